"""The dialogs in which one writes: each is tried with its keys, on a made-up edition."""

import pytest
from textual.command import CommandList
from textual.widgets import Button, Input, Select

from stand.editing.parts import blocks
from stand.editing.parts.figures import placed_figures
from stand.preview.facts import Facts, IndicatorFacts, SeriesValue, TargetFacts
from stand.tui.candidates import sparkline
from stand.tui.commands import arranging, writing
from stand.tui.commands import blocks as block_commands
from stand.tui.dialogs.dialog import Dialog
from stand.tui.dialogs.references import ReferenceDialog
from stand.tui.matching import match
from stand.tui.widgets.text_field import TextField
from stand.workspace import Workspace
from tests.made.writing import YEAR
from tests.tui.shell import TEXT, THEME, Editor, edit

BODY = ("body", 0, "text")
BOTTLENECK = ("body", 0, "bottleneck", "text")
TITLE = ("body", 1, "bottleneck", "title")


def indicator(name: str, label: str, unit: str, **values: str) -> IndicatorFacts:
    series = tuple(
        SeriesValue(year.removeprefix("in"), shown, "final", YEAR, "")
        for year, shown in values.items()
    )
    return IndicatorFacts(name, label, unit, "Wat meetelt.", series)


FACTS = Facts(
    indicators=(
        indicator("bellen", "Alle [/x] bellen", "bellen", in2028="6.480", in2029="9.150"),
        indicator("wolken", "Wolken", "wolken", in2028="11", in2030="77"),
    ),
    targets=(
        TargetFacts("figure:ring", "figuur 1", "Een ring"),
        TargetFacts("chapter:bellen", "Zeepbellen", "Zeepbellen"),
    ),
)


def field(editor: Editor) -> TextField:
    pane = editor.edition.middle.pane
    found = pane.focused_field()
    assert isinstance(found, TextField)
    return found


async def write(editor: Editor, text: str, cursor: int | None = None) -> TextField:
    """Put a text in the first block of a chapter, with the cursor in it."""
    editor.app.facts = FACTS
    editor.session.set_value(TEXT, BODY, text)
    await editor.open(TEXT, BODY)
    await editor.settle()
    area = field(editor).area
    at = len(text) if cursor is None else cursor
    area.select(at, at)
    return field(editor)


def test_a_new_block_is_chosen_by_typing_and_one_undo_takes_it_back(workspace: Workspace) -> None:
    async def act(editor: Editor) -> None:
        await editor.open(THEME, BOTTLENECK)
        before = editor.session.documents[THEME].text
        await editor.press("ctrl+n", *"knelp")
        assert "Een knelpunt met een eigen nummer." in editor.words
        await editor.press("enter")
        assert editor.session.value(THEME, ("body", 1, "bottleneck", "number")) == "2"
        assert field(editor).place == TITLE
        await editor.press(*"Zeep")
        assert field(editor).area.text == "Zeep"
        await editor.until(lambda: editor.session.value(THEME, TITLE) == "Zeep")
        for _ in "Zeep":  # letters with a pause between them are steps of their own
            if editor.session.value(THEME, TITLE) != "[nog invullen]":
                await editor.press("ctrl+z")
        await editor.press("ctrl+z")
        assert editor.session.documents[THEME].text == before

    edit(workspace, act)


def test_a_figure_is_made_with_its_block_in_one_step(workspace: Workspace) -> None:
    async def act(editor: Editor) -> None:
        await editor.open(THEME, BOTTLENECK)
        before = editor.session.documents[THEME].text
        await editor.press("ctrl+n", *"figuur", "enter")
        assert "Nieuwe figuur maken…" in editor.words
        await editor.press("enter", *"Een reeks", "enter", *"over de", "enter")
        assert editor.edition.middle.path == f"figures/{YEAR}/een-reeks.yaml"
        assert editor.session.value(THEME, ("body", 1)) == {"figure": "een-reeks"}
        await editor.press("ctrl+z")
        assert editor.session.documents[THEME].text == before
        assert editor.session.documents[f"figures/{YEAR}/een-reeks.yaml"].now is None

    edit(workspace, act)


def test_a_table_comes_from_a_file_that_is_there(workspace: Workspace) -> None:
    async def act(editor: Editor) -> None:
        await editor.open(THEME, BOTTLENECK)
        await editor.press("ctrl+n", *"spreadsheet", "enter", *"landen", "enter")
        table = editor.session.value(THEME, ("body", 1, "table"))
        assert table["file"] == "tables/landen.csv"
        assert table["id"] == "landen-2"

    edit(workspace, act)


