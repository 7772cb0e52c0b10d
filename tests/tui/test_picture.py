import io
import os
import re
import sys
from pathlib import Path

import pytest
from PIL import Image

from stand.tui.drawing import MOST_CELLS, fitted, opened, sixel_rows, size_of
from stand.tui.graphics import Graphics, ask, found_in
from tests.tui.terminal import CELL, Terminal

PLACEHOLDER = "\U0010eeee"
KITTY = {"TERM": "xterm-kitty", "KITTY_WINDOW_ID": "1"}


@pytest.fixture
def picture(tmp_path: Path) -> Path:
    path = tmp_path / "beeld.png"
    image = Image.new("RGB", (400, 400), "white")
    image.paste("red", (0, 0, 400, 200))
    image.save(path)
    return path


def gallery(picture: Path, **more: object) -> Terminal:
    command = [sys.executable, "-m", "tests.tui.gallery", str(picture)]
    size = {"columns": 42, "rows": 30} | more
    return Terminal(command, **size)  # type: ignore[arg-type]


def test_a_picture_in_blocks_where_a_terminal_shows_no_pictures(picture: Path) -> None:
    with gallery(picture) as terminal:
        terminal.wait_for("Erboven blokjes")
        # Cells are twice as high as wide: 41 columns, half as many rows.
        terminal.wait_until(lambda: "48;2;255;0;0" in terminal.raw, "rood")
        assert terminal.find("Eronder") == (0, 21)
        terminal.press("n")
        terminal.wait_until(lambda: terminal.find("Eronder") == (0, 1), "geen beeld")


def test_a_picture_in_dots_without_colours(picture: Path) -> None:
    with gallery(picture, environment={"NO_COLOR": "1"}) as terminal:
        terminal.wait_for("Erboven stippen")
        terminal.wait_for("⠀ Eronder")
        assert re.search("[⠁-⣿]", terminal.lines[3])
        assert not re.search("[⠁-⣿]", terminal.lines[18])
        assert "\x1b[c" not in terminal.raw


def test_kitty_gets_the_picture_once_and_forgets_it(picture: Path) -> None:
    with gallery(picture, environment=KITTY) as terminal:
        terminal.wait_for("Erboven kitty")
        terminal.wait_until(lambda: PLACEHOLDER in terminal.raw, "plaatshouders")
        sent = re.findall(r"\x1b_Ga=t,f=100,i=(\d+)", terminal.raw)
        assert len(sent) == 1
        assert f"\x1b_Ga=p,U=1,i={sent[0]},p=1,c=41,r=20" in terminal.raw
        terminal.press("n")
        terminal.wait_until(lambda: f"\x1b_Ga=d,d=I,i={sent[0]}" in terminal.raw, "vergeten")


def test_kitty_is_left_without_a_picture_at_the_end(picture: Path) -> None:
    with gallery(picture, environment=KITTY) as terminal:
        terminal.wait_until(lambda: PLACEHOLDER in terminal.raw, "plaatshouders")
        terminal.press("q")
        assert terminal.wait_for_end() == 0
        assert "\x1b_Ga=d,d=I" in terminal.raw


def test_sixel_data_is_drawn_row_by_row_and_not_through_a_dialog(picture: Path) -> None:
    with gallery(picture, abilities="62;4;22") as terminal:
        terminal.wait_for("Erboven sixel")
        row = r'\x1b\[(\d+);1H\x1bP0;1;0q"1;1;(\d+);(\d+)#'
        terminal.wait_until(lambda: len(re.findall(row, terminal.raw)) >= 20, "rijen")
        rows = re.findall(row, terminal.raw)
        assert {(int(width), int(height)) for _, width, height in rows} == {(410, 20)}
        assert {int(row) for row, _, _ in rows} == set(range(2, 22))
        drawn = terminal.raw.count("\x1bP0;1;0q")
        terminal.press("d")
        terminal.wait_for("Een dialoog")
        assert terminal.raw.count("\x1bP0;1;0q") == drawn
        terminal.press("d")
        terminal.wait_for("Een dialoog", gone=True)
        terminal.wait_until(lambda: terminal.raw.count("\x1bP0;1;0q") >= drawn + 20, "opnieuw")


