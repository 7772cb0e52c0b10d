"""What the render process did not survive, and what it is therefore not asked again."""

from collections import Counter

_MOST = 3
Unsaved = dict[str, bytes | None]


class Deaths:
    """Counts the deaths of one edition's process by where they happened and with what content."""

    def __init__(self, year: str) -> None:
        self._folder = f"content/{year}/"
        self._counted: Counter[str] = Counter()
        self._fatal: dict[str, Unsaved] = {}
        self.in_a_row = 0

    def count(self, path: str | None, unsaved: Unsaved, *, was_silent: bool) -> str:
        """Count a death; return what to tell the user, or nothing.

        ``path`` is the file that was being laid out, "" for the edition as a whole, None when the
        process had nothing to do.
        """
        self.in_a_row += 1
        if path is None:
            return ""
        self._counted[path] += 1
        what = f"het opmaken van {path}" if path else "het nakijken van de jaargang"
        if self._counted[path] < _MOST:
            happened = "duurde te lang" if was_silent else "mislukte"
            return f"{what[0].upper()}{what[1:]} {happened}. Het voorbeeld begint opnieuw."
        del self._counted[path]
        self._fatal[path] = self._concerning(path, unsaved)
        then = (
            "het laat dat nu weg, tot er iets verandert" if path else "wacht tot er iets verandert"
        )
        return (
            f"Het voorbeeld viel drie keer uit bij {what}; {then}. "
            "Kijk wat u het laatst veranderd hebt."
        )

    def forget(self) -> None:
        """Forget what was counted: the process did all that was asked."""
        self._counted.clear()
        self.in_a_row = 0

    def avoided(self, unsaved: Unsaved) -> tuple[str, ...]:
        """Return the files that are not to be laid out while the content is this."""
        self._fatal = {
            path: then
            for path, then in self._fatal.items()
            if self._concerning(path, unsaved) == then
        }
        return tuple(path for path in self._fatal if path)

    def may_start(self, unsaved: Unsaved) -> bool:
        """Tell whether a process can do anything at all with this content."""
        self.avoided(unsaved)
        return "" not in self._fatal

    def _concerning(self, path: str, unsaved: Unsaved) -> Unsaved:
        """Return what is not saved, but for the other chapters."""
        if not path:
            return unsaved
        edition = f"{self._folder}edition.yaml"
        return {
            name: content
            for name, content in unsaved.items()
            if name in (path, edition) or not self._is_chapter(name)
        }

    def _is_chapter(self, name: str) -> bool:
        return name.startswith(self._folder) and name.endswith(".yaml")
