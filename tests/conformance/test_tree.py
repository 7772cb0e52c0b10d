"""The structure of an edition with one of everything, as a person has read and approved it.

After a change that is meant, read the difference, and write the new tree with
``STAND_NEW_TREE=1 .venv/bin/pytest -n0 tests/conformance/test_tree.py``.
"""

import os
from pathlib import Path

from stand.audit.tree_text import tree_text
from tests.conformance.conftest import Builder

_GOLDEN = Path(__file__).with_name("tree.txt")


def test_the_structure_is_the_one_that_was_read(builder: Builder) -> None:
    tree = tree_text(builder("complete").path.read_bytes()) + "\n"
    if os.environ.get("STAND_NEW_TREE"):
        _GOLDEN.write_text(tree, encoding="utf-8")
    assert tree.splitlines() == _GOLDEN.read_text(encoding="utf-8").splitlines()
