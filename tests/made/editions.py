"""Editions made for tests: each is written as a whole root in a folder, with the year 2030."""

import io
from collections.abc import Callable
from pathlib import Path

from PIL import Image

from stand.workspace import Workspace
from tests.made.complete import complete
from tests.made.writing import YEAR, Fields, Made, Nonsense

Write = Callable[[Path], Workspace]


def draft(root: Path) -> Workspace:
    """Write an edition that is not approved: each page says so."""
    made = Made(root)
    made.chapter("voorwoord", "foreword", "Voorwoord", _text(made.words), status="draft")
    made.chapter("thema", "theme", "Zeepbellen", *_theme(made.words), number=1)
    return made.done(status="draft", version="0.3")


def long_tables(root: Path) -> Workspace:
    """Write a table of 200 rows, one as wide as the page and one full of text, between texts."""
    made = Made(root)
    words = made.words
    names = list(words.names(200))
    narrow = [[name, str(10 * index)] for index, name in enumerate(names)]
    tints = [str(index) for index in range(8)]
    wide = [[name, *tints] for name in names[:70]]
    columns = [f"Tint {letter}" for letter in "abcdefgh"]
    numbers = [{"name": name, "format": "number"} for name in columns]
    made.chapter(
        "tabellen",
        "text",
        "Lange tabellen",
        _text(words),
        made.table("smal", ["Wie", "Bellen"], narrow, source="Verzonnen", note=words.sentence()),
        _text(words),
        made.table("breed", ["Wie", *columns], wide, columns=[{"name": "Wie"}, *numbers]),
        made.table("woorden", ["Wie", "Wat"], [[name, words.text(2)] for name in names[:20]]),
        _text(words),
    )
    return made.done()


def nested_lists(root: Path) -> Workspace:
    """Write lists three deep, numbered in bulleted and the other way, also in boxes."""
    made = Made(root)
    words = made.words
    body: list[Fields] = [
        {"text": _nested(words, "-", "1.", 6)},
        {"text": _nested(words, "1.", "-", 6)},
    ]
    for kind in ("practice", "own_actions", "facts"):
        body.append({kind: {"title": words.title(), "text": _nested(words, "-", "1.", 3)}})
    text = "\n\n".join((words.text(), _nested(words, "1.", "-", 4), words.text()))
    body.append({"bottleneck": {"number": 1, "title": words.title(), "text": text}})
    body.append({"help_needed": {"requests": [{"number": 1, "text": _nested(words, "-", "-", 2)}]}})
    made.chapter("lijsten", "theme", "Lijsten", *body, number=1, lead=words.text(2))
    return made.done()


def many_notes(root: Path) -> Workspace:
    """Write 60 footnotes: in paragraphs, lists and boxes, long and short, some named."""
    made = Made(root)
    words = made.words

    def noted() -> str:
        return f"{words.text(2)} {words.sentence()[:-1]}.^[{words.sentence()}] {words.sentence()}"

    body: list[Fields] = [{"text": "\n\n".join(noted() for _ in range(4))} for _ in range(8)]
    body.append({"text": "\n".join(f"- {noted()}" for _ in range(12))})
    body.append({"practice": {"text": "\n\n".join(noted() for _ in range(3))}})
    body.append({"own_actions": {"text": "\n".join(f"1. {noted()}" for _ in range(6))}})
    named = f"{words.sentence()}[^een] {words.sentence()}[^twee]\n\n"
    named += f"[^een]: {words.text(2)}\n\n[^twee]: {words.text(8)}"
    body.append({"text": named})
    body += [{"text": noted()} for _ in range(5)]
    made.chapter("noten", "text", "Noten", *body)
    return made.done()


def foreign(root: Path) -> Workspace:
    """Write the publication of an agency in another language, with passages in three others."""
    made = Made(root, language="fy-NL", name="Tsjinst foar Sjippebellen", short_name="TSB")
    english = (
        "Notwithstanding misunderstandings, acknowledged lighthousekeepers enthusiastically hum "
        "underneath extraordinarily unremarkable circumstances, uncharacteristically whispering. "
    )
    german = (
        "Regenbogenmaler verschwinden außergewöhnlicherweise zwischen unwahrscheinlichen Wolken, "
        "selbstverständlich überraschenderweise unbeaufsichtigt. "
    )
    body: list[Fields] = [
        {"text": "De [United Nations]{lang=en} en it [Auswärtige Amt]{lang=de} bestean."},
        {"text": f"{{lang=en}}\n{english * 3}\n\nSa is it."},
        {"text": f"{{lang=de}}\n> {german * 3}\n\nSa is it."},
        {"text": "{lang=fr}\n- Un chat dort.\n- Un chien mange.\n\nSa is it ek."},
        {"practice": {"title": "In kader", "text": "{lang=en}\nAll work and no play."}},
        {"voice": {"speaker": "Immen", "text": "Hja seit [bonjour]{lang=fr} tsjin *ús*."}},
    ]
    made.chapter("foarwurd", "foreword", "Foarwurd", *body)
    return made.done(labels={"contents": "Ynhâld", "page": "side", "on_page": "op"})


