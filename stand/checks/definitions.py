"""The definitions of the figure bank: names, parts and formulas that lead somewhere."""

from collections.abc import Iterator

from stand.model.indicators import Indicator
from stand.model.publication import Publication
from stand.numbers.figures import Figures
from stand.numbers.formulas import FormulaFault, names_in
from stand.problems import Problem


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
