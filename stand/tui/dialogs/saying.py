"""Values and their differences in words, with signs besides colours."""

from typing import Any

from textual.content import Content

from stand.editing.absent import ABSENT
from stand.editing.differences import word_differences
from stand.editing.forms import summary

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


def marked(before: Any, after: Any) -> Content:
    """Return the later value with what went out and what came in: [-out-] and [+in+]."""
    pieces = []
    for kind, text in word_differences(words_of(before), words_of(after)):
        if kind == "same":
            pieces.append(Content(text))
        elif kind == "out":
            pieces.append(Content.styled(f"[-{text}-]", _OUT_STYLE))
        else:
            pieces.append(Content.styled(f"[+{text}+]", _IN_STYLE))
    return Content("").join(pieces)
