"""Tables, the figure bank, figures and images, edited by keys in the editor itself."""

from pathlib import Path

import pytest
from PIL import Image
from textual import events
from textual.widgets import Button, Input, Static

from stand.editing.bank.indicators import add_indicator, entries
from stand.editing.bank.series import Column
from stand.editing.tables.table import HEADER
from stand.preview.facts import Facts, UseFacts
from stand.tui.commands.images import choose_image
from stand.tui.commands.tables import new_table
from stand.tui.dialogs.choose_image import ChooseImage
from stand.tui.panes.bank_pane import BankPane
from stand.tui.panes.figure_pane import FigurePane
from stand.tui.panes.grid_pane import GridPane
from stand.tui.widgets.grid_editor import GridEditor
from stand.workspace import INDICATORS_FILE, Workspace
from tests.made.complete import complete
from tests.made.writing import YEAR, Made
from tests.tui.shell import THEME, Editor, edit, small

TABLE = f"content/{YEAR}/tables/landen.csv"
BANK = f"content/{YEAR}/tables/observations.csv"
IMAGE = f"figures/{YEAR}/foto.yaml"
TEXT = 'Land;Bellen\nNergensland;12\n"Overalland";8,5\n'


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    """Return a small edition with a table of two rows."""
    made = Made(tmp_path / "root")
    found = small(made)
    made.write(TABLE, TEXT)
    return found


@pytest.fixture
def whole(tmp_path: Path) -> Workspace:
    """Return an edition with figures, photos, and two indicators."""
    return complete(tmp_path / "root")


async def opened(editor: Editor, path: str = TABLE) -> GridEditor:
    await editor.open(path)
    pane = editor.edition.middle.pane
    assert isinstance(pane, GridPane)
    return pane.editor


def text(editor: Editor, path: str = TABLE) -> str:
    return editor.session.documents[path].text


def said(grid: GridEditor, part: str) -> str:
    return str(grid.query_one(f".grid-{part}", Static).visual)


def test_typing_replaces_a_cell_and_enter_goes_down(workspace: Workspace) -> None:
    async def act(editor: Editor) -> None:
        grid = await opened(editor)
        await editor.press("right", "4", "3", "enter")
        assert text(editor) == TEXT.replace("12", "43")
        assert grid.grid.cursor == (1, 1)
        assert "2 · Bellen:  8,5" in editor.picture
        await editor.press("ctrl+z")
        assert text(editor) == TEXT
        assert "12" in editor.picture

    edit(workspace, act)


def test_enter_changes_a_cell_and_tab_goes_right(workspace: Workspace) -> None:
    async def act(editor: Editor) -> None:
        grid = await opened(editor)
        await editor.press("enter", "home", "x", "tab")
        assert text(editor) == TEXT.replace("Nergens", "xNergens")
        assert grid.grid.cursor == (0, 1)
        await editor.press("tab")
        assert grid.grid.cursor == (1, 0)

    edit(workspace, act)


def test_escape_leaves_a_cell_as_it_was(workspace: Workspace) -> None:
    async def act(editor: Editor) -> None:
        grid = await opened(editor)
        await editor.press("x", "y", "escape")
        assert text(editor) == TEXT
        assert not grid.is_editing
        await editor.press("down")
        assert grid.grid.cursor == (1, 0)

    edit(workspace, act)


def test_a_cell_that_is_being_typed_in_is_handed_in_before_a_save(workspace: Workspace) -> None:
    async def act(editor: Editor) -> None:
        await opened(editor)
        await editor.press("N", "u", "ctrl+s")
        assert (workspace.root / TABLE).read_text() == TEXT.replace("Nergensland", "Nu")

    edit(workspace, act)


