import asyncio
import io
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from PIL import Image
from textual.app import App, ComposeResult
from textual.pilot import Pilot
from textual.widgets import Static

from stand.editing.session import Session
from stand.preview.facts import Facts
from stand.preview.messages import Card, Failed, Fetched, Page, Pages
from stand.tui import viewer
from stand.tui.graphics import Graphics
from stand.tui.messages import Chosen
from stand.tui.panes import preview_pane
from stand.tui.panes.preview_pane import PreviewPane
from tests.made.writing import Made

CHAPTER = "content/2030/thema.yaml"
FIGURE = "figures/2030/ring.yaml"
STYLES = Path(viewer.__file__).parent / "styles" / "preview.tcss"


@dataclass
class Asked:
    """Stands in for the render process: remembers what it was asked."""

    looks: list[tuple[str, object, int | None]] = field(default_factory=list)
    fetches: list[tuple[str, int | None]] = field(default_factory=list)
    width: int = 0

    def look(
        self, path: str, place: object = (), words: str = "", *, width: int, page: int | None
    ) -> None:
        self.looks.append((path, place, page))
        self.width = width

    def fetch(self, path: str, page: int | None = None) -> None:
        self.fetches.append((path, page))


class Window(App[None]):
    """The preview by itself."""

    CSS_PATH = STYLES

    def __init__(self, session: Session, asked: Asked | None) -> None:
        super().__init__()
        self.session = session
        self.asked = asked
        self.pane = PreviewPane(session, Graphics.SIGNS, asked)
        self.chosen: list[tuple[str, tuple[str | int, ...]]] = []

    def compose(self) -> ComposeResult:
        yield self.pane

    def on_chosen(self, message: Chosen) -> None:
        self.chosen.append((message.path, message.place))

    @property
    def picture(self) -> str:
        strips = self.screen._compositor.render_strips()
        return "\n".join("".join(segment.text for segment in strip).rstrip() for strip in strips)

    @property
    def marked(self) -> list[str]:
        """The lines with the mark of the cursor."""
        lines = self.picture.splitlines()
        return [line.removeprefix("▐").strip() for line in lines if line.startswith("▐")]


Act = Callable[[Window, Pilot[None]], Awaitable[None]]


