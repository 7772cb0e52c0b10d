"""Drawing in a process of its own: what a specification brings down is that process alone.

Vega-Lite can be asked for a billion tick marks. The engine then takes all time, or all memory and
the process with it.
"""

import json
import re
import signal
import subprocess
import sys
from collections import OrderedDict
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO, Self
from xml.etree import ElementTree

from stand.charts.look.style import HIGHEST, WIDTH, ChartStyle
from stand.charts.vega import engine
from stand.charts.vega.spec import NotDrawable, Spec, bare, font_folders

SECONDS = 20.0
"""After how many seconds a chart is given up."""
_MOMENT = 0.2
_MOST_KEPT = 128
_SVG = "{http://www.w3.org/2000/svg}"
_REASON = re.compile(r"\w*Error: (.+)")
_MOST_WORDS = 160
_LESS = "Vraag minder: kijk naar reeksen, stappen en aantallen in de beschrijving."


def to_svg_apart(spec: Spec, style: ChartStyle, seconds: float = SECONDS) -> str:
    """Return a specification as SVG. Raises NotDrawable, with the reason for the editor.

    Who asks again for what was drawn, or given up after so many seconds, is answered at once.
    """
    order = _Order.of(spec, style)
    while (done := _BENCH.outcome(order)) is None:
        _BENCH.work_on(order, seconds)
    if isinstance(done, _GivenUp):
        message = (
            f"Deze grafiek is te zwaar: na {done.seconds:.0f} seconden is zij nog niet getekend."
        )
        raise NotDrawable(message, _LESS)
    said = done.stderr.decode(errors="replace")
    if done.returncode < 0:
        raise NotDrawable("Voor deze grafiek is meer geheugen nodig dan er is.", _LESS)
    if done.returncode or "ERROR" in said:
        raise NotDrawable(f"Vega-Lite kan deze beschrijving niet tekenen: {_reason(said)}")
    svg = done.stdout.decode()
    _check(ElementTree.fromstring(svg))  # noqa: S314 - a drawing of our own
    return bare(svg)


def is_ready(spec: Spec, style: ChartStyle, seconds: float | None = SECONDS) -> bool:
    """Tell whether `to_svg_apart` would answer at once, after working on it for a moment.

    It is given up after so many seconds; with None nothing is done for it now.
    """
    order = _Order.of(spec, style)
    if seconds is not None and _BENCH.outcome(order) is None:
        try:
            _BENCH.work_on(order, seconds)
        except NotDrawable:
            return True
    return _BENCH.outcome(order) is not None


@dataclass(frozen=True)
class _Order:
    spec: str
    font_folders: tuple[str, ...]

    @classmethod
    def of(cls, spec: Spec, style: ChartStyle) -> Self:
        return cls(json.dumps(spec), tuple(font_folders(style)))

    def input(self, seconds: float) -> bytes:
        told = {"spec": self.spec, "font_folders": self.font_folders, "seconds": seconds}
        return json.dumps(told).encode()

    @property
    def without_fonts(self) -> Self:
        return replace(self, font_folders=())


@dataclass(frozen=True)
class _GivenUp:
    seconds: float


_Outcome = subprocess.CompletedProcess[bytes] | _GivenUp


