"""``stand edit`` where there is no terminal, or nothing to edit."""

import subprocess
import sys
from pathlib import Path

from tests.conftest import EditionBuilder

_STAND = (sys.executable, "-m", "stand.cli.main")


def _run(*arguments: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [*_STAND, "edit", *arguments],
        check=False,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
    )


def test_without_a_terminal_it_says_so(edition: EditionBuilder) -> None:
    done = _run("--root", str(edition.root))
    assert done.returncode == 2
    assert "terminal" in done.stderr
    assert not done.stdout


def test_an_edition_that_is_not_there(edition: EditionBuilder) -> None:
    done = _run("1999", "--root", str(edition.root))
    assert done.returncode == 2
    assert "Jaargang 1999 is er niet. Wel aanwezig: 2030." in done.stderr


def test_a_folder_without_content(tmp_path: Path) -> None:
    done = _run("--root", str(tmp_path))
    assert done.returncode == 2
    assert "content/" in done.stderr
