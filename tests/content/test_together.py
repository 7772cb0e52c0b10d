"""Files that belong together are all old or all new, whatever ends who writes them."""

import itertools
import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from stand.content.atomic import open_beside, sweep
from stand.content.together import settle, write_together
from stand.errors import CannotWrite
from tests.conftest import PROJECT
from tests.content.ending import ending, run_to_end

OLD = {"a.pdf": b"old", "data/een.csv": b"old", "data/twee.csv": b"old"}
NEW = {"a.pdf": b"new", "a.html": b"new", "data/een.csv": b"new"}
WRITE = """
from pathlib import Path
from stand.content.together import write_together
from stand.errors import CannotWrite
folder = Path({folder!r})
try:
    write_together(
        {{folder / name: data for name, data in {files!r}.items()}}, only=[folder / "data/*.csv"]
    )
except CannotWrite as error:
    print(error)
raise SystemExit({untouched} * (_seen < _step))
"""
UNTOUCHED = 3
"""What a program says that ended before it came to its step."""
SETTLE = """
from pathlib import Path
from stand.content.together import settle
settle(Path({folder!r}), Path({folder!r}) / "data")
"""


def put(folder: Path, files: dict[str, bytes]) -> None:
    for name, data in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)


def found(folder: Path) -> dict[str, bytes]:
    """Return all that lies in a folder, hidden files too."""
    paths = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}


def writing(folder: Path, step: int, end: str, files: dict[str, bytes] = NEW) -> list[str]:
    program = WRITE.format(folder=str(folder), files=files, untouched=UNTOUCHED)
    return ending(program, folder, step, end)


def ends(tmp_path: Path, end: str) -> Iterator[tuple[Path, subprocess.CompletedProcess[str]]]:
    """Yield a folder with old files in which new ones were being written, for each end there is."""
    for step in itertools.count(1):
        folder = tmp_path / str(step)
        put(folder, OLD)
        done = run_to_end(writing(folder, step, end))
        yield folder, done
        if done.returncode == UNTOUCHED:
            return


def settled(folder: Path) -> dict[str, bytes]:
    settle(folder, folder / "data")
    return found(folder)


def test_what_is_written_together_replaces_all_that_was_there(tmp_path: Path) -> None:
    put(tmp_path, OLD)
    (tmp_path / "a.pdf").chmod(0o640)
    files = {tmp_path / name: data for name, data in NEW.items()}
    write_together(files, only=[tmp_path / "data/*.csv"])
    assert found(tmp_path) == NEW
    assert (tmp_path / "a.pdf").stat().st_mode & 0o777 == 0o640


def test_killed_at_any_step_the_files_belong_together_again(tmp_path: Path) -> None:
    after = [(found(folder), settled(folder)) for folder, _ in ends(tmp_path, "killed")]
    assert all(files in (OLD, NEW) for _, files in after)
    mixed = [
        files
        for before, files in after
        if before["a.pdf"] == b"new" and before.get("a.html") != b"new"
    ]
    assert mixed, "one of them was killed between two files"
    assert all(files == NEW for files in mixed)


def test_killed_while_it_puts_things_right_the_next_one_does(tmp_path: Path) -> None:
    folder = half_done(tmp_path)
    kills = 0
    for step in itertools.count(1):
        copy = tmp_path / f"copy{step}"
        shutil.copytree(folder, copy)
        done = run_to_end(ending(SETTLE.format(folder=str(copy)), copy, step, "killed"))
        kills += done.returncode < 0
        assert settled(copy) == NEW
        if kills < step:
            break
    assert kills > len(NEW)


def half_done(tmp_path: Path) -> Path:
    """Return a folder in which the first new file has taken its place, and the others not."""
    for folder, _ in ends(tmp_path, "killed"):
        files = found(folder)
        if files["a.pdf"] == b"new" and "a.html" not in files:
            return folder
    raise AssertionError


def test_who_writes_next_puts_right_what_was_left(tmp_path: Path) -> None:
    folder = half_done(tmp_path)
    write_together({folder / "b.pdf": b"other"})
    assert found(folder)["a.html"] == b"new"
    assert not any(folder.rglob(".*"))


