"""A terminal to run a program in: keys go in, and what is on its screen can be read."""

import fcntl
import os
import pty
import re
import select
import signal
import struct
import subprocess
import sys
import termios
import time
from codecs import getincrementaldecoder
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Self

import pyte

PROJECT = Path(__file__).parents[2]
STAND = (sys.executable, "-c", "from stand.cli.main import main; raise SystemExit(main())")
PATIENCE = 60.0
"""How many seconds a program may take for anything, on a machine that is busy."""
_LOOK_AGAIN = 0.1  # what is waited for need not be on the screen
CELL = (10, 20)
_KEYS = {
    "enter": "\r",
    "tab": "\t",
    "shift+tab": "\x1b[Z",
    "escape": "\x1b",
    "backspace": "\x7f",
    "space": " ",
}
_LETTERS = {"up": "A", "down": "B", "right": "C", "left": "D", "end": "F", "home": "H"}
_NUMBERS = {"insert": 2, "delete": 3, "pageup": 5, "pagedown": 6}
_FUNCTIONS = {1: "P", 2: "Q", 3: "R", 4: "S"}
_MODIFIERS = {"shift": 1, "alt": 2, "ctrl": 4}
# What pyte takes for text: data of strings (pictures), and modes of one terminal.
_STRING = re.compile(r"\x1b[P_^X].*?(?:\x1b\\|\x07)|\x1b\[[<=>][\d;]*[A-Za-z]", re.DOTALL)
_UNFINISHED = re.compile(r"\x1b(?:[P_^X].*|\[?[<=>?]?[\d;]*\$?)?\Z", re.DOTALL)


def bytes_of(key: str) -> bytes:
    """Return what a terminal sends for a key: "ctrl+s", "f10", "ctrl+pageup", "a"."""
    *modifiers, last = key.split("+") if len(key) > 1 else [key]
    code = 1 + sum(_MODIFIERS[one] for one in modifiers)
    changed = f";{code}" if code > 1 else ""
    if key in _KEYS:
        made = _KEYS[key]
    elif last in _LETTERS:
        made = f"\x1b[{'1' if changed else ''}{changed}{_LETTERS[last]}"
    elif last in _NUMBERS:
        made = f"\x1b[{_NUMBERS[last]}{changed}~"
    elif re.fullmatch(r"f\d+", last):
        made = _function(int(last[1:]), changed)
    elif modifiers == ["ctrl"]:
        made = chr(ord(last) & 31)
    elif modifiers == ["alt"]:
        made = f"\x1b{last}"
    elif not modifiers:
        made = last
    else:
        raise ValueError(f"no terminal has the key {key}")
    return made.encode()


def _function(number: int, changed: str) -> str:
    if number in _FUNCTIONS:
        return f"\x1b[1{changed}{_FUNCTIONS[number]}" if changed else f"\x1bO{_FUNCTIONS[number]}"
    codes = {5: 15, 6: 17, 7: 18, 8: 19, 9: 20, 10: 21, 11: 23, 12: 24}
    return f"\x1b[{codes[number]}{changed}~"


