"""The files of the house's typefaces: its own, or those that come along."""

from dataclasses import dataclass
from importlib import resources
from pathlib import Path

from stand.model.organisation import Organisation
from stand.workspace import Workspace

SERIF, SANS = "Source Serif Pro", "Source Sans Pro"
_BUILT_IN = {
    SERIF: ("font_source_serif_pro", "SourceSerifPro"),
    SANS: ("font_source_sans_pro", "SourceSansPro"),
}
_FACES = (
    ("Regular", 400, "normal"),
    ("It", 400, "italic"),
    ("Semibold", 600, "normal"),
    ("SemiboldIt", 600, "italic"),
    ("Bold", 700, "normal"),
)


@dataclass(frozen=True, slots=True)
class Face:
    """One file of a typeface; ``name`` is that by which pages ask for it."""

    family: str
    weight: int
    style: str
    name: str
    path: Path


def faces(organisation: Organisation, workspace: Workspace, family: str) -> list[Face]:
    """Return the faces of a family: the house's own, else the built-in ones, else none."""
    own = [
        Face(file.family, file.weight, file.style, file.file, path)
        for file in organisation.fonts.files
        if file.family == family and (path := workspace.inside(file.file)) and path.is_file()
    ]
    return own or _built_in(family)


def _built_in(family: str) -> list[Face]:
    if family not in _BUILT_IN:
        return []
    package, prefix = _BUILT_IN[family]
    folder = Path(str(resources.files(package) / "files"))
    names = ((f"{prefix}-{name}.ttf", weight, style) for name, weight, style in _FACES)
    return [
        Face(family, weight, style, f"fonts/{name}", folder / name) for name, weight, style in names
    ]
