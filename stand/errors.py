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

import errno

_REASONS = {
    errno.EACCES: "u hebt er geen rechten voor",
    errno.EPERM: "dat is hier niet toegestaan",
    errno.EROFS: "van deze schijf kan alleen gelezen worden",
    errno.ENOSPC: "de schijf is vol",
    errno.EDQUOT: "uw ruimte op de schijf is op",
    errno.EFBIG: "het bestand wordt te groot",
    errno.ENOENT: "het bestand of de map is er niet",
    errno.EEXIST: "er staat al iets met deze naam",
    errno.EISDIR: "het is een map",
    errno.ENOTDIR: "een deel van het pad is geen map",
    errno.ENOTEMPTY: "de map is niet leeg",
    errno.ENAMETOOLONG: "de naam is te lang",
    errno.ELOOP: "de verwijzingen lopen in een kring",
    errno.EBUSY: "iets anders gebruikt het",
    errno.ETXTBSY: "iets anders gebruikt het",
    errno.EMFILE: "er staan te veel bestanden open",
    errno.ENFILE: "er staan te veel bestanden open",
    errno.ENOMEM: "het geheugen is vol",
    errno.EIO: "de schijf geeft een fout",
    errno.ESTALE: "de netwerkschijf is er niet meer",
    errno.ETIMEDOUT: "er kwam geen antwoord",
}


def reason(error: OSError) -> str:
    """Return in a few Dutch words why the system refused something."""
    return _REASONS.get(error.errno or 0, f"foutcode {error.errno}")


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
