"""What is drawn on the page, in words: figures, tiles, timelines, processes, tables."""

from collections.abc import Iterator, Sequence
from itertools import chain

from stand.model.source import Path
from stand.preview.reading.known import Data, Known, fields, items, words
from stand.preview.reading.pieces import Look, Mark, Piece, Run, Runs, plain
from stand.preview.reading.texts import bare, line

MOST_ROWS = 30
"""Of a longer table only the first rows are shown."""


def figure(name: Data, place: Path, known: Known) -> Iterator[Piece]:
    """Yield what a chapter shows of a figure in a file of its own: caption and description."""
    data = known.figure(words(name))
    found = fields(data)
    if not found:
        yield Piece(place, Look.FAULT, plain(f"De figuur ‘{words(name)}’ is er niet."))
        return
    for piece in figure_file(words(name), data, known):
        yield Piece(place, piece.look, piece.runs, piece.bullet, box="figure")


def figure_file(name: str, data: Data, known: Known) -> Iterator[Piece]:
    """Yield the caption and the description of a figure, with places in its own file."""
    found, facts = fields(data), known.figures.get(name)
    label = (facts.label if facts else "") or known.labels["figure"]
    yield from _caption(found, (), known, f"▦ {label}")
    said = words(found.get("alt")) or (facts.description if facts else "")
    if said:
        yield Piece(("alt",), Look.PARAGRAPH, bare(said, known), box="figure")
    yield from _foot(found, (), known)


def _caption(found: dict[str, Data], place: Path, known: Known, label: str) -> Iterator[Piece]:
    title = line(found.get("title"), known, Mark.STRONG)
    yield Piece((*place, "title"), Look.LABEL, title, bullet=label, box="figure")
    if subtitle := line(found.get("subtitle"), known):
        yield Piece((*place, "subtitle"), Look.SMALL, subtitle, box="figure")


def _foot(found: dict[str, Data], place: Path, known: Known) -> Iterator[Piece]:
    for name in ("note", "source"):
        if said := line(found.get(name), known):
            runs = (*plain(known.labels[name] + ": "), *said)
            yield Piece((*place, name), Look.SMALL, runs, box="figure")


def _numbered(kind: str, found: dict[str, Data], known: Known) -> str:
    """Return ‘Figuur 3’ or ‘Tabel 2’; the word alone while the number is not known."""
    label = known.targets.get(f"{kind}:{words(found.get('id'))}") or known.labels[kind]
    return f"▦ {label[:1].upper()}{label[1:]}"


def key_figures(data: Data, place: Path, known: Known) -> Iterator[Piece]:
    """Yield a row of tiles: each number with what it counts."""
    found = fields(data)
    for name, look in (("title", Look.HEADING), ("intro", Look.PARAGRAPH)):
        if said := line(found.get(name), known):
            yield Piece((*place, name), look, said)
    for index, item in enumerate(items(found.get("items"))):
        yield _tile(fields(item), (*place, "items", index), known)
    yield from _foot(found, place, known)


def _tile(item: dict[str, Data], place: Path, known: Known) -> Piece:
    note = line(item.get("note"), known)
    value = _value(item, known, Mark.STRONG)
    runs = (*value, Run("  "), *_counted(item, known), *(plain(" – ") if note else ()), *note)
    return Piece(place, Look.PARAGRAPH, runs, bullet="▪", depth=1)


def _value(item: dict[str, Data], known: Known, *marks: Mark) -> Runs:
    """Return the value that an entry shows: its own words, or what the bank has for it."""
    written = words(item.get("shown")) or words(item.get("value"))
    indicator = words(item.get("indicator"))
    if written:
        return bare(written, known, *marks)
    if indicator not in known.indicators:
        return plain(f"⟦{indicator or '…'}⟧", Mark.UNKNOWN, *marks)
    value = known.value(indicator, words(item.get("period")))
    return plain(value or known.labels["unknown"], *marks)


def _counted(item: dict[str, Data], known: Known) -> Runs:
    """Return the name of what an entry counts: its own, or that of its indicator."""
    indicator = words(item.get("indicator"))
    counted = known.indicators.get(indicator)
    return bare(item.get("label"), known) or plain(counted.label if counted else indicator)


def timeline(data: Data, place: Path, known: Known) -> Iterator[Piece]:
    """Yield a timeline: its parts, each with how long it lasts, track after track."""
    found = fields(data)
    unit = words(found.get("unit"))
    yield from _caption(found, place, known, _numbered("figure", found, known))
    for index, part in enumerate(items(found.get("items"))):
        yield _duration(fields(part), (*place, "items", index), unit, known)
    for index, track in enumerate(items(found.get("tracks"))):
        where, way = (*place, "tracks", index), fields(track)
        label = bare(way.get("label"), known, Mark.STRONG)
        yield Piece((*where, "label"), Look.PARAGRAPH, label, box="figure")
        for at, part in enumerate(items(way.get("items"))):
            yield _duration(fields(part), (*where, "items", at), unit, known)
    yield from _foot(found, place, known)


