"""The organisation that publishes: names, address, colours and fonts, the same for each year."""

from decimal import Decimal
from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from stand.model.base import FileName, Markdown, Plain, StandModel, Url, no_items

Colour = Annotated[str, StringConstraints(pattern=r"^#[0-9a-fA-F]{6}$")]


class Colours(StandModel):
    """The colours of the publication; each must be dark enough for white text on it."""

    primary: Colour = Field(
        "#154273", title="Hoofdkleur", description="Omslag, koppen en thema's (#rrggbb)."
    )
    accent: Colour = Field(
        "#e17000", title="Accentkleur", description="Lijnen en vormen die opvallen (#rrggbb)."
    )
    practice: Colour = Field(
        "#01689b", title="Praktijk", description="Kaders uit de praktijk (#rrggbb)."
    )
    action: Colour = Field(
        "#275937", title="Eigen acties", description="Kaders met eigen acties (#rrggbb)."
    )
    request: Colour = Field(
        "#a90061", title="Verzoeken", description="Kaders met verzoeken aan de politiek (#rrggbb)."
    )


class FontFile(StandModel):
    """One file of a font family."""

    family: Plain = Field(title="Familie", description="De naam van het lettertype.")
    file: FileName = Field(
        title="Bestand", description="Het lettertype (ttf of otf), gerekend vanaf de bovenste map."
    )
    weight: int = Field(
        400, title="Dikte", description="400 is normaal, 700 is vet.", ge=100, le=900
    )
    style: Literal["normal", "italic"] = Field(
        "normal", title="Stijl", description="normal (recht) of italic (cursief)."
    )


class Fonts(StandModel):
    """The typefaces of the publication."""

    text: Plain = Field(
        "Source Serif Pro", title="Tekst", description="Het lettertype van de lopende tekst."
    )
    headings: Plain = Field(
        "Source Sans Pro", title="Koppen", description="Het lettertype van koppen en kaders."
    )
    files: list[FontFile] = Field(
        default_factory=no_items,
        title="Bestanden",
        description="De bestanden van eigen lettertypen. De ingebouwde hebben die niet nodig.",
    )


class Logo(StandModel):
    """The logo on the cover."""

    file: FileName = Field(
        title="Bestand", description="Het logo, gerekend vanaf de bovenste map (svg of png)."
    )
    alt: Plain = Field(title="Alternatieve tekst", description="De naam die het logo laat zien.")


class NumberStyle(StandModel):
    """How the house writes numbers, and when it calls a number slightly off."""

    group_from: int = Field(
        4,
        title="Punt vanaf",
        description="Vanaf hoeveel cijfers er een punt komt: 4 (2.780) of 5 (2780 en 12.830).",
        ge=4,
        le=5,
    )
    percent: Literal["sign", "word"] = Field(
        "sign", title="Procent", description="sign schrijft 54%, word schrijft 54 procent."
    )
    hedge_margin: Decimal = Field(
        Decimal("0.10"),
        title="Marge",
        description="Hoeveel een waarde mag schelen bij ‘ruim’, ‘bijna’ en ‘ca.’: 0.10 is 10%.",
        gt=0,
        lt=1,
    )
    disclosure_limit: int = Field(
        5,
        title="Kleinste aantal",
        description="Aantallen onder dit getal worden niet getoond.",
        ge=0,
    )


class Organisation(StandModel):
    """The agency: who it is, where it is, how its publications look."""

    name: Plain = Field(title="Naam", description="De volledige naam van de organisatie.")
    short_name: Plain = Field(title="Korte naam", description="De afkorting of roepnaam.")
    parent: Plain | None = Field(
        None, title="Ministerie", description="Waar de organisatie onder valt."
    )
    motto: Plain | None = Field(None, title="Motto", description="De leus van de organisatie.")
    mission: Markdown | None = Field(
        None, title="Opdracht", description="Wat de organisatie doet; staat achter op de omslag."
    )
    address: list[Plain] = Field(
        default_factory=no_items, title="Adres", description="De regels van het adres."
    )
    email: Plain | None = Field(None, title="Mailadres", description="Het algemene mailadres.")
    website: Url | None = Field(None, title="Website", description="Het webadres (https://…).")
    language: Annotated[str, StringConstraints(pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$")] = (
        Field("nl-NL", title="Taal", description="De taal van de publicatie, zoals nl-NL.")
    )
    logo: Logo | None = Field(None, title="Logo", description="Het logo voor op de omslag.")
    colours: Colours = Field(
        default_factory=Colours, title="Kleuren", description="De kleuren van de publicatie."
    )
    numbers: NumberStyle = Field(
        default_factory=NumberStyle, title="Getallen", description="Hoe u getallen schrijft."
    )
    fonts: Fonts = Field(default_factory=Fonts, title="Lettertypen", description="De lettertypen.")
