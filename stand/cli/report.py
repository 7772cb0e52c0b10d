"""What the commands have in common on the screen: problems, and the files they made."""

import json
from collections.abc import Iterable
from pathlib import Path

from stand.problems import Problem, Severity


def as_lines(problems: Iterable[Problem]) -> str:
    """Return one line for each problem: path:line:column severity code message hint."""
    return "\n".join(
        f"{p.path}:{p.line}:{p.column} {p.severity} {p.code} {p.message} {p.hint}" for p in problems
    )


def as_json(problems: Iterable[Problem]) -> str:
    """Return a JSON list of objects with the fields of a problem."""
    fields = ("path", "line", "column", "severity", "code", "message", "hint")
    rows = [{name: getattr(problem, name) for name in fields} for problem in problems]
    return json.dumps(rows, ensure_ascii=False, indent=2)


def as_annotations(problems: Iterable[Problem]) -> str:
    """Return a workflow command of GitHub Actions for each problem."""
    return "\n".join(
        f"::{p.severity} file={_escape_property(p.path)},line={p.line},col={p.column},"
        f"title={_escape_property(p.code)}::{_escape(f'{p.message} {p.hint}')}"
        for p in problems
    )


def _escape(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _escape_property(text: str) -> str:
    return _escape(text).replace(":", "%3A").replace(",", "%2C")


def summary(problems: list[Problem]) -> str:
    """Return a sentence that counts the problems."""
    if not problems:
        return "Geen problemen gevonden."
    errors = sum(problem.severity is Severity.ERROR for problem in problems)
    warnings = len(problems) - errors
    counts = [
        _count(errors, "fout", "fouten"),
        _count(warnings, "waarschuwing", "waarschuwingen"),
    ]
    return " en ".join(count for count in counts if count) + "."


def _count(number: int, one: str, many: str) -> str:
    return "" if number == 0 else f"{number} {one if number == 1 else many}"


def short(path: Path) -> str:
    """Return the path from where the user stands, if it lies below."""
    return str(path.relative_to(Path.cwd())) if path.is_relative_to(Path.cwd()) else str(path)


def size(count: int) -> str:
    """Return a number of bytes as one reads it."""
    if count < 1_000_000:
        return f"{max(count / 1000, 1):.0f} kB"
    return f"{count / 1_000_000:.1f} MB".replace(".", ",")
