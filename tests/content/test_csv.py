"""Tables read the same whatever program saved them."""

import csv
import io
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stand.content.files import Files
from stand.content.tables import read_table
from stand.model.publication import TableData
from stand.problems import Problem
from stand.workspace import Workspace
from tests.conftest import places, the_only


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("tables") / "t.csv"


def read(file: Path, content: str | bytes) -> tuple[TableData | None, list[Problem]]:
    file.write_bytes(content if isinstance(content, bytes) else content.encode())
    return read_table(Files(Workspace(file.parent)), "t.csv")


SAVED = {
    "Dutch Excel": "Land;Aantal\r\nSyrië;1.234,5\r\n".encode("windows-1252"),
    "Dutch Excel as UTF-8": "Land;Aantal\r\nSyrië;1.234,5\r\n".encode("utf-8-sig"),
    "Excel as Unicode text": "Land\tAantal\r\nSyrië\t1.234,5\r\n".encode("utf-16"),
    "a program with commas": b"Land,Aantal\nSyri\xc3\xab,1234.5\n",
    "all in quotes": '"Land";"Aantal"\n"Syrië";"1234,5"\n'.encode(),
    "with pipes": "Land|Aantal\nSyrië|1234,5".encode(),
    "an old Mac": "Land;Aantal\rSyrië;1234,5\r".encode(),
    "with empty lines and columns": "\n;;;\nLand;Aantal;;\n\nSyrië;1234,5;;\n;;;\n".encode(),
    "with spaces": " Land ; Aantal \n Syrië ; 1234,5 \n".encode(),
}


@pytest.mark.parametrize("content", SAVED.values(), ids=SAVED)
def test_a_table_reads_the_same_whatever_program_saved_it(file: Path, content: bytes) -> None:
    table = TableData("t.csv", ("Land", "Aantal"), (("Syrië", Decimal("1234.5")),))
    assert read(file, content) == (table, [])


WITH_COMMA = {
    "12": Decimal(12),
    "-3": Decimal(-3),
    "0": Decimal(0),
    "0,5": Decimal("0.5"),
    "-1.234.567,89": Decimal("-1234567.89"),
    "12.830": Decimal(12830),
    "1.50": "1.50",
    "1.2345": "1.2345",
    "007": "007",
    "0031": "0031",
    "5 kg": "5 kg",
    "54%": "54%",
    "€ 12": "€ 12",
    "ca. 320": "ca. 320",
    "2025-05-20": "2025-05-20",
    "12:30": "12:30",
    "1e3": "1e3",
    "-": "-",
    "": "",
}
WITH_POINT = {
    "12": Decimal(12),
    "-1.5": Decimal("-1.5"),
    "12.830": Decimal("12.830"),
    "007": "007",
    "1.2.3": "1.2.3",
    '"1,5"': "1,5",
    "5 kg": "5 kg",
}


@pytest.mark.parametrize(("written", "cell"), WITH_COMMA.items())
@pytest.mark.parametrize("delimiter", [";", "\t", "|"])
def test_beside_semicolons_a_comma_marks_the_decimals(
    file: Path, delimiter: str, written: str, cell: object
) -> None:
    table, problems = read(file, f"a{delimiter}b\nx{delimiter}{written}\n")
    assert problems == []
    assert table is not None
    assert table.rows == (("x", cell),)


@pytest.mark.parametrize(("written", "cell"), WITH_POINT.items())
def test_beside_commas_a_point_marks_the_decimals(file: Path, written: str, cell: object) -> None:
    table, problems = read(file, f"a,b\nx,{written}\n")
    assert problems == []
    assert table is not None
    assert table.rows == (("x", cell),)


def test_a_cell_in_quotes_keeps_its_line_ends_and_delimiters(file: Path) -> None:
    table, problems = read(file, 'a;b\n"een\ntwee; ""drie""";1\n')
    assert problems == []
    assert table is not None
    assert table.rows == (('een\ntwee; "drie"', Decimal(1)),)


