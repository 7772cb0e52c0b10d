"""How the marks in a text look: each can be told from plain words without its colour."""

from functools import lru_cache

from rich.style import Style
from textual.app import App
from textual.color import Color, ColorParseError

from stand.editing.writing.marks import Mark

# A colour of the theme, or nothing, and what is done to the letters. CSS would have these looked up
# again for each text at each change of focus.
_LOOKS = {
    Mark.HEADING: ("text-primary", "bold underline"),
    Mark.BOLD: ("", "bold"),
    Mark.ITALIC: ("", "italic"),
    Mark.CODE: ("text-muted", ""),
    Mark.LINK: ("text-primary", "underline"),
    Mark.LIST: ("accent", "bold"),
    Mark.QUOTE: ("text-muted", "bold"),
    Mark.REFERENCE: ("text-success", "bold"),
    Mark.NOTE: ("text-muted", "italic"),
    Mark.LANGUAGE: ("secondary", "italic"),
    Mark.UNFINISHED: ("", "reverse"),
    Mark.LONG: ("text-warning", "underline"),
}


def style_of(app: App[object], mark: Mark) -> Style:
    """Return the style of a mark in the theme of the moment."""
    name, letters = _LOOKS[mark]
    return _style(app.theme_variables.get(name, "") if name else "", letters)


@lru_cache(maxsize=256)
def _style(colour: str, letters: str) -> Style:
    style = Style.parse(letters)
    try:
        return style + Style(color=Color.parse(colour).rich_color) if colour else style
    except ColorParseError:  # a colour that follows from the ground it stands on
        return style
