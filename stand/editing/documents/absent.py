"""The word for "not there", where None is a value."""

from enum import Enum
from typing import Final


class Absent(Enum):
    """The type of ABSENT, of which there is one."""

    ABSENT = "absent"

    def __repr__(self) -> str:
        return "ABSENT"


ABSENT: Final = Absent.ABSENT
