"""The form of a chapter: what is typed is in the session, what the session says is on screen."""

import pytest
from textual import events
from textual.widgets import Select

from stand.editing.documents.absent import ABSENT
from stand.editing.parts.images import ChosenImage
from stand.model.unfinished import UNFINISHED
from stand.tui.dialogs.choose_image import ChooseImage
from stand.tui.panes.form_pane import FormPane
from stand.tui.widgets.card import Card
from stand.tui.widgets.fields import FieldBox
from stand.tui.widgets.groups import AddLine, MoreFields
from stand.tui.widgets.text_field import TextField
from tests.made.complete import complete
from tests.made.writing import YEAR, Made
from tests.tui.shell import TEXT, THEME, Editor, edit, small

LEAD = f"content/{YEAR}/voorwoord.yaml"
ALL = f"content/{YEAR}/themas/bellen.yaml"


def pane(editor: Editor) -> FormPane:
    found = editor.edition.middle.pane
    assert isinstance(found, FormPane)
    return found


def box(editor: Editor) -> FieldBox:
    """Return the field that has the focus."""
    found = pane(editor).focused_field()
    assert found is not None
    return found


def at(editor: Editor) -> tuple[str | int, ...]:
    """Return the place of the field that has the focus; none while no field has it."""
    found = pane(editor).focused_field()
    return found.place if found is not None else ()


def area(editor: Editor):
    found = box(editor)
    assert isinstance(found, TextField)
    return found.area


def cards(editor: Editor) -> list[Card]:
    return list(pane(editor).query(Card))


async def type_in(editor: Editor, text: str) -> None:
    await editor.press(*("space" if char == " " else char for char in text))


async def go(editor: Editor, path: str, place) -> None:
    await editor.open(path, place)
    await editor.until(lambda: bool(pane(editor).focused_field()) and box(editor).place == place)


def test_what_is_typed_comes_into_the_session_by_itself(workspace):
    async def act(editor):
        await go(editor, TEXT, ("body", 0, "text"))
        await editor.press("ctrl+end")
        await type_in(editor, " Drie.")
        place, after = ("body", 0, "text"), "Twee 🫧 bellen. Drie."
        await editor.until(lambda: editor.session.value(TEXT, place) == after)
        assert editor.session.changed_files() == [TEXT]

    edit(workspace, act)


def test_leaving_a_field_hands_it_in_at_once(workspace):
    async def act(editor):
        await go(editor, TEXT, ("title",))
        await editor.press("end", "x", "tab")
        assert editor.session.value(TEXT, ("title",)) == "Inleiding [/x]x"
        assert box(editor).place != ("title",)

    edit(workspace, act)


def test_flush_hands_in_what_is_still_being_typed(workspace):
    async def act(editor):
        await go(editor, TEXT, ("title",))
        area(editor).insert_words("x")
        pane(editor).flush()
        assert editor.session.value(TEXT, ("title",)) == "xInleiding [/x]"

    edit(workspace, act)


def test_undo_is_the_sessions_and_puts_the_cursor_where_the_change_was(workspace):
    async def act(editor):
        await go(editor, TEXT, ("body", 0, "text"))
        await editor.press("ctrl+end")
        area(editor).insert_words("xy")  # at once: letters with a pause between are two steps
        pane(editor).flush()
        await editor.press("ctrl+home")
        await editor.press("ctrl+z")
        await editor.until(lambda: area(editor).text == "Twee 🫧 bellen.")
        assert area(editor).cursor_offset_in_text == len("Twee 🫧 bellen.")
        await editor.press("ctrl+y")
        await editor.until(lambda: area(editor).text == "Twee 🫧 bellen.xy")
        assert editor.session.value(TEXT, ("body", 0, "text")) == "Twee 🫧 bellen.xy"

    edit(workspace, act)


def test_a_change_that_is_taken_back_at_once_is_seen_to_be(workspace):
    async def act(editor):
        await go(editor, TEXT, ("body", 0, "text"))
        area(editor).insert_words("x")
        pane(editor).flush()
        editor.session.undo()
        await editor.settle()
        assert area(editor).text == "Twee 🫧 bellen."

    edit(workspace, act)


