"""Numbers in a description that the figure does not bear out: amounts, years, counts of parts."""

import re
from collections.abc import Iterator

from stand.checks.alt_facts import Facts
from stand.checks.described import Described
from stand.checks.prose import Sentence
from stand.model.charts import Bars, Flow, GroupedBars, Ring, Shares, Trend, Units
from stand.model.figures import SmallTable, Tiles, Timeline
from stand.numbers.dutch import number_words
from stand.numbers.reading import Claim, Kind
from stand.problems import Problem

_COUNTABLE = (
    *(Kind.NUMBER, Kind.MONEY, Kind.DURATION, Kind.PERCENT, Kind.SHARE, Kind.MULTIPLE),
    Kind.YEAR,
)
_NOUNS = {
    **dict.fromkeys(("staaf", "staven", "balk", "balken"), "bars"),
    **dict.fromkeys(("deel", "delen", "part", "parten", "segment", "segmenten"), "parts"),
    **dict.fromkeys(("stap", "stappen", "fase", "fasen", "fases"), "steps"),
    **dict.fromkeys(("rij", "rijen"), "rows"),
    **dict.fromkeys(("kolom", "kolommen"), "columns"),
    **dict.fromkeys(("lijn", "lijnen"), "lines"),
    **dict.fromkeys(("tegel", "tegels"), "tiles"),
}
# A sentence with one of these tells what the whole figure is.
_WHOLE = re.compile(
    r"diagram|grafiek|schema|\b(?:ring|tabel|tijdlijn|figuur|beeld)\b", re.IGNORECASE
)
# ‘Diagram met drie staven’, ‘Drie staven naast elkaar’; but ‘drie staven springen eruit’.
_BEFORE_ALL = re.compile(r"(?:\b(?:met|in|uit|van|heeft|telt|toont)\s+|^)$", re.IGNORECASE)
_AFTER_ALL = re.compile(
    r"\s*(?:$|[.,:;(]|(?:met|naast|na|onder|voor|over|per|van|in|tussen|boven|en|waar\w+|elk)\b)"
)


def check_numbers(described: Described) -> Iterator[Problem]:
    """Yield numbers, years and counts of parts that are not those of the figure."""
    facts = Facts(described)
    for position, sentence in enumerate(described.sentences):
        for claim in sentence.claims:
            if sentence.mention_in(claim):
                continue
            right = _miscounted(claim, sentence, described, is_first=position == 0)
            if right is not None:
                yield sentence.problem(
                    "alt-disagrees",
                    f"‘{claim.text} {claim.unit}’ klopt niet: de figuur heeft er {right}.",
                    "Pas het aantal in de alternatieve tekst aan.",
                    claim.text,
                    claim.start,
                )
            elif _is_unfounded(claim, sentence, facts):
                yield sentence.problem(
                    "alt-disagrees",
                    f"‘{claim.text}’ volgt niet uit wat de figuur laat zien.",
                    "Noem in de alternatieve tekst alleen wat de figuur laat zien. Klopt het toch, "
                    "zet het dan met een reden bij ‘loose_numbers’.",
                    claim.text,
                    claim.start,
                )


def _is_unfounded(claim: Claim, sentence: Sentence, facts: Facts) -> bool:
    if claim.kind not in _COUNTABLE or sentence.is_loose(claim):
        return False
    if claim.kind is Kind.YEAR:
        # Beside a reference to the bank a year is held against that.
        is_known = {claim.value, claim.upper or claim.value} <= facts.years
        return not (is_known or sentence.mentions or claim.step != 1 or facts.bear_out(claim))
    return not facts.bear_out(claim)


def _miscounted(
    claim: Claim, sentence: Sentence, described: Described, *, is_first: bool
) -> str | None:
    """Return how many there are, in words, when a claim counts the parts of the figure wrongly."""
    counts = _counts(_NOUNS.get(claim.unit or "", ""), described)
    is_count = claim.kind is Kind.NUMBER and claim.hedge is None and (claim.value or 0) > 1
    if not counts or claim.value is None or not is_count or int(claim.value) in counts:
        return None
    noun_end = sentence.text.find(claim.unit or "", claim.end) + len(claim.unit or "")
    is_of_all = (
        (is_first or _WHOLE.search(sentence.text) is not None)
        and _BEFORE_ALL.search(sentence.text, 0, claim.start) is not None
        and _AFTER_ALL.match(sentence.text, noun_end) is not None
    )
    if claim.value <= max(counts) and not is_of_all:
        return None
    return " of ".join(number_words(count) for count in sorted(counts))


def _counts(what: str, described: Described) -> set[int]:
    """Return how many of something the figure has; several where it can be counted in two ways."""
    figure, data = described.figure, described.data
    rows, columns = len(data.rows), len(data.columns)
    drawn = {rows, sum(any(datum.value is not None for datum in row.cells) for row in data.rows)}
    crossed = {rows * columns, *drawn, *({columns} if columns > 1 else set())}
    if isinstance(figure, Timeline):
        tracks = {len(track.items) for track in figure.tracks}
        return {rows, *tracks} if what in ("steps", "bars", "parts") else set()
    if isinstance(figure, GroupedBars):
        return crossed if what in ("bars", "columns", "parts") else set()
    if isinstance(figure, Trend):
        if figure.shape == "line":
            return {columns} if what == "lines" else set()
        return crossed if what in ("bars", "columns") else set()
    found: dict[type, dict[str, set[int]]] = {
        Bars: {"bars": drawn},
        Shares: {"bars": {1, rows}, "parts": {rows}},
        Ring: {"parts": {rows}},
        Units: {"rows": {rows}},
        Flow: {"steps": {len({row.group for row in data.rows})}},
        Tiles: {"tiles": {len(figure.items) if isinstance(figure, Tiles) else 0}},
        SmallTable: {"rows": {rows, rows + 1}, "columns": {columns, columns + 1}},
    }
    return found.get(type(figure), {}).get(what, set())
