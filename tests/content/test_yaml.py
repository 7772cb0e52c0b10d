"""YAML becomes plain data that stays as typed, with the place of every key and value."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stand.content.yaml_reader import read_yaml
from stand.model.source import Path as Way
from stand.model.source import Source


@pytest.mark.parametrize(
    "typed",
    [
        "12.830",
        "no",
        "yes",
        "on",
        "true",
        "2025",
        "1_000",
        "12:30",
        "0x1F",
        "0o17",
        "007",
        "1e3",
        ".5",
        ".inf",
        ".nan",
        "+31",
        "2026-05-20",
        "<<",
        "=",
        "nil",
        "None",
    ],
)
def test_a_value_stays_as_typed(typed: str) -> None:
    data, _, problems = read_yaml("a.yaml", f"a: {typed}\nb: [{typed}]\n")
    assert (data, problems) == ({"a": typed, "b": [typed]}, [])


@pytest.mark.parametrize("typed", ["", "~", "null", "Null", "NULL"])
def test_an_empty_value_means_nothing(typed: str) -> None:
    assert read_yaml("a.yaml", f"a: {typed}\n")[0] == {"a": None}


@pytest.mark.parametrize("typed", ["''", '""', "'~'", '"null"', "|-\n  null"])
def test_a_value_in_quotes_is_a_text_whatever_it_says(typed: str) -> None:
    assert read_yaml("a.yaml", f"a: {typed}\n")[0] == {"a": typed.strip("'\"|-\n ")}


def test_a_key_stays_as_typed() -> None:
    data = read_yaml("a.yaml", "no: a\n2025: b\n12.830: c\n~: d\n")[0]
    assert data == {"no": "a", "2025": "b", "12.830": "c", "~": "d"}


def test_a_tag_makes_no_object() -> None:
    data = read_yaml("a.yaml", 'a: !!python/object/apply:os.getcwd []\nb: !!int "5"\n')[0]
    assert data == {"a": [], "b": "5"}


def test_the_first_of_two_equal_keys_counts_and_keeps_its_place() -> None:
    data, source, problems = read_yaml("a.yaml", "a: 1\nb: 2\na: 3\n")
    assert data == {"a": "1", "b": "2"}
    assert source.line_and_column(source.offset_of(("a",))) == (1, 4)
    assert [(problem.line, problem.column) for problem in problems] == [(3, 1)]


def test_an_alias_stands_where_its_anchor_is() -> None:
    data, source, _ = read_yaml("a.yaml", "a: &x een tekst\nb: *x\n")
    assert data == {"a": "een tekst", "b": "een tekst"}
    assert source.line_and_column(source.offset_of(("b",))) == (1, 4)


class Writer:
    """Writes data as YAML in a chosen mix of styles and remembers where it put every value."""

    def __init__(self, choose: Callable[[int], int], line_end: str) -> None:
        self.text = ""
        self.places: dict[Way, int] = {}
        self.keys: dict[Way, int] = {}
        self._choose = choose
        self._line_end = line_end

    def block(self, data: Any, path: Way, indent: int) -> None:
        """Write a mapping or list over several lines, from the start of a line."""
        entries = data.items() if isinstance(data, dict) else enumerate(data)
        for number, (key, value) in enumerate(entries):
            self.text += " " * indent
            if number == 0:
                self.places[path] = len(self.text)
            if isinstance(data, dict):
                self.keys[*path, key] = len(self.text)
                self.text += self._quoted(key) + ":"
            else:
                self.text += "-"
            self._entry(value, (*path, key), indent)

    def _entry(self, value: Any, path: Way, indent: int) -> None:
        if isinstance(value, str) or not value or self._choose(2):
            self.text += " " * (1 + self._choose(3))
            self._flow(value, path)
            self.text += "  # één 🙂 opmerking" * self._choose(2) + self._line_end
        else:
            self.text += self._line_end * (1 + self._choose(2))
            self.block(value, path, indent + 1 + self._choose(3))

    def _flow(self, value: Any, path: Way) -> None:
        self.places[path] = len(self.text)
        if isinstance(value, str):
            self.text += self._quoted(value)
            return
        opening, closing = "{}" if isinstance(value, dict) else "[]"
        self.text += opening
        entries = value.items() if isinstance(value, dict) else enumerate(value)
        for number, (key, item) in enumerate(entries):
            self.text += ", " if number else ""
            if isinstance(value, dict):
                self.keys[*path, key] = len(self.text)
                self.text += self._quoted(key) + ": "
            self._flow(item, (*path, key))
        self.text += closing

    def _quoted(self, text: str) -> str:
        if text.isalnum() and self._choose(2):
            return text
        if self._choose(2):
            return "'" + text.replace("'", "''") + "'"
        return json.dumps(text, ensure_ascii=False)


WORDS = st.text("abcdeé ï🙂漢'\":#-,[]{}&*!|>%@`<\\", min_size=1, max_size=8)
DATA = st.recursive(
    WORDS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(WORDS, inner, max_size=3),
    max_leaves=12,
)


@given(
    data=st.dictionaries(WORDS, DATA, min_size=1, max_size=4),
    choices=st.randoms(use_true_random=False),
    line_end=st.sampled_from(["\n", "\r\n"]),
)
def test_every_value_and_key_is_found_where_it_was_written(
    data: dict[str, Any], choices: Any, line_end: str
) -> None:
    writer = Writer(choices.randrange, line_end)
    writer.block(data, (), 0)
    read, source, problems = read_yaml("a.yaml", writer.text)
    assert problems == []
    assert read == data
    assert {path: span.start for path, span in source.values.items()} == writer.places
    assert {path: span.start for path, span in source.keys.items()} == writer.keys


@given(st.text("aé🙂\n\r", max_size=40))
def test_line_and_column_lead_back_to_the_character(text: str) -> None:
    source = Source("a.yaml", text)
    lines = text.split("\n")
    for offset, char in enumerate(text):
        line, column = source.line_and_column(offset)
        assert (lines[line - 1] + "\n")[column - 1] == char


@given(st.text(max_size=60) | st.text("ab:-[]{}\"'&*|>#!%? \n\t", max_size=60))
def test_any_text_is_either_read_or_reported_inside_the_file(text: str) -> None:
    data, source, problems = read_yaml("a.yaml", text)
    assert data is None or isinstance(data, dict | list | str)
    for problem in problems:
        assert 1 <= problem.line <= text.count("\n") + 1
        assert problem.column >= 1
    assert all(0 <= span.start <= span.end <= len(text) for span in source.values.values())


@pytest.mark.parametrize("style", ["|", ">", "|-", ">-"])
def test_a_quotation_is_found_on_its_line_of_a_long_text(style: str) -> None:
    text = f"a: {style}\n  één\n  twee x\n\n  drie x\n"
    source = read_yaml("a.yaml", text)[1]
    found = [source.line_and_column(source.offset_of(("a",), quote="x", skip=n)) for n in (0, 1)]
    assert found == [(3, 8), (5, 8)]


def test_what_is_not_in_the_file_is_placed_at_the_nearest_thing_around_it() -> None:
    source = read_yaml("a.yaml", "a:\n  b: c\n")[1]
    assert source.line_and_column(source.offset_of(("a", "weg", 3))) == (2, 3)
    assert source.line_and_column(source.offset_of(("a", "b"), quote="niet daar")) == (2, 6)
