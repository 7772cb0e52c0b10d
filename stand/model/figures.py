"""What a figure is: a kind, its data, and the words around it."""

from typing import Annotated, ClassVar, Literal, Self

from pydantic import Field, model_validator

from stand.model.base import (
    FieldFault,
    FileName,
    Identifier,
    Inline,
    Plain,
    Quantity,
    StandModel,
    no_items,
)
from stand.model.captions import Captioned, Crossed, Sourced
from stand.model.charts import Bars, Flow, GroupedBars, Ring, Shares, Trend, Units, VegaLite


class Counted(Sourced):
    """A number of the bank, or one in words, with what it counts."""

    value: Plain | None = Field(
        None,
        title="Waarde",
        description="Het getal zoals de lezer het ziet; leeg is de waarde van het cijfer.",
    )
    label: Plain | None = Field(
        None, title="Naam", description="Wat er geteld is; leeg is de naam van het cijfer."
    )

    @model_validator(mode="after")
    def _has_value(self) -> Self:
        if self.value is None and self.indicator is None:
            raise ValueError("er is geen getal; schrijf ‘indicator’ of ‘value’ op")
        if self.label is None and self.indicator is None:
            raise ValueError("er is geen naam; schrijf ‘label’ op")
        return self


class Part(Counted):
    """A part of a key figure."""


class KeyFigure(Counted):
    """One tile: a large number with what it counts."""

    note: Inline | None = Field(None, title="Noot", description="Een paar woorden erbij.")
    change: bool = Field(
        False, title="Verschil", description="true toont het verschil met een jaar eerder."
    )
    trend_from: Plain | None = Field(
        None, title="Reeks vanaf", description="De eerste periode van het lijntje in de tegel."
    )
    parts: list[Part] = Field(
        default_factory=no_items, title="Delen", description="Waar het getal uit bestaat."
    )

    @model_validator(mode="after")
    def _has_series(self) -> Self:
        if self.indicator is None and (self.change or self.trend_from):
            raise ValueError(
                "een verschil of een lijntje komt uit een cijfer; schrijf ‘indicator’ op"
            )
        return self


class Tiles(Captioned):
    """Tiles with large numbers, as a figure."""

    kind: Literal["tiles"] = Field("tiles", title="Soort", description="Tegels met grote getallen.")
    items: list[KeyFigure] = Field(
        title="Tegels", description="De kerncijfers.", min_length=1, max_length=12
    )


class SmallTable(Crossed):
    """A table as a figure: written out here, or drawn from indicators or a CSV file.

    The first column holds row headings.
    """

    kind: Literal["table"] = Field("table", title="Soort", description="Een kleine tabel.")
    header: list[Inline] = Field(
        default_factory=no_items,
        title="Kop",
        description="De kolomkoppen, als u de rijen uitschrijft.",
    )
    rows: list[list[Inline]] = Field(
        default_factory=no_items,
        title="Rijen",
        description="De rijen, met evenveel cellen als de kop. De eerste cel is de rijkop.",
    )
    most_rows: ClassVar[int] = 30
    most_columns: ClassVar[int] = 6

    @property
    def is_written_out(self) -> bool:
        return bool(self.header or self.rows)

    @model_validator(mode="after")
    def _whole(self) -> Self:
        if self.is_written_out and (self.indicators or self.table):
            raise FieldFault(
                "table" if self.table else "indicators",
                "deze tabel staat er dubbel; schrijf de rijen uit, of noem cijfers",
            )
        if self.is_written_out and (not self.rows or len(self.header) < 2):
            raise FieldFault(
                "header",
                "de tabel is niet af; schrijf ‘header’ met ten minste twee koppen en ‘rows’ op",
            )
        return self


class Duration(Sourced):
    """How long one part of a procedure lasts."""

    label: Plain | None = Field(
        None,
        title="Naam",
        description="Het onderdeel van de procedure; leeg is de naam van het cijfer.",
    )
    value: Quantity | None = Field(
        None,
        title="Duur",
        description="Hoe lang het duurt, als het geen cijfer uit de lijst is.",
        gt=0,
        allow_inf_nan=False,
    )
    shown: Plain | None = Field(
        None, title="Zo tonen", description="De duur zoals de lezer die ziet."
    )
    note: Plain | None = Field(None, title="Toelichting", description="Een paar woorden erbij.")

    @model_validator(mode="after")
    def _named(self) -> Self:
        if self.label is None and self.indicator is None:
            raise ValueError("dit onderdeel heeft geen naam; schrijf ‘label’ op")
        return self