def test_what_others_change_does_not_touch_what_is_being_typed(workspace):
    async def act(editor):
        await go(editor, TEXT, ("body", 0, "text"))
        area(editor).insert_words("mijn ")
        editor.session.set_value(TEXT, ("title",), "Anders")
        editor.session.set_value(TEXT, ("body", 0, "text"), "van een ander")
        await editor.settle()
        assert area(editor).text == "mijn Twee 🫧 bellen."
        titles = [one for one in pane(editor).query(TextField) if one.place == ("title",)]
        assert titles[0].area.text == "Anders"

    edit(workspace, act)


def test_an_emptied_field_goes_from_the_file_and_a_required_one_shows_its_problem(workspace):
    async def act(editor):
        editor.session.set_value(TEXT, ("lead",), "Kort.")
        await go(editor, TEXT, ("lead",))
        await editor.press("ctrl+a", "delete")
        pane(editor).flush()
        assert editor.session.value(TEXT, ("lead",)) is ABSENT
        await go(editor, TEXT, ("title",))
        await editor.press("ctrl+a", "delete")
        pane(editor).flush()
        await editor.until(lambda: "‘Titel’ is leeg" in editor.words)
        assert "✗" in editor.picture

    edit(workspace, act)


def test_a_number_out_of_its_limits_is_told_at_the_field(workspace):
    async def act(editor):
        await go(editor, THEME, ("number",))
        assert "1 tot en met 99" in editor.picture
        await editor.press("ctrl+a", "1", "0", "0")
        await editor.until(lambda: "‘Nummer’ mag niet hoger zijn dan 99" in editor.words)
        assert editor.session.value(THEME, ("number",)) == "100"
        await editor.press("backspace")
        await editor.until(lambda: "mag niet hoger" not in editor.words)

    edit(workspace, act)


def test_a_choice_is_shown_in_dutch_and_handed_in_as_the_file_has_it(workspace):
    async def act(editor):
        await editor.open(TEXT, ("status",))
        assert "vastgesteld" in editor.picture
        select = next(iter(pane(editor).query(Select)))
        select.value = "review"
        await editor.settle()
        assert editor.session.value(TEXT, ("status",)) == "review"
        assert "ter review" in editor.picture
        assert editor.session.changed_files() == [TEXT]

    edit(workspace, act)


def test_opening_a_chapter_changes_nothing(tmp_path):
    async def act(editor):
        for path in list(editor.session.documents):
            if path.endswith(".yaml") and path.startswith(f"content/{YEAR}"):
                await editor.open(path)
                await editor.press("tab", "tab", "shift+tab")
        editor.edition.middle.flush()
        assert editor.session.changed_files() == []

    edit(complete(tmp_path / "root"), act)


def test_every_place_with_a_value_can_be_reached(tmp_path):
    def leaves(data, place):
        if isinstance(data, dict):
            for key, value in data.items():
                yield from leaves(value, (*place, key))
        elif isinstance(data, list) and any(isinstance(one, dict) for one in data):
            for index, value in enumerate(data):
                yield from leaves(value, (*place, index))
        else:
            yield place

    async def act(editor):
        for path in (f"content/{YEAR}/proces.yaml", f"content/{YEAR}/begrippen.yaml"):
            for place in leaves(editor.session.documents[path].data, ()):
                await go(editor, path, place)

    edit(complete(tmp_path / "root"), act, size=(100, 40))


def test_an_optional_field_is_behind_one_line_and_can_be_filled(workspace):
    async def act(editor):
        await editor.open(TEXT, ())
        assert "Meer velden (2)" in editor.picture
        await go(editor, TEXT, ("short_title",))
        await type_in(editor, "Kort")
        pane(editor).flush()
        assert editor.session.value(TEXT, ("short_title",)) == "Kort"

    edit(workspace, act)


def test_a_record_that_is_not_there_is_made_when_a_field_of_it_is_filled(workspace):
    async def act(editor):
        await go(editor, LEAD, ("signature", "name"))
        await type_in(editor, "N.")
        pane(editor).flush()
        assert editor.session.value(LEAD, ("signature",)) == {"name": "N."}

    edit(workspace, act)


