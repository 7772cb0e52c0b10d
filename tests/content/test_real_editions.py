"""The editions of this project are right, and what is broken in a copy of them is found."""

import json
from dataclasses import dataclass
from pathlib import Path

import pytest

from stand.checked import load_and_check
from stand.model.schema import schemas
from stand.workspace import Workspace
from tests.conftest import PROJECT, CopyOfEditions

YEARS = Workspace.at(PROJECT).years()
YAML_FILES = sorted(
    path.relative_to(PROJECT).as_posix()
    for folder in ("content", "figures")
    for path in (PROJECT / folder).rglob("*.yaml")
)


def test_the_editions_of_2023_and_2025_are_there() -> None:
    assert {"2023", "2025"} <= set(YEARS)


@pytest.mark.parametrize("year", YEARS)
def test_an_edition_is_ready_to_publish(year: str) -> None:
    publication, problems = load_and_check(Workspace.at(PROJECT), year, as_final=True)
    assert problems == []
    assert publication is not None
    assert publication.is_final
    assert publication.chapters
    assert publication.figures


@pytest.mark.parametrize("kind", schemas())
def test_the_schema_beside_the_content_is_that_of_the_models(kind: str) -> None:
    path = PROJECT / f"content/.schema/{kind}.json"
    written = json.loads(path.read_text(encoding="utf-8")) if path.is_file() else None
    assert written == schemas()[kind], "run: make schema"


def test_beside_the_content_are_no_other_schemas() -> None:
    there = {path.stem for path in (PROJECT / "content/.schema").iterdir()}
    assert there <= set(schemas())


@pytest.mark.parametrize("name", YAML_FILES)
def test_a_file_names_the_schema_of_its_kind_in_its_first_line(name: str) -> None:
    path = PROJECT / name
    first = path.read_text(encoding="utf-8").splitlines()[0]
    mark, schema = first.rsplit("=", 1)
    of_its_own = path.stem in ("organisation", "edition", "indicators")
    kind = path.stem if of_its_own else "figure" if name.startswith("figures/") else "chapter"
    assert mark == "# yaml-language-server: $schema"
    assert (path.parent / schema).resolve() == PROJECT / f"content/.schema/{kind}.json"


@dataclass(frozen=True)
class Break:
    """A change to a file; ``at`` is the part of the new text that the problem points at."""

    path: str
    old: str
    new: str
    at: str
    code: str


