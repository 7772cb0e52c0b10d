"""Values and their differences in words, with signs besides colours."""

import re
from os import environ
from typing import Any

from textual.content import Content

from stand.editing.comparing.differences import word_differences
from stand.editing.documents.absent import ABSENT
from stand.editing.forms.fields import summary
from stand.editing.writing.prose import unwrap

_OUT_STYLE, _IN_STYLE = "$text-error strike", "$text-success bold underline"


def words_of(value: Any) -> str:
    """Return a value for the screen."""
    if value is ABSENT:
        return "(niets)"
    if isinstance(value, str):
        return value
    if value is None:
        return "(leeg)"
    return summary(value)


def flowing(value: Any) -> str:
    """Return a value for the screen; a text has each paragraph on one line, as it is written."""
    return unwrap(value) if isinstance(value, str) else words_of(value)


def gone(text: str) -> Content:
    """Return words that went out: struck through, and between signs where there is no colour."""
    return Content.styled(f"[-{text}-]" if _is_plain() else f"−{text}", _OUT_STYLE)


def come(text: str) -> Content:
    """Return words that came in: in bold, and between signs where there is no colour."""
    return Content.styled(f"[+{text}+]" if _is_plain() else f"+{text}", _IN_STYLE)


def _is_plain() -> bool:
    return bool(environ.get("NO_COLOR"))


def signs() -> str:
    """Return in words how it is shown what went out and what came in."""
    return f"{gone('weg').plain} is eruit, {come('erbij').plain} is erin gekomen."


def marked(before: Any, after: Any, *, around: int = 0) -> Content:
    """Return the later value with what went out and what came in, each with its sign.

    With ``around``, no more than so many of the words beside them are shown.
    """
    pieces = []
    found = word_differences(words_of(before), words_of(after))
    for index, (kind, text) in enumerate(found):
        if kind == "same":
            ends = (index > 0, index < len(found) - 1)
            pieces.append(Content(_shortened(text, around, *ends) if around else text))
        elif kind == "out":
            pieces.append(gone(text))
        else:
            pieces.append(come(text))
    return Content("").join(pieces)


def _shortened(text: str, most: int, has_before: bool, has_after: bool) -> str:
    """Return the first and the last words of a text, as far as something stands beside them."""
    words = re.findall(r"\s*\S+\s*", text)
    first = most if has_before else 0
    last = most if has_after else 0
    if len(words) <= first + last + 1:
        return text
    parts = ["".join(words[:first]), " … ", "".join(words[len(words) - last :])]
    return "".join(parts)
