"""A block of a chapter: a line with its kind and first words, its fields when one comes near."""

from collections.abc import Sequence
from typing import Any, ClassVar

from rich.text import Text
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.widget import Widget

from stand.editing.forms.field_types import Kind
from stand.editing.parts.outline import first_words
from stand.model.blocks import BodyItem
from stand.model.source import Path
from stand.tui.widgets.folds import Fold, every_node, first_stop
from stand.tui.widgets.form_context import FormContext
from stand.tui.widgets.groups import ItemGroup, form_nodes, node_for
from stand.tui.widgets.node import saying_refusals
from stand.tui.widgets.text_field import TextField


class BlockAsked(Message):
    """Something is to be done with a block.

    ``command`` is "new", "copy", "split", "delete", "up" or "down". ``offset`` is where the cursor
    stands in the block's text, as the file has it; None when it stands in no text.
    """

    def __init__(self, command: str, path: str, index: int, offset: int | None = None) -> None:
        super().__init__()
        self.command = command
        self.path = path
        self.index = index
        self.offset = offset


class Card(Fold):
    """One block; it opens by itself when it is reached, unless the user closed it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "fold", "Blok dicht"),
        Binding("ctrl+n", "ask('new')", "Nieuw blok"),
        Binding("ctrl+d", "ask('copy')", "Kopieer blok"),
        Binding("alt+up,ctrl+shift+up", "ask('up')", "Blok omhoog"),
        Binding("alt+down,ctrl+shift+down", "ask('down')", "Blok omlaag", show=False),
        Binding("f10", "ask('split')", "Splits blok"),
        Binding("ctrl+delete,shift+delete", "ask('delete')", "Verwijder blok"),
    ]

    def __init__(self, form: FormContext, place: Path) -> None:
        super().__init__(form, place, opened=False)
        self.closed_by_user = False
        self.seen = self.item
        self._saved = form.document.saved
        self.add_class("-card")

    @property
    def index(self) -> int:
        return int(self.place[-1])

    @property
    def has_entry_in_focus(self) -> bool:
        """Whether the focus is in an entry of one of its lists, whose keys go before its own."""
        around = self.screen.focused.ancestors if self.screen.focused is not None else []
        return self in around and any(isinstance(one, ItemGroup) for one in around)

    @property
    def item(self) -> Any:
        return self.form.value(self.place)

    @property
    def kind(self) -> str:
        """The kind of the block; nothing for an entry that is no block."""
        return kind_of(self.item)

    def title(self) -> Text:
        field = BodyItem.model_fields.get(self.kind)
        number = f"{self.index + 1:>2} "
        text = Text(number).append((field and field.title) or "Geen blok", "bold")
        value = self.item.get(self.kind) if self.kind else None
        if self.kind == "figure" and isinstance(value, str):
            words = self.form.figure_title(value) or value
        else:
            words = self.form.summary(value)
        if not self.is_open or self.kind == "figure":
            text.append(f"  {first_words(words)}", style="not bold")
        return text

    def made_of(self) -> object:
        kinds = list(self.item) if isinstance(self.item, dict) else []
        return [
            (kind, [one.name for one in self.form.fields((*self.place, kind))]) for kind in kinds
        ]

    def make(self) -> Sequence[Widget]:
        self.nodes = []
        for field in self.form.fields(self.place):
            if not field.present:
                continue
            if field.kind is Kind.RECORD and len(self.item) == 1:
                self.nodes += form_nodes(self.form, field.place)
            else:
                node = node_for(self.form, field)
                node.add_class("-alone")
                self.nodes.append(node)
        return self.nodes

    def show(self, place: Path) -> None:
        same = place == self.place and self._saved is self.form.document.saved
        item = self.form.value(place)
        if same and item == self.seen and not self.is_touched:
            return
        self.is_touched = False
        self.seen, self._saved = item, self.form.document.saved
        super().show(place)

    async def turn(self, opened: bool) -> None:
        await super().turn(opened)
        self.closed_by_user = not opened
        self.line.can_focus = not opened

    def line_focused(self) -> None:
        if not self.is_open and not self.closed_by_user:
            self.call_later(self._enter)

    async def _enter(self) -> None:
        await self.turn(True)
        if self.line.has_focus:
            first_stop(self).focus()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer to close what is open."""
        return action != "fold" or self.is_open

    async def action_fold(self) -> None:
        """Go from what is inside to the line of the block; from there, leave only the line."""
        for node in every_node(self.nodes):
            node.hand_in()
        if self.has_cursor:
            self.line.can_focus = True
        else:
            await self.turn(False)
        self.line.focus()

    def line_left(self) -> None:
        self.line.can_focus = not self.is_open

    async def enter_line(self) -> None:
        await self.turn(True)
        first_stop(self).focus()

    def action_ask(self, command: str) -> None:
        for node in every_node(self.nodes):
            node.hand_in()
        own = (*self.place, "text")
        boxes = [box for box in self.nodes if isinstance(box, TextField) and box.place == own]
        offset = boxes[0].cursor_in_file if boxes and boxes[0].area.has_focus else None
        with saying_refusals(self.app):
            index = int(self.form.place_now(self.place)[-1])
            self.post_message(BlockAsked(command, self.form.path, index, offset))


def kind_of(item: Any) -> str:
    """Return the kind of a block, or nothing for an entry that is no block."""
    return str(next(iter(item))) if isinstance(item, dict) and len(item) == 1 else ""
