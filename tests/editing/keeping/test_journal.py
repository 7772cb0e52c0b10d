"""What is not saved yet survives whatever happens to the program."""

import resource
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stand.editing.keeping.journal import (
    Journal,
    Kept,
    Leftover,
    discard,
    leftovers,
    set_damaged_aside,
)
from stand.editing.keeping.journal_format import Damaged, Packer, Unknown, unpack

PATH = "content/2030/voorwoord.yaml"
WORK = {PATH: Kept(b"title: Oud\n", b"title: Nieuw\n")}

# Types on and on; tells after each tenth text that it is kept.
TYPES = """\
import sys
from pathlib import Path
from stand.editing.keeping.journal import Journal, Kept
from stand.editing.keeping.presence import Presence

folder = Path(sys.argv[1])
presence = Presence(folder, "2030")
presence.enter()
journal = Journal(folder, "2030", presence.name)
number = 0
while True:
    number += 1
    text = f"{number} " + "woord " * (number % 7 * 1000)
    journal.keep({"content/2030/voorwoord.yaml": Kept(b"oud", text.encode())})
    if number % 10 == 0:
        assert journal.flush()
        print(number, flush=True)
"""


def left(folder: Path) -> Leftover:
    (only,) = leftovers(folder, "2030")
    return only


@contextmanager
def journal_in(folder: Path, name: str = "sessie") -> Iterator[Journal]:
    journal = Journal(folder, "2030", name)
    try:
        yield journal
    finally:
        journal.close(discard=True)


def leave_work(folder: Path, name: str, files: dict[str, Kept] = WORK) -> None:
    journal = Journal(folder, "2030", name)
    journal.keep(files)
    journal.close(discard=False)


