"""Bytes on disk to text, whatever encoding they were saved in."""

from codecs import BOM_UTF8
from pathlib import Path

from stand.errors import reason
from stand.problems import Problem, Severity

MAX_BYTES = 20 * 1024 * 1024


def decode(raw: bytes, name: str) -> tuple[str | None, list[Problem]]:
    """Return the text in the bytes of a file, or None with the problem that says why not."""
    try:
        return raw.decode("utf-8-sig"), []
    except UnicodeDecodeError as error:
        if raw[:2] in (b"\xff\xfe", b"\xfe\xff"):
            return _decode_utf16(raw, name)
        # The offset counts from after a byte order mark; what stands before it is UTF-8.
        before = raw.removeprefix(BOM_UTF8)[: error.start].decode("utf-8")
        line = before.count("\n") + 1
        column = len(before) - before.rfind("\n")
        message = "Dit bestand is niet als UTF-8 opgeslagen; hier staat een teken dat niet klopt."
        hint = "Sla het bestand opnieuw op en kies daarbij als codering UTF-8."
        return None, [Problem(name, line, column, Severity.ERROR, "encoding", message, hint)]


def read_bytes(path: Path, name: str) -> tuple[bytes | None, list[Problem]]:
    """Return the bytes of a file, or None with the problem that says why not."""
    try:
        if path.stat().st_size > MAX_BYTES:
            return None, [_unreadable(name, "Dit bestand is groter dan 20 MB.")]
        return path.read_bytes(), []
    except FileNotFoundError:
        return None, [missing(name)]
    except OSError as error:
        return None, [_unreadable(name, f"Dit bestand is niet te openen ({reason(error)}).")]


def missing(name: str) -> Problem:
    """Return the problem of a file that is not there."""
    message = "Dit bestand is er niet."
    hint = "Zet het bestand op deze plaats, of haal de verwijzing ernaar weg."
    return Problem(name, 1, 1, Severity.ERROR, "missing-file", message, hint)


def _unreadable(name: str, message: str) -> Problem:
    hint = "Kijk of het een gewoon bestand is en of u het mag lezen."
    return Problem(name, 1, 1, Severity.ERROR, "unreadable-file", message, hint)


def _decode_utf16(raw: bytes, name: str) -> tuple[str | None, list[Problem]]:
    try:
        return raw.decode("utf-16"), []
    except UnicodeDecodeError:
        message = "Dit bestand is niet als tekst te lezen."
        hint = "Sla het bestand opnieuw op en kies daarbij als codering UTF-8."
        return None, [Problem(name, 1, 1, Severity.ERROR, "encoding", message, hint)]
