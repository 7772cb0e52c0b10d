"""The words by which a quantity in a text is known, as patterns for what `plain_text` returns.

Patterns hold no bare space: they are for `re.VERBOSE`. None of them can backtrack far: what repeats
without an end is possessive or stands between word boundaries.
"""

import re
from collections.abc import Iterable

GAP = "[ ]++"
GAP_OR_NONE = "[ ]*+"
# No letter follows, and no hyphen that makes a longer word. The hyphen that does not break has a
# look of its own: a set with a character that far from the others takes long to compile.
END = r"(?![\w@-])(?!‑)"


def one_of(*phrases: str) -> str:
    """Return a pattern for any of the phrases, the longest first; a space is any gap."""
    ordered = sorted(phrases, key=len, reverse=True)
    escaped = (re.escape(phrase).replace(r"\ ", GAP).replace("'", "['’]") for phrase in ordered)
    return f"(?:{'|'.join(escaped)})"


def words(text: str) -> Iterable[str]:
    """Return the words of a list that is written as one text."""
    return text.split()


DURATION = one_of(
    *words("jaar jaren maand maanden week weken dag dagen werkdagen uur uren etmaal kwartier"),
    *words("minuut minuten seconde seconden eeuw eeuwen"),
)
SCALE = r"(?:miljoen|miljard|biljoen|duizend|ml[nd]\b\.?)"
PERCENT = "procent(?:punt(?:en)?)?"

_UNIT = "(?:één|eén|een|twee|drie|vier|vijf|zes|zeven|acht|negen)"
_TEEN = "(?:tien|elf|twaalf|(?:der|veer|vijf|zes|zeven|acht|negen)tien)"
_TENS = "(?:twin|der|veer|vijf|zes|zeven|tach|negen)tig"
_BELOW = f"(?:(?:{_UNIT}(?:en|ën))?{_TENS}|{_TEEN}|{_UNIT})"
_NO_ARTICLE = r"(?!een(?!\w))"
COUNT = f"(?:{_NO_ARTICLE}{_BELOW})"
# Up to and including ‘duizend’ a number is one word.
_TO_THOUSAND = f"{_NO_ARTICLE}(?:{_BELOW}|(?=[hd]))(?:honderd(?:(?:en)?{_BELOW})?)?(?:duizend)?"
# What ties the words of a larger one: ‘drieduizend vijfhonderd’, ‘twee miljoen driehonderd’.
_TIED = (
    rf"(?:(?<=duizend){GAP_OR_NONE}(?!\w*duizend)"
    rf"|{END}{GAP}miljoen{GAP}(?=\w*(?:honderd|duizend))|{END})"
)
_IN_FULL = f"(?:{_TO_THOUSAND}{_TIED}){{1,4}}(?<![ ]){END}"
# A word that is made of what numbers are made of: quick to compile, and enough where the number
# itself is read afterwards.
_LIKE_NUMBER = (
    rf"(?:{_UNIT}|tien|elf|twaalf|(?:twin|der|veer|tach)ti(?:g|en)|honderd|duizend"
    rf"|(?<=\w)(?:tig|[eë]n(?=\w)))++"
)

# ‘Een’ is a number and no article in ‘een miljoen’, ‘een procent’ and ‘een tot twee weken’.
_ONE = (
    rf"een(?={GAP}(?:(?:{SCALE}|{PERCENT})|(?:tot|à|a|of){GAP}(?:{COUNT}|anderhal(?:f|ve))){END})"
)
# ‘Een op de vijf’ is a share, ‘een op de website’ is not.
_ONE_OF_MANY = (
    f"een(?={GAP}op{GAP}(?:de|elke|iedere){GAP}(?:[0-9]|{_NO_ARTICLE}{_LIKE_NUMBER}{END}))"
)
# In ‘bijna een jaar’ too, but not in ‘meer dan een jaar eerder’.
_ONE_WHEN_HEDGED = (
    rf"(?(hedge)een(?={GAP}{DURATION}{END}(?!{GAP}(?:eerder|geleden|later|ervoor){END}))|(?!))"
)
NUMBER_WORDS = f"(?:nul{END}|{_IN_FULL}|{_ONE}|{_ONE_OF_MANY}|{_ONE_WHEN_HEDGED})"
# How any of these words begins: a quick look before the long patterns.
NUMBER_BEGINS = (
    "(?:één|eén|een|twe|twa|twi|dri|der|duizend|vier|veer|vijf|zes|zev|acht|tach|neg|tien|elf|nul"
    "|honderd|half|halve|anderhal|kwart)"
)

# Halves and quarters. A bare ‘half’ must be half of something, and no half of a year that has a
# number: ‘het eerste halfjaar’.
_OF = f"(?={GAP_OR_NONE}(?:jaar|uur|dag|eeuw|maand|{SCALE}|{PERCENT}){END})"
PARTS = (
    rf"(?:anderhal(?:f|ve){END}|driekwart{END}|(?:een|drie){GAP}kwart{END}"
    rf"|(?:kwart|(?:een{GAP})?half(?<!ste\ half)(?<!tweede\ half)|halve){_OF}"
    rf"|een{GAP}hal(?:f|ve){END}"
    rf"|(?:{_UNIT}(?:en|ën)(?:een)?|{COUNT}{GAP}en{GAP}een{GAP})hal(?:f|ve){END})"
)

