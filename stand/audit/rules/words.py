"""Whether the words come out of the file as they went in."""

import re
from collections.abc import Iterator

from stand.audit.reading.marks import Text
from stand.audit.reading.speech import is_new_line
from stand.audit.reading.tree import Element
from stand.audit.rules.rule import Finding, NotChecked, Subject, short

_Found = Iterator[Finding]
_ALWAYS = ("\N{HYPHEN}", "\N{SOFT HYPHEN}")
_LAST_PART = re.compile(r"(\w+)[-\N{HYPHEN}\N{SOFT HYPHEN}]$")
_FIRST_PART = re.compile(r"\w+")
_WORD = re.compile(r"\w+(?:-\w+)*")
_INVISIBLE = re.compile(
    "[\N{SOFT HYPHEN}\N{ZERO WIDTH SPACE}\N{WORD JOINER}\N{ZERO WIDTH NO-BREAK SPACE}]"
)
_AFTER_BREAK = re.compile(r"(?<=[-/–—‑]) ")
_NO_BREAK_HYPHEN = "\N{NON-BREAKING HYPHEN}"


def whole_words(subject: Subject) -> _Found:
    """Find words broken at the end of a line and not whole in the text. ISO 32000-1, 14.9.4.

    A hyphen of the typesetter looks like one of the writer. It is the typesetter's when the word
    without it stands elsewhere in the document or in the source. Where the source is known every
    hyphen at the end of a line counts: programs that search or copy take each for a broken word.
    """
    breaks = [found for top in _tops(subject) for found in _breaks(subject, top)]
    if not breaks:
        return
    known = _known_words(subject)
    for page, first, second, sign in breaks:
        is_ours = subject.source is not None or sign in _ALWAYS
        if is_ours or (first + second).lower() in known:
            yield Finding(
                page,
                f"‘{first}{sign}’ en ‘{second}’ zijn voor wie zoekt of luistert geen heel woord.",
            )


def _tops(subject: Subject) -> list[Element]:
    tree = subject.document.tree
    return tree.tops if tree is not None else []


def _breaks(subject: Subject, top: Element) -> Iterator[tuple[int, str, str, str]]:
    """Yield page, halves and sign of each word that goes on after a hyphen at the end of a line."""
    before: Text | None = None
    for piece in subject.speech.pieces(top, replaced=False):
        if isinstance(piece, str):
            before = None
            continue
        if before is not None and is_new_line(before, piece):
            first, second = _LAST_PART.search(before.says), _FIRST_PART.match(piece.says)
            if first and second and second[0][0].islower():
                page = subject.speech.page_of(before)
                yield page, first[1], second[0], before.says[-1]
        if piece.says.strip() or not piece.letters:
            before = piece


def _known_words(subject: Subject) -> set[str]:
    texts = [subject.speech.text(top) for top in _tops(subject)]
    texts += [passage.text for passage in subject.source or ()]
    return {word.lower() for text in texts for word in _WORD.findall(text)}


def same_text(subject: Subject) -> _Found:
    """Find text of the source that is not in the file, or not in its order. WCAG 1.3.2."""
    if subject.source is None:
        raise NotChecked("de tekst waaruit de PDF is gemaakt, is hier niet bekend")
    whole = plain(" ".join(subject.speech.running(top) for top in _tops(subject)))
    glued = whole.replace(" ", "")
    at = 0
    for passage in subject.source:
        wanted = plain(passage.text)
        found = whole.find(wanted, at)
        if found >= 0:
            at = found + len(wanted)
            continue
        words = f"‘{short(passage.text)}’ uit {passage.path}"
        if whole.find(wanted) >= 0:
            yield Finding(1, f"{words} komt in de PDF op een andere plaats in de leesvolgorde.")
        elif wanted.replace(" ", "") in glued:
            yield Finding(1, f"{words} heeft in de PDF andere spaties.")
        else:
            yield Finding(1, f"{words} staat niet zo in de PDF.")


def plain(text: str) -> str:
    """Return a text without what print decides on: kinds of spaces, breaks after a hyphen."""
    text = _INVISIBLE.sub("", text).replace(_NO_BREAK_HYPHEN, "-")
    return _AFTER_BREAK.sub("", " ".join(text.split()))
