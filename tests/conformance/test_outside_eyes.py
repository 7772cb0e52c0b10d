"""What holds our files against the rules finds the faults it should: each is put in by hand."""

import os
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from xml.etree import ElementTree

import pikepdf
import pytest

from tests.conformance import reference, second
from tests.conformance.conftest import Builder
from tests.conformance.reading import Read, uncopied, unread

Fault = Callable[[pikepdf.Pdf], None]


def no_picture_in_words(pdf: pikepdf.Pdf) -> None:
    figure = next(_elements(pdf, "/Figure"))
    del figure["/Alt"]


def no_output_intent(pdf: pikepdf.Pdf) -> None:
    del pdf.Root.OutputIntents


def a_paragraph_straight_in_a_list(pdf: pikepdf.Pdf) -> None:
    next(_elements(pdf, "/LI")).S = pikepdf.Name.P


def _elements(pdf: pikepdf.Pdf, kind: str) -> Iterator[pikepdf.Object]:
    for found in pdf.objects:
        if isinstance(found, pikepdf.Dictionary) and found.get("/S") == kind:
            yield found


@pytest.fixture
def spoilt(builder: Builder, tmp_path: Path) -> Callable[[Fault], Path]:
    """What puts a fault in a good file."""

    def spoil(fault: Fault) -> Path:
        path = tmp_path / "spoilt.pdf"
        with pikepdf.open(builder("complete").path) as pdf:
            fault(pdf)
            pdf.save(path, deterministic_id=True)
        return path

    return spoil


@pytest.mark.parametrize(
    ("fault", "flavour", "rule"),
    [(no_picture_in_words, "ua1", "7.3-1"), (no_output_intent, "2a", "6.2.4.3-2")],
)
def test_the_reference_validator_names_the_rule(
    spoilt: Callable[[Fault], Path], fault: Fault, flavour: str, rule: str
) -> None:
    assert rule in [failure.rule for failure in reference.validate(spoilt(fault), flavour)]


def test_the_command_answers_as_verapdf_does(
    spoilt: Callable[[Fault], Path], tmp_path: Path
) -> None:
    reference.require()
    reference.install_command(tmp_path)
    path = spoilt(no_output_intent)
    report = subprocess.run(
        ["verapdf", "--flavour", "2a", "--format", "xml", str(path)],
        env={**os.environ, "PATH": f"{tmp_path}:{os.environ['PATH']}"},
        capture_output=True,
        check=False,
    )
    assert report.returncode == 1
    result = ElementTree.fromstring(report.stdout).find("jobs/job/validationReport")  # noqa: S314
    assert result is not None
    assert result.get("isCompliant") == "false"


def test_the_second_opinions_see_what_is_wrong(spoilt: Callable[[Fault], Path]) -> None:
    assert second.by_page_validation(spoilt(a_paragraph_straight_in_a_list), "ua1")
    path = spoilt(no_output_intent)
    assert second.by_page_validation(path, "2a")
    assert second.by_pikepdf(path)


def test_a_sentence_that_is_missing_broken_or_elsewhere_is_noticed() -> None:
    assert unread(["Eerst dit.", "Dan dat."], "Dan dat. Eerst dit.") == ["Dan dat."]
    assert unread(["Dan dat."], "Dan d- at.") == ["Dan dat."]
    assert uncopied(["Dit gaat door."], ["Dit gaat", "door. En verder."]) == []
    assert uncopied(["Dit gaat door."], ["Dit gaat", "niet meer door."]) == []
    assert uncopied(["Dit gaat door."], ["Dit gaat", "niet meer"]) == ["Dit gaat door."]


def test_text_outside_the_structure_is_noticed(spoilt: Callable[[Fault], Path]) -> None:
    def empty(pdf: pikepdf.Pdf) -> None:
        document = pdf.Root.StructTreeRoot.K[0]
        document.K = pikepdf.Array(list(document.K)[:-1])  # without the back cover

    with pytest.raises(AssertionError, match="in no element"):
        _ = Read(spoilt(empty)).aloud
