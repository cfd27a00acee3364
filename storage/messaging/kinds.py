"""Kinds of promises: what each is called in the outbox, of which rows it tells, and how soon.

A subject declares its own beside the verbs that make them; a card says them
(`bot.register.notifications`).
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import IntEnum
from typing import Any

from sqlmodel import Session, SQLModel


class Lane(IntEnum):
    """Who goes first when there is a queue."""

    ANSWER = 0
    NOTICE = 1
    CARD = 2
    BROADCAST = 3


@dataclass(frozen=True, slots=True)
class Kind:
    """What is promised in these words, which the outbox keeps for ever: `noun.act`."""

    name: str
    row: type[SQLModel]  # the table that a promise's number is of
    lane: Lane = Lane.NOTICE
    is_urgent: bool = False  # may be said in quiet hours
    outlives_reader: bool = False  # is said also to whoever was forgotten meanwhile
    for_neighbours: bool = False  # before it is said, looked whether the reader is one still
    is_unasked: bool = False  # a group hears none of these within an hour of another
    unreached: Callable[[Session, int], None] | None = None  # whoever reads it can't: what then
    said: Callable[[Session, int], None] | None = None  # it was really said: from now it counts
    reads_in: Callable[[Session, Any], list[int]] | None = None  # groups where they may have it
    read_there: Callable[[Session, Any], None] | None = None  # they do, and are not told
    words_of: Callable[[int], Any] | None = None  # the rows whose promise has words of this person

    def lane_for(self, is_urgent: bool) -> Lane:
        """What is usually urgent and for once is not goes with what can wait for the morning."""
        return max(self.lane, Lane.NOTICE) if self.is_urgent and not is_urgent else self.lane


KINDS: dict[str, Kind] = {}


def was_said(session: Session, name: str, row_id: int) -> None:
    """What waits for an answer to this waits from now on."""
    kind = KINDS.get(name)  # None: a promise of another version
    if kind is not None and kind.said is not None:
        kind.said(session, row_id)


def was_not_reached(session: Session, name: str, row_id: int) -> None:
    """Some things cannot wait until somebody opens our chat, or a channel or a group takes them."""
    kind = KINDS.get(name)
    if kind is not None and kind.unreached is not None:
        kind.unreached(session, row_id)


def declare(name: str, row: type[SQLModel], lane: Lane = Lane.NOTICE, **more: Any) -> Kind:
    """A kind, once."""
    assert name not in KINDS, name
    KINDS[name] = Kind(name, row, lane, **more)
    return KINDS[name]