def test_a_delimiter_inside_a_quoted_heading_does_not_count(file: Path) -> None:
    table, _ = read(file, '"Land, streek, plaats";Aantal\nx;1\n')
    assert table is not None
    assert table.header == ("Land, streek, plaats", "Aantal")


# The file, and of each problem the line, the column and the code.
FAULTS = {
    "empty": ("", [(1, 1, "csv-empty")]),
    "only empty lines": ("\n;;\n\n", [(1, 1, "csv-empty")]),
    "only a header": ("a;b\n", [(1, 1, "csv-empty")]),
    "short row": ("a;b\n1\n", [(2, 1, "csv-row")]),
    "long row": ("a;b\n1;2;3\n", [(2, 1, "csv-row")]),
    "ragged rows": ("a;b\n1\n1;2\n1;2;3\n", [(2, 1, "csv-row"), (4, 1, "csv-row")]),
    "short row after empty lines": ("\na;b\n\n\n1\n", [(5, 1, "csv-row")]),
    "short row after a cell of two lines": ('a;b\n"x\ny";2\n1\n', [(4, 1, "csv-row")]),
    "column name twice": ("a;b;a\n1;2;3\n", [(1, 3, "csv-header")]),
    "empty column name": ("a;;c\n1;2;3\n", [(1, 2, "csv-header")]),
    "unclosed quote": ('a;b\n"x;1\n', [(1, 1, "csv-syntax")]),
    "text after a quote": ('a;b\n"x"y;1\n', [(1, 1, "csv-syntax")]),
}


@pytest.mark.parametrize(("content", "expected"), FAULTS.values(), ids=FAULTS)
def test_what_is_no_table_is_reported_at_its_line(
    file: Path, content: str, expected: list[tuple[int, int, str]]
) -> None:
    table, problems = read(file, content)
    assert table is None
    assert places(problems) == [("t.csv", *place) for place in expected]
    assert all(problem.message and problem.hint for problem in problems)


def test_a_table_that_is_not_there_is_reported(tmp_path: Path) -> None:
    table, problems = read_table(Files(Workspace(tmp_path)), "weg.csv")
    assert table is None
    assert places([the_only(problems)]) == [("weg.csv", 1, 1, "missing-file")]


def test_any_bytes_are_read_or_reported(file: Path) -> None:
    for byte in range(256):
        table, problems = read(file, b"a;b\nx" + bytes([byte]) + b"y;1\n")
        assert (table is None) == bool(problems)


# A text that no custom takes for a number, and that spaces around it do not change.
TEXTS = st.text("abcé🙂;,\t|\"' .\n-1", min_size=1, max_size=10).map(lambda text: f"x{text}x")
NUMBERS = st.decimals(-(10**9), 10**9, places=2).filter(lambda number: number != 0)


@st.composite
def tables(draw: st.DrawFn) -> list[list[str | Decimal]]:
    width = draw(st.integers(2, 4))
    rows = st.lists(
        st.lists(TEXTS | NUMBERS, min_size=width, max_size=width), min_size=1, max_size=4
    )
    return [[f"kolom {number}" for number in range(width)], *draw(rows)]


@given(
    rows=tables(),
    delimiter=st.sampled_from(";,\t|"),
    encoding=st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]),
    line_end=st.sampled_from(["\n", "\r\n"]),
    quoting=st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL, csv.QUOTE_NONNUMERIC]),
)
def test_a_table_reads_back_as_it_was_written(
    file: Path,
    rows: list[list[str | Decimal]],
    delimiter: str,
    encoding: str,
    line_end: str,
    quoting: int,
) -> None:
    def shown(cell: str | Decimal) -> str:
        text = str(cell)
        comma = delimiter != "," and isinstance(cell, Decimal)
        return text.replace(".", ",") if comma else text

    written = io.StringIO(newline="")
    writer = csv.writer(written, delimiter=delimiter, lineterminator=line_end, quoting=quoting)
    writer.writerows([shown(cell) for cell in row] for row in rows)
    table, problems = read(file, written.getvalue().encode(encoding))
    assert problems == []
    assert table is not None
    assert [list(table.header), *map(list, table.rows)] == rows
