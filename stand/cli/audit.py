"""``stand audit``: a finished PDF read back, and a statement beside it."""

import os
import sys
from argparse import Namespace
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from textwrap import wrap

from stand.audit.audit import audit
from stand.audit.report import WORDS, Audit, Check, Result, not_done_words, outcome
from stand.audit.rules.rule import Passage
from stand.audit.statement import statement, statement_name
from stand.audit.tree_text import tree_text
from stand.audit.verapdf import verapdf_checks
from stand.cli.parser import EXIT_FINE, EXIT_PROBLEMS, EXIT_WRONG_USE
from stand.cli.report import as_annotations, as_json, as_lines, short
from stand.content.atomic import write_atomic
from stand.errors import CannotWrite, NotReadable, StandError, WrongUse, reason
from stand.problems import has_errors

Source = Callable[[Path], Sequence[Passage] | None]
"""Gives the text that a PDF was made from, if it is known."""

_LARGEST = 500_000_000
_WIDTH = 80
_INDENT = 18


def run(options: Namespace, source: Source = lambda _: None) -> int:
    """Audit the files one after another; one that cannot be read does not stop the others.

    Raises CannotWrite or WrongUse, before anything is read, when ``--output`` cannot be used.
    """
    if options.tree:
        return _trees(options.files)
    _look_at_output(options.output, options.files)
    found: list[Audit] = []
    for path in options.files:
        try:
            done, beside = _one(path, source, options.output)
        except StandError as error:
            print(error, file=sys.stderr)
            continue
        if options.format == "text":
            if found:
                print()
            _show(done, beside)
        found.append(done)
    _sum_up(found, options)
    if len(found) < len(options.files):
        return EXIT_WRONG_USE
    return EXIT_PROBLEMS if any(has_errors(each.problems) for each in found) else EXIT_FINE


def _trees(paths: Sequence[Path]) -> int:
    statuses = []
    for number, path in enumerate(paths):
        try:
            text = _tree(path)
        except StandError as error:
            print(error, file=sys.stderr)
            statuses.append(EXIT_WRONG_USE)
            continue
        if number:
            print()
        if len(paths) > 1:
            print(f"{path}:")
        print(text or f"{path} heeft geen structuur.", flush=True)
        statuses.append(EXIT_FINE if text else EXIT_PROBLEMS)
    return max(statuses)


def _tree(path: Path) -> str:
    data = _read(path)
    try:
        return tree_text(data, with_pages=True)
    except NotReadable as error:
        raise NotReadable(f"{path}: {error}.") from error


def _one(path: Path, source: Source, output: Path | None) -> tuple[Audit, Path]:
    """Audit a file and write its statement; return both, the second by its path."""
    data = _read(path)
    beside = (output or path.parent) / statement_name(path.name)
    _look_at_room(beside.parent)
    name = short(path.absolute())
    try:
        found = audit(data, name, source(path))
    except NotReadable as error:
        raise NotReadable(f"{path}: {error}.") from error
    found = found.judged_by(verapdf_checks(path.absolute(), name))
    write_atomic(beside, statement(found))
    return found, beside


def _look_at_output(output: Path | None, files: Sequence[Path]) -> None:
    """Refuse a folder that cannot hold the statements of all files."""
    if output is None:
        return
    _look_at_room(output)
    names = Counter(statement_name(path.name) for path in dict.fromkeys(files))
    twice = next((name for name, count in names.items() if count > 1), None)
    if twice is not None:
        raise WrongUse(f"Twee verslagen zouden {twice} heten. Doe dit in twee keer.")


def _look_at_room(folder: Path) -> None:
    """Raise CannotWrite when a folder, or the one that it would come in, takes no files."""
    there = next(each for each in (folder.absolute(), *folder.absolute().parents) if each.exists())
    if not there.is_dir():
        raise CannotWrite(f"{there} is geen map: daar kan het verslag niet in.")
    if not os.access(there, os.W_OK | os.X_OK):
        raise CannotWrite(
            f"In de map {there} mag u niet schrijven. Kies met --output een andere map voor het "
            "verslag."
        )


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
        raise NotReadable(f"{path} is niet te lezen ({reason(error)}).") from error


def _show(found: Audit, beside: Path) -> None:
    """Print what came of each check, the problems, and where the statement is."""
    pages = "1 bladzijde" if found.pages == 1 else f"{found.pages} bladzijden"
    print(f"{found.name}: {pages}")
    for check in found.checks:
        if check.result is not Result.NOT_CHECKED:
            print(_line(check))
    for why, checks in found.not_done().items():
        print(_wrapped(not_done_words(why, checks), "  ", "    "))
    if found.problems:
        print(as_lines(found.problems))
    print(f"Verslag: {short(beside.absolute())}", flush=True)


def _line(check: Check) -> str:
    """Return the result of a check on a line, with a reason if there is one, in 80 columns."""
    count = f" ({check.count})" if check.count else ""
    reason = f"; {check.reason}" if check.reason else ""
    start = f"  {WORDS[check.result]}".ljust(_INDENT)
    return _wrapped(f"{check.title}{count}{reason}", start, " " * _INDENT)


def _wrapped(text: str, first: str, others: str) -> str:
    return "\n".join(wrap(text, _WIDTH, initial_indent=first, subsequent_indent=others))


def _sum_up(found: list[Audit], options: Namespace) -> None:
    problems = [problem for each in found for problem in each.problems]
    if options.format == "json":
        print(as_json(problems))
        return
    if options.format == "github" and problems:
        print(as_annotations(problems))
    if found:
        files = f"{len(found)} bestanden. " if len(found) > 1 else ""
        print(f"{files}{outcome(found)}", file=sys.stderr)
