"""A file as a form: its own fields at the top, the blocks of a chapter as cards under them."""

from asyncio import Lock
from itertools import groupby
from typing import Any, ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.timer import Timer
from textual.widget import Widget

from stand.editing.comparing.alignment import align
from stand.editing.forms.explain import explain
from stand.editing.forms.field_types import Kind
from stand.editing.session import Session
from stand.model.source import Path
from stand.problems import Problem
from stand.tui.messages import CursorMoved
from stand.tui.pane import EditPane
from stand.tui.widgets.card import BlockAsked, Card
from stand.tui.widgets.fields import FieldBox
from stand.tui.widgets.folds import Fold, every_node, first_stop, reach
from stand.tui.widgets.form_context import FormContext
from stand.tui.widgets.form_scroll import FormScroll
from stand.tui.widgets.groups import MoreFields, node_for, nodes_for
from stand.tui.widgets.node import Foot, Node, saying_refusals
from stand.tui.widgets.text_field import TextField

BODY = ("body",)
_AT_ONCE = 30
_NEW = "* Nieuw: dit staat nog niet in een bestand. Ctrl+S slaat het op."


class FormPane(EditPane):
    """The form of one file."""

    HELP = (
        "Tab gaat naar het volgende veld. Wat u typt, wordt vanzelf bewaard in een werkkopie; "
        "Ctrl+S schrijft het in het bestand."
    )

    def __init__(self, session: Session, path: str, place: Path = ()) -> None:
        super().__init__(session, path, place)
        self.form = FormContext(session, path)
        self._top: list[Node] = []
        self._end: list[Node] = []
        self._cards: list[Card] = []
        self._following = Lock()
        self._is_filling = self._is_due = self._is_reaching = False
        self._made_of = self._names()
        self._moved: Timer | None = None
        self.scroll = FormScroll(id="form")
        self._foot = Foot()
        self._box = Vertical(id="form-cards")

    def _names(self) -> list[str]:
        return [field.name for field in self.form.fields(())]

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+n", "new_block", "Nieuw blok"),
    ]

    # What is there

    def compose(self) -> ComposeResult:
        with self.scroll:
            yield self._foot
            yield Vertical(*self._make_top(), id="form-top")
            yield self._box
            yield Vertical(*self._end, id="form-end")

    def _make_top(self) -> list[Node]:
        fields = [field for field in self.form.fields(()) if field.kind is not Kind.BLOCKS]
        is_chapter = len(fields) < len(self.form.fields(()))
        last = [field for field in fields if is_chapter and field.kind.is_nested]
        first = [field for field in fields if field not in last]
        others = [field for field in first if not field.in_the_way]
        self._top = nodes_for(self.form, [field for field in first if field.in_the_way])
        if others:
            self._top.append(MoreFields(self.form, (), others))
        self._end = [node_for(self.form, field) for field in last]
        return self._top

    @property
    def nodes(self) -> list[Node]:
        return [*self._top, *self._cards, *self._end]

    async def on_mount(self) -> None:
        self.form.facts = getattr(self.app, "facts", self.form.facts)
        self._is_filling = True
        await self._follow_blocks(_AT_ONCE)
        self._say_foot()
        self._go_on_soon()

    def _go_on_soon(self) -> None:
        if not self._is_due:
            self._is_due = True
            self.scroll.after_refresh(self._go_on)

    async def _go_on(self) -> None:
        """Make the cards that are not there yet, some at a time."""
        self._is_due = False
        if self._is_reaching:  # what was asked for goes first
            return
        self.scroll.look_near()
        self._is_filling = len(self._cards) < len(self._body)
        if self._is_filling:
            await self._follow_blocks(_AT_ONCE)
            self._go_on_soon()

    @property
    def _body(self) -> list[Any]:
        body = self.form.value(BODY)
        return body if isinstance(body, list) else []

    async def _follow_blocks(self, more: int = 0) -> None:
        """Have a card for each block; what moved keeps its card.

        While the form is filled, only so many more cards are made than there are.
        """
        async with self._following:
            if not self._box.is_attached:
                return
            items = self._body[: len(self._cards) + more if self._is_filling else None]
            kept = {
                new: self._cards[old]
                for old, new in align([card.seen for card in self._cards], items).items()
            }
            gone = [card for card in self._cards if card not in kept.values()]
            cards = [kept.get(at) or Card(self.form, (*BODY, at)) for at in range(len(items))]
            await self._box.remove_children(gone)
            self._cards = self.scroll.cards = cards
            await self._put_in_order(cards)
            for index, card in enumerate(cards):
                card.show((*BODY, index))

    async def _put_in_order(self, cards: list[Card]) -> None:
        for attached, group in groupby(enumerate(cards), lambda pair: pair[1].is_attached):
            found = list(group)
            if not attached:
                at = found[0][0]
                new = [card for _, card in found]
                before = at if at < len(self._box.children) else None
                await self._box.mount(*new, before=before)
                continue
            for at, card in found:
                there = self._box.children  # none once the form itself is being taken away
                if at < len(there) and there[at] is not card:
                    self._box.move_child(card, before=at)

    # The screen's wishes

    def go_to(self, place: Path, offset: int | None = None) -> None:
        self.call_later(self._reach, place, offset)

    async def _reach(self, place: Path, offset: int | None) -> None:
        self._is_reaching = True
        try:
            await self._go(place, offset)
        finally:
            self._is_reaching = False
        if self._is_filling:
            self._go_on_soon()

    async def _go(self, place: Path, offset: int | None) -> None:
        if len(place) > 1 and place[0] == "body":
            index = place[1] if isinstance(place[1], int) else 0
            await self._follow_blocks(max(index + _AT_ONCE - len(self._cards), 0))
        found = await reach(self.nodes, place)
        if found is None and place[:1] == BODY and self._cards:
            found = self._cards[-1]  # what stood at the end is gone
            await found.turn(True)
        found = found or next(iter(self.nodes), None)
        if isinstance(found, FieldBox):
            found.go(place[len(found.place) :], offset)
        elif isinstance(found, Fold) and not found.has_cursor:
            first_stop(found).focus(scroll_visible=False)
        self.scroll.hold_cursor(heading=place[:1] == BODY)

    def flush(self) -> None:
        for node in every_node(self.nodes):
            node.hand_in()

    def session_changed(self, paths: frozenset[str]) -> None:
        if self.path in paths and self.form.document.readable:
            self.call_later(self._follow)

    async def _follow(self) -> None:
        if not self._box.is_attached:  # the form itself is being taken away
            return
        if self._names() != self._made_of:
            await self._make_again()
            return
        document = self.form.document
        for node in (*self._top, *self._end):
            node.show(node.place)
        await self._follow_blocks()
        if document is self.form.document:
            self.form.caught_up(document)
        self._say_foot()
        self.scroll.look_near()

    async def _make_again(self) -> None:
        """Make the form anew: the kind of the file is another."""
        self._made_of = self._names()
        top, end = self.query_one("#form-top"), self.query_one("#form-end")
        await top.remove_children()
        await end.remove_children()
        await top.mount(*self._make_top())
        await end.mount(*self._end)
        await self._follow_blocks()

    def show_problems(self, problems: list[Problem]) -> None:
        if self.form.take_problems(problems):
            self._look_again()

    def facts_changed(self) -> None:
        self.form.facts = getattr(self.app, "facts", self.form.facts)
        self._look_again()

    def _look_again(self) -> None:
        for node in every_node(self.nodes):
            node.look_again()
        self._say_foot()

    def _say_foot(self) -> None:
        new = [_NEW] if self.form.is_new else []
        left = self.form.problems_left((), lambda at: any(node.holds(at) for node in self.nodes))
        self._foot.say([*new, *(self.form.words_of(one) for one in left)], left)

    # Where the cursor is

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        for card in self._cards:
            card.line.set_class(card in event.widget.ancestors, "-here")

    def on_field_box_entered(self, message: FieldBox.Entered) -> None:
        message.stop()
        self._tell_soon()

    def on_text_field_moved(self, message: TextField.Moved) -> None:
        message.stop()
        self.call_after_refresh(self.scroll.show_cursor)
        self._tell_soon()

    def _tell_soon(self) -> None:
        if self._moved is not None:
            self._moved.stop()
        self._moved = self.set_timer(0.2, self._tell)

    def _tell(self) -> None:
        box = self.focused_field()
        if box is not None:
            words = box.area.words_around() if isinstance(box, TextField) else ""
            self.post_message(CursorMoved(self.path, box.place, words))

    def focused_field(self) -> FieldBox | None:
        """Return the field that has the focus, if one has."""
        at = self.screen.focused
        while at is not None and at is not self:
            if isinstance(at, FieldBox):
                return at
            at = at.parent if isinstance(at.parent, Widget) else None
        return None

    def focused_card(self) -> Card | None:
        """Return the block that the focus is in."""
        at = self.screen.focused
        return next((one for one in self._cards if at is not None and one in at.ancestors), None)

    def explanation(self) -> tuple[str, str] | None:
        """Explain what has the focus at this moment: a field, or the line above some."""
        at = self.screen.focused
        if at is None or self not in at.ancestors:
            return None
        node = next((one for one in at.ancestors if isinstance(one, Node)), None)
        if node is None:
            return None
        if isinstance(node, MoreFields):
            return node.title().plain, "Met Enter ziet u de velden die nog leeg zijn en dat mogen."
        place = (*node.place, node.kind) if isinstance(node, Card) and node.kind else node.place
        return explain(self.form.document, place)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer a new block where there are blocks."""
        return action != "new_block" or any(
            field.kind is Kind.BLOCKS for field in self.form.fields(())
        )

    def action_new_block(self) -> None:
        """Ask for a new block, before all others."""
        self.flush()
        self.post_message(BlockAsked("new", self.path, -1))

    def revert_field(self) -> None:
        """Set the field that has the focus back to what stands on the disk."""
        box = self.focused_field()
        if box is None or (not self.form.is_changed(box.place) and not box.is_dirty):
            return
        box.hand_in()
        with saying_refusals(self.app):
            self.session.revert(self.path, self.form.place_now(box.place))
