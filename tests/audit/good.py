"""A small edition with one of everything, as a finished file: what the audit must pass."""

from pathlib import Path

from stand.build import build
from tests.conftest import EDITION, FOREWORD, EditionBuilder

_TEXT = """\
kind: foreword
title: Voorwoord
status: final
lead: Een goed jaar voor de uitvoeringsorganisatie.
body:
  - text: |
      De uitvoeringsorganisatie maakte een nieuw terugkeerprogramma.^[De noot hierbij.] Dat
      terugkeerprogramma is door verantwoordelijkheidsbesef en samenwerkingsverbanden tot stand
      gekomen, en door informatievoorziening, besluitvorming en overheidsdienstverlening.
      Zonder verantwoordelijkheidsbesef, samenwerkingsverbanden, informatievoorziening,
      besluitvormingsprocedures en overheidsdienstverlening was dat niet gelukt.

      Zie [de website van de dienst](https://www.voorbeeld.nl/) en de [United Nations]{lang=en}.

      - Het eerste punt.
      - Het tweede punt.

      1. De eerste stap.
      2. De tweede stap.

      > Een aangehaalde zin.
signature:
  name: A. Jansen
  role: Directeur
"""


def write_good(root: Path) -> EditionBuilder:
    """Write the content of the edition."""
    edition = EditionBuilder(root)
    edition.write(FOREWORD, _TEXT)
    edition.replace(
        EDITION,
        "status: final\n",
        "status: final\nsubject: Hoe het jaar verliep.\nkeywords: [uitvoering, terugkeer]\n",
    )
    return edition


def good_pdf(root: Path) -> bytes:
    """Return the finished file of the edition."""
    edition = write_good(root)
    outcome = build(edition.workspace, "2030", root / "output")
    assert outcome.built is not None, outcome.problems
    return outcome.built.path.read_bytes()
