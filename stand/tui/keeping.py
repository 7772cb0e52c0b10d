"""Saving and closing, and whatever happens on the disk meanwhile: nothing of the user's is lost."""

from asyncio import to_thread
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from stand.editing.keeping.presence import Other
from stand.editing.keeping.quiet import Quiet
from stand.editing.merging.choices import Clash
from stand.editing.parts.outline import name_of, place_name
from stand.editing.session import Session
from stand.errors import EditRefused, StandError
from stand.tui.background import in_background
from stand.tui.dialogs.dialog import Choice, Notice, Question
from stand.tui.editor import Edition

if TYPE_CHECKING:
    from stand.tui.dialogs.clash import Chose

_SECONDS_BETWEEN_LOOKS = 1.0
_LOOKS_BETWEEN_OTHERS = 5
_MOST_NAMES = 3
_CLOSING = (
    Choice("save", "Opslaan en sluiten"),
    Choice("leave", "Sluiten zonder opslaan"),
    Choice("cancel", "Terug"),
)


class Keeper:
    """Keeps what is typed: on the disk when asked to, and against what others do there."""

    def __init__(self, screen: Edition, session: Session) -> None:
        self._screen = screen
        self._session = session
        self._looks = 0
        self._quiet = Quiet(session.workspace.root)
        self._others: list[Other] = []
        self._is_asking = False

    def start(self) -> None:
        """Offer what was left unsaved, tell of others, and look at the disk from now on."""
        self._screen.set_interval(_SECONDS_BETWEEN_LOOKS, self._watch)
        self._hear_of_others(first=True)
        self._tell_of_folder()
        in_background(self._screen, self._offer_leftovers)

    def _tell_of_folder(self) -> None:
        """Say where unsaved work is kept when that is an odd place, and what cannot be read."""
        recovery = self._session.recovery
        if recovery.remark:
            self._screen.say(recovery.remark, serious=True)
        for path in recovery.damaged():
            self._screen.say(
                f"Bewaard werk van een vorige keer is beschadigd en niet te lezen: {path}",
                serious=True,
            )

    # Saving and closing

    def save(self) -> bool:
        """Save all, and say what failed; tell whether all is saved."""
        session = self._session
        self._screen.middle.flush()
        wanted = session.changed_files()
        failures = session.save()
        if session.clashes:
            self._screen.say("Kies eerst wat er moet komen te staan. Sla daarna op.", serious=True)
            self.settle_clashes()
            return False
        if failures:
            self._screen.app.push_screen(Notice("Niet alles is opgeslagen", _told(failures)))
            return False
        words = _listed([name_of(session, path) for path in wanted])
        words = words if words.endswith(("?", "!", ".")) else f"{words}."
        self._screen.say(f"Opgeslagen: {words}" if wanted else "Alles was al opgeslagen.")
        return True

    async def may_close(self) -> bool:
        """Ask what is to be done with unsaved changes; tell whether the editor may close."""
        self._screen.middle.flush()
        session = self._session
        changed = session.changed_files()
        if not changed:
            return True
        names = "\n".join(f"* {name_of(session, path)}" for path in changed)
        words = (
            f"Dit is nog niet opgeslagen:\n\n{names}\n\nSluit u zonder op te slaan, dan wordt het "
            "bewaard, en kunt u het de volgende keer terugzetten."
        )
        question = Question("Wilt u opslaan voordat u sluit?", words, _CLOSING)
        answer = await self._screen.app.push_screen_wait(question)
        return self.save() if answer == "save" else answer == "leave"

    # What was left, and what happens on the disk

    async def _offer_leftovers(self) -> None:
        from stand.tui.dialogs.recovery import RecoveryDialog  # noqa: PLC0415 - seldom needed

        for leftover in self._session.recovery.leftovers():
            dialog = RecoveryDialog(self._session, leftover)
            answer = await self._screen.app.push_screen_wait(dialog)
            if answer == "restore":
                self._session.restore(leftover)
                self._screen.say("Teruggezet. Kijk het na en sla het op.")
                await self._settle()
            elif answer == "discard":
                self._session.recovery.discard(leftover)

    async def _watch(self) -> None:
        """Hand in what was typed, and look at the disk when something moves there."""
        self._screen.middle.flush()
        if not await to_thread(self._quiet.is_quiet):
            self.look()
        self._looks += 1
        if self._looks % _LOOKS_BETWEEN_OTHERS == 0:
            self._hear_of_others(first=False)

    def look(self) -> None:
        """Take over what others changed on the disk, and say so."""
        session = self._session
        self._screen.middle.flush()
        news = session.look_at_disk()
        followed = [name_of(session, path) for path in sorted(news.followed | news.new)]
        if followed:
            self._screen.say(
                f"Buiten de editor veranderd en hier overgenomen: {_listed(followed)}."
            )
        for path in sorted(news.gone):
            self._screen.say(
                f"Het bestand {path} staat niet meer op de schijf. Wat u eraan veranderde, staat "
                "nog hier; opslaan maakt het opnieuw.",
                serious=True,
            )
        if news.clashed:
            self.settle_clashes()

    def settle_clashes(self) -> None:
        """Ask of each value that was changed on both sides what it becomes."""
        if not self._is_asking and self._session.clashes:
            in_background(self._screen, self._settle)

    async def _settle(self) -> None:
        from stand.tui.dialogs.clash import ClashDialog  # noqa: PLC0415 - seldom needed

        self._is_asking = True
        later: list[Clash] = []
        try:
            while waiting := [one for one in self._session.clashes if one not in later]:
                clash = waiting[0]
                here = sum(one.path == clash.path for one in waiting) - 1
                name = place_name(self._session, clash.path, clash.place)
                dialog = ClashDialog(clash, name, len(waiting) - 1, here)
                answer = await self._screen.app.push_screen_wait(dialog)
                later += [clash] if answer is None else self._choose(clash, answer)
        finally:
            self._is_asking = False

    def _choose(self, clash: Clash, answer: "Chose") -> list[Clash]:
        """Do what was chosen, and return what could not be done and waits for later."""
        if answer.all_of is None:
            return self._settled(clash, answer.value)
        refused: list[Clash] = []
        while found := [
            one for one in self._session.clashes if one.path == clash.path and one not in refused
        ]:
            first = found[0]
            refused += self._settled(first, getattr(first, answer.all_of))
        return refused

    def _settled(self, clash: Clash, value: Any) -> list[Clash]:
        if clash in self._session.clashes:
            try:
                self._session.settle(clash, value)
            except EditRefused as refusal:
                self._screen.say(str(refusal), serious=True)
        return [one for one in self._session.clashes if one == clash]

    def _hear_of_others(self, *, first: bool) -> None:
        others = self._session.recovery.others()
        new = [one for one in others if one not in self._others]
        self._others = others
        for one in new:
            since = f"{one.since:%H:%M}"
            self._screen.say(
                f"{one.user} heeft deze jaargang ook open, op {one.host}, sinds {since}. U ziet "
                "elkaars veranderingen zodra die zijn opgeslagen.",
                serious=True,
            )
        if new or first:
            self._screen.show_standing()

    @property
    def warnings(self) -> tuple[str, ...]:
        """What the top line warns of."""
        found = []
        if self._others:
            names = _listed(sorted({one.user for one in self._others}))
            found.append(f"ook open bij {names}")
        if self._session.recovery.problem:
            found.append("reservekopie lukt niet")
        if self._session.clashes:
            found.append(f"{len(self._session.clashes)} te kiezen")
        return tuple(found)


def _listed(names: Sequence[str]) -> str:
    shown = ", ".join(names[:_MOST_NAMES])
    more = len(names) - _MOST_NAMES
    return f"{shown} en nog {more}" if more > 0 else shown


def _told(failures: Sequence[StandError]) -> str:
    return (
        "Dit kon niet worden opgeslagen:\n\n"
        + "\n\n".join(str(one) for one in failures)
        + "\n\nEr is niets verloren: uw tekst staat nog in de editor. Los het op en sla opnieuw op."
    )
