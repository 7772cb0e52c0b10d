"""Somebody who types and saves without end: ``python -m tests.editing.typist ROOT``.

Each line of output tells what is certain by then: ``kept N`` or ``saved N`` for the Nth sentence.
"""

import sys
from itertools import count
from pathlib import Path

from stand.editing.session import Session
from stand.workspace import Workspace

CHAPTER = "content/2030/voorwoord.yaml"
PLACE = ("body", 0, "text")


def sentence(number: int) -> str:
    """Return what is typed at a turn: long enough that half of it can be told from all of it."""
    return f"Zin {number}. " + "En dit hoort er ook bij. " * 40 + f"Tot zover zin {number}."


def main() -> None:
    session = Session(Workspace.at(Path(sys.argv[1])), "2030")
    for number in count(1):
        session.set_value(CHAPTER, PLACE, sentence(number))
        if number % 7 == 0:
            session.save()
            print(f"saved {number}", flush=True)  # noqa: T201
        elif number % 3 == 0:
            session.recovery.flush()
            print(f"kept {number}", flush=True)  # noqa: T201


if __name__ == "__main__":
    main()