def _duration(part: dict[str, Data], place: Path, unit: str, known: Known) -> Piece:
    value = _value(part, known)
    says_all = words(part.get("shown")) or value[0].text == known.labels["unknown"]
    after = plain("" if says_all else f" {unit}".rstrip())
    runs = (*_counted(part, known), Run(": "), *value, *after, *_remark(part, known))
    return Piece(place, Look.PARAGRAPH, runs, bullet="▪", depth=1, box="figure")


def _remark(part: dict[str, Data], known: Known) -> Runs:
    note = bare(part.get("note"), known)
    return (*plain(" ("), *note, *plain(")")) if note else ()


def process(data: Data, place: Path, known: Known) -> Iterator[Piece]:
    """Yield a process: its steps, with the ways they branch into below them."""
    found = fields(data)
    yield from _caption(found, place, known, _numbered("figure", found, known))
    yield from _steps(found.get("steps"), (*place, "steps"), known, 1)
    yield from _foot(found, place, known)


def _steps(data: Data, place: Path, known: Known, depth: int) -> Iterator[Piece]:
    for index, entry in enumerate(items(data)):
        step, where = fields(entry), (*place, index)
        yield _entry((*where, "title"), bare(step.get("title"), known, Mark.STRONG), "▸", depth)
        if said := line(step.get("text"), known):
            yield _entry((*where, "text"), said, "", depth)
        for name in ("items", "conditions_label", "conditions"):
            yield from _list(step.get(name), (*where, name), known, depth + 1)
        for at, branch in enumerate(items(step.get("branches"))):
            way, turn = fields(branch), (*where, "branches", at)
            label = (*bare(way.get("label"), known, Mark.EMPHASIS), *_remark(way, known))
            yield _entry((*turn, "label"), label, "↳", depth + 1)
            yield from _steps(way.get("steps"), (*turn, "steps"), known, depth + 2)


def _entry(place: Path, runs: Runs, bullet: str, depth: int) -> Piece:
    return Piece(place, Look.PARAGRAPH, runs, bullet=bullet, depth=depth, box="figure")


def _list(data: Data, place: Path, known: Known, depth: int) -> Iterator[Piece]:
    if said := line(data, known):
        yield _entry(place, said, "", depth)
    for index, item in enumerate(items(data)):
        yield _entry((*place, index), line(item, known), "•", depth)


def table(data: Data, place: Path, known: Known) -> Iterator[Piece]:
    """Yield a table from a CSV file, with the columns that the chapter asks for."""
    found = fields(data)
    yield from _caption(found, place, known, _numbered("table", found, known))
    rows = known.table(words(found.get("file")))
    if rows:
        wanted = [fields(column) for column in items(found.get("columns"))]
        yield from _rows(place, *_chosen(rows, wanted))
    else:
        missing = f"De tabel ‘{words(found.get('file'))}’ is er niet."
        yield Piece((*place, "file"), Look.FAULT, plain(missing), box="figure")
    yield from _foot(found, place, known)


def _chosen(
    rows: Sequence[Sequence[str]], wanted: list[dict[str, Data]]
) -> tuple[list[list[str]], list[bool]]:
    """Return the columns of a table that are shown, under their headings; and which are numbers."""
    header = list(rows[0])
    columns = [column for column in wanted if words(column.get("name")) in header]
    columns = columns or [{"name": name} for name in header]
    places = [header.index(words(column["name"])) for column in columns]
    heads = [words(column.get("label")) or words(column["name"]) for column in columns]
    body = [[row[at] if at < len(row) else "" for at in places] for row in rows[1:]]
    return [heads, *body], [column.get("format") == "number" for column in columns]


def _rows(place: Path, rows: list[list[str]], numbers: list[bool]) -> Iterator[Piece]:
    shown = tuple(tuple(plain(cell) for cell in row) for row in rows[: MOST_ROWS + 1])
    yield Piece(place, Look.TABLE, rows=shown, numbers=tuple(numbers), box="figure")
    if left := len(rows) - len(shown):
        more = "en nog 1 rij" if left == 1 else f"en nog {left} rijen"
        yield Piece(place, Look.SMALL, plain(f"… {more}"), box="figure")


def series(data: Data, place: Path, known: Known) -> Iterator[Piece]:
    """Yield a table of figures of the bank over the years."""
    found = fields(data)
    yield from _caption(found, place, known, _numbered("table", found, known))
    names = [words(name) for name in items(found.get("indicators"))]
    first, last = words(found.get("first")), words(found.get("last"))
    counted = [known.indicators[name] for name in names if name in known.indicators]
    periods = {value.period for value in chain.from_iterable(one.series for one in counted)}
    rows = [[known.labels["period"], *(one.label for one in counted)]]
    for period in sorted(period for period in periods if first <= period <= last):
        shown = (known.value(one.id, period) or known.labels["unknown"] for one in counted)
        rows.append([period, *shown])
    if counted:
        yield from _rows(place, rows, [False, *(True for _ in counted)])
    yield from _foot(found, place, known)
