"""Choosing the image of a photo, a cover, a logo or a figure."""

from functools import partial

from stand.editing.parts.images import ChosenImage, ImagePlace, image_at, place_of_image, put_image
from stand.model.source import Path
from stand.tui.commands.changing import change
from stand.tui.dialogs.choose_image import ChooseImage
from stand.tui.editor import Editor
from stand.tui.graphics import Graphics


def choose_image(app: Editor, path: str, place: Path) -> None:
    """Ask for the image at a place in a file, and put it there."""
    app.edition.middle.flush()
    where = place_of_image(app.session, path, place)
    if where is None:
        app.edition.say("Hier hoort geen beeld. Ga eerst naar een foto of een figuur met beeld.")
        return
    session = app.session
    now = image_at(session, where)
    graphics = getattr(app, "graphics", Graphics.BLOCKS)
    dialog = ChooseImage(session.workspace, session.year, now, graphics)
    app.push_screen(dialog, partial(_put, app, where))


def _put(app: Editor, where: ImagePlace, image: ChosenImage | None) -> None:
    def put() -> tuple[str, Path]:
        assert image is not None  # noqa: S101 - asked below
        put_image(app.session, where, image)
        return where.path, (*where.record, where.key)

    if image is not None:
        change(app, put)