def test_sixel_rows_move_along_when_the_view_scrolls(tmp_path: Path) -> None:
    path = tmp_path / "verloop.png"
    Image.linear_gradient("L").resize((400, 400)).convert("RGB").save(path)
    with gallery(path, abilities="62;4;22", rows=12) as terminal:
        terminal.wait_until(lambda: "\x1bP0;1;0q" in terminal.raw, "rijen")
        terminal.wait_for("Erboven sixel")
        terminal.press("down", "down", "down")
        terminal.wait_for("Erboven", gone=True)
        terminal.press("end")
        terminal.wait_for("Eronder")
        last = painted(terminal)
    columns = 39  # the scroll bar takes two, and the last column stays free
    rows = sixel_rows(opened(path.read_bytes()), fitted((400, 400), (columns, 99), CELL), CELL)
    assert len(set(rows)) == len(rows) == 20
    # Twenty rows and two lines of text in twelve lines: the last eleven rows are in sight.
    assert [last[row] for row in range(1, 12)] == rows[-11:]


def painted(terminal: Terminal) -> dict[int, str]:
    """Return what was painted last on each line of the screen."""
    found = re.findall(r"\x1b\[(\d+);\d+H(\x1bP.*?\x1b\\)", terminal.raw, re.DOTALL)
    return {int(row): data for row, data in found}


def test_a_picture_survives_any_size_of_the_screen(picture: Path) -> None:
    with gallery(picture, abilities="62;4;22") as terminal:
        terminal.wait_for("Eronder")
        for columns, rows in ((10, 4), (200, 60), (3, 2), (1, 1), (42, 30)):
            terminal.resize(columns, rows)
        terminal.wait_for("Erboven sixel")
        terminal.press("q")
        assert terminal.wait_for_end() == 0


def test_a_terminal_is_only_asked_when_there_is_one() -> None:
    assert ask(os.environ).answer({"TERM": "xterm"}) is Graphics.BLOCKS


@pytest.mark.parametrize(
    ("heard", "environment", "expected"),
    [
        (b"", KITTY | {"COLORTERM": "truecolor"}, Graphics.KITTY),
        (b"\x1b[?62c", KITTY, Graphics.BLOCKS),
        (b"\x1b[?62;4c", {"TERM": "xterm"}, Graphics.SIXEL),
        (b"\x1b[?64;1;2c", {"TERM": "xterm"}, Graphics.BLOCKS),
        (b"abc", {"TERM": "xterm", "NO_COLOR": "1"}, Graphics.DOTS),
        (b"", {"TERM": "linux"}, Graphics.DOTS),
        (b"", {"STAND_BEELD": "Tekens"}, Graphics.SIGNS),
        (b"", {"STAND_BEELD": "onzin"}, Graphics.BLOCKS),
    ],
)
def test_what_a_terminal_can_show(
    heard: bytes, environment: dict[str, str], expected: Graphics
) -> None:
    assert found_in(heard, environment) is expected


def test_a_picture_keeps_its_shape() -> None:
    assert fitted((400, 400), (40, 1000), (10, 20)) == (40, 20)
    assert fitted((400, 400), (40, 10), (10, 20)) == (20, 10)
    assert fitted((10_000, 1), (40, 40), (10, 20)) == (40, 1)
    assert fitted((0, 0), (40, 40), (10, 20)) == (0, 0)
    assert fitted((1, 10_000), (MOST_CELLS, MOST_CELLS), (10, 20))[1] == MOST_CELLS


def test_what_is_no_picture_has_no_size() -> None:
    file = io.BytesIO()
    Image.new("L", (3, 5)).save(file, "PNG")
    assert size_of(file.getvalue()) == (3, 5)
    assert size_of(b"GIF89a") == (0, 0)
    assert size_of(b"") == (0, 0)
