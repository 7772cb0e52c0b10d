"""What one does inside a text: refer, bind or excuse a number, link, explain an abbreviation."""

from stand.editing.parts.glossary import abbreviations, add_abbreviation
from stand.editing.parts.new_blocks import reporting_year
from stand.editing.texts.binding import Literal, indicator_words, literal_at, proposals
from stand.editing.texts.excuses import can_excuse, excuse
from stand.editing.texts.search import Search, replace_hits
from stand.editing.writing.keys import Selected
from stand.editing.writing.links import address_fault, link_at, link_text
from stand.editing.writing.references import reference_at, written
from stand.tui.commands.changing import change, go
from stand.tui.dialogs.numbers import Bound, Elsewhere, Excused, NumberDialog
from stand.tui.dialogs.picking import Answers, Fill, Line, Pick, Picked
from stand.tui.dialogs.references import ReferenceDialog
from stand.tui.dialogs.searching import Going, Replacing, SearchDialog
from stand.tui.editor import Editor
from stand.tui.widgets.choices import Item
from stand.tui.widgets.prose_area import ProseArea
from stand.tui.widgets.text_field import TextField

_NEW = ""


def put_words(app: Editor, field: TextField, text: str, start: int, end: int, words: str) -> None:
    """Put words in the place of a stretch of a field's text, hand that in, go on after them.

    ``text`` is the one that the stretch was found in; when the field now has another, it stays.
    """
    if not field.is_attached or field.area.text != text:
        app.edition.say("De tekst is intussen veranderd. Probeer het nog eens.", serious=True)
        return
    after = start + len(words)
    field.area.put(Selected(text[:start] + words + text[end:], after, after))
    field.hand_in()
    field.area.focus()


def insert_reference(app: Editor, field: TextField) -> None:
    """Insert a reference at the cursor, or change the one that stands there."""
    selected = field.area.selected()
    standing = reference_at(selected.text, selected.start) if field.area.rich else None
    start, end = (standing.start, standing.end) if standing else (selected.start, selected.end)
    content = standing.content if standing else ""
    _ask_reference(app, field, Selected(selected.text, start, end), content, selected.words)


def _ask_reference(
    app: Editor, field: TextField, at: Selected, standing: str = "", words: str = ""
) -> None:
    def answer(content: str | None) -> None:
        if content is not None:
            put_words(app, field, at.text, at.start, at.end, written(content))

    year = reporting_year(app.session)
    dialog = ReferenceDialog(app.facts, year, app.ask_printed, words=words, standing=standing)
    app.push_screen(dialog, answer)


def bind_number(app: Editor, field: TextField) -> None:
    """Bind the number at the cursor to a figure, or write down why it stays as it is."""
    field.hand_in()
    selected = field.area.selected()
    literal = literal_at(selected.text, selected.start)
    path = field.form.path
    if literal is None:
        app.edition.say("Zet de cursor op een getal dat in de tekst zelf staat.")
        return

    def answer(chosen: Bound | Excused | Elsewhere | None) -> None:
        if isinstance(chosen, Bound):
            words = written(chosen.content)
            put_words(app, field, selected.text, literal.start, literal.end, words)
        elif isinstance(chosen, Elsewhere):
            at = Selected(selected.text, literal.start, literal.end)
            _ask_reference(app, field, at)
        elif isinstance(chosen, Excused):
            _excuse(app, field, literal, chosen.reason)

    session = app.session
    found = proposals(
        literal, app.facts.indicators, indicator_words(session), reporting_year(session)
    )
    dialog = NumberDialog(literal, found, app.ask_printed, excusable=can_excuse(session, path))
    app.push_screen(dialog, answer)


def _excuse(app: Editor, field: TextField, literal: Literal, reason: str) -> None:
    path, place = field.form.path, field.place

    def do() -> None:
        excuse(app.session, path, place, literal.words, reason)

    change(app, do, f"‘{literal.words}’ staat nu met de reden bij de losse getallen.")
    field.area.focus()


