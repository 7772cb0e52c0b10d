"""Words and phrases of which descriptions are made."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from stand.charts.data import Datum, FigureData
from stand.charts.series import Named, is_exact
from stand.charts.values import Values
from stand.markup.markdown import split_references
from stand.model.figures import Figure
from stand.numbers.dutch import number_words
from stand.numbers.figures import rounded
from stand.numbers.reading_words import FUNCTION_WORDS, words
from stand.numbers.wording import worded_inline

_IN_WORDS = 12
_SURE_DIGITS = 3
_WORD = re.compile(r"(?<![\w@./-])[a-zß-öø-ÿ]+(?![\w./-]*\w)")
# With a name behind them these belong to it: ‘De Bilt’.
_ARTICLES = frozenset(("de", "den", "het", "la", "le", "te", "ter", "ten", "van"))
_COMMON = (
    (FUNCTION_WORDS - _ARTICLES)
    | frozenset(
        words(
            "alleen ander andere anders ja kinderen mannen nee onbekend overig overige rest samen"
        )
    )
    | frozenset(words("totaal vrouwen"))
)
# What is measured and not counted: ‘in weken’, and not ‘aantal weken’.
_MEASURES = frozenset(
    words("procent procenten procentpunt procentpunten euro’s graden punten jaren maanden weken")
) | frozenset(words("dagen werkdagen uren minuten seconden"))
_ONE = {
    **{"jaren": "jaar", "maanden": "maand", "weken": "week", "dagen": "dag", "uren": "uur"},
    **{"werkdagen": "werkdag", "minuten": "minuut", "personen": "persoon", "zaken": "zaak"},
}


def counted(count: int, one: str, many: str) -> str:
    """Return a number of things: in words up to twelve."""
    if count == 1:
        return f"één {one}"
    return f"{number_words(count) if count <= _IN_WORDS else count} {many}"


def joined(parts: Sequence[str]) -> str:
    """Return parts as one list; semicolons keep apart those that are lists themselves."""
    if any(", " in part or " en " in part or "; " in part for part in parts):
        return "; ".join(parts)
    *first, last = parts or ("",)
    return f"{', '.join(first)} en {last}" if first else last


def sentence(text: str) -> str:
    """Return a text as a sentence: with a capital, and an end if it has none."""
    text = text.strip()
    return text[:1].upper() + text[1:] + ("" if text[-1:] in (".", "?", "!") else ".")


def is_counted(unit: str) -> bool:
    """Tell whether a unit is things that are counted, as ‘personen’, and not a measure."""
    first = unit.partition(" ")[0].lower()
    return first.isalpha() and first[-1] in "ns" and first not in _MEASURES


def amount_of(unit: str) -> str:
    """Return the words for values in a unit: ‘aantal personen’, ‘in weken’; empty for no unit."""
    if not unit or unit.lower().startswith("aantal"):
        return unit
    if unit == "%":
        return "in procenten"
    if _is_factor(unit):
        return f"waarden {unit}"
    return f"aantal {unit}" if is_counted(unit) else f"in {unit}"


def _is_factor(unit: str) -> bool:
    return not unit[0].isalpha() or unit.startswith("x ")


def subject_of(unit: str) -> str:
    """Return the word for a value as the subject of a sentence."""
    if unit == "%":
        return "het percentage"
    return "het aantal" if is_counted(unit) else "de waarde"


def with_unit(datum: Datum, unit: str) -> str:
    """Return a value with its unit, when it ends in a number that has none yet."""
    if not unit or unit == "%" or not datum.text[-1:].isdigit():
        return datum.text
    if _is_factor(unit):
        return with_aside(datum.text, unit)
    return f"{datum.text} {_ONE.get(unit, unit) if datum.value == 1 else unit}"


def with_aside(text: str, aside: str) -> str:
    """Return a text with something in brackets behind it, in one pair of brackets."""
    return f"{text[:-1]}, {aside})" if text.endswith(")") else f"{text} ({aside})"


@dataclass(frozen=True)
class Wording:
    """How one figure is put in words."""

    figure: Figure
    data: FigureData
    values: Values

    @property
    def unknown(self) -> str:
        """The words that the reader sees for a value that is not known."""
        return self.values.labels.unknown

    def unsaid(self, phrase: str) -> str:
        """Return a phrase, or nothing when the title or the subtitle says them already."""
        lines = (self.figure.title, self.figure.subtitle or "")
        said = " ".join(worded_inline(line, self.values.figures) for line in lines)
        return "" if phrase.lower() in said.lower() else phrase

    def amounts(self) -> str:
        """Return what the values of the figure are, unless it is said already."""
        return amount_of(self.unsaid(self.name(self.data.unit)))

    def name(self, name: str) -> str:
        """Return a name as it stands inside a sentence."""
        return lowered(name, self.values)

    def bracketed(self, pair: Named, unit: str = "") -> str:
        """Return a name with its value in brackets; without it when the value is not known."""
        name, datum = pair
        return name if datum.text == self.unknown else with_aside(name, with_unit(datum, unit))

    def derived(self, value: Decimal, *of: Datum) -> str:
        """Return a number that follows from values: an estimate when one of them is."""
        if all(is_exact(datum) for datum in of):
            return self.values.number(value)
        step = Decimal(1).scaleb(value.adjusted() - _SURE_DIGITS + 1)
        return f"ongeveer {self.values.number(rounded(value, step))}"


def share_of(part: Decimal, whole: Decimal, of: Sequence[Datum]) -> str:
    """Return a part of a whole in percent; ``of`` are the values it follows from."""
    percent = part / whole * 100
    whole_percent = rounded(percent, Decimal(1))
    if whole_percent == 0 < percent:
        return "minder dan 1%"
    if whole_percent == 100 > percent:
        return "bijna 100%"
    text = f"{whole_percent}%"
    return text if all(is_exact(datum) for datum in of) else f"ongeveer {text}"


def lowered(name: str, values: Values) -> str:
    """Return a name without its capital, if the edition writes its first word so elsewhere.

    What is a name keeps its capital that way, and so does an abbreviation.
    """
    first, _, rest = name.partition(" ")
    word = first.rstrip(",:;.")
    if len(word) < 2 or not word[0].isupper() or word[1:] != word[1:].lower():
        return name
    if word.lower() in _COMMON:
        return name[0].lower() + name[1:]
    second = rest.partition(" ")[0]
    if second[:1].isupper() and (not second.isupper() or word.lower() in _ARTICLES):
        return name
    return name[0].lower() + name[1:] if word.lower() in _written_small(values) else name


@lru_cache(maxsize=2)
def _written_small(values: Values) -> frozenset[str]:
    """Return the words that the edition writes without a capital."""
    texts = [text.value for _, text in values.publication.texts]
    for indicator in values.publication.indicators.indicators:
        texts += [indicator.label, indicator.definition or ""]
    plain = (piece for text in texts for piece, is_ref in split_references(text) if not is_ref)
    return frozenset(word for piece in plain for word in _WORD.findall(piece))
