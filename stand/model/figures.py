"""What a figure is: a kind, its data, and the words around it."""

from typing import Annotated, Literal

from pydantic import Field

from stand.model.base import FileName, Identifier, Inline, LooseNumber, Plain, Quantity, StandModel
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
        description="Wat iemand moet weten die de figuur niet ziet, in één tot vier zinnen.",
    )
    source: Inline | None = Field(None, title="Bron", description="Waar de gegevens vandaan komen.")
    note: Inline | None = Field(
        None, title="Noot", description="Wat de lezer erbij moet weten, zoals een afronding."
    )
    loose_numbers: list[LooseNumber] = Field(
        default_factory=list,
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


class Amount(Sourced):
    """One value of a figure; a value that is not known is empty."""

    label: Plain | None = Field(
        None, title="Naam", description="Waar de waarde bij hoort; leeg is de naam van het cijfer."
    )
    value: Quantity | None = Field(
        None,
        title="Waarde",
        description="Het getal, met een punt voor de decimalen. Laat leeg als het niet bekend is.",
        ge=0,
        allow_inf_nan=False,
    )
    shown: Plain | None = Field(
        None,
        title="Zo tonen",
        description="De waarde zoals de lezer die ziet, bijvoorbeeld ‘ruim 320’.",
    )
    note: Plain | None = Field(None, title="Toelichting", description="Een paar woorden erbij.")


class Bars(Captioned):
    """Bars under one another, one for each value, in the order of the file."""

    kind: Literal["bars"] = Field("bars", title="Soort", description="Staven onder elkaar.")
    unit: Plain | None = Field(None, title="Eenheid", description="Wat er geteld is.")
    items: list[Amount] = Field(
        title="Waarden", description="Eén regel per staaf.", min_length=1, max_length=40
    )


class Shares(Captioned):
    """One bar that is a whole, divided into its parts."""

    kind: Literal["shares"] = Field(
        "shares", title="Soort", description="Eén balk, verdeeld in delen van een geheel."
    )
    unit: Plain | None = Field(None, title="Eenheid", description="Wat er geteld is.")
    items: list[Amount] = Field(
        title="Delen", description="De delen van het geheel.", min_length=2, max_length=6
    )


class Stage(StandModel):
    """One step of a flow, with the amount that passes."""

    value: Plain = Field(title="Waarde", description="Het getal zoals de lezer het ziet.")
    label: Plain = Field(title="Naam", description="Wat er op dit punt gebeurt.")
    note: Plain | None = Field(None, title="Toelichting", description="Een paar woorden erbij.")


class Flow(Captioned):
    """Amounts that pass from one step to the next."""

    kind: Literal["flow"] = Field(
        "flow", title="Soort", description="Stappen achter elkaar, met een getal bij elke stap."
    )
    stages: list[Stage] = Field(
        title="Stappen", description="De stappen, in volgorde.", min_length=2, max_length=6
    )


class SmallTable(Captioned):
    """A small table written out in the figure file; its first column holds row headings."""

    kind: Literal["table"] = Field(
        "table", title="Soort", description="Een kleine tabel, in het bestand zelf uitgeschreven."
    )
    header: list[Inline] = Field(title="Kop", description="De kolomkoppen.", min_length=2)
    rows: list[list[Inline]] = Field(
        title="Rijen",
        description="De rijen, met evenveel cellen als de kop. De eerste cel is de rijkop.",
        min_length=1,
    )


class Duration(Sourced):
    """How long one part of a procedure lasts."""

    label: Plain = Field(title="Naam", description="Het onderdeel van de procedure.")
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


class Timeline(Captioned):
    """Durations one after another, drawn to scale."""

    kind: Literal["timeline"] = Field(
        "timeline", title="Soort", description="Hoe lang iets duurt, onderdeel na onderdeel."
    )
    id: Identifier | None = Field(
        None, title="Naam", description="De naam waarmee de tekst naar deze figuur verwijst."
    )
    unit: Plain = Field(title="Eenheid", description="De eenheid van tijd, zoals ‘weken’.")
    items: list[Duration] = Field(
        title="Onderdelen",
        description="De onderdelen, in de volgorde van de tijd.",
        min_length=1,
        max_length=8,
    )


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
        default_factory=list, title="Onderdelen", description="Wat er bij deze stap hoort."
    )
    conditions_label: Plain | None = Field(
        None, title="Kop boven de voorwaarden", description="Bijvoorbeeld ‘Er moet gelden:’."
    )
    conditions: list[Inline] = Field(
        default_factory=list,
        title="Voorwaarden",
        description="Wat allemaal tegelijk waar moet zijn voor deze stap.",
    )
    branches: list[Branch] = Field(
        default_factory=list, title="Vertakkingen", description="De kanten die het op kan gaan."
    )


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
    Bars | Shares | Flow | SmallTable | Timeline | Process | Image, Field(discriminator="kind")
]
