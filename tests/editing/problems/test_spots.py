import pytest

from stand.editing.documents.document import Document
from stand.editing.problems.spots import offset_in_value
from stand.editing.writing.prose import shown_offset, unwrap

TEXT = "Een mug en\n      een mug.\n\n      Een mug.\n"
BLOCK = f"kind: text\ntitle: Een\nbody:\n  - text: |\n      {TEXT}"


def spot(text, place, word, number=1):
    """Return what stands at the offset that belongs to the so-manieth time a word is there."""
    document = Document.read("content/2030/a.yaml", text.encode())
    at = -1
    for _ in range(number):
        at = text.index(word, at + 1)
    line = text.count("\n", 0, at) + 1
    column = at - text.rfind("\n", 0, at)
    return document.value(place), offset_in_value(document, place, line, column)


@pytest.mark.parametrize("number", [1, 2, 3])
def test_a_word_of_a_text_is_found_in_its_value(number):
    value, offset = spot(BLOCK, ("body", 0, "text"), "mug", number)
    starts = [index for index in range(len(value)) if value.startswith("mug", index)]
    assert offset == starts[number - 1]
    assert unwrap(value)[shown_offset(value, offset) :].startswith("mug")


@pytest.mark.parametrize("written", ["'Ja: een mug.'", '"Ja: een mug."', "Ja een mug."])
def test_however_the_value_is_written(written):
    value, offset = spot(f"kind: text\ntitle: {written}\n", ("title",), "mug")
    assert value[offset:] == "mug."


def test_a_value_as_a_whole_has_no_spot():
    assert spot(BLOCK, ("title",), "Een")[1] is None
    assert spot(BLOCK, ("body",), "mug")[1] is None
    assert spot(BLOCK, ("title",), "mug")[1] is None
