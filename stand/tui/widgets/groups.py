"""The parts of a form: records, lists with their entries, and the fields that are still empty."""

from collections.abc import Callable, Sequence
from typing import ClassVar

from rich.text import Text
from textual import events
from textual.binding import Binding, BindingType
from textual.widget import Widget
from textual.widgets import Static

from stand.editing.forms.field_types import Kind
from stand.editing.forms.fields import FormField
from stand.editing.forms.naming import named_by
from stand.editing.forms.values import blank
from stand.editing.parts.images import is_named_in
from stand.editing.tables.written_table import NAMES, can_be_grid
from stand.model.source import Path
from stand.problems import Problem
from stand.tui.messages import Chosen
from stand.tui.widgets.fields import (
    ChoiceField,
    OtherField,
    SwitchField,
    has_choices,
    is_typed,
)
from stand.tui.widgets.folds import Fold, every_node
from stand.tui.widgets.form_context import FormContext
from stand.tui.widgets.grid_field import GridField
from stand.tui.widgets.image_field import ImageField
from stand.tui.widgets.name_field import NameField
from stand.tui.widgets.named_field import NamedField
from stand.tui.widgets.node import Node, saying_refusals
from stand.tui.widgets.text_field import TextField
from stand.workspace import INDICATORS_FILE

_OPEN_ITEMS = 6
_OPEN_DEPTH = 5


def form_nodes(form: FormContext, place: Path) -> list[Node]:
    """Return a widget for each field at a place; those that are empty and optional are folded."""
    fields = form.fields(place)
    nodes = nodes_for(form, [field for field in fields if field.in_the_way])
    others = [field for field in fields if not field.in_the_way]
    return [*nodes, MoreFields(form, place, others)] if others else nodes


def nodes_for(form: FormContext, fields: Sequence[FormField]) -> list[Node]:
    """Return a widget for each field; the names of columns are in the grid of their rows."""
    if any(field.kind is Kind.ROWS for field in fields) and can_be_grid(form.session, form.path):
        fields = [field for field in fields if field.place != NAMES]
    return [node_for(form, field) for field in fields]


def node_for(form: FormContext, field: FormField) -> Node:
    """Return the widget for a field."""
    if form.path == INDICATORS_FILE and field.place[::2] == ("indicators", "id"):
        return NameField(form, field)
    if field.kind is Kind.ROWS and can_be_grid(form.session, form.path):
        return GridField(form, field)
    if is_typed(field):
        if is_named_in(form.session, form.path, field.place):
            return ImageField(form, field)
        named = named_by(field)
        return NamedField(form, field, named) if named is not None else TextField(form, field)
    if has_choices(field):
        return ChoiceField(form, field)
    others: dict[Kind, Callable[[FormContext, FormField], Node]] = {
        Kind.SWITCH: SwitchField,
        Kind.RECORD: RecordGroup,
        Kind.RECORDS: ListGroup,
    }
    return others.get(field.kind, OtherField)(form, field)


class MoreFields(Fold):
    """The fields that need not be filled and are not."""

    def __init__(self, form: FormContext, place: Path, fields: list[FormField]) -> None:
        super().__init__(form, place, opened=False)
        self.names = [field.name for field in fields]
        self._labels = [field.label for field in fields]
        self.add_class("-more")

    def title(self) -> Text:
        text = Text(f"Meer velden ({len(self.names)})", style="bold")
        text.append(f"  {', '.join(self._labels).lower()}", style="not bold")
        return text

    def make(self) -> Sequence[Widget]:
        fields = [field for field in self.form.fields(self.place) if field.name in self.names]
        self.nodes = nodes_for(self.form, fields)
        return self.nodes

    @property
    def places(self) -> list[Path]:
        return [(*self.place, name) for name in self.names]

    def own_problems(self) -> list[Problem]:
        return []  # its place is that of the part around it

    def holds(self, place: Path) -> bool:
        size = len(self.place)
        return super().holds(place) and len(place) > size and place[size] in self.names


class RecordGroup(Fold):
    """A record of its own fields."""

    def __init__(self, form: FormContext, field: FormField) -> None:
        super().__init__(form, field.place, opened=field.in_the_way and len(field.place) > 1)
        self._field = field

    def title(self) -> Text:
        text = Text(self._field.label, style="bold")
        value = self.form.value(self.place)
        words = self.form.summary(value) if self._field.in_the_way else "niet ingevuld"
        return text if self.is_open else text.append(f"  {words}", style="not bold")

    def made_of(self) -> object:
        return [field.name for field in self.form.fields(self.place)]

    def make(self) -> Sequence[Widget]:
        self.nodes = form_nodes(self.form, self.place)
        return self.nodes

    def show(self, place: Path) -> None:
        self._field = self.form.field(place) or self._field
        super().show(place)


