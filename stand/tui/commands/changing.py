"""What every command shares: what was typed is handed in first, and a refusal is told."""

from collections.abc import Callable

from stand.editing.parts.outline import name_of
from stand.editing.texts.mentions import Mention
from stand.errors import EditRefused
from stand.model.source import Path
from stand.tui.editor import Editor
from stand.tui.messages import Chosen

_MOST_MENTIONS = 5


def change(app: Editor, do: Callable[[], tuple[str, Path] | None], words: str = "") -> bool:
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


def go(app: Editor, path: str, place: Path, offset: int | None = None) -> None:
    """Show a place in the middle of the screen."""
    app.edition.post_message(Chosen(path, place, offset=offset))


def referrers(app: Editor, mentions: list[Mention]) -> str:
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
