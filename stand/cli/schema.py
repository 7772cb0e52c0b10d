"""``stand schema``: the JSON Schema beside the content."""

import json
from argparse import Namespace

from stand.cli.parser import EXIT_FINE
from stand.content.atomic import write_atomic
from stand.model.schema import schemas
from stand.workspace import Workspace


def run(workspace: Workspace, options: Namespace) -> int:
    """Write one schema for each kind of file and print their paths."""
    for name, schema in schemas().items():
        path = workspace.content / ".schema" / f"{name}.json"
        text = json.dumps(schema, ensure_ascii=False, indent=2) + "\n"
        write_atomic(path, text.encode())
        print(workspace.relative(path))
    return EXIT_FINE
