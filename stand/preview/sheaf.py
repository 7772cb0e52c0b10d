"""All pages of an edition, for who looks through the whole of it."""

import hashlib
from collections.abc import Callable, Generator, Iterator

from stand.content.load import named_files
from stand.model.publication import Publication
from stand.preview.beside import besides
from stand.preview.content import Content
from stand.preview.edition import Printed
from stand.preview.messages import Answer, Leaf, Leaves, Shoot, Shot, Whole
from stand.preview.pictures import page_png
from stand.preview.sights import PartName
from stand.problems import Problem, Severity
from stand.render.page_words import words_on
from stand.render.pages import Layout, page_pdf


class Sheaf:
    """Tells of the pages that are other than those told of before; makes pictures of them."""

    def __init__(self, tell: Callable[[Answer], None], begin: Callable[[str], None]) -> None:
        self._tell = tell
        self._begin = begin
        self._made: dict[PartName, tuple[Printed, tuple[Leaf, ...]]] = {}
        self._told: dict[PartName, tuple[str, str, tuple[Leaf, ...]]] = {}
        self._places: dict[str, tuple[str, Layout, int]] = {}
        self._is_open = False

    def tell_all_anew(self) -> None:
        """Tell of each part once more."""
        self._told.clear()
        self._is_open = False

    def open_with(self, content: Content, printed: Printed) -> Iterator[None]:
        """Tell of a part as it is for now, to who has not seen all parts yet."""
        if not self._is_open and printed.name not in self._told:
            yield from self._tell_part(content, printed)

    def leaf_through(
        self, content: Content, problems: list[Problem], printed: list[Printed]
    ) -> Iterator[None]:
        """Tell of all parts, and then that these are all; yield before each step."""
        for each in printed:
            yield from self._tell_part(content, each)
        names = tuple(each.name for each in printed)
        self._forget_all_but(names, problems)
        self._begin("")
        yield
        layouts = {each.name: each.layout for each in printed}
        beside = tuple(besides(content.publication, problems, layouts))
        files = tuple(sorted(set(named_files(content.publication))))
        self._is_open = True
        self._tell(Whole(content.epoch, names, beside, files))

    def _forget_all_but(self, names: tuple[PartName, ...], problems: list[Problem]) -> None:
        """Forget the parts that are gone; of a file that is broken the old pages are still seen."""
        broken = {found.path for found in problems if found.severity is Severity.ERROR}
        self._told = {name: self._told[name] for name in names}
        self._made = {
            name: made
            for name, made in self._made.items()
            if name in self._told or name[0] in broken
        }
        self._places = {
            digest: place for made in self._made.values() for digest, place in _places(*made)
        }

    def _leaves(self, printed: Printed) -> Generator[None, None, tuple[Leaf, ...]]:
        """Return the pages of a part; those of a layout that was made before are known."""
        known, leaves = self._made.get(printed.name, (None, ()))
        if known is None or known.layout is not printed.layout or known.labels != printed.labels:
            made: list[Leaf] = []
            for index, label in enumerate(printed.labels):
                self._begin(printed.name[0])
                yield
                made.append(_leaf(printed.layout, index, label))
            leaves = tuple(made)
            self._made[printed.name] = printed, leaves
        return leaves

    def _tell_part(self, content: Content, printed: Printed) -> Iterator[None]:
        """Tell of a part, if that is not what was told of it last."""
        leaves = yield from self._leaves(printed)
        title = printed.title or _first_heading(leaves)
        status = _status(content.publication, printed.name)
        if self._told.get(printed.name) != (title, status, leaves):
            self._told[printed.name] = title, status, leaves
            self._places.update(_places(printed, leaves))
            self._tell(Leaves(content.epoch, *printed.name, title, status, leaves))

    def shoot(self, shoot: Shoot) -> None:
        """Make a picture of a page that was told of."""
        png = b""
        if shoot.digest in self._places:
            path, layout, index = self._places[shoot.digest]
            self._begin(path)
            png = page_png(layout, index, shoot.width)
        self._tell(Shot(shoot.digest, shoot.width, png))


def _leaf(layout: Layout, index: int, label: str) -> Leaf:
    page = layout.document.pages[index]
    digest = hashlib.sha256(page_pdf(layout, index)).hexdigest()[:32]
    words = tuple((found.level, found.text, found.share) for found in words_on(layout, index))
    return Leaf(digest, label, float(page.width), float(page.height), words)


def _places(
    printed: Printed, leaves: tuple[Leaf, ...]
) -> Iterator[tuple[str, tuple[str, Layout, int]]]:
    """Yield where each page is to be found again: its file, its layout, and its number in it."""
    for index, leaf in enumerate(leaves):
        yield leaf.digest, (printed.name[0], printed.layout, index)


def _first_heading(leaves: tuple[Leaf, ...]) -> str:
    headings = (text for leaf in leaves for level, text, _ in leaf.words if level)
    return next(headings, leaves[0].label)


def _status(publication: Publication, name: PartName) -> str:
    """Return the status of a chapter; nothing for another part."""
    statuses = (
        file.chapter.status.value
        for file in publication.chapters
        if (file.source.path, file.name) == name
    )
    return next(statuses, "")
