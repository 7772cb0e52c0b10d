"""The bottom lines: the keys that work where the focus is."""

from typing import ClassVar

from rich.style import Style
from rich.text import Text
from textual import events
from textual.binding import ActiveBinding, Binding
from textual.screen import Screen
from textual.strip import Strip
from textual.widget import Widget

from stand.tui.keys import shown_key

_ALWAYS = ("f1", "ctrl+p", "ctrl+s", "ctrl+q", "f6", "f2", "f3", "f4")
"""Keys that are kept while there is room for anything, the most needed first."""
_NEEDED = ("enter", "ctrl+n", "ctrl+r", "ctrl+g", "ctrl+z", "f8", "f5", "f9", "ctrl+f")
"""Of the other keys those that a beginner needs first."""
_TALL = 24
_SHARE_ALONE = 60
"""How much of a line that must hold all, in hundredths, the keys for everywhere may have."""


class KeysBar(Widget):
    """Keys with what they do; nearest to the focus first. Clicking one presses it.

    There are two lines of them, on a low screen one; what does not fit is in the search.
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {"keys-bar--key"}
    ALLOW_SELECT = False

    def __init__(self) -> None:
        super().__init__(id="keys")

    def on_mount(self) -> None:
        self.screen.bindings_updated_signal.subscribe(self, self._changed)
        self._fit()

    def on_resize(self) -> None:
        self._fit()

    def _changed(self, _screen: Screen[object]) -> None:
        self._fit()
        self.refresh()

    def _fit(self) -> None:
        tall = self.app.size.height >= _TALL
        # In a dialog it covers the lines of the screen below, whose keys do not work there.
        needs_two = self.screen.is_modal or len(self._lines(2)) > 1
        self.styles.height = 2 if tall and needs_two else 1

    def render_line(self, y: int) -> Strip:
        width, base = self.size.width, self.rich_style
        lines = self._lines(self.size.height)
        line = lines[y] if y < len(lines) else Text()
        strip = Strip(line.render(self.app.console)).apply_style(base)
        return strip.crop_extend(0, width, base)

    def _lines(self, most: int) -> list[Text]:
        """Return what stands on each line: keys for here, and at the end those for everywhere."""
        here, always = (list(map(self._piece, some)) for some in self._shown())
        width = self.app.size.width
        fits = _length(here + always) <= width
        room = width if fits or most > 1 else width * _SHARE_ALONE // 100
        rights = [Text(no_wrap=True) for _ in range(most)]
        for piece in always:
            free = (one for one in reversed(rights) if one.cell_len + piece.cell_len <= room)
            right = next(free, None)
            if right is not None:
                right.append_text(piece)
        return self._lines(1) if fits and most > 1 else self._filled(here, rights, width)

    def _filled(self, here: list[Text], rights: list[Text], width: int) -> list[Text]:
        """Return the lines with as many keys for here as fit before those for everywhere."""
        lines, left = [], list(here)
        for right in rights:
            line = Text(no_wrap=True)
            while left and line.cell_len + left[0].cell_len + right.cell_len <= width:
                line.append_text(left.pop(0))
            line.truncate(max(width - right.cell_len, 0), pad=True)
            lines.append(line.append_text(right))
        return lines

    def _shown(self) -> tuple[list[Binding], list[Binding]]:
        """Return the keys for here, the most needed first, and those that are always there."""
        active = [one for one in self.screen.active_bindings.values() if _is_shown(one)]
        always = {one.binding.key: one.binding for one in active if one.binding.key in _ALWAYS}
        here: dict[tuple[str, str], Binding] = {}
        for one in sorted(active, key=self._rank):
            if one.binding.key not in always:
                here.setdefault((one.binding.action, one.binding.description), one.binding)
        return list(here.values()), [always[key] for key in _ALWAYS if key in always]

    def _rank(self, one: ActiveBinding) -> tuple[bool, int]:
        """Return how early a key comes: those of the focus itself, and what a beginner needs."""
        key = one.binding.key
        return one.node is self.screen, _NEEDED.index(key) if key in _NEEDED else len(_NEEDED)

    def _piece(self, binding: Binding) -> Text:
        key = self.get_component_rich_style("keys-bar--key", partial=True)
        meta = Style(meta={"key": binding.key})
        text = Text(no_wrap=True)
        text.append(f" {shown_key(binding)}", style=key + meta)
        text.append(f" {binding.description} ", style=meta)
        return text

    def on_click(self, event: events.Click) -> None:
        key = event.style.meta.get("key")
        if isinstance(key, str):
            self.app.simulate_key(key)


def _is_shown(one: ActiveBinding) -> bool:
    return one.binding.show and one.enabled and bool(one.binding.description)


def _length(pieces: list[Text]) -> int:
    return sum(piece.cell_len for piece in pieces)
