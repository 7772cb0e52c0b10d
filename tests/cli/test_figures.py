"""``stand figures`` and the data that a build puts beside the PDF."""

import csv
import io
import json
from pathlib import Path

import pytest

from stand.cli.main import main

Capture = pytest.CaptureFixture[str]

INDICATORS = """\
sources:
  - {id: S, title: "De *bron*"}
indicators:
  - {id: inflow, label: Instroom, unit: personen, rounding: 10}
  - {id: staff, label: Medewerkers, unit: medewerkers}
  - {id: each, label: Instroom per medewerker, unit: personen, formula: inflow / staff}
"""
OBSERVATIONS = """\
indicator;period;value;status;source;note;hedge
inflow;2029;10.000;final;S;;
inflow;2030;12.830;provisional;S;;ruim
staff;2030;10;final;S;;
staff;2029;;missing;S;niet geteld;
"""


@pytest.fixture
def bank(small: Path) -> Path:
    """The small root with figures, used in its foreword."""
    (small / "content" / "indicators.yaml").write_text(INDICATORS)
    tables = small / "content" / "2030" / "tables"
    tables.mkdir()
    (tables / "observations.csv").write_text(OBSERVATIONS)
    (small / "content" / "2030" / "voorwoord.yaml").write_text(
        "kind: foreword\ntitle: Voorwoord\nstatus: final\n"
        "lead: Er kwamen ruim [[inflow]] mensen.\nbody:\n  - text: Dat is [[each]] per persoon.\n"
    )
    return small


def test_every_figure_comes_with_values_sources_and_uses(bank: Path, capsys: Capture) -> None:
    assert main(["figures", "--root", str(bank)]) == 0
    out = capsys.readouterr().out
    assert "inflow  Instroom (personen)" in out
    assert "2029 10.000; 2030 ruim 12.830 (voorlopig)" in out
    assert "bronnen   S" in out
    assert "gebruikt  content/2030/voorwoord.yaml:4" in out
    assert "2029 niet bekend; 2030 10" in out
    assert "1.283 (berekend)" in out


def test_one_figure_can_be_asked_for(bank: Path, capsys: Capture) -> None:
    assert main(["figures", "each", "--root", str(bank)]) == 0
    out = capsys.readouterr().out
    assert "content/2030/voorwoord.yaml:6" in out
    assert "Medewerkers" not in out


def test_a_figure_that_is_not_there_names_the_nearest(bank: Path, capsys: Capture) -> None:
    assert main(["figures", "inflo", "--root", str(bank)]) == 2
    assert "Bedoelt u ‘inflow’?" in capsys.readouterr().err


def test_figures_as_csv(bank: Path, capsys: Capture) -> None:
    assert main(["figures", "--format", "csv", "--root", str(bank)]) == 0
    rows = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))
    newest = next(row for row in rows if (row["indicator"], row["period"]) == ("inflow", "2030"))
    assert (newest["value"], newest["status"], newest["edition"]) == (
        "12830",
        "provisional",
        "2030",
    )
    assert newest["used"] == "content/2030/voorwoord.yaml:4"


def test_figures_as_json(bank: Path, capsys: Capture) -> None:
    assert main(["figures", "inflow", "--format", "json", "--root", str(bank)]) == 0
    (figure,) = json.loads(capsys.readouterr().out)
    assert [point["value"] for point in figure["series"]] == [10000, 12830]
    assert figure["uses"] == [{"path": "content/2030/voorwoord.yaml", "line": 4}]


def test_without_a_bank_there_are_no_figures(small: Path, capsys: Capture) -> None:
    assert main(["figures", "--root", str(small)]) == 0
    assert capsys.readouterr().out == ""


def test_a_build_puts_its_figures_beside_the_pdf(bank: Path) -> None:
    assert main(["build", "--root", str(bank)]) == 0
    folder = bank / "output" / "stand-2030-data"
    package = json.loads((folder / "datapackage.json").read_text("utf-8"))
    (resource,) = package["resources"]
    with (folder / resource["path"]).open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert list(rows[0]) == [field["name"] for field in resource["schema"]["fields"]]
    keys = [(row["indicator"], row["period"]) for row in rows]
    assert keys == [("inflow", "2029"), ("inflow", "2030"), ("each", "2030")]
    assert rows[1]["value"] == "12830"
    assert rows[1]["hedge"] == "ruim"
    assert rows[1]["source"] == "De bron"
    assert rows[2]["status"] == "derived"
    assert package["sources"] == [{"title": "De bron"}]
    assert package["created"] == "2031-05-01T00:00:00Z"


def test_an_edition_without_figures_has_no_data(small: Path) -> None:
    assert main(["build", "--root", str(small)]) == 0
    made = sorted(path.name for path in (small / "output").iterdir())
    assert made == ["stand-2030-toegankelijkheid.html", "stand-2030.pdf"]
