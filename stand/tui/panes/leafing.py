"""Which page of a file is looked at: the one with the cursor, until one leafs."""

from stand.preview.messages import Pages


class Leafing:
    """The pages of a file, as far as they are known, and the one that was leafed to."""

    def __init__(self) -> None:
        self.pages: Pages | None = None
        self.wanted: int | None = None
        """The page that was leafed to, from 0 within the file; None: follow the cursor."""

    @property
    def page(self) -> int | None:
        """The page that is looked at, from 0 within the file; None while it has none."""
        if self.pages is None or not self.pages.count:
            return None
        return self.wanted if self.wanted is not None else self.pages.page

    @property
    def where(self) -> str:
        """Which page that is, in words; nothing while there is none."""
        page = self.page
        if self.pages is None or page is None:
            return ""
        return f"bladzijde {self.pages.first + page} ({page + 1} van {self.pages.count})"

    def take(self, pages: Pages) -> None:
        """Let these be the pages; where there are fewer now, the last is looked at."""
        self.pages = pages
        if self.wanted is not None:
            self.wanted = min(self.wanted, pages.count - 1) if pages.count else None

    def turn(self, step: int) -> bool:
        """Leaf on (1) or back (-1); tell whether that leads to another page."""
        now = self.page
        if now is None or self.pages is None:
            return False
        wanted = min(max(now + step, 0), self.pages.count - 1)
        if wanted == now:
            return False
        self.wanted = wanted
        return True