@pytest.mark.parametrize("lines", [1, 2, 5, 9])
def test_a_kill_while_typing_loses_nothing_that_was_kept(tmp_path: Path, lines: int) -> None:
    command = [sys.executable, "-c", TYPES, str(tmp_path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as typing:
        assert typing.stdout is not None
        try:
            for _ in range(lines):
                kept = int(typing.stdout.readline())
            assert leftovers(tmp_path, "2030") == []  # it is alive
        finally:
            typing.send_signal(signal.SIGKILL)
    leftover = left(tmp_path)
    base, text = leftover.files[PATH]
    assert base == b"oud"
    assert text is not None
    number = int(text.split()[0])
    assert number >= kept
    assert text == (f"{number} " + "woord " * (number % 7 * 1000)).encode()


def test_the_newest_work_wins_and_an_end_without_discarding_keeps_it(tmp_path: Path) -> None:
    journal = Journal(tmp_path, "2030", "sessie")
    for number in range(50):
        journal.keep({PATH: Kept(b"oud", b"%d" % number)})
    journal.close(discard=False)
    assert left(tmp_path).files == {PATH: Kept(b"oud", b"49")}


def test_work_that_was_saved_is_no_leftover(tmp_path: Path) -> None:
    with journal_in(tmp_path) as journal:
        journal.keep(WORK)
        assert journal.flush()
        assert left(tmp_path).files == WORK
        journal.keep({})
        assert journal.flush()
        assert leftovers(tmp_path, "2030") == []


def test_an_end_with_discarding_leaves_nothing(tmp_path: Path) -> None:
    journal = Journal(tmp_path, "2030", "sessie")
    journal.keep(WORK)
    journal.close(discard=True)
    assert leftovers(tmp_path, "2030") == []


def test_a_file_that_somebody_removed_is_written_again(tmp_path: Path) -> None:
    with journal_in(tmp_path) as journal:
        journal.keep(WORK)
        assert journal.flush()
        journal.path.unlink()
        assert journal.flush()
        assert left(tmp_path).files == WORK


def test_what_was_handed_in_may_change_afterwards(tmp_path: Path) -> None:
    with journal_in(tmp_path) as journal:
        files = dict(WORK)
        journal.keep(files)
        files.clear()
        assert journal.flush()
        assert left(tmp_path).files == WORK


def test_a_folder_that_cannot_be_written_is_told_and_tried_again(tmp_path: Path) -> None:
    folder = tmp_path / "staat"
    folder.write_text("geen map")
    with journal_in(folder) as journal:
        journal.keep(WORK)
        assert not journal.flush()
        assert journal.problem is not None
        assert str(folder) in journal.problem
        folder.unlink()
        assert journal.flush()
        assert journal.problem is None
        assert left(folder).files == WORK


FULL = """\
import resource, sys
from pathlib import Path
from stand.editing.keeping.journal import Journal, Kept, leftovers

folder = Path(sys.argv[1])
journal = Journal(folder, "2030", "sessie")
journal.keep({"a": Kept(None, b"kort")})
assert journal.flush()
_, most = resource.getrlimit(resource.RLIMIT_FSIZE)
resource.setrlimit(resource.RLIMIT_FSIZE, (1000, most))
journal.keep({"a": Kept(None, b"lang" * 1000)})
assert not journal.flush()
print(journal.problem)
assert leftovers(folder, "2030")[0].files == {"a": Kept(None, b"kort")}
resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))
assert journal.flush()
print(journal.problem)
assert leftovers(folder, "2030")[0].files == {"a": Kept(None, b"lang" * 1000)}
"""


@pytest.mark.skipif(
    resource.getrlimit(resource.RLIMIT_FSIZE)[1] != resource.RLIM_INFINITY,
    reason="the size of files is limited here already",
)
def test_a_full_disk_leaves_what_was_kept_and_is_tried_again(tmp_path: Path) -> None:
    command = [sys.executable, "-c", FULL, str(tmp_path)]
    told = subprocess.run(command, capture_output=True, text=True, check=True).stdout.splitlines()
    assert "de schijf is vol" in told[0]
    assert told[1] == "None"


def test_leftovers_are_found_newest_first(tmp_path: Path) -> None:
    for name in ("tweede", "eerste"):
        leave_work(tmp_path, name)
    found = leftovers(tmp_path, "2030")
    assert [leftover.name for leftover in found] == ["eerste", "tweede"]
    assert found[0].when >= found[1].when
    assert leftovers(tmp_path, "2029") == []


def test_what_is_discarded_is_set_aside(tmp_path: Path) -> None:
    leave_work(tmp_path, "sessie")
    leftover = left(tmp_path)
    discard(leftover)
    assert leftovers(tmp_path, "2030") == []
    aside = leftover.path.parent / "weggelegd" / leftover.path.name
    assert unpack(aside.read_bytes())[1] == WORK
    discard(leftover)  # by another session, a moment later
    assert aside.exists()


def test_the_last_twenty_that_were_discarded_are_there(tmp_path: Path) -> None:
    for number in range(23):
        leave_work(tmp_path, f"{number:02}")
        discard(left(tmp_path))
    aside = sorted(path.stem for path in (tmp_path / "2030" / "weggelegd").iterdir())
    assert aside == [f"{number:02}" for number in range(3, 23)]


def test_a_damaged_file_is_set_aside_and_the_others_are_found(tmp_path: Path) -> None:
    for name in ("heel", "kapot", "leeg"):
        leave_work(tmp_path, name)
    folder = tmp_path / "2030"
    damaged = folder / "kapot.json"
    damaged.write_bytes(damaged.read_bytes().replace(b"Nieuw", b"Nieuv"))
    (folder / "leeg.json").write_bytes(b"")
    assert left(tmp_path).name == "heel"
    moved = set_damaged_aside(tmp_path, "2030")
    assert moved == [folder / "beschadigd" / name for name in ("kapot.json", "leeg.json")]
    assert b"Nieuv" in moved[0].read_bytes()
    assert set_damaged_aside(tmp_path, "2030") == []
    assert left(tmp_path).name == "heel"


def test_what_a_newer_version_wrote_stays_where_it_is(tmp_path: Path) -> None:
    leave_work(tmp_path, "sessie")
    path = left(tmp_path).path
    newer = path.read_bytes().replace(b'"stand-journal": 1', b'"stand-journal": 2')
    path.write_bytes(newer)
    assert leftovers(tmp_path, "2030") == []
    assert set_damaged_aside(tmp_path, "2030") == []
    assert path.read_bytes() == newer


WHEN = datetime(2030, 5, 20, 10, tzinfo=UTC)
names = st.text(st.characters(exclude_categories=()))
contents = st.none() | st.binary() | st.text().map(str.encode)


pairs = st.dictionaries(names, st.tuples(contents, contents))


@given(st.lists(pairs, min_size=1, max_size=3))
def test_every_byte_comes_back(
    journals: list[dict[str, tuple[bytes | None, bytes | None]]],
) -> None:
    packer = Packer()
    for files in [*journals, *journals]:
        assert unpack(packer.pack(WHEN, files)) == (WHEN, files)


@given(st.data())
def test_a_file_of_which_anything_changed_is_damaged_or_says_the_same(data: st.DataObject) -> None:
    raw = Packer().pack(WHEN, WORK)
    start = data.draw(st.integers(0, len(raw) - 1))
    broken = raw[:start] + data.draw(st.binary(max_size=3)) + raw[start + 1 :]
    try:
        found = unpack(broken)
    except (Damaged, Unknown):
        return
    assert found == (WHEN, WORK)
