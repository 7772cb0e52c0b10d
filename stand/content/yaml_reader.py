"""YAML text to plain data, with the place of every key and value.

Every scalar is read as the text that stands there (``12.830`` stays ``12.830``, ``no`` stays
``no``); the models decide what is a number, a date or a truth value. Only an empty value, ``~``
and ``null`` mean "nothing". Anchors and aliases are followed within limits, so that a small file
cannot grow into a huge one.
"""

from dataclasses import replace
from functools import lru_cache
from typing import Any

import yaml
from yaml._yaml import CParser
from yaml.composer import Composer, ComposerError
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from stand.model.source import Path, Source, Span
from stand.problems import Problem

MAX_DEPTH = 40
MAX_VALUES = 200_000
_NOTHING = ("", "~", "null", "Null", "NULL")


class YamlFault(Exception):
    """The file cannot be read as YAML; offset is where reading stopped."""

    def __init__(self, offset: int, code: str, message: str, hint: str) -> None:
        super().__init__(message)
        self.offset, self.code, self.message, self.hint = offset, code, message, hint


def _too_deep(offset: int) -> YamlFault:
    return YamlFault(
        offset,
        "yaml-too-deep",
        f"Hier zitten meer dan {MAX_DEPTH} lagen in elkaar.",
        "Kijk of er haakjes of inspringingen te veel staan.",
    )


class _Loader(Composer, CParser, yaml.resolver.BaseResolver):
    """The C parser under the Python composer, which can stop at a depth."""

    def __init__(self, text: str) -> None:
        CParser.__init__(self, text)
        Composer.__init__(self)
        yaml.resolver.BaseResolver.__init__(self)
        self._depth = 0

    def compose_node(self, parent: Node | None, index: Any) -> Node | None:
        self._depth += 1
        if self._depth > MAX_DEPTH:
            mark: Any = self.peek_event().start_mark  # type: ignore[union-attr]
            raise _too_deep(mark.index)
        node: Node | None = super().compose_node(parent, index)
        self._depth -= 1
        return node


def read_yaml(path: str, text: str) -> tuple[Any, Source, list[Problem]]:
    """Return the data of a YAML text, its source map, and the problems found.

    The data is made of dict, list, str and None; it is None when the text cannot be read at all.
    """
    source = Source(path, text)
    try:
        root = _compose(text)
        builder = _Builder(source)
        data = builder.build(root, ()) if root is not None else None
    except YamlFault as fault:
        offset = min(fault.offset, max(len(text) - 1, 0))
        return None, source, [source.problem_at(offset, fault.code, fault.message, fault.hint)]
    return data, source, builder.problems


def read_shared(path: str, text: str) -> tuple[Any, Source, list[Problem]]:
    """Do as :func:`read_yaml`, for who reads one text time and again and changes no data."""
    data, source, problems = _shared(text)
    return data, replace(source, path=path), [replace(one, path=path) for one in problems]


@lru_cache(maxsize=8)
def _shared(text: str) -> tuple[Any, Source, list[Problem]]:
    return read_yaml("", text)


def _compose(text: str) -> Node | None:
    try:
        loader = _Loader(text)
        return loader.get_single_node()
    except ComposerError as error:
        raise _composer_fault(error) from error
    except yaml.MarkedYAMLError as error:
        raise _syntax_fault(error, text) from error
    except yaml.reader.ReaderError as error:
        # The C parser counts in bytes of UTF-8.
        place = error.position if isinstance(error.position, int) else 0
        offset = len(text.encode()[:place].decode(errors="ignore"))
        raise YamlFault(
            offset,
            "yaml-character",
            "Hier staat een teken dat in een tekstbestand niet mag voorkomen.",
            "Verwijder het onzichtbare teken; typ de regel zo nodig opnieuw.",
        ) from error


def _composer_fault(error: ComposerError) -> YamlFault:
    offset = error.problem_mark.index if error.problem_mark else 0
    if "single document" in str(error.context):
        return YamlFault(
            offset,
            "yaml-documents",
            "Dit bestand bevat meer dan één document.",
            "Haal de regel met --- weg, of zet het tweede deel in een eigen bestand.",
        )
    if "duplicate anchor" in str(error.context):
        return YamlFault(
            offset,
            "yaml-alias",
            "De naam achter dit &-teken is in dit bestand al gebruikt.",
            "Kies een andere naam. Een tekst die met & begint, moet tussen aanhalingstekens.",
        )
    return YamlFault(
        offset,
        "yaml-alias",
        "Deze verwijzing met * wijst naar niets.",
        "Schrijf de tekst hier uit. Begint zij zelf met *, zet haar dan tussen aanhalingstekens.",
    )


