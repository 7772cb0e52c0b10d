"""What a user chose for the screen: remembered for the next time, on this computer."""

import json
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from stand.content.atomic import write_atomic
from stand.errors import StandError


@dataclass
class Settings:
    """The choices; sizes are in cells, and 0 is "in proportion to the screen"."""

    dark: bool = True
    hidden: list[str] = field(default_factory=list)
    outline: int = 0
    preview: int = 0
    problems: int = 0


def read_settings(file: Path) -> Settings:
    """Return the choices in a file; what is not there or makes no sense is as at the start."""
    try:
        found = json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return Settings()
    known = found if isinstance(found, dict) else {}
    start = asdict(Settings())
    return Settings(**{key: _sound(known.get(key), start[key]) for key in start})


def write_settings(file: Path, settings: Settings) -> None:
    """Remember the choices; when the disk refuses, they are forgotten."""
    try:
        write_atomic(file, json.dumps(asdict(settings), indent=1).encode())
    except StandError:
        return


def _sound(value: Any, start: Any) -> Any:
    if type(value) is not type(start):
        return start
    return [one for one in value if isinstance(one, str)] if isinstance(value, list) else value
