"""``stand build``: the PDF of each edition."""

import sys
from argparse import Namespace

from stand.build import Outcome, build
from stand.cli.parser import EXIT_FINE, EXIT_PROBLEMS
from stand.cli.report import as_lines, short, size, summary
from stand.problems import has_errors
from stand.workspace import Workspace


def run(workspace: Workspace, options: Namespace) -> int:
    """Build the wanted years one after another, and say what came of each."""
    output = (options.output or workspace.output).resolve()
    status = EXIT_FINE
    for year in workspace.chosen_years(options.years):
        progress = _ProgressLine(year)
        outcome = build(workspace, year, output, as_final=options.final, progress=progress.show)
        progress.clear()
        _report(year, outcome)
        if has_errors(outcome.problems):
            status = EXIT_PROBLEMS
    return status


def _report(year: str, outcome: Outcome) -> None:
    if outcome.problems:
        print(as_lines(outcome.problems))
        print(summary(outcome.problems), file=sys.stderr)
    built = outcome.built
    if built is None:
        print(f"{year}: geen PDF gemaakt. Los eerst de fouten op.", file=sys.stderr)
        return
    kind = " (concept)" if built.draft else ""
    print(f"{short(built.path)}{kind}: {built.pages} bladzijden, {size(built.size)}", flush=True)


class _ProgressLine:
    """One line that is rewritten, on a terminal; nothing elsewhere."""

    def __init__(self, year: str) -> None:
        self._year = year
        self._on = sys.stderr.isatty()

    def show(self, done: int, total: int) -> None:
        if self._on:
            print(
                f"\r\033[K{self._year}: deel {done} van {total} opgemaakt", end="", file=sys.stderr
            )
            sys.stderr.flush()

    def clear(self) -> None:
        if self._on:
            print("\r\033[K", end="", file=sys.stderr, flush=True)
