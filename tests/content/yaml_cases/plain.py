"""Texts without quotes, and numbers."""

from decimal import Decimal

from tests.content.yaml_cases.case import Case, put

CASES = [
    Case("words", "a: een\nb: twee\n", put(("a",), "drie"), ["-a: een\n", "+a: drie\n"]),
    Case("a number stays bare", "a: 12\n", put(("a",), "13"), ["-a: 12\n", "+a: 13\n"]),
    Case(
        "a number as text stays in quotes",
        'a: "12"\n',
        put(("a",), "13"),
        ['-a: "12"\n', '+a: "13"\n'],
    ),
    Case(
        "a whole number is written bare", 'a: "12"\n', put(("a",), 13), ['-a: "12"\n', "+a: 13\n"]
    ),
    Case(
        "a fraction is written bare",
        "a: x\n",
        put(("a",), Decimal("12.50")),
        ["-a: x\n", "+a: 12.50\n"],
    ),
    Case(
        "a truth value", "a: true # c\n", put(("a",), False), ["-a: true # c\n", "+a: false # c\n"]
    ),
    Case(
        "a colon needs quotes",
        "a: een titel\n",
        put(("a",), "een: titel"),
        ["-a: een titel\n", '+a: "een: titel"\n'],
    ),
    Case(
        "a hash needs quotes",
        "a: een titel # opmerking\n",
        put(("a",), "een #titel"),
        ["-a: een titel # opmerking\n", '+a: "een #titel" # opmerking\n'],
    ),
    Case("a dash at the start", "a: een\n", put(("a",), "- een"), ["-a: een\n", '+a: "- een"\n']),
    Case("an apostrophe inside", "a: een\n", put(("a",), "foto's"), ["-a: een\n", "+a: foto's\n"]),
    Case(
        "quotes inside",
        "a: een\n",
        put(("a",), '"citaat" erin'),
        ["-a: een\n", "+a: '\"citaat\" erin'\n"],
    ),
    Case(
        "quotes and a colon",
        "a: een\n",
        put(("a",), '"citaat": erin'),
        ["-a: een\n", "+a: '\"citaat\": erin'\n"],
    ),
    Case("the word null", "a: een\n", put(("a",), "null"), ["-a: een\n", '+a: "null"\n']),
    Case("nothing left of a text", "a: een\n", put(("a",), ""), ["-a: een\n", '+a: ""\n']),
    Case("a space at the end", "a: een\n", put(("a",), "een "), ["-a: een\n", '+a: "een "\n']),
    Case(
        "an address",
        "a: een\n",
        put(("a",), "https://voorbeeld.nl/#plek"),
        ["-a: een\n", "+a: https://voorbeeld.nl/#plek\n"],
    ),
    Case(
        "a date stays bare",
        "a: 2026-01-02\n",
        put(("a",), "2026-01-03"),
        ["-a: 2026-01-02\n", "+a: 2026-01-03\n"],
    ),
    Case(
        "a tab after the value",
        "a: een\t\t\nb: twee\n",
        put(("a",), "drie"),
        ["-a: een\t\t\n", "+a: drie\t\t\n"],
    ),
    Case(
        "spaces after the value",
        "a: een   \nb: twee\n",
        put(("a",), "drie"),
        ["-a: een   \n", "+a: drie   \n"],
    ),
    Case(
        "a value far from its key",
        "a:      een\nbcd:    twee\n",
        put(("a",), "drie"),
        ["-a:      een\n", "+a:      drie\n"],
    ),
    Case(
        "a value under its key",
        "a:\n  een\nb: twee\n",
        put(("a",), "drie"),
        ["-  een\n", "+  drie\n"],
    ),
    Case(
        "a value under its key and a comment",
        "a: # waarom\n  een\nb: twee\n",
        put(("a",), "drie"),
        ["-  een\n", "+  drie\n"],
    ),
    Case(
        "a space before the colon",
        "a : een\nb : twee\n",
        put(("b",), "drie"),
        ["-b : twee\n", "+b : drie\n"],
    ),
    Case(
        "a key in quotes",
        "'a b': een\n\"c\": twee\n",
        put(("c",), "drie"),
        ['-"c": twee\n', '+"c": drie\n'],
    ),
    Case(
        "a key that is a number",
        "2024: een\n2025: twee\n",
        put(("2025",), "drie"),
        ["-2025: twee\n", "+2025: drie\n"],
    ),
    Case(
        "a truth value as key",
        "yes: een\nno: twee\n",
        put(("no",), "drie"),
        ["-no: twee\n", "+no: drie\n"],
    ),
    Case("an empty key", "'': een\nb: twee\n", put(("",), "drie"), ["-'': een\n", "+'': drie\n"]),
    Case("braces inside", "a: x {y} z\n", put(("a",), "[x] y"), ["-a: x {y} z\n", '+a: "[x] y"\n']),
    Case("a percent sign", "a: 12%\n", put(("a",), "%"), ["-a: 12%\n", '+a: "%"\n']),
    Case(
        "the first of two equal keys",
        "a: 1\nb: 2\na: 3\n",
        put(("a",), "4"),
        ["-a: 1\n", "+a: 4\n"],
    ),
]
