"""An edition of 150 pages holds what a short one does."""

import pytest

from tests.conformance import reference, second
from tests.conformance.broken_words import broken_words
from tests.conformance.conftest import LONG, Builder, BuiltEdition
from tests.conformance.reading import uncopied, unread


@pytest.fixture(scope="module")
def long(builder: Builder) -> BuiltEdition:
    return builder(LONG)


def test_it_has_150_pages(long: BuiltEdition) -> None:
    assert 130 <= long.built.pages <= 170


@pytest.mark.parametrize("flavour", ["ua1", "2a"])
def test_the_reference_validator_finds_no_fault(long: BuiltEdition, flavour: str) -> None:
    assert reference.validate(long.path, flavour) == []


def test_other_checkers_find_no_fault(long: BuiltEdition) -> None:
    assert second.by_page_validation(long.path, "ua1") == []
    assert second.by_page_validation(long.path, "2a") == []


def test_each_sentence_is_read_and_copied_whole(long: BuiltEdition) -> None:
    assert unread(long.sentences, long.read.aloud) == []
    wanted = [sentence for sentence in long.sentences if sentence not in long.labels]
    assert uncopied(wanted, long.read.pdfium) == []


def test_a_search_finds_the_words_that_are_broken_over_lines(long: BuiltEdition) -> None:
    words = broken_words(long.book, long.sentences)
    assert len(words) > 250
    assert long.read.not_found(words) == []
