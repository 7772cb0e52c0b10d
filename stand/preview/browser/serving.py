"""The server of the preview: on this machine alone, for who has the address."""

import asyncio
import errno
import json
import re
import socket
from asyncio import StreamReader, StreamWriter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from importlib import resources

from stand.errors import WrongUse, reason
from stand.preview.browser.following import Following
from stand.preview.browser.gate import HOST, Gate
from stand.preview.browser.http import (
    MOST_HEAD,
    Answer,
    NoRequest,
    Request,
    endless_head,
    next_request,
)

_KINDS = {
    "": ("page.html", "text/html; charset=utf-8"),
    "preview.css": ("preview.css", "text/css; charset=utf-8"),
    "preview.js": ("preview.js", "text/javascript; charset=utf-8"),
    "icon.svg": ("icon.svg", "image/svg+xml"),
}
_PICTURE = re.compile(r"page/([0-9a-f]{32})/([1-9][0-9]{2,3})\.png")
_WIDEST = 4000
_NOTHING = Answer(404)
_MOST_CONNECTIONS = 128
_HEARTBEAT = 15.0
_PATIENCE = 30.0
"""For how many seconds somebody may take to send a request, or to take an answer."""


class Server:
    """Answers browsers."""

    def __init__(self, following: Following, gate: Gate, *, patience: float = _PATIENCE) -> None:
        self._following = following
        self._gate = gate
        self._patience = patience
        self._tasks: set[asyncio.Task[None]] = set()
        folder = resources.files("stand.preview.browser") / "static"
        self._files = {
            name: Answer(200, kind, (folder / file).read_bytes())
            for name, (file, kind) in _KINDS.items()
        }

    def meet(self, reader: StreamReader, writer: StreamWriter) -> None:
        """Answer the requests of one connection, beside all others."""
        if len(self._tasks) >= _MOST_CONNECTIONS:
            writer.transport.abort()
            return
        task = asyncio.create_task(self._talk(reader, writer))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _talk(self, reader: StreamReader, writer: StreamWriter) -> None:
        try:
            with suppress(NoRequest, OSError, TimeoutError):
                while await self._one(reader, writer):
                    pass
        finally:
            writer.close()

    async def hang_up(self) -> None:
        """End all connections."""
        tasks = list(self._tasks)
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    async def _one(self, reader: StreamReader, writer: StreamWriter) -> bool:
        """Answer one request; tell whether there may come another."""
        request = await next_request(reader, self._patience)
        if request is None:
            return False
        name = self._gate.name_of(request)
        if name == "news" and request.method == "GET":
            await self._tell_news(writer)
            return False
        answer = await self._answer(request, name)
        closes = answer.status != 200 or request.headers.get("connection", "").lower() == "close"
        writer.write(answer.head(closes=closes))
        if request.method != "HEAD":
            writer.write(answer.body)
        await self._drain(writer)
        return not closes

    async def _answer(self, request: Request, name: str | None) -> Answer:
        if name is None:
            used = self._gate.takes_ticket(request)
            return Answer(303, headers={"Location": self._gate.home}) if used else _NOTHING
        if request.method not in ("GET", "HEAD"):
            return Answer(405, headers={"Allow": "GET, HEAD"})
        if name in self._files:
            return self._files[name]
        match = _PICTURE.fullmatch(name)
        if match is None or int(match[2]) > _WIDEST:
            return _NOTHING
        png = await self._following.picture(match[1], int(match[2]))
        return Answer(200, "image/png", png) if png else _NOTHING

    async def _tell_news(self, writer: StreamWriter) -> None:
        """Tell how things stand, and from then on of each change; who is slow misses some."""
        shown = self._following.shown
        known: set[str] = set()
        version, book_version = -1, -1
        writer.write(endless_head("text/event-stream; charset=utf-8") + b"retry: 1000\n\n")
        while True:
            if version != shown.version:
                news = shown.state()
                if book_version != shown.book_version:
                    news["book"] = shown.book(known)
                version, book_version = shown.version, shown.book_version
                text = json.dumps(news, ensure_ascii=False, separators=(",", ":"))
                writer.write(b"data: " + text.encode("utf-8", "replace") + b"\n\n")
            else:
                writer.write(b":\n\n")
            await self._drain(writer)
            with suppress(TimeoutError):
                async with asyncio.timeout(_HEARTBEAT):
                    await shown.other_than(version)

    async def _drain(self, writer: StreamWriter) -> None:
        async with asyncio.timeout(self._patience):
            await writer.drain()


@asynccontextmanager
async def serving(
    following: Following, port: int = 0, *, patience: float = _PATIENCE
) -> AsyncIterator[Gate]:
    """Serve an edition that is followed; port 0 is any that is free. Raises WrongUse."""
    listening = _listening(port)
    gate = Gate(listening.getsockname()[1])
    server = Server(following, gate, patience=patience)
    asked = await asyncio.start_server(server.meet, sock=listening, limit=MOST_HEAD)
    try:
        yield gate
    finally:
        asked.close()
        await server.hang_up()


def _listening(port: int) -> socket.socket:
    try:
        return socket.create_server((HOST, port))
    except OSError as error:
        raise WrongUse(_why_not(error, port)) from error


def _why_not(error: OSError, port: int) -> str:
    if error.errno == errno.EADDRINUSE:
        return f"Poort {port} is al in gebruik. Kies een andere, of laat --port weg."
    if error.errno == errno.EACCES:
        return f"Poort {port} mag u niet gebruiken. Kies er een boven 1023, of laat --port weg."
    return f"Het voorbeeld kan niet worden getoond: {reason(error)}."
