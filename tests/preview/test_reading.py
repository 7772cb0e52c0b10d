from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stand.content.yaml_reader import read_yaml
from stand.preview.facts import Facts, FigureFacts, IndicatorFacts, SeriesValue, TargetFacts
from stand.preview.reading.chapter import locate, sections
from stand.preview.reading.known import Known
from stand.preview.reading.pieces import Look, Mark, Piece
from tests.made.complete import complete

PATH = "content/2030/hoofdstuk.yaml"
PATHS = (
    PATH,
    "figures/2030/ring.yaml",
    "content/2030/edition.yaml",
    "content/organisation.yaml",
)
FACTS = Facts(
    indicators=(
        IndicatorFacts(
            "bellen.rond",
            "Ronde zeepbellen",
            "bellen",
            "",
            (
                SeriesValue("2029", "1.650", "final", "2029", ""),
                SeriesValue("2030", "1.800", "final", "2030", ""),
            ),
        ),
    ),
    targets=(
        TargetFacts("figure:ring", "figuur 3", "Een ring"),
        TargetFacts("table:jaren", "tabel 2", "Jaren"),
    ),
    figures=(FigureFacts("ring", "Figuur 3", "Een ring", "Rood is het grootst.", True),),
    printed={"bellen.rond": "1.800", "figure:ring|page": "figuur 3 op pagina 8"},
)
KNOWN = Known(FACTS, {"reporting_year": "2030", "labels": {"practice": "Uit het leven"}})


def read(data: object, known: Known = KNOWN, path: str = PATH) -> list[Piece]:
    return [piece for section in sections(path, data) for piece in section.read(known)]


def body(*blocks: object, **more: object) -> list[Piece]:
    data = {"kind": "text", "title": "Titel", "status": "final", "body": list(blocks)} | more
    return read(data)[1:]


def test_markdown_becomes_pieces_with_their_place() -> None:
    pieces = body({"text": "Een *mooie* dag.\n\n## Kop\n\n- een\n- twee\n  1. drie\n\n> citaat"})
    assert [(piece.look, piece.bullet, piece.depth, piece.text) for piece in pieces] == [
        (Look.PARAGRAPH, "", 0, "Een mooie dag."),
        (Look.HEADING, "", 0, "Kop"),
        (Look.PARAGRAPH, "•", 1, "een"),
        (Look.PARAGRAPH, "•", 1, "twee"),
        (Look.PARAGRAPH, "1.", 2, "drie"),
        (Look.PARAGRAPH, "", 0, "citaat"),
    ]
    assert {piece.place for piece in pieces} == {("body", 0, "text")}
    assert pieces[-1].quotes == 1
    assert [run.text for run in pieces[0].runs if Mark.EMPHASIS in run.marks] == ["mooie"]


def test_references_print_what_the_reader_gets() -> None:
    [piece] = body(
        {"text": "[[figure:ring]] telt [[bellen.rond]] bellen, zie [[figure:ring|page]]."}
    )
    assert piece.text == "Figuur 3 telt 1.800 bellen, zie figuur 3 op pagina 8."


def test_a_reference_of_which_nothing_is_known_is_plainly_marked() -> None:
    [piece] = body({"text": "Er waren [[bellen.vierkant]] bellen."})
    assert piece.text == "Er waren ⟦bellen.vierkant⟧ bellen."
    assert [run.text for run in piece.runs if Mark.UNKNOWN in run.marks] == ["⟦bellen.vierkant⟧"]


def test_a_page_that_is_not_known_yet_is_left_open() -> None:
    facts = replace(FACTS, printed={"figure:ring|page": "figuur 3 op pagina 00"})
    [_, piece] = read(
        {
            "kind": "text",
            "title": "T",
            "status": "final",
            "body": [{"text": "Zie [[figure:ring|page]]."}],
        },
        replace(KNOWN, facts=facts),
    )
    assert piece.text == "Zie figuur 3 op pagina …."


def test_a_box_has_its_fixed_words_and_its_source() -> None:
    pieces = body(
        {"practice": {"title": "Zo gaat het", "text": "Iets."}},
        {"research": {"text": "Iets.", "source": "Niemand"}},
    )
    assert [(piece.bullet, piece.text, piece.box) for piece in pieces] == [
        ("Uit het leven", "Zo gaat het", "practice"),
        ("", "Iets.", "practice"),
        ("Onderzoek", "", "research"),
        ("", "Iets.", "research"),
        ("", "Bron: Niemand", "research"),
    ]


