"""Nothing, as a value."""

from tests.content.yaml_cases.case import Case, insert, put

CASES = [
    Case("nothing becomes something", "a:\nb: 1\n", put(("a",), "een"), ["-a:\n", "+a: een\n"]),
    Case(
        "nothing with a comment",
        "a:   # c\nb: 1\n",
        put(("a",), "een"),
        ["-a:   # c\n", "+a: een   # c\n"],
    ),
    Case("something becomes nothing", "a: een\nb: 1\n", put(("a",), None), ["-a: een\n", "+a:\n"]),
    Case(
        "nothing keeps the comment",
        "a: een # c\nb: 1\n",
        put(("a",), None),
        ["-a: een # c\n", "+a: # c\n"],
    ),
    Case("the file writes ~", "a: een\nb: ~\n", put(("a",), None), ["-a: een\n", "+a: ~\n"]),
    Case(
        "the file writes null",
        "a: een\nb: null\nc: null\n",
        put(("a",), None),
        ["-a: een\n", "+a: null\n"],
    ),
    Case("~ becomes a text", "a: ~\nb: 1\n", put(("a",), "no"), ["-a: ~\n", '+a: "no"\n']),
    Case("nothing becomes a list", "a:\nb: 1\n", put(("a",), ["x", "y"]), ["+  - x\n", "+  - y\n"]),
    Case("nothing in a list", "- a\n-\n- c\n", put((1,), "b"), ["--\n", "+- b\n"]),
    Case("a list item becomes nothing", "- a\n- b\n- c\n", put((1,), None), ["-- b\n", "+-\n"]),
    Case(
        "nothing in a list becomes a block",
        "- a\n-   # c\n- c\n",
        put((1,), {"x": "1", "y": "2"}),
        ["--   # c\n", '+- x: "1"   # c\n', '+  y: "2"\n'],
    ),
    Case(
        "nothing between brackets",
        "a: {x: , y: 1}\n",
        put(("a", "x"), "een"),
        ["-a: {x: , y: 1}\n", "+a: {x: een , y: 1}\n"],
    ),
    Case(
        "no colon between brackets",
        "a: {x, y: 1}\n",
        put(("a", "x"), "een"),
        ["-a: {x, y: 1}\n", "+a: {x: een, y: 1}\n"],
    ),
    Case(
        "a tab would stay behind", "a: een\t\nb: 1\n", put(("a",), None), ["-a: een\t\n", "+a:\n"]
    ),
    Case("nothing at the end of the file", "a: 1\nb:", put(("b",), "een"), ["-b:", "+b: een"]),
    Case(
        "a text over lines at the end of the file",
        "a: 1\nb:",
        put(("b",), "een\ntwee\n"),
        ["-b:", "+b: |\n", "+  een\n", "+  twee\n"],
    ),
    Case("an empty file", "", put(("a",), "een"), ["+a: een\n"]),
    Case("only comments", "# kop\n\n# nog een\n", put(("a", "b"), "een"), ["+a:\n", "+  b: een\n"]),
    Case("only a document sign", "---\n", put(("a",), ["x"]), ["+a:\n", "+  - x\n"]),
    Case(
        "an empty mapping",
        "a: {}\nb: 1\n",
        put(("a", "x"), "een"),
        ["-a: {}\n", "+a:\n", "+  x: een\n"],
    ),
    Case(
        "an empty list",
        "a: [] # c\nb: 1\n",
        insert(("a",), 0, "een"),
        ["-a: [] # c\n", "+a: # c\n", "+  - een\n"],
    ),
    Case("a missing list", "a: 1\n", insert(("b",), 0, {"x": "1"}), ["+b:\n", '+  - x: "1"\n']),
    Case("a whole file of brackets", "{}\n", put(("a",), "een"), ["-{}\n", "+a: een\n"]),
]
