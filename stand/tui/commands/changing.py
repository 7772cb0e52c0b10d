"""What every command shares: what was typed is handed in first, and a refusal is told."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from stand.editing.parts.outline import name_of
from stand.editing.texts.mentions import Mention
from stand.errors import EditRefused
from stand.model.source import Path
from stand.tui.messages import Chosen

if TYPE_CHECKING:
    from stand.tui.app import StandApp

_MOST_MENTIONS = 5


def change(app: "StandApp", do: Callable[[], tuple[str, Path] | None], words: str = "") -> bool:
    """Do something with the session and go where it says; return whether it was done.

    ``words`` tell what was done. What cannot be done is told, and changes nothing.
    """
    app.edition.middle.flush()
    try:
        where = do()
    except EditRefused as refusal:
        app.edition.say(str(refusal), serious=True)
        return False
    if where is not None:
        go(app, *where)
    if words:
        app.edition.say(words)
    return True


def go(app: "StandApp", path: str, place: Path, offset: int | None = None) -> None:
    """Show a place in the middle of the screen."""
    app.edition.post_message(Chosen(path, place, offset=offset))


def ask_printed(app: "StandApp", reference: str) -> None:
    """Have the render process tell what a reference prints; a dialog hears of it."""
    if app.rendering is not None:
        app.rendering.client.ask(reference)


def referrers(app: "StandApp", mentions: list[Mention]) -> str:
    """Return a sentence that names who refers to something; empty when nobody does."""
    if not mentions:
        return ""
    places = list(dict.fromkeys(name_of(app.session, one.text.path) for one in mentions))
    named = "; ".join(places[:_MOST_MENTIONS])
    more = "" if len(places) <= _MOST_MENTIONS else f" en {len(places) - _MOST_MENTIONS} andere"
    if len(mentions) == 1:
        return f"Eén verwijzing gaat hierheen en klopt dan niet meer, in: {named}."
    return (
        f"{len(mentions)} verwijzingen gaan hierheen en kloppen dan niet meer, in: {named}{more}."
    )
