"""Every field explains itself, and the models know what is a text and what has a number."""

import importlib
import pkgutil
from collections.abc import Iterator
from typing import Any, get_args

import pytest
from pydantic import TypeAdapter, ValidationError
from pydantic.fields import FieldInfo

import stand.model
from stand.model.base import StandModel, TextKind, texts
from stand.model.blocks import BodyItem
from stand.model.chapter import CHAPTER_KINDS, Chapter, Foreword
from stand.model.fields import field_at, fields_at
from stand.model.numbering import Numbering, roman
from tests.conftest import EDITION, FOREWORD, THEME, EditionBuilder


def all_models() -> list[type[StandModel]]:
    for module in pkgutil.iter_modules(stand.model.__path__, "stand.model."):
        importlib.import_module(module.name)
    return sorted(below(StandModel), key=lambda model: model.__name__)


def below(model: type[StandModel]) -> set[type[StandModel]]:
    """Return the models made from a model, at whatever remove."""
    return {part for child in model.__subclasses__() for part in (child, *below(child))}


def all_fields() -> Iterator[tuple[str, FieldInfo]]:
    for model in all_models():
        for name, field in model.model_fields.items():
            yield f"{model.__name__}.{name}", field


def test_the_walk_over_the_models_meets_all_of_them() -> None:
    names = {model.__name__ for model in all_models()}
    assert {
        "Organisation",
        "Edition",
        "Labels",
        "FontFile",
        "BodyItem",
        "Request",
        "Branch",
        "SmallTable",
    } <= names


@pytest.mark.parametrize(
    ("name", "field"), [pytest.param(*pair, id=pair[0]) for pair in all_fields()]
)
def test_a_field_has_a_title_and_a_description(name: str, field: FieldInfo) -> None:
    assert field.title, name
    assert field.title[0].isupper(), name
    assert field.description, name
    assert field.description.endswith((".", "?", ")", "’")), name


@pytest.mark.parametrize("model", all_models())
def test_a_model_is_frozen_and_refuses_unknown_keys(model: type[StandModel]) -> None:
    assert model.model_config["extra"] == "forbid"
    assert model.model_config["frozen"] is True


@pytest.mark.parametrize("kind", CHAPTER_KINDS)
def test_every_kind_of_chapter_can_be_made(kind: str) -> None:
    chapter = TypeAdapter(Chapter).validate_python(
        {"kind": kind, "title": "a", "number": 1}
        if kind == "theme"
        else {"kind": kind, "title": "a"}
    )
    assert chapter.kind == kind


def test_the_kinds_of_chapter_are_those_of_the_models() -> None:
    kinds = [
        kind
        for model in get_args(get_args(Chapter)[0])
        for kind in get_args(model.model_fields["kind"].annotation)
    ]
    assert sorted(kinds) == sorted(CHAPTER_KINDS)


@pytest.mark.parametrize("data", [{}, {"text": "a", "figure": "b"}, {"text": None}, {"text": ""}])
def test_a_block_has_exactly_one_kind(data: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        BodyItem.model_validate(data)


def test_a_block_tells_its_kind() -> None:
    item = BodyItem.model_validate({"figure": "aantallen"})
    assert (item.kind, item.block) == ("figure", "aantallen")


def test_the_texts_of_a_chapter_come_with_their_way_and_kind() -> None:
    chapter = Foreword.model_validate(
        {
            "kind": "foreword",
            "title": "een",
            "body": [
                {"text": "twee"},
                {"figure": "geen-tekst"},
                {"table": {"id": "x", "title": "drie", "file": "geen tekst"}},
                {"process": {"title": "vier", "steps": [{"title": "vijf", "items": ["zes"]}]}},
            ],
            "signature": {"name": "zeven", "role": "acht"},
        }
    )
    assert [(text.path, text.value, text.kind) for text in texts(chapter)] == [
        (("title",), "een", TextKind.INLINE),
        (("body", 0, "text"), "twee", TextKind.MARKDOWN),
        (("body", 2, "table", "title"), "drie", TextKind.INLINE),
        (("body", 3, "process", "title"), "vier", TextKind.INLINE),
        (("body", 3, "process", "steps", 0, "title"), "vijf", TextKind.PLAIN),
        (("body", 3, "process", "steps", 0, "items", 0), "zes", TextKind.INLINE),
        (("signature", "name"), "zeven", TextKind.PLAIN),
        (("signature", "role"), "acht", TextKind.PLAIN),
    ]


def test_the_fields_at_a_place_follow_the_kind_in_the_data() -> None:
    data = {"kind": "theme", "body": [{"voice": {}}]}
    assert "number" in fields_at(Chapter, data, ())
    assert "signature" not in fields_at(Chapter, data, ())
    assert "speaker" in fields_at(Chapter, data, ("body", 0, "voice"))
    assert fields_at(Chapter, data, ("weg", 0)) == {}
    assert fields_at(Chapter, {}, ()) == {}


def test_the_field_of_an_entry_of_a_list_is_that_of_the_list() -> None:
    field = field_at(Chapter, {"kind": "text", "body": []}, ("body", 3))
    assert field is not None
    assert field.title == "Inhoud"


def test_figures_and_tables_are_numbered_as_printed_and_the_rest_by_its_own_number(
    edition: EditionBuilder,
) -> None:
    edition.replace(
        FOREWORD,
        "body:\n",
        "body:\n  - timeline: {id: duur, title: a, unit: weken, items: [{label: b, value: 1}]}\n",
    )
    edition.replace(EDITION, "status: final\n", "status: final\nlabels: {request: Vraag}\n")
    edition.replace(THEME, "- number: 1\n", "- number: 7\n")
    targets = Numbering(edition.publication()).targets
    assert {name: target.label for name, target in targets.items()} == {
        "chapter:voorwoord": "Voorwoord",
        "figure:duur": "figuur 1",
        "chapter:1-druk": "Druk in de keten",
        "bottleneck:1.1": "knelpunt 1.1",
        "figure:aantallen": "figuur 2",
        "table:landen": "tabel 1",
        "request:1.7": "vraag 1.7",
    }
    assert len({target.anchor for target in targets.values()}) == len(targets)


@pytest.mark.parametrize(
    ("number", "signs"),
    [
        (1, "I"),
        (4, "IV"),
        (9, "IX"),
        (14, "XIV"),
        (40, "XL"),
        (49, "XLIX"),
        (88, "LXXXVIII"),
        (99, "XCIX"),
    ],
)
def test_a_roman_numeral(number: int, signs: str) -> None:
    assert roman(number) == signs


def test_an_edition_is_final_when_all_of_it_is(edition: EditionBuilder) -> None:
    assert edition.publication().is_final
    edition.replace(FOREWORD, "status: final", "status: review")
    assert not edition.publication().is_final
