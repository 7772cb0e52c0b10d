"""``stand figure``: one figure as a picture, as data or as words, and when there is none."""

import csv
import io
import shutil
from pathlib import Path
from xml.etree import ElementTree

import pytest
from PIL import Image

from stand.cli.main import main
from tests.conftest import EDITION, FIGURE, FOREWORD, ORGANISATION, THEME, EditionBuilder

Capture = pytest.CaptureFixture[str]
SVG = "{http://www.w3.org/2000/svg}"

PROCESS = """\
  - process:
      id: aanvraag
      title: Van aanvraag tot besluit
      steps:
        - {title: Aanvraag}
        - {title: Besluit}
"""


def figure(edition: EditionBuilder, *arguments: str) -> int:
    return main(["figure", *arguments, "--root", str(edition.root)])


def made(edition: EditionBuilder, name: str) -> Path:
    """Return where a figure is put when nobody says where."""
    return edition.root / "output" / "stand-2030-figuren" / name


def words_in(svg: Path) -> str:
    root = ElementTree.parse(svg).getroot()  # noqa: S314 - a drawing of our own
    return " ".join(text.text or "" for text in root.iter(f"{SVG}text"))


def test_without_a_name_all_figures_are_listed(edition: EditionBuilder, capsys: Capture) -> None:
    edition.replace(THEME, "  - figure: aantallen\n", f"{PROCESS}  - figure: aantallen\n")
    edition.write("figures/2030/nieuw.yaml", "kind: image\ntitle: Nieuw\nfile: x.png\nalt: X\n")
    assert figure(edition) == 0
    year, *lines = capsys.readouterr().out.splitlines()
    assert year == "2030"
    assert [line.split() for line in lines] == [
        ["1", "aanvraag", "process", "Van", "aanvraag", "tot", "besluit"],
        ["2", "aantallen", "bars", "Het", "aantal", "groeit"],
        ["–", "nieuw", "image", "Nieuw"],
    ]


def test_a_figure_becomes_an_svg_with_its_words(edition: EditionBuilder, capsys: Capture) -> None:
    edition.replace(FIGURE, "items:", "note: Geteld in mei.\nsource: eigen telling\nitems:")
    assert figure(edition, "aantallen") == 0
    path = made(edition, "aantallen.svg")
    assert capsys.readouterr().out.startswith(f"{path} (2030): ")
    words = words_in(path)
    for part in ("Het aantal groeit", "Vorig jaar", "12", "Noot: Geteld in mei.", "eigen telling"):
        assert part in words
    assert words.endswith("DV Stand van de uitvoering 2030")
    assert "Figuur" not in words


def test_an_svg_tells_what_it_shows(edition: EditionBuilder) -> None:
    edition.replace(FIGURE, "items:", "alt: Van tien & iets naar twaalf.\nitems:")
    assert figure(edition, "aantallen") == 0
    root = ElementTree.parse(made(edition, "aantallen.svg")).getroot()  # noqa: S314
    title, description = root[0], root[1]
    assert (title.tag, title.text) == (f"{SVG}title", "Het aantal groeit")
    assert (description.tag, description.text) == (f"{SVG}desc", "Van tien & iets naar twaalf.")
    assert (root.get("role"), root.get("lang")) == ("img", "nl-NL")
    assert root.get("aria-labelledby") == f"{title.get('id')} {description.get('id')}"


@pytest.mark.parametrize("form", ["svg", "png"])
def test_the_same_figure_gives_the_same_bytes(edition: EditionBuilder, form: str) -> None:
    assert figure(edition, "aantallen", "--format", form) == 0
    first = made(edition, f"aantallen.{form}").read_bytes()
    assert figure(edition, "aantallen", "--format", form) == 0
    assert made(edition, f"aantallen.{form}").read_bytes() == first


@pytest.mark.parametrize(("width", "pixels"), [([], 1600), (["--width", "333"], 333)])
def test_a_png_is_as_wide_as_asked(edition: EditionBuilder, width: list[str], pixels: int) -> None:
    edition.replace(FIGURE, "items:", "alt: Van tien naar ‘twaalf’.\nitems:")
    assert figure(edition, "aantallen", "--format", "png", *width) == 0
    with Image.open(made(edition, "aantallen.png")) as image:
        assert image.width == pixels
        assert image.getpixel((0, 0)) == (255, 255, 255)
        assert image.info["Title"] == "Het aantal groeit"
        assert image.info["Description"] == "Van tien naar ‘twaalf’."


