"""Whole files: signs of a document, line ends, characters, indentation."""

from tests.content.yaml_cases.case import Case, insert, move, put, take

CASES = [
    Case(
        "signs of a document",
        "%YAML 1.1\n---\na: 1\n...\n",
        put(("a",), "2"),
        ["-a: 1\n", "+a: 2\n"],
    ),
    Case(
        "a new key before the end of the document",
        "---\na: 1\n...\n",
        put(("b",), "2"),
        ['+b: "2"\n'],
    ),
    Case(
        "a value behind the sign",
        "--- {a: 1}\n",
        put(("a",), "2"),
        ["---- {a: 1}\n", "+--- {a: 2}\n"],
    ),
    Case("a text behind the sign", "--- |\n  een\n", put((), "twee\n"), ["-  een\n", "+  twee\n"]),
    Case("a file that is a text", "een tekst\n", put((), "twee"), ["-een tekst\n", "+twee\n"]),
    Case("a file that is a list", "- a\n- b\n", put((1,), "c"), ["-- b\n", "+- c\n"]),
    Case(
        "everything indented", "   a: 1\n   b:\n    c: 2\n", put(("b", "d"), "3"), ['+    d: "3"\n']
    ),
    Case("Windows line ends", "a: 1\r\nb: 2\r\n", put(("a",), "3"), ["-a: 1\r\n", "+a: 3\r\n"]),
    Case(
        "Windows line ends, new lines",
        "a: 1\r\nb: 2\r\n",
        put(("a",), "een\ntwee\n"),
        ["-a: 1\r\n", "+a: |\r\n", "+  een\r\n", "+  twee\r\n"],
    ),
    Case(
        "Windows line ends, a list",
        "a:\r\n  - 1\r\n  - 2\r\n",
        insert(("a",), 1, {"x": "1", "y": "2"}),
        ['+  - x: "1"\r\n', '+    y: "2"\r\n'],
    ),
    Case(
        "mixed line ends",
        "a: 1\nb: 2\r\nc: 3\n",
        put(("b",), "een\ntwee\n"),
        ["-b: 2\r\n", "+b: |\r\n", "+  een\r\n", "+  twee\r\n"],
    ),
    Case(
        "mixed line ends, moved",
        "- a\n- b\r\n- c\n",
        move((), 0, 1),
        ["-- a\n", "-- b\r\n", "+- b\n", "+- a\r\n"],
    ),
    Case(
        "old Macintosh line ends",
        "a: 1\rb: 2\r",
        put(("b",), "3"),
        ["-a: 1\rb: 2\r", "+a: 1\rb: 3\r"],
    ),
    Case("no line end at the end", "a: 1\nb: 2", put(("b",), "3"), ["-b: 2", "+b: 3"]),
    Case("empty lines at the end", "a: 1\n\n\n", put(("b",), "2"), ['+b: "2"\n']),
    Case(
        "an emoji before the value",
        "🙂: een # 👩\u200d👧\nb: twee\n",
        put(("b",), "🙂"),
        ["-b: twee\n", "+b: 🙂\n"],
    ),
    Case(
        "an accent of two characters",
        "a: café\n",
        put(("a",), "cafés"),
        ["-a: café\n", "+a: cafés\n"],
    ),
    Case(
        "a next-line sign ends a line",
        "a: een\x85b: twee\n",
        put(("b",), "drie"),
        ["-a: een\x85b: twee\n", "+a: een\x85b: drie\n"],
    ),
    Case(
        "a line separator inside",
        "a: een\nb: 1\n",
        put(("a",), "een\u2028twee"),
        ["-a: een\n", '+a: "een\\Ltwee"\n'],
    ),
    Case("a zero sign", "a: een\nb: 1\n", put(("a",), "een\x00"), ["-a: een\n", '+a: "een\\0"\n']),
    Case("a hard space", "a: een\n", put(("a",), "a\xa0b"), ["-a: een\n", "+a: a\xa0b\n"]),
    Case(
        "comments everywhere",
        "# 1\na: # 2\n  # 3\n  - x # 4\n  # 5\n\n# 6\nb: 1 # 7\n# 8\n",
        put(("a", 0), "y"),
        ["-  - x # 4\n", "+  - y # 4\n"],
    ),
    Case(
        "a key with nothing and a list at the margin",
        "a:\nb:\n- 1\n- 2\nc: 3\n",
        put(("a",), "x"),
        ["-a:\n", "+a: x\n"],
    ),
    Case(
        "a comment less far in",
        "a:\n  b:\n# ver links\n    - 1\n    - 2\n",
        take(("a", "b", 1)),
        ["-    - 2\n"],
    ),
    Case(
        "uneven steps",
        "a:\n b:\n     - c:\n         d: 1\n",
        put(("a", "b", 0, "e"), {"f": "2"}),
        ["+       e:\n", '+        f: "2"\n'],
    ),
]
