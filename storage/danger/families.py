"""The situations that words of danger tell of, and whom to ring in each."""

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
    RESCUE = "rescue"  # somebody else is about to jump, or did


LEARNT: Final = tuple(family for family in Family if family is not Family.RESCUE)
"""What the classifier tells apart; the last is known by its patterns only."""


PRESSING: Final = frozenset(
    {Family.SUICIDE, Family.DOCTOR, Family.FIRE, Family.SWALLOWED, Family.RESCUE}
)
"""Where minutes count: even perhaps shows the numbers, and a worker looks at once, at night too."""


class Service(StrEnum):
    """Who answers the telephone."""

    POLICE = "police"
    SILENT = "silent"  # the police, by a text, for whoever cannot speak
    AMBULANCE = "ambulance"
    FIREMEN = "firemen"
    LISTENERS = "listeners"  # to whoever despairs
    WOMEN = "women"
    CHILDREN = "children"


SERVICES: Final[dict[Family, tuple[Service, ...]]] = {
    Family.SUICIDE: (Service.LISTENERS, Service.AMBULANCE),
    Family.VIOLENCE: (Service.POLICE, Service.SILENT, Service.WOMEN),
    Family.CHILD: (Service.POLICE, Service.CHILDREN),
    Family.ELDER: (Service.POLICE,),
    Family.DOCTOR: (Service.AMBULANCE,),
    Family.FIRE: (Service.FIREMEN,),
    Family.MISSING: (Service.POLICE,),
    Family.SWALLOWED: (Service.AMBULANCE,),
    Family.CRIME: (Service.POLICE, Service.SILENT),
    Family.RESCUE: (Service.POLICE, Service.AMBULANCE),
}
"""Just the ones that fit, the first to ring first."""
