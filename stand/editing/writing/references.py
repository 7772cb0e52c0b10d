"""References while they are written: what they are made of, in words, and where one stands."""

import re
from dataclasses import dataclass

from stand.numbers.references import (
    FigureReference,
    ReferenceFault,
    check_form,
)

_REFERENCE = re.compile(r"\[\[([^\[\]\n]*)\]\]")


@dataclass(frozen=True, slots=True)
class Form:
    """A way to show a figure: ``name`` as written after |, and what that does in Dutch.

    ``periods`` is how many periods belong to it; ``whole`` tells that it names another figure.
    """

    name: str
    title: str
    periods: int = 1
    whole: bool = False


FORMS = (
    Form("value", "de waarde"),
    Form("difference", "het verschil", 2),
    Form("change", "de verandering in %", 2),
    Form("times", "hoeveel keer zo veel", 2),
    Form("mean", "het gemiddelde", 2),
    Form("share", "welk deel, in %", whole=True),
    Form("one_in", "welk deel: 1 op de …", whole=True),
    Form("period", "het jaar zelf"),
)
FLAGS = {
    "unit": "met de eenheid",
    "words": "in woorden",
    "scaled": "met miljoen of miljard",
    "signed": "met een plus of min",
    ".1": "met één decimaal",
    "~10": "afgerond op tientallen",
    "~100": "afgerond op honderdtallen",
    "~1000": "afgerond op duizendtallen",
    "~100000": "afgerond op honderdduizenden",
    "~1000000": "afgerond op miljoenen",
}


def form_of(name: str) -> Form:
    """Return the form of that name; the plain value for a name that is none."""
    return next((form for form in FORMS if form.name == name), FORMS[0])


def flags_for(kind: str) -> list[str]:
    """Return the flags that a kind of reference can have, without those it may not."""
    return [flag for flag in FLAGS if not _refused(kind, flag)]


def _refused(kind: str, flag: str) -> bool:
    form = form_of(kind)
    last = "2" if form.periods == 2 else None
    whole = "b" if form.whole else None
    try:
        check_form(FigureReference("a", "1", last, kind, whole, (flag,)))
    except ReferenceFault:
        return True
    return False


def content_of(reference: FigureReference) -> str:
    """Return what is written between the brackets for a reference."""
    period = f"@{reference.first}" if reference.first else ""
    if reference.last:
        period = f"{period or '@'}..{reference.last}"
    kind = "" if reference.kind == "value" else f"|{reference.kind}"
    whole = f":{reference.whole}" if reference.whole else ""
    flags = "".join(f"|{flag}" for flag in reference.flags)
    return f"{reference.name}{period}{kind}{whole}{flags}"


def written(content: str) -> str:
    """Return a reference as it stands in a text."""
    return f"[[{content}]]"


@dataclass(frozen=True, slots=True)
class Standing:
    """A reference in a text, from ``start`` to ``end`` with its brackets."""

    start: int
    end: int
    content: str


def reference_at(text: str, offset: int) -> Standing | None:
    """Return the reference that an offset in a text lies in or touches."""
    for match in _REFERENCE.finditer(text):
        if match.start() <= offset <= match.end():
            return Standing(match.start(), match.end(), match[1])
    return None
