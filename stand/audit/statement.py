"""The statement: what was checked in a PDF, by which rules, with which result, as one HTML page.

A webmaster attaches it to the accessibility statement. It holds no date and no path: the same file
gives the same statement, whether it comes from a build or from ``stand audit`` without veraPDF.
"""

from html import escape
from pathlib import PurePath

from stand.audit.report import WORDS, Audit, Check, Result, not_done_words, outcome

_MOST = 5
_NORMS = (
    ("PDF/UA-1", "ISO 14289-1 (2014): PDF-bestanden die iedereen kan lezen"),
    ("PDF/A-2a", "ISO 19005-2 (2011), niveau A: PDF-bestanden die bewaard kunnen worden"),
    ("PDF 1.7", "ISO 32000-1 (2008): hoe een PDF-bestand in elkaar zit"),
    ("WCAG 2.2", "richtlijnen voor toegankelijke inhoud (W3C, 2023), niveau A en AA"),
    ("EN 301 549", "Europese norm (versie 3.2.1, 2021), hoofdstuk 10: documenten"),
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
    title = f"Toegankelijkheid van {audit.title or name}"
    parts = (_in_short(audit), _file(audit, name), _checks(audit), _not_done(audit), _limits())
    body = "\n".join(parts)
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


def _in_short(audit: Audit) -> str:
    counts = ((sum(check.result is result for check in audit.checks), result) for result in WORDS)
    told = ", ".join(f"{count} keer ‘{WORDS[result]}’" for count, result in counts if count)
    return (
        "<h2>In het kort</h2>\n<p>Een programma heeft nagekeken of iedereen dit document kan "
        "lezen, ook wie het laat voorlezen, en of het bewaard kan worden. "
        f"<strong>{outcome([audit])}</strong></p>\n"
        f"<p>De uitkomst van de {len(audit.checks)} controles: {told}. Een programma ziet niet "
        'alles: <a href="#mensen">wat alleen mensen kunnen beoordelen</a>, staat onderaan.</p>'
        f"{_contact(audit)}"
    )


def _contact(audit: Audit) -> str:
    """Return what a reader can do who meets a barrier; empty when nobody is known to ask."""
    if not audit.author and not audit.mail:
        return ""
    who = f" met {escape(audit.author)}" if audit.author else ""
    mail = escape(audit.mail)
    link = f'<a href="mailto:{mail}">{mail}</a>'
    where = f" In het document staat dit mailadres: {link}." if mail else ""
    return (
        "\n<p>Kunt u iets in het document niet lezen, of wilt u het in een andere vorm? Neem dan "
        f"contact op{who}.{where}</p>"
    )


def _file(audit: Audit, name: str) -> str:
    facts = (
        ("Organisatie", audit.author or "niet ingevuld"),
        ("Titel", audit.title or "niet ingevuld"),
        ("Taal", audit.language or "niet ingevuld"),
        ("Bestand", name),
        ("Bladzijden", str(audit.pages)),
        ("Gemaakt met", audit.program or "niet ingevuld"),
        ("SHA-256", audit.sha256),
    )
    items = "\n".join(f"<dt>{term}</dt><dd>{escape(value)}</dd>" for term, value in facts)
    return (
        f"<h2>Het bestand</h2>\n<dl>\n{items}\n</dl>\n"
        "<p>De SHA-256 is een vingerafdruk: daaraan is te zien of dit verslag over precies dit "
        "bestand gaat. Er staat geen datum in dit verslag, want het volgt alleen uit het bestand: "
        "bij hetzelfde bestand hoort altijd hetzelfde verslag.</p>"
    )


def _checks(audit: Audit) -> str:
    done = [check for check in audit.checks if check.result is not Result.NOT_CHECKED]
    rows = "\n".join(_row(check) for check in done)
    norms = "\n".join(f"<li>{term}: {words}</li>" for term, words in _NORMS)
    return (
        "<h2>Wat er is gecontroleerd</h2>\n<p>De controles gaan over onderdelen van deze normen, "
        "niet over alles wat erin staat. Een ‘eigen regel’ staat in geen norm.</p>\n"
        f"<ul>\n{norms}\n</ul>\n<table>\n<caption>De controles met hun uitkomst</caption>\n"
        '<thead><tr><th scope="col">Controle</th><th scope="col">Norm</th>'
        f'<th scope="col">Uitkomst</th></tr></thead>\n<tbody>\n{rows}\n</tbody>\n</table>'
    )


def _row(check: Check) -> str:
    words = WORDS[check.result]
    reason = f" ({escape(check.reason)})" if check.reason else ""
    shown = check.problems[:_MOST]
    items = [f"<li>Bladzijde {each.line}: {escape(each.message)}</li>" for each in shown]
    if check.count > len(shown) > 0:
        items.append(f"<li>In totaal {check.count} keer.</li>")
    found = f"\n<ul>{''.join(items)}</ul>" if items else ""
    return (
        f'<tr><th scope="row">{escape(check.title)}</th><td>{escape(check.norm)}</td>'
        f"<td>{words}{reason}{found}</td></tr>"
    )


def _not_done(audit: Audit) -> str:
    told = [not_done_words(reason, checks) for reason, checks in audit.not_done().items()]
    items = "\n".join(f"<li>{escape(words)}</li>" for words in told)
    body = f"<ul>\n{items}\n</ul>" if items else "<p>Alle controles zijn gedaan.</p>"
    return f"<h2>Wat niet is gecontroleerd</h2>\n{body}"


def _limits() -> str:
    people = "\n".join(f"<li>{escape(words)}</li>" for words in _FOR_PEOPLE)
    return (
        '<h2 id="mensen">Wat alleen mensen kunnen beoordelen</h2>\n<p>Een programma kan niet '
        f"zeggen:</p>\n<ul>\n{people}\n</ul>"
    )
