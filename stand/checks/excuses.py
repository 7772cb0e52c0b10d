"""Excused numbers (``loose_numbers``) that nothing needs any more."""

from collections.abc import Iterator

from stand.checks.figure_values import is_written, written_text
from stand.checks.prose import Sentence
from stand.markup.typography import curly
from stand.model.amounts import amounts
from stand.model.captions import Captioned
from stand.model.chapter import ChapterBase
from stand.model.publication import Publication
from stand.model.source import Path, Source
from stand.problems import Problem, Severity


def check_unused_excuses(publication: Publication, sentences: list[Sentence]) -> Iterator[Problem]:
    """Yield numbers that were excused and that are not in the text any more."""
    printed: dict[str, list[str]] = {}
    for sentence in sentences:
        printed.setdefault(sentence.source.path, []).append(sentence.text)
    for source, place, model in _with_excuses(publication):
        values = [written_text(item) for _, item in amounts(model)]
        texts = printed.get(source.path, []) + values
        for index, loose in enumerate(model.loose_numbers):
            words = curly(" ".join(loose.text.split()))
            if not any(words in text or is_written(words, text) for text in texts):
                yield source.problem(
                    (*place, "loose_numbers", index, "text"),
                    "unused-excuse",
                    f"‘{loose.text}’ komt in dit bestand niet meer voor.",
                    "Haal deze regel weg, of pas hem aan de tekst aan.",
                    severity=Severity.WARNING,
                )


def _with_excuses(
    publication: Publication,
) -> Iterator[tuple[Source, Path, ChapterBase | Captioned]]:
    """Yield everything that may hold excused numbers, with its place in its file."""
    for figure in publication.figures.values():
        yield figure.source, (), figure.figure
    for file in publication.chapters:
        yield file.source, (), file.chapter
        for index, item in enumerate(file.chapter.body):
            if isinstance(item.block, Captioned):
                yield file.source, ("body", index, item.kind), item.block
