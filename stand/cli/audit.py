"""``stand audit``: a finished PDF read back, and a statement beside it."""

import sys
from argparse import Namespace
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from textwrap import indent, wrap

from stand.audit.audit import audit
from stand.audit.report import Audit, Check, Result
from stand.audit.rules.rule import Passage
from stand.audit.statement import statement, statement_name
from stand.audit.tree_text import tree_text
from stand.audit.verapdf import verapdf_checks
from stand.cli.parser import EXIT_FINE, EXIT_PROBLEMS, EXIT_WRONG_USE
from stand.cli.report import as_lines, short, summary
from stand.content.atomic import write_atomic
from stand.errors import NotReadable, StandError
from stand.problems import has_errors

Source = Callable[[Path], Sequence[Passage] | None]
"""Gives the text that a PDF was made from, if it is known."""

_LARGEST = 500_000_000
_WORDS = {Result.PASSED: "goed", Result.FAILED: "niet goed", Result.NOT_CHECKED: "-"}


def run(options: Namespace, source: Source = lambda _: None) -> int:
    """Audit the files one after another; one that cannot be read does not stop the others."""
    statuses = []
    for path in options.files:
        try:
            statuses.append(_show_tree(path) if options.tree else _one(path, source))
        except StandError as error:
            print(error, file=sys.stderr)
            statuses.append(EXIT_WRONG_USE)
    return max(statuses, default=EXIT_FINE)


def _show_tree(path: Path) -> int:
    try:
        text = tree_text(_read(path))
    except NotReadable as error:
        raise NotReadable(f"{path}: {error}.") from error
    print(text or f"{path} heeft geen structuur.", flush=True)
    return EXIT_FINE if text else EXIT_PROBLEMS


def _one(path: Path, source: Source) -> int:
    data = _read(path)
    name = short(path.absolute())
    try:
        found = audit(data, name, source(path))
    except NotReadable as error:
        raise NotReadable(f"{path}: {error}.") from error
    found = replace(found, checks=(*found.checks, *verapdf_checks(path.absolute(), name)))
    _report(found)
    beside = path.with_name(statement_name(path.name))
    write_atomic(beside, statement(found))
    print(f"Verslag: {short(beside.absolute())}", flush=True)
    return EXIT_PROBLEMS if has_errors(found.problems) else EXIT_FINE


def _read(path: Path) -> bytes:
    """Return the bytes of a file. Raises NotReadable with the reason."""
    try:
        if path.is_dir():
            raise NotReadable(f"{path} is een map. Noem de PDF zelf.")
        if not path.exists():
            raise NotReadable(f"{path} is er niet.")
        if not path.is_file():
            raise NotReadable(f"{path} is geen gewoon bestand.")
        if path.stat().st_size > _LARGEST:
            raise NotReadable(f"{path} is te groot om te controleren.")
        return path.read_bytes()
    except OSError as error:
        raise NotReadable(f"{path} is niet te lezen ({error.strerror}).") from error


def _report(found: Audit) -> None:
    pages = "1 bladzijde" if found.pages == 1 else f"{found.pages} bladzijden"
    print(f"{found.name}: {pages}")
    for check in found.checks:
        print(_line(check))
    if found.problems:
        print(as_lines(found.problems))
    print(summary(found.problems), file=sys.stderr)


def _line(check: Check) -> str:
    """Return the result of a check on a line, and a reason below it, in 80 columns."""
    count = f" ({check.count})" if check.count else ""
    line = f"  {_WORDS[check.result]:<10}{check.title}{count}"
    if not check.reason:
        return line
    missed = "niet gecontroleerd: " if check.result is Result.NOT_CHECKED else ""
    reason = "\n".join(wrap(missed + check.reason, 68))
    return f"{line}\n{indent(reason, ' ' * 12)}"
