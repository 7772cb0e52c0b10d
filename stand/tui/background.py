"""Work beside the keys: it begins when its turn comes, and ends with the part that began it."""

from collections.abc import Callable, Coroutine
from functools import partial
from typing import Any

from textual.dom import DOMNode
from textual.worker import Worker


def in_background(
    node: DOMNode, work: Callable[..., Coroutine[Any, Any, None]], *arguments: Any, alone: str = ""
) -> None:
    """Begin some work; with ``alone``, the work of that name before it is given up."""
    group = alone or "default"
    _: Worker[None] = node.run_worker(partial(work, *arguments), group=group, exclusive=bool(alone))
