import asyncio
import os
import subprocess
from pathlib import Path
from typing import Any

import pytest
from textual.app import App
from textual.widgets import OptionList, Static

from stand.editing.session import Session
from stand.tui.dialogs.changes import ChangesDialog
from tests.made.editions import draft

CHAPTER = "content/2030/voorwoord.yaml"
TEXT = ("body", 0, "text")


def git(root: Path, *words: str) -> None:
    identity = ["-c", "user.name=Iemand", "-c", "user.email=iemand@voorbeeld.example"]
    environment = {"PATH": os.environ["PATH"], "HOME": str(root)}
    subprocess.run(
        ["git", *identity, *words], cwd=root, env=environment, check=True, capture_output=True
    )


@pytest.fixture
def session(tmp_path: Path) -> Any:
    session = Session(draft(tmp_path), "2030")
    yield session
    session.close()


def shown(session: Session, *keys: str) -> tuple[str, list[str], Any]:
    """Return what the dialog says, what it lists, and what it gives after these keys."""
    return asyncio.run(_shown(session, keys))


async def _shown(session: Session, keys: tuple[str, ...]) -> tuple[str, list[str], Any]:
    given: list[Any] = []
    app: App[None] = App()
    async with app.run_test(size=(100, 40)) as pilot:
        dialog = ChangesDialog(session, CHAPTER)
        app.push_screen(dialog, given.append)
        await pilot.pause()
        await app.workers.wait_for_complete()
        await pilot.pause()
        note = str(dialog.query_one(".dialog-note", Static).visual)
        listed = dialog.query_one(OptionList)
        options = [str(listed.get_option_at_index(at).prompt) for at in range(listed.option_count)]
        await pilot.press(*keys)
        await pilot.pause()
    return note, options, given


def test_it_shows_the_words_and_goes_to_the_field(session: Session) -> None:
    root = session.workspace.root
    git(root, "init")
    git(root, "add", ".")
    git(root, "commit", "-m", "Eerste versie")
    text = str(session.value(CHAPTER, TEXT))
    first = text.split(maxsplit=1)[0]
    session.set_value(CHAPTER, ("title",), "Een [bold]woord[/bold] vooraf")
    session.set_value(CHAPTER, TEXT, text.replace(first, "Toch", 1))
    note, options, given = shown(session, "down", "enter")
    assert "‘Eerste versie’. Sindsdien: +4 −2 woorden." in note
    assert options[0].startswith("Titel\n")
    assert "−Voorwoord+Een [bold]woord[/bold] vooraf" in options[0]
    assert f"−{first}+Toch" in options[1]
    assert len(options[1]) < len(text)
    assert given == [TEXT]


def test_blocks_that_came_and_went_are_named_by_their_kind(session: Session) -> None:
    root = session.workspace.root
    session.insert_item(
        CHAPTER, ("body",), 0, {"practice": {"title": "Kop", "text": "Oud\nverhaal."}}
    )
    session.save()
    git(root, "init")
    git(root, "add", ".")
    git(root, "commit", "-m", "Eerste versie")
    session.remove(CHAPTER, ("body", 0))
    session.insert_item(CHAPTER, ("body",), 1, {"facts": {"text": "Nieuws."}})
    _, options, given = shown(session, "down", "enter")
    assert "+Nieuws." in options[0]
    assert options[1].startswith("Praktijk (weggehaald)\n−Kop\nOud verhaal.")
    assert given == [("body",)]


def test_it_says_that_nothing_changed(session: Session) -> None:
    root = session.workspace.root
    git(root, "init")
    git(root, "add", ".")
    git(root, "commit", "-m", "Eerste versie")
    note, options, given = shown(session, "escape")
    assert "Sindsdien is hier niets veranderd." in note
    assert options == []
    assert given == [None]


def test_it_says_so_without_git(
    session: Session, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    note, options, _ = shown(session, "escape")
    assert note == "Git is niet geïnstalleerd."
    assert options == []