class Track(StandModel):
    """Durations one after another, from the same beginning as the other tracks."""

    label: Plain = Field(title="Naam", description="Wat deze weg is.")
    note: Plain | None = Field(None, title="Toelichting", description="Een paar woorden erbij.")
    items: list[Duration] = Field(
        title="Onderdelen",
        description="De onderdelen, in de volgorde van de tijd.",
        min_length=1,
        max_length=8,
    )


class Timeline(Captioned):
    """Durations one after another, drawn to scale; with tracks, one way under the other."""

    kind: Literal["timeline"] = Field(
        "timeline", title="Soort", description="Hoe lang iets duurt, onderdeel na onderdeel."
    )
    id: Identifier | None = Field(
        None, title="Naam", description="De naam waarmee de tekst naar deze figuur verwijst."
    )
    unit: Plain = Field(title="Eenheid", description="De eenheid van tijd, zoals ‘weken’.")
    items: list[Duration] = Field(
        default_factory=no_items,
        title="Onderdelen",
        description="De onderdelen, in de volgorde van de tijd.",
        max_length=8,
    )
    tracks: list[Track] = Field(
        default_factory=no_items,
        title="Wegen",
        description="Verschillende wegen onder elkaar, in plaats van ‘items’.",
        max_length=6,
    )

    @model_validator(mode="after")
    def _items_or_tracks(self) -> Self:
        if bool(self.items) == bool(self.tracks):
            raise FieldFault(
                "tracks" if self.tracks else "items",
                "de duren staan in ‘items’ of in ‘tracks’; schrijf een van de twee op",
            )
        return self


class Branch(StandModel):
    """One way a process can go."""

    label: Plain = Field(title="Naam", description="Wanneer het proces deze kant op gaat.")
    note: Plain | None = Field(None, title="Toelichting", description="Een paar woorden erbij.")
    steps: list["Step"] = Field(title="Stappen", description="Wat er daarna gebeurt.", min_length=1)


class Step(StandModel):
    """A step of a process: a plain step, or one after which the process branches."""

    title: Plain = Field(title="Titel", description="Wat er gebeurt.")
    text: Inline | None = Field(None, title="Tekst", description="Een of twee zinnen erbij.")
    items: list[Inline] = Field(
        default_factory=no_items, title="Onderdelen", description="Wat er bij deze stap hoort."
    )
    conditions_label: Plain | None = Field(
        None, title="Kop boven de voorwaarden", description="Bijvoorbeeld ‘Er moet gelden:’."
    )
    conditions: list[Inline] = Field(
        default_factory=no_items,
        title="Voorwaarden",
        description="Wat allemaal tegelijk waar moet zijn voor deze stap.",
    )
    branches: list[Branch] = Field(
        default_factory=no_items, title="Vertakkingen", description="De kanten die het op kan gaan."
    )


# Only now it is known what the steps of a branch are, for forms and messages too.
Branch.model_rebuild()


class Process(Captioned):
    """A process in steps, branches and conditions."""

    kind: Literal["process"] = Field(
        "process", title="Soort", description="Een proces in stappen en vertakkingen."
    )
    id: Identifier | None = Field(
        None, title="Naam", description="De naam waarmee de tekst naar deze figuur verwijst."
    )
    steps: list[Step] = Field(title="Stappen", description="De stappen, in volgorde.", min_length=1)


class Image(Captioned):
    """A picture from a file."""

    kind: Literal["image"] = Field("image", title="Soort", description="Een beeld uit een bestand.")
    file: FileName = Field(
        title="Bestand", description="Het beeld, gerekend vanaf de bovenste map (svg, png of jpg)."
    )
    credit: Plain | None = Field(None, title="Maker", description="Wie het beeld maakte.")


Figure = Annotated[
    Ring
    | Bars
    | Shares
    | GroupedBars
    | Trend
    | Flow
    | Units
    | VegaLite
    | Tiles
    | SmallTable
    | Timeline
    | Process
    | Image,
    Field(discriminator="kind"),
]
