"""The user guide tells the truth: its examples work, and its lists are those of the code.

A comment before an example says what it is: a file, a block, a figure, a whole chapter, lines of
organisation.yaml, edition.yaml, indicators.yaml or observations.csv (of this year or of the year
before), what appears on the screen or in the data, or lines that go wrong, with the code of the
problem.
"""

import ast
import re
import shlex
import shutil
import textwrap
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import resources
from pathlib import Path
from typing import Any, get_args

import pikepdf
import pytest
from PIL import Image
from pydantic import BaseModel

from stand.build import build
from stand.charts.depict import depict
from stand.charts.kinds.scalars import TEXT_FIELDS
from stand.charts.open_data import FIELDS, csv_name
from stand.checked import load_and_check
from stand.cli.main import main
from stand.cli.parser import make_parser
from stand.content.observations import COLUMNS
from stand.model.blocks import BodyItem
from stand.model.captions import Amount, Captioned, TableColumns
from stand.model.chapter import CHAPTER_KINDS, Chapter
from stand.model.charts import Stage
from stand.model.edition import Edition, Labels
from stand.model.figures import Figure, KeyFigure
from stand.model.indicators import Indicator, Indicators, ObservationStatus
from stand.model.numbering import Numbering
from stand.model.organisation import Colours, NumberStyle, Organisation
from stand.model.schema import schemas
from stand.numbers import publish, references
from stand.numbers.hedges import Hedge, read_hedge
from stand.render.register import Register
from stand.render.view import View
from stand.workspace import Workspace

PROJECT = Path(__file__).parents[1]
GUIDE = (PROJECT / "docs" / "handleiding.md").read_text("utf-8")
YEAR = "2026"
CONTENT = f"content/{YEAR}"
EDITION = f"{CONTENT}/edition.yaml"
ORGANISATION = "content/organisation.yaml"
INDICATORS = "content/indicators.yaml"
OBSERVATIONS = f"{CONTENT}/tables/observations.csv"
SCHEMA_LINE = re.compile(r"# yaml-language-server: \$schema=(\S+)\n")


@dataclass(frozen=True)
class Example:
    """An example of the guide: what it is, its name if it has one, its text and its line."""

    kind: str
    name: str
    language: str
    text: str
    line: int


def _examples() -> Iterator[Example]:
    form = re.compile(r"^<!-- ([\w-]+)(?:: (\S+))? -->\n```(\w+)\n(.*?)^```$", re.M | re.S)
    for match in form.finditer(GUIDE):
        kind, name, language, text = match.groups(default="")
        yield Example(kind, name, language, text, GUIDE.count("\n", 0, match.start()) + 2)


EXAMPLES = list(_examples())
# Where the lines of an example that goes wrong belong.
WRONG_KINDS = ("fout", "fout-figuur", "fout-waarden")
WRONG = [example for example in EXAMPLES if example.kind in WRONG_KINDS]


def of_kind(kind: str) -> list[Example]:
    found = [example for example in EXAMPLES if example.kind == kind]
    assert found, f"the guide has no example of the kind {kind}"
    return found


def joined(kind: str) -> str:
    return "".join(example.text for example in of_kind(kind))


def section(title: str, level: int = 2) -> str:
    """Return what stands under a heading, up to the next one that is as high."""
    lines: list[str] = []
    inside = fenced = False
    for line in GUIDE.splitlines():
        fenced ^= line.startswith("```")
        depth = len(line) - len(line.lstrip("#"))
        if not fenced and 0 < depth <= level:
            inside = line == f"{'#' * level} {title}"
        elif inside:
            lines.append(line)
    assert lines, f"the guide has no heading {title}"
    return "\n".join(lines)


def rows(text: str) -> list[list[str]]:
    """Return the cells of the tables in a text, without headings."""
    lines = [line for line in text.splitlines() if line.startswith("|")]
    cells = [[cell.strip() for cell in re.split(r"(?<!\\)\|", line)[1:-1]] for line in lines]
    heads = {index for index, row in enumerate(cells) if set("".join(row)) <= {"-"}}
    return [row for index, row in enumerate(cells) if not {index, index + 1} & heads]


def code(text: str) -> list[str]:
    """Return what stands between backticks in the sentences and tables of a text."""
    sentences = re.sub(r"^```.*?^```$", "", text, flags=re.M | re.S)
    return re.findall(r"`([^`\n]+)`", sentences)


