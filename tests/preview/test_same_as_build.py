"""What is shown after any row of edits is what a build from nothing would print, to the pixel."""

import random

from stand.build import load_and_check
from stand.charts.depict import depict
from stand.model.publication import Publication
from stand.preview.edition import EditionPages, Memory
from stand.preview.pictures import page_png
from stand.preview.sights import PartName
from stand.problems import has_errors
from stand.render.book import Book, Part
from tests.conftest import EDITION, FIGURE, FOREWORD, ORGANISATION, TABLE, THEME, EditionBuilder

LONG = "\n\n".join(["      " + "Een regel die ruimte inneemt. " * 12] * 25)
CHAPTER = """\
kind: text
title: Tussendoor
status: final
body:
  - text: Zie [[chapter:voorwoord|page]] en [[chapter:1-druk|page]].
"""
CHANGES = [
    (FOREWORD, "De eerste alinea.", "Zie [[figure:aantallen|page]] en [[table:landen|page]]."),
    (FOREWORD, "      De tweede alinea.", LONG),
    (FOREWORD, "Een goed jaar.", "Een jaar van [[weg]]."),
    (THEME, "title: Druk in de keten", "title: Druk op de keten, en wat er aan te doen is"),
    (THEME, "number: 1\nstatus", "number: 4\nstatus"),
    (THEME, "Geef ons de middelen.", "Geef ons ^[een noot] de middelen."),
    (FIGURE, "value: 12", "value: 21"),
    (FIGURE, "Het aantal groeit", "Het aantal groeit en groeit"),
    (TABLE, "Marokko", "Algerije"),
    (ORGANISATION, "name: Dienst Voorbeeld", "name: Dienst Anders"),
    (ORGANISATION, "short_name: DV", 'short_name: DV\ncolours: {primary: "#7a1155"}'),
    (EDITION, "  - voorwoord\n", "  - voorwoord\n  - tussendoor\n"),
    (EDITION, "title: Stand van de uitvoering", "title: De stand"),
    (EDITION, "status: final", "status: review"),
]


def content(edition: EditionBuilder, chosen: set[int]) -> dict[str, bytes | None]:
    """Return the files as they are with these changes in them."""
    texts = {"content/2030/tussendoor.yaml": CHAPTER}
    for index in sorted(chosen):
        path, old, new = CHANGES[index]
        text = texts.get(path) or (edition.root / path).read_text("utf-8")
        assert old in text, CHANGES[index]
        texts[path] = text.replace(old, new)
    return {path: text.encode() for path, text in texts.items()}


def one_of(publication: Publication, chance: random.Random) -> PartName:
    """Return a chapter."""
    file = chance.choice(publication.chapters)
    return file.source.path, file.name


def glimpse(shown: EditionPages, part: Part) -> None:
    """Do what is done before a part is laid out as it will be printed."""
    live = shown.grafted(part)
    if live is None:
        for _ in shown.in_pages(part):
            pass
    else:
        live.guess()
        for _ in live.bodies():
            pass
        live.page(0)


def test_after_each_edit_all_pages_are_those_of_a_build(edition: EditionBuilder) -> None:
    chance = random.Random(20)  # noqa: S311 - the same edits each time
    workspace, memory, chosen = edition.workspace, Memory(), set[int]()
    for _ in range(12):
        chosen ^= set(chance.sample(range(len(CHANGES)), chance.randint(1, 3)))
        unsaved = content(edition, chosen)
        publication, problems = load_and_check(workspace, "2030", as_final=False, unsaved=unsaved)
        assert publication is not None
        depictions = depict(publication, workspace)
        shown = EditionPages(publication, workspace, problems, depictions, memory)
        looked_at = shown.part(one_of(publication, chance))
        assert looked_at is not None
        glimpse(shown, looked_at)
        shown.exactly(looked_at)
        for _ in shown.in_steps():
            pass
        draft = not publication.is_final or has_errors(problems)
        built = Book(publication, workspace, draft=draft)
        for part, layout in zip(built.parts, built.lay_out(), strict=True):
            same = shown.part((part.path, part.name))
            assert same is not None
            again = shown.exactly(same)
            assert (again.first_page, again.page_count) == (layout.first_page, layout.page_count)
            for page in range(layout.page_count):
                assert page_png(again, page, 400) == page_png(layout, page, 400), (
                    f"{part.name}, page {page}, with {sorted(chosen)}"
                )
