"""Measurements in pairs: ours beside a reference, taken in turns in one run, and their table.

A machine that is busy slows both sides, so what counts is their ratio; a bound in milliseconds is
for what a person would notice, whatever it is held against.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

PERCENTILES = (50, 95, 99)
_HEAD = (
    "measurement",
    "n",
    *(f"p{share} ms" for share in PERCENTILES),
    *(f"ratio p{share}" for share in PERCENTILES),
    "bound",
)


@dataclass(frozen=True)
class Bound:
    """The most that a percentile may be: a ratio to the reference, or milliseconds."""

    most: float
    share: int = 50
    in_milliseconds: bool = False

    def __str__(self) -> str:
        return f"p{self.share} ≤ {self.most:g} {'ms' if self.in_milliseconds else '×'}"


@dataclass(frozen=True)
class Pair:
    """What one measurement found, in seconds; ``reference`` is what ours is held against."""

    name: str
    ours: Sequence[float]
    reference: Sequence[float]
    bounds: tuple[Bound, ...] = ()

    def passed(self, bound: Bound) -> bool:
        """Tell whether a bound is passed, which it should not be."""
        found = percentile(self.ours, bound.share)
        if bound.in_milliseconds:
            return 1000 * found > bound.most
        return found / percentile(self.reference, bound.share) > bound.most

    @property
    def row(self) -> tuple[str, ...]:
        """The line of the table, cell by cell."""
        ours = [percentile(self.ours, share) for share in PERCENTILES]
        held = [percentile(self.reference, share) for share in PERCENTILES]
        verdicts = [f"{one}{' PASSED' if self.passed(one) else ''}" for one in self.bounds]
        return (
            self.name,
            str(len(self.ours)),
            *(f"{1000 * one:.1f}" for one in ours),
            *(f"{one / other:.2f}" for one, other in zip(ours, held, strict=True)),
            ", ".join(verdicts),
        )


def percentile(values: Sequence[float], share: int) -> float:
    """Return the smallest value that at least this share of the values, in %, does not exceed."""
    return sorted(values)[max(-(-len(values) * share // 100), 1) - 1]


def table(pairs: Iterable[Pair]) -> str:
    """Return the pairs as a table in text."""
    rows = [_HEAD, *(pair.row for pair in pairs)]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    lines = [
        "  ".join(
            cell.rjust(width) if 0 < at < len(_HEAD) - 1 else cell.ljust(width)
            for at, (cell, width) in enumerate(zip(row, widths, strict=True))
        ).rstrip()
        for row in rows
    ]
    return "\n".join(lines)
