"""The form of one record of a file, such as one indicator."""

from textual.app import ComposeResult
from textual.containers import VerticalScroll

from stand.model.source import Path
from stand.tui.messages import CursorMoved
from stand.tui.widgets.fields import FieldBox
from stand.tui.widgets.folds import every_node, reach
from stand.tui.widgets.form_context import FormContext
from stand.tui.widgets.groups import form_nodes, node_for
from stand.tui.widgets.node import Node


class RecordForm(VerticalScroll, can_focus=False):
    """The fields at a place; of a list, the list itself."""

    def __init__(self, form: FormContext, place: Path) -> None:
        super().__init__(classes="record-form")
        self.form, self.place = form, place
        self.fields: list[Node] = []

    def compose(self) -> ComposeResult:
        field = self.form.field(self.place)
        if field is not None:
            self.fields = [node_for(self.form, field)]
        else:
            self.fields = form_nodes(self.form, self.place)
        yield from self.fields

    async def go_to(self, place: Path, offset: int | None = None) -> None:
        """Put the focus at a field."""
        found = await reach(self.fields, place)
        if isinstance(found, FieldBox):
            found.go(place[len(found.place) :], offset)
            self.scroll_to_widget(found, animate=False)

    def follow(self) -> None:
        """Show what the session now has."""
        for node in self.fields:
            node.show(node.place)
        self.form.caught_up(self.form.document)

    def look_again(self) -> None:
        """Show anew what is said of the fields."""
        for node in every_node(self.fields):
            node.look_again()

    def flush(self) -> None:
        """Hand in what was typed."""
        for node in every_node(self.fields):
            node.hand_in()

    def on_field_box_entered(self, message: FieldBox.Entered) -> None:
        message.stop()
        self.post_message(CursorMoved(self.form.path, message.box.place))
