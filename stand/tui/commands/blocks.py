"""What one does with the blocks of a chapter."""

from dataclasses import replace

from stand.editing.parts import blocks, chapters, figures
from stand.editing.parts.images import ChosenImage
from stand.editing.parts.new_blocks import block_kinds, table_files
from stand.editing.parts.outline import name_of
from stand.editing.writing.unfinished import first_unfinished
from stand.model.source import Path
from stand.model.unfinished import UNFINISHED
from stand.tui.commands.arranging import kind_items, new_figure, question
from stand.tui.commands.changing import change, referrers
from stand.tui.commands.tables import new_table
from stand.tui.dialogs.choose_image import ChooseImage
from stand.tui.dialogs.picking import Pick, Picked
from stand.tui.editor import Editor
from stand.tui.widgets.choices import Item

_NEW = ""
_MADE = "new"
_ONCE = "Een figuur staat op één plaats: kopieer of verplaats daar haar blok, of maak een nieuwe."


def new_block(app: Editor, path: str, place: Path) -> None:
    """Add a block of a kind to be chosen after the block at a place, or at the end."""

    def answer(picked: Picked[str] | None) -> None:
        if picked is not None:
            new_block_of(app, path, place, picked.value)

    kinds = block_kinds(app.session.value(path, ("kind",)))
    printed = blocks.printed_labels(app.session)
    items = [
        replace(item, right=_printed_as(item.words, printed.get(item.value, "")))
        for item in kind_items(kinds)
    ]
    app.push_screen(Pick("Nieuw blok", items, do="Toevoegen"), answer)


def new_block_of(app: Editor, path: str, place: Path, kind: str) -> None:
    """Add a block of a kind after the block at a place, or at the end; ask what it needs."""
    index = blocks.block_at(place)
    at = len(blocks.body_of(app.session, path)) if index is None else index + 1
    ask = {"figure": _ask_figure, "table": _ask_table, "photo": _ask_photo}.get(kind)
    if ask is not None:
        ask(app, path, at)
    else:
        change(app, lambda: _add_block(app, path, at, kind))


def _printed_as(title: str, label: str) -> str:
    """Return what the pages call a kind of block, where that is something else."""
    return f"in druk: {label}" if label and label != title else ""


def _add_block(app: Editor, path: str, at: int, kind: str, choice: str = "") -> tuple[str, Path]:
    """Add a block, and return where its first words are to be written."""
    place = blocks.add_block(app.session, path, at, kind, choice)
    return path, first_unfinished(app.session.value(path, place), place)


def _ask_figure(app: Editor, path: str, at: int) -> None:
    """Ask which figure the new block prints: one that no chapter has yet, or a new one.

    The others are shown with where they stand, so that nobody looks for them in vain.
    """
    session = app.session
    placed = figures.placed_figures(session)
    titles = {name: name_of(session, figures.figure_path(session, name)) for name in placed}
    items = [Item(name, titles[name], name) for name, chapter in placed.items() if not chapter]
    about = "Kies het soort en geef de figuur een titel."
    if placed and not items:
        about = f"Alle figuren staan al in een hoofdstuk. {about}"
    items.append(Item(_NEW, "Nieuwe figuur maken…", "", about))
    where = {name: name_of(session, chapter) for name, chapter in placed.items() if chapter}
    items += [
        Item(name, titles[name], f"staat al in {chapter}", _ONCE, name)
        for name, chapter in where.items()
    ]

    def answer(picked: Picked[str] | None) -> None:
        if picked is not None and picked.value == _NEW:
            new_figure(app, path, at)
        elif picked is not None and picked.value in where:
            app.edition.say(f"Deze figuur staat al in {where[picked.value]}. {_ONCE}")
        elif picked is not None:
            change(app, lambda: _add_block(app, path, at, "figure", picked.value))

    app.push_screen(Pick("Welke figuur?", items, do="Toevoegen"), answer)


def _ask_table(app: Editor, path: str, at: int) -> None:
    """Ask from which file the new table comes; it may be made here."""
    items = [Item(name, name) for name in table_files(app.session)]
    about = "Geef haar een titel, en typ of plak dan de cellen."
    items.append(Item(_MADE, "Nieuwe tabel maken…", "", about))
    about = "Zet het bestand later in de map tables, en kies het dan."
    items.append(Item(_NEW, "Nog geen bestand", "", about))

    def answer(picked: Picked[str] | None) -> None:
        if picked is not None and picked.value == _MADE:
            new_table(app, path, at)
        elif picked is not None:
            change(app, lambda: _add_block(app, path, at, "table", picked.value))

    app.push_screen(Pick("Welke tabel?", items, do="Toevoegen"), answer)


