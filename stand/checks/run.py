"""All rules, in one list, and the function that applies them."""

from collections.abc import Callable, Iterator

from stand.checks import final, structure, style, text
from stand.model.publication import Publication
from stand.problems import Problem

Check = Callable[[Publication], Iterator[Problem]]

CHECKS: tuple[Check, ...] = (
    text.check_texts,
    structure.check_numbers,
    structure.check_figures,
    structure.check_names,
    structure.check_tables,
    structure.check_addresses,
    structure.check_empty,
    style.check_colours,
    style.check_fonts,
    style.check_dates,
)
FINAL_CHECKS: tuple[Check, ...] = (final.check_final,)


def check(publication: Publication, *, as_final: bool = False) -> list[Problem]:
    """Return all problems of a publication, in the order of files and lines."""
    checks = (*CHECKS, *FINAL_CHECKS) if as_final else CHECKS
    return sorted({problem for rule in checks for problem in rule(publication)})
