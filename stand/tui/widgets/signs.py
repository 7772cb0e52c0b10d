"""The signs that say how something stands; each has its own shape, so none needs its colour."""

from stand.problems import Severity

ERROR = "✗"
WARNING = "▲"
UNSAVED = "*"
GIT = "±"
STATUS = {"draft": "○", "review": "◐", "final": "●"}
OF_SEVERITY = {Severity.ERROR: ERROR, Severity.WARNING: WARNING}
