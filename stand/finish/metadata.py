"""What a file says about itself, in its own words and in XMP, which must agree.

PDF/A-2 is ISO 19005-2, 6.6; PDF/UA-1 is ISO 14289-1, 5. The property of PDF/UA is no part of the
schemas that PDF/A knows, so its schema is declared in the file (ISO 19005-2, 6.6.2.3.3).
"""

from collections.abc import Sequence
from xml.etree.ElementTree import Element, SubElement, register_namespace, tostring

from pikepdf import Array, Dictionary, Name, Pdf, String

_NS = {
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "dc": "http://purl.org/dc/elements/1.1/",
    "xmp": "http://ns.adobe.com/xap/1.0/",
    "pdf": "http://ns.adobe.com/pdf/1.3/",
    "pdfaid": "http://www.aiim.org/pdfa/ns/id/",
    "pdfuaid": "http://www.aiim.org/pdfua/ns/id/",
    "pdfaExtension": "http://www.aiim.org/pdfa/ns/extension/",
    "pdfaSchema": "http://www.aiim.org/pdfa/ns/schema#",
    "pdfaProperty": "http://www.aiim.org/pdfa/ns/property#",
}
_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_HEADER = b'<?xpacket begin="\xef\xbb\xbf" id="W5M0MpCehiHzreSzNTczkc9d"?>\n'
_WRAP = b'<x:xmpmeta xmlns:x="adobe:ns:meta/">%b</x:xmpmeta>\n<?xpacket end="r"?>'


def write_metadata(pdf: Pdf, labels: Sequence[str]) -> None:
    """Write XMP after the document information, and how the pages are called.

    ``labels`` has a label for each page: its printed number, or a word.
    """
    metadata = pdf.make_stream(_packet(pdf))
    metadata.Type = Name.Metadata
    metadata.Subtype = Name.XML
    pdf.Root.Metadata = metadata
    pdf.Root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
    pdf.Root.PageLabels = Dictionary(Nums=Array(_ranges(labels)))


def _ranges(labels: Sequence[str]) -> list[object]:
    """Return the ranges of page labels (ISO 32000-1, 12.4.2)."""
    ranges: list[object] = []
    expected = ""
    for index, label in enumerate(labels):
        if not label.isdigit():
            ranges += [index, Dictionary(P=String(label))]
        elif label != expected:
            ranges += [index, Dictionary(S=Name.D, St=int(label))]
        expected = str(int(label) + 1) if label.isdigit() else ""
    return ranges


def _packet(pdf: Pdf) -> bytes:
    for prefix, address in _NS.items():
        register_namespace(prefix, address)
    info = {str(key)[1:]: str(value) for key, value in pdf.docinfo.items()}
    rdf = Element(_name("rdf:RDF"))
    about = SubElement(rdf, _name("rdf:Description"), {_name("rdf:about"): ""})
    _plain(about, "pdfaid:part", "2")
    _plain(about, "pdfaid:conformance", "A")
    _plain(about, "pdfuaid:part", "1")
    _plain(about, "dc:format", "application/pdf")
    _items(about, "dc:language", "Bag", [str(pdf.Root.get("/Lang", ""))])
    _alternative(about, "dc:title", info.get("Title", ""))
    _items(about, "dc:creator", "Seq", [info.get("Author", "")])
    _alternative(about, "dc:description", info.get("Subject", ""))
    keywords = info.get("Keywords", "")
    _items(about, "dc:subject", "Bag", keywords.split(", "))
    _plain(about, "pdf:Keywords", keywords)
    _plain(about, "pdf:Producer", info.get("Producer", ""))
    _plain(about, "xmp:CreatorTool", info.get("Creator", ""))
    _plain(about, "xmp:CreateDate", _iso(info.get("CreationDate", "")))
    _plain(about, "xmp:ModifyDate", _iso(info.get("ModDate", "")))
    _declare_pdfua(about)
    packet: bytes = tostring(rdf, encoding="utf-8")
    return _HEADER + _WRAP % packet


def _name(prefixed: str) -> str:
    prefix, _, local = prefixed.partition(":")
    return f"{{{_NS[prefix]}}}{local}"


def _plain(about: Element, name: str, text: str) -> None:
    if text:
        SubElement(about, _name(name)).text = text


def _items(about: Element, name: str, kind: str, texts: Sequence[str]) -> None:
    if any(texts):
        holder = SubElement(SubElement(about, _name(name)), _name(f"rdf:{kind}"))
        for text in texts:
            SubElement(holder, _name("rdf:li")).text = text


def _alternative(about: Element, name: str, text: str) -> None:
    if text:
        holder = SubElement(SubElement(about, _name(name)), _name("rdf:Alt"))
        SubElement(holder, _name("rdf:li"), {_XML_LANG: "x-default"}).text = text


def _iso(date: str) -> str:
    """Return a date of the document information (``D:20260301``) as ISO 8601 has it."""
    digits = date.removeprefix("D:")[:8]
    return "-".join(part for part in (digits[:4], digits[4:6], digits[6:8]) if part)


def _declare_pdfua(about: Element) -> None:
    resource = {_name("rdf:parseType"): "Resource"}
    bag = SubElement(SubElement(about, _name("pdfaExtension:schemas")), _name("rdf:Bag"))
    schema = SubElement(bag, _name("rdf:li"), resource)
    _plain(schema, "pdfaSchema:schema", "PDF/UA Universal Accessibility Schema")
    _plain(schema, "pdfaSchema:namespaceURI", _NS["pdfuaid"])
    _plain(schema, "pdfaSchema:prefix", "pdfuaid")
    properties = SubElement(SubElement(schema, _name("pdfaSchema:property")), _name("rdf:Seq"))
    part = SubElement(properties, _name("rdf:li"), resource)
    _plain(part, "pdfaProperty:name", "part")
    _plain(part, "pdfaProperty:valueType", "Integer")
    _plain(part, "pdfaProperty:category", "internal")
    _plain(part, "pdfaProperty:description", "Part of ISO 14289 to which the file conforms")
