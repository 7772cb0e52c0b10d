"""As much of HTTP/1.1 as the preview needs: requests without a body, and answers."""

import asyncio
from asyncio import StreamReader
from dataclasses import dataclass, field

MOST_HEAD = 16 * 1024
"""How many bytes the head of a request may have."""
_ONCE = frozenset({"host", "origin", "content-length", "sec-fetch-site"})
_REASONS = {200: "OK", 303: "See Other", 404: "Not Found", 405: "Method Not Allowed"}
_ALWAYS = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
        "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    ),
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}


class NoRequest(Exception):
    """What came in is no request that is answered: there is nothing to do but to hang up."""


@dataclass(frozen=True, slots=True)
class Request:
    """The head of a request; the names of headers are in lower case."""

    method: str
    target: str
    headers: dict[str, str]


@dataclass(frozen=True, slots=True)
class Answer:
    """A whole answer; without a kind of content it says nothing at all."""

    status: int
    kind: str = ""
    body: bytes = b""
    headers: dict[str, str] = field(default_factory=dict)

    def head(self, *, closes: bool) -> bytes:
        """Return the bytes of the answer before its body."""
        length = {"Content-Length": str(len(self.body))}
        return _head(self.status, self.kind, {**length, **self.headers}, closes=closes)


def endless_head(kind: str) -> bytes:
    """Return the head of an answer that goes on until somebody hangs up."""
    return _head(200, kind, {}, closes=True)


async def next_request(reader: StreamReader, seconds: float) -> Request | None:
    """Return the next request, or None when there comes no other.

    Raises NoRequest for what is none, or takes longer than this to come in.
    """
    try:
        async with asyncio.timeout(seconds):
            head = await reader.readuntil(b"\r\n\r\n")
    except asyncio.IncompleteReadError as error:
        if error.partial:
            raise NoRequest from error
        return None
    except (TimeoutError, asyncio.LimitOverrunError) as error:
        raise NoRequest from error
    return _parsed(head)


def _parsed(head: bytes) -> Request:
    try:
        first, *lines = head.decode("ascii").removesuffix("\r\n\r\n").split("\r\n")
        method, target, version = first.split(" ")
    except ValueError as error:
        raise NoRequest from error
    if version != "HTTP/1.1":
        raise NoRequest
    headers: dict[str, str] = {}
    for line in lines:
        name, colon, value = line.partition(":")
        name = name.lower()
        if not colon or name != name.strip() or not name or (name in _ONCE and name in headers):
            raise NoRequest
        headers[name] = value.strip()
    if headers.get("content-length", "0") != "0" or "transfer-encoding" in headers:
        raise NoRequest  # nobody sends us anything
    return Request(method, target, headers)


def _head(status: int, kind: str, headers: dict[str, str], *, closes: bool) -> bytes:
    own = {"Content-Type": kind} if kind else {}
    ends = {"Connection": "close"} if closes else {}
    fields = {**own, **headers, **ends, **_ALWAYS}
    lines = [
        f"HTTP/1.1 {status} {_REASONS[status]}",
        *(f"{name}: {value}" for name, value in fields.items()),
    ]
    return "\r\n".join((*lines, "", "")).encode("ascii")
