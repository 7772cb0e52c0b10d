"""A figure as a form, with its picture beside it."""

from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.timer import Timer
from textual.widgets import Static

from stand.editing.session import Session
from stand.model.source import Path
from stand.problems import Problem
from stand.tui.graphics import Graphics, cell_size
from stand.tui.pane import EditPane
from stand.tui.panes.form_pane import FormPane
from stand.tui.widgets.picture import Picture

_WIDE = 110
_PAUSE = 0.2
_LEAST, _MOST = 300, 1600  # pixels


class FigurePane(EditPane):
    """figures/<year>/*.yaml: the form, and the picture that the render process makes of it."""

    BORDER_TITLE = "Figuur"
    HELP = (
        "Boven staan de velden van de figuur, ernaast of eronder hoe zij wordt. Het beeld volgt "
        "wat u typt. Onder het beeld staat wat iemand hoort die het niet ziet."
    )

    def __init__(self, session: Session, path: str, place: Path = ()) -> None:
        super().__init__(session, path, place)
        self.form = FormPane(session, path, place)
        self._said = Static("", id="figure-said", markup=False)
        self._below = Static("", id="figure-below", markup=False)
        self._wanted: Timer | None = None

    def compose(self) -> ComposeResult:
        with Vertical(id="figure-form"):
            yield self.form
        graphics = getattr(self.app, "graphics", Graphics.BLOCKS)
        with Vertical(id="figure-beside"):
            yield self._said
            yield Picture(graphics, whole=True, id="figure-picture")
            yield self._below

    @property
    def picture(self) -> Picture:
        return self.query_one(Picture)

    def on_mount(self) -> None:
        self._said.update("De figuur wordt getekend …")
        self._look_soon()

    def on_resize(self, event: events.Resize) -> None:
        self.set_class(event.size.width >= _WIDE, "-wide")
        # The preview shows the picture as well, where there is room for it.
        preview = self.screen.query("#preview")
        self.query_one("#figure-beside").display = not (preview and preview.first().display)
        self._look_soon()

    # The picture

    def _look_soon(self) -> None:
        if self._wanted is not None:
            self._wanted.stop()
        self._wanted = self.set_timer(_PAUSE, self._look)

    def _look(self) -> None:
        """Ask for the picture of this figure, now and after each change of it."""
        rendering = getattr(self.app, "rendering", None)
        if rendering is None:
            self._said.update("Er is geen voorbeeld van figuren.")
            return
        beside = self.query_one("#figure-beside")
        if not beside.display:
            return
        width = beside.size.width * cell_size()[0]
        rendering.client.look(self.path, width=max(_LEAST, min(width, _MOST)), page=None)

    def show_picture(
        self, png: bytes | None, description: str, faults: tuple[str, ...] = ()
    ) -> None:
        """Show the figure as it is drawn, what is heard of it, and why it is not drawn."""
        self.picture.show(png)
        self._said.update(Content("\n".join(f"✗ {fault}" for fault in faults)))
        self._said.display = bool(faults)
        self._below.update(Content(description))

    # What the screen wishes: all of it is about the form.

    def go_to(self, place: Path, offset: int | None = None) -> None:
        self.form.go_to(place, offset)

    def flush(self) -> None:
        self.form.flush()

    def explanation(self) -> tuple[str, str] | None:
        return self.form.explanation()

    def session_changed(self, paths: frozenset[str]) -> None:
        self.form.session_changed(paths)

    def show_problems(self, problems: list[Problem]) -> None:
        self.form.show_problems(problems)

    def facts_changed(self) -> None:
        self.form.facts_changed()
