"""The commands without a key: each is offered where it can do something."""

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import PurePosixPath
from typing import Any, NamedTuple

from stand.editing.parts.blocks import block_at, body_of
from stand.editing.parts.images import place_of_image
from stand.editing.parts.new_blocks import block_kinds
from stand.editing.parts.outline import is_chapter
from stand.tui.commands import arranging, blocks
from stand.tui.commands.images import choose_image
from stand.tui.commands.publishing import revert
from stand.tui.commands.tables import new_table
from stand.tui.commands.years import new_year
from stand.tui.editor import Editor

NEW_BLOCK = "Nieuw blok: "
"""How the commands begin that are found by typing and not listed: there are many."""


class Command(NamedTuple):
    """Something to do: its name, what else is said of it, and how it is done."""

    name: str
    about: str
    run: Callable[[], Any]


def commands(app: Editor) -> Iterator[Command]:
    """Yield what can be done now, nearest to what is open first."""
    yield from _of_fields(app)
    yield from _of_blocks(app)
    yield from _new_blocks(app)
    yield from _of_chapters(app)
    yield from _of_figures(app)
    yield from _of_bank(app)
    yield from _of_images(app)
    yield Command("Nieuwe tabel", "", partial(new_table, app))
    action = app.run_action
    path = app.edition.middle.path
    if path and app.session.is_changed(path):
        words = "Zet dit bestand terug zoals het is opgeslagen"
        yield Command(words, "kan ongedaan worden gemaakt", partial(revert, app, path))
    if app.session.changed_files():
        words = "Zet alles terug zoals het is opgeslagen"
        yield Command(words, "kan ongedaan worden gemaakt", partial(revert, app))
    words = "Wat is er veranderd sinds de laatste vastlegging?"
    yield Command(words, "", partial(action, "app.changes"))
    about = "weigert zolang er een fout is of iets niet is vastgesteld"
    yield Command("Maak een definitieve PDF", about, partial(action, "app.build(True)"))
    yield Command("Nieuwe jaargang beginnen…", "", partial(new_year, app))
    words = "Wissel het voorbeeld: tekst of bladzijde"
    yield Command(words, "", partial(action, "switch_preview", app.edition))
    yield Command("Andere kleuren: licht of donker", "", partial(action, "app.other_colours"))
    yield Command("Toon alle delen in gewone maten", "", partial(action, "app.reset_parts"))


def _of_fields(app: Editor) -> Iterator[Command]:
    # Read when a form is opened.
    from stand.tui.panes.form_pane import FormPane  # noqa: PLC0415

    for pane in app.edition.query(FormPane):
        box, card = pane.focused_field(), pane.focused_card()
        if box is not None and pane.form.is_changed(box.place):
            words = "Zet dit veld terug zoals het is opgeslagen"
            yield Command(words, box.label, pane.revert_field)
        if card is not None and card.has_entry_in_focus:
            delete = partial(card.action_ask, "delete")
            yield Command("Verwijder blok", "met alle regels ervan", delete)


def _new_blocks(app: Editor) -> Iterator[Command]:
    path, place = app.edition.middle.path, app.edition.place
    if not is_chapter(app.session, path):
        return
    for kind in block_kinds(app.session.value(path, ("kind",))):
        add = partial(blocks.new_block_of, app, path, place, kind.name)
        yield Command(f"{NEW_BLOCK}{kind.title}", kind.description, add)


def _of_blocks(app: Editor) -> Iterator[Command]:
    path, place = app.edition.middle.path, app.edition.place
    index = block_at(place)
    if index is None or index >= len(body_of(app.session, path)):
        return
    yield Command(
        "Verplaats dit blok naar een ander hoofdstuk",
        "",
        partial(blocks.move_to_chapter, app, path, place),
    )
    if index + 1 < len(body_of(app.session, path)):
        yield Command(
            "Voeg dit tekstblok samen met het volgende",
            "",
            partial(blocks.join_blocks, app, path, place),
        )


def _of_chapters(app: Editor) -> Iterator[Command]:
    path = app.edition.chapter_in_view
    yield Command("Nieuw hoofdstuk", "", partial(arranging.new_chapter, app, path))
    if path is None:
        return
    name = app.edition.named(path)
    move = arranging.move_chapter
    if not arranging.is_listed(app, path):
        words = "Zet dit hoofdstuk in de jaargang"
        yield Command(words, name, partial(arranging.list_chapter, app, path))
    yield Command("Zet dit hoofdstuk eerder", name, partial(move, app, path, -1))
    yield Command("Zet dit hoofdstuk later", name, partial(move, app, path, 1))
    rename = partial(arranging.rename_chapter, app, path)
    yield Command("Geef het bestand van dit hoofdstuk een andere naam", name, rename)
    remove = partial(arranging.remove_chapter, app, path)
    yield Command("Verwijder dit hoofdstuk", name, remove)


def _of_bank(app: Editor) -> Iterator[Command]:
    from stand.tui.panes.bank_pane import BankPane  # noqa: PLC0415 - read when it is opened

    for pane in app.edition.query(BankPane):
        if pane.indicator:
            rename, delete = pane.action_rename_indicator, pane.action_delete_indicator
            yield Command("Andere naam voor dit cijfer", pane.indicator, rename)
            yield Command("Verwijder dit cijfer", pane.indicator, delete)


def _of_images(app: Editor) -> Iterator[Command]:
    path, place = app.edition.middle.path, app.edition.place
    if path and place_of_image(app.session, path, place) is not None:
        about = "uit figures/, of van elders op deze computer"
        yield Command("Kies een beeld", about, partial(choose_image, app, path, place))


def _of_figures(app: Editor) -> Iterator[Command]:
    yield Command("Nieuwe figuur", "", partial(arranging.new_figure, app))
    path = app.edition.middle.path
    if path.startswith("figures/"):
        name, shown = PurePosixPath(path).stem, app.edition.named(path)
        rename = partial(arranging.rename_figure, app, name)
        yield Command("Geef deze figuur een andere naam", shown, rename)
        yield Command("Verwijder deze figuur", shown, partial(arranging.delete_figure, app, name))
