"""What a chapter is. The chapter is the unit of everything: a file, a layout, a preview."""

from typing import Annotated, Literal

from pydantic import Field

from stand.model.base import Inline, LooseNumber, Markdown, Plain, StandModel, no_items
from stand.model.blocks import BodyItem
from stand.model.status import Status


class Signature(StandModel):
    """Who signs the foreword."""

    on_behalf_of: Plain | None = Field(
        None, title="Namens", description="Bijvoorbeeld ‘Namens het directieteam’."
    )
    name: Plain = Field(title="Naam", description="Wie ondertekent.")
    role: Plain = Field(title="Functie", description="De functie van wie ondertekent.")


class ChapterBase(StandModel):
    """What every chapter has."""

    title: Inline = Field(title="Titel", description="De titel van het hoofdstuk.")
    short_title: Plain | None = Field(
        None, title="Korte titel", description="Voor de voetregel, als de titel lang is."
    )
    status: Status = Field(
        Status.DRAFT,
        title="Status",
        description="draft (concept), review (ter review) of final (vastgesteld).",
    )
    lead: Markdown | None = Field(
        None, title="Inleidende alinea", description="Een tot drie zinnen, groter gedrukt."
    )
    body: list[BodyItem] = Field(
        default_factory=no_items, title="Inhoud", description="De blokken, in volgorde."
    )
    loose_numbers: list[LooseNumber] = Field(
        default_factory=no_items,
        title="Losse getallen",
        description="Getallen die niet uit de cijfers komen, elk met de reden.",
    )


class Foreword(ChapterBase):
    """The foreword, with the signature under it."""

    kind: Literal["foreword"] = Field(title="Soort", description="Voorwoord.")
    signature: Signature | None = Field(
        None, title="Ondertekening", description="Wie het voorwoord ondertekent."
    )


class Theme(ChapterBase):
    """A theme with its bottlenecks and requests, which take their numbers from it."""

    kind: Literal["theme"] = Field(title="Soort", description="Thema met knelpunten.")
    number: int = Field(
        title="Nummer",
        description="Het nummer van het thema. Verander het niet meer na publicatie.",
        ge=1,
        le=99,
    )


class GeneralChapter(ChapterBase):
    """A chapter without fields of its own; ``part`` opens a series of themes."""

    kind: Literal[
        "introduction",
        "process",
        "results",
        "part",
        "more_information",
        "glossary",
        "colophon",
        "text",
    ] = Field(title="Soort", description="Het soort hoofdstuk; bepaalt de vormgeving.")


Chapter = Annotated[Foreword | Theme | GeneralChapter, Field(discriminator="kind")]
CHAPTER_KINDS = (
    "foreword",
    "introduction",
    "process",
    "results",
    "part",
    "theme",
    "more_information",
    "glossary",
    "colophon",
    "text",
)
