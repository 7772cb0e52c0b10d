"""What a description calls the largest or the smallest of a figure, and is not."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from stand.charts.data import Datum, Row
from stand.checks.described import Described, Named, hidden, pieces
from stand.checks.prose import Sentence
from stand.model.captions import Crossed
from stand.model.charts import Bars, Flow, Ring, Shares, Units
from stand.model.figures import Timeline
from stand.problems import Problem

_SUPERLATIVE = re.compile(
    r"\b(?:(?P<top>hoogste?|grootste?|meeste|langste?)"
    r"|(?P<bottom>laagste?|kleinste?|minste|kortste?))\b",
    re.IGNORECASE,
)
_BEFORE = re.compile(
    r"\b(?:niet|geen|nooit|bijna|haast|na|ten|op zijn|[eé]én van de|tweede|derde|vierde"
    r"|twee|drie|vier|vijf|\d+)\s+(?:het |de )?$",
    re.IGNORECASE,
)
_CHANGES = r"stijging|daling|groei|afname|toename|verschil|verandering|sprong|kans|verschuiving"
_AFTER = re.compile(
    rf"\s+(?:{_CHANGES}|jaren|kwartalen|maanden|landen|groepen|gevallen|staven)\w*",
    re.IGNORECASE,
)
# Compared with some of the years only, or with those of the bank.
_WITHIN = re.compile(
    r"\b(?:sinds|vanaf|tot|tussen|na|v[oó]{2}r)\b[^,;]*(?:19|20)\d\d"
    r"|\b(?:laatste|afgelopen) \w+|\b(?:ooit|nooit|van alle jaren)\b",
    re.IGNORECASE,
)
_KINDS = (Bars, Ring, Shares, Units, Flow, Timeline, Crossed)


@dataclass(frozen=True, slots=True)
class _Cell:
    """A value that is known, with the names of its row, column and group."""

    names: frozenset[str]
    row: Row
    at: int
    value: Decimal


_Line = list[tuple[frozenset[str], Decimal]]
"""Values that can be compared, each with the names by which it is called."""


def check_order(described: Described) -> Iterator[Problem]:
    """Yield what is called the largest or the smallest while another one is."""
    if not isinstance(described.figure, _KINDS):
        return
    lines = [line for line in _lines(described) if len(line) > 1]
    for sentence in described.sentences:
        names = described.named_in(sentence.text)
        text = hidden(sentence.text, names)
        for start, end in pieces(text, _SUPERLATIVE):
            found = list(_SUPERLATIVE.finditer(text, start, end))
            if len(found) != 1 or _is_set_aside(sentence.text, found[0], start, end):
                continue
            word = found[0]
            inside = [one for one in names if start <= one.start < end]
            called = _called(inside, sentence, (start, end), described)
            if called and not _is_extreme(called, lines, is_top=word["top"] is not None):
                most = "grootste" if word["top"] else "kleinste"
                yield sentence.problem(
                    "alt-disagrees",
                    f"‘{word[0]}’ klopt niet: ‘{' ’, ‘'.join(sorted(called))}’ is in de figuur "
                    f"niet de {most}.",
                    "Pas de alternatieve tekst aan.",
                    word[0],
                    word.start(),
                )


def _is_set_aside(text: str, word: re.Match[str], start: int, end: int) -> bool:
    return bool(
        _BEFORE.search(text[start : word.start()])
        or _AFTER.match(text, word.end())
        or _WITHIN.search(text[start:end])
    )


def _called(
    names: list[Named], sentence: Sentence, piece: tuple[int, int], described: Described
) -> frozenset[str]:
    """Return the row, the column or both that a piece is about; nothing when that is not clear."""
    data = described.data
    called = {one.name for one in names} or set(_by_value(sentence, piece, described))
    columns = called & set(data.columns)
    return frozenset(called) if len(columns) <= 1 and len(called - columns) <= 1 else frozenset()


def _by_value(sentence: Sentence, piece: tuple[int, int], described: Described) -> Iterator[str]:
    """Yield the rows whose value a reference in a piece shows."""
    for mention in sentence.mentions:
        if piece[0] <= mention.start < piece[1] and mention.shown.reference.kind == "value":
            place = (mention.shown.reference.name, mention.shown.periods[0])
            for row in described.data.rows:
                if any((datum.indicator, datum.period) == place for datum in row.cells):
                    yield row.label


def _lines(described: Described) -> Iterator[_Line]:
    """Yield what can be compared: each column, group and row, and sums."""
    data = described.data
    cells = [
        _Cell(frozenset(filter(None, (row.label, row.group, column))), row, at, datum.value)
        for row in data.rows
        for at, (column, datum) in enumerate(zip(data.columns, row.cells, strict=False))
        if datum.value is not None
    ]
    groups = {row.group for row in data.rows}
    for at in range(len(data.columns)):
        yield [(cell.names, cell.value) for cell in cells if cell.at == at]
    for group in groups:
        yield [(cell.names, cell.value) for cell in cells if cell.row.group == group]
    if len(data.columns) > 1:
        for row in data.rows:
            yield [(cell.names, cell.value) for cell in cells if cell.row is row]
        whole = [row for row in data.rows if all(datum.value is not None for datum in row.cells)]
        for rows in (data.rows, whole):
            yield [(frozenset((row.label,)), _sum(row.cells)) for row in rows]
    for parts in (data.columns, groups):
        yield [
            (frozenset((part,)), sum((c.value for c in cells if part in c.names), Decimal(0)))
            for part in parts
        ]


def _sum(data: Iterable[Datum]) -> Decimal:
    return sum((datum.value for datum in data if datum.value is not None), Decimal(0))


def _is_extreme(called: frozenset[str], lines: list[_Line], *, is_top: bool) -> bool:
    """Tell whether what is called so is the largest or smallest of any values it stands among.

    What stands among none is not judged.
    """
    is_judged = False
    for line in lines:
        values = [value for _, value in line]
        own = [value for names, value in line if called <= names]
        if 0 < len(own) < len(line):
            is_judged = True
            if (max(values) if is_top else min(values)) in own:
                return True
    return not is_judged
