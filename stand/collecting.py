"""How often Python looks for garbage."""

import gc

_OFTEN_ENOUGH = (200_000, 20, 20)


def collect_seldom() -> None:
    """Look for garbage less often, for a process that makes much and throws little away.

    As Python does it of itself, a tenth of a build is spent on looking in vain.
    """
    gc.set_threshold(*_OFTEN_ENOUGH)
