"""The blocks that the body of a chapter is made of.

A body is a list; each entry has exactly one key, the kind of block (see :class:`BodyItem`).
"""

from typing import Any, Literal, Self

from pydantic import ConfigDict, Field, model_validator

from stand.model.base import (
    FileName,
    Identifier,
    Inline,
    Markdown,
    Plain,
    StandModel,
    Url,
    no_items,
)
from stand.model.figures import KeyFigure, Process, Timeline
from stand.model.indicators import IndicatorId


class Titled(StandModel):
    """A box with a text, and a title if it needs one."""

    title: Inline | None = Field(None, title="Titel", description="De kop van dit kader.")
    text: Markdown = Field(title="Tekst", description="De tekst, met alinea's en lijsten.")


class Practice(Titled):
    """A box with an example from practice."""


class OwnActions(Titled):
    """What the organisation does about it itself."""


class Facts(Titled):
    """A box with a few numbers in words."""


class Voice(Titled):
    """Somebody from the organisation, in reported speech."""

    speaker: Plain = Field(
        title="Wie", description="Wie er vertelt, zoals ‘Een regievoerder’ of een naam."
    )


class Research(Titled):
    """What research says, with the source of it."""

    source: Inline = Field(title="Bron", description="Maker, titel en jaar van het onderzoek.")


class Bottleneck(StandModel):
    """A bottleneck with a number of its own, which never changes once published."""

    number: int = Field(
        title="Nummer",
        description="Het nummer binnen het thema. Verander het niet meer na publicatie.",
        ge=1,
    )
    title: Inline = Field(title="Titel", description="Het knelpunt in een paar woorden.")
    text: Markdown = Field(title="Tekst", description="Wat er knelt en waardoor.")


class Request(StandModel):
    """One thing asked of politics, with a number that never changes once published."""

    number: int = Field(
        title="Nummer",
        description="Het nummer binnen het thema. Verander het niet meer na publicatie.",
        ge=1,
    )
    text: Markdown = Field(title="Tekst", description="Wat u van de politiek vraagt.")


class HelpNeeded(StandModel):
    """The requests to politics that belong to a theme."""

    title: Inline | None = Field(None, title="Titel", description="De kop van dit kader.")
    intro: Markdown | None = Field(None, title="Inleiding", description="Tekst vóór de verzoeken.")
    requests: list[Request] = Field(
        title="Verzoeken", description="De verzoeken, elk met een eigen nummer.", min_length=1
    )
    outro: Markdown | None = Field(None, title="Slot", description="Tekst ná de verzoeken.")


class KeyFigures(StandModel):
    """A row of tiles."""

    title: Inline | None = Field(None, title="Titel", description="De kop boven de tegels.")
    intro: Inline | None = Field(None, title="Inleiding", description="Een zin boven de tegels.")
    items: list[KeyFigure] = Field(title="Tegels", description="De kerncijfers.", min_length=1)
    source: Inline | None = Field(None, title="Bron", description="Waar de cijfers vandaan komen.")


class Column(StandModel):
    """How one column of a table is shown."""

    name: Plain = Field(title="Kolom", description="De naam van de kolom in het bestand.")
    label: Plain | None = Field(None, title="Kop", description="De kop boven de kolom.")
    format: Literal["text", "number"] = Field(
        "text",
        title="Soort",
        description="text (zoals het er staat) of number (getallen: rechts, met punten erin).",
    )


class Table(StandModel):
    """A table from a CSV file."""

    id: Identifier = Field(
        title="Naam", description="De naam waarmee de tekst naar deze tabel verwijst."
    )
    title: Inline = Field(title="Titel", description="Wat de tabel laat zien.")
    file: FileName = Field(
        title="Bestand", description="Het CSV-bestand, gerekend vanaf de map van de jaargang."
    )
    columns: list[Column] = Field(
        default_factory=no_items,
        title="Kolommen",
        description="Welke kolommen te zien zijn, en in welke volgorde. Leeg: allemaal.",
    )
    source: Inline | None = Field(None, title="Bron", description="Waar de cijfers vandaan komen.")
    note: Inline | None = Field(None, title="Noot", description="Wat de lezer erbij moet weten.")


class Series(StandModel):
    """A table of figures from the bank over the years."""

    id: Identifier = Field(
        title="Naam", description="De naam waarmee de tekst naar deze tabel verwijst."
    )
    title: Inline = Field(title="Titel", description="Wat de tabel laat zien.")
    indicators: list[IndicatorId] = Field(
        title="Cijfers", description="De cijfers, één kolom per cijfer.", min_length=1
    )
    first: Plain = Field(title="Van", description="De eerste periode.")
    last: Plain = Field(title="Tot en met", description="De laatste periode.")
    note: Inline | None = Field(None, title="Noot", description="Wat de lezer erbij moet weten.")


class Link(StandModel):
    """An entry of a list of links; without an address it is only text."""

    title: Plain = Field(title="Linktekst", description="De woorden waarop de lezer klikt.")
    url: Url | None = Field(
        None, title="Adres", description="Het webadres (https://…) of mailadres (mailto:…)."
    )
    text: Markdown | None = Field(None, title="Tekst", description="Wat de lezer daar vindt.")