class _Bench:
    """Draws one chart at a time; another one takes its place. What became of each is kept."""

    def __init__(self) -> None:
        self._outcomes: OrderedDict[_Order, _Outcome] = OrderedDict()
        self._order: _Order | None = None
        self._process: subprocess.Popen[bytes] | None = None
        self._told: list[IO[bytes]] = []
        """What the process said and complained of: in files, so it never waits for a reader."""
        self._spent = 0.0

    def outcome(self, order: _Order) -> _Outcome | None:
        """Return what became of a chart, if that is known.

        What is too heavy is so in any letters; who wants it in none in particular gets any.
        """
        found = self._outcomes.get(order)
        other = self._outcomes.get(order.without_fonts)
        return found or (other if isinstance(other, _GivenUp) else None)

    def work_on(self, order: _Order, seconds: float) -> None:
        """Draw a chart for a moment; give it up when that was so many seconds in all.

        Time in which nobody waits for it does not count. Raises NotDrawable when it cannot begin.
        """
        process = self._at_work_on(order, seconds)
        moment = min(_MOMENT, seconds - self._spent)
        try:
            process.wait(moment)
        except subprocess.TimeoutExpired:
            self._spent += moment
            if self._spent >= seconds:
                self._clear()
                self._keep(order, _GivenUp(seconds))
        except BaseException:
            self._clear()
            raise
        else:
            told = [_all_of(file) for file in self._told]
            self._clear()
            if process.returncode != -signal.SIGALRM:  # it ended while nobody waited: once more
                self._keep(order, subprocess.CompletedProcess((), process.returncode, *told))

    def _at_work_on(self, order: _Order, seconds: float) -> subprocess.Popen[bytes]:
        if self._process is not None and self._order == order:
            return self._process
        self._clear()
        if self._order != order:
            self._spent = 0.0
        self._order = order
        try:
            self._process = self._begun(order.input(seconds))
        except OSError as error:
            self._clear()
            message = f"De tekening kon niet worden begonnen: {error.strerror}."
            raise NotDrawable(message, "Maak ruimte op de schijf; probeer het dan weer.") from error
        return self._process

    def _begun(self, told: bytes) -> subprocess.Popen[bytes]:
        program = [sys.executable, "-I", str(Path(engine.__file__))]
        self._told = [TemporaryFile(), TemporaryFile()]  # noqa: SIM115 - closed by `_clear`
        said, complained = self._told
        with TemporaryFile() as given:
            given.write(told)
            given.seek(0)
            return subprocess.Popen(  # noqa: S603 - a program of our own
                program, stdin=given, stdout=said, stderr=complained
            )

    def _clear(self) -> None:
        if self._process is not None:
            self._process.kill()
            self._process.wait()
            self._process = None
        for file in self._told:
            file.close()
        self._told = []

    def _keep(self, order: _Order, outcome: _Outcome) -> None:
        self._spent = 0.0
        for each in {order, order.without_fonts}:
            self._outcomes[each] = outcome
        while len(self._outcomes) > _MOST_KEPT:
            self._outcomes.popitem(last=False)


_BENCH = _Bench()


def smallest_text(svg: str) -> tuple[float, str] | None:
    """Return the size in pixels of the smallest text of a drawing, and its words."""
    root = ElementTree.fromstring(svg)  # noqa: S314 - a drawing of our own
    found = (
        (float(text.get("font-size", "0").removesuffix("px")), "".join(text.itertext()))
        for text in root.iter(f"{_SVG}text")
    )
    return min(((size, words) for size, words in found if words.strip()), default=None)


def _all_of(file: IO[bytes]) -> bytes:
    file.seek(0)
    return file.read()


def _reason(said: str) -> str:
    """Return the first error that the engine names; those after it follow from it."""
    found = _REASON.search(said)
    reason = re.sub(r"\{.*\}", "{…}", found[1]) if found else "geen reden bekend"
    return reason[:_MOST_WORDS]


def _check(root: ElementTree.Element) -> None:
    width, height = (float(root.get(name, 0)) for name in ("width", "height"))
    if width > WIDTH + 1 or height > HIGHEST:
        raise NotDrawable(
            f"Deze grafiek wordt {width:.0f} bij {height:.0f} pixels; op een bladzijde past "
            f"{WIDTH} bij {HIGHEST}.",
            "Stel ‘width’ of ‘height’ in, of toon minder.",
        )
    marks = (group for group in root.iter(f"{_SVG}g") if "role-mark" in group.get("class", ""))
    if not any(_is_seen(shape) for group in marks for shape in group.iter()):
        raise NotDrawable(
            "In deze grafiek staat niets.",
            "Kijk of er waarden bekend zijn, en of een filter niet alles weglaat. ‘label’ en "
            "‘series’ zijn tekst, dus schrijf aanhalingstekens: datum.label == '2024'.",
        )


def _is_seen(shape: ElementTree.Element) -> bool:
    return bool(shape.get("d") or shape.tag == f"{_SVG}line" or (shape.text or "").strip())
