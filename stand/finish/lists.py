"""Lists of all sorts: items with their labels, definitions, and tables of contents.

ISO 32000-1, 14.8.4.3.3 (lists) and 14.8.4.2 (TOC and TOCI).
"""

from stand.finish.recording import Piece
from stand.finish.tag import Kid, Tag, pieces

_BULLETS = {"•": "Disc", "●": "Disc", "◦": "Circle", "○": "Circle", "▪": "Square", "■": "Square"}


def item(kids: list[Kid]) -> list[Tag]:
    """Return the item of a list: its bullet or number, if it has one, and its body.

    A text in the item that is called its label stands for a bullet.
    """
    labels: list[Kid] = [kid for kid in kids if isinstance(kid, Tag) and kid.type == "Lbl"]
    markers: list[Kid] = [kid for kid in kids if isinstance(kid, Piece) and kid.is_marker]
    body = [kid for kid in kids if kid not in markers and kid not in labels]
    if markers:
        labels.insert(0, Tag("Lbl", markers))
    return [Tag("LI", [*labels, Tag("LBody", body)])] if body else []


def numbered(items: list[Kid]) -> Tag:
    """Return a list, which says how its items are numbered."""
    return Tag("L", items, owner="List", attributes={"ListNumbering": _numbering(items)})


def _numbering(items: list[Kid]) -> str:
    first = items[0] if items else None
    if not isinstance(first, Tag) or not isinstance(label := first.kids[0], Tag):
        return "None"
    if label.type != "Lbl":
        return "None"
    text = "".join(piece.text for piece in pieces(label.kids)).strip().rstrip(".)")
    if text in _BULLETS:
        return _BULLETS[text]
    if text.isdigit():
        return "Decimal"
    if text.isalpha() and len(text) == 1:
        return "UpperAlpha" if text.isupper() else "LowerAlpha"
    return "None"


def definitions(kids: list[Kid]) -> Tag:
    """Return a list of terms (``Lbl``) with their meanings (``LBody``)."""
    items: list[Tag] = []
    for kid in kids:
        if not items or (isinstance(kid, Tag) and kid.type == "Lbl"):
            items.append(Tag("LI"))
        items[-1].kids.append(kid)
    return Tag("L", list(items), owner="List", attributes={"ListNumbering": "None"})


def contents_item(kids: list[Kid]) -> Tag:
    """Return an entry of a table of contents: a reference, and the entries below it."""
    return Tag(
        "TOCI",
        [
            Tag("Reference", [kid]) if isinstance(kid, Tag) and kid.type == "Link" else kid
            for kid in kids
        ],
    )