def odd_texts(root: Path) -> Workspace:
    """Write what people paste and what Markdown allows too, and pictures of each kind."""
    made = Made(root)
    soft = "De ver\u00adze\u00adke\u00adrings\u00admaat\u00adschap\u00adpij van de toe\u00adkomst. "
    written = "De niet-gouvernementele lange-termijn-planning en zuid-oost-aziatische zaken. "
    address = "https://www.voorbeeld.example/een/lang/adres/dat/over/de/regel/gaat/en/verder"
    texts = [
        soft * 8,
        written * 5,
        made.words.paragraphs(3),
        "Een\u00a0vaste\u00a0spatie, een\u2011vast streepje, e\u0301e\u0301n, → ≥ ½ ² • … € ✓.",
        f"Mail <post@voorbeeld.example>, lees <{address}>, of [{made.words.text(2)}]({address}).",
        "Typ `stand build`.\n\n```\nregel\nnog een regel\n```\n\n---\n\nEen regel\\\nen nog een.",
        "5. Vijf\n6. Zes\n\n- Los\n\n  > Een citaat\n\n-\n- Ook los\n\n> - Een lijst\n> - hier",
        "Een[^a] en nog eens[^a], **vet^[In vet.]** en *schuin^[In [schuin](https://a.example/).]*."
        "\n\n[^a]: De noot.",
    ]
    empty = made.table("leeg", ["Wie", "Wat", "Waar"], [["Een", "", ""], ["Twee", "b", ""]])
    photos = [_photo(made, mode) for mode in ("L", "LA", "P", "1", "RGB", "RGBA")]
    made.chapter("raar", "text", "Raar", *({"text": text} for text in texts), empty, *photos)
    return made.done()


def _photo(made: Made, mode: str) -> Fields:
    file = io.BytesIO()
    Image.linear_gradient("L").resize((900, 600)).convert(mode).save(file, "PNG")
    name = f"figures/{YEAR}/{mode.lower()}.png"
    made.write(name, file.getvalue())
    return {"photo": {"file": name, "alt": f"Een verloop van soort {mode}"}}


def many_pages(root: Path) -> Workspace:
    """Write an edition of about 150 pages."""
    made = Made(root)
    for number in range(1, 9):
        made.words = Nonsense(number)
        words = made.words
        body: list[Fields] = []
        for part in range(1, 5):
            body.append({"text": f"## {words.title()}\n\n{words.paragraphs(7, 6)}"})
            body.append({"practice": {"title": words.title(), "text": words.paragraphs(2)}})
            body.append(
                {
                    "bottleneck": {
                        "number": part,
                        "title": words.title(),
                        "text": words.paragraphs(4),
                    }
                }
            )
            body.append({"text": "\n".join(f"- {words.sentence()}" for _ in range(8))})
        rows = [[name, str(index)] for index, name in enumerate(words.names(60))]
        body.append(made.table(f"tabel-{number}", ["Wie", "Bellen"], rows))
        body.append({"help_needed": {"requests": [{"number": 1, "text": words.text()}]}})
        name = f"themas/{number:02}"
        made.chapter(name, "theme", words.title(), *body, number=number, lead=words.text(2))
    return made.done()


def _text(words: Nonsense) -> Fields:
    return {"text": words.paragraphs(3)}


def _theme(words: Nonsense) -> list[Fields]:
    return [
        {"bottleneck": {"number": 1, "title": words.title(), "text": words.paragraphs(2)}},
        {"voice": {"speaker": "Een zeepbellenblazer", "text": words.text()}},
        {"help_needed": {"requests": [{"number": 1, "text": words.text(1)}]}},
    ]


def _nested(words: Nonsense, outer: str, inner: str, items: int) -> str:
    """Return a list in Markdown, three deep, in which the kinds take turns."""
    lines: list[str] = []
    for _ in range(items):
        lines.append(f"{outer} {words.text(2)}")
        for _ in range(2):
            lines.append(f"   {inner} {words.sentence()}")
            lines += [f"      {outer} {words.sentence()}" for _ in range(2)]
    return "\n".join(lines)


EDITIONS: dict[str, Write] = {
    "complete": complete,
    "draft": draft,
    "long tables": long_tables,
    "nested lists": nested_lists,
    "many notes": many_notes,
    "foreign": foreign,
    "odd texts": odd_texts,
    "many pages": many_pages,
}
