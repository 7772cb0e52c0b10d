"""A made-up edition for the editor, and settings that stay in the test's own folder."""

from pathlib import Path

import pytest

from stand.workspace import Workspace
from tests.made.writing import Made
from tests.tui.shell import small


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    """Return a small made-up edition."""
    return small(Made(tmp_path / "root"))
