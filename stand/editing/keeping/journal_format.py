"""The form in which unsaved work is kept: JSON with its version and a checksum.

    {"stand-journal": 1, "sha256": "…", "body": {"when": "2026-05-20T10:00:00+00:00",
     "files": {"content/2025/voorwoord.yaml": {"base": {"text": "…"}, "text": {"base64": "…"}}}}}

Bytes that are UTF-8 are written as text, so that a person can read them; others as base64; what is
not there is null. The checksum is that of the body as :func:`_written` writes it.
"""

import base64
import hashlib
import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any

VERSION = 1
Pair = tuple[bytes | None, bytes | None]


class Damaged(ValueError):
    """These bytes are no journal, or not as they were written."""


class Unknown(ValueError):
    """A newer version of the program wrote this."""


class Packer:
    """Makes journals one after another; what did not change in between is made once."""

    def __init__(self) -> None:
        self._pieces: dict[str, tuple[Pair, bytes]] = {}

    def pack(self, when: datetime, files: Mapping[str, Pair]) -> bytes:
        """Return the bytes of a journal: per file what it was, and what it is to become."""
        self._pieces = {path: (files[path], self._piece(path, files[path])) for path in files}
        pieces = b", ".join(self._pieces[path][1] for path in sorted(files))
        body = b'{"files": {%b}, "when": %b}' % (pieces, _written(when.isoformat()))
        checksum = hashlib.sha256(body).hexdigest()
        head = f'{{"stand-journal": {VERSION}, "sha256": "{checksum}", "body": '
        return head.encode("ascii") + body + b"}\n"

    def _piece(self, path: str, pair: Pair) -> bytes:
        kept = self._pieces.get(path)
        if kept is not None and kept[0] == pair:
            return kept[1]
        base, text = pair
        return _written(path) + b": " + _written({"base": _packed(base), "text": _packed(text)})


def unpack(raw: bytes) -> tuple[datetime, dict[str, Pair]]:
    """Return when the journal was written and its files; raise Damaged or Unknown."""
    try:
        journal = json.loads(raw)
        version, body = journal["stand-journal"], journal["body"]
        if version != VERSION:
            raise Unknown(version)
        if hashlib.sha256(_written(body)).hexdigest() != journal["sha256"]:
            raise Damaged("checksum")
        files = {
            path: (_unpacked(kept["base"]), _unpacked(kept["text"]))
            for path, kept in body["files"].items()
        }
        return datetime.fromisoformat(body["when"]), files
    except Unknown:
        raise
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise Damaged(str(error)) from error


def _written(value: Any) -> bytes:
    return json.dumps(value, sort_keys=True).encode("ascii")


def _packed(raw: bytes | None) -> dict[str, str] | None:
    if raw is None:
        return None
    try:
        return {"text": raw.decode("utf-8")}
    except UnicodeDecodeError:
        return {"base64": base64.b64encode(raw).decode("ascii")}


def _unpacked(packed: dict[str, str] | None) -> bytes | None:
    if packed is None:
        return None
    if "text" in packed:
        return packed["text"].encode("utf-8")
    return base64.b64decode(packed["base64"], validate=True)
