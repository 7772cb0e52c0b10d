"""Memory is tidied while nobody types.

Python looks for rings of objects that nobody holds any more, and from time to time through all
objects there are. With the modules of an editor that takes longer than a key may: a tenth of a
second. So what is there when the editor stands is passed over, and the great tidying waits for a
pause.
"""

import gc
from time import monotonic
from typing import Any

from textual.app import App

from stand.tui.turns import Turns

_THRESHOLDS = (2_000, 5, 1_000_000)
"""The last is how many small tidyings there are between great ones: those come from here."""
_SECONDS_BETWEEN_LOOKS = 2.0
_PAUSE = 1.5
_WORTH_IT = 20
_CANNOT_WAIT = 3_000


class Tidying:
    """Tidies memory from :meth:`start` to :meth:`stop`."""

    def __init__(self, app: App[Any], turns: Turns) -> None:
        self._app = app
        self._turns = turns
        self._before: tuple[int, int, int] | None = None

    def start(self) -> None:
        """Pass over all that is there now, and tidy what comes after in pauses."""
        self._before = gc.get_threshold()
        gc.freeze()
        gc.set_threshold(*_THRESHOLDS)
        self._app.set_interval(_SECONDS_BETWEEN_LOOKS, self._look)

    def stop(self) -> None:
        """Leave it to Python again."""
        if self._before is not None:
            gc.unfreeze()
            gc.set_threshold(*self._before)
            self._before = None

    def _look(self) -> None:
        waiting = gc.get_count()[2]
        is_pause = monotonic() - self._turns.newest > _PAUSE
        if waiting > (_WORTH_IT if is_pause else _CANNOT_WAIT):
            gc.collect()