def test_entries_of_a_list_are_added_moved_and_removed(tmp_path):
    place = ("body", 6, "help_needed", "requests")

    async def act(editor):
        await go(editor, ALL, (*place, 0, "text"))
        first, second = editor.session.value(ALL, place)
        await editor.press("alt+down")
        assert editor.session.value(ALL, place) == [second, first]
        await editor.until(lambda: at(editor)[:5] == (*place, 1))
        add = list(pane(editor).query(AddLine))
        next(one for one in add if one.group.place == place).focus()
        await editor.press("enter")
        await editor.until(lambda: at(editor)[:5] == (*place, 2))
        assert [one["number"] for one in editor.session.value(ALL, place)] == ["2", "1", "3"]
        await go(editor, ALL, (*place, 2, "text"))
        await editor.press("x")
        pane(editor).flush()
        assert editor.session.value(ALL, (*place, 2, "text")) == "x\n"
        await editor.press("ctrl+delete")
        assert editor.session.value(ALL, place) == [second, first]
        await editor.press("ctrl+z")
        await editor.until(lambda: len(editor.session.value(ALL, place)) == 3)

    edit(complete(tmp_path / "root"), act)


def test_blocks_that_come_go_and_move_keep_their_cards(tmp_path):
    async def act(editor):
        await go(editor, ALL, ("body", 0, "bottleneck", "text"))
        kept = cards(editor)
        session = editor.session
        session.insert_item(ALL, ("body",), 1, {"text": "Nieuw."})
        await editor.settle()
        assert [one.kind for one in cards(editor)][:3] == ["bottleneck", "text", "practice"]
        assert cards(editor)[0] is kept[0]
        assert cards(editor)[2] is kept[1]
        assert cards(editor)[2].place == ("body", 2)
        assert box(editor).place == ("body", 0, "bottleneck", "text")
        session.remove(ALL, ("body", 0))
        await editor.settle()
        assert [one.index for one in cards(editor)] == list(range(len(kept)))

    edit(complete(tmp_path / "root"), act)


def test_a_text_flows_here_and_keeps_its_line_ends_in_the_file(tmp_path):
    made = Made(tmp_path / "root")
    made.chapter("een", "text", "Een", {"text": "x"})
    root = made.done().root
    path = root / f"content/{YEAR}/een.yaml"
    lines = ["Een zin", "die loopt.", "", "- a", "  b"]
    text = "".join(f"      {line}".rstrip() + "\n" for line in lines)
    before = f"kind: text\ntitle: Een\nbody:\n  - text: |\n{text}"
    path.write_text(before)

    async def act(editor):
        name = f"content/{YEAR}/een.yaml"
        await go(editor, name, ("body", 0, "text"))
        assert area(editor).text == "Een zin die loopt.\n\n- a b"
        await editor.press("ctrl+end", "c")
        pane(editor).flush()
        assert editor.session.documents[name].text == before[:-1] + "c\n"
        await editor.press("backspace")
        pane(editor).flush()
        assert editor.session.changed_files() == []

    edit(made.done(), act)


@pytest.mark.parametrize(
    ("keys", "text"),
    [
        (["ctrl+b"], "**Twee** 🫧 bellen."),
        (["ctrl+t"], "*Twee* 🫧 bellen."),
        (
            ["ctrl+k", *"voorbeeld.example", "enter"],
            "[Twee](https://voorbeeld.example) 🫧 bellen.",
        ),
        (["ctrl+l"], "- Twee 🫧 bellen."),
        (["ctrl+end", "enter", "x"], "Twee 🫧 bellen.\n\nx"),
        (["ctrl+l", "ctrl+end", "enter", "x"], "- Twee 🫧 bellen.\n- x"),
    ],
)
def test_keys_in_a_text(workspace, keys, text):
    async def act(editor):
        await go(editor, TEXT, ("body", 0, "text"))
        await editor.press("ctrl+home", *keys)
        assert area(editor).text == text

    edit(workspace, act)


