"""Who is let in: the browser to which the address was given, and nothing else.

The token stands in the path of every address. Cookies would be sent to every other program that
listens on this machine, whatever its port; a path is sent to nobody else. Beside the token, what
the browser says about who asks must be right: a page of another site gets nothing, token or not.
"""

import hmac
import secrets

from stand.preview.browser.http import Request

_BYTES = 32
HOST = "127.0.0.1"


class Gate:
    """Knows the token and the port; ``ticket`` opens the way in once."""

    def __init__(self, port: int) -> None:
        self._host = f"{HOST}:{port}"
        self._token = secrets.token_urlsafe(_BYTES)
        self._tickets: set[str] = set()

    @property
    def address(self) -> str:
        """The address of the preview."""
        return f"http://{self._host}{self.home}"

    @property
    def home(self) -> str:
        """The path of the preview."""
        return f"/{self._token}/"

    def ticket(self) -> str:
        """Return an address that leads to the preview once.

        How a program was started can be read by everybody on the machine, and so can the address
        with which a browser is opened.
        """
        ticket = secrets.token_urlsafe(_BYTES)
        self._tickets.add(ticket)
        return f"http://{self._host}/{ticket}/"

    def name_of(self, request: Request) -> str | None:
        """Return what is asked for, below the token, or None for who is not let in."""
        if not self._is_from_here(request):
            return None
        token, slash, name = request.target.removeprefix("/").partition("/")
        right = hmac.compare_digest(token.encode(), self._token.encode())
        return name if slash and right else None

    def takes_ticket(self, request: Request) -> bool:
        """Tell whether this is the one time that a ticket is used."""
        if request.method != "GET" or not self._is_from_here(request):
            return False
        given = request.target.strip("/").encode()
        found = [one for one in self._tickets if hmac.compare_digest(one.encode(), given)]
        self._tickets.difference_update(found)
        return bool(found)

    def _is_from_here(self, request: Request) -> bool:
        """Tell whether the browser asks for us by our own name, and not for another site."""
        headers = request.headers
        if headers.get("host") != self._host or not request.target.startswith("/"):
            return False
        if headers.get("origin", f"http://{self._host}") != f"http://{self._host}":
            return False
        if headers.get("sec-fetch-site", "none") in ("none", "same-origin"):
            return True
        return headers.get("sec-fetch-dest") == "document"  # somebody follows a link
