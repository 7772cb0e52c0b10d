"""On which page each anchor stands: known only once the pages are laid out."""

from collections.abc import Mapping


class Register:
    """Anchors to printed page numbers, filled chapter by chapter."""

    UNKNOWN = 0

    def __init__(self) -> None:
        self._pages: dict[str, int] = {}
        self._asked: dict[str, int] = {}

    def page_of(self, anchor: str) -> int:
        """Return the page of an anchor, or UNKNOWN as long as its chapter is not laid out."""
        page = self._asked[anchor] = self._pages.get(anchor, self.UNKNOWN)
        return page

    def asked(self) -> dict[str, int]:
        """Return what was asked since this was last called, and the answers."""
        asked, self._asked = self._asked, {}
        return asked

    def still_says(self, answers: Mapping[str, int]) -> bool:
        """Tell whether the answers would be the same now."""
        return all(
            self._pages.get(anchor, self.UNKNOWN) == page for anchor, page in answers.items()
        )

    @property
    def pages(self) -> dict[str, int]:
        """The pages of all anchors that are known."""
        return dict(self._pages)

    def note(self, anchors: Mapping[str, int]) -> None:
        """Note the pages of a chapter's anchors."""
        self._pages.update(anchors)
