"""The style of an edition: our style sheet with the organisation's colours and fonts in it."""

from collections.abc import Sequence
from importlib import resources

from stand.charts.look.colours import shade, tint
from stand.charts.look.fonts import SANS, SERIF, faces
from stand.charts.look.style import Fill, chart_style
from stand.model.organisation import Colours, Organisation
from stand.model.publication import Publication
from stand.render.art import arrow, line, tiles
from stand.render.resources import Resources
from stand.workspace import Workspace

_SHEETS = ("publication.css", "figures.css", "appendix.css")


def style_sheet(
    publication: Publication, workspace: Workspace, served: Resources, *, draft: bool
) -> str:
    """Return the CSS of an edition, and put the fonts and drawings it needs on the list."""
    organisation = publication.organisation
    styles = resources.files("stand.render") / "styles"
    sheets = [(styles / name).read_text("utf-8") for name in _SHEETS]
    return "\n".join(
        [
            *_font_faces(organisation, workspace, served),
            _variables(organisation, chart_style(organisation, workspace).fills),
            *sheets,
            _drawings(publication, served),
            _draft_marks(publication) if draft else "",
        ]
    )


def _font_faces(organisation: Organisation, workspace: Workspace, served: Resources) -> list[str]:
    fonts = organisation.fonts
    return [
        _face(face.family, face.weight, face.style, served.add_file(face.name, face.path))
        for family in dict.fromkeys((fonts.text, fonts.headings, SERIF, SANS))
        for face in faces(organisation, workspace, family)
    ]


def _face(family: str, weight: int, style: str, address: str) -> str:
    return (
        f'@font-face {{ font-family: "{family}"; font-weight: {weight}; font-style: {style}; '
        f'src: url("{address}"); }}'
    )


def _variables(organisation: Organisation, fills: Sequence[Fill]) -> str:
    values = {
        "font-text": f'"{organisation.fonts.text}", "{SERIF}"',
        "font-headings": f'"{organisation.fonts.headings}", "{SANS}"',
    }
    for name in Colours.model_fields:
        colour = getattr(organisation.colours, name)
        values[name] = colour
        values[f"{name}-pale"] = tint(colour, 0.92)
        values[f"{name}-soft"] = tint(colour, 0.78)
        values[f"{name}-dark"] = shade(colour, 0.25)
    for number, fill in enumerate(fills, 1):
        values[f"fill-{number}"] = fill.colour
        values[f"fill-{number}-edge"] = fill.stroke
    lines = "".join(f"  --{name}: {value};\n" for name, value in values.items())
    return f":root {{\n{lines}}}"


def _drawings(publication: Publication, served: Resources) -> str:
    """Return the rules that place the drawn shapes: decoration, so always a background."""
    colours = publication.organisation.colours
    name = publication.edition.edition
    rules = []
    served.add_drawing("arrow-down.svg", arrow(colours))
    served.add_drawing("line.svg", line(colours))
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
        "@page cover { @top-right { content: none; } }"
    )
