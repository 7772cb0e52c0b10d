"""What one does with blocks, chapters and figures as a whole."""

from typing import TYPE_CHECKING

from stand.editing import blocks, chapters, figures
from stand.editing.new_blocks import Kind, block_kinds
from stand.editing.outline import name_of
from stand.editing.pictures import pictures, tables
from stand.editing.unfinished import first_unfinished
from stand.model.source import Path
from stand.tui.commands.changing import change, go, referrers
from stand.tui.dialogs.dialog import Choice, Question
from stand.tui.dialogs.picking import Fill, Line, Pick, Picked
from stand.tui.widgets.choices import Item

if TYPE_CHECKING:
    from stand.tui.app import StandApp

_NEW = ""
_OF_FILE = {"figure", "table", "photo"}


def _items(kinds: list[Kind]) -> list[Item[str]]:
    return [Item(kind.name, kind.title, "", kind.description, kind.description) for kind in kinds]


# Blocks


def new_block(app: "StandApp", path: str, place: Path) -> None:
    """Add a block of a kind to be chosen after the block at a place, or at the end."""
    index = blocks.block_at(place)
    at = len(blocks.body_of(app.session, path)) if index is None else index + 1

    def answer(picked: Picked[str] | None) -> None:
        if picked is None:
            return
        if picked.value in _OF_FILE:
            _ask_file(app, path, at, picked.value)
        else:
            change(app, lambda: _add_block(app, path, at, picked.value))

    kinds = block_kinds(app.session.value(path, ("kind",)))
    app.push_screen(Pick("Nieuw blok", _items(kinds), do="Toevoegen"), answer)


def _add_block(
    app: "StandApp", path: str, at: int, kind: str, choice: str = ""
) -> tuple[str, Path]:
    """Add a block, and return where its first words are to be written."""
    place = blocks.add_block(app.session, path, at, kind, choice)
    return path, first_unfinished(app.session.value(path, place), place)


def _ask_file(app: "StandApp", path: str, at: int, kind: str) -> None:
    """Ask which figure, table or photo the new block shows."""
    session = app.session
    if kind == "figure":
        title, names = "Welke figuur?", figures.unplaced_figures(session)
        new = Item(_NEW, "Nieuwe figuur maken…", "", "Kies het soort en geef haar een titel.")
        words = {name: name_of(session, figures.figure_path(session, name)) for name in names}
    else:
        names = tables(session) if kind == "table" else pictures(session)
        title = "Welke tabel?" if kind == "table" else "Welke foto?"
        new = Item(
            _NEW, "Nog geen bestand", "", "Zet het bestand later in de map, en kies het dan."
        )
        words = {name: name for name in names}
    items = [*(Item(name, words[name], name, "") for name in names), new]

    def answer(picked: Picked[str] | None) -> None:
        if picked is None:
            return
        if kind == "figure" and picked.value == _NEW:
            new_figure(app, path, at)
        else:
            change(app, lambda: _add_block(app, path, at, kind, picked.value))

    app.push_screen(Pick(title, items, do="Toevoegen"), answer)


def move_block(app: "StandApp", path: str, place: Path, by: int) -> None:
    """Move the block at a place up (-1) or down (1); the cursor stays in the same field."""
    index = blocks.block_at(place)
    if index is not None:
        change(app, lambda: (path, (*blocks.move_block(app.session, path, index, by), *place[2:])))


def _index_of(app: "StandApp", path: str, place: Path) -> int | None:
    """Return which block of a chapter a place lies in, if that block is there."""
    index = blocks.block_at(place)
    there = index is not None and index < len(blocks.body_of(app.session, path))
    return index if there else None


def move_to_chapter(app: "StandApp", path: str, place: Path) -> None:
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


def copy_block(app: "StandApp", path: str, place: Path) -> None:
    """Copy the block at a place to right after it."""
    index = blocks.block_at(place)
    if index is not None:
        change(app, lambda: (path, blocks.copy_block(app.session, path, index)), "Gekopieerd.")


def join_blocks(app: "StandApp", path: str, place: Path) -> None:
    """Join the text block at a place with the next one."""
    index = blocks.block_at(place)
    if index is not None:
        change(app, lambda: (path, blocks.join_blocks(app.session, path, index)))


def delete_block(app: "StandApp", path: str, place: Path) -> None:
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
    app.push_screen(_question(title, _what_goes(found), referrers(app, found.mentions)), answer)


def _still_there(app: "StandApp", path: str, index: int, item: object) -> bool:
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


def _question(title: str, *sentences: str, do: str = "Verwijderen") -> Question:
    words = "\n\n".join(one for one in sentences if one)
    return Question(title, words, [Choice("leave", "Niet doen"), Choice("delete", do)])


# Chapters


