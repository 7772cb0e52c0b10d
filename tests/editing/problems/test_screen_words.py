"""Nothing that is said in the editor speaks of files, keys or commands."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import stand
from stand.editing.problems.screen_words import screen_words

_ROOMS = ("checks", "charts", "numbers", "audit")
_FILES = ("content/load.py", "content/observations.py", "content/tables.py")
_DENIED = re.compile(
    r"yaml|json|loose_numbers|‘chapters’|‘kind:|‘figure:|‘body’|‘lead’|\bstand [a-z]+’|small_counts"
)


def sentences() -> Iterator[str]:
    """Yield each Dutch sentence in the code that finds problems; what it fills in is ‘naam’."""
    root = Path(stand.__file__).parent
    files = [one for room in _ROOMS for one in sorted((root / room).rglob("*.py"))]
    for file in [*files, *(root / name for name in _FILES)]:
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.JoinedStr):
                yield "".join(
                    str(one.value) if isinstance(one, ast.Constant) else "naam"
                    for one in node.values
                )
            elif isinstance(node, ast.Constant) and isinstance(node.value, str):
                yield node.value


_TOLD = sorted({one for one in sentences() if re.match(r"[A-Z‘].* .*\.$", one) and "\n" not in one})
_FOUND = [one for one in _TOLD if _DENIED.search(one) and "``" not in one]


def test_there_are_sentences_to_look_at() -> None:
    assert len(_FOUND) > 10


@pytest.mark.parametrize("words", _FOUND)
def test_what_is_shown_has_no_names_of_files_and_keys(words: str) -> None:
    said = screen_words(words)
    assert not _DENIED.search(said), said
    assert said[0].isupper() or said[0] == "‘"


def test_other_words_stay_as_they_are() -> None:
    words = "De kolom ‘aantal’ staat niet in tables/landen.csv."
    assert screen_words(words) == words