def test_figures_that_stand_somewhere_are_listed_with_their_place(workspace: Workspace) -> None:
    figure = workspace.root / f"figures/{YEAR}/foto.yaml"
    figure.parent.mkdir(parents=True, exist_ok=True)
    figure.write_text("kind: process\ntitle: Van bel tot bel\nsteps:\n  - title: Blazen\n")

    async def act(editor: Editor) -> None:
        names = placed_figures(editor.session)
        editor.session.set_value(THEME, ("body",), [{"figure": name} for name in names])
        await editor.open(THEME, ("body", 0))
        block_commands.new_block(editor.app, THEME, ("body", 0))
        await editor.settle()
        await editor.press(*"figuur", "enter")
        assert "Alle figuren staan al in een hoofdstuk." in editor.words
        assert "staat al in" in editor.words
        await editor.press(*"bel tot", "enter")
        assert "Deze figuur staat al in" in editor.told
        assert len(blocks.body_of(editor.session, THEME)) == len(names)

    edit(workspace, act)


def test_a_table_is_made_with_its_block_and_keeps_its_title(workspace: Workspace) -> None:
    async def act(editor: Editor) -> None:
        await editor.open(THEME, BOTTLENECK)
        before = editor.session.documents[THEME].text
        await editor.press("ctrl+n", *"spreadsheet", "enter", *"nieuwe tabel", "enter")
        await editor.press(*"Hulp per soort", "enter")
        path = f"content/{YEAR}/tables/hulp-per-soort.csv"
        assert editor.edition.middle.path == path
        assert editor.session.value(THEME, ("body", 1, "table")) == {
            "id": "hulp-per-soort",
            "title": "Hulp per soort",
            "file": "tables/hulp-per-soort.csv",
        }
        await editor.press("ctrl+z")
        assert editor.session.documents[THEME].text == before
        assert editor.session.documents[path].now is None

    edit(workspace, act)


@pytest.mark.parametrize("key", ["ctrl+n", "ctrl+r", "ctrl+f", "ctrl+o", "ctrl+g"])
def test_escape_leaves_all_as_it_was(workspace: Workspace, key: str) -> None:
    async def act(editor: Editor) -> None:
        await write(editor, "Er zijn 77 wolken.", 9)
        before = editor.session.version
        await editor.press(key)
        assert isinstance(editor.app.screen, Dialog)
        await editor.press(*"een", "escape")
        assert editor.app.screen is editor.edition
        assert editor.session.version == before

    edit(workspace, act)


def test_before_a_block_goes_one_hears_what_it_holds_and_who_refers_to_it(
    workspace: Workspace,
) -> None:
    async def act(editor: Editor) -> None:
        editor.session.set_value(TEXT, BODY, "Zie [[bottleneck:1.1]].")
        await editor.open(THEME, BOTTLENECK)
        count = len(blocks.body_of(editor.session, THEME))
        block_commands.delete_block(editor.app, THEME, BOTTLENECK)
        await editor.settle()
        assert "Knelpunt verwijderen?" in editor.words
        assert "Eén verwijzing gaat hierheen" in editor.words
        assert "Inleiding [/x]" in editor.words
        await editor.press("enter")
        assert len(blocks.body_of(editor.session, THEME)) == count
        block_commands.delete_block(editor.app, THEME, BOTTLENECK)
        await editor.settle()
        await editor.press("tab", "enter")
        assert len(blocks.body_of(editor.session, THEME)) == count - 1

    edit(workspace, act)


def test_words_are_found_chosen_and_replaced_in_one_step(workspace: Workspace) -> None:
    async def act(editor: Editor) -> None:
        text = "Een wolk, [een wolk](https://wolk.example/) en Wolk."
        await write(editor, text)
        await editor.press("ctrl+f", *"wolk")
        found = "4 keer gevonden in 1 bestand; 3 gekozen."
        await editor.until(lambda: found in editor.words)
        assert "(in een adres)" in editor.words
        await editor.press("tab", *"bui", "enter", "space")
        assert "2 gekozen" in editor.words
        await editor.press("ctrl+r")
        value = editor.session.value(TEXT, BODY)
        assert value == "Een wolk, [een bui](https://wolk.example/) en Bui."
        assert "2 keer vervangen" in editor.told
        await editor.press("ctrl+z")
        assert editor.session.value(TEXT, BODY) == text

    edit(workspace, act)


