"""Two people changed the same data."""

from copy import deepcopy
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stand.editing.documents.absent import ABSENT
from stand.editing.merging.data import Merged, ValueClash, merge

CHAPTER = {
    "kind": "theme",
    "title": "Druk in de keten",
    "lead": "Het was druk.",
    "body": [
        {"text": "De eerste alinea gaat over de instroom van dit jaar."},
        {"practice": {"title": "Aan de balie", "text": "Een medewerker vertelt over het werk."}},
        {"figure": "aantallen"},
        {"text": "De laatste alinea gaat over wat er komen gaat."},
    ],
}


def changed(**values: Any) -> dict[str, Any]:
    return {**deepcopy(CHAPTER), **values}


def with_block(index: int, block: Any) -> dict[str, Any]:
    chapter = deepcopy(CHAPTER)
    chapter["body"][index] = block
    return chapter


def test_different_fields_merge() -> None:
    merged = merge(CHAPTER, changed(title="Drukte"), changed(lead="Het werd drukker."))
    assert merged == Merged(changed(title="Drukte", lead="Het werd drukker."), ())


def test_the_same_change_twice_is_no_clash() -> None:
    assert merge(CHAPTER, changed(title="Nieuw"), changed(title="Nieuw", lead="Kort.")) == Merged(
        changed(title="Nieuw", lead="Kort."), ()
    )


def test_one_field_changed_in_two_ways_is_a_clash_and_holds_mine() -> None:
    merged = merge(CHAPTER, changed(title="Mijn titel"), changed(title="Hun titel"))
    assert merged.data["title"] == "Mijn titel"
    assert merged.clashes == (
        ValueClash(("title",), "Druk in de keten", "Mijn titel", "Hun titel"),
    )


def test_a_field_removed_by_one_and_changed_by_the_other_is_a_clash() -> None:
    without = {key: value for key, value in CHAPTER.items() if key != "lead"}
    mine = merge(CHAPTER, without, changed(lead="Anders."))
    assert mine.clashes == (ValueClash(("lead",), "Het was druk.", ABSENT, "Anders."),)
    assert "lead" not in mine.data
    theirs = merge(CHAPTER, changed(lead="Anders."), without)
    assert theirs.clashes == (ValueClash(("lead",), "Het was druk.", "Anders.", ABSENT),)
    assert theirs.data["lead"] == "Anders."


def test_a_new_field_comes_after_what_it_follows_with_them() -> None:
    theirs = {"kind": "theme", "title": "T", "number": "1", "lead": "L"}
    base = {"kind": "theme", "title": "T", "lead": "L"}
    merged = merge(base, {**base, "lead": "Mijn"}, theirs)
    assert list(merged.data) == ["kind", "title", "number", "lead"]


def test_a_block_put_in_by_one_and_a_text_edited_by_the_other() -> None:
    mine = with_block(3, {"text": "De laatste alinea gaat over wat er komen gaat, en meer."})
    theirs = deepcopy(CHAPTER)
    theirs["body"].insert(0, {"quote": {"text": "Een nieuw citaat."}})
    merged = merge(CHAPTER, mine, theirs)
    assert merged.data["body"] == [theirs["body"][0], *mine["body"]]
    assert not merged.clashes


def test_a_block_moved_by_one_and_edited_by_the_other() -> None:
    edited = {"practice": {"title": "Aan de balie", "text": "Een medewerker vertelt over thuis."}}
    mine = with_block(1, edited)
    theirs = deepcopy(CHAPTER)
    theirs["body"].insert(0, theirs["body"].pop(1))
    for one, other in ((mine, theirs), (theirs, mine)):
        merged = merge(CHAPTER, one, other)
        blocks = CHAPTER["body"]
        assert merged.data["body"] == [edited, blocks[0], blocks[2], blocks[3]]
        assert not merged.clashes


def test_two_blocks_edited_side_by_side_merge() -> None:
    merged = merge(
        CHAPTER,
        with_block(0, {"text": "Alles is anders."}),
        with_block(1, {"practice": {"title": "Elders", "text": "Een medewerker vertelt."}}),
    )
    assert merged.data["body"][:2] == [
        {"text": "Alles is anders."},
        {"practice": {"title": "Elders", "text": "Een medewerker vertelt."}},
    ]
    assert not merged.clashes


