"""Changes on disk are seen, once they are whole."""

import os
from pathlib import Path

import pytest

from stand.content.watch import Watch

NAMES = ["a.yaml", "b.yaml"]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    for name in NAMES:
        (tmp_path / name).write_text("title: Oud\n")
    return tmp_path


@pytest.fixture
def watch(root: Path) -> Watch:
    watch = Watch(root)
    assert watch.changed(NAMES) == NAMES
    assert watch.changed(NAMES) == NAMES  # may have been written while it was read
    assert watch.changed(NAMES) == []
    return watch


def test_a_changed_file_is_told_at_once(root: Path, watch: Watch) -> None:
    (root / "b.yaml").write_text("title: Nieuw\n")
    assert watch.changed(NAMES) == ["b.yaml"]


def test_a_file_that_is_replaced_by_one_of_the_same_size_and_time_is_told(
    root: Path, watch: Watch
) -> None:
    before = (root / "a.yaml").stat()
    (root / "new").write_text("title: Eva\n")
    os.utime(root / "new", ns=(before.st_atime_ns, before.st_mtime_ns))
    (root / "new").replace(root / "a.yaml")
    assert watch.changed(NAMES) == ["a.yaml"]


def test_a_second_change_within_one_tick_of_the_clock_is_told(root: Path, watch: Watch) -> None:
    path = root / "a.yaml"
    path.write_text("title: Een\n")
    assert watch.changed(NAMES) == ["a.yaml"]
    before = path.stat()
    path.write_text("title: Eva\n")
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert watch.changed(NAMES) == ["a.yaml"]


def test_a_new_file_is_told(root: Path, watch: Watch) -> None:
    (root / "c.yaml").write_text("title: Nieuw\n")
    assert watch.changed([*NAMES, "c.yaml"]) == ["c.yaml"]


@pytest.mark.parametrize("half", ["", "title: Ni"])
def test_a_file_that_is_half_written_is_told_when_it_is_whole(
    root: Path, watch: Watch, half: str
) -> None:
    path = root / "a.yaml"
    path.write_text(half)
    assert watch.changed(NAMES) == []
    path.write_text("title: Nieuw\n")
    assert watch.changed(NAMES) == ["a.yaml"]


@pytest.mark.parametrize("text", ["", "title: Zonder regeleinde"])
def test_a_file_that_stays_so_is_told_at_the_next_look(root: Path, watch: Watch, text: str) -> None:
    (root / "a.yaml").write_text(text)
    assert watch.changed(NAMES) == []
    assert watch.changed(NAMES) == ["a.yaml"]


def test_a_file_that_is_away_for_a_moment_is_not_told_to_be_gone(root: Path, watch: Watch) -> None:
    (root / "a.yaml").rename(root / "a.yaml~")
    assert watch.changed(NAMES) == []
    (root / "a.yaml~").rename(root / "a.yaml")
    assert watch.changed(NAMES) == ["a.yaml"]


def test_a_file_that_may_be_read_from_now_on_is_told(root: Path, watch: Watch) -> None:
    (root / "a.yaml").chmod(0o600)
    assert watch.changed(NAMES) == ["a.yaml"]


def test_a_file_that_stays_away_is_told(root: Path, watch: Watch) -> None:
    (root / "a.yaml").unlink()
    assert watch.changed(NAMES) == []
    assert watch.changed(NAMES) == ["a.yaml"]
    assert watch.changed(NAMES) == ["a.yaml"]
    assert watch.changed(NAMES) == []


def test_what_was_noted_is_looked_at_once_more(root: Path, watch: Watch) -> None:
    (root / "a.yaml").write_text("title: Zelf\n")
    watch.note(["a.yaml"])
    assert watch.changed(NAMES) == ["a.yaml"]
    assert watch.changed(NAMES) == []