def test_what_is_half_typed_is_kept_and_leaves_no_trace(workspace: Workspace) -> None:
    async def act(editor: Editor) -> None:
        grid = await opened(editor)
        await editor.press("right", "4")
        editor.edition.middle.flush()
        await editor.settle()
        assert text(editor) == TEXT.replace("12", "4")
        await editor.press("3", "escape")
        assert text(editor) == TEXT
        await editor.press("ctrl+y")
        assert text(editor) == TEXT
        await editor.press("4")
        editor.edition.middle.flush()
        await editor.press("3", "enter")
        assert text(editor) == TEXT.replace("12", "43")
        assert grid.grid.cursor == (1, 1)
        await editor.press("5", "ctrl+z")
        assert text(editor) == TEXT.replace("12", "43")
        assert not grid.is_editing

    edit(workspace, act)


def test_a_value_that_was_half_typed_gets_the_status_of_the_whole(whole: Workspace) -> None:
    before = "content/2029/tables/observations.csv"
    (whole.root / before).parent.mkdir(parents=True)
    rows = ["indicator;period;value;status;source;note", "bellen.rond;2031;43;final;V;"]
    (whole.root / before).write_text("\n".join(rows) + "\n")
    edition = (whole.root / f"content/{YEAR}/edition.yaml").read_text()
    (whole.root / "content/2029/edition.yaml").write_text(edition)

    async def act(editor: Editor) -> None:
        await bank_of(editor)
        await editor.press("ctrl+end", "4")
        editor.edition.middle.flush()
        assert "bellen.rond;2031;4;revised;;;" in text(editor, BANK)
        await editor.press("3", "enter")
        assert "bellen.rond;2031;43;final;;;" in text(editor, BANK)

    edit(whole, act)


def test_a_cell_can_have_lines(workspace: Workspace) -> None:
    async def act(editor: Editor) -> None:
        await opened(editor)
        await editor.press("a", "alt+enter", "b", "enter")
        assert text(editor).splitlines()[1:3] == ['"a', 'b";12']
        assert "a⏎b" in editor.picture

    edit(workspace, act)


def test_keys_that_come_at_once_act_in_their_order(workspace: Workspace) -> None:
    async def act(editor: Editor) -> None:
        grid = await opened(editor)
        keys = ("right", "5", "enter", "6", "shift+tab", "enter", "home", "z", "enter")
        await editor.press(*keys)
        assert text(editor) == 'Land;Bellen\nNergensland;5\n"zOveralland";6\n'
        assert grid.grid.cursor == (1, 0)
        await editor.press("tab", "tab")
        assert not grid.editor.has_focus

    edit(workspace, act)


def test_rows_and_columns_come_and_go(workspace: Workspace) -> None:
    async def act(editor: Editor) -> None:
        grid = await opened(editor)
        await editor.press("ctrl+n", "I", "r", "a", "n", "enter")
        assert text(editor).splitlines()[2] == "Iran;"
        await editor.press("up", "ctrl+k")
        assert grid.grid.cursor == (HEADER, 1)
        await editor.press("C", "enter")
        assert text(editor).startswith("Land;C;Bellen\nNergensland;;12\n")
        await editor.press("ctrl+u")
        assert text(editor).splitlines()[0] == "Land;Bellen"
        grid.grid.go_to(1, 0)
        await editor.press("alt+down", "ctrl+d", "ctrl+delete")
        assert text(editor) == TEXT + "Iran;\n"

    edit(workspace, act)


def test_a_block_is_pasted_copied_and_emptied(workspace: Workspace) -> None:
    async def act(editor: Editor) -> None:
        grid = await opened(editor)
        editor.app.copy_to_clipboard("Iran\t1,5\nOman\t2\n")
        await editor.press("down", "ctrl+v")
        assert text(editor) == 'Land;Bellen\nNergensland;12\n"Iran";1,5\nOman;2\n'
        assert said(grid, "totals") == "Selectie: Som 3,5 · 2 getallen · 2 teksten"
        await editor.press("ctrl+c")
        assert editor.app.clipboard == "Iran\t1,5\nOman\t2"
        await editor.press("delete")
        assert text(editor) == 'Land;Bellen\nNergensland;12\n"";\n;\n'
        await editor.press("ctrl+z", "ctrl+z")
        assert text(editor) == TEXT

    edit(workspace, act)


