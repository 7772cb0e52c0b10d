"""Dark and light: every word stands out from its ground, and nothing is told by colour alone."""

import pytest
from rich.color import ColorType
from rich.style import Style

from stand.workspace import Workspace
from tests.tui.shell import TEXT, THEME, Editor, edit

_LEAST = 4.5
_DIM = 0.5
_Colour = tuple[float, float, float]


def _words(editor: Editor) -> list[tuple[str, Style]]:
    """Return the words on the screen, of a dialog those in it alone, with how they look."""
    strips = editor.app.screen._compositor.render_strips()
    if editor.app.screen is not editor.edition:
        x, y, width, height = editor.app.screen.query(".dialog, #--container").first().region
        strips = [strip.crop(x, x + width) for strip in strips[y : y + height]]
    filters = [one for one in editor.app._filters if one.enabled]
    found = []
    for strip in strips:
        filtered = strip
        for one in filters:
            filtered = filtered.apply_filter(one, editor.app.screen.styles.background)
        found += [(piece.text, piece.style or Style()) for piece in filtered]
    return [(text, style) for text, style in found if any(char.isalnum() for char in text)]


def _rgb(style: Style) -> tuple[_Colour, _Colour]:
    colours = []
    for colour in (style.color, style.bgcolor):
        assert colour is not None, style
        assert colour.type is ColorType.TRUECOLOR, style
        red, green, blue = colour.get_truecolor()
        colours.append((float(red), float(green), float(blue)))
    front, ground = reversed(colours) if style.reverse else colours
    if style.dim:
        front = tuple(a + (b - a) * _DIM for a, b in zip(front, ground, strict=True))
    return front, ground


def _light(colour: _Colour) -> float:
    parts = [value / 255 for value in colour]
    linear = [v / 12.92 if v <= 0.04045 else ((v + 0.055) / 1.055) ** 2.4 for v in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _contrast(style: Style) -> float:
    one, other = sorted(map(_light, _rgb(style)))
    return (other + 0.05) / (one + 0.05)


@pytest.mark.parametrize("dark", [True, False])
def test_every_word_stands_out(workspace: Workspace, dark: bool) -> None:
    path = workspace.root / THEME
    path.write_text(path.read_text(encoding="utf-8").replace("number: 1\n", "number: x\n"))
    weak: set[tuple[str, str, float]] = set()

    async def act(editor: Editor) -> None:
        if dark is not (editor.app.theme == "stand-donker"):
            editor.app.action_other_colours()

        async def look(where: str) -> None:
            await editor.settle()
            for text, style in _words(editor):
                contrast = _contrast(style)
                if contrast < _LEAST:
                    weak.add((where, text.strip()[:30], round(contrast, 2)))

        await look("start")
        for file in (TEXT, THEME, "content/2030/tables/landen.csv", "figures/2030/ring.yaml"):
            await editor.open(file)
            await look(file)
        for key in ("f1", "f9", "ctrl+p", "ctrl+f", "ctrl+q"):
            await editor.press(key)
            await look(key)
            if editor.app.screen is not editor.edition:
                await editor.press("escape")

    edit(workspace, act)
    assert sorted(weak) == []


def test_without_colour_the_focus_and_the_signs_are_seen(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")

    async def act(editor: Editor) -> None:
        assert editor.app.no_color
        row = next(style for text, style in _words(editor) if "Jaargang" in text)
        other = next(style for text, style in _words(editor) if "Organisatie" in text)
        assert row.reverse
        assert not other.reverse
        title = next(style for text, style in _words(editor) if text == "Overzicht")
        assert title.reverse
        assert title.bold

    edit(workspace, act)
