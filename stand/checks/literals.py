"""A number in the text comes from the figure bank, or somebody has said why not."""

from collections.abc import Iterator

from stand.checks.prose import Sentence
from stand.checks.ratios import is_borne_out
from stand.numbers.figures import Figures
from stand.numbers.reading import Claim, Hedge, Kind
from stand.problems import Problem

# Dates, years, numbers of articles and the like are no quantities.
_NO_QUANTITY = (Kind.YEAR, Kind.DATE, Kind.TIME, Kind.ORDINAL, Kind.LABEL, Kind.VAGUE)
_MOST_NAMED = 3


def check_literals(sentences: list[Sentence], figures: Figures) -> Iterator[Problem]:
    """Yield each number that is written by hand and that nobody has excused."""
    for sentence in sentences:
        for claim in sentence.claims:
            if _needs_a_source(sentence, claim, figures):
                yield sentence.problem(
                    "literal-number",
                    f"‘{claim.text}’ staat los in de tekst.{_matches(claim, figures)}",
                    _hint(claim, figures),
                    claim.text,
                    claim.start,
                )


def _needs_a_source(sentence: Sentence, claim: Claim, figures: Figures) -> bool:
    is_plain = claim.hedge in (None, Hedge.PRECIES)
    if sentence.is_description and is_plain and not matching(claim, figures):
        return False  # a count of parts, or a value that the bank does not have
    if claim.kind in _NO_QUANTITY or sentence.is_loose(claim) or sentence.mention_in(claim):
        return False
    ratio = claim.kind in (Kind.SHARE, Kind.MULTIPLE)
    return not (ratio and is_borne_out(sentence, claim, figures) is not None)


def _matches(claim: Claim, figures: Figures) -> str:
    names = [
        f"{figures.known.bank.indicators[name].label} {period}"
        for name, period in matching(claim, figures)
    ]
    return f" Het past bij: {'; '.join(names)}." if names else ""


def _hint(claim: Claim, figures: Figures) -> str:
    found = matching(claim, figures)
    if found:
        name, period = found[0]
        at = "" if period == str(figures.year) else f"@{period}"
        return (
            f"Schrijf [[{name}{at}]] in plaats van het getal, of zet ‘{claim.text}’ met een reden "
            "bij ‘loose_numbers’."
        )
    return (
        f"Neem het cijfer op in indicators.yaml en verwijs ernaar, of zet ‘{claim.text}’ met een "
        "reden bij ‘loose_numbers’."
    )


def matching(claim: Claim, figures: Figures) -> list[tuple[str, str]]:
    """Return the figures whose value is the claimed one within its rounding, newest first."""
    if claim.value is None or claim.kind not in (Kind.NUMBER, Kind.PERCENT, Kind.MONEY):
        return []
    found = []
    for name, indicator in figures.known.bank.indicators.items():
        if (indicator.unit == "%") != (claim.kind is Kind.PERCENT):
            continue
        for period in reversed(figures.known.periods(name)):
            value = figures.known.value(name, period)
            if value is not None and abs(value - claim.value) <= claim.step / 2:
                found.append((name, period))
    found.sort(key=lambda pair: pair[1], reverse=True)
    return found[:_MOST_NAMED]
