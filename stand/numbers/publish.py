"""The figures of an edition as open data: CSV files and a Frictionless data package around them.

The package follows the Data Package and Table Schema specifications of frictionlessdata.io.
"""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from stand.model.indicators import Indicator, Observation
from stand.model.publication import Publication
from stand.numbers.edition import figures_of
from stand.numbers.figures import Figures, rounded
from stand.numbers.uses import uses_of

CSV_NAME = "cijfers.csv"
PACKAGE_NAME = "datapackage.json"
Fields = tuple[tuple[str, str, str], ...]
"""The columns of a table: name, type in Table Schema, description."""
_FIELDS: Fields = (
    ("indicator", "string", "Naam van het cijfer"),
    ("label", "string", "Omschrijving"),
    ("unit", "string", "Eenheid"),
    ("period", "string", "Periode"),
    ("value", "number", "Waarde, afgerond zoals gepubliceerd; leeg als niet bekend"),
    ("hedge", "string", "Het woord waarmee de waarde is gepubliceerd, zoals ‘ruim’"),
    ("status", "string", "provisional, final, revised, missing of derived (berekend)"),
    ("source", "string", "Bron"),
    ("note", "string", "Toelichting"),
)


@dataclass(frozen=True)
class OpenTable:
    """A CSV file of the package; ``key`` names the columns that tell its rows apart."""

    file: str
    title: str
    fields: Fields
    content: bytes
    description: str = ""
    source: str = ""
    key: tuple[str, ...] = ()


def data_files(publication: Publication, tables: Sequence[OpenTable] = ()) -> dict[str, bytes]:
    """Return the files of the data package of an edition by name; none when there is no data.

    ``tables`` come after the table of the bank, which is left out when the edition does not use it.
    """
    every = [*_bank(publication), *tables]
    if not every:
        return {}
    package = json.dumps(_package(publication, every), ensure_ascii=False, indent=2) + "\n"
    return {table.file: table.content for table in every} | {PACKAGE_NAME: package.encode()}


def _bank(publication: Publication) -> Iterator[OpenTable]:
    import pandas as pd  # noqa: PLC0415 - what publishes no table need not wait for it

    columns = [name for name, _, _ in _FIELDS]
    frame = pd.DataFrame(_rows(publication, figures_of(publication)), columns=columns)
    if not frame.empty:
        content = frame.to_csv(index=False, lineterminator="\n").encode()
        yield OpenTable(CSV_NAME, "Cijfers", _FIELDS, content, key=("indicator", "period"))


def _rows(publication: Publication, figures: Figures) -> Iterator[list[str]]:
    """Yield a row for each known or missing value of every figure that the edition uses."""
    used = {use.indicator for use in uses_of(publication)}
    last = str(publication.edition.reporting_year)
    known = figures.known
    for name, indicator in known.bank.indicators.items():
        if name not in used:
            continue
        for period in known.all_periods:
            found, value = known.observation(name, period), known.value(name, period)
            if period[:4] > last or (found is None and value is None):
                continue
            source = known.bank.sources.get(found.source, found.source) if found else ""
            yield [
                name,
                indicator.label,
                indicator.unit,
                period,
                "" if value is None else f"{_published(value, found, indicator):f}",
                found.hedge if found else "",
                found.status.value if found else "derived",
                source.replace("*", ""),
                found.note if found else indicator.formula or "",
            ]


def _published(value: Decimal, found: Observation | None, indicator: Indicator) -> Decimal:
    return value if found is not None else rounded(value, indicator.rounding)


def _package(publication: Publication, tables: Sequence[OpenTable]) -> dict[str, object]:
    edition, organisation = publication.edition, publication.organisation
    package: dict[str, object] = {
        "name": f"stand-{publication.year.lower()}",
        "title": f"{edition.title} {edition.edition}: cijfers",
        "description": edition.subject or "",
        "version": edition.version,
        "contributors": [{"title": organisation.name, "role": "publisher"}],
        "sources": [
            {"title": source.title.replace("*", "")} for source in publication.indicators.sources
        ],
        "resources": [_resource(table) for table in tables],
    }
    if edition.publication_date is not None:
        package["created"] = f"{edition.publication_date.isoformat()}T00:00:00Z"
    return package


def _resource(table: OpenTable) -> dict[str, object]:
    schema: dict[str, object] = {
        "fields": [
            {"name": name, "type": kind, "description": about} for name, kind, about in table.fields
        ],
        "missingValues": [""],
    }
    if table.key:
        schema["primaryKey"] = list(table.key)
    resource: dict[str, object] = {
        "name": table.file.removesuffix(".csv"),
        "path": table.file,
        "title": table.title,
        "profile": "tabular-data-resource",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": schema,
    }
    if table.description:
        resource["description"] = table.description
    if table.source:
        resource["sources"] = [{"title": table.source}]
    return resource
