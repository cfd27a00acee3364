"""The facts of a hand-out, as a worker gives them: when, where, what to bring, how many."""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

DETAIL_LIMIT = 100  # characters of a place, of hours, of what to bring
HOURS_LIMIT = 300
PORTIONS_LIMIT = 9999
MOST_LIMIT = 6  # portions of one household: each number is a button


class Pickup(StrEnum):
    """Who may come for it."""

    OTHERS = "others"  # somebody may come in their place
    OWN = "own"  # they come themselves


@dataclass(frozen=True, slots=True)
class Hours:
    """When: for all, and by building where it differs."""

    of_all: str = ""
    by_building: dict[str, str] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return bool(self.of_all or self.by_building)

    def said(self) -> str:
        """All that somebody wrote of it, to be looked at."""
        return "\n".join((self.of_all, *self.by_building.values()))


NO_HOURS = Hours()


@dataclass(frozen=True, slots=True)
class NewHandout:
    """The facts of a hand-out, as its writer gave them; `portions` 0: nobody signs up."""

    day: date | None = None
    hours: Hours = NO_HOURS
    place: str = ""
    bring: str = ""
    closes_on: date | None = None
    pickup: Pickup = Pickup.OTHERS
    portions: int = 0
    unit: str = ""
    most: int = 1

    def said(self) -> str:
        """All that somebody wrote of it, to be looked at."""
        return "\n".join((self.hours.said(), self.place, self.bring, self.unit))

    @property
    def last_day(self) -> date | None:
        """The last day on which any of it counts, where one was named."""
        return max(filter(None, (self.day, self.closes_on)), default=None)
