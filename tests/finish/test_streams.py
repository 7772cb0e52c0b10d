"""What the pages hold after the finish: the same marks on paper, in the order of reading."""

from io import BytesIO

import pypdfium2
from PIL import ImageChops

from tests.finish.pages import finished_bytes, written

STYLE = """
aside { position: relative; padding-left: 25mm; background: #fde; }
h2 { position: relative; background: #225; color: white; font-size: 12pt; }
.label { position: absolute; left: -24mm; font-size: 7pt; color: #060; text-decoration: underline; }
.ruled { border: 1pt solid #00c }
.cut { overflow: hidden; height: 5mm; width: 30mm; white-space: nowrap; background: #ffd }
"""
BODY = """
<aside><h2><span class="label">In de praktijk</span> De titel</h2>
<p>Eerste alinea met een <a href="https://voorbeeld.nl/">link</a> en <em>nadruk</em>.</p>
<ul><li>Eerste punt</li><li>Tweede punt van de uitvoeringsorganisaties</li></ul></aside>
<p style="color: rgb(200, 0, 0)">Rood <span style="background: #eee">en grijs</span> en rood.</p>
<p class="cut">Dit is te lang voor zijn vak</p>
<table style="border-collapse: collapse"><tr><th class="ruled">Kop</th></tr></table>
<figure><figcaption>Figuur 1</figcaption><img alt="Een vlak" src="stand:square.svg"></figure>
<p>Slot</p>
"""


def test_text_comes_in_the_order_of_reading() -> None:
    with pypdfium2.PdfDocument(BytesIO(finished_bytes(BODY, STYLE))) as pdf:
        text = " ".join(" ".join(page.get_textpage().get_text_bounded() for page in pdf).split())
    parts = [
        *("In de praktijk", "De titel", "Eerste alinea", "• Eerste punt", "• Tweede punt"),
        *("uitvoeringsorganisaties", "Rood en grijs", "Kop", "Figuur 1", "Slot"),
    ]
    places = [text.find(part) for part in parts]
    assert -1 not in places, text
    assert places == sorted(places), text


def test_the_pages_look_as_they_were_drawn() -> None:
    drawn = written(BODY, STYLE)
    with (
        pypdfium2.PdfDocument(BytesIO(drawn.data)) as before,
        pypdfium2.PdfDocument(BytesIO(finished_bytes(BODY, STYLE))) as after,
    ):
        assert len(before) == len(after)
        for old, new in zip(before, after, strict=True):
            pictures = (page.render(scale=2).to_pil().convert("RGB") for page in (old, new))
            # A hair's difference where the edge of a letter lies over a line.
            extremes = ImageChops.difference(*pictures).getextrema()
            assert max(high for _, high in extremes) <= 2
