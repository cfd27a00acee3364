"""Rotation: what former secrets sealed is sealed anew with the current one, in batches.

What is sealed already is not looked at again, so a run that was interrupted is begun again and goes
on where it was. The bot may run meanwhile, with the same secrets.
"""

from collections.abc import Callable, Iterator
from functools import partial
from typing import Any, NamedTuple

from sqlalchemy import Text, cast
from sqlmodel import Session, SQLModel, select

from storage.engine import vault
from storage.engine.vault import CannotOpen
from storage.messaging.conversations import Conversation
from storage.messaging.inbox import InboxEvent
from storage.messaging.outbox import Told
from storage.wishes import alarms
from storage.wishes.alarms import Alarm
from storage.wishes.change_requests import ChangeRequest
from storage.wishes.claims import Claim
from storage.wishes.wishes import SEALED, Wish

BATCH = 100  # rows that share a transaction


class Done(NamedTuple):
    """How far a batch came."""

    last: int  # the highest row it looked at; 0 when there was none
    sealed: int  # fields that are sealed anew
    shut: tuple[str, ...]  # where fields stand that no secret opens


Batch = Callable[[Session], Done]


class Field(NamedTuple):
    """Where sealed text is kept, and what turns one row's over."""

    table: type[SQLModel]
    column: str
    turn: Callable[[Any], int]  # how many were sealed anew; raises CannotOpen

    def batch(self, session: Session, after: int) -> Done:
        """The next rows that a former secret sealed, locked until they are turned over."""
        table: Any = self.table
        kept = cast(getattr(table, self.column), Text)
        old = select(table).where(table.id > after, kept.contains("v1."))
        if self.column != "about":  # which may hold two, of different age
            old = old.where(~kept.startswith(vault.current().mark))
        rows = session.exec(old.order_by(table.id).limit(BATCH).with_for_update()).all()
        sealed, shut = 0, list[str]()
        for row in rows:
            try:
                sealed += self.turn(row)
            except CannotOpen as closed:
                shut.append(closed.place)
            session.add(row)
        return Done(rows[-1].id if rows else 0, sealed, tuple(shut))


def _turn(column: str, place: Callable[[Any], str], row: Any) -> int:
    setattr(row, column, vault.current().rotate(getattr(row, column), place(row)))
    return 1


def _turn_wish(name: str, wish: Wish) -> int:
    """The place is what a household is found by: its index is made anew with it."""
    _turn(name, lambda one: f"wish:{one.id}:{name}", wish)
    if name == "place":
        opened = vault.current().open(wish.place, f"wish:{wish.id}:place")
        wish.household = vault.current().blind(opened, "household")
    return 1


def _turn_promise(told: Told) -> int:
    about = dict(told.about)
    for name, place in _places(told):
        if about.get(name):
            about[name] = vault.current().rotate(about[name], place)
    turned = [name for name in about if about[name] != told.about[name]]
    told.about = about
    return len(turned)


def _places(told: Told) -> Iterator[tuple[str, str]]:
    """What travels sealed: what somebody wrote, and the way to whoever was forgotten."""
    is_thanks = told.kind == "claim.thanked"
    wrote = f"claim:{told.row_id}:thanks" if is_thanks else f"wish:{told.row_id}:{told.kind}"
    yield "sealed", wrote
    yield "to", f"outbox:{told.id}:to"


FIELDS = (
    *(Field(Wish, name, partial(_turn_wish, name)) for name in SEALED),
    Field(Claim, "note", partial(_turn, "note", lambda claim: f"claim:{claim.id}:note")),
    Field(
        Conversation,
        "sealed",
        partial(_turn, "sealed", lambda talk: f"conversation:{talk.id}:answers"),
    ),
    Field(ChangeRequest, "sealed", partial(_turn, "sealed", lambda one: f"wish_change:{one.id}")),
    Field(
        InboxEvent,
        "sealed",
        partial(_turn, "sealed", lambda event: f"inbox:{event.channel}:{event.event_id}"),
    ),
    Field(Alarm, "sealed", partial(_turn, "sealed", alarms.sealed_at)),
    Field(Told, "about", _turn_promise),
)


def run(transact: Callable[[Batch], Done]) -> Done:
    """Turn everything over, a transaction for each batch. `last` of the sum says nothing."""
    sealed, shut = 0, list[str]()
    for field in FIELDS:
        after = 0
        while (done := transact(partial(field.batch, after=after))).last:
            after, sealed = done.last, sealed + done.sealed
            shut += done.shut
    return Done(0, sealed, tuple(shut))