ORDINAL = (
    r"(?:(?:eerste|tweede|derde|vierde|vijfde|zesde|zevende|achtste|negende|tiende|elfde|twaalfde"
    r"|(?:der|veer|vijf|zes|zeven|acht|negen)tiende"
    rf"|(?:{_UNIT}(?:en|ën))?{_TENS}ste|honderdste|duizendste|(?<=\bde\s)ene"
    rf"|[0-9]{{1,4}}(?:e|de|ste)){END})"
)
# ‘De 5e aflevering’ names one thing.
NUMBERED = one_of(*words("aflevering editie druk jaargang uitgave versie"))

DENOMINATOR = (
    "(?:derde|vierde|vijfde|zesde|zevende|achtste|negende|tiende|twintigste|honderdste|duizendste)"
)
NUMERATOR = "(?:twee|drie|vier|vijf|zes|zeven|acht|negen|[2-9])"
# ‘Een derde van de zaken’ is a share, ‘een derde land’ is not: one of these follows a share.
_SHARING = one_of(
    *words("van deel meer minder hoger lager groter kleiner langer korter sneller tot te niet al"),
    *words("is was zijn waren wordt worden werd werden heeft hebben had hadden kan kon kunnen"),
    *words("moet mag gaat ging komt kwam krijgt kreeg blijft bleef vertrekt vertrok wil ligt lag"),
    *words("duurt en of in op bij met uit voor door na nog ervan daarvan hiervan"),
)
_PARTICIPLE = (
    r"(?:(?:af|aan|op|uit|in|toe|terug|mee|over|door)?ge\w++(?<=[dtn])|(?:be|ver)\w++(?<=[dt]))"
)
AFTER_SHARE = rf"(?:(?={GAP}(?:{_SHARING}|{_PARTICIPLE}){END})|(?!{GAP}\w))"

MULTIPLE_VERBS = (
    r"(?:verdubbel(?:t|d|de|den|en|ing)?|gehalveerde?|halveer(?:t|de|den)|halveren|halvering"
    r"|(?:ver)?(?:drie|vier|vijf|zes|zeven|acht|negen|tien|twintig|honderd|duizend)voudig"
    r"(?:t|d|de|den|en|e|ing)?)"
)
TIMES = "(?:keer|maal|x)"
COMPARED = (
    rf"(?:zo{GAP}[a-z]++|zoveel|zovaak"
    rf"|{one_of(*words('meer minder groter kleiner hoger lager langer korter vaker sneller'))})"
)
VAGUE = "(?:tientallen|(?:tien|honderd)?duizenden|honderden|miljoenen|miljarden|talloze)"

MONTHS = (
    r"(?:januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december"
    r"|(?:jan|feb|mrt|apr|jun|jul|aug|sept?|okt|nov|dec)\b\.?)"
)

# What stands before the number of a part, an address or a document; also for number words.
PARTED = one_of(
    *words("artikel hoofdstuk paragraaf bijlage figuur tabel thema knelpunt uitdaging fase"),
)
LABELLED = one_of(
    *words("art. § verzoek deel pagina blz. p. postbus versie nummer nr. week stap categorie"),
    *words("niveau schaal groep route lid onderdeel punt vraag noot editie aflevering jaargang"),
    *words("spoor scenario variant optie regel kolom doel top box iso nen wcag"),
)
PARTED_MANY = one_of(
    *words("artikelen hoofdstukken paragrafen bijlagen figuren tabellen thema's"),
    *words("knelpunten uitdagingen fasen pagina's stappen onderdelen punten"),
)
STREET = r"(?:straat|laan|(?<!pak)(?<!grof)weg|plein|kade|gracht|singel|dijk|dreef|steeg|boulevard)"

# What is counted: ‘2020 mensen’ is no year.
COUNTED = one_of(
    *words("mensen personen vreemdelingen asielzoekers statushouders kinderen gezinnen leden"),
    *words("medewerkers zaken dossiers aanvragen verzoeken meldingen gevallen gesprekken"),
    *words("vertrekgesprekken procedures vertrekprocedures vluchten besluiten beslissingen"),
    *words("plaatsen plekken locaties landen bezoekers klanten burgers bedrijven uur uren"),
    *words("dagen weken maanden keer maal procent euro"),
)
# No unit of a number: ‘in 2025 waren het er 90 en nu 460’.
FUNCTION_WORDS = frozenset(
    words(
        "aan af al alle als bij binnen daar daarvan dan dat de deze die dit door dus een en er "
        "ervan geen haar heeft hen het hier hij hun ik in is ja je maar maal met mijn naar niet "
        "nog nu of om onder ons onze op over per sinds te tegen ten ter terwijl toch toe tot "
        "tussen uit van vanaf veel vanuit via voor waar waarvan want was waren we werd werden wie "
        "wij worden wordt zal ze zich zij zijn zo zodat zonder zou hebben had hadden kan kunnen "
        "kon konden moet moeten mag mogen gaat gaan ging gingen komt komen kwam kwamen hoger "
        "lager meer minder"
    )
)
