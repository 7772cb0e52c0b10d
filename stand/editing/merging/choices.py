"""Values that were changed both here and elsewhere, and wait until somebody chooses."""

from dataclasses import dataclass, replace

from stand.editing.comparing.counterparts import Counterparts
from stand.editing.documents.absent import ABSENT, Absent
from stand.editing.documents.document import Content, Data
from stand.editing.merging.data import ValueClash
from stand.model.source import Path


@dataclass(frozen=True)
class Clash:
    """A value that was changed here and elsewhere: before, here, and there; ABSENT: removed.

    A ``place`` of () is the whole file, and the values are its texts.
    """

    path: str
    place: Path
    base: Data | Absent
    mine: Data | Absent
    theirs: Data | Absent

    @property
    def is_left_out(self) -> bool:
        """Whether the value is an item of a list that is not there here any more."""
        return self.mine is ABSENT and bool(self.place) and isinstance(self.place[-1], int)

    @classmethod
    def of(cls, path: str, found: ValueClash) -> "Clash":
        """Return a clash between values with the file in which it is."""
        return cls(path, found.place, found.base, found.mine, found.theirs)


class Choices:
    """The clashes of a session. Their places are those in the text of a file at some moment."""

    def __init__(self) -> None:
        self.clashes: list[Clash] = []
        self._then: dict[str, Content] = {}
        self._counterparts = Counterparts()

    def of(self, path: str) -> list[Clash]:
        """Return the clashes of one file, in order."""
        return [clash for clash in self.clashes if clash.path == path]

    def forget(self, path: str) -> None:
        """Drop the clashes of a file."""
        self.clashes = [clash for clash in self.clashes if clash.path != path]

    def add(self, path: str, now: Content, fresh: list[Clash]) -> None:
        """Add clashes whose places are those in this text; earlier ones of the file move along."""
        places = {clash.place for clash in fresh}
        kept = [clash for clash in self._moved(path, now) if clash.place not in places]
        self.forget(path)
        self._then[path] = now
        self.clashes += sorted((*kept, *fresh), key=lambda clash: str(clash.place))

    def meet(self, path: str, now: Content, theirs: Content) -> None:
        """Hold the clashes of a file against what stands on the disk by now."""
        met = []
        for clash in self._moved(path, now):
            there = clash.theirs if clash.is_left_out else self._there(clash, now, theirs)
            if there != clash.mine:
                met.append(replace(clash, theirs=there))
        self.forget(path)
        self._then[path] = now
        self.clashes += met

    def _there(self, clash: Clash, now: Content, theirs: Content) -> Data | Absent:
        if not clash.place:
            return theirs.text
        place = self._counterparts.find(clash.path, now.data, theirs.data, clash.place)
        return ABSENT if place is None else theirs.value(place)

    def _moved(self, path: str, now: Content) -> list[Clash]:
        """Return the clashes of a file with their places in this text; without one they drop."""
        placed = [(clash, self.place_of(clash, now)) for clash in self.of(path)]
        return [replace(clash, place=place) for clash, place in placed if place is not None]

    def place_of(self, clash: Clash, now: Content) -> Path | None:
        """Return where the value of a clash stands in this text; None: nowhere.

        For an item that was left out, it is where it would be put in.
        """
        then = self._then[clash.path]
        if not clash.place or now is then:
            return clash.place
        if not now.readable or not then.readable:
            return None
        if not clash.is_left_out:
            return self._counterparts.find(clash.path, then.data, now.data, clash.place)
        above = clash.place[:-1]
        for index in reversed(range(int(clash.place[-1]))):
            before = self._counterparts.find(clash.path, then.data, now.data, (*above, index))
            if before is not None:
                return (*before[:-1], int(before[-1]) + 1)
        found = self._counterparts.find(clash.path, then.data, now.data, above)
        return None if found is None else (*found, 0)

    def settled(self, clash: Clash, now: Content | None, put_in: Path | None) -> None:
        """Count a clash as settled; ``put_in`` is where an item that was left out came back."""
        after = self.of(clash.path)
        after = after[after.index(clash) + 1 :]
        twins = [other for other in after if other.is_left_out and other.place == clash.place]
        self.clashes = [other for other in self.clashes if other is not clash]
        if now is None:
            self.forget(clash.path)
            return
        moved = []
        for other in self.of(clash.path):
            place = self.place_of(other, now)
            if put_in is not None and other in twins:
                place = (*put_in[:-1], int(put_in[-1]) + 1)
            if place is not None:
                moved.append(replace(other, place=place))
        self.forget(clash.path)
        self._then[clash.path] = now
        self.clashes += moved