def test_both_put_in_at_one_place_and_mine_comes_second() -> None:
    merged = merge(["a", "z"], ["a", "mijn", "z"], ["a", "hun 1", "hun 2", "z"])
    assert merged == Merged(["a", "hun 1", "hun 2", "mijn", "z"], ())


def test_both_put_in_the_same() -> None:
    merged = merge(["a", "z"], ["a", "nieuw", "z"], ["a", "nieuw", "ook", "z"])
    assert merged == Merged(["a", "nieuw", "ook", "z"], ())


def test_a_block_removed_by_one_and_edited_by_the_other_is_a_clash() -> None:
    edited = with_block(3, {"text": "De laatste alinea gaat over iets anders."})
    without = deepcopy(CHAPTER)
    del without["body"][3], without["body"][0]
    mine = merge(CHAPTER, without, edited)
    assert mine.data == without
    assert mine.clashes == (ValueClash(("body", 2), CHAPTER["body"][3], ABSENT, edited["body"][3]),)
    theirs = merge(CHAPTER, edited, without)
    assert theirs.data["body"] == [CHAPTER["body"][1], CHAPTER["body"][2], edited["body"][3]]
    assert theirs.clashes == (
        ValueClash(("body", 2), CHAPTER["body"][3], edited["body"][3], ABSENT),
    )


def test_a_block_that_became_another_kind_is_one_clash() -> None:
    merged = merge(
        [{"text": "Wij doen dit zelf."}],
        [{"own_actions": "Wij doen dit zelf."}],
        [{"text": "Wij doen dit heel anders."}],
    )
    assert all(len(block) == 1 for block in merged.data)
    assert "Wij doen dit heel anders." in str(merged)


def test_rows_of_a_table_merge() -> None:
    base = [["indicator", "period", "value"], ["in", "2024", "10"], ["in", "2025", "11"]]
    mine = [base[0], base[1], ["in", "2025", "12"], ["in", "2026", "13"]]
    theirs = [base[0], ["in", "2023", "9"], ["in", "2024", "10,5"], base[2]]
    merged = merge(base, mine, theirs)
    assert merged == Merged([base[0], theirs[1], theirs[2], mine[2], mine[3]], ())


def test_none_text_and_number_are_different_values() -> None:
    assert merge({"a": None}, {"a": "1"}, {"a": None}).data == {"a": "1"}
    assert merge({"a": 1}, {"a": True}, {"a": 1.0}).clashes
    assert merge({"a": None}, {}, {"a": None}).data == {}


def test_a_file_that_both_made() -> None:
    merged = merge(ABSENT, {"title": "Mijn"}, {"title": "Hun", "lead": "L"})
    assert merged.data == {"title": "Mijn", "lead": "L"}
    assert merged.clashes == (ValueClash(("title",), ABSENT, "Mijn", "Hun"),)


@pytest.mark.parametrize(("mine", "theirs"), [(ABSENT, {"a": "2"}), ({"a": "2"}, ABSENT)])
def test_a_file_removed_by_one_and_changed_by_the_other(mine: Any, theirs: Any) -> None:
    merged = merge({"a": "1"}, mine, theirs)
    assert merged == Merged(mine, (ValueClash((), {"a": "1"}, mine, theirs),))


def test_a_table_that_one_sorted_and_the_other_filled_in() -> None:
    header = ["land", "aantal"]
    base = [header, *([f"land {number}", str(number)] for number in range(2000))]
    mine = [row.copy() for row in base]
    mine[7][1] = "zeven"
    theirs = [header, *reversed(base[1:])]
    merged = merge(base, mine, theirs)
    assert merged == Merged([header, *reversed(mine[1:])], ())
    assert merge(base, theirs, mine) == merged


# Properties

words = st.sampled_from(["een", "twee", "drie", "vier", "een twee drie", "een twee vier"])
leaves = st.none() | words
trees = st.recursive(
    leaves,
    lambda inside: (
        st.lists(inside, max_size=5) | st.dictionaries(st.sampled_from("abcd"), inside, max_size=4)
    ),
    max_leaves=12,
)


