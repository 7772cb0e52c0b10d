"""A new year: it loads, nothing that was there is touched, and what is new waits for words."""

from pathlib import Path
from shutil import copytree

import pytest

from stand.checks.run import check
from stand.content.load import load
from stand.editing.parts.new_edition import begin_edition, fault_of_year, following_year
from stand.editing.session import Session
from stand.errors import EditRefused
from stand.problems import Severity
from stand.workspace import Workspace
from tests.content.ending import ending, run_to_end

BEGIN = """
from pathlib import Path
from stand.editing.parts.new_edition import begin_edition
from stand.workspace import Workspace
begin_edition(Workspace.at(Path({root!r})), "2026")
"""
_PROJECT = Path(__file__).parents[3]


@pytest.fixture
def real(tmp_path: Path) -> Workspace:
    """Return a copy of the publication in this repository."""
    for folder in ("content", "figures"):
        copytree(_PROJECT / folder, tmp_path / folder)
    return Workspace.at(tmp_path)


def _bytes(root: Path) -> dict[Path, bytes]:
    return {file: file.read_bytes() for file in root.rglob("*") if file.is_file()}


def _errors(workspace: Workspace, year: str) -> list[str]:
    publication, problems = load(workspace, year)
    if publication is not None:
        problems = [*problems, *check(publication)]
    return [
        f"{one.path}:{one.line} {one.code} {one.message}"
        for one in problems
        if one.severity is Severity.ERROR and one.code != "unfinished"
    ]


def test_an_empty_year_only_waits_for_words(real: Workspace) -> None:
    before = _bytes(real.root)
    begin_edition(real, "2026")
    after = _bytes(real.root)
    assert {file: after[file] for file in before} == before
    assert real.figures_folder("2026").is_dir()
    assert not list(real.figures_folder("2026").iterdir())
    assert _errors(real, "2026") == []
    session = Session(real, "2026")
    edition = "content/2026/edition.yaml"
    old = Session(real, "2025")
    assert session.value(edition, ("edition",)) == "2026"
    assert session.value(edition, ("reporting_year",)) == "2026"
    assert session.value(edition, ("status",)) == "draft"
    for place in (("title",), ("labels",), ("theme_numbering",), ("chapters",)):
        assert session.value(edition, place) == old.value("content/2025/edition.yaml", place)
    assert "2025" not in session.documents[edition].text
    assert session.value("content/2026/voorwoord.yaml", ("body",)) == [{"text": "[nog invullen]\n"}]
    assert "Syrië" in session.documents[edition].text
    table = (real.edition_folder("2026") / "tables/observations.csv").read_text(encoding="utf-8")
    assert table == "indicator;period;value;status;source;note;hedge\n"
    session.close()
    old.close()


def test_a_year_with_last_years_texts(real: Workspace) -> None:
    begin_edition(real, "2026", with_texts=True)
    old = (real.edition_folder("2025") / "voorwoord.yaml").read_text(encoding="utf-8")
    new = (real.edition_folder("2026") / "voorwoord.yaml").read_text(encoding="utf-8")
    assert new == old.replace("status: final", "status: draft")
    names = {file.name for file in real.figures_folder("2025").glob("*.yaml")}
    assert {file.name for file in real.figures_folder("2026").iterdir()} == names
    # The bank holds nothing of the new year yet; all else is as it was.
    waiting = ("heeft geen waarde voor 2026", "no-whole")
    assert [one for one in _errors(real, "2026") if not any(word in one for word in waiting)] == []


def test_nothing_is_written_over(real: Workspace) -> None:
    assert following_year(real) == "2026"
    for year in ("2025", "26", "../x", "", "9999"):
        assert fault_of_year(real, year)
        with pytest.raises(EditRefused):
            begin_edition(real, year)
    (real.root / "content/2026").mkdir()
    (real.root / "content/2026/notities.txt").write_text("van iemand", encoding="utf-8")
    before = _bytes(real.root)
    with pytest.raises(EditRefused, match="staat al iets"):
        begin_edition(real, "2026")
    assert _bytes(real.root) == before


def test_killed_while_it_began_it_can_be_begun_again(real: Workspace) -> None:
    place = real.edition_folder("2026")
    assert run_to_end(ending(BEGIN.format(root=str(real.root)), place, 9, "killed")).returncode < 0
    left = [path for path in place.rglob("*") if path.is_file()]
    assert left
    begin_edition(real, "2026")
    assert not [path for path in left if path.exists()]
    assert _errors(real, "2026") == []
