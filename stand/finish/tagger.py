"""HTML elements to structure elements, as a person would tag the page.

An element without a meaning of its own (``div``, ``span``, ``header``) hands on what it holds. The
types are those of ISO 32000-1, 14.8.4, with a few of our own (:data:`stand.finish.tag.ROLE_MAP`).
"""

from typing import TypeGuard
from xml.etree.ElementTree import Element

from stand.finish import lists, tables
from stand.finish.content import Content, Held
from stand.finish.headings import level, never_skipping
from stand.finish.recording import LinkArea
from stand.finish.tag import HEADINGS, INLINE, Kid, Tag, is_inline, walk

_CHAPTERS = {"chapter", "contents", "cover", "back"}
_PLAIN = {"p": "P", "blockquote": "BlockQuote", "aside": "Aside", "em": "Em", "strong": "Strong"}
_PLAIN |= {"q": "Quote", "code": "Code"}
_PLAIN |= {f"h{number}": f"H{number}" for number in range(1, 7)}
_GROUPS = frozenset({"Document", "Part", "Sect", "Aside", "BlockQuote", "Div"})
_TEXTS = frozenset({"P", "Title", "Caption", *HEADINGS})


def tag_document(content: Content) -> Tag:
    """Return the structure of a document."""
    tagger = Tagger(content)
    parts = [kid for root in content.roots for kid in tagger.tag(root)]
    document = Tag("Document", _nested(_in_paragraphs(parts)))
    never_skipping(document)
    return document


def _nested(parts: list[Kid]) -> list[Kid]:
    """Put each chapter that opens at a lower level in the chapter before it."""
    top: list[Kid] = []
    for part in parts:
        last = top[-1] if top else None
        if _is_part(part) and _is_part(last) and 1 < level(part) > level(last) > 0:
            part.type = "Sect"
            last.kids.append(part)
        else:
            top.append(part)
    return top


def _is_part(kid: Kid | None) -> TypeGuard[Tag]:
    return isinstance(kid, Tag) and kid.type == "Part"


def _in_paragraphs(kids: list[Kid]) -> list[Kid]:
    """Return kids for an element that holds blocks only: loose text comes in a paragraph."""
    blocks: list[Kid] = []
    paragraph: Tag | None = None
    for kid in kids:
        if not is_inline(kid):
            paragraph = None
            blocks.append(kid)
            continue
        if paragraph is None:
            paragraph = Tag("P")
            blocks.append(paragraph)
        paragraph.kids.append(kid)
    return blocks


def _take_notes(tag: Tag) -> list[Kid]:
    """Take the notes out of a line of text, and return them."""
    notes: list[Kid] = [kid for kid in tag.kids if isinstance(kid, Tag) and kid.type == "Note"]
    tag.kids = [kid for kid in tag.kids if kid not in notes]
    for kid in tag.kids:
        if isinstance(kid, Tag) and kid.type in INLINE:
            notes += _take_notes(kid)
    return notes


def _notes_after(kids: list[Kid]) -> list[Kid]:
    """Put the notes that are called in a run of text right after that run."""
    settled: list[Kid] = []
    notes: list[Kid] = []
    for kid in kids:
        if isinstance(kid, Tag) and kid.type == "Note":
            notes.append(kid)
        elif is_inline(kid):
            settled.append(kid)
            notes += _take_notes(kid) if isinstance(kid, Tag) else []
        else:
            settled += [*notes, kid]
            notes = []
    return settled + notes


