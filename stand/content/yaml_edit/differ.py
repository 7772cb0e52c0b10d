"""From what a file says to what it must say: the changes to its text."""

from stand.content.yaml_edit import blocks, flows
from stand.content.yaml_edit.pairing import compare, move_between
from stand.content.yaml_edit.patch import Patch
from stand.content.yaml_edit.replace import Spot, begun, replaced, top
from stand.content.yaml_edit.scalars import Data, one_line
from stand.content.yaml_edit.tree import Node, Tree
from stand.content.yaml_edit.write import Writer
from stand.model.source import Path


class Differ:
    """Collects the changes for one round.

    ``more`` tells that another round is needed: entries come and go in a collection after the
    values in it are right. Collections at the places in ``whole`` are written anew as one.
    """

    def __init__(self, tree: Tree, writer: Writer, whole: frozenset[Path]) -> None:
        self.patches: list[Patch] = []
        self.more = False
        self._tree, self._writer, self._whole = tree, writer, whole
        self._quote = writer.style.quote
        self._released: list[Node] = []

    def run(self, old: Data, new: Data) -> list[Patch]:
        """Return the changes that bring a file that says ``old`` nearer to ``new``."""
        root = self._tree.root
        if root is None or (root.start == root.end and old is None):
            return begun(self._tree, self._writer, new)
        self.value(top(self._tree, root), old, new, ())
        return self.all_patches()

    def all_patches(self) -> list[Patch]:
        """Return what was noted; anchors that others still need are handed over."""
        for node in self._released:
            self._hand_over(node)
        return self.patches

    def value(self, spot: Spot, old: Data, new: Data, place: Path) -> None:
        """Note what must change at one value."""
        if old == new or self._inside(spot.node, old, new, place):
            return
        if spot.node.anchor is not None:
            self._released.append(spot.node)
        self.patches += replaced(spot, self._writer, new, place)

    def _inside(self, node: Node, old: Data, new: Data, place: Path) -> bool:
        """Note what must change inside a value, if it need not be written anew."""
        apart = place in self._whole and _is_simple(self._tree, node)
        if node.kind == "alias" or apart or not new:
            return False
        if not old:
            return self._fill(node, new, place)
        if isinstance(old, dict) and isinstance(new, dict):
            if node.bare and old.keys() != new.keys():
                return False
            self._mapping(node, old, new, place)
            return True
        if isinstance(old, list) and isinstance(new, list):
            self._sequence(node, old, new, place)
            return True
        return False

    def _fill(self, node: Node, new: Data, place: Path) -> bool:
        """Put something between empty brackets if a comment stands there."""
        if not node.flow or "#" not in self._tree.text[node.content : node.end]:
            return False
        if isinstance(new, dict) == (node.kind == "mapping") and isinstance(new, dict | list):
            text = self._writer.flow(new, place)[1:-1]
            self.patches += flows.inserted(self._tree, node, 0, [text])
            return True
        return False

    def _mapping(self, node: Node, old: dict[str, Data], new: dict[str, Data], place: Path) -> None:
        seen: set[str] = set()
        gone = []
        changed = False
        for position, entry in enumerate(node.entries):
            if entry.name in seen:
                continue
            seen.add(entry.name)
            if entry.name not in new:
                gone.append(position)
            elif old[entry.name] != new[entry.name]:
                changed = True
                spot = Spot(self._tree, node, entry)
                self.value(spot, old[entry.name], new[entry.name], (*place, entry.name))
        fresh = [name for name in self._writer.sorted(new, place) if name not in old]
        if changed:
            self.more = self.more or bool(gone or fresh)
        elif fresh:
            self.more = self.more or bool(gone)
            self._add(node, {name: new[name] for name in fresh}, place)
        else:
            self.take(node, gone)

    def _add(self, node: Node, new: dict[str, Data], place: Path) -> None:
        order = list(self._writer.order(place))
        groups: dict[int, list[str]] = {}
        for name in new:
            groups.setdefault(_place_for(node, name, order), []).append(name)
        keys = [entry.key for entry in node.entries if entry.key is not None]
        for position, names in groups.items():
            if node.flow:
                texts = [self._writer.pair(name, new[name], (*place, name), keys) for name in names]
                self.patches += flows.inserted(self._tree, node, position, texts)
                continue
            column = self._tree.lines.column(node.entries[0].head)
            lines: list[str] = []
            for name in names:
                lines += self._writer.entry(name, new[name], (*place, name), column, keys)
            self.patches += blocks.inserted(self._tree, node, position, lines)

    def take(self, node: Node, gone: list[int]) -> None:
        """Note that entries go; one at least stays."""
        for start, end in _runs(gone):
            for entry in node.entries[start:end]:
                self._released += [inner for inner in entry.value.everything() if inner.anchor]
            remove = flows.removed if node.flow else blocks.removed
            self.patches += remove(self._tree, node, start, end)

    def _sequence(self, node: Node, old: list[Data], new: list[Data], place: Path) -> None:
        move = move_between(old, new)
        if move is not None:
            self.patches += moved(self._tree, node, *move)
            return
        found = compare(old, new)
        for position, target in found.changed:
            spot = Spot(self._tree, node, node.entries[position])
            self.value(spot, old[position], new[target], (*place, position))
        if found.changed:
            self.more = self.more or bool(found.gone or found.fresh)
        elif found.fresh:
            self.more = self.more or bool(found.gone)
            for position, first, last in found.fresh:
                self.insert(node, position, new[first:last], place)
        else:
            self.take(node, found.gone)

    def insert(self, node: Node, position: int, items: list[Data], place: Path) -> None:
        """Note new items of a list, not empty, before an entry or behind the last one."""
        places = [(*place, position + number) for number in range(len(items))]
        pairs = list(zip(items, places, strict=True))
        like = _neighbour(node, position)
        if node.flow:
            texts = [self._writer.flow(item, at, like=like) for item, at in pairs]
            self.patches += flows.inserted(self._tree, node, position, texts)
            return
        column = self._tree.lines.column(node.entries[0].head)
        lines: list[str] = []
        for item, at in pairs:
            lines += self._writer.item(item, at, column, like)
        self.patches += blocks.inserted(self._tree, node, position, lines)

    def _hand_over(self, node: Node) -> None:
        """Let the first alias of a value that changes take over its anchor with what it said."""
        covered = [(patch.start, patch.end) for patch in self.patches]
        for alias in self._tree.aliases:
            if alias.value != node.anchor:
                continue
            if any(start <= alias.start < end for start, end in covered):
                continue
            said = self._on_one_line(node)
            if said is not None:
                self._pass_on(node, alias, said)
            return

    def _on_one_line(self, node: Node) -> str | None:
        """Return a value as it can stand behind another key; None if it needs more lines."""
        if node.kind == "scalar":
            return "" if node.is_nothing else one_line(node.value, self._quote, flow=True)
        said = self._tree.text[node.content : node.end]
        inner = any(inside.anchor for inside in node.everything()[1:])
        return said if node.flow and not inner and "\n" not in said else None

    def _pass_on(self, node: Node, alias: Node, said: str) -> None:
        self.patches.append(Patch(alias.start, alias.end, f"&{node.anchor} {said}".rstrip()))
        sign = f"&{node.anchor}"
        at = self._tree.text.index(sign, node.start)
        end = at + len(sign)
        while self._tree.text[end : end + 1] == " ":
            end += 1
        if not any(patch.start <= at < patch.end for patch in self.patches):
            self.patches.append(Patch(at, end, ""))


