import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from stand.editing.writing.prose import meaning, shown_offset, unwrap, wrap

_WORDS = st.text("abcdeABC ëé.,!?*_`[]()^{}=<>|#-+~\\&\"':/123 ", min_size=1, max_size=40)
_STARTS = st.sampled_from(
    ["", "", "", "- ", "  - ", "  ", "    ", "1. ", "2) ", "> ", ">> ", "> - ", "# ", "```", "| ",
     "[^a]: ", "[x]: ", "{lang=en}", "---", "===", "* ", "+ "]
)  # fmt: skip
_ENDS = st.sampled_from(["", "", "", " ", "  ", "\\", "\t"])
_LINES = st.builds(lambda start, words, end: start + words + end, _STARTS, _WORDS, _ENDS)
_GAPS = st.sampled_from(["\n", "\n", "\n", "\n\n", "\n\n\n"])
TEXTS = st.lists(st.tuples(_LINES, _GAPS), max_size=8).map(
    lambda parts: "".join(line + gap for line, gap in parts)
)
LONG = "Een zin met woorden die samen meer dan een regel lang zijn, en dan nog een paar erbij."


@given(TEXTS | st.text(max_size=200), st.integers(1, 100))
@example("a  \nb", 10)
@example("[[a\nb]]", 10)
def test_what_is_not_changed_stays_byte_for_byte(text, width):
    assert wrap(unwrap(text), text, width) == text


@given(TEXTS)
def test_what_is_shown_means_what_the_file_says(text):
    assert meaning(unwrap(text)) == meaning(text)


@given(TEXTS, TEXTS, st.integers(1, 60))
def test_what_is_written_means_what_was_typed(before, typed, width):
    assert meaning(wrap(typed, before, width)) == meaning(typed)


@given(TEXTS, st.integers(0, 200), st.text("ab *-\n", max_size=5), st.integers(1, 60))
def test_a_change_somewhere_means_what_was_typed(before, place, typed, width):
    shown = unwrap(before)
    changed = shown[:place] + typed + shown[place:]
    assert meaning(wrap(changed, before, width)) == meaning(changed)


@given(TEXTS, st.integers(0, 300))
def test_an_offset_stays_in_the_text(text, offset):
    assert 0 <= shown_offset(text, offset) <= len(unwrap(text))


def test_paragraphs_flow_and_the_rest_stands():
    text = (
        "Een alinea\ndie loopt\n\n- een\n  punt\n  - dieper\n    erin\n\n> een\n> citaat\n\n"
        "```\ncode\nblijft\n```\n\n| a | b |\n| 1 | 2 |\n\nhard  \nbreken\\\nhier\ndus\n\n"
        "[^x]: een\n    noot\n\n[y]: https://a.example\n"
    )
    assert unwrap(text).split("\n") == [
        "Een alinea die loopt", "", "- een punt", "  - dieper erin", "", "> een citaat", "",
        "```", "code", "blijft", "```", "", "| a | b |", "| 1 | 2 |", "", "hard  ", "breken\\",
        "hier dus", "", "[^x]: een noot", "", "[y]: https://a.example",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("before", "old", "new", "after"),
    [
        ("aa bb\ncc dd\nee ff\n", "cc", "xx", "aa bb\nxx dd\nee ff\n"),
        ("aa bb\ncc dd\nee ff\n", "cc dd ", "", "aa bb\nee ff\n"),
        ("aa bb\ncc dd\nee ff\n", "aa bb ", "", "cc dd\nee ff\n"),
        ("- aa bb\n  cc dd\n", "aa bb ", "", "- cc dd\n"),
        ("aa bb\ncc dd\nee ff\n", "dd", "dd 12 34", "aa bb\ncc dd\n12 34\nee ff\n"),
        ("aa bb\ncc dd\nee ff\n", "dd", "dd 1", "aa bb\ncc dd 1\nee ff\n"),
        ("aa bb\ncc dd\nee ff\n", "cc", "1 cc", "aa bb 1\ncc dd\nee ff\n"),
        ("> aa bb\n> cc dd\n", "dd", "dd 12 34", "> aa bb\n> cc dd\n> 12 34\n"),
        ("- aa bb\n  cc dd\n", "dd", "dd 12 34", "- aa bb\n  cc dd\n  12 34\n"),
        ("aa bb\n\ncc\ndd\n", "aa", "xx", "xx bb\n\ncc\ndd\n"),
    ],
)
def test_few_lines_change_in_a_changed_paragraph(before, old, new, after):
    assert wrap(unwrap(before).replace(old, new), before, 8) == after


def test_a_new_text_is_wrapped():
    lines = wrap(f"{LONG} {LONG}\n\n- {LONG}", "", 40).split("\n")
    assert max(map(len, lines)) <= 40
    assert len(lines) > 6
    assert [line for line in lines if line.startswith("  ")]


def test_no_line_begins_as_something_else():
    text = wrap("Een som van 3 - 2 # 1 > 0 en 2. dus 1) klaar + meer [[a.b @c|d]] einde", "", 1)
    assert meaning(text) == meaning(unwrap(text))
    assert len(text.split("\n")) > 5
    assert "[[a.b @c|d]]" in text


def test_the_end_of_the_text_stays():
    assert wrap("nieuw", "oud", 80) == "nieuw"
    assert wrap("nieuw", "oud\n\n", 80) == "nieuw\n\n"
    assert wrap("nieuw", "", 80) == "nieuw\n"


def test_offsets_lead_to_the_same_word():
    text = "Een alinea\ndie loopt\n\n> een\n> citaat met doel\n"
    for word in ("alinea", "loopt", "een", "doel"):
        assert unwrap(text)[shown_offset(text, text.index(word)) :].startswith(word)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("Een.  ", "Een.\n"),
        ("Een. \n\n\n\nTwee.\n\n", "Een.\n\nTwee.\n"),
        ("Een,   \nen verder.  \n\nTwee.", "Een,  \nen verder.\n\nTwee.\n"),
        ("```\na\n\n\nb\n```", "```\na\n\n\nb\n```\n"),
    ],
)
@pytest.mark.parametrize("before", ["", "[nog invullen]"])
def test_what_typing_leaves_behind_does_not_reach_the_file(typed, kept, before):
    """Empty lines too many and blanks at line ends go; breaks in a paragraph and code stay."""
    assert wrap(typed, before, 100) == kept
