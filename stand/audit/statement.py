"""The statement: what was checked in a PDF, by which rules, with which result, as one HTML page.

A webmaster attaches it to the accessibility statement. It holds no date and no path: the same file
gives the same statement.
"""

from html import escape
from pathlib import PurePath

from stand.audit.report import Audit, Check, Result

_WORDS = {
    Result.PASSED: "goed",
    Result.FAILED: "niet goed",
    Result.NOT_CHECKED: "niet gecontroleerd",
}
_MOST = 5
_NORMS = (
    ("PDF/UA-1", "ISO 14289-1: toegankelijke PDF-bestanden"),
    ("PDF/A-2a", "ISO 19005-2, niveau A: PDF-bestanden die bewaard kunnen worden"),
    ("WCAG 2.2", "Richtlijnen voor toegankelijkheid van webcontent, niveau A en AA"),
    ("EN 301 549", "Europese norm, hoofdstuk 10: documenten die geen webpagina zijn"),
)
_FOR_PEOPLE = (
    "of de alternatieve teksten zeggen wat iemand moet weten die de figuur niet ziet;",
    "of de koppen de tekst eronder goed samenvatten;",
    "of de volgorde van lezen logisch is;",
    "of de taal duidelijk is en past bij de lezers;",
    "of kleur nergens als enige iets betekent;",
    "of woorden uit een andere taal als zodanig zijn aangegeven;",
    "hoe het bestand werkt met een voorleesprogramma.",
)
_NO_SECOND_JUDGE = (
    "veraPDF, een controleprogramma van anderen: dat oordeelt alleen bij de opdracht ‘stand audit’"
)
_STYLE = """\
body { max-width: 60rem; margin: 2rem auto; padding: 0 1rem; color: #1a1a1a; background: #fff;
  font: 1rem/1.5 sans-serif; }
h1, h2 { line-height: 1.2; }
table { border-collapse: collapse; width: 100%; }
caption { text-align: left; font-weight: bold; padding: .5rem 0; }
th, td { border: 1px solid #767676; padding: .4rem .6rem; text-align: left; vertical-align: top; }
tbody th { font-weight: normal; }
dt { font-weight: bold; }
dd { margin: 0 0 .5rem; overflow-wrap: anywhere; }
ul { margin: .3rem 0; padding-left: 1.2rem; }
"""


def statement_name(name: str) -> str:
    """Return what the statement of a PDF is called: ``stand-2025-toegankelijkheid.html``."""
    return f"{PurePath(name).stem}-toegankelijkheid.html"


def statement(audit: Audit) -> bytes:
    """Return the statement of an audit as an HTML page in UTF-8."""
    name = PurePath(audit.name).name
    title = f"Toegankelijkheid van {name}"
    body = "\n".join((_file(audit, name), _summary(audit), _checks(audit), _unchecked(audit)))
    page = f"""\
<!DOCTYPE html>
<html lang="nl">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{escape(title)}</title>
<style>
{_STYLE}</style>
</head>
<body>
<main>
<h1>{escape(title)}</h1>
{body}
</main>
</body>
</html>
"""
    return page.encode("utf-8")


def _file(audit: Audit, name: str) -> str:
    facts = (
        ("Bestand", name),
        ("Titel", audit.title or "geen"),
        ("Bladzijden", str(audit.pages)),
        ("SHA-256", audit.sha256),
    )
    items = "\n".join(f"<dt>{term}</dt><dd>{escape(value)}</dd>" for term, value in facts)
    return (
        f"<h2>Het bestand</h2>\n<dl>\n{items}\n</dl>\n"
        "<p>Aan de SHA-256 is te zien of dit verslag over precies dit bestand gaat.</p>"
    )


def _summary(audit: Audit) -> str:
    counts = [
        f"{sum(check.result is result for check in audit.checks)} {words}"
        for result, words in _WORDS.items()
    ]
    norms = "\n".join(f"<li>{term}: {words}</li>" for term, words in _NORMS)
    outcome = "Er is niets gevonden." if audit.has_passed else "Niet alles is in orde."
    return (
        f"<h2>De uitkomst</h2>\n<p>{outcome} Van de {len(audit.checks)} controles: "
        f"{', '.join(counts)}. De controles zijn gedaan door een programma.</p>\n"
        f"<h2>De normen</h2>\n<ul>\n{norms}\n</ul>"
    )


def _checks(audit: Audit) -> str:
    rows = "\n".join(_row(check) for check in audit.checks)
    return (
        "<h2>Wat er is gecontroleerd</h2>\n<table>\n<caption>De controles met hun uitkomst"
        '</caption>\n<thead><tr><th scope="col">Controle</th><th scope="col">Norm</th>'
        f'<th scope="col">Uitkomst</th></tr></thead>\n<tbody>\n{rows}\n</tbody>\n</table>'
    )


def _row(check: Check) -> str:
    outcome = _WORDS[check.result]
    if check.reason:
        outcome += (
            f" ({escape(check.reason)})"
            if check.result is Result.PASSED
            else (f": {escape(check.reason)}")
        )
    shown = check.problems[:_MOST]
    items = [f"<li>Bladzijde {each.line}: {escape(each.message)}</li>" for each in shown]
    if check.count > len(shown) > 0:
        items.append(f"<li>In totaal {check.count} keer.</li>")
    found = f"\n<ul>{''.join(items)}</ul>" if items else ""
    return (
        f'<tr><th scope="row">{escape(check.title)}</th><td>{escape(check.norm)}</td>'
        f"<td>{outcome}{found}</td></tr>"
    )


def _unchecked(audit: Audit) -> str:
    missed = [
        f"{check.title}: {check.reason}"
        for check in audit.checks
        if check.result is Result.NOT_CHECKED
    ]
    if not any(check.code.startswith("vera-") for check in audit.checks):
        missed.append(_NO_SECOND_JUDGE)
    items = "\n".join(f"<li>{escape(words)}</li>" for words in missed)
    not_done = f"<ul>\n{items}\n</ul>" if items else "<p>Alle controles zijn gedaan.</p>"
    people = "\n".join(f"<li>{escape(words)}</li>" for words in _FOR_PEOPLE)
    return (
        f"<h2>Wat niet is gecontroleerd</h2>\n{not_done}\n"
        "<h2>Wat alleen mensen kunnen beoordelen</h2>\n<p>Een programma kan niet zeggen:</p>\n"
        f"<ul>\n{people}\n</ul>"
    )
