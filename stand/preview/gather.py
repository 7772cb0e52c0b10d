"""What is known of an edition, gathered for the editor."""

import re
from collections.abc import Iterator, Mapping

from stand.charts.depict import Depictions
from stand.checks.references import fault_of, references_in
from stand.markup.markdown import plain_text
from stand.model.blocks import Bottleneck, HelpNeeded
from stand.model.chapter import Theme
from stand.model.numbering import Numbering
from stand.model.placed import all_figures
from stand.model.publication import ChapterFile, Publication
from stand.model.source import Path
from stand.numbers.edition import figures_of
from stand.numbers.figures import Figures
from stand.numbers.series import shown_value
from stand.numbers.uses import Use, uses_of
from stand.numbers.wording import worded_inline
from stand.preview.facts import (
    Facts,
    FigureFacts,
    IndicatorFacts,
    SeriesValue,
    TargetFacts,
    UseFacts,
)
from stand.render.register import Register
from stand.render.view import View

_SENTENCE_END = re.compile(r"[.!?…]\s+|\n\s*\n")
_MOST = 160


class Gathered:
    """What is known of one version of an edition; ``pages`` has the page of each anchor.

    ``facts`` are all that follow from the content alone, once they are gathered: no figures, no
    first pages.
    """

    def __init__(self, publication: Publication, pages: Mapping[str, int]) -> None:
        self.pages = pages
        self.facts: Facts | None = None
        self._publication = publication
        self._figures = figures_of(publication)
        self._numbering = Numbering(publication)
        register = Register()
        register.note(pages)
        self._view = View(publication, self._numbering, register, Depictions())

    def in_steps(self) -> Iterator[None]:
        """Gather what ``facts`` are; yield before each step."""
        if self.facts is not None:
            return
        yield
        indicators, targets = tuple(self._indicators()), tuple(self._targets())
        yield
        uses = uses_in(self._publication, self._figures)
        yield
        printed = self._printed()
        yield
        numbers, full_words = dict(self._numbers()), self._view.full_words
        self.facts = Facts(indicators, targets, uses, (), printed, numbers, {}, full_words)

    def answer(self, reference: str) -> tuple[str, str]:
        """Return what a reference prints, and what is wrong with it; one of the two is empty."""
        fault = fault_of(reference, self._numbering, self._figures)
        if fault is not None:
            return "", f"{fault[1]} {fault[2]}"
        return self._view.bare(f"[[{reference}]]"), ""

    def figures(self, depictions: Depictions) -> tuple[FigureFacts, ...]:
        """Return the figures; of those that are not depicted the description is empty."""
        return tuple(self._figure_facts(depictions))

    def _figure_facts(self, depictions: Depictions) -> Iterator[FigureFacts]:
        for placed in all_figures(self._publication):
            target = self._numbering.targets.get(f"figure:{placed.name}")
            label = f"{self._view.labels.figure} {target.number}" if target else ""
            depiction = depictions.by_name.get(placed.name)
            yield FigureFacts(
                placed.name,
                label,
                self._view.bare(placed.figure.title),
                depiction.alt if depiction else "",
                drafted=not placed.figure.alt,
            )

    def _indicators(self) -> Iterator[IndicatorFacts]:
        for name, indicator in self._figures.known.bank.indicators.items():
            yield IndicatorFacts(
                name,
                indicator.label,
                indicator.unit,
                plain_text(indicator.definition or ""),
                tuple(self._series(name)),
            )

    def _series(self, name: str) -> Iterator[SeriesValue]:
        known = self._figures.known
        for period in known.all_periods:
            found, shown = known.observation(name, period), shown_value(self._figures, name, period)
            if found is not None:
                yield SeriesValue(period, shown, found.status.value, found.edition, found.note)
            elif shown:
                yield SeriesValue(period, shown, "derived", "", "")

    def _targets(self) -> Iterator[TargetFacts]:
        for reference, target in self._numbering.targets.items():
            yield TargetFacts(reference, plain_text(target.label), self._view.bare(target.title))

    def _printed(self) -> dict[str, str]:
        used = {
            content
            for _, text in self._publication.texts
            if "[[" in text.value
            for content in references_in(text)
        }
        answers = {content: self.answer(content)[0] for content in sorted(used)}
        return {content: printed for content, printed in answers.items() if printed}

    def _numbers(self) -> Iterator[tuple[tuple[str, Path], str]]:
        for file in self._publication.chapters:
            path = file.source.path
            if isinstance(file.chapter, Theme):
                yield (path, ()), self._view.theme_number(file.chapter.number)
            for index in range(len(file.chapter.body)):
                for place, number in self._numbers_at(file, index):
                    yield (path, place), number

    def _numbers_at(self, file: ChapterFile, index: int) -> Iterator[tuple[Path, str]]:
        block = file.chapter.body[index].block
        theme = f"{file.chapter.number}." if isinstance(file.chapter, Theme) else ""
        target = self._numbering.by_place.get((file.name, index))
        if target is not None:
            yield ("body", index), target.number
        elif isinstance(block, Bottleneck):
            yield ("body", index), f"{theme}{block.number}"
        elif isinstance(block, HelpNeeded):
            for at, request in enumerate(block.requests):
                yield ("body", index, "help_needed", "requests", at), f"{theme}{request.number}"


def uses_in(publication: Publication, figures: Figures) -> tuple[UseFacts, ...]:
    """Return each use of an indicator in an edition, with the words around it as printed."""
    texts = {(source.path, text.path): text.value for source, text in publication.texts}
    titles = dict(_titles(publication))
    return tuple(
        UseFacts(use.indicator, *use.place, use.path, _words(use, texts, titles, figures))
        for use in uses_of(publication)
    )


def _titles(publication: Publication) -> Iterator[tuple[tuple[str, Path], str]]:
    """Yield the titles of figures and blocks, by their place."""
    for file in publication.chapters:
        for index, item in enumerate(file.chapter.body):
            yield (file.source.path, ("body", index)), getattr(item.block, "title", None) or ""
    for figure in publication.figures.values():
        yield (figure.source.path, ()), figure.figure.title


def _words(
    use: Use,
    texts: Mapping[tuple[str, Path], str],
    titles: Mapping[tuple[str, Path], str],
    figures: Figures,
) -> str:
    path = use.source.path
    if use.in_text:
        words = _sentence_with(texts[path, use.path], f"[[{use.indicator}", use.earlier)
    else:
        words = titles.get((path, use.path[:2])) or titles.get((path, ()), "")
    words = worded_inline(words, figures)
    return words if len(words) <= _MOST else f"{words[:_MOST].rsplit(' ', 1)[0]} …"


def _sentence_with(text: str, quote: str, skip: int) -> str:
    """Return the sentence in which a quotation stands, after so many earlier ones."""
    at = -1
    for _ in range(skip + 1):
        at = text.find(quote, at + 1)
    at = max(at, 0)
    start = max((match.end() for match in _SENTENCE_END.finditer(text, 0, at)), default=0)
    end = _SENTENCE_END.search(text, at)
    return text[start : end.start() + 1 if end else len(text)].strip()
