"""Drawing in a process of its own: what a specification brings down is that process alone.

Vega-Lite can be asked for a billion tick marks. The engine then takes all time, or all memory and
the process with it.
"""

import json
import re
import subprocess
import sys
from functools import lru_cache
from pathlib import Path
from xml.etree import ElementTree

from stand.charts.look.style import HIGHEST, WIDTH, ChartStyle
from stand.charts.vega import engine
from stand.charts.vega.spec import NotDrawable, Spec, bare, font_folders

_SECONDS = 20
_SVG = "{http://www.w3.org/2000/svg}"
_REASON = re.compile(r"\w*Error: (.+)")
_MOST_WORDS = 160
_LESS = "Vraag minder: kijk naar reeksen, stappen en aantallen in de beschrijving."


def to_svg_apart(spec: Spec, style: ChartStyle, seconds: float = _SECONDS) -> str:
    """Return a specification as SVG. Raises NotDrawable, with the reason for the editor."""
    order = {"spec": json.dumps(spec), "font_folders": font_folders(style)}
    done = _drawn(json.dumps(order), seconds)
    said = done.stderr.decode(errors="replace")
    if done.returncode < 0:
        raise NotDrawable("Voor deze grafiek is meer geheugen nodig dan er is.", _LESS)
    if done.returncode or "ERROR" in said:
        raise NotDrawable(f"Vega-Lite kan deze beschrijving niet tekenen: {_reason(said)}")
    svg = done.stdout.decode()
    _check(ElementTree.fromstring(svg))  # noqa: S314 - a drawing of our own
    return bare(svg)


@lru_cache(maxsize=64)
def _drawn(order: str, seconds: float) -> subprocess.CompletedProcess[bytes]:
    """Return what became of a process; who checks again while writing, waits for it once."""
    program = [sys.executable, "-I", str(Path(engine.__file__))]
    try:
        return subprocess.run(  # noqa: S603 - a program of our own; the order is its input
            program, input=order.encode(), capture_output=True, timeout=seconds, check=False
        )
    except subprocess.TimeoutExpired:
        message = f"Deze grafiek is na {seconds:.0f} seconden nog niet getekend."
        raise NotDrawable(message, _LESS) from None


def smallest_text(svg: str) -> tuple[float, str] | None:
    """Return the size in pixels of the smallest text of a drawing, and its words."""
    root = ElementTree.fromstring(svg)  # noqa: S314 - a drawing of our own
    found = (
        (float(text.get("font-size", "0").removesuffix("px")), "".join(text.itertext()))
        for text in root.iter(f"{_SVG}text")
    )
    return min(((size, words) for size, words in found if words.strip()), default=None)


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
