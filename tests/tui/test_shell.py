"""The shell of the editor: what stands where, its keys, and how its parts lead to each other."""

import os
import signal

import pytest
from textual.events import Paste

from stand.editing.session import Session
from stand.preview.messages import Pages
from stand.tui.arrangement import Part
from stand.tui.dialogs.building import BuildDialog
from stand.tui.dialogs.dialog import Notice, Question
from stand.tui.menu import commands
from stand.tui.panes.form_pane import FormPane
from stand.tui.panes.preview_pane import Shown
from stand.workspace import Workspace
from tests.made.writing import YEAR
from tests.tui.shell import TEXT, THEME, Editor, edit


def test_the_outline_has_everything_with_its_status(workspace: Workspace) -> None:
    async def act(editor: Editor) -> None:
        outline = "\n".join(editor.outline)
        assert "Voorwoord" in editor.outline[4]
        assert editor.outline[4].endswith("○")
        assert "Inleiding [/x]" in outline
        theme = next(line for line in editor.outline if "Thema 1 Zeepbellen" in line)
        assert theme.endswith("◐")
        assert next(line.strip() for line in editor.outline if line[1] != " ") == "Publicatie"
        assert "Een ring" in outline
        assert "landen" in outline
        assert "Cijfers" in outline

    edit(workspace, act)


def test_enter_opens_a_chapter_and_its_block(workspace: Workspace) -> None:
    async def act(editor: Editor) -> None:
        edition = editor.edition
        edition.outline.rows.show_place(THEME, ())
        await editor.press("right", "down")
        assert "Knelpunt 1 Te veel zeep" in editor.outline[edition.outline.rows.cursor]
        await editor.press("enter")
        assert isinstance(edition.middle.pane, FormPane)
        assert edition.middle.path == THEME
        assert edition.body.current is Part.MIDDLE
        assert edition.place[:2] == ("body", 0)
        assert "Zeepbellen" in editor.picture.splitlines()[0]

    edit(workspace, act)


def test_typing_in_the_outline_narrows_it(workspace: Workspace) -> None:
    async def act(editor: Editor) -> None:
        await editor.press("z", "e", "e", "p")
        lines = [line.strip() for line in editor.outline]
        assert len(lines) == 2
        assert lines[0].startswith("Thema 1 Zeepbellen")
        assert lines[1].startswith("Knelpunt 1")
        await editor.press("x")
        assert "niets gevonden" in editor.picture
        await editor.press("escape")
        assert any("Inleiding" in line for line in editor.outline)

    edit(workspace, act)


def test_a_click_opens_too_and_the_triangle_unfolds(workspace: Workspace) -> None:
    async def act(editor: Editor) -> None:
        rows = editor.edition.outline.rows
        row = next(index for index, line in enumerate(editor.outline) if "Zeepbellen" in line)
        await editor.pilot.click(rows, offset=(1, row))
        await editor.settle()
        assert "Knelpunt" in editor.outline[row + 1]
        assert editor.edition.middle.path == ""
        await editor.pilot.click(rows, offset=(8, row))
        await editor.settle()
        assert editor.edition.middle.path == THEME

    edit(workspace, act)


def test_what_is_typed_is_marked_saved_and_counted(workspace: Workspace) -> None:
    async def act(editor: Editor) -> None:
        await editor.open(TEXT, ("title",))
        await editor.press("O", "h", "space")
        editor.edition.middle.flush()
        await editor.settle()
        assert editor.session.value(TEXT, ("title",)) == "Oh Inleiding [/x]"
        assert "* 1 niet opgeslagen" in editor.picture
        await editor.press("ctrl+s")
        assert "alles opgeslagen" in editor.picture
        assert "Oh Inleiding [/x]" in (workspace.root / TEXT).read_text(encoding="utf-8")

    edit(workspace, act)


def test_undo_shows_where_it_was(workspace: Workspace) -> None:
    async def act(editor: Editor) -> None:
        editor.session.set_value(TEXT, ("title",), "Anders")
        await editor.open(THEME)
        await editor.press("f2", "ctrl+z")
        assert editor.session.value(TEXT, ("title",)) == "Inleiding [/x]"
        assert editor.edition.middle.path == TEXT

    edit(workspace, act)


