"""The images of an edition: which there are, taking one in, and naming one in the content."""

from dataclasses import dataclass
from pathlib import Path as File

from stand.content.atomic import write_atomic
from stand.content.pictures import PictureFault, look_at
from stand.editing.parts.names import slug
from stand.editing.session import Session
from stand.errors import EditRefused
from stand.model.publication import Picture
from stand.model.source import Path
from stand.workspace import Workspace

ENDINGS = (".png", ".jpg", ".jpeg", ".svg")
_KEYS = ("file", "image")
_IN_RECORDS = ("photo", "logo", "cover")


@dataclass(frozen=True, slots=True)
class ChosenImage:
    """An image with what must be said of it; ``file`` is its path from the root."""

    file: str
    alt: str
    credit: str


@dataclass(frozen=True, slots=True)
class ImagePlace:
    """Where the content names an image: the record, and the key of the file in it."""

    path: str
    record: Path
    key: str


def is_image(file: File) -> bool:
    """Tell by its name whether a file is an image that can be used."""
    return file.suffix.lower() in ENDINGS and not file.name.startswith(".")


def images_of(workspace: Workspace, year: str) -> list[str]:
    """Return the images in figures/<year> and the folders below it, from the root, in order."""
    folder = workspace.figures_folder(year)
    found = (path for path in folder.rglob("*") if is_image(path) and path.is_file())
    return sorted(workspace.relative(path) for path in found)


def look_at_file(file: File) -> Picture:
    """Judge an image anywhere on the machine. Raises PictureFault with what is wrong."""
    return look_at(Workspace(file.parent.resolve()), file.name)


def take_in(workspace: Workspace, year: str, file: File) -> str:
    """Copy an image into figures/<year> and return its path from the root.

    It gets a plain name that no other file there has; the same image is not copied twice. Raises
    EditRefused when it cannot be used or read, CannotWrite when the folder refuses.
    """
    try:
        look_at_file(file)
        data = file.read_bytes()
    except PictureFault as fault:
        raise EditRefused(f"{fault} {fault.hint}") from fault
    except OSError as error:
        raise EditRefused(f"Het beeld {file} is niet te lezen.") from error
    folder = workspace.figures_folder(year)
    stem, suffix, number = slug(file.stem, "beeld"), file.suffix.lower(), 1
    target = folder / f"{stem}{suffix}"
    while target.exists() and target.read_bytes() != data:
        number += 1
        target = folder / f"{stem}-{number}{suffix}"
    if not target.exists():
        write_atomic(target, data)
    return workspace.relative(target)


def is_named_in(session: Session, path: str, place: Path) -> bool:
    """Tell whether the field at a place in a file holds the name of an image."""
    if place[-1:] not in [(key,) for key in _KEYS]:
        return False
    if path.startswith("figures/"):
        return place == ("file",) and session.value(path, ("kind",)) == "image"
    return len(place) > 1 and place[-2] in _IN_RECORDS


def place_of_image(session: Session, path: str, place: Path) -> ImagePlace | None:
    """Return where an image is named at a place in a file or around it, or None."""
    if path.startswith("figures/") and session.value(path, ("kind",)) == "image":
        return ImagePlace(path, (), "file")
    if is_named_in(session, path, place):
        return ImagePlace(path, place[:-1], str(place[-1]))
    for size in range(len(place), -1, -1):
        here = place[:size]
        for inner in (here, *((*here, name) for name in _IN_RECORDS)):
            data = session.value(path, inner)
            if inner and inner[-1] in _IN_RECORDS and isinstance(data, dict):
                key = next((key for key in _KEYS if key in data), "")
                if key:
                    return ImagePlace(path, inner, key)
        if len(here) == 2 and here[0] == "body":
            break
    return None


def image_at(session: Session, where: ImagePlace) -> ChosenImage:
    """Return what the content says of an image now; empty where it says nothing."""

    def text(key: str) -> str:
        value = session.value(where.path, (*where.record, key))
        return value if isinstance(value, str) else ""

    return ChosenImage(text(where.key), text("alt"), text("credit"))


def put_image(session: Session, where: ImagePlace, image: ChosenImage) -> None:
    """Name an image in the content, with its description and its maker, in one step."""
    with session.one_step("Beeld gekozen"):
        if not isinstance(session.value(where.path, where.record), dict):
            session.set_value(where.path, where.record, {where.key: image.file, "alt": image.alt})
        session.set_value(where.path, (*where.record, where.key), image.file)
        session.set_value(where.path, (*where.record, "alt"), image.alt)
        has_credit = where.record[-1:] != ("logo",)
        if has_credit and image.credit != image_at(session, where).credit:
            if image.credit:
                session.set_value(where.path, (*where.record, "credit"), image.credit)
            else:
                session.remove(where.path, (*where.record, "credit"))
