"""The style of an edition: our style sheet with the organisation's colours and fonts in it."""

from importlib import resources
from pathlib import Path

from stand.model.organisation import Colours, FontFile, Organisation
from stand.model.publication import Publication
from stand.render.art import arrow, tiles
from stand.render.colours import shade, tint
from stand.render.resources import Resources
from stand.workspace import Workspace

_SERIF, _SANS = "Source Serif Pro", "Source Sans Pro"
_BUILT_IN = {
    _SERIF: ("font_source_serif_pro", "SourceSerifPro"),
    _SANS: ("font_source_sans_pro", "SourceSansPro"),
}
_FACES = (
    ("Regular", 400, "normal"),
    ("It", 400, "italic"),
    ("Semibold", 600, "normal"),
    ("SemiboldIt", 600, "italic"),
    ("Bold", 700, "normal"),
)


def style_sheet(
    publication: Publication, workspace: Workspace, served: Resources, *, draft: bool
) -> str:
    """Return the CSS of an edition, and put the fonts and drawings it needs on the list."""
    organisation = publication.organisation
    styles = resources.files("stand.render") / "styles"
    main = (styles / "publication.css").read_text("utf-8")
    return "\n".join(
        [
            *_font_faces(organisation, workspace, served),
            _variables(organisation),
            main,
            _drawings(publication, served),
            _draft_marks(publication) if draft else "",
        ]
    )


def _font_faces(organisation: Organisation, workspace: Workspace, served: Resources) -> list[str]:
    faces = []
    fonts = organisation.fonts
    for family in dict.fromkeys((fonts.text, fonts.headings)):
        own = [file for file in fonts.files if file.family == family]
        faces += [_own_face(file, workspace, served) for file in own]
        if not own and family in _BUILT_IN:
            faces += _built_in_faces(family, served)
    return faces


def _own_face(file: FontFile, workspace: Workspace, served: Resources) -> str:
    path = workspace.inside(file.file)
    address = served.add_file(file.file, path) if path else ""
    return _face(file.family, file.weight, file.style, address)


def _built_in_faces(family: str, served: Resources) -> list[str]:
    package, prefix = _BUILT_IN[family]
    folder = Path(str(resources.files(package) / "files"))
    faces = []
    for name, weight, style in _FACES:
        file = f"{prefix}-{name}.ttf"
        faces.append(_face(family, weight, style, served.add_file(f"fonts/{file}", folder / file)))
    return faces


def _face(family: str, weight: int, style: str, address: str) -> str:
    return (
        f'@font-face {{ font-family: "{family}"; font-weight: {weight}; font-style: {style}; '
        f'src: url("{address}"); }}'
    )


def _variables(organisation: Organisation) -> str:
    values = {
        "font-text": f'"{organisation.fonts.text}", "{_SERIF}", serif',
        "font-headings": f'"{organisation.fonts.headings}", "{_SANS}", sans-serif',
    }
    for name in Colours.model_fields:
        colour = getattr(organisation.colours, name)
        values[name] = colour
        values[f"{name}-pale"] = tint(colour, 0.92)
        values[f"{name}-soft"] = tint(colour, 0.78)
        values[f"{name}-dark"] = shade(colour, 0.25)
    lines = "".join(f"  --{name}: {value};\n" for name, value in values.items())
    return f":root {{\n{lines}}}"


def _drawings(publication: Publication, served: Resources) -> str:
    """Return the rules that place the drawn shapes: decoration, so always a background."""
    colours = publication.organisation.colours
    name = publication.edition.edition
    rules = []
    for direction in ("right", "down"):
        served.add_drawing(f"arrow-{direction}.svg", arrow(colours, direction))
    if publication.edition.cover is None:
        address = served.add_drawing("cover.svg", tiles(colours, f"cover {name}", 6, 5))
        rules.append(f'.cover-art {{ background-image: url("{address}"); }}')
    address = served.add_drawing("back.svg", tiles(colours, f"back {name}", 6, 2))
    rules.append(f'.back-art {{ background-image: url("{address}"); }}')
    for number in sorted({0, *_theme_numbers(publication)}):
        drawing = tiles(colours, f"opening {name} {number}", 3, 2)
        address = served.add_drawing(f"opening-{number}.svg", drawing)
        rules.append(f'.opening-art-{number} {{ background-image: url("{address}"); }}')
    return "\n".join(rules)


def _theme_numbers(publication: Publication) -> list[int]:
    chapters = (file.chapter for file in publication.chapters)
    return [chapter.number for chapter in chapters if chapter.kind == "theme"]


def _draft_marks(publication: Publication) -> str:
    edition = publication.edition
    text = f"{edition.labels.draft} – {edition.labels.version.lower()} {edition.version}"
    quoted = text.replace("\\", "\\\\").replace('"', '\\"')
    return (
        f'@page {{ @top-right {{ content: "{quoted}"; }} }}\n'
        f"@page cover {{ @top-right {{ content: none; }} }}\n"
        ".draft-mark { display: block; }"
    )
