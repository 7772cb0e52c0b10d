from decimal import Decimal
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stand.content.model_reader import read_model
from stand.editing.documents.absent import ABSENT
from stand.editing.forms.field_types import Kind
from stand.editing.forms.fields import field, fields, summary, value_at
from stand.editing.forms.values import (
    blank,
    can_be_typed,
    change_at,
    clean,
    typed_text,
)
from stand.model.chapter import Chapter
from stand.model.edition import Edition
from stand.model.figures import Figure, Step
from stand.model.indicators import Indicators
from stand.model.organisation import Organisation
from stand.model.source import Source

THEME = {
    "kind": "theme",
    "title": "Bellen",
    "number": "3",
    "body": [
        {"text": "Een."},
        {"key_figures": {"items": ["a.b", {"value": "veel", "label": "zeep"}]}},
        {"process": {"title": "P", "steps": [{"title": "A", "branches": [
            {"label": "Ja", "steps": [{"title": "B", "items": ["x", "y"]}]}]}]}},
        {"figure": "ring"},
    ],
}  # fmt: skip
STEP = ("body", 2, "process", "steps", 0, "branches", 0, "steps", 0)


def kinds(form):
    return {one.name: one.kind for one in form}


def test_a_chapter_asks_for_what_its_kind_has():
    form = {one.name: one for one in fields(Chapter, THEME, ())}
    assert form["title"].kind is Kind.INLINE
    assert form["title"].required
    assert form["number"].limits == "1 tot en met 99"
    assert form["number"].value == "3"
    assert form["body"].kind is Kind.BLOCKS
    assert form["lead"].kind is Kind.MARKDOWN
    assert not form["lead"].present
    assert [one.label for one in form["status"].choices] == ["concept", "ter review", "vastgesteld"]
    assert form["status"].default == "concept"
    assert "signature" not in form


def test_every_kind_of_file_can_be_chosen_also_before_there_is_one():
    (only,) = fields(Chapter, {}, ())
    assert only.name == "kind"
    assert {"theme", "foreword", "glossary"} <= {one.value for one in only.choices}
    assert all(one.label != one.value for one in only.choices)
    assert len(field(Figure, {"kind": "ring"}, ("kind",)).choices) == 15


def test_what_is_empty_and_optional_is_out_of_the_way():
    form = fields(Chapter, THEME | {"lead": ""}, ())
    assert [one.name for one in form if not one.in_the_way] == [
        "short_title", "status", "lead", "loose_numbers",
    ]  # fmt: skip


def test_forms_go_as_deep_as_the_data():
    assert kinds(fields(Chapter, THEME, STEP))["branches"] is Kind.RECORDS
    items = field(Chapter, THEME, (*STEP, "items"))
    assert (items.kind, items.type.item, typed_text(items)) == (Kind.VALUES, Kind.INLINE, "x\ny")
    assert field(Chapter, THEME, ("body", 3, "figure")).kind is Kind.FIGURE


def test_a_bare_name_is_a_record_with_an_indicator():
    place = ("body", 1, "key_figures", "items", 0)
    form = {one.name: one for one in fields(Chapter, THEME, place)}
    assert form["indicator"].value == "a.b"
    assert form["indicator"].kind is Kind.INDICATOR
    assert form["change"].kind is Kind.SWITCH


def test_an_unknown_key_is_shown():
    last = fields(Chapter, THEME | {"titel": "x"}, ())[-1]
    assert (last.kind, last.value) == (Kind.OTHER, "x")
    assert "titel" in last.label


@pytest.mark.parametrize(
    "model",
    [Edition, Organisation, Indicators, Chapter, Figure],
    ids=["edition", "organisation", "indicators", "chapter", "figure"],
)
def test_every_field_of_every_model_has_a_form(model):
    options = get_args(get_args(model)[0]) if get_args(model) else [model]
    seen = set()

    def walk(record):
        if record in seen:
            return
        seen.add(record)
        for one in fields(record, {}, ()):
            assert one.label
            assert one.help
            assert one.kind is not Kind.OTHER or one.name == "spec", one.name
            assert one.kind is not Kind.CHOICE or len(one.choices) > 1 or one.name == "kind"
            if one.type.record is not None:
                walk(one.type.record)

    for option in options:
        walk(option)
    assert len(seen) >= len(options)


@pytest.mark.parametrize(
    ("name", "typed", "value"),
    [
        ("title", "  Nieuw ", "Nieuw"),
        ("title", " ", ""),
        ("lead", "", ABSENT),
        ("lead", " \n", ABSENT),
        ("lead", "Een.\n\nTwee.\n", "Een.\n\nTwee.\n"),
        ("number", "12", 12),
        ("number", "twaalf", "twaalf"),
        ("number", "012", "012"),
        ("short_title", "", ABSENT),
    ],
)
def test_what_is_typed_becomes_a_value(name, typed, value):
    assert clean(field(Chapter, THEME, (name,)), typed) == value