def test_the_cursor_walks_from_field_to_field(workspace):
    async def act(editor):
        await go(editor, THEME, ("body", 0, "bottleneck", "number"))
        for name in ("title", "text"):
            await editor.press("down")
            assert box(editor).place == ("body", 0, "bottleneck", name)
        await editor.press("up")
        assert box(editor).place == ("body", 0, "bottleneck", "title")
        await editor.press("enter")
        assert box(editor).place == ("body", 0, "bottleneck", "text")
        await editor.press("tab")
        assert box(editor).place == ("body", 1, "figure")

    edit(workspace, act)


def test_content_is_never_markup_and_wide_text_works(workspace):
    odd = "[/x] [bold] [[a]] \\[ 漢字 e\u0301 👩‍👩‍👧 " + "lang" * 5000

    async def act(editor):
        editor.session.set_value(TEXT, ("title",), odd)
        editor.session.set_value(TEXT, ("body", 0, "text"), odd)
        await go(editor, TEXT, ("body", 0, "text"))
        await editor.press("ctrl+end", "x", "ctrl+home")
        pane(editor).flush()
        written = editor.session.value(TEXT, ("body", 0, "text"))
        assert " ".join(written.split()) == odd + "x"
        assert "[/x] [bold]" in editor.picture

    edit(workspace, act)


def test_a_block_that_is_none_is_shown_with_its_problem(workspace):
    async def act(editor):
        editor.session.set_value(TEXT, ("body", 0), {"text": "a", "figure": "b"})
        await editor.open(TEXT, ("body", 0))
        await editor.until(lambda: "Geen blok" in editor.picture)

    edit(workspace, act)


def test_the_kind_of_a_chapter_brings_other_fields(workspace):
    async def act(editor):
        await editor.open(TEXT)
        editor.session.set_value(TEXT, ("kind",), "theme")
        await editor.until(lambda: "Nummer" in editor.picture)

    edit(workspace, act)


def test_words_are_counted_under_the_text_in_focus(workspace):
    async def act(editor):
        await go(editor, TEXT, ("body", 0, "text"))
        assert "2 woorden" in editor.picture
        area(editor).insert_words("Een " * 26)
        await editor.until(lambda: "1 lange zin (28 woorden)" in editor.picture)

    edit(workspace, act)


def test_what_is_changed_is_marked_and_can_be_put_back(workspace):
    async def act(editor):
        await go(editor, TEXT, ("title",))
        assert "gewijzigd" not in editor.picture
        await editor.press("x")
        pane(editor).flush()
        await editor.until(lambda: "gewijzigd" in editor.picture)
        pane(editor).revert_field()
        await editor.until(lambda: "gewijzigd" not in editor.picture)
        assert area(editor).text == "Inleiding [/x]"

    edit(workspace, act)


def test_a_long_chapter_opens_the_blocks_that_are_near(tmp_path):
    made = Made(tmp_path / "root")
    made.chapter("lang", "text", "Lang", *({"text": f"Blok {index}."} for index in range(200)))
    name = f"content/{YEAR}/lang.yaml"

    async def act(editor):
        await go(editor, name, ("title",))
        await editor.until(lambda: len(cards(editor)) == 200)
        assert sum(card.is_open for card in cards(editor)) < 60
        await go(editor, name, ("body", 198, "text"))
        await editor.until(lambda: "Blok 198." in editor.picture)
        assert editor.session.changed_files() == []

    edit(made.done(), act)


def test_a_block_that_is_moved_takes_its_card_and_the_cursor_along(tmp_path):
    async def act(editor):
        await go(editor, ALL, ("body", 1, "practice", "text"))
        card = cards(editor)[1]
        await editor.press("alt+down")
        await editor.until(lambda: cards(editor)[2] is card)
        await editor.until(lambda: at(editor) == ("body", 2, "practice", "text"))
        await editor.press("ctrl+z")
        await editor.until(lambda: cards(editor)[1] is card)

    edit(complete(tmp_path / "root"), act)


def test_a_new_block_shows_what_is_to_be_filled_and_typing_replaces_it(workspace):
    async def act(editor):
        await go(editor, TEXT, ("body", 0, "text"))
        editor.session.insert_item(TEXT, ("body",), 1, {"text": UNFINISHED})
        await go(editor, TEXT, ("body", 1, "text"))
        assert all(card.is_open for card in cards(editor))
        await type_in(editor, "Nieuw")
        pane(editor).flush()
        assert editor.session.value(TEXT, ("body", 1, "text")) == "Nieuw\n"
        assert editor.session.value(TEXT, ("body", 0, "text")) == "Twee 🫧 bellen."

    edit(workspace, act)


