"""The figures that are drawn: from indicators of the bank, or from a table."""

from typing import Any, ClassVar, Literal, Self

from pydantic import Field, model_validator

from stand.model.base import FieldFault, Plain, Quantity, StandModel
from stand.model.captions import Amount, Captioned, Crossed, Listed, check_names


class Ring(Listed):
    """A whole of two or three parts, as a ring."""

    kind: Literal["ring"] = Field(
        "ring", title="Soort", description="Een ring van twee of drie delen."
    )
    total: Amount | None = Field(
        None, title="Geheel", description="Het geheel, in het midden; leeg is de som van de delen."
    )
    fewest: ClassVar[int] = 2
    most: ClassVar[int] = 3


class Bars(Listed):
    """Bars under one another, one for each value."""

    kind: Literal["bars"] = Field("bars", title="Soort", description="Staven onder elkaar.")
    order: Literal["largest", "file"] = Field(
        "largest",
        title="Volgorde",
        description="largest (van groot naar klein) of file (zoals in het bestand).",
    )
    most: ClassVar[int] = 25


class Shares(Listed):
    """One bar that is a whole, divided into its parts."""

    kind: Literal["shares"] = Field(
        "shares", title="Soort", description="Eén balk, verdeeld in delen van een geheel."
    )
    total: Amount | None = Field(
        None, title="Geheel", description="Het geheel; leeg is de som van de delen."
    )
    fewest: ClassVar[int] = 2
    most: ClassVar[int] = 6


class GroupedBars(Crossed):
    """Bars in groups: beside each other, stacked, or each stack as a whole of 100 %."""

    kind: Literal["grouped-bars", "stacked-bars", "percent-bars"] = Field(
        title="Soort",
        description="grouped-bars (naast elkaar), stacked-bars (gestapeld) of percent-bars "
        "(elke stapel is 100%).",
    )
    rows: Literal["periods", "indicators"] = Field(
        "periods",
        title="Groepen",
        description="periods (een groep per periode) of indicators (een groep per cijfer).",
    )
    most_rows: ClassVar[int] = 15
    most_columns: ClassVar[int] = 6


class Trend(Crossed):
    """Figures over the years, as lines or as columns."""

    kind: Literal["trend"] = Field("trend", title="Soort", description="Een reeks over de jaren.")
    shape: Literal["line", "columns"] = Field(
        "line", title="Vorm", description="line (een lijn per cijfer) of columns (kolommen)."
    )
    most_rows: ClassVar[int] = 30
    most_columns: ClassVar[int] = 4


class Stage(StandModel):
    """One stage of a flow: one amount that passes, or several that are the parts of it."""

    title: Plain | None = Field(None, title="Titel", description="De kop boven de stap.")
    unit: Plain | None = Field(None, title="Eenheid", description="Wat er geteld is.")
    total: Amount | None = Field(
        None, title="Geheel", description="Het geheel, in de kop; leeg is de som van de delen."
    )
    items: list[Amount] = Field(
        title="Waarden", description="Wat er passeert.", min_length=1, max_length=6
    )

    @model_validator(mode="after")
    def _named(self) -> Self:
        check_names(self.items)
        return self


class Flow(Captioned):
    """Amounts that pass from one stage to the next."""

    kind: Literal["flow"] = Field(
        "flow", title="Soort", description="Stappen achter elkaar, met aantallen bij elke stap."
    )
    stages: list[Stage] = Field(
        title="Stappen", description="De stappen, in volgorde.", min_length=2, max_length=5
    )


class UnitAmount(Amount):
    """One row of signs: a number of things, or so many out of so many."""

    part: int | None = Field(
        None, title="Aantal", description="De 1 van ‘1 op de 5’.", ge=0, le=100
    )
    of: int | None = Field(None, title="Op de", description="De 5 van ‘1 op de 5’.", ge=1, le=100)

    @model_validator(mode="after")
    def _part_of(self) -> Self:
        if (self.part is None) != (self.of is None):
            written = "of" if self.part is None else "part"
            raise FieldFault(written, "‘part’ en ‘of’ horen bij elkaar; schrijf ze allebei op")
        if self.part is not None and self.of is not None and self.part > self.of:
            raise FieldFault("part", "‘part’ is groter dan ‘of’; 1 op de 5 is part: 1 en of: 5")
        return self


class Units(Captioned):
    """Rows of signs that can be counted."""

    kind: Literal["units"] = Field(
        "units", title="Soort", description="Rijen tekens die te tellen zijn."
    )
    unit: Plain | None = Field(None, title="Eenheid", description="Wat er geteld is.")
    sign: Literal["person", "document", "house", "square"] = Field(
        "person",
        title="Teken",
        description="person (mens), document, house (huis) of square (vierkant).",
    )
    each: Quantity | None = Field(
        None,
        title="Eén teken is",
        description="Voor hoeveel één teken staat.",
        gt=0,
        allow_inf_nan=False,
    )
    items: list[UnitAmount] = Field(
        title="Waarden", description="Eén regel per rij.", min_length=1, max_length=12
    )

    @model_validator(mode="after")
    def _named(self) -> Self:
        check_names(self.items)
        return self


class VegaLite(Crossed):
    """Any other chart, by a specification in Vega-Lite over the same data."""

    kind: Literal["vega-lite"] = Field(
        "vega-lite", title="Soort", description="Een eigen grafiek, beschreven in Vega-Lite."
    )
    spec: dict[str, Any] = Field(
        title="Beschrijving",
        description="De grafiek in Vega-Lite, zonder ‘data’. De velden zijn label, series, value "
        "en shown.",
    )
    most_rows: ClassVar[int] = 1000
    most_columns: ClassVar[int] = 20
