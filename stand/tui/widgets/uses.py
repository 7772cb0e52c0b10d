"""Where an indicator is used: each place a jump, and in a sentence what a change would touch."""

from collections.abc import Callable, Sequence

from rich.text import Text

from stand.preview.facts import UseFacts
from stand.tui.messages import Chosen
from stand.tui.widgets.rows import Rows, clean

_FEW = 3


class UseRows(Rows):
    """The places that use an indicator, or one that follows from it."""

    def __init__(self, name_of: Callable[[str], str]) -> None:
        super().__init__(id="bank-uses")
        self._name_of = name_of
        self._lines: list[tuple[UseFacts, str]] = []

    def show_uses(self, uses: Sequence[tuple[UseFacts, str]]) -> None:
        """Show places, each with the name of the indicator through which it is touched, or ""."""
        self._lines = list(uses)
        self.set_count(len(self._lines), 0)

    def row(self, index: int, width: int) -> Text:
        use, through = self._lines[index]
        text = Text(f" {clean(self._name_of(use.path))}", self.style_of("strong"), no_wrap=True)
        if through:
            text.append(f"  via {clean(through)}", self.style_of("quiet"))
        text.append(f"  {clean(use.words)}", self.style_of("quiet"))
        text.truncate(width, overflow="ellipsis")
        return text

    def on_rows_picked(self, message: Rows.Picked) -> None:
        message.stop()
        use, _ = self._lines[message.index]
        self.post_message(Chosen(use.path, use.place))


def touched_words(uses: Sequence[UseFacts], through: Sequence[str]) -> str:
    """Return in a sentence what a change touches: places, files, and what follows from it."""
    if not uses and not through:
        return "Een wijziging verandert verder niets: deze editie gebruikt dit cijfer niet."
    parts = []
    if uses:
        places = "1 plaats" if len(uses) == 1 else f"{len(uses)} plaatsen"
        files = len({use.path for use in uses})
        parts.append(f" {places} in {files} {'bestand' if files == 1 else 'bestanden'}")
    if through:
        more = f" en nog {len(through) - _FEW}" if len(through) > _FEW else ""
        parts.append(f" wat eruit volgt: {', '.join(through[:_FEW])}{more}")
    return f"Dit verandert{', en'.join(parts)}."