# --- the examples -----------------------------------------------------------------------------


def write(root: Path, name: str, text: str) -> None:
    path = root / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")


def figure_path(name: str) -> str:
    return f"figures/{YEAR}/{name}.yaml"


def write_minimal(root: Path) -> None:
    """Write the small edition that the guide begins with."""
    for example in of_kind("bestand"):
        write(root, example.name, example.text)
    first = of_kind("figuur")[0]
    write(root, figure_path(first.name), first.text)


def add(root: Path, name: str, text: str) -> None:
    write(root, name, (root / name).read_text("utf-8") + text)


def indented(text: str) -> str:
    return textwrap.indent(text, "  ", lambda line: bool(line.strip()))


def write_bank(root: Path) -> None:
    """Add every figure of the guide to those of the small edition, and a year before it."""
    add(root, INDICATORS, indented(joined("cijfers")))
    add(root, OBSERVATIONS, joined("waarden"))
    before = str(int(YEAR) - 1)
    edition = (root / EDITION).read_text("utf-8").replace(YEAR, before)
    write(root, f"content/{before}/edition.yaml", edition)
    header = (root / OBSERVATIONS).read_text("utf-8").splitlines(keepends=True)[0]
    write(root, f"content/{before}/tables/observations.csv", header + joined("vorig"))


def write_pictures(root: Path) -> None:
    """Write every picture and font file that an example names."""
    fonts = Path(str(resources.files("font_source_sans_pro"))) / "files"
    text = "".join(example.text for example in EXAMPLES)
    for name in re.findall(r"(?:file|image): (\S+\.(?:jpg|png|svg|ttf))", text):
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if path.suffix == ".svg":
            write(root, name, '<svg xmlns="http://www.w3.org/2000/svg" width="60" height="20"/>')
        elif path.suffix == ".ttf":
            face = path.stem.partition("-")[2].replace("Italic", "It")
            shutil.copy(fonts / f"SourceSansPro-{face}.ttf", path)
        else:
            Image.new("RGB", (3000, 2000), "#e17000").save(path)


def write_all(root: Path) -> None:
    """Write all examples as one edition: each block becomes a theme, unused figures a chapter."""
    write_minimal(root)
    write_bank(root)
    write_pictures(root)
    chapters = {example.name: example.text for example in of_kind("hoofdstuk")}
    for number, example in enumerate(of_kind("blok"), 10):
        head = f"kind: theme\ntitle: Proef\nnumber: {number}\nlead: Proef.\nbody:\n"
        chapters[f"regel-{example.line}"] = head + indented(example.text)
    for example in of_kind("figuur"):
        write(root, figure_path(example.name), example.text)
    used = re.findall(r"- figure: (\S+)", "".join(example.text for example in EXAMPLES))
    unused = [example.name for example in of_kind("figuur") if example.name not in used]
    blocks = "".join(f"  - figure: {name}\n" for name in unused)
    chapters["figuren"] = f"kind: text\ntitle: Figuren\nlead: Proef.\nbody:\n{blocks}"
    for name, text in chapters.items():
        write(root, f"{CONTENT}/{name}.yaml", text)
    listed = "".join(f"  - {name}\n" for name in chapters)
    add(root, EDITION, listed + joined("jaargang"))
    add(root, ORGANISATION, joined("organisatie"))


def test_every_yaml_example_says_what_it_is() -> None:
    tried = [example for example in EXAMPLES if example.language == "yaml"]
    assert len(tried) == GUIDE.count("```yaml")
    assert len({example.name for example in of_kind("figuur")}) == len(of_kind("figuur"))


def test_the_small_edition_builds_without_a_remark(tmp_path: Path) -> None:
    write_minimal(tmp_path)
    outcome = build(Workspace.at(tmp_path), YEAR, tmp_path / "output")
    assert outcome.problems == []
    assert outcome.built is not None
    assert outcome.built.draft
    assert outcome.built.pages == 7
    assert "telt zeven bladzijden" in GUIDE
    data = tmp_path / f"output/stand-{YEAR}-data"
    figure = csv_name(of_kind("figuur")[0].name)
    files = {publish.CSV_NAME, publish.PACKAGE_NAME, figure}
    assert {path.name for path in data.iterdir()} == files
    lines = (data / publish.CSV_NAME).read_text("utf-8").splitlines()
    assert set(joined("gegevens").splitlines()) <= set(lines)
    assert (data / figure).read_text("utf-8") == joined("figuurgegevens")


