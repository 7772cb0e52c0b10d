"""Choosing the number, the figure or the table that a field names."""

from collections.abc import Callable

from stand.editing.forms.naming import Named
from stand.editing.parts.figures import figure_path
from stand.editing.parts.new_blocks import figure_names, table_files
from stand.editing.parts.outline import name_of
from stand.editing.writing.keys import Selected
from stand.editing.writing.unfinished import is_unfinished
from stand.tui.candidates import series_words
from stand.tui.commands.writing import put_words
from stand.tui.dialogs.picking import Pick, Picked
from stand.tui.editor import Editor
from stand.tui.widgets.choices import Item
from stand.tui.widgets.text_field import TextField

_TITLES = {
    Named.INDICATOR: "Welk cijfer?",
    Named.FIGURE: "Welke figuur?",
    Named.TABLE: "Welke tabel?",
}


def choose_name(app: Editor, field: TextField, named: Named) -> None:
    """Ask what a field is to name, and put the name there."""
    items = _ITEMS[named](app, field)
    if not items:
        app.edition.say("Er is nog niets om uit te kiezen.", serious=True)
        return
    at = _place_of_name(field)

    def answer(picked: Picked[str] | None) -> None:
        if picked is not None:
            lead = "\n" if at.start and at.text[at.start - 1] != "\n" else ""
            put_words(app, field, at.text, at.start, at.end, lead + picked.value)

    app.push_screen(Pick(_TITLES[named], items), answer)


def _place_of_name(field: TextField) -> Selected:
    """Return which words the chosen name replaces: all, or in a list those of one line.

    In a list, a line that has a name already stays, and the new one goes after it.
    """
    text = field.area.text
    if not field.field.kind.has_lines:
        return Selected(text, 0, len(text))
    offset = field.area.cursor_offset_in_text
    start = text.rfind("\n", 0, offset) + 1
    end = start + len(text[start:].partition("\n")[0])
    line = text[start:end]
    return Selected(text, start if not line.strip() or is_unfinished(line) else end, end)


def _indicators(app: Editor, field: TextField) -> list[Item[str]]:
    known = {one.id: one for one in app.facts.indicators}
    items = []
    for name, label in field.form.indicator_labels.items():
        facts = known.get(name)
        about = series_words(facts) if facts else name
        items.append(Item(name, label, app.facts.printed.get(name, ""), about, name))
    return items


def _figures(app: Editor, _field: TextField) -> list[Item[str]]:
    session = app.session
    names = [one for one in figure_names(session) if figure_path(session, one) in session.documents]
    items = [Item(one, name_of(session, figure_path(session, one)), one) for one in names]
    return sorted(items, key=lambda item: item.words)


def _tables(app: Editor, _field: TextField) -> list[Item[str]]:
    return [Item(name, name) for name in table_files(app.session)]


_ITEMS: dict[Named, Callable[[Editor, TextField], list[Item[str]]]] = {
    Named.INDICATOR: _indicators,
    Named.FIGURE: _figures,
    Named.TABLE: _tables,
}
