"""Rules for colours and fonts of the organisation."""

from collections.abc import Iterator

from stand.model.organisation import Colours
from stand.model.publication import Publication
from stand.problems import Problem, Severity

BUILT_IN_FONTS = ("Source Serif Pro", "Source Sans Pro")
_MINIMUM = 4.5
_MINIMUM_SHAPES = 3.0


def contrast_with_white(colour: str) -> float:
    """Return the contrast ratio of #rrggbb with white, from 1 to 21 (WCAG 2.1, 1.4.3)."""
    channels = [int(colour[index : index + 2], 16) / 255 for index in (1, 3, 5)]
    linear = [
        value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4
        for value in channels
    ]
    luminance = 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
    return 1.05 / (luminance + 0.05)


def check_colours(publication: Publication) -> Iterator[Problem]:
    """Yield colours on which white text, or beside which white paper, cannot be told apart."""
    colours = publication.organisation.colours
    for name in Colours.model_fields:
        minimum = _MINIMUM_SHAPES if name == "accent" else _MINIMUM
        ratio = contrast_with_white(getattr(colours, name))
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
    known = {*BUILT_IN_FONTS, *(file.family for file in fonts.files)}
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
