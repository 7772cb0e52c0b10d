"""What stands where something still has to be written: valid, and for anybody to see."""

import re

UNFINISHED = "[nog invullen]"
UNFINISHED_NAME = "nog-invullen"
"""The same for a name, which has no brackets; nothing is called so."""

UNFINISHED_INDICATOR = "nog.invullen"
"""The same for the name of an indicator."""

UNFINISHED_FORM = re.compile(
    rf"{re.escape(UNFINISHED)}( \d+)?|{UNFINISHED_NAME}|{re.escape(UNFINISHED_INDICATOR)}"
)
