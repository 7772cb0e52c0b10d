"""Charts by the editor's own specification in Vega-Lite."""

import json
import signal
import subprocess
import sys
import textwrap
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread
from typing import Any, ClassVar

import pytest

from stand.charts.data import FigureData
from stand.charts.gather import gather
from stand.charts.kinds.own import own_spec
from stand.charts.kinds.scalars import with_values
from stand.charts.limits import faults
from stand.charts.look.style import WIDTH, ChartStyle, chart_style
from stand.charts.values import Values
from stand.charts.vega import apart, engine
from stand.charts.vega.apart import is_ready, to_svg_apart
from stand.charts.vega.spec import NotDrawable, to_svg
from stand.content.load import load
from stand.model.charts import VegaLite
from stand.model.figures import Figure
from stand.model.organisation import Organisation
from tests.charts.drawing import Drawing, Text, drawn
from tests.conftest import FIGURE, EditionBuilder, the_only

TABLE = "content/2030/tables/reeks.csv"
HEAD = """\
kind: vega-lite
title: Instroom en uitstroom
table: {file: tables/reeks.csv, label: Jaar, values: [Instroom, Uitstroom]}
"""
BARS = """\
mark: bar
encoding:
  x: {field: value, type: quantitative}
  y: {field: label}
"""
NAMES = """\
mark: text
encoding:
  x: {field: series}
  y: {field: label, sort: [2028, 2030]}
  text: {field: shown}
"""


@pytest.fixture
def table(edition: EditionBuilder) -> EditionBuilder:
    """Return the small edition with a table of three years and two series."""
    edition.write(TABLE, "Jaar;Instroom;Uitstroom\n2028;1.060;900\n2029;;950\n2030;1.400;0\n")
    return edition


def style_of(table: EditionBuilder) -> ChartStyle:
    return chart_style(Organisation(name="Dienst", short_name="D"), table.workspace)


def own(spec: str, head: str = HEAD) -> str:
    return f"{head}spec:\n{textwrap.indent(spec, '  ')}"


def figure_of(table: EditionBuilder, spec: str, head: str = HEAD) -> tuple[Figure, FigureData]:
    """Return the figure as it is read, with its data; no rule has looked at it."""
    table.write(FIGURE, own(spec, head))
    publication, problems = load(table.workspace, "2030")
    assert publication is not None, problems
    figure = publication.figures["aantallen"].figure
    data = gather(figure, Values(publication))
    assert data is not None
    return figure, data


def sketch(table: EditionBuilder, spec: str, head: str = HEAD) -> Drawing:
    """Return the drawing, made without a process of its own."""
    figure, data = figure_of(table, spec, head)
    style = style_of(table)
    assert isinstance(figure, VegaLite)
    assert not list(faults(figure, data))
    return Drawing(to_svg(own_spec(figure, data, style), style), style)


def place(drawing: Drawing, words: str) -> Text:
    found = [text for text in drawing.texts if text.words == words]
    assert len(found) == 1, f"{words!r} in {drawing.words}"
    return found[0]


# What is drawn.


def test_a_chart_is_as_wide_as_the_page_in_the_letters_and_colours_of_the_house(
    table: EditionBuilder,
) -> None:
    drawing = sketch(table, BARS)
    drawing.assert_legible()
    assert drawing.width == WIDTH
    assert "1.000" in drawing.words
    assert 'font-family="Source Sans Pro"' in drawing.svg
    assert "#154273" in {shape.fill for shape in drawing.shapes}
    assert not {"label", "value"} & set(drawing.words), "names of fields are no titles"


def test_what_the_editor_sets_goes_before_what_the_house_would_do(table: EditionBuilder) -> None:
    more = "width: 461\nheight: 200\nconfig: {bar: {color: '#00ff00'}, axis: {grid: false}}\n"
    drawing = sketch(table, BARS + more)
    assert (drawing.width, drawing.height) == (461, 200)
    assert "#00ff00" in {shape.fill for shape in drawing.shapes}
    assert "Source Sans Pro" in drawing.svg


