"""A figure in words: its title, what it shows for who cannot see it, and its data as a table."""

from collections.abc import Iterator

from stand.charts.data import Datum, FigureData, Row
from stand.charts.depict import Depiction
from stand.model.publication import Publication
from stand.render.card import card_view

_WRITTEN = "Alternatieve tekst (geschreven door de redactie)"
_DRAFTED = "Alternatieve tekst (opgesteld uit de gegevens)"
_APART = "   "


def as_text(publication: Publication, depiction: Depiction) -> str:
    """Return a figure as plain text, part after part with an empty line between."""
    view, labels = card_view(publication), publication.edition.labels
    figure, data = depiction.placed.figure, depiction.data
    edition = publication.edition
    subtitle = view.bare(figure.subtitle) if figure.subtitle else data.unit if data else ""
    words = [
        f"{label}: {view.bare(text)}"
        for label, text in ((labels.note, figure.note), (labels.source, depiction.source))
        if text
    ]
    origin = f"Uit: {edition.title} {edition.edition}, {publication.organisation.short_name}"
    parts = [
        [view.bare(figure.title), *filter(None, [subtitle])],
        [_WRITTEN if figure.alt else _DRAFTED, depiction.alt] if depiction.alt else [],
        list(_table(data)) if data else [],
        [*words, origin],
    ]
    return "\n\n".join("\n".join(part) for part in parts if part) + "\n"


def _table(data: FigureData) -> Iterator[str]:
    """Yield the lines of a table, its columns under one another."""
    head = ["", data.heading, *data.columns, ""]
    rows = [_cells(row, data) for row in data.rows]
    wholes = [*data.wholes, *([("", data.total)] if data.total else [])]
    rows += [_cells(Row("Totaal", (whole,), group), data) for group, whole in wholes]
    numbers = {
        2 + index
        for index in range(len(data.columns))
        if any(_is_number(row.cells[index]) for row in data.rows)
    }
    shown = [index for index in range(len(head)) if any(row[index] for row in rows)]
    widths = {index: max(len(row[index]) for row in [head, *rows]) for index in shown}
    for row in [head, *rows]:
        cells = (
            row[index].rjust(widths[index]) if index in numbers else row[index].ljust(widths[index])
            for index in shown
        )
        yield _APART.join(cells).rstrip()


def _is_number(datum: Datum) -> bool:
    return datum.value is not None


def _cells(row: Row, data: FigureData) -> list[str]:
    """Return the group, the name, the values and what goes with them."""
    notes = [datum.note for datum in row.cells]
    notes += [note for period, note in data.breaks if period == row.label]
    values = [datum.text for datum in row.cells]
    values += [""] * (len(data.columns) - len(values))
    return [row.group, row.label, *values, "; ".join(filter(None, notes))]