def test_what_the_terminal_pastes_lands_in_cells(workspace: Workspace) -> None:
    async def act(editor: Editor) -> None:
        await opened(editor)
        editor.app.post_message(events.Paste("Iran\t1,5\r\nOman\t2\r\n"))
        await editor.settle()
        assert text(editor) == 'Land;Bellen\nIran;1,5\n"Oman";2\n'
        await editor.press("enter")
        editor.app.post_message(events.Paste("a\nb"))
        await editor.settle()
        await editor.press("enter")
        assert text(editor) == 'Land;Bellen\nIran;1,5\n"Oman";2a b\n'

    edit(workspace, act)


def test_a_click_goes_to_a_cell_and_two_open_it(workspace: Workspace) -> None:
    async def act(editor: Editor) -> None:
        grid = await opened(editor)
        await editor.press("x")
        await editor.pilot.click(grid.grid, offset=(6, 2))
        await editor.settle()
        assert grid.grid.cursor == (1, 0)
        assert text(editor) == TEXT.replace("Nergensland", "x")
        await editor.pilot.click(grid.grid, offset=(6, 2), times=2)
        await editor.settle()
        assert grid.is_editing
        await editor.press("!", "enter")
        assert '"Overalland!"' in text(editor)

    edit(workspace, act)


def test_a_new_table_is_typed_from_its_column_names(workspace: Workspace) -> None:
    async def act(editor: Editor) -> None:
        new_table(editor.app)
        await editor.settle()
        await editor.press(*"Landen 2", "enter")
        path = f"content/{YEAR}/tables/landen-2.csv"
        assert editor.edition.middle.path == path
        await editor.press("S", "tab", "T", "enter", "1", "enter")
        assert text(editor, path) == "S;T\n;1\n"
        new_table(editor.app)
        await editor.settle()
        await editor.press(*"Landen", "enter")
        assert editor.edition.middle.path == f"content/{YEAR}/tables/landen-3.csv"

    edit(workspace, act)


@pytest.mark.parametrize("begin", ["", "Land;Bellen\n", "\n\n;;\n"])
def test_a_table_with_nothing_in_it_can_be_filled(workspace: Workspace, begin: str) -> None:
    (workspace.root / TABLE).write_text(begin)

    async def act(editor: Editor) -> None:
        grid = await opened(editor)
        editor.app.copy_to_clipboard("Land\tBellen\nIran\t3\n")
        grid.grid.go_to(HEADER, 0)
        await editor.press("ctrl+v")
        assert grid.table.text(HEADER, 1) == "Bellen"
        assert grid.table.text(0, 0) == "Iran"
        await editor.press("ctrl+n", "O", "enter", "ctrl+a", "delete", "ctrl+delete")
        assert grid.table.text(HEADER, 0) == "Land"
        await editor.press("ctrl+a", "ctrl+delete", "up", "x", "enter", "ctrl+n", "y", "enter")
        assert "x" in text(editor)

    edit(workspace, act)


def test_a_text_without_end_does_not_hold_up_the_table(workspace: Workspace) -> None:
    async def act(editor: Editor) -> None:
        await opened(editor)
        editor.session.set_rows(TABLE, [["a", "b"], ["lang " * 100_000, "\u0301e👩‍👩‍👧日本"]])
        await editor.settle()
        assert "日本" in editor.picture

    edit(workspace, act)


def test_totals_and_faults_stand_below_with_a_sign(workspace: Workspace) -> None:
    async def act(editor: Editor) -> None:
        grid = await opened(editor)
        await editor.press("right")
        assert said(grid, "totals") == "Bellen: Som 20,5 · 2 getallen"
        await editor.press("1", ".", "5", "enter", "up")
        assert "▲" in said(grid, "said")
        assert "▲" in editor.picture
        assert "wordt als tekst gelezen" in said(grid, "said")

    edit(workspace, act)


def test_content_is_never_taken_for_markup(workspace: Workspace) -> None:
    async def act(editor: Editor) -> None:
        grid = await opened(editor)
        editor.session.set_rows(TABLE, [["[/x]", "[red]"], ["[bold]", "a\x1b[31m\tb"]])
        await editor.settle()
        assert "[bold]" in editor.picture
        grid.grid.go_to(0, 1)
        await editor.press("enter", "escape")
        assert "\x1b[31m" not in editor.picture

    edit(workspace, act)


