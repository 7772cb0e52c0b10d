"""The panes beside and below each other: what is visible, how large, and where the focus is."""

from dataclasses import replace

from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.geometry import Size
from textual.message import Message
from textual.widget import Widget

from stand.tui.arrangement import NARROW, ONE_LINE, Arrangement, Part, Wishes, arrange, following
from stand.tui.widgets.splitter import Splitter

_STEP = 4


class Body(Horizontal):
    """Outline, middle, preview and problems, as far as they fit."""

    class Rearranged(Message):
        """The user wishes other sizes or panes."""

    def __init__(self, panes: dict[Part, Widget], wishes: Wishes) -> None:
        super().__init__(id="body")
        self._panes = panes
        self.wishes = wishes
        self.current = Part.OUTLINE
        self._focused: dict[Part, Widget] = {}
        self._silent: frozenset[Part] = frozenset()
        self._forced: frozenset[Part] = frozenset()

    def compose(self) -> ComposeResult:
        yield self._panes[Part.OUTLINE]
        yield Splitter(id="split-outline", upright=True)
        with Vertical(id="beside"):
            with Horizontal(id="above"):
                yield self._panes[Part.MIDDLE]
                yield Splitter(id="split-preview", upright=True)
                yield self._panes[Part.PREVIEW]
            yield Splitter(id="split-problems", upright=False)
            yield self._panes[Part.PROBLEMS]

    def on_mount(self) -> None:
        self.rearrange()

    def on_resize(self, event: events.Resize) -> None:
        self.rearrange(event.size)

    @property
    def alone(self) -> bool:
        """Whether one pane fills the screen."""
        return self._plan(self._room()).alone

    def _plan(self, room: Size) -> Arrangement:
        return arrange(*room, self.wishes, self.current, self._silent - self._forced)

    def set_silent(self, part: Part, is_silent: bool) -> None:
        """Say whether a part has nothing to tell, so that others can have its room."""
        if is_silent != (part in self._silent):
            self._silent ^= {part}
            self._forced -= {part}
            self.rearrange()

    def _room(self) -> Size:
        size = self.size
        return size if size.width else self.app.size

    def rearrange(self, size: Size | None = None) -> None:
        """Show what fits, in the sizes that are wished."""
        plan = self._plan(size or self._room())
        for part, pane in self._panes.items():
            pane.display = part in plan.visible
        self._panes[Part.OUTLINE].styles.width = plan.outline
        self._panes[Part.PREVIEW].styles.width = plan.preview
        self._panes[Part.PROBLEMS].styles.height = plan.problems
        shown = not plan.alone
        self._split("outline").display = shown and Part.OUTLINE in plan.visible
        self._split("preview").display = shown and Part.PREVIEW in plan.visible
        low = plan.problems <= ONE_LINE
        self._split("problems").display = shown and Part.PROBLEMS in plan.visible and not low
        self.query_one("#beside").display = plan.visible != {Part.OUTLINE}
        self.query_one("#above").display = bool(plan.visible & {Part.MIDDLE, Part.PREVIEW})

    def _split(self, name: str) -> Widget:
        return self.query_one(f"#split-{name}")

    async def put(self, part: Part, pane: Widget) -> None:
        """Put a pane in the place of one that stands last among its siblings."""
        old = self._panes[part]
        self._panes[part] = pane
        pane.display = old.display
        beside = old.parent
        await old.remove()
        if isinstance(beside, Widget):
            await beside.mount(pane)
        self.rearrange()

    # The focus

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        part = self.part_of(event.widget)
        if part is not None:
            self._focused[part] = event.widget
            for one, pane in self._panes.items():
                self._mark(pane, is_here=one is part)
            self.make_current(part)

    def _mark(self, pane: Widget, *, is_here: bool) -> None:
        """Show whether the focus is in a pane; what is inside looks the same, and is let be."""
        if pane.has_class("-here") is not is_here:
            pane.set_class(is_here, "-here", update=False)
            self.app.stylesheet.update_nodes([pane])

    def part_of(self, widget: Widget) -> Part | None:
        """Return the part that a widget is in."""
        for ancestor in widget.ancestors_with_self:
            for part, pane in self._panes.items():
                if ancestor is pane:
                    return part
        return None

    def make_current(self, part: Part) -> None:
        if part is not self.current:
            self.current = part
            self.rearrange()

    def focus_part(self, part: Part) -> None:
        """Go to a part: to where one was in it, or to the first place that takes the focus."""
        self.make_current(part)
        last = self._focused.get(part)
        if last is not None and last.is_attached and last.focusable:
            last.focus()
            return
        pane = self._panes[part]
        places = [one for one in (pane, *pane.query("*")) if one.focusable]
        if places:
            places[0].focus()

    def go_on(self, step: int) -> None:
        """Go to the next part; ``step`` is 1 or -1."""
        unseen = (self._silent - self._forced) & {Part.PREVIEW}
        hidden = self.wishes.hidden | (frozenset() if self.alone else unseen)
        self.focus_part(following(self.current, replace(self.wishes, hidden=hidden), step))

    # What the user wishes

    def toggle(self, part: Part) -> None:
        """Hide a part or show it; where the parts take turns, go to it or back to the middle."""
        width = self._room().width
        if self.alone or (width < NARROW):
            self.focus_part(Part.MIDDLE if self.current is part else part)
            return
        visible = self._panes[part].display
        if visible and self.current is part:
            self.focus_part(Part.MIDDLE)
        if part in self._silent and part is Part.PREVIEW and part not in self.wishes.hidden:
            self._forced ^= {part}
            self.rearrange()
        elif visible or part in self.wishes.hidden:
            self._wish(self.wishes.toggled(part))
        else:
            self.focus_part(part)

    def on_splitter_dragged(self, event: Splitter.Dragged) -> None:
        event.stop()
        x, y = event.x - self.region.x, event.y - self.region.y
        width, height = self._room()
        if event.splitter.id == "split-outline":
            self._wish(replace(self.wishes, outline=max(1, x)))
        elif event.splitter.id == "split-preview":
            self._wish(replace(self.wishes, preview=max(1, width - x - 1)))
        else:
            self._wish(replace(self.wishes, problems=max(1, height - y - 1)))

    def grow(self, step: int) -> None:
        """Make the part with the focus larger (1) or smaller (-1)."""
        size = self._panes[self.current].outer_size
        if self.current is Part.OUTLINE:
            self._wish(replace(self.wishes, outline=max(1, size.width + step * _STEP)))
        elif self.current is Part.PREVIEW:
            self._wish(replace(self.wishes, preview=max(1, size.width + step * _STEP)))
        elif self.current is Part.PROBLEMS:
            self._wish(replace(self.wishes, problems=max(1, size.height + step)))
        else:
            preview = self._panes[Part.PREVIEW].outer_size
            self._wish(replace(self.wishes, preview=max(1, preview.width - step * _STEP)))

    def reset(self) -> None:
        """Show everything again, in proportion."""
        self._wish(Wishes())

    def _wish(self, wishes: Wishes) -> None:
        self.wishes = wishes
        self.rearrange()
        self.post_message(self.Rearranged())