def test_a_problem_leads_to_its_field(workspace: Workspace) -> None:
    path = workspace.root / THEME
    path.write_text(path.read_text(encoding="utf-8").replace("number: 1\n", "number: x\n"))

    async def act(editor: Editor) -> None:
        problems = editor.edition.problems
        assert problems.shown
        assert "✗" in next(line for line in editor.outline if "Zeepbellen" in line)
        await editor.press("f8")
        assert editor.edition.middle.path == problems.shown[0].path
        assert editor.edition.place[-1] == "number"
        await editor.press("f4", "f4", "enter")
        assert editor.edition.body.current is Part.MIDDLE

    edit(workspace, act)


def test_f7_and_f8_walk_through_all_problems_and_round(workspace: Workspace) -> None:
    path = workspace.root / THEME
    path.write_text(path.read_text(encoding="utf-8").replace("number: 1\n", "number: x\n"))
    (workspace.root / TEXT).write_text("kind: introduction\nbody: []\n", encoding="utf-8")

    async def act(editor: Editor) -> None:
        problems = editor.edition.problems
        number = len(problems.shown)
        assert number > 2
        await editor.press("f8")
        assert problems.rows.cursor == 0
        await editor.press("f7")
        assert problems.rows.cursor == number - 1
        await editor.press("f8", "f8")
        assert problems.rows.cursor == 1

    edit(workspace, act)


def test_problems_of_this_file_alone(workspace: Workspace) -> None:
    (workspace.root / TEXT).write_text("kind: introduction\nbody: []\n", encoding="utf-8")
    (workspace.root / THEME).write_text("kind: theme\nbody: []\n", encoding="utf-8")

    async def act(editor: Editor) -> None:
        await editor.open(TEXT)
        editor.edition.body.focus_part(Part.PROBLEMS)
        await editor.settle()
        await editor.press("space")
        assert {one.path for one in editor.edition.problems.shown} == {TEXT}
        await editor.press("space")
        assert len({one.path for one in editor.edition.problems.shown}) > 1

    edit(workspace, act)


@pytest.mark.parametrize(
    ("key", "part"), [("f2", "outline"), ("f3", "preview"), ("f4", "problems")]
)
def test_parts_are_hidden_and_shown(workspace: Workspace, key: str, part: str) -> None:
    async def act(editor: Editor) -> None:
        await editor.open(TEXT)
        pane = editor.edition.query_one(f"#{part}")
        assert pane.display
        await editor.press(key)
        assert not pane.display
        assert editor.app.focused is not None
        await editor.press(key)
        assert pane.display

    edit(workspace, act)


def test_sizes_and_colours_are_remembered(workspace: Workspace) -> None:
    async def first(editor: Editor) -> None:
        width = editor.edition.outline.outer_size.width
        await editor.press("alt+right", "f3")
        assert editor.edition.outline.outer_size.width == width + 4
        editor.app.action_other_colours()
        await editor.settle()

    async def second(editor: Editor) -> None:
        assert not editor.edition.query_one("#preview").display
        assert editor.app.theme == "stand-licht"
        assert editor.edition.body.wishes.outline

    edit(workspace, first)
    edit(workspace, second)


def test_a_splitter_is_dragged(workspace: Workspace) -> None:
    async def act(editor: Editor) -> None:
        splitter = editor.edition.query_one("#split-outline")
        await editor.pilot.mouse_down(splitter, offset=(0, 5))
        await editor.pilot.hover(editor.edition, offset=(50, 8))
        await editor.pilot.mouse_up(editor.edition, offset=(50, 8))
        await editor.settle()
        assert editor.edition.outline.outer_size.width == 50

    edit(workspace, act)


def test_one_part_at_a_time_on_a_small_screen(workspace: Workspace) -> None:
    async def act(editor: Editor) -> None:
        shown = []
        for _ in Part:
            shown.append([one for one in Part if editor.edition.query_one(f"#{one}").display])
            await editor.press("f6")
        assert shown == [[part] for part in Part]
        await editor.press("shift+f6")
        assert editor.edition.body.current is Part.PROBLEMS

    edit(workspace, act, size=(80, 24))


