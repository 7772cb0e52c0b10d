"""What a form asks of the screen, because it takes a dialog or touches more than one value."""

from typing import TYPE_CHECKING

from textual.message import Message

if TYPE_CHECKING:
    from stand.tui.widgets.text_field import TextField


class BlockAsked(Message):
    """Something is to be done with a block.

    ``command`` is "new", "copy", "split", "delete", "up" or "down". ``offset`` is where the cursor
    stands in the block's text, as the file has it; None when it stands in no text.
    """

    def __init__(self, command: str, path: str, index: int, offset: int | None = None) -> None:
        super().__init__()
        self.command = command
        self.path = path
        self.index = index
        self.offset = offset


class TextAsked(Message):
    """Something is to be put in a text, or done with a piece of it.

    ``command`` is "reference", "number", "link", "abbreviation", "image", or what the field is to
    name (``Named``). What was typed is
    handed in already; ``box.area`` has the selection, and takes words in its place
    (``insert_words``).
    """

    def __init__(self, command: str, box: "TextField") -> None:
        super().__init__()
        self.command = command
        self.box = box
