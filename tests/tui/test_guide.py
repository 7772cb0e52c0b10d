"""The keys that the user guide names are keys of the editor."""

import importlib
import pkgutil
import re
from collections.abc import Iterator

from textual.binding import Binding

import stand.tui
from stand.tui.keys import key_name
from tests.conftest import PROJECT

GUIDE = (PROJECT / "docs/handleiding.md").read_text("utf-8")
EDITOR = GUIDE.partition("\n## De editor\n")[2].partition("\n## ")[0]
KEY = re.compile(r"(?:(?:Ctrl|Alt|Shift)\+)+(?:[A-Z]\b|↑|↓|Del|PgUp|PgDn)|\bF\d{1,2}\b")


def bound_keys() -> Iterator[str]:
    for found in pkgutil.walk_packages(stand.tui.__path__, "stand.tui."):
        for thing in vars(importlib.import_module(found.name)).values():
            for binding in getattr(thing, "BINDINGS", None) or ():
                if isinstance(binding, Binding):
                    yield from (key_name(key.strip()) for key in binding.key.split(","))


def test_every_key_in_the_guide_does_something() -> None:
    named = set(KEY.findall(EDITOR))
    assert len(named) > 25
    assert named - set(bound_keys()) == set()
