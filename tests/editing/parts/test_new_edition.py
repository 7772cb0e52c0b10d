"""A new year: it loads, nothing that was there is touched, and what is new waits for words."""

from codecs import BOM_UTF8
from collections.abc import Iterator
from itertools import count
from multiprocessing import get_context
from pathlib import Path
from shutil import copytree
from signal import SIGKILL

import pytest

from stand.checks.run import check
from stand.content.load import load
from stand.editing.parts.new_edition import (
    begin_edition,
    fault_of_year,
    finish_begun,
    following_year,
)
from stand.editing.session import Session
from stand.errors import EditRefused
from stand.problems import Severity
from stand.workspace import Workspace
from tests.conftest import EditionBuilder
from tests.content.ending import ending

BEGIN = """
from pathlib import Path
from stand.editing.parts.new_edition import begin_edition
from stand.workspace import Workspace
begin_edition(Workspace.at(Path({root!r})), "2031", with_texts={with_texts})
"""
_HEADER = "indicator;period;value;status;source;note;hedge\n"
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


@pytest.mark.parametrize("with_texts", [False, True])
def test_killed_at_any_step_the_year_is_whole_or_not_there_and_can_be_begun(
    edition: EditionBuilder, tmp_path_factory: pytest.TempPathFactory, with_texts: bool
) -> None:
    whole = _whole(edition, tmp_path_factory.mktemp("whole"), with_texts=with_texts)
    half = 0
    for workspace in _killed(edition, tmp_path_factory.mktemp("killed"), with_texts=with_texts):
        left = {file for file in _bytes(workspace.root) if not file.name.startswith(".")}
        if "2031" in workspace.years():
            assert left == {workspace.root / file for file in whole}
        elif left > {workspace.root / file for file in _files(edition.root)}:
            half += 1
        if "2031" not in workspace.years():
            begin_edition(workspace, "2031", with_texts=with_texts)
            assert _files(workspace.root) == whole
    assert half, "one of them was killed between two files"


@pytest.mark.parametrize("with_texts", [False, True])
def test_what_somebody_writes_after_a_kill_is_never_written_over(
    edition: EditionBuilder, tmp_path_factory: pytest.TempPathFactory, with_texts: bool
) -> None:
    whole = _whole(edition, tmp_path_factory.mktemp("whole"), with_texts=with_texts)
    new = set(whole) - set(_files(edition.root)) - {"content/2031/edition.yaml"}
    written = {file: whole[file] + b"# van iemand\n" for file in new}
    for workspace in _killed(edition, tmp_path_factory.mktemp("killed"), with_texts=with_texts):
        for file, data in written.items():
            (workspace.root / file).parent.mkdir(parents=True, exist_ok=True)
            (workspace.root / file).write_bytes(data)
        begin_edition(workspace, "2032", with_texts=with_texts)
        finish_begun(workspace, "2031")
        assert {file: (workspace.root / file).read_bytes() for file in written} == written


def _whole(edition: EditionBuilder, root: Path, *, with_texts: bool) -> dict[str, bytes]:
    copytree(edition.root, root, dirs_exist_ok=True)
    begin_edition(Workspace.at(root), "2031", with_texts=with_texts)
    return _files(root)


def _killed(edition: EditionBuilder, place: Path, *, with_texts: bool) -> Iterator[Workspace]:
    """Yield a workspace for each step at which who begins the year 2031 there can be killed."""
    for step in count(1):
        root = place / str(step)
        copytree(edition.root, root)
        program = BEGIN.format(root=str(root), with_texts=with_texts)
        code = ending(program, root, step, "killed")[-1]
        process = get_context("fork").Process(target=exec, args=(code, {}))
        process.start()
        process.join()
        if process.exitcode != -SIGKILL:
            assert process.exitcode == 0
            return
        yield Workspace.at(root)


def _files(root: Path) -> dict[str, bytes]:
    return {file.relative_to(root).as_posix(): data for file, data in _bytes(root).items()}


@pytest.mark.parametrize(
    "saved",
    [
        f"{_HEADER}a;2030;1;;Café;;\n".encode("windows-1252"),
        f"{_HEADER}a;2030;1;;Café;;\n".encode("utf-16"),
        BOM_UTF8 + _HEADER.replace("\n", "\r\n").encode(),
        b"",
        BOM_UTF8 + b"\r\n",
    ],
)
def test_a_year_begins_after_values_that_a_spreadsheet_saved(
    edition: EditionBuilder, saved: bytes
) -> None:
    place = edition.root / "content/2030/tables/observations.csv"
    place.write_bytes(saved)
    begin_edition(edition.workspace, "2031")
    made = edition.root / "content/2031/tables/observations.csv"
    assert made.read_bytes() == _HEADER.encode()


@pytest.mark.parametrize(
    ("name", "saved"),
    [
        ("voorwoord.yaml", "title: Café\n".encode("windows-1252")),
        ("voorwoord.yaml", b"title: [\n"),
        ("edition.yaml", b"\xff\xfe\x00\xd8"),
        ("tables/observations.csv", b"\xff\xfe\x00\xd8"),
        ("tables/observations.csv", b'indicator;"period;value\na;2030;1\n'),
    ],
)
def test_a_file_that_cannot_be_read_is_named_and_no_year_begins(
    edition: EditionBuilder, name: str, saved: bytes
) -> None:
    (edition.root / "content/2030" / name).write_bytes(saved)
    with pytest.raises(EditRefused, match=rf"^content/2030/{name} .*(het|dat) bestand"):
        begin_edition(edition.workspace, "2031")
    assert edition.workspace.years() == ["2030"]
    assert not fault_of_year(edition.workspace, "2031")
