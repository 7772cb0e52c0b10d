from dataclasses import dataclass

import pytest

from stand.editing.texts.binding import indicator_words, literal_at, proposals
from stand.editing.texts.excuses import excuse
from stand.editing.writing.references import (
    FORMS,
    content_of,
    flags_for,
    reference_at,
    written,
)
from stand.errors import EditRefused
from stand.numbers.references import parse_figure_reference
from tests.editing.opened import EDITION, INTRODUCTION, files, opened


@dataclass(frozen=True)
class Value:
    period: str
    shown: str


@dataclass(frozen=True)
class Counted:
    id: str
    label: str
    unit: str
    series: tuple[Value, ...]


def counted(name: str, label: str, unit: str, **values: str) -> Counted:
    series = tuple(Value(year.removeprefix("in"), shown) for year, shown in values.items())
    return Counted(name, label, unit, series)


BANK = [
    counted("bellen", "Alle bellen", "bellen", in2028="6.480", in2029="9.150", in2030="12.830"),
    counted("bellen.rond", "Rond", "bellen", in2029="5.150", in2030="8.330"),
    counted("kosten", "Kosten", "euro", in2030="1.480.000"),
    counted("scholen", "Scholen", "scholen", in2030="11"),
    counted("duur", "Wachten", "weken", in2030="11"),
    counted("tijdig", "Op tijd", "%", in2030="94%"),
    counted("vuur", "Vuren", "vuren", in2030="9.150 (herzien)"),
    counted("lucht", "Lucht", "zakken", in2030="niet bekend"),
]
WORDS = {"bellen.rond": ["rond"]}


@pytest.mark.parametrize(
    ("before", "number", "after", "wanted"),
    [
        ("Er waren ", "12.830", " bellen.", "[[bellen]]"),
        ("Er waren er ruim ", "12.830", ".", "[[bellen]]"),
        ("In 2029 waren er **", "9.150", "** bellen.", "[[bellen@2029]]"),
        ("In 2030 waren er ", "9.150", " vuren.", "[[vuur]]"),
        ("Er waren zo'n ", "13.000", " bellen.", "[[bellen|~1000]]"),
        ("Er zijn ", "elf", " scholen.", "[[scholen|words]]"),
        ("Het wachten duurt ", "11", " weken.", "[[duur]]"),
        ("Dat kostte bijna ", "1,5 miljoen euro", ".", "[[kosten|~100000|scaled|unit]]"),
        ("Wij waren ", "94%", " op tijd.", "[[tijdig]]"),
        ("Het aantal [[bellen]] steeg met ", "40%", ".", "[[bellen@2029..2030|change]]"),
        ("Van alle [[bellen]] was ", "65 procent", " rond.", "[[bellen.rond|share:bellen]]"),
        ("Dat was in ", "2030", " zo.", "[[period]]"),
        ("Dat was in ", "2029", " nog niet zo.", "[[period@-1]]"),
        ("Dat is ", "twee keer zo veel", " als [[bellen@2028]].", "[[bellen@2028..2030|times]]"),
    ],
)
def test_a_number_is_bound_to_the_figure_that_prints_it(before, number, after, wanted):
    text = before + number + after
    for offset in (len(before), len(before) + 1, len(before + number)):
        literal = literal_at(text, offset)
        assert literal is not None
        assert text[literal.start : literal.end] == number
        first = proposals(literal, BANK, WORDS, 2030)[0]
        assert first.reference == wanted
        assert parse_figure_reference(first.content) is not None


def test_a_number_that_no_figure_prints_has_no_proposal():
    literal = literal_at("Er zijn 77 wegen.", 9)
    assert literal is not None
    assert proposals(literal, BANK, WORDS, 2030) == []


def test_the_cursor_need_not_stand_on_the_number():
    text = "Eerst dit. Dan drie delen.\n\nEn vijf."
    assert literal_at(text, text.index("Dan")).words == "drie delen"
    assert literal_at(text, text.index("En")).text == "vijf"
    assert literal_at(text, 2) is None
    assert literal_at("Zie [[figure:ring]] en artikel 61.", 8) is None


def test_an_excuse_says_the_number_with_its_hedge_and_what_it_counts():
    assert literal_at("Het duurt ten hoogste 20\nminuten.", 22).words == "ten hoogste 20 minuten"


def test_an_excuse_is_added_once_and_taken_back_in_one_step(tmp_path):
    with opened(tmp_path / "root") as session:
        before = files(session)
        place = excuse(session, INTRODUCTION, ("lead",), "drie\ndelen", " zo is het ")
        assert session.value(INTRODUCTION, place) == {"text": "drie delen", "reason": "zo is het"}
        assert excuse(session, INTRODUCTION, ("lead",), "drie delen", "nog eens") == place
        second = excuse(session, INTRODUCTION, ("lead",), "vijf", "ook")
        assert second == ("loose_numbers", 1)
        session.undo()
        session.undo()
        assert files(session) == before


def test_a_block_that_is_a_figure_keeps_its_own_excuses(tmp_path):
    with opened(tmp_path / "root") as session:
        path = "content/2030/proces.yaml"
        place = ("body", 1, "process", "steps", 0, "title")
        assert excuse(session, path, place, "vijf", "zo")[:3] == ("body", 1, "process")


def test_no_reason_or_no_chapter_is_refused(tmp_path):
    with opened(tmp_path / "root") as session:
        with pytest.raises(EditRefused):
            excuse(session, INTRODUCTION, ("lead",), "vijf", "  ")
        with pytest.raises(EditRefused):
            excuse(session, EDITION, ("subtitle",), "vijf", "zo")


def test_the_words_of_indicators_come_from_their_file(tmp_path):
    with opened(tmp_path / "root") as session:
        session.set_value("content/indicators.yaml", ("indicators", 0, "words"), ["rond"])
        assert indicator_words(session) == {"bellen.rond": ["rond"]}


@pytest.mark.parametrize(
    "content",
    [
        "bellen",
        "bellen@2029",
        "bellen@-1|unit",
        "bellen@2028..2030|change|.1",
        "bellen|share:alle.bellen|words",
        "bellen|~1000|scaled|unit",
        "period@-1",
    ],
)
def test_a_reference_is_written_as_it_was_read(content):
    reference = parse_figure_reference(content)
    assert reference is not None
    assert content_of(reference) == content


def test_only_flags_that_fit_are_offered():
    assert "signed" in flags_for("change")
    assert "signed" not in flags_for("value")
    assert flags_for("period") == []
    assert all(form.title for form in FORMS)


def test_the_reference_under_the_cursor_is_found():
    text = "Zie [[a.b@2029|unit]] en [[figure:ring]]."
    first = reference_at(text, text.index("2029"))
    assert first is not None
    assert written(first.content) == text[first.start : first.end]
    second = reference_at(text, text.index("ring"))
    assert second is not None
    assert written(second.content) == text[second.start : second.end]
    assert reference_at(text, 1) is None
