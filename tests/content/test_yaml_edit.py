"""An edit of a YAML file changes the lines of its value, and nothing else."""

import re
from typing import Any

import pytest

from stand.content.yaml_edit import edit
from stand.content.yaml_edit.matching import parts
from stand.content.yaml_edit.scalars import as_read
from stand.content.yaml_reader import read_yaml
from stand.errors import EditRefused
from tests.content.yaml_cases import (
    empty,
    files,
    flow,
    folded,
    keys,
    lists,
    literal,
    names,
    plain,
    quoted,
)
from tests.content.yaml_cases.case import Case, Edit, order
from tests.content.yaml_cases.refused import REFUSED

GROUPS = [plain, quoted, literal, folded, empty, flow, lists, keys, names, files]
CASES = [
    pytest.param(case, id=f"{group.__name__.rpartition('.')[2]}: {case.name}")
    for group in GROUPS
    for case in group.CASES
]


def _lines(text: str) -> list[str]:
    return [line for line in re.split(r"(?<=\n)", text) if line]


def _changes(before: str, after: str) -> list[str]:
    old, new = _lines(before), _lines(after)
    changes = []
    for part in parts(old, new):
        if not part.same:
            changes += [f"-{line}" for line in old[part.start : part.end]]
            changes += [f"+{line}" for line in new[part.first : part.last]]
    return changes


def _read(text: str) -> Any:
    data, _, problems = read_yaml("a.yaml", text)
    assert data is not None or not problems
    return data


@pytest.mark.parametrize("case", CASES)
def test_only_these_lines_change_and_the_rest_of_the_data_stays(case: Case) -> None:
    after = case.edit.text(case.before)
    assert _changes(case.before, after) == case.changes
    assert _read(after) == as_read(case.edit.data(_read(case.before)))


@pytest.mark.parametrize("case", CASES)
def test_a_file_with_windows_line_ends_keeps_them_all(case: Case) -> None:
    if "\n" not in case.before or "\r" in case.before:
        return
    after = case.edit.text(case.before.replace("\n", "\r\n"))
    assert after == case.edit.text(case.before).replace("\n", "\r\n")


@pytest.mark.parametrize(
    ("before", "change", "words"),
    [refused[1:] for refused in REFUSED],
    ids=[refused[0] for refused in REFUSED],
)
def test_what_cannot_be_done_is_refused_with_advice(before: str, change: Edit, words: str) -> None:
    with pytest.raises(EditRefused, match=re.escape(words)):
        change.text(before)


@pytest.mark.parametrize("case", CASES)
def test_the_same_value_again_changes_nothing(case: Case) -> None:
    after = case.edit.text(case.before)
    assert edit.rewrite(after, _read(after), order) == after


def test_a_very_long_line_elsewhere_is_no_trouble() -> None:
    long = "a: " + "woord " * 50_000 + "einde\n"
    assert edit.set_value(long + "b: 1\n", ("b",), "2", order) == long + "b: 2\n"


def test_a_text_that_fills_its_lines_is_filled_again() -> None:
    line = "Een zin die over meer regels loopt omdat hij te lang is voor een regel"
    text = " ".join([line] * 4)
    before = f"a: >-\n  {text[:70]}\n  {text[71:141]}\n  {text[142:212]}\n  {text[213:]}\nb: 1\n"
    after = edit.set_value(before, ("a",), "Ja: " + text, order)
    assert max(map(len, after.splitlines())) == 72
    assert edit.set_value(after, ("a",), text, order) == before


def test_a_text_broken_by_hand_changes_from_the_change_to_where_it_fits() -> None:
    before = (
        "a: >\n  Een regel die hier eindigt.\n  Een tweede regel, korter.\n"
        "  En dan een derde regel, die langer is dan de tweede.\n  Het slot.\n"
    )
    text = _read(before)["a"].replace("korter", "nu wat langer dan hij was, want er kwam wat bij")
    after = edit.set_value(before, ("a",), text, order)
    assert _changes(before, after) == [
        "-  Een tweede regel, korter.\n",
        "+  Een tweede regel, nu wat langer dan hij was, want er kwam wat bij.\n",
    ]


def test_a_text_on_one_long_line_stays_on_it() -> None:
    long = "woord " * 60 + "einde"
    before = f"a: >\n  {long}\n\n  kort\n"
    after = edit.set_value(before, ("a",), f"{long} en meer\nkort\n", order)
    assert after == f"a: >\n  {long} en meer\n\n  kort\n"


def test_the_width_of_other_texts_in_the_file_counts() -> None:
    narrow = (
        "a: >-\n" + "  twaalf woorden van de smalle tekst staan hier op een rij, en meer nog\n" * 3
    )
    wide = "woord " * 30 + "einde"
    after = edit.set_value(narrow + "b: >-\n  kort\n", ("b",), wide, order)
    assert max(map(len, after.splitlines())) <= 72
