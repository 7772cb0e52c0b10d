"""The drawn pieces back in the HTML elements they came from, whatever pages these cross."""

from typing import TypeAlias
from xml.etree.ElementTree import Element

from stand.finish.recording import LinkArea, Piece, Recording

Held: TypeAlias = Element | Piece | LinkArea
_REPEATED = ("thead", "tfoot")


class Content:
    """What each HTML element holds, in the order in which it was drawn."""

    def __init__(self, recording: Recording) -> None:
        self._parents = {
            child: parent for root in recording.roots for parent in root.iter() for child in parent
        }
        self._held: dict[Element, list[Held]] = {root: [] for root in recording.roots}
        self._page_of_head: dict[Element, int] = {}
        self.roots = recording.roots
        for item in recording.drawn:
            if not self._is_repeated(item):
                self._hold(item.element).append(item)

    def held_by(self, element: Element) -> list[Held]:
        """Return the pieces, links and elements in an element; none when nothing was drawn."""
        return self._held.get(element, [])

    def _hold(self, element: Element) -> list[Held]:
        """Return the list of an element, which has its place in that of its parent from now on."""
        if element not in self._held:
            self._held[element] = []
            parent = self._parents[element]
            siblings = self._hold(parent)
            siblings.insert(_place(element, parent, siblings), element)
        return self._held[element]

    def _is_repeated(self, item: Piece | LinkArea) -> bool:
        """Tell whether this is the head of a table once more, on a further page."""
        element: Element | None = item.element
        while element is not None:
            if element.tag in _REPEATED:
                return self._page_of_head.setdefault(element, item.page) != item.page
            element = self._parents.get(element)
        return False


def _place(element: Element, parent: Element, siblings: list[Held]) -> int:
    """Return where an element comes among what is drawn: last, but a note where it is called."""
    if element.get("role") == "doc-footnote":
        index = list(parent).index(element)
        call = parent[index - 1] if index else None
        if call in siblings:
            return siblings.index(call) + 1
    return len(siblings)
