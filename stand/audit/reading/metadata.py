"""What a PDF says about itself: the information dictionary, XMP, and the catalogue."""

import re
import xml.etree.ElementTree as ET
from datetime import datetime, timedelta, timezone
from typing import Any

import pikepdf

from stand.audit.reading.objects import as_dictionary, as_list, as_name, as_text, get

_RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
NAMESPACES = {
    "dc": "http://purl.org/dc/elements/1.1/",
    "pdf": "http://ns.adobe.com/pdf/1.3/",
    "xmp": "http://ns.adobe.com/xap/1.0/",
    "pdfaid": "http://www.aiim.org/pdfa/ns/id/",
    "pdfuaid": "http://www.aiim.org/pdfua/ns/id/",
    "pdfaSchema": "http://www.aiim.org/pdfa/ns/schema#",
}
_MOMENT = re.compile(
    r"(?:D:)?(\d{4})-?(\d\d)?-?(\d\d)?T?(\d\d)?:?(\d\d)?:?(\d\d)?(?:\.\d+)?"
    r"(Z|[-+])?(\d\d)?[:']?(\d\d)?'?"
)


class Metadata:
    """The values by their names in XMP ("dc:title"), and the same ones of the older dictionary."""

    def __init__(self, pdf: pikepdf.Pdf) -> None:
        root: Any = pdf.Root
        self.language = as_text(get(root, "/Lang")) or ""
        self.shows_title = get(get(root, "/ViewerPreferences"), "/DisplayDocTitle") is True
        self.intents = [_intent(intent) for intent in as_list(get(root, "/OutputIntents"))]
        self.xmp, self.extensions = _read_xmp(get(root, "/Metadata"))
        info = as_dictionary(pdf.trailer.get("/Info"))
        pairs = info.items() if info is not None else ()
        self.info = {name[1:]: as_text(value) or "" for name, value in pairs}

    def value(self, name: str) -> str:
        """Return a value of XMP such as "dc:title", or an empty text."""
        return self.xmp.get(name, "")

    def told(self, name: str, older: str) -> str:
        """Return a value of XMP, or else the one that the older dictionary has."""
        return " ".join((self.value(name) or self.info.get(older, "")).split())


def moment(text: str) -> datetime | None:
    """Return the moment that a date of PDF (7.9.4) or of XMP names, or None when it names none."""
    match = _MOMENT.fullmatch(text.strip())
    if match is None:
        return None
    year, month, day, hour, minute, second = (
        int(part) if part else least
        for part, least in zip(match.groups()[:6], (1, 1, 1, 0, 0, 0), strict=True)
    )
    shift = timedelta(hours=int(match[8] or 0), minutes=int(match[9] or 0))
    try:
        zone = timezone(-shift if match[7] == "-" else shift)
        return datetime(year, month, day, hour, minute, second, tzinfo=zone)
    except ValueError:
        return None


def _intent(source: Any) -> tuple[str, int]:
    """Return the kind of an output intent and how many bytes its colour profile has."""
    profile = get(source, "/DestOutputProfile")
    try:
        size = len(profile.read_bytes()) if isinstance(profile, pikepdf.Stream) else 0
    except pikepdf.PdfError:
        size = 0
    return as_name(get(source, "/S")), size


def _read_xmp(stream: Any) -> tuple[dict[str, str], set[str]]:
    """Return the values of XMP, and the namespaces that an extension schema describes."""
    try:
        data = stream.read_bytes() if isinstance(stream, pikepdf.Stream) else b""
        if b"<!ENTITY" in data:
            return {}, set()
        root = ET.fromstring(data)  # noqa: S314 - entities are refused above
    except (pikepdf.PdfError, ET.ParseError, ValueError):
        return {}, set()
    prefixes = {f"{{{uri}}}": prefix for prefix, uri in NAMESPACES.items()}
    values: dict[str, str] = {}
    for description in root.iter(f"{_RDF}Description"):
        told = {**{item.tag: _words(item) for item in description}, **description.attrib}
        for tag, words in told.items():
            space, _, name = tag.rpartition("}")
            prefix = prefixes.get(space + "}")
            if prefix:
                values.setdefault(f"{prefix}:{name}", words)
    described = root.iter(f"{{{NAMESPACES['pdfaSchema']}}}namespaceURI")
    return values, {(item.text or "").strip() for item in described}


def _words(item: ET.Element) -> str:
    """Return a value; of a list the parts with a comma and a space between them."""
    parts = [part.text or "" for part in item.iter(f"{_RDF}li")]
    return ", ".join(parts) if parts else (item.text or "").strip()
