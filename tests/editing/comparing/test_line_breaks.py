"""A paragraph that is broken into other lines is the same paragraph."""

from hypothesis import given
from hypothesis import strategies as st

from stand.editing.comparing.differences import differences, word_differences

_WORDS = st.lists(st.sampled_from(["zeep", "bel", "12,5", "*mooi*", "de"]), min_size=1, max_size=20)


@given(_WORDS, st.integers(10, 40), st.integers(10, 40))
def test_other_line_breaks_are_no_difference(words: list[str], one: int, other: int) -> None:
    texts = [_broken(words, width) for width in (one, other)]
    assert list(differences({"text": texts[0]}, {"text": texts[1]})) == []


def _broken(words: list[str], width: int) -> str:
    lines = [""]
    for word in words:
        if len(lines[-1]) + len(word) > width:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    return "\n".join(lines) + "\n"


def test_a_new_paragraph_or_point_is_a_difference() -> None:
    for before, after in (("een twee", "een\n\ntwee"), ("een\ntwee", "een\n\n* twee")):
        assert list(differences(before, after))


def test_spaces_between_words_are_no_pieces() -> None:
    assert word_differences("een  twee drie", "een twee drie") == [("same", "een twee drie")]
    assert word_differences("een  twee drie", "een twee vier") == [
        ("same", "een twee "),
        ("out", "drie"),
        ("in", "vier"),
    ]
