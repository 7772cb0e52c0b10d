"""All that an edition is made from, as one hash: its files, the program, and what it stands on."""

import hashlib
import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import suppress
from functools import cache
from pathlib import Path

from stand.workspace import INDICATORS_FILE, ORGANISATION_FILE, Workspace

_PROGRAM = Path(__file__).parents[1]
_NOT_THERE = "-"
_OBSERVATIONS = "observations."
_MAPPED = Path("/proc/self/maps")


def digest_of(workspace: Workspace, year: str, named: Iterable[str]) -> str:
    """Return the hash of all that an edition is made from.

    ``named`` are the files that the content names, by their paths from the root; they may lie
    anywhere. A file that is not there counts too: it may come.
    """
    told = hashlib.sha256()
    for line in (program_digest(), *_content(workspace, year), *_named(workspace, named)):
        told.update(repr(line).encode("utf-8", "surrogatepass"))
    return told.hexdigest()


def program_digest() -> str:
    """Return the hash of our own source, of Python, and of the versions of all packages."""
    return _program_digest(_PROGRAM, tuple(sys.path))


@cache
def _program_digest(program: Path, packages: tuple[str, ...]) -> str:
    """Return the hash of what this process runs: what was there when it was first asked."""
    told = hashlib.sha256()
    for line in _program(program, packages):
        told.update(repr(line).encode("utf-8", "surrogatepass"))
    return told.hexdigest()


def libraries() -> dict[str, str]:
    """Return the files of the libraries that this process runs with, by what tells them apart.

    It is empty on a system that does not tell.
    """
    try:
        lines = _MAPPED.read_text("utf-8", "replace").splitlines()
    except OSError:
        return {}
    paths = {fields[5] for line in lines if len(fields := line.split(None, 5)) == 6}
    return {path: stamp(path) for path in sorted(paths) if ".so" in path}


def stamp(path: str) -> str:
    """Return what tells one version of a file from another, without reading it."""
    try:
        found = os.stat(path)  # noqa: PTH116 - there are hundreds
    except OSError:
        return _NOT_THERE
    return f"{found.st_size} {found.st_mtime_ns}"


def file_digest(path: str | Path) -> str:
    """Return the hash of a file, or that it cannot be read."""
    try:
        with open(path, "rb") as file:  # noqa: PTH123 - there are hundreds
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return _NOT_THERE


def _program(program: Path, packages: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """Yield our own source, and the names of all packages, which hold their versions."""
    yield "python", sys.version
    for path in _files_below(str(program)):
        if not path.endswith(".pyc"):
            yield path, file_digest(path)
    found = set()
    for place in packages:
        with suppress(OSError):
            found.update(os.listdir(place or "."))  # noqa: PTH208 - its names are all that is wanted
    for name in sorted(found):
        if name.endswith(".dist-info"):
            yield "package", name


def _content(workspace: Workspace, year: str) -> Iterator[tuple[str, str]]:
    """Yield the files of an edition, and the observations of those before it."""
    for name in (ORGANISATION_FILE, INDICATORS_FILE):
        yield name, file_digest(workspace.root / name)
    for folder in (workspace.edition_folder(year), workspace.figures_folder(year)):
        for path in _files_below(str(folder)):
            yield path, file_digest(path)
    for earlier in workspace.years():
        if earlier < year:
            for path in _files_below(str(workspace.edition_folder(earlier) / "tables")):
                if os.path.basename(path).startswith(_OBSERVATIONS):  # noqa: PTH119 - hundreds
                    yield path, file_digest(path)


def _named(workspace: Workspace, names: Iterable[str]) -> Iterator[tuple[str, str]]:
    for name in sorted(set(names)):
        path = workspace.inside(name)
        yield name, _NOT_THERE if path is None else f"{path} {file_digest(path)}"


def _files_below(top: str) -> Iterator[str]:
    """Yield the paths of all files in a folder and those below it, in order."""
    been = set()
    for folder, folders, files in os.walk(top, followlinks=True):
        real = os.path.realpath(folder)
        if real in been:
            folders.clear()
            continue
        been.add(real)
        folders.sort()
        yield from (f"{folder}/{name}" for name in sorted(files))
