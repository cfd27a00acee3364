"""Links into our private chat: what stands behind /start, as `noun-act_rest`.

A messenger takes letters, digits, `_` and `-` there, 64 of them: the dot of a name is a `-`.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from bot.messages import Reply
from bot.register.buttons import Door, OldButton, number
from bot.register.event import Event
from bot.register.version_skew import leave_to_newer
from storage.community import memberships
from storage.engine.errors import NotFound

Following = Callable[[Event, Any], Reply | None]


@dataclass(frozen=True, slots=True)
class Link:
    name: str
    door: Door | None  # without one it carries words, not the number of a row
    run: Following


LINKS: dict[str, Link] = {}
SHOWS: dict[str, str] = {}  # of a noun, the link under which its rows are found from outside


def link(name: str, door: Door | None = None, shows: str = "") -> Callable[[Following], Following]:
    """Register what a link does: with the row that its door finds, or with the words behind it.
    `shows`: the noun whose rows have this as their address, on paper and in other chats."""

    def register(run: Following) -> Following:
        assert name not in LINKS, name
        assert shows not in SHOWS, shows
        LINKS[name] = Link(name, door, run)
        SHOWS.update({shows: name} if shows else {})
        return run

    return register


def address(event: Event, noun: str, row_id: int) -> str:
    """Where a row is found by whoever reads of it elsewhere: the one place that knows."""
    return event.link(SHOWS[noun], row_id)


def follow(event: Event, payload: str) -> Reply | None:
    """What a link promised; None for one that leads nowhere, and for a stranger who read an address
    somewhere: they hear how they come in. Raises what its door raises."""
    written, _, rest = payload.partition("_")
    found = LINKS.get(written.replace("-", ".", 1))
    if found is None:
        if written:
            leave_to_newer(event.session)
        return None
    if found.door is None:
        return found.run(event, rest)
    if found.name in SHOWS.values() and not memberships.homes(event.session, event.person_id):
        return None
    return found.run(event, found.door(event.session, event.person_id, _row(rest)))


def _row(rest: str) -> int:
    try:
        return number(rest)
    except OldButton:
        raise NotFound() from None
