"""The columns of tables/observations.csv as the user knows them, and what may stand in them."""

import re
from collections.abc import Mapping
from decimal import Decimal

from stand.content.csv_reader import read_cell
from stand.content.observations import COLUMNS
from stand.editing.session import Session
from stand.editing.tables.table import Check, Option
from stand.model.indicators import LARGEST, ObservationStatus
from stand.numbers.hedges import Hedge, read_hedge
from stand.problems import Severity
from stand.workspace import INDICATORS_FILE

ALL_COLUMNS = (*COLUMNS, "hedge")
HEADINGS = {
    "indicator": "cijfer",
    "period": "periode",
    "value": "waarde",
    "status": "status",
    "source": "bron",
    "note": "toelichting",
    "hedge": "woord",
}
ABOUT = {
    "indicator": "De naam van het cijfer, zoals de cijferbank die kent.",
    "period": "Waarover de waarde gaat: een jaar (2026), een kwartaal (2026-Q1) of een maand "
    "(2026-03).",
    "value": "De waarde zoals deze editie haar publiceert: alleen cijfers, met een komma voor de "
    "decimalen. Een lege waarde ontbreekt.",
    "status": "Hoe vast de waarde staat. Voorlopig: zij kan nog veranderen. Herzien: een eerdere "
    "editie noemde een andere waarde. Ontbreekt: zij is niet bekend.",
    "source": "De korte naam van de bron. Een nieuwe bron voegt u toe bij Bronnen, onder aan de "
    "lijst met cijfers.",
    "note": "Wat de lezer bij deze waarde moet weten. Ontbreekt de waarde: waarom.",
    "hedge": "Het woord waarmee de waarde is gepubliceerd, zoals ruim of ca.; meestal leeg.",
}
STATUSES = (
    Option(ObservationStatus.FINAL, "definitief", "de waarde staat vast"),
    Option(ObservationStatus.PROVISIONAL, "voorlopig", "de waarde kan nog veranderen"),
    Option(ObservationStatus.REVISED, "herzien", "een eerdere editie noemde een andere waarde"),
    Option(ObservationStatus.MISSING, "ontbreekt", "niet bekend; de toelichting zegt waarom"),
)
_HEDGES = tuple(Option(hedge, hedge) for hedge in Hedge)
PERIOD = re.compile(r"(?:19|20)\d\d(?:-(?:Q[1-4]|0[1-9]|1[0-2]))?")


def is_bank(path: str) -> bool:
    """Tell whether a file holds the observations of an edition."""
    return path.endswith("/tables/observations.csv")


def status_shown(status: str) -> str:
    """Return what a status is called; an empty cell counts as final."""
    return next((one.shown for one in STATUSES if one.value == (status or "final")), status)


def status_written(shown: str) -> str:
    """Return what the file holds for a status that was typed: its name here, or in the file."""
    wanted = shown.strip().lower()
    return next((one.value for one in STATUSES if wanted in (one.shown, one.value)), shown)


def options_for(name: str, session: Session) -> tuple[Option, ...]:
    """Return what a cell in a column of observations may hold; nothing: anything."""
    if name == "status":
        return STATUSES
    if name == "hedge":
        return _HEDGES
    key = {"indicator": "indicators", "source": "sources"}.get(name)
    return bank_options(session, key) if key else ()


def bank_options(session: Session, key: str) -> tuple[Option, ...]:
    """Return the names in a list of content/indicators.yaml: "indicators" or "sources"."""
    entries = session.value(INDICATORS_FILE, (key,))
    found = [one for one in entries if isinstance(one, dict)] if isinstance(entries, list) else []
    return tuple(
        Option(str(one["id"]), str(one["id"]), str(one.get("label") or one.get("title") or ""))
        for one in found
        if one.get("id")
    )


def check_cell(
    name: str, cells: Mapping[str, str], session: Session, *, comma: bool
) -> Check | None:
    """Return what is wrong with one cell of an observation; ``cells`` holds them all by column."""
    text = cells.get(name, "")
    if name in ("value", "status"):
        return _check_value(name, cells, comma=comma)
    if name == "period" and not PERIOD.fullmatch(text):
        message = f"‘{text}’ is geen periode." if text else "De periode ontbreekt."
        hint = "Schrijf een jaar (2026), een kwartaal (2026-Q1) of een maand (2026-03)."
        return Check(Severity.ERROR, message, hint)
    if name == "hedge" and text and read_hedge(text) is None:
        message = f"‘{text}’ is geen woord dat bij een getal hoort."
        hint = "Schrijf bijvoorbeeld ruim, bijna of ca., of laat de cel leeg."
        return Check(Severity.ERROR, message, hint)
    if name == "note" and not text and cells.get("status") == ObservationStatus.MISSING:
        hint = "Zeg hier waarom de waarde niet bekend is."
        return Check(Severity.WARNING, "Deze waarde ontbreekt zonder reden.", hint)
    return _check_known(name, text, session)


def _check_value(name: str, cells: Mapping[str, str], *, comma: bool) -> Check | None:
    value, status = cells.get("value", ""), cells.get("status") or ObservationStatus.FINAL
    if name == "status":
        if status in list(ObservationStatus):
            return None
        hint = f"Kies uit {', '.join(one.shown for one in STATUSES)}."
        return Check(Severity.ERROR, f"‘{status}’ is geen status.", hint)
    if (status == ObservationStatus.MISSING) != (value == ""):
        message = (
            "De waarde is leeg." if value == "" else "Deze waarde ‘ontbreekt’, maar staat er wel."
        )
        hint = "Vul een waarde in, of zet de status op ‘ontbreekt’ en laat de waarde leeg."
        return Check(Severity.ERROR, message, hint)
    number = read_cell(value, comma=comma)
    if value and not isinstance(number, Decimal):
        hint = "Schrijf alleen cijfers, zonder ‘ruim’ of een eenheid."
        return Check(Severity.ERROR, f"‘{value}’ is geen getal.", hint)
    if isinstance(number, Decimal) and abs(number) >= LARGEST:
        hint = "Controleer de waarde, of tel in duizendtallen of miljoenen."
        return Check(Severity.ERROR, "Deze waarde is te groot: meer dan vijftien cijfers.", hint)
    return None


def _check_known(name: str, text: str, session: Session) -> Check | None:
    key = {"indicator": "indicators", "source": "sources"}.get(name)
    if key is None or any(option.value == text for option in bank_options(session, key)):
        return None
    what = "Het cijfer" if name == "indicator" else "De bron"
    message = f"{what} ‘{text}’ staat niet in de cijferbank." if text else f"{what} ontbreekt."
    return Check(Severity.ERROR, message, "Kies een naam uit de lijst, of voeg haar eerst toe.")
