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
    folder = tmp_path / "content" / "2030"
    folder.mkdir(parents=True)
    (tmp_path / "content" / "organisation.yaml").write_text("name: Dienst\nshort_name: D\n")
    (folder / "edition.yaml").write_text(
        "title: Stand\nedition: '2030'\nreporting_year: 2030\npublication_date: 2031-05-01\n"
        "status: final\nsubject: Een jaar.\nkeywords: [jaar]\nchapters: [voorwoord]\n"
    )
    (folder / "voorwoord.yaml").write_text(
        "kind: foreword\ntitle: Voorwoord\nstatus: final\nlead: Een zin.\n"
    )
    return tmp_path
