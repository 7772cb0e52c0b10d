"""Texts on lines of their own, behind a |."""

from tests.content.yaml_cases.case import Case, put

CASES = [
    Case(
        "one line of several",
        "a: |\n  een\n  twee\n  drie\nb: 1\n",
        put(("a",), "een\n2\ndrie\n"),
        ["-  twee\n", "+  2\n"],
    ),
    Case(
        "a line more",
        "a: |\n  een\n  drie\nb: 1\n",
        put(("a",), "een\ntwee\ndrie\n"),
        ["+  twee\n"],
    ),
    Case(
        "a line less",
        "a: |\n  een\n  twee\n  drie\nb: 1\n",
        put(("a",), "een\ndrie\n"),
        ["-  twee\n"],
    ),
    Case(
        "stripped",
        "a: |-\n  een\nb: 1\n",
        put(("a",), "twee\ndrie"),
        ["-  een\n", "+  twee\n", "+  drie\n"],
    ),
    Case(
        "a line end comes at the end",
        "a: |-\n  een\nb: 1\n",
        put(("a",), "een\n"),
        ["-a: |-\n", "+a: |\n"],
    ),
    Case(
        "a line end goes from the end",
        "a: |\n  een\nb: 1\n",
        put(("a",), "een"),
        ["-a: |\n", "+a: |-\n"],
    ),
    Case(
        "kept empty lines",
        "a: |+\n  een\n\n\nb: 1\n",
        put(("a",), "twee\n\n\n"),
        ["-  een\n", "+  twee\n"],
    ),
    Case("fewer kept empty lines", "a: |+\n  een\n\n\nb: 1\n", put(("a",), "een\n\n"), ["-\n"]),
    Case(
        "empty lines that do not count stay",
        "a: |\n  een\n\n\nb: 1\n",
        put(("a",), "twee\n"),
        ["-  een\n", "+  twee\n"],
    ),
    Case(
        "a comment behind the sign",
        "a: | # waarom\n  een\nb: 1\n",
        put(("a",), "twee\n"),
        ["-  een\n", "+  twee\n"],
    ),
    Case(
        "its own indentation",
        "a: |\n      een\n      twee\nb: 1\n",
        put(("a",), "een\ndrie\n"),
        ["-      twee\n", "+      drie\n"],
    ),
    Case(
        "a sign of indentation",
        "a: |2\n    een\n  twee\nb: 1\n",
        put(("a",), "  een\ndrie\n"),
        ["-  twee\n", "+  drie\n"],
    ),
    Case(
        "a first line that is indented",
        "a: |\n  een\nb: 1\n",
        put(("a",), "  een\ntwee\n"),
        ["-a: |\n", "-  een\n", "+a: |2\n", "+    een\n", "+  twee\n"],
    ),
    Case(
        "spaces in an empty line stay",
        "a: |\n  een\n   \n  twee\nb: 1\n",
        put(("a",), "een\n \ndrie\n"),
        ["-  twee\n", "+  drie\n"],
    ),
    Case(
        "spaces at the end of a line stay",
        "a: |\n  een  \n  twee\nb: 1\n",
        put(("a",), "een  \ndrie\n"),
        ["-  twee\n", "+  drie\n"],
    ),
    Case(
        "signs that mean nothing here",
        "a: |\n  een\nb: 1\n",
        put(("a",), "# kop: [x] {y} 'z'\n- &p *q\n"),
        ["-  een\n", "+  # kop: [x] {y} 'z'\n", "+  - &p *q\n"],
    ),
    Case("emptied", "a: |\n  een\n  twee\nb: 1\n", put(("a",), ""), ["-  een\n", "-  twee\n"]),
    Case("filled again", "a: |\nb: 1\n", put(("a",), "een\ntwee\n"), ["+  een\n", "+  twee\n"]),
    Case(
        "no line end at the end of the file",
        "a: |\n  een\n  twee",
        put(("a",), "een\ndrie"),
        ["-  twee", "+  drie"],
    ),
    Case(
        "no line end, but one in the text",
        "a: |\n  een",
        put(("a",), "twee\n"),
        ["-  een", "+  twee\n"],
    ),
    Case(
        "a comment below at the margin",
        "a: |\n  een\n# over b\nb: 1\n",
        put(("a",), "twee\n"),
        ["-  een\n", "+  twee\n"],
    ),
    Case(
        "in a list",
        "- |\n een\n- b\n",
        put((0,), "twee\ndrie\n"),
        ["- een\n", "+ twee\n", "+ drie\n"],
    ),
    Case(
        "a line that starts with a tab",
        "a: |\n  een\nb: 1\n",
        put(("a",), "een\n\ttwee\n"),
        ["+  \ttwee\n"],
    ),
    Case(
        "a sign that no line can hold",
        "a: |\n  een\nb: 1\n",
        put(("a",), "een\x07\n"),
        ["-a: |\n", "-  een\n", '+a: "een\\a\\n"\n'],
    ),
    Case(
        "only empty lines",
        "a: |\n  een\nb: 1\n",
        put(("a",), "\n\n"),
        ["-a: |\n", "-  een\n", '+a: "\\n\\n"\n'],
    ),
    Case(
        "becomes a list",
        "a: |\n  een\n  twee\nb: 1\n",
        put(("a",), ["x", "y"]),
        ["-a: |\n", "-  een\n", "-  twee\n", "+a:\n", "+  - x\n", "+  - y\n"],
    ),
    Case(
        "becomes a number",
        "a: | # c\n  een\n  twee\nb: 1\n",
        put(("a",), 3),
        ["-a: | # c\n", "-  een\n", "-  twee\n", "+a: 3 # c\n"],
    ),
]