def test_a_value_that_is_not_known_is_said_and_not_drawn(table: EditionBuilder) -> None:
    drawing = sketch(table, NAMES)
    assert "niet bekend" in drawing.words
    bars = sketch(table, BARS.replace("value,", "value, stack: false,"))
    known = [shape for shape in bars.shapes if shape.fill == "#154273"]
    assert len(known) == 5, "six values, of which one is not known"


def test_years_are_names_in_whatever_order(table: EditionBuilder) -> None:
    drawing = sketch(table, NAMES)
    years = [place(drawing, year).top for year in ("2028", "2030", "2029")]
    assert years == sorted(years)


def test_a_mark_stands_at_the_year_that_it_names(table: EditionBuilder) -> None:
    drawing = sketch(
        table,
        "layer:\n"
        "  - mark: point\n"
        "    encoding: {x: {field: label}, y: {field: value, type: quantitative}}\n"
        "  - mark: {type: text, text: hier, baseline: top}\n"
        "    encoding: {x: {datum: 2029}, y: {value: 5}}\n",
    )
    year = place(drawing, "2029")
    here = [text.left + text.right for text in drawing.texts if text.words == "hier"]
    assert here == pytest.approx([year.left + year.right] * 6, abs=2), "one for each value"


def test_a_name_at_the_end_of_a_line_is_not_cut_off(table: EditionBuilder) -> None:
    names = "layer:\n  - mark: line\n  - mark: {type: text, align: left, dx: 8, fontWeight: 600}\n"
    last = "    transform: [{filter: datum.label == '2030'}]\n"
    series = "    encoding: {text: {field: series}}\n"
    line = "encoding:\n  x: {field: label}\n  y: {field: value, type: quantitative}\n"
    colour = "  color: {field: series, legend: null}\n"
    long = "Wie uit eigen beweging vertrok"
    table.write(TABLE, f"Jaar;{long};Uitstroom\n2029;1;5\n2030;3;9\n")
    drawing = sketch(
        table, names + last + series + line + colour, HEAD.replace("Instroom,", f"{long},")
    )
    drawing.assert_legible()
    assert place(drawing, long).right < WIDTH


def test_charts_beside_each_other_take_the_room_that_they_are_given(table: EditionBuilder) -> None:
    small = textwrap.indent(f"{BARS}width: 200\n", "    ")
    drawing = sketch(table, f"hconcat:\n  - {small.strip()}\n  - {small.strip()}\n")
    assert 400 < drawing.width < WIDTH
    drawing.assert_legible()


def test_months_are_dutch(table: EditionBuilder) -> None:
    table.write(TABLE, "Jaar;Instroom;Uitstroom\n2030-05;1;1\n2030-10;2;2\n")
    drawing = sketch(
        table,
        "mark: point\nencoding:\n"
        "  x: {field: label, timeUnit: month, axis: {format: '%B'}}\n"
        "  y: {field: value, type: quantitative}\n",
    )
    assert {"mei", "oktober"} <= set(drawing.words)


# Every scalar of YAML is text.


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ({"width": "300", "opacity": ".5", "x": "-1e3"}, {"width": 300, "opacity": 0.5, "x": -1e3}),
        (
            {"grid": "false", "stack": "true", "axis": None},
            {"grid": False, "stack": True, "axis": None},
        ),
        ({"color": "#102030", "dash": ["4", "2"]}, {"color": "#102030", "dash": [4, 2]}),
        (
            {"b": "1,5", "c": "1e999", "d": "nan"},
            {"b": "1,5", "c": "1e999", "d": "nan"},
        ),
        ({"title": "2030", "text": ["1", "true"]}, {"title": "2030", "text": ["1", "true"]}),
        (
            {"field": "2030", "as": "1", "filter": "true"},
            {"field": "2030", "as": "1", "filter": "true"},
        ),
        ({"field": "label", "oneOf": ["2030"]}, {"field": "label", "oneOf": ["2030"]}),
        ({"field": "value", "oneOf": ["2030"]}, {"field": "value", "oneOf": [2030]}),
        (
            {"field": "label", "scale": {"domain": ["1"], "range": ["1"]}},
            {"field": "label", "scale": {"domain": ["1"], "range": [1]}},
        ),
        (
            {"field": "label", "type": "quantitative", "scale": {"domain": ["1"]}},
            {"field": "label", "type": "quantitative", "scale": {"domain": [1]}},
        ),
        ({"datum": "2030", "type": "ordinal"}, {"datum": "2030", "type": "ordinal"}),
        ({"datum": "2030"}, {"datum": 2030}),
    ],
)
def test_numbers_are_numbers_and_names_stay_names(
    written: dict[str, Any], meant: dict[str, Any]
) -> None:
    assert with_values({"part": written}) == {"part": meant}


