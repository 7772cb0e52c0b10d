"""Texts behind a >, and others that run on over lines."""

from tests.content.yaml_cases.case import Case, put

CASES = [
    Case(
        "a word in the first line",
        "a: >\n  een twee\n  drie vier\nb: 1\n",
        put(("a",), "een 2 drie vier\n"),
        ["-  een twee\n", "+  een 2\n"],
    ),
    Case(
        "paragraphs",
        "a: >\n  een\n  twee\n\n  drie\n  vier\nb: 1\n",
        put(("a",), "een twee\ndrie vijf\n"),
        ["-  vier\n", "+  vijf\n"],
    ),
    Case(
        "a paragraph more",
        "a: >\n  een\n  twee\n\n  drie\nb: 1\n",
        put(("a",), "een twee\nmidden\ndrie\n"),
        ["+  midden\n", "+\n"],
    ),
    Case(
        "lines that are indented",
        "a: >\n  een\n    code\n    meer\n  twee\nb: 1\n",
        put(("a",), "een\n  code\n  minder\ntwee\n"),
        ["-    meer\n", "+    minder\n"],
    ),
    Case(
        "stripped, with a sign of indentation",
        "a: >2-\n    een\n   twee\nb: 1\n",
        put(("a",), "  een\n drie"),
        ["-   twee\n", "+   drie\n"],
    ),
    Case("kept", "a: >+\n  een\n\nb: 1\n", put(("a",), "twee\n\n"), ["-  een\n", "+  twee\n"]),
    Case(
        "without quotes over two lines",
        "a: een twee\n  drie vier\nb: 1\n",
        put(("a",), "een twee drie vijf"),
        ["-  drie vier\n", "+  drie vijf\n"],
    ),
    Case(
        "without quotes, with an empty line",
        "a: een\n  twee\n\n  drie\nb: 1\n",
        put(("a",), "een twee\nvier"),
        ["-  drie\n", "+  vier\n"],
    ),
    Case(
        "without quotes, now with a colon",
        "a: een twee\n  drie\nb: 1\n",
        put(("a",), "een twee: drie"),
        ["-a: een twee\n", "-  drie\n", '+a: "een twee: drie"\n'],
    ),
    Case(
        "without quotes, a comment behind it",
        "a: een twee\n  drie # c\nb: 1\n",
        put(("a",), "een"),
        ["-a: een twee\n", "-  drie # c\n", "+a: een # c\n"],
    ),
    Case(
        "becomes a literal text",
        "a: een # c\nb: 1\n",
        put(("a",), "een\n\ntwee\n"),
        ["-a: een # c\n", "+a: | # c\n", "+  een\n", "+\n", "+  twee\n"],
    ),
    Case(
        "becomes literal in a list of blocks",
        "x:\n  - a: een\n    b: 1\n",
        put(("x", 0, "a"), "een\ntwee"),
        ["-  - a: een\n", "+  - a: |-\n", "+      een\n", "+      twee\n"],
    ),
]