def test_a_list_of_figures_may_be_emptied_down_to_its_header(tmp_path: Path) -> None:
    write_minimal(tmp_path)
    header = (tmp_path / OBSERVATIONS).read_text("utf-8").splitlines(keepends=True)[0]
    write(tmp_path, OBSERVATIONS, header)
    _, problems = load_and_check(Workspace.at(tmp_path), YEAR, as_final=False)
    waiting = {(problem.code, Path(problem.path).name) for problem in problems}
    assert waiting == {
        ("unknown-reference", "1-wachttijd.yaml"),
        ("unknown-reference", "aanvragen.yaml"),
        ("missing-value", "aanvragen.yaml"),
    }


def test_the_screen_shows_what_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write_minimal(tmp_path)
    for example in of_kind("scherm"):
        assert main(["figures", example.name, "--root", str(tmp_path)]) == 0
        assert capsys.readouterr().out == example.text
    for example in of_kind("scherm-figuur"):
        assert main(["figure", example.name, "--format", "text", "--root", str(tmp_path)]) == 0
        assert capsys.readouterr().out == example.text


def test_all_examples_together_build_without_a_remark(tmp_path: Path) -> None:
    write_all(tmp_path)
    outcome = build(Workspace.at(tmp_path), YEAR, tmp_path / "output")
    assert outcome.problems == []
    assert outcome.built is not None
    with pikepdf.open(outcome.built.path) as pdf:
        places = {str(name) for name in pikepdf.NameTree(pdf.Root.Names.Dests)}
    named = [row[1] for row in rows(section("Nummers van knelpunten en verzoeken"))]
    assert len(named) == 7
    for name in named:
        assert name.strip("`#").replace("2.1", "1.1") in places


@pytest.mark.parametrize("example", WRONG, ids=lambda example: f"line {example.line}")
def test_what_goes_wrong_goes_wrong_as_told(tmp_path: Path, example: Example) -> None:
    write_all(tmp_path)
    if example.kind == "fout-waarden":
        add(tmp_path, OBSERVATIONS, example.text)
    elif example.kind == "fout-figuur":
        write(tmp_path, figure_path("proef"), example.text)
    else:
        title = "" if example.text.startswith("title") else "title: Proef\n"
        write(tmp_path, f"{CONTENT}/colofon.yaml", f"kind: text\n{title}{example.text}")
    _, problems = load_and_check(Workspace.at(tmp_path), YEAR, as_final=False)
    assert {problem.code for problem in problems} == {example.name}


def test_the_first_line_of_a_file_points_to_its_schema() -> None:
    names = {example.name: example.text for example in of_kind("bestand")}
    names |= {figure_path(example.name): example.text for example in of_kind("figuur")}
    found = 0
    for name, text in names.items():
        match = SCHEMA_LINE.match(text)
        if match:
            found += 1
            target = (PROJECT / name).parent / match[1]
            assert target.resolve() in {
                PROJECT / f"content/.schema/{kind}.json" for kind in schemas()
            }
            assert match[0].strip() in code(section("De bestanden"))
    assert found >= 5


# --- the lists --------------------------------------------------------------------------------


# Where the code stands among the arguments; a sentence knows its own place in the text.
PLACE_OF_CODE = {
    "Problem": 4,
    "problem": 1,
    "problem_at": 1,
    "_at": 1,
    "sentence.problem": 0,
    "sentence.problem_at": 1,
    "Fault": 1,
    "PictureFault": 0,
    "YamlFault": 1,
    "Rule": 0,
    "_Profile": 0,
}
ALWAYS_WARN = ("sentence.problem", "sentence.problem_at")


