"""On which page each anchor stands: known only once the pages are laid out."""

from collections.abc import Mapping


class Register:
    """Anchors to printed page numbers, filled chapter by chapter."""

    UNKNOWN = 0

    def __init__(self) -> None:
        self._pages: dict[str, int] = {}

    def page_of(self, anchor: str) -> int:
        """Return the page of an anchor, or UNKNOWN as long as its chapter is not laid out."""
        return self._pages.get(anchor, self.UNKNOWN)

    @property
    def pages(self) -> dict[str, int]:
        """The pages of all anchors that are known."""
        return dict(self._pages)

    def note(self, anchors: Mapping[str, int]) -> None:
        """Note the pages of a chapter's anchors."""
        self._pages.update(anchors)
