"""Where the command line starts and ends: arguments in, exit status out."""

import os
import sys
from argparse import Namespace
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from stand.cli.parser import EXIT_FINE, EXIT_WRONG_USE, make_parser
from stand.collecting import collect_seldom
from stand.errors import StandError, reason

if TYPE_CHECKING:
    from stand.workspace import Workspace

_INTERRUPTED = 130


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command and return its exit status: 0 fine, 1 errors in the content, 2 cannot run."""
    collect_seldom()
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    parser = make_parser()
    options = parser.parse_args(arguments)
    if options.command is None:
        parser.print_help()
        return EXIT_FINE
    try:
        if options.command == "audit":
            return _audit(options)
        return _command(options.command)(_workspace(options), options)
    except StandError as error:
        print(error, file=sys.stderr)
    except KeyboardInterrupt:
        print("Afgebroken. Wat er al stond, is niet veranderd.", file=sys.stderr)
        return _INTERRUPTED
    except BrokenPipeError:
        # Whoever read our output stopped reading; the rest has nowhere to go.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except OSError as error:
        where = f" ({error.filename})" if error.filename else ""
        print(f"Dit lukt niet: {reason(error)}{where}.", file=sys.stderr)
    return EXIT_WRONG_USE


def _workspace(options: Namespace) -> "Workspace":
    from stand.workspace import Workspace  # help needs none

    root: Path | None = getattr(options, "root", None)
    return Workspace.at(root) if root is not None else Workspace.find(Path.cwd())


def _audit(options: Namespace) -> int:
    """Run the one command that needs no workspace: it looks at any PDF."""
    from stand.build import source_of
    from stand.cli.audit import run

    return run(options, source_of)


def _command(name: str) -> Callable[["Workspace", Namespace], int]:
    """Return the function of a command; only its own imports are paid for."""
    if name == "edit":
        from stand.cli.edit import run
    elif name == "preview":
        from stand.cli.preview import run
    elif name == "build":
        from stand.cli.build import run
    elif name == "check":
        from stand.cli.check import run
    elif name == "figure":
        from stand.cli.figure import run
    elif name == "figures":
        from stand.cli.figures import run
    elif name == "years":
        from stand.cli.years import run
    else:
        from stand.cli.schema import run
    return run


if __name__ == "__main__":
    sys.exit(main())
