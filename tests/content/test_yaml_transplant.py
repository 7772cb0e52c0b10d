"""An entry goes to another file as it is written, or in the usual form where that is not safe."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stand.content.yaml_edit.edit import insert_item
from stand.content.yaml_edit.transplant import entry_lines, with_lines
from stand.content.yaml_reader import read_shared
from stand.model.source import Path
from tests.content.test_yaml_edit_styles import documents

HOMES = (
    "body:\n  - x: 1\n",
    "body:\n- x: 1\n",
    "a: 1\nbody:\n   -  x: 1",
    "body:\r\n - x: 1\r\nz: 2\r\n",
    "body: [x, {y: 1}]\n",
)


def read(text: str) -> Any:
    return read_shared("", text)[0]


def entries(data: Any, place: Path = ()) -> list[tuple[Path, Any]]:
    found = [((*place, at), one) for at, one in enumerate(data)] if isinstance(data, list) else []
    inside = data.items() if isinstance(data, dict) else enumerate(data or [])
    for key, value in inside if isinstance(data, dict | list) else []:
        found += entries(value, (*place, key))
    return found


def carried(text: str, place: Path, entry: Any, home: str) -> str:
    size = len(read(home)["body"])
    made = insert_item(home, ("body",), size, entry, lambda _: ())
    lines = entry_lines(text, place)
    return made if lines is None else with_lines(made, ("body", size), lines)


@given(st.data())
def test_whatever_its_style_an_entry_says_the_same_elsewhere(data: st.DataObject) -> None:
    text = data.draw(documents(anchors=True))
    home = data.draw(st.sampled_from(HOMES))
    for place, entry in entries(read(text)):
        made = read(carried(text, place, entry, home))
        assert made == read(home) | {"body": [*read(home)["body"], entry]}


@pytest.mark.parametrize("home", HOMES[:4])
def test_comments_and_quotes_go_along(home: str) -> None:
    text = "a:\n    # boven\n    - k: 'x'  # achter\n\n      m: |\n        een\n\n          twee\n"
    made = carried(text, ("a", 0), read(text)["a"][0], home).replace("\r\n", "\n")
    indent = made[: made.index("# boven")].rpartition("\n")[2]
    lines = ["# boven", "- k: 'x'  # achter", "", "  m: |", "    een", "", "      twee"]
    assert "\n".join(indent + line if line else "" for line in lines) in made


def test_a_name_from_elsewhere_in_the_file_stays_behind() -> None:
    text = "z: &naam {een: 1}\na:\n  - k: *naam\n"
    made = carried(text, ("a", 0), {"k": {"een": "1"}}, HOMES[0])
    assert read(made)["body"][1] == {"k": {"een": "1"}}
    assert "*naam" not in made
