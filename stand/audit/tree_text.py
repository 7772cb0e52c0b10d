"""The structure of a PDF as text, for people who want to see what a screen reader follows."""

from collections.abc import Iterator
from itertools import groupby

from stand.audit.reading.document import Document, read
from stand.audit.reading.speech import Speech, joined
from stand.audit.reading.tree import Content, Element

_ATTRIBUTES = ("ListNumbering", "Scope", "RowSpan", "ColSpan", "Headers")


def tree_text(data: bytes) -> str:
    """Return a line for each element: its type, what is said of it, and the text that it holds.

    A line is indented by how deep the element lies; text between elements has a line of its own.
    Empty when the file has no structure. Raises NotReadable when it is no PDF.
    """
    document = read(data)
    tops = document.tree.tops if document.tree is not None else []
    writer = _Writer(document)
    return "\n".join(line for top in tops for line in writer.lines(top, 0))


class _Writer:
    def __init__(self, document: Document) -> None:
        self._speech = Speech(document)
        self._goals = {key: annotation.goal for key, (_, annotation) in document.things.items()}

    def lines(self, element: Element, depth: int) -> Iterator[str]:
        held = list(self._held(element))
        words = [element.kind, *_said_of(element), *self._goals_of(element)]
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

    def _held(self, element: Element) -> Iterator[Element | str]:
        """Yield the elements in an element, and the text before, between and after them."""
        is_told = element.actual is not None or element.role == "Figure"
        for is_content, group in groupby(element.kids, lambda kid: isinstance(kid, Content)):
            if not is_content:
                yield from (kid for kid in group if isinstance(kid, Element))
                continue
            stretches = (kid for kid in group if isinstance(kid, Content))
            texts = (text for each in stretches for text in self._speech.texts(each))
            if (text := joined(texts).strip()) and not is_told:
                yield f"‘{text}’"

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