# What cannot be drawn.


@pytest.mark.parametrize(
    ("spec", "code", "line", "words"),
    [
        ("{}", "figure-spec", 4, "‘mark’ ontbreekt"),
        (BARS + "data: {values: []}", "figure-spec", 9, "‘data’"),
        (BARS + "datasets: {}", "figure-spec", 9, "‘datasets’"),
        ("mark: {type: bar, url: 'http://x.nl'}", "figure-spec", 5, "‘url’"),
        (
            BARS + "transform:\n  - {lookup: label, from: {data: {url: u}}}",
            "figure-spec",
            10,
            "‘data’",
        ),
        (BARS.replace("bar", "taart"), "figure-spec", 5, "‘taart’"),
        ("layer:\n  - mark: bar\n  - encoding: {}\n", "figure-spec", 7, "‘mark’ ontbreekt"),
        ("facet: {field: series}\nspec: {mark: taart}", "figure-spec", 6, "‘taart’"),
        (BARS.replace("quantitative", "quantitatief"), "figure-spec", 7, "‘quantitatief’"),
        (BARS.replace("y: {field: label}", "y: label"), "figure-spec", 8, "‘y’"),
        (BARS + "  kleur: {field: series}", "figure-spec", 9, "‘kleur’"),
        (BARS + "width: breed", "figure-spec", 9, "‘width’"),
        (BARS.replace("field: label", "field: labl"), "unknown-column", 8, "‘labl’"),
        (
            BARS + "transform:\n  - {calculate: 'datum.value +', as: a}",
            "figure-spec",
            4,
            "Unexpected end",
        ),
        (BARS + "transform:\n  - {calculate: 'geheim(1)', as: a}", "figure-spec", 4, "geheim"),
        (BARS.replace("label}", "label, axis: {format: qqq}}"), "figure-spec", 4, "qqq"),
        (
            BARS + "transform:\n  - {filter: \"datum.label == 'x'\"}",
            "figure-spec",
            4,
            "staat niets",
        ),
        (BARS + "height: 3000", "figure-spec", 4, "3000"),
        (BARS + "width: 900", "figure-spec", 4, "900"),
        (BARS.replace("label}", "label, axis: {labelFontSize: 9}}"), "figure-small-text", 4, "6,8"),
    ],
)
def test_what_is_wrong_is_told_at_its_line(
    table: EditionBuilder, spec: str, code: str, line: int, words: str
) -> None:
    table.write(FIGURE, own(spec))
    problem = the_only(table.problems())
    assert (problem.path, problem.line, problem.code) == (FIGURE, line, code)
    assert words in problem.message


@pytest.mark.parametrize("spec", ["tekst", "[mark, bar]", ""])
def test_a_specification_is_a_block(table: EditionBuilder, spec: str) -> None:
    table.write(FIGURE, f"{HEAD}spec: {spec}\n")
    problem = next(problem for problem in table.problems() if problem.path == FIGURE)
    assert (problem.line, problem.code) == (4, "wrong-value")
    assert "spec" in problem.message


@pytest.mark.parametrize(
    "transform",
    [
        "{calculate: 2 * datum.value, as: dubbel}",
        "{aggregate: [{op: sum, field: value, as: dubbel}], groupby: [label]}",
        "{window: [{op: rank, as: dubbel}]}",
        "{fold: [value], as: [naam, dubbel]}",
        "{bin: true, field: value, as: [dubbel, eind]}",
    ],
)
def test_a_field_may_be_made(table: EditionBuilder, transform: str) -> None:
    made = BARS.replace("field: value", "field: dubbel")
    assert not list(faults(*figure_of(table, f"transform:\n  - {transform}\n{made}")))


def test_a_field_may_be_named_after_a_series(table: EditionBuilder) -> None:
    pivot = "transform:\n  - {pivot: series, value: value, groupby: [label]}\n"
    spec = pivot + BARS.replace("field: value", "field: Instroom")
    assert not list(faults(*figure_of(table, spec)))