def test_enter_goes_to_what_was_found(workspace: Workspace) -> None:
    async def act(editor: Editor) -> None:
        await editor.press("ctrl+f", *"Drie.", "enter", "enter")
        await editor.settle()
        assert editor.edition.middle.path == THEME
        assert field(editor).place == BOTTLENECK

    edit(workspace, act)


def test_enter_goes_to_a_cell_too(workspace: Workspace) -> None:
    async def act(editor: Editor) -> None:
        await editor.press("ctrl+f", *"12", "enter", "enter")
        await editor.settle()
        assert editor.edition.middle.path == f"content/{YEAR}/tables/landen.csv"
        assert editor.edition.middle.pane.editor.grid.cursor == (0, 1)

    edit(workspace, act)


def test_what_changed_under_a_question_is_left_alone(workspace: Workspace) -> None:
    async def act(editor: Editor) -> None:
        await editor.open(THEME, BOTTLENECK)
        block_commands.delete_block(editor.app, THEME, BOTTLENECK)
        await editor.settle()
        editor.session.move_item(THEME, ("body",), 0, 1)
        before = editor.session.documents[THEME].text
        await editor.press("tab", "enter")
        assert editor.session.documents[THEME].text == before
        assert "intussen veranderd" in editor.told
        await write(editor, "Er zijn .", 8)
        await editor.press("ctrl+r", *"wolk")
        editor.session.set_value(TEXT, BODY, "Iets heel anders.")
        await editor.press("enter")
        assert editor.session.value(TEXT, BODY) == "Iets heel anders."

    edit(workspace, act)


def test_what_is_selected_is_searched_for(workspace: Workspace) -> None:
    async def act(editor: Editor) -> None:
        box = await write(editor, "Een wolk en nog een wolk.")
        box.area.select(4, 8)
        await editor.press("ctrl+f")
        await editor.until(lambda: "2 keer gevonden" in editor.words)

    edit(workspace, act)


def test_strictness_is_ticked_with_the_space_bar(workspace: Workspace) -> None:
    async def act(editor: Editor) -> None:
        await write(editor, "wolk Wolk")
        await editor.press("ctrl+f", *"Wolk", "tab", "tab", "space")
        await editor.until(lambda: "1 keer gevonden" in editor.words)
        assert "[x] Hoofdletters tellen" in editor.words

    edit(workspace, act)


def test_a_reference_is_inserted_at_the_cursor(workspace: Workspace) -> None:
    async def act(editor: Editor) -> None:
        await write(editor, "Er zijn .", len("Er zijn "))
        await editor.press("ctrl+r", *"wolk")
        assert "[[wolken]] → 77" in editor.words
        assert "▁█" in editor.picture
        await editor.press("enter")
        assert editor.session.value(TEXT, BODY) == "Er zijn [[wolken]]."
        area = field(editor).area
        assert area.has_focus
        assert area.cursor_offset_in_text == len("Er zijn [[wolken]]")

    edit(workspace, act)


def test_a_figure_without_a_value_this_year_is_offered_with_its_newest(
    workspace: Workspace,
) -> None:
    async def act(editor: Editor) -> None:
        await write(editor, "Waren: ")
        await editor.press("ctrl+r", *"alle", "enter")
        assert editor.session.value(TEXT, BODY) == "Waren: [[bellen@2029]]"

    edit(workspace, act)


def test_a_reference_under_the_cursor_is_changed(workspace: Workspace) -> None:
    async def act(editor: Editor) -> None:
        text = "Zie [[wolken@2028|words|~10]] en [[figure:ring]]."
        await write(editor, text, 8)
        await editor.press("ctrl+r")
        dialog = editor.app.screen
        assert isinstance(dialog, ReferenceDialog)
        assert dialog.content == "wolken@2028|words|~10"
        dialog.query_one("#form", Select).value = "change"
        await editor.settle()
        assert dialog.content.startswith("wolken@2028..2030|change")
        dialog.answered(dialog.content, "600%", "")
        await editor.settle()
        assert "→ 600%" in editor.words
        dialog.answered("iets anders", "", "Bestaat niet.")
        await editor.press("enter")
        assert "[[wolken@2028..2030|change|words|~10]]" in editor.session.value(TEXT, BODY)

    edit(workspace, act)


def test_a_reference_to_a_part_can_have_its_page(workspace: Workspace) -> None:
    async def act(editor: Editor) -> None:
        await write(editor, "Zie [[figure:ring]].", 8)
        await editor.press("ctrl+r")
        editor.app.screen.query_one("#form", Select).value = "page"
        await editor.press("enter")
        assert editor.session.value(TEXT, BODY) == "Zie [[figure:ring|page]]."

    edit(workspace, act)