@pytest.mark.parametrize("size", [(40, 12), (160, 45)])
def test_a_long_and_wide_table_shows_its_cursor_everywhere(
    workspace: Workspace, size: tuple[int, int]
) -> None:
    rows = [[f"kop {column}" for column in range(30)]]
    rows += [[f"cel {row}.{column}" for column in range(30)] for row in range(10_000)]

    async def act(editor: Editor) -> None:
        grid = await opened(editor)
        editor.session.set_rows(TABLE, rows)
        await editor.settle()
        await editor.press("ctrl+end", "end")
        assert grid.grid.cursor == (9999, 29)
        assert "cel 9999.29" in editor.picture
        assert "kop 29" in editor.picture
        await editor.press("ctrl+home", "home")
        assert "cel 0.0" in editor.picture

    edit(workspace, act, size)


def test_a_workbook_is_shown_with_advice(workspace: Workspace) -> None:
    from openpyxl import Workbook

    book = Workbook()
    for row in (["Land", "Bellen"], ["Verland", 3.5]):
        book.active.append(row)
    path = f"content/{YEAR}/tables/boek.xlsx"
    book.save(workspace.root / path)

    async def act(editor: Editor) -> None:
        grid = await opened(editor, path)
        assert "Verland" in editor.picture
        assert "3,5" in editor.picture
        assert "als CSV" in editor.picture
        await editor.press("x", "enter", "ctrl+n", "delete")
        assert not grid.is_editing
        assert editor.session.changed_files() == []

    edit(workspace, act)


# The figure bank


async def bank_of(editor: Editor, place: tuple[str | int, ...] = ("indicators", 0)) -> BankPane:
    await editor.open(INDICATORS_FILE, place)
    pane = editor.edition.middle.pane
    assert isinstance(pane, BankPane)
    return pane


def test_a_value_over_the_years_is_written_in_the_file_of_the_edition(whole: Workspace) -> None:
    async def act(editor: Editor) -> None:
        pane = await bank_of(editor)
        before = text(editor, BANK)
        await editor.press("down", "9", "9", "9", "enter")
        assert text(editor, BANK) == before.replace("rond;2027;1350", "rond;2027;999")
        await editor.press("ctrl+z")
        assert text(editor, BANK) == before
        assert pane.indicator == "bellen.rond"

    edit(whole, act)


def test_a_period_is_added_and_the_status_chosen_by_its_first_letters(whole: Workspace) -> None:
    async def act(editor: Editor) -> None:
        pane = await bank_of(editor)
        await editor.press("ctrl+n")
        assert editor.app.screen.query_one("#fill-period", Input).value == "2025"
        await editor.press("enter")
        assert pane.editor.grid.cursor == (0, 0)
        assert "bellen.rond;2025;;missing;;;" in text(editor, BANK)
        await editor.press("ctrl+z")
        assert "2025" not in text(editor, BANK)
        await editor.press("ctrl+n", "ctrl+u", *"2024", "enter")
        await editor.press("7", "tab", "tab", "v", "o", "enter")
        assert "bellen.rond;2024;7;provisional;;;" in text(editor, BANK)

    edit(whole, act)


def test_the_arrows_offer_what_a_cell_may_hold(whole: Workspace) -> None:
    async def act(editor: Editor) -> None:
        pane = await bank_of(editor)
        column = pane.editor.table.columns.index(Column(YEAR, "status"))  # type: ignore[attr-defined]
        pane.editor.grid.go_to(0, column)
        await editor.press("enter", "down", "down", "enter")
        assert "bellen.rond;2026;1200;revised;V;;" in text(editor, BANK)

    edit(whole, act)


def test_the_list_leads_from_figure_to_figure(whole: Workspace) -> None:
    async def act(editor: Editor) -> None:
        pane = await bank_of(editor)
        pane.list.search.focus()
        await editor.press("h", "o", "e", "k")
        assert pane.indicator == "bellen.hoekig"
        await editor.press("enter")
        assert pane.editor.editor.has_focus
        assert pane.editor.table.text(0, 0) == "900"

    edit(whole, act)


