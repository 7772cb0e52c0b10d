"""A small valid edition to break, and a copy of the real ones."""

import shutil
from pathlib import Path

import pytest
from hypothesis import settings

from stand.checked import load_and_check
from stand.collecting import collect_seldom
from stand.model.publication import Publication
from stand.problems import Problem
from stand.workspace import Workspace

PROJECT = Path(__file__).parents[1]

# The same examples each time, and no clock: a slow machine is no failure.
settings.register_profile("stand", deadline=None, derandomize=True, database=None)
settings.load_profile("stand")
collect_seldom()

ORGANISATION = "content/organisation.yaml"
EDITION = "content/2030/edition.yaml"
FOREWORD = "content/2030/voorwoord.yaml"
THEME = "content/2030/themas/1-druk.yaml"
FIGURE = "figures/2030/aantallen.yaml"
TABLE = "content/2030/tables/landen.csv"

FILES = {
    ORGANISATION: """\
name: Dienst Voorbeeld
short_name: DV
website: https://www.voorbeeld.nl
""",
    EDITION: """\
title: Stand van de uitvoering
edition: "2030"
reporting_year: 2030
publication_date: 2031-05-20
status: final
chapters:
  - voorwoord
  - themas/1-druk
""",
    FOREWORD: """\
kind: foreword
title: Voorwoord
status: final
lead: Een goed jaar.
body:
  - text: |
      De eerste alinea.

      De tweede alinea.
signature:
  name: A. Jansen
  role: Directeur
""",
    THEME: """\
kind: theme
title: Druk in de keten
number: 1
status: final
body:
  - bottleneck:
      number: 1
      title: Lange procedures
      text: Zie [[figure:aantallen]] en [[table:landen]].
  - figure: aantallen
  - table:
      id: landen
      title: Landen
      file: tables/landen.csv
      columns:
        - name: Land
        - name: Aantal
          format: number
  - help_needed:
      requests:
        - number: 1
          text: Geef ons de middelen.
""",
    FIGURE: """\
kind: bars
title: Het aantal groeit
items:
  - {label: Vorig jaar, value: 10}
  - {label: Dit jaar, value: 12}
loose_numbers:
  - {text: "10", reason: voorbeeld}
  - {text: "12", reason: voorbeeld}
""",
    TABLE: "Land;Aantal\nMarokko;1.060\nSyrië;2,5\n",
}


class EditionBuilder:
    """A root with one small edition, 2030, whose files a test writes anew."""

    def __init__(self, root: Path) -> None:
        self.root = root
        for name, text in FILES.items():
            self.write(name, text)

    @property
    def workspace(self) -> Workspace:
        return Workspace.at(self.root)

    def write(self, name: str, content: str | bytes) -> Path:
        """Write a file, with its folders; text becomes UTF-8 with the line ends it has."""
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    def replace(self, name: str, old: str, new: str) -> None:
        """Put ``new`` where the file has ``old``, which it must have once."""
        text = (self.root / name).read_text(encoding="utf-8")
        assert text.count(old) == 1, f"{name} has {text.count(old)} times {old!r}"
        self.write(name, text.replace(old, new))

    def remove(self, name: str) -> None:
        (self.root / name).unlink()

    def problems(self, *, final: bool = False, year: str = "2030") -> list[Problem]:
        """Return what `stand check` finds."""
        return load_and_check(self.workspace, year, as_final=final)[1]

    def publication(self) -> Publication:
        """Return the edition; it must be readable."""
        publication, problems = load_and_check(self.workspace, "2030", as_final=False)
        assert publication is not None, problems
        return publication


@pytest.fixture
def edition(tmp_path: Path) -> EditionBuilder:
    """Return a small valid edition to break."""
    return EditionBuilder(tmp_path / "root")


class CopyOfEditions(EditionBuilder):
    """The project's own content and figures, in a place where a test may break them."""

    def __init__(self, root: Path) -> None:
        self.root = root
        for folder in ("content", "figures"):
            shutil.copytree(PROJECT / folder, root / folder)


@pytest.fixture
def copy_of_editions(tmp_path: Path) -> CopyOfEditions:
    """Return a copy of the real content and figures."""
    return CopyOfEditions(tmp_path / "copy")


def places(problems: list[Problem]) -> list[tuple[str, int, int, str]]:
    """Return where each problem is and what it is: path, line, column, code."""
    return [(found.path, found.line, found.column, found.code) for found in problems]


def the_only(problems: list[Problem]) -> Problem:
    """Return the one problem there is."""
    assert len(problems) == 1, problems
    return problems[0]
