from collections import defaultdict

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from textual.style import Style

from stand.preview.reading.pieces import Look, Mark, Piece, Run, plain
from stand.tui.widgets.typesetting import set_lines

STYLES: dict[str, Style] = defaultdict(lambda: Style(bold=False))
_TEXTS = st.text(
    st.sampled_from("ab wé🫧漢e\u0301👩\u200d💻\ufe0f\u200b\t\u00a0[/]\\"), max_size=40
) | st.text(max_size=20)
_RUNS = st.lists(st.builds(Run, _TEXTS, st.frozensets(st.sampled_from(Mark))), max_size=3)
_ROWS = st.lists(st.lists(_TEXTS.map(plain), min_size=2, max_size=2).map(tuple), min_size=1)
_PIECES = st.builds(
    Piece,
    place=st.just(("body", 0)),
    look=st.sampled_from([look for look in Look if look is not Look.TABLE]),
    runs=_RUNS.map(tuple),
    bullet=st.sampled_from(["", "•", "12.", "Knelpunt 1.2"]),
    depth=st.integers(0, 9),
    quotes=st.integers(0, 5),
    box=st.sampled_from(["", "figure", "practice"]),
) | st.builds(
    Piece,
    place=st.just(("body", 0)),
    look=st.just(Look.TABLE),
    rows=_ROWS.map(tuple),
    numbers=st.just((False, True)),
)


def lines_of(pieces: list[Piece], width: int) -> list[str]:
    return [strip.text.rstrip() for strip in set_lines(pieces, width, STYLES).strips]


@given(pieces=st.lists(_PIECES, max_size=4), width=st.integers(1, 60))
def test_every_line_is_as_wide_as_it_should_be(pieces: list[Piece], width: int) -> None:
    made = set_lines(pieces, width, STYLES)
    assert len(made.strips) == len(made.owners)
    for strip in made.strips:
        assert strip.cell_length == width
        assert sum(cell_len(segment.text) for segment in strip) == width


@given(
    words=st.lists(st.sampled_from(["een", "漢字", "🫧", "é", "langwoord" * 9]), max_size=20),
    width=st.integers(2, 50),
    depth=st.integers(0, 9),
)
def test_no_word_is_lost(words: list[str], width: int, depth: int) -> None:
    piece = Piece(("x",), Look.PARAGRAPH, plain(" ".join(words)), box="practice", depth=depth)
    shown = "".join(line.replace("▌", "") for line in lines_of([piece], width))
    assert shown.replace(" ", "") == "".join(words)


def test_what_belongs_together_has_no_space_between() -> None:
    pieces = [
        Piece(("a",), Look.LABEL, bullet="In de praktijk", box="practice"),
        Piece(("b",), Look.PARAGRAPH, plain("Een."), box="practice"),
        Piece(("b",), Look.PARAGRAPH, plain("Twee."), box="practice"),
        Piece(("c",), Look.PARAGRAPH, plain("een"), bullet="•", depth=1),
        Piece(("c",), Look.PARAGRAPH, plain("twee twee twee"), bullet="•", depth=1),
    ]
    assert lines_of(pieces, 20) == [
        "▌ In de praktijk",
        "▌ Een.",
        "▌",
        "▌ Twee.",
        "",
        " • een",
        " • twee twee twee",
        "",
    ]


def test_lines_of_an_item_hang_under_its_first_word() -> None:
    words = plain("een twee drie vier")
    piece = Piece(("c",), Look.PARAGRAPH, words, bullet="1.", depth=2, quotes=2)
    assert lines_of([piece], 23) == ["┃ ┃    1. een twee drie", "┃ ┃       vier", ""]


def test_in_very_little_room_words_come_before_shape() -> None:
    piece = Piece(("c",), Look.PARAGRAPH, plain("een twee"), bullet="1.", depth=2, quotes=1)
    assert lines_of([piece], 7) == ["1. een", "twee", ""]


def test_a_table_has_its_columns_under_their_heads() -> None:
    cells = [("Land", "Bellen"), ("Nergensland", "12"), ("Overal", "1.800")]
    rows = tuple(tuple(plain(cell) for cell in row) for row in cells)
    piece = Piece(("t",), Look.TABLE, rows=rows, numbers=(False, True), box="figure")
    assert lines_of([piece], 30) == [
        "│ Land         Bellen",
        "│ ───────────  ──────",
        "│ Nergensland      12",
        "│ Overal        1.800",
        "",
    ]


def test_the_cells_of_a_table_wrap_in_their_columns() -> None:
    cells = [("Land", "Bellen in het jaar"), ("Nergensland en omstreken", "12")]
    rows = tuple(tuple(plain(cell) for cell in row) for row in cells)
    piece = Piece(("t",), Look.TABLE, rows=rows, numbers=(False, True))
    assert lines_of([piece], 24) == [
        "Land           Bellen in",
        "                het jaar",
        "───────────  ───────────",
        "Nergensland           12",
        "en",
        "omstreken",
        "",
    ]


@pytest.mark.parametrize("width", [1, 2, 5, 12])
def test_a_table_fits_in_any_width(width: int) -> None:
    rows = ((plain("Een lange kop"), plain("Nog een kop")), (plain("漢字漢字"), plain("12")))
    piece = Piece(("t",), Look.TABLE, rows=rows, numbers=(False, True))
    made = set_lines([piece], width, STYLES)
    assert {cell_len(strip.text) for strip in made.strips} == {width}