def new_chapter(app: "StandApp", after: str | None = None) -> None:
    """Add a chapter of a kind and a title to be given, after another one or at the end."""

    def answer(picked: Picked[str] | None) -> None:
        if picked is not None:
            change(app, lambda: _add_chapter(app, picked, after))

    items = _items(chapters.chapter_kinds())
    dialog = Pick("Nieuw hoofdstuk", items, do="Toevoegen", ask_title="Titel")
    app.push_screen(dialog, answer)


def _add_chapter(app: "StandApp", picked: Picked[str], after: str | None) -> tuple[str, Path]:
    path = chapters.add_chapter(app.session, picked.value, picked.title, after)
    return path, first_unfinished(app.session.value(path, ()), ())


def move_chapter(app: "StandApp", path: str, by: int) -> None:
    """Move a chapter up (-1) or down (1) in the edition."""

    def do() -> None:
        chapters.move_chapter(app.session, path, by)

    change(app, do)


def rename_chapter(app: "StandApp", path: str) -> None:
    """Ask for another name for a chapter's file."""
    stem = chapters.chapter_name(app.session, path).rpartition("/")[2]

    def answer(answers: dict[str, str] | None) -> None:
        if answers is not None:
            name = answers["name"]
            change(app, lambda: (chapters.rename_chapter(app.session, path, name), ()))

    lines = [Line("name", "Naam van het bestand, zonder .yaml", stem)]
    words = "Verwijzingen naar dit hoofdstuk gaan vanzelf mee."
    app.push_screen(Fill("Hoofdstuk hernoemen", lines, do="Hernoemen", words=words), answer)


def remove_chapter(app: "StandApp", path: str) -> None:
    """Take a chapter out of the edition, with its file only when that is chosen."""
    app.edition.middle.flush()
    mentions = chapters.references_to(app.session, path)

    def answer(name: str | None) -> None:
        if name in ("list", "file"):
            words = "Ctrl+Z maakt het ongedaan."
            change(app, lambda: _remove(app, path, file_too=name == "file"), words)

    words = (
        "U kunt het hoofdstuk uit de jaargang halen en het bestand bewaren, of ook het bestand "
        "verwijderen. Het bestand verdwijnt pas van de schijf als u opslaat."
    )
    choices = [
        Choice("leave", "Niet doen"),
        Choice("list", "Uit de jaargang"),
        Choice("file", "Ook het bestand"),
    ]
    text = "\n\n".join(one for one in (words, referrers(app, mentions)) if one)
    title = f"{name_of(app.session, path)} verwijderen?"
    app.push_screen(Question(title, text, choices), answer)


def _remove(app: "StandApp", path: str, *, file_too: bool) -> None:
    chapters.remove_chapter(app.session, path, file_too=file_too)


# Figures


def new_figure(app: "StandApp", path: str = "", at: int = 0) -> None:
    """Add a figure of a kind and a title to be given; print it in a chapter when one is named."""

    def answer(picked: Picked[str] | None) -> None:
        if picked is not None:
            change(app, lambda: _add_figure(app, picked, path, at))

    items = _items(figures.figure_kinds())
    app.push_screen(Pick("Nieuwe figuur", items, do="Toevoegen", ask_title="Titel"), answer)


def _add_figure(app: "StandApp", picked: Picked[str], path: str, at: int) -> tuple[str, Path]:
    session = app.session
    with session.one_step("Figuur toegevoegd"):
        name = figures.add_figure(session, picked.value, picked.title)
        if path:
            blocks.insert_block(session, path, at, {"figure": name})
    figure = figures.figure_path(session, name)
    return figure, first_unfinished(session.value(figure, ()), ())


def rename_figure(app: "StandApp", name: str) -> None:
    """Ask for another name for a figure's file."""

    def answer(answers: dict[str, str] | None) -> None:
        if answers is not None:
            change(app, lambda: (_rename_figure(app, name, answers["name"]), ()))

    lines = [Line("name", "Naam van de figuur", name)]
    words = "Het hoofdstuk waar zij in staat en verwijzingen gaan vanzelf mee."
    app.push_screen(Fill("Figuur hernoemen", lines, do="Hernoemen", words=words), answer)


def _rename_figure(app: "StandApp", name: str, new: str) -> str:
    return figures.figure_path(app.session, figures.rename_figure(app.session, name, new))


def delete_figure(app: "StandApp", name: str) -> None:
    """Delete a figure's file and the block that prints it, after a question."""
    app.edition.middle.flush()
    there = figures.figure_blocks(app.session, name)
    where = "; ".join(dict.fromkeys(name_of(app.session, path) for path, _ in there))
    words = f"Zij gaat ook uit: {where}." if there else "Zij staat in geen enkel hoofdstuk."

    def answer(chosen: str | None) -> None:
        if chosen == "delete":
            change(app, lambda: figures.delete_figure(app.session, name), "Verwijderd.")
            if there:
                go(app, there[0][0], ("body", there[0][1]))

    mentions = referrers(app, figures.references_to(app.session, name))
    title = f"Figuur ‘{name}’ verwijderen?"
    app.push_screen(_question(title, words, mentions), answer)
