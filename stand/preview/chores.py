"""What the render process does with the content: it reads, checks, lays out and shows.

Long work is a generator that yields before each of its steps, so that who runs it can leave it.
"""

import time
from collections.abc import Callable, Generator, Iterator
from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING

from stand.charts.depict import Depictions
from stand.charts.vega.apart import SECONDS
from stand.charts.waiting import draw_own_in_steps
from stand.checks.run import check_in_steps
from stand.content.kept import Kept
from stand.content.load import Loaded, load_in_steps
from stand.model.publication import Publication
from stand.preview.content import Content
from stand.preview.elsewhere import OtherEditions
from stand.preview.facts import Facts
from stand.preview.gather import Gathered
from stand.preview.left_out import left_out_problems
from stand.preview.messages import (
    Answer,
    Answered,
    Ask,
    Checked,
    Doing,
    Edits,
    Fetch,
    Fetched,
    Look,
    Shoot,
    Shot,
)
from stand.preview.revising import Revised, revised
from stand.problems import Problem
from stand.render.complaints import layout_problems
from stand.workspace import Workspace

if TYPE_CHECKING:
    from stand.preview.showing import Showing

_REST = 0.25
"""For how many seconds nothing more should be typed before the rest of the work begins."""
_LONGEST = 5.0
"""After how many seconds of typing without rest the rest of the work is done all the same."""
_MOST_MOMENTS = 10
"""How many moments the first page waits for charts, so that problems come first."""
_NOT_READ = "De jaargang is nu niet te lezen."


