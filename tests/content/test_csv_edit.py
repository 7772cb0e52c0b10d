"""A changed table keeps every byte that need not change, and reads back as what was put in."""

import csv
import io
from collections.abc import Callable

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from stand.content.csv_edit import parse, rewrite, row_lines
from stand.content.csv_reader import find_delimiter
from stand.content.csv_text import rows_of
from stand.errors import EditRefused

Rows = list[list[str]]


def is_table(text: str) -> bool:
    try:
        parse(text)
    except EditRefused:
        return False
    return True


cells = st.text(alphabet='ab1,;|\t" \r\né', max_size=5)
tables = st.lists(st.lists(cells, min_size=1, max_size=4), max_size=6)
texts = st.text(alphabet='ab,;|\t" \r\n', max_size=40).filter(is_table)

ODD = (
    'Land;"Aantal";Toelichting\r\n'
    "\r\n"
    'Syrië ;  1.234,5;"ruim; ""zeker"""\r\n'
    '"Irak";7;\r\n'
    "   \r\n"
    'Jemen;"8";"twee\nregels"'
)


@given(texts)
def test_the_same_rows_are_the_same_bytes(text: str) -> None:
    assert rewrite(text, parse(text)) == text


@given(texts, tables)
@example("\t\r\n", [["", "", ""]])
@example("a,b\n1,2\n", [["a;b"], ["x,y"]])
def test_what_is_written_is_read_back(text: str, rows: Rows) -> None:
    assert parse(rewrite(text, rows)) == rows


@given(st.sampled_from((";", ",", "\t")), st.booleans(), st.sampled_from(("\n", "\r\n")), tables)
def test_another_program_reads_what_is_written(
    delimiter: str, quoted: bool, end: str, rows: Rows
) -> None:
    file = io.StringIO()
    quoting = csv.QUOTE_ALL if quoted else csv.QUOTE_MINIMAL
    writer = csv.writer(file, delimiter=delimiter, quoting=quoting, lineterminator=end)
    writer.writerows([["kop", "naast"], ["x", "y"]])
    text = rewrite(file.getvalue(), [["kop", "naast"], *rows])
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    assert [row for row in reader if row] == [["kop", "naast"], *rows]


@given(texts, st.data())
def test_few_changed_rows_are_read_back_by_who_did_not_write_them(
    text: str, data: st.DataObject
) -> None:
    """A text that was just written is not taken apart again: what is known of it must be so."""
    text = f"a;b\n1;2\n{text}\n3;4\n"
    try:
        rows = parse(text)
    except EditRefused:
        return
    index = data.draw(st.integers(1, len(rows) - 1))
    new = data.draw(tables)
    rows[index : index + data.draw(st.integers(0, 2))] = new
    written = rewrite(text, rows)
    assert parse(written) == rows
    assert [list(row.cells) for row in rows_of(written, find_delimiter(written))[1]] == rows


def changed(change: Callable[[Rows], None], text: str = ODD) -> str:
    rows = parse(text)
    change(rows)
    return rewrite(text, rows)


def test_one_changed_cell_is_all_that_changes() -> None:
    text = changed(lambda rows: rows[1].__setitem__(1, "  99"))
    assert text == ODD.replace("1.234,5", "99")


def test_a_cell_in_quotes_stays_in_quotes() -> None:
    text = changed(lambda rows: rows[3].__setitem__(1, "9"))
    assert text == ODD.replace('"8"', '"9"')


def test_a_cell_gets_quotes_when_it_needs_them() -> None:
    text = changed(lambda rows: rows[2].__setitem__(1, '7;"\r\n'))
    assert text == ODD.replace('"Irak";7;', '"Irak";"7;""\r\n";')


def test_a_row_in_between_leaves_the_others_as_they_are() -> None:
    text = changed(lambda rows: rows.insert(2, ["Iran", "3", ""]))
    assert text == ODD.replace('"Irak"', 'Iran;3;\r\n"Irak"')


def test_a_row_at_the_end_ends_as_the_file_did() -> None:
    text = changed(lambda rows: rows.append(["Iran", "3", "x"]))
    assert text == ODD + "\r\nIran;3;x"


def test_a_deleted_row_leaves_the_empty_lines_around_it() -> None:
    text = changed(lambda rows: rows.pop(2) and None)
    assert text == ODD.replace('"Irak";7;\r\n', "")


def test_the_last_row_goes_without_leaving_a_line_end() -> None:
    text = changed(lambda rows: rows.pop() and None)
    assert text == ODD[: ODD.index("\r\nJemen")]


def test_a_moved_row_keeps_its_quotes() -> None:
    text = changed(lambda rows: rows.insert(1, rows.pop(2)))
    assert '\r\n"Irak";7;\r\n   \r\nSyrië ;  1.234,5;"ruim; ""zeker"""\r\n' in text


def test_a_new_column_leaves_the_others_as_they_are() -> None:
    def insert(rows: Rows) -> None:
        for row in rows:
            row.insert(1, "")

    assert changed(insert) == (
        'Land;;"Aantal";Toelichting\r\n'
        "\r\n"
        'Syrië ;;  1.234,5;"ruim; ""zeker"""\r\n'
        '"Irak";;7;\r\n'
        "   \r\n"
        'Jemen;;"8";"twee\nregels"'
    )


def test_a_moved_column_keeps_its_quotes() -> None:
    def move(rows: Rows) -> None:
        for row in rows:
            row.insert(0, row.pop())

    assert changed(move).endswith('"twee\nregels";Jemen;"8"')
    assert changed(move).startswith('Toelichting;Land;"Aantal"\r\n')


@pytest.mark.parametrize(
    ("text", "row", "written"),
    [
        ('"a";"b"\n"1";"2"\n', ["x", ""], '"x";""\n'),
        ('"a";"b"\n"een";2\n"twee";3\n', ["drie", "4"], '"drie";4\n'),
        ("a,b\n1,2\n", ["1,5", "2"], '"1,5",2\n'),
        ("a\tb\n1\t2\n", ["1,5", ";"], "1,5\t;\n"),
        ("a\n1\n", [""], '""\n'),
    ],
)
def test_a_new_row_is_written_as_the_others_are(text: str, row: list[str], written: str) -> None:
    assert rewrite(text, [*parse(text), row]) == text + written


def test_a_table_begins_with_semicolons() -> None:
    assert rewrite("", [["a", "b"], ["1,5", "c;d"]]) == 'a;b\n1,5;"c;d"\n'


def test_one_column_that_is_left_is_read_as_one() -> None:
    text = rewrite("a,b\n1;5,2\n", [["a"], ["1;5"]])
    assert parse(text) == [["a"], ["1;5"]]


def test_rows_know_their_lines() -> None:
    assert row_lines(ODD) == [1, 3, 4, 6]
    assert row_lines('\n\na;b\n"1\r\n2";3\n4;5\n') == [3, 4, 6]


def test_a_line_end_inside_the_header_does_not_hide_the_delimiter() -> None:
    assert find_delimiter('"in het jaar,\nin euro’s";aantal\n1;2\n') == ";"


def test_a_quote_that_is_never_closed_is_refused() -> None:
    with pytest.raises(EditRefused, match="aanhalingsteken"):
        parse('a;b\n"1;2\n3;4\n')
