"""The process that builds an edition.

    python -m stand.preview.build_process ROOT YEAR FOLDER HOW

HOW is ``final`` or ``draft``. It tells what it does in frames (:mod:`stand.preview.protocol`).
"""

import os
import sys
from pathlib import Path
from threading import Thread
from typing import BinaryIO

from stand.build import build
from stand.errors import StandError
from stand.preview.messages import BuildFailed, BuildNews, Built, Progress, Refused
from stand.preview.process import begin
from stand.preview.protocol import pack
from stand.workspace import Workspace

_UNEXPECTED = (
    "Het maken van de PDF liep vast. Wat er al stond, is nog heel. "
    "Kijk wat er het laatst veranderd is."
)


def main(root: str, year: str, folder: str, how: str) -> None:
    """Build an edition, and tell what comes of it."""
    requests, answers = begin()
    Thread(target=_end_with, args=(requests,), daemon=True).start()

    def tell(news: BuildNews) -> None:
        answers.write(pack(news))
        answers.flush()

    try:
        outcome = build(
            Workspace.at(Path(root)),
            year,
            Path(folder),
            as_final=how == "final",
            progress=lambda done, total: tell(Progress(done, total)),
        )
    except StandError as error:
        tell(BuildFailed(str(error)))
    except Exception:
        tell(BuildFailed(_UNEXPECTED))
        raise
    else:
        built, problems = outcome.built, tuple(outcome.problems)
        if built is None:
            tell(Refused(problems))
        else:
            tell(Built(str(built.path), built.pages, built.draft, problems))


def _end_with(requests: BinaryIO) -> None:
    """End this process when the pipe from its parent is closed."""
    requests.read()
    os._exit(1)


if __name__ == "__main__":
    main(*sys.argv[1:])