def test_a_problem_of_a_whole_block_is_told_in_its_card(workspace):
    async def act(editor):
        editor.session.set_value(TEXT, ("body", 0), {"links": {"items": [{"titel": "a"}]}})
        await editor.open(TEXT, ("body", 0))
        await editor.until(lambda: "‘titel’ is hier niet bekend" in editor.words)
        await editor.until(lambda: "Hier ontbreekt" in editor.words)

    edit(workspace, act, size=(140, 50))


def test_a_problem_in_one_of_many_values_puts_the_cursor_on_its_line(workspace):
    place = ("body", 0, "series", "indicators")
    series = {"id": "a", "title": "A", "indicators": ["a.b", "C D"], "first": "1", "last": "2"}

    async def act(editor):
        editor.session.set_value(TEXT, ("body", 0), {"series": series})
        await editor.open(TEXT, (*place, 1))
        await editor.until(lambda: pane(editor).focused_field() is not None)
        assert box(editor).place == place
        assert area(editor).cursor_location == (1, 0)

    edit(workspace, act)


def test_what_is_typed_fast_comes_after_the_keys_before_it(workspace):
    def key(name):
        return events.Key(name, name if len(name) == 1 else None)

    async def act(editor):
        await go(editor, THEME, ("body", 0, "bottleneck", "title"))
        field = area(editor)
        for name in ("end", "a", "home", "b", "enter", "c", "tab", "d"):
            editor.app.post_message(key(name))
        await editor.until(lambda: at(editor) == ("body", 1, "figure"))
        await editor.settle()
        pane(editor).flush()
        block = editor.session.value(THEME, ("body", 0, "bottleneck"))
        assert field.text == block["title"] == "bTe *veel* zeepa"
        assert block["text"] == "cDrie."
        assert editor.session.value(THEME, ("body", 1, "figure")) == "dring"

    edit(workspace, act)


@pytest.mark.parametrize("written", ["{text: Kort dus.}", "text: >\n      Kort\n      dus."])
def test_a_text_that_the_file_folds_itself_gets_no_line_ends(workspace, written):
    more = "woord " * 40
    (workspace.root / TEXT).write_text(f"kind: text\ntitle: Een\nbody:\n  - {written}\n")

    async def act(editor):
        await go(editor, TEXT, ("body", 0, "text"))
        await editor.press("ctrl+end")
        area(editor).insert_words(f" {more.strip()}")
        pane(editor).flush()
        value = editor.session.value(TEXT, ("body", 0, "text"))
        assert "\n" not in value.strip()
        assert "\n\n" not in editor.session.documents[TEXT].text

    edit(workspace, act)


def test_what_is_being_typed_follows_its_block_when_others_add_or_remove_one(workspace):
    async def act(editor):
        await go(editor, THEME, ("body", 0, "bottleneck", "text"))
        field = area(editor)
        field.insert_words("Mijn ")
        editor.session.insert_item(THEME, ("body",), 0, {"text": "Vooraan."})
        pane(editor).flush()
        assert editor.session.value(THEME, ("body", 1, "bottleneck", "text")) == "Mijn Drie."
        assert editor.session.value(THEME, ("body", 0)) == {"text": "Vooraan."}
        await editor.until(lambda: at(editor) == ("body", 1, "bottleneck", "text"))
        field.insert_words("en ")
        editor.session.remove(THEME, ("body", 1))
        before = editor.session.documents[THEME].text
        pane(editor).flush()
        assert editor.session.documents[THEME].text == before
        assert field.text == "Mijn en Drie."

    edit(workspace, act)


def test_a_choice_that_the_file_makes_otherwise_is_shown_as_it_is(workspace):
    async def act(editor):
        await editor.open(TEXT, ("status",))
        editor.session.set_value(TEXT, ("status",), "bijna")
        await editor.until(lambda: "bijna (onbekend)" in editor.picture)
        editor.session.remove(TEXT, ("status",))
        await editor.until(lambda: "concept (zolang u niets kiest)" in editor.picture)
        await editor.settle()
        assert editor.session.value(TEXT, ("status",)) is ABSENT
        editor.session.set_value(TEXT, ("status",), "final")
        await editor.until(lambda: "vastgesteld" in editor.picture)
        assert editor.session.value(TEXT, ("status",)) == "final"

    edit(workspace, act)


