"""What is known of the figure that is chosen: its values, description and uses, behind tabs."""

from collections.abc import Mapping, Sequence

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widget import Widget
from textual.widgets import ContentSwitcher, Static, Tab, Tabs

from stand.preview.facts import UseFacts
from stand.tui.widgets.grid_editor import GridEditor
from stand.tui.widgets.uses import UseRows

_VIEWS = {"values": "Waarden", "about": "Omschrijving", "uses": "Gebruik"}


class BankViews(Vertical):
    """The tabs "values", "about" and "uses", with what a change touches below them."""

    def __init__(self, editor: GridEditor, uses: UseRows) -> None:
        super().__init__(id="bank-beside")
        self._editor = editor
        self._uses = uses
        self._touches = Static("", id="bank-touches")
        self._unused = Static("Nergens gebruikt.", id="bank-unused")

    def compose(self) -> ComposeResult:
        yield Tabs(*(Tab(label, id=name) for name, label in _VIEWS.items()), id="bank-tabs")
        with ContentSwitcher(initial="values", id="bank-views"):
            with Vertical(id="values"):
                yield self._editor
            yield Vertical(id="about")
            with Vertical(id="uses"):
                yield self._unused
                yield self._uses
        yield self._touches

    @property
    def view(self) -> str:
        """The name of the view that is shown."""
        return str(self.query_one(ContentSwitcher).current)

    def offer(self, views: Mapping[str, bool]) -> None:
        """Have tabs for these views, and none for those that have nothing to show."""
        tabs = self.query_one(Tabs)
        for name, is_there in views.items():
            (tabs.show if is_there else tabs.hide)(name)

    def show_view(self, name: str) -> None:
        """Show a view; the focus stays where it is."""
        self.query_one(ContentSwitcher).current = name
        self.query_one(Tabs).active = name

    def open_view(self, name: str) -> None:
        """Show a view and go to it."""
        self.show_view(name)
        places = [one for one in self.query(f"#{name} *") if one.focusable]
        if places:
            places[0].focus()

    def turn(self, step: int) -> None:
        """Show the next view (1), or the one before (-1), and go to it."""
        names = [tab.id for tab in self.query(Tab) if tab.display and tab.id]
        self.open_view(names[(names.index(self.view) + step) % len(names)])

    def on_tabs_tab_activated(self, message: Tabs.TabActivated) -> None:
        message.stop()
        if message.tab.id:
            self.query_one(ContentSwitcher).current = message.tab.id

    async def describe(self, form: Widget | None) -> None:
        """Put a form in the place of the one there was."""
        about = self.query_one("#about")
        await about.remove_children()
        if form is not None:
            await about.mount(form)

    def show_uses(self, uses: Sequence[tuple[UseFacts, str]], words: str) -> None:
        """Show where the figure is used, and in words what a change of it touches."""
        self._uses.show_uses(uses)
        self._unused.display = not uses
        self._touches.update(Content(words))
