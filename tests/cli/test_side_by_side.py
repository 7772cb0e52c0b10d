"""Several editions at once: in order, each for itself, and all ended when the user stops."""

import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from stand.cli.main import main
from tests.cli.conftest import write_small

Capture = pytest.CaptureFixture[str]
YEARS = ("2028", "2029", "2030", "2031")


@pytest.fixture
def four(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A root with four small editions; the first has the most pages."""
    on_cores(2, monkeypatch)
    return write_four(tmp_path)


@pytest.fixture(scope="module")
def made_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same, with all that a build makes of it."""
    root = write_four(tmp_path_factory.mktemp("made"))
    assert main(["build", "--root", str(root)]) == 0
    return root


def write_four(root: Path) -> Path:
    write_small(root)
    for year in YEARS:
        if year != "2030":
            shutil.copytree(root / "content/2030", root / "content" / year)
    chapter = root / "content/2028/voorwoord.yaml"
    text = "\n\n".join(
        f"      Alinea nummer een van de tekst. {'Woorden. ' * 60}" for _ in range(60)
    )
    chapter.write_text(f"{chapter.read_text()}body:\n  - text: |\n{text}\n")
    return root


def on_cores(count: int, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("side_by_side.cores", "build.cores", "build.cores_to_fork_on"):
        monkeypatch.setattr(f"stand.cli.{name}", lambda: count)


def files(root: Path) -> dict[str, bytes]:
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in root.rglob("*")
        if path.is_file()
    }


def test_it_says_and_makes_the_same_as_one_after_another(
    four: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert main(["build", "--root", str(four)]) == 0
    at_once = capsys.readouterr()
    made = files(four / "output")
    assert [line.split(":")[0].split("/")[-1] for line in at_once.out.splitlines()] == [
        f"stand-{year}.pdf" for year in YEARS
    ]
    shutil.rmtree(four / "output")
    shutil.rmtree(four / ".cache")
    on_cores(1, monkeypatch)
    assert main(["build", "--root", str(four)]) == 0
    assert capsys.readouterr() == at_once
    assert files(four / "output") == made


def test_an_edition_that_fails_does_not_stop_the_others(four: Path, capsys: Capture) -> None:
    (four / "content/2029/edition.yaml").write_text("title: [\n")
    (four / "output/stand-2030.pdf").mkdir(parents=True)  # a folder where the file should be
    assert main(["build", "--root", str(four)]) == 2
    out, err = capsys.readouterr()
    assert "yaml-syntax" in out
    assert "2029: geen PDF gemaakt" in err
    assert "stand-2030.pdf kan niet worden geschreven" in err
    assert "Traceback" not in err
    assert (four / "output/stand-2028.pdf").is_file()
    assert (four / "output/stand-2031.pdf").is_file()


@pytest.mark.parametrize("years", [(), ("2028",)])
@pytest.mark.parametrize("sent", [signal.SIGINT, signal.SIGKILL])
def test_what_stood_stands_when_it_is_stopped(
    made_once: Path, tmp_path: Path, sent: signal.Signals, years: tuple[str, ...]
) -> None:
    four = shutil.copytree(made_once, tmp_path / "four")
    before = files(four / "output")
    for year in YEARS:
        path = four / f"content/{year}/voorwoord.yaml"
        path.write_text(path.read_text().replace("Een zin.", "Een andere zin."))
    command = [sys.executable, "-m", "stand.cli.main", "build", "--root", str(four), *years]
    pid, terminal = os.forkpty()
    if pid == 0:
        os.execv(command[0], command)  # noqa: S606 - the test's own command
    shown = b""
    while b"stap 1 van" not in shown:
        shown += os.read(terminal, 4096)
    if sent is signal.SIGINT:
        os.write(terminal, b"\x03")
    else:
        os.kill(pid, sent)
    try:
        while piece := os.read(terminal, 4096):
            shown += piece
    except OSError:  # all that had the terminal have ended
        pass
    os.close(terminal)
    status = os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
    assert b"Traceback" not in shown
    if sent is signal.SIGINT:
        assert status == 130
        assert b"Afgebroken" in shown
    after = files(four / "output")
    assert after.keys() == before.keys()
    assert any(after[name] == before[name] for name in before if name.endswith(".pdf"))
    for name in before:
        if name.endswith(".pdf"):
            assert after[name].startswith(b"%PDF")
            assert b"%%EOF" in after[name][-20:]
    subprocess.run(command, check=True, capture_output=True)
    assert files(four / "output") != before
