"""What the browser shows, as far as the render process has told: plain values for JSON."""

import asyncio
from collections.abc import Iterator
from typing import Any

from stand.model.status import STATUS_WORDS
from stand.preview.messages import Beside, Checked, Failed, Leaf, Leaves, Whole
from stand.preview.sights import PartName
from stand.problems import Problem, Severity

_STARTS = "De bladzijden worden gemaakt…"
_WORKS = "Bezig met bijwerken…"
_OLD = "Deze bladzijden zijn van voor de fout. Ze volgen weer zodra die hersteld is."
_NOT_READ = "De jaargang is nu niet te lezen. U ziet de laatste goede bladzijden."
_NOTHING = "De jaargang is nog niet te lezen. Herstel de problemen hieronder."


class Shown:
    """The pages and problems of an edition, and how things stand.

    ``version`` grows at each change, ``book_version`` at each of pages or problems.
    """

    def __init__(self, year: str) -> None:
        self._year = year
        self._parts: dict[PartName, Leaves] = {}
        self._order: tuple[PartName, ...] = ()
        self._old: set[PartName] = set()
        self._beside: dict[Problem, Beside] = {}
        self._checked: Checked | None = None
        self._problems: tuple[Problem, ...] = ()
        self._epoch = 0
        self._whole = -1
        self._failed = ""
        self.is_busy = True
        self.version = 0
        self.book_version = 0
        self._change = asyncio.Event()

    async def other_than(self, version: int) -> None:
        """Wait until there is another version than this."""
        while self.version == version:
            await self._change.wait()

    def begin(self, epoch: int) -> None:
        """Say that other content is being looked at."""
        self._epoch, self.is_busy = epoch, True
        self._bump()

    def settle(self) -> None:
        """Say that there is nothing left to do."""
        self.is_busy = False
        problems = self._checked.problems if self._checked else ()
        is_other = problems != self._problems
        self._problems = problems
        self._bump(of_book=is_other)

    def hear(self, answer: Checked | Leaves | Whole | Failed) -> None:
        """Take what the render process tells."""
        if isinstance(answer, Checked):
            self._checked = answer
        elif isinstance(answer, Failed):
            self._failed, self.is_busy = answer.message, True
            self._bump()
        elif isinstance(answer, Leaves):
            self._take(answer)
        else:
            self._complete(answer)

    def _take(self, leaves: Leaves) -> None:
        name = leaves.path, leaves.name
        self._parts[name] = leaves
        if self._whole < 0:
            self._order = tuple(dict.fromkeys((*self._order, name)))
            self._bump(of_book=True)

    def _complete(self, whole: Whole) -> None:
        """Show the parts that were told of; a part whose file is broken stays as it was."""
        self._problems = self._checked.problems if self._checked else ()
        broken = {found.path for found in self._problems if found.severity is Severity.ERROR}
        kept = [name for name in self._order if name not in whole.parts and name[0] in broken]
        order = list(whole.parts)
        for name in kept:
            before = self._order[: self._order.index(name)]
            follows = [order.index(each) for each in before if each in order]
            order.insert(max(follows, default=-1) + 1, name)
        self._order, self._old = tuple(order), set(kept)
        self._parts = {name: self._parts[name] for name in order}
        self._beside = {beside.problem: beside for beside in whole.beside}
        self._whole, self._failed = whole.epoch, ""
        self._bump(of_book=True)

    def _bump(self, *, of_book: bool = False) -> None:
        self.version += 1
        self.book_version += of_book
        self._change.set()
        self._change = asyncio.Event()

    @property
    def message(self) -> str:
        """How things stand, in Dutch; nothing when all is as it should be."""
        if self._failed:
            return self._failed
        if self.is_busy:
            return _WORKS if self._order else _STARTS
        if self._whole != self._epoch:
            return _NOT_READ if self._order else _NOTHING
        return ""

    def state(self) -> dict[str, Any]:
        """Return how things stand."""
        is_wrong = bool(self._failed) or (not self.is_busy and self._whole != self._epoch)
        return {"busy": self.is_busy, "wrong": is_wrong, "message": self.message}

    def book(self, known: set[str]) -> dict[str, Any]:
        """Return all pages with their problems; the words of those that are not ``known`` yet.

        ``known`` then has those that there are.
        """
        beside, loose = self._placed()
        errors = sum(found.severity is Severity.ERROR for found in self._problems)
        words = {leaf.digest: leaf.words for leaf in self._leaves()}
        fresh = {digest: found for digest, found in words.items() if digest not in known}
        known.clear()
        known.update(words)
        return {
            "year": self._year,
            "errors": errors,
            "warnings": len(self._problems) - errors,
            "parts": [self._part(name, beside) for name in self._order],
            "loose": [_problem(found) for found in loose],
            "words": fresh,
        }

    def _leaves(self) -> Iterator[Leaf]:
        for name in self._order:
            yield from self._parts[name].leaves

    def _part(
        self, name: PartName, beside: dict[tuple[PartName, int], list[dict[str, Any]]]
    ) -> dict[str, Any]:
        part = self._parts[name]
        return {
            "id": f"{part.path}|{part.name}",
            "title": part.title,
            "status": STATUS_WORDS.get(part.status, ""),
            "old": _OLD if name in self._old else "",
            "pages": [
                {
                    "digest": leaf.digest,
                    "label": leaf.label,
                    "ratio": round(leaf.width / leaf.height, 5),
                    "problems": beside.get((name, index), []),
                }
                for index, leaf in enumerate(part.leaves)
            ],
        }

    def _placed(self) -> tuple[dict[tuple[PartName, int], list[dict[str, Any]]], list[Problem]]:
        """Return the problems by the page they stand beside, and those without a page."""
        placed: dict[tuple[PartName, int], list[dict[str, Any]]] = {}
        loose = []
        chapters = {name[0]: name for name in self._order if self._parts[name].status}
        for problem in self._problems:
            found = self._beside.get(problem)
            name = (found.path, found.name) if found else chapters.get(problem.path)
            if name is None or name not in self._parts:
                loose.append(problem)
                continue
            last = len(self._parts[name].leaves) - 1
            page, share = (min(found.page, last), found.share) if found else (0, 0.0)
            placed.setdefault((name, page), []).append({**_problem(problem), "share": share})
        for notes in placed.values():
            notes.sort(key=lambda note: note["share"])
        return placed, loose


def _problem(problem: Problem) -> dict[str, Any]:
    return {
        "severity": problem.severity.value,
        "message": problem.message,
        "hint": problem.hint,
        "where": f"{problem.path}:{problem.line}",
    }
