"""The figure bank in itself: totals, revisions, sources, definitions, small counts."""

from collections.abc import Iterator
from decimal import Decimal

from stand.model.indicators import Indicator, Observation, ObservationStatus
from stand.model.publication import Publication
from stand.numbers.dutch import format_number
from stand.numbers.formulas import FormulaFault, names_in
from stand.numbers.references import Figures
from stand.problems import Problem, Severity


def check_definitions(publication: Publication, figures: Figures) -> Iterator[Problem]:
    """Yield indicators that are defined twice, or whose parts or formula name what is not there."""
    source = publication.indicators_source
    seen: set[str] = set()
    for index, indicator in enumerate(publication.indicators.indicators):
        place = ("indicators", index)
        if indicator.id in seen:
            yield source.problem(
                (*place, "id"),
                "duplicate-indicator",
                f"Het cijfer ‘{indicator.id}’ is al gedefinieerd.",
                "Geef elk cijfer een eigen naam.",
            )
        seen.add(indicator.id)
        for number, part in enumerate(indicator.parts):
            if part not in figures.known.bank.indicators:
                yield source.problem(
                    (*place, "parts", number),
                    "unknown-indicator",
                    f"Het deel ‘{part}’ is zelf geen cijfer.",
                    "Voeg het toe aan de lijst, of haal het hier weg.",
                )
        if indicator.formula is not None:
            fault = _formula_fault(indicator, figures)
            if fault:
                hint = "Schrijf bijvoorbeeld: inflow.ind + inflow.police."
                path = (*place, "formula")
                yield source.problem(path, "formula", f"Deze formule kan niet: {fault}.", hint)


def _formula_fault(indicator: Indicator, figures: Figures) -> str:
    try:
        names = names_in(indicator.formula or "")
    except FormulaFault as fault:
        return str(fault)
    unknown = [name for name in names if name not in figures.known.bank.indicators]
    if unknown:
        return f"‘{unknown[0]}’ is geen cijfer"
    return "het cijfer komt erin zelf voor" if _leads_back(indicator.id, names, figures) else ""


def _leads_back(start: str, names: list[str], figures: Figures) -> bool:
    seen: set[str] = set()
    waiting = list(names)
    while waiting:
        name = waiting.pop()
        if name == start:
            return True
        indicator = figures.known.bank.indicators.get(name)
        if name in seen or indicator is None or indicator.formula is None:
            continue
        seen.add(name)
        try:
            waiting += names_in(indicator.formula)
        except FormulaFault:
            continue
    return False


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
        if not found.source or found.source not in bank.sources:
            yield _at(
                found,
                "missing-source",
                f"De bron ‘{found.source}’ staat niet in indicators.yaml."
                if found.source
                else "Deze waarde heeft geen bron.",
                "Vul in de kolom ‘source’ de naam van een bron uit indicators.yaml in.",
            )
        indicator = bank.indicators[found.indicator]
        counts = indicator.unit != "%" and not indicator.small_counts
        if found.value is not None and counts and 0 < found.value < limit:
            yield _at(
                found,
                "small-count",
                f"Aantallen onder {limit} worden niet getoond: iemand kan herkenbaar zijn.",
                "Zet de status op missing en zeg in ‘note’ dat het aantal te klein is. Telt dit "
                "cijfer geen mensen, zet er dan in indicators.yaml ‘small_counts: true’ bij.",
            )
        elif found.value is not None and found.value % indicator.rounding:
            yield _at(
                found,
                "not-rounded",
                f"{format_number(found.value)} is niet afgerond op "
                f"{format_number(indicator.rounding)}.",
                "Rond de waarde af, of pas ‘rounding’ aan in indicators.yaml.",
                Severity.WARNING,
            )
        if found.status is ObservationStatus.MISSING and not found.note:
            yield _at(
                found,
                "missing-reason",
                "Deze waarde ontbreekt zonder reden.",
                "Zeg in ‘note’ waarom zij niet bekend is.",
                Severity.WARNING,
            )


def check_totals(publication: Publication, figures: Figures) -> Iterator[Problem]:
    """Yield totals that differ more from their parts than rounding allows.

    Each value may be off by half its rounding, so n parts and a total may differ by less than
    (n + 1) halves.
    """
    for indicator in publication.indicators.indicators:
        if indicator.parts:
            for period in figures.known.all_periods:
                yield from _total(indicator, period, figures)


def _total(indicator: Indicator, period: str, figures: Figures) -> Iterator[Problem]:
    known = figures.known
    total = known.observation(indicator.id, period)
    values = [known.value(part, period) for part in indicator.parts]
    parts = [value for value in values if value is not None]
    if total is None or total.value is None or len(parts) < len(values):
        return
    if any(change.period == period for change in indicator.breaks):
        return
    if total.edition != known.edition and not any(
        (found := known.observation(part, period)) and found.edition == known.edition
        for part in indicator.parts
    ):
        return
    roundings = [indicator.rounding, *(_rounding(part, figures) for part in indicator.parts)]
    allowed = sum(roundings, Decimal(0)) / 2
    difference = abs(sum(parts, Decimal(0)) - total.value)
    if difference and difference >= allowed:
        shown = " + ".join(format_number(value.normalize()) for value in parts)
        yield _at(
            total,
            "parts",
            f"{indicator.label} {period}: {shown} = "
            f"{format_number(sum(parts, Decimal(0)).normalize())}, maar het totaal is "
            f"{format_number(total.value.normalize())}. Dat verschil komt niet door afronding.",
            "Controleer de delen en het totaal. Klopt het verschil, meld het dan in "
            "indicators.yaml bij ‘breaks’ van deze periode.",
        )


def _rounding(name: str, figures: Figures) -> Decimal:
    indicator = figures.known.indicator(name)
    return indicator.rounding if indicator is not None else Decimal(1)


def check_revisions(publication: Publication, figures: Figures) -> Iterator[Problem]:
    """Yield values that differ from those an earlier edition published and are not marked so."""
    known = figures.known
    for found in _of_this_edition(publication):
        before = known.earlier(found.indicator, found.period)
        if before is None or before.value is None:
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
