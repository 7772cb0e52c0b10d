"""``stand check``, ``years``, ``schema`` and the words of the command line."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from stand.cli.main import main

Capture = pytest.CaptureFixture[str]


def test_content_without_faults_is_fine(root: Path, capsys: Capture) -> None:
    assert main(["check", "--final", "--root", str(root)]) == 0
    out, err = capsys.readouterr()
    assert out == ""
    assert err == "Geen problemen gevonden.\n"


def test_a_fault_is_one_line_with_its_place(small: Path, capsys: Capture) -> None:
    (small / "content" / "2030" / "voorwoord.yaml").write_text("kind: foreword\ntitel: Voorwoord\n")
    assert main(["check", "--root", str(small)]) == 1
    out, err = capsys.readouterr()
    assert "content/2030/voorwoord.yaml:2:1 error unknown-key ‘titel’ is hier niet bekend. " in out
    assert "Bedoelt u ‘title’?" in out
    assert err == "2 fouten.\n"


def test_json_holds_exactly_the_agreed_keys(small: Path, capsys: Capture) -> None:
    (small / "content" / "2030" / "voorwoord.yaml").write_text("kind: foreword\n")
    assert main(["check", "--format", "json", "--root", str(small)]) == 1
    out, err = capsys.readouterr()
    (problem,) = json.loads(out)
    assert list(problem) == ["path", "line", "column", "severity", "code", "message", "hint"]
    assert problem["severity"] == "error"
    assert err == ""


def test_json_of_nothing_is_an_empty_list(root: Path, capsys: Capture) -> None:
    assert main(["check", "--format", "json", "--root", str(root)]) == 0
    assert json.loads(capsys.readouterr().out) == []


def test_annotations_survive_signs_that_mean_something_to_github(
    small: Path, capsys: Capture
) -> None:
    (small / "content" / "2030" / "voorwoord.yaml").write_text(
        "kind: foreword\ntitle: V\nlead: '50% <b>x</b>'\n"
    )
    assert main(["check", "--format", "github", "--root", str(small)]) == 1
    lines = capsys.readouterr().out.splitlines()
    place = "file=content/2030/voorwoord.yaml,line=3"
    assert any(line.startswith(f"::error {place},col=12,title=raw-html::") for line in lines)
    assert any(f"::warning {place},col=8,title=literal-number::‘50%25’" in line for line in lines)
    assert all("\r" not in line for line in lines)


def test_a_warning_alone_is_no_failure(small: Path, capsys: Capture) -> None:
    (small / "content" / "2030" / "los.yaml").write_text("kind: text\ntitle: Los\n")
    assert main(["check", "--root", str(small)]) == 0
    assert "warning unlisted-chapter" in capsys.readouterr().out


def test_final_asks_for_approval(small: Path, capsys: Capture) -> None:
    path = small / "content" / "2030" / "voorwoord.yaml"
    path.write_text(path.read_text().replace("status: final", "status: review"))
    assert main(["check", "--root", str(small)]) == 0
    assert main(["check", "--final", "--root", str(small)]) == 1
    assert "content/2030/voorwoord.yaml:3:9 error not-final" in capsys.readouterr().out


def test_a_fault_in_a_shared_file_is_named_once(root: Path, capsys: Capture) -> None:
    path = root / "content" / "organisation.yaml"
    path.write_text(path.read_text().replace('"#154273"', '"#ffff00"'))
    assert main(["check", "--format", "json", "--root", str(root)]) == 1
    assert [p["code"] for p in json.loads(capsys.readouterr().out)] == ["low-contrast"]


def test_years_are_named(root: Path, capsys: Capture) -> None:
    assert main(["years", "--root", str(root)]) == 0
    assert capsys.readouterr().out == "2023\n2025\n"
    assert main(["years", "--format", "json", "--root", str(root)]) == 0
    assert json.loads(capsys.readouterr().out) == ["2023", "2025"]


def test_schema_is_written_beside_the_content(small: Path, capsys: Capture) -> None:
    assert main(["schema", "--root", str(small)]) == 0
    for line in capsys.readouterr().out.splitlines():
        schema = json.loads((small / line).read_text("utf-8"))
        assert schema["$schema"].endswith("2020-12/schema")
    assert (small / "content" / ".schema" / "chapter.json").is_file()


def test_the_root_is_found_upwards(
    small: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    monkeypatch.chdir(small / "content" / "2030")
    assert main(["years"]) == 0
    assert capsys.readouterr().out == "2030\n"


def test_root_may_stand_before_the_command(small: Path, capsys: Capture) -> None:
    assert main(["--root", str(small), "years"]) == 0
    assert capsys.readouterr().out == "2030\n"


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["check", "1999"], "Jaargang 1999 is er niet. Wel aanwezig: 2030."),
        (["build", "1999"], "Jaargang 1999 is er niet. Wel aanwezig: 2030."),
    ],
)
def test_a_year_that_is_not_there(
    small: Path, capsys: Capture, arguments: list[str], words: str
) -> None:
    assert main([*arguments, "--root", str(small)]) == 2
    assert words in capsys.readouterr().err


def test_a_place_without_content(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["check"]) == 2
    assert "content/organisation.yaml" in capsys.readouterr().err
    assert main(["check", "--root", str(tmp_path / "weg")]) == 2
    assert "heeft geen map content/" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["bouw"], "kan niet bij"),
        (["check", "--formaat", "json"], "Dit is hier niet bekend: --formaat"),
        (["check", "--format", "xml"], "kies uit"),
        (["build", "--output"], "Bij --output hoort nog een waarde."),
    ],
)
def test_wrong_use_is_explained_in_dutch(capsys: Capture, arguments: list[str], words: str) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(arguments)
    assert stopped.value.code == 2
    err = capsys.readouterr().err
    assert words in err
    assert "--help" in err


@pytest.mark.parametrize("command", [[], ["build"], ["check"], ["years"], ["schema"]])
def test_help_is_dutch(capsys: Capture, command: list[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        main([*command, "--help"])
    assert stopped.value.code == 0
    out = capsys.readouterr().out
    assert out.startswith("Gebruik: stand")
    assert "--root MAP" in out
    assert not any(word in out for word in ("usage", "options:", "positional", "show this help"))


def test_the_version_is_told(capsys: Capture) -> None:
    with pytest.raises(SystemExit):
        main(["--version"])
    assert capsys.readouterr().out.startswith("stand ")


@given(data=st.binary(max_size=200))
@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_no_bytes_in_a_chapter_make_it_crash(small: Path, data: bytes) -> None:
    (small / "content" / "2030" / "voorwoord.yaml").write_bytes(data)
    assert main(["check", "--root", str(small)]) in (0, 1)


@given(data=st.data())
@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_no_cut_in_a_real_chapter_makes_it_crash(root: Path, data: st.DataObject) -> None:
    path = root / "content" / "2025" / "themas" / "1-druk-in-de-keten.yaml"
    whole = path.read_bytes()
    start = data.draw(st.integers(0, len(whole)))
    end = data.draw(st.integers(start, min(len(whole), start + 300)))
    path.write_bytes(whole[:start] + whole[end:])
    try:
        assert main(["check", "2025", "--root", str(root)]) in (0, 1)
    finally:
        path.write_bytes(whole)


def test_output_that_nobody_reads_is_no_error(root: Path) -> None:
    command = (
        f"{sys.executable} -m stand.cli.main years --root '{root}' | true; echo ${{PIPESTATUS[0]}}"
    )
    done = subprocess.run(["bash", "-c", command], capture_output=True, text=True, check=True)
    assert "Traceback" not in done.stderr
