"""``python -m tests.bench [NAME…]``: measure, print the table, and fail when a bound is passed."""

import os
import sys
import tempfile
from argparse import ArgumentParser
from collections.abc import Callable, Iterator
from pathlib import Path

from tests.bench import building, opening, picturing, pressing
from tests.bench.frame import Pair, table

MEASUREMENTS: dict[str, Callable[[Path], Iterator[Pair]]] = {
    "opening": opening.pairs,
    "pressing": pressing.pairs,
    "pictures": picturing.own,
    "pictures-growth": picturing.made,
    "commands": building.commands,
    "builds": building.builds,
    "editions": building.editions,
    "growth": building.growth,
}
"""Each measures in a folder that is its own, and yields what it found."""
LONG: dict[str, Callable[[Path], Iterator[Pair]]] = {
    "hundredfold": building.hundredfold,
    "pictures-hundredfold": picturing.hundredfold,
}
"""These take minutes, and are measured only when they are named."""


def main() -> int:
    known = MEASUREMENTS | LONG
    parser = ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", help=", ".join(known))
    names = parser.parse_args().names or list(MEASUREMENTS)
    if unknown := set(names) - set(known):
        parser.error(f"there is no measurement {', '.join(sorted(unknown))}")
    # What is measured keeps its compiled modules, as for everybody who uses it.
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    found: list[Pair] = []
    for name in names:
        with tempfile.TemporaryDirectory(prefix="stand-bench-") as folder:
            for pair in known[name](Path(folder)):
                print(f"measured: {pair.name}", file=sys.stderr)  # noqa: T201
                found.append(pair)
    print(table(found))  # noqa: T201
    return int(any(pair.passed(bound) for pair in found for bound in pair.bounds))


if __name__ == "__main__":
    sys.exit(main())