def test_bottlenecks_and_requests_have_the_number_of_their_theme() -> None:
    blocks = [
        {"bottleneck": {"number": "2", "title": "Druk", "text": "Veel."}},
        {"help_needed": {"requests": [{"number": "5", "text": "Geld."}]}},
    ]
    in_theme = body(*blocks, kind="theme", number="3")
    assert [piece.bullet for piece in in_theme if piece.bullet] == ["Knelpunt 3.2", "Verzoek 3.5"]
    elsewhere = body(*blocks)
    assert [piece.bullet for piece in elsewhere if piece.bullet] == ["Knelpunt 2", "Verzoek 5"]


def test_theme_numbers_are_roman_where_the_edition_has_them_so() -> None:
    data = {"kind": "theme", "number": "4", "title": "Druk"}
    roman = replace(KNOWN, edition={"theme_numbering": "roman"})
    assert read(data)[0].bullet == "Thema 4"
    assert read(data, roman)[0].bullet == "Thema IV"


def test_a_figure_says_what_it_shows() -> None:
    data = {"title": "Een ring van [[bellen.rond]]", "source": "Verzonnen"}
    known = replace(KNOWN, figure=lambda name: data if name == "ring" else None)
    pieces = read({"kind": "text", "title": "T", "body": [{"figure": "ring"}]}, known)[2:]
    assert [piece.text for piece in pieces] == [
        "Een ring van 1.800",
        "Rood is het grootst.",
        "Bron: Verzonnen",
    ]
    assert pieces[0].bullet == "▦ Figuur 3"
    assert {piece.place for piece in pieces} == {("body", 0, "figure")}


def test_the_file_of_a_figure_has_places_of_its_own() -> None:
    pieces = read({"kind": "ring", "title": "Een ring"}, path="figures/2030/ring.yaml")
    assert [(piece.place, piece.text) for piece in pieces] == [
        (("title",), "Een ring"),
        (("alt",), "Rood is het grootst."),
    ]


def test_a_table_has_the_columns_that_the_chapter_asks_for() -> None:
    rows = [["Land", "Code", "Bellen"], ["Nergens", "n", "12"], ["Overal", "o"]]
    known = replace(KNOWN, table=lambda file: rows if file == "tables/landen.csv" else ())
    columns = [{"name": "Bellen", "format": "number"}, {"name": "Land", "label": "Waar"}]
    block = {"table": {"title": "Landen", "file": "tables/landen.csv", "columns": columns}}
    table = read({"kind": "text", "title": "T", "body": [block]}, known)[-1]
    shown = [["".join(run.text for run in cell) for cell in row] for row in table.rows]
    assert shown == [["Bellen", "Waar"], ["12", "Nergens"], ["", "Overal"]]
    assert table.numbers == (True, False)


def test_a_series_and_tiles_show_the_values_of_the_bank() -> None:
    names = ["bellen.rond"]
    series, tiles = (
        {
            "series": {
                "id": "jaren",
                "title": "J",
                "indicators": names,
                "first": "2030",
                "last": "2030",
            }
        },
        {
            "key_figures": {
                "items": [{"indicator": "bellen.rond", "note": "rond"}, {"value": "veel"}]
            }
        },
    )
    label, table, first, second = body(series, tiles)
    assert label.bullet == "▦ Tabel 2"
    assert table.text.split() == ["Jaar", "Ronde", "zeepbellen", "2030", "1.800"]
    assert first.text == "1.800  Ronde zeepbellen – rond"
    assert second.text.strip() == "veel"


def test_notes_stand_below_the_text_that_calls_them() -> None:
    said, note = body({"text": "Een bewering^[Met een *noot*.] die klopt."})
    assert said.text == "Een bewering* die klopt."
    assert (note.look, note.text) == (Look.SMALL, "Noot: Met een noot.")


def test_what_is_not_approved_says_so() -> None:
    assert [piece.text for piece in read({"kind": "text", "title": "T", "status": "review"})] == [
        "T",
        "Ter review",
    ]


def test_markup_of_the_terminal_stays_text() -> None:
    [piece] = body({"text": "Een [bold]vet[/bold] <b>woord</b> en \\[/x\\]."})
    assert piece.text == "Een [bold]vet[/bold] <b>woord</b> en [/x]."


