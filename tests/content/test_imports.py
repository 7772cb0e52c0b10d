"""A command imports what it needs and no more, so that it starts at once."""

import subprocess
import sys

import pytest

from tests.conftest import EditionBuilder

SCRIPT = """
import sys
from stand.cli.main import main
try:
    status = main(sys.argv[1:])
except SystemExit as stop:
    status = stop.code
print("modules:", *sorted(name for name in sys.modules if "." not in name))
sys.exit(status)
"""


def modules_of(*arguments: str) -> set[str]:
    """Return the names of all that is imported when the command has run."""
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT, *arguments], capture_output=True, text=True, check=True
    )
    return set(done.stdout.splitlines()[-1].split()[1:])


@pytest.mark.parametrize("arguments", [["--help"], ["--version"], ["check", "--help"]])
def test_help_imports_no_library(arguments: list[str]) -> None:
    loaded = modules_of(*arguments)
    assert "stand" in loaded
    heavy = {"pandas", "weasyprint", "pydantic", "yaml", "textual", "markdown_it", "PIL", "jinja2"}
    assert not loaded & heavy


def test_a_check_imports_only_what_reads_and_checks(edition: EditionBuilder) -> None:
    loaded = modules_of("check", "--root", str(edition.root))
    assert {"pydantic", "yaml"} <= loaded
    heavy = {"weasyprint", "textual", "PIL", "jinja2", "openpyxl", "vl_convert", "pandas", "numpy"}
    assert not loaded & heavy
