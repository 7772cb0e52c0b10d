"""``stand years``: which editions there are."""

import json
from argparse import Namespace

from stand.cli.parser import EXIT_FINE
from stand.workspace import Workspace


def run(workspace: Workspace, options: Namespace) -> int:
    """Print the years, one a line or as a JSON list."""
    years = workspace.years()
    print(json.dumps(years) if options.format == "json" else "\n".join(years))
    return EXIT_FINE
