"""``stand build``: the PDF of each edition."""

import sys
from argparse import Namespace
from collections.abc import Iterator

from stand.cli.parser import EXIT_FINE, EXIT_PROBLEMS, EXIT_WRONG_USE
from stand.cli.progress import ProgressLine
from stand.cli.report import as_lines, short, size, summary
from stand.errors import StandError
from stand.forked import cores, cores_to_fork_on
from stand.outcome import Outcome
from stand.problems import has_errors
from stand.remembered.builds import Wanted, recall
from stand.workspace import Workspace

Answer = Outcome | StandError
"""What came of an edition, or why nothing could come of it."""


def run(workspace: Workspace, options: Namespace) -> int:
    """Build the wanted years, as many at once as there are cores; say what came of each in order.

    An edition that cannot be made does not stop the others.
    """
    output = (options.output or workspace.output).resolve()
    years = workspace.chosen_years(options.years)
    wanted = [Wanted(workspace, year, output, options.final) for year in years]
    line = ProgressLine(years)
    status = EXIT_FINE
    try:
        for year, answer in _in_order(wanted, line):
            line.clear()
            status = max(status, _report(year, answer))
    finally:
        line.clear()
    return status


def _in_order(wanted: list[Wanted], line: ProgressLine) -> Iterator[tuple[str, Answer]]:
    """Yield what came of each edition: what is known already, or as soon as it is made."""
    answers: dict[str, Answer] = {}
    to_make = []
    for each in wanted:
        known = recall(each)
        if known is None:
            to_make.append(each)
        else:
            answers[each.year] = known
            line.is_done(each.year)
    makes = _make(to_make, line)
    for each in wanted:
        while each.year not in answers:
            year, answer = next(makes)
            answers[year] = answer
            line.is_done(year)
        yield each.year, answers.pop(each.year)


def _make(wanted: list[Wanted], line: ProgressLine) -> Iterator[tuple[str, Answer]]:
    """Make editions and yield what came of each, in any order."""
    if min(cores(), len(wanted)) > 1:
        from stand.cli.side_by_side import side_by_side

        yield from side_by_side(wanted, line.show)
        return
    for each in wanted:
        yield each.year, _made_here(each, line)


def _made_here(wanted: Wanted, line: ProgressLine) -> Answer:
    from stand.build import make

    try:
        return make(
            wanted,
            lambda done, total: line.show(wanted.year, done, total),
            cores=cores_to_fork_on(),
        )
    except StandError as error:
        return error


def _report(year: str, answer: Answer) -> int:
    """Say what came of an edition; return the exit status for it."""
    if isinstance(answer, StandError):
        print(answer, file=sys.stderr)
        return EXIT_WRONG_USE
    if answer.problems:
        print(as_lines(answer.problems))
        print(summary(answer.problems), file=sys.stderr)
    built = answer.built
    if built is None:
        print(f"{year}: geen PDF gemaakt. Los eerst de fouten op.", file=sys.stderr)
    else:
        kind = " (concept)" if built.draft else ""
        print(
            f"{short(built.path)}{kind}: {built.pages} bladzijden, {size(built.size)}", flush=True
        )
    return EXIT_PROBLEMS if has_errors(answer.problems) else EXIT_FINE
