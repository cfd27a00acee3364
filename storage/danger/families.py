"""The nine situations that words of danger tell of, and whom to ring in each."""

from enum import StrEnum
from typing import Final


class Family(StrEnum):
    """What is happening to whom; the alarm keeps it for the worker."""

    SUICIDE = "suicide"
    VIOLENCE = "violence"  # at home, among adults
    CHILD = "child"  # a child is hurt, touched, shut in, left alone
    ELDER = "elder"  # somebody old or in care is
    DOCTOR = "doctor"  # somebody needs one now
    FIRE = "fire"  # or gas
    MISSING = "missing"
    SWALLOWED = "swallowed"  # what must not be
    CRIME = "crime"  # under way


NUMBERS: Final[dict[Family, tuple[str, ...]]] = {
    Family.SUICIDE: ("12356", "120"),
    Family.VIOLENCE: ("110", "12338"),
    Family.CHILD: ("110", "12355"),
    Family.ELDER: ("110",),
    Family.DOCTOR: ("120",),
    Family.FIRE: ("119",),
    Family.MISSING: ("110",),
    Family.SWALLOWED: ("120",),
    Family.CRIME: ("110",),
}
"""Just the ones that fit, the first to ring first."""