def test_what_must_be_filled_says_so_while_it_is_empty(workspace):
    async def act(editor):
        await go(editor, TEXT, ("title",))
        assert "verplicht" not in editor.picture
        await editor.press("ctrl+a", "delete")
        await editor.until(lambda: "Titel  verplicht" in editor.picture)
        await editor.press("f1")
        assert "Dit moet ingevuld zijn." in editor.words
        await editor.press("escape", "x")
        await editor.until(lambda: "verplicht" not in editor.picture)

    edit(workspace, act)


def test_a_block_is_closed_with_a_key_and_opened_again(workspace):
    async def act(editor):
        await go(editor, THEME, ("body", 0, "bottleneck", "title"))
        assert "Esc Blok dicht" in editor.keys
        await editor.press("end", "x", "escape", "escape")
        card = cards(editor)[0]
        assert not card.is_open
        assert card.line.has_focus
        assert editor.session.value(THEME, ("body", 0, "bottleneck", "title")).endswith("x")
        assert "Blok dicht" not in editor.keys
        await editor.press("enter")
        assert card.is_open

    edit(workspace, act)


def test_a_block_can_be_deleted_from_within_an_entry_of_its_list(tmp_path):
    async def act(editor):
        await go(editor, ALL, ("body", 6, "help_needed", "requests", 1, "text"))
        before = editor.session.value(ALL, ("body",))
        keys = editor.app.screen.active_bindings
        assert keys["ctrl+delete"].binding.description == "Verwijder regel"
        await editor.press("ctrl+p")
        await editor.press(*"Verwijder blok")
        await editor.until(lambda: "met alle regels ervan" in editor.words)
        await editor.press("enter")
        await editor.until(lambda: "verwijderen?" in editor.words)
        await editor.press("right", "enter")
        await editor.until(lambda: len(editor.session.value(ALL, ("body",))) < len(before))
        assert editor.session.value(ALL, ("body",)) == before[:6] + before[7:]

    edit(complete(tmp_path / "root"), act)


@pytest.mark.parametrize(
    ("path", "place"),
    [
        (f"content/{YEAR}/edition.yaml", ("cover", "image")),
        ("content/organisation.yaml", ("logo", "file")),
        (f"figures/{YEAR}/foto.yaml", ("file",)),
    ],
)
@pytest.mark.parametrize("keys", [["ctrl+e"], ["tab", "enter"]])
def test_an_image_is_chosen_at_the_field_that_names_it(tmp_path, path, place, keys):
    async def act(editor):
        await editor.open(path, place)
        await editor.until(lambda: getattr(editor.app.focused, "text", "").endswith(("g", "png")))
        await editor.until(lambda: "Kies een beeld…" in editor.picture)
        await editor.press(*keys)
        await editor.until(lambda: isinstance(editor.app.screen, ChooseImage))

    edit(complete(tmp_path / "root"), act)


def test_a_cover_that_is_not_there_yet_is_made_of_the_image_that_is_chosen(tmp_path):
    edition = f"content/{YEAR}/edition.yaml"

    async def act(editor):
        cover = editor.session.value(edition, ("cover",))
        editor.session.remove(edition, ("cover",))
        await go(editor, edition, ("cover", "image"))
        await editor.press("ctrl+e")
        await editor.until(lambda: isinstance(editor.app.screen, ChooseImage))
        editor.app.screen.dismiss(ChosenImage(cover["image"], "Een vlak", ""))
        await editor.settle()
        chosen = {"image": cover["image"], "alt": "Een vlak"}
        assert editor.session.value(edition, ("cover",)) == chosen

    edit(complete(tmp_path / "root"), act)


