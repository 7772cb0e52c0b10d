"""How long a key takes to the new picture of its page, while somebody types at a steady pace.

Beside it stands what the same page costs from nothing: its chapter laid out, and the page drawn.
Where an edition is larger, the edition of one time the size stands beside it.
"""

import asyncio
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from stand.content.load import load
from stand.model.source import Path as Place
from stand.preview.client import RenderClient
from stand.preview.messages import Answer, Page
from stand.preview.pictures import page_png
from stand.render.book import Book
from stand.workspace import Workspace
from tests.bench.frame import Bound, Pair
from tests.bench.opening import copy_of_own
from tests.made.large import many_pages

_WORDS = ("wie ", "hier ", "leest ", "weet ", "meer ", "dan ", "daarvoor ")
_ROUNDS = 8
_KEYS = 25
_BETWEEN = 0.14
_WIDTH = 800
_OWN: dict[str, tuple[str, dict[str, tuple[str, Place]]]] = {
    "2025": (
        "content/2025/themas/1-druk-in-de-keten.yaml",
        {
            "text": ("Ons personeelsbestand", ("body", 1, "bottleneck", "text")),
            "box": ("We werken eraan", ("body", 9, "own_actions", "text")),
            "title": ("Toenemende druk", ("title",)),
        },
    ),
    "2023": (
        "content/2023/themas/3-druk-op-de-keten.yaml",
        {
            "text": ("Wat DTenV bereikt", ("body", 0, "text")),
            "box": ("De opvangcrisis verandert", ("body", 6, "practice", "text")),
            "title": ("Druk op de migratieketen", ("title",)),
        },
    ),
}
"""Of each edition of our own a chapter, and where in it is typed: before which words, in what."""
_BOUND = Bound(100, 95, in_milliseconds=True)


@dataclass
class _Place:
    """Where is typed: before these words in a file, while a place in ``shown`` is looked at."""

    root: Path
    year: str
    file: str
    words: str
    place: Place
    shown: str = ""
    typed: str = ""
    text: str = field(init=False)

    def __post_init__(self) -> None:
        self.text = (self.root / self.file).read_text("utf-8")
        assert self.words in self.text, self.words

    def type(self, character: str) -> bytes:
        """Type one more character; return the file."""
        self.typed += character
        return self.text.replace(self.words, self.typed + self.words, 1).encode()


def own(folder: Path) -> Iterator[Pair]:
    """Type in our own editions: in a long text, in one over two pages, and in a title."""
    root = copy_of_own(folder / "own")
    for year, (file, places) in _OWN.items():
        for name, (words, place) in places.items():
            typed = _Place(root, year, file, words, place)
            ours, reference = asyncio.run(_measured(typed, _from_nothing(typed)))
            yield Pair(f"picture, {year}, {name}", ours, reference, (_BOUND,))


def made(folder: Path, *, most: int = 10) -> Iterator[Pair]:
    """Type in made editions: ten (or ``most``) times the size beside one time the size."""
    small, large = (many_pages(folder / str(times), times).root for times in (1, most))
    for name, place in (("text", _in_text), ("cell", _in_cell)):
        reference, _ = asyncio.run(_measured(place(small), None))
        ours, _ = asyncio.run(_measured(place(large), None))
        yield Pair(f"picture, {most} times, {name}", ours, reference, (Bound(1.3, 95),))


def hundredfold(folder: Path) -> Iterator[Pair]:
    """Measure the same of a hundred times the size; it takes minutes."""
    yield from made(folder, most=100)


def _in_text(root: Path) -> _Place:
    file = "content/2030/hoofdstuk-0002.yaml"
    text = (root / file).read_text("utf-8")
    words = text[text.index("text:") :].split(". ", 2)[1][:20].split("\n")[0]
    return _Place(root, "2030", file, words, ("body", 0, "text"))


def _in_cell(root: Path) -> _Place:
    file = "content/2030/tables/tabel-2.csv"
    words = (root / file).read_text("utf-8").splitlines()[2].split(";")[1]
    return _Place(root, "2030", file, words, ("body", 4), "content/2030/hoofdstuk-0002.yaml")


def _from_nothing(place: _Place) -> Callable[[], float]:
    """Return what measures how long the chapter takes without anything of before."""
    workspace = Workspace.at(place.root)
    publication, _ = load(workspace, place.year)
    assert publication is not None
    book = Book(publication, workspace, draft=False)
    part = next(part for part in book.parts if part.path == (place.shown or place.file))

    def measure() -> float:
        start = time.perf_counter()
        page_png(book.quickly(part, 7, ""), 1, _WIDTH)
        return time.perf_counter() - start

    measure()
    return measure


class _Pictures:
    """Who waits for pictures, and notes how long each key took to the first that has it."""

    def __init__(self) -> None:
        self.times: list[float] = []
        self._pressed: dict[int, float] = {}

    def press(self, epoch: int) -> None:
        self._pressed[epoch] = time.perf_counter()

    def hear(self, answer: Answer) -> None:
        if isinstance(answer, Page):
            now = time.perf_counter()
            for epoch in [epoch for epoch in self._pressed if epoch <= answer.epoch]:
                self.times.append(now - self._pressed.pop(epoch))

    @property
    def are_all_there(self) -> bool:
        return not self._pressed


async def _measured(
    place: _Place, reference: Callable[[], float] | None
) -> tuple[list[float], list[float]]:
    pictures, others = _Pictures(), list[float]()
    client = RenderClient(Workspace.at(place.root), place.year, pictures.hear)
    client.start()
    client.send_edits(0, {})
    client.look(place.shown or place.file, place.place, place.words, width=_WIDTH)
    await client.settled.wait()
    letters = iter("".join(_WORDS) * _ROUNDS * _KEYS)
    epoch = 0
    for turn in range(_ROUNDS + 1):
        due = time.perf_counter()
        for _ in range(_KEYS):
            epoch += 1
            content = place.type(next(letters))
            pictures.press(epoch)
            client.send_edits(epoch, {place.file: content})
            client.look(place.shown or place.file, place.place, place.words, width=_WIDTH)
            due += _BETWEEN
            await asyncio.sleep(max(due - time.perf_counter(), 0))
        await client.settled.wait()
        assert pictures.are_all_there
        if turn == 0:  # warm from here on
            pictures.times.clear()
        elif reference is not None:
            others.append(reference())
    await client.close()
    return pictures.times, others
