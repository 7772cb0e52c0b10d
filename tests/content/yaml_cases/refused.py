"""Edits that a file cannot take, with a word of what the user is told."""

from tests.content.yaml_cases.case import Edit, insert, move, put, take

REFUSED: list[tuple[str, str, Edit, str]] = [
    ("a fault in the file", "a: [1\n", put(("a",), "x"), "niet te lezen"),
    ("two documents", "a: 1\n---\nb: 1\n", put(("a",), "x"), "niet te lezen"),
    ("a place that is not there", "a: 1\n", put(("a", "b"), "x"), "Deze plek"),
    ("an item beyond the end", "a: [1]\n", put(("a", 1), "x"), "Deze plek"),
    ("a key that is not there goes", "a: 1\n", take(("b",)), "Deze plek"),
    ("the whole file goes", "a: 1\n", take(()), "Deze plek"),
    ("an item in a text", "a: 1\n", insert(("a",), 0, "x"), "Deze plek"),
    ("an item too far", "a: [1]\n", insert(("a",), 2, "x"), "Deze plek"),
    ("a move beyond the end", "a: [1]\n", move(("a",), 0, 1), "Deze plek"),
    ("a value inside what others read", "a: &x {p: 1}\nb: *x\n", put(("a", "p"), "2"), "*x"),
    ("one of two equal keys goes", "a: 1\na: 2\n", take(("a",)), "twee keer"),
    ("half a character", "a: 1\n", put(("a",), "\ud800"), "niet te bewaren"),
    ("endless aliases", "a: &x [*x]\n", put(("a",), "x"), "niet te lezen"),
]
