"""A small edition with every kind of chapter, block and figure."""

import io
from pathlib import Path

from PIL import Image

from stand.workspace import Workspace
from tests.made.writing import YEAR, Fields, Made

PICTURE = f"figures/{YEAR}/beeld.png"
LOGO = f"figures/{YEAR}/logo.svg"
_INDICATORS = {
    "sources": [{"id": "V", "title": "Dienst Verzinsels, *Verzonnen reeksen*"}],
    "indicators": [
        {"id": "bellen.rond", "label": "Ronde zeepbellen", "unit": "bellen"},
        {"id": "bellen.hoekig", "label": "Hoekige zeepbellen", "unit": "bellen"},
    ],
}
_PERIODS = range(2026, 2031)


def complete(root: Path) -> Workspace:
    """Write a small edition with every kind of chapter, block and figure."""
    made = Made(root, logo={"file": LOGO, "alt": "Logo van de dienst"})
    _bank(made)
    _pictures(made)
    words = made.words
    made.chapter(
        "voorwoord",
        "foreword",
        "Voorwoord",
        {"text": words.paragraphs(2)},
        lead=words.sentence(),
        signature={"on_behalf_of": "Namens niemand", "name": "N. Iemand", "role": "Verzinner"},
    )
    made.chapter("inleiding", "introduction", "Inleiding", *_texts(made))
    made.chapter("proces", "process", "Hoe het gaat", *_steps(made))
    made.chapter("resultaten", "results", "Wat het opleverde", *_drawings(made))
    made.chapter("themas", "part", "De thema’s", {"text": words.text()})
    made.chapter(
        "themas/bellen", "theme", "Zeepbellen", *_boxes(made), number=1, lead=words.text(2)
    )
    made.chapter("meer", "more_information", "Meer weten", *_elsewhere(made))
    made.chapter("begrippen", "glossary", "Begrippen", _glossary())
    made.chapter("slot", "text", "Tot slot", {"text": words.paragraphs(2)})
    made.chapter("colofon", "colophon", "Colofon", {"text": words.text(1)})
    cover = {"image": PICTURE, "alt": "Een effen vlak", "credit": "N. Iemand"}
    return made.done(cover=cover, theme_numbering="roman")


def _bank(made: Made) -> None:
    made.write("content/indicators.yaml", _INDICATORS)
    lines = ["indicator;period;value;status;source;note;hedge"]
    for index, year in enumerate(_PERIODS):
        status = "provisional" if year == _PERIODS[-1] else "final"
        lines.append(f"bellen.rond;{year};{1200 + 150 * index};{status};V;;")
        lines.append(f"bellen.hoekig;{year};{900 - 120 * index};final;V;;")
    made.write(f"content/{YEAR}/tables/observations.csv", "\n".join(lines) + "\n")


def _pictures(made: Made) -> None:
    file = io.BytesIO()
    Image.linear_gradient("L").resize((1800, 1200)).convert("RGB").save(file, "PNG")
    made.write(PICTURE, file.getvalue())
    made.write(
        LOGO,
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20">'
        '<circle cx="10" cy="10" r="9" fill="#154273"/></svg>',
    )


def _texts(made: Made) -> list[Fields]:
    words = made.words
    return [
        {"text": f"{words.text()}\n\n## {words.title()}\n\n{words.text()}\n\n> {words.text(2)}"},
        {"text": f"## {words.title()}\n\n### {words.title()}\n\n{words.text(1)}"},
        {"text": f"- *{words.sentence()}*\n- **{words.sentence()}**"},
        {"text": f"1. {words.sentence()}\n2. {words.sentence()}\n\nZie [[figure:ring|page]]."},
        {"text": "Lees [de verzonnen bijlage](https://www.voorbeeld.example/bijlage) en RB."},
    ]


def _steps(made: Made) -> list[Fields]:
    words = made.words
    branch = {"label": "Ja", "steps": [{"title": "Blazen"}]}
    steps = [
        {"title": "Zeep zoeken", "text": words.sentence(), "items": ["Zeep", "Water"]},
        {"title": "Kiezen", "branches": [branch, branch | {"label": "Nee"}]},
        {"title": "Klaar", "conditions_label": "Er moet gelden:", "conditions": ["rond", "nat"]},
    ]
    parts = [{"label": "Zoeken", "value": 3}, {"label": "Blazen", "value": 5, "note": "lang"}]
    return [
        {"text": words.text()},
        {"process": {"id": "blazen", "title": "Van zeep naar bel", "steps": steps}},
        {"timeline": {"id": "duur", "title": "Hoelang het duurt", "unit": "weken", "items": parts}},
        made.figure("wegen", "timeline", "Er zijn wegen", unit="weken", tracks=_tracks()),
        made.figure("stappen", "process", "Nog eens", steps=[{"title": "Een"}, {"title": "Twee"}]),
    ]


