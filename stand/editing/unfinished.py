"""What stands where something still has to be written: valid, and for anybody to see."""

from typing import Any

UNFINISHED = "[nog invullen]"
UNFINISHED_NAME = "nog-invullen"
"""The same for a name, which has no brackets; nothing is called so."""


def is_unfinished(value: Any) -> bool:
    """Tell whether a value still waits for its words."""
    return isinstance(value, str) and value.strip() == UNFINISHED
