"""The place of the preview on the screen: nothing is there until the first picture stands."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from stand.model.source import Path
from stand.preview.facts import Facts
from stand.tui.arrangement import Part
from stand.tui.screens.body import Body

if TYPE_CHECKING:
    from stand.preview.messages import Answer
    from stand.tui.panes.preview_pane import PreviewPane

_NOT_SEEN = "Het voorbeeld is nu niet te zien. Met F3 ziet u het."


class PreviewPlace:
    """Passes on to the preview what concerns it, and gives its room away while it has nothing."""

    def __init__(self, body: Body, say: Callable[[str], None]) -> None:
        self._body = body
        self._say = say
        self.pane: PreviewPane | None = None

    async def put(self, pane: "PreviewPane") -> None:
        """Put the preview in its place."""
        await self._body.put(Part.PREVIEW, pane)
        self.pane = pane

    def show(self, path: str) -> None:
        """Show a file, from its beginning."""
        if self.pane is not None:
            self.pane.show(path)
            self._body.set_silent(Part.PREVIEW, self.pane.has_nothing)

    def follow(self, path: str, place: Path, words: str) -> None:
        """Go to where the cursor is; ``words`` are those around it."""
        if self.pane is not None:
            self.pane.follow(path, place, words)
            self._body.set_silent(Part.PREVIEW, self.pane.has_nothing)

    def session_changed(self, paths: frozenset[str]) -> None:
        """Show what the session now says."""
        if self.pane is not None:
            self.pane.session_changed(paths)

    def facts_changed(self, facts: Facts) -> None:
        """Show what the render process found out."""
        if self.pane is not None:
            self.pane.facts_changed(facts)

    def hear(self, answer: "Answer") -> None:
        """Take what the render process says about pages."""
        if self.pane is not None:
            self.pane.hear(answer)

    def turn(self, step: int) -> None:
        """Show the next page of the file, or the one before."""
        pane = self._seen()
        if pane is not None:
            pane.action_turn(step)

    def switch(self) -> None:
        """Show the pages instead of the text, or the other way round."""
        pane = self._seen()
        if pane is not None:
            pane.action_switch()

    def open_page(self) -> None:
        """Open the page that is looked at in the system's viewer."""
        if self.pane is not None:
            self.pane.action_open_page()

    def _seen(self) -> "PreviewPane | None":
        """Return the preview while it can be seen; say how to see it when it cannot."""
        if self.pane is not None and self.pane.display:
            return self.pane
        self._say(_NOT_SEEN)
        return None
