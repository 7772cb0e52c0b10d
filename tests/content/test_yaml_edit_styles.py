"""Whatever the style of a file, an edit says what was asked and leaves the rest alone."""

import re
from typing import Any

from hypothesis import assume, given
from hypothesis import strategies as st

from stand.content.yaml_edit import edit
from stand.content.yaml_reader import read_yaml
from stand.errors import EditRefused
from stand.model.source import Path, Source
from tests.content.yaml_cases.case import order
from tests.content.yaml_writing import StyledWriter

TEXTS = [
    "a", "twee woorden", "12", "no", "x: y", "- z", "#h", "it's", 'zei "ja"', "één 🙂", "einde ",
    "  begin", "een lange tekst met veel woorden die over de regel heen loopt", "a\nb", "a\nb\n",
    "eerste\n\ntweede\n", "  in\nuit\n", "x\n  meer\ny", "x\n\n\n", "", "null", "~", "[a", "{b",
    "a,b", "k #c", "tab\thier", "\n", "\x85n", "a\u2028b", "%p", "@q", "a\\b", "2026-01-02", "?",
    "-", ":", "? x", ": x", "a:b", "---", "...", "nul\0", "&a", "*a", "!a", "|", ">",
]  # fmt: skip
NAMES = ["a", "b", "c", "x", "een naam", "12", "x: y", "it's", "null", "#"]
DATA = st.recursive(
    st.sampled_from(TEXTS) | st.none(),
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from(NAMES), inner, max_size=4)
    ),
    max_leaves=10,
)
BREAKS = st.sampled_from([["\n"], ["\r\n"], ["\n", "\r\n"]])


@st.composite
def documents(draw: Any, *, anchors: bool = False) -> str:
    """A file that can be read, in any style."""
    data = draw(st.dictionaries(st.sampled_from(NAMES), DATA, min_size=1, max_size=4))
    choices = draw(st.randoms(use_true_random=False))
    text = StyledWriter(choices.randrange, draw(BREAKS), anchors=anchors).document(data)
    read, _, _ = read_yaml("a.yaml", text)
    assume(isinstance(read, dict))
    return text


def _places(data: Any, place: Path = ()) -> list[tuple[Path, Any]]:
    found = [(place, data)]
    entries = data.items() if isinstance(data, dict) else enumerate(data or [])
    for key, value in entries if isinstance(data, dict | list) else []:
        found += _places(value, (*place, key))
    return found


def _read(text: str) -> tuple[Any, Source]:
    data, source, problems = read_yaml("a.yaml", text)
    assert data is not None or not problems
    return data, source


def _comments(text: str) -> set[str]:
    return set(re.findall(r"# <(\d+)>", text))


def _around(text: str, source: Source, place: Path) -> tuple[str, str]:
    """Return the lines before and after those of a value."""
    span = source.values[place]
    start = text.rfind("\n", 0, span.start) + 1
    end = text.find("\n", max(span.end - 1, span.start)) + 1
    return text[:start], text[end:] if end else ""


@given(text=documents(), new=st.sampled_from(TEXTS) | st.none(), data=st.data())
def test_a_value_changes_on_its_own_lines(text: str, new: str | None, data: Any) -> None:
    old, source = _read(text)
    leaves = [place for place, value in _places(old) if not isinstance(value, dict | list)]
    assume(leaves)
    place = data.draw(st.sampled_from(leaves))
    after = edit.set_value(text, place, new, order)
    before, behind = _around(text, source, place)
    assert after.startswith(before)
    assert after.endswith(behind)
    assert _comments(after) == _comments(text)
    assert dict(_places(_read(after)[0]))[place] == new


@given(text=documents(), data=st.data())
def test_a_letter_more_and_a_letter_less_give_the_same_bytes(text: str, data: Any) -> None:
    old, _ = _read(text)
    leaves = [
        (place, value)
        for place, value in _places(old)
        if isinstance(value, str) and value.strip() and "\0" not in value and len(value) < 40
    ]
    # A long text that was broken at random may be broken better on the way back.
    assume(leaves)
    place, value = data.draw(st.sampled_from(leaves))
    content = value.rstrip("\n")
    more = content + "x" + value[len(content) :]
    assert edit.set_value(edit.set_value(text, place, more, order), place, value, order) == text


