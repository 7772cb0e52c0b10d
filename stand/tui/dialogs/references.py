"""The dialog in which a reference is found, shaped, and seen as it will be printed."""

from collections.abc import Iterable, Sequence

from rich.text import Text
from textual import on
from textual.containers import Horizontal
from textual.content import Content
from textual.timer import Timer
from textual.widget import Widget
from textual.widgets import Input, Label, Select, Static

from stand.editing.writing.references import FLAGS, FORMS, content_of, flags_for, form_of, written
from stand.numbers.references import FigureReference, parse_figure_reference
from stand.preview.facts import Facts
from stand.tui.candidates import Candidate, candidates
from stand.tui.dialogs.dialog import Choice
from stand.tui.dialogs.picking import CANCEL
from stand.tui.dialogs.printed import Ask, PrintedDialog
from stand.tui.widgets.choices import Choices, SearchLine
from stand.tui.widgets.rows import Rows

_SECONDS_BEFORE_ASKING = 0.15
_PLAIN = "plain"  # no period, no flags, no page: what is written when nothing is chosen
_MOST_YEARS = 30
Options = Sequence[tuple[str, str]]


class ReferenceDialog(PrintedDialog[str]):
    """Gives what stands between the brackets; ``standing`` is a reference to be changed.

    ``ask`` has the render process tell what a reference prints, by :meth:`answered`.
    """

    def __init__(
        self, facts: Facts, year: int, ask: Ask, *, words: str = "", standing: str = ""
    ) -> None:
        do = "Veranderen" if standing else "Invoegen"
        super().__init__(f"Verwijzing {do.lower()}", [Choice("insert", do), CANCEL])
        self._facts = facts
        self._year = year
        self._ask = ask
        self._words = words
        self._standing = standing
        self._printed = dict(facts.printed)
        self._faults: dict[str, str] = {}
        self._timer: Timer | None = None
        self._of: Candidate | None = None
        self._options: dict[str, list[tuple[Text, str]]] = {}
        self._list: Choices[Candidate] = Choices(candidates(facts, year), id="reference-list")

    # What is seen

    def inside(self) -> Iterable[Widget]:
        yield SearchLine(self._list, "Zoek een cijfer, figuur, tabel of hoofdstuk…", id="search")
        yield self._list
        yield Static("", classes="dialog-note", id="series")
        yield Horizontal(
            _choice("Toon:", "form"), _choice("Schrijf het:", "flags"), classes="choices"
        )
        yield Horizontal(
            _choice("Jaar:", "first"),
            _choice("tot:", "last"),
            _choice("van:", "whole"),
            classes="choices",
        )
        yield Static("", id="live")

    def on_mount(self) -> None:
        super().on_mount()
        if self._standing:
            self._show_standing()
        elif self._words:
            self.query_one("#search", Input).value = self._words

    def first_focus(self) -> Widget | None:
        return self.query_one("#search")

    def _show_standing(self) -> None:
        reference = parse_figure_reference(self._standing)
        name = reference.name if reference else self._standing.partition("|")[0].strip()
        self._list.choose(lambda one: one.reference == name)
        chosen = self._list.chosen
        if chosen is None or chosen.value.reference != name:
            return
        self._shape(chosen.value)
        if reference is None:
            self._put("form", "page" if self._standing.endswith("|page") else _PLAIN)
            return
        self._put("form", reference.kind)
        self._put("first", reference.first or _PLAIN)
        self._put("last", reference.last or str(self._year))
        self._put("whole", reference.whole or _PLAIN)
        self._show_flags(reference.kind)
        self._put("flags", "|".join(reference.flags) or _PLAIN)
        self._show_live()

    # Choosing

    @on(Input.Changed, "#search")
    def search(self, event: Input.Changed) -> None:
        event.stop()
        self._list.filter(event.value)

    @on(Rows.Moved)
    def moved(self, event: Rows.Moved) -> None:
        event.stop()
        item = self._list.chosen
        words = item.about if item else "Niets gevonden. Haal letters weg om meer te zien."
        self.query_one("#series", Static).update(Content(words))
        if item is not None and item.value != self._of:
            self._shape(item.value)
        self._show_live()

    @on(Input.Submitted, "#search")
    @on(Rows.Picked)
    def done(self, event: Input.Submitted | Rows.Picked) -> None:
        event.stop()
        self.chosen("insert")

    @on(Select.Changed)
    def reshaped(self, event: Select.Changed) -> None:
        event.stop()
        if event.select.id == "form" and self._of is not None and self._of.indicator is not None:
            self._show_flags(self._value("form"))
        self._show_live()

    def _shape(self, candidate: Candidate) -> None:
        """Offer the ways in which something can be shown."""
        self._of = candidate
        one = candidate.indicator
        if one is not None:
            years = [value.period for value in reversed(one.series) if value.shown][:_MOST_YEARS]
            self._offer("form", [(form.title, form.name) for form in FORMS])
            this = [("het verslagjaar", _PLAIN)]
            self._offer("first", [*this, *((year, year) for year in years)])
            if years and str(self._year) not in years:
                self._put("first", years[0])
            self._offer("last", [(year, year) for year in years])
            others = [(o.label, o.id) for o in self._facts.indicators if o.id != one.id]
            self._offer("whole", others)
            self._show_flags("value")
            return
        is_period = candidate.reference == "period"
        forms = (
            [] if is_period else [("het nummer of de titel", _PLAIN), ("met de bladzijde", "page")]
        )
        self._offer("form", forms)
        back = [(f"{n} jaar eerder: {self._year - n}", f"-{n}") for n in range(1, 11)]
        self._offer("first", [("het verslagjaar", _PLAIN), *back] if is_period else [])
        for name in ("last", "whole", "flags"):
            self._offer(name, [])

    def _show_flags(self, kind: str) -> None:
        form = form_of(kind)
        flags = flags_for(form.name)
        ways = [("gewoon", _PLAIN), *((FLAGS[flag], flag) for flag in flags)]
        if "scaled" in flags:
            ways.append(("met miljoen en de eenheid", "scaled|unit"))
        before = self._value("flags")
        self._offer("flags", ways if flags else [])
        if before and all(flag in flags for flag in before.split("|")):
            self._put("flags", before)
        self._show("last", form.periods == 2)
        self._show("whole", form.whole)
        if form.periods == 2 and not self._value("first"):
            self._put("first", str(self._year - 1))

    def _offer(self, name: str, options: Options) -> None:
        select = self.query_one(f"#{name}", Select)
        self._show(name, bool(options))
        self._options[name] = [(Text(words), value) for words, value in options or [("", "")]]
        select.set_options(self._options[name])

    def _put(self, name: str, value: str) -> None:
        select = self.query_one(f"#{name}", Select)
        if value not in [known for _, known in self._options[name]]:
            self._options[name].append((Text(self._words_for(name, value)), value))
            select.set_options(self._options[name])
        select.value = value

    def _words_for(self, name: str, value: str) -> str:
        if name == "flags":
            return ", ".join(FLAGS.get(flag, flag) for flag in value.split("|"))
        return value

    def _value(self, name: str) -> str:
        value = str(self.query_one(f"#{name}", Select).value)
        return "" if value == _PLAIN else value

    def _show(self, name: str, shown: bool) -> None:
        self.query_one(f"#choose-{name}").display = shown

    # What it prints

    @property
    def content(self) -> str:
        """What would stand between the brackets; empty when nothing is chosen."""
        of = self._of
        if of is None or self._list.chosen is None:
            return ""
        if of.indicator is None:
            if of.reference == "period":
                return f"period@{self._value('first')}" if self._value("first") else "period"
            return f"{of.reference}|page" if self._value("form") == "page" else of.reference
        form = form_of(self._value("form"))
        first, last = self._value("first"), None
        if form.periods == 2:
            first, last = first or str(self._year), self._value("last") or str(self._year)
        whole = self._value("whole") if form.whole else None
        flags = tuple(flag for flag in self._value("flags").split("|") if flag)
        return content_of(
            FigureReference(of.indicator.id, first or None, last, form.name, whole, flags)
        )

    def _show_live(self) -> None:
        content = self.content
        live = self.query_one("#live", Static)
        if not content:
            live.update(Content(""))
            return
        printed = self._printed.get(content)
        if printed is None and self._of is not None and content == self._of.reference:
            printed = self._of.printed
        fault = self._faults.get(content)
        shown = printed if printed else fault or "…"
        style = "$text-error" if fault and not printed else "bold $text-success"
        live.update(Content.assemble(f"{written(content)}  →  ", (shown, style)))
        if not printed and not fault:
            self._ask_soon()

    def _ask_soon(self) -> None:
        if self._timer is not None:
            self._timer.stop()
        self._timer = self.set_timer(_SECONDS_BEFORE_ASKING, self._ask_now)

    def _ask_now(self) -> None:
        if self.content:
            self._ask(self.content)

    def answered(self, reference: str, printed: str, fault: str) -> None:
        if printed:
            self._printed[reference] = printed
        else:
            self._faults[reference] = fault or "Dit is nog niet te tonen."
        self._show_live()

    def chosen(self, name: str) -> None:
        content = self.content
        if name != "insert":
            self.dismiss(None)
        elif content:
            self.dismiss(content)


def _choice(label: str, name: str) -> Widget:
    select: Select[str] = Select([(Text(""), "")], compact=True, allow_blank=False, id=name)
    return Horizontal(Label(Content(label)), select, classes="choice", id=f"choose-{name}")
