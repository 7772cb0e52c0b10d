"""Anchors, aliases and tags."""

from tests.content.yaml_cases.case import Case, move, put, take

CASES = [
    Case(
        "an alias gets a value of its own",
        "a: &x een\nb: *x\nc: *x\n",
        put(("b",), "twee"),
        ["-b: *x\n", "+b: twee\n"],
    ),
    Case(
        "a value that others read",
        "a: &x een\nb: *x\nc: *x\n",
        put(("a",), "twee"),
        ["-a: &x een\n", "-b: *x\n", "+a: twee\n", "+b: &x een\n"],
    ),
    Case(
        "a value that others read goes",
        "a: &x een\nb: *x\nc: *x\n",
        take(("a",)),
        ["-a: &x een\n", "-b: *x\n", "+b: &x een\n"],
    ),
    Case(
        "a name that nobody uses",
        "a: &x een\nb: 1\n",
        put(("a",), "twee"),
        ["-a: &x een\n", "+a: &x twee\n"],
    ),
    Case(
        "inside a block that is an alias",
        "a: &x\n  p: 1\n  q: 2\nb: *x\n",
        put(("b", "p"), "3"),
        ["-b: *x\n", "+b:\n", '+  p: "3"\n', '+  q: "2"\n'],
    ),
    Case(
        "inside brackets that are an alias",
        "a: &x {p: 1, q: 2}\nb: *x # c\n",
        put(("b", "p"), "3"),
        ["-b: *x # c\n", '+b: {p: "3", q: "2"} # c\n'],
    ),
    Case(
        "an alias in a list",
        "a: &x [1, 2]\nb: [*x, 3]\n",
        put(("b", 1), "4"),
        ["-b: [*x, 3]\n", "+b: [*x, 4]\n"],
    ),
    Case(
        "an alias becomes nothing", "a: &x een\nb: *x\n", put(("b",), None), ["-b: *x\n", "+b:\n"]
    ),
    Case(
        "a tag for text stays",
        "a: !!str 12 # c\n",
        put(("a",), "13"),
        ["-a: !!str 12 # c\n", "+a: !!str 13 # c\n"],
    ),
    Case(
        "a tag that would lie goes",
        "a: !!int 12\n",
        put(("a",), "een"),
        ["-a: !!int 12\n", "+a: een\n"],
    ),
    Case(
        "a tag of one's own stays",
        "a: !eigen een\n",
        put(("a",), "twee"),
        ["-a: !eigen een\n", "+a: !eigen twee\n"],
    ),
    Case(
        "a tag and an anchor",
        "a: &x !!int 12\nb: 1\n",
        put(("a",), "een"),
        ["-a: &x !!int 12\n", "+a: &x een\n"],
    ),
    Case(
        "a merge key is a key",
        "a: &x {p: 1}\nb:\n  <<: *x\n  q: 2\n",
        put(("b", "q"), "3"),
        ["-  q: 2\n", "+  q: 3\n"],
    ),
    Case(
        "an anchor before a block",
        "a: &x # c\n  p: 1\n",
        put(("a", "p"), "2"),
        ["-  p: 1\n", "+  p: 2\n"],
    ),
    Case(
        "an item that others read moves behind them",
        "- &x een\n- *x\n- twee\n",
        move((), 0, 2),
        ["+- twee\n", "-- twee\n"],
    ),
    Case(
        "a block that others read moves",
        "- &x\n  p: 1\n- twee\n- *x\n",
        move((), 0, 1),
        ["+- twee\n", "-- twee\n"],
    ),
    Case(
        "an alias moves before what it reads",
        "- twee\n- &x een\n- *x\n",
        move((), 2, 0),
        ["+- &x een\n", "-- &x een\n"],
    ),
    Case(
        "an item that is an alias moves",
        "- &x een\n- twee\n- *x\n",
        move((), 2, 1),
        ["+- *x\n", "-- *x\n"],
    ),
]
