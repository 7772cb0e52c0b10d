"""``stand years``: which editions there are."""

import json
from argparse import Namespace

from stand.cli.parser import EXIT_FINE
from stand.workspace import Workspace


def run(workspace: Workspace, options: Namespace) -> int:
    """Print the years, one a line or as a JSON list."""
    years = workspace.years()
    if options.format == "json":
        print(json.dumps(years))
    else:
        for year in years:
            print(year)
    return EXIT_FINE
