"""The only things a page may fetch: fonts, pictures that were looked at, and our own drawings."""

import hashlib
import re
from collections.abc import Mapping
from html import unescape
from io import BytesIO
from pathlib import Path
from urllib.parse import quote, unquote

from weasyprint.urls import URLFetcher, URLFetcherResponse

from stand.render.addresses import SCHEME

_WITHIN = "data:image/"
"""How the address of a picture begins that lies in the drawing that names it."""
_ADDRESS = re.compile(rf'"({SCHEME}[^"]+)"|url\(({SCHEME}[^)]+)\)')
_STAMP = re.compile(r"\?is=[0-9a-f]{16}(?![0-9a-f])")
_KINDS = {
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".ttf": "font/ttf",
    ".otf": "font/otf",
}


class Resources(URLFetcher):  # type: ignore[misc]
    """Serves addresses ``stand:name`` from a fixed list; everything else is refused.

    No address leads to a network, and none to a file that was not put on the list. What an address
    holds itself, as that of a photograph within a drawing does, is fetched nowhere.
    """

    def __init__(self) -> None:
        super().__init__(allowed_protocols=("data",))
        self._files: dict[str, Path] = {}
        self._drawings: dict[str, bytes] = {}
        self._digests: dict[str, str] = {}

    def add_file(self, name: str, path: Path) -> str:
        """Put a file on the list and return its address."""
        self._files[name] = path
        self._digests[name] = _state(path)
        return SCHEME + quote(name)

    def add_drawing(self, name: str, svg: str) -> str:
        """Put a drawing on the list and return its address."""
        data = self._drawings[name] = svg.encode()
        self._digests[name] = hashlib.sha256(data).hexdigest()
        return SCHEME + quote(name)

    def with_drawings(self, drawings: Mapping[str, str]) -> "Resources":
        """Return a list of its own with the same on it, and these drawings."""
        made = Resources()
        made.take_over(self)
        for name, svg in drawings.items():
            made.add_drawing(name, svg)
        return made

    def take_over(self, other: "Resources") -> None:
        """Put all that is on another list on this one."""
        self._files |= other._files
        self._drawings |= other._drawings
        self._digests |= other._digests

    def stamped(self, html: str) -> str:
        """Return a document in which each address tells one content from another."""
        return _ADDRESS.sub(
            lambda found: found[0].replace(found[1] or found[2], self._with_stamp(*found.groups())),
            html,
        )

    def _with_stamp(self, one: str | None, other: str | None) -> str:
        address = one or other or ""
        return address + _stamp_of(self._bare_digest(address))

    def digest(self, address: str) -> str:
        """Return what tells one content of an address from another, empty when it has none.

        Of a file it is what it was when it was put on the list.
        """
        bare = unstamped(address)
        digest = self._bare_digest(bare)
        return digest if address in {bare, bare + _stamp_of(digest)} else ""

    def _bare_digest(self, address: str) -> str:
        return self._digests.get(unquote(unescape(address).removeprefix(SCHEME)), "")

    def digests(self, text: str) -> list[str]:
        """Return the hashes of all that a style sheet or a document names, in order."""
        return [self.digest(one or other) for one, other in _ADDRESS.findall(text)]

    def fetch(self, url: str, headers: dict[str, str] | None = None) -> URLFetcherResponse:
        """Return what an address stands for, or raise ValueError."""
        name = unquote(unstamped(url).removeprefix(SCHEME))
        kind = {"Content-Type": _KINDS.get(Path(name).suffix.lower(), "image/svg+xml")}
        if url.startswith(SCHEME) and name in self._drawings:
            return URLFetcherResponse(url, BytesIO(self._drawings[name]), kind)
        if url.startswith(SCHEME) and name in self._files:
            return URLFetcherResponse(url, BytesIO(self._files[name].read_bytes()), kind)
        if url.startswith(_WITHIN):
            return super().fetch(url)
        raise ValueError(f"not on the list: {url[:80]}")


def unstamped(text: str) -> str:
    """Return a text with the addresses in it as they were before they were stamped."""
    return _STAMP.sub("", text)


def _stamp_of(digest: str) -> str:
    return f"?is={hashlib.sha256(digest.encode()).hexdigest()[:16]}" if digest else ""


def _state(path: Path) -> str:
    try:
        found = path.stat()
    except OSError:
        return ""
    return f"{path} {found.st_mtime_ns} {found.st_size}"