def test_resizing_keeps_the_focus_and_what_was_typed(workspace: Workspace) -> None:
    async def act(editor: Editor) -> None:
        await editor.open(TEXT, ("title",))
        focused = editor.app.focused
        for size in [(80, 24), (20, 5), (200, 60), (1, 1), (100, 30), (300, 10), (120, 36)]:
            await editor.press("a")
            await editor.pilot.resize_terminal(*size)
            await editor.settle()
            assert editor.app.focused is focused
        editor.edition.middle.flush()
        assert editor.session.value(TEXT, ("title",)) == "aaaaaaaInleiding [/x]"

    edit(workspace, act)


def test_f1_explains_the_field_and_closes_again(workspace: Workspace) -> None:
    async def act(editor: Editor) -> None:
        await editor.press("f1")
        assert isinstance(editor.app.screen, Notice)
        assert "Overzicht" in editor.picture
        await editor.press("f1")
        assert editor.app.screen is editor.edition
        await editor.open(THEME, ("number",))
        await editor.press("f1")
        assert "Het nummer van het thema" in editor.picture
        assert "1 tot en met 99" in editor.picture
        await editor.press("escape")
        assert editor.app.screen is editor.edition

    edit(workspace, act)


def test_the_search_goes_to_a_block(workspace: Workspace) -> None:
    async def act(editor: Editor) -> None:
        await editor.press("ctrl+p", *"zeep")
        await editor.until(lambda: "Te veel zeep" in editor.picture)
        await editor.press("down", "enter")
        await editor.until(lambda: editor.edition.middle.path == THEME)
        assert editor.edition.place[:2] == ("body", 0)

    edit(workspace, act)


def test_the_status_of_a_chapter_is_chosen(workspace: Workspace) -> None:
    async def act(editor: Editor) -> None:
        editor.edition.outline.rows.show_place(THEME, ())
        await editor.press("f9")
        assert "Status van" in editor.picture
        await editor.press("v")
        assert editor.session.value(THEME, ("status",)) == "final"
        editor.edition.outline.rows.fill()
        assert next(line for line in editor.outline if "Zeepbellen" in line).endswith("* ●")

    edit(workspace, act)


def test_closing_asks_about_what_is_not_saved(workspace: Workspace) -> None:
    async def act(editor: Editor) -> None:
        editor.session.set_value(TEXT, ("title",), "Anders")
        await editor.press("ctrl+q")
        assert isinstance(editor.app.screen, Question)
        assert "Anders" in editor.picture
        await editor.press("escape")
        assert editor.app.screen is editor.edition
        await editor.press("ctrl+q", "enter")
        assert "Anders" in (workspace.root / TEXT).read_text(encoding="utf-8")
        assert not editor.app.is_running or editor.app._exit

    edit(workspace, act)


def test_closing_without_saving_offers_it_back(workspace: Workspace) -> None:
    async def first(editor: Editor) -> None:
        editor.session.set_value(TEXT, ("title",), "Anders [/x]")
        await editor.press("ctrl+q", "right", "enter")

    async def second(editor: Editor) -> None:
        assert "niet is opgeslagen" in editor.picture
        assert "Anders" in editor.picture
        await editor.press("enter")
        assert editor.session.value(TEXT, ("title",)) == "Anders [/x]"

    async def third(editor: Editor) -> None:
        assert "niet is opgeslagen" in editor.picture
        await editor.press("right", "right", "enter")

    async def fourth(editor: Editor) -> None:
        assert editor.app.screen is editor.edition

    for act in (first, second, third, fourth):
        edit(workspace, act)


def test_a_save_that_fails_is_told_and_loses_nothing(workspace: Workspace) -> None:
    async def act(editor: Editor) -> None:
        editor.session.set_value(THEME, ("title",), "Anders")
        editor.session.set_value(TEXT, ("title",), "Dit wel")
        themes = (workspace.root / THEME).parent
        themes.rename(themes.with_name("weg"))
        themes.write_text("een bestand waar de map was")
        await editor.press("ctrl+s")
        assert isinstance(editor.app.screen, Notice)
        assert "Niet alles is opgeslagen" in editor.picture
        assert "Er is niets verloren" in editor.words
        await editor.press("enter")
        assert editor.session.value(THEME, ("title",)) == "Anders"
        assert "* 1 niet opgeslagen" in editor.picture
        assert "Dit wel" in (workspace.root / TEXT).read_text(encoding="utf-8")

    edit(workspace, act)


