"""The figure bank: the observations of all editions, and what an edition knew of them."""

from decimal import Decimal
from functools import cached_property

from stand.model.indicators import Indicator, Indicators, Observation, ObservationStatus
from stand.numbers.formulas import FormulaFault, evaluate


class Bank:
    """Indicators with the observations of every edition, oldest edition first."""

    def __init__(self, indicators: Indicators, observations: tuple[Observation, ...]) -> None:
        self.indicators = {indicator.id: indicator for indicator in indicators.indicators}
        self.sources = {source.id: source.title for source in indicators.sources}
        self.observations = observations

    def as_known_to(self, edition: str) -> "Known":
        """Return the figures as an edition knew them: of each period the newest value by then."""
        return Known(self, edition)


class Known:
    """The figures as one edition knew them."""

    def __init__(self, bank: Bank, edition: str) -> None:
        self.bank = bank
        self.edition = edition
        self._values: dict[tuple[str, str], Decimal | None] = {}
        self._newest: dict[tuple[str, str], Observation] = {
            (found.indicator, found.period): found
            for found in bank.observations
            if found.edition <= edition
        }

    def indicator(self, name: str) -> Indicator | None:
        """Return the definition of an indicator, or None when there is none."""
        return self.bank.indicators.get(name)

    def observation(self, name: str, period: str) -> Observation | None:
        """Return the newest observation for a period, also one that says it is missing."""
        return self._newest.get((name, period))

    def value(self, name: str, period: str) -> Decimal | None:
        """Return the observed value, else what the formula gives; None when it is not known."""
        key = (name, period)
        if key not in self._values:
            self._values[key] = self._value(name, period, frozenset())
        return self._values[key]

    def _value(self, name: str, period: str, above: frozenset[str]) -> Decimal | None:
        found = self._newest.get((name, period))
        if found is not None:
            return found.value
        return self.by_formula(name, period, above)

    def by_formula(
        self, name: str, period: str, above: frozenset[str] = frozenset()
    ) -> Decimal | None:
        """Return what an indicator's formula gives for a period; None where that is not known."""
        indicator = self.bank.indicators.get(name)
        if indicator is None or indicator.formula is None or name in above:
            return None
        try:
            return evaluate(
                indicator.formula, lambda other: self._value(other, period, above | {name})
            )
        except FormulaFault:
            return None

    @cached_property
    def all_periods(self) -> list[str]:
        """All periods with an observation of anything, oldest first."""
        return sorted({period for _, period in self._newest})

    def periods(self, name: str) -> list[str]:
        """Return the periods for which an indicator has a value, oldest first."""
        return [period for period in self.all_periods if self.value(name, period) is not None]

    def earlier(self, name: str, period: str) -> Observation | None:
        """Return what an earlier edition published, when a newer value replaces it."""
        newest = self._newest.get((name, period))
        before = [
            found
            for found in self.bank.observations
            if found.indicator == name
            and found.period == period
            and newest is not None
            and found.edition < newest.edition
        ]
        return before[-1] if before else None

    def is_revised(self, name: str, period: str) -> bool:
        """Tell whether the value replaces one that an earlier edition published."""
        found = self._newest.get((name, period))
        return found is not None and found.status is ObservationStatus.REVISED