def test_the_name_of_the_file_tells_the_form(edition: EditionBuilder, tmp_path: Path) -> None:
    path = tmp_path / "map" / "gegevens.CSV"
    assert figure(edition, "aantallen", "--output", str(path)) == 0
    rows = list(csv.DictReader(io.StringIO(path.read_text("utf-8"))))
    assert [(row["onderdeel"], row["waarde"]) for row in rows] == [
        ("Dit jaar", "12"),
        ("Vorig jaar", "10"),
    ]
    assert not (edition.root / "output").exists()


def test_a_process_has_no_data_but_has_a_picture(edition: EditionBuilder, capsys: Capture) -> None:
    edition.replace(THEME, "  - figure: aantallen\n", f"{PROCESS}  - figure: aantallen\n")
    assert figure(edition, "aanvraag", "--format", "csv") == 2
    assert "heeft geen gegevens" in capsys.readouterr().err
    assert figure(edition, "aanvraag") == 0
    assert "Van aanvraag tot besluit Aanvraag Besluit" in words_in(made(edition, "aanvraag.svg"))


def test_text_is_for_reading_and_writes_nothing(edition: EditionBuilder, capsys: Capture) -> None:
    edition.replace(FIGURE, "items:", "subtitle: Aantal per jaar\nsource: telling\nitems:")
    assert figure(edition, "aantallen", "--format", "text") == 0
    drafted = capsys.readouterr().out
    assert drafted.startswith("Het aantal groeit\nAantal per jaar\n\nAlternatieve tekst (opgesteld")
    assert "\n\nDit jaar     12\nVorig jaar   10\n\nBron: telling\n" in drafted
    assert not (edition.root / "output").exists()
    edition.replace(FIGURE, "items:", "alt: Van tien naar twaalf.\nitems:")
    assert figure(edition, "aantallen", "--format", "text") == 0
    written = capsys.readouterr().out
    assert "Alternatieve tekst (geschreven door de redactie)\nVan tien naar twaalf.\n" in written


def test_text_names_the_parts_of_the_publication(edition: EditionBuilder, capsys: Capture) -> None:
    edition.replace(FIGURE, "items:", "note: Zie [[table:landen|page]].\nitems:")
    assert figure(edition, "aantallen", "--output", str(edition.root / "f.txt")) == 0
    assert "Noot: Zie tabel 1.\n" in (edition.root / "f.txt").read_text("utf-8")


def test_the_newest_edition_is_taken(edition: EditionBuilder, capsys: Capture) -> None:
    for folder in ("content", "figures"):
        shutil.copytree(edition.root / folder / "2030", edition.root / folder / "2031")
    edition.replace(EDITION.replace("2030", "2031"), 'edition: "2030"', 'edition: "2031"')
    edition.write("figures/2030/oud.yaml", (edition.root / FIGURE).read_text("utf-8"))
    assert figure(edition, "aantallen", "--format", "csv") == 0
    assert "stand-2031-figuren/aantallen.csv (2031)" in capsys.readouterr().out
    assert figure(edition, "aantallen", "--format", "csv", "--year", "2030") == 0
    assert "stand-2030-figuren/aantallen.csv (2030)" in capsys.readouterr().out
    assert figure(edition, "oud", "--format", "csv") == 0
    assert "stand-2030-figuren/oud.csv (2030)" in capsys.readouterr().out


def test_a_draft_is_called_a_draft(edition: EditionBuilder, capsys: Capture) -> None:
    edition.replace(FOREWORD, "status: final", "status: draft")
    assert figure(edition, "aantallen") == 0
    assert "(2030, concept)" in capsys.readouterr().out
    assert "Concept – versie 1.0" in words_in(made(edition, "aantallen.svg"))


def test_a_figure_that_is_not_there_names_the_nearest(
    edition: EditionBuilder, capsys: Capture
) -> None:
    assert figure(edition, "aantal") == 2
    assert capsys.readouterr().err == "De figuur ‘aantal’ is er niet. Bedoelt u ‘aantallen’?\n"


