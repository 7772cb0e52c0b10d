"""Both editions, changed in one place at a time: what is no longer true is reported there.

Every hand-written number, hedge, year, direction, value and reference of the real editions is
changed once; the untouched editions give no problem at all (see tests/content).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from stand.checked import load_and_check
from stand.checks.directions import _DIRECTION
from stand.checks.prose import Sentence, sentences
from stand.content.load import load
from stand.numbers.edition import figures_of
from stand.numbers.hedges import PHRASES
from stand.numbers.reading import Kind
from stand.workspace import Workspace
from tests.conftest import PROJECT, CopyOfEditions

YEARS = ("2023", "2025")
NUMBER_WORDS = {
    "een": "twee", "één": "twee", "twee": "drie", "drie": "vier", "vier": "vijf", "vijf": "zes",
    "tien": "elf", "twintig": "dertig", "honderd": "tweehonderd", "half": "anderhalf",
}  # fmt: skip
OPPOSITE = {
    "steeg": "daalde", "stegen": "daalden", "daalde": "steeg", "daalden": "stegen",
    "gestegen": "gedaald", "gedaald": "gestegen", "hoger": "lager", "lager": "hoger",
    "groei": "daling", "daling": "stijging", "stijging": "daling", "toename": "afname",
    "afname": "toename", "groeide": "daalde",
}  # fmt: skip


@dataclass(frozen=True)
class Change:
    """Some text of a file put in the place of another, at an offset."""

    path: str
    offset: int
    old: str
    new: str


def _sentences(year: str) -> list[Sentence]:
    publication, _ = load(Workspace.at(PROJECT), year)
    assert publication is not None
    return sentences(publication, figures_of(publication))


def _at(sentence: Sentence, start: int, old: str, new: str) -> Iterator[Change]:
    """Yield a change of ``old``, printed from ``start`` on, where it stands in the file."""
    source = sentence.source
    printed = sentence.text[:start]
    after_mention = max((item.end for item in sentence.mentions if item.end <= start), default=0)
    lead = " ".join(printed[after_mention:].split()[-3:])
    offset = source.offset_of(sentence.path, quote=f"{lead} {old}".strip())
    offset = source.text.find(old, offset, offset + len(lead) + len(old) + 80)
    if offset >= 0:
        yield Change(source.path, offset, old, new)


def _missed(copy: CopyOfEditions, year: str, changes: list[Change]) -> list[Change]:
    """Return the changes after which nothing is reported near them."""
    missed = []
    for change in changes:
        path = Path(copy.root / change.path)
        before = path.read_text("utf-8")
        end = change.offset + len(change.old)
        assert before[change.offset : end] == change.old
        path.write_text(before[: change.offset] + change.new + before[end:], "utf-8")
        line = before.count("\n", 0, change.offset) + 1
        problems = load_and_check(copy.workspace, year, as_final=True)[1]
        if not any(p.path == change.path and abs(p.line - line) <= 4 for p in problems):
            missed.append(change)
        path.write_text(before, "utf-8")
    return missed


@pytest.mark.parametrize("year", YEARS)
def test_a_changed_number_is_reported(copy_of_editions: CopyOfEditions, year: str) -> None:
    changes = []
    for sentence in _sentences(year):
        for claim in sentence.claims:
            if sentence.mention_in(claim) or not sentence.is_loose(claim):
                continue
            if claim.kind in (Kind.YEAR, Kind.DATE):
                continue
            digits = re.search(r"\d+", claim.text)
            words = [
                word for word in re.findall(r"\w+", claim.text.lower()) if word in NUMBER_WORDS
            ]
            if digits:
                start = claim.start + digits.start()
                changes += _at(sentence, start, digits[0], str(int(digits[0]) + 1))
            elif words and words[-1] in claim.text:
                start = claim.start + claim.text.index(words[-1])
                changes += _at(sentence, start, words[-1], NUMBER_WORDS[words[-1]])
    assert len(changes) > 10
    assert _missed(copy_of_editions, year, changes) == []


@pytest.mark.parametrize("year", YEARS)
def test_a_number_put_in_the_place_of_a_reference_is_reported(
    copy_of_editions: CopyOfEditions, year: str
) -> None:
    changes = []
    for sentence in _sentences(year):
        for mention in sentence.mentions:
            if mention.shown.value is None:
                continue
            name = re.escape(mention.shown.reference.name)
            offset = sentence.source.offset_of(sentence.path)
            found = re.compile(rf"\[\[{name}[^\]]*\]\]").search(sentence.source.text, offset)
            if found:
                change = Change(sentence.source.path, found.start(), found[0], mention.shown.text)
                changes.append(change)
    changes = list(dict.fromkeys(changes))
    assert len(changes) > 40
    assert _missed(copy_of_editions, year, changes) == []


@pytest.mark.parametrize("year", YEARS)
def test_another_hedge_is_reported(copy_of_editions: CopyOfEditions, year: str) -> None:
    changes = []
    for sentence in _sentences(year):
        for claim in sentence.claims:
            if claim.hedge is None or not (sentence.mention_in(claim) or sentence.is_loose(claim)):
                continue
            written = [phrase for phrase in PHRASES if claim.text.lower().startswith(f"{phrase} ")]
            if written:
                word = claim.text[: len(max(written, key=len))]
                other = "bijna" if claim.hedge.value not in ("bijna", "krap") else "ruim"
                changes += _at(sentence, claim.start, word, other)
    assert len(changes) > 5
    assert _missed(copy_of_editions, year, changes) == []


@pytest.mark.parametrize("year", YEARS)
def test_another_year_beside_a_figure_is_reported(
    copy_of_editions: CopyOfEditions, year: str
) -> None:
    changes = []
    for sentence in _sentences(year):
        periods = {period for item in sentence.mentions for period in item.shown.periods}
        for claim in sentence.claims:
            own = claim.kind is Kind.YEAR and str(claim.value) in periods
            if own and sentence.mention_in(claim) is None:
                old, new = str(claim.value), str(int(claim.value or 0) - 7)
                changes += _at(sentence, claim.start, old, new)
    assert len(changes) > 3
    assert _missed(copy_of_editions, year, changes) == []


@pytest.mark.parametrize("year", YEARS)
def test_the_opposite_direction_is_reported(copy_of_editions: CopyOfEditions, year: str) -> None:
    changes = []
    for sentence in _sentences(year):
        if any(item.shown.value is not None for item in sentence.mentions):
            for word in _DIRECTION.finditer(sentence.text):
                if word[0] in OPPOSITE:
                    changes += _at(sentence, word.start(), word[0], OPPOSITE[word[0]])
    assert changes
    assert _missed(copy_of_editions, year, changes) == []


@pytest.mark.parametrize("year", YEARS)
def test_a_changed_part_or_total_is_reported(copy_of_editions: CopyOfEditions, year: str) -> None:
    publication, _ = load(Workspace.at(PROJECT), year)
    assert publication is not None
    known = figures_of(publication).known
    missed = []
    for indicator in publication.indicators.indicators:
        for found in publication.observations:
            total = known.observation(indicator.id, found.period)
            is_part = found.indicator in indicator.parts or found.indicator == indicator.id
            complete = all(known.value(part, found.period) is not None for part in indicator.parts)
            if not (indicator.parts and is_part and total and complete and total.value):
                continue
            if found.edition != year or found.value is None:
                continue
            path = copy_of_editions.root / found.path
            lines = path.read_bytes().split(b"\n")
            cells = lines[found.line - 1].split(b";")
            cells[2] = str(found.value + 100 * indicator.rounding).encode()
            changed = [*lines]
            changed[found.line - 1] = b";".join(cells)
            path.write_bytes(b"\n".join(changed))
            problems = load_and_check(copy_of_editions.workspace, year, as_final=True)[1]
            if not any(p.code in ("parts", "changed-value") for p in problems):
                missed.append((found.indicator, found.period))
            path.write_bytes(b"\n".join(lines))
    assert missed == []