def stamped(tree: Any, stamp: str, data: st.DataObject) -> Any:
    """Change a tree by leaves, items and order; each new leaf can be told from all others."""
    count = 0

    def leaf(old: Any) -> str:
        nonlocal count
        count += 1
        return f"{old} {stamp}{count}"

    def change(value: Any) -> Any:
        deed = data.draw(st.sampled_from(["leave", "leave", "inside", "inside", "leaf"]))
        if deed == "leave":
            return deepcopy(value)
        if deed == "leaf" or not isinstance(value, dict | list):
            return leaf("blad")
        if isinstance(value, dict):
            kept = {key: change(item) for key, item in value.items() if data.draw(st.booleans())}
            return {**kept, "n": leaf("nieuw")} if data.draw(st.booleans()) else kept
        items = [change(item) for item in value if data.draw(st.booleans())]
        if data.draw(st.booleans()):
            items.insert(data.draw(st.integers(0, len(items))), leaf("nieuw"))
        return data.draw(st.permutations(items))

    return change(tree)


def all_leaves(value: Any) -> set[str]:
    if isinstance(value, dict):
        return {leaf for item in value.values() for leaf in all_leaves(item)}
    if isinstance(value, list):
        return {leaf for item in value for leaf in all_leaves(item)}
    return {value} if isinstance(value, str) else set()


@given(trees, trees)
def test_who_changed_nothing_follows_the_other(base: Any, other: Any) -> None:
    assert merge(base, base, other) == Merged(other, ())
    assert merge(base, other, base) == Merged(other, ())
    assert merge(base, other, other) == Merged(other, ())


@given(trees, st.data())
def test_nothing_that_anybody_wrote_is_lost(base: Any, data: st.DataObject) -> None:
    mine, theirs = stamped(base, "m", data), stamped(base, "t", data)
    before = deepcopy((base, mine, theirs))
    merged = merge(base, mine, theirs)
    assert before == (base, mine, theirs)
    assert merged == merge(base, mine, theirs)
    kept = all_leaves(merged.data)
    for clash in merged.clashes:
        kept |= all_leaves(clash.mine) | all_leaves(clash.theirs)
    assert (all_leaves(mine) | all_leaves(theirs)) - all_leaves(base) <= kept


def value_at(data: Any, place: tuple[str | int, ...]) -> Any:
    for key in place:
        if isinstance(data, dict) and key not in data:
            return ABSENT
        data = data[key]
    return data


@given(trees, st.data())
def test_each_clash_names_the_place_of_mine(base: Any, data: st.DataObject) -> None:
    merged = merge(base, stamped(base, "m", data), stamped(base, "t", data))
    for clash in merged.clashes:
        item = clash.place and isinstance(clash.place[-1], int)
        if clash.mine is ABSENT and item:
            assert clash.place[-1] <= len(value_at(merged.data, clash.place[:-1]))
        else:
            assert value_at(merged.data, clash.place) == clash.mine


def places_of_leaves(value: Any, place: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    if isinstance(value, dict):
        return [p for key in value for p in places_of_leaves(value[key], (*place, key))]
    if isinstance(value, list):
        return [p for key, item in enumerate(value) for p in places_of_leaves(item, (*place, key))]
    return [place]


def put(data: Any, place: tuple[str | int, ...], value: str) -> Any:
    if not place:
        return value
    copy = deepcopy(data)
    copy[place[0]] = put(data[place[0]], place[1:], value)
    return copy


chapters = st.fixed_dictionaries(
    {
        "title": words,
        "body": st.lists(
            st.fixed_dictionaries({"text": words})
            | st.fixed_dictionaries(
                {"practice": st.fixed_dictionaries({"title": words, "text": words})}
            ),
            min_size=1,
            max_size=6,
        ),
    }
)


@given(chapters, st.data())
def test_edits_of_different_values_never_clash(base: Any, data: st.DataObject) -> None:
    places = places_of_leaves(base)
    turns = [data.draw(st.sampled_from(["nobody", "mine", "theirs"])) for _ in places]
    mine = theirs = both = base
    for number, (place, turn) in enumerate(zip(places, turns, strict=True)):
        value = f"geheel nieuw {number}"
        if turn == "mine":
            mine, both = put(mine, place, value), put(both, place, value)
        elif turn == "theirs":
            theirs, both = put(theirs, place, value), put(both, place, value)
    assert merge(base, mine, theirs) == Merged(both, ())
