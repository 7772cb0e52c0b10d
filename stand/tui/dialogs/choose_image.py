"""Choosing an image: from the folder of the edition, or from elsewhere on the machine."""

import asyncio
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from textual import on, work
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Input, Label, Static

from stand.content.pictures import PictureFault
from stand.editing.parts.images import ChosenImage, images_of, is_image, look_at_file, take_in
from stand.errors import StandError
from stand.tui.dialogs.dialog import Choice, Dialog
from stand.tui.graphics import Graphics
from stand.tui.widgets.choices import Choices, Item, SearchLine
from stand.tui.widgets.picture import Picture
from stand.tui.widgets.rows import Rows
from stand.workspace import Workspace

_LARGEST = (900, 900)  # pixels of a preview
_SMALL_FILE = 1024


@dataclass(frozen=True)
class Spot:
    """A line of the list: an image, or a folder to look in (None: back to the edition)."""

    file: Path | None
    is_folder: bool = False


class _Spots(Choices[Spot]):
    def replace(self, items: Iterable[Item[Spot]]) -> None:
        """Have other items."""
        self._all = list(items)
        self.filter("")


class ChooseImage(Dialog[ChosenImage]):
    """Gives the image with its description, or None. What lies elsewhere is copied first."""

    VERTICAL_BREAKPOINTS = [(0, "-low"), (30, "-high")]  # noqa: RUF012 - no class variable

    def __init__(
        self, workspace: Workspace, year: str, now: ChosenImage, graphics: Graphics
    ) -> None:
        super().__init__("Kies een beeld", [Choice("choose", "Kiezen"), Choice("leave", "Terug")])
        self._workspace, self._year, self._now = workspace, year, now
        self._fault = ""
        self._asked_about: Path | None = None
        self.spots = _Spots([], id="image-list")
        self.picture = Picture(graphics, whole=True, id="image-picture")
        self._about = Static("", id="image-about", markup=False)

    def inside(self) -> Iterable[Widget]:
        yield Static("", id="image-where", markup=False)
        yield SearchLine(
            self.spots, "Typ om te zoeken, of een pad: /map of ~/map", id="image-search"
        )
        yield Horizontal(self.spots, Vertical(self.picture, id="image-frame"), id="image-choice")
        yield self._about
        yield Label("Alternatieve tekst: wat is er te zien, voor wie het beeld mist?")
        yield Input(_on_one_line(self._now.alt), compact=True, id="image-alt")
        yield Label("Maker (mag leeg blijven)")
        yield Input(self._now.credit, compact=True, id="image-credit")

    def first_focus(self) -> Widget | None:
        return self.query_one("#image-search")

    def on_mount(self) -> None:
        self._show_folder(None)
        wanted = self._workspace.root / self._now.file
        self.spots.choose(lambda spot: spot.file == wanted)
        super().on_mount()

    # The list

    def _show_folder(self, folder: Path | None) -> None:
        own = f"Beelden van de jaargang {self._year}"
        words = own if folder is None else f"Map {folder}"
        self.query_one("#image-where", Static).update(Content(words))
        items = self._of_edition() if folder is None else _of_folder(folder)
        with self.prevent(Input.Changed):
            self.query_one("#image-search", Input).value = ""
        self.spots.replace(items)

    def _of_edition(self) -> Iterator[Item[Spot]]:
        top = f"figures/{self._year}/"
        for name in images_of(self._workspace, self._year):
            path = self._workspace.root / name
            yield Item(Spot(path), name.removeprefix(top), _weight(path))
        words = "Een beeld van elders op deze computer…"
        begin = _home()
        if begin is None or not any(_spots_in(begin)):
            begin = self._workspace.root
        yield Item(Spot(begin, is_folder=True), words, "", "Het wordt gekopieerd naar " + top)

    @property
    def file(self) -> Path | None:
        """The image under the cursor."""
        item = self.spots.chosen
        return item.value.file if item is not None and not item.value.is_folder else None

    @on(Input.Changed, "#image-search")
    def search(self, event: Input.Changed) -> None:
        event.stop()
        self.spots.filter(event.value)

    @on(Rows.Moved)
    def look(self, event: Rows.Moved) -> None:
        event.stop()
        self._look()

    @on(Input.Submitted, "#image-search")
    @on(Rows.Picked)
    def open_spot(self, event: Input.Submitted | Rows.Picked) -> None:
        event.stop()
        typed = self.query_one("#image-search", Input).value.strip()
        if isinstance(event, Input.Submitted) and typed.startswith(("/", "~")):
            self._open_path(typed)
            return
        item = self.spots.chosen
        if item is None:
            return
        if item.value.is_folder:
            self._show_folder(item.value.file)
        else:
            self.query_one("#image-alt").focus()

    def _open_path(self, typed: str) -> None:
        """Show the folder, or the image in its folder, that a path was typed of."""
        try:
            path = Path(typed).expanduser()
            is_folder, is_file = path.is_dir(), path.is_file() and is_image(path)
        except (OSError, RuntimeError, ValueError):
            is_folder = is_file = False
        if not is_folder and not is_file:
            self._say(f"{typed} is geen map, en geen beeld (png, jpg of svg) dat er is.")
            return
        self._show_folder(path if is_folder else path.parent)
        if is_file:
            self.spots.choose(lambda spot: spot.file == path)

    @work(exclusive=True, group="image")
    async def _look(self) -> None:
        """Show the image under the cursor, and what is known of it."""
        file = self.file
        item = self.spots.chosen
        if file is None:
            self.picture.show(None)
            self._say(item.about if item else self._nothing_found())
            return
        said, self._fault, png = await asyncio.to_thread(_looked_at, file)
        if file == self.file:
            self._say(self._fault or said)
            self.picture.show(png)

    def _nothing_found(self) -> str:
        if self.query_one("#image-search", Input).value.startswith(("/", "~")):
            return "Enter opent deze map of dit beeld."
        return "Niets gevonden. Haal letters weg om meer te zien."

    def _say(self, words: str) -> None:
        self._about.update(Content(words))

    # The answer

    @on(Input.Submitted, "#image-alt")
    def alt_done(self, event: Input.Submitted) -> None:
        event.stop()
        self.query_one("#image-credit").focus()

    @on(Input.Submitted, "#image-credit")
    def credit_done(self, event: Input.Submitted) -> None:
        event.stop()
        self.chosen("choose")

    def chosen(self, name: str) -> None:
        if name != "choose":
            self.dismiss(None)
            return
        file = self.file
        alt = self.query_one("#image-alt", Input).value.strip()
        alt = self._now.alt if alt == _on_one_line(self._now.alt) else alt
        if file is None:
            self._say("Kies eerst een beeld.")
            self.query_one("#image-search").focus()
        elif not alt:
            self._say("Schrijf eerst wat er op het beeld te zien is: dat hoort wie het mist.")
            self.query_one("#image-alt").focus()
        elif self._may_not_fit(file, alt):
            self._say("Past deze beschrijving bij dit beeld? Pas haar aan, of kies nog eens.")
            self.query_one("#image-alt").focus()
        else:
            self._take(file, alt)

    def _may_not_fit(self, file: Path, alt: str) -> bool:
        """Tell whether the words were written for another image, the first time for each."""
        is_other = file != self._workspace.root / self._now.file
        asks = is_other and alt == self._now.alt and file != self._asked_about
        self._asked_about = file if asks else self._asked_about
        return asks

    def _take(self, file: Path, alt: str) -> None:
        try:
            if file.is_relative_to(self._workspace.root):
                look_at_file(file)
                name = self._workspace.relative(file)
            else:
                name = take_in(self._workspace, self._year, file)
        except PictureFault as fault:
            self._say(f"✗ {fault} {fault.hint}")
        except StandError as error:
            self._say(f"✗ {error}")
        else:
            credit = self.query_one("#image-credit", Input).value.strip()
            self.dismiss(ChosenImage(name, alt, credit))


