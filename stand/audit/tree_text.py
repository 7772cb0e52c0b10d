"""The structure of a PDF as text, for people who want to see what a screen reader follows."""

from collections.abc import Iterable, Iterator
from itertools import groupby

from stand.audit.reading.document import Document, read
from stand.audit.reading.speech import Said, Speech, joined
from stand.audit.reading.tree import INLINE, Content, Element, Thing

_ATTRIBUTES = ("ListNumbering", "Scope", "RowSpan", "ColSpan", "Headers")
_PARTS_OF_BLOCKS = ("LI", "Lbl", "LBody", "TOCI", "THead", "TBody", "TFoot", "TR", "TH", "TD")


def tree_text(data: bytes, *, with_pages: bool = False) -> str:
    """Return a line for each element: its type, what is said of it, and the text that it holds.

    A line is indented by how deep the element lies; text between elements has a line of its own. A
    broken word that the file makes whole stands in the text, as one hears it. ``with_pages`` adds
    the page on which a block begins (``p3``). Empty when the file has no structure. Raises
    NotReadable when it is no PDF.
    """
    document = read(data)
    tops = document.tree.tops if document.tree is not None else []
    writer = _Writer(document, with_pages=with_pages)
    return "\n".join(line for top in tops for line in writer.lines(top, 0))


class _Writer:
    def __init__(self, document: Document, *, with_pages: bool) -> None:
        self._speech = Speech(document)
        self._with_pages = with_pages
        self._goals = {key: annotation.goal for key, (_, annotation) in document.things.items()}

    def lines(self, element: Element, depth: int) -> Iterator[str]:
        held = list(self._held(element))
        words = [element.kind, *self._page_of(element), *_said_of(element)]
        words += self._goals_of(element)
        only = held[0] if len(held) == 1 else None
        if isinstance(only, str):
            words.append(only)
            held = []
        yield "  " * depth + " ".join(words)
        for each in held:
            if isinstance(each, str):
                yield "  " * (depth + 1) + each
            else:
                yield from self.lines(each, depth + 1)

    def _page_of(self, element: Element) -> list[str]:
        """Return the page of a block; of a part of a block when that is another one."""
        above = element.parent.page if element.parent is not None else 0
        is_told = element.role not in INLINE and (
            element.role not in _PARTS_OF_BLOCKS or element.page != above
        )
        return [f"p{element.page}"] if self._with_pages and is_told and element.page else []

    def _held(self, element: Element) -> Iterator[Element | str]:
        """Yield the elements in an element, and the text before, between and after them."""
        kids = [kid for kid in element.kids if not isinstance(kid, Thing)]
        is_told = element.actual is not None or element.role == "Figure"
        for is_text, group in groupby(kids, _is_text):
            if not is_text:
                yield from (kid for kid in group if isinstance(kid, Element))
            elif not is_told:
                pieces = (piece for kid in group for piece in self._pieces(kid))
                if text := joined(pieces).strip():
                    yield f"‘{text}’"

    def _pieces(self, kid: Element | Content) -> Iterable[Said]:
        return self._speech.texts(kid) if isinstance(kid, Content) else self._speech.pieces(kid)

    def _goals_of(self, element: Element) -> list[str]:
        goals = [self._goals[kid.key] for kid in element.things if kid.key in self._goals]
        return list(dict.fromkeys(f"→ {goal.name or goal.address}" for goal in goals))


def _said_of(element: Element) -> Iterator[str]:
    """Yield what an element says beside its text."""
    for name, value in (
        ("Alt", element.alt),
        ("ActualText", element.actual),
        ("E", element.expansion),
        ("Lang", element.language),
        ("ID", element.ident),
        *((name, element.attributes.get(name)) for name in _ATTRIBUTES),
    ):
        if value:
            yield f"{name}={' '.join(map(str, value)) if isinstance(value, list) else value}"


def _is_text(kid: Element | Content) -> bool:
    """Tell whether a part of an element is text: letters, or a broken word made whole."""
    if isinstance(kid, Content):
        return True
    is_bare = list(_said_of(kid)) == [f"ActualText={kid.actual}"]
    return kid.kind == "Span" and not kid.elements and is_bare
