"""``stand audit``: any PDF, from anywhere, with a statement beside it."""

import os
import shutil
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

from stand.cli.main import main
from tests.audit.good import good_pdf

Capture = pytest.CaptureFixture[str]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    return good_pdf(tmp_path_factory.mktemp("good"))


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, made: bytes) -> Path:
    """A folder outside any workspace with a good file, where no veraPDF is."""
    (tmp_path / "goed.pdf").write_bytes(made)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PATH", "")
    return tmp_path


def spoil(data: bytes) -> bytes:
    """Return the file without its language."""
    with pikepdf.open(BytesIO(data)) as pdf:
        del pdf.Root["/Lang"]
        kept = BytesIO()
        pdf.save(kept)
    return kept.getvalue()


def test_a_good_file_is_fine_and_gets_a_statement(here: Path, capsys: Capture) -> None:
    assert main(["audit", "goed.pdf"]) == 0
    said = capsys.readouterr()
    assert said.out.startswith("goed.pdf: 6 bladzijden\n")
    assert "niet gecontroleerd: veraPDF staat niet op deze computer" in said.out
    assert said.out.endswith("Verslag: goed-toegankelijkheid.html\n")
    assert said.err == "Geen problemen gevonden.\n"
    assert "goed.pdf" in (here / "goed-toegankelijkheid.html").read_text("utf-8")


def test_the_results_fit_in_80_columns(here: Path, capsys: Capture) -> None:
    assert main(["audit", "goed.pdf"]) == 0
    assert max(map(len, capsys.readouterr().out.splitlines())) <= 80


def test_a_problem_is_a_line_with_page_code_and_hint(here: Path, capsys: Capture) -> None:
    (here / "goed.pdf").write_bytes(spoil((here / "goed.pdf").read_bytes()))
    assert main(["audit", "goed.pdf"]) == 1
    said = capsys.readouterr()
    assert "  niet goed De taal is bekend, ook van vreemde woorden (1)\n" in said.out
    assert "\ngoed.pdf:1:1 error pdf-language Het document zegt niet" in said.out
    assert said.err == "1 fout.\n"


def test_one_bad_file_does_not_stop_the_others(here: Path, capsys: Capture) -> None:
    (here / "half.pdf").write_bytes((here / "goed.pdf").read_bytes()[:300])
    assert main(["audit", "half.pdf", "nergens.pdf", "goed.pdf"]) == 2
    said = capsys.readouterr()
    assert "half.pdf: het is geen PDF, of het bestand is beschadigd." in said.err
    assert "nergens.pdf is er niet." in said.err
    assert (here / "goed-toegankelijkheid.html").exists()
    assert not (here / "half-toegankelijkheid.html").exists()


def test_a_folder_is_no_file(here: Path, capsys: Capture) -> None:
    assert main(["audit", "."]) == 2
    assert "is een map" in capsys.readouterr().err


def test_a_device_is_not_read(capsys: Capture) -> None:
    assert main(["audit", "/dev/zero"]) == 2
    assert "geen gewoon bestand" in capsys.readouterr().err


def test_a_file_with_a_password_is_told(here: Path, capsys: Capture) -> None:
    with pikepdf.open(here / "goed.pdf") as pdf:
        pdf.save(here / "dicht.pdf", encryption=pikepdf.Encryption(owner="a", user="b"))
    assert main(["audit", "dicht.pdf"]) == 2
    assert "dicht.pdf: er zit een wachtwoord op." in capsys.readouterr().err


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read and write everything")
def test_a_file_without_rights_is_told(here: Path, capsys: Capture) -> None:
    (here / "goed.pdf").chmod(0)
    assert main(["audit", "goed.pdf"]) == 2
    assert "niet te lezen" in capsys.readouterr().err


def test_a_statement_that_cannot_be_written_is_told(here: Path, capsys: Capture) -> None:
    (here / "goed-toegankelijkheid.html").mkdir()
    assert main(["audit", "goed.pdf"]) == 2
    assert "kan niet worden geschreven" in capsys.readouterr().err


def test_a_file_elsewhere_gets_its_statement_there(here: Path, made: bytes) -> None:
    folder = here / "een map"
    folder.mkdir()
    shutil.move(here / "goed.pdf", folder / "het stuk.pdf")
    assert main(["audit", str(folder / "het stuk.pdf")]) == 0
    assert (folder / "het stuk-toegankelijkheid.html").exists()
    assert sorted(path.name for path in here.iterdir()) == ["een map"]
