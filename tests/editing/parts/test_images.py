"""Images of an edition: found, taken in from elsewhere, and named in the content."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image

from stand.editing.parts.images import (
    ChosenImage,
    ImagePlace,
    image_at,
    images_of,
    place_of_image,
    put_image,
    take_in,
)
from stand.editing.session import Session
from stand.errors import EditRefused
from tests.made.complete import PICTURE, complete
from tests.made.writing import YEAR

RESULTS = f"content/{YEAR}/resultaten.yaml"
EDITION = f"content/{YEAR}/edition.yaml"


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    found = Session(complete(tmp_path / "root"), YEAR)
    yield found
    found.close(discard=True)


def photo_place(session: Session) -> tuple[str | int, ...]:
    body = session.value(RESULTS, ("body",))
    return ("body", next(at for at, item in enumerate(body) if "photo" in item), "photo")


def test_images_lie_in_the_folder_of_the_edition_and_below(session: Session) -> None:
    folder = session.workspace.figures_folder(YEAR)
    (folder / "diep").mkdir()
    (folder / "diep" / "x.JPG").touch()
    (folder / ".verborgen.png").touch()
    assert images_of(session.workspace, YEAR) == [
        PICTURE,
        f"figures/{YEAR}/diep/x.JPG",
        f"figures/{YEAR}/logo.svg",
    ]


def test_an_image_is_found_from_any_field_of_its_record(session: Session) -> None:
    photo = photo_place(session)
    for place in (photo, photo[:2], (*photo, "alt")):
        assert place_of_image(session, RESULTS, place) == ImagePlace(RESULTS, photo, "file")
    assert place_of_image(session, RESULTS, ("body", 0)) is None
    assert place_of_image(session, EDITION, ("cover", "credit")) == ImagePlace(
        EDITION, ("cover",), "image"
    )
    figure = f"figures/{YEAR}/foto.yaml"
    assert place_of_image(session, figure, ("title",)) == ImagePlace(figure, (), "file")


def test_an_image_is_named_with_its_words_in_one_step(session: Session) -> None:
    where = ImagePlace(RESULTS, photo_place(session), "file")
    before = session.documents[RESULTS].text
    put_image(session, where, ChosenImage("figures/2030/x.png", "Iets anders", ""))
    assert image_at(session, where) == ChosenImage("figures/2030/x.png", "Iets anders", "")
    assert "credit" not in session.value(RESULTS, where.record)
    session.undo()
    assert session.documents[RESULTS].text == before


def test_an_image_from_elsewhere_gets_a_name_of_its_own(session: Session, tmp_path: Path) -> None:
    first, second = tmp_path / "Mijn Één foto!.PNG", tmp_path / "mijn-een-foto.png"
    Image.new("RGB", (3, 2), "red").save(first)
    Image.new("RGB", (3, 2), "blue").save(second)
    names = [take_in(session.workspace, YEAR, path) for path in (first, second, first)]
    assert names == [
        f"figures/{YEAR}/mijn-een-foto.png",
        f"figures/{YEAR}/mijn-een-foto-2.png",
        f"figures/{YEAR}/mijn-een-foto.png",
    ]
    assert (session.workspace.root / names[1]).read_bytes() == second.read_bytes()


def test_what_cannot_be_used_is_not_taken_in(session: Session, tmp_path: Path) -> None:
    broken = tmp_path / "stuk.png"
    broken.write_bytes(b"niets")
    with pytest.raises(EditRefused, match="beschadigd"):
        take_in(session.workspace, YEAR, broken)
    assert not (session.workspace.figures_folder(YEAR) / "stuk.png").exists()