@pytest.fixture(autouse=True)
def _no_pause(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(preview_pane, "PAUSE", 0.01)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    made = Made(tmp_path)
    made.write("content/indicators.yaml", {"sources": [], "indicators": []})
    blocks = [{"text": f"Alinea {number}. {made.words.text(3)}"} for number in range(40)]
    made.chapter(
        "thema",
        "theme",
        "Te [bold]veel[/bold] zeep",
        {"bottleneck": {"number": 1, "title": "Druk", "text": "Het knelt."}},
        made.figure("ring", "ring", "Een ring", unit="x", items=[{"label": "Rood", "value": 3}]),
        {"text": "Zie [[figure:ring]] en [[bellen.rond]]."},
        *blocks,
        number=1,
    )
    return made.done().root


def look(root: Path, act: Act, size: tuple[int, int] = (60, 24), *, alone: bool = False) -> None:
    from stand.workspace import Workspace

    async def run() -> None:
        session = Session(Workspace.at(root), "2030")
        window = Window(session, None if alone else Asked())
        try:
            async with window.run_test(size=size) as pilot:
                window.pane.show(CHAPTER)
                window.pane.reading.focus()
                await pilot.pause()
                await act(window, pilot)
        finally:
            session.close()

    asyncio.run(run())


def png(width: int = 70, height: int = 99, colour: str = "black") -> bytes:
    file = io.BytesIO()
    Image.new("RGB", (width, height), colour).save(file, "PNG")
    return file.getvalue()


async def until(pilot: Pilot[None], holds: Callable[[], bool]) -> None:
    """Wait until something holds; it has to within some seconds."""
    for _ in range(500):
        if holds():
            return
        await pilot.pause(0.01)
    raise AssertionError("it did not come")


async def settle(window: Window, pilot: Pilot[None]) -> None:
    """Wait until what was done has come through."""
    for _ in range(3):
        await pilot.pause()
        await window.workers.wait_for_complete()


def test_the_text_stands_there_at_once(root: Path) -> None:
    async def act(window: Window, pilot: Pilot[None]) -> None:
        assert "Thema 1  Te [bold]veel[/bold] zeep" in window.picture
        assert "Knelpunt 1.1  Druk" in window.picture
        assert "▦ Figuur  Een ring" in window.picture
        assert "⟦bellen.rond⟧" in window.picture

    look(root, act)


def test_the_piece_at_the_cursor_is_marked_and_in_sight(root: Path) -> None:
    async def act(window: Window, pilot: Pilot[None]) -> None:
        window.pane.follow(CHAPTER, ("body", 0, "bottleneck", "text"), "het knelt")
        await pilot.pause()
        assert window.marked == ["Het knelt."]
        window.pane.follow(CHAPTER, ("body", 35, "text"))
        await pilot.pause()
        assert window.marked[0].startswith("Alinea 32.")
        window.pane.follow(CHAPTER, ("title",))
        await pilot.pause()
        assert window.marked[0] == "Thema 1  Te [bold]veel[/bold] zeep"

    look(root, act)


def test_what_is_typed_is_seen_and_the_rest_stays_where_it_is(root: Path) -> None:
    async def act(window: Window, pilot: Pilot[None]) -> None:
        place = ("body", 20, "text")
        window.pane.follow(CHAPTER, place)
        await pilot.pause()
        before = window.picture.splitlines()
        for text in ("N", "Ni", "Nieuwe woorden."):
            window.session.set_value(CHAPTER, place, text)
            window.pane.session_changed(frozenset({CHAPTER}))
            await pilot.pause()
        assert window.marked == ["Nieuwe woorden."]
        top = before.index(next(line for line in before if line.startswith("▐")))
        assert window.picture.splitlines()[:top] == before[:top]

    look(root, act)


def test_facts_fill_the_text_in(root: Path) -> None:
    async def act(window: Window, pilot: Pilot[None]) -> None:
        window.pane.facts_changed(Facts(printed={"bellen.rond": "1.800"}))
        await pilot.pause()
        assert "en 1.800." in window.picture

    look(root, act)


def test_a_figure_that_changes_elsewhere_changes_here(root: Path) -> None:
    async def act(window: Window, pilot: Pilot[None]) -> None:
        window.session.set_value(FIGURE, ("title",), "Een vierkant")
        window.pane.session_changed(frozenset({FIGURE}))
        await pilot.pause()
        assert "▦ Figuur  Een vierkant" in window.picture

    look(root, act)


def test_a_file_that_cannot_be_read_keeps_its_last_text(root: Path) -> None:
    async def act(window: Window, pilot: Pilot[None]) -> None:
        window.session.set_text(CHAPTER, "title: [")
        window.pane.session_changed(frozenset({CHAPTER}))
        await pilot.pause()
        assert "Dit bestand is nu niet te lezen." in window.picture
        assert "Het knelt." in window.picture

    look(root, act)


def test_a_file_without_text_of_its_own_says_so(root: Path) -> None:
    async def act(window: Window, pilot: Pilot[None]) -> None:
        window.pane.show("content/indicators.yaml")
        await pilot.pause()
        assert "geen tekst te zien" in window.picture
        await pilot.press("w")
        await pilot.pause()
        assert "geen tekst te zien" not in window.picture

    look(root, act)


def test_a_click_on_a_paragraph_leads_to_its_field(root: Path) -> None:
    async def act(window: Window, pilot: Pilot[None]) -> None:
        lines = window.picture.splitlines()
        row = next(row for row, line in enumerate(lines) if "Het knelt." in line)
        await pilot.click(offset=(6, row))
        await pilot.pause()
        assert window.chosen == [(CHAPTER, ("body", 0, "bottleneck", "text"))]

    look(root, act)


def test_a_click_on_the_head_shows_the_page(root: Path) -> None:
    async def act(window: Window, pilot: Pilot[None]) -> None:
        await pilot.click("#preview-head")
        await pilot.pause()
        assert "De bladzijde wordt gemaakt" in window.picture
        await pilot.click("#preview-head")
        await pilot.pause()
        assert "Het knelt." in window.picture

    look(root, act)


def test_every_line_is_reached_by_scrolling(root: Path) -> None:
    async def act(window: Window, pilot: Pilot[None]) -> None:
        seen: dict[str, None] = {}
        for _ in range(60):
            seen |= dict.fromkeys(
                line for line in window.picture.split() if line.isdigit() is False
            )
            await pilot.press("pagedown")
            await pilot.pause()
        assert {f"{number}." for number in range(40)} <= set(seen)
        await pilot.press("home")
        await pilot.pause()
        assert "Te [bold]veel[/bold] zeep" in window.picture

    look(root, act)


def test_any_size_is_safe(root: Path) -> None:
    async def act(window: Window, pilot: Pilot[None]) -> None:
        window.pane.follow(CHAPTER, ("body", 30, "text"))
        for size in ((200, 60), (1, 1), (12, 5), (3, 40), (60, 24)):
            await pilot.resize_terminal(*size)
            await pilot.pause()
        assert window.marked[0].startswith("Alinea 27.")

    look(root, act)


def test_the_page_is_asked_for_at_the_width_of_the_pane(root: Path) -> None:
    async def act(window: Window, pilot: Pilot[None]) -> None:
        asked = window.asked
        assert asked is not None
        window.pane.follow(CHAPTER, ("body", 3, "text"))
        await settle(window, pilot)
        assert asked.looks == []
        await pilot.press("w")
        await until(pilot, lambda: asked.looks == [(CHAPTER, ("body", 3, "text"), None)])
        assert 400 < asked.width <= 600
        assert "De bladzijde wordt gemaakt" in window.picture
        window.pane.hear(Pages(1, CHAPTER, 4, 7, 1, 0.5))
        window.pane.hear(Page(1, CHAPTER, 1, png()))
        await settle(window, pilot)
        assert "bladzijde 8 (2 van 4)" in window.picture
        assert "@@@@" in window.picture
        assert "wordt gemaakt" not in window.picture

    look(root, act)


def test_pages_are_turned_and_the_cursor_turns_them_back(root: Path) -> None:
    async def act(window: Window, pilot: Pilot[None]) -> None:
        asked = window.asked
        assert asked is not None
        await pilot.press("w")
        await settle(window, pilot)
        window.pane.hear(Pages(1, CHAPTER, 2, 7, 0, 0.0))
        await pilot.press("ctrl+pagedown")
        await until(pilot, lambda: asked.looks[-1:] == [(CHAPTER, (), 1)])
        assert "bladzijde 8 (2 van 2)" in window.picture
        window.pane.hear(Page(1, CHAPTER, 0, png()))
        await settle(window, pilot)
        assert "@@@@" not in window.picture
        await pilot.press("ctrl+pagedown")
        await settle(window, pilot)
        assert "bladzijde 8 (2 van 2)" in window.picture
        window.pane.hear(Pages(2, CHAPTER, 1, 7, 0, 0.0))
        window.pane.hear(Page(2, CHAPTER, 0, png()))
        await settle(window, pilot)
        assert "bladzijde 7 (1 van 1)" in window.picture
        assert "@@@@" in window.picture
        window.pane.follow(CHAPTER, ("body", 0))
        await until(pilot, lambda: asked.looks[-1] == (CHAPTER, ("body", 0), None))

    look(root, act)


def test_a_hidden_preview_asks_for_nothing_until_it_is_seen(root: Path) -> None:
    async def act(window: Window, pilot: Pilot[None]) -> None:
        asked = window.asked
        assert asked is not None
        await pilot.press("w")
        await until(pilot, lambda: len(asked.looks) == 1)
        window.pane.display = False
        await pilot.pause()
        window.pane.follow(CHAPTER, ("body", 3))
        await pilot.pause(0.05)
        assert len(asked.looks) == 1
        window.pane.display = True
        await until(pilot, lambda: asked.looks[-1] == (CHAPTER, ("body", 3), None))

    look(root, act)


def test_it_says_why_there_is_no_page(root: Path) -> None:
    async def act(window: Window, pilot: Pilot[None]) -> None:
        await pilot.press("w")
        await settle(window, pilot)
        window.pane.hear(Failed(1, CHAPTER, "Dit hoofdstuk [is] niet op te maken."))
        await pilot.pause()
        assert "Dit hoofdstuk [is] niet op te maken." in window.picture
        window.pane.hear(Pages(2, CHAPTER, 0, 0, 0, 0.0))
        await pilot.pause()
        assert "Dit bestand staat op geen enkele bladzijde." in window.picture
        window.pane.hear(Failed(1, "content/2030/ander.yaml", "Iets anders."))
        await pilot.pause()
        assert "Iets anders." not in window.picture

    look(root, act)


def test_a_figure_shows_its_picture_and_its_description(root: Path) -> None:
    async def act(window: Window, pilot: Pilot[None]) -> None:
        window.pane.show(FIGURE)
        await settle(window, pilot)
        window.pane.hear(Card(1, FIGURE, png(60, 30), "Rood is het grootst.", ()))
        await settle(window, pilot)
        assert "@@@@" in window.picture
        assert "Rood is het grootst." in window.picture
        window.pane.hear(Card(2, FIGURE, b"", "", ("De waarden ontbreken.",)))
        await settle(window, pilot)
        assert "@@@@" not in window.picture
        assert "De waarden ontbreken." in window.picture
        window.pane.show(CHAPTER)
        await settle(window, pilot)
        assert "Het knelt." in window.picture

    look(root, act)


def test_a_page_opens_in_the_viewer(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "bin"
    folder.mkdir()
    program = folder / "kijker"
    half, whole = tmp_path / "half.pdf", tmp_path / "gezien.pdf"
    program.write_text(f'#!/bin/sh\ncp "$1" "{half}" && mv "{half}" "{whole}"\n')
    program.chmod(0o755)
    monkeypatch.setenv("BROWSER", str(program))
    monkeypatch.delenv("DISPLAY", raising=False)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)

    async def act(window: Window, pilot: Pilot[None]) -> None:
        asked = window.asked
        assert asked is not None
        await pilot.press("w")
        window.pane.hear(Pages(1, CHAPTER, 4, 7, 2, 0.5))
        await pilot.press("f11")
        assert asked.fetches == [(CHAPTER, 2)]
        window.pane.hear(Fetched(1, CHAPTER, 2, b"%PDF bladzijde", ""))
        await until(pilot, whole.exists)
        assert whole.read_bytes() == b"%PDF bladzijde"

    look(root, act)


def test_without_a_render_process_the_text_is_there_and_the_page_says_so(root: Path) -> None:
    async def act(window: Window, pilot: Pilot[None]) -> None:
        assert "Het knelt." in window.picture
        await pilot.press("w")
        await settle(window, pilot)
        assert "Er is geen voorbeeld van bladzijden." in window.picture
        assert window.pane.query_one("#page-said", Static).display

    look(root, act, alone=True)
