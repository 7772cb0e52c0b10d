"""Every value of the real files can be changed, and changed back to the same bytes."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from stand.content.yaml_edit import edit
from stand.content.yaml_reader import read_yaml
from stand.model.source import Path as Place

ROOT = Path(__file__).parents[2]
FILES = sorted([*ROOT.glob("content/**/*.yaml"), *ROOT.glob("figures/**/*.yaml")])


def _texts(data: Any, place: Place = ()) -> Iterator[tuple[Place, str]]:
    if isinstance(data, str):
        yield place, data
    elif isinstance(data, dict | list):
        entries = data.items() if isinstance(data, dict) else enumerate(data)
        for key, value in entries:
            yield from _texts(value, (*place, key))


def _lists(data: Any, place: Place = ()) -> Iterator[tuple[Place, list[Any]]]:
    if isinstance(data, list):
        yield place, data
    if isinstance(data, dict | list):
        entries = data.items() if isinstance(data, dict) else enumerate(data)
        for key, value in entries:
            yield from _lists(value, (*place, key))


def _no_order(_: Place) -> tuple[str, ...]:
    return ()


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_text_changes_and_changes_back(path: Path) -> None:
    text = path.read_bytes().decode()
    data, source, _ = read_yaml("a.yaml", text)
    for place, value in _texts(data):
        other = f"{value.rstrip()}x" + "\n" * value.endswith("\n")
        there = edit.set_value(text, place, other, _no_order)
        span = source.values[place]
        assert there.startswith(text[: span.start])
        assert there.endswith(text[span.end :])
        assert edit.set_value(there, place, value, _no_order) == text


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_list_can_be_turned_round_and_back(path: Path) -> None:
    text = path.read_bytes().decode()
    data, _, _ = read_yaml("a.yaml", text)
    for place, items in _lists(data):
        there = edit.move_item(text, place, 0, len(items) - 1)
        assert edit.move_item(there, place, len(items) - 1, 0) == text
        more = edit.insert_item(text, place, len(items), items[0], _no_order)
        assert edit.remove(more, (*place, len(items))) == text


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_file_written_anew_from_its_data_reads_the_same(path: Path) -> None:
    data, _, _ = read_yaml("a.yaml", path.read_text("utf-8"))
    assert read_yaml("a.yaml", edit.rewrite("", data, _no_order))[0] == data