def test_the_words_of_the_covers_are_shown() -> None:
    edition = {"title": "Stand", "edition": "2030", "chapters": ["voorwoord"]}
    shown = [piece.text for piece in read(edition, path="content/2030/edition.yaml")]
    assert shown == ["Stand", "2030", "Inhoud", "voorwoord"]
    organisation = {"name": "Dienst Zeep", "mission": "Wij *blazen*.", "address": ["Straat 1"]}
    shown = [piece.text for piece in read(organisation, path="content/organisation.yaml")]
    assert shown == ["Dienst Zeep", "Wij blazen.", "Straat 1"]


def test_the_contents_name_chapters_by_their_titles() -> None:
    edition = {"title": "Stand", "edition": "2030", "chapters": ["voorwoord", "themas/bellen"]}
    targets = (
        TargetFacts("chapter:voorwoord", "Vooraf", "Vooraf"),
        TargetFacts("chapter:bellen", "Zeepbellen", "Zeepbellen"),
    )
    pieces = read(edition, Known(Facts(targets=targets)), "content/2030/edition.yaml")
    assert [piece.text for piece in pieces][-2:] == ["Vooraf", "Zeepbellen"]


def test_the_piece_with_the_words_around_the_cursor_is_found() -> None:
    pieces = body({"text": "Eerst dit verhaal.\n\nDan dat verhaal."}, {"text": "Slot."})
    text = ("body", 0, "text")
    assert pieces[locate(pieces, text, "dan dat") or 0].text == "Dan dat verhaal."
    assert pieces[locate(pieces, text, "eerst") or 0].text == "Eerst dit verhaal."
    assert pieces[locate(pieces, ("body", 1, "text")) or 0].text == "Slot."


def test_a_value_that_is_not_shown_itself_is_found_near_by() -> None:
    pieces = body({"bottleneck": {"number": "1", "title": "Druk", "text": "Veel."}})
    assert locate(pieces, ("body", 0)) == 0
    assert locate(pieces, ("body", 0, "bottleneck", "number")) == 0
    assert locate([], ("body", 0)) is None


def test_what_stays_the_same_keeps_its_key() -> None:
    before = {"title": "T", "kind": "text", "body": [{"text": "Een"}, {"text": "Twee"}]}
    after = {"title": "T", "kind": "text", "body": [{"text": "Een"}, {"text": "Drie"}]}
    pairs = zip(sections(PATH, before), sections(PATH, after), strict=True)
    assert [a.key == b.key for a, b in pairs] == [True, True, False]


def test_only_what_is_printed_is_read() -> None:
    assert sections("content/indicators.yaml", {"indicators": []}) == []
    assert sections("content/2030/tables/landen.csv", [["a"]]) == []
    assert sections(PATH, None) == []


@pytest.fixture(scope="module")
def chapters(tmp_path_factory: pytest.TempPathFactory) -> list[dict[str, object]]:
    workspace = complete(tmp_path_factory.mktemp("gemaakt"))
    files = sorted(workspace.edition_folder("2030").rglob("*.yaml"))
    return [read_yaml(path.name, path.read_text())[0] for path in files]


def test_every_kind_of_block_is_shown(chapters: list[dict[str, object]]) -> None:
    pieces = [piece for data in chapters if "kind" in data for piece in read(data)]
    faults = {piece.text for piece in pieces if piece.look is Look.FAULT}
    assert all("figuur" in fault or "tabel" in fault for fault in faults)
    shown = {piece.place[2] for piece in pieces if piece.place[:1] == ("body",)}
    from stand.model.blocks import BodyItem

    assert shown == set(BodyItem.model_fields)


_KEYS = st.sampled_from(
    [
        "kind",
        "title",
        "text",
        "body",
        "figure",
        "table",
        "series",
        "process",
        "timeline",
        "items",
        "steps",
        "requests",
        "number",
        "bottleneck",
        "help_needed",
        "key_figures",
        "links",
        "glossary",
        "entries",
        "photo",
        "voice",
        "indicators",
        "tracks",
        "columns",
        "rows",
        "branches",
        "value",
        "indicator",
        "signature",
        "lead",
        "labels",
    ]
)
_DATA = st.recursive(
    st.none()
    | st.text(max_size=20)
    | st.sampled_from(["theme", "foreword", "[[a.b]]", "1", "^[n]"]),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(_KEYS, inner, max_size=4),
    max_leaves=25,
)


@given(data=_DATA, blocks=st.lists(_DATA, max_size=4))
def test_data_of_any_shape_can_be_shown(data: object, blocks: list[object]) -> None:
    known = replace(KNOWN, edition=data, figure=lambda _name: data)
    for path in PATHS:
        read(data, known, path)
        read({"kind": "theme", "title": data, "number": data, "body": blocks}, known, path)
