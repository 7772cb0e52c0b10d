"""New values as YAML, in the manner of the file they come into."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from stand.content.yaml_edit.block_text import literal
from stand.content.yaml_edit.scalars import (
    Bare,
    Data,
    double_quoted,
    fits_plain,
    is_ambiguous,
    one_line,
    quoted,
)
from stand.content.yaml_edit.style import Style
from stand.content.yaml_edit.tree import Node, position_of
from stand.model.source import Path

Order = Callable[[Path], Sequence[str]]


@dataclass(frozen=True, slots=True)
class Written:
    """A value as it stands: ``first`` behind its dash or colon, then whole lines under it."""

    first: str
    lines: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Writer:
    """Writes values that are new; those at the places in ``careful`` between double quotes."""

    style: Style
    order: Order
    careful: frozenset[Path] = frozenset()

    def value(
        self,
        data: Data,
        place: Path,
        column: int,
        *,
        behind: int | None = None,
        under: int | None = None,
        like: Node | None = None,
    ) -> Written:
        """Write a value for an entry whose dash or key is at a column.

        A mapping or list starts at the column ``behind`` a dash, or on the next line; that is at
        the column ``under`` it, or as far from a key as usual. ``like`` is a value of the same
        sort: where that stands between brackets or quotes, so does this.
        """
        if isinstance(data, dict | list) and data and not self._goes_on_one_line(data, place, like):
            if behind is not None:
                lines = self.block(data, place, behind, like)
                return Written(lines[0].lstrip(" "), lines[1:])
            step = self.style.step if isinstance(data, dict) else self.style.list_step
            return Written(
                "", self.block(data, place, column + step if under is None else under, like)
            )
        if isinstance(data, str) and "\n" in data and place not in self.careful:
            indent = behind if behind is not None else column + self.style.step
            block = literal(data, indent, column)
            if block is not None:
                return Written(block[0], block[1])
        if data is None:
            return Written(self.style.nothing)
        return Written(self.flow(data, place, flow=False, like=like))

    def block(self, data: Data, place: Path, indent: int, like: Node | None = None) -> list[str]:
        """Write a mapping or list, not empty, as lines at a column."""
        lines: list[str] = []
        if isinstance(data, dict):
            for name in self.sorted(data, place):
                at = (*place, name)
                lines += self.entry(name, data[name], at, indent, like=_inside(like, name))
        elif isinstance(data, list):
            for number, item in enumerate(data):
                lines += self.item(item, (*place, number), indent, _inside(like, 0))
        return lines

    def entry(
        self,
        name: str,
        data: Data,
        place: Path,
        indent: int,
        beside: Sequence[Node] = (),
        like: Node | None = None,
    ) -> list[str]:
        """Write a key and its value as lines; ``beside`` are the keys that stand there."""
        value = self.value(data, place, indent, like=like)
        first = f"{' ' * indent}{self.key(name, beside)}: {value.first}"
        return [first.rstrip(" "), *value.lines]

    def item(self, data: Data, place: Path, indent: int, like: Node | None = None) -> list[str]:
        """Write an item of a list as lines."""
        gap = self.style.gap
        value = self.value(data, place, indent, behind=indent + gap, like=like)
        dash = " " * indent + "-" + " " * (gap - 1)
        return [(dash + value.first).rstrip(" "), *value.lines]

    def sorted(self, data: dict[str, Data], place: Path) -> list[str]:
        """Return the names of a mapping in the order of the schema; unknown ones come last."""
        known = dict.fromkeys(name for name in self.order(place) if name in data)
        return [*known, *(name for name in data if name not in known)]

    def key(self, name: str, beside: Sequence[Node] = (), *, flow: bool = False) -> str:
        """Write the name of a key, between quotes or a bare number where the others are."""
        alike = bool(beside) and all(key.style == '"' for key in beside)
        if alike or self.style.is_json:
            return double_quoted(name)
        if fits_plain(name, flow=flow):
            bare = (not key.style and is_ambiguous(key.value) for key in beside)
            if not is_ambiguous(name) or any(bare):
                return name
        return quoted(name, self.style.quote)

    def flow(self, data: Data, place: Path, *, flow: bool = True, like: Node | None = None) -> str:
        """Write a value on one line; ``flow`` says whether brackets stand around it."""
        if isinstance(data, dict):
            names = self.sorted(data, place)
            pairs = [self.pair(name, data[name], (*place, name), (), like) for name in names]
            return "{" + ", ".join(pairs) + "}"
        if isinstance(data, list):
            inner = _inside(like, 0)
            items = (self.flow(item, (*place, at), like=inner) for at, item in enumerate(data))
            return "[" + ", ".join(items) + "]"
        if data is None:
            return self.style.nothing or "~"
        if isinstance(data, Bare):
            return str(data)
        text, style = str(data), like.style if like is not None else ""
        if place in self.careful or self.style.is_json or style == '"':
            return double_quoted(text)
        return quoted(text, style) if style == "'" else one_line(text, self.style.quote, flow=flow)

    def pair(
        self,
        name: str,
        data: Data,
        place: Path,
        beside: Sequence[Node] = (),
        like: Node | None = None,
    ) -> str:
        """Write a key with its value on one line between brackets."""
        key = self.key(name, beside, flow=True)
        return f"{key}: {self.flow(data, place, like=_inside(like, name))}"

    def _goes_on_one_line(self, data: Data, place: Path, like: Node | None) -> bool:
        usual = bool(place) and place[-1] in self.style.flow_names
        if like is not None:
            usual = like.flow and isinstance(data, dict) == (like.kind == "mapping")
        return usual and _is_flat(data) and len(self.flow(data, place)) <= self.style.width


def _inside(like: Node | None, key: str | int) -> Node | None:
    """Return what stands at a key of a value, if anything does."""
    position = position_of(like, key) if like is not None else None
    return like.entries[position].value if like is not None and position is not None else None


def _is_flat(data: Data) -> bool:
    values = data.values() if isinstance(data, dict) else data if isinstance(data, list) else []
    return not any(
        isinstance(value, dict | list) or (isinstance(value, str) and "\n" in value)
        for value in values
    )
