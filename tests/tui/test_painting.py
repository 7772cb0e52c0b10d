"""A key draws what changed and no more, and what is on the screen is never what it was before."""

import pyte
import pytest
from textual._compositor import Compositor
from textual.geometry import Region

from stand.tui.painting import Painter
from stand.tui.widgets.prose_area import ProseArea
from tests.made.writing import Made
from tests.tui.shell import TEXT, Editor, edit, small

PLACE = ("body", 0, "text")
PARAGRAPH = "Een zin die niet lang is. " * 40


@pytest.fixture
def workspace(tmp_path):
    """Return an edition with a paragraph of many rows."""
    made = Made(tmp_path / "root")
    made.chapter("inleiding", "introduction", "Inleiding", {"text": PARAGRAPH}, status="draft")
    return small(made)


async def go(editor: Editor) -> ProseArea:
    """Go to the text of the chapter, and return it."""
    await editor.open(TEXT, PLACE)
    await editor.until(lambda: isinstance(editor.app.screen.focused, ProseArea))
    await editor.settle()
    area = editor.app.screen.focused
    assert isinstance(area, ProseArea)
    area.show_text(PARAGRAPH)
    await editor.settle()
    return area


def drawn(area: ProseArea) -> list[object]:
    """Return the rows of a text with their colours, as they were drawn last."""
    return [list(strip) for strip in area.render_lines(area.size.region)]


def on_a_terminal(update, console) -> list[str]:
    """Return the lines of a terminal on which a part of the screen is drawn."""
    screen = pyte.Screen(120, 36)
    pyte.Stream(screen).feed(update.render_segments(console).replace("\n", ""))
    return [str(sorted(line.items())) for line in screen.buffer.values()]


STEPS = {
    "letters in the middle": ("a", "b", "space", "c"),
    "a row more": tuple("woorden" * 12),
    "wiped": ("backspace", "delete", "ctrl+w", "ctrl+u"),
    "bold over two rows": ("*", "*", "ctrl+left", "ctrl+left", "*", "*"),
    "chosen": ("shift+up", "shift+up", "shift+left", "right", "shift+end", "x"),
    "chosen upwards": ("shift+up", "shift+home", "ctrl+b"),
    "brackets": ("[", "[", "a", "]", "]", "left", "left", "left", "(", ")", "left"),
    "lines": ("enter", "enter", "-", "space", "a", "enter", "b", "up", "x"),
    "code": ("home", "enter", "enter", "`", "`", "`", "enter", "*", "a", "*"),
    "a long sentence": ("backspace", "backspace", *("a", "space") * 30, "."),
    "all": ("ctrl+a", "backspace", "a", "backspace"),
    "undone": ("a", "b", "ctrl+z", "ctrl+y"),
}


@pytest.mark.parametrize("keys", STEPS.values(), ids=STEPS)
def test_the_screen_is_as_if_all_of_it_were_drawn_anew(workspace, keys):
    async def act(editor):
        area = await go(editor)
        area.move_cursor(area.location_of(420))
        for key in keys:
            await editor.press(key)
            seen = drawn(area)
            area._line_cache.clear()
            area._styles_cache.clear()
            assert drawn(area) == seen, key

    edit(workspace, act)


def test_a_part_of_the_screen_is_drawn_as_the_toolkit_would(workspace):
    async def act(editor):
        await go(editor)
        painter = editor.app.screen._compositor
        assert isinstance(painter, Painter)
        far = Region(100, 30, 15, 2)
        console = editor.app.console
        for y in range(1, 34, 4):
            for x in range(0, 110, 18):
                for regions in ({Region(x, y, 11, 2)}, {Region(x, y, 30, 1), far}):
                    painter._dirty_regions = set(regions)
                    ours = painter.render_partial_update()
                    painter._dirty_regions = set(regions)
                    theirs = Compositor.render_partial_update(painter)
                    assert on_a_terminal(ours, console) == on_a_terminal(theirs, console)

    edit(workspace, act)


def test_a_letter_draws_a_row_or_two_of_a_long_paragraph(workspace, monkeypatch):
    async def act(editor):
        area = await go(editor)
        area.move_cursor(area.document.end)
        await editor.settle()
        rows: list[int] = []
        render = ProseArea._render_line
        monkeypatch.setattr(
            ProseArea, "_render_line", lambda self, y: rows.append(y) or render(self, y)
        )
        await editor.press("a")
        assert area.wrapped_document.height > 10
        assert 1 <= len(set(rows)) <= 2

    edit(workspace, act)


def test_what_is_handed_in_and_moves_nothing_has_nothing_laid_out(workspace, monkeypatch):
    async def act(editor):
        area = await go(editor)
        await editor.press("ctrl+end", "a", "b")
        area.post_message(ProseArea.Changed(area))
        await editor.until(lambda: "ab" in str(editor.session.value(TEXT, PLACE)))
        await editor.settle()
        laid_out: list[object] = []
        screen = type(editor.app.screen)
        lay_out = screen._refresh_layout
        monkeypatch.setattr(
            screen,
            "_refresh_layout",
            lambda self, *args, **options: laid_out.append(self) or lay_out(self, *args, **options),
        )
        await editor.press("c", "d")
        await editor.until(lambda: "abcd" in str(editor.session.value(TEXT, PLACE)))
        await editor.settle()
        assert not laid_out

    edit(workspace, act)
