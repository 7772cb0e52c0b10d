"""Another agency changes its own files and no code."""

import io
import re
import shutil
from pathlib import Path

import pikepdf
import pytest
from PIL import Image

from stand.render.resources import Resources
from tests.render.conftest import PROJECT, Rendered, add_block, copied, render

OTHER = """\
name: Dienst Voorbeeld
short_name: DVB
parent: Ministerie van Voorbeelden
motto: Een ander motto
mission: De dienst doet wat nodig is.
address: [Straat 1, 1234 AB Plaats]
email: post@voorbeeld.example
website: https://www.voorbeeld.example
language: nl-NL
colours:
  primary: "#3a1155"
  accent: "#c05800"
  practice: "#005a4e"
  action: "#444400"
  request: "#8a0000"
fonts:
  text: Huisletter
  headings: Huisletter
  files:
    - {family: Huisletter, file: figures/huisletter.ttf}
"""


@pytest.fixture(scope="module")
def other(tmp_path_factory: pytest.TempPathFactory) -> Rendered:
    import font_source_sans_pro

    copy = copied(tmp_path_factory.mktemp("other"))
    (copy.content / "organisation.yaml").write_text(OTHER)
    font = Path(next(iter(font_source_sans_pro.__path__))) / "files" / "SourceSansPro-Black.ttf"
    shutil.copy(font, copy.root / "figures" / "huisletter.ttf")
    return render(copy, "2025")


def test_name_and_address_are_the_other_agencys(other: Rendered) -> None:
    texts = other.page_texts()
    assert "Dienst Voorbeeld" in texts[0]
    assert "Ministerie van Voorbeelden" in texts[0]
    assert all("DVB · Stand" in text for text in texts[1:-1])
    assert "Een ander motto" in texts[-1]
    assert "Straat 1" in texts[-1]
    assert "Dienst Terugkeer" not in texts[0] + texts[-1]


def test_only_the_other_agencys_font_is_used(other: Rendered) -> None:
    with pikepdf.open(io.BytesIO(other.pdf)) as pdf:
        names = {
            str(font.BaseFont).split("+")[-1]
            for page in pdf.pages
            for font in page.Resources.get("/Font", {}).values()
        }
    assert all(name.startswith("Huisletter") for name in names), names


def test_the_default_fonts_are_the_only_ones(edition: Rendered) -> None:
    with pikepdf.open(io.BytesIO(edition.pdf)) as pdf:
        names = {
            str(font.BaseFont).split("+")[-1]
            for page in pdf.pages
            for font in page.Resources.get("/Font", {}).values()
        }
    assert all(name.startswith("Source-") for name in names), names


def test_no_colour_of_the_first_agency_is_left(other: Rendered) -> None:
    old = ("#154273", "#e17000", "#01689b", "#275937", "#a90061")
    assert not any(colour in other.book.css for colour in old)
    operators = _fill_colours(other.pdf)
    assert _as_operator("#3a1155") in operators
    assert not any(_as_operator(colour) in operators for colour in old)


def _as_operator(colour: str) -> tuple[float, ...]:
    return tuple(round(int(colour[i : i + 2], 16) / 255, 2) for i in (1, 3, 5))


def _fill_colours(data: bytes) -> set[tuple[float, ...]]:
    found = set()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        for page in pdf.pages:
            for operands, operator in pikepdf.parse_content_stream(page):
                if str(operator) in ("rg", "scn", "sc") and len(operands) == 3:
                    found.add(tuple(round(float(value), 2) for value in operands))
    return found


LABELS = "  request: Vraag\n  contents: Wat staat waar\n"
PHOTO = """\
  - photo:
      file: figures/2025/foto.png
      alt: Een grijs vlak
      caption: Zo ziet grijs eruit.
      credit: A. Maker
"""
TABLE = """\
  - table:
      id: proef
      title: Een proef
      file: tables/proef.csv
      columns:
        - {name: Locatie}
        - {name: Bezetting, format: number}
        - {name: Aandeel, format: number}
"""
ROWS = "Locatie;Bezetting;Aandeel\r\nCuraçao;12830;1,5\r\nGroningen;7.160;-0,25\r\n"


@pytest.fixture(scope="module")
def changed(tmp_path_factory: pytest.TempPathFactory) -> Rendered:
    """An edition with labels, a photo and a table from a spreadsheet of its own."""
    copy = copied(tmp_path_factory.mktemp("changed"))
    edition = copy.content / "2025" / "edition.yaml"
    edition.write_text(
        edition.read_text("utf-8").replace("labels:\n", f"labels:\n{LABELS}"), "utf-8"
    )
    Image.new("RGB", (900, 600), "#808080").save(copy.root / "figures" / "2025" / "foto.png")
    tables = copy.content / "2025" / "tables"
    tables.mkdir(exist_ok=True)
    (tables / "proef.csv").write_bytes(ROWS.encode("windows-1252"))
    add_block(copy.content / "2025" / "inleiding.yaml", PHOTO + TABLE)
    return render(copy, "2025")


def test_labels_come_from_the_edition(changed: Rendered) -> None:
    texts = changed.page_texts()
    assert "Wat staat waar" in texts[1]
    assert any("Vraag 1.1" in page for page in texts)
    assert not any("Verzoek 1.1" in page for page in texts)


def test_a_photo_is_printed_with_its_caption_and_maker(changed: Rendered) -> None:
    text = " ".join(changed.page_texts())
    assert "Zo ziet grijs eruit." in text
    assert "A. Maker" in text
    with pikepdf.open(io.BytesIO(changed.pdf)) as pdf:
        widths = [int(image.Width) for page in pdf.pages for image in page.get_images().values()]
    assert set(widths) == {900}


def test_a_table_from_a_dutch_spreadsheet_prints_dutch_numbers(changed: Rendered) -> None:
    text = re.sub(r"\s+", " ", " ".join(changed.page_texts()))
    assert "Curaçao 12.830 1,5" in text
    assert "Groningen 7.160 -0,25" in text


@pytest.mark.parametrize(
    "address",
    [
        "http://127.0.0.1:9/x.png",
        "https://voorbeeld.example/x.css",
        "file:///etc/passwd",
        "data:text/plain,hallo",
        "ftp://voorbeeld.example/x",
        "stand:../../etc/passwd",
        "stand:unknown.svg",
    ],
)
def test_a_page_can_fetch_nothing_that_is_not_on_the_list(address: str) -> None:
    served = Resources()
    served.add_file("known.png", PROJECT / "README.md")
    with pytest.raises(ValueError, match="not on the list"):
        served.fetch(address)
