"""Opening a file or an address in the system's own viewer, without a word on our screen."""

import os
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

_SYSTEM = ("wslview", "xdg-open", "gio open")
_BROWSERS = ("firefox", "chromium", "google-chrome")
_VIEWERS = ("evince", "okular", *_BROWSERS)
_WAIT = 0.3
"""For how many seconds a program may find out that it cannot do it."""
_running: list[subprocess.Popen[bytes]] = []


def open_file(path: Path, environment: Mapping[str, str] | None = None) -> str | None:
    """Open a file in a viewer; return why that cannot be, with the path, or None.

    The viewer lives on when the editor is closed.
    """
    environment = os.environ if environment is None else environment
    if not path.is_file():
        return f"Dit bestand is er niet: {path}"
    if _opens(str(path), _VIEWERS, environment):
        return None
    return f"Er is geen programma gevonden om dit te tonen. Open zelf: {path}"


def open_address(address: str, environment: Mapping[str, str] | None = None) -> bool:
    """Open an address in a browser, which lives on by itself; tell whether there is one."""
    return _opens(address, _BROWSERS, os.environ if environment is None else environment)


def _opens(what: str, often: Iterable[str], environment: Mapping[str, str]) -> bool:
    _running[:] = [program for program in _running if program.poll() is None]
    return any(_starts([*command, what], environment) for command in _commands(often, environment))


def _commands(often: Iterable[str], environment: Mapping[str, str]) -> Iterator[list[str]]:
    """Yield what to try: the choice of the system, that of the user, and what is often there."""
    is_mac = sys.platform == "darwin"
    signs = ("DISPLAY", "WAYLAND_DISPLAY", "WSL_DISTRO_NAME")
    is_seen = is_mac or any(environment.get(name) for name in signs)
    browsers = environment.get("BROWSER", "").split(os.pathsep)
    commands = [
        *(("open",) if is_mac else _SYSTEM if is_seen else ()),
        *(browser for browser in browsers if browser and "%" not in browser),
        *(often if is_seen else ()),
    ]
    for command in commands:
        try:
            yield shlex.split(command)
        except ValueError:
            continue


def _starts(command: list[str], environment: Mapping[str, str]) -> bool:
    """Start a program that is on its own from then on; tell whether it can do its work."""
    program = shutil.which(command[0], path=environment.get("PATH"))
    if program is None:
        return False
    try:
        started = subprocess.Popen(  # noqa: S603 - a viewer, and something of ours
            [program, *command[1:]],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
            env=dict(environment),
        )
    except OSError:
        return False
    try:
        return started.wait(_WAIT) == 0
    except subprocess.TimeoutExpired:
        _running.append(started)  # to be asked later whether it has ended
        return True
