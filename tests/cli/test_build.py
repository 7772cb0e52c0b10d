"""``stand build``: what it makes, what it refuses, what it leaves alone."""

import csv
import hashlib
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from stand.cli.main import main

Capture = pytest.CaptureFixture[str]


def test_all_years_are_built_when_none_is_named(root: Path, capsys: Capture) -> None:
    assert main(["build", "--final", "--root", str(root)]) == 0
    lines = [line for line in capsys.readouterr().out.splitlines() if " warning " not in line]
    assert [line.split(":")[0].split("/")[-1] for line in lines] == [
        "stand-2023.pdf",
        "stand-2025.pdf",
    ]
    assert all("bladzijden" in line and "kB" in line for line in lines)
    assert sorted(path.name for path in (root / "output").iterdir()) == [
        "stand-2023-data",
        "stand-2023-toegankelijkheid.html",
        "stand-2023.pdf",
        "stand-2025-data",
        "stand-2025-toegankelijkheid.html",
        "stand-2025.pdf",
    ]


FIGURE = "kind: bars\ntitle: %s\nitems:\n  - {label: Een, value: 12830}\n  - {label: Twee}\n"


@pytest.fixture
def figures(small: Path) -> Path:
    """The small root with two figures in its foreword."""
    folder = small / "figures" / "2030"
    folder.mkdir(parents=True)
    for name in ("eerste", "tweede"):
        (folder / f"{name}.yaml").write_text(FIGURE % name.capitalize())
    path = small / "content" / "2030" / "voorwoord.yaml"
    path.write_text(path.read_text() + "body:\n  - figure: eerste\n  - figure: tweede\n")
    return small


def without_second(root: Path) -> None:
    path = root / "content" / "2030" / "voorwoord.yaml"
    path.write_text(path.read_text().replace("  - figure: tweede\n", ""))


def test_each_figure_has_its_data_beside_the_pdf(figures: Path) -> None:
    assert main(["build", "--root", str(figures)]) in (0, 1)
    folder = figures / "output" / "stand-2030-data"
    package = json.loads((folder / "datapackage.json").read_text("utf-8"))
    resources = {resource["name"]: resource for resource in package["resources"]}
    assert list(resources) == ["figuur-eerste", "figuur-tweede"]
    assert {path.name for path in folder.iterdir()} == {
        "datapackage.json",
        *(resource["path"] for resource in resources.values()),
    }
    first = resources["figuur-eerste"]
    assert first["title"] == "Figuur 1: Eerste"
    with (folder / first["path"]).open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert list(rows[0]) == [field["name"] for field in first["schema"]["fields"]]
    assert all(field["description"] for field in first["schema"]["fields"])
    found = [(row["onderdeel"], row["waarde"], row["zoals_getoond"]) for row in rows]
    assert found == [("Een", "12830", "12.830"), ("Twee", "", "niet bekend")]


def test_data_of_a_figure_that_is_gone_goes_and_other_files_stay(figures: Path) -> None:
    assert main(["build", "--root", str(figures)]) in (0, 1)
    folder = figures / "output" / "stand-2030-data"
    (folder / "toelichting.txt").write_text("van de gebruiker")
    (folder / "eigen.csv").write_text("van de gebruiker")
    without_second(figures)
    assert main(["build", "--root", str(figures)]) in (0, 1)
    assert {path.name for path in folder.iterdir()} == {
        "datapackage.json",
        "figuur-eerste.csv",
        "toelichting.txt",
        "eigen.csv",
    }


def test_data_stands_as_it_was_when_no_pdf_comes_out(figures: Path) -> None:
    assert main(["build", "--root", str(figures)]) in (0, 1)
    folder = figures / "output" / "stand-2030-data"
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    without_second(figures)
    (figures / "content" / "2030" / "edition.yaml").write_text("title: [\n")
    assert main(["build", "--root", str(figures)]) == 1
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before


def test_a_folder_that_is_called_like_data_stays(figures: Path) -> None:
    odd = figures / "output" / "stand-2030-data" / "figuur-oud.csv"
    odd.mkdir(parents=True)
    assert main(["build", "--root", str(figures)]) == 0
    assert odd.is_dir()


def test_output_goes_where_it_is_asked_to(small: Path, tmp_path: Path) -> None:
    assert main(["build", "--root", str(small), "--output", str(tmp_path / "a" / "b")]) == 0
    assert (tmp_path / "a" / "b" / "stand-2030.pdf").read_bytes().startswith(b"%PDF")
    assert not (small / "output").exists()


def test_a_draft_is_called_a_draft(small: Path, capsys: Capture) -> None:
    path = small / "content" / "2030" / "voorwoord.yaml"
    path.write_text(path.read_text().replace("status: final", "status: draft"))
    assert main(["build", "--root", str(small)]) == 0
    assert "(concept)" in capsys.readouterr().out


def test_final_refuses_what_is_not_approved(small: Path, capsys: Capture) -> None:
    path = small / "content" / "2030" / "voorwoord.yaml"
    path.write_text(path.read_text().replace("status: final", "status: draft"))
    assert main(["build", "--final", "--root", str(small)]) == 1
    out, err = capsys.readouterr()
    assert "not-final" in out
    assert "geen PDF gemaakt" in err
    assert not (small / "output" / "stand-2030.pdf").exists()


