"""What the editor asks of the render process, and what it answers.

Each answer carries the ``epoch`` of the content that it was made of: the version of the editing
session. Paths are those of files, from the root, with forward slashes. The process ends when the
pipe to it is closed.
"""

from dataclasses import dataclass, field

from stand.model.source import Path
from stand.preview.facts import Facts
from stand.preview.protocol import kinds_of
from stand.problems import Problem


@dataclass(frozen=True, slots=True)
class Edits:
    """The content is now this: what is on disk, with ``unsaved`` over it (None: gone).

    What is in ``avoid`` is not laid out: the process did not survive it.
    """

    epoch: int
    unsaved: dict[str, bytes | None] = field(default_factory=dict)
    avoid: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Look:
    """Show a page of a file, ``width`` pixels wide.

    ``page`` counts from 0 within the file; None asks for the page on which ``place`` stands.
    ``words`` are those around the cursor, as written.
    """

    path: str
    place: Path = ()
    words: str = ""
    width: int = 1000
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Ask:
    """Tell what a reference prints; it is what stands between [[ and ]]."""

    reference: str


@dataclass(frozen=True, slots=True)
class Fetch:
    """Make a PDF of one page of a file, or with None of all its pages, to open elsewhere."""

    path: str
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Browse:
    """Tell of all pages of the edition, and of each change in them from now on."""


@dataclass(frozen=True, slots=True)
class Shoot:
    """Make a picture of a page that was told of; ``width`` is in pixels."""

    digest: str
    width: int


@dataclass(frozen=True, slots=True)
class Doing:
    """The process begins with a step: the layout of this file, or with "" reading and checking."""

    path: str


@dataclass(frozen=True, slots=True)
class Idle:
    """All is done that was asked in the first ``taken`` requests."""

    taken: int


@dataclass(frozen=True, slots=True)
class Checked:
    """All problems of the edition, and what is known of it."""

    epoch: int
    problems: tuple[Problem, ...]
    facts: Facts


@dataclass(frozen=True, slots=True)
class Pages:
    """A file was laid out in ``count`` pages; a file that is on no page has none.

    ``first`` is the number printed on the first. The place that is looked at stands on page
    ``page``, counted from 0, at ``share`` of its height: 0 is the top.
    """

    epoch: int
    path: str
    count: int
    first: int
    page: int
    share: float


@dataclass(frozen=True, slots=True)
class Page:
    """One page as a picture; ``page`` counts from 0 within the file."""

    epoch: int
    path: str
    page: int
    png: bytes


@dataclass(frozen=True, slots=True)
class Card:
    """A figure by itself, as a picture and in words; with faults there is no picture."""

    epoch: int
    path: str
    png: bytes
    description: str
    faults: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Fetched:
    """The PDF that was asked for, or a ``fault`` that says why there is none."""

    epoch: int
    path: str
    page: int | None
    pdf: bytes
    fault: str


@dataclass(frozen=True, slots=True)
class Answered:
    """What a reference prints, or the ``fault`` that says why it prints nothing."""

    epoch: int
    reference: str
    printed: str
    fault: str


@dataclass(frozen=True, slots=True)
class Failed:
    """Something went wrong with a file, or with "" the whole edition; the message is for the user.

    The last pages and problems still stand.
    """

    epoch: int
    path: str
    message: str


@dataclass(frozen=True, slots=True)
class Leaf:
    """A page of the edition: the same ``digest``, the same picture.

    ``label`` is what the page is called: its printed number, or a word. Width and height are in
    CSS pixels. ``words`` are those of headings (level 1 to 6) and other texts (0) in reading order,
    each with how far down the page it begins: 0 is the top.
    """

    digest: str
    label: str
    width: float
    height: float
    words: tuple[tuple[int, str, float], ...]


@dataclass(frozen=True, slots=True)
class Leaves:
    """The pages of one part of the edition; ``status`` is that of a chapter, or empty."""

    epoch: int
    path: str
    name: str
    title: str
    status: str
    leaves: tuple[Leaf, ...]


@dataclass(frozen=True, slots=True)
class Beside:
    """A problem stands beside a page of a part, counted from 0, so far down: 0 is the top."""

    problem: Problem
    path: str
    name: str
    page: int
    share: float


@dataclass(frozen=True, slots=True)
class Whole:
    """All pages have been told of; the edition has these parts, by path and name, in this order.

    ``files`` are those that the content names, by their paths from the root, there or not.
    """

    epoch: int
    parts: tuple[tuple[str, str], ...]
    beside: tuple[Beside, ...]
    files: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Shot:
    """The picture of a page; empty when there is no such page any more."""

    digest: str
    width: int
    png: bytes


@dataclass(frozen=True, slots=True)
class Progress:
    """A build has done so many of its steps."""

    done: int
    total: int


@dataclass(frozen=True, slots=True)
class Built:
    """A build is done: where the file is, from how many pages, and what was found in it."""

    path: str
    pages: int
    draft: bool
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class Refused:
    """Nothing was built, because of these problems; an older file still stands."""

    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class BuildFailed:
    """Nothing was built, and no problem says why; the message does, in Dutch."""

    message: str


BuildNews = Progress | Built | Refused | BuildFailed
Question = Ask | Fetch | Browse | Shoot
Request = Edits | Look | Question
Answer = Checked | Pages | Page | Card | Fetched | Answered | Failed | Leaves | Whole | Shot
"""What the editor hears; Doing and Idle are between the process and its client."""

REQUESTS = kinds_of(Edits, Look, Ask, Fetch, Browse, Shoot)
ANSWERS = kinds_of(
    Doing, Idle, Checked, Pages, Page, Card, Fetched, Answered, Failed, Leaves, Whole, Shot
)
BUILD_NEWS = kinds_of(Progress, Built, Refused, BuildFailed)
