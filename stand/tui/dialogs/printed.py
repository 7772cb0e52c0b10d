"""A dialog that shows what a reference will print, as the render process tells it."""

from collections.abc import Callable
from typing import TypeVar

from stand.tui.dialogs.dialog import Dialog

Result = TypeVar("Result")
Ask = Callable[[str], None]
"""Has the render process tell what a reference prints; it stands without its brackets."""


class PrintedDialog(Dialog[Result]):
    """A dialog that asks and, some time later, hears what a reference prints."""

    def answered(self, reference: str, printed: str, fault: str) -> None:
        """Take in what a reference prints, or why it prints nothing."""
        raise NotImplementedError