def test_with_an_error_a_draft_comes_out_and_the_status_says_so(
    small: Path, capsys: Capture
) -> None:
    path = small / "content" / "2030" / "voorwoord.yaml"
    path.write_text(path.read_text() + "body:\n  - text: een <b>fout</b>\n")
    assert main(["build", "--root", str(small)]) == 1
    out = capsys.readouterr().out
    assert "raw-html" in out
    assert "(concept)" in out


def test_without_a_readable_edition_the_old_file_stands(small: Path, capsys: Capture) -> None:
    assert main(["build", "--root", str(small)]) == 0
    before = (small / "output" / "stand-2030.pdf").read_bytes()
    (small / "content" / "2030" / "edition.yaml").write_text("title: [\n")
    assert main(["build", "--root", str(small)]) == 1
    assert "yaml-syntax" in capsys.readouterr().out
    assert (small / "output" / "stand-2030.pdf").read_bytes() == before


def test_one_broken_year_does_not_stop_the_other(root: Path, capsys: Capture) -> None:
    (root / "content" / "2023" / "edition.yaml").write_text("title: [\n")
    assert main(["build", "--root", str(root)]) == 1
    assert not (root / "output" / "stand-2023.pdf").exists()
    assert (root / "output" / "stand-2025.pdf").exists()
    assert "2023: geen PDF gemaakt" in capsys.readouterr().err


def test_a_folder_that_cannot_be_written_is_told(small: Path, capsys: Capture) -> None:
    (small / "output").write_text("a file where the folder should be")
    assert main(["build", "--root", str(small)]) == 2
    err = capsys.readouterr().err
    assert "kan niet worden geschreven" in err
    assert "Traceback" not in err


def test_a_full_disk_leaves_the_old_file(tmp_path: Path) -> None:
    target = tmp_path / "stand-2030.pdf"
    target.write_bytes(b"the old file")
    script = (
        "import sys; from pathlib import Path; from stand.content.atomic import write_atomic\n"
        "write_atomic(Path(sys.argv[1]), bytes(100_000))"
    )
    limit = "ulimit -f 8; trap '' XFSZ; exec \"$@\""
    command = ["bash", "-c", limit, "bash", sys.executable, "-c", script, str(target)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert "CannotWrite" in done.stderr
    assert "kan niet worden geschreven" in done.stderr
    assert target.read_bytes() == b"the old file"
    assert [path.name for path in tmp_path.iterdir()] == [target.name]


def test_a_character_without_a_font_is_named_where_it_stands(small: Path, capsys: Capture) -> None:
    chapter = small / "content/2030/voorwoord.yaml"
    chapter.write_text(chapter.read_text() + "body:\n  - text: |\n      Een\n      teken 😀.\n")
    assert main(["build", "--root", str(small)]) == 1
    assert "voorwoord.yaml:8:13 error letter-missing" in capsys.readouterr().out


def test_a_final_edition_with_a_fault_in_its_pages_is_not_written(small: Path) -> None:
    chapter = small / "content/2030/voorwoord.yaml"
    chapter.write_text(chapter.read_text().replace("Een zin.", "Een zin 😀."))
    assert main(["build", "--final", "--root", str(small)]) == 1
    assert not (small / "output").exists()


def test_the_statement_is_about_the_file_beside_it(small: Path) -> None:
    assert main(["build", "--root", str(small)]) == 0
    digest = hashlib.sha256((small / "output/stand-2030.pdf").read_bytes()).hexdigest()
    assert digest in (small / "output/stand-2030-toegankelijkheid.html").read_text("utf-8")


def test_the_build_can_be_audited_against_its_content(small: Path, capsys: Capture) -> None:
    assert main(["build", "--root", str(small)]) == 0
    built = str(small / "output/stand-2030.pdf")
    assert main(["audit", built]) == 0
    chapter = small / "content/2030/voorwoord.yaml"
    chapter.write_text(chapter.read_text().replace("Een zin.", "Een andere zin."))
    capsys.readouterr()
    assert main(["audit", built]) == 1
    assert "pdf-text" in capsys.readouterr().out


def test_a_terminal_shows_progress_and_a_pipe_does_not(small: Path) -> None:
    quiet = subprocess.run(
        [sys.executable, "-m", "stand.cli.main", "build", "--root", str(small)],
        capture_output=True,
        text=True,
        check=True,
    )
    assert quiet.stderr == ""
    shutil.rmtree(small / ".cache")
    assert _on_a_terminal([sys.executable, "-m", "stand.cli.main", "build", "--root", str(small)])


def _on_a_terminal(command: list[str]) -> bool:
    """Run a command on a pseudo-terminal and tell whether it showed its progress."""
    pid, terminal = os.forkpty()
    if pid == 0:
        os.execv(command[0], command)  # noqa: S606 - the test's own command
    shown = b""
    while True:
        try:
            piece = os.read(terminal, 4096)
        except OSError:
            break
        if not piece:
            break
        shown += piece
    os.close(terminal)
    os.waitpid(pid, 0)
    return b"2030: stap 1 van 10" in shown and b"2030: stap 10 van 10" in shown
