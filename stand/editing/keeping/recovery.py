"""What is unsaved is kept on the disk while it is edited, and offered back at the next start."""

from pathlib import Path

from stand.content.files import Files
from stand.editing.documents.document import Content, Document
from stand.editing.documents.open_files import OpenFiles
from stand.editing.keeping import journal
from stand.editing.keeping.journal import Journal, Kept, Leftover
from stand.editing.keeping.presence import Other, Presence
from stand.editing.keeping.state import remark, state_folder, state_folders
from stand.editing.merging.texts import MergedText, merge_texts
from stand.workspace import Workspace


class Recovery:
    """Keeps the unsaved texts of one session, apart from those of others on the same edition."""

    def __init__(self, files: OpenFiles, workspace: Workspace, year: str) -> None:
        self._files = files
        self._workspace = workspace
        self._year = year
        self.folder = state_folder(workspace)
        self._presence = Presence(self.folder, year)
        self._presence.enter()
        self._journal = Journal(self.folder, year, self._presence.name)

    @property
    def problem(self) -> str | None:
        """Why what is unsaved cannot be kept at this moment, in Dutch; None when all is well."""
        return self._journal.problem

    def keep(self) -> None:
        """Have what is unsaved at this moment written within a second; does not wait for it."""
        documents = self._files.documents
        self._journal.keep(
            {path: Kept(documents[path].disk, raw) for path, raw in self._files.unsaved.items()}
        )

    def others(self) -> list[Other]:
        """Return who else has this edition open now."""
        return self._presence.others()

    @property
    def remark(self) -> str | None:
        """What to know about where unsaved work is kept, in Dutch; None when nothing."""
        return remark(self._workspace, self.folder)

    def leftovers(self) -> list[Leftover]:
        """Return what sessions that ended without saving left, newest first."""
        found = [
            leftover
            for folder in state_folders(self._workspace)
            for leftover in journal.leftovers(folder, self._year)
        ]
        worth = [leftover for leftover in found if not self._was_saved(leftover)]
        return sorted(worth, key=lambda leftover: leftover.when, reverse=True)

    def _was_saved(self, leftover: Leftover) -> bool:
        """Tell whether the disk has it all: a session that was killed while it had just saved."""
        files = Files(self._workspace)
        return all(files.read_bytes(path)[0] == kept.text for path, kept in leftover.files.items())

    def damaged(self) -> list[Path]:
        """Set aside what can no longer be read of what was left; return where it is now."""
        folders = state_folders(self._workspace)
        return [path for each in folders for path in journal.set_damaged_aside(each, self._year)]

    def discard(self, leftover: Leftover) -> None:
        """Offer this no longer."""
        journal.discard(leftover)

    def restored(self, leftover: Leftover) -> dict[str, MergedText | None]:
        """Return what each file becomes with what was left; None: the file is removed.

        What was changed since, on the disk or here, stays; where both changed a value, they clash.
        """
        return {path: self._restored(path, kept) for path, kept in leftover.files.items()}

    def _restored(self, path: str, kept: Kept) -> MergedText | None:
        nothing = Content(path, "")
        here = self._files.documents.get(path) or Document.read(path, None)
        if kept.text is None:
            # Removing is not repeated where somebody went on with the file.
            same = here.disk == kept.base and not here.is_changed
            return None if same else MergedText(here.text, ())
        base = Document.read(path, kept.base).saved or nothing
        mine = Document.read(path, kept.text).now or nothing
        now = here.now or nothing
        return merge_texts(base, mine, now, upon=now if here.now else mine)

    def flush(self) -> None:
        """Wait until what is unsaved is on the disk."""
        self._journal.flush()

    def close(self, *, discard: bool) -> None:
        """End: with ``discard`` what is unsaved is not kept."""
        self._journal.close(discard=discard)
        self._presence.leave()