class Links(StandModel):
    """A list of links to more information."""

    title: Inline | None = Field(None, title="Titel", description="De kop boven de lijst.")
    intro: Markdown | None = Field(None, title="Inleiding", description="Tekst boven de lijst.")
    items: list[Link] = Field(title="Links", description="De verwijzingen.", min_length=1)
    note: Inline | None = Field(None, title="Noot", description="Een noot onder de lijst.")


class Video(StandModel):
    """A reference to a video."""

    title: Inline = Field(title="Titel", description="Waar de video over gaat.")
    text: Markdown | None = Field(None, title="Tekst", description="Wie er te zien is en wat.")
    url: Url | None = Field(None, title="Adres", description="Het webadres van de video.")


class Photo(StandModel):
    """A photograph with its maker."""

    file: FileName = Field(
        title="Bestand", description="De foto, gerekend vanaf de bovenste map (jpg of png)."
    )
    alt: Plain = Field(
        title="Alternatieve tekst", description="Wat er op de foto te zien is, voor wie hem mist."
    )
    caption: Inline | None = Field(None, title="Bijschrift", description="De zin onder de foto.")
    credit: Plain | None = Field(None, title="Fotograaf", description="Wie de foto maakte.")


class Entry(StandModel):
    """A term or abbreviation with what it means."""

    term: Plain = Field(title="Begrip", description="De afkorting of het begrip.")
    full: Plain | None = Field(None, title="Voluit", description="Waar de afkorting voor staat.")
    meaning: Inline | None = Field(None, title="Betekenis", description="Uitleg in één zin.")

    @model_validator(mode="after")
    def _explained(self) -> Self:
        if self.full is None and self.meaning is None:
            raise ValueError("vul ‘full’ of ‘meaning’ in, anders wordt het begrip niet uitgelegd")
        return self


class Glossary(StandModel):
    """Terms and abbreviations, printed in the order of the alphabet."""

    entries: list[Entry] = Field(
        title="Begrippen", description="De begrippen en afkortingen.", min_length=1
    )


Block = (
    Bottleneck
    | Practice
    | Voice
    | Research
    | Facts
    | KeyFigures
    | Table
    | Series
    | OwnActions
    | HelpNeeded
    | Process
    | Timeline
    | Links
    | Video
    | Photo
    | Glossary
    | str
)


class BodyItem(StandModel):
    """One entry of a body: exactly one of these keys is there."""

    model_config = ConfigDict(json_schema_extra={"minProperties": 1, "maxProperties": 1})

    text: Markdown | None = Field(None, title="Tekst", description="Lopende tekst.")
    bottleneck: Bottleneck | None = Field(
        None, title="Knelpunt", description="Een knelpunt met een eigen nummer."
    )
    practice: Practice | None = Field(
        None, title="Praktijk", description="Een kader met een voorbeeld uit de praktijk."
    )
    voice: Voice | None = Field(
        None, title="Stem", description="Iemand uit de organisatie aan het woord."
    )
    research: Research | None = Field(
        None, title="Onderzoek", description="Een kader met onderzoek en de bron ervan."
    )
    facts: Facts | None = Field(
        None, title="Cijfers in woorden", description="Een kader met een paar cijfers in tekst."
    )
    key_figures: KeyFigures | None = Field(
        None, title="Kerncijfers", description="Tegels met grote getallen."
    )
    figure: Identifier | None = Field(
        None, title="Figuur", description="De naam van een figuur in figures/<jaar>/."
    )
    table: Table | None = Field(None, title="Tabel", description="Een tabel uit een CSV-bestand.")
    series: Series | None = Field(
        None, title="Meerjarentabel", description="Cijfers over de jaren, uit de lijst met cijfers."
    )
    own_actions: OwnActions | None = Field(
        None, title="Eigen acties", description="Wat uw organisatie er zelf aan doet."
    )
    help_needed: HelpNeeded | None = Field(
        None, title="Verzoeken", description="Wat u van de politiek vraagt."
    )
    process: Process | None = Field(
        None, title="Proces", description="Een proces in stappen en vertakkingen."
    )
    timeline: Timeline | None = Field(
        None, title="Tijdlijn", description="Hoe lang iets duurt, onderdeel na onderdeel."
    )
    links: Links | None = Field(
        None, title="Links", description="Een lijst met verwijzingen naar meer informatie."
    )
    video: Video | None = Field(None, title="Video", description="Een verwijzing naar een video.")
    photo: Photo | None = Field(None, title="Foto", description="Een foto met de maker erbij.")
    glossary: Glossary | None = Field(
        None, title="Begrippenlijst", description="Begrippen en afkortingen met uitleg."
    )

    @model_validator(mode="before")
    @classmethod
    def _one_key(cls, data: Any) -> Any:
        if isinstance(data, dict) and len(data) != 1:
            kinds = ", ".join(str(key) for key in data) or "niets"
            raise ValueError(
                f"een blok heeft precies één soort, maar hier staat: {kinds}; "
                "begin voor elk blok een nieuwe regel met een streepje"
            )
        if data == dict.fromkeys(data):
            raise ValueError(f"het blok ‘{next(iter(data))}’ is nog leeg")
        return data

    @property
    def kind(self) -> str:
        """The kind of block: the one key that is there."""
        return next(name for name in type(self).model_fields if getattr(self, name) is not None)

    @property
    def block(self) -> Block:
        """The block itself: a model, or a string for a text and a figure's name."""
        block: Block = getattr(self, self.kind)
        return block
