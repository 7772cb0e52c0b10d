"""Every figure and name of the published editions is in the new ones."""

import re
from pathlib import Path

import pytest

from tests.render.conftest import PROJECT, Rendered

SOURCES = PROJECT.parent / "shared" / "source"
FILES = {"2023": "001_ef080bd9ebc6f7d2.txt", "2025": "000_bcb4ab445405e5f5.txt"}
# Page numbers of the source's own contents list.
ONLY_PAGE_NUMBERS = {"2023": {"3", "8", "10", "12", "14", "16"}, "2025": {"10", "13"}}
NAMES = {
    "2023": [
        "Simone Steendijk", "Marokko", "Nicole", "Kim", "Ruud", "IND", "Politie", "KMar", "DJI",
        "COA", "Frontex", "Ter Apel", "Raad van State", "Terugkeerrichtlijn", "Opvangrichtlijn",
        "Dublinverordening", "Schengengebied", "Spreidingswet", "Schiphol", "Oekraïne",
        "Vreemdelingenwet", "Wet terugkeer en vreemdelingenbewaring", "Staat van Migratie",
        "Werken in Gedwongen Kader", "VreemdelingenVisie", "Instagram", "LinkedIn",
        "Postbus 164", "2501 CD Den Haag", "info@dtv.minvenj.nl", "Eerste en Tweede Kamer",
    ],
    "2025": [
        "Simone Steendijk", "Immigratie- en Naturalisatiedienst", "Koninklijke Marechaussee",
        "Terugkeerverordening", "Europees Parlement", "Wet Terugkeer en Vreemdelingenbewaring",
        "Assad", "Syrië", "Dublin", "WODC", "Vertrekken of blijven", "Voorschrift Vreemdelingen",
        "Wet Tweestatusstelsel", "Asiel- en Migratiepact", "Raad van State", "Hof van Justitie",
        "non-refoulement", "Vreemdelingencirculaire", "Taskforce Internationale Migratie",
        "Marokko", "Jaarplan 2026", "Staat van Migratie", "Mens en Migratie", "VreemdelingenVisie",
        "Vertrekpunt Nederland", "De Uitvoering", "Mastodon", "Rotterdam The Hague Airport",
        "16 september 2025", "Postbus 164", "info@dtenv.nl",
    ],
}  # fmt: skip


def _words(edition: Rendered) -> str:
    return re.sub(r"\s+", " ", " ".join(edition.page_texts()))


def test_every_name_is_there(edition: Rendered) -> None:
    words = _words(edition).lower()
    missing = [name for name in NAMES[edition.publication.year] if name.lower() not in words]
    assert missing == []


def test_every_number_of_the_source_is_there(edition: Rendered) -> None:
    year = edition.publication.year
    source = SOURCES / FILES[year]
    if not source.is_file():
        pytest.skip(f"the source text of {year} is not on this machine")
    wanted = _numbers(source) - ONLY_PAGE_NUMBERS[year]
    found = set(re.findall(r"\d+(?:[.,]\d+)*", _words(edition)))
    assert wanted - found == set()


def _numbers(path: Path) -> set[str]:
    return set(re.findall(r"\d+(?:[.,]\d+)*", path.read_text("utf-8")))
