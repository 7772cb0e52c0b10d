"""Texts between quotes."""

from tests.content.yaml_cases.case import Case, put

CASES = [
    Case("single quotes stay", "a: 'een'\n", put(("a",), "twee"), ["-a: 'een'\n", "+a: 'twee'\n"]),
    Case(
        "an apostrophe between single quotes",
        "a: 'een'\n",
        put(("a",), "foto's"),
        ["-a: 'een'\n", "+a: 'foto''s'\n"],
    ),
    Case(
        "double quotes stay",
        'a: "een" # c\n',
        put(("a",), "twee"),
        ['-a: "een" # c\n', '+a: "twee" # c\n'],
    ),
    Case(
        "double quotes inside",
        'a: "een"\n',
        put(("a",), 'zei "ja"'),
        ['-a: "een"\n', '+a: "zei \\"ja\\""\n'],
    ),
    Case("a backslash", 'a: "een"\n', put(("a",), "C:\\map"), ['-a: "een"\n', '+a: "C:\\\\map"\n']),
    Case(
        "escapes elsewhere stay",
        'a: "\\u00e9"\nb: "x"\n',
        put(("b",), "é"),
        ['-b: "x"\n', '+b: "é"\n'],
    ),
    Case(
        "a tab inside",
        "a: 'een'\n",
        put(("a",), "een\ttwee"),
        ["-a: 'een'\n", '+a: "een\\ttwee"\n'],
    ),
    Case(
        "the file prefers single quotes",
        "a: 'een'\nb: 'twee'\nc: drie\n",
        put(("c",), "vier: vijf"),
        ["-c: drie\n", "+c: 'vier: vijf'\n"],
    ),
    Case(
        "line ends as signs stay signs",
        'a: "een\\ntwee"\n',
        put(("a",), "een\ndrie"),
        ['-a: "een\\ntwee"\n', '+a: "een\\ndrie"\n'],
    ),
    Case(
        "line ends come into a quoted text",
        'a: "een"  # c\nb: 1\n',
        put(("a",), "een\ntwee\n"),
        ['-a: "een"  # c\n', "+a: |  # c\n", "+  een\n", "+  twee\n"],
    ),
    Case(
        "over two lines, changed in the second",
        'a: "een twee\n  drie vier"\nb: 1\n',
        put(("a",), "een twee drie vijf"),
        ['-  drie vier"\n', '+  drie vijf"\n'],
    ),
    Case(
        "over lines with an empty one",
        "a: 'een\n\n  twee\n  drie'\nb: 1\n",
        put(("a",), "een\ntwee vier"),
        ["-  drie'\n", "+  vier'\n"],
    ),
    Case(
        "over lines that were escaped",
        'a: "een \\\n  twee"\nb: 1\n',
        put(("a",), "een drie"),
        ['-a: "een \\\n', '-  twee"\n', '+a: "een drie"\n'],
    ),
    Case(
        "a comment behind it",
        "a: 'een' # 'geen tekst'\n",
        put(("a",), "twee"),
        ["-a: 'een' # 'geen tekst'\n", "+a: 'twee' # 'geen tekst'\n"],
    ),
    Case(
        "no space behind the quote",
        "a: 'een'\n\n\nb: 1\n",
        put(("a",), "it's"),
        ["-a: 'een'\n", "+a: 'it''s'\n"],
    ),
]
