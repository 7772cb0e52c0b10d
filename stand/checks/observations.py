"""The observations of an edition: defined, sourced, large enough to show, revised if new."""

import re
from collections.abc import Iterator

from stand.model.indicators import Indicator, Observation, ObservationStatus
from stand.model.publication import Publication
from stand.numbers.bank import Bank
from stand.numbers.dutch import format_number
from stand.numbers.figures import Figures
from stand.numbers.hedges import read_hedge
from stand.problems import Problem, Severity

PERIOD = re.compile(r"(?:19|20)\d\d(?:-(?:Q[1-4]|0[1-9]|1[0-2]))?")


def check_observations(publication: Publication, figures: Figures) -> Iterator[Problem]:
    """Yield observations of what is not defined, without a source, too small, or not rounded."""
    bank = figures.known.bank
    limit = publication.organisation.numbers.disclosure_limit
    for found in _of_this_edition(publication):
        if found.indicator not in bank.indicators:
            yield _at(
                found,
                "unknown-indicator",
                f"Het cijfer ‘{found.indicator}’ staat niet in indicators.yaml.",
                "Voeg het daar toe, of verbeter de naam.",
            )
            continue
        yield from _said_of(found, bank)
        yield from _value(found, bank.indicators[found.indicator], limit)


def _said_of(found: Observation, bank: Bank) -> Iterator[Problem]:
    if not PERIOD.fullmatch(found.period):
        yield _at(
            found,
            "wrong-period",
            f"‘{found.period}’ is geen periode.",
            "Schrijf een jaar (2026), een kwartaal (2026-Q1) of een maand (2026-03).",
        )
    if found.hedge and read_hedge(found.hedge) is None:
        yield _at(
            found,
            "wrong-hedge",
            f"‘{found.hedge}’ is geen woord dat bij een getal hoort.",
            "Schrijf bijvoorbeeld ruim, bijna of ca., of laat de cel leeg.",
        )
    if not found.source or found.source not in bank.sources:
        yield _at(
            found,
            "missing-source",
            f"De bron ‘{found.source}’ staat niet in indicators.yaml."
            if found.source
            else "Deze waarde heeft geen bron.",
            "Vul in de kolom ‘source’ de naam van een bron uit indicators.yaml in.",
        )
    if found.status is ObservationStatus.MISSING and not found.note:
        yield _at(
            found,
            "missing-reason",
            "Deze waarde ontbreekt zonder reden.",
            "Zeg in ‘note’ waarom zij niet bekend is.",
            Severity.WARNING,
        )


def _value(found: Observation, indicator: Indicator, limit: int) -> Iterator[Problem]:
    if found.value is None:
        return
    counts = indicator.unit != "%" and not indicator.small_counts
    if counts and 0 < found.value < limit:
        yield _at(
            found,
            "small-count",
            f"Aantallen onder {limit} worden niet getoond: iemand kan herkenbaar zijn.",
            "Zet de status op missing en zeg in ‘note’ dat het aantal te klein is. Telt dit "
            "cijfer geen mensen, zet er dan in indicators.yaml ‘small_counts: true’ bij.",
        )
    elif found.value % indicator.rounding:
        yield _at(
            found,
            "not-rounded",
            f"{format_number(found.value)} is niet afgerond op "
            f"{format_number(indicator.rounding)}.",
            "Rond de waarde af, of pas ‘rounding’ aan in indicators.yaml.",
            Severity.WARNING,
        )


def check_revisions(publication: Publication, figures: Figures) -> Iterator[Problem]:
    """Yield values that differ from those an earlier edition published and are not marked so."""
    known = figures.known
    for found in _of_this_edition(publication):
        before = known.earlier(found.indicator, found.period)
        if before is None or before.value is None:
            if found.status is ObservationStatus.REVISED:
                yield _at(
                    found,
                    "not-revised",
                    "Dit cijfer heet herzien, maar geen eerdere editie noemde het.",
                    "Zet de status op final.",
                    Severity.WARNING,
                )
            continue
        if found.value != before.value and found.status is not ObservationStatus.REVISED:
            yield _at(
                found,
                "changed-value",
                f"De editie {before.edition} noemde voor {found.period} "
                f"{format_number(before.value.normalize())}.",
                "Is het cijfer herzien, zet de status dan op revised en zeg in ‘note’ waarom. "
                "Anders: herstel de waarde.",
            )
        elif found.value == before.value and found.status is ObservationStatus.REVISED:
            yield _at(
                found,
                "not-revised",
                f"Dit cijfer heet herzien, maar is hetzelfde als in de editie {before.edition}.",
                "Zet de status op final.",
                Severity.WARNING,
            )


def _of_this_edition(publication: Publication) -> list[Observation]:
    return [found for found in publication.observations if found.edition == publication.year]


def _at(
    found: Observation,
    code: str,
    message: str,
    hint: str,
    severity: Severity = Severity.ERROR,
) -> Problem:
    return Problem(found.path, found.line, 1, severity, code, message, hint)
