"""A file that cannot be read is mended as text."""

from stand.tui.panes.form_pane import FormPane
from stand.tui.panes.raw_pane import RawPane
from tests.tui.shell import TEXT, edit

BROKEN = "kind: introduction\ntitle: Inleiding\nbody:\n  - text: a: b\n"


def broken(workspace):
    (workspace.root / TEXT).write_text(BROKEN)
    return workspace


def pane(editor):
    return editor.edition.middle.pane


def area(editor):
    return pane(editor).query_one("RawArea")


def test_a_file_that_cannot_be_read_is_shown_at_what_is_wrong(workspace):
    async def act(editor):
        await editor.open(TEXT)
        assert isinstance(pane(editor), RawPane)
        assert area(editor).text == BROKEN
        assert area(editor).cursor_location[0] == 3
        assert "✗ Regel 4" in editor.picture
        assert "dubbele punt" in editor.words

    edit(broken(workspace), act)


def test_once_it_can_be_read_again_the_form_is_one_key_away(workspace):
    async def act(editor):
        await editor.open(TEXT)
        area(editor).load_text(BROKEN.replace("a: b", "'a: b'"))
        pane(editor).flush()
        assert editor.session.documents[TEXT].readable
        await editor.until(lambda: "weer te lezen" in editor.words)
        area(editor).focus()
        await editor.press("ctrl+l")
        await editor.until(lambda: isinstance(pane(editor), FormPane))

    edit(broken(workspace), act)


def test_what_is_typed_is_handed_in_and_can_be_undone(workspace):
    async def act(editor):
        await editor.open(TEXT)
        await editor.press("ctrl+end", "#")
        await editor.until(lambda: editor.session.documents[TEXT].text == BROKEN + "#")
        await editor.press("ctrl+z")
        await editor.until(lambda: area(editor).text == BROKEN)

    edit(broken(workspace), act)


def test_enter_keeps_the_indentation(workspace):
    async def act(editor):
        await editor.open(TEXT)
        area(editor).move_cursor((3, 0))
        await editor.press("end", "enter", "x")
        assert area(editor).text == BROKEN[:-1] + "\n  x\n"

    edit(broken(workspace), act)


def test_what_is_mended_by_typing_is_said_with_the_key_that_goes_on(workspace):
    async def act(editor):
        await editor.open(TEXT)
        assert "weer te lezen" not in editor.words
        assert "Naar het formulier" not in editor.keys
        area(editor).move_cursor((3, BROKEN.splitlines()[3].index("a: b")))
        await editor.press("'", "end", "'")
        await editor.until(lambda: "✓ Het bestand is weer te lezen. Ctrl+L" in editor.words)
        assert "Ctrl+L Naar het formulier" in editor.keys
        await editor.press("x", "x")
        await editor.until(lambda: "weer te lezen" not in editor.words)

    edit(broken(workspace), act)
