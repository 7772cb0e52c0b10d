"""The real program in a terminal: what a user does, from the first key to the last."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from tests.made.editions import draft
from tests.tui.terminal import STAND, Terminal

CHAPTER = "content/2030/voorwoord.yaml"
SENTENCE = "Deze zin typte iemand zonder haast."


@pytest.fixture
def root(tmp_path: Path) -> Path:
    folder = tmp_path / "publicatie"
    folder.mkdir()
    return draft(folder).root


@pytest.fixture
def editor(root: Path, tmp_path: Path) -> Iterator[Terminal]:
    environment = {"XDG_STATE_HOME": str(tmp_path / "thuis"), "HOME": str(tmp_path)}
    command = [*STAND, "--root", str(root), "edit"]
    with Terminal(command, columns=160, rows=45, environment=environment) as terminal:
        yield terminal


def text_of(root: Path) -> str:
    data = yaml.safe_load((root / CHAPTER).read_text())
    return str(data["body"][0]["text"])


def go_to_start_of_text(editor: Terminal, root: Path) -> None:
    """Open the foreword and put the cursor before its first word."""
    editor.wait_for("Voorwoord")
    editor.press("down", "down", "enter")
    start = " ".join(text_of(root).split()[:3])
    editor.wait_until(lambda: editor.text.count(start) == 2, "de tekst en het voorbeeld ervan")
    editor.click(*editor.find(start))
    editor.wait_for("Nieuw blok")


def test_a_sentence_comes_from_the_keys_to_the_file(editor: Terminal, root: Path) -> None:
    before = text_of(root)
    go_to_start_of_text(editor, root)
    editor.type(f"{SENTENCE} ")
    editor.wait_until(lambda: editor.text.count("zonder haast.") == 2, "de zin, twee keer")
    editor.wait_for("1 niet opgeslagen")
    editor.press("ctrl+s")
    editor.wait_for("alles opgeslagen")
    editor.press("ctrl+q")
    assert editor.wait_for_end() == 0
    assert text_of(root).split() == [*SENTENCE.split(), *before.split()]


def test_the_real_page_is_shown_as_far_as_the_terminal_can(editor: Terminal, root: Path) -> None:
    go_to_start_of_text(editor, root)
    editor.press("f6")
    editor.wait_for("Tekst of bladzijde")
    editor.press("w")
    editor.wait_for("bladzijde 3 (1 van 1)")
    editor.wait_for("▀▀▀")


def test_the_terminal_is_left_as_it_was(editor: Terminal) -> None:
    editor.wait_for("Voorwoord")
    editor.press("ctrl+q")
    assert editor.wait_for_end() == 0
    after = editor.raw.rpartition("\x1b[?1049l")
    assert after[1]
    assert "\x1b[?25h" in after[0] + after[2]
    assert "Traceback" not in editor.raw


def test_a_power_cut_leaves_no_process_and_loses_no_sentence(
    root: Path, tmp_path: Path, editor: Terminal
) -> None:
    go_to_start_of_text(editor, root)
    editor.wait_for("gecontroleerd")
    editor.type(f"{SENTENCE} ")
    kept = root / ".stand"
    editor.wait_until(
        lambda: any(b"haast." in file.read_bytes() for file in kept.rglob("*.json")),
        "what keeps unsaved work",
    )
    family = editor.family
    assert len(family) > 1
    editor.kill()
    assert not any(is_alive(process) for process in family)
    assert SENTENCE not in text_of(root)
    environment = {"XDG_STATE_HOME": str(tmp_path / "thuis"), "HOME": str(tmp_path)}
    command = [*STAND, "--root", str(root), "edit"]
    with Terminal(command, columns=160, rows=45, environment=environment) as again:
        again.wait_for("Er is werk dat niet is opgeslagen")
        again.press("enter")
        again.wait_for("1 niet opgeslagen")
        again.press("ctrl+s")
        again.wait_for("alles opgeslagen")
    assert text_of(root).startswith(SENTENCE)


def is_alive(process: int) -> bool:
    """Tell whether a process runs; one that nobody has buried yet does not."""
    try:
        state = Path(f"/proc/{process}/stat").read_text()
    except OSError:
        return False
    return state.rpartition(")")[2].split()[0] != "Z"