def test_lists_are_typed_line_by_line():
    items = field(Chapter, THEME, (*STEP, "items"))
    assert clean(items, " x \n\ny\n") == ["x", "y"]
    assert clean(items, "\n") is ABSENT
    rows = field(Figure, {"kind": "table", "rows": [["a", "b"], ["c", "d"]]}, ("rows",))
    assert typed_text(rows) == "a | b\nc | d"
    assert clean(rows, typed_text(rows)) == [["a", "b"], ["c", "d"]]
    assert not can_be_typed(field(Figure, {"kind": "table", "rows": [["a|b"]]}, ("rows",)))
    required = field(Edition, {}, ("chapters",))
    assert clean(required, "") == []


@given(st.decimals(allow_nan=False, allow_infinity=False, places=3) | st.integers())
def test_a_number_keeps_how_it_is_written(number):
    value = field(Figure, {"kind": "ring", "items": [{}]}, ("items", 0, "value"))
    assert str(clean(value, f" {number} ")) == str(number)


def test_a_number_that_is_one_is_no_text():
    value = field(Figure, {"kind": "ring", "items": [{}]}, ("items", 0, "value"))
    assert clean(value, "12.5") == Decimal("12.5")
    assert clean(value, "12.830") == Decimal("12.830")
    assert clean(value, "12,5") == "12,5"


def test_a_change_makes_the_record_around_it():
    assert change_at({}, ("signature", "name"), "N") == (("signature",), {"name": "N"})
    assert change_at({"signature": {}}, ("signature", "name"), "N") == (("signature", "name"), "N")


def test_a_bare_name_grows_into_a_record_when_more_is_said():
    data = {"items": ["a.b"]}
    assert change_at(data, ("items", 0, "label"), "Zeep") == (
        ("items", 0), {"indicator": "a.b", "label": "Zeep"},
    )  # fmt: skip
    assert change_at(data, ("items", 0, "indicator"), "c.d") == (("items", 0), "c.d")


def test_a_new_entry_has_what_it_must_have():
    others = [{"number": "4"}, {"number": "2"}]
    data = {"kind": "theme", "title": "T", "number": "1"}
    requests = field(
        Chapter, data | {"body": [{"help_needed": {"requests": others}}]},
        ("body", 0, "help_needed", "requests"),
    )  # fmt: skip
    new = blank(requests.type.record, others)
    assert new["number"] == 5
    body = [{"help_needed": {"requests": [new]}}]
    assert read_model(data | {"body": body}, Chapter, Source("x", ""))[1] == []
    assert blank(Step) == {"title": blank(Step)["title"]}


def test_a_summary_says_what_something_is():
    assert summary({"number": "1", "title": "Zeep\n raakt op"}) == "1 · Zeep raakt op"
    assert summary("a.b") == "a.b"
    assert summary(["x", {"label": "y"}]) == "x, y"
    assert summary({}) == summary(None) == ""


def test_a_value_that_is_not_there_is_absent():
    assert value_at(THEME, ("body", 9, "text")) is ABSENT
    assert value_at(THEME, ("title", "x")) is ABSENT
    assert value_at(None, ("title",)) is ABSENT


def test_the_one_thing_that_a_block_is_stays_when_it_is_emptied():
    for place in [("body", 0, "text"), ("body", 3, "figure")]:
        found = field(Chapter, THEME, place)
        assert found.required
        assert clean(found, " \n") == ""
    assert not field(Chapter, THEME, ("body", 0, "photo")).required


def test_a_name_alone_that_is_emptied_stays_an_entry_of_its_list():
    place = ("body", 1, "key_figures", "items", 0, "indicator")
    assert change_at(THEME, place, ABSENT) == (place[:-1], "")
    emptied = value_at(THEME, place[:3])
    assert isinstance(emptied, dict)


def test_of_two_fields_one_is_asked_for_until_one_is_filled():
    def form(**entry):
        data = {"kind": "glossary", "title": "B", "body": [{"glossary": {"entries": [entry]}}]}
        found = fields(Chapter, data, ("body", 0, "glossary", "entries", 0))
        return [one.name for one in found if one.in_the_way]

    assert form(term="RB") == ["term", "full", "meaning"]
    assert form(term="RB", full="") == ["term", "full", "meaning"]
    assert form(term="RB", meaning="Boog.") == ["term", "meaning"]


def test_a_summary_that_is_cut_shows_that_it_is():
    assert summary("zeep " * 40).endswith("…")
    assert len(summary("zeep " * 40)) <= 80
    assert not summary("zeep").endswith("…")