def _tracks() -> list[Fields]:
    items = [{"label": "Wachten", "value": 2}, {"label": "Blazen", "value": 4}]
    return [{"label": "De korte weg", "items": items[:1]}, {"label": "De lange", "items": items}]


def _drawings(made: Made) -> list[Fields]:
    amounts = [{"label": "Rood", "value": 30}, {"label": "Groen", "value": 50}]
    names = ["bellen.rond", "bellen.hoekig"]
    years = {"indicators": names, "first": "2026", "last": "2030"}
    stages = [{"title": "Zeep", "items": amounts}, {"title": "Bel", "items": amounts[:1]}]
    mark = {"mark": "bar", "encoding": {"x": {"field": "label"}, "y": {"field": "value"}}}
    signs = [{"label": "Ronde bellen", "part": 1, "of": 4}, {"label": "Andere", "value": 3}]
    tile = {"indicator": "bellen.rond", "change": True, "trend_from": "2026"}
    listed = {"unit": "bellen", "items": amounts}
    return [
        {
            "key_figures": {
                "title": "In het kort",
                "items": [tile, {"value": "veel", "label": "zeep"}],
            }
        },
        made.figure("ring", "ring", "Een ring", **listed),
        made.figure(
            "staven", "bars", "Staven", source="Verzonnen", note="Niets is waar.", **listed
        ),
        made.figure("delen", "shares", "Delen", **listed),
        made.figure("naast", "grouped-bars", "Naast elkaar", **years),
        made.figure("gestapeld", "stacked-bars", "Op elkaar", **years),
        made.figure("reeks", "trend", "Een reeks", **years),
        made.figure("stroom", "flow", "Een stroom", stages=stages),
        made.figure("tekens", "units", "Tekens", items=signs),
        made.figure("eigen", "vega-lite", "Eigen", spec=mark, alt=made.words.sentence(), **years),
        made.figure("tegels", "tiles", "Tegels", items=[tile]),
        made.figure("klein", "table", "Klein", header=["Wie", "Wat"], rows=[["Een bel", "rond"]]),
        made.figure("foto", "image", "Een beeld", file=PICTURE, alt="Een grijs verloop van boven."),
        made.table("landen", ["Land", "Bellen"], [["Nergensland", "12"], ["Overalland", "8"]]),
        {"series": {"id": "jaren", "title": "Jaren", **years}},
        {
            "photo": {
                "file": PICTURE,
                "alt": "Een grijs verloop",
                "caption": "Grijs.",
                "credit": "N.",
            }
        },
    ]


def _boxes(made: Made) -> list[Fields]:
    words = made.words
    box = {"title": words.title(), "text": words.text()}
    requests = [{"number": 1, "text": words.text(2)}, {"number": 2, "text": words.sentence()}]
    return [
        {"bottleneck": {"number": 1, **box}},
        {"practice": box},
        {"voice": {"speaker": "Een wolkenverzamelaar", "text": words.text()}},
        {"research": {**box, "source": "Niemand, *Niets*"}},
        {"facts": {"text": words.text(2)}},
        {"own_actions": {"text": f"- {words.sentence()}\n- {words.sentence()}"}},
        {
            "help_needed": {
                "intro": words.sentence(),
                "requests": requests,
                "outro": words.sentence(),
            }
        },
    ]


def _elsewhere(made: Made) -> list[Fields]:
    words = made.words
    items = [
        {
            "title": "De bijlage",
            "url": "https://www.voorbeeld.example/bijlage",
            "text": "Lees dit.",
        },
        {"title": "Een boek zonder adres"},
    ]
    return [
        {"links": {"title": "Lezen", "intro": words.sentence(), "items": items}},
        {
            "video": {
                "title": "Een film",
                "text": words.text(1),
                "url": "https://www.voorbeeld.example/f",
            }
        },
    ]


def _glossary() -> Fields:
    entries = [
        {"term": "RB", "full": "regenboog", "meaning": "Een boog die er niet is."},
        {"term": "zeepbel", "meaning": "Wat verdwijnt als je kijkt."},
    ]
    return {"glossary": {"entries": entries}}
