"""Keys that come and go."""

from tests.content.yaml_cases.case import Case, put, rewritten, take

CASES = [
    Case("in the order of the schema", "a: 1\nc: 3\n", put(("b",), "2"), ['+b: "2"\n']),
    Case("behind a long text", "a: |\n  een\n\nc: 3\n", put(("b",), "2"), ['+b: "2"\n', "+\n"]),
    Case("before all others", "b: 2\nc: 3\n", put(("a",), "1"), ['+a: "1"\n']),
    Case(
        "before all others, under the head of the file",
        "# kop\nb: 2\n",
        put(("a",), "1"),
        ['+a: "1"\n'],
    ),
    Case("last", "a: 1\n", put(("zz",), "2"), ['+zz: "2"\n']),
    Case("last, before a comment at the end", "a: 1\n# einde\n", put(("zz",), "2"), ['+zz: "2"\n']),
    Case(
        "behind a list, whose comment stays in it",
        "a:\n  - x\n  # einde\nc: 3\n",
        put(("b",), "2"),
        ['+b: "2"\n'],
    ),
    Case(
        "without a line end at the end of the file",
        "a: 1",
        put(("b",), "2"),
        ["-a: 1", "+a: 1\n", '+b: "2"'],
    ),
    Case(
        "a block with a step of four",
        "x:\n    y:\n        z: 1\n",
        put(("x", "b"), {"c": {"d": "1"}}),
        ["+    b:\n", "+        c:\n", '+            d: "1"\n'],
    ),
    Case(
        "lists at the margin, as the file has them",
        "x:\n- 1\n",
        put(("y",), {"b": ["1"]}),
        ["+y:\n", "+  b:\n", '+  - "1"\n'],
    ),
    Case(
        "a long text in a block",
        "x:\n  y: 1\n",
        put(("x", "z"), "een\ntwee\n"),
        ["+  z: |\n", "+    een\n", "+    twee\n"],
    ),
    Case(
        "a block in the order of the schema",
        "x: 1\n",
        put(("y",), {"c": "3", "zz": "4", "a": "1", "b": "2"}),
        ["+y:\n", '+  a: "1"\n', '+  b: "2"\n', '+  c: "3"\n', '+  zz: "4"\n'],
    ),
    Case(
        "missing blocks on the way",
        "x: 1\n",
        put(("y", "b", "c"), "1"),
        ["+y:\n", "+  b:\n", '+    c: "1"\n'],
    ),
    Case(
        "a key that looks like a number",
        "x:\n  2024: a\n",
        put(("x", "2025"), "b"),
        ["+  2025: b\n"],
    ),
    Case("a key that would be misread", "x: 1\n", put(("no",), "b"), ['+"no": b\n']),
    Case("a key goes", "a: 1\nb: 2\nc: 3\n", take(("b",)), ["-b: 2\n"]),
    Case(
        "a key goes with the comment above",
        "a: 1\n# over b\nb: 2 # 2\nc: 3\n",
        take(("b",)),
        ["-# over b\n", "-b: 2 # 2\n"],
    ),
    Case(
        "a key goes with its block",
        "a: 1\nb:\n  x: 1\n  # einde\nc: 3\n",
        take(("b",)),
        ["-b:\n", "-  x: 1\n", "-  # einde\n"],
    ),
    Case(
        "a key goes, its neighbour's comment stays",
        "a: 1\nb: 2\n# over c\nc: 3\n",
        take(("b",)),
        ["-b: 2\n"],
    ),
    Case(
        "the first key goes, the head of the file stays",
        "# yaml-language-server: x\na: 1\nb: 2\n",
        take(("a",)),
        ["-a: 1\n"],
    ),
    Case("the only key goes", "a: 1\n", take(("a",)), ["-a: 1\n", "+{}\n"]),
    Case(
        "the only key of a block goes",
        "a:\n  b: 1\nc: 2\n",
        take(("a", "b")),
        ["-a:\n", "-  b: 1\n", "+a: {}\n"],
    ),
    Case(
        "explicit keys: a value",
        "? a\n: een\n? b\n: twee\n",
        put(("a",), "drie"),
        ["-: een\n", "+: drie\n"],
    ),
    Case("explicit keys: no value yet", "? a\n? b\n", put(("a",), "een"), ["+: een\n"]),
    Case(
        "explicit keys: one goes", "? a\n: een\n? b\n: twee\n", take(("a",)), ["-? a\n", "-: een\n"]
    ),
    Case(
        "explicit keys: a key over lines",
        "? |\n  lang\n: een\nb: 1\n",
        put(("lang\n",), "twee"),
        ["-: een\n", "+: twee\n"],
    ),
    Case(
        "rewritten: several at once",
        "a: 1 # een\nb: 2\nc: 3 # drie\n",
        rewritten({"a": "1", "c": "4", "d": "5"}),
        ["-b: 2\n", "-c: 3 # drie\n", "+c: 4 # drie\n", '+d: "5"\n'],
    ),
    Case(
        "rewritten: deep inside",
        "a:\n  - x: 1\n    y: 2\n  - x: 3\n",
        rewritten({"a": [{"x": "1", "y": "9"}, {"x": "3", "z": "1"}]}),
        ["-    y: 2\n", "+    y: 9\n", '+    z: "1"\n'],
    ),
    Case(
        "rewritten: an item comes before one that changes",
        "a:\n  - x: een lange tekst # 1\n    y: 2\n  # over b\n  - x: slot\n",
        rewritten({"a": [{"x": "nieuw"}, {"x": "een langere tekst", "y": "2"}, {"x": "slot"}]}),
        ["-  - x: een lange tekst # 1\n", "+  - x: nieuw\n", "+  - x: een langere tekst # 1\n"],
    ),
    Case(
        "rewritten: an item goes before one that changes",
        "- nul # 0\n- x: een # 1\n  y: twee\n- drie\n",
        rewritten([{"x": "een", "y": "drie"}, "drie"]),
        ["-- nul # 0\n", "-  y: twee\n", "+  y: drie\n"],
    ),
    Case(
        "rewritten: from nothing",
        "",
        rewritten({"a": ["1"], "b": None}),
        ["+a:\n", '+  - "1"\n', "+b:\n"],
    ),
]
