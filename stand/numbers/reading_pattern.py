"""The one pattern that finds quantities in a text, and the text it is applied to."""

import re
from functools import cache

from stand.numbers.hedges import AFTERWARDS, PHRASES
from stand.numbers.reading_words import (
    AFTER_SHARE,
    COMPARED,
    COUNT,
    COUNTED,
    DENOMINATOR,
    DURATION,
    END,
    GAP,
    GAP_OR_NONE,
    LABELLED,
    MONTHS,
    MULTIPLE_VERBS,
    NUMBER_BEGINS,
    NUMBER_WORDS,
    NUMBERED,
    NUMERATOR,
    ORDINAL,
    PARTED,
    PARTED_MANY,
    PARTS,
    PERCENT,
    SCALE,
    TIMES,
    VAGUE,
    one_of,
)

# What is no text for a reader, or names something: addresses, references, the marker of a list
# item, the end of a paragraph, the two Kamers. Postal codes are here for their capitals; a few
# pairs of capitals are none, or are what was counted more often. The quick look at the first
# character is what makes this fast.
_OPAQUE = re.compile(
    r"""
    (?=[0-9hwm@\[\]\nET])
    (?: (?P<postcode>\b[1-9][0-9]{3}[ \u00a0]?(?!(?:EU|VN|VS|LP|OM|S[ADS])\b)[A-Z]{2}\b(?![-’']))
      | (?:https?://|www\.|mailto:)\S+
      | @[\w.@-]+
      | \[\[[^\[\]\n]*+\]\]
      | \]\([^()\s]*+\)
      | (?:^|(?<=^\s)|(?<=^\s\s)|(?<=^\s\s\s))[0-9]{1,2}[.)](?=[^\S\n])
      | \n[^\S\n]*+\n
      | (?:Eerste\sen\sTweede|Eerste|Tweede)\s(?=Kamer)
    )
    """,
    re.VERBOSE | re.MULTILINE,
)
_SPACES = str.maketrans(dict.fromkeys("\n\r\t\u00a0\u2009\u202f", " "))


def plain_text(text: str) -> str:
    """Return a text of the same length in lower case, with what is not to be read blanked out.

    White space within a paragraph becomes spaces. The letters of postal codes stay capitals:
    nothing else in the result is.
    """
    parts = []
    position = 0
    for match in _OPAQUE.finditer(text):
        parts.append(_lower(text[position : match.start()]))
        parts.append(match[0] if match["postcode"] else _blank(match[0]))
        position = match.end()
    parts.append(_lower(text[position:]))
    return "".join(parts)


def _blank(found: str) -> str:
    """Return as many characters that are in no pattern; at signs for a mail address.

    No claim ends right before an at sign: ‘twee@voorbeeld.nl’.
    """
    return ("@" if found[0] == "@" else "\0") * len(found)


def _lower(text: str) -> str:
    lower = text.lower()
    if len(lower) != len(text):
        # A few letters become two in lower case, and would move all that follows.
        lower = "".join(char.lower() if len(char.lower()) == 1 else char for char in text)
    return lower.translate(_SPACES)


