"""The parts of an edition add up to one publication."""

import io
import re

import numpy as np
import pikepdf
import pypdfium2 as pdfium

from stand.model.numbering import Numbering
from stand.render.binding import write_pdf
from stand.render.book import FITS, Book
from stand.workspace import Workspace
from tests.content.test_real_editions import BREAKS
from tests.render.conftest import Rendered, add_block, own, render


def test_the_parts_look_like_one_render_of_the_whole(edition: Rendered) -> None:
    parts = pdfium.PdfDocument(write_pdf(edition.layouts).data)
    whole = pdfium.PdfDocument(write_pdf([edition.book.whole()]).data)
    assert len(parts) == len(whole)
    for number in range(len(parts)):
        one, other = (
            np.asarray(document[number].render(scale=1).to_pil()) for document in (parts, whole)
        )
        assert np.array_equal(one, other), f"page {number + 1} differs"


def test_the_contents_name_the_page_on_which_each_chapter_starts(edition: Rendered) -> None:
    texts = edition.page_texts()
    contents = texts[1]
    for file in edition.publication.chapters:
        title = file.chapter.title
        named = re.search(re.escape(title).replace(r"\ ", r"\s+") + r"\s+(\d+)", contents)
        assert named, title
        words = " ".join(texts[int(named[1]) - 1].split())
        assert title in words


def test_page_numbers_in_print_are_those_of_the_file(edition: Rendered) -> None:
    for number, text in enumerate(edition.page_texts()[1:-1], 2):
        assert str(number) in text.split()


def test_a_reference_with_a_page_leads_to_that_page(edition: Rendered) -> None:
    texts = edition.page_texts()
    seen = 0
    for text in texts:
        for label, figure, page in re.findall(r"((?:F|f)iguur) (\d+)\s+op\s+pagina\s+(\d+)", text):
            seen += 1
            assert re.search(rf"(?m)^{label.capitalize()} {figure}\b", texts[int(page) - 1])
    assert seen or edition.publication.year != "2025"


def test_figures_are_numbered_in_the_order_of_the_pages(edition: Rendered) -> None:
    on_pages = [
        name
        for page in edition.pages
        for name, _ in sorted(page.anchors.items(), key=lambda anchor: anchor[1][1])
        if name.startswith("figuur-")
    ]
    targets = Numbering(edition.publication).targets
    numbered = [target for key, target in targets.items() if key.startswith("figure:")]
    assert [target.anchor for target in numbered] == list(dict.fromkeys(on_pages))
    assert [target.number for target in numbered] == [str(n) for n in range(1, len(numbered) + 1)]


def test_a_longer_chapter_moves_the_page_numbers_after_it(copy: Workspace) -> None:
    before = own("2025")
    path = copy.content / "2025" / "inleiding.yaml"
    long_text = "\n\n".join(["      Een alinea die alleen ruimte inneemt. " * 12] * 12)
    add_block(path, f"  - text: |\n{long_text}\n")
    after = render(copy, "2025")
    added = len(after.pages) - len(before.pages)
    assert added > 0
    start = {
        part.name: layout.first_page
        for part, layout in zip(before.book.parts, before.layouts, strict=True)
    }
    for part, layout in zip(after.book.parts, after.layouts, strict=True):
        moved = 0 if part.name in ("cover", "contents", "voorwoord", "inleiding") else added
        assert layout.first_page == start[part.name] + moved
    assert str(start["meer-informatie"] + added) in after.page_texts()[1].split()


def test_laying_out_again_changes_nothing() -> None:
    rendered = own("2025")
    again = rendered.book.lay_out()
    assert [id(layout) for layout in again] == [id(layout) for layout in rendered.layouts]


def test_a_few_lines_too_many_do_not_take_a_page() -> None:
    rendered = own("2025")
    part = rendered.book.parts[2]
    assert part.name == "voorwoord"
    assert rendered.layouts[2].page_count == 1
    loose = rendered.book._engine.lay_out(
        f"<html lang='nl'><body>{part.make(FITS[0])}</body></html>"
    )
    assert loose.page_count == 2, "voorwoord.yaml no longer needs to be set tighter"


def test_the_engine_has_nothing_to_complain_about(edition: Rendered) -> None:
    assert edition.book.complaints() == []


def test_bookmarks_title_language_and_links(edition: Rendered) -> None:
    publication = edition.publication
    with pikepdf.open(io.BytesIO(edition.pdf)) as pdf:
        assert str(pdf.docinfo["/Title"]).startswith(f"Stand van de uitvoering {publication.year}")
        assert str(pdf.Root.Lang) == "nl-NL"
        assert pdf.Root.MarkInfo.Marked
        titles = []
        with pdf.open_outline() as outline:
            for item in outline.root:
                titles += [item.title, *(child.title for child in item.children)]
        named = set(_destination_names(pdf))
        addresses = {
            str(link.A.URI)
            for page in pdf.pages
            for link in page.get("/Annots", [])
            if "/A" in link and "/URI" in link.A
        }
    for file in publication.chapters:
        assert any(file.chapter.title in title for title in titles)
        assert f"hoofdstuk-{file.name}" in named
    assert {"verzoek-2.1", "knelpunt-1.1", "figuur-" + next(iter(publication.figures))} <= named
    assert "https://www.dienstterugkeerenvertrek.nl" in {a.rstrip("/") for a in addresses}


def _destination_names(pdf: pikepdf.Pdf) -> list[str]:
    return [str(key) for key in pikepdf.NameTree(pdf.Root.Names.Dests)]


def test_a_draft_says_so_on_every_page_and_a_final_edition_on_none(copy: Workspace) -> None:
    assert all("Concept" in text for text in render(copy, "2025", draft=True).page_texts())
    assert not any("Concept –" in text for text in own("2025").page_texts())


def test_an_edition_of_one_empty_chapter_still_has_pages(copy: Workspace) -> None:
    folder = copy.content / "2030"
    folder.mkdir()
    (folder / "edition.yaml").write_text(
        "title: Stand\nedition: '2030'\nreporting_year: 2030\nchapters: [leeg]\n"
    )
    (folder / "leeg.yaml").write_text("kind: text\ntitle: Leeg\n")
    rendered = render(copy, "2030")
    assert [layout.page_count for layout in rendered.layouts] == [1, 1, 1, 1]


def test_a_book_can_be_laid_out_from_what_the_loader_could_save(copy: Workspace) -> None:
    (copy.content / "2025" / "inleiding.yaml").write_text("kind: introduction\ntitle: [kapot\n")
    (copy.root / "figures" / "2025" / "coa-locaties.yaml").write_text("kind: bars\n")
    rendered = render(copy, "2025", draft=True)
    names = [part.name for part in rendered.book.parts]
    chapters = [file.name for file in rendered.publication.chapters]
    assert chapters[-1] == "colofon"
    assert names == ["cover", "contents", *chapters[:-1], "appendix", "colofon", "back"]
    assert len(rendered.layouts) == len(names)
    assert isinstance(rendered.book, Book)


def test_twenty_faults_at_once_still_give_a_draft(copy: Workspace) -> None:
    for change in BREAKS:
        path = copy.root / change.path
        path.write_text(path.read_text("utf-8").replace(change.old, change.new, 1), "utf-8")
    rendered = render(copy, "2025", draft=True)
    names = [part.name for part in rendered.book.parts]
    chapters = [file.name for file in rendered.publication.chapters]
    assert names == ["cover", "contents", *chapters, "appendix", "back"]
    assert len(rendered.layouts) == len(names)
    assert all("Concept" in text for text in rendered.page_texts())
