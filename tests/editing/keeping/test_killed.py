"""A session that is killed at any moment leaves whole files, and all that was kept by then."""

import random
import re
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from stand.editing.session import Session
from stand.workspace import Workspace
from tests.conftest import PROJECT
from tests.editing.typist import CHAPTER, PLACE, sentence
from tests.made.editions import draft


def killed_while_typing(root: Path, chance: random.Random) -> int:
    """Let somebody type until a random moment; return the last sentence that was certain."""
    command = [sys.executable, "-m", "tests.editing.typist", str(root)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, cwd=PROJECT, text=True) as typist:
        assert typist.stdout is not None
        for _ in range(chance.randrange(1, 12)):
            typist.stdout.readline()
        # A moment that no clock measures: so many turns of a loop after the last line.
        for _ in range(chance.randrange(200_000)):
            pass
        typist.send_signal(signal.SIGKILL)
        told = typist.stdout.read().split()
    return max((int(word) for word in told if word.isdigit()), default=0)


@pytest.mark.parametrize("turn", range(5))
def test_what_was_kept_is_there_after_a_kill(tmp_path: Path, turn: int) -> None:
    workspace: Workspace = draft(tmp_path)
    certain = killed_while_typing(tmp_path, random.Random(turn))  # noqa: S311
    session = Session(workspace, "2030")
    assert session.documents[CHAPTER].readable
    for leftover in session.recovery.leftovers():
        assert session.restore(leftover) == []
    text = session.value(CHAPTER, PLACE)
    assert isinstance(text, str)
    found = re.match(r"Zin (\d+)\.", text)
    assert found is not None
    assert text == sentence(int(found[1]))
    assert int(found[1]) >= certain
    assert session.save() == []
    session.close()
