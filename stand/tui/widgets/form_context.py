"""What the fields of a form share: the file, its problems, and how a value gets into it."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from stand.editing.comparing.counterparts import Counterparts
from stand.editing.documents.absent import ABSENT, Absent
from stand.editing.documents.document import Document
from stand.editing.forms.fields import FormField, fields, summary, value_at
from stand.editing.forms.values import change_at
from stand.editing.session import Session
from stand.errors import EditRefused
from stand.model.source import Path
from stand.model.unfinished import UNFINISHED_INDICATOR
from stand.preview.facts import Facts
from stand.problems import Problem, Severity
from stand.workspace import INDICATORS_FILE

Data = Any
_WIDTH = 100
_SEEN = 6
"""How many entries of a list are named where there is room for a line."""
_NO_END = 1_000_000
_ON_ONE_LINE = ("{", "[")


class FormContext:
    """One file as a form: it is read from the session, and what is typed goes back there."""

    def __init__(self, session: Session, path: str) -> None:
        self.session = session
        self.path = path
        self.facts = Facts()
        self._shown = session.documents[path]
        self._problems: dict[Path, list[Problem]] = {}
        self._forms: dict[Path, list[FormField]] = {}
        self._of: Document | None = None
        self._labels: dict[str, str] = {}
        self._labels_of: Document | None = None

    @property
    def document(self) -> Document:
        return self.session.documents[self.path]

    @property
    def data(self) -> Data:
        return self.document.data

    @property
    def is_new(self) -> bool:
        """Whether the file is not on the disk yet, so that all of it is new."""
        return self.document.saved is None

    def fields(self, place: Path) -> list[FormField]:
        """Return the form at a place, as the file is now."""
        if self._of is not self.document:
            self._of, self._forms = self.document, {}
        if place not in self._forms:
            self._forms[place] = fields(self.document.model, self.data, place)
        return self._forms[place]

    def field(self, place: Path) -> FormField | None:
        """Return the field at a place, if there is one."""
        found = self.fields(place[:-1]) if place else []
        return next((one for one in found if one.place == place), None)

    def value(self, place: Path) -> Data | Absent:
        return value_at(self.data, place)

    def saved_text(self, place: Path) -> str:
        """Return the text that a value has on the disk; nothing where it has none."""
        value = self.session.saved_value(self.path, place)
        return value if isinstance(value, str) else ""

    def is_changed(self, place: Path) -> bool:
        """Tell whether a value differs from the one on the disk."""
        if self.is_new or not self.document.is_changed:
            return False
        if value_at(self.document.saved_data, place) == self.value(place):
            return False
        return self.session.is_changed(self.path, place)

    def width_at(self, place: Path) -> int:
        """Return how many characters a line of a text has at a place in the file.

        Where the file itself folds its lines, or has all on one line, the text has no line ends.
        """
        source = self.document.source
        starts = [source.values[at].start for at in _ways(place) if at in source.values]
        signs = [source.text[start : start + 1] for start in starts]
        if any(sign in _ON_ONE_LINE for sign in signs[:-1]) or signs[-1:] == [">"]:
            return _NO_END
        key = source.keys.get(place)
        if key is None:
            return _WIDTH - 2 * (len(place) + 1)
        return _WIDTH - source.line_and_column(key.start)[1] - 1

    def caught_up(self, document: Document) -> None:
        """Note that the form shows this: its places are those of it."""
        self._shown = document

    def place_now(self, place: Path) -> Path:
        """Return where a place of the form stands, when the file changed since it was shown.

        Raises EditRefused when it is gone.
        """
        if self.document is self._shown:
            return place
        rest: Path = ()
        while place:
            shown, data = self._shown.data, self.data
            found = Counterparts().find(self.path, shown, data, place)
            if found is not None:
                return (*found, *rest)
            if isinstance(place[-1], int):
                raise EditRefused("Wat u hier bewerkt, is intussen weggehaald.")
            place, rest = place[:-1], (place[-1], *rest)
        return rest

    def put(self, place: Path, value: Data | Absent) -> Path:
        """Hand a value in and return where it now stands; ABSENT takes it away.

        Raises EditRefused.
        """
        was_shown = self.document is self._shown
        place = self.place_now(place)
        if value is ABSENT and self.value(place) is ABSENT:
            return place
        where, what = change_at(self.data, place, value)
        if what is ABSENT:
            self.session.remove(self.path, where)
        else:
            self.session.set_value(self.path, where, what)
        if was_shown:
            self._shown = self.document
        return place

    # Problems

    def take_problems(self, problems: Iterable[Problem]) -> bool:
        """Note the problems of the file at their values; tell whether that changed anything."""
        found: dict[Path, list[Problem]] = {}
        for problem in problems:
            found.setdefault(self._place_of(problem), []).append(problem)
        before, self._problems = self._problems, found
        return before != found

    def _place_of(self, problem: Problem) -> Path:
        place = self.document.place_at(problem.line, problem.column)
        if problem.code == "missing-key":
            for outer in (place[:size] for size in range(len(place), -1, -1)):
                for one in self.fields(outer):
                    if f"‘{one.label}’" in problem.message and not one.present:
                        return one.place
        return place

    def problems_in(self, place: Path) -> list[Problem]:
        """Return the problems of a value and of all that is in it."""
        size = len(place)
        return [one for at, found in self._problems.items() if at[:size] == place for one in found]

    def problems_left(self, place: Path, holds: Callable[[Path], bool]) -> list[Problem]:
        """Return the problems of a value and of what is in it, except where ``holds`` says so."""
        size = len(place)
        return [
            one
            for at, found in self._problems.items()
            if at[:size] == place and not holds(at)
            for one in found
        ]

    def words_of(self, problem: Problem) -> str:
        """Return a problem with its sign, on one line."""
        return f"{sign_of(problem)} {problem.message} {problem.hint}".rstrip()

    # What names stand for

    def figure_title(self, name: str) -> str | None:
        """Return the title of a figure's file, or None when there is no such file."""
        title = self.session.value(f"figures/{self.session.year}/{name}.yaml", ("title",))
        return title if isinstance(title, str) else None

    @property
    def indicator_labels(self) -> dict[str, str]:
        """What the indicators count, by their names, in the order of their file."""
        document = self.session.documents.get(INDICATORS_FILE)
        if self._labels_of is not document:
            listed = self.session.value(INDICATORS_FILE, ("indicators",))
            self._labels_of = document
            self._labels = {
                str(one["id"]): str(one.get("label") or one["id"])
                for one in (listed if isinstance(listed, list) else [])
                if isinstance(one, dict) and one.get("id")
            }
        return self._labels

    def indicator_label(self, name: str) -> str | None:
        """Return what an indicator counts, or None when there is no such indicator."""
        return self.indicator_labels.get(name)

    def summary(self, value: Data | Absent) -> str:
        """Return the first words that a value could be called by; indicators by their labels."""
        return summary(self._with_labels(value))

    def _with_labels(self, value: Data | Absent) -> Data | Absent:
        if isinstance(value, dict):
            return {key: self._with_labels(one) for key, one in value.items()}
        if isinstance(value, list):
            return [self._with_labels(one) for one in value[:_SEEN]]
        if value == UNFINISHED_INDICATOR:
            return "nog te kiezen"
        return self.indicator_labels.get(value, value) if isinstance(value, str) else value


def _ways(place: Path) -> Iterator[Path]:
    """Yield the places that lead to a place, from the top, and the place itself."""
    return (place[:size] for size in range(len(place) + 1))


def sign_of(problem: Problem) -> str:
    """Return the sign of a problem; its shape tells an error from a warning."""
    return "✗" if problem.severity is Severity.ERROR else "▲"