def test_a_new_figure_that_is_taken_back_leaves_another_one_chosen(whole: Workspace) -> None:
    async def act(editor: Editor) -> None:
        pane = await bank_of(editor)
        names = {str(one["id"]) for one in entries(editor.session)}
        add_indicator(editor.session, {"label": "Aap", "unit": "bellen", "id": "aap"})
        await editor.settle()
        await editor.press("ctrl+z")
        assert pane.indicator in names
        before = text(editor, BANK)
        await editor.press("ctrl+n", "ctrl+u", *"2024", "enter")
        added = set(text(editor, BANK).splitlines()) - set(before.splitlines())
        assert [line.split(";")[0] for line in added] == [pane.indicator]
        pane.list.rows.focus()
        await editor.press("ctrl+delete")
        assert "Cijfer verwijderen?" in editor.words

    edit(whole, act)


def test_before_a_figure_goes_its_own_places_are_counted(whole: Workspace) -> None:
    async def act(editor: Editor) -> None:
        pane = await bank_of(editor)
        own = UseFacts(pane.indicator, THEME, 1, ("title",), "rond")
        other = UseFacts("bellen.hoekig", THEME, 2, ("title",), "hoekig")
        editor.app.facts = Facts(uses=(own, other))
        pane.list.rows.focus()
        await editor.press("ctrl+delete")
        assert "het staat nog op 1 plaats in deze editie" in editor.words

    edit(whole, act)


def test_a_definition_is_edited_as_a_form(whole: Workspace) -> None:
    async def act(editor: Editor) -> None:
        pane = await bank_of(editor, ("indicators", 1, "label"))
        assert pane.view == "about"
        await editor.press("end", "!", "tab")
        value = editor.session.value(INDICATORS_FILE, ("indicators", 1, "label"))
        assert value == "Hoekige zeepbellen!"

    edit(whole, act)


def test_a_problem_in_the_observations_leads_to_its_row(whole: Workspace) -> None:
    async def act(editor: Editor) -> None:
        await editor.open(BANK, (3, 2))
        pane = editor.edition.middle.pane
        assert isinstance(pane, BankPane)
        assert pane.shelf.edition == YEAR
        assert pane.editor.grid.cursor == (2, 2)

    edit(whole, act)


def test_a_new_figure_gets_a_name_that_can_be_referred_to(whole: Workspace) -> None:
    async def act(editor: Editor) -> None:
        pane = await bank_of(editor)
        pane.list.rows.focus()
        await editor.press("ctrl+n")
        await editor.press(*"Ronde zeepbellen")
        assert "er is al een cijfer dat zo heet, ‘bellen.rond’" in editor.words
        await editor.press("ctrl+u", *"Wind aan zee", "enter", *"vlagen", "enter")
        assert editor.app.screen.query_one("#fill-id", Input).value == "wind.aan_zee"
        await editor.press("ctrl+u", *"wind hard", "enter")
        assert len(pane.list.rows._all) == 4
        await editor.press("ctrl+u", *"wind.hard", "enter")
        assert editor.session.value(INDICATORS_FILE, ("indicators", 2)) == {
            "id": "wind.hard",
            "label": "Wind aan zee",
            "unit": "vlagen",
        }
        assert pane.indicator == "wind.hard"
        await editor.press("ctrl+pagedown", "ctrl+pagedown")
        assert pane.view == "uses"
        assert "Nergens gebruikt" in editor.words

    edit(whole, act)