def _on_one_line(text: str) -> str:
    return " ".join(text.split())


def _of_folder(folder: Path) -> Iterator[Item[Spot]]:
    yield Item(Spot(None, is_folder=True), "← Terug naar de beelden van deze jaargang")
    if folder.parent != folder:
        yield Item(Spot(folder.parent, is_folder=True), f"↑ {folder.parent}")
    yield from _spots_in(folder)


def _spots_in(folder: Path) -> Iterator[Item[Spot]]:
    """Yield the folders in a folder and then its images; nothing when it cannot be read."""
    try:
        there = sorted(folder.iterdir(), key=lambda path: path.name.lower())
    except OSError:
        return
    visible = [path for path in there if not path.name.startswith(".")]
    for path in visible:
        if path.is_dir():
            yield Item(Spot(path, is_folder=True), f"▸ {path.name}")
    for path in visible:
        if is_image(path) and path.is_file():
            yield Item(Spot(path), path.name, _weight(path))


def _home() -> Path | None:
    try:
        return Path.home()
    except RuntimeError:
        return None


def _weight(file: Path) -> str:
    try:
        return f"{-(-file.stat().st_size // _SMALL_FILE)} kB"
    except OSError:
        return ""


def _looked_at(file: Path) -> tuple[str, str, bytes | None]:
    """Return what is known of an image, what is wrong with it, and a preview in PNG."""
    try:
        found = look_at_file(file)
    except PictureFault as fault:
        return "", f"✗ {fault} {fault.hint}", None
    said = f"{file.name}: {found.width} × {found.height} beeldpunten, {_weight(file)}"
    if file.suffix.lower() == ".svg":
        return f"{said}. Van een tekening (svg) is hier geen voorbeeld te zien.", "", None
    return said, "", _preview(file)


def _preview(file: Path) -> bytes | None:
    from PIL import Image  # noqa: PLC0415 - only who chooses images needs it

    try:
        with Image.open(file) as image:
            image.draft("RGB", _LARGEST)
            image.thumbnail(_LARGEST)
            data = BytesIO()
            image.convert("RGBA" if "A" in image.mode else "RGB").save(data, "PNG")
    except (OSError, ValueError, SyntaxError):
        return None
    return data.getvalue()
