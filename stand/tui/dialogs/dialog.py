"""What every dialog is: words, what one can choose, and a way out with Esc."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import ClassVar, TypeVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widget import Widget
from textual.widgets import Button, Static

from stand.tui.widgets.keys_bar import KeysBar

Result = TypeVar("Result")


@dataclass(frozen=True)
class Choice:
    """Something to choose: what it is called in the code, and on its button."""

    name: str
    label: str


class Dialog(ModalScreen[Result | None]):
    """A window over the screen; a subclass fills it and says what a button gives back."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "Sluit dit venster"),
        Binding("right", "app.focus_next", "Volgende", show=False),
        Binding("left", "app.focus_previous", "Vorige", show=False),
        Binding("up", "scroll_words(-1)", "Omhoog", show=False),
        Binding("down", "scroll_words(1)", "Omlaag", show=False),
        Binding("pageup", "scroll_words(-10)", "Bladzijde omhoog", show=False),
        Binding("pagedown", "scroll_words(10)", "Bladzijde omlaag", show=False),
        Binding("f1", "explain", "Uitleg"),
    ]
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (76, "-wide")]  # noqa: RUF012 - no class variable
    HELP: ClassVar[str] = ""
    """What F1 says here; nothing when the dialog says it all itself."""

    def __init__(self, title: str, choices: Sequence[Choice] = ()) -> None:
        super().__init__()
        self._heading = title
        self._answers = choices

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog"):
            yield Static(Content(self._heading), classes="dialog-title")
            yield from self.inside()
            with Horizontal(classes="dialog-buttons"):
                for choice in self._answers:
                    yield Button(Content(choice.label), name=choice.name)
        yield KeysBar()

    def on_mount(self) -> None:
        first = self.first_focus()
        if first is not None:
            first.focus()

    def inside(self) -> Iterable[Widget]:
        """Return what stands between the title and the buttons."""
        return ()

    def first_focus(self) -> Widget | None:
        """Return what has the focus at first: the first button, unless told otherwise."""
        buttons = self.query(Button)
        return buttons.first() if buttons else None

    def on_button_pressed(self, event: Button.Pressed) -> None:
        event.stop()
        self.chosen(event.button.name or "")

    def chosen(self, name: str) -> None:
        """Answer the choice of a button."""
        raise NotImplementedError

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Tell whether an action can be done: there may be nothing to explain."""
        return bool(self.HELP) if action == "explain" else True

    def action_explain(self) -> None:
        """Say what the dialog is for."""
        self.app.push_screen(Notice(self._heading, self.HELP))

    def action_scroll_words(self, lines: int) -> None:
        """Scroll the words of the dialog; the buttons keep the focus."""
        for words in self.query(".dialog-text"):
            words.scroll_relative(y=lines, animate=False)

    def action_leave(self) -> None:
        """Close the dialog without a choice."""
        self.dismiss(None)


class Question(Dialog[str]):
    """A question in words with a few answers; gives the name of the answer, or None."""

    def __init__(self, title: str, words: str, choices: Sequence[Choice]) -> None:
        super().__init__(title, choices)
        self._text = words

    def inside(self) -> Iterable[Widget]:
        with_scroll = VerticalScroll(Static(Content(self._text)), classes="dialog-text")
        with_scroll.can_focus = False
        return [with_scroll]

    def chosen(self, name: str) -> None:
        self.dismiss(name)


class Notice(Dialog[str]):
    """Something that stays until it is read."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f1", "leave", "Sluit dit venster", show=False),
    ]

    def __init__(self, title: str, words: str | Content) -> None:
        super().__init__(title, [Choice("close", "Sluiten")])
        self._text = words if isinstance(words, Content) else Content(words)

    def inside(self) -> Iterable[Widget]:
        return [VerticalScroll(Static(self._text), classes="dialog-text")]

    def chosen(self, name: str) -> None:
        self.dismiss(name)
