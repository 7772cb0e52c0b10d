"""The figure bank: what is counted, and what was observed.

An indicator is defined once for all years. An observation is its value for a period, as one
edition publishes it.
"""

import re
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Annotated

from pydantic import Field, StringConstraints

from stand.model.base import Inline, Plain, StandModel, no_items

LARGEST = Decimal(10) ** 15
"""No value is as large: with more digits one could not calculate exactly, nor read them."""

IndicatorId = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)*$")]


class DataSource(StandModel):
    """Where observations come from, under the short name that the tables use."""

    id: Plain = Field(title="Naam", description="De korte naam in de kolom ‘source’.")
    title: Inline = Field(title="Bron", description="De bron zoals de lezer die ziet.")


class Break(StandModel):
    """A period from which an indicator is counted in another way."""

    period: Plain = Field(title="Vanaf", description="De eerste periode van de nieuwe telling.")
    note: Inline = Field(title="Wat er veranderde", description="Eén zin voor de lezer.")


class Indicator(StandModel):
    """Something that is counted, for all years."""

    id: IndicatorId = Field(
        title="Naam", description="De naam in verwijzingen: kleine letters, met punten ertussen."
    )
    label: Plain = Field(title="Omschrijving", description="Wat er geteld wordt, voor de lezer.")
    unit: Plain = Field(title="Eenheid", description="Het woord achter het getal: personen, %.")
    rounding: Decimal = Field(
        Decimal(1),
        title="Afronding",
        description="Waarop gepubliceerde waarden zijn afgerond: 1, 10, 100 of 0.1.",
        gt=0,
    )
    definition: Inline | None = Field(
        None, title="Definitie", description="Wat wel en niet meetelt."
    )
    reference_date: Plain | None = Field(
        None, title="Peildatum", description="De dag van de stand, bijvoorbeeld 31 december."
    )
    parts: list[IndicatorId] = Field(
        default_factory=no_items,
        title="Delen",
        description="De cijfers die samen dit cijfer zijn.",
    )
    formula: Plain | None = Field(
        None,
        title="Formule",
        description="Hoe dit cijfer uit andere volgt als het zelf niet gegeven is: a.b + c.d.",
    )
    words: list[Plain] = Field(
        default_factory=no_items,
        title="Woorden",
        description="Woorden waaraan een tekst dit cijfer herkent, zoals ‘zelfstandig’.",
    )
    small_counts: bool = Field(
        False,
        title="Kleine aantallen",
        description="true als kleine aantallen getoond mogen worden: dit cijfer telt geen mensen.",
    )
    breaks: list[Break] = Field(
        default_factory=no_items,
        title="Breuken",
        description="Vanaf wanneer er anders geteld is.",
    )

    def is_named_in(self, text: str) -> bool:
        """Tell whether a text holds one of this figure's words, at the beginning of a word."""
        return any(re.search(rf"\b{re.escape(word)}", text, re.IGNORECASE) for word in self.words)


class Indicators(StandModel):
    """All indicators and the sources of their observations."""

    sources: list[DataSource] = Field(title="Bronnen", description="Waar de cijfers vandaan komen.")
    indicators: list[Indicator] = Field(title="Cijfers", description="Wat er geteld wordt.")


class ObservationStatus(StrEnum):
    """How firm a value is. Missing means: not known, and the note says why."""

    PROVISIONAL = "provisional"
    FINAL = "final"
    REVISED = "revised"
    MISSING = "missing"


@dataclass(frozen=True, slots=True)
class Observation:
    """The value of an indicator for a period, as one edition publishes it.

    ``value`` is None exactly when the status is missing. ``hedge`` is the Dutch word with which it
    was published ("ruim"), or empty. ``path`` and ``line`` say where it stands.
    """

    edition: str
    indicator: str
    period: str
    value: Decimal | None
    status: ObservationStatus
    source: str
    note: str
    path: str
    line: int
    hedge: str = ""