def _neighbour(node: Node, position: int) -> Node:
    """Return the entry that a new one is to be like: the nearest, without brackets if any is."""
    near = sorted(range(len(node.entries)), key=lambda at: abs(at - position))
    values = [node.entries[at].value for at in near]
    return next((value for value in values if not value.flow), values[0])


def moved(tree: Tree, node: Node, start: int, to: int) -> list[Patch]:
    """Return the changes that move an entry of a list."""
    return (flows.moved if node.flow else blocks.moved)(tree, node, start, to)


def _is_simple(tree: Tree, node: Node) -> bool:
    """Say whether a value holds no comments and no anchors, so that nothing is lost with it."""
    anchors = any(inside.anchor for inside in node.everything())
    return "#" not in tree.text[node.start : node.end] and not anchors


def _place_for(node: Node, name: str, order: list[str]) -> int:
    """Return before which entry a new key comes: behind the last that precedes it in the schema."""
    if name not in order:
        return len(node.entries)
    earlier = set(order[: order.index(name)])
    known = set(order)
    place = 0
    for position, entry in enumerate(node.entries):
        if entry.name in earlier:
            place = position + 1
    if place == 0 and not any(entry.name in known for entry in node.entries):
        return len(node.entries)
    return place


def _runs(positions: list[int]) -> list[tuple[int, int]]:
    runs: list[tuple[int, int]] = []
    for position in positions:
        if runs and runs[-1][1] == position:
            runs[-1] = (runs[-1][0], position + 1)
        else:
            runs.append((position, position + 1))
    return runs