class Tagger:
    """Makes structure elements of HTML elements; ``content`` tells what each holds."""

    def __init__(self, content: Content) -> None:
        self.content = content
        self._tables = 0
        self._in_contents = False

    def tag(self, element: Element) -> list[Kid]:
        """Return what an HTML element becomes: nothing, one element, or what it holds."""
        special = getattr(self, f"_{element.tag}", None)
        if special is not None:
            made: list[Kid] = special(element)
            return made
        kids = self.within(element)
        if element.tag in _PLAIN:
            return self._made(Tag(_PLAIN[element.tag], kids), element)
        return self._made(Tag(self._language_type(kids), kids), element) if _lang(element) else kids

    def within(self, element: Element) -> list[Kid]:
        """Return what an HTML element holds; blank pieces are nothing."""
        kids: list[Kid] = []
        for held in self.content.held_by(element):
            if isinstance(held, Element):
                kids += self.tag(held)
            elif isinstance(held, LinkArea) or not held.is_blank:
                kids.append(held)
        return kids

    def _made(self, tag: Tag, element: Element) -> list[Kid]:
        """Return a finished element, with the notes that were called in it after it."""
        if not tag.kids:
            return []
        tag.lang = _lang(element)
        if element.get("role") == "doc-footnote":
            tag.type, tag.id = "Note", element.get("id", "")
            return [tag]
        if element.get("class") == "cover-title":
            tag.type = "Title"
        elif "item-label" in element.get("class", "").split():
            tag.type = "Lbl"
        if tag.type in _GROUPS:
            tag.kids = _in_paragraphs(_notes_after(tag.kids))
        return [tag, *_take_notes(tag)] if tag.type in _TEXTS else [tag]

    @staticmethod
    def _language_type(kids: list[Kid]) -> str:
        return "Span" if all(is_inline(kid) for kid in kids) else "Div"

    def _html(self, element: Element) -> list[Kid]:
        return self.within(element)  # the language of the whole is that of the file

    def _section(self, element: Element) -> list[Kid]:
        is_chapter = not _CHAPTERS.isdisjoint(element.get("class", "").split())
        tag = Tag("Part" if is_chapter else "Sect", self.within(element))
        return self._made(tag, element)

    def _span(self, element: Element) -> list[Kid]:
        kids = self.within(element)
        if element.get("role") == "doc-footnote":
            return self._made(Tag("Note", kids), element)
        if "note-mark" in element.get("class", "").split():
            return [Tag("Lbl", kids)] if kids else []
        return self._made(Tag(self._language_type(kids), kids), element) if _lang(element) else kids

    def _a(self, element: Element) -> list[Kid]:
        kids = self.within(element)
        areas = [kid for kid in kids if isinstance(kid, LinkArea)]
        if not areas or len(areas) == len(kids):
            return [kid for kid in kids if not isinstance(kid, LinkArea)]
        link = Tag("Link", kids, description=element.get("title", ""))
        made: list[Kid] = self._made(link, element)
        if "note-mark" in element.get("class", "").split():
            return [Tag("Lbl", made)]
        return [Tag("Reference", made)] if element.get("role") == "doc-noteref" else made

    def _abbr(self, element: Element) -> list[Kid]:
        return self._made(
            Tag("Span", self.within(element), expansion=element.get("title", "")), element
        )

    def _img(self, element: Element) -> list[Kid]:
        kids = self.within(element)
        alt = element.get("alt", "").strip()
        if not alt or not kids:
            return []
        return [Tag("Figure", kids, alt=alt)]

    def _caption(self, element: Element) -> list[Kid]:
        """Make a paragraph of each line of a caption: number, title, subtitle."""
        lines = [held for held in self.content.held_by(element) if _is_caption_line(held)]
        paragraphs = [made for line in lines for made in self._made(Tag("P", self.tag(line)), line)]
        return self._made(Tag("Caption", paragraphs or self.within(element)), element)

    _figcaption = _caption

    def _figure(self, element: Element) -> list[Kid]:
        """Give the caption to the first picture, table or list that the figure holds.

        What stands under it, notes and a source, stays with it.
        """
        kids = self.within(element)
        captions = [kid for kid in kids if isinstance(kid, Tag) and kid.type == "Caption"]
        together = [kid for kid in kids if kid not in captions]
        bearers = (tag for tag in walk(together) if tag.type in ("Figure", "Table", "L"))
        bearer = next(bearers, None)
        for caption in reversed(captions):
            if bearer is None or _has_caption(bearer):
                caption.type = "P"
                together.insert(0, caption)
            else:
                bearer.kids.insert(0, caption)
        return [Tag("Div", together)] if len(together) > 1 else together

    def _nav(self, element: Element) -> list[Kid]:
        if element.get("role") != "doc-toc":
            return self.within(element)
        self._in_contents = True
        kids = self.within(element)
        self._in_contents = False
        return kids

    def _ul(self, element: Element) -> list[Kid]:
        kids = self.within(element)
        return self._made(Tag("TOC", kids) if self._in_contents else lists.numbered(kids), element)

    _ol = _ul

    def _li(self, element: Element) -> list[Kid]:
        kids = _notes_after(self.within(element))
        if self._in_contents:
            return self._made(lists.contents_item(kids), element)
        made = lists.item(kids)
        for item in made:
            item.lang = _lang(element)
        return list(made)

    def _dl(self, element: Element) -> list[Kid]:
        return self._made(lists.definitions(self.within(element)), element)

    def _dt(self, element: Element) -> list[Kid]:
        return self._made(Tag("Lbl", self.within(element)), element)

    def _dd(self, element: Element) -> list[Kid]:
        return self._made(Tag("LBody", _notes_after(self.within(element))), element)

    def _table(self, element: Element) -> list[Kid]:
        self._tables += 1

        def cell(child: Element) -> list[Kid]:
            return _notes_after(self.within(child))

        return self._made(tables.tag_table(element, cell, self.tag, self._tables), element)


def _has_caption(tag: Tag) -> bool:
    return any(isinstance(kid, Tag) and kid.type == "Caption" for kid in tag.kids)


def _is_caption_line(held: Held) -> TypeGuard[Element]:
    return isinstance(held, Element) and held.get("class", "").startswith("figure-")


def _lang(element: Element) -> str:
    return element.get("lang", "")
