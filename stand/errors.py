"""What stops a run.

    StandError
    ├── RootNotFound      no folder with content above the place where we stand
    ├── WrongUse          a command that asks for something that is not there
    ├── CannotWrite       the disk or its rights refuse
    ├── EditRefused       a change that the form of a file does not allow, or its absence
    ├── RenderFailed      the engine gave up on a chapter
    └── NotReadable       a file to be looked at is no PDF, or cannot be opened

The message of each is a Dutch sentence for the user.
"""


class StandError(Exception):
    """The run cannot go on; the message tells the user why, in Dutch."""


class RootNotFound(StandError):
    """There is no folder with content to work on."""


class WrongUse(StandError):
    """The command asks for something that does not exist."""


class CannotWrite(StandError):
    """A file could not be written; what was there before still stands."""


class EditRefused(StandError):
    """A file cannot be changed in this way; nothing was changed."""


class RenderFailed(StandError):
    """The layout engine could not make pages of a chapter."""


class NotReadable(StandError):
    """A file is no PDF that can be read; the message is the reason, to follow a colon."""
