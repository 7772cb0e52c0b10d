"""Rules for colours and fonts of the organisation."""

from collections.abc import Iterator

from stand.charts.look.colours import contrast
from stand.charts.look.fonts import SANS, SERIF
from stand.charts.look.style import PAPER
from stand.model.organisation import Colours
from stand.model.publication import Publication
from stand.problems import Problem, Severity

_MINIMUM = 4.5
_MINIMUM_SHAPES = 3.0


def check_colours(publication: Publication) -> Iterator[Problem]:
    """Yield colours on which white text, or beside which white paper, cannot be told apart."""
    colours = publication.organisation.colours
    for name in Colours.model_fields:
        minimum = _MINIMUM_SHAPES if name == "accent" else _MINIMUM
        ratio = contrast(getattr(colours, name), PAPER)
        if ratio < minimum:
            shown = f"{ratio:.1f}".replace(".", ",")
            wanted = f"{minimum:.1f}".replace(".", ",")
            yield publication.organisation_source.problem(
                ("colours", name),
                "low-contrast",
                f"Deze kleur is te licht: het contrast met wit is {shown}, nodig is {wanted}.",
                "Kies een donkerder kleur.",
            )


def check_fonts(publication: Publication) -> Iterator[Problem]:
    """Yield typefaces that are neither built in nor given as files."""
    fonts = publication.organisation.fonts
    known = {SERIF, SANS, *(file.family for file in fonts.files)}
    for name in ("text", "headings"):
        family = getattr(fonts, name)
        if family not in known:
            yield publication.organisation_source.problem(
                ("fonts", name),
                "unknown-font",
                f"Het lettertype ‘{family}’ is er niet.",
                f"Kies uit {', '.join(sorted(known))}, of geef de bestanden op onder ‘files’.",
            )


def check_dates(publication: Publication) -> Iterator[Problem]:
    """Yield an edition that says nothing about when it was published."""
    edition = publication.edition
    if edition.publication_date is None and edition.publication_note is None:
        yield publication.edition_source.problem(
            (),
            "missing-date",
            "De datum van publicatie is niet ingevuld.",
            "Vul ‘publication_date’ in, of zeg in ‘publication_note’ wat er wel bekend is.",
            severity=Severity.WARNING,
        )
