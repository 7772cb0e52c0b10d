"""A good file to break, made once."""

from collections.abc import Callable, Iterator
from io import BytesIO
from typing import Any

import pikepdf
import pytest

from stand.audit.audit import audit
from stand.audit.report import Audit, Result
from stand.audit.rules.rule import Passage
from tests.audit.good import good_pdf

SOURCES: tuple[list[Passage] | None, ...] = ([], None)
"""The source of a file that was made here, and of one that was made elsewhere."""
Change = Callable[[pikepdf.Pdf], object]


@pytest.fixture(scope="session")
def good(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    return good_pdf(tmp_path_factory.mktemp("good"))


@pytest.fixture
def broken(good: bytes) -> Callable[[Change], Audit]:
    """Return a function that changes the good file and audits what comes of it."""
    return lambda change: audit(changed(good, change), "goed.pdf")


def changed(data: bytes, change: Change) -> bytes:
    """Return a file after a change."""
    with pikepdf.open(BytesIO(data)) as pdf:
        change(pdf)
        kept = BytesIO()
        pdf.save(kept)
    return kept.getvalue()


def failed(found: Audit) -> set[str]:
    """Return the codes of the checks that found something."""
    faults = (Result.FAILED, Result.REMARKED)
    return {check.code for check in found.checks if check.result in faults}


def result(found: Audit, code: str) -> Result:
    """Return how a check ended."""
    return next(check.result for check in found.checks if check.code == code)


def said(found: Audit, code: str) -> str:
    """Return what a check found, as one text."""
    return " ".join(problem.message for problem in found.problems if problem.code == code)


def kids(element: Any) -> list[Any]:
    """Return what an element holds."""
    held = element.get("/K", [])
    return list(held) if isinstance(held, pikepdf.Array | list) else [held]


def walk(element: Any) -> Iterator[Any]:
    """Yield an element and all below it."""
    yield element
    for kid in kids(element):
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            yield from walk(kid)


def elements(pdf: pikepdf.Pdf, kind: str) -> list[Any]:
    """Return the elements of a type, in order."""
    tops = pdf.Root.StructTreeRoot.K
    tops = tops if isinstance(tops, pikepdf.Array) else [tops]
    return [each for top in tops for each in walk(top) if kind == each.S]


def first(pdf: pikepdf.Pdf, kind: str) -> Any:
    return elements(pdf, kind)[0]


def links(pdf: pikepdf.Pdf) -> list[Any]:
    """Return the annotations of all pages."""
    return [note for page in pdf.pages for note in page.obj.get("/Annots", [])]


def paint(pdf: pikepdf.Pdf, page: int, code: str, *, first: bool = False) -> None:
    """Add operators to the content of a page (from 1), behind or in front of what is there."""
    pdf.pages[page - 1].contents_add(pdf.make_stream(code.encode("ascii")), prepend=first)


def rewrite(pdf: pikepdf.Pdf, page: int, old: bytes, new: bytes) -> None:
    """Put other bytes in the content of a page (from 1)."""
    holder = pdf.pages[page - 1]
    data = b"\n".join(
        part.read_bytes()
        for part in (
            holder.Contents if isinstance(holder.Contents, pikepdf.Array) else [holder.Contents]
        )
    )
    assert old in data
    holder.Contents = pdf.make_stream(data.replace(old, new))
