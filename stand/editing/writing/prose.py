"""Texts as one writes them: each paragraph one flowing line, however the file wraps it.

``unwrap`` joins the lines of a paragraph, ``wrap`` puts line ends back: where nothing changed they
stand as they were, and in a changed paragraph as few lines as possible change. Both leave what
Markdown reads as it is; where that cannot be had, the text stays as it was typed.
"""

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from functools import lru_cache

from markdown_it.token import Token

from stand.editing.writing.line_ends import Flow, broken
from stand.editing.writing.unfinished import is_unfinished
from stand.markup.markdown import blocks

_HARD_BREAK = re.compile(r"(?: {2,}|(?<!\\)(?:\\\\)*\\)$")


def unwrap(text: str) -> str:
    """Return a text with each paragraph on one line, without empty lines at its end."""
    return "\n".join(flow.shown for flow in _flows(text))


def wrap(shown: str, before: str, width: int) -> str:
    """Return a text as the file should hold it, wrapped at ``width`` characters.

    ``before`` is what the file holds now, empty for a new text.
    """
    if shown == unwrap(before):
        return before
    is_new = not before.strip() or is_unfinished(before)
    end = "\n" if is_new else before[len(before.rstrip("\n")) :]
    body = shown.rstrip("\n")
    tidy = _tidied(body, unwrap(before))
    for words, standing in ((tidy, before), (body, before), (body, "")):
        text = "\n".join(_wrapped(words, standing, width))
        if meaning(text) == meaning(body):
            return text + end
    return body + end


def _tidied(shown: str, before: str) -> str:
    """Return a text without what typing leaves: empty lines too many, blanks at ends of lines.

    What stood there before stays, and so do the blanks that break a line within a paragraph.
    """
    standing = set(before.split("\n"))
    lines = shown.split("\n")
    for index, line in enumerate(lines):
        bare = line.rstrip(" \t")
        if line in standing or line == bare:
            continue
        goes_on = index + 1 < len(lines) and lines[index + 1].strip()
        lines[index] = f"{bare}  " if bare and line.endswith("  ") and goes_on else bare
    tidy = "\n".join(lines)
    return tidy if "\n\n\n" in before else re.sub(r"\n{3,}", "\n\n", tidy)


def shown_offset(text: str, offset: int) -> int:
    """Return where a character of the file's text stands in the text that is shown."""
    start = shown = 0
    for flow in _flows(text):
        for piece, skip, said in zip(flow.pieces, flow.skips, flow.texts, strict=True):
            if offset <= start + len(piece):
                return shown + min(max(offset - start - skip, 0), len(said))
            start += len(piece) + 1
            shown += len(said) + 1
    return max(shown - 1, 0)


def file_offset(text: str, offset: int) -> int:
    """Return where a character of the text that is shown stands in the file's text."""
    start = shown = 0
    for flow in _flows(text):
        for piece, skip, said in zip(flow.pieces, flow.skips, flow.texts, strict=True):
            if offset <= shown + len(said):
                return start + skip + max(offset - shown, 0)
            start += len(piece) + 1
            shown += len(said) + 1
    return max(start - 1, 0)


@lru_cache(maxsize=512)
def meaning(text: str) -> tuple[object, ...]:
    """Return what Markdown reads in a text, as something to compare: line ends are spaces."""
    return tuple(_read(_tokens(text)))


def _tokens(text: str) -> list[Token]:
    """Return what Markdown makes of a text; read once, however many empty lines end it."""
    return blocks(text.rstrip("\n") + "\n")


def _read(tokens: list[Token]) -> Iterator[object]:
    words: list[str] = []
    for token in tokens:
        if token.type in ("text", "softbreak"):
            words.append(token.content if token.type == "text" else " ")
            continue
        if words:
            yield _spaced("".join(words))
            words = []
        content = "" if token.type == "inline" else token.content
        if token.type not in ("fence", "code_block", "html_block"):
            content = _spaced(content)
        attributes = tuple(sorted((name, str(value)) for name, value in token.attrs.items()))
        marks = (token.markup, token.info, token.hidden, attributes, str(token.meta or ""))
        yield token.type, token.tag, content, *marks
        yield tuple(_read(token.children or []))
    if words:
        yield _spaced("".join(words))


def _spaced(text: str) -> str:
    return re.sub(r"[ \t]*\n[ \t]*", " ", text)


@lru_cache(maxsize=512)
def _flows(text: str) -> tuple[Flow, ...]:
    body = text.rstrip("\n")
    lines = body.split("\n")
    joined = tuple(_joined(lines, _paragraphs(body)))
    if meaning("\n".join(flow.shown for flow in joined)) == meaning(body):
        return joined
    return tuple(Flow((line,), (0,)) for line in lines)


def _paragraphs(text: str) -> dict[int, tuple[int, int]]:
    """Return for the first line of each paragraph the line after its last, and its quotes."""
    found: dict[int, tuple[int, int]] = {}
    quotes = 0
    for token in _tokens(text):
        quotes += {"blockquote_open": 1, "blockquote_close": -1}.get(token.type, 0)
        if token.type == "paragraph_open" and token.map:
            found[token.map[0]] = (token.map[1], quotes)
    return found


def _joined(lines: list[str], paragraphs: dict[int, tuple[int, int]]) -> Iterator[Flow]:
    index = 0
    while index < len(lines):
        end, quotes = paragraphs.get(index, (index + 1, 0))
        end = min(max(end, index + 1), len(lines))
        paragraph = lines[index:end]
        if any(line.lstrip(" >").startswith("|") for line in paragraph):
            yield from (Flow((line,), (0,)) for line in paragraph)
        else:
            yield from _one_paragraph(paragraph, quotes)
        index = end


def _one_paragraph(lines: list[str], quotes: int) -> Iterator[Flow]:
    pieces: list[str] = []
    for index, line in enumerate(lines):
        pieces.append(line)
        if _HARD_BREAK.search(line) or index == len(lines) - 1:
            skips = (0, *(_skip(piece, quotes) for piece in pieces[1:]))
            yield Flow(tuple(pieces), skips)
            pieces = []


def _skip(line: str, quotes: int) -> int:
    """Return how much of a line that goes on with a paragraph belongs to what is around it."""
    match = re.match(rf"(?:[ \t]*>){{0,{quotes}}}[ \t]*", line)
    return match.end() if match else 0


def _wrapped(shown: str, before: str, width: int) -> list[str]:
    old = _flows(before) if before else ()
    new = shown.split("\n")
    paragraphs = _paragraphs(shown)
    flowing = {index for first, (end, _) in paragraphs.items() for index in range(first, end)}
    result: list[str] = []
    matcher = SequenceMatcher(None, [flow.shown for flow in old], new, autojunk=False)
    for tag, first, last, start, end in matcher.get_opcodes():
        if tag == "equal":
            for flow in old[first:last]:
                result += flow.pieces
            continue
        for index in range(start, end):
            pair = first + index - start
            flows = index in flowing and not new[index].lstrip(" >").startswith("|")
            result += (
                broken(new[index], old[pair] if pair < last else None, width)
                if flows
                else [new[index]]
            )
    return result
