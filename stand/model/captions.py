"""What all figures share: the words around them, and the values they are drawn from."""

from collections.abc import Sequence
from typing import Any, ClassVar, Self

from pydantic import ConfigDict, Field, model_validator

from stand.model.base import (
    FieldFault,
    FileName,
    Inline,
    LooseNumber,
    Plain,
    Quantity,
    StandModel,
    no_items,
)
from stand.model.indicators import IndicatorId


class Captioned(StandModel):
    """What every figure says about itself."""

    title: Inline = Field(title="Titel", description="Wat de lezer ziet, in één zin.")
    subtitle: Inline | None = Field(
        None, title="Ondertitel", description="Wat er geteld is, de eenheid en de periode."
    )
    alt: Plain | None = Field(
        None,
        title="Alternatieve tekst",
        description="Wat iemand moet weten die de figuur niet ziet, in één tot vier zinnen. "
        "Leeg: een beschrijving die vanzelf uit de gegevens komt.",
    )
    source: Inline | None = Field(
        None,
        title="Bron",
        description="Waar de gegevens vandaan komen. Leeg: de bronnen die bij de cijfers staan.",
    )
    note: Inline | None = Field(
        None, title="Noot", description="Wat de lezer erbij moet weten, zoals een afronding."
    )
    loose_numbers: list[LooseNumber] = Field(
        default_factory=no_items,
        title="Losse getallen",
        description="Getallen die niet uit de cijfers komen, elk met de reden.",
    )


class Sourced(StandModel):
    """A value that comes from the figure bank, or is written here because it is not in it."""

    indicator: IndicatorId | None = Field(
        None, title="Cijfer", description="De naam van het cijfer waar de waarde vandaan komt."
    )
    period: Plain | None = Field(
        None, title="Periode", description="De periode van het cijfer; leeg is het verslagjaar."
    )


def _or_a_name(schema: dict[str, Any]) -> None:
    """Let the schema accept the name of an indicator where a block can stand."""
    block = dict(schema)
    schema.clear()
    schema.update(title=block["title"], anyOf=[{"type": "string"}, block])


class Amount(Sourced):
    """One value of a figure, or the name of an indicator; a value that is not known is empty."""

    model_config = ConfigDict(json_schema_extra=_or_a_name)

    label: Plain | None = Field(
        None, title="Naam", description="Waar de waarde bij hoort; leeg is de naam van het cijfer."
    )
    value: Quantity | None = Field(
        None,
        title="Waarde",
        description="Het getal, met een punt voor de decimalen. Laat leeg als het niet bekend is.",
        allow_inf_nan=False,
    )
    shown: Plain | None = Field(
        None,
        title="Zo tonen",
        description="De waarde zoals de lezer die ziet, bijvoorbeeld ‘ruim 320’.",
    )
    note: Plain | None = Field(None, title="Toelichting", description="Een paar woorden erbij.")

    @model_validator(mode="before")
    @classmethod
    def _by_name(cls, data: Any) -> Any:
        return {"indicator": data} if isinstance(data, str) else data

    @model_validator(mode="after")
    def _given_once(self) -> Self:
        if self.indicator is not None and self.value is not None:
            raise FieldFault(
                "value", "de waarde staat er dubbel; schrijf ‘indicator’ of ‘value’ op"
            )
        return self


def check_names(items: Sequence[Amount]) -> None:
    """Raise FieldFault for a value of which the reader could not tell what it is."""
    for index, item in enumerate(items):
        if item.label is None and item.indicator is None:
            raise FieldFault(("items", index), "deze waarde heeft geen naam; schrijf ‘label’ op")


class TableColumns(StandModel):
    """Columns of a CSV file from which a figure is drawn: names, and one or more of values."""

    file: FileName = Field(
        title="Bestand", description="Het CSV-bestand, gerekend vanaf de map van de jaargang."
    )
    label: Plain = Field(title="Namen", description="De kolom met wat er geteld is.")
    values: list[Plain] = Field(
        title="Waarden", description="De kolom of kolommen met getallen.", min_length=1
    )


class Listed(Captioned):
    """A figure of single values: a list in the file, or one column of a table."""

    unit: Plain | None = Field(None, title="Eenheid", description="Wat er geteld is.")
    items: list[Amount] = Field(
        default_factory=no_items, title="Waarden", description="Eén regel per waarde."
    )
    table: TableColumns | None = Field(
        None, title="Tabel", description="Waarden uit een CSV-bestand, in plaats van ‘items’."
    )
    fewest: ClassVar[int] = 1
    most: ClassVar[int]

    @model_validator(mode="after")
    def _drawn_from_one(self) -> Self:
        if bool(self.items) == (self.table is not None):
            raise FieldFault(
                "table" if self.table else "items",
                "de waarden komen uit ‘items’ of uit ‘table’; schrijf een van de twee op",
            )
        check_names(self.items)
        return self


class Line(StandModel):
    """An indicator followed over the periods of a figure; its name alone will do."""

    model_config = ConfigDict(json_schema_extra=_or_a_name)

    indicator: IndicatorId = Field(title="Cijfer", description="De naam van het cijfer.")
    label: Plain | None = Field(
        None, title="Naam", description="De naam in de figuur; leeg is de naam van het cijfer."
    )

    @model_validator(mode="before")
    @classmethod
    def _by_name(cls, data: Any) -> Any:
        return {"indicator": data} if isinstance(data, str) else data


class Crossed(Captioned):
    """A figure of rows by columns: indicators by periods, or columns of a table."""

    unit: Plain | None = Field(None, title="Eenheid", description="Wat er geteld is.")
    indicators: list[Line] = Field(
        default_factory=no_items, title="Cijfers", description="De cijfers, elk met een eigen naam."
    )
    first: Plain | None = Field(None, title="Van", description="De eerste periode.")
    last: Plain | None = Field(None, title="Tot en met", description="De laatste periode.")
    periods: list[Plain] = Field(
        default_factory=no_items,
        title="Perioden",
        description="Losse perioden, in plaats van ‘first’ en ‘last’.",
    )
    table: TableColumns | None = Field(
        None, title="Tabel", description="Waarden uit een CSV-bestand, in plaats van ‘indicators’."
    )
    most_rows: ClassVar[int]
    most_columns: ClassVar[int]

    @property
    def is_written_out(self) -> bool:
        """Whether the values stand in the figure's file themselves."""
        return False

    @model_validator(mode="after")
    def _drawn_from_one(self) -> Self:
        if self.is_written_out:
            return self
        if bool(self.indicators) == (self.table is not None):
            raise FieldFault(
                "table" if self.table else "indicators",
                "de waarden komen uit ‘indicators’ of uit ‘table’; schrijf een van de twee op",
            )
        ends = [name for name in ("first", "last") if getattr(self, name)]
        if self.table and (ends or self.periods):
            raise FieldFault(
                [*ends, "periods"][0],
                "een tabel heeft haar eigen rijen; haal ‘first’, ‘last’ en ‘periods’ weg",
            )
        if self.indicators and (len(ends) == 1 or bool(self.periods) == bool(ends)):
            raise FieldFault(
                "periods" if self.periods else [*ends, "indicators"][0],
                "de perioden ontbreken of staan er dubbel; schrijf ‘first’ en ‘last’ op, of "
                "‘periods’",
            )
        return self