class _Module:
    """The codes in one module of the source: what its calls that make a problem can hold."""

    def __init__(self, tree: ast.Module) -> None:
        self._tree = tree
        self._assigned: dict[str, list[ast.expr]] = {}
        self._returned: dict[str, list[ast.expr]] = {}
        for node in ast.walk(tree):
            if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
                self._assigned.setdefault(node.targets[0].id, []).append(node.value)
            elif isinstance(node, ast.FunctionDef):
                returns = [part for part in ast.walk(node) if isinstance(part, ast.Return)]
                values = [part.value for part in returns if part.value is not None]
                self._returned.setdefault(node.name, []).extend(values)

    def codes(self) -> Iterator[tuple[str, bool]]:
        """Yield each code, and whether it is that of a warning."""
        for node in ast.walk(self._tree):
            if not isinstance(node, ast.Call):
                continue
            written = ast.unparse(node.func)
            called = written if written in PLACE_OF_CODE else written.rpartition(".")[2]
            place = PLACE_OF_CODE.get(called)
            if place is None or len(node.args) <= place:
                continue
            value = node.args[place]
            value = value.value if isinstance(value, ast.Starred) else value
            warning = called in ALWAYS_WARN or "Severity.WARNING" in ast.unparse(node)
            yield from ((text, warning) for text in self._texts(value))

    def _texts(self, node: ast.expr) -> Iterator[str]:
        """Yield the texts that an expression can be, or of which it is the first."""
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value
        elif isinstance(node, ast.IfExp):
            yield from self._texts(node.body)
            yield from self._texts(node.orelse)
        elif isinstance(node, ast.Tuple):
            yield from self._texts(node.elts[0])
        elif isinstance(node, ast.Name):
            for value in self._assigned.get(node.id, []):
                yield from self._texts(value)
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            for value in self._returned.get(node.func.id, []):
                yield from self._texts(value)


def codes() -> dict[str, bool]:
    """Return every code of a problem in the source, and whether it is a warning."""
    found: dict[str, bool] = {}
    for path in sorted((PROJECT / "stand").rglob("*.py")):
        found |= dict(_Module(ast.parse(path.read_text("utf-8"))).codes())
    return found


def test_the_source_gives_up_its_codes() -> None:
    found = codes()
    kinds = {"yaml-syntax", "picture-missing", "chapter-outside", "wrong-value", "layout"}
    kinds |= {"unknown-reference", "hedge", "parts", "not-revised", "literal-number"}
    assert kinds <= set(found)
    assert all(re.fullmatch(r"[a-z]+(-[a-z]+)*", name) for name in found)


def test_every_problem_is_explained_and_no_other() -> None:
    explained = [(code(row[0])[0], row[1]) for row in rows(section("De meldingen"))]
    assert len(dict(explained)) == len(explained), "a code is explained twice"
    words = {name: "waarschuwing" if warning else "fout" for name, warning in codes().items()}
    assert dict(explained) == words


def _model_of(annotation: Any) -> type[BaseModel] | None:
    return next(_models(annotation), None)


