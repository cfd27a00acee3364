"""What can be done with a numbered list that a worker pasted: subjects enter it here."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from bot.forms.numbered_lists import Reading
from bot.register.event import Event
from storage.community.numbered_lists import Listed


class Offer(NamedTuple):
    """A row that the people on the list may be taken over for, and its button's label."""

    row_id: int
    label: str


Offers = Callable[[Event, int, Reading], Sequence[Offer]]  # of a community
Says = Callable[[Event, int, list[Listed]], str]  # of a row: in words, line by line


class Use(NamedTuple):
    """`offers`: for which rows; `plan`: what would come of it; `take` does it, twice is once."""

    name: str
    offers: Offers
    plan: Says
    take: Says


USES: dict[str, Use] = {}


def use(name: str, offers: Offers, plan: Says, take: Says) -> None:
    """Register what a subject does with a list; both check who asks, and raise NotFound."""
    assert name not in USES, name
    USES[name] = Use(name, offers, plan, take)
