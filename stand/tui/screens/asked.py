"""What a form asks for with one of its keys, and which command answers."""

from stand.editing.forms.naming import Named
from stand.editing.parts.blocks import split_block
from stand.tui.commands import arranging, blocks, writing
from stand.tui.commands.changing import change
from stand.tui.commands.images import choose_image
from stand.tui.commands.naming import choose_name
from stand.tui.editor import Editor
from stand.tui.widgets.card import BlockAsked
from stand.tui.widgets.outline_rows import OutlineRows
from stand.tui.widgets.text_field import TextAsked


def do_with_block(app: Editor, asked: BlockAsked) -> None:
    """Add, copy, split, delete or move a block."""
    path, index, offset = asked.path, asked.index, asked.offset
    place = ("body", index)
    if asked.command == "new":
        blocks.new_block(app, path, place)
    elif asked.command == "copy":
        blocks.copy_block(app, path, place)
    elif asked.command == "delete":
        blocks.delete_block(app, path, place)
    elif asked.command == "split":
        if offset is None:
            app.edition.say("Zet de cursor in de tekst, waar u wilt splitsen.")
        else:
            change(app, lambda: (path, split_block(app.session, path, index, offset)))
    else:
        blocks.move_block(app, path, place, -1 if asked.command == "up" else 1)


def do_with_chapter(app: Editor, asked: OutlineRows.Asked) -> None:
    """Add, move or remove a chapter."""
    if asked.command == "new":
        arranging.new_chapter(app, asked.path)
    elif asked.path is None:
        return
    elif asked.command == "delete":
        arranging.remove_chapter(app, asked.path)
    else:
        arranging.move_chapter(app, asked.path, -1 if asked.command == "earlier" else 1)


def do_in_text(app: Editor, asked: TextAsked) -> None:
    """Insert a reference, a link or an abbreviation, bind a number, or choose an image."""
    if asked.command == "reference":
        writing.insert_reference(app, asked.box)
    elif asked.command == "number":
        writing.bind_number(app, asked.box)
    elif asked.command == "link":
        writing.insert_link(app, asked.box)
    elif asked.command in set(Named):
        choose_name(app, asked.box, Named(asked.command))
    elif asked.command == "image":
        choose_image(app, asked.box.form.path, asked.box.place)
    else:
        writing.insert_abbreviation(app, asked.box)
