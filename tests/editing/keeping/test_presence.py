"""Two sessions on one edition know of each other."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from stand.editing.keeping.presence import Presence, is_alive

ENTERS = """\
import sys
from pathlib import Path
from stand.editing.keeping.presence import Presence

presence = Presence(Path(sys.argv[1]), "2030")
presence.enter()
print(presence.name, flush=True)
sys.stdin.readline()
presence.leave()
"""


@contextmanager
def another(folder: Path) -> Iterator[tuple[subprocess.Popen[str], str]]:
    command = [sys.executable, "-c", ENTERS, str(folder)]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        try:
            yield process, process.stdout.readline().strip()
        finally:
            process.kill()


@pytest.fixture
def here(tmp_path: Path) -> Iterator[Presence]:
    presence = Presence(tmp_path, "2030")
    presence.enter()
    yield presence
    presence.leave()


def test_a_second_session_is_told_of_the_first(tmp_path: Path, here: Presence) -> None:
    assert here.others() == []
    with another(tmp_path) as (process, name):
        (other,) = here.others()
        assert other.pid == process.pid
        assert is_alive(tmp_path, "2030", name)
        process.communicate("\n")
        assert here.others() == []
        assert not is_alive(tmp_path, "2030", name)


def test_another_edition_is_nobodys_business(tmp_path: Path, here: Presence) -> None:
    elsewhere = Presence(tmp_path, "2029")
    elsewhere.enter()
    assert here.others() == []
    assert elsewhere.others() == []
    elsewhere.leave()


def test_a_killed_session_is_gone_and_its_file_is_cleared_away(
    tmp_path: Path, here: Presence
) -> None:
    with another(tmp_path) as (process, name):
        process.send_signal(signal.SIGKILL)
        process.wait()
    assert here.others() == []
    third = Presence(tmp_path, "2030")
    third.enter()
    assert not (tmp_path / "2030" / f"{name}.live").exists()
    third.leave()


def test_a_stopped_session_is_still_there(tmp_path: Path, here: Presence) -> None:
    with another(tmp_path) as (process, _):
        process.send_signal(signal.SIGSTOP)
        assert [other.pid for other in here.others()] == [process.pid]


def test_a_session_keeps_its_place_when_its_folder_is_cleared(
    tmp_path: Path, here: Presence
) -> None:
    (tmp_path / "2030" / f"{here.name}.live").unlink()
    (tmp_path / "2030").rmdir()
    assert not is_alive(tmp_path, "2030", here.name)
    here.others()
    assert is_alive(tmp_path, "2030", here.name)


def test_a_folder_that_cannot_be_written_tells_nothing_until_it_can(tmp_path: Path) -> None:
    folder = tmp_path / "staat"
    folder.write_text("geen map")
    presence = Presence(folder, "2030")
    presence.enter()
    assert presence.others() == []
    folder.unlink()
    assert presence.others() == []
    assert is_alive(folder, "2030", presence.name)
    presence.leave()
    assert not is_alive(folder, "2030", presence.name)


def on_another_machine(folder: Path) -> Path:
    told = {
        "user": "anna",
        "host": "elders",
        "machine": "andere",
        "pid": os.getpid(),
        "since": "2030-05-20T10:00:00+00:00",
        "locked": True,
    }
    path = folder / "2030" / "anna.live"
    path.parent.mkdir(exist_ok=True)
    path.write_text(json.dumps(told))
    return path


def test_a_session_on_another_machine_lives_as_long_as_it_touches_its_file(
    tmp_path: Path, here: Presence
) -> None:
    path = on_another_machine(tmp_path)
    (other,) = here.others()
    assert (other.user, other.host) == ("anna", "elders")
    now = path.stat().st_mtime
    os.utime(path, (now - 61, now - 61))
    assert here.others() == []


def test_the_file_of_a_dead_session_stays_as_long_as_its_work(tmp_path: Path) -> None:
    path = on_another_machine(tmp_path)
    os.utime(path, (0, 0))
    work = path.with_suffix(".json")
    work.write_text("{}")
    presence = Presence(tmp_path, "2030")
    presence.enter()
    presence.leave()
    assert path.exists()
    work.unlink()
    presence.enter()
    presence.leave()
    assert not path.exists()


@pytest.mark.parametrize("content", [b"", b"[]", b"{", b'{"pid": "x", "since": 3}', b"\xff"])
def test_a_strange_file_is_no_error(tmp_path: Path, here: Presence, content: bytes) -> None:
    path = tmp_path / "2030" / "vreemd.live"
    path.write_bytes(content)
    assert [other.host for other in here.others()] == ["onbekend"]
    os.utime(path, (0, 0))
    assert here.others() == []


def test_a_session_under_the_number_of_a_dead_one_is_not_taken_for_it(tmp_path: Path) -> None:
    with another(tmp_path) as (process, name):
        process.kill()
        process.wait()
    path = tmp_path / "2030" / f"{name}.live"
    told = json.loads(path.read_text())
    path.write_text(json.dumps({**told, "pid": os.getpid()}))
    assert not is_alive(tmp_path, "2030", name)
