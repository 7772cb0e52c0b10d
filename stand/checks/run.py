"""All rules, in explicit lists, and the function that applies them."""

from collections.abc import Callable, Iterator
from dataclasses import replace

from stand.checks import (
    definitions,
    descriptions,
    directions,
    excuses,
    figure_data,
    figure_values,
    final,
    hedges,
    languages,
    literals,
    majorities,
    notes,
    observations,
    periods,
    ranks,
    ratios,
    references,
    structure,
    style,
    text,
    totals,
    uses,
)
from stand.checks.prose import Sentence, sentences_by_file
from stand.model.publication import Publication
from stand.numbers.edition import figures_of
from stand.numbers.figures import Figures
from stand.numbers.uses import Use, uses_of
from stand.problems import Problem, Severity

CHECKS: tuple[Callable[[Publication], Iterator[Problem]], ...] = (
    text.check_texts,
    notes.check_notes,
    languages.check_languages,
    structure.check_numbers,
    structure.check_figures,
    structure.check_names,
    structure.check_tables,
    structure.check_addresses,
    structure.check_empty,
    style.check_colours,
    style.check_fonts,
    style.check_dates,
    figure_values.check_written_values,
)
BANK_CHECKS: tuple[Callable[[Publication, Figures], Iterator[Problem]], ...] = (
    references.check_references,
    figure_values.check_labels,
    figure_data.check_figure_data,
    definitions.check_definitions,
    observations.check_observations,
    totals.check_totals,
    totals.check_tiles,
    observations.check_revisions,
)
USE_CHECKS: tuple[Callable[[Publication, list[Use], Figures], Iterator[Problem]], ...] = (
    uses.check_unused,
    uses.check_unknown_uses,
)
PROSE_CHECKS: tuple[Callable[[list[Sentence], Figures], Iterator[Problem]], ...] = (
    literals.check_literals,
    hedges.check_hedges,
    ratios.check_ratios,
    directions.check_directions,
    ranks.check_ranks,
    majorities.check_majorities,
    periods.check_periods,
    periods.check_unnamed_periods,
    uses.check_definition_changes,
    uses.check_precisions,
)
FINAL_CHECKS: tuple[Callable[[Publication], Iterator[Problem]], ...] = (final.check_final,)
# A warning while one writes, an error in what is published.
ERRORS_WHEN_FINAL = frozenset({"literal-number"})


def check(publication: Publication, *, as_final: bool = False) -> list[Problem]:
    """Return all problems of a publication, in the order of files and lines."""
    problems: set[Problem] = set()
    for _ in check_in_steps(problems, publication):
        pass
    if as_final:
        problems = {_when_final(problem) for problem in problems}
        problems.update(p for rule in FINAL_CHECKS for p in rule(publication))
    return sorted(problems)


def check_in_steps(problems: set[Problem], publication: Publication) -> Iterator[None]:
    """Add all problems of a publication that need not be final; yield after each step.

    The sentences of a file are a step, and so is a rule.
    """
    figures = figures_of(publication)
    prose: list[Sentence] = []
    for of_file in sentences_by_file(publication, figures):
        prose += of_file
        yield
    used = uses_of(publication)
    yield
    for found in (
        *(rule(publication) for rule in CHECKS),
        *(bank_rule(publication, figures) for bank_rule in BANK_CHECKS),
        *(use_rule(publication, used, figures) for use_rule in USE_CHECKS),
        *(prose_rule(prose, figures) for prose_rule in PROSE_CHECKS),
        descriptions.check_descriptions(publication, figures, prose),
        excuses.check_unused_excuses(publication, prose),
    ):
        problems.update(found)
        yield


def _when_final(problem: Problem) -> Problem:
    if problem.code in ERRORS_WHEN_FINAL:
        return replace(problem, severity=Severity.ERROR)
    return problem
