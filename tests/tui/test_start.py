"""What the editor reads before its first picture, and what it never reads itself."""

import subprocess
import sys
from pathlib import Path

from stand.workspace import Workspace
from tests.made.writing import Made
from tests.tui.shell import Editor, edit, small

_LIST = "import sys; print(*sorted({name.partition('.')[0] for name in sys.modules}))"
_ALL = """
import importlib, pkgutil, stand.editing, stand.preview.client, stand.tui
for room in (stand.editing, stand.tui):
    for found in pkgutil.walk_packages(room.__path__, room.__name__ + "."):
        importlib.import_module(found.name)
"""


def _read(program: str) -> set[str]:
    done = subprocess.run(
        [sys.executable, "-c", f"{program}\n{_LIST}"], capture_output=True, text=True, check=True
    )
    return set(done.stdout.split())


def test_the_first_screen_waits_for_no_models() -> None:
    read = _read("import stand.cli.edit, stand.editing.session, stand.tui.app")
    assert "textual" in read
    assert not read & {"pydantic", "markdown_it", "PIL", "pandas", "weasyprint", "vl_convert"}


def test_what_lays_out_and_counts_lives_in_another_process() -> None:
    assert not _read(_ALL) & {"pandas", "weasyprint", "vl_convert", "pikepdf", "pypdfium2"}


def test_what_the_render_process_finds_out_reaches_the_screen(tmp_path: Path) -> None:
    made = Made(tmp_path)
    workspace = _with_numbers(made)

    async def act(editor: Editor) -> None:
        await editor.until(lambda: "gecontroleerd" in editor.picture, patience=60)
        await editor.until(lambda: any("Van 1.200 bellen" in line for line in editor.outline))
        assert any("1300" in one.message for one in editor.edition.problems.shown)

    edit(workspace, act, renders=True)


def _with_numbers(made: Made) -> Workspace:
    small(made)
    bank = {
        "sources": [{"id": "V", "title": "Verzonnen"}],
        "indicators": [{"id": "bellen", "label": "Bellen", "unit": "bellen"}],
    }
    made.write("content/indicators.yaml", bank)
    lines = "indicator;period;value;status;source;note;hedge\nbellen;2030;1200;final;V;;\n"
    made.write("content/2030/tables/observations.csv", lines)
    made.chapter("meer", "text", "Van [[bellen]] bellen", {"text": "Dit zijn er 1300."})
    return made.done()
