"""What changed since the last commit, where the content is in git. Nothing is ever written.

Every call here may take a while: git is another program, and it is given up on after some seconds.
"""

import os
import subprocess
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from hashlib import sha1, sha256
from pathlib import Path
from typing import Any

from stand.editing.comparing.differences import Difference, differences, word_differences
from stand.editing.documents.absent import ABSENT
from stand.editing.documents.document import Document
from stand.errors import StandError

LIMIT = 6.0
"""How many seconds git may take for one answer."""
_FOLDERS = ("content", "figures")
_ALWAYS = ("--no-pager", "--literal-pathspecs", "-c", "core.fsmonitor=false", "-c", "gc.auto=0")
_REASONS = {
    "not a git repository": "De inhoud staat niet in git.",
    "does not have any commits": "In git is nog niets vastgelegd.",
    "bad revision": "In git is nog niets vastgelegd.",
    "dubious ownership": "Git vertrouwt deze map niet: zij is van een andere gebruiker.",
}
_OTHERWISE = "Git kan niet zeggen wat er veranderd is."


class NoHistory(StandError):
    """It cannot be said what changed; the message says why."""


class Kind(StrEnum):
    """What happened to a file since the last commit."""

    NEW = "nieuw"
    CHANGED = "veranderd"
    GONE = "verwijderd"


@dataclass(frozen=True)
class Commit:
    """The last commit: when, its first line, and which file had which content."""

    when: datetime
    subject: str
    objects: Mapping[str, str] = field(repr=False)


@dataclass(frozen=True)
class FileChange:
    """A file that differs from the last commit, by the words that came in and went out.

    ``before`` is the file as it was committed.
    """

    path: str
    kind: Kind
    added: int
    removed: int
    before: Document = field(repr=False)

    @property
    def words(self) -> str:
        """The change in a few words: "nieuw", "+12 −3 woorden"."""
        if self.kind is not Kind.CHANGED:
            return str(self.kind)
        if not (self.added or self.removed):
            return str(self.kind)
        return f"+{self.added} −{self.removed} woorden"


def last_commit(root: Path) -> Commit:
    """Return the last commit of the content under a root, or raise NoHistory."""
    head = _git(root, "log", "-1", "--format=%H%x00%cI%x00%s", "HEAD", "--")
    name, when, subject = head.decode(errors="replace").strip("\n").split("\0", 2)
    listed = _git(root, "ls-tree", "-r", "-z", name, "--", *_FOLDERS)
    objects = dict(_files(listed))
    if not objects:
        raise NoHistory(_REASONS["not a git repository"])
    return Commit(datetime.fromisoformat(when), subject, objects)


def changes(
    root: Path, commit: Commit, current: Mapping[str, bytes | None]
) -> dict[str, FileChange]:
    """Return which of these files differ from a commit, by their paths from the root.

    ``current`` holds their bytes as they are now, None for a file that is gone.
    """
    differing = [
        path
        for path, now in current.items()
        if (None if now is None else _object_name(now, commit)) != commit.objects.get(path)
    ]
    old = _contents(root, [commit.objects[path] for path in differing if path in commit.objects])
    found = {}
    for path in differing:
        before = old.get(commit.objects.get(path, ""))
        change = _change(path, before, current[path])
        if change is not None:
            found[path] = change
    return found


def field_changes(change: FileChange, now: Document) -> list[Difference]:
    """Return the values of a file that differ from the last commit, in order."""
    states = (change.before, now)
    if all(state.readable or state.now is None for state in states):
        return list(differences(change.before.data, now.data))
    texts = (ABSENT if state.now is None else state.text for state in states)
    return [Difference((), *texts)]


def _change(path: str, before: bytes | None, now: bytes | None) -> FileChange | None:
    if before is None and now is None:
        return None
    if before is not None and now is not None and _same_lines(before, now):
        return None
    old, new = Document.read(path, before), Document.read(path, now)
    kind = Kind.NEW if before is None else Kind.GONE if now is None else Kind.CHANGED
    found = FileChange(path, kind, 0, 0, old)
    counts = [_counted(one) for one in field_changes(found, new)]
    added, removed = (sum(count[side] for count in counts) for side in (0, 1))
    return FileChange(path, kind, added, removed, old)


def _counted(one: Difference) -> tuple[int, int]:
    """Return how many words came in and went out."""
    if not (isinstance(one.before, str) and isinstance(one.after, str)):
        return len(list(_words(one.after))), len(list(_words(one.before)))
    counts = {"same": 0, "out": 0, "in": 0}
    for kind, text in word_differences(one.before, one.after):
        counts[kind] += len(text.split())
    return counts["in"], counts["out"]


def _words(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, list):
        for item in value:
            yield from _words(item)
    elif value is not None and value is not ABSENT:
        yield from str(value).split()


def _same_lines(one: bytes, other: bytes) -> bool:
    """Tell whether two files differ in nothing but the line ends that git may have changed."""
    return one.replace(b"\r\n", b"\n") == other.replace(b"\r\n", b"\n")


def _object_name(content: bytes, commit: Commit) -> str:
    """Return the name that git gives to a content."""
    is_long = any(len(name) > 40 for name in commit.objects.values())
    made = (sha256 if is_long else sha1)(usedforsecurity=False)
    made.update(b"blob %d\0" % len(content) + content)
    return made.hexdigest()


def _files(listed: bytes) -> Iterator[tuple[str, str]]:
    """Yield the path and the object of each file in what git lists; links are no files."""
    for entry in listed.split(b"\0"):
        head, _, path = entry.partition(b"\t")
        parts = head.split()
        if len(parts) == 3 and parts[1] == b"blob" and parts[0] != b"120000":
            yield path.decode(errors="surrogateescape"), parts[2].decode()


def _contents(root: Path, names: Iterable[str]) -> dict[str, bytes]:
    """Return the contents of objects; one that git does not have is left out."""
    wanted = list(dict.fromkeys(names))
    if not wanted:
        return {}
    said = _git(root, "cat-file", "--batch", given="\n".join(wanted).encode() + b"\n")
    found, at = {}, 0
    while at < len(said):
        end = said.index(b"\n", at)
        name, kind, *size = said[at:end].decode().split()
        at = end + 1
        if kind == "blob" and size:
            length = int(size[0])
            found[name] = said[at : at + length]
            at += length + 1
    return found


def _git(root: Path, *words: str, given: bytes = b"") -> bytes:
    """Return what git says, or raise NoHistory."""
    command: Sequence[str] = ("git", *_ALWAYS, *words)
    try:
        done = subprocess.run(  # noqa: S603 - the words are ours
            command,
            cwd=root,
            input=given,
            capture_output=True,
            env=_environment(),
            timeout=LIMIT,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise NoHistory("Git antwoordt niet.") from error
    except OSError as error:
        raise NoHistory("Git is niet geïnstalleerd.") from error
    if done.returncode:
        said = done.stderr.decode(errors="replace")
        reasons = [words for sign, words in _REASONS.items() if sign in said]
        raise NoHistory(reasons[0] if reasons else _OTHERWISE)
    return done.stdout


def _environment() -> dict[str, str]:
    """Return an environment in which git looks at this folder, asks nothing and locks nothing."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    return kept | {
        "GIT_OPTIONAL_LOCKS": "0",
        "GIT_TERMINAL_PROMPT": "0",
        "GIT_NO_LAZY_FETCH": "1",
        "LC_ALL": "C",
    }
