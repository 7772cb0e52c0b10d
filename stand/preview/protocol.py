"""How messages cross from one process to another: frames over a pipe.

A frame is ``STD1``, the length of the head and the length of the body (four bytes each, most
significant first), the head, and the body::

    b"STD1"  head length  body length  head ......  body ......

The head is JSON in UTF-8: ``{"kind": name, "fields": [...], "blobs": [length, ...]}``. ``kind`` is
the name of a dataclass, ``fields`` its values in the order of its fields. In it a dataclass and a
tuple are lists, a mapping is a list of pairs, and bytes are the number of the blob that holds them.
The body is the blobs, one after the other. Nothing in a frame is ever executed: the dataclass says
what each value must be, and anything else is a BrokenFrame. After one, nothing that follows on that
pipe can be trusted.
"""

import json
import struct
import types
from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from enum import Enum
from functools import cache
from itertools import pairwise
from typing import Any, BinaryIO, Union, get_args, get_origin, get_type_hints

_START = struct.Struct(">4sII")
_MAGIC = b"STD1"
_MOST = 512 * 1024 * 1024
START_SIZE = _START.size
"""How many bytes come before the head."""

Kinds = Mapping[str, type]
"""The dataclasses that may come over a pipe, by name."""


class BrokenFrame(Exception):
    """What came over the pipe is no message."""


def kinds_of(*classes: type) -> Kinds:
    """Return dataclasses by name."""
    return {each.__name__: each for each in classes}


def pack(message: Any) -> bytes:
    """Return a message, which is a dataclass, as a frame."""
    blobs: list[bytes] = []
    values = _plain(message, blobs)
    kind = type(message).__name__
    head = {"kind": kind, "fields": values, "blobs": [len(blob) for blob in blobs]}
    text = json.dumps(head, ensure_ascii=False, separators=(",", ":"))
    # Half a character can stand in a text that somebody pasted.
    data = text.encode("utf-8", "surrogatepass")
    body = b"".join(blobs)
    return b"".join((_START.pack(_MAGIC, len(data), len(body)), data, body))


def lengths(start: bytes) -> tuple[int, int]:
    """Return the lengths of the head and the body, or raise BrokenFrame."""
    if len(start) != START_SIZE:
        raise BrokenFrame("cut off before its head")
    magic, head, body = _START.unpack(start)
    if magic != _MAGIC or head > _MOST or body > _MOST:
        raise BrokenFrame("not the start of a frame")
    return head, body


def unpack(head: bytes, body: bytes, kinds: Kinds) -> Any:
    """Return the message in a frame, or raise BrokenFrame."""
    try:
        found = json.loads(head.decode("utf-8", "surrogatepass"))
        ends = [0]
        for length in found["blobs"]:
            ends.append(ends[-1] + _length(length))
        if ends[-1] != len(body):
            raise BrokenFrame("its blobs are not as long as it says")
        blobs = [body[first:last] for first, last in pairwise(ends)]
        return _reader(kinds[found["kind"]])(found["fields"], blobs)
    except (ValueError, TypeError, KeyError, IndexError, RecursionError) as error:
        raise BrokenFrame(f"{type(error).__name__}: {error}") from error


def read(pipe: BinaryIO, kinds: Kinds) -> Any:
    """Return the next message from a pipe, None at its end, or raise BrokenFrame."""
    start = pipe.read(START_SIZE)
    if not start:
        return None
    head_length, body_length = lengths(start)
    head, body = pipe.read(head_length), pipe.read(body_length)
    if len(head) != head_length or len(body) != body_length:
        raise BrokenFrame("cut off")
    return unpack(head, body, kinds)


def _length(value: Any) -> int:
    if type(value) is not int or value < 0:
        raise TypeError("a length is a number")
    return value


def _plain(value: Any, blobs: list[bytes]) -> Any:
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, bytes):
        blobs.append(value)
        return len(blobs) - 1
    if isinstance(value, tuple | list):
        return [_plain(item, blobs) for item in value]
    if isinstance(value, Mapping):
        return [[_plain(key, blobs), _plain(item, blobs)] for key, item in value.items()]
    if is_dataclass(value):
        return [_plain(getattr(value, field.name), blobs) for field in fields(value)]
    return value


_Reader = Callable[[Any, list[bytes]], Any]


@cache
def _reader(kind: Any) -> _Reader:
    """Return what makes a value of a type from what JSON has of it."""
    if is_dataclass(kind) and isinstance(kind, type):
        return _dataclass_reader(kind)
    if kind is bytes:
        return lambda value, blobs: blobs[_length(value)]
    if get_origin(kind) in _COMPOSED:
        return _COMPOSED[get_origin(kind)](get_args(kind))
    if isinstance(kind, type) and issubclass(kind, Enum):
        return lambda value, _blobs: kind(value)
    return _scalar_reader(kind)


def _dataclass_reader(kind: type) -> _Reader:
    hints = get_type_hints(kind)
    readers = [_reader(hints[field.name]) for field in fields(kind)]

    def read_dataclass(value: Any, blobs: list[bytes]) -> Any:
        return kind(*[reader(item, blobs) for reader, item in _zip(readers, value)])

    return read_dataclass


def _tuple_reader(inner: tuple[Any, ...]) -> _Reader:
    if inner[1:] == (...,):
        each = _reader(inner[0])
        return lambda value, blobs: tuple([each(item, blobs) for item in _list(value)])
    readers = [_reader(item) for item in inner]
    return lambda value, blobs: tuple([read(item, blobs) for read, item in _zip(readers, value)])


def _dict_reader(inner: tuple[Any, ...]) -> _Reader:
    pair = _tuple_reader(inner)
    return lambda value, blobs: dict([pair(found, blobs) for found in _list(value)])


def _union_reader(inner: tuple[Any, ...]) -> _Reader:
    """Return a reader of one of several types; at most one of them is not a plain value."""
    plain = tuple(kind for kind in inner if kind in (str, int, float, bool, type(None)))
    others = [_reader(kind) for kind in inner if kind not in plain]

    def read_union(value: Any, blobs: list[bytes]) -> Any:
        if not others or (value is None and type(None) in plain):
            if type(value) not in plain:
                raise TypeError(f"{value!r} is none of {plain}")
            return value
        return others[0](value, blobs)

    return read_union


_COMPOSED: dict[Any, Callable[[tuple[Any, ...]], _Reader]] = {
    tuple: _tuple_reader,
    dict: _dict_reader,
    Union: _union_reader,
    types.UnionType: _union_reader,
}


def _scalar_reader(kind: Any) -> _Reader:
    if kind not in (str, int, float, bool):
        raise TypeError(f"{kind} does not go over a pipe")

    def read_scalar(value: Any, _blobs: list[bytes]) -> Any:
        if type(value) is not kind:
            raise TypeError(f"{value!r} is no {kind.__name__}")
        return value

    return read_scalar


def _list(value: Any) -> list[Any]:
    if type(value) is not list:
        raise TypeError(f"{value!r} is no list")
    return value


def _zip(readers: list[_Reader], value: Any) -> Any:
    return zip(readers, _list(value), strict=True)
