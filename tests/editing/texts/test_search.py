import pytest

from stand.editing.texts.search import MOST_HITS, Query, Search, replace_hits, replacement
from tests.editing.opened import (
    EDITION,
    INTRODUCTION,
    OBSERVATIONS,
    THEME,
    changed,
    files,
    opened,
    problems,
)

TEXT = """\
De syriër en SYRIE, een re\u0301gel,
's avonds en ’s avonds. Zie [[figure:ring|page]] en
[de ring](https://www.ring.example/ring), ringen en ring.
"""


@pytest.fixture
def session(tmp_path):
    with opened(tmp_path / "root") as session:
        session.set_value(INTRODUCTION, ("body", 0, "text"), TEXT)
        yield session


def found(session, query: Query, path: str = INTRODUCTION) -> list[tuple[str, str]]:
    place = ("body", 0, "text")
    hits = Search(session).find(query)
    return [
        (hit.words, hit.guard) for hit in hits if hit.text.path == path and hit.text.place == place
    ]


def test_words_are_found_whatever_their_capitals_accents_and_line_ends(session):
    assert [words for words, _ in found(session, Query("syrie"))] == ["syrië", "SYRIE"]
    assert [words for words, _ in found(session, Query("regel"))] == ["re\u0301gel"]
    assert [words for words, _ in found(session, Query("'s avonds"))] == ["'s avonds", "’s avonds"]
    assert [words for words, _ in found(session, Query("regel, 's"))] == ["re\u0301gel,\n's"]


def test_what_is_asked_strictly_is_found_strictly(session):
    assert [words for words, _ in found(session, Query("SYRIE", case=True))] == ["SYRIE"]
    assert [words for words, _ in found(session, Query("syrie", accents=True))] == ["SYRIE"]
    assert [words for words, _ in found(session, Query("régel", accents=True))] == ["re\u0301gel"]
    whole = found(session, Query("ring", whole_words=True))
    assert ("ring", "") in whole
    assert len(whole) == len(found(session, Query("ring"))) - 1


def test_signs_are_signs_and_nothing_finds_nothing(session):
    assert found(session, Query("syri.")) == []
    assert found(session, Query("[[figure")) == [("[[figure", "in een verwijzing")]
    assert Search(session).find(Query("")) == []
    assert Search(session).find(Query("  ")) == []


def test_a_hit_in_a_reference_or_an_address_says_so(session):
    guards = [guard for _, guard in found(session, Query("ring"))]
    assert guards == ["in een verwijzing", "", "in een adres", "in een adres", "", ""]


def test_a_hit_comes_with_the_words_around_it(session):
    hit = next(hit for hit in Search(session).find(Query("avonds")))
    assert hit.before.endswith("gel, 's ")
    assert hit.after.startswith(" en ’s avonds. Zie")
    assert "\n" not in hit.before + hit.after


def test_every_text_is_searched_and_no_name_or_period(session):
    paths = {hit.text.path for hit in Search(session).find(Query("e"))}
    assert {EDITION, THEME, OBSERVATIONS, "content/organisation.yaml"} <= paths
    assert {"content/indicators.yaml", "figures/2030/ring.yaml"} <= paths
    assert "content/2030/tables/landen.csv" in paths
    places = {hit.text.place[-1] for hit in Search(session).find(Query("bellen"))}
    assert places.isdisjoint({"id", "indicator", "indicators", "kind", "file"})
    header = [hit for hit in Search(session).find(Query("Land")) if hit.text.place == (0, 0)]
    assert [hit.guard for hit in header] == ["is de kop van een kolom"]
    observations = [
        hit.guard for hit in Search(session).find(Query("final")) if hit.text.path == OBSERVATIONS
    ]
    assert set(observations) == {"hoort bij een cijfer"}


def test_replacing_is_one_step_over_all_files_and_changes_nothing_else(session):
    before = files(session)
    data = {path: str(document.data) for path, document in session.documents.items()}
    query = Query("bellen")
    hits = [hit for hit in Search(session).find(query) if not hit.guard]
    assert len({hit.text.path for hit in hits}) > 3

    assert replace_hits(session, hits, "ballen", query) == len(hits)

    assert problems(session) == []
    assert changed(before, files(session)) == {hit.text.path for hit in hits}
    assert not [hit for hit in Search(session).find(query) if not hit.guard]
    for path in changed(before, files(session)):
        now = str(session.documents[path].data)
        assert now.replace("ballen", "bellen").replace("Ballen", "Bellen") == data[path]
    session.undo()
    assert files(session) == before


def test_only_the_chosen_hits_are_replaced_also_several_in_one_text(session):
    query = Query("ring", whole_words=True)
    hits = [hit for hit in Search(session).find(query) if hit.text.path == INTRODUCTION]
    first, *_, last = [hit for hit in hits if hit.text.value == TEXT and not hit.guard]
    replace_hits(session, [first, last], "kring met staart", query)
    value = session.value(INTRODUCTION, ("body", 0, "text"))
    assert value == TEXT.replace("[de ring]", "[de kring met staart]").replace(
        "en ring.", "en kring met staart."
    )


def test_a_cell_of_a_table_is_replaced(session):
    query = Query("Nergensland")
    replace_hits(session, Search(session).find(query), "Niemands;land", query)
    text = session.documents["content/2030/tables/landen.csv"].text
    assert text == 'Land;Bellen\n"Niemands;land";12\nOveralland;8\n'


def test_a_capital_and_the_end_of_a_line_stay_what_they_are(session):
    query = Query("regel, 's")
    hit = next(iter(Search(session).find(query)))
    assert replacement(hit, "zin, de", query) == "zin,\nde"
    session.set_value(INTRODUCTION, ("body", 0, "text"), "Wolk en wolk.")
    hits = Search(session).find(Query("wolk"))
    inside = [hit for hit in hits if hit.text.value == "Wolk en wolk."]
    assert [replacement(hit, "bui", Query("wolk")) for hit in inside] == ["Bui", "bui"]


def test_a_text_that_changed_since_is_left_alone(session):
    query = Query("SYRIE", case=True)
    hits = Search(session).find(query)
    session.set_value(INTRODUCTION, ("body", 0, "text"), "Heel anders.")
    assert replace_hits(session, hits, "Libanon", query) == 0
    assert session.value(INTRODUCTION, ("body", 0, "text")) == "Heel anders."


def test_a_search_sees_what_was_typed_since_the_last_one(session):
    search = Search(session)
    assert search.find(Query("olifantenpad")) == []
    session.set_value(INTRODUCTION, ("lead",), "Een olifantenpad.")
    assert [hit.text.place for hit in search.find(Query("olifantenpad"))] == [("lead",)]


def test_there_is_an_end_to_what_is_found(session):
    session.set_value(INTRODUCTION, ("lead",), "och " * (MOST_HITS + 10))
    assert len(Search(session).find(Query("och"))) == MOST_HITS
