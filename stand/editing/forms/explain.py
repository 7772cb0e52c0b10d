"""What a field is for and what may stand in it, in words; from the model alone."""

from stand.editing.documents.document import Document
from stand.editing.forms.field_types import Kind
from stand.editing.forms.fields import FormField, field
from stand.model.source import Path

_WRITING = {
    Kind.MARKDOWN: (
        "Een lege regel begint een nieuwe alinea. *schuin*, **vet**, een regel met - begint een "
        "opsomming, een regel met ## een kop, > een citaat, [woorden](adres) een link."
    ),
    Kind.INLINE: "Eén regel tekst; *schuin* en **vet** kunnen.",
    Kind.PLAIN: "Eén regel gewone tekst, zonder opmaak.",
    Kind.DATE: "Schrijf jaar-maand-dag, zoals 2026-05-20.",
    Kind.IDENTIFIER: "Kleine letters, cijfers en streepjes, zoals instroom-2025.",
    Kind.INDICATOR: "De naam van een cijfer, zoals inflow.ind.",
    Kind.NUMBER: "Een getal zonder punten erin; decimalen na een komma of punt.",
}


def explain(document: Document, place: Path) -> tuple[str, str] | None:
    """Return the label of the field at a place or nearest above it, and what to know of it."""
    while place:
        found = field(document.model, document.data, place) if document.model else None
        if found is not None:
            return found.label, _words(found)
        place = place[:-1]
    return None


def _words(found: FormField) -> str:
    parts = [found.help, _how_needed(found)]
    if found.limits:
        parts.append(f"Wat er kan staan: {found.limits}.")
    if found.default:
        parts.append(f"Leeg betekent: {found.default}.")
    if found.choices:
        parts.append("Keuzes: " + ", ".join(choice.label for choice in found.choices) + ".")
    parts.append(_WRITING.get(found.kind, ""))
    if found.kind in (Kind.MARKDOWN, Kind.INLINE):
        parts.append("Getallen komen uit de cijfers: [[inflow.ind]] toont de waarde. Zie Ctrl+R.")
    return "\n\n".join(part for part in parts if part)


def _how_needed(found: FormField) -> str:
    if found.required:
        return "Dit moet ingevuld zijn."
    if found.one_of:
        return f"Vul ten minste een van deze in: {', '.join(found.one_of)}."
    return "Dit mag leeg blijven."