class Chores:
    """The work on one edition; ``tell`` sends an answer.

    Charts of the user's own are given up after ``chart_seconds``.
    """

    def __init__(
        self,
        workspace: Workspace,
        year: str,
        tell: Callable[[Answer | Doing], None],
        chart_seconds: float = SECONDS,
    ) -> None:
        self._workspace = workspace
        self._chart_seconds = chart_seconds
        self._year = year
        self._tell = tell
        self._others = OtherEditions(workspace, year)
        self._problems: list[Problem] = []
        self._kept = Kept()
        self._loaded: list[Problem] = []
        self._found: list[Problem] = []
        self._is_checked = False
        self._content: Content | None = None
        self._gathered: Gathered | None = None
        self._checked: Checked | None = None
        self._look: Look | None = None
        self._is_browsed = False
        self._showing: Showing | None = None
        self._owes_since: float | None = None
        self._edits: Edits | None = None
        self._unread: tuple[Edits, Revised | None] | None = None
        self._rest_of_work: Iterator[None] = iter(())
        self._edited = self._behind = 0.0
        self._is_resting = False
        self.epoch = 0
        self.doing = ""

    def take(self, edits: Edits) -> None:
        """Let this be the content; it is read when the page that is looked at has been shown."""
        self._begin("")
        self._is_resting = False
        self._owe_picture()
        self.epoch, self._edited = edits.epoch, time.monotonic()
        if self._unread is None and self._is_checked:
            self._behind = self._edited
        content, before, found = self._content, self._edits, None
        if content is not None and before is not None and self._showing is not None:
            found = revised(content.publication, before, edits, self._kept)
        self._unread = edits, found

    def _read(self) -> Iterator[None]:
        """Read what is unread; without a readable edition the last pages stand.

        Until it is checked, what the checks found last is taken to be still so.
        """
        if self._unread is None:
            return
        self._begin("")
        (edits, _), loaded = self._unread, Loaded()
        yield from load_in_steps(loaded, self._workspace, self._year, edits.unsaved, self._kept)
        self._edits, self._loaded = edits, loaded.problems
        if self._unread[0] is edits:
            self._unread = None
        self._gathered, self._content = None, None
        self._is_checked = loaded.publication is None
        if loaded.publication is None:
            self._problems = self._loaded
            yield from self._tell_checked()
        else:
            likely = sorted({*self._loaded, *self._found})
            self._content = Content(edits.epoch, loaded.publication, likely, edits.avoid)

    def _read_at_once(self) -> bool:
        """Read what is unread; tell whether there was anything: half done work is of before."""
        is_new = self._unread is not None
        for _ in self._read():
            pass
        return is_new

    def _charts_are_ready(self, publication: Publication) -> bool:
        """Tell whether no chart of the user's own keeps the first page waiting for long."""
        steps = draw_own_in_steps(publication, self._workspace, seconds=self._chart_seconds)
        for placed in islice(steps, _MOST_MOMENTS):
            self._begin(placed.source.path)
        return next(steps, None) is None

    def _check(self, content: Content) -> Generator[None, None, Content]:
        """Check the content, if that was not done, and return it with its problems."""
        if not self._is_checked:
            self._begin("")
            found: set[Problem] = set()
            yield from check_in_steps(found, content.publication)
            self._found = sorted(found)
            self._problems = sorted({*self._loaded, *found})
            if self._problems != content.problems:
                content = self._content = replace(content, problems=self._problems)
            self._is_checked = True
        yield from self._tell_checked()
        self._behind = time.monotonic()
        return content

    @property
    def rest(self) -> float:
        """How many seconds to wait for more before the next step."""
        is_due = not self._is_resting or self._is_late
        return 0.0 if is_due else self._edited + _REST - time.monotonic()

    @property
    def _is_late(self) -> bool:
        return time.monotonic() - self._behind > _LONGEST

    def look_at(self, look: Look) -> None:
        """Show this from now on."""
        self._look, self._is_resting = look, False
        if self._showing is not None:
            self._showing.look_anew()
        self._owe_picture()

    def browse(self) -> None:
        """Tell of all pages from now on."""
        self._is_browsed = True
        if self._showing is not None:
            self._showing.sheaf.tell_all_anew()

    def all(self) -> Iterator[None]:
        """Do all that follows from the content and from where is looked.

        What is looked at comes first. The rest is done when nothing more is typed for a moment; who
        types on and on hears meanwhile of what was there when that began.
        """
        is_shown = self._show_at_once()
        if not is_shown or not self._is_late:
            self._rest_of_work = iter(())
        if is_shown:
            yield from self._resting()
        for _ in self._rest_of_work:  # it is left standing when this is left
            yield
        self._rest_of_work = self._all_else()
        for _ in self._rest_of_work:
            yield

    def _show_at_once(self) -> bool:
        """Show what is looked at, if that takes reading nothing else; tell whether it did."""
        content, look, showing = self._content, self._look, self._showing
        if self._unread is None or content is None or look is None or showing is None:
            return False
        found = self._unread[1]
        if found is None:
            return False
        self._begin(look.path)
        return showing.show_revised(found, content, look)

    def _all_else(self) -> Iterator[None]:
        yield from self._read()
        content, look = self._content, self._look
        if content is None:
            return
        if self._showing is None:
            if self._charts_are_ready(content.publication):
                content = yield from self._check(content)
            self._begin("")
            yield
        showing = self._engine(content)
        if look is not None:
            yield from showing.show(content, look)
            self.forgive()
        yield from self._resting()
        yield from showing.wait_for_charts(content, is_browsed=self._is_browsed)
        content = yield from self._check(content)
        showing = self._engine(content)
        yield from self._resting()  # the next step is a long one
        yield from self._all_pages(content, look, showing)
        for _ in self._others.in_steps():
            self._begin("")
            yield
        yield from self._tell_checked()

    def _all_pages(self, content: Content, look: Look | None, showing: "Showing") -> Iterator[None]:
        if look is not None:
            yield from showing.show_exactly(content, look)
        yield from showing.settle(content, is_browsed=self._is_browsed)
        yield from self._tell_checked()
        if look is not None:
            yield from showing.show_exactly(content, look)
        if self._is_browsed:
            yield from showing.leaf_through(content, self._all_problems())
        if look is not None:
            yield from showing.prepare(content, look)

    def _resting(self) -> Iterator[None]:
        self._is_resting = True
        yield
        self._is_resting = False

    def answer(self, ask: Ask) -> bool:
        """Answer what a reference prints; tell whether `all` is to begin anew."""
        printed, fault = "", _NOT_READ
        found = self._unread[1] if self._unread else None
        has_read = found is None and self._read_at_once()
        content = found or self._content
        if content is not None:
            gathered = Gathered(content.publication, self._pages_of_anchors())
            printed, fault = gathered.answer(ask.reference)
        self._tell(Answered(self.epoch, ask.reference, printed, fault))
        return has_read

    def fetch(self, fetch: Fetch) -> bool:
        """Make a PDF of what there is to see of a file; tell whether `all` is to begin anew."""
        has_read = self._read_at_once()
        if self._content is None:
            self._tell(Fetched(self.epoch, fetch.path, fetch.page, b"", _NOT_READ))
        else:
            self._engine(self._content).fetch(self._content, fetch)
        return has_read

    def shoot(self, shoot: Shoot) -> None:
        """Make a picture of a page that was told of."""
        if self._showing is None:
            self._tell(Shot(shoot.digest, shoot.width, b""))
        else:
            self._showing.sheaf.shoot(shoot)

    def owes_picture(self, seconds: float) -> bool:
        """Tell whether new content has kept a page from being shown for so long."""
        is_owed = self._showing is not None and self._showing.owes_picture
        since = self._owes_since
        return is_owed and since is not None and time.monotonic() - since > seconds

    def forgive(self) -> None:
        """Owe no picture: there is none to come."""
        if self._showing is not None:
            self._showing.owes_picture = False

    def _owe_picture(self) -> None:
        showing = self._showing
        if self._look is not None and showing is not None and not showing.owes_picture:
            showing.owes_picture, self._owes_since = True, time.monotonic()

    def _begin(self, path: str) -> None:
        self.doing = path
        self._tell(Doing(path))

    def _engine(self, content: Content) -> "Showing":
        """Return what shows the content; the first time, what is wrong with it has been told."""
        if self._showing is None:
            from stand.preview.showing import Showing  # noqa: PLC0415 - half of the time to start

            self._showing = Showing(self._workspace, self._tell, self._begin, self._chart_seconds)
        self._showing.take(content)
        return self._showing

    def _tell_checked(self) -> Iterator[None]:
        """Tell what is wrong and what is known, if that is not what was told last."""
        facts = yield from self._facts()
        epoch = self._edits.epoch if self._edits else self.epoch
        checked = Checked(epoch, tuple(self._all_problems()), facts)
        if checked != self._checked:
            self._checked = checked
            self._tell(checked)

    def _all_problems(self) -> list[Problem]:
        if self._content is None or self._showing is None:
            return self._problems
        found = layout_problems(self._content.publication, self._showing.memory.complaints)
        left_out = left_out_problems(self._content.avoid)
        return sorted({*self._problems, *self._showing.depictions.problems, *found, *left_out})

    def _facts(self) -> Generator[None, None, Facts]:
        last = self._checked.facts if self._checked else Facts()
        if self._content is None:
            return last
        pages = self._pages_of_anchors()
        known = self._gathered
        if known is None or known.pages != pages:
            known = self._gathered = Gathered(self._content.publication, pages)
        yield from known.in_steps()
        showing = self._showing
        facts = known.facts or last
        return replace(
            facts,
            uses=(*facts.uses, *self._others.uses),
            figures=known.figures(showing.depictions if showing else Depictions()),
            first_pages=showing.first_pages if showing else {},
        )

    def _pages_of_anchors(self) -> dict[str, int]:
        return dict(self._showing.memory.pages) if self._showing else {}
