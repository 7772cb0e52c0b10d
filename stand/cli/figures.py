"""``stand figures``: what is in the figure bank, and where each figure is used."""

import csv
import json
import sys
from argparse import Namespace
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from difflib import get_close_matches
from typing import Any

from stand.cli.parser import EXIT_FINE, EXIT_PROBLEMS
from stand.cli.report import as_lines
from stand.content.load import load
from stand.errors import WrongUse
from stand.model.indicators import Indicator, Observation
from stand.model.publication import Publication
from stand.numbers.bank import Bank, Known
from stand.numbers.dutch import format_number
from stand.numbers.figures import rounded
from stand.numbers.uses import uses_of
from stand.problems import has_errors
from stand.workspace import Workspace


@dataclass(frozen=True)
class _Listed:
    """An indicator, its series as the newest edition knows it, its uses in all editions."""

    indicator: Indicator
    series: list[tuple[str, Observation | None, str]]
    sources: list[str]
    uses: list[str]


def run(workspace: Workspace, options: Namespace) -> int:
    """Print one figure, or all of them."""
    publications = []
    problems = []
    for year in workspace.years():
        publication, found = load(workspace, year)
        problems += found
        if publication is not None:
            publications.append(publication)
    if not publications:
        print(as_lines(sorted(set(problems))), file=sys.stderr)
        return EXIT_PROBLEMS
    listed = list(_listed(publications))
    if options.id is not None:
        listed = [_one(listed, options.id)]
    {"table": _print_table, "csv": _print_csv, "json": _print_json}[options.format](listed)
    return EXIT_PROBLEMS if has_errors(problems) else EXIT_FINE


def _one(listed: list[_Listed], name: str) -> _Listed:
    for item in listed:
        if item.indicator.id == name:
            return item
    near = get_close_matches(name, [item.indicator.id for item in listed], n=1, cutoff=0.4)
    hint = f" Bedoelt u ‘{near[0]}’?" if near else ""
    raise WrongUse(f"Het cijfer ‘{name}’ is er niet.{hint}")


def _listed(publications: list[Publication]) -> Iterator[_Listed]:
    newest = publications[-1]
    known = Bank(newest.indicators, newest.observations).as_known_to(newest.year)
    uses: dict[str, list[str]] = {}
    for publication in publications:
        for use in uses_of(publication):
            path, line = use.place
            uses.setdefault(use.indicator, []).append(f"{path}:{line}")
    for name, indicator in known.bank.indicators.items():
        series = list(_series(known, name))
        found = [observation for _, observation, _ in series if observation is not None]
        sources = sorted({observation.source for observation in found if observation.source})
        places = list(dict.fromkeys(uses.get(name, [])))
        yield _Listed(indicator, series, sources, places)


def _series(known: Known, name: str) -> Iterator[tuple[str, Observation | None, str]]:
    for period in known.all_periods:
        observation, value = known.observation(name, period), known.value(name, period)
        if value is not None and observation is None:
            value = rounded(value, known.bank.indicators[name].rounding)
        if observation is not None or value is not None:
            yield period, observation, "" if value is None else f"{value:f}"


def _print_table(listed: list[_Listed]) -> None:
    for item in listed:
        indicator = item.indicator
        print(f"{indicator.id}  {indicator.label} ({indicator.unit})")
        values = [f"{period} {_shown(found, value)}" for period, found, value in item.series]
        print(f"  waarden   {'; '.join(values) or 'geen'}")
        if indicator.formula:
            print(f"  formule   {indicator.formula}")
        print(f"  bronnen   {', '.join(item.sources) or 'geen'}")
        print(f"  gebruikt  {', '.join(item.uses) or 'nergens'}")


def _shown(found: Observation | None, value: str) -> str:
    if not value:
        return "niet bekend"
    text = format_number(Decimal(value).normalize())
    if found is None:
        return f"{text} (berekend)"
    status = {"revised": " (herzien)", "provisional": " (voorlopig)"}.get(found.status, "")
    return f"{found.hedge} {text}{status}".strip()


def _print_csv(listed: list[_Listed]) -> None:
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(
        ["indicator", "label", "unit", "period", "value", "status", "source", "edition", "used"]
    )
    for item in listed:
        indicator = item.indicator
        for period, found, value in item.series:
            status = found.status.value if found else "derived"
            source, edition = (found.source, found.edition) if found else ("", "")
            about = (indicator.id, indicator.label, indicator.unit)
            writer.writerow([*about, period, value, status, source, edition, " ".join(item.uses)])


def _print_json(listed: list[_Listed]) -> None:
    rows: list[dict[str, Any]] = [
        {
            **item.indicator.model_dump(mode="json"),
            "series": [
                {
                    "period": period,
                    "value": float(value) if value else None,
                    "status": found.status.value if found else "derived",
                    "source": found.source if found else None,
                    "note": found.note if found else None,
                    "edition": found.edition if found else None,
                }
                for period, found, value in item.series
            ],
            "uses": [
                {"path": use.rpartition(":")[0], "line": int(use.rpartition(":")[2])}
                for use in item.uses
            ],
        }
        for item in listed
    ]
    print(json.dumps(rows, ensure_ascii=False, indent=2))