def _models(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for part in get_args(annotation):
        yield from _models(part)


BLOCKS = {name: _model_of(field.annotation) for name, field in BodyItem.model_fields.items()}
FIGURES = {
    kind: model
    for model in _models(Figure)
    for kind in get_args(model.model_fields["kind"].annotation)
}


def described(title: str) -> dict[str, str]:
    """Return the sub-sections of a section by the names at the end of their headings."""
    parts = re.split(r"^### (.*`)\n", section(title), flags=re.M)[1:]
    named = zip(parts[::2], parts[1::2], strict=True)
    return {name: text for heading, text in named for name in code(heading)}


def told_fields(text: str) -> tuple[set[str], set[str]]:
    """Return which fields the line ‘Verplicht: … Mag erbij: …’ of a sub-section names."""
    match = re.search(r"^Verplicht: (.*?)\.(?: Mag erbij: (.*?)\.)?$", text, re.M)
    assert match, text
    return set(code(match[1])), set(code(match[2] or ""))


def table_fields(text: str) -> tuple[set[str], set[str]]:
    """Return which fields the first table of a sub-section calls needed, and which others."""
    table = re.search(r"^\|.*?(?=^[^|]|\Z)", text, re.M | re.S)
    assert table, text
    told = [(code(row[0]), row[1] == "ja") for row in rows(table[0])]
    needed = {name for names, is_needed in told if is_needed for name in names}
    return needed, {name for names, _ in told for name in names} - needed


def real_fields(model: type[BaseModel], left_out: set[str]) -> tuple[set[str], set[str]]:
    fields = {name: field for name, field in model.model_fields.items() if name not in left_out}
    needed = {name for name, field in fields.items() if field.is_required()}
    return needed, set(fields) - needed


def test_every_kind_of_block_has_a_description_and_an_example() -> None:
    assert list(described("De blokken")) == list(BLOCKS)
    assert {name for row in rows(section("De blokken")) for name in code(row[0])} == set(BLOCKS)
    assert set(re.findall(r"^- (\w+):", joined("blok"), re.M)) == set(BLOCKS)


@pytest.mark.parametrize("kind", [kind for kind, model in BLOCKS.items() if model])
def test_the_fields_of_a_block_are_told(kind: str) -> None:
    model = BLOCKS[kind]
    assert model is not None
    assert told_fields(described("De blokken")[kind]) == real_fields(model, {"kind"})


def limits(model: type[BaseModel]) -> set[int]:
    """Return how many values, rows or columns a kind of figure can hold, at least and at most."""
    names = ("fewest", "most", "most_rows", "most_columns")
    found = {getattr(model, name, 1) for name in names}
    for name in {"items", "stages", "tracks"} & set(model.model_fields):
        for rule in model.model_fields[name].metadata:
            found |= {getattr(rule, end, 1) for end in ("min_length", "max_length")}
    return found - {1}


def test_every_kind_of_figure_has_a_description_and_an_example() -> None:
    assert set(described("De figuren")) == set(FIGURES)
    assert set(re.findall(r"^kind: ([\w-]+)", joined("figuur"), re.M)) == set(FIGURES)
    chosen = rows(section("Welk soort figuur", 3))
    assert {code(row[1])[0] for row in chosen} == set(FIGURES)


@pytest.mark.parametrize("kind", FIGURES)
def test_the_fields_of_a_figure_are_told(kind: str) -> None:
    common = {"kind", *Captioned.model_fields}
    needed, others = table_fields(described("De figuren")[kind])
    assert (needed - common, others - common) == real_fields(FIGURES[kind], common)


@pytest.mark.parametrize(
    ("title", "level", "model"),
    [
        ("Waarden onder elkaar", 4, Amount),
        ("Waarden uit een tabel", 4, TableColumns),
        ("Tegels: `tiles`", 3, KeyFigure),
        ("Stappen met aantallen: `flow`", 3, Stage),
    ],
)
def test_the_fields_of_a_value_are_told(title: str, level: int, model: type[BaseModel]) -> None:
    told = {name for row in rows(section(title, level)) for name in code(row[0])}
    assert told >= set(model.model_fields)


def test_the_fields_for_a_chart_of_ones_own_are_told() -> None:
    told = {name for row in rows(described("De figuren")["vega-lite"]) for name in code(row[0])}
    assert told >= {"value", *TEXT_FIELDS}


def test_what_every_figure_has_is_told() -> None:
    assert {code(row[0])[0] for row in rows(section("Wat elke figuur heeft", 3))} == {
        "kind",
        *Captioned.model_fields,
    }


@pytest.mark.parametrize("kind", FIGURES)
def test_how_much_a_figure_can_hold_is_told(kind: str) -> None:
    told = {code(row[1])[0]: row[2] for row in rows(section("Welk soort figuur", 3))}
    numbers = {int(number) for number in re.findall(r"\d+", told[kind])}
    assert limits(FIGURES[kind]) <= numbers


def test_the_kinds_of_chapter_are_told() -> None:
    told = [code(row[0])[0] for row in rows(section("Een hoofdstuk"))]
    assert set(CHAPTER_KINDS) <= set(told)


def test_the_fields_of_an_edition_are_told() -> None:
    table = rows(section("De gegevens van een jaargang"))
    told = {code(row[0])[0]: row[1] == "ja" for row in table}
    real = {name: field.is_required() for name, field in Edition.model_fields.items()}
    assert told == real


def test_no_field_of_any_file_is_forgotten() -> None:
    todo: list[Any] = [Organisation, Edition, Indicators, Chapter, Figure]
    seen: set[type[BaseModel]] = set()
    names = set(code(GUIDE))
    while todo:
        for model in _models(todo.pop()):
            if model not in seen:
                seen.add(model)
                fields = model.model_fields
                assert set(fields) <= names, f"{model.__name__}: {set(fields) - names}"
                todo += [field.annotation for field in fields.values()]
    assert len(seen) > 30


def test_the_fixed_words_are_those_of_the_model() -> None:
    told = {code(row[0])[0]: row[1] for row in rows(section("Vaste woorden"))}
    assert told == Labels().model_dump()


def test_the_colours_are_those_of_the_model() -> None:
    told = dict(re.findall(r'^  (\w+): "(#\w{6})"$', joined("organisatie"), re.M))
    assert told == Colours().model_dump()
    assert {code(row[0])[0] for row in rows(section("Kleuren", 3))} == set(told)


def test_the_fields_of_an_indicator_are_told() -> None:
    table = rows(section("Een cijfer beschrijven", 3))
    told = {code(row[0])[0]: row[1] == "ja" for row in table}
    real = {name: field.is_required() for name, field in Indicator.model_fields.items()}
    assert told == real


def test_the_columns_of_observations_are_told() -> None:
    told = [code(row[0])[0] for row in rows(section("De kolommen van observations.csv", 3))]
    assert told == [*COLUMNS, "hedge"]
    header = (
        next(example for example in of_kind("bestand") if example.name == OBSERVATIONS)
        .text.splitlines()[0]
        .split(";")
    )
    assert header == told


def test_the_columns_of_the_data_are_told() -> None:
    told = [code(row[0])[0] for row in rows(section("De gegevens naast de PDF", 3))]
    assert told == joined("gegevens").splitlines()[0].split(",")


def test_the_columns_of_the_data_of_a_figure_are_told() -> None:
    told = [code(row[0])[0] for row in rows(section("De gegevens van een figuur", 3))]
    assert told == [name for name, _, _ in FIELDS]


def test_the_statuses_are_told() -> None:
    told = [code(row[0])[0] for row in rows(section("De vier statussen", 3))]
    assert sorted(told) == sorted(ObservationStatus)


def test_the_hedges_are_told() -> None:
    told = [name for row in rows(section("Ruim, bijna, ongeveer", 3)) for name in code(row[0])]
    assert {read_hedge(name) for name in told} == set(Hedge)


def test_the_style_of_numbers_is_that_of_the_model() -> None:
    told = {code(row[0])[0] for row in rows(section("Hoe u getallen schrijft", 3))}
    assert told == set(NumberStyle.model_fields)
    lines = joined("organisatie").partition("numbers:\n")[2].splitlines()[: len(told)]
    style = NumberStyle.model_validate(dict(line.strip().split(": ") for line in lines))
    assert style == NumberStyle()


def test_what_a_reference_prints_is_told(tmp_path: Path) -> None:
    write_all(tmp_path)
    publication, _ = load_and_check(Workspace.at(tmp_path), YEAR, as_final=False)
    assert publication is not None
    depictions = depict(publication, Workspace.at(tmp_path))
    view = View(publication, Numbering(publication), Register(), depictions)
    text = section("Verwijzen naar een cijfer", 3)
    table = [(code(row[0])[0].replace("\\|", "|"), row[1]) for row in rows(text)]
    table += re.findall(r"`(\[\[[^`]+\]\])` wordt\s+(?:in de PDF )?‘?([^’.]*(?:\.\d+)?)", GUIDE)
    assert len(table) > 20
    for reference, printed in table:
        shown = view.plain(reference).striptags().replace("\N{NO-BREAK SPACE}", " ")
        assert shown == printed, reference
    forms = "|".join(reference for reference, _ in table)
    words = [*references._KINDS[1:], *references._FLAGS, "~", "."]
    assert all(re.search(rf"\|{re.escape(word)}", forms) for word in words)


# --- commands and links -----------------------------------------------------------------------


def commands() -> set[str]:
    fenced = "".join(re.findall(r"^```sh\n(.*?)^```$", GUIDE, re.M | re.S)).splitlines()
    return {*fenced, *re.findall(r"`(\.venv/bin/stand [^`]+|make [^`]+)`", GUIDE)}


def test_the_commands_exist() -> None:
    makefile = (PROJECT / "Makefile").read_text("utf-8")
    found = commands()
    assert len(found) > 12
    for command in found:
        program, *arguments = shlex.split(command)
        if program == "make":
            assert re.search(rf"^{arguments[0]}:", makefile, re.M), command
            assert all(re.fullmatch(r"YEAR=\d+", rest) for rest in arguments[1:]), command
        elif program == ".venv/bin/stand":
            make_parser().parse_args([word for word in arguments if word != "--help"])
        else:
            assert program == "cp", command


def test_every_link_inside_the_guide_leads_somewhere() -> None:
    outside_code = re.sub(r"^```.*?^```$", "", GUIDE, flags=re.M | re.S)
    headings = re.findall(r"^#+ (.*)$", outside_code, re.M)
    slugs = [re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-") for title in headings]
    assert len(set(slugs)) == len(slugs)
    links = re.findall(r"\]\(#([^)]+)\)", GUIDE)
    assert len(links) > 30
    assert set(links) <= set(slugs)
