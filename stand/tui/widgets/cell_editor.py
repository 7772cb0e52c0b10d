"""The line in which a cell is edited; it has the focus of the whole table."""

from typing import ClassVar, Protocol

from textual import events
from textual.binding import Binding, BindingType

from stand.tui.widgets.prose_area import ProseArea

_MARKDOWN_ONLY = ("emphasis", "link", "list")


class TakesKeys(Protocol):
    """The table around the line."""

    @property
    def is_editing(self) -> bool: ...

    async def take_key(self, event: events.Key) -> bool: ...

    def begin(self, typed: str | None = None) -> None: ...

    def browse(self, step: int) -> None: ...

    def paste(self, text: str) -> None: ...


def _plain_bindings() -> list[BindingType]:
    found = [one for one in ProseArea.BINDINGS if isinstance(one, Binding)]
    return [one for one in found if one.action.partition("(")[0] not in _MARKDOWN_ONLY]


class CellEditor(ProseArea, inherit_bindings=False):
    """The text of the cell at the cursor. It has the focus of the whole table.

    The table gets each key first, and at once: keys that are looked up on their way up the screen
    would come after the letters that were typed behind them.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        *_plain_bindings(),
        Binding("alt+enter,ctrl+j", "insert_line", "Nieuwe regel", show=False),
    ]

    def __init__(self, table: TakesKeys) -> None:
        super().__init__("", has_lines=False, rich=False)
        self._table = table
        self._actions = {one.key: one.action for one in Binding.make_bindings(self.BINDINGS)}
        self.read_only, self.show_cursor = True, False

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Tell whether the text can be edited now."""
        return self._table.is_editing

    def action_insert_line(self) -> None:
        self.insert_words("\n")

    async def _on_key(self, event: events.Key) -> None:
        if not await self._table.take_key(event):
            if not self._table.is_editing:
                event.prevent_default()
                return
            if event.key not in self._actions:
                await super()._on_key(event)
                return
            await self.run_action(self._actions[event.key])
        event.stop()
        event.prevent_default()

    async def _on_paste(self, event: events.Paste) -> None:
        if self._table.is_editing:
            await super()._on_paste(event)
            return
        event.stop()
        event.prevent_default()
        self._table.paste(event.text)

    async def _on_mouse_down(self, event: events.MouseDown) -> None:
        if not self._table.is_editing:
            self._table.begin()
        await super()._on_mouse_down(event)

    def action_up(self) -> None:
        self._browse_or_move(-1)

    def action_down(self) -> None:
        self._browse_or_move(1)

    def _browse_or_move(self, step: int) -> None:
        if self.wrapped_document.height > 1:
            super().action_up() if step < 0 else super().action_down()
        else:
            self._table.browse(step)
