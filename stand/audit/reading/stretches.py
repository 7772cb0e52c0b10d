"""The operators of marked content (ISO 32000-1, 14.6)."""

from typing import Any

import pikepdf

from stand.audit.reading import tokens
from stand.audit.reading.marks import Spoken, Stretch
from stand.audit.reading.objects import as_text, as_whole, get
from stand.audit.reading.painter import Act, Painter


def _open(painter: Painter, operands: list[bytes]) -> None:
    _begin(painter, operands, None, None)


def _open_with(painter: Painter, operands: list[bytes]) -> None:
    given = operands[1:]
    if len(given) == 1:
        named = painter.resource("/Properties", given[0])
        _begin(painter, operands, as_whole(get(named, "/MCID")), as_text(get(named, "/ActualText")))
        return
    values = dict(zip(given[1:-1:2], given[2:-1:2], strict=False))
    number, spoken = values.get(b"/MCID"), values.get(b"/ActualText")
    _begin(
        painter,
        operands,
        None if number is None else int(number),
        None if spoken is None else tokens.text(spoken),
    )


def _begin(painter: Painter, operands: list[bytes], number: int | None, spoken: str | None) -> None:
    outer, marks = painter.stretch, painter.marks
    artifact = outer.is_artifact or operands[:1] == [b"/Artifact"]
    mark = outer.mark
    if number is not None:
        mark = outer.form, number
        marks.times[mark] = marks.times.get(mark, 0) + 1
    if mark is not None and artifact:
        marks.artifact_marks.add(mark)
    text = outer.spoken if spoken is None else Spoken(spoken)
    painter.stretches.append(Stretch(mark, outer.form, artifact, text))


def _close(painter: Painter, _: list[bytes]) -> None:
    if len(painter.stretches) > 1:
        painter.stretches.pop()


def within_form(outer: Stretch, form: Any) -> Stretch:
    """Return the stretch in which the content of a form XObject starts.

    A form with numbers of its own (StructParents, 14.7.4.2) is not in the mark that places it.
    """
    if isinstance(form, pikepdf.Stream) and "/StructParents" in form:
        return Stretch(outer.mark, form.objgen, outer.is_artifact, outer.spoken)
    return outer


OPERATORS: dict[bytes, Act] = {b"BMC": _open, b"BDC": _open_with, b"EMC": _close}
