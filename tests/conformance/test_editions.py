"""Every edition, held against the reference validator, second opinions and readers of text."""

import pytest

from tests.conformance import reference, second
from tests.conformance.broken_words import broken_words
from tests.conformance.conftest import BuiltEdition
from tests.conformance.reading import uncopied, unread


@pytest.mark.parametrize("flavour", ["ua1", "2a"])
def test_the_reference_validator_finds_no_fault(edition: BuiltEdition, flavour: str) -> None:
    assert reference.validate(edition.path, flavour) == []


def test_other_checkers_find_no_fault(edition: BuiltEdition) -> None:
    assert second.by_page_validation(edition.path, "ua1") == []
    assert second.by_page_validation(edition.path, "2a") == []
    assert second.by_pikepdf(edition.path) == []


def test_each_sentence_is_read_aloud_whole_and_in_order(edition: BuiltEdition) -> None:
    assert unread(edition.sentences, edition.read.aloud) == []


def test_each_sentence_is_copied_whole(edition: BuiltEdition) -> None:
    # The label of a box stands beside its title, and copied line by line each is cut by the other.
    wanted = [sentence for sentence in edition.sentences if sentence not in edition.labels]
    assert uncopied(wanted, edition.read.poppler) == []
    assert uncopied(wanted, edition.read.pdfium) == []


def test_a_search_finds_the_words_that_are_broken_over_lines(edition: BuiltEdition) -> None:
    words = broken_words(edition.book, edition.sentences)
    assert len(words) > 3
    assert edition.read.not_found(words) == []
