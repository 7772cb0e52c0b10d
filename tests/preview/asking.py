"""Plain HTTP, for tests to ask as no browser would."""

import asyncio
from asyncio import StreamReader, StreamWriter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from urllib.parse import urlsplit


@dataclass(frozen=True)
class Said:
    """An answer, as it came over the line."""

    status: int
    headers: dict[str, str]
    body: bytes


@asynccontextmanager
async def connected(address: str) -> AsyncIterator[tuple[StreamReader, StreamWriter]]:
    """Return a connection to who serves an address."""
    parts = urlsplit(address)
    reader, writer = await asyncio.open_connection(parts.hostname, parts.port)
    try:
        yield reader, writer
    finally:
        writer.close()


def head(
    address: str, *more: str, method: str = "GET", target: str | None = None, host: str = ""
) -> bytes:
    """Return the head of a request; ``more`` are further headers."""
    parts = urlsplit(address)
    aim = target if target is not None else parts.path
    lines = (f"{method} {aim} HTTP/1.1", f"Host: {host or parts.netloc}", *more, "", "")
    return "\r\n".join(lines).encode()


async def answer(reader: StreamReader, *, has_body: bool = True) -> Said:
    """Return the answer that comes next."""
    first, *lines = (await reader.readuntil(b"\r\n\r\n")).decode().strip().split("\r\n")
    headers = {name.lower(): value for name, _, value in (line.partition(": ") for line in lines)}
    length = int(headers.get("content-length", 0)) if has_body else 0
    return Said(int(first.split()[1]), headers, await reader.readexactly(length))


async def ask(address: str, *more: str, method: str = "GET", **other: str) -> Said:
    """Ask once, and return the answer."""
    async with connected(address) as (reader, writer):
        writer.write(head(address, *more, method=method, **other))
        return await answer(reader, has_body=method != "HEAD")
