"""The engine: Vega-Lite to SVG. As a program it draws one chart in a process of its own.

It imports nothing of the house, so that such a process starts at once.
"""

import ctypes
import json
import math
import signal
import sys
from functools import cache
from typing import Final

_LOCALE: Final = "nl-NL"
_SPARE: Final = 5
_DIE_WITH_PARENT: Final = 1  # PR_SET_PDEATHSIG of prctl(2)


def vega_lite_to_svg(spec: str) -> str:
    """Return a specification as SVG. Nothing is fetched; raises ValueError when it is refused."""
    import vl_convert  # noqa: PLC0415 - heavy, and not needed while every drawing is in the cache

    return vl_convert.vegalite_to_svg(
        spec, format_locale=_LOCALE, time_format_locale=_LOCALE, allowed_base_urls=[]
    )


@cache
def register(folder: str) -> None:
    """Let the engine find the letters in a folder."""
    import vl_convert  # noqa: PLC0415

    vl_convert.register_font_directory(str(folder))


def main() -> None:
    """Draw the specification that comes in, or say why not.

    It ends by itself when whoever waits for it must have given up, or is gone.
    """
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_DIE_WITH_PARENT, signal.SIGKILL)
    order = json.loads(sys.stdin.buffer.read())
    signal.alarm(math.ceil(order["seconds"]) + _SPARE)
    for folder in order["font_folders"]:
        register(folder)
    try:
        svg = vega_lite_to_svg(order["spec"])
    except ValueError as error:
        sys.exit(str(error))
    sys.stdout.buffer.write(svg.encode())


if __name__ == "__main__":
    main()
