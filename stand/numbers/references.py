"""References to the figure bank in a text: ``[[indicator@period|format]]``.

    [[inflow.ind]]                              the value in the reporting year
    [[inflow.ind@2023]]  [[inflow.ind@-1]]      in another year; a year before the reporting year
    [[inflow.ind@2022..2023|difference]]        the difference, without a sign
    [[inflow.ind@2022..2023|change]]            the change in percent, without a sign
    [[inflow.ind@2022..2023|times]]             how many times as much
    [[inflow.ind@2021..2023|mean]]              the average over the years in between
    [[part|share:whole]]  [[part|one_in:whole]] a share in percent; as "1 op de 5"
    [[inflow.ind|period]]  [[period]]           the period itself; the reporting year

After the format may follow, in any order: ``unit``, ``words``, ``scaled``, ``signed``, ``~1000``
(rounded to thousands) and ``.1`` (one decimal).
"""

import re
from dataclasses import dataclass
from decimal import Decimal
from difflib import get_close_matches

_FORM = re.compile(
    r"(?P<name>[a-z][a-z0-9_]*(?:\.[a-z][a-z0-9_]*)*)"
    r"(?:@(?P<first>-?\w[\w-]*)(?:\.\.(?P<last>-?\w[\w-]*))?)?"
    r"(?P<formats>(?:\|[^|]+)*)"
)
_KINDS = ("value", "difference", "change", "times", "mean", "share", "one_in", "period")
_TWO_PERIODS = ("difference", "change", "times", "mean")
_TWO_INDICATORS = ("share", "one_in")
_FLAGS = ("unit", "words", "scaled", "signed")
# What may be added to each kind; "~" and "." stand for rounding.
_FITTING = {
    "value": ("unit", "words", "scaled", "~", "."),
    "difference": ("unit", "words", "scaled", "signed", "~", "."),
    "mean": ("unit", "words", "scaled", "~", "."),
    "change": ("words", "signed", "~", "."),
    "share": ("words", "~", "."),
    "times": (".",),
    "one_in": ("words",),
    "period": (),
}
PERIOD = "period"


class ReferenceFault(Exception):
    """A reference that cannot be shown: message and hint are for the user."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.message, self.hint = message, hint


@dataclass(frozen=True, slots=True)
class FigureReference:
    """A reference as written, taken apart. ``last`` is None for a single period."""

    name: str
    first: str | None
    last: str | None
    kind: str
    whole: str | None
    flags: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Shown:
    """What a reference prints, with what it stands for.

    ``value`` is the number as printed, ``actual`` as the bank has it, both in the unit of the
    figure, in percent or as a factor; both are None for a period. ``change`` is the signed
    difference for references over two periods.
    """

    reference: FigureReference
    text: str
    value: Decimal | None
    actual: Decimal | None
    periods: tuple[str, ...]
    step: Decimal
    change: Decimal | None = None
    revised: bool = False


def parse_figure_reference(text: str) -> FigureReference | None:
    """Return the reference between double brackets, or None when it has no such form."""
    match = _FORM.fullmatch(text.strip())
    if match is None:
        return None
    kind, whole, flags = "value", None, []
    for part in match["formats"].split("|")[1:]:
        word, _, other = part.strip().partition(":")
        if word in _KINDS:
            kind, whole = word, other or None
        else:
            flags.append(part.strip())
    return FigureReference(match["name"], match["first"], match["last"], kind, whole, tuple(flags))


def check_form(reference: FigureReference) -> None:
    """Raise ReferenceFault for a reference whose parts do not fit together."""
    for flag in reference.flags:
        if flag not in _FLAGS and not re.fullmatch(r"~[1-9]\d*|\.\d", flag):
            near = get_close_matches(flag.partition(":")[0], (*_KINDS, *_FLAGS), n=1, cutoff=0.5)
            hint = (
                f"Bedoelt u ‘|{near[0]}’?"
                if near
                else f"Kies uit {', '.join((*_KINDS[1:], *_FLAGS))}, ~1000 en .1."
            )
            raise ReferenceFault(f"‘|{flag}’ is geen manier om een cijfer te tonen.", hint)
        if (flag if flag in _FLAGS else flag[0]) not in _FITTING[reference.kind]:
            raise ReferenceFault(
                f"‘|{flag}’ past niet bij ‘|{reference.kind}’.", f"Haal ‘|{flag}’ weg."
            )
    if reference.kind in _TWO_PERIODS and reference.last is None:
        raise ReferenceFault(
            f"Bij ‘|{reference.kind}’ horen twee perioden.",
            f"Schrijf bijvoorbeeld [[{reference.name}@2022..2023|{reference.kind}]].",
        )
    if (reference.kind in _TWO_INDICATORS) != (reference.whole is not None):
        raise ReferenceFault(
            f"Bij ‘|{reference.kind}’ hoort het geheel, en alleen daar.",
            f"Schrijf bijvoorbeeld [[{reference.name}|share:naam.van.het.geheel]].",
        )