def _ask_photo(app: Editor, path: str, at: int) -> None:
    """Ask for the photo of a new block, with what is to be seen on it."""
    session = app.session

    def answer(image: ChosenImage | None) -> None:
        if image is not None:
            change(app, lambda: _add_photo(app, path, at, image))

    graphics = app.graphics
    none = ChosenImage("", "", "")
    app.push_screen(ChooseImage(session.workspace, session.year, none, graphics), answer)


def _add_photo(app: Editor, path: str, at: int, image: ChosenImage) -> tuple[str, Path]:
    photo = {"file": image.file, "alt": image.alt or UNFINISHED}
    if image.credit:
        photo["credit"] = image.credit
    return path, blocks.insert_block(app.session, path, at, {"photo": photo})


def move_block(app: Editor, path: str, place: Path, by: int) -> None:
    """Move the block at a place up (-1) or down (1); the cursor stays in the same field."""
    index = blocks.block_at(place)
    if index is not None:
        change(app, lambda: (path, (*blocks.move_block(app.session, path, index, by), *place[2:])))


def _index_of(app: Editor, path: str, place: Path) -> int | None:
    """Return which block of a chapter a place lies in, if that block is there."""
    index = blocks.block_at(place)
    there = index is not None and index < len(blocks.body_of(app.session, path))
    return index if there else None


def move_to_chapter(app: Editor, path: str, place: Path) -> None:
    """Move the block at a place to the end of another chapter."""
    index = _index_of(app, path, place)
    if index is None:
        return
    item = blocks.item_at(app.session, path, index)
    others = [one for one in chapters.chapter_files(app.session) if one != path]
    items = [
        Item(one, name_of(app.session, one), chapters.chapter_name(app.session, one))
        for one in others
    ]

    def answer(picked: Picked[str] | None) -> None:
        if picked is not None and _still_there(app, path, index, item):
            to = picked.value
            change(app, lambda: (to, blocks.move_to_chapter(app.session, path, index, to)))

    app.push_screen(Pick("Naar welk hoofdstuk?", items, do="Verplaatsen"), answer)


def copy_block(app: Editor, path: str, place: Path) -> None:
    """Copy the block at a place to right after it."""
    index = blocks.block_at(place)
    if index is not None:
        change(app, lambda: (path, blocks.copy_block(app.session, path, index)), "Gekopieerd.")


def join_blocks(app: Editor, path: str, place: Path) -> None:
    """Join the text block at a place with the next one."""
    index = blocks.block_at(place)
    if index is not None:
        change(app, lambda: (path, blocks.join_blocks(app.session, path, index)))


def delete_block(app: Editor, path: str, place: Path) -> None:
    """Delete the block at a place, after a question that says what goes."""
    app.edition.middle.flush()
    index = _index_of(app, path, place)
    if index is None:
        return
    found = blocks.deletion(app.session, path, index)
    item = blocks.item_at(app.session, path, index)

    def answer(name: str | None) -> None:
        if name == "delete" and _still_there(app, path, index, item):
            words = "Verwijderd. Ctrl+Z maakt het ongedaan."
            change(app, lambda: (path, blocks.delete_block(app.session, path, index)), words)

    title = f"{found.kind} verwijderen?"
    app.push_screen(question(title, _what_goes(found), referrers(app, found.mentions)), answer)


def _still_there(app: Editor, path: str, index: int, item: object) -> bool:
    """Tell whether a block is still where it was when the question was asked."""
    if blocks.body_of(app.session, path)[index : index + 1] == [item]:
        return True
    app.edition.say("Het hoofdstuk is intussen veranderd. Kijk nog eens.", serious=True)
    return False


def _what_goes(found: blocks.Deletion) -> str:
    named = f"‘{found.title}’" if found.title else "Dit blok"
    if found.kind == "Figuur":
        return f"{named} gaat uit dit hoofdstuk. Het bestand van de figuur blijft bestaan."
    words = "1 woord" if found.words == 1 else f"{found.words} woorden"
    counted = f"{named} heeft {words}"
    if found.references:
        one = found.references == 1
        counted += " en 1 verwijzing" if one else f" en {found.references} verwijzingen"
    return f"{counted}."
