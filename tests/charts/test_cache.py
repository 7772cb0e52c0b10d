"""Drawings are kept: made once for the same data in the same style, and never taken for another."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

import stand
from stand.build import build
from stand.charts.draw import Drawer
from stand.charts.look.style import ChartStyle, chart_style
from stand.model.organisation import Colours, FontFile, Fonts, Organisation
from tests.charts.drawing import figure_in
from tests.conftest import FIGURE, EditionBuilder

BARS = "kind: bars\ntitle: Aantallen\nitems:\n  - {label: Een, value: 12830}\n"
LONG_AGO = 1_000_000_000
PROGRAM = """
import sys
from pathlib import Path
from stand.charts.depict import depict
from stand.content.load import load
from stand.workspace import Workspace
workspace = Workspace.at(Path(sys.argv[1]))
publication, _ = load(workspace, "2030")
sys.stdin.readline()
sys.stdout.write(depict(publication, workspace).by_name["aantallen"].drawing)
"""


class Kept:
    """A cache of its own, with figures of the small edition to draw through it."""

    def __init__(self, edition: EditionBuilder, folder: Path) -> None:
        self.edition, self.folder = edition, folder

    def style(self, organisation: Organisation | None = None) -> ChartStyle:
        plain = Organisation(name="Dienst", short_name="D")
        return chart_style(organisation or plain, self.edition.workspace)

    def draw(self, text: str = BARS, style: ChartStyle | None = None) -> str:
        svg = Drawer(style or self.style(), self.folder).draw(*figure_in(self.edition, text))
        assert svg is not None
        assert svg.endswith("</svg>")
        return svg

    @property
    def files(self) -> list[Path]:
        return sorted(self.folder.iterdir())


@pytest.fixture
def kept(edition: EditionBuilder, tmp_path: Path) -> Kept:
    return Kept(edition, tmp_path / "cache" / "figures")


def test_a_figure_is_drawn_once(kept: Kept) -> None:
    first = kept.draw()
    (file,) = kept.files
    os.utime(file, (LONG_AGO, LONG_AGO))
    assert kept.draw() == first
    assert [file.stat().st_mtime for file in kept.files] == [LONG_AGO]


def test_what_is_kept_is_not_drawn_again(kept: Kept) -> None:
    kept.draw()
    (file,) = kept.files
    file.write_text("<svg>eerder getekend</svg>", "utf-8")
    assert kept.draw() == "<svg>eerder getekend</svg>"


@pytest.mark.parametrize(
    "other",
    [
        BARS.replace("12830", "12840"),
        BARS.replace("Een", "Twee"),
        BARS.replace("12830", "12830, note: geschat"),
        BARS.replace("12830", "12830, shown: bijna 13.000"),
        BARS + "  - {label: Niet}\n",
    ],
)
def test_other_data_is_another_drawing(kept: Kept, other: str) -> None:
    assert kept.draw() != kept.draw(other)
    assert len(kept.files) == 2


def test_another_colour_is_another_drawing(kept: Kept) -> None:
    green = Organisation(name="D", short_name="D", colours=Colours(primary="#275937"))
    assert "#275937" in kept.draw(style=kept.style(green))
    assert "#275937" not in kept.draw()
    assert len(kept.files) == 2


def test_other_letters_are_another_drawing(kept: Kept) -> None:
    serif = Organisation(
        name="D", short_name="D", fonts=Fonts(text="Source Serif Pro", headings="Source Serif Pro")
    )
    assert "Source Serif Pro" in kept.draw(style=kept.style(serif))
    kept.draw()
    assert len(kept.files) == 2


def test_another_font_file_of_the_same_family_is_another_drawing(kept: Kept) -> None:
    for weight, file in kept.style().files[:2]:
        copy = kept.edition.write(f"fonts/huis-{weight}.ttf", file.read_bytes())
        own = FontFile(family="Huis", file=f"fonts/{copy.name}")
        fonts = Fonts(headings="Huis", files=[own])
        kept.draw(style=kept.style(Organisation(name="D", short_name="D", fonts=fonts)))
    assert len(kept.files) == 2


def test_another_rule_of_drawing_is_another_drawing(kept: Kept, tmp_path: Path) -> None:
    kept.edition.write(FIGURE, BARS)
    code = tmp_path / "code"
    shutil.copytree(Path(stand.__file__).parent, code / "stand")
    command = [sys.executable, "-c", PROGRAM, str(kept.edition.root)]
    for _ in range(2):
        subprocess.run(command, cwd=code, check=True, capture_output=True, input=b"\n")
        with (code / "stand" / "charts" / "bars.py").open("a") as rules:
            rules.write("# Another rule.\n")
    assert len(list((kept.edition.workspace.cache / "figures").iterdir())) == 2


def _cut_short(file: Path) -> None:
    file.write_bytes(file.read_bytes()[:200])


def _garbled(file: Path) -> None:
    file.write_bytes(b"\xff\xfe\x00</svg>")


def _replaced_by_a_folder(file: Path) -> None:
    file.unlink()
    file.mkdir()


def _replaced_by_a_circle(file: Path) -> None:
    file.unlink()
    file.symlink_to(file)


def _thrown_away(file: Path) -> None:
    shutil.rmtree(file.parent)


def _turned_into_a_file(file: Path) -> None:
    shutil.rmtree(file.parent)
    file.parent.write_text("geen map")


@pytest.mark.parametrize(
    "harm",
    [
        _cut_short,
        _garbled,
        _replaced_by_a_folder,
        _replaced_by_a_circle,
        _thrown_away,
        _turned_into_a_file,
    ],
)
def test_a_damaged_cache_does_no_harm(kept: Kept, harm: Callable[[Path], None]) -> None:
    first = kept.draw()
    (file,) = kept.files
    harm(file)
    assert kept.draw() == first
    assert kept.draw() == first


def test_what_others_keep_in_the_folder_stays(kept: Kept) -> None:
    kept.folder.mkdir(parents=True)
    other = kept.folder / "van-een-ander.svg"
    other.write_text("iets anders")
    kept.draw()
    assert other.read_text() == "iets anders"
    assert len(kept.files) == 2


def test_two_that_draw_at_once_do_not_hinder_each_other(kept: Kept) -> None:
    kept.edition.write(FIGURE, BARS)
    command = [sys.executable, "-c", PROGRAM, str(kept.edition.root)]
    both = [
        subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        for _ in range(2)
    ]
    one, other = [process.communicate("\n")[0] for process in both]
    assert [process.returncode for process in both] == [0, 0]
    assert one == other == kept.draw()
    (file,) = (kept.edition.workspace.cache / "figures").iterdir()
    assert file.read_text("utf-8") == one


def test_a_build_removes_drawings_of_long_ago_and_no_others(edition: EditionBuilder) -> None:
    workspace = edition.workspace
    folder = workspace.cache / "figures"
    folder.mkdir(parents=True)
    for name in ("oud", "nieuw"):
        (folder / f"{name}.svg").write_text("<svg></svg>")
    os.utime(folder / "oud.svg", (LONG_AGO, LONG_AGO))
    build(workspace, "2030", workspace.output)
    assert not (folder / "oud.svg").exists()
    assert (folder / "nieuw.svg").exists()