def test_a_figure_of_the_bank_gets_another_name_everywhere(whole: Workspace) -> None:
    async def act(editor: Editor) -> None:
        pane = await bank_of(editor)
        old, table = pane.indicator, pane.editor.table
        was = [table.text(row, 0) for row in range(table.row_count)]
        await editor.press("ctrl+pagedown", "enter")
        await editor.until(lambda: "Andere naam voor dit cijfer" in editor.words)
        assert f"editie {YEAR}: " in editor.words
        await editor.press("ctrl+u", *"heel.ander", "enter")
        await editor.until(lambda: pane.indicator == "heel.ander")
        assert [pane.editor.table.text(row, 0) for row in range(pane.editor.table.row_count)] == was
        assert f"{old};" not in text(editor, BANK)
        texts = [one.text for one in editor.session.documents.values()]
        assert not any(old in one for one in texts)
        await editor.press("ctrl+z")
        await editor.until(lambda: pane.indicator == old)
        assert editor.session.changed_files() == []
        assert [pane.editor.table.text(row, 0) for row in range(pane.editor.table.row_count)] == was

    edit(whole, act)


def test_a_figure_of_the_bank_goes_with_its_values_after_a_question(whole: Workspace) -> None:
    async def act(editor: Editor) -> None:
        pane = await bank_of(editor, ("indicators", 1))
        pane.list.rows.focus()
        await editor.press("ctrl+delete", "enter")
        assert "hoekig" not in text(editor, BANK)
        assert "hoekig" not in text(editor, INDICATORS_FILE)
        assert pane.indicator == "bellen.rond"
        await editor.press("ctrl+z")
        assert "hoekig" in text(editor, BANK)

    edit(whole, act)


# Figures and images


def test_a_figure_shows_how_it_is_drawn_and_heard(whole: Workspace, tmp_path: Path) -> None:
    png = tmp_path / "p.png"
    Image.new("RGB", (60, 40), "red").save(png)

    async def act(editor: Editor) -> None:
        await editor.open(f"figures/{YEAR}/staven.yaml", ("title",))
        pane = editor.edition.middle.pane
        assert isinstance(pane, FigurePane)
        await editor.press("f3")
        await editor.until(lambda: "Er is geen voorbeeld van figuren." in editor.words)
        pane.show_picture(png.read_bytes(), "Rood is 30.")
        await editor.settle()
        assert not pane.picture.is_empty
        assert "Rood is 30." in editor.picture
        pane.show_picture(None, "", ("Er is te weinig plaats.",))
        await editor.settle()
        assert pane.picture.is_empty
        assert "✗ Er is te weinig plaats." in editor.picture

    edit(whole, act, (150, 45))


def test_a_table_written_in_a_figure_is_edited_by_cells_among_its_fields(whole: Workspace) -> None:
    path = f"figures/{YEAR}/klein.yaml"

    async def act(editor: Editor) -> None:
        await editor.open(path, ("rows", 0, 1))
        await editor.until(lambda: "1 · Wat" in editor.words)
        await editor.press(*"plat", "enter")
        assert editor.session.value(path, ("rows",)) == [["Een bel", "plat"]]
        await editor.press("ctrl+z")
        assert editor.session.value(path, ("rows",)) == [["Een bel", "rond"]]
        await editor.press("up", *"Hoe", "enter")
        assert editor.session.value(path, ("header",)) == ["Wie", "Hoe"]
        await editor.press("ctrl+n", *"Twee", "tab", *"hol", "enter")
        assert len(editor.session.value(path, ("rows",))) == 2
        before = editor.app.focused
        await editor.press("down", "down")
        assert editor.app.focused is not before
        await editor.press("shift+tab", "up", "up", "up", "up")
        assert editor.app.focused is not before

    edit(whole, act)


async def asked_for_image(editor: Editor) -> ChooseImage:
    choose_image(editor.app, IMAGE, ("file",))
    await editor.settle()
    dialog = editor.app.screen
    assert isinstance(dialog, ChooseImage)
    return dialog


def image(editor: Editor, key: str) -> object:
    return editor.session.value(IMAGE, (key,))


