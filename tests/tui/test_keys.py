"""Every key does something that a test sees; here the keys that no other test presses."""

import ast
import importlib
import pkgutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from textual.binding import Binding
from textual.dom import DOMNode

import stand.tui
from stand.tui.arrangement import Part
from stand.tui.panes.form_pane import FormPane
from stand.tui.widgets.text_field import TextField
from stand.workspace import Workspace
from tests.made.complete import complete
from tests.tui.shell import TEXT, THEME, Editor, edit

_PRESSES = ("press", "burst")
_PLACE = ("body", 0, "text")


def test_each_key_is_pressed_by_a_test() -> None:
    pressed = {key for file in Path(__file__).parent.glob("test_*.py") for key in _pressed(file)}
    missing = [
        f"{one.__name__}: {binding.key} ({binding.action})"
        for one in _classes()
        for binding in _bindings(one)
        if not pressed & {key.strip() for key in binding.key.split(",")}
    ]
    assert missing == []


def _classes() -> Iterator[type[DOMNode]]:
    """Yield each class of the editor that can have keys, once."""
    for found in pkgutil.walk_packages(stand.tui.__path__, "stand.tui."):
        for one in vars(importlib.import_module(found.name)).values():
            is_ours = isinstance(one, type) and one.__module__ == found.name
            if is_ours and issubclass(one, DOMNode):
                yield one


def _bindings(one: type[DOMNode]) -> Iterator[Binding]:
    for binding in one.__dict__.get("BINDINGS", ()):
        yield binding if isinstance(binding, Binding) else Binding(*binding)


def _pressed(file: Path) -> Iterator[str]:
    """Yield each key that a test names where it presses keys, or where its cases are listed."""
    for function in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef):
            calls = [one for one in ast.walk(function) if _is_press(one)]
            for node in [*calls, *(function.decorator_list if calls else ())]:
                for part in ast.walk(node):
                    if isinstance(part, ast.Constant) and isinstance(part.value, str):
                        yield part.value


def _is_press(node: ast.AST) -> bool:
    if not isinstance(node, ast.Call):
        return False
    name = node.func.attr if isinstance(node.func, ast.Attribute) else ""
    return (name or getattr(node.func, "id", "")) in _PRESSES


def _area(editor: Editor) -> TextField:
    pane = editor.edition.middle.pane
    assert isinstance(pane, FormPane)
    field = pane.focused_field()
    assert isinstance(field, TextField)
    return field


@pytest.mark.parametrize(
    ("keys", "text", "selected", "column"),
    [
        (("end", "left"), "een twee drie", "", 12),
        (("end", "ctrl+left"), "een twee drie", "", 9),
        (("home", "ctrl+right"), "een twee drie", "", 3),
        (("end", "shift+left"), "een twee drie", "e", 12),
        (("home", "shift+right"), "een twee drie", "e", 1),
        (("end", "shift+up"), "een twee drie", "een twee drie", 0),
        (("home", "shift+down"), "een twee drie", "een twee drie", 13),
        (("end", "ctrl+shift+left"), "een twee drie", "drie", 9),
        (("home", "ctrl+shift+right"), "een twee drie", "een", 3),
        (("end", "shift+home"), "een twee drie", "een twee drie", 0),
        (("home", "shift+end"), "een twee drie", "een twee drie", 13),
        (("end", "ctrl+w"), "een twee ", "", 9),
        (("home", "alt+d"), " twee drie", "", 0),
        (("end", "ctrl+shift+left", "ctrl+x"), "een twee ", "", 9),
    ],
)
def test_the_keys_of_a_text(
    workspace: Workspace, keys: tuple[str, ...], text: str, selected: str, column: int
) -> None:
    async def act(editor: Editor) -> None:
        editor.session.set_value(TEXT, _PLACE, "een twee drie\n")
        await editor.open(TEXT, _PLACE)
        await editor.press(*keys)
        area = _area(editor).area
        assert (area.text, area.selected_text) == (text, selected)
        assert area.cursor_location == (0, column)

    edit(workspace, act)


@pytest.mark.parametrize(("key", "mark"), [("ctrl+b", "**"), ("ctrl+t", "*")])
def test_bold_and_italic(workspace: Workspace, key: str, mark: str) -> None:
    async def act(editor: Editor) -> None:
        editor.session.set_value(TEXT, _PLACE, "een twee drie\n")
        await editor.open(TEXT, _PLACE)
        await editor.press("end", "ctrl+shift+left", key)
        assert _area(editor).area.text == f"een twee {mark}drie{mark}"

    edit(workspace, act)


def test_a_block_is_split_where_the_cursor_is(workspace: Workspace) -> None:
    async def act(editor: Editor) -> None:
        editor.session.set_value(TEXT, _PLACE, "Een.\n\nTwee.\n")
        await editor.open(TEXT, _PLACE)
        await editor.press("down", "down", "home", "f10")
        body = editor.session.value(TEXT, ("body",))
        assert body == [{"text": "Een.\n"}, {"text": "Twee.\n"}]

    edit(workspace, act)


def test_the_outline_folds_and_is_walked_by_the_page(workspace: Workspace) -> None:
    async def act(editor: Editor) -> None:
        rows = editor.edition.outline.rows
        rows.show_place(THEME, ())
        before = editor.outline
        await editor.press("right")
        assert len(editor.outline) > len(before)
        await editor.press("left")
        assert editor.outline == before
        await editor.press("end")
        last = rows.cursor
        await editor.press("pageup")
        assert rows.cursor < last

    edit(workspace, act, size=(80, 15))


def test_a_part_is_made_larger_and_smaller(workspace: Workspace) -> None:
    async def act(editor: Editor) -> None:
        outline = editor.edition.outline
        assert editor.edition.body.current is Part.OUTLINE
        before = outline.size.width
        await editor.press("alt+right")
        assert outline.size.width > before
        await editor.press("alt+left")
        assert outline.size.width == before

    edit(workspace, act)


def test_what_cannot_be_opened_yet_is_said(workspace: Workspace) -> None:
    async def act(editor: Editor) -> None:
        await editor.press("f12")
        assert "F5" in editor.told or "PDF" in editor.told

    edit(workspace, act)


def test_the_status_has_a_letter_for_each(workspace: Workspace) -> None:
    async def act(editor: Editor) -> None:
        await editor.open(TEXT)
        await editor.press("f9", "t")
        assert editor.session.value(TEXT, ("status",)) == "review"
        await editor.press("f9", "c")
        assert editor.session.value(TEXT, ("status",)) == "draft"

    edit(workspace, act)


def test_another_period_is_asked_for(tmp_path: Path) -> None:
    async def act(editor: Editor) -> None:
        await editor.open("content/indicators.yaml", ("indicators", 0))
        await editor.press("ctrl+n")
        assert "Welke periode?" in editor.words
        await editor.press("enter")
        assert editor.app.screen is editor.edition

    edit(complete(tmp_path / "root"), act)