def test_a_number_is_bound_with_two_keys(workspace: Workspace) -> None:
    async def act(editor: Editor) -> None:
        await write(editor, "Er waren ruim 9.150 bellen in 2029.", 16)
        await editor.press("ctrl+g")
        assert "Alle [/x] bellen" in editor.words
        await editor.press("enter")
        value = editor.session.value(TEXT, BODY)
        assert value == "Er waren ruim [[bellen@2029]] bellen in 2029."

    edit(workspace, act)


def test_a_number_is_excused_with_a_reason(workspace: Workspace) -> None:
    async def act(editor: Editor) -> None:
        await write(editor, "Deze uitgave telt drie delen.", 20)
        await editor.press("ctrl+g")
        assert "Geen enkel cijfer drukt dit getal" in editor.words
        await editor.press("enter")
        assert "Schrijf hierboven waarom" in editor.words
        await editor.press(*"zo is het", "enter")
        excuses = editor.session.value(TEXT, ("loose_numbers",))
        assert excuses == [{"text": "drie delen", "reason": "zo is het"}]
        await editor.press("ctrl+z")
        assert "loose_numbers" not in editor.session.documents[TEXT].text

    edit(workspace, act)


def test_without_a_number_one_is_told_where_the_cursor_goes(workspace: Workspace) -> None:
    async def act(editor: Editor) -> None:
        await write(editor, "Hier staat niets.", 3)
        await editor.press("ctrl+g")
        assert editor.app.screen is editor.edition
        assert "Zet de cursor op een getal" in editor.told

    edit(workspace, act)


def test_a_link_needs_an_address_that_works(workspace: Workspace) -> None:
    async def act(editor: Editor) -> None:
        await write(editor, "Lees de bijlage.", 5)
        field(editor).area.select(5, 15)
        await editor.press("ctrl+k")
        await editor.press(*"geen adres", "enter")
        assert "Begin het adres met https://" in editor.words
        editor.app.screen.query_one("#fill-address", Input).value = "voorbeeld.example/(a)"
        await editor.press("enter")
        value = editor.session.value(TEXT, BODY)
        assert value == "Lees [de bijlage](https://voorbeeld.example/%28a%29)."
        field(editor).area.select(8, 8)
        await editor.press("ctrl+k")
        assert "https://voorbeeld.example/%28a%29" in editor.words
        assert "Veranderen" in editor.words

    edit(workspace, act)


def test_an_abbreviation_that_is_new_is_explained_first(workspace: Workspace) -> None:
    async def act(editor: Editor) -> None:
        await write(editor, "De DZR is er.", 3)
        field(editor).area.select(3, 6)
        await editor.press("ctrl+o")
        await editor.press(*"Dienst", "enter", "enter")
        assert "DZR" in editor.session.documents[f"content/{YEAR}/begrippen.yaml"].text
        assert editor.session.value(TEXT, BODY) == "De DZR is er."
        field(editor).area.select(13, 13)
        await editor.press("ctrl+o", *"dzr", "enter")
        assert editor.session.value(TEXT, BODY) == "De DZR is er.DZR"

    edit(workspace, act)


def test_a_chapter_is_added_after_the_one_in_view_and_opened(workspace: Workspace) -> None:
    async def act(editor: Editor) -> None:
        arranging.new_chapter(editor.app, TEXT)
        await editor.settle()
        await editor.press("tab", "enter")
        assert "Vul eerst ‘Titel’ in." in editor.words
        await editor.press(*"Nog iets", "enter", *"elk ander", "enter")
        path = f"content/{YEAR}/nog-iets.yaml"
        assert editor.edition.middle.path == path
        assert editor.session.value(path, ("kind",)) == "text"
        names = editor.session.value(f"content/{YEAR}/edition.yaml", ("chapters",))
        assert names[names.index("inleiding") + 1] == "nog-iets"

    edit(workspace, act)


def test_a_bottleneck_cannot_move_to_a_text_and_one_is_told_why(workspace: Workspace) -> None:
    async def act(editor: Editor) -> None:
        await editor.open(THEME, BOTTLENECK)
        block_commands.move_to_chapter(editor.app, THEME, BOTTLENECK)
        await editor.settle()
        await editor.press(*"inleid", "enter")
        assert "kan alleen in een thema staan" in editor.told
        assert editor.session.changed_files() == []

    edit(workspace, act)


