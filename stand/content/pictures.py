"""Pictures that the content names: inside the root, of a known kind, whole, not too large."""

import hashlib
import re
import warnings
from pathlib import Path
from xml.etree import ElementTree

from stand.content.text_file import MAX_BYTES
from stand.errors import reason
from stand.model.publication import Picture
from stand.workspace import Workspace

MAX_PIXELS = 50_000_000
_RASTER = {".png": "PNG", ".jpg": "JPEG", ".jpeg": "JPEG"}
_MODES = ("1", "L", "LA", "P", "RGB", "RGBA")  # how Pillow calls the colours of a screen
_SVG_NUMBER = re.compile(r"\s*(\d+(?:\.\d*)?|\.\d+)(?:px)?\s*")
_SVG_OUTSIDE = re.compile(
    r"<!ENTITY|<(?:\w+:)?(?:script|foreignObject)\b|(?:href|src)\s*=\s*[\"'](?!#|data:image/)|@import"
    r"|url\((?!\s*[\"']?#)",
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
            else f"Het beeld ‘{name}’ is niet te openen ({reason(error)})."
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


def _of_print(name: str) -> PictureFault:
    return PictureFault(
        "picture-colours",
        f"Het beeld ‘{name}’ heeft kleuren voor drukwerk (CMYK), of te veel kleuren.",
        "Sla het in een beeldprogramma opnieuw op als JPG of PNG met gewone kleuren (RGB, 8 bits).",
    )


def _raster_size(path: Path, name: str, kind: str) -> tuple[int, int]:
    from PIL import Image, ImageFile  # noqa: PLC0415 - only editions with photographs need it

    # The layout engine, once imported, makes Pillow take half a picture for a whole one.
    lenient = ImageFile.LOAD_TRUNCATED_IMAGES
    ImageFile.LOAD_TRUNCATED_IMAGES = False
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            with Image.open(path, formats=[kind]) as image:
                width, height = image.size
                if width * height > MAX_PIXELS:
                    raise _too_large(name)
                if image.mode not in _MODES:
                    raise _of_print(name)
                image.load()
    except Image.DecompressionBombError as error:
        raise _too_large(name) from error
    except (OSError, SyntaxError, ValueError) as error:
        raise _broken(name) from error
    finally:
        ImageFile.LOAD_TRUNCATED_IMAGES = lenient
    return width, height


def _svg_size(raw: bytes, name: str) -> tuple[int, int]:
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise _broken(name) from error
    if _SVG_OUTSIDE.search(text):
        raise PictureFault(
            "picture-active",
            f"Het beeld ‘{name}’ verwijst naar iets buiten zichzelf, of bevat een programma.",
            "Sla het in het tekenprogramma op als gewone SVG, met beelden en lettertypen erin.",
        )
    try:
        root = ElementTree.fromstring(text)  # noqa: S314 - what has entities was refused above
    except ElementTree.ParseError as error:
        raise _broken(name) from error
    if root.tag.rpartition("}")[2] != "svg":
        raise _broken(name)
    box = re.split(r"[\s,]+", root.get("viewBox", "").strip())
    for given in ((root.get("width", ""), root.get("height", "")), tuple(box[2:])):
        size = [round(float(match[1])) for match in map(_SVG_NUMBER.fullmatch, given) if match]
        if len(size) == 2 and all(size):
            return size[0], size[1]
    return 300, 150
