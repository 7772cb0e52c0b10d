"""A record that says itself whether it is whole. It may be deleted at any time."""

import hashlib
import json
from contextlib import suppress
from pathlib import Path
from typing import Any

from stand.content.atomic import write_atomic
from stand.errors import CannotWrite

DAMAGED = (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError)
"""What reading a record raises when it is not there, not whole, or not what it should be."""


def read_record(path: Path) -> dict[str, Any]:
    """Return what is remembered. Raises one of DAMAGED when that is nothing whole."""
    total, _, text = path.read_bytes().partition(b"\n")
    if total != _sum(text):
        raise ValueError
    told: dict[str, Any] = json.loads(text)
    return told


def write_record(path: Path, told: dict[str, Any]) -> None:
    """Remember something; where that cannot be written, it is found out again next time."""
    text = json.dumps(told).encode()
    with suppress(CannotWrite):
        write_atomic(path, _sum(text) + b"\n" + text, durable=False)


def _sum(text: bytes) -> bytes:
    return hashlib.sha256(text).hexdigest().encode()
