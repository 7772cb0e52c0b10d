"""What one does with chapters and figures as a whole."""

from stand.editing.parts import blocks, chapters, figures
from stand.editing.parts.new_blocks import Kind
from stand.editing.parts.outline import name_of
from stand.editing.writing.unfinished import first_unfinished
from stand.model.source import Path
from stand.tui.commands.changing import change, go, referrers
from stand.tui.dialogs.dialog import Choice, Question
from stand.tui.dialogs.picking import Fill, Line, Pick, Picked
from stand.tui.editor import Editor
from stand.tui.widgets.choices import Item


def kind_items(kinds: list[Kind]) -> list[Item[str]]:
    """Return kinds of things as a list to choose from."""
    return [Item(kind.name, kind.title, "", kind.description, kind.description) for kind in kinds]


def question(title: str, *sentences: str, do: str = "Verwijderen") -> Question:
    """Return the question before something is deleted; empty sentences are left out."""
    words = "\n\n".join(one for one in sentences if one)
    return Question(title, words, [Choice("leave", "Niet doen"), Choice("delete", do)])


# Chapters


def new_chapter(app: Editor, after: str | None = None) -> None:
    """Add a chapter of a kind and a title to be given, after another one or at the end."""

    def answer(picked: Picked[str] | None) -> None:
        if picked is not None:
            change(app, lambda: _add_chapter(app, picked, after))

    items = kind_items(chapters.chapter_kinds())
    dialog = Pick("Nieuw hoofdstuk", items, do="Toevoegen", ask_title="Titel")
    app.push_screen(dialog, answer)


def _add_chapter(app: Editor, picked: Picked[str], after: str | None) -> tuple[str, Path]:
    path = chapters.add_chapter(app.session, picked.value, picked.title, after)
    return path, first_unfinished(app.session.value(path, ()), ())


def move_chapter(app: Editor, path: str, by: int) -> None:
    """Move a chapter up (-1) or down (1) in the edition."""

    def do() -> None:
        chapters.move_chapter(app.session, path, by)

    change(app, do)


def is_listed(app: Editor, path: str) -> bool:
    """Tell whether a chapter is in the edition, and not only on the disk."""
    return chapters.chapter_name(app.session, path) in chapters.listed(app.session)


def list_chapter(app: Editor, path: str) -> None:
    """Put a chapter that is on the disk in the edition."""

    def do() -> tuple[str, Path]:
        chapters.list_chapter(app.session, path)
        return path, ()

    change(app, do, "Het hoofdstuk staat nu in de jaargang.")


def rename_chapter(app: Editor, path: str) -> None:
    """Ask for another name for a chapter's file."""
    stem = chapters.chapter_name(app.session, path).rpartition("/")[2]

    def answer(answers: dict[str, str] | None) -> None:
        if answers is not None:
            name = answers["name"]
            change(app, lambda: (chapters.rename_chapter(app.session, path, name), ()))

    lines = [Line("name", "Naam van het bestand, zonder .yaml", stem)]
    words = "Verwijzingen naar dit hoofdstuk gaan vanzelf mee."
    app.push_screen(Fill("Hoofdstuk hernoemen", lines, do="Hernoemen", words=words), answer)


def remove_chapter(app: Editor, path: str) -> None:
    """Take a chapter out of the edition, with its file only when that is chosen."""
    app.edition.middle.flush()
    mentions = chapters.references_to(app.session, path)

    def answer(name: str | None) -> None:
        if name in ("list", "file"):
            words = "Ctrl+Z maakt het ongedaan."
            change(app, lambda: _remove(app, path, file_too=name == "file"), words)

    words = (
        "U kunt het hoofdstuk uit de jaargang halen en het bestand bewaren (met Ctrl+P, ‘Zet dit "
        "hoofdstuk in de jaargang’, komt het terug), of ook het bestand "
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


def _remove(app: Editor, path: str, *, file_too: bool) -> None:
    chapters.remove_chapter(app.session, path, file_too=file_too)


# Figures


def new_figure(app: Editor, path: str = "", at: int = 0) -> None:
    """Add a figure of a kind and a title to be given; print it in a chapter when one is named."""

    def answer(picked: Picked[str] | None) -> None:
        if picked is not None:
            change(app, lambda: _add_figure(app, picked, path, at))

    items = kind_items(figures.figure_kinds())
    app.push_screen(Pick("Nieuwe figuur", items, do="Toevoegen", ask_title="Titel"), answer)


def _add_figure(app: Editor, picked: Picked[str], path: str, at: int) -> tuple[str, Path]:
    session = app.session
    with session.one_step("Figuur toegevoegd"):
        name = figures.add_figure(session, picked.value, picked.title)
        if path:
            blocks.insert_block(session, path, at, {"figure": name})
    figure = figures.figure_path(session, name)
    return figure, first_unfinished(session.value(figure, ()), ())


def rename_figure(app: Editor, name: str) -> None:
    """Ask for another name for a figure's file."""

    def answer(answers: dict[str, str] | None) -> None:
        if answers is not None:
            change(app, lambda: (_rename_figure(app, name, answers["name"]), ()))

    lines = [Line("name", "Naam van de figuur", name)]
    words = "Het hoofdstuk waar zij in staat en verwijzingen gaan vanzelf mee."
    app.push_screen(Fill("Figuur hernoemen", lines, do="Hernoemen", words=words), answer)


def _rename_figure(app: Editor, name: str, new: str) -> str:
    return figures.figure_path(app.session, figures.rename_figure(app.session, name, new))


def delete_figure(app: Editor, name: str) -> None:
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
    app.push_screen(question(title, words, mentions), answer)
