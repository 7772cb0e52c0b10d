"""The rows of the outline: groups, files and blocks, each with its signs."""

from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import ClassVar

from rich.text import Text
from textual.binding import Binding, BindingType
from textual.message import Message

from stand.editing.documents.document import Content
from stand.editing.parts.outline import NOTHING, Entry, Group, Printed, blocks, entries
from stand.editing.session import Session
from stand.model.source import Path
from stand.problems import Severity
from stand.tui.widgets.rows import Rows, clean
from stand.tui.widgets.signs import ERROR, GIT, STATUS, UNSAVED, WARNING

_FOLDED, _UNFOLDED = "▸", "▾"


@dataclass
class Marks:
    """What stands behind the entries besides what the session knows of them."""

    problems: dict[str, list[tuple[Path, Severity]]] = field(default_factory=dict)
    committed: dict[str, str] = field(default_factory=dict)

    def counted(self, path: str, place: Path = ()) -> tuple[int, int]:
        """Return the numbers of errors and warnings at a place and under it."""
        found = [
            severity
            for where, severity in self.problems.get(path, ())
            if where[: len(place)] == place
        ]
        errors = sum(severity is Severity.ERROR for severity in found)
        return errors, len(found) - errors


class OutlineRows(Rows):
    """The rows of the outline: groups, files, and blocks of the chapters that are unfolded."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("right", "unfold", "Toon blokken"),
        Binding("left", "fold", "Verberg blokken", show=False),
        Binding("ctrl+n", "new", "Nieuw hoofdstuk"),
        Binding("alt+up,ctrl+shift+up", "shift(-1)", "Hoofdstuk eerder"),
        Binding("alt+down,ctrl+shift+down", "shift(1)", "Hoofdstuk later", show=False),
        Binding("ctrl+delete,shift+delete", "delete", "Verwijder hoofdstuk", show=False),
    ]

    def __init__(self, session: Session) -> None:
        super().__init__(id="outline-rows")
        self.session = session
        self.marks = Marks()
        self.filter = ""
        self.printed: Printed = NOTHING
        self._open: set[str] = set()
        self._read: dict[str, tuple[Content | None, Printed, list[Entry]]] = {}
        self._lines: list[Entry | Group] = []
        self._unsaved: list[bool] = []

    def fill(self, at: tuple[str, Path] | None = None) -> None:
        """Read the outline anew; the cursor stays at its entry, or goes to ``at``."""
        stood = at or self.place_of(self.cursor)
        lines, unsaved = self._lines, self._unsaved
        self._lines = self._found() if self.filter else self._all()
        self._unsaved = self._unsaved_in_view()
        cursor = self._index_of(stood) if stood else None
        if (self._lines, self._unsaved, cursor) != (lines, unsaved, self.cursor):
            self.set_count(len(self._lines), cursor)

    def _unsaved_in_view(self) -> list[bool]:
        """Tell of each row on the screen whether it is unsaved."""
        top = self.scroll_offset.y
        seen = (self.entry(index) for index in range(top, top + self.size.height))
        return [one is not None and self.session.is_changed(one.path, one.place) for one in seen]

    def entry(self, index: int) -> Entry | None:
        line = self._lines[index] if 0 <= index < len(self._lines) else None
        return line if isinstance(line, Entry) else None

    def place_of(self, index: int) -> tuple[str, Path] | None:
        entry = self.entry(index)
        return (entry.path, entry.place) if entry else None

    def show_place(self, path: str, place: Path) -> None:
        """Put the cursor at the entry of a value, unfolding its chapter."""
        block = place[:2] if place[:1] == ("body",) and len(place) > 1 else ()
        if self.place_of(self.cursor) == (path, block):
            return
        if block and not self.filter:
            self._open.add(path)
        self.fill((path, block))

    def skips(self, index: int) -> bool:
        return self.entry(index) is None

    def row(self, index: int, width: int) -> Text:
        line = self._lines[index]
        if isinstance(line, Group):
            return Text(no_wrap=True).append(f" {line.value}", style=self.style_of("strong"))
        signs = self._signs(line)
        text = Text(no_wrap=True)
        text.append(self._indent(line))
        if line.kind:
            text.append(clean(line.kind), style=self.style_of("quiet") if line.words else "")
            text.append(" " if line.words else "")
        text.append(clean(line.words))
        if line.about:
            text.append(f"  {line.about.lower()}", style=self.style_of("quiet"))
        room = width - signs.cell_len - 1
        text.truncate(max(room, 4), overflow="ellipsis", pad=True)
        text.append_text(signs)
        return text

    def _indent(self, entry: Entry) -> str:
        if entry.place:
            return "     "
        if not entry.is_chapter or self.filter:
            return "   "
        return f" {_UNFOLDED if entry.path in self._open else _FOLDED} "

    def _signs(self, entry: Entry) -> Text:
        text = Text(no_wrap=True)
        errors, warnings = self.marks.counted(entry.path, entry.place)
        if errors:
            text.append(f" {ERROR}{errors}", style=self.style_of("error"))
        if warnings:
            text.append(f" {WARNING}{warnings}", style=self.style_of("warning"))
        if self.session.is_changed(entry.path, entry.place):
            text.append(f" {UNSAVED}", style=self.style_of("strong"))
        if not entry.place and entry.path in self.marks.committed:
            text.append(f" {GIT}", style=self.style_of("quiet"))
        if entry.status:
            text.append(f" {STATUS[entry.status]}")
        text.append(" ")
        return text

    def _all(self) -> list[Entry | Group]:
        lines: list[Entry | Group] = []
        group = None
        for entry in entries(self.session, self.printed):
            if entry.group is not group:
                group = entry.group
                lines.append(group)
            lines.append(entry)
            if entry.path in self._open:
                lines += self._blocks(entry.path)
        return lines

    def _found(self) -> list[Entry | Group]:
        words = self.filter.casefold().split()
        lines: list[Entry | Group] = []
        for entry in entries(self.session, self.printed):
            under = self._blocks(entry.path) if entry.is_chapter else []
            hits = [one for one in under if _has(one, words)]
            if hits or _has(entry, words):
                lines += [entry, *hits]
        return lines

    def _blocks(self, path: str) -> list[Entry]:
        """Return the blocks of a chapter; they are read again when it changed."""
        now = self.session.documents[path].now
        kept = self._read.get(path)
        if kept is None or kept[0] is not now or kept[1] is not self.printed:
            kept = (now, self.printed, blocks(self.session, path, self.printed))
            self._read[path] = kept
        return kept[2]

    def _index_of(self, wanted: tuple[str, Path]) -> int | None:
        for place in (wanted[1], ()):
            for index, line in enumerate(self._lines):
                if isinstance(line, Entry) and (line.path, line.place) == (wanted[0], place):
                    return index
        return None

    def action_unfold(self) -> None:
        entry = self.entry(self.cursor)
        if entry and entry.is_chapter and entry.path not in self._open:
            self._open.add(entry.path)
            self.fill()
        else:
            self.action_move(1)

    def action_fold(self) -> None:
        entry = self.entry(self.cursor)
        if entry and entry.path in self._open:
            self._open.discard(entry.path)
            self.fill((entry.path, ()))

    class Asked(Message):
        """Something is to be done with the chapter at the cursor.

        ``command`` is "new", "earlier", "later" or "delete"; ``path`` is the chapter, if any.
        """

        def __init__(self, command: str, path: str | None) -> None:
            super().__init__()
            self.command = command
            self.path = path

    def action_new(self) -> None:
        self._ask("new")

    def action_shift(self, step: int) -> None:
        self._ask("earlier" if step < 0 else "later")

    def action_delete(self) -> None:
        self._ask("delete")

    def _ask(self, command: str) -> None:
        entry = self.entry(self.cursor)
        path = entry.path if entry and entry.group is Group.CHAPTERS else None
        if path or command == "new":
            self.post_message(self.Asked(command, path))

    def picked_at(self, index: int, x: int) -> None:
        entry = self.entry(index)
        if entry and entry.is_chapter and x < 3:
            (self.action_fold if entry.path in self._open else self.action_unfold)()
        else:
            super().picked_at(index, x)


def _has(entry: Entry, words: list[str]) -> bool:
    text = f"{entry.kind} {entry.words} {entry.about} {PurePosixPath(entry.path).stem}".casefold()
    return all(word in text for word in words)