def test_both_sides_of_a_clash_are_shown_and_chosen(workspace: Workspace) -> None:
    async def act(editor: Editor) -> None:
        path = workspace.root / TEXT
        editor.session.set_value(TEXT, ("title",), "Inleiding van mij")
        text = path.read_text(encoding="utf-8")
        path.write_text(text.replace("Inleiding [/x]", "Inleiding van haar"), encoding="utf-8")
        editor.app.keeper.look()
        await editor.settle()
        assert "−[/x]+van" in editor.words
        assert "mij" in editor.words
        assert "haar" in editor.words
        await editor.press("right", "enter")
        assert editor.session.value(TEXT, ("title",)) == "Inleiding van haar"
        assert not editor.session.clashes

    edit(workspace, act)


def test_what_others_save_is_followed_and_told(workspace: Workspace) -> None:
    async def act(editor: Editor) -> None:
        await editor.open(TEXT, ("title",))
        path = workspace.root / TEXT
        text = path.read_text(encoding="utf-8")
        path.write_text(text.replace("Inleiding [/x]", "Van buiten"), encoding="utf-8")
        editor.app.keeper.look()
        await editor.settle()
        assert "overgenomen" in editor.told
        assert "Van buiten" in editor.picture.splitlines()[0]

    edit(workspace, act)


def test_the_bottom_line_tells_the_keys_of_the_place(workspace: Workspace) -> None:
    async def act(editor: Editor) -> None:
        assert "Toon blokken" in editor.keys
        assert "F1 Uitleg" in editor.keys
        await editor.open(TEXT, ("body", 0, "text"))
        assert "Toon blokken" not in editor.keys
        assert "Ctrl+B Vet" in editor.keys

    edit(workspace, act)


def test_a_file_that_cannot_be_read_is_shown_as_it_is(workspace: Workspace) -> None:
    (workspace.root / TEXT).write_text("title: [\n", encoding="utf-8")

    async def act(editor: Editor) -> None:
        await editor.open(TEXT)
        assert "title: [" in editor.picture

    edit(workspace, act)


def test_no_english_of_the_toolkit_on_any_key(workspace: Workspace) -> None:
    async def act(editor: Editor) -> None:
        english = {"Quit", "Focus Next", "Focus Previous", "Copy selected text", "Search"}
        await editor.press("ctrl+p")
        await editor.until(lambda: "Opslaan" in editor.picture)
        assert not [word for word in english if word in editor.picture]
        assert f"Stand van de uitvoering {YEAR}" in editor.picture

    edit(workspace, act)


def test_a_file_that_went_away_is_told_and_saving_makes_it_again(workspace: Workspace) -> None:
    async def act(editor: Editor) -> None:
        await editor.open(TEXT, ("title",))
        editor.session.set_value(TEXT, ("title",), "Blijft")
        (workspace.root / TEXT).unlink()
        for _ in range(3):
            editor.app.keeper.look()
        await editor.settle()
        assert "staat niet meer op de schijf" in editor.told
        assert editor.session.value(TEXT, ("title",)) == "Blijft"
        await editor.press("ctrl+s")
        assert "Blijft" in (workspace.root / TEXT).read_text(encoding="utf-8")

    edit(workspace, act)


def test_a_second_editor_is_told_of_the_first(workspace: Workspace) -> None:
    first = Session(workspace, YEAR)

    async def act(editor: Editor) -> None:
        assert "heeft deze jaargang ook open" in editor.told
        assert "ook open bij" in editor.picture.splitlines()[0]

    edit(workspace, act)
    first.close()