class Terminal:
    """A program in a terminal of its own; leave the ``with`` and it is gone.

    ``abilities`` is what the terminal answers to who asks what it can do ("62;4" has Sixel), or
    empty for one that answers nothing.
    """

    def __init__(
        self,
        command: Sequence[str],
        *,
        columns: int = 120,
        rows: int = 36,
        environment: Mapping[str, str] | None = None,
        abilities: str = "62;22",
    ) -> None:
        self._screen = pyte.Screen(columns, rows)
        self._stream = pyte.Stream(self._screen)
        self._decoder = getincrementaldecoder("utf-8")("replace")
        self._pending = ""
        self._abilities = abilities
        self._has_ended = False
        self.raw = ""
        self._master, slave = pty.openpty()
        self._set_size(columns, rows)
        self.process = subprocess.Popen(
            list(command),
            stdin=slave,
            stdout=slave,
            stderr=slave,
            start_new_session=True,
            cwd=PROJECT,
            env=_ENVIRONMENT | dict(environment or {}),
            preexec_fn=_own_terminal,  # noqa: PLW1509 - before there are threads
        )
        os.close(slave)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if error is not None:
            sys.stderr.write("\n".join(["", *self.lines, ""]))
        self.kill()
        os.close(self._master)

    # What goes in

    def press(self, *keys: str) -> None:
        """Press keys, one after the other."""
        for key in keys:
            self._write(bytes_of(key))

    def type(self, text: str) -> None:
        """Type text as it is."""
        self._write(text.encode())

    def paste(self, text: str) -> None:
        """Paste text, as a terminal marks it."""
        self._write(b"\x1b[200~" + text.encode() + b"\x1b[201~")

    def click(self, column: int, row: int) -> None:
        """Click on a character; both count from 0."""
        for end in "Mm":
            self._write(f"\x1b[<0;{column + 1};{row + 1}{end}".encode())

    def resize(self, columns: int, rows: int) -> None:
        """Give the terminal another size."""
        self._screen.resize(rows, columns)
        self._set_size(columns, rows)

    def kill(self) -> None:
        """Let the program and all it started end at once, as a power cut would."""
        for process in self.family:
            with suppress(ProcessLookupError):
                handle = os.pidfd_open(process)
                signal.pidfd_send_signal(handle, signal.SIGKILL)
                select.select([handle], [], [], PATIENCE)
                os.close(handle)
        self.process.wait()

    @property
    def family(self) -> set[int]:
        """The program and all that it started and that lives, by process number."""
        return {self.process.pid, *_below(self.process.pid)}

    def hang_up(self) -> None:
        """Tell the program that its terminal was closed."""
        self.process.send_signal(signal.SIGHUP)

    # What comes out

    @property
    def lines(self) -> list[str]:
        """The lines on the screen, without what is blank at their ends."""
        return [line.rstrip() for line in self._screen.display]

    @property
    def text(self) -> str:
        """All that is on the screen, with one space between words."""
        return " ".join(" ".join(self._screen.display).split())

    def wait_for(self, words: str, *, gone: bool = False, patience: float = PATIENCE) -> str:
        """Read until words are on the screen, or with ``gone`` no longer are; return the screen.

        The words may go on over lines. Raises AssertionError after ``patience`` seconds.
        """
        wanted = " ".join(words.split())
        self.wait_until(lambda: (wanted in self.text) != gone, repr(words), patience=patience)
        return self.text

    def wait_until(
        self, holds: Callable[[], bool], what: str, *, patience: float = PATIENCE
    ) -> None:
        """Read until something holds, or raise AssertionError; ``what`` names it."""
        ends = time.monotonic() + patience
        while not holds():
            left = ends - time.monotonic()
            if left <= 0 or self._has_ended:
                raise AssertionError("\n".join([f"{what} did not come:", *self.lines]))
            self._read(min(left, _LOOK_AGAIN))

    def wait_for_end(self, *, patience: float = PATIENCE) -> int:
        """Read until the program ends, and return its exit status."""
        ends = time.monotonic() + patience
        while not self._has_ended and (left := ends - time.monotonic()) > 0:
            self._read(left)
        return self.process.wait(max(ends - time.monotonic(), 0.1))

    def find(self, words: str) -> tuple[int, int]:
        """Return the column and the row where words on the screen begin."""
        for row, line in enumerate(self._screen.display):
            if words in line:
                return line.index(words), row
        raise AssertionError(f"{words!r} is not on the screen")

    def _read(self, seconds: float) -> None:
        """Take in what the program writes, if it does in this time."""
        ready, _, _ = select.select([self._master], [], [], seconds)
        if not ready:
            return
        try:
            data = os.read(self._master, 65536)
        except OSError:
            data = b""
        self._has_ended = not data
        self._feed(self._decoder.decode(data))

    def _feed(self, text: str) -> None:
        self.raw += text
        self._answer(text)
        text = _STRING.sub("", self._pending + text)
        unfinished = _UNFINISHED.search(text)
        self._pending = unfinished[0] if unfinished else ""
        self._stream.feed(text.removesuffix(self._pending) if self._pending else text)

    def _answer(self, text: str) -> None:
        if self._abilities and "\x1b[c" in text:
            self._write(f"\x1b[?{self._abilities}c".encode())

    def _write(self, data: bytes) -> None:
        while data:
            data = data[os.write(self._master, data) :]

    def _set_size(self, columns: int, rows: int) -> None:
        size = struct.pack("HHHH", rows, columns, columns * CELL[0], rows * CELL[1])
        fcntl.ioctl(self._master, termios.TIOCSWINSZ, size)


def _own_terminal() -> None:
    fcntl.ioctl(0, termios.TIOCSCTTY, 0)


def _below(process: int) -> set[int]:
    """Return what a process started, and what that started."""
    found: set[int] = set()
    for task in Path(f"/proc/{process}/task").glob("*/children"):
        with suppress(OSError):
            for child in map(int, task.read_text().split()):
                found |= {child, *_below(child)}
    return found


_ENVIRONMENT = {
    "PATH": os.environ.get("PATH", ""),
    "HOME": os.environ.get("HOME", "/"),
    "LANG": "C.UTF-8",
    "TERM": "xterm-256color",
    "COLORTERM": "truecolor",
    "PYTHONPATH": str(PROJECT),
    "PYTHONUTF8": "1",
}