def test_a_chart_that_is_never_ready_is_given_up(table: EditionBuilder) -> None:
    endless = {
        "data": {"sequence": {"start": 0, "stop": 1e9}},
        "mark": "bar",
        "encoding": {"x": {"field": "data"}},
    }
    with pytest.raises(NotDrawable, match="te zwaar: na 1 seconden"):
        to_svg_apart(endless, style_of(table), seconds=1)
    assert is_ready(endless, style_of(table), None), "it is not tried again"
    assert not is_ready({**endless, "mark": "point"}, style_of(table), None), "until it changes"


def test_time_in_which_nobody_waits_for_a_chart_does_not_count(table: EditionBuilder) -> None:
    # Larger, as what goes in and as what comes out, than what a pipe holds.
    values = [{"place": place, "value": 1, "note": "x" * 20} for place in range(3000)]
    spec = {
        "data": {"values": values},
        "mark": "bar",
        "encoding": {
            "x": {"field": "place", "type": "quantitative"},
            "y": {"field": "value", "type": "quantitative"},
        },
    }
    style = style_of(table)
    if not is_ready(spec, style, seconds=60):
        assert apart._BENCH._process is not None
        apart._BENCH._process.wait(60)
    before = apart._BENCH._spent
    assert len(to_svg_apart(spec, style, seconds=60)) > 100_000
    assert before <= apart._MOMENT


def test_a_chart_that_nobody_waits_for_any_more_ends_by_itself() -> None:
    spec = json.dumps({"data": {"sequence": {"start": 0, "stop": 1e9}}, "mark": "bar"})
    order = json.dumps({"spec": spec, "font_folders": [], "seconds": -4})  # and five to spare
    program = [sys.executable, "-I", engine.__file__]
    done = subprocess.run(program, input=order.encode(), capture_output=True, check=False)
    assert done.returncode == -signal.SIGALRM


def test_what_the_engine_mutters_never_reaches_the_screen(
    table: EditionBuilder, capfd: pytest.CaptureFixture[str]
) -> None:
    table.write(FIGURE, own(BARS.replace("label}", "label, axis: {format: qqq}}")))
    assert the_only(table.problems()).code == "figure-spec"
    drawn(table, own(BARS))
    assert capfd.readouterr() == ("", "")


# Nothing is fetched.


class _Listening(BaseHTTPRequestHandler):
    asked: ClassVar[list[str]] = []

    def do_GET(self) -> None:
        self.asked.append(self.path)
        self.send_error(404)

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def address() -> Iterator[str]:
    """Return the address of a server that notes what is asked of it."""
    _Listening.asked.clear()
    server = HTTPServer(("127.0.0.1", 0), _Listening)
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def fetching(address: str) -> dict[str, dict[str, Any]]:
    point = {"x": {"field": "label"}}
    values = {"values": [{"label": "a"}]}
    data = {"url": f"{address}/data.json"}
    lookup = {"lookup": "label", "from": {"data": data, "key": "a", "fields": ["b"]}}
    image = {"type": "image", "url": f"{address}/beeld.png", "width": 20, "height": 20}
    return {
        "data": {"data": data, "mark": "bar", "encoding": point},
        "lookup": {"data": values, "transform": [lookup], "mark": "bar", "encoding": point},
        "image": {"data": values, "mark": image, "encoding": point},
        "channel": {
            "data": {"values": [{"label": "a", "u": f"{address}/beeld.png"}]},
            "mark": {"type": "image", "width": 20, "height": 20},
            "encoding": {**point, "url": {"field": "u"}},
        },
    }


@pytest.mark.parametrize("kind", ["data", "lookup", "image", "channel"])
def test_a_specification_fetches_nothing(table: EditionBuilder, address: str, kind: str) -> None:
    spec = fetching(address)[kind]
    for draw in (to_svg, to_svg_apart):
        try:
            draw(spec, style_of(table))
        except NotDrawable:
            continue
    assert _Listening.asked == []
    figure, data = figure_of(table, BARS)
    asking = figure.model_copy(update={"spec": spec})
    assert any("haalt zelf niets op" in fault.message for fault in faults(asking, data))