def test_the_pdf_is_built_and_can_be_cancelled(workspace: Workspace) -> None:
    async def act(editor: Editor) -> None:
        await editor.press("f5")
        await editor.until(lambda: "De PDF maken" in editor.picture)
        dialog = editor.app.screen
        assert isinstance(dialog, BuildDialog)
        await editor.until(lambda: dialog._builder.pid is not None)
        os.kill(dialog._builder.pid or 0, signal.SIGSTOP)  # it is not done before it is cancelled
        await editor.press("f1")  # there is nothing to explain
        assert editor.app.screen is dialog
        await editor.press("escape")
        await editor.until(lambda: editor.app.screen is editor.edition)
        assert not list(workspace.output.glob("*.pdf"))
        editor.session.set_value(THEME, ("title",), "Ook dit")
        await editor.press("f5")
        assert "Eerst opslaan?" in editor.picture
        await editor.press("enter")
        await editor.until(lambda: "Klaar: output/stand-2030.pdf" in editor.picture, patience=60)
        await editor.press("right", "enter")
        assert editor.app.screen is editor.edition
        assert (workspace.output / "stand-2030.pdf").is_file()

    edit(workspace, act)


def test_a_paste_narrows_the_outline_too(workspace: Workspace) -> None:
    async def act(editor: Editor) -> None:
        editor.edition.outline.post_message(Paste("zeep\n\x1b[31m"))
        await editor.settle()
        assert [line for line in editor.outline if "Zeepbellen" in line]
        assert not [line for line in editor.outline if "Voorwoord" in line]
        await editor.press("backspace", "backspace", "backspace", "backspace")
        assert [line for line in editor.outline if "Voorwoord" in line]

    edit(workspace, act)


def test_chapters_are_moved_and_made_from_the_outline(workspace: Workspace) -> None:
    async def act(editor: Editor) -> None:
        editor.edition.outline.rows.show_place(TEXT, ())
        await editor.press("alt+up")
        edition = f"content/{YEAR}/edition.yaml"
        assert editor.session.value(edition, ("chapters", 0)) == "inleiding"
        editor.edition.outline.rows.fill()
        names = [line for line in editor.outline if line.startswith(" ▸")]
        assert "Inleiding" in names[0]
        await editor.press("ctrl+z")
        editor.edition.body.focus_part(Part.OUTLINE)
        await editor.press("ctrl+n")
        assert "hoofdstuk" in editor.picture.lower()
        assert editor.app.screen is not editor.edition

    edit(workspace, act)


def test_a_long_explanation_is_read_with_the_arrows(workspace: Workspace) -> None:
    async def act(editor: Editor) -> None:
        words = "\n".join(f"Regel {number}" for number in range(60))
        editor.app.push_screen(Notice("Lang", words))
        await editor.settle()
        assert "Regel 1 " in editor.words
        assert "Regel 59" not in editor.words
        await editor.press("pagedown", "pagedown", "pagedown", "pagedown", "pagedown")
        assert "Regel 59" in editor.words
        await editor.press("enter")
        assert editor.app.screen is editor.edition

    edit(workspace, act)


class _Pages:
    """Stands in for the render process: counts what is asked of it."""

    def __init__(self) -> None:
        self.fetched: list[str] = []

    def look(self, path: str, *_: object, **__: object) -> None:
        """Nothing is looked at here."""

    def fetch(self, path: str, page: int | None = None) -> None:
        self.fetched.append(path)


def test_the_page_is_turned_and_opened_from_any_part(workspace: Workspace) -> None:
    async def act(editor: Editor) -> None:
        preview = editor.edition.preview
        assert preview is not None
        preview.renderer = pages = _Pages()
        await editor.open(TEXT, ("title",))
        await editor.until(lambda: preview._at[1] != "")  # it has been told of the cursor
        await editor.press("ctrl+pagedown")
        assert preview.shown is Shown.PAGE
        preview.hear(Pages(1, TEXT, 3, 5, 0, 0.0))
        await editor.press("ctrl+pagedown", "ctrl+pagedown", "ctrl+pageup")
        assert "bladzijde 6 (2 van" in editor.picture
        await editor.press("f11")
        assert pages.fetched == [TEXT]
        await editor.press("f3", "ctrl+pagedown")
        assert "Met F3 ziet u het" in editor.told

    edit(workspace, act)


def test_the_search_switches_the_preview(workspace: Workspace) -> None:
    async def act(editor: Editor) -> None:
        preview = editor.edition.preview
        assert preview is not None
        await editor.open(TEXT, ("title",))
        run = next(one.run for one in commands(editor.app) if one.name.startswith("Wissel het"))
        await run()
        assert preview.shown is Shown.PAGE
        await run()
        assert preview.shown is Shown.TEXT

    edit(workspace, act)