_QUOTES = (
    "Begint de waarde met een leesteken ([ { * & @ % \" '), zet haar dan tussen aanhalingstekens."
)
_INDENT = f"Kijk of deze regel even ver inspringt als de regels waar hij bij hoort. {_QUOTES}"
_SYNTAX_HINTS = (
    (
        "mapping values are not allowed",
        "Een tekst met een dubbele punt erin moet tussen aanhalingstekens staan.",
    ),
    ("block mapping", _INDENT),
    ("block collection", _INDENT),
    ("quoted scalar", "Kijk of het aanhalingsteken aan het eind van de tekst er staat."),
    ("flow", "Kijk of elk haakje [ of { ook weer gesloten wordt."),
)


def _syntax_fault(error: yaml.MarkedYAMLError, text: str) -> YamlFault:
    mark = error.problem_mark or error.context_mark
    offset = mark.index if mark else 0
    words = f"{error.context or ''} {error.problem or ''}"
    hint = next(
        (advice for sign, advice in _SYNTAX_HINTS if sign in words),
        f"Kijk op deze regel en de regel erboven naar inspringing en dubbele punten. {_QUOTES}",
    )
    if text[offset : offset + 1] == "\t":
        hint = "Gebruik spaties in plaats van een tab om in te springen."
    message = "Vanaf hier is dit bestand niet te lezen: de opbouw klopt niet."
    return YamlFault(offset, "yaml-syntax", message, hint)


class _Builder:
    """Turns nodes into data and notes where each stands."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.problems: list[Problem] = []
        self._count = 0
        self._open: set[int] = set()

    def build(self, node: Node, path: Path) -> Any:
        self._guard(node, path)
        self.source.values[path] = Span(node.start_mark.index, node.end_mark.index)
        if isinstance(node, ScalarNode):
            plain = not node.style  # the C parser says "" where the Python one says None
            return None if plain and node.value in _NOTHING else node.value
        self._open.add(id(node))
        data: Any = None
        if isinstance(node, MappingNode):
            data = self._mapping(node, path)
        elif isinstance(node, SequenceNode):
            data = self._sequence(node, path)
        self._open.discard(id(node))
        return data

    def _guard(self, node: Node, path: Path) -> None:
        self._count += 1
        if id(node) in self._open:
            raise YamlFault(
                node.start_mark.index,
                "yaml-alias",
                "Dit stuk verwijst met * naar zichzelf.",
                "Schrijf de tekst uit in plaats van ernaar te verwijzen.",
            )
        if len(path) >= MAX_DEPTH:
            raise _too_deep(node.start_mark.index)
        if self._count > MAX_VALUES:
            raise YamlFault(
                node.start_mark.index,
                "yaml-too-large",
                f"Dit bestand bevat meer dan {MAX_VALUES:,} waarden.".replace(",", "."),
                "Schrijf uit wat nu met * herhaald wordt, of verdeel het over meer bestanden.",
            )

    def _sequence(self, node: SequenceNode, path: Path) -> list[Any]:
        return [self.build(item, (*path, index)) for index, item in enumerate(node.value)]

    def _mapping(self, node: MappingNode, path: Path) -> dict[str, Any]:
        data: dict[str, Any] = {}
        for key_node, value_node in node.value:
            if not isinstance(key_node, ScalarNode):
                raise YamlFault(
                    key_node.start_mark.index,
                    "yaml-key",
                    "Hier staat een lijst of blok op de plaats van een naam.",
                    "Zet vóór de dubbele punt één woord. Een tekst die met { of [ begint, moet "
                    "tussen aanhalingstekens.",
                )
            key = key_node.value
            place = (*path, key)
            if key in data:
                self._report_twice(key_node)
                continue
            self.source.keys[place] = Span(key_node.start_mark.index, key_node.end_mark.index)
            data[key] = self.build(value_node, place)
        return data

    def _report_twice(self, key_node: ScalarNode) -> None:
        self.problems.append(
            self.source.problem_at(
                key_node.start_mark.index,
                "duplicate-key",
                f"‘{key_node.value}’ staat hier voor de tweede keer in hetzelfde blok.",
                "Laat er één staan; de tweede telt nu niet mee.",
            )
        )
