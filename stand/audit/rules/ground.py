"""What a page shows without its letters: for text over images and gradients."""

from collections import Counter

import pypdfium2 as pdfium
from pypdfium2 import raw

from stand.audit.reading.colours import Colour
from stand.audit.reading.document import Document, Page
from stand.audit.reading.geometry import Box

_SCALE = 1.0
_UNSEEN = 3
_DEEPEST = 8


class Ground:
    """A drawing of a page at 72 pixels an inch, without text."""

    def __init__(self, document: Document, page: Page) -> None:
        self._box = page.box
        self._image = None
        try:
            file = pdfium.PdfDocument(document.data)
            drawn = file[page.number - 1]
            for thing in drawn.get_objects(max_depth=_DEEPEST):
                if thing.type == raw.FPDF_PAGEOBJ_TEXT:
                    raw.FPDFTextObj_SetTextRenderMode(thing, _UNSEEN)
            self._image = drawn.render(scale=_SCALE, draw_annots=False).to_pil().convert("RGB")
            file.close()
        except pdfium.PdfiumError:
            pass  # what cannot be drawn is not judged

    def behind(self, box: Box) -> Counter[Colour]:
        """Count the colours of the pixels in a box; none when the page cannot be drawn."""
        if self._image is None:
            return Counter()
        wide, high = self._image.size
        left, right = (round((x - self._box.left) * _SCALE) for x in (box.left, box.right))
        top, bottom = (round((self._box.top - y) * _SCALE) for y in (box.top, box.bottom))
        left, right = max(left, 0), min(max(right, left + 1), wide)
        top, bottom = max(top, 0), min(max(bottom, top + 1), high)
        if left >= right or top >= bottom:
            return Counter()
        part = self._image.crop((left, top, right, bottom)).tobytes()
        counts = Counter(part[at : at + 3] for at in range(0, len(part), 3))
        return Counter({(r / 255, g / 255, b / 255): n for (r, g, b), n in counts.items()})
