"""``stand check``: all problems of the content, without making anything."""

import sys
from argparse import Namespace

from stand.checked import load_and_check
from stand.cli.parser import EXIT_FINE, EXIT_PROBLEMS
from stand.cli.report import as_annotations, as_json, as_lines, summary
from stand.problems import Problem, has_errors
from stand.workspace import Workspace


def run(workspace: Workspace, options: Namespace) -> int:
    """Print the problems of the wanted years in the wanted form."""
    found: set[Problem] = set()
    for year in workspace.chosen_years(options.years):
        found.update(load_and_check(workspace, year, as_final=options.final)[1])
    problems = sorted(found)
    form = {"json": as_json, "github": as_annotations, "text": as_lines}[options.format]
    shown = form(problems)
    if shown:
        print(shown)
    if options.format != "json":
        print(summary(problems), file=sys.stderr)
    return EXIT_PROBLEMS if has_errors(problems) else EXIT_FINE
