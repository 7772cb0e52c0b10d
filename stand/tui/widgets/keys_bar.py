"""The bottom line: the keys that work where the focus is."""

from typing import ClassVar

from rich.style import Style
from rich.text import Text
from textual import events
from textual.binding import Binding
from textual.screen import ActiveBinding, Screen
from textual.strip import Strip
from textual.widget import Widget

from stand.tui.keys import shown_key

_ALWAYS = ("f1", "ctrl+p", "ctrl+q")


class KeysBar(Widget):
    """Keys with what they do; nearest to the focus first. Clicking one presses it."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"keys-bar--key"}
    ALLOW_SELECT = False

    def __init__(self) -> None:
        super().__init__(id="keys")
        self._places: list[tuple[int, int, str]] = []

    def on_mount(self) -> None:
        self.screen.bindings_updated_signal.subscribe(self, self._changed)

    def _changed(self, _screen: Screen[object]) -> None:
        self.refresh()

    def _shown(self) -> tuple[list[Binding], list[Binding]]:
        """Return the keys for here, and those that always stand at the right."""
        active = [one for one in self.screen.active_bindings.values() if _is_shown(one)]
        always = {one.binding.key: one.binding for one in active if one.binding.key in _ALWAYS}
        here, seen = [], set(_ALWAYS)
        for one in active:
            name = (one.binding.action, one.binding.description)
            if one.binding.key not in _ALWAYS and name not in seen:
                seen.add(name)
                here.append(one.binding)
        return here, [always[key] for key in _ALWAYS if key in always]

    def render_line(self, y: int) -> Strip:
        base = self.rich_style
        if y:
            return Strip.blank(self.size.width, base)
        here, always = self._shown()
        self._places = []
        right = Text(no_wrap=True)
        for binding in always:
            self._add(right, binding)
        if right.cell_len > self.size.width:
            right = Text()
        room = self.size.width - right.cell_len
        left = Text(no_wrap=True)
        for binding in here:
            piece = Text(no_wrap=True)
            self._add(piece, binding)
            if left.cell_len + piece.cell_len > room:
                break
            left.append_text(piece)
        left.truncate(room, pad=True)
        left.append_text(right)
        return (
            Strip(left.render(self.app.console))
            .apply_style(base)
            .crop_extend(0, self.size.width, base)
        )

    def _add(self, text: Text, binding: Binding) -> None:
        key = self.get_component_rich_style("keys-bar--key", partial=True)
        meta = Style(meta={"key": binding.key})
        text.append(f" {shown_key(binding)}", style=key + meta)
        text.append(f" {binding.description} ", style=meta)

    async def on_click(self, event: events.Click) -> None:
        key = event.style.meta.get("key")
        if isinstance(key, str):
            self.app.simulate_key(key)


def _is_shown(one: ActiveBinding) -> bool:
    return one.binding.show and one.enabled and bool(one.binding.description)
