"""What formatted text is filled in with: printed references, fixed words, figures and tables."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from stand.markup.markdown import parse_reference
from stand.model.edition import Labels
from stand.model.numbering import roman
from stand.preview.facts import Facts, FigureFacts, IndicatorFacts

Data = object
"""Plain data as it was read: dict, list, str or None, and of any shape."""


def _no_figure(_name: str) -> Data:
    return None


def _no_table(_file: str) -> Sequence[Sequence[str]]:
    return ()


@dataclass(frozen=True)
class Known:
    """What is known around a chapter at one moment.

    ``edition`` is the data of edition.yaml. ``figure`` gives that of a figure by its name, and
    ``table`` the rows of a CSV file, the heading first, by its name in the content; both give
    nothing for what is not there.
    """

    facts: Facts = field(default_factory=Facts)
    edition: Data = None
    figure: Callable[[str], Data] = _no_figure
    table: Callable[[str], Sequence[Sequence[str]]] = _no_table

    @cached_property
    def labels(self) -> Mapping[str, str]:
        """The fixed words of the edition; its own where it has them."""
        fixed = {name: str(found.default) for name, found in Labels.model_fields.items()}
        own = fields(fields(self.edition).get("labels"))
        return fixed | {name: text for name in fixed if (text := words(own.get(name)))}

    @cached_property
    def year(self) -> str:
        """The reporting year, as the periods of the figures name it."""
        return words(fields(self.edition).get("reporting_year"))

    @cached_property
    def targets(self) -> Mapping[str, str]:
        return {target.reference: target.label for target in self.facts.targets}

    @cached_property
    def indicators(self) -> Mapping[str, IndicatorFacts]:
        return {indicator.id: indicator for indicator in self.facts.indicators}

    @cached_property
    def figures(self) -> Mapping[str, FigureFacts]:
        return {figure.name: figure for figure in self.facts.figures}

    def printed(self, content: str) -> str | None:
        """Return what is printed for a reference, or None while nothing is known of it."""
        found = self.facts.printed.get(content)
        if found is None and (reference := parse_reference(content)) is not None:
            found = self.targets.get(f"{reference.kind}:{reference.name}")
        # The stand-in for a page that is not known yet.
        return f"{found[:-2]}…" if found and found.endswith(" 00") else found

    def theme(self, number: str) -> str:
        """Return the number of a theme as the edition prints it."""
        is_roman = fields(self.edition).get("theme_numbering") == "roman"
        fits = number.isascii() and number.isdigit() and 0 < int(number) < 100
        return roman(int(number)) if is_roman and fits else number

    def value(self, indicator: str, period: str) -> str:
        """Return the value of an indicator as the reader sees it, empty when it is not known."""
        found = self.indicators.get(indicator)
        series = found.series if found else ()
        wanted = period or self.year
        return next((value.shown for value in series if value.period == wanted), "")


def words(value: Data) -> str:
    """Return a value as the words in it: nothing for a list, a block or what is not there."""
    return "" if value is None or isinstance(value, dict | list) else str(value).strip()


def fields(value: Data) -> dict[str, Data]:
    """Return a block by the names of its fields: nothing for what is no block."""
    return {str(name): field for name, field in value.items()} if isinstance(value, dict) else {}


def items(value: Data) -> list[Data]:
    """Return the entries of a list: nothing for what is no list."""
    return list(value) if isinstance(value, list) else []
