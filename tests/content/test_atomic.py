"""A file is there whole or not at all."""

from pathlib import Path

import pytest

from stand.content.atomic import write_atomic
from stand.errors import CannotWrite


def test_a_file_is_written_with_the_folders_above_it(tmp_path: Path) -> None:
    write_atomic(tmp_path / "a/b/c.txt", b"nieuw")
    assert (tmp_path / "a/b/c.txt").read_bytes() == b"nieuw"


def test_a_file_that_is_replaced_keeps_its_rights(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"oud")
    path.chmod(0o640)
    write_atomic(path, b"nieuw")
    assert path.read_bytes() == b"nieuw"
    assert path.stat().st_mode & 0o777 == 0o640
    assert list(tmp_path.iterdir()) == [path]


def test_what_cannot_be_written_is_said_in_dutch_and_leaves_nothing_behind(tmp_path: Path) -> None:
    path = tmp_path / "map"
    path.mkdir()
    with pytest.raises(CannotWrite, match="kan niet worden geschreven"):
        write_atomic(path, b"nieuw")
    assert list(tmp_path.iterdir()) == [path]
