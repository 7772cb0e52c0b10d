"""What differs between two states of a file, value by value and word by word."""

from hypothesis import given
from hypothesis import strategies as st

from stand.editing.comparing.differences import Difference, differences, word_differences
from stand.editing.documents.absent import ABSENT

_TEXTS = st.text(st.sampled_from("ab \n,é🫧"), max_size=30)
_DATA = st.recursive(
    st.none() | st.text("ab", max_size=3),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text("xy"), inner, max_size=3),
    max_leaves=12,
)


@given(_TEXTS, _TEXTS)
def test_the_pieces_make_both_texts(before: str, after: str) -> None:
    pieces = word_differences(before, after)
    assert "".join(text for kind, text in pieces if kind != "in") == before
    assert "".join(text for kind, text in pieces if kind != "out") == after


def test_words_that_changed_together_are_one_change() -> None:
    assert word_differences("Andere inleiding hier", "Nieuwe Inleiding hier") == [
        ("out", "Andere inleiding"),
        ("in", "Nieuwe Inleiding"),
        ("same", " hier"),
    ]


@given(_DATA, _DATA)
def test_nothing_differs_only_when_all_is_the_same(before: object, after: object) -> None:
    assert (not list(differences(before, after))) == (before == after)


def test_the_smallest_values_are_told() -> None:
    before = {"title": "Een", "body": [{"text": "a"}, {"text": "b"}], "weg": "x"}
    after = {"title": "Een", "body": [{"text": "nieuw"}, {"text": "a"}, {"text": "b"}]}
    found = list(differences(before, after))
    assert found == [
        Difference(("body", 0), ABSENT, {"text": "nieuw"}),
        Difference(("weg",), "x", ABSENT),
    ]
