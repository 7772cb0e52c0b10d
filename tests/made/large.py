"""Editions that are large: many chapters, or many blocks in one."""

from pathlib import Path

from stand.workspace import Workspace
from tests.made.writing import Fields, Made


def many_chapters(root: Path, number: int = 200) -> Workspace:
    """Write an edition of this many short chapters: "Hoofdstuk 1 …" and so on."""
    made = Made(root)
    for index in range(1, number + 1):
        body: list[Fields] = [
            {"text": made.words.paragraphs(2)},
            {"practice": {"title": made.words.title(), "text": made.words.text()}},
        ]
        title = f"Hoofdstuk {index} {made.words.title().lower()}"
        made.chapter(f"hoofdstuk-{index:03}", "text", title, *body, lead=made.words.text(3))
    return made.done()


def long_chapter(root: Path, blocks: int = 300) -> Workspace:
    """Write an edition with a chapter of this many blocks, the second of two."""
    made = Made(root)
    body: list[Fields] = []
    for index in range(blocks):
        if index % 3:
            body.append({"text": made.words.paragraphs(2)})
        else:
            body.append({"practice": {"title": made.words.title(), "text": made.words.text()}})
    words = made.words
    made.chapter("kort", "foreword", "Hoofdstuk 1", {"text": words.text()}, lead=words.text())
    made.chapter("lang", "text", "Hoofdstuk 2 zonder eind", *body, lead=words.text(3))
    return made.done()


def many_pages(root: Path, times: int = 1) -> Workspace:
    """Write an edition of about 26 pages a time: text, boxes, notes, figures and tables."""
    made = Made(root)
    words = made.words
    for index in range(1, 5 * times + 1):
        bars = [
            {"label": name, "value": str(17 + 3 * at)} for at, name in enumerate(words.names(5))
        ]
        rows = [[name, words.title(), words.sentence()] for name in words.names(8)]
        body: list[Fields] = [
            {"text": words.paragraphs(3)},
            {"text": f"{words.text()}[^1]\n\n[^1]: {words.sentence()}"},
            made.figure(
                f"staven-{index}", "bars", f"Staven {index}", source="Verzonnen", items=bars
            ),
            {"practice": {"title": words.title(), "text": words.paragraphs(2)}},
            made.table(f"tabel-{index}", ["Wie", "Wat", "Waarom"], rows),
            {"text": words.paragraphs(3)},
        ]
        title = f"Hoofdstuk {index} {words.title().lower()}"
        made.chapter(f"hoofdstuk-{index:04}", "text", title, *body, lead=words.text(3))
    return made.done()
