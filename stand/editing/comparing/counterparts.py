"""Where a value stood before: items of lists are found by likeness, not by their place."""

from typing import Any

from stand.editing.comparing.alignment import align
from stand.model.source import Path


class Counterparts:
    """Finds the place in one data tree of a value of another; lists are held together once."""

    def __init__(self) -> None:
        self._kept: dict[tuple[str, Path], tuple[list[Any], list[Any], dict[int, int]]] = {}

    def find(self, path: str, here: Any, there: Any, place: Path) -> Path | None:
        """Return the place in ``there`` of what stands at ``place`` in ``here``, or None.

        ``path`` is the file that both are about.
        """
        found: Path = ()
        for depth, key in enumerate(place):
            if isinstance(key, int):
                if not isinstance(here, list) or not isinstance(there, list) or key >= len(here):
                    return None
                index = self._pairs(path, place[:depth], here, there).get(key)
                if index is None:
                    return None
                here, there, found = here[key], there[index], (*found, index)
            else:
                if not isinstance(here, dict) or not isinstance(there, dict):
                    return None
                here, there, found = here.get(key), there.get(key), (*found, key)
        return found

    def _pairs(self, path: str, place: Path, here: list[Any], there: list[Any]) -> dict[int, int]:
        kept = self._kept.get((path, place))
        if kept is None or kept[0] is not here or kept[1] is not there:
            kept = self._kept[path, place] = (here, there, align(here, there))
        return kept[2]
