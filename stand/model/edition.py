"""An edition: the publication of one year, its words for fixed parts, its order of chapters."""

from typing import Literal

from pydantic import Field

from stand.model.base import FileName, IsoDate, Plain, StandModel, no_items
from stand.model.status import Status


class Labels(StandModel):
    """The fixed words that an edition prints; each year may choose its own."""

    contents: Plain = Field("Inhoud", title="Inhoud", description="Kop boven de inhoudsopgave.")
    theme: Plain = Field("Thema", title="Thema", description="Het woord vóór het themanummer.")
    bottleneck: Plain = Field("Knelpunt", title="Knelpunt", description="Vóór een knelpuntnummer.")
    request: Plain = Field("Verzoek", title="Verzoek", description="Vóór een verzoeknummer.")
    figure: Plain = Field("Figuur", title="Figuur", description="Vóór een figuurnummer.")
    table: Plain = Field("Tabel", title="Tabel", description="Vóór een tabelnummer.")
    page: Plain = Field("pagina", title="Pagina", description="Het woord in ‘op pagina 8’.")
    on_page: Plain = Field("op", title="Op", description="Het voorzetsel in ‘op pagina 8’.")
    practice: Plain = Field("In de praktijk", title="Praktijk", description="Kop van dat kader.")
    voice: Plain = Field("Aan het woord", title="Stem", description="Kop van dat kader.")
    research: Plain = Field("Onderzoek", title="Onderzoek", description="Kop van dat kader.")
    facts: Plain = Field("Cijfers", title="Cijfers", description="Kop van dat kader.")
    own_actions: Plain = Field(
        "Wat doen we er zelf aan?", title="Eigen acties", description="Kop van dat kader."
    )
    help_needed: Plain = Field(
        "Wat kan ons verder helpen?", title="Verzoeken", description="Kop van dat kader."
    )
    video: Plain = Field("Video", title="Video", description="Kop van een videoverwijzing.")
    source: Plain = Field("Bron", title="Bron", description="Het woord vóór een bron.")
    note: Plain = Field("Noot", title="Noot", description="Het woord vóór een noot.")
    note_at: Plain = Field(
        "bij", title="Bij", description="Het voorzetsel in ‘noot a bij tabel 2’."
    )
    note_text: Plain = Field(
        "de tekst",
        title="De tekst",
        description="In ‘Terug naar de tekst bij noot 3’, voor wie de PDF laat voorlezen.",
    )
    unknown: Plain = Field("niet bekend", title="Niet bekend", description="Als een waarde mist.")
    revised: Plain = Field("herzien", title="Herzien", description="Achter een herziene waarde.")
    period: Plain = Field("Jaar", title="Jaar", description="Kop boven de kolom met perioden.")
    provisional: Plain = Field(
        "voorlopig", title="Voorlopig", description="Bij een voorlopige waarde, achterin."
    )
    derived: Plain = Field(
        "berekend", title="Berekend", description="Bij een berekende waarde, achterin."
    )
    data: Plain = Field(
        "Gegevens bij", title="Gegevens", description="Onder een figuur: ‘Gegevens bij figuur 3’."
    )
    data_appendix: Plain = Field(
        "Gegevens bij de figuren",
        title="Gegevens achterin",
        description="Kop boven de tabellen met de gegevens van de figuren.",
    )
    data_lead: Plain = Field(
        "De waarden van elke figuur, in tabellen. Dezelfde gegevens staan in losse bestanden (CSV) "
        "bij deze PDF.",
        title="Over de gegevens",
        description="De zin onder die kop.",
    )
    data_file: Plain = Field(
        "Bestand", title="Bestand", description="Vóór de naam van een bestand met gegevens."
    )
    back_to: Plain = Field(
        "Terug naar", title="Terug naar", description="In ‘Terug naar figuur 3 op pagina 8’."
    )
    item: Plain = Field(
        "Onderdeel", title="Onderdeel", description="Kop boven de namen in zo'n tabel."
    )
    value: Plain = Field(
        "Waarde", title="Waarde", description="Kop boven waarden zonder eigen naam of eenheid."
    )
    unit: Plain = Field("Eenheid", title="Eenheid", description="Kop boven de eenheden.")
    remark: Plain = Field(
        "Toelichting", title="Toelichting", description="Kop boven de toelichtingen."
    )
    total: Plain = Field("Totaal", title="Totaal", description="Vóór het geheel van de delen.")
    together: Plain = Field(
        "samen", title="Samen", description="Vóór de duur van een hele tijdlijn."
    )
    length_unknown: Plain = Field(
        "Streepjeslijn: de duur is niet bekend; de lengte zegt niets.",
        title="Duur niet bekend",
        description="Onder een tijdlijn met een duur die niet bekend is.",
    )
    and_also: Plain = Field(
        "én", title="Én", description="Tussen voorwaarden die tegelijk moeten gelden."
    )
    published: Plain = Field(
        "Gepubliceerd op", title="Gepubliceerd", description="Vóór de datum, achter op de omslag."
    )
    photo_credit: Plain = Field("Foto", title="Foto", description="Het woord vóór de fotograaf.")
    version: Plain = Field("Versie", title="Versie", description="Vóór het versienummer.")
    draft: Plain = Field(
        "Concept", title="Concept", description="Op elke bladzijde zolang niet alles vaststaat."
    )
    not_drawn: Plain = Field(
        "Deze figuur is niet te tekenen.",
        title="Niet te tekenen",
        description="In een concept, op de plaats van een figuur waar iets aan mankeert.",
    )
    cover: Plain = Field(
        "Omslag", title="Omslag", description="De naam van de voorkant tussen de paginanummers."
    )
    back_cover: Plain = Field(
        "Achterzijde", title="Achterzijde", description="De naam van de achterkant, net zo."
    )
    requests_short: Plain = Field(
        "verzoeken", title="Verzoeken (kort)", description="In het overzicht van thema's."
    )


