"""Dialogs in which one thing of several is chosen, or a few lines are filled in."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from textual import on
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Button, Input, Label, Static

from stand.tui.dialogs.dialog import Choice, Dialog
from stand.tui.widgets.choices import Choices, Item, SearchLine
from stand.tui.widgets.rows import Rows

Value = TypeVar("Value")

CANCEL = Choice("leave", "Annuleren")


@dataclass(frozen=True)
class Picked(Generic[Value]):
    """What was chosen, and the title that was typed with it."""

    value: Value
    title: str


class Pick(Dialog[Picked[Value]], Generic[Value]):
    """Choose one thing from a list, by typing, keys or mouse; with a title first if asked for."""

    def __init__(
        self,
        title: str,
        items: Sequence[Item[Value]],
        *,
        do: str = "Kiezen",
        ask_title: str = "",
        default: str = "",
    ) -> None:
        super().__init__(title, [Choice("pick", do), CANCEL])
        self._ask_title = ask_title
        self._default = default
        self._choices_list: Choices[Value] = Choices(items, id="pick-list")

    def inside(self) -> Iterable[Widget]:
        if self._ask_title:
            yield Label(Content(self._ask_title))
            yield Input(self._default, compact=True, id="pick-title")
        yield SearchLine(self._choices_list, "Typ om te zoeken…", id="pick-search")
        yield self._choices_list
        yield Static("", classes="dialog-note", id="pick-about")

    def first_focus(self) -> Widget | None:
        wanted = "#pick-title" if self._ask_title and not self._default else "#pick-search"
        return self.query_one(wanted)

    @on(Input.Changed, "#pick-search")
    def search(self, event: Input.Changed) -> None:
        event.stop()
        self._choices_list.filter(event.value)

    @on(Rows.Moved)
    def explain(self, event: Rows.Moved) -> None:
        event.stop()
        chosen = self._choices_list.chosen
        words = chosen.about if chosen else "Niets gevonden. Haal letters weg om meer te zien."
        self.query_one("#pick-about", Static).update(Content(words))

    @on(Input.Submitted, "#pick-title")
    def title_done(self, event: Input.Submitted) -> None:
        event.stop()
        self.query_one("#pick-search").focus()

    @on(Input.Submitted, "#pick-search")
    @on(Rows.Picked)
    def pick(self, event: Input.Submitted | Rows.Picked) -> None:
        event.stop()
        self.chosen("pick")

    def chosen(self, name: str) -> None:
        item = self._choices_list.chosen
        if name != "pick":
            self.dismiss(None)
        elif item is not None and not self._misses_title():
            title = self.query_one("#pick-title", Input).value.strip() if self._ask_title else ""
            self.dismiss(Picked(item.value, title))

    def _misses_title(self) -> bool:
        if not self._ask_title or self.query_one("#pick-title", Input).value.strip():
            return False
        self.query_one("#pick-about", Static).update(Content(f"Vul eerst ‘{self._ask_title}’ in."))
        self.query_one("#pick-title").focus()
        return True


@dataclass(frozen=True)
class Line:
    """A line to fill in: its name in the answer, its label, and what stands in it at first."""

    name: str
    label: str
    value: str = ""
    hint: str = ""


Answers = dict[str, str]


class Fill(Dialog[Answers]):
    """A few lines to fill in; ``check`` says in Dutch what is still wrong, or nothing.

    ``doubt`` says what may be wrong, and ``propose`` gives lines that follow from the others: they
    do so until somebody types in them.
    """

    def __init__(
        self,
        title: str,
        lines: Sequence[Line],
        *,
        do: str,
        words: str = "",
        check: Callable[[Answers], str] = lambda _answers: "",
        doubt: Callable[[Answers], str] = lambda _answers: "",
        propose: Callable[[Answers], Answers] = lambda _answers: {},
    ) -> None:
        super().__init__(title, [Choice("fill", do), CANCEL])
        self._doubt, self._propose = doubt, propose
        self._proposed: Answers = {}
        self._lines = lines
        self._about = words
        self._check = check

    def inside(self) -> Iterable[Widget]:
        if self._about:
            text = VerticalScroll(Static(Content(self._about)), classes="dialog-text")
            text.can_focus = False
            yield text
        for line in self._lines:
            yield Label(Content(line.label))
            yield Input(
                line.value,
                placeholder=line.hint,
                compact=True,
                name=line.name,
                id=f"fill-{line.name}",
                classes="fill-line",
            )
        yield Static("", classes="dialog-fault", id="fill-fault")

    def first_focus(self) -> Widget | None:
        inputs = list(self.query(Input))
        return next((one for one in inputs if not one.value), inputs[0])

    @property
    def answers(self) -> Answers:
        """What stands in the lines now."""
        return {one.name or "": one.value.strip() for one in self.query(Input)}

    @on(Input.Changed)
    def look(self, event: Input.Changed) -> None:
        """Say what is wrong once there is something to judge."""
        event.stop()
        self._show_proposed(event.input)
        fault = self._check(self.answers)
        said = fault if all(self.answers.values()) else ""
        words = said or self._doubt(self.answers)
        self.query_one("#fill-fault", Static).update(Content(words))
        self.query(Button).first().set_class(bool(fault), "-not-yet")

    def _show_proposed(self, typed: Input) -> None:
        """Put what follows from what is typed in the lines that nobody typed in."""
        for name, value in self._propose(self.answers).items():
            line = self.query_one(f"#fill-{name}", Input)
            if line is not typed and line.value == self._proposed.get(name, ""):
                self._proposed[name] = line.value = value

    @on(Input.Submitted)
    def go_on(self, event: Input.Submitted) -> None:
        event.stop()
        inputs = list(self.query(Input))
        following = inputs[inputs.index(event.input) + 1 :]
        if following:
            following[0].focus()
        else:
            self.chosen("fill")

    def chosen(self, name: str) -> None:
        if name != "fill":
            self.dismiss(None)
            return
        fault = self._check(self.answers)
        self.query_one("#fill-fault", Static).update(Content(fault))
        if not fault:
            self.dismiss(self.answers)