def test_an_emptied_text_stays_a_field_that_takes_the_next_words(workspace):
    async def act(editor):
        place = ("body", 0, "text")
        await go(editor, TEXT, place)
        await editor.press("ctrl+a", "delete")
        pane(editor).flush()
        await editor.settle()
        assert editor.session.value(TEXT, place) == ""
        assert box(editor).place == place
        assert area(editor).has_focus
        await type_in(editor, "Opnieuw.")
        pane(editor).flush()
        assert editor.session.value(TEXT, place) == "Opnieuw."
        assert len(editor.session.value(TEXT, ("body",))) == 1

    edit(workspace, act)


def test_an_emptied_figure_stays_a_field_too(workspace):
    async def act(editor):
        await go(editor, THEME, ("body", 1, "figure"))
        await editor.press("ctrl+a", "delete")
        pane(editor).flush()
        await editor.settle()
        assert editor.session.value(THEME, ("body", 1)) == {"figure": ""}
        assert box(editor).place == ("body", 1, "figure")
        assert "Geen blok" not in editor.words

    edit(workspace, act)


def picked(editor: Editor) -> bool:
    return bool(editor.app.screen.query("#pick-search"))


@pytest.mark.parametrize("key", ["ctrl+r", "enter"])
def test_a_number_of_the_bank_is_chosen_by_its_words(tmp_path, key):
    place = ("body", 0, "key_figures", "items", 0, "indicator")

    async def act(editor):
        path = f"content/{YEAR}/resultaten.yaml"
        await go(editor, path, place)
        await editor.press(key)
        await editor.until(lambda: picked(editor))
        await type_in(editor, "hoekig")
        await editor.press("enter")
        await editor.until(lambda: editor.session.value(path, place) == "bellen.hoekig")
        assert "= Hoekige zeepbellen" in editor.words
        assert box(editor).place == place

    edit(complete(tmp_path / "root"), act)


@pytest.mark.parametrize("key", ["ctrl+r", "enter"])
def test_in_a_list_a_chosen_number_comes_after_the_one_with_the_cursor(tmp_path, key):
    place = ("body", 14, "series", "indicators")

    async def act(editor):
        path = f"content/{YEAR}/resultaten.yaml"
        await go(editor, path, place)
        await editor.press("ctrl+end", key)
        await editor.until(lambda: picked(editor))
        await editor.press("enter")
        names = ["bellen.rond", "bellen.hoekig", "bellen.rond"]
        await editor.until(lambda: editor.session.value(path, place) == names)
        assert "= Ronde zeepbellen, Hoekige zeepbellen" in editor.words

    edit(complete(tmp_path / "root"), act)


def test_a_figure_is_chosen_by_a_button_too(tmp_path):
    async def act(editor):
        await go(editor, THEME, ("body", 1, "figure"))
        await editor.press("tab", "enter")
        await editor.until(lambda: picked(editor))
        await editor.press("escape")
        assert editor.session.changed_files() == []
        assert editor.app.focused.has_class("field-button")

    edit(small(Made(tmp_path)), act)


def test_headings_of_entries_name_numbers_by_their_words(tmp_path):
    async def act(editor):
        await go(editor, f"content/{YEAR}/resultaten.yaml", ("body", 0, "key_figures", "title"))
        await editor.until(lambda: "1. Ronde zeepbellen" in editor.words)
        assert "1. bellen.rond" not in editor.words

    edit(complete(tmp_path / "root"), act)


def test_escape_goes_to_the_line_of_a_block_and_then_closes_it(workspace):
    async def act(editor):
        place = ("body", 0, "text")
        await go(editor, TEXT, place)
        await editor.press("escape")
        (card,) = cards(editor)
        assert card.line.has_focus
        assert card.is_open
        await type_in(editor, "weg")
        assert "daar komt geen tekst" in editor.told
        assert editor.session.changed_files() == []
        await editor.press("enter")
        assert box(editor).place == place
        assert area(editor).has_focus
        await editor.press("escape", "escape")
        assert not card.is_open
        assert card.line.has_focus

    edit(workspace, act)


def test_f1_explains_the_field_that_has_the_focus_now(workspace):
    async def act(editor):
        await go(editor, TEXT, ("title",))
        await editor.pilot.press("tab")
        now = box(editor).label
        assert pane(editor).explanation()[0] == now != "Titel"
        await go(editor, TEXT, ("body", 0, "text"))
        await editor.press("escape")
        assert pane(editor).explanation()[0] == "Tekst"

    edit(workspace, act)


