"""Whether a file has what a rule looks at. What is not there is neither right nor wrong."""

from collections.abc import Callable

from stand.audit.reading.tree import HEADINGS
from stand.audit.rules.rule import Subject

_HYPHENS = ("-", "\N{HYPHEN}", "\N{SOFT HYPHEN}")


def elements(*roles: str) -> Callable[[Subject], bool]:
    """Return a function that tells whether an element has one of these roles."""
    return lambda subject: any(element.role in roles for element in subject.elements)


def headings(subject: Subject) -> bool:
    """Tell whether there are headings."""
    return elements("H", *HEADINGS)(subject)


def links(subject: Subject) -> bool:
    """Tell whether there is anything to click on, on the pages or in the structure."""
    return bool(subject.document.things) or elements("Link")(subject)


def languages(subject: Subject) -> bool:
    """Tell whether an element names a language."""
    return any(element.language for element in subject.elements)


def broken_words(subject: Subject) -> bool:
    """Tell whether a piece of text ends with a hyphen, as a word does that goes on elsewhere."""
    texts = (text for page in subject.document.pages for text in page.marks.texts)
    return any(text.letters.rstrip().endswith(_HYPHENS) for text in texts)


def seen_text(subject: Subject) -> bool:
    """Tell whether there is text that one can see."""
    texts = (text for page in subject.document.pages for text in page.marks.texts)
    return any(text.is_seen and text.letters.strip() for text in texts)


def pictures(subject: Subject) -> bool:
    """Tell whether a page has an image of pixels."""
    return any(page.marks.pictures for page in subject.document.pages)


def details(subject: Subject) -> bool:
    """Tell whether the file says something about itself, in the older way or in XMP."""
    metadata = subject.document.metadata
    return bool(metadata.info or metadata.xmp)


def fonts(subject: Subject) -> bool:
    """Tell whether a font is used."""
    return bool(subject.document.fonts)


def embedded_fonts(subject: Subject) -> bool:
    """Tell whether a font is in the file."""
    return any(font.is_embedded for font in subject.document.fonts)


def page_labels(subject: Subject) -> bool:
    """Tell whether pages have labels."""
    return bool(subject.document.places.labels())


def bookmarks(subject: Subject) -> bool:
    """Tell whether there are bookmarks."""
    return bool(subject.document.bookmarks)


def destinations(subject: Subject) -> bool:
    """Tell whether a place has a name."""
    return bool(subject.document.places.named)
