"""What a user chose for the screen is remembered, and never in the way."""

from pathlib import Path

import pytest

from stand.editing.keeping.settings import Settings, read_settings, write_settings


def test_choices_come_back(tmp_path: Path) -> None:
    chosen = Settings(dark=False, hidden=["preview"], outline=40, problems=9)
    write_settings(tmp_path / "map" / "scherm.json", chosen)
    assert read_settings(tmp_path / "map" / "scherm.json") == chosen


@pytest.mark.parametrize(
    "text", ["", "{", "[]", "null", '{"dark": "ja", "hidden": 3, "outline": "x"}', '{"later": 1}']
)
def test_what_makes_no_sense_is_as_at_the_start(tmp_path: Path, text: str) -> None:
    (tmp_path / "scherm.json").write_text(text, encoding="utf-8")
    assert read_settings(tmp_path / "scherm.json") == Settings()


def test_a_disk_that_refuses_costs_nothing(tmp_path: Path) -> None:
    (tmp_path / "bestand").write_text("", encoding="utf-8")
    write_settings(tmp_path / "bestand" / "scherm.json", Settings(dark=False))
    assert read_settings(tmp_path / "bestand" / "scherm.json") == Settings()