def test_ctrl_n_in_the_fields_of_a_chapter_adds_the_first_block(workspace):
    async def act(editor):
        await go(editor, TEXT, ("title",))
        await editor.press("ctrl+n")
        await editor.until(lambda: picked(editor))
        await type_in(editor, "Tekst")
        await editor.press("enter")
        await editor.until(lambda: len(editor.session.value(TEXT, ("body",))) == 2)
        assert editor.session.value(TEXT, ("body", 1)) == {"text": "Twee 🫧 bellen."}

    edit(workspace, act)


def test_ctrl_n_in_an_entry_adds_one_after_it(tmp_path):
    async def act(editor):
        path, place = f"content/{YEAR}/begrippen.yaml", ("body", 0, "glossary", "entries")
        await go(editor, path, (*place, 0, "term"))
        first, second = editor.session.value(path, place)
        await editor.press("ctrl+n")
        await editor.until(lambda: at(editor) == (*place, 1, "term"))
        assert editor.session.value(path, place) == [first, {"term": UNFINISHED}, second]
        asked = [one.field.name for one in pane(editor).query(TextField) if one.place[4:5] == (1,)]
        assert asked == ["term", "full", "meaning"]

    edit(complete(tmp_path / "root"), act)


def test_the_number_of_problems_at_more_fields_is_of_those_inside(workspace):
    async def act(editor):
        await go(editor, TEXT, ("title",))
        await editor.press("ctrl+a", "delete")
        pane(editor).flush()
        await editor.until(lambda: "‘Titel’ is leeg" in editor.words)
        more = next(one for one in pane(editor).query(MoreFields) if one.place == ())
        assert more.places
        assert not any(one in str(more.line.visual) for one in "✗▲")

    edit(workspace, act)


def test_keys_of_a_number_are_not_those_of_a_text(workspace):
    async def act(editor):
        await go(editor, THEME, ("number",))
        for words in ("Vet", "Schuin", "Lijst", "Link"):
            assert words not in editor.keys
        await go(editor, THEME, ("title",))
        assert "Vet" in editor.keys

    edit(workspace, act)


def test_a_new_file_says_once_that_it_is_new(workspace):
    async def act(editor):
        with editor.session.one_step("Nieuw"):
            path = f"content/{YEAR}/nieuw.yaml"
            editor.session.create(path, "kind: text\ntitle: Nieuw\nbody:\n- text: Een.\n")
        await go(editor, path, ("title",))
        await editor.press("ctrl+home")
        assert "Nieuw: dit staat nog niet in een bestand" in editor.words
        assert "* gewijzigd" not in editor.words

    edit(workspace, act)


def in_view(editor: Editor, card: Card) -> bool:
    return pane(editor).scroll.region.contains(card.line.region.x, card.line.region.y)


def test_a_block_that_was_deleted_and_is_back_is_seen(tmp_path):
    async def act(editor):
        await go(editor, ALL, ("body", 3, "research", "text"))
        before = editor.session.value(ALL, ("body",))
        await editor.press("ctrl+delete")
        await editor.until(lambda: "verwijderen?" in editor.words)
        await editor.press("right", "enter")
        await editor.until(lambda: len(editor.session.value(ALL, ("body",))) < len(before))
        await editor.press("ctrl+z")
        await editor.until(lambda: len(cards(editor)) == len(before))
        await editor.until(lambda: at(editor)[:2] == ("body", 3))
        await editor.until(lambda: in_view(editor, cards(editor)[3]))

    edit(complete(tmp_path / "root"), act)


def test_a_block_that_moves_keeps_its_line_in_view(tmp_path):
    async def act(editor):
        kind = next(iter(editor.session.value(ALL, ("body", 1))))
        await go(editor, ALL, ("body", 1, kind, "text"))
        await editor.press("alt+down")
        await editor.until(lambda: at(editor)[:2] == ("body", 2))
        await editor.press("alt+down")
        await editor.until(lambda: at(editor)[:2] == ("body", 3))
        await editor.until(lambda: in_view(editor, cards(editor)[3]))

    edit(complete(tmp_path / "root"), act)
