"""Where an editing session keeps what is not saved yet, and what tells others that it is there."""

import hashlib
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

from stand.workspace import Workspace

_FOLDER = ".stand"
_BYTES_TO_TRY = 4096


def state_folder(workspace: Workspace) -> Path:
    """Return the first folder of :func:`state_folders` that can be written to.

    When none can, it is the first: what uses it tells that it cannot write.
    """
    folders = state_folders(workspace)
    return next((folder for folder in folders if _is_usable(folder)), folders[0])


def state_folders(workspace: Workspace) -> list[Path]:
    """Return where the state of this workspace can be, best place first.

    It stands with the content; where that may not be written, with the user's own settings; else in
    a folder for temporary files.
    """
    return [workspace.root / _FOLDER, *_folders_elsewhere(workspace)]


def remark(workspace: Workspace, folder: Path) -> str | None:
    """Return in Dutch what to know about a folder that does not stand with the content, or None."""
    if folder == workspace.root / _FOLDER:
        return None
    message = (
        f"In {workspace.root} kan niet worden geschreven. Werk dat u nog niet hebt opgeslagen, "
        f"wordt daarom bewaard in {folder}."
    )
    if folder.is_relative_to(tempfile.gettempdir()):
        message += " Die map wordt leeggemaakt als de computer opnieuw start."
    return message


def _folders_elsewhere(workspace: Workspace) -> Iterator[Path]:
    name = hashlib.sha256(os.fsencode(workspace.root)).hexdigest()[:16]
    home = os.environ.get("XDG_STATE_HOME", "")
    if Path(home).is_absolute():
        yield Path(home) / "stand" / name
    elif "HOME" in os.environ:
        yield Path(os.environ["HOME"]) / ".local" / "state" / "stand" / name
    yield Path(tempfile.gettempdir()) / f"stand-{os.getuid()}" / name


def _is_usable(folder: Path) -> bool:
    """Tell whether a file can be written in the folder, which is made when it is not there."""
    with_content = folder.name == _FOLDER
    try:
        if not with_content:
            folder.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            if folder.parent.is_symlink() or folder.parent.stat().st_uid != os.getuid():
                return False
        folder.mkdir(exist_ok=True, mode=0o777 if with_content else 0o700)
        with tempfile.TemporaryFile(dir=folder) as file:
            file.write(bytes(_BYTES_TO_TRY))
            file.flush()
        ignored = folder / ".gitignore"
        if with_content and not ignored.exists():
            ignored.write_text("*\n", encoding="ascii")
    except OSError:
        return False
    return True