CHAPTERS = "content/2025"
BREAKS = [
    Break("content/organisation.yaml", "https://www", "htps://www", "htps:", "link-address"),
    Break("content/organisation.yaml", '"#e17000"', '"#ffff00"', '"#ffff00"', "low-contrast"),
    Break("content/organisation.yaml", "Source Sans Pro", "Arial", "Arial", "unknown-font"),
    Break(f"{CHAPTERS}/edition.yaml", "status: final", "status: review", "review", "not-final"),
    Break(
        f"{CHAPTERS}/edition.yaml",
        "  - meer-informatie\n",
        "  - meer-informatie\n  - verdwenen\n",
        "verdwenen",
        "missing-chapter",
    ),
    Break(
        f"{CHAPTERS}/voorwoord.yaml",
        "title: Voorwoord",
        "title: Voorwoord: een jaar",
        ": een jaar",
        "yaml-syntax",
    ),
    Break(
        f"{CHAPTERS}/inleiding.yaml",
        "[[chapter:meer-informatie]]",
        "[[chapter:meer-info]]",
        "[[chapter:meer-info]]",
        "unknown-reference",
    ),
    Break(
        f"{CHAPTERS}/inleiding.yaml",
        "## Terugkeer in 2025",
        "# Terugkeer in 2025",
        "# Terugkeer",
        "heading-level",
    ),
    Break(f"{CHAPTERS}/inleiding.yaml", "via de KMar", "<b>via de KMar", "<b>", "raw-html"),
    Break(
        f"{CHAPTERS}/inleiding.yaml",
        "in 2025 waren",
        "in {{ jaar }} waren",
        "{{",
        "template-code",
    ),
    Break(
        f"{CHAPTERS}/inleiding.yaml",
        "- figure: vertrek-naar-soort",
        "- figure: vertrek-naar-sort",
        "vertrek-naar-sort",
        "unknown-figure",
    ),
    Break(
        f"{CHAPTERS}/themas/1-druk-in-de-keten.yaml",
        "indicator: asylum.extended_weeks",
        "value: ruim 94",
        "ruim 94",
        "wrong-value",
    ),
    Break(
        f"{CHAPTERS}/themas/1-druk-in-de-keten.yaml",
        "- help_needed:",
        "- help_neded:",
        "help_neded",
        "unknown-key",
    ),
    Break(
        f"{CHAPTERS}/themas/2-juridische-complexiteit.yaml",
        "- number: 2",
        "- number: 1  # twee",
        "1  # twee",
        "duplicate-number",
    ),
    Break(
        f"{CHAPTERS}/themas/3-herkomstlanden.yaml",
        "number: 3\n",
        "number: 2\n",
        "2",
        "duplicate-number",
    ),
    Break(
        f"{CHAPTERS}/themas/3-herkomstlanden.yaml",
        "title: Afhankelijkheid",
        "title: '![x](y.png) Afhankelijkheid' # ",
        "![x]",
        "picture-in-text",
    ),
    Break(
        f"{CHAPTERS}/meer-informatie.yaml",
        "url: https://www.overheid.nl",
        "url: www.overheid.nl",
        "www",
        "link-address",
    ),
    Break(f"{CHAPTERS}/colofon.yaml", "kind: colophon", "soort: colophon", "soort", "missing-key"),
    Break(
        f"{CHAPTERS}/begrippen.yaml",
        "title: Afkortingen en begrippen",
        "title: ''",
        "''",
        "wrong-value",
    ),
    Break(
        "figures/2025/coa-locaties.yaml",
        "shape: columns",
        "shape: kolommen",
        "kolommen",
        "wrong-value",
    ),
    Break(
        "figures/2025/instroom-naar-herkomst.yaml",
        "indicator: inflow.kmar",
        "indicator: inflow.kma",
        "inflow.kma",
        "unknown-indicator",
    ),
]
# The figure whose name was broken has no place any more, so a reference to it is wrong too.
CONSEQUENCES = {
    (f"{CHAPTERS}/inleiding.yaml", "unknown-reference"),
    ("figures/2025/vertrek-naar-soort.yaml", "unused-figure"),
}


def place_of(root: Path, change: Break) -> tuple[str, int, int, str]:
    text = (root / change.path).read_text(encoding="utf-8")
    offset = text.index(change.new) + change.new.index(change.at)
    line = text.count("\n", 0, offset) + 1
    return change.path, line, offset - text.rfind("\n", 0, offset), change.code


def test_twenty_breaks_at_once_are_each_reported_in_their_own_place(
    copy_of_editions: CopyOfEditions,
) -> None:
    assert len(BREAKS) >= 20
    for change in BREAKS:
        copy_of_editions.replace(change.path, change.old, change.new)
    problems = copy_of_editions.problems(year="2025", final=True)
    found = [(problem.path, problem.line, problem.column, problem.code) for problem in problems]
    expected = [place_of(copy_of_editions.root, change) for change in BREAKS]
    assert [place for place in expected if place not in found] == []
    rest = {(place[0], place[3]) for place in found if place not in expected}
    # What cannot be read uses no figures, and its numbers have no excuse.
    silenced = {"unused-indicator", "unused-excuse"}
    assert {place for place in rest if place[1] not in silenced} == CONSEQUENCES


def test_breaks_in_one_year_leave_the_other_as_it_is(copy_of_editions: CopyOfEditions) -> None:
    copy_of_editions.write("content/2025/voorwoord.yaml", "title: a: b\n")
    assert copy_of_editions.problems(year="2025")
    assert copy_of_editions.problems(year="2023", final=True) == []
