"""Parts of a form that open and close: a line that says what is inside, and the fields under it."""

from asyncio import Lock
from collections.abc import Iterator, Sequence
from typing import ClassVar

from rich.text import Text
from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widget import Widget
from textual.widgets import Static

from stand.model.source import Path
from stand.problems import Problem
from stand.tui.widgets.fields import FieldBox
from stand.tui.widgets.form_context import FormContext, sign_of
from stand.tui.widgets.node import Foot, Node

_ON_A_LINE = "U staat op een kop; daar komt geen tekst. Met Enter gaat u naar wat eronder staat."


class FoldLine(Static, can_focus=True):
    """The line above a part that can be closed."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,space", "turn", "Open of dicht"),
        Binding("right", "turn(True)", "Open", show=False),
        Binding("left", "turn(False)", "Dicht", show=False),
        Binding("up", "app.focus_previous", "Omhoog", show=False),
        Binding("down", "app.focus_next", "Omlaag", show=False),
    ]

    def __init__(self, fold: "Fold") -> None:
        super().__init__(classes="fold-line", markup=False)
        self.fold = fold

    async def action_turn(self, opened: bool | None = None) -> None:
        if opened is None:
            await self.fold.enter_line()
        else:
            await self.fold.turn(opened)

    async def on_click(self, event: events.Click) -> None:
        event.stop()
        await self.fold.turn(not self.fold.is_open)

    def on_key(self, event: events.Key) -> None:
        if event.is_printable and event.key != "space":
            event.stop()
            self.app.notify(_ON_A_LINE, severity="warning", markup=False)

    def on_focus(self) -> None:
        self.fold.line_focused()

    def on_blur(self) -> None:
        self.fold.line_left()


class Fold(Node):
    """A part of a form under a line; what is in it is made when it is first opened."""

    def __init__(self, form: FormContext, place: Path, *, opened: bool) -> None:
        super().__init__(form, place, classes="fold")
        self.is_open = opened
        self.line = FoldLine(self)
        self._foot = Foot()
        self.inside: Vertical | None = None
        self.nodes: list[Node] = []
        self._turning = Lock()
        self._made_of: object = None
        self._said: Text | None = None

    @property
    def has_cursor(self) -> bool:
        """Whether the focus is in one of the fields inside."""
        return self.inside is not None and self.inside.has_focus_within

    def title(self) -> Text:
        """Return what the line says, without its sign."""
        raise NotImplementedError

    def make(self) -> Sequence[Widget]:
        """Return the widgets for what is inside; those in ``nodes`` are told what changes."""
        raise NotImplementedError

    def made_of(self) -> object:
        """Return what the widgets inside depend on; when that changes they are made again."""
        return None

    def line_focused(self) -> None:
        """Answer that the focus came to the line."""

    def line_left(self) -> None:
        """Answer that the focus left the line."""

    async def enter_line(self) -> None:
        """Answer that the line, which has the focus, was chosen."""
        await self.turn(not self.is_open)

    @property
    def places(self) -> list[Path]:
        """The places of all that is inside."""
        return [self.place]

    def compose(self) -> ComposeResult:
        yield self.line
        if self.is_open:
            yield self._fill()

    def _fill(self) -> Vertical:
        self._made_of = self.made_of()
        self.inside = Vertical(self._foot, *self.make(), classes="fold-inside")
        return self.inside

    def on_mount(self) -> None:
        self.look_again()

    async def turn(self, opened: bool) -> None:
        """Open or close the part."""
        async with self._turning:
            if opened == self.is_open:
                return
            self.is_open = opened
            if opened and self.inside is None:
                await self.mount(self._fill())
            if self.inside is not None:
                if not opened and self.has_cursor:
                    self.line.focus()
                self.inside.display = opened
            self.look_again()

    def show(self, place: Path) -> None:
        """Show what the session has at a place."""
        before, self.place = self.place, place
        if self.inside is not None:
            if self.made_of() != self._made_of:
                self.call_later(self.make_again)
            else:
                for node in self.nodes:
                    steps = node.place[len(before) :]
                    node.show((*place, *steps))
        self.look_again()

    async def catch_up(self) -> None:
        """Have inside what belongs there now."""
        await self.make_again()

    async def make_again(self) -> None:
        """Make what is inside anew, because it is built otherwise now."""
        if self.inside is None or self.made_of() == self._made_of:
            return
        had_focus = self.has_cursor
        self._made_of = self.made_of()
        await self.inside.remove_children(
            [one for one in self.inside.children if one != self._foot]
        )
        await self.inside.mount(*self.make())
        if had_focus:
            first_stop(self).focus()

    def look_again(self) -> None:
        """Show the line anew, and with it what is inside."""
        if not self.is_attached:
            return
        text = Text("▾ " if self.is_open else "▸ ", no_wrap=True, overflow="ellipsis")
        text.append_text(self.title())
        problems = [one for place in self.places for one in self.form.problems_in(place)]
        if problems and not self.is_open:
            text.append(f"  {sign_of(min(problems, key=lambda one: one.severity))}{len(problems)}")
        if any(place and self.form.is_changed(place) for place in self.places):
            text.append("  *", style="italic")
        if text != self._said:
            self._said = text
            self.line.update(text, layout=False)
        own = self.own_problems()
        self._foot.say([self.form.words_of(one) for one in own], own)

    def own_problems(self) -> list[Problem]:
        """Return the problems that none of the parts inside shows."""
        if not self.is_open:
            return []
        return self.form.problems_left(
            self.place, lambda at: any(node.holds(at) for node in self.nodes)
        )


def first_stop(fold: Fold) -> Widget:
    """Return what gets the focus when one goes to a part: its first field, or its line."""
    if fold.is_open:
        for node in fold.nodes:
            if isinstance(node, FieldBox):
                return node.input
            if isinstance(node, Fold):
                return first_stop(node)
    return fold.line


def every_node(nodes: Sequence[Node]) -> Iterator[Node]:
    """Yield the parts of a form that were made, in order."""
    for node in nodes:
        yield node
        if isinstance(node, Fold):
            yield from every_node(node.nodes)


async def reach(nodes: Sequence[Node], place: Path) -> Node | None:
    """Open the way to a place and return its field, or the nearest part around it."""
    for node in nodes:
        if isinstance(node, FieldBox) and node.holds(place):
            return node
        if isinstance(node, Fold) and node.holds(place):
            await node.turn(True)
            await node.catch_up()
            return await reach(node.nodes, place) or node
    return None
