"""Where things lie under the root, and which years there are."""

from dataclasses import dataclass
from pathlib import Path

from stand.errors import RootNotFound, WrongUse

ORGANISATION_FILE = "content/organisation.yaml"
INDICATORS_FILE = "content/indicators.yaml"


@dataclass(frozen=True)
class Workspace:
    """A checkout with content; ``root`` is absolute and without symbolic links."""

    root: Path

    @classmethod
    def find(cls, start: Path) -> "Workspace":
        """Return the workspace that ``start`` lies in, looking upwards.

        Raises RootNotFound when neither the folder nor one above it holds content.
        """
        start = start.resolve()
        for folder in (start, *start.parents):
            if (folder / ORGANISATION_FILE).is_file():
                return cls(folder)
        message = (
            f"In {start} en de mappen daarboven staat geen {ORGANISATION_FILE}. "
            "Ga naar de map van de publicatie, of wijs die aan met --root MAP."
        )
        raise RootNotFound(message)

    @classmethod
    def at(cls, root: Path) -> "Workspace":
        """Return the workspace whose root is exactly this folder, or raise RootNotFound."""
        root = root.resolve()
        if not (root / "content").is_dir():
            message = f"De map {root} heeft geen map content/. Wijs met --root een andere map aan."
            raise RootNotFound(message)
        return cls(root)

    @property
    def content(self) -> Path:
        return self.root / "content"

    @property
    def output(self) -> Path:
        return self.root / "output"

    @property
    def cache(self) -> Path:
        """A folder that may be deleted at any time."""
        return self.root / ".cache" / "stand"

    def edition_folder(self, year: str) -> Path:
        return self.content / year

    def figures_folder(self, year: str) -> Path:
        return self.root / "figures" / year

    def years(self) -> list[str]:
        """Return the names of the editions, oldest first: each folder with an edition.yaml."""
        return sorted(
            folder.name
            for folder in self.content.iterdir()
            if folder.is_dir() and (folder / "edition.yaml").is_file()
        )

    def chosen_years(self, wanted: list[str]) -> list[str]:
        """Return the wanted years in order, or all; raise WrongUse for one that is not there."""
        known = self.years()
        if not known:
            message = f"In {self.content} staat nog geen jaargang: een map met een edition.yaml."
            raise WrongUse(message)
        unknown = [year for year in wanted if year not in known]
        if unknown:
            message = f"Jaargang {', '.join(unknown)} is er niet. Wel aanwezig: {', '.join(known)}."
            raise WrongUse(message)
        return [year for year in known if year in wanted] if wanted else known

    def relative(self, path: Path) -> str:
        """Return the path as problems name it: from the root, with forward slashes."""
        return path.relative_to(self.root).as_posix()

    def shown(self, path: Path) -> str:
        """Return the path of a file that may lie outside the root, as problems name it."""
        path = path.absolute()
        return self.relative(path) if path.is_relative_to(self.root) else path.as_posix()

    def inside(self, name: str) -> Path | None:
        """Return the real path of a file named in the content, or None when it leaves the root."""
        try:
            path = (self.root / name).resolve()
        except (OSError, RuntimeError):  # links that go round in a circle
            return None
        return path if path.is_relative_to(self.root) else None
