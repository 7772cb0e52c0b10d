"""The structure tree in the file: elements, the way from content to element, identifiers.

ISO 32000-1, 14.7.
"""

from collections.abc import Iterator

from pikepdf import Array, Dictionary, Name, NameTree, NumberTree, Object, Pdf, String

from stand.finish.recording import LinkArea, Piece, Stretch
from stand.finish.streams import Numbers
from stand.finish.tag import ROLE_MAP, Kid, Tag


def write_tree(pdf: Pdf, document: Tag, numbers: Numbers) -> None:
    """Give a file this structure, instead of what it had."""
    _Tree(pdf, numbers).write(document)


class _Tree:
    def __init__(self, pdf: Pdf, numbers: Numbers) -> None:
        self._pdf = pdf
        self._numbers = numbers
        self._pages = [page.obj for page in pdf.pages]
        self._on_page: list[dict[int, Object]] = [{} for _ in self._pages]
        self._of_link: dict[int, Object] = {}
        self._ids: dict[str, Object] = {}

    def write(self, document: Tag) -> None:
        roles = Dictionary({f"/{own}": Name(f"/{kind}") for own, kind in ROLE_MAP.items()})
        root = self._pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot, RoleMap=roles))
        root.K = Array([self._element(document, root)])
        self._pdf.Root.StructTreeRoot = root
        self._pdf.Root.MarkInfo = Dictionary(Marked=True)
        self._write_parents(root)
        if self._ids:
            tree = NameTree.new(self._pdf)
            for name, element in sorted(self._ids.items()):
                tree[name] = element
            root.IDTree = tree.obj

    def _write_parents(self, root: Object) -> None:
        tree = NumberTree.new(self._pdf)
        for index, (page, elements) in enumerate(zip(self._pages, self._on_page, strict=True)):
            tree[index] = self._pdf.make_indirect(
                Array([elements[number] for number in sorted(elements)])
            )
            page.StructParents = index
            page.Tabs = Name.S
        next_key = len(self._pages)
        for number, element in self._of_link.items():
            self._pdf.get_object(number, 0).StructParent = next_key
            tree[next_key] = element
            next_key += 1
        root.ParentTree = tree.obj
        root.ParentTreeNextKey = next_key

    def _element(self, tag: Tag, parent: Object) -> Object:
        element = self._pdf.make_indirect(
            Dictionary(Type=Name.StructElem, S=Name(f"/{tag.type}"), P=parent)
        )
        for key, text in (
            ("/T", tag.title),
            ("/Lang", tag.lang),
            ("/Alt", tag.alt),
            ("/ActualText", tag.actual),
            ("/E", tag.expansion),
            ("/ID", tag.id),
        ):
            if text:
                element[key] = String(text)
        if tag.id:
            self._ids[tag.id] = element
        if tag.attributes:
            element.A = _attributes(tag)
        page = self._page_of(tag.kids)
        if page is not None:
            element.Pg = self._pages[page]
        kids = [made for kid in tag.kids for made in self._kids(kid, element, page)]
        element.K = kids[0] if len(kids) == 1 else Array(kids)
        return element

    def _page_of(self, kids: list[Kid]) -> int | None:
        """Return the page of the first thing that an element itself has on a page."""
        return next((_page(kid) for kid in kids if not isinstance(kid, Tag)), None)

    def _kids(self, kid: Kid, element: Object, page: int | None) -> Iterator[object]:
        if isinstance(kid, Tag):
            yield self._element(kid, element)
        elif isinstance(kid, LinkArea):
            self._of_link[kid.number] = element
            annotation = self._pdf.get_object(kid.number, 0)
            yield Dictionary(Type=Name.OBJR, Pg=self._pages[kid.page], Obj=annotation)
        else:
            for number in self._numbers.get(kid, []):
                self._on_page[_page(kid)][number] = element
                is_here = _page(kid) == page
                yield number if is_here else self._elsewhere(_page(kid), number)

    def _elsewhere(self, page: int, number: int) -> Dictionary:
        return Dictionary(Type=Name.MCR, Pg=self._pages[page], MCID=number)


def _page(kid: Piece | Stretch | LinkArea) -> int:
    return kid.piece.page if isinstance(kid, Stretch) else kid.page


def _attributes(tag: Tag) -> Dictionary:
    attributes = Dictionary(O=Name(f"/{tag.owner}"))
    for key, value in tag.attributes.items():
        attributes[f"/{key}"] = _value(value)
    return attributes


def _value(value: object) -> object:
    """Return numbers as they are, words as names, and the identifiers of header cells as texts."""
    if isinstance(value, str):
        return Name(f"/{value}")
    if isinstance(value, list):
        return Array([String(text) for text in value])
    if isinstance(value, tuple):
        return Array([round(number, 2) for number in value])
    return value