@given(text=documents(), data=st.data())
def test_there_and_back_gives_the_same_bytes(text: str, data: Any) -> None:
    assume(text.endswith("\n"))
    old, source = _read(text)
    lists = [
        place
        for place, value in _places(old)
        if isinstance(value, list) and len(value) > 1 and not _is_behind_a_dash(text, source, place)
    ]
    assume(lists)
    place = data.draw(st.sampled_from(lists))
    positions = st.integers(0, len(dict(_places(old))[place]) - 1)
    start, to = data.draw(positions), data.draw(positions)
    there = edit.move_item(text, place, start, to)
    assert _comments(there) == _comments(text)
    assert edit.move_item(there, place, to, start) == text


def _is_behind_a_dash(text: str, source: Source, place: Path) -> bool:
    start = source.values[place].start
    line = text.rfind("\n", 0, start) + 1
    return bool(text[line:start].strip()) and text[start] not in "[{"


@given(text=documents(), item=DATA, data=st.data())
def test_an_item_that_comes_and_goes_leaves_no_trace(text: str, item: Any, data: Any) -> None:
    old, source = _read(text)
    lists = [
        place
        for place, value in _places(old)
        if isinstance(value, list) and value and not _is_behind_a_dash(text, source, place)
    ]
    assume(lists and text.endswith("\n"))
    place = data.draw(st.sampled_from(lists))
    index = data.draw(st.integers(0, len(dict(_places(old))[place])))
    after = edit.insert_item(text, place, index, item, order)
    assert dict(_places(_read(after)[0]))[*place, index] == item
    assert _comments(after) == _comments(text)
    assert edit.remove(after, (*place, index)) == text


@given(text=documents(), data=st.data())
def test_what_goes_takes_no_other_lines_along(text: str, data: Any) -> None:
    old, _ = _read(text)
    place = data.draw(st.sampled_from([place for place, _ in _places(old) if place]))
    after = edit.remove(text, place)
    lines, left = text.splitlines(), after.splitlines()
    head = next((at for at, line in enumerate(left) if line != lines[at]), len(left))
    tail = next((at for at, line in enumerate(reversed(left)) if line != lines[-1 - at]), len(left))
    # One line may be new: it lost an entry and has another, or [].
    assert head + tail >= len(left) - 1
    if isinstance(place[-1], str):
        assert place not in dict(_places(_read(after)[0]))


@given(text=documents(anchors=True), new=st.dictionaries(st.sampled_from(NAMES), DATA, max_size=4))
def test_a_file_can_be_made_to_say_anything(text: str, new: dict[str, Any]) -> None:
    try:
        after = edit.rewrite(text, new, order)
    except EditRefused:
        assert "&" in text
        return
    assert _read(after)[0] == new
    assert edit.rewrite(after, new, order) == after


@given(text=documents(anchors=True), new=DATA, data=st.data())
def test_an_edit_beside_anchors_is_right_or_refused(text: str, new: Any, data: Any) -> None:
    old, _ = _read(text)
    place = data.draw(st.sampled_from([place for place, _ in _places(old) if place]))
    try:
        after = edit.set_value(text, place, new, order)
    except EditRefused:
        assert "&" in text
        return
    others = [at for at, _ in _places(old) if at[: len(place)] != place[: len(at)]]
    before, read = dict(_places(old)), dict(_places(_read(after)[0]))
    assert read[place] == new
    assert all(read[at] == before[at] for at in others if at[: len(place)] != place)


SIGNS = st.text("ab:-[]{}\"'&*|>#!%?,~ \n\r\t\x85é🙂", max_size=40)


@given(text=SIGNS, new=st.sampled_from(TEXTS), data=st.data())
def test_any_text_is_changed_well_or_refused(text: str, new: str, data: Any) -> None:
    old, _, problems = read_yaml("a.yaml", text)
    place = data.draw(st.sampled_from([place for place, _ in _places(old)]))
    try:
        after = edit.set_value(text, place, new, order)
    except EditRefused:
        return
    assert old is not None or not problems
    assert dict(_places(_read(after)[0]))[place] == new
