"""All quantities that a text claims are found, and nothing else."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stand.numbers.dutch import format_number, format_percent, format_scaled, number_words
from stand.numbers.hedges import PHRASES
from stand.numbers.reading import Claim, Hedge, Kind, hedge_holds, read_claims, read_hedge

NOT_COUNTED = (Kind.YEAR, Kind.DATE, Kind.TIME, Kind.ORDINAL, Kind.LABEL)


def the_only_claim(text: str) -> Claim:
    claims = read_claims(text)
    assert len(claims) == 1, claims
    return claims[0]


# Written, its kind, its value and its step.
AMOUNTS = [
    ("12.830", Kind.NUMBER, "12830", "10"),
    ("12.831", Kind.NUMBER, "12831", "1"),
    ("17.000", Kind.NUMBER, "17000", "1000"),
    ("2780", Kind.NUMBER, "2780", "10"),
    ("1,5", Kind.NUMBER, "1.5", "0.1"),
    ("-0,25", Kind.NUMBER, "-0.25", "0.01"),
    ("−3", Kind.NUMBER, "-3", "1"),
    ("+5", Kind.NUMBER, "5", "1"),
    ("1,5 miljoen", Kind.NUMBER, "1500000", "100000"),
    ("2 mln.", Kind.NUMBER, "2000000", "1000000"),
    ("12 duizend", Kind.NUMBER, "12000", "1000"),
    ("anderhalf miljoen", Kind.NUMBER, "1500000", "100000"),
    ("een miljoen", Kind.NUMBER, "1000000", "1000000"),
    ("nul", Kind.NUMBER, "0", "1"),
    ("één", Kind.NUMBER, "1", "1"),
    ("honderd", Kind.NUMBER, "100", "100"),
    ("tweeëntwintig", Kind.NUMBER, "22", "1"),
    ("tweeduizend honderdtwintig", Kind.NUMBER, "2120", "10"),
    ("twee miljoen driehonderdduizend", Kind.NUMBER, "2300000", "100000"),
    ("twaalfhonderd", Kind.NUMBER, "1200", "100"),
    ("54%", Kind.PERCENT, "54", "1"),
    ("54 %", Kind.PERCENT, "54", "1"),
    ("54 procent", Kind.PERCENT, "54", "1"),
    ("zestig procent", Kind.PERCENT, "60", "10"),
    ("een procent", Kind.PERCENT, "1", "1"),
    ("12,5%", Kind.PERCENT, "12.5", "0.1"),
    ("14,0%", Kind.PERCENT, "14", "0.1"),
    ("1,5 procentpunt", Kind.PERCENT, "1.5", "0.1"),
    ("€ 12.500", Kind.MONEY, "12500", "100"),
    ("€5,-", Kind.MONEY, "5", "1"),
    ("12.500 euro", Kind.MONEY, "12500", "100"),
    ("€ 1,5 miljoen", Kind.MONEY, "1500000", "100000"),
    ("2 miljoen euro", Kind.MONEY, "2000000", "1000000"),
    ("verdubbelde", Kind.MULTIPLE, "2", "1"),
    ("verdrievoudigd", Kind.MULTIPLE, "3", "1"),
    ("gehalveerd", Kind.MULTIPLE, "0.5", "0.1"),
    ("dubbel zoveel", Kind.MULTIPLE, "2", "1"),
    ("driemaal zo veel", Kind.MULTIPLE, "3", "1"),
    ("drie keer zo veel", Kind.MULTIPLE, "3", "1"),
    ("1,5 keer zo vaak", Kind.MULTIPLE, "1.5", "0.1"),
    ("3x zo groot", Kind.MULTIPLE, "3", "1"),
    ("anderhalf keer", Kind.MULTIPLE, "1.5", "0.1"),
    ("anderhalf jaar", Kind.DURATION, "1.5", "0.1"),
    ("Eén", Kind.NUMBER, "1", "1"),
    ("half jaar", Kind.DURATION, "0.5", "0.1"),
    ("een halfjaar", Kind.DURATION, "0.5", "0.1"),
    ("driekwart jaar", Kind.DURATION, "0.75", "0.01"),
    ("tweeënhalf jaar", Kind.DURATION, "2.5", "0.1"),
    ("vier en een half jaar", Kind.DURATION, "4.5", "0.1"),
    ("67 weken", Kind.DURATION, "67", "1"),
    ("9 maanden", Kind.DURATION, "9", "1"),
    ("twintig jaar", Kind.DURATION, "20", "10"),
    ("9 uur", Kind.DURATION, "9", "1"),
]


@pytest.mark.parametrize(("text", "kind", "value", "step"), AMOUNTS)
@pytest.mark.parametrize(
    "frame", ["{}", "Het zijn er {}.", "Zo ({}), of niet;", "in\u00a02024: {}, ja"]
)
def test_an_amount_is_read_wherever_it_stands(
    frame: str, text: str, kind: Kind, value: str, step: str
) -> None:
    claim = read_claims(frame.format(text))[-1]
    assert (claim.text, claim.kind) == (text, kind)
    assert (claim.value, claim.upper) == (Decimal(value), None)
    assert (claim.step, claim.hedge) == (Decimal(step), None)


SHARES = [
    ("1 op de 5", 1, 5),
    ("een op de vijf", 1, 5),
    ("Eén op de vijf", 1, 5),
    ("twee op de drie", 2, 3),
    ("1 op elke 1.000", 1, 1000),
    ("de helft", 1, 2),
    ("de andere helft", 1, 2),
    ("een derde", 1, 3),
    ("een derde deel", 1, 3),
    ("twee derde", 2, 3),
    ("tweederde", 2, 3),
    ("drie vijfde", 3, 5),
    ("een kwart", 1, 4),
    ("driekwart", 3, 4),
    ("drie kwart", 3, 4),
]


@pytest.mark.parametrize(("text", "numerator", "denominator"), SHARES)
def test_a_share_is_a_part_of_one(text: str, numerator: int, denominator: int) -> None:
    claim = the_only_claim(f"Van hen vertrok {text}.")
    assert (claim.text, claim.kind) == (text, Kind.SHARE)
    assert claim.value == Decimal(numerator) / denominator
    assert claim.step == Decimal(1) / (denominator * (denominator + 1))


HEDGED = [
    ("ruim zestig procent", Hedge.RUIM, "60"),
    ("Ruim de helft", Hedge.RUIM, "0.5"),
    ("ruim een half tot driekwart jaar", Hedge.RUIM, "0.5"),
    ("ruim 2020", Hedge.RUIM, "2020"),
    ("net boven 100", Hedge.RUIM, "100"),
    ("meer dan verdubbeld", Hedge.MEER_DAN, "2"),
    ("iets meer dan 1 op de 5", Hedge.IETS_MEER_DAN, "0.2"),
    ("net iets meer dan 10", Hedge.IETS_MEER_DAN, "10"),
    ("bijna 2 jaar", Hedge.BIJNA, "2"),
    ("bijna een jaar", Hedge.BIJNA, "1"),
    ("vrijwel de helft", Hedge.BIJNA, "0.5"),
    ("net onder de 100", Hedge.BIJNA, "100"),
    ("krap 100", Hedge.KRAP, "100"),
    ("minder dan 5%", Hedge.MINDER_DAN, "5"),
    ("iets minder dan 5%", Hedge.IETS_MINDER_DAN, "5"),
    ("ca. honderd", Hedge.CIRCA, "100"),
    ("ca.\u00a0200", Hedge.CIRCA, "200"),
    ("zo’n twintig", Hedge.CIRCA, "20"),
    ("rond de 950", Hedge.CIRCA, "950"),
    ("rond\nde\n  950", Hedge.CIRCA, "950"),
    ("om en nabij de 50", Hedge.CIRCA, "50"),
    ("±5", Hedge.CIRCA, "5"),
    ("minimaal 1", Hedge.TEN_MINSTE, "1"),
    ("4 of meer", Hedge.TEN_MINSTE, "4"),
    ("op zijn minst 3", Hedge.TEN_MINSTE, "3"),
    ("niet meer dan 5", Hedge.TEN_HOOGSTE, "5"),
    ("tot 500 euro", Hedge.TEN_HOOGSTE, "500"),
    ("12 weken of korter", Hedge.TEN_HOOGSTE, "12"),
    ("precies 3", Hedge.PRECIES, "3"),
]


@pytest.mark.parametrize(("text", "hedge", "value"), HEDGED)
def test_the_hedge_belongs_to_the_claim(text: str, hedge: Hedge, value: str) -> None:
    claim = the_only_claim(f"Een boete {text}, zo blijkt.")
    assert (claim.text, claim.hedge, claim.value) == (text, hedge, Decimal(value))


RANGES = [
    ("10 tot 20", Kind.NUMBER, "10", "20", "10"),
    ("50-60", Kind.NUMBER, "50", "60", "10"),
    ("tussen 10 en 20", Kind.NUMBER, "10", "20", "10"),
    ("tussen de tien en twintig procent", Kind.PERCENT, "10", "20", "10"),
    ("10–15%", Kind.PERCENT, "10", "15", "1"),
    ("twee à drie weken", Kind.DURATION, "2", "3", "1"),
    ("een tot twee weken", Kind.DURATION, "1", "2", "1"),
    ("een half tot driekwart jaar", Kind.DURATION, "0.5", "0.75", "0.01"),
    ("1 tot 2 miljoen", Kind.NUMBER, "1000000", "2000000", "1000000"),
    ("900.000 tot 1,2 miljoen", Kind.NUMBER, "900000", "1200000", "100000"),
    ("€ 10 tot € 20", Kind.MONEY, "10", "20", "10"),
    ("2021–2022", Kind.YEAR, "2021", "2022", "1"),
    ("tussen 2019 en 2023", Kind.YEAR, "2019", "2023", "1"),
]


@pytest.mark.parametrize(("text", "kind", "value", "upper", "step"), RANGES)
def test_a_range_has_two_ends(text: str, kind: Kind, value: str, upper: str, step: str) -> None:
    claim = the_only_claim(f"Het duurt {text}.")
    assert (claim.text, claim.kind, claim.hedge) == (text, kind, None)
    assert (claim.value, claim.upper) == (Decimal(value), Decimal(upper))
    assert claim.step == Decimal(step)


NAMED = [
    ("2025", Kind.YEAR, "2025"),
    ("jaren 90", Kind.YEAR, "1990"),
    ("26 maart 2026", Kind.DATE, "2026"),
    ("4 en 5 maart 2024", Kind.DATE, "2024"),
    ("31 december", Kind.DATE, None),
    ("31-12-2023", Kind.DATE, "2023"),
    ("2024-03-04", Kind.DATE, "2024"),
    ("medio november 2022", Kind.DATE, "2022"),
    ("maart 2024", Kind.DATE, "2024"),
    ("14.30 uur", Kind.TIME, None),
    ("9.00 tot 17.00 uur", Kind.TIME, None),
    ("9:15", Kind.TIME, None),
    ("half drie", Kind.TIME, None),
    ("eerste", Kind.ORDINAL, "1"),
    ("2e", Kind.ORDINAL, "2"),
    ("twintigste", Kind.ORDINAL, "20"),
    ("5e aflevering", Kind.LABEL, None),
    ("artikel 61", Kind.LABEL, None),
    ("art. 50", Kind.LABEL, None),
    ("artikelen 5, 6 en 7", Kind.LABEL, None),
    ("Postbus 164", Kind.LABEL, None),
    ("2501 CD", Kind.LABEL, None),
    ("bijlage 2", Kind.LABEL, None),
    ("hoofdstuk 3", Kind.LABEL, None),
    ("thema twee", Kind.LABEL, None),
    ("verzoek 2.1", Kind.LABEL, None),
    ("figuur 3", Kind.LABEL, None),
    ("week 12", Kind.LABEL, None),
    ("2015/16", Kind.LABEL, None),
    ("versie 1.0", Kind.LABEL, None),
    ("1.0", Kind.LABEL, None),
    ("12.83", Kind.LABEL, None),
    ("3-1", Kind.LABEL, None),
    ("070 779 40 00", Kind.LABEL, None),
    ("(070) 370 79 11", Kind.LABEL, None),
    ("06-12345678", Kind.LABEL, None),
    ("+31 70 779 40 00", Kind.LABEL, None),
    ("Kamerstukken II 2023/24, 19 637, nr. 3211", Kind.LABEL, None),
]


@pytest.mark.parametrize(("text", "kind", "value"), NAMED)
def test_what_names_something_is_no_quantity_of_it(
    text: str, kind: Kind, value: str | None
) -> None:
    claim = the_only_claim(f"Zie de {text}.")
    assert (claim.text, claim.kind, claim.hedge) == (text, kind, None)
    assert claim.value == (None if value is None else Decimal(value))


@pytest.mark.parametrize(
    ("text", "step"), [("tientallen", 10), ("duizenden", 1000), ("talloze", 1)]
)
def test_a_vague_number_has_an_order_and_no_value(text: str, step: int) -> None:
    claim = the_only_claim(f"Er kwamen {text} mensen.")
    assert (claim.kind, claim.value, int(claim.step)) == (Kind.VAGUE, None, step)
    assert claim.unit == "mensen"


@pytest.mark.parametrize(
    "text",
    [
        *("een mooi resultaat", "een jaar eerder", "meer dan een jaar eerder", "een op de website"),
        *("een paar", "geen enkele", "een van hen", "de Tweede Kamer", "de Eerste en Tweede Kamer"),
        *("A4", "COVID-19", "PDF/A-2a", "B1", "MH17", "driehoek", "tweedeling", "eenvoudig"),
        *("drie- of vierhoek", "16- en 17-jarigen", "3-jarig", "allemaal", "eenmaal", "halverwege"),
        *("https://a.nl/5/2023", "www.tien.nl/5", "info5@dtv.nl", "twee@dtv.nl", "jan.5@dtv.nl"),
        *("[[figuur:5]]", "[adres](https://a.nl/2023)", "1. Eerst dit", "ECLI:NL:RVS:2025:1234"),
        *(
            "C-343/90",
            "derdelander",
            "verveelvoudigd",
            "aantal",
            "kwartaal",
            "#5",
            "een\n\nmiljoen",
        ),
    ],
)
def test_what_is_no_claim(text: str) -> None:
    assert read_claims(text) == []


# A whole sentence, and all claims in it as text, kind and unit.
SENTENCES = [
    ("Iemand ophouden mag 9 uur duren in plaats van 6 uur.", ["9 uur", "6 uur"]),
    ("Wij zijn er om 9 uur.", ["9 uur"]),
    ("In 2020 mensen helpen; in 2025 gingen 945 Syriërs.", ["2020", "2025", "945"]),
    ("Dat is ruim 20% meer dan een jaar eerder.", ["ruim 20%"]),
    ("Van half november 2022 tot en met maart 2024.", ["half november 2022", "maart 2024"]),
    ("Een derde land is geen derde van de zaken.", ["derde", "derde"]),
    ("Een derde van de zaken is weg, een derde werd behandeld.", ["Een derde", "een derde"]),
    ("Het eerste halfjaar en de eerste helft.", ["eerste", "eerste"]),
    ("Per week 180 zaken, elke week 200.", ["180", "200"]),
    ("Koningskade 4, de Vreemdelingenwet 2000.", ["4", "2000"]),
    ("- 2.780 mensen\n- 860 mensen\n\n1. Tien landen", ["2.780", "860", "Tien"]),
    ("Het kostte [ruim 5 euro](https://a.nl/7).", ["ruim 5 euro"]),
    ("Het steeg van 12,5% naar 14,0%, 12 op de 5.", ["12,5%", "14,0%", "12"]),
]


@pytest.mark.parametrize(("text", "claims"), SENTENCES)
def test_all_claims_of_a_sentence(text: str, claims: list[str]) -> None:
    assert [claim.text for claim in read_claims(text)] == claims


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Wij zijn er om 9 uur.", Kind.TIME),
        ("Koningskade 4", Kind.LABEL),
        ("Vreemdelingenwet 2000", Kind.LABEL),
        ("een derde land", Kind.ORDINAL),
        ("2020 mensen", Kind.NUMBER),
        ("in 2020 mensen", Kind.YEAR),
        ("hoger dan 2022", Kind.YEAR),
        ("rond 2015", Kind.YEAR),
        ("2.020 keer", Kind.NUMBER),
    ],
)
def test_the_kind_depends_on_what_stands_around(text: str, kind: Kind) -> None:
    assert the_only_claim(text).kind is kind


@pytest.mark.parametrize(
    ("text", "hedge"),
    [
        ("een boete tot 500 euro", Hedge.TEN_HOOGSTE),
        ("gestegen tot 500", None),
        ("het leidt tot twee vragen", None),
        ("van 6 uur tot 9 uur", None),
        ("tot 2025", None),
        ("tot 31 december", None),
        ("bijna 31 december", None),
    ],
)
def test_a_hedge_must_be_one(text: str, hedge: Hedge | None) -> None:
    assert read_claims(text)[-1].hedge is hedge


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("vijf speerpunten", "speerpunten"),
        ("drie thema's", "thema's"),
        ("drie thema’s", "thema’s"),
        ("3.380x", "x"),
        ("**12.830** personen", "personen"),
        ("12 werk-\ndagen", None),
        ("67 weken", "weken"),
        ("€ 5", "euro"),
        ("5 euro", "euro"),
        ("945 Syriërs", None),
        ("vijf EU-landen", None),
        ("460 en meer", None),
        ("12.830.", None),
        ("1 op de 5 mensen", "mensen"),
        ("54% van", None),
        ("2 procentpunt", "procentpunt"),
        ("12\n\nmensen", None),
    ],
)
def test_the_unit_is_the_plain_word_that_follows(text: str, unit: str | None) -> None:
    assert the_only_claim(text).unit == unit


def _is_written_out(value: int) -> bool:
    return value >= 2 * 10**6 and value % 10**6 >= 100


amounts = st.one_of(
    st.decimals(-(10**6), 10**9, places=2).map(lambda value: (value, format_number(value))),
    st.integers(2100, 10**9).map(lambda value: (Decimal(value), str(value))),
    st.integers(10, 9999).map(
        lambda tens: (Decimal(tens) * 10**5, format_scaled(Decimal(tens) * 10**5))
    ),
    # Nobody writes out ‘een miljoen honderd’ or ‘twee miljoen een’.
    st.integers(2, 10**9 - 1)
    .filter(lambda value: value < 10**6 or not value % 10**6 or _is_written_out(value))
    .map(lambda value: (Decimal(value), number_words(value))),
)
before = st.sampled_from(
    (
        "",
        "Er zijn ",
        "Het aantal is (",
        "In 2025 waren het er\n",
        "Bij de IND: ",
        "é ",
        "İ ",
        "’s avonds ",
    )
)
after = st.sampled_from(
    ("", ".", ", zo blijkt.", " mensen", "\nmensen", ") en niet meer", " Syriërs;")
)
hedges = st.none() | st.sampled_from(sorted(set(PHRASES) - {"tot"}))


@given(before, hedges, amounts, after)
def test_a_number_in_any_sentence_is_read_as_it_was_written(
    before: str, hedge: str | None, amount: tuple[Decimal, str], after: str
) -> None:
    value, written = amount
    words = f"{hedge} {written}" if hedge else written
    claim = read_claims(f"{before}{words}{after}")[-1]
    assert claim.text == words
    assert (claim.start, claim.end) == (len(before), len(before) + len(words))
    assert (claim.kind, claim.value, claim.upper) == (Kind.NUMBER, value, None)
    assert claim.hedge is (PHRASES[hedge] if hedge else None)
    assert value % claim.step == 0


@given(before, hedges, st.decimals(0, 1000, places=1), st.booleans())
def test_a_percentage_in_any_sentence_is_read_as_it_was_written(
    before: str, hedge: str | None, value: Decimal, word: bool
) -> None:
    written = format_percent(value, decimals=1, word=word)
    words = f"{hedge} {written}" if hedge else written
    claim = read_claims(f"{before}{words} van de zaken")[-1]
    assert (claim.text, claim.start) == (words, len(before))
    assert (claim.kind, claim.value, claim.step) == (Kind.PERCENT, value, Decimal("0.1"))


FRAGMENTS = [
    *(row[0] for row in AMOUNTS),
    *(row[0] for row in SHARES),
    *(row[0] for row in HEDGED),
    *(row[0] for row in RANGES),
    *(row[0] for row in NAMED),
    *(" ", ". ", "\n", "\n\n", "-", "–", ",", "een", "tot", "of", "en", "op de", "mensen", "@"),
    *("[[", "]("),
]
pieces = st.lists(st.sampled_from(FRAGMENTS))


@given(pieces.map("".join) | pieces.map(" ".join) | st.text())
def test_claims_are_in_order_and_do_not_overlap(text: str) -> None:
    position = 0
    for claim in read_claims(text):
        assert position <= claim.start < claim.end <= len(text)
        assert claim.text == text[claim.start : claim.end]
        assert claim.step > 0
        assert claim.hedge is None or claim.kind not in NOT_COUNTED or claim.kind is Kind.YEAR
        position = claim.end


# With a pattern that backtracks, any of these takes minutes.
TRAPS = [
    "1",
    "1.",
    "1-",
    "[[",
    "](",
    "@",
    "a.",
    " ",
    "\n",
    "een",
    "vijftien",
    "honderd",
    "tweeën",
    "0 ",
]


@pytest.mark.parametrize("piece", TRAPS)
def test_a_long_text_of_one_piece_is_read_too(piece: str) -> None:
    claims = read_claims(piece * (30_000 // len(piece)))
    assert len(claims) <= 15_000


def test_hedges_are_known_in_every_spelling() -> None:
    assert read_hedge("Ca.") is Hedge.CIRCA
    assert read_hedge("om en\nnabij de") is Hedge.CIRCA
    assert read_hedge("zo’n") is Hedge.CIRCA
    assert read_hedge("veel") is None
    assert all(read_hedge(hedge.value) is hedge for hedge in Hedge)


# Which hedges before 100 are true of a value, when 10% is slight.
HOLDS = {
    Hedge.RUIM: ["101", "110"],
    Hedge.IETS_MEER_DAN: ["101", "110"],
    Hedge.MEER_DAN: ["101", "110", "111"],
    Hedge.BIJNA: ["90", "99"],
    Hedge.KRAP: ["90", "99"],
    Hedge.IETS_MINDER_DAN: ["90", "99"],
    Hedge.MINDER_DAN: ["89", "90", "99"],
    Hedge.CIRCA: ["90", "99", "100", "101", "110"],
    Hedge.TEN_MINSTE: ["100", "101", "110", "111"],
    Hedge.TEN_HOOGSTE: ["89", "90", "99", "100"],
    Hedge.PRECIES: ["100"],
}


@pytest.mark.parametrize("hedge", Hedge)
def test_a_hedge_is_true_of_some_values_and_not_of_others(hedge: Hedge) -> None:
    values = ["89", "90", "99", "100", "101", "110", "111"]
    true = [
        value
        for value in values
        if hedge_holds(hedge, Decimal(100), Decimal(value), margin=Decimal("0.10"))
    ]
    assert true == HOLDS[hedge]


@pytest.mark.parametrize("hedge", Hedge)
def test_more_of_a_negative_number_is_nearer_to_zero(hedge: Hedge) -> None:
    more = hedge in (Hedge.RUIM, Hedge.MEER_DAN, Hedge.IETS_MEER_DAN, Hedge.TEN_MINSTE, Hedge.CIRCA)
    margin = Decimal("0.10")
    assert hedge_holds(hedge, Decimal(-100), Decimal(-99), margin=margin) is more
