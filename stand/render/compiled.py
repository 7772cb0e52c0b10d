"""Templates kept as Python compiled them: making them anew takes longer than to lay out a page."""

import hashlib
from contextlib import suppress
from pathlib import Path

from jinja2.bccache import Bucket, BytecodeCache

from stand.content.atomic import write_atomic
from stand.errors import CannotWrite

_SUM = 32


class Compiled(BytecodeCache):
    """Keeps templates in a folder that may be deleted at any time; what is damaged is not used."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def load_bytecode(self, bucket: Bucket) -> None:
        with suppress(OSError):
            kept = (self._folder / bucket.key).read_bytes()
            if kept[:_SUM] == hashlib.sha256(kept[_SUM:]).digest():
                bucket.bytecode_from_string(kept[_SUM:])

    def dump_bytecode(self, bucket: Bucket) -> None:
        code = bucket.bytecode_to_string()
        with suppress(CannotWrite):
            path = self._folder / bucket.key
            write_atomic(path, hashlib.sha256(code).digest() + code, durable=False)