def test_a_chapter_leaves_the_edition_but_not_the_disk(workspace: Workspace) -> None:
    async def act(editor: Editor) -> None:
        await editor.open(TEXT)
        arranging.remove_chapter(editor.app, TEXT)
        await editor.settle()
        await editor.press("tab", "enter")
        names = editor.session.value(f"content/{YEAR}/edition.yaml", ("chapters",))
        assert "inleiding" not in names
        assert editor.session.documents[TEXT].now is not None

    edit(workspace, act)


@pytest.mark.parametrize("size", [(80, 24), (140, 40), (40, 12)])
def test_every_dialog_shows_its_buttons_on_any_screen(
    workspace: Workspace, size: tuple[int, int]
) -> None:
    async def act(editor: Editor) -> None:
        box = await write(editor, "Er zijn 77 wolken.", 9)
        app = editor.app
        for show in (
            lambda: block_commands.new_block(app, THEME, BOTTLENECK),
            lambda: arranging.new_chapter(app),
            lambda: arranging.new_figure(app),
            lambda: arranging.remove_chapter(app, THEME),
            lambda: arranging.rename_chapter(app, THEME),
            lambda: writing.insert_reference(app, box),
            lambda: writing.bind_number(app, box),
            lambda: writing.insert_link(app, box),
            lambda: writing.insert_abbreviation(app, box),
            lambda: writing.find_and_replace(app, "wolk"),
        ):
            show()
            await editor.settle()
            assert isinstance(app.screen, Dialog)
            shown = app.screen.region
            for button in app.screen.query(Button):
                if size[0] >= 80:
                    assert shown.contains_region(button.region), (str(button.label), button.region)
            await editor.press("escape")
            assert app.screen is editor.edition

    edit(workspace, act, size=size)


def test_letters_find_words_best_where_these_begin() -> None:
    words = ["Tekst", "Verzoeken", "Knelpunt", "Kerncijfers"]
    ranked = sorted(words, key=lambda word: -match("kn", word)[0])
    assert ranked[0] == "Knelpunt"
    assert list(match("een", "Éen regel")[1]) == [0, 1, 2]
    assert match("zzz", "Knelpunt") == (0.0, ())


def test_a_series_is_drawn_small_also_with_a_gap() -> None:
    values = [
        SeriesValue(str(year), shown, "", "", "") for year, shown in enumerate(("1", "", "9"))
    ]
    assert sparkline(values) == "▁ █"
    assert sparkline(values[:1]) == ""


def test_a_number_outside_chapters_and_figures_can_only_be_bound(workspace: Workspace) -> None:
    async def act(editor: Editor) -> None:
        editor.app.facts = FACTS
        path = f"content/{YEAR}/edition.yaml"
        editor.session.set_value(path, ("subtitle",), "Er zijn 77 wolken")
        await editor.open(path, ("subtitle",))
        field(editor).area.select(9, 9)
        writing.bind_number(editor.app, field(editor))
        await editor.settle()
        assert "Koppelen" in editor.words
        assert "Laten staan" not in editor.words
        await editor.press("enter")
        assert editor.session.value(path, ("subtitle",)) == "Er zijn [[wolken]] wolken"

    edit(workspace, act)


@pytest.mark.parametrize(
    ("typed", "wanted"),
    [
        ("eerder", "Zet dit hoofdstuk eerder"),
        ("foto", "Nieuw blok: Foto"),
        ("afkorting", "Afkorting"),
    ],
)
def test_a_command_comes_before_texts_with_the_same_word(
    workspace: Workspace, typed: str, wanted: str
) -> None:
    async def act(editor: Editor) -> None:
        await write(editor, "Wat eerder op de foto stond, en een afkorting.")
        editor.session.set_value(TEXT, ("title",), "Eerder was er een foto en een afkorting")
        await editor.press("ctrl+p", *typed)
        await editor.until(lambda: wanted in editor.words)
        found = editor.app.screen.query_one(CommandList)
        await editor.until(lambda: found.option_count > 1)
        assert str(found.get_option_at_index(0).prompt).startswith(wanted)

    edit(workspace, act)


def test_a_kind_of_block_is_shown_with_what_is_printed_above_it(workspace: Workspace) -> None:
    async def act(editor: Editor) -> None:
        await editor.open(THEME, BOTTLENECK)
        await editor.press("ctrl+n", *"stem")
        assert "in druk: Aan het woord" in editor.words

    edit(workspace, act)
