"""A small language for figures that follow from others: numbers, names, + - * / and brackets.

Python's parser reads the formula and only those parts of its grammar are accepted, so a formula can
do nothing but calculate.
"""

import ast
import operator
from collections.abc import Callable
from decimal import Decimal

from stand.model.indicators import LARGEST

_OPERATORS: dict[type, Callable[[Decimal, Decimal], Decimal]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
}
MAX_LENGTH = 500


class FormulaFault(ValueError):
    """A formula that is not in the language; the message is for the user."""


def names_in(formula: str) -> list[str]:
    """Return the names of the figures in a formula, or raise FormulaFault."""
    return sorted(set(_names(_parse(formula))))


def evaluate(formula: str, value_of: Callable[[str], Decimal | None]) -> Decimal | None:
    """Return the value of a formula; None when that is not known, or is not a value.

    A figure in it is not known, it divides by zero, or it grows beyond what can be a value. Raises
    FormulaFault for a formula that is not in the language.
    """
    try:
        value = _value(_parse(formula), value_of)
    except ArithmeticError:
        return None
    return value if value is not None and abs(value) < LARGEST else None


def _parse(formula: str) -> ast.expr:
    if len(formula) > MAX_LENGTH:
        raise FormulaFault("de formule is te lang")
    try:
        tree = ast.parse(formula.strip(), mode="eval").body
    except (SyntaxError, ValueError, MemoryError, RecursionError) as error:
        raise FormulaFault("de formule is niet te lezen") from error
    _check(tree)
    return tree


def _check(node: ast.expr) -> None:
    if isinstance(node, ast.BinOp) and type(node.op) in _OPERATORS:
        _check(node.left)
        _check(node.right)
    elif isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub):
        _check(node.operand)
    elif isinstance(node, ast.Constant) and type(node.value) in (int, float):
        pass
    elif _dotted(node) is None:
        raise FormulaFault("gebruik alleen namen van cijfers, getallen, haakjes en + - * /")


def _dotted(node: ast.expr) -> str | None:
    """Return the name that a node spells, such as inflow.ind, or None."""
    if isinstance(node, ast.Name):
        return node.id
    if isinstance(node, ast.Attribute):
        before = _dotted(node.value)
        return f"{before}.{node.attr}" if before else None
    return None


def _names(node: ast.expr) -> list[str]:
    if isinstance(node, ast.BinOp):
        return _names(node.left) + _names(node.right)
    if isinstance(node, ast.UnaryOp):
        return _names(node.operand)
    name = _dotted(node)
    return [name] if name else []


def _value(node: ast.expr, value_of: Callable[[str], Decimal | None]) -> Decimal | None:
    if isinstance(node, ast.BinOp):
        left, right = _value(node.left, value_of), _value(node.right, value_of)
        if left is None or right is None:
            return None
        return _OPERATORS[type(node.op)](left, right)
    if isinstance(node, ast.UnaryOp):
        operand = _value(node.operand, value_of)
        return None if operand is None else -operand
    if isinstance(node, ast.Constant):
        return Decimal(str(node.value))
    return value_of(_dotted(node) or "")