class Cover(StandModel):
    """The picture on the cover; without one the cover has drawn shapes."""

    image: FileName = Field(
        title="Beeld", description="Het omslagbeeld, gerekend vanaf de bovenste map."
    )
    alt: Plain = Field(title="Alternatieve tekst", description="Wat er op het beeld te zien is.")
    credit: Plain | None = Field(None, title="Maker", description="Wie het beeld maakte.")


class Edition(StandModel):
    """The publication of one year."""

    title: Plain = Field(title="Titel", description="De naam van de publicatie.")
    edition: Plain = Field(title="Jaargang", description="Het jaar dat op de omslag staat.")
    subtitle: Plain | None = Field(
        None, title="Ondertitel", description="Een korte regel onder de titel."
    )
    reporting_year: int = Field(
        title="Verslagjaar", description="Het jaar waarover u verslag doet.", ge=1900, le=2200
    )
    publication_date: IsoDate | None = Field(
        None, title="Datum van publicatie", description="Als jaar-maand-dag, of leeg."
    )
    publication_note: Plain | None = Field(
        None,
        title="Over de datum",
        description="Wat u wel weet, als de datum van publicatie niet bekend is.",
    )
    version: Plain = Field("1.0", title="Versie", description="Het versienummer.")
    status: Status = Field(
        Status.DRAFT,
        title="Status",
        description="draft (concept), review (ter review) of final (vastgesteld).",
    )
    subject: Plain | None = Field(
        None, title="Onderwerp", description="Eén zin over de publicatie, voor zoekmachines."
    )
    keywords: list[Plain] = Field(
        default_factory=no_items, title="Trefwoorden", description="Voor zoekmachines."
    )
    theme_numbering: Literal["roman", "arabic"] = Field(
        "arabic", title="Themanummers", description="roman (I, II, III) of arabic (1, 2, 3)."
    )
    chapters: list[FileName] = Field(
        title="Hoofdstukken",
        description="De bestanden van de hoofdstukken, in volgorde en zonder ‘.yaml’.",
        min_length=1,
    )
    labels: Labels = Field(
        default_factory=Labels, title="Vaste woorden", description="De vaste woorden in druk."
    )
    cover: Cover | None = Field(
        None, title="Omslag", description="Het beeld op de omslag; zonder beeld staan er vormen."
    )
