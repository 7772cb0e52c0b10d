"""How often Python looks for garbage."""

import atexit
import gc

_OFTEN_ENOUGH = (200_000, 20, 20)


def collect_seldom() -> None:
    """Look for garbage less often, for a process that makes much and throws little away.

    As Python does it of itself, a fifth of a build is spent on looking in vain, half of that when
    the process ends.
    """
    gc.set_threshold(*_OFTEN_ENOUGH)
    atexit.register(gc.freeze)


def collect_nothing_of_before() -> None:
    """Clear away what is garbage, and never look again through what is there now.

    That is for a process that ends soon: what is there now is kept until then.
    """
    gc.collect()
    gc.freeze()
