"""``stand build`` when nothing changed: the same answer without the work, and never an old one."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

import stand.build
from stand.cli.main import main
from stand.outcome import Outcome
from stand.remembered import going_in
from stand.remembered.builds import Wanted

Capture = pytest.CaptureFixture[str]
Said = tuple[int, str, str]

BODY = """body:
  - photo: {file: foto.svg, alt: Een vlak.}
  - table: {id: een, title: Een, file: tables/een.csv}
  - figure: staven
"""
OTHER = "content/2029/edition.yaml"
FILES = {
    "foto.svg": '<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10"></svg>\n',
    "content/2030/tables/een.csv": "a;b\n1;2\n",
    OTHER: "title: [\n",
    "content/2029/tables/observations.csv": "indicator;period;value;status;source;note\n",
    "figures/2030/staven.yaml": "kind: bars\ntitle: Staven\nitems: [{label: Een, value: 1283}]\n",
}


@pytest.fixture
def builds(small: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch) -> "Builds":
    for name, text in FILES.items():
        (small / name).parent.mkdir(parents=True, exist_ok=True)
        (small / name).write_text(text)
    chapter = small / "content/2030/voorwoord.yaml"
    chapter.write_text(chapter.read_text() + BODY)
    return Builds(small, capsys, monkeypatch)


class Builds:
    """Builds the edition 2030 of a root, and counts how often it is really made."""

    def __init__(self, root: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch) -> None:
        self.root = root
        self._capsys = capsys
        self._made = 0
        make = stand.build.make

        def counted(wanted: Wanted, progress: Callable[[int, int], None], *, cores: int) -> Outcome:
            self._made += 1
            return make(wanted, progress, cores=cores)

        monkeypatch.setattr("stand.build.make", counted)

    def build(self, *options: str) -> tuple[bool, Said]:
        """Build; tell whether it was made, and what was said."""
        self._capsys.readouterr()
        before = self._made
        status = main(["build", "2030", "--root", str(self.root), *options])
        return self._made > before, (status, *self._capsys.readouterr())

    def output(self) -> dict[str, bytes]:
        folder = self.root / "output"
        return {
            path.relative_to(folder).as_posix(): path.read_bytes()
            for path in sorted(folder.rglob("*"))
            if path.is_file()
        }


def test_what_did_not_change_is_not_made_again_and_the_same_is_said(builds: Builds) -> None:
    made, said = builds.build()
    assert made
    assert "bladzijden" in said[1]
    output = builds.output()
    assert builds.build() == (False, said)
    assert builds.output() == output


def test_problems_are_told_again_with_the_same_exit_status(builds: Builds) -> None:
    chapter = builds.root / "content/2030/voorwoord.yaml"
    chapter.write_text(chapter.read_text() + "  - text: een <b>fout</b>\n")
    made, said = builds.build()
    assert made
    assert said[0] == 1
    assert "raw-html" in said[1]
    assert builds.build() == (False, said)


def test_a_new_time_of_a_file_is_no_change(builds: Builds) -> None:
    builds.build()
    os.utime(builds.root / "content/2030/voorwoord.yaml", (1, 1))
    os.utime(builds.root / "output/stand-2030.pdf", (1, 1))
    assert not builds.build()[0]


@pytest.mark.parametrize(
    "name",
    [
        "content/organisation.yaml",
        "content/2030/edition.yaml",
        "content/2030/voorwoord.yaml",
        *(name for name in FILES if name != OTHER),
    ],
)
def test_any_changed_file_is_seen(name: str, builds: Builds) -> None:
    builds.build()
    path = builds.root / name
    kept = path.read_bytes()
    path.write_bytes(kept + b"\n")
    assert builds.build()[0]
    path.write_bytes(kept)
    assert builds.build()[0]
    assert not builds.build()[0]


@pytest.mark.parametrize(
    "name", ["content/2030/nieuw.yaml", "content/indicators.yaml", "figures/2030/nieuw.yaml"]
)
def test_a_new_file_is_seen(name: str, builds: Builds) -> None:
    builds.build()
    (builds.root / name).write_text("kind: text\n")
    assert builds.build()[0]


def test_a_picture_that_was_missing_is_seen_when_it_comes(builds: Builds) -> None:
    picture = builds.root / "foto.svg"
    kept = picture.read_bytes()
    picture.unlink()
    assert "picture-missing" in builds.build()[1][1]
    assert not builds.build()[0]
    picture.write_bytes(kept)
    made, said = builds.build()
    assert made
    assert "picture-missing" not in said[1]


def test_another_year_that_it_does_not_use_is_no_change(builds: Builds) -> None:
    builds.build()
    (builds.root / OTHER).write_text("title: anders\n")
    chapter = builds.root / "content/2029/hoofdstuk.yaml"
    chapter.write_text("kind: text\n")
    assert not builds.build()[0]


@pytest.mark.parametrize(
    "name",
    [
        "stand-2030.pdf",
        "stand-2030-toegankelijkheid.html",
        "stand-2030-data/figuur-staven.csv",
        "stand-2030-data/datapackage.json",
    ],
)
def test_each_file_that_came_out_is_made_again_when_it_is_not_as_it_was(
    name: str, builds: Builds
) -> None:
    builds.build()
    output = builds.output()
    path = builds.root / "output" / name
    path.unlink()
    assert builds.build()[0]
    assert builds.output() == output
    path.write_bytes(output[name][:-1] + b"?")
    assert builds.build()[0]
    assert builds.output() == output


def test_data_of_a_figure_that_came_back_goes_again(builds: Builds) -> None:
    builds.build()
    stray = builds.root / "output/stand-2030-data/figuur-oud.csv"
    stray.write_text("oud")
    assert builds.build()[0]
    assert not stray.exists()


def test_final_and_not_final_are_told_apart(builds: Builds) -> None:
    chapter = builds.root / "content/2030/voorwoord.yaml"
    chapter.write_text(chapter.read_text().replace("status: final", "status: draft"))
    draft = builds.build()[1]
    assert "(concept)" in draft[1]
    refused = builds.build("--final")[1]
    assert (refused[0], "not-final" in refused[1]) == (1, True)
    assert builds.build() == (False, draft)
    assert builds.build("--final")[1] == refused


def test_another_folder_is_another_build(builds: Builds, tmp_path: Path) -> None:
    builds.build()
    elsewhere = tmp_path / "elders"
    assert builds.build("--output", str(elsewhere))[0]
    assert (elsewhere / "stand-2030.pdf").exists()
    assert not builds.build()[0]


def test_another_version_of_the_program_makes_it_anew(
    builds: Builds, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    builds.build()
    program = tmp_path / "programma"
    shutil.copytree(going_in._PROGRAM, program, ignore=shutil.ignore_patterns("__pycache__"))
    monkeypatch.setattr(going_in, "_PROGRAM", program)
    builds.build()
    assert not builds.build()[0]
    sheet = program / "render/styles/publication.css"
    sheet.write_text(sheet.read_text("utf-8") + "\n", "utf-8")
    going_in._program_digest.cache_clear()  # as a new process would
    assert builds.build()[0]


def test_another_version_of_a_package_makes_it_anew(
    builds: Builds, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "packages/iets-1.0.dist-info").mkdir(parents=True)
    monkeypatch.syspath_prepend(tmp_path / "packages")
    builds.build()
    assert not builds.build()[0]
    (tmp_path / "packages/iets-1.0.dist-info").rename(tmp_path / "packages/iets-1.1.dist-info")
    going_in._program_digest.cache_clear()
    assert builds.build()[0]


def test_what_is_remembered_may_be_damaged_or_deleted(builds: Builds) -> None:
    _, said = builds.build()
    (record,) = (builds.root / ".cache/stand/builds").iterdir()
    whole = record.read_bytes()
    for damaged in (b"", whole[:-9], whole.replace(b"pdf-", b"pdf_", 1) + b" ", b"\xff\xfe"):
        record.write_bytes(damaged)
        assert builds.build() == (True, said)
        assert record.read_bytes() == whole
    shutil.rmtree(builds.root / ".cache")
    assert builds.build() == (True, said)


def test_a_file_saved_during_the_build_is_not_taken_for_what_was_built(
    builds: Builds, monkeypatch: pytest.MonkeyPatch
) -> None:
    chapter = builds.root / "content/2030/voorwoord.yaml"
    before = chapter.read_text()
    load = stand.build.load

    def slow(*arguments: object, **options: object) -> object:
        found = load(*arguments, **options)  # type: ignore[arg-type]
        chapter.write_text(before.replace("Een zin.", "Een andere zin."))
        return found

    with monkeypatch.context() as patch:
        patch.setattr("stand.build.load", slow)
        builds.build()
    assert builds.build()[0]
    assert not builds.build()[0]


def test_what_is_remembered_of_pages_changes_nothing_of_them(builds: Builds) -> None:
    builds.build()
    chapter = builds.root / "content/2030/voorwoord.yaml"
    more = "\n\n".join([f"      Zie [[figure:staven]]. {'Woorden. ' * 60}"] * 9)
    chapter.write_text(f"{chapter.read_text()}  - text: |\n{more}\n")
    for change in ("Woorden. Woorden.", "Anders.", "Nog anders."):
        chapter.write_text(chapter.read_text().replace("Woorden. Woorden.", change, 7))
        builds.build()
        remembering = builds.output()
        shutil.rmtree(builds.root / ".cache")
        shutil.rmtree(builds.root / "output")
        builds.build()
        assert builds.output() == remembering


@pytest.mark.parametrize("kind", ["pages", "templates"])
def test_what_helps_a_build_may_be_damaged(kind: str, builds: Builds) -> None:
    # Each in a process of its own: templates are read once by a process.
    command = [sys.executable, "-m", "stand.cli.main", "build", "2030", "--root", str(builds.root)]
    subprocess.run(command, check=True, capture_output=True)
    output = builds.output()
    kept = [path for path in (builds.root / ".cache/stand" / kind).rglob("*") if path.is_file()]
    assert kept
    for path in kept:
        path.write_bytes(path.read_bytes()[:-5] + b"\x00\xff")
    shutil.rmtree(builds.root / "output")
    subprocess.run(command, check=True, capture_output=True)
    assert builds.output() == output
