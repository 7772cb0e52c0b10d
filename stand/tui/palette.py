"""Ctrl+P: one search over every command and everything in the edition."""

from collections.abc import AsyncIterator, Iterator
from contextlib import suppress
from functools import partial
from typing import Any, cast

from rich.align import Align
from rich.text import Text
from textual.command import CommandList, CommandPalette, DiscoveryHit, Hit, Provider
from textual.content import Content
from textual.screen import Screen
from textual.widgets.option_list import Option

from stand.editing.parts.outline import Entry, Group, blocks, entries
from stand.tui.editor import Editor
from stand.tui.keys import shown_key
from stand.tui.matching import folded, match
from stand.tui.menu import NEW_BLOCK, Command, commands
from stand.tui.messages import Chosen
from stand.tui.widgets.rows import clean

_FIRST = 1000.0
_NAMES = {Group.FIGURES: "Figuur", Group.TABLES: "Tabel", Group.BANK: ""}


class Palette(CommandPalette):
    """The search, in Dutch."""

    def __init__(self) -> None:
        super().__init__([Commands, Places], placeholder="Zoek een opdracht, hoofdstuk of cijfer…")

    def _action_command_list(self, action: str) -> None:
        with suppress(KeyError):  # the list was filled, but is not laid out yet
            super()._action_command_list(action)

    def _start_no_matches_countdown(self, search_value: str) -> None:
        self._stop_no_matches_countdown()
        self._no_matches_timer = self.set_timer(
            self._NO_MATCHES_COUNTDOWN, partial(self._say_nothing_found, search_value)
        )

    def _say_nothing_found(self, search_value: str) -> None:
        if search_value:
            words = Align.center(Text("Niets gevonden"))
            option = Option(words, disabled=True, id=self._NO_MATCHES)
            self.query_one(CommandList).add_option(option)
        self._list_visible = bool(search_value)


class _Found(Provider):
    """Searches a list of commands that is made when the search opens."""

    def __init__(self, screen: Screen[Any], match_style: Any = None) -> None:
        super().__init__(screen, match_style)
        self._commands: list[Command] = []

    async def startup(self) -> None:
        self._commands = list(self.commands())

    def commands(self) -> Iterator[Command]:
        raise NotImplementedError

    async def search(self, query: str) -> AsyncIterator[Hit | DiscoveryHit]:
        for command in self._commands:
            score, places = match(query, command.name)
            if score > 0:
                shown = Content(command.name)
                for place in places:
                    shown = shown.stylize("bold underline", place, place + 1)
                yield Hit(
                    score + self.rank(query, command),
                    _with_about(shown, command),
                    command.run,
                    command.name,
                )

    def rank(self, query: str, command: Command) -> float:
        """Return how much earlier a command comes than its letters alone would have it."""
        return 0.0


class Commands(_Found):
    """Every command that works where the focus was, and those without a key."""

    def commands(self) -> Iterator[Command]:
        app = cast(Editor, self.app)
        seen = set()
        for active in self.screen.active_bindings.values():
            binding = active.binding
            if not binding.description or not active.enabled or binding.action in seen:
                continue
            is_command = binding.action.startswith("ask(")
            is_own = binding.action in app.edition.own_actions or is_command
            if not binding.show and not is_own:
                continue
            seen.add(binding.action)
            run = partial(app.run_action, binding.action, active.node)
            yield Command(binding.description, shown_key(binding), run)
        yield from commands(app)

    def rank(self, query: str, command: Command) -> float:
        """Put a command first in which each word that was typed begins one of its words."""
        words = folded(command.name).replace(":", " ").split()
        typed = folded(query).split()
        return _FIRST if all(any(w.startswith(one) for w in words) for one in typed) else 0.0

    async def discover(self) -> AsyncIterator[Hit | DiscoveryHit]:
        for command in self._commands:
            if command.name.startswith(NEW_BLOCK):
                continue
            shown = _with_about(Content(command.name), command)
            yield DiscoveryHit(shown, command.run, command.name)


class Places(_Found):
    """Every chapter, block, figure, table and indicator."""

    def commands(self) -> Iterator[Command]:
        app = cast(Editor, self.app)
        session, printed = app.session, app.facts.printed
        for entry in entries(session, printed):
            yield self._going_to(entry, entry.about)
            if entry.is_chapter:
                for block in blocks(session, entry.path, printed):
                    yield self._going_to(block, f"{entry.kind} {entry.words}".strip())
        yield from self._indicators()

    def _going_to(self, entry: Entry, about: str) -> Command:
        kind = entry.kind or _NAMES.get(entry.group, "")
        name = clean(f"{kind} {entry.words}".strip())
        return Command(name, clean(about), partial(self._go, Chosen(entry.path, entry.place)))

    def _indicators(self) -> Iterator[Command]:
        session = cast(Editor, self.app).session
        document = session.documents.get("content/indicators.yaml")
        data = document.data if document is not None else None
        listed = data.get("indicators") if isinstance(data, dict) else None
        for index, one in enumerate(listed if isinstance(listed, list) else []):
            if isinstance(one, dict):
                name = clean(f"Cijfer {one.get('label', '')}")
                go = partial(self._go, Chosen("content/indicators.yaml", ("indicators", index)))
                yield Command(name, clean(str(one.get("id", ""))), go)

    def _go(self, chosen: Chosen) -> None:
        cast(Editor, self.app).edition.post_message(chosen)


def _with_about(name: Content, command: Command) -> Content:
    return name + Content(f"\n{command.about or ' '}").stylize("$text-muted")
