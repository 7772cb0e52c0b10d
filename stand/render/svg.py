"""A card as SVG: shapes as drawn, words as text in the house's letters, which come along."""

import base64
import hashlib
import re
import shutil
import subprocess
from collections.abc import Iterable, Iterator
from io import BytesIO
from itertools import groupby
from xml.sax.saxutils import escape, quoteattr

from fontTools import subset
from fontTools.ttLib import TTFont

from stand.charts.look.fonts import Face
from stand.errors import RenderFailed
from stand.render.card import Card
from stand.render.lettering import Run, read_lettering, with_letters

_PROGRAM = "pdftocairo"
_PIXELS = 96 / 72
_TEXT = "text{white-space:pre;text-rendering:geometricPrecision;font-variant-numeric:lining-nums}"
"""As on the pages: letters at their very place, figures as high as capitals."""
_WEIGHTS = {
    100: "Thin",
    200: "Ultra-Light",
    300: "Light",
    400: "",
    500: "Medium",
    600: "Semi-Bold",
    700: "Bold",
    800: "Ultra-Bold",
    900: "Heavy",
}
"""What the layout engine calls each weight in a PDF."""


def card_svg(card: Card) -> bytes:
    """Return a card as SVG; the same card always gives the same bytes.

    Words in a font that is not the house's stay shapes, with the words unseen over them.
    """
    lettering = read_lettering(card.pdf)
    fonts = _Fonts(card.faces, lettering.runs)

    def stays(font: str, plain: bool) -> bool:
        return not plain or fonts.face(font) is None

    shapes = _shapes(with_letters(card.pdf, stays, gone=False))
    name = "figuur-" + re.sub(r"[^A-Za-z0-9-]", "-", card.name)
    width, height = lettering.width, lettering.height
    parts = [
        f'<svg id="{name}" xmlns="http://www.w3.org/2000/svg" '
        'xmlns:xlink="http://www.w3.org/1999/xlink" '
        f'width="{_number(width * _PIXELS)}" height="{_number(height * _PIXELS)}" '
        f'viewBox="0 0 {_number(width)} {_number(height)}" lang={quoteattr(card.language)} '
        f'role="img" aria-labelledby="{name}-titel {name}-uitleg">',
        f'<title id="{name}-titel">{escape(card.title)}</title>',
        f'<desc id="{name}-uitleg">{escape(card.alt)}</desc>',
        f"<style>{fonts.css}#{name} {_TEXT}</style>",
        '<rect width="100%" height="100%" fill="#ffffff"/>',
        # Several figures may stand in one page, so each has names of its own.
        re.sub(r'(\bid="|href="#|url\(#)', rf"\g<1>{name}-", _whole_masks(shapes)),
        *_words(lettering.runs, fonts),
        "</svg>\n",
    ]
    return "\n".join(parts).encode()


def _words(runs: Iterable[Run], fonts: "_Fonts") -> Iterator[str]:
    """Yield the words of a card as SVG elements, one group for each typeface."""
    for family, group in groupby(runs, key=lambda run: fonts.family(run.look.font)):
        yield f"<g font-family={quoteattr(family)}>"
        for run in group:
            look = _look(run, fonts)
            yield f"<text {_place(run)} {look}>{escape(run.text)}</text>"
        yield "</g>"


def _place(run: Run) -> str:
    x, y = _number(run.x), _number(run.y)
    if run.look.turn is not None:
        return f'transform="matrix({" ".join(map(_number, run.look.turn))} {x} {y})"'
    return f'x="{x}" y="{y}" textLength="{_number(run.width or 0)}"'


def _look(run: Run, fonts: "_Fonts") -> str:
    face = fonts.face(run.look.font)
    opacity = run.look.opacity if face else 0
    look = {
        "font-size": _number(run.look.size),
        "font-weight": "" if face is None or face.weight == 400 else str(face.weight),
        "font-style": "" if face is None or face.style == "normal" else face.style,
        "fill": run.look.colour,
        "fill-opacity": "" if opacity == 1 else _number(opacity),
    }
    return " ".join(f'{name}="{value}"' for name, value in look.items() if value)


def _number(number: float) -> str:
    return f"{number:.3f}".rstrip("0").rstrip(".")


def _shapes(pdf: bytes) -> str:
    """Return the page of a PDF as SVG elements."""
    program = shutil.which(_PROGRAM)
    if program is None:
        message = (
            f"Voor SVG is het programma {_PROGRAM} nodig, en dat is er niet. Het zit in het "
            "Debian-pakket poppler-utils. Met --format png lukt het wel."
        )
        raise RenderFailed(message)
    done = subprocess.run(  # noqa: S603 - a program of the system, on a page of our own
        [program, "-svg", "-", "-"], input=pdf, capture_output=True, check=False
    )
    found = re.search(r"<svg[^>]*>(.*)</svg>", done.stdout.decode(), re.DOTALL)
    if done.returncode or found is None:
        raise RenderFailed(f"{_PROGRAM} kon van deze figuur geen SVG maken. Probeer --format png.")
    return found[1].strip()


def _whole_masks(shapes: str) -> str:
    """Return the shapes with masks that are as large as can be.

    A mask is as large as what it lies on, unless it says so; a level line would then be gone.
    """
    large = '<mask maskUnits="userSpaceOnUse" x="-9999" y="-9999" width="99999" height="99999" '
    return shapes.replace("<mask ", large)


class _Fonts:
    """The letters that a card needs, by the name that a font has in the PDF.

    In the SVG they get a name that is this card's own, because each card has other letters.
    """

    def __init__(self, faces: tuple[Face, ...], runs: tuple[Run, ...]) -> None:
        self._faces = {_name_in_pdf(face): face for face in faces}
        letters: dict[str, set[str]] = {}
        for run in runs:
            letters.setdefault(run.look.font, set()).update(run.text)
        files = {
            face: _subset(face, "".join(sorted(letters[name])))
            for name, face in self._faces.items()
            if name in letters
        }
        self._own = hashlib.sha256(b"".join(files.values())).hexdigest()[:8]
        self.css = "".join(self._rule(face, data) for face, data in files.items())

    def face(self, name: str) -> Face | None:
        """Return the house's font that has this name in the PDF."""
        return self._faces.get(name)

    def family(self, name: str) -> str:
        """Return what to ask for: the letters that come along, or else those of the machine."""
        face = self._faces.get(name)
        return f"'{face.family} {self._own}', '{face.family}', sans-serif" if face else "sans-serif"

    def _rule(self, face: Face, data: bytes) -> str:
        return (
            f"@font-face{{font-family:'{face.family} {self._own}';font-weight:{face.weight};"
            f"font-style:{face.style};src:url(data:font/woff2;base64,"
            f"{base64.b64encode(data).decode()}) format('woff2')}}"
        )


def _name_in_pdf(face: Face) -> str:
    words = (face.family.replace(" ", "-"), _WEIGHTS.get(face.weight, ""))
    return "-".join(filter(None, (*words, "Italic" if face.style == "italic" else "")))


def _subset(face: Face, letters: str) -> bytes:
    """Return some letters of a font, with what sets them close together, as WOFF2."""
    data = BytesIO()
    with TTFont(face.path, lazy=True, recalcTimestamp=False) as font:
        options = subset.Options()
        options.layout_features = [*options.layout_features, "lnum"]
        subsetter = subset.Subsetter(options)
        subsetter.populate(text=letters)
        subsetter.subset(font)
        font.flavor = "woff2"
        font.save(data)
    return data.getvalue()
