"""What a user would lose, or see go wrong, when the world around the editor breaks."""

import os
import signal
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import yaml

from tests.made.editions import draft
from tests.tui.terminal import STAND, Terminal

CHAPTER = "content/2030/voorwoord.yaml"
ODD = "[/x] [bold]$vet \\[b] 👨‍👩‍👧 日本"
Start = Callable[..., Terminal]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    folder = tmp_path / "publicatie"
    folder.mkdir()
    return draft(folder).root


@pytest.fixture
def start(root: Path, tmp_path: Path) -> Iterator[Start]:
    """Start the editor with the cursor in the title of the foreword."""
    started: list[Terminal] = []

    def open_title(title: str = "Voorwoord", **environment: str) -> Terminal:
        own = {"XDG_STATE_HOME": str(tmp_path / "thuis"), "HOME": str(tmp_path)}
        terminal = Terminal([*STAND, "--root", str(root), "edit"], environment=own | environment)
        started.append(terminal)
        terminal.wait_for(title)
        terminal.press("down", "down", "enter")
        terminal.wait_for("Ctrl+B Vet")
        return terminal

    yield open_title
    for terminal in started:
        with terminal:
            assert "Traceback" not in terminal.raw


def title_of(root: Path) -> str:
    return str(yaml.safe_load((root / CHAPTER).read_text())["title"])


def save_and_close(editor: Terminal) -> None:
    editor.press("ctrl+s")
    editor.wait_for("alles opgeslagen")
    editor.press("ctrl+q")
    assert editor.wait_for_end() == 0


def test_content_that_goes_away_costs_nothing(start: Start, root: Path) -> None:
    editor = start()
    editor.type("Een ")
    editor.wait_for("1 niet opgeslagen")
    (root / "content").rename(root / "elders")
    editor.wait_for("Jaargang", gone=True)
    editor.type("mooi ")
    editor.wait_for("Een mooi Voorwoord")
    save_and_close(editor)
    assert title_of(root) == "Een mooi Voorwoord"


def test_typing_goes_on_while_the_render_process_hangs_and_dies(start: Start, root: Path) -> None:
    editor = start()
    editor.wait_for("gecontroleerd")
    for number, blow in enumerate((signal.SIGSTOP, signal.SIGKILL)):
        os.kill(render_process(editor), blow)
        editor.type(f"{number} klap ")
        editor.wait_for(f"{number} klap Voorwoord")
    editor.wait_for("gecontroleerd")
    save_and_close(editor)
    assert title_of(root) == "0 klap 1 klap Voorwoord"


def render_process(editor: Terminal) -> int:
    number = editor.process.pid
    children = Path(f"/proc/{number}/task/{number}/children").read_text().split()
    commands = {int(one): Path(f"/proc/{one}/cmdline").read_bytes() for one in children}
    return next(one for one, command in commands.items() if b"preview" in command)


def test_titles_are_no_markup_anywhere(start: Start, root: Path) -> None:
    data = yaml.safe_load((root / CHAPTER).read_text()) | {"title": ODD}
    (root / CHAPTER).write_text(yaml.safe_dump(data, allow_unicode=True))
    editor = start("[/x]")
    editor.wait_until(lambda: editor.text.count("[/x] [bold]$vet \\[b]") > 2, "de titel, overal")
    editor.press("ctrl+p")
    editor.type("vet")
    editor.wait_for("🔎 vet")
    editor.press("escape")
    editor.wait_for("Ctrl+B Vet")
    save_and_close(editor)
    assert title_of(root) == ODD


_ESCAPE = "\x1b[27u"
"""Esc as newer terminals send it: two of them in a row are two keys, and nothing else."""


def test_any_size_at_any_time_is_survived(start: Start, root: Path) -> None:
    editor = start()
    for key in ("f1", "ctrl+p", "f9", "ctrl+f"):
        editor.press(key)
        for size in ((20, 5), (1, 1), (300, 100), (80, 24)):
            editor.resize(*size)
        editor.type(_ESCAPE * 2)
    editor.resize(120, 36)
    editor.wait_for("Ctrl+B Vet")
    editor.click(*editor.find("Voorwoord "))
    save_and_close(editor)
    assert title_of(root) == "Voorwoord"


def test_a_terminal_without_utf_8_gets_a_screen_that_stands_straight(start: Start) -> None:
    editor = start(LC_ALL="POSIX", PYTHONUTF8="0", PYTHONCOERCECLOCALE="0")
    assert "\\u" not in editor.text
    assert "\\x" not in editor.text
