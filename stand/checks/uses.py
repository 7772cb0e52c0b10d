"""How an edition uses the figure bank: what is never used, what is shown in two ways."""

from collections.abc import Iterator

from stand.checks.prose import Sentence
from stand.model.publication import Publication
from stand.numbers.figures import Figures
from stand.numbers.formulas import FormulaFault, names_in
from stand.numbers.references import Shown
from stand.numbers.uses import Use
from stand.problems import Problem, Severity


def check_unused(publication: Publication, uses: list[Use], _: Figures) -> Iterator[Problem]:
    """Yield indicators with a value in this edition that nothing in it uses."""
    used = {use.indicator for use in uses}
    for indicator in publication.indicators.indicators:
        if indicator.id in used or publication.may_hold(indicator.id):
            used.update(indicator.parts)
            used.update(in_formula(indicator.formula))
    own = {
        found.indicator for found in publication.observations if found.edition == publication.year
    }
    for index, indicator in enumerate(publication.indicators.indicators):
        is_used = indicator.id in used or publication.may_hold(indicator.id)
        if indicator.id in own and not is_used:
            yield publication.indicators_source.problem(
                ("indicators", index, "id"),
                "unused-indicator",
                f"Niets in de editie {publication.year} gebruikt het cijfer ‘{indicator.id}’.",
                "Verwijs ernaar, of haal de waarden uit de tabel van deze jaargang.",
                severity=Severity.WARNING,
            )


def in_formula(formula: str | None) -> list[str]:
    """Return the indicators in a formula; none when there is no formula, or no right one."""
    try:
        return names_in(formula) if formula else []
    except FormulaFault:
        return []


def check_unknown_uses(_: Publication, uses: list[Use], figures: Figures) -> Iterator[Problem]:
    """Yield fields that name an indicator which is not there or has no value."""
    for use in uses:
        if use.in_text:
            continue
        if figures.known.indicator(use.indicator) is None:
            yield use.source.problem(
                use.path,
                "unknown-indicator",
                f"Het cijfer ‘{use.indicator}’ is niet bekend.",
                "Kijk met ‘stand figures’ welke cijfers er zijn.",
            )
        elif len(use.periods) < 2 and not _is_told(use, figures):
            period = use.periods[0] if use.periods else str(figures.year)
            yield use.source.problem(
                use.path,
                "missing-value",
                f"‘{use.indicator}’ heeft geen waarde voor {period}.",
                "Vul de waarde in bij de cijfers; is zij niet bekend, zet er dan een regel met "
                "status missing en de reden.",
                severity=Severity.WARNING,
            )


def _is_told(use: Use, figures: Figures) -> bool:
    """Tell whether the bank has a value, or says that it is missing."""
    period = use.periods[0] if use.periods else str(figures.year)
    known = figures.known
    return known.value(use.indicator, period) is not None or (
        known.observation(use.indicator, period) is not None
    )


def check_definition_changes(sentences: list[Sentence], figures: Figures) -> Iterator[Problem]:
    """Yield comparisons over a period in which an indicator began to be counted otherwise."""
    for sentence in sentences:
        for mention in sentence.mentions:
            name = mention.shown.reference.name
            indicator = figures.known.indicator(name)
            same = [item for item in sentence.mentions if item.shown.reference.name == name]
            if indicator is None or mention is not same[0]:
                continue
            periods = [period for item in same for period in item.shown.periods]
            for change in indicator.breaks:
                if min(periods) < change.period <= max(periods):
                    yield sentence.problem_at(
                        mention,
                        "definition-changed",
                        f"‘{name}’ is vanaf {change.period} anders geteld: {change.note}",
                        "Vergelijk binnen de nieuwe telling, of zeg in de tekst dat de telling "
                        "veranderde.",
                    )


def check_precisions(sentences: list[Sentence], figures: Figures) -> Iterator[Problem]:
    """Yield a figure that one edition shows with two precisions."""
    first: dict[tuple[str, ...], tuple[Shown, str]] = {}
    for sentence in sentences:
        for mention in sentence.mentions:
            shown = mention.shown
            reference = shown.reference
            if shown.value is None or reference.kind not in ("value", "share", "change"):
                continue
            key = (reference.kind, reference.name, reference.whole or "", *shown.periods)
            before = first.setdefault(key, (shown, sentence.source.path))
            if before[0].value != shown.value:
                yield sentence.problem_at(
                    mention,
                    "two-precisions",
                    f"Hier staat ‘{shown.text}’, maar in {before[1]} ‘{before[0].text}’.",
                    "Toon hetzelfde cijfer overal even precies.",
                )
