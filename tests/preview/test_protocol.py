"""Frames bring every message over as it was, and nothing else comes out of them."""

import io
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stand.preview.facts import Facts
from stand.preview.messages import (
    ANSWERS,
    BUILD_NEWS,
    REQUESTS,
    Checked,
    Edits,
    Look,
    Page,
    Pages,
)
from stand.preview.protocol import START_SIZE, BrokenFrame, kinds_of, pack, read

KINDS = {**REQUESTS, **ANSWERS, **BUILD_NEWS}
ANY_TEXT = st.text(st.characters(), max_size=20)
MESSAGES = st.one_of(
    st.builds(Edits, st.integers(), st.dictionaries(ANY_TEXT, st.none() | st.binary())),
    st.builds(Look, ANY_TEXT, st.lists(st.integers() | ANY_TEXT).map(tuple), ANY_TEXT),
    st.builds(Page, st.integers(), ANY_TEXT, st.integers(), st.binary()),
    st.builds(Pages, share=st.floats(0, 1)),
    *(st.from_type(kind) for kind in KINDS.values() if kind is not Pages),
)


def read_from(data: bytes, kinds: Any = KINDS) -> Any:
    return read(io.BytesIO(data), kinds)


@given(st.lists(MESSAGES, max_size=4))
def test_messages_come_over_one_after_the_other_as_they_were(messages: list[Any]) -> None:
    pipe = io.BytesIO(b"".join(map(pack, messages)))
    assert [read(pipe, KINDS) for _ in messages] == messages
    assert read(pipe, KINDS) is None


@given(MESSAGES, st.data())
def test_a_frame_that_is_cut_off_is_broken(message: Any, data: st.DataObject) -> None:
    frame = pack(message)
    cut = data.draw(st.integers(1, len(frame) - 1))
    with pytest.raises(BrokenFrame):
        read_from(frame[:cut])


@given(MESSAGES, st.data())
def test_a_byte_that_changed_on_the_way_makes_no_other_kind_of_trouble(
    message: Any, data: st.DataObject
) -> None:
    frame = bytearray(pack(message))
    frame[data.draw(st.integers(0, len(frame) - 1))] ^= data.draw(st.integers(1, 255))
    try:
        found = read_from(bytes(frame))
    except BrokenFrame:
        return
    assert type(found) in KINDS.values()
    assert pack(found)


def test_what_a_program_printed_in_between_is_no_frame() -> None:
    with pytest.raises(BrokenFrame):
        read_from(b"Warning: something is deprecated\n" + pack(Edits(1)))


def with_head(head: Any, body: bytes = b"") -> bytes:
    """Return a frame with a head of a test's own."""
    text = json.dumps(head).encode()
    start = pack(Edits(1))[: START_SIZE - 8]
    return start + len(text).to_bytes(4, "big") + len(body).to_bytes(4, "big") + text + body


@pytest.mark.parametrize(
    "head",
    [
        [],
        {"kind": "Edits"},
        {"kind": "Elsewhere", "fields": [], "blobs": []},
        {"kind": "Ask", "fields": [], "blobs": []},
        {"kind": "Ask", "fields": [1], "blobs": []},
        {"kind": "Ask", "fields": ["a", "b"], "blobs": []},
        {"kind": "Edits", "fields": [True, [], []], "blobs": []},
        {"kind": "Edits", "fields": [1, [["a", -1]], []], "blobs": [0]},
        {"kind": "Edits", "fields": [1, [["a", 3]], []], "blobs": []},
        {"kind": "Edits", "fields": [1, [[["a"], None]], []], "blobs": []},
        {"kind": "Edits", "fields": [1, {"a": None}, []], "blobs": []},
        {"kind": "Ask", "fields": ["a"], "blobs": [5]},
        {"kind": "Ask", "fields": ["a"], "blobs": [-5, 5]},
        {"kind": "Look", "fields": ["a", [[]], "", 1000, None], "blobs": []},
    ],
)
def test_what_is_not_what_its_kind_says_is_broken(head: Any) -> None:
    with pytest.raises(BrokenFrame):
        read_from(with_head(head))


def test_a_length_that_no_frame_has_is_not_waited_for() -> None:
    with pytest.raises(BrokenFrame):
        read_from(pack(Edits(1))[:4] + b"\xff" * 8)


def test_only_what_is_expected_comes_out_of_a_pipe() -> None:
    with pytest.raises(BrokenFrame):
        read_from(pack(Checked(1, (), Facts())), kinds_of(Edits))
