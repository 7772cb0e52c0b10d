import os
from pathlib import Path

import pytest

from stand.tui.viewer import open_file


@pytest.fixture(autouse=True)
def _patient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Wait for what a program does, also on a machine that is busy."""
    monkeypatch.setattr("stand.tui.viewer._WAIT", 30.0)


@pytest.fixture
def pdf(tmp_path: Path) -> Path:
    path = tmp_path / "een map" / "stand 2030.pdf"
    path.parent.mkdir()
    path.write_bytes(b"%PDF")
    return path


def program(folder: Path, name: str, *lines: str) -> None:
    folder.mkdir(exist_ok=True)
    path = folder / name
    path.write_text("\n".join(["#!/bin/sh", *lines, ""]))
    path.chmod(0o755)


def place(folder: Path, **more: str) -> dict[str, str]:
    return {"PATH": str(folder), **more}


def test_the_viewer_of_the_system_gets_the_file(
    tmp_path: Path, pdf: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "bin"
    program(folder, "xdg-open", f'echo "$#:$1" > "{tmp_path}/gezien"', "echo niet op het scherm")
    assert open_file(pdf, place(folder, DISPLAY=":0")) is None
    assert (tmp_path / "gezien").read_text() == f"1:{pdf}\n"
    assert capfd.readouterr() == ("", "")


def test_a_viewer_that_stays_open_is_not_waited_for(
    tmp_path: Path, pdf: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("stand.tui.viewer._WAIT", 0.3)
    folder, pipe = tmp_path / "bin", tmp_path / "pijp"
    os.mkfifo(pipe)
    program(folder, "xdg-open", f'read word < "{pipe}"')
    assert open_file(pdf, place(folder, DISPLAY=":0")) is None
    pipe.write_text("klaar\n")
    assert open_file(pdf, place(folder, BROWSER="true")) is not None


def test_the_next_one_is_tried_when_a_viewer_cannot(tmp_path: Path, pdf: Path) -> None:
    folder = tmp_path / "bin"
    program(folder, "xdg-open", "exit 3")
    program(folder, "lezer", f'echo "$1 $2" > "{tmp_path}/gezien"')
    browser = f"ontbreekt{os.pathsep}lezer --nieuw"
    assert open_file(pdf, place(folder, DISPLAY=":0", BROWSER=browser)) is None
    assert (tmp_path / "gezien").read_text() == f"--nieuw {pdf}\n"


def test_without_a_viewer_the_path_is_told(tmp_path: Path, pdf: Path) -> None:
    folder = tmp_path / "bin"
    program(folder, "xdg-open", f'echo x > "{tmp_path}/gezien"')
    said = open_file(pdf, place(folder))
    assert said == f"Er is geen programma gevonden om dit te tonen. Open zelf: {pdf}"
    assert not (tmp_path / "gezien").exists()


def test_a_file_that_is_not_there_is_not_opened(tmp_path: Path) -> None:
    missing = tmp_path / "weg.pdf"
    assert open_file(missing, {}) == f"Dit bestand is er niet: {missing}"
