"""A real browser without a screen, spoken to over a pipe in its own protocol for tools."""

import base64
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

_PROGRAM = "chromium"
_OPTIONS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
    "--hide-scrollbars",
    "--remote-debugging-pipe",
)
_AT_MOST = 300_000
"""Milliseconds after which a test gives up: nothing in it waits for a clock."""
_LAUNCH = """
import os, sys
reads, writes, *command = sys.argv[1:]
os.dup2(int(reads), 3)
os.dup2(int(writes), 4)
os.execvp(command[0], command)
"""
"""The browser reads what it is told from 3 and answers on 4."""


class Page:
    """A page of the browser."""

    def __init__(self, browser: "Chromium", session: str, target: str) -> None:
        self._browser = browser
        self._session = session
        self._target = target
        self.requests: list[str] = []
        self.problems: list[str] = []
        """What the browser complained about: errors in scripts, and what it refused to load."""

    def call(self, method: str, **parameters: Any) -> dict[str, Any]:
        """Have the browser do something with the page, and return what it says."""
        return self._browser.call(method, self._session, **parameters)

    def hear(self, method: str, told: dict[str, Any]) -> None:
        if method == "Network.requestWillBeSent":
            self.requests.append(told["request"]["url"])
        elif method == "Runtime.exceptionThrown":
            self.problems.append(str(told["exceptionDetails"]))
        elif method == "Log.entryAdded" and told["entry"]["level"] == "error":
            self.problems.append(f"{told['entry']['text']} {told['entry'].get('url', '')}".strip())

    def go(self, address: str) -> None:
        """Go to an address."""
        self.call("Page.navigate", url=address)

    def get(self, expression: str) -> Any:
        """Return the value of an expression, once it is there if it is only promised."""
        told = self.call(
            "Runtime.evaluate", expression=expression, awaitPromise=True, returnByValue=True
        )
        assert "exceptionDetails" not in told, told["exceptionDetails"]
        return told["result"].get("value")

    def until(self, condition: str) -> Any:
        """Wait until an expression is true in the page, and return its value."""
        return self.get(
            "new Promise((done, give_up) => { const look = () => { let found; try { found = "
            f"({condition}); }} catch {{ found = null; }} "
            "if (found) done(found); else if (performance.now() > last) give_up(last); "
            "else setTimeout(look, 20); }; "
            f"const last = performance.now() + {_AT_MOST}; look(); }})"
        )

    def resize(self, width: int, height: int, *, scale: float = 1.0) -> None:
        """Give the page another size, in CSS pixels, and so many pixels of the screen for one."""
        self.call(
            "Emulation.setDeviceMetricsOverride",
            width=width,
            height=height,
            deviceScaleFactor=scale,
            mobile=False,
        )

    def press(self, key: str) -> None:
        """Press a key, as a user does."""
        text = {"text": "\r"} if key == "Enter" else {}
        code = {"Enter": 13, "Escape": 27}[key]
        own = {"key": key, "windowsVirtualKeyCode": code}
        self.call("Input.dispatchKeyEvent", type="keyDown", **own, **text)
        self.call("Input.dispatchKeyEvent", type="keyUp", **own)

    def close(self) -> None:
        """Close the page."""
        self._browser.call("Target.closeTarget", targetId=self._target)

    def darken(self, scheme: str = "dark") -> None:
        features = [{"name": "prefers-color-scheme", "value": scheme}]
        self.call("Emulation.setEmulatedMedia", features=features)

    def photograph(self, path: Path) -> None:
        """Keep what the page looks like."""
        path.write_bytes(base64.b64decode(self.call("Page.captureScreenshot")["data"]))


class Chromium:
    """A running browser."""

    def __init__(self, reads: int, writes: int) -> None:
        self._answers = os.fdopen(reads, "rb")
        self._requests = os.fdopen(writes, "wb")
        self._number = 0
        self._pages: dict[str, Page] = {}

    def call(self, method: str, session: str = "", **parameters: Any) -> dict[str, Any]:
        """Ask the browser for something, and return its answer."""
        self._number += 1
        asked: dict[str, Any] = {"id": self._number, "method": method, "params": parameters}
        if session:
            asked["sessionId"] = session
        self._requests.write(json.dumps(asked).encode() + b"\0")
        self._requests.flush()
        while (told := self._next()).get("id") != self._number:
            page = self._pages.get(told.get("sessionId", ""))
            if page is not None:
                page.hear(told["method"], told["params"])
        assert "error" not in told, told["error"]
        result: dict[str, Any] = told["result"]
        return result

    def _next(self) -> dict[str, Any]:
        pieces = bytearray()
        while (piece := self._answers.read(1)) != b"\0":
            assert piece, "the browser is gone"
            pieces += piece
        told: dict[str, Any] = json.loads(pieces)
        return told

    def page(self) -> Page:
        """Open a page."""
        target = self.call("Target.createTarget", url="about:blank")["targetId"]
        session = self.call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        page = self._pages[session] = Page(self, session, target)
        for domain in ("Page", "Runtime", "Network", "Log"):
            page.call(f"{domain}.enable")
        return page

    def close(self) -> None:
        """Close the pipes: a browser without them ends."""
        self._requests.close()
        self._answers.close()


def require() -> str:
    """Return the program; skip the test, or fail it where nothing may be skipped, without one."""
    program = shutil.which(_PROGRAM)
    if program is None:
        reason = f"there is no {_PROGRAM} to look at the preview with"
        if os.environ.get("STAND_TESTS_COMPLETE"):
            pytest.fail(reason)
        pytest.skip(reason)
    return program


@contextmanager
def chromium(folder: Path) -> Iterator[Chromium]:
    """Start a browser that knows nothing and keeps what it learns in a folder; end it at last."""
    program = require()
    commands, told = os.pipe()
    answers, telling = os.pipe()
    own = (*_OPTIONS, f"--user-data-dir={folder}", "about:blank")
    process = subprocess.Popen(
        [sys.executable, "-c", _LAUNCH, str(commands), str(telling), program, *own],
        pass_fds=(commands, telling),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env={**os.environ, "HOME": str(folder)},
    )
    os.close(commands)
    os.close(telling)
    browser = Chromium(answers, told)
    try:
        yield browser
        browser.call("Browser.close")
    finally:
        browser.close()
        try:
            process.wait(20)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