def test_a_disk_that_is_full_at_any_step_leaves_old_or_new(tmp_path: Path) -> None:
    refusals = 0
    for folder, done in ends(tmp_path, "full"):
        before = found(folder)
        assert "Traceback" not in done.stderr
        refusals += "de schijf is vol" in done.stdout
        if "staat er nog" in done.stdout:
            assert before == OLD
        elif done.stdout:
            assert "horen nu niet bij elkaar" in done.stdout
        assert settled(folder) in (OLD, NEW)
    assert refusals > len(NEW)


def test_a_file_that_does_not_fit_leaves_all_old_files(tmp_path: Path) -> None:
    put(tmp_path, OLD)
    *python, program = writing(tmp_path, 0, "")
    program = program.replace("'data/een.csv': b'new'", "'data/een.csv': bytes(100_000)")
    limit = "ulimit -f 8; trap '' XFSZ; exec \"$@\""
    limited = ["bash", "-c", limit, "bash", *python, program]
    assert "data/een.csv kan niet worden geschreven" in run_to_end(limited).stdout
    assert found(tmp_path) == OLD


@pytest.mark.parametrize("name", [".", "data"])
def test_a_folder_for_reading_only_leaves_all_old_files(tmp_path: Path, name: str) -> None:
    put(tmp_path, OLD)
    (tmp_path / name).chmod(0o555)
    may_do_all = os.geteuid() == 0
    bound = ["setpriv", "--bounding-set", "-all", "--inh-caps", "-all"] if may_do_all else []
    if may_do_all and not shutil.which("setpriv"):
        pytest.skip("root may write everything")
    done = run_to_end([*bound, *writing(tmp_path, 0, "")])
    (tmp_path / name).chmod(0o755)
    assert "u hebt er geen rechten voor" in done.stdout
    assert "staat er nog" in done.stdout
    assert found(tmp_path) == OLD


def test_a_folder_where_a_file_should_be_leaves_all_old_files(tmp_path: Path) -> None:
    put(tmp_path, OLD)
    (tmp_path / "a.html").mkdir()
    with pytest.raises(CannotWrite, match="het is een map"):
        write_together({tmp_path / name: data for name, data in NEW.items()})
    assert found(tmp_path) == OLD


def test_a_list_of_nonsense_moves_nothing_and_goes(tmp_path: Path) -> None:
    folder = tmp_path / "output"
    put(folder, OLD)
    (tmp_path / "secret").write_bytes(b"secret")
    for text in ("{", "[]", '{"places": [["../secret", "a.pdf"]], "gone": []}'):
        (folder / ".stand-together.json").write_text(text)
        assert settled(folder) == OLD
    assert (tmp_path / "secret").exists()


def test_of_two_at_once_one_waits_for_the_other(tmp_path: Path) -> None:
    steps = sum(1 for _ in ends(tmp_path / "counted", "killed"))
    for step in range(1, steps, 3):
        folder = tmp_path / f"both{step}"
        put(folder, OLD)
        other = {"a.pdf": b"2", "a.html": b"2", "data/een.csv": b"2"}
        halted = _popen(writing(folder, step, "halted"))
        assert halted.stdout is not None
        assert halted.stdout.readline() == "halted\n"
        second = _popen(writing(folder, 0, "", other))
        _, problems = halted.communicate("go on\n")
        assert not problems
        assert not any(second.communicate())
        assert found(folder) in (NEW, other)


def _popen(command: list[str]) -> subprocess.Popen[str]:
    pipe = subprocess.PIPE
    return subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=pipe, text=True, cwd=PROJECT)


SINGLE = """
from pathlib import Path
from stand.content.atomic import write_atomic
write_atomic(Path({folder!r}) / "a.pdf", b"new")
"""


def test_what_a_dead_process_left_is_swept_and_what_a_living_one_writes_is_not(
    tmp_path: Path,
) -> None:
    run_to_end(ending(SINGLE.format(folder=str(tmp_path)), tmp_path, 3, "killed"))
    assert len(list(tmp_path.iterdir())) == 1
    with open_beside(tmp_path / "b.pdf") as (_, unfinished):
        settle(tmp_path)
        sweep(tmp_path)
        assert list(tmp_path.iterdir()) == [unfinished]
