"""What references to the figure bank print, for one edition."""

import re
from collections.abc import Callable
from decimal import ROUND_HALF_UP, Decimal
from difflib import get_close_matches

from stand.model.organisation import NumberStyle
from stand.numbers.bank import Known
from stand.numbers.dutch import format_number, format_percent, format_scaled, number_words
from stand.numbers.references import (
    PERIOD,
    FigureReference,
    ReferenceFault,
    Shown,
    check_form,
)


class Figures:
    """Answers references for one edition."""

    def __init__(self, known: Known, reporting_year: int, style: NumberStyle) -> None:
        self.known = known
        self.year = reporting_year
        self.style = style

    def show(self, reference: FigureReference) -> Shown:
        """Return what a reference prints, or raise ReferenceFault."""
        check_form(reference)
        periods = self._periods(reference)
        if reference.name == PERIOD or reference.kind == "period":
            if reference.name != PERIOD:
                self._known_indicator(reference.name)
            text = " tot en met ".join(periods)
            return Shown(reference, text, None, None, periods, Decimal(1))
        self._known_indicator(reference.name)
        maker: Callable[[FigureReference, tuple[str, ...]], Shown] = {
            "value": self._show_value,
            "difference": self._show_difference,
            "change": self._show_change,
            "times": self._show_times,
            "mean": self._show_mean,
            "share": self._show_share,
            "one_in": self._show_one_in,
        }[reference.kind]
        try:
            return maker(reference, periods)
        except (ValueError, ArithmeticError) as error:
            raise ReferenceFault(
                "Dit getal is te groot of te vreemd om zo te tonen.",
                "Toon het cijfer zelf, zonder toevoeging, of controleer de waarde.",
            ) from error

    def _periods(self, reference: FigureReference) -> tuple[str, ...]:
        first = self.period(reference.first)
        return (first,) if reference.last is None else (first, self.period(reference.last))

    def period(self, written: str | None) -> str:
        """Return the period that is meant: as written, counted back, or the reporting year."""
        if written is None:
            return str(self.year)
        if re.fullmatch(r"-\d{1,2}", written):
            return str(self.year + int(written))
        return written

    def _known_indicator(self, name: str) -> None:
        if self.known.indicator(name) is None:
            near = get_close_matches(name, self.known.bank.indicators, n=1, cutoff=0.5)
            hint = (
                f"Bedoelt u ‘[[{near[0]}]]’?"
                if near
                else "Kijk met ‘stand figures’ welke cijfers er zijn. Gaat het om iets anders? "
                "Schrijf bijvoorbeeld [[figure:naam]]."
            )
            raise ReferenceFault(f"Het cijfer ‘{name}’ is niet bekend.", hint)

    def value(self, name: str, period: str) -> Decimal:
        """Return a value, or raise ReferenceFault when it is not known to this edition."""
        self._known_indicator(name)
        value = self.known.value(name, period)
        if value is None:
            periods = self.known.periods(name)
            found = self.known.observation(name, period)
            reason = f" ({found.note})" if found is not None and found.note else ""
            hint = f"Wel bekend: {', '.join(periods)}." if periods else "Er is nog geen waarde."
            raise ReferenceFault(f"‘{name}’ heeft geen waarde voor {period}{reason}.", hint)
        return value

    def _show_value(self, reference: FigureReference, periods: tuple[str, ...]) -> Shown:
        if len(periods) == 2:
            raise ReferenceFault(
                "Twee perioden zonder te zeggen wat ermee moet.",
                "Voeg |difference, |change, |times of |mean toe, of noem één periode.",
            )
        value = self.value(reference.name, periods[0])
        unit = self._unit(reference.name)
        revised = self.known.is_revised(reference.name, periods[0])
        calculated = self.known.observation(reference.name, periods[0]) is None
        return self._amount(reference, value, unit, periods, revised=revised, calculated=calculated)

    def _show_difference(self, reference: FigureReference, periods: tuple[str, ...]) -> Shown:
        change = self._change(reference, periods)
        shown = change if "signed" in reference.flags else abs(change)
        calculated = any(
            self.known.observation(reference.name, period) is None for period in periods
        )
        unit = self._unit(reference.name)
        return self._amount(reference, shown, unit, periods, change=change, calculated=calculated)

    def _show_mean(self, reference: FigureReference, periods: tuple[str, ...]) -> Shown:
        # Years with years, quarters with quarters.
        between = [
            period
            for period in self.known.all_periods
            if periods[0] <= period <= periods[1] and len(period) == len(periods[0])
        ]
        values = [self.value(reference.name, period) for period in between]
        if not values:
            raise ReferenceFault("In deze perioden is er geen waarde.", "Noem andere perioden.")
        mean = sum(values, Decimal(0)) / len(values)
        indicator = self.known.bank.indicators[reference.name]
        return self._amount(
            reference, rounded(mean, indicator.rounding), self._unit(reference.name), periods
        )

    def _show_change(self, reference: FigureReference, periods: tuple[str, ...]) -> Shown:
        before = self.value(reference.name, periods[0])
        change = self._change(reference, periods)
        if before <= 0:
            raise ReferenceFault(
                "Een verandering ten opzichte van nul of minder is niet in procenten te zeggen.",
                "Gebruik |difference.",
            )
        shown = change if "signed" in reference.flags else abs(change)
        return self._percent(reference, shown / before * 100, periods, change)

    def _show_share(self, reference: FigureReference, periods: tuple[str, ...]) -> Shown:
        part, whole = self._part_and_whole(reference, periods)
        return self._percent(reference, part / whole * 100, periods, None)

    def _show_one_in(self, reference: FigureReference, periods: tuple[str, ...]) -> Shown:
        part, whole = self._part_and_whole(reference, periods)
        if part == 0:
            raise ReferenceFault("Nul is niet als ‘1 op de …’ te zeggen.", "Gebruik |share.")
        number = rounded(whole / part, Decimal(1))
        if abs(1 / number - part / whole) > self.style.hedge_margin * part / whole:
            raise ReferenceFault(
                f"Dit aandeel ligt te ver van 1 op de {number} om het zo te zeggen.",
                "Gebruik |share.",
            )
        text = f"1 op de {format_number(number, group_from=self.style.group_from)}"
        if "words" in reference.flags:
            text = f"een op de {number_words(int(number))}"
        return Shown(reference, text, 1 / number, part / whole, periods, Decimal("0.01"))

    def _show_times(self, reference: FigureReference, periods: tuple[str, ...]) -> Shown:
        before, after = (self.value(reference.name, period) for period in periods)
        if before == 0:
            raise ReferenceFault("Delen door nul kan niet.", "Gebruik |difference.")
        actual = after / before
        factor = rounded(actual, _step_of(reference, Decimal("0.1"))).normalize()
        text = f"{format_number(factor)} keer zo veel"
        return Shown(reference, text, factor, actual, periods, Decimal("0.1"), after - before)

    def _part_and_whole(
        self, reference: FigureReference, periods: tuple[str, ...]
    ) -> tuple[Decimal, Decimal]:
        part = self.value(reference.name, periods[0])
        whole = self.value(reference.whole or "", periods[0])
        if not 0 <= part <= whole or whole == 0:
            raise ReferenceFault(
                f"‘{reference.name}’ is geen deel van ‘{reference.whole}’: de waarden zijn "
                f"{format_number(part)} en {format_number(whole)}.",
                "Noem een ander geheel, of draai ze om.",
            )
        return part, whole

    def _change(self, reference: FigureReference, periods: tuple[str, ...]) -> Decimal:
        return self.value(reference.name, periods[1]) - self.value(reference.name, periods[0])

    def _unit(self, name: str) -> str:
        return self.known.bank.indicators[name].unit

    def _amount(
        self,
        reference: FigureReference,
        actual: Decimal,
        unit: str,
        periods: tuple[str, ...],
        *,
        change: Decimal | None = None,
        revised: bool = False,
        calculated: bool = False,
    ) -> Shown:
        step = _step_of(reference, self.known.bank.indicators[reference.name].rounding)
        is_rounded = calculated or any(flag[:1] in "~." for flag in reference.flags)
        value = rounded(actual, step) if is_rounded else actual
        if value == 0 and actual != 0:
            raise ReferenceFault("Zo afgerond wordt dit cijfer nul.", "Rond minder ver af.")
        text = self._words(reference, value, unit)
        return Shown(reference, text, value, actual, periods, step, change, revised)

    def _words(self, reference: FigureReference, value: Decimal, unit: str) -> str:
        if unit == "%":
            text = self._percent_text(reference, value, _decimals(value))
            if reference.kind == "difference":
                return text.removesuffix("%").removesuffix(" procent") + " procentpunt"
            return text
        if "words" in reference.flags and value == value.to_integral_value():
            text = f"{'min ' if value < 0 else ''}{number_words(abs(int(value)))}"
        elif "scaled" in reference.flags:
            text = format_scaled(value)
        else:
            text = format_number(value.normalize(), group_from=self.style.group_from)
        if "signed" in reference.flags and value > 0:
            text = f"+{text}"
        return f"{text} {unit}" if "unit" in reference.flags else text

    def _percent(
        self,
        reference: FigureReference,
        actual: Decimal,
        periods: tuple[str, ...],
        change: Decimal | None,
    ) -> Shown:
        step = _step_of(reference, Decimal(1))
        value = rounded(actual, step)
        text = self._percent_text(reference, value, _decimals(step))
        return Shown(reference, text, value, actual, periods, step, change)

    def _percent_text(self, reference: FigureReference, value: Decimal, decimals: int) -> str:
        if "words" in reference.flags and value == value.to_integral_value() and value >= 0:
            return f"{number_words(int(value))} procent"
        sign = "+" if "signed" in reference.flags and value > 0 else ""
        return sign + format_percent(value, decimals=decimals, word=self.style.percent == "word")


def _step_of(reference: FigureReference, default: Decimal) -> Decimal:
    for flag in reference.flags:
        if flag.startswith("~"):
            return Decimal(flag[1:])
        if flag.startswith("."):
            return Decimal(1).scaleb(-int(flag[1:]))
    return default


def rounded(value: Decimal, step: Decimal) -> Decimal:
    """Return the nearest multiple of step; a half goes up."""
    return (value / step).quantize(Decimal(1), ROUND_HALF_UP) * step


def _decimals(value: Decimal) -> int:
    exponent = value.normalize().as_tuple().exponent
    return max(-exponent, 0) if isinstance(exponent, int) else 0