_YEAR = "(?:19|20)[0-9]{2}(?![0-9])"
_DAY = "(?:3[01]|[12][0-9]|0?[1-9])"
_MONTH = "(?:1[0-2]|0?[1-9])"
_DATE = rf"""
      {_DAY}[-/.]{_MONTH}[-/.](?P<year1>{_YEAR})(?!\w)
    | (?P<year2>{_YEAR})-[0-9]{{2}}-[0-9]{{2}}(?!\w)
    | {_DAY}(?:(?:[-–‑]|{GAP}(?:en|of|tot|tot{GAP}en{GAP}met|t/m){GAP}){_DAY})?e?{GAP}{MONTHS}(?!\w)
      (?:{GAP}(?P<year3>{_YEAR}))?
    | (?:(?:begin|half|medio|midden|eind){GAP})?{MONTHS}{GAP}(?P<year4>{_YEAR})(?![\w-])
"""
_CLOCK = "[0-9]{1,2}[.:][0-9]{2}"
_TIME = rf"""
      {_CLOCK}(?:(?:[-–‑]|{GAP}tot{GAP}){_CLOCK})?{GAP}uur{END}
    | (?:[01]?[0-9]|2[0-3]):[0-5][0-9](?![:\w])
    | half{GAP}{COUNT}{END}
"""
_DECADE = rf"""
      jaren{GAP}['’]?[1-9]0(?!\w)(?!{GAP_OR_NONE}(?:%|{COUNTED}{END}))
    | (?<=\bde\s)jaren{GAP}(?:twin|der|veer|vijf|zes|zeven|tach|negen)tig{END}
"""
_PART_NUMBER = r"[0-9]++(?:[.:/–-][0-9]++)*+[a-z]?(?!\w)"
# After ‘per week’ stands no number of a week.
_NO_MEASURE = r"(?<!\bper\s)(?<!\belke\s)(?<!\biedere\s)(?<!\been\s)"
_LABEL = rf"""
      (?=[0-9(+])
      (?: [1-9][0-9]{{3}}\s?[A-Z]{{2}}
        | (?:\+[0-9]{{2}}|\(?0[0-9]{{1,3}}\)?)(?:[ -]?\(?[0-9]++\)?){{2,6}}+
        | 0[0-9]{{1,3}}[ -][0-9]++(?!\w)
        | [0-9]++(?:(?:-[0-9]++){{2,}}+|(?:/[0-9]++)++)(?!\w)
      )
    | (?={PARTED}|{LABELLED}){_NO_MEASURE}
      (?: (?:{PARTED}|{LABELLED})(?:{GAP}|(?<=[.§])){_PART_NUMBER}
        | {PARTED}{GAP}{COUNT}{END}
      )
    | {PARTED_MANY}{GAP}{_PART_NUMBER}
      (?:(?:,|{GAP}(?:en|of|tot{GAP}en{GAP}met|t/m)){GAP}{_PART_NUMBER}){{0,9}}+
    | (?:stb|stcrt|trb)\.{GAP}[0-9]{{4}}(?:,{GAP}(?:nr\.{GAP})?[0-9]++)?
    | kamerstuk(?:ken)?{GAP}(?:i{{1,2}}{GAP})?[0-9]++(?:[-–/][0-9]++)?
      (?:,{GAP}[0-9]++(?:{GAP}[0-9]{{3}}(?![0-9]))?)?(?:,{GAP}nr\.{GAP}[0-9]++)?
    | {ORDINAL}{GAP}{NUMBERED}{END}
"""
_SHARE = rf"""
      (?:de{GAP}(?:andere{GAP})?helft{END}|(?(hedge)helft{END}|(?!)))
    | (?:(?P<numerator>{NUMERATOR}){GAP_OR_NONE}|een{GAP})(?P<denominator>{DENOMINATOR}){END}
      (?(numerator)|(?(hedge)|{AFTER_SHARE}))(?:{GAP}deel{END})?
"""
_MULTIPLE = rf"""
      {MULTIPLE_VERBS}{END} | het{GAP}dubbele{END} | dubbel{GAP}{COMPARED}{END}
    | (?:{NUMERATOR}|tien)maal{GAP}{COMPARED}{END}
"""
# Also what is no number, such as 2.1: the reader decides.
_DIGITS = r"[-−+]?+[0-9]++(?:[.,][0-9]++)*+(?:(?![\w@])|(?=x\b))(?![-‑](?![0-9]))"
_IN_WORDS = f"(?={NUMBER_BEGINS})(?:{PARTS}|{NUMBER_WORDS})"
_NUMBER = rf"(?:(?=[-−+0-9]){_DIGITS}|{_IN_WORDS})(?:{GAP}{SCALE}(?!\w))?"
_UNTIL = f"(?:tot(?:{GAP}en{GAP}met)?|t/m|à|a|of)"
_AMOUNT = rf"""
    (?P<between>tussen{GAP}(?:de{GAP})?)?
    (?P<coin>€\s?|eur\s)?(?P<low>{_NUMBER})
    (?:
        {GAP}op{GAP}(?:de|elke|iedere){GAP}(?P<whole>{_NUMBER})
      | (?:\s?%)?
        (?P<link>
            (?(between){GAP}en{GAP}(?:de{GAP})?|(?:[-–‑]|{GAP}{_UNTIL}{GAP}))
        )
        (?:€\s?)?(?P<high>{_NUMBER})
    )?
    (?(between)(?(high)|(?!)))
    (?:
        (?P<suffix>\s?%|{GAP_OR_NONE}(?:{PERCENT}|euro(?:['’]s)?|{DURATION}){END})
      | (?P<times>{GAP_OR_NONE}{TIMES}{END}(?P<compared>{GAP}{COMPARED}{END})?)
      | ,[-–]{{1,2}}
    )?
    (?P<more>{GAP}of{GAP}(?P<direction>{one_of(*AFTERWARDS)}){END})?
"""


@cache
def quantity() -> re.Pattern[str]:
    """Return the pattern for what `plain_text` returns; the last group to close is what was found.

    It is made when it is first needed: to compile it takes longer than to read a chapter.
    """
    return re.compile(
        rf"""
        (?<![\w\#])(?=[\w€(+−±≈§-])(?<!\w[-‑–/.,:\#_])
        (?:(?P<hedge>{one_of(*PHRASES)})(?:{GAP}|(?<=[±≈.])))?
        (?: (?P<date>{_DATE}) | (?P<time>{_TIME}) | (?P<label>{_LABEL}) | (?P<decade>{_DECADE})
          | (?P<share>{_SHARE}) | (?P<multiple>{_MULTIPLE}) | (?P<vague>{VAGUE}{END})
          | (?P<ordinal>{ORDINAL}) | (?P<amount>{_AMOUNT})
        )
        """,
        re.VERBOSE,
    )
