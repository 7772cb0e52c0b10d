"""What was saved since the preview began, as the render process is told."""

from stand.preview.browser.disk import Disk
from tests.conftest import FIGURE, FOREWORD, TABLE, EditionBuilder


def looked_twice(disk: Disk) -> bool:
    """Look until a file that seems to be in the middle of being written is believed."""
    return any([disk.look(), disk.look()])


def test_nothing_was_saved(edition: EditionBuilder) -> None:
    disk = Disk(edition.workspace, "2030")
    assert not looked_twice(disk)
    assert disk.saved == {}


def test_what_was_saved_is_told_as_it_stood(edition: EditionBuilder) -> None:
    disk = Disk(edition.workspace, "2030")
    edition.replace(FOREWORD, "De eerste", "De andere")
    edition.write(TABLE, "Land;Aantal\nPeru;3\n")
    assert disk.look()
    assert disk.saved.keys() == {FOREWORD, TABLE}
    assert disk.saved[TABLE] == b"Land;Aantal\nPeru;3\n"
    assert not looked_twice(disk)


def test_the_same_bytes_once_more_are_no_news(edition: EditionBuilder) -> None:
    disk = Disk(edition.workspace, "2030")
    edition.write(FOREWORD, (edition.root / FOREWORD).read_bytes())
    assert not looked_twice(disk)


def test_a_file_that_is_removed_is_gone_and_a_new_one_is_there(edition: EditionBuilder) -> None:
    disk = Disk(edition.workspace, "2030")
    edition.remove(FIGURE)
    edition.write("content/2030/nieuw.yaml", "kind: text\ntitle: Nieuw\n")
    assert looked_twice(disk)
    assert disk.saved == {
        FIGURE: None,
        "content/2030/nieuw.yaml": b"kind: text\ntitle: Nieuw\n",
    }


def test_what_cannot_be_read_is_left_to_who_says_why(edition: EditionBuilder) -> None:
    disk = Disk(edition.workspace, "2030")
    edition.replace(FOREWORD, "De eerste", "De andere")
    assert disk.look()
    edition.remove(FOREWORD)
    (edition.root / FOREWORD).mkdir()
    assert looked_twice(disk)
    assert disk.saved == {}


def test_a_picture_is_followed_once_the_content_names_it(edition: EditionBuilder) -> None:
    disk = Disk(edition.workspace, "2030")
    picture = "figures/2030/beeld.png"
    edition.write(picture, b"een")
    assert not looked_twice(disk)
    disk.follow([picture, "figures/2030/weg.png"])
    assert not looked_twice(disk)
    edition.write(picture, b"twee")
    assert looked_twice(disk)
    assert disk.saved == {}


def test_a_folder_that_is_gone_for_a_moment_is_waited_for(edition: EditionBuilder) -> None:
    disk = Disk(edition.workspace, "2030")
    (edition.root / "content").rename(edition.root / "opzij")
    assert not disk.look()
    (edition.root / "opzij").rename(edition.root / "content")
    assert not looked_twice(disk)