class ItemGroup(Fold):
    """One entry of a list of records."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("alt+up,ctrl+shift+up", "move(-1)", "Regel omhoog", show=False),
        Binding("alt+down,ctrl+shift+down", "move(1)", "Regel omlaag", show=False),
        Binding("ctrl+n", "add_after", "Nieuwe regel"),
        Binding("ctrl+delete,shift+delete", "remove_item", "Verwijder regel"),
    ]

    def __init__(self, form: FormContext, place: Path, *, opened: bool) -> None:
        super().__init__(form, place, opened=opened)
        self.add_class("-item")

    @property
    def index(self) -> int:
        return int(self.place[-1])

    def title(self) -> Text:
        words = self.form.summary(self.form.value(self.place)) or "nog leeg"
        return Text(f"{self.index + 1}. ", style="bold").append(words, style="not bold")

    def made_of(self) -> object:
        return [field.name for field in self.form.fields(self.place)]

    def make(self) -> Sequence[Widget]:
        self.nodes = form_nodes(self.form, self.place)
        return self.nodes

    def action_move(self, by: int) -> None:
        self._hand_in()
        with saying_refusals(self.app):
            place = self.form.place_now(self.place)
            values, start = self.form.value(place[:-1]), int(place[-1])
            if not isinstance(values, list) or not 0 <= start + by < len(values):
                return
            with self.form.session.one_step("Regel verplaatst"):
                self.form.session.move_item(self.form.path, place[:-1], start, start + by)
            self.post_message(Chosen(self.form.path, (*place[:-1], start + by)))

    def action_add_after(self) -> None:
        """Add an entry after this one and go there."""
        self._hand_in()
        around = next((one for one in self.ancestors if isinstance(one, ListGroup)), None)
        if around is not None:
            around.add(after=self.place)

    def action_remove_item(self) -> None:
        self._hand_in()
        with saying_refusals(self.app):
            path, place = self.form.path, self.form.place_now(self.place)
            with self.form.session.one_step("Regel verwijderd", at=(path, place)):
                self.form.session.remove(path, place)
            self.app.notify("Regel verwijderd. Ctrl+Z haalt hem terug.", markup=False)

    def _hand_in(self) -> None:
        for node in every_node(self.nodes):
            node.hand_in()


class ListGroup(Fold):
    """A list of records, with a way to add one."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+n", "add", "Nieuwe regel"),
    ]

    def __init__(self, form: FormContext, field: FormField) -> None:
        self._field = field
        super().__init__(form, field.place, opened=field.in_the_way and len(field.place) > 1)
        self.add_class("-list")
        self._new_at: int | None = None

    @property
    def values(self) -> list[object]:
        value = self.form.value(self.place)
        return value if isinstance(value, list) else []

    def title(self) -> Text:
        text = Text(f"{self._field.label} ({len(self.values)})", style="bold")
        if self._field.limits:
            text.append(f"  {self._field.limits}", style="not bold")
        if not self.is_open and self.values:
            text.append(f"  {self.form.summary(self.values)}", style="not bold")
        return text

    def _item(self, index: int, *, opened: bool | None = None) -> ItemGroup:
        wanted = len(self.values) <= _OPEN_ITEMS and len(self.place) < _OPEN_DEPTH
        opened = wanted if opened is None else opened
        return ItemGroup(self.form, (*self.place, index), opened=opened)

    def make(self) -> Sequence[Widget]:
        self.nodes = [self._item(index) for index in range(len(self.values))]
        return [*self.nodes, AddLine(self)]

    def show(self, place: Path) -> None:
        self._field = self.form.field(place) or self._field
        self._make_room()
        super().show(place)
        if self.inside is not None and len(self.nodes) != len(self.values):
            self.call_later(self.catch_up)

    def _make_room(self) -> None:
        """Let the entries after a new one stand one further."""
        at, self._new_at = self._new_at, None
        for node in self.nodes[at:] if at is not None else ():
            node.place = (*node.place[:-1], int(node.place[-1]) + 1)

    async def catch_up(self) -> None:
        """Have as many entries as the list has now; the fields of each are the same."""
        async with self._turning:
            await self._follow()

    async def _follow(self) -> None:
        inside, wanted = self.inside, len(self.values)
        if inside is None:
            return
        gone, self.nodes = self.nodes[wanted:], self.nodes[:wanted]
        had_focus = any(node.has_focus_within for node in gone)
        for node in gone:
            await node.remove()
        there = {node.place[-1] for node in self.nodes}
        for index in range(wanted):
            if index not in there:
                item = self._item(index, opened=True)
                await inside.mount(item, before=1 + index)  # the foot is first
                self.nodes.insert(index, item)
        if had_focus:
            self.line.focus()

    def action_add(self) -> None:
        self.add()

    def add(self, after: Path | None = None) -> None:
        """Add an entry after the one at a place, or at the end, and go there."""
        record = self._field.type.record
        if record is None:
            return
        with saying_refusals(self.app):
            session, place = self.form.session, self.form.place_now(self.place)
            values = self.form.value(place)
            count = len(values) if isinstance(values, list) else 0
            item = blank(record, values if count else ())
            at = count if after is None else int(self.form.place_now(after)[-1]) + 1
            with session.one_step("Regel toegevoegd"):
                if count:
                    session.insert_item(self.form.path, place, at, item)
                else:
                    self.form.put(self.place, [item])
            self._new_at = at
            self.post_message(Chosen(self.form.path, (*place, at)))


class AddLine(Static, can_focus=True):
    """The last line of a list: adds an entry."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,space", "add", "Voeg toe"),
        Binding("up", "app.focus_previous", "Omhoog", show=False),
        Binding("down", "app.focus_next", "Omlaag", show=False),
    ]

    def __init__(self, group: ListGroup) -> None:
        super().__init__(Text("+ Voeg er een toe"), classes="add-line", markup=False)
        self.group = group

    def action_add(self) -> None:
        self.group.add()

    def on_click(self, event: events.Click) -> None:
        event.stop()
        self.group.add()
