"""Make docs/pages.png, the picture in the README, from the finished PDFs."""

from pathlib import Path

import pypdfium2 as pdfium
from PIL import Image

ROOT = Path(__file__).resolve().parents[1]
PAGES = (
    ("2025", 1),
    ("2025", 4),
    ("2025", 6),
    ("2025", 10),
    ("2023", 1),
    ("2023", 4),
    ("2023", 2),
    ("2025", 13),
)
ACROSS, GAP, SCALE = 4, 12, 0.5


def main() -> None:
    """Write the picture: eight pages, four across."""
    pages = []
    for year, number in PAGES:
        document = pdfium.PdfDocument(ROOT / "output" / f"stand-{year}.pdf")
        pages.append(document[number - 1].render(scale=SCALE).to_pil())
    width, height = pages[0].size
    rows = -(-len(pages) // ACROSS)
    size = (ACROSS * (width + GAP) + GAP, rows * (height + GAP) + GAP)
    sheet = Image.new("RGB", size, "#c8ccd2")
    for index, page in enumerate(pages):
        row, column = divmod(index, ACROSS)
        sheet.paste(page, (GAP + column * (width + GAP), GAP + row * (height + GAP)))
    sheet.quantize(128).save(ROOT / "docs" / "pages.png", optimize=True)


if __name__ == "__main__":
    main()
