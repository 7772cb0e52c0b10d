"""References in every text lead somewhere: to a part of the edition, or to the figure bank."""

import re
from collections.abc import Iterator
from difflib import get_close_matches

from stand.markup.markdown import (
    Reference,
    flat,
    parse_reference,
    split_references,
)
from stand.model.base import TextKind, TextValue
from stand.model.numbering import Numbering
from stand.model.publication import Publication
from stand.numbers.figures import Figures
from stand.numbers.references import ReferenceFault, parse_figure_reference
from stand.problems import Problem

_KINDS = ("figure", "table", "chapter", "bottleneck", "request")
_HELP = "[[figure:naam]], [[table:naam]], [[chapter:naam]], [[request:2.1]], [[naam.van.cijfer]]"
Fault = tuple[str, str, str]
"""Code, message and hint."""


def check_references(publication: Publication, figures: Figures) -> Iterator[Problem]:
    """Yield each reference that cannot be shown."""
    numbering = Numbering(publication)
    for source, text in publication.texts:
        if "[[" not in text.value:
            continue
        seen: dict[str, int] = {}
        for content in references_in(text):
            quote = f"[[{content}]]"
            skip = seen[quote] = seen.get(quote, -1) + 1
            fault = fault_of(content, numbering, figures)
            if fault and not _may_be_there(content, publication):
                yield source.problem(text.path, *fault, quote=quote, skip=skip)


def _may_be_there(content: str, publication: Publication) -> bool:
    """Tell whether a reference may lead to what stands in a chapter that cannot be read."""
    reference = parse_reference(content)
    if reference is None or not publication.unread_chapters:
        return False
    if reference.kind in ("bottleneck", "request"):
        theme, _, number = reference.name.partition(".")
        return any(
            _may_number(text, theme, number) for text in publication.unread_chapters.values()
        )
    return reference.kind in _KINDS and publication.may_hold(reference.name)


def _may_number(text: str, theme: str, number: str) -> bool:
    """Tell whether a text may be that of a theme with a number in which something has another."""
    own = re.search(r"(?m)^number:[ '\"]*(\d+)", text)
    inside = re.search(
        rf"(?m)\S.*number:[ '\"]*{re.escape(number)}\b|^ +number:[ '\"]*"
        rf"{re.escape(number)}\b",
        text,
    )
    return inside is not None and (own is None or own[1] == theme)


def references_in(text: TextValue) -> list[str]:
    """Return what stands between double brackets in a text; what is marked as code is none."""
    if text.kind is TextKind.PLAIN:
        return [piece for piece, is_reference in split_references(text.value) if is_reference]
    return [token.content for token in flat(text.tokens) if token.type == "reference"]


def fault_of(content: str, numbering: Numbering, figures: Figures) -> Fault | None:
    """Return what is wrong with what stands between double brackets, or None."""
    reference = parse_reference(content)
    if reference is not None:
        return _target_fault(reference, numbering)
    figure = parse_figure_reference(content)
    if figure is None:
        message = f"‘[[{content}]]’ is geen verwijzing die hier bekend is."
        return "unknown-reference", message, f"Schrijf bijvoorbeeld {_HELP}."
    try:
        figures.show(figure)
    except ReferenceFault as fault:
        return "unknown-reference", fault.message, fault.hint
    return None


def _target_fault(reference: Reference, numbering: Numbering) -> Fault | None:
    code = "unknown-reference"
    if reference.kind not in _KINDS:
        near = get_close_matches(reference.kind, _KINDS, n=1, cutoff=0.4)
        hint = f"Bedoelt u ‘{near[0]}’?" if near else f"Schrijf bijvoorbeeld {_HELP}."
        return code, f"Verwijzen naar ‘{reference.kind}’ kan niet.", hint
    key = f"{reference.kind}:{reference.name}"
    if key not in numbering.targets:
        known = [name for name in numbering.targets if name.startswith(f"{reference.kind}:")]
        near = get_close_matches(key, known, n=1, cutoff=0.3)
        hint = (
            f"Bedoelt u ‘[[{near[0]}]]’?"
            if near
            else "In druk is er niets van deze soort; zet het eerst in een hoofdstuk."
        )
        return code, f"‘{reference.name}’ is er niet, of staat in geen enkel hoofdstuk.", hint
    if reference.format not in (None, "page"):
        return (
            code,
            f"‘|{reference.format}’ kan hier niet.",
            "Schrijf ‘|page’ voor het nummer met de bladzijde, of laat het deel na de streep weg.",
        )
    return None
