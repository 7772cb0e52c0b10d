"""``stand audit``: any PDF, from anywhere, with a statement beside it."""

import json
import os
import shutil
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

from stand.cli.main import main
from tests.audit.good import good_pdf
from tests.audit.test_verapdf import PASSED, REPORT

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
    assert "2 controles zijn niet gedaan: veraPDF staat niet op deze computer" in said.out
    assert said.out.endswith("Verslag: goed-toegankelijkheid.html\n")
    assert said.err == "Er zijn geen fouten gevonden.\n"
    assert "goed.pdf" in (here / "goed-toegankelijkheid.html").read_text("utf-8")


def test_the_results_fit_in_80_columns(here: Path, capsys: Capture) -> None:
    assert main(["audit", "goed.pdf"]) == 0
    assert max(map(len, capsys.readouterr().out.splitlines())) <= 80


def test_a_problem_is_a_line_with_page_code_and_hint(here: Path, capsys: Capture) -> None:
    (here / "goed.pdf").write_bytes(spoil((here / "goed.pdf").read_bytes()))
    assert main(["audit", "goed.pdf"]) == 1
    said = capsys.readouterr()
    assert "  niet goed       Het document zegt in welke taal het is (1)\n" in said.out
    assert "\ngoed.pdf:1:1 error pdf-language Het document zegt niet" in said.out
    assert said.err == "Er is 1 fout gevonden.\n"


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


def test_a_remark_is_no_fault(here: Path, capsys: Capture) -> None:
    with pikepdf.open(here / "goed.pdf") as pdf:
        with pdf.open_metadata() as metadata:
            del metadata["pdf:Keywords"]
        pdf.save(here / "minder.pdf")
    assert main(["audit", "minder.pdf"]) == 0
    said = capsys.readouterr()
    assert "\n  opmerking       Auteur, onderwerp" in said.out
    assert said.err == "Er zijn geen fouten gevonden; er is 1 opmerking.\n"


def test_without_structure_the_reason_is_one_line(here: Path, capsys: Capture) -> None:
    with pikepdf.open(here / "goed.pdf") as pdf:
        del pdf.Root["/StructTreeRoot"]
        pdf.save(here / "plat.pdf")
    assert main(["audit", "plat.pdf"]) == 1
    said = capsys.readouterr().out
    assert said.count("het bestand heeft geen structuur.") == 1
    assert "controles zijn niet gedaan: het bestand heeft geen structuur." in said


def test_a_verdict_of_verapdf_is_told_with_its_version(
    here: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = here / "bin" / "verapdf"
    program.parent.mkdir()
    report = program.with_suffix(".xml")
    report.write_text(REPORT.format(job=PASSED))
    program.write_text(f'#!/bin/sh\n/bin/cat "{report}"\n')
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(program.parent))
    assert main(["audit", "goed.pdf"]) == 0
    said = capsys.readouterr().out
    assert "  goed            veraPDF: het bestand is PDF/UA-1; veraPDF 1.28.2\n" in said
    page = (here / "goed-toegankelijkheid.html").read_text("utf-8")
    assert "<td>goed (veraPDF 1.28.2)</td>" in page


def test_several_files_stand_apart_and_are_summed_up(here: Path, capsys: Capture) -> None:
    (here / "ander.pdf").write_bytes(spoil((here / "goed.pdf").read_bytes()))
    assert main(["audit", "goed.pdf", "ander.pdf"]) == 1
    said = capsys.readouterr()
    assert "\n\nander.pdf: 6 bladzijden\n" in said.out
    assert said.err == "2 bestanden. Er is 1 fout gevonden.\n"


def test_problems_for_programs(here: Path, capsys: Capture) -> None:
    (here / "goed.pdf").write_bytes(spoil((here / "goed.pdf").read_bytes()))
    assert main(["audit", "--format", "json", "goed.pdf"]) == 1
    said = capsys.readouterr()
    (problem,) = json.loads(said.out)
    assert (problem["path"], problem["code"]) == ("goed.pdf", "pdf-language")
    assert said.err == ""
    assert main(["audit", "--format", "github", "goed.pdf"]) == 1
    said = capsys.readouterr()
    assert said.out.startswith("::error file=goed.pdf,line=1,col=1,title=pdf-language::")
    assert said.out.count("\n") == 1


def test_the_statement_goes_where_one_wants(here: Path, capsys: Capture) -> None:
    assert main(["audit", "goed.pdf", "--output", "een/map"]) == 0
    assert (here / "een/map/goed-toegankelijkheid.html").exists()
    assert not (here / "goed-toegankelijkheid.html").exists()
    assert "Verslag: een/map/goed-toegankelijkheid.html\n" in capsys.readouterr().out


def test_a_place_that_cannot_hold_the_statements_is_told_first(here: Path, capsys: Capture) -> None:
    (here / "bestand").write_text("")
    assert main(["audit", "goed.pdf", "--output", "bestand/map"]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert "bestand is geen map" in said.err
    assert main(["audit", "goed.pdf", "elders/goed.pdf", "--output", "map"]) == 2
    assert "Twee verslagen zouden goed-toegankelijkheid.html heten" in capsys.readouterr().err


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read and write everything")
def test_a_folder_without_rights_is_told(here: Path, capsys: Capture) -> None:
    (here / "dicht").mkdir(mode=0o500)
    assert main(["audit", "goed.pdf", "--output", "dicht"]) == 2
    assert "mag u niet schrijven" in capsys.readouterr().err


def test_the_tree_tells_pages_and_whole_words(here: Path, capsys: Capture) -> None:
    assert main(["audit", "--tree", "goed.pdf"]) == 0
    said = capsys.readouterr().out
    assert "  Part p3\n    H1 p3 ‘Voorwoord’\n" in said
    assert "door verantwoordelijkheidsbesef en samenwerkingsverbanden tot stand gekomen" in said
    assert not list(here.glob("*.html"))
