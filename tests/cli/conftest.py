"""A root to run the command in."""

import shutil
from pathlib import Path

import pytest

PROJECT = Path(__file__).parents[2]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A copy of the project's content."""
    for folder in ("content", "figures"):
        shutil.copytree(PROJECT / folder, tmp_path / folder)
    return tmp_path


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """A root with one small edition, 2030, of one chapter."""
    return write_small(tmp_path)


def write_small(root: Path) -> Path:
    """Write a small edition, 2030, of one chapter, and return its root."""
    folder = root / "content" / "2030"
    folder.mkdir(parents=True)
    (root / "content" / "organisation.yaml").write_text("name: Dienst\nshort_name: D\n")
    (folder / "edition.yaml").write_text(
        "title: Stand\nedition: '2030'\nreporting_year: 2030\npublication_date: 2031-05-01\n"
        "status: final\nsubject: Een jaar.\nkeywords: [jaar]\nchapters: [voorwoord]\n"
    )
    (folder / "voorwoord.yaml").write_text(
        "kind: foreword\ntitle: Voorwoord\nstatus: final\nlead: Een zin.\n"
    )
    return root