def test_faults_of_the_figure_itself_stop_it(edition: EditionBuilder, capsys: Capture) -> None:
    edition.replace(FIGURE, "title: Het aantal groeit", "titel: Het aantal groeit")
    assert figure(edition, "aantallen") == 1
    out, err = capsys.readouterr()
    assert f"{FIGURE}:2:1 error unknown-key ‘titel’ is hier niet bekend." in out
    assert "Geen figuur gemaakt" in err
    assert not (edition.root / "output").exists()


def test_what_cannot_be_drawn_is_told(edition: EditionBuilder, capsys: Capture) -> None:
    edition.replace(FIGURE, "kind: bars", "kind: ring")
    edition.replace(FIGURE, "items:\n", "items:\n  - {label: Een}\n  - {label: Twee}\n")
    assert figure(edition, "aantallen") == 1
    assert "error too-many-values" in capsys.readouterr().out


def test_faults_elsewhere_do_not_stop_it(edition: EditionBuilder, capsys: Capture) -> None:
    edition.write(FOREWORD, "kind: foreword\n")
    edition.write("figures/2030/kapot.yaml", "kind: [\n")
    edition.replace(THEME, "  - figure: aantallen\n", f"{PROCESS}  - figure: aantallen\n")
    edition.replace(THEME, "Geef ons de middelen.", "Geef <b>ons</b> [[figure:weg]].")
    assert figure(edition, "aanvraag", "--format", "text") == 0
    assert figure(edition, "aantallen", "--format", "text") == 0
    assert "error" not in capsys.readouterr().out


def test_an_unreadable_chapter_does_not_take_its_figures_along(edition: EditionBuilder) -> None:
    edition.write(THEME, "kind: [\n")
    assert figure(edition, "aantallen") == 0
    assert "Het aantal groeit" in words_in(made(edition, "aantallen.svg"))


def test_faults_in_a_block_stop_the_figure_in_it(edition: EditionBuilder, capsys: Capture) -> None:
    block = PROCESS.replace("{title: Besluit}", "{title: Besluit, text: een <b>fout</b>}")
    edition.replace(THEME, "  - figure: aantallen\n", f"{block}  - figure: aantallen\n")
    assert figure(edition, "aanvraag") == 1
    assert "raw-html" in capsys.readouterr().out
    assert figure(edition, "aantallen", "--format", "text") == 0


def test_without_an_organisation_there_is_no_figure(
    edition: EditionBuilder, capsys: Capture
) -> None:
    edition.write(ORGANISATION, "name: [\n")
    assert figure(edition, "aantallen") == 1
    assert ORGANISATION in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--format", "png"], "welke figuur"),
        (["aantallen", "--width", "400"], "--width kan alleen bij --format png"),
        (["aantallen", "--format", "png", "--width", "199"], "van 200 tot 8000 pixels"),
        (["aantallen", "--format", "png", "--width", "8001"], "van 200 tot 8000 pixels"),
        (["aantallen", "--format", "csv", "--output", "x.png"], "eindigt op .png"),
        (["aantallen", "--output", "."], "is een map"),
        (["aantallen", "--year", "1999"], "Jaargang 1999 is er niet"),
    ],
)
def test_wrong_use_is_explained(
    edition: EditionBuilder, capsys: Capture, arguments: list[str], words: str
) -> None:
    assert figure(edition, *arguments) == 2
    assert words in capsys.readouterr().err


def test_a_width_is_a_number(capsys: Capture) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["figure", "aantallen", "--width", "breed"])
    assert stopped.value.code == 2
    assert "'breed' kan niet bij --width; schrijf een heel getal." in capsys.readouterr().err


def test_without_poppler_a_png_still_comes(
    edition: EditionBuilder, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "")
    assert figure(edition, "aantallen") == 2
    assert "Debian-pakket poppler-utils" in capsys.readouterr().err
    assert figure(edition, "aantallen", "--format", "png") == 0


def test_help_is_dutch_and_gives_examples(capsys: Capture) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["figure", "--help"])
    assert stopped.value.code == 0
    out = capsys.readouterr().out
    assert out.startswith("Gebruik: stand figure")
    assert "stand figure coa-locaties --format text" in out
    assert not any(word in out for word in ("usage", "options:", "positional", "show this help"))
