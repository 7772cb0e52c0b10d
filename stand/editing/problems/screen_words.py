"""Words of the files and of the command line, as one knows the same things on the screen."""

import re
from dataclasses import replace
from functools import lru_cache

from stand.editing.forms.chapter_kinds import CHAPTER_KINDS
from stand.problems import Problem

_WORDS = (
    # Whole sentences first: on the screen one does it otherwise.
    (
        r"Zet \S+ onder ‘(?:chapters|Hoofdstukken)’ in edition\.yaml, of verwijder het bestand\.",
        "Zet het met Ctrl+P, ‘Zet dit hoofdstuk in de jaargang’, in de lijst, of verwijder het.",
    ),
    (
        r"Zet in een hoofdstuk een blok ‘figure: [^’]*’, of verwijder het bestand\.",
        "Voeg met Ctrl+N in een hoofdstuk een blok Figuur toe, of verwijder de figuur.",
    ),
    (r"Zet dit blok in een hoofdstuk met ‘kind: theme’", "Verplaats dit blok naar een thema"),
    (
        r"Schrijf een ‘[^’]*’ of een blok onder ‘[^’]*’\.",
        "Schrijf een inleidende alinea, of voeg met Ctrl+N een blok toe.",
    ),
    (r"Kijk met ‘stand figures’ welke cijfers er zijn\.", "Kies een cijfer met Ctrl+R."),
    (
        r"Neem het cijfer op in indicators\.yaml en verwijs ernaar",
        "Koppel het met Ctrl+G aan een cijfer",
    ),
    (
        r"Vul in edition\.yaml in wat ontbreekt: [^.]*\.",
        "Vul bij de jaargang in wat ontbreekt: publicatiedatum, onderwerp, trefwoorden.",
    ),
    (
        r"Maak content/\S+\.yaml, of haal",
        "Maak het hoofdstuk met Ctrl+P, ‘Nieuw hoofdstuk’, of haal",
    ),
    (
        r"Maak figures/\S+\.yaml\.",
        "Maak de figuur met Ctrl+P, ‘Nieuwe figuur’, of kies een andere.",
    ),
    (r", zonder \.yaml", ""),
    (r"in indicators\.yaml ‘small_counts: true’ bij", "bij het cijfer ‘Kleine aantallen’ aan"),
    (r"(bron\b.*) indicators\.yaml", r"\1 de lijst met bronnen"),
    # Then what files and keys are called.
    (r"bij ‘loose_numbers’", "bij de losse getallen"),
    (r"‘?loose_numbers’?", "losse getallen"),
    (r"(?:content/)?indicators\.yaml", "de lijst met cijfers"),
    (r"de lijst van edition\.yaml", "de lijst met hoofdstukken"),
    (r"(?:content/[\w-]+/)?edition\.yaml", "de jaargang"),
    (r"content/organisation\.yaml", "de organisatie"),
    (r"content/[\w-]+/(?:[\w-]+/)*([\w-]+)\.yaml", r"hoofdstuk ‘\1’"),
    (r"figures/[\w-]+/([\w-]+)\.yaml", r"figuur ‘\1’"),
    (r"‘chapters’", "de lijst met hoofdstukken"),
    (r"Schrijf ‘indicator: …’ in plaats van", "Kies een cijfer in plaats van"),
    (r"‘breaks’", "‘Breuken’"),
    (r"‘rounding’", "‘Afronding’"),
    (r"‘body’", "‘Inhoud’"),
    (r"‘lead’", "‘Inleidende alinea’"),
)
_RULES = tuple((re.compile(found), words) for found, words in _WORDS)
_KIND = re.compile(r"‘kind: ([a-z_-]+)’")


@lru_cache(maxsize=4096)
def screen_words(words: str) -> str:
    """Return a sentence of a problem without names of files, keys and commands."""
    for found, instead in _RULES:
        words = found.sub(instead, words)
    return _KIND.sub(_kind, words)


def on_screen(problem: Problem) -> Problem:
    """Return a problem as it is shown in the editor."""
    message, hint = screen_words(problem.message), screen_words(problem.hint)
    return replace(problem, message=message, hint=hint)


def _kind(found: re.Match[str]) -> str:
    from stand.editing.parts.figures import figure_kinds  # noqa: PLC0415 - the models are read later

    titles = CHAPTER_KINDS | {kind.name: kind.title for kind in figure_kinds()}
    return f"de soort ‘{titles.get(found[1], found[1])}’"
