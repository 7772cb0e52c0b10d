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

_ALWAYS = ("f1", "ctrl+p", "ctrl+q")
_TALL = 30
_ROOMY = 100


class KeysBar(Widget):
    """Keys with what they do; nearest to the focus first. Clicking one presses it.

    On a tall screen there are two lines of them; what does not fit is in the search.
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
        self.styles.height = 2 if tall and len(self._lines(2)) > 1 else 1

    def render_line(self, y: int) -> Strip:
        width, base = self.size.width, self.rich_style
        lines = self._lines(self.size.height)
        line = lines[y] if y < len(lines) else Text()
        strip = Strip(line.render(self.app.console)).apply_style(base)
        return strip.crop_extend(0, width, base)

    def _lines(self, most: int) -> list[Text]:
        """Return what stands on each line: keys for here, and at the end those for everywhere."""
        here, always = self._shown()
        width = self.app.size.width
        kept = [one for one in always if width >= _ROOMY or one.key != "ctrl+q"]
        right = Text.assemble(*(self._piece(binding) for binding in kept), no_wrap=True)
        right = right if right.cell_len <= width else Text()
        lines = [Text(no_wrap=True)]
        for piece in map(self._piece, here):
            room = width - (right.cell_len if len(lines) == most else 0)
            if lines[-1].cell_len + piece.cell_len > room:
                if len(lines) == most:
                    break
                lines.append(Text(no_wrap=True))
            lines[-1].append_text(piece)
        if lines[-1].cell_len + right.cell_len > width:
            lines.append(Text(no_wrap=True))
        lines[-1].truncate(width - right.cell_len, pad=True)
        lines[-1].append_text(right)
        return lines

    def _shown(self) -> tuple[list[Binding], list[Binding]]:
        """Return the keys for here, and those that always stand at the right."""
        active = [one for one in self.screen.active_bindings.values() if _is_shown(one)]
        always = {one.binding.key: one.binding for one in active if one.binding.key in _ALWAYS}
        here: dict[tuple[str, str], Binding] = {}
        for one in active:
            if one.binding.key not in always:
                here.setdefault((one.binding.action, one.binding.description), one.binding)
        return list(here.values()), [always[key] for key in _ALWAYS if key in always]

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
