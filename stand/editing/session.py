"""An editing session on one edition: open files, edits, undo, saving. It knows no screen."""

from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass

from stand.editing.comparing.counterparts import Counterparts
from stand.editing.documents.absent import ABSENT, Absent
from stand.editing.documents.document import Data, Document
from stand.editing.documents.history import Step
from stand.editing.documents.open_files import OpenFiles
from stand.editing.keeping.disk import Disk, DiskNews
from stand.editing.keeping.journal import Leftover
from stand.editing.keeping.recovery import Recovery
from stand.editing.merging.choices import Clash
from stand.editing.steps import Steps
from stand.errors import EditRefused, StandError
from stand.model.source import Path
from stand.workspace import Workspace


@dataclass(frozen=True)
class Changed:
    """What changed in the session: which files, where to look, and by what.

    ``kind`` is "edit", "undo", "disk" or "save".
    """

    paths: frozenset[str]
    place: Path | None
    kind: str


class Session:
    """The open files of an edition. All calls come from one thread."""

    def __init__(self, workspace: Workspace, year: str) -> None:
        self.workspace = workspace
        self.year = year
        self.listeners: list[Callable[[Changed], None]] = []
        self._files = OpenFiles()
        self._disk = Disk(self._files, workspace, year)
        self.recovery = Recovery(self._files, workspace, year)
        self._steps = Steps(self._files, self._step_made)
        self._counterparts = Counterparts()

    # What stands where

    @property
    def documents(self) -> Mapping[str, Document]:
        """The files of the edition by their path, in the order in which one would name them."""
        return self._files.documents

    @property
    def version(self) -> int:
        """A number that grows with every change of a text."""
        return self._files.version

    @property
    def unsaved(self) -> dict[str, bytes | None]:
        """What is not on the disk yet, to be laid over it: bytes, or None for a removed file."""
        return self._files.unsaved

    def changed_files(self) -> list[str]:
        """Return the files that differ from the disk, in order."""
        return self._files.changed_files()

    def value(self, path: str, place: Path) -> Data | Absent:
        """Return a value as it stands here, or ABSENT."""
        return self._files.value(path, place)

    def saved_value(self, path: str, place: Path) -> Data | Absent:
        """Return what the disk has for the value at a place here, or ABSENT."""
        document = self.documents.get(path)
        if document is None or document.saved is None:
            return ABSENT
        there = self._counterparts.find(path, document.data, document.saved_data, place)
        return ABSENT if there is None else document.saved.value(there)

    def is_changed(self, path: str, place: Path = ()) -> bool:
        """Tell whether a value, or a whole file, differs from what stands on the disk."""
        document = self.documents.get(path)
        if document is None or not document.is_changed:
            return False
        if not place or not document.readable:
            return True
        return bool(self.saved_value(path, place) != document.value(place))

    def open(self, path: str) -> Document | None:
        """Return a file of any edition, opened here when it was not; None: it is not there."""
        self._disk.open(path)
        return self.documents.get(path)

    # Changing

    def set_value(self, path: str, place: Path, data: Data) -> None:
        """Set a value; a key that is missing is added in the order of the model."""
        text = self._files.content(path).with_value(place, data)
        self._steps.put_data(path, text, place, "Tekst veranderd")

    def remove(self, path: str, place: Path) -> None:
        """Remove a key with its value, or an entry of a list."""
        self._steps.put_data(
            path, self._files.content(path).without(place), place[:-1], "Verwijderd"
        )

    def insert_item(self, path: str, place: Path, index: int, data: Data) -> None:
        """Insert an entry in the list at a place; the list is made when it is not there."""
        text = self._files.content(path).with_item(place, index, data)
        self._steps.put_data(path, text, (*place, index), "Toegevoegd")

    def move_item(self, path: str, place: Path, start: int, to: int) -> None:
        """Move an entry of the list at a place; ``to`` is its index afterwards."""
        text = self._files.content(path).with_moved(place, start, to)
        self._steps.put_data(path, text, (*place, to), "Verplaatst")

    def set_rows(self, path: str, rows: Sequence[Sequence[str]]) -> None:
        """Set the rows of a table, the header first."""
        content = self._files.content(path)
        self._steps.put(
            path, content.holding([list(row) for row in rows]).text, (), "Tabel veranderd"
        )

    def set_text(self, path: str, text: str) -> None:
        """Set the whole text of a file."""
        self._files.content(path)
        self._steps.put(path, text, (), "Bestand veranderd")

    def create(self, path: str, text: str) -> None:
        """Add a file; it is there for everybody once it is saved. Raises EditRefused."""
        document = self.documents.get(path)
        if document is not None and document.now is not None:
            raise EditRefused(f"Er is al een bestand {path}. Kies een andere naam.")
        self._steps.put(path, text, (), "Bestand toegevoegd")

    def delete(self, path: str) -> None:
        """Remove a file; it stays on the disk until the session is saved."""
        self._files.content(path)
        self._steps.put(path, None, (), "Bestand verwijderd")

    def one_step(
        self, label: str, at: tuple[str, Path] | None = None
    ) -> AbstractContextManager[None]:
        """Make one step for undo of all that changes inside; when it fails, nothing changed.

        ``at`` is the file and place to look at after undo, if that is not the last that changed.
        """
        return self._steps.one_step(label, at)

    def _step_made(self, step: Step) -> None:
        self._tell(Changed(frozenset(step.changes), step.place, "edit"))

    def _tell(self, changed: Changed) -> None:
        """Have what is unsaved kept, and tell the listeners that something changed."""
        self.recovery.keep()
        for listener in self.listeners:
            listener(changed)

    # Undo and redo

    @property
    def can_undo(self) -> bool:
        return self._steps.can_undo

    def undo(self) -> Step | None:
        """Take back the newest step and return it, or None. What came from disk stays."""
        return self._turned(self._steps.undo())

    def take_out(self) -> Step | None:
        """Take back the newest step as if it had not been made, and return it, or None."""
        return self._turned(self._steps.take_out())

    def redo(self) -> Step | None:
        """Do again what was taken back last and return it, or None."""
        return self._turned(self._steps.redo())

    def _turned(self, step: Step | None) -> Step | None:
        if step is not None:
            self._tell(Changed(frozenset(step.changes), step.place, "undo"))
        return step

    # The disk

    def save(self, paths: Sequence[str] | None = None) -> list[StandError]:
        """Write what changed, or those files of it; return what failed. The rest is saved."""
        wanted = self.changed_files() if paths is None else list(paths)
        # Killed half-way, what is kept is then what was being saved, and nothing older.
        self.recovery.flush()
        failures = self._disk.save(wanted)
        self._tell(Changed(frozenset(wanted), None, "save"))
        return failures

    def look_at_disk(self) -> DiskNews:
        """Take over what others changed on the disk; see :class:`DiskNews`."""
        news = self._disk.look()
        if news.paths:
            self._tell(Changed(news.paths, None, "disk"))
        return news

    @property
    def clashes(self) -> list[Clash]:
        """The values that were changed both here and elsewhere, and wait for a choice."""
        return self._disk.choices.clashes

    def settle(self, clash: Clash, chosen: Data | Absent) -> None:
        """Make a clashing value what was chosen; ABSENT: it is not there. Raises EditRefused."""
        path, choices = clash.path, self._disk.choices
        with self.one_step("Gekozen"):
            place = () if not clash.place else choices.place_of(clash, self._files.content(path))
            if place is None and chosen != clash.mine:
                raise EditRefused(
                    "Het blok waarin dit stond, is er niet meer. Maak dat eerst ongedaan, of kies "
                    "wat u zelf had."
                )
            if place is not None and chosen != clash.mine:
                self._choose(clash, place, chosen)
        put_in = place if clash.is_left_out and chosen is not ABSENT else None
        choices.settled(clash, self.documents[path].now, put_in)

    def _choose(self, clash: Clash, place: Path, chosen: Data | Absent) -> None:
        if not place:
            self._steps.put(clash.path, None if chosen is ABSENT else chosen, (), "Gekozen")
        elif chosen is ABSENT:
            self.remove(clash.path, place)
        elif clash.is_left_out:
            self.insert_item(clash.path, place[:-1], int(place[-1]), chosen)
        else:
            self.set_value(clash.path, place, chosen)

    def revert(self, path: str, place: Path = ()) -> None:
        """Set a value, or a whole file, back to what stands on the disk; it can be undone."""
        document = self.documents[path]
        if not place or not document.readable:
            self._disk.choices.forget(path)
            self._steps.put(
                path, document.saved.text if document.saved else None, place, "Teruggezet"
            )
            return
        before = self.saved_value(path, place)
        if isinstance(before, Absent):
            self.remove(path, place)
        else:
            self.set_value(path, place, before)

    def revert_all(self) -> None:
        """Set every file back to what stands on the disk, in one step."""
        with self.one_step("Alles teruggezet"):
            for path in self.changed_files():
                self.revert(path)

    def restore(self, leftover: Leftover) -> list[Clash]:
        """Put back what an ended session left, in one step; return the values to choose."""
        clashes: list[Clash] = []
        for path in leftover.files:
            self._disk.open(path)
        with self.one_step("Hersteld"):
            for path, merged in self.recovery.restored(leftover).items():
                self._steps.put(path, None if merged is None else merged.text, (), "Hersteld")
                now = self.documents[path].now
                if merged is not None and now is not None:
                    fresh = [Clash.of(path, each) for each in merged.clashes]
                    self._disk.choices.add(path, now, fresh)
                    clashes += fresh
        self.recovery.flush()
        self.recovery.discard(leftover)
        return clashes

    def close(self, *, discard: bool = False) -> None:
        """End the session; what is unsaved is kept for the next start unless it is discarded."""
        self.recovery.close(discard=discard)