def insert_link(app: Editor, field: TextField) -> None:
    """Make a link of the selected words, or change the one that stands there."""
    selected = field.area.selected()
    link = link_at(selected)

    def check(answers: Answers) -> str:
        if not answers["words"]:
            return "Schrijf op waar de lezer op klikt."
        return address_fault(answers["address"])

    def answer(answers: Answers | None) -> None:
        if answers is not None:
            words = link_text(answers["words"], answers["address"])
            put_words(app, field, selected.text, link.start, link.end, words)

    lines = [
        Line("words", "Linktekst: de woorden waar de lezer op klikt", link.words),
        Line("address", "Adres", link.address, "https://… of een mailadres"),
    ]
    do = "Veranderen" if link.address and link.words else "Invoegen"
    app.push_screen(Fill("Link", lines, do=do, check=check), answer)


def insert_abbreviation(app: Editor, field: TextField) -> None:
    """Insert an abbreviation that the glossary explains, or add one to it."""
    selected = field.area.selected()
    words = " ".join(selected.words.split())
    known = abbreviations(app.session)
    if words and words not in known:
        _new_abbreviation(app, field, words)
        return
    new = Item(_NEW, "Nieuwe afkorting of begrip…", "", "Zet een nieuwe in de begrippenlijst.")
    items = [new, *(Item(term, term, full, full) for term, full in sorted(known.items()))]

    def answer(picked: Picked[str] | None) -> None:
        if picked is None:
            return
        if picked.value == _NEW:
            _new_abbreviation(app, field, "")
        else:
            put_words(app, field, selected.text, selected.start, selected.end, picked.value)

    app.push_screen(Pick("Afkorting of begrip", items, do="Invoegen"), answer)


def _new_abbreviation(app: Editor, field: TextField, term: str) -> None:
    selected = field.area.selected()

    def check(answers: Answers) -> str:
        if not answers["term"]:
            return "Schrijf de afkorting of het begrip op."
        if answers["term"] in abbreviations(app.session):
            return f"‘{answers['term']}’ staat al in de begrippenlijst."
        if not answers["full"] and not answers["meaning"]:
            return "Schrijf op waar het voor staat, of wat het betekent."
        return ""

    def answer(answers: Answers | None) -> None:
        if answers is None:
            return

        def do() -> None:
            add_abbreviation(app.session, **answers)

        added = change(app, do, f"‘{answers['term']}’ staat nu in de begrippenlijst.")
        if added and not term:
            put_words(app, field, selected.text, selected.start, selected.end, answers["term"])

    lines = [
        Line("term", "Afkorting of begrip, precies zoals in de tekst", term),
        Line("full", "Voluit"),
        Line("meaning", "Betekenis (mag leeg blijven)"),
    ]
    app.push_screen(Fill("Nieuw in de begrippenlijst", lines, do="Toevoegen", check=check), answer)


def find_and_replace(app: Editor, words: str = "") -> None:
    """Search the whole edition; go to what was found, or replace what is chosen.

    Without words it begins with those that are selected.
    """
    app.edition.middle.flush()
    session = app.session
    if not words and isinstance(app.focused, ProseArea):
        words = app.focused.selected().words.strip()

    def answer(chosen: Going | Replacing | None) -> None:
        if isinstance(chosen, Going):
            text = chosen.hit.text
            is_cell = session.documents[text.path].model is None
            go(app, text.path, text.place, None if is_cell else chosen.hit.start)
        elif isinstance(chosen, Replacing):
            change(app, lambda: _replace(app, chosen))

    app.push_screen(SearchDialog(session, Search(session), words), answer)


def _replace(app: Editor, chosen: Replacing) -> None:
    done = replace_hits(app.session, chosen.hits, chosen.words, chosen.query)
    left = len(chosen.hits) - done
    words = f"{done} keer vervangen. Ctrl+Z maakt het ongedaan."
    if left:
        words += f" {left} keer stond er intussen iets anders; dat is zo gebleven."
    app.edition.say(words, serious=bool(left))
