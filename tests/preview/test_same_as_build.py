"""What is shown after any row of edits is what a build from nothing would print, to the pixel."""

import random

from stand.charts.depict import Depicting, Depictions, depict
from stand.checked import load_and_check
from stand.checks.run import check_in_steps
from stand.content.kept import Kept
from stand.content.load import Loaded, load_in_steps
from stand.model.publication import Publication
from stand.preview.edition import EditionPages, Memory
from stand.preview.messages import Edits
from stand.preview.pictures import page_png, picture
from stand.preview.revising import revised
from stand.preview.sights import PartName
from stand.problems import Problem, has_errors
from stand.render.book import Book, Part
from stand.workspace import Workspace
from tests.conftest import EDITION, FIGURE, FOREWORD, ORGANISATION, TABLE, THEME, EditionBuilder

LONG = "\n\n".join(["      " + "Een regel die ruimte inneemt. " * 12] * 25)
CHAPTER = """\
kind: text
title: Tussendoor
status: final
body:
  - text: Zie [[chapter:voorwoord|page]] en [[chapter:1-druk|page]].
"""
INDICATORS = """\
sources:
  - {id: telling, title: Eigen telling}
indicators:
  - {id: instroom, label: Instroom, unit: personen, definition: Wie er kwam., source: telling}
"""
OBSERVED = "content/2030/tables/observations.csv"
OBSERVATIONS = """\
indicator;period;value;status;source;note
instroom;2029;1200;final;telling;
instroom;2030;1350;final;telling;
"""
DRAWN = "figures/2030/instroom.yaml"
DRAWN_FIGURE = """\
kind: bars
title: De instroom
items:
  - {label: Toen, indicator: instroom, period: "2029"}
  - {label: Nu, indicator: instroom, period: "2030"}
"""
FROM_TABLE = """\
kind: bars
title: Landen in beeld
table: {file: tables/landen.csv, label: Land, values: [Aantal]}
"""
MORE = """\
  - text: Er kwamen [[instroom]] mensen, zie [[figure:instroom]].
  - figure: instroom
  - figure: landen
  - timeline:
      id: verloop
      title: Hoe lang het duurt
      unit: weken
      items:
        - {label: Wachten, value: 12}
        - {label: Beslissen, value: 6}
"""
CHANGES = [
    (TABLE, "Syrië;2,5", "Syrië;2,75"),
    (TABLE, "Marokko;1.060", "Marokko;1.080"),
    (OBSERVED, "2030;1350", "2030;2350"),
    (OBSERVED, "2029;1200;final", "2029;1200;provisional"),
    (DRAWN, "De instroom", "De instroom van toen en nu"),
    (DRAWN, "label: Toen", "label: Destijds"),
    (THEME, "label: Wachten, value: 12", "label: Wachten, value: 30"),
    (THEME, "Hoe lang het duurt", "Hoe lang alles duurt"),
    (THEME, "  - figure: landen\n", ""),
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


def with_figures(edition: EditionBuilder) -> EditionBuilder:
    """Add drawings from the bank and from a table, and a timeline."""
    edition.write("content/indicators.yaml", INDICATORS)
    edition.write(OBSERVED, OBSERVATIONS)
    edition.write(DRAWN, DRAWN_FIGURE)
    edition.write("figures/2030/landen.yaml", FROM_TABLE)
    text = (edition.root / THEME).read_text("utf-8")
    edition.write(THEME, text + MORE)
    return edition


def content(edition: EditionBuilder, chosen: set[int]) -> dict[str, bytes | None]:
    """Return the files as they are with these changes in them."""
    texts = {path: (edition.root / path).read_text("utf-8") for path, *_ in CHANGES}
    texts["content/2030/tussendoor.yaml"] = CHAPTER
    for index in sorted(chosen):
        path, old, new = CHANGES[index]
        assert old in texts[path], CHANGES[index]
        texts[path] = texts[path].replace(old, new)
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


class Edited:
    """An edition as the render process knows it, from one edit to the next."""

    def __init__(self, workspace: Workspace) -> None:
        self.workspace = workspace
        self.kept, self.memory = Kept(), Memory()
        self.depicting = Depicting(workspace, waits=True)
        self._before: tuple[Publication, Edits] | None = None
        self.at_once = 0

    def read(self, edits: Edits) -> tuple[Publication, list[Problem]]:
        """Return the edition and its problems; what is known at once is so afterwards too."""
        found = revised(*self._before, edits, self.kept) if self._before else None
        loaded, problems = Loaded(), set[Problem]()
        for _ in load_in_steps(loaded, self.workspace, "2030", edits.unsaved, self.kept):
            pass
        assert loaded.publication is not None
        if found is not None:
            self.at_once += 1
            assert found.publication == loaded.publication
        for _ in check_in_steps(problems, loaded.publication):
            pass
        self._before = loaded.publication, edits
        return loaded.publication, sorted({*loaded.problems, *problems})

    def depicted(self, publication: Publication) -> Depictions:
        """Return the figures."""
        found = Depictions()
        for _ in self.depicting.in_steps(found, publication):
            pass
        return found


def test_after_each_edit_all_pages_are_those_of_a_build(edition: EditionBuilder) -> None:
    chance = random.Random(20)  # noqa: S311 - the same edits each time
    workspace, chosen = with_figures(edition).workspace, set[int]()
    edited = Edited(workspace)
    for epoch in range(14):
        chosen ^= set(chance.sample(range(len(CHANGES)), chance.randint(1, 3)))
        unsaved = content(edition, chosen)
        publication, problems = edited.read(Edits(epoch, unsaved))
        depictions = edited.depicted(publication)
        anew = load_and_check(workspace, "2030", as_final=False, unsaved=unsaved)
        assert (publication, problems) == anew
        assert depictions == depict(publication, workspace)
        shown = EditionPages(publication, workspace, problems, depictions, edited.memory)
        name = one_of(publication, chance)
        looked_at = shown.part(name)
        assert looked_at is not None
        glimpse(shown, looked_at)
        for _ in shown.ahead(looked_at):
            pass
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
            live = None
            if (part.path, part.name) == name:
                live = shown.revised(name, publication, edited.depicting)
            for page in range(layout.page_count):
                png = page_png(layout, page, 400)
                where = f"{part.name}, page {page}, with {sorted(chosen)}"
                assert page_png(again, page, 400) == png, where
                if live is not None:
                    for _ in live.bodies():
                        pass
                    assert picture(live.page(page), 400) == png, where
    assert edited.at_once > 3
