"""Pictures that the content names: inside the root, of a known kind, whole, not too large."""

import hashlib
import re
import warnings
from pathlib import Path

from stand.content.text_file import MAX_BYTES
from stand.model.publication import Picture
from stand.workspace import Workspace

MAX_PIXELS = 50_000_000
_RASTER = {".png": "PNG", ".jpg": "JPEG", ".jpeg": "JPEG"}
_SVG_SIZE = re.compile(r'\b(width|height)="([0-9.]+)(?:px)?"')
_SVG_BOX = re.compile(r'\bviewBox="\s*[-0-9.]+[ ,]+[-0-9.]+[ ,]+([0-9.]+)[ ,]+([0-9.]+)')
_SVG_OUTSIDE = re.compile(
    r"<!ENTITY|<script\b|<foreignObject\b|(?:href|src)\s*=\s*[\"'](?!#|data:image/)|url\(\s*[\"']?(?!#)"
    r"|@import",
    re.IGNORECASE,
)


class PictureFault(Exception):
    """A picture cannot be used; code, message and hint are those of the problem."""

    def __init__(self, code: str, message: str, hint: str) -> None:
        super().__init__(message)
        self.code, self.message, self.hint = code, message, hint


def look_at(workspace: Workspace, name: str) -> Picture:
    """Return the size and digest of a picture, or raise PictureFault with what is wrong."""
    path = workspace.inside(name)
    if path is None:
        raise PictureFault(
            "picture-outside",
            f"Het beeld ‘{name}’ ligt buiten de map van de publicatie.",
            "Zet het beeld in figures/ en verwijs daarheen.",
        )
    raw = _read(path, name)
    suffix = path.suffix.lower()
    if suffix == ".svg":
        width, height = _svg_size(raw, name)
    elif suffix in _RASTER:
        width, height = _raster_size(path, name, _RASTER[suffix])
    else:
        raise PictureFault(
            "picture-kind",
            f"‘{name}’ is geen beeld dat hier gebruikt kan worden.",
            "Gebruik een bestand dat eindigt op .svg, .png of .jpg.",
        )
    return Picture(name, width, height, hashlib.sha256(raw).hexdigest())


def _read(path: Path, name: str) -> bytes:
    try:
        if path.stat().st_size > MAX_BYTES:
            raise _too_large(name)
        return path.read_bytes()
    except OSError as error:
        code = "picture-missing" if isinstance(error, FileNotFoundError) else "picture-unreadable"
        message = (
            f"Het beeld ‘{name}’ is er niet."
            if isinstance(error, FileNotFoundError)
            else f"Het beeld ‘{name}’ is niet te openen ({error.strerror})."
        )
        hint = "Zet het bestand op deze plaats, of pas de naam aan."
        raise PictureFault(code, message, hint) from error


def _too_large(name: str) -> PictureFault:
    return PictureFault(
        "picture-huge",
        f"Het beeld ‘{name}’ is te groot om te gebruiken.",
        "Maak het kleiner: tot 20 MB en 50 miljoen beeldpunten. Voor een hele bladzijde is "
        "2.500 × 3.500 beeldpunten genoeg.",
    )


def _broken(name: str) -> PictureFault:
    return PictureFault(
        "picture-broken",
        f"Het beeld ‘{name}’ is beschadigd of heeft een ander soort inhoud dan de naam zegt.",
        "Open het in een beeldprogramma en sla het opnieuw op.",
    )


def _raster_size(path: Path, name: str, kind: str) -> tuple[int, int]:
    from PIL import Image  # noqa: PLC0415 - only editions with photographs need it

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            with Image.open(path, formats=[kind]) as image:
                width, height = image.size
                if width * height > MAX_PIXELS:
                    raise _too_large(name)
                image.load()
    except Image.DecompressionBombError as error:
        raise _too_large(name) from error
    except (OSError, SyntaxError, ValueError) as error:
        raise _broken(name) from error
    return width, height


def _svg_size(raw: bytes, name: str) -> tuple[int, int]:
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        raise _broken(name) from error
    if "<svg" not in text or "</svg>" not in text:
        raise _broken(name)
    if _SVG_OUTSIDE.search(text):
        raise PictureFault(
            "picture-active",
            f"Het beeld ‘{name}’ verwijst naar iets buiten zichzelf, of bevat een programma.",
            "Sla het in het tekenprogramma op als gewone SVG, met beelden en lettertypen erin.",
        )
    head = text[text.index("<svg") : text.index(">", text.index("<svg"))]
    sizes = dict(_SVG_SIZE.findall(head))
    box = _SVG_BOX.search(head)
    if "width" in sizes and "height" in sizes:
        return round(float(sizes["width"])), round(float(sizes["height"]))
    if box:
        return round(float(box[1])), round(float(box[2]))
    return 300, 150
