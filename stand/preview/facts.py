"""What the render process tells about an edition besides its problems: plain, frozen values.

They cross from one process to another, so they hold nothing but text, numbers and tuples.
"""

from dataclasses import dataclass, field

from stand.model.source import Path


@dataclass(frozen=True, slots=True)
class SeriesValue:
    """One value of an indicator as the reader sees it; ``shown`` is empty when it is not known.

    ``status`` is that of the observation: ``provisional``, ``final``, ``revised`` or ``missing``;
    ``derived`` for a value that follows from others. ``edition`` is the year of the edition that
    published it, empty for a derived value.
    """

    period: str
    shown: str
    status: str
    edition: str
    note: str


@dataclass(frozen=True, slots=True)
class IndicatorFacts:
    """An indicator with its series, oldest period first, as the edition knows it."""

    id: str
    label: str
    unit: str
    definition: str
    series: tuple[SeriesValue, ...]


@dataclass(frozen=True, slots=True)
class TargetFacts:
    """Something a text can refer to: ``reference`` is what stands between [[ and ]].

    ``label`` is what the text then prints ("figuur 3"), ``title`` the words of the thing itself.
    """

    reference: str
    label: str
    title: str


@dataclass(frozen=True, slots=True)
class UseFacts:
    """One place where an indicator is used: file, line, the way to the value, and its words."""

    indicator: str
    path: str
    line: int
    place: Path
    words: str


@dataclass(frozen=True, slots=True)
class FigureFacts:
    """A figure: its number in print ("Figuur 3", empty when no chapter prints it) and its words.

    ``description`` is what a reader hears who cannot see it: its own alternative text, or the one
    that follows from the data; ``drafted`` tells the second.
    """

    name: str
    label: str
    title: str
    description: str
    drafted: bool


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of an edition at one moment.

    ``printed`` answers each reference that the edition uses: the words between [[ and ]], and what
    is printed for them. ``numbers`` has the number that is printed with a theme (place ``()``), a
    block (``("body", 3)``) or a request (``("body", 3, "help_needed", "requests", 0)``), by file
    and place: "1.2". ``first_pages`` has the first page of each file that was laid out.
    ``abbreviations`` has what those of the glossary stand for.
    """

    indicators: tuple[IndicatorFacts, ...] = ()
    targets: tuple[TargetFacts, ...] = ()
    uses: tuple[UseFacts, ...] = ()
    figures: tuple[FigureFacts, ...] = ()
    printed: dict[str, str] = field(default_factory=dict)
    numbers: dict[tuple[str, Path], str] = field(default_factory=dict)
    first_pages: dict[str, int] = field(default_factory=dict)
    abbreviations: dict[str, str] = field(default_factory=dict)
