"""What is written for who cannot see a figure: it says enough, and what the figure shows."""

import re
from collections.abc import Iterator
from dataclasses import replace

from stand.charts.gather import gather
from stand.charts.values import Values
from stand.charts.words.crossed import shares_in
from stand.checks.alt_directions import check_directions
from stand.checks.alt_numbers import check_numbers
from stand.checks.alt_order import check_order
from stand.checks.described import Described
from stand.checks.prose import Mention, Sentence
from stand.checks.uses import in_formula
from stand.markup.markdown import split_references
from stand.model.base import texts
from stand.model.figures import Image
from stand.model.placed import PlacedFigure, placed_figures
from stand.model.publication import Publication
from stand.model.source import Path
from stand.numbers.figures import Figures
from stand.numbers.references import parse_figure_reference
from stand.numbers.wording import worded_inline
from stand.problems import Problem, Severity

_LEAST_LETTERS = 20
_SAYS_UNKNOWN = re.compile(
    r"\bniet\b[^.;]*\b(?:bekend|gegeven|gevonden|gemeten|geteld|beschikbaar|gepubliceerd)\b"
    r"|\bonbekend|\bontbre|\bgeen\b|\bweten (?:we|wij) niet\b",
    re.IGNORECASE,
)


def check_descriptions(
    publication: Publication, figures: Figures, told: list[Sentence]
) -> Iterator[Problem]:
    """Yield descriptions that say too little, or something else than their figure shows."""
    values = Values(publication, figures)
    by_place: dict[tuple[str, Path], list[Sentence]] = {}
    for sentence in told:
        by_place.setdefault((sentence.source.path, sentence.path), []).append(sentence)
    for placed in placed_figures(publication):
        if placed.figure.alt is None:
            continue
        yield from _thin(placed, values)
        data = gather(placed.figure, values)
        own = tuple(by_place.get((placed.source.path, (*placed.path, "alt")), ()))
        if data is not None and data.data and own:
            described = Described(placed.figure, data, values, own)
            yield from check_numbers(described)
            yield from _comparisons(described)
            yield from _strangers(described)
            yield from _unknown(described)


def _comparisons(described: Described) -> Iterator[Problem]:
    """Yield what is not largest or did not rise; in stacks of 100% neither as value nor as part."""
    found = [*check_order(described), *check_directions(described)]
    if described.figure.kind == "percent-bars":
        shares = replace(described, data=shares_in(described.data))
        as_shares = [*check_order(shares), *check_directions(shares)]
        places = {(problem.line, problem.column) for problem in as_shares}
        found = [problem for problem in found if (problem.line, problem.column) in places]
    yield from found


def _thin(placed: PlacedFigure, values: Values) -> Iterator[Problem]:
    """Yield a description that is only a word or two, or says what is read out already."""
    alt = values.words(placed.figure.alt or "")
    lines = (placed.figure.title, placed.figure.subtitle or "")
    said = [_letters(worded_inline(line, values.figures)) for line in lines]
    is_copy = _letters(alt) in (*said, "".join(said))
    if is_copy or len(alt) < _LEAST_LETTERS:
        yield placed.source.problem(
            (*placed.path, "alt"),
            "alt-thin",
            "De alternatieve tekst herhaalt de titel."
            if is_copy
            else f"‘{alt}’ zegt te weinig over de figuur.",
            "Schrijf wat iemand moet weten die de figuur niet ziet."
            if isinstance(placed.figure, Image)
            else "Schrijf wat iemand moet weten die de figuur niet ziet, of haal ‘alt’ weg: dan "
            "komt de beschrijving uit de gegevens.",
            severity=Severity.WARNING,
        )


def _letters(text: str) -> str:
    return "".join(char for char in text.casefold() if char.isalnum())


def _strangers(described: Described) -> Iterator[Problem]:
    """Yield references to figures or periods that are not shown.

    Numbers that are written in the figure itself may be those of the bank, so nothing is said then.
    """
    shown, data = _shown(described), described.data
    if not shown or (data.known and not any(datum.indicator for datum in data.data)):
        return
    related = _related({name for name, _ in shown}, described.values.figures)
    periods = {period for _, period in shown}
    for sentence in described.sentences:
        for mention in sentence.mentions:
            reference = mention.shown.reference
            names = {reference.name, reference.whole or reference.name}
            others = [period for period in mention.shown.periods if period not in periods]
            if _is_excused(mention, sentence) or (names <= related and not others):
                continue
            what = f"‘{mention.shown.text}’"
            yield sentence.problem_at(
                mention,
                "alt-disagrees",
                f"{what} gaat over {others[0]}, en dat jaar staat niet in de figuur."
                if names <= related
                else f"{what} staat niet in de figuur, en hoort niet bij wat er wel in staat.",
                "Noem in de alternatieve tekst alleen wat de figuur laat zien.",
            )


def _is_excused(mention: Mention, sentence: Sentence) -> bool:
    return any(
        sentence.is_loose(claim)
        for claim in sentence.claims
        if sentence.mention_in(claim) is mention
    )


def _shown(described: Described) -> set[tuple[str, str]]:
    """Return each indicator that the figure shows, in values or in words, with its period."""
    figures = described.values.figures
    found = {(datum.indicator, datum.period) for datum in described.data.data if datum.indicator}
    for text in texts(described.figure):
        if text.path[0] == "alt":
            continue
        for piece, is_reference in split_references(text.value):
            reference = parse_figure_reference(piece) if is_reference else None
            if reference is not None:
                for written in {reference.first, reference.last or reference.first}:
                    found.add((reference.name, figures.period(written)))
    return found


def _related(names: set[str], figures: Figures) -> set[str]:
    """Return indicators with all that they are made of, and all that are made of them."""
    made_of = {
        indicator.id: {*indicator.parts, *in_formula(indicator.formula)}
        for indicator in figures.known.bank.indicators.values()
    }
    below, above = set(names), set(names)
    for _ in made_of:
        below |= {part for name in below for part in made_of.get(name, ())}
        above |= {name for name, parts in made_of.items() if parts & above}
    return below | above


def _unknown(described: Described) -> Iterator[Problem]:
    """Yield a description that leaves out that a value is not known."""
    unknown = described.unknown()
    told = " ".join(sentence.text for sentence in described.sentences)
    words = described.values.labels.unknown
    if unknown and not _SAYS_UNKNOWN.search(told) and words.lower() not in told.lower():
        sentence, *_ = described.sentences
        yield sentence.problem(
            "alt-disagrees",
            f"‘{unknown[0]}’ heeft een waarde die niet bekend is, en dat staat er niet bij.",
            "Schrijf in de alternatieve tekst ook wat niet bekend is.",
            "",
        )
