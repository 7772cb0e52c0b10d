import pytest
from hypothesis import given
from hypothesis import strategies as st

from stand.editing.writing.counting import long_sentences, word_count
from stand.editing.writing.keys import Selected, emphasised, listed, new_line, pasted
from stand.editing.writing.links import link_at
from stand.editing.writing.marks import Mark, code_lines, marks, reference_at
from stand.markup.markdown import blocks


def select(text):
    """Return a text with a selection: what stands between < and >, or the cursor at ^."""
    if "‹" in text:
        start, end = text.index("‹"), text.index("›") - 1
        return Selected(text.replace("‹", "").replace("›", ""), start, end)
    return Selected(text.replace("^", ""), text.index("^"), text.index("^"))


@pytest.mark.parametrize(
    ("before", "mark", "after"),
    [
        ("een ‹twee› drie", "**", "een **twee** drie"),
        ("een ‹twee ›drie", "**", "een **twee** drie"),
        ("een t^wee drie", "*", "een *twee* drie"),
        ("een **‹twee›** drie", "**", "een twee drie"),
        ("een ‹**twee**› drie", "**", "een twee drie"),
        ("een **‹twee›** drie", "*", "een ***twee*** drie"),
        ("^", "**", "****"),
    ],
)
def test_emphasis_goes_on_and_off(before, mark, after):
    assert emphasised(select(before), mark).text == after


@pytest.mark.parametrize(
    ("before", "words", "address"),
    [
        ("lees ‹de bijlage› maar", "de bijlage", ""),
        ("lees de bij^lage maar", "bijlage", ""),
        ("lees  ^  maar", "", ""),
        ("zie ‹https://a.example/x›", "", "https://a.example/x"),
        ("lees [de bij^lage](https://a.example) maar", "de bijlage", "https://a.example"),
    ],
)
def test_a_link_begins_with_what_stands_there(before, words, address):
    found = link_at(select(before))
    assert (found.words, found.address) == (words, address)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("^een", "- een"),
        ("‹een\ntwee›", "- een\n- twee"),
        ("‹- een\n- twee›", "een\ntwee"),
        ("alinea\n‹een\ntwee›\nrest", "alinea\n\n- een\n- twee\n\nrest"),
        ("- een\n- ^twee\n- drie", "- een\n\ntwee\n\n- drie"),
        ("^", "- "),
    ],
)
def test_lines_become_a_list_and_back(before, after):
    assert listed(select(before)).text == after


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("een^", "een\n\n"),
        ("een^twee", "een\n\ntwee"),
        ("- een^", "- een\n- "),
        ("- een\n- ^", "- een\n\n"),
        ("- een\n- ^\n- twee", "- een\n\n\n\n- twee"),
        ("- een\n\n- ^", "- een\n\n"),
        ("- ^", ""),
        ("9. een^", "9. een\n10. "),
        ("een\n^", "een\n\n"),
        ("hard  ^", "hard  \n"),
        ("| a |^", "| a |\n"),
        ("een^\n\ntwee", "een\n\n\ntwee"),
    ],
)
def test_enter_begins_what_is_expected(before, after):
    made = new_line(select(before))
    assert made.text == after
    assert made.start == made.end


def test_what_follows_a_list_that_was_left_is_no_part_of_it():
    left = new_line(select("- een\n- twee\n- ^"))
    text = left.text[: left.start] + "Daarna." + left.text[left.end :]
    kinds = [token.type for token in blocks(text) if token.level == 0]
    assert "paragraph_open" in kinds


def test_a_paste_from_a_word_processor_is_plain_markdown():
    word = "Kop\r\n•\tEen “citaat”\r\n•\tTwee\u00a0woorden\r\n\to\tgeen\r\nEinde.\r\nNog een."
    made = pasted(word, lines=True)
    assert "- Een “citaat”\n- Twee\u00a0woorden" in made
    assert "\r" not in made
    assert "\t" not in made
    assert [token.type for token in blocks(made)].count("bullet_list_open") == 1
    assert made.endswith("Einde.\n\nNog een.")


def test_a_paste_in_one_line_has_no_lines():
    assert pasted("een\ntwee\n", lines=False) == "een twee "
    assert pasted("een", lines=True) == "een"


@given(st.text())
def test_a_paste_has_no_signs_that_cannot_be_seen(text):
    made = pasted(text, lines=True)
    assert not set(made) & set("\r\t\x0b\x0c\x00\x1b\u200b\u2028\x85")


@given(st.text("ab*_ [](){}`~#>-^|\n", max_size=60), st.data())
def test_the_keys_lose_no_letter(text, data):
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    selected = Selected(text, start, end)
    plain = Selected(text, end, end)
    for made in (emphasised(selected, "**"), listed(selected), new_line(plain)):
        assert 0 <= made.start <= made.end <= len(made.text)
        letters = [char for char in made.text if char in "ab"]
        assert letters == [char for char in text if char in "ab"]


def marked(line):
    return {(line[start:end], mark) for start, end, mark in marks(line)}


def test_marks_of_markdown_are_found():
    line = "Een **vet** *schuin* `code` [[a.b|c]] [link](x) ^[Noot [[d]].] [words]{lang=en} [^n]"
    assert marked(line) == {
        ("**vet**", Mark.BOLD),
        ("*schuin*", Mark.ITALIC),
        ("`code`", Mark.CODE),
        ("[[a.b|c]]", Mark.REFERENCE),
        ("[[d]]", Mark.REFERENCE),
        ("[link](x)", Mark.LINK),
        ("^[Noot [[d]].]", Mark.NOTE),
        ("[words]{lang=en}", Mark.LANGUAGE),
        ("[^n]", Mark.NOTE),
    }
    assert marked("## Kop") == {("## Kop", Mark.HEADING)}
    assert marked("  - punt") == {("  -", Mark.LIST)}
    assert marked("> citaat") == {("> ", Mark.QUOTE)}
    assert marked("[nog invullen]") == {("[nog invullen]", Mark.UNFINISHED)}


@given(st.text("*_`[]()^{}|#> ab=\\", max_size=80))
def test_marks_stay_in_their_line(line):
    assert all(0 <= start < end <= len(line) for start, end, _ in marks(line))


def test_lines_of_code_are_known():
    assert code_lines(["a", "```", "b", "~~~", "```", "c", "~~~", "d"]) == {2, 3, 7}


def test_the_reference_at_the_cursor():
    line = "van [[a.b@2023|change]] tot"
    assert reference_at(line, 8) == "a.b@2023|change"
    assert reference_at(line, 4) == reference_at(line, 23) == "a.b@2023|change"
    assert reference_at(line, 2) is None


def test_words_are_counted_as_a_reader_would():
    assert word_count("Ruim [[a.b|unit]] mensen, [hier](https://x.example/a/b).") == 4
    assert word_count("wet- en regelgeving in 12.830 zaken ^[Een noot.]") == 6
    assert word_count("") == 0


def test_long_sentences_are_those_over_twenty_five_words():
    short, long = "Een " * 24 + "einde. ", "Een " * 25 + "einde. "
    assert long_sentences(short * 3) == ()
    ((start, end, words),) = long_sentences(short + long)
    assert words == 26
    assert (short + long)[start:end] == "einde"
    assert [words for *_, words in long_sentences(long + "\n\n- " + long)] == [26, 26]


def test_a_sentence_goes_on_after_an_abbreviation_and_a_number():
    assert long_sentences("Een " * 20 + "bijv. de o.a. 1.000 en " + "twee " * 3 + "einde.")