def test_an_image_needs_words_that_were_written_for_it(whole: Workspace) -> None:
    Image.new("RGB", (30, 20), "blue").save(whole.figures_folder(YEAR) / "lucht.png")

    async def act(editor: Editor) -> None:
        dialog = await asked_for_image(editor)
        await editor.press(*"lucht")
        await editor.until(lambda: "30 × 20" in editor.picture)
        await editor.until(lambda: not any(one.group == "image" for one in editor.app.workers))
        await editor.press("enter", "enter", "enter")
        assert editor.app.screen is dialog
        assert "Past deze beschrijving" in editor.picture
        dialog.query_one("#image-alt", Input).value = ""
        await editor.press("enter", "enter")
        assert "Schrijf eerst" in editor.picture
        await editor.press(*"Blauwe lucht", "enter", "enter")
        assert image(editor, "file") == f"figures/{YEAR}/lucht.png"
        assert image(editor, "alt") == "Blauwe lucht"
        await editor.press("ctrl+z")
        assert image(editor, "alt") == "Een grijs verloop van boven."

    edit(whole, act)


def test_an_image_from_elsewhere_is_copied_into_the_edition(
    whole: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = tmp_path / "thuis"
    home.mkdir()
    Image.new("RGB", (30, 20), "blue").save(home / "Één Foto.JPG")
    monkeypatch.setenv("HOME", str(home))

    async def act(editor: Editor) -> None:
        await asked_for_image(editor)
        await editor.press(*"elders", "enter", *"foto")
        await editor.until(lambda: "30 × 20" in editor.picture)
        await editor.press("enter", "end", "!", "enter", "enter")
        assert image(editor, "file") == f"figures/{YEAR}/een-foto.jpg"
        assert (whole.figures_folder(YEAR) / "een-foto.jpg").is_file()

    edit(whole, act)


def test_a_folder_elsewhere_is_named_and_reached_by_its_path(
    whole: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    empty, other = tmp_path / "thuis", tmp_path / "kaart"
    empty.mkdir()
    other.mkdir()
    Image.new("RGB", (30, 20), "blue").save(other / "zee.png")
    monkeypatch.setenv("HOME", str(empty))

    async def act(editor: Editor) -> None:
        dialog = await asked_for_image(editor)
        await editor.press(*"elders", "enter")
        where = dialog.query_one("#image-where", Static)
        assert str(where.visual) == f"Map {whole.root}"
        dialog.query_one("#image-search", Input).value = f"{other}/weg"
        await editor.settle()
        await editor.press("enter")
        assert "geen map" in str(dialog.query_one("#image-about", Static).visual)
        dialog.query_one("#image-search", Input).value = f"{other}/zee.png"
        await editor.settle()
        await editor.press("enter")
        assert str(where.visual) == f"Map {other}"
        assert dialog.file == other / "zee.png"

    edit(whole, act)


def test_the_image_dialog_fits_a_small_terminal(whole: Workspace) -> None:
    async def act(editor: Editor) -> None:
        dialog = await asked_for_image(editor)
        for seen in (dialog.query_one(".dialog-title"), *dialog.query(Button)):
            assert seen.region.height > 0
            assert seen.region.bottom <= 24
            assert dialog.query_one(".dialog").region.contains_region(seen.region)
        assert dialog.query_one(".dialog").max_scroll_y == 0

    edit(whole, act, size=(80, 24))


def test_an_image_that_cannot_be_printed_is_refused_with_the_reason(whole: Workspace) -> None:
    Image.new("CMYK", (30, 20)).save(whole.figures_folder(YEAR) / "druk.jpg")

    async def act(editor: Editor) -> None:
        dialog = await asked_for_image(editor)
        await editor.press(*"druk")
        await editor.until(lambda: "drukwerk" in editor.picture)
        dialog.query_one("#image-alt", Input).value = "Iets anders"
        await editor.press("enter", "enter", "enter")
        assert editor.app.screen is dialog

    edit(whole, act)


def test_the_preview_of_a_table_says_which_chapter_prints_it(workspace: Workspace) -> None:
    async def act(editor: Editor) -> None:
        def said() -> str:
            preview = editor.edition.preview
            assert preview is not None
            return str(preview._said.visual)

        await opened(editor)
        await editor.until(lambda: "Deze tabel staat in Thema 1 Zeepbellen" in said())
        editor.session.remove(THEME, ("body", 2))
        await editor.open(THEME)
        await opened(editor)
        await editor.until(lambda: "hier geen tekst te zien" in said())

    edit(workspace, act)
