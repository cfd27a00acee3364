"""What must be told: rows written in the transaction that made it true, said by delivery.

ready → sending (lease, committed before the call) → sent | ready (later) | uncertain | dead
Every second copy of a message was counted in `uncertain` before it left.
"""

from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from sqlalchemy import Index, Integer, bindparam, delete, func, literal_column, update
from sqlalchemy.exc import IntegrityError
from sqlmodel import Field, Session, col, select

from storage.engine import clock, columns, personal
from storage.engine.columns import (
    Row,
    changed,
    index_while,
    json_column,
    moment,
    sealed,
    unique_while,
    word,
)
from storage.engine.prepared import Prepared, bound, forget
from storage.messaging import kinds
from storage.messaging.kinds import Kind

LEASE = timedelta(seconds=60)  # longer than any call to a channel may take
ATTEMPTS = 12
PAUSES = (2, 5, 15, 60, 300, 900, 1800, 3600)  # seconds between attempts; the last repeats
IN_TURN = ("lane", "turn", "due_at", "id")  # what is said first
KEPT = timedelta(days=30)  # what was said or dropped, for whoever asks what was told
DEAD_KEPT = timedelta(days=90)  # what was given up, for a worker to see


class OutboxState(StrEnum):
    READY = "ready"
    SENDING = "sending"
    SENT = "sent"
    UNCERTAIN = "uncertain"  # perhaps said, ATTEMPTS times over
    PARKED = "parked"  # the person can't be written to; waits until they open our chat
    DROPPED = "dropped"  # was not true any more when its time came
    DEAD = "dead"  # given up; stays for a worker to see


class Told(Row, table=True):
    """One thing to tell one person or one group: a key and ids, no words, no channel."""

    __tablename__ = "outbox"
    __table_args__ = (
        unique_while("state = 'ready' AND once IS NOT NULL", "once"),
        index_while("state = 'ready'", "ix_outbox_due", *IN_TURN),
        *(
            index_while("state = 'ready'", f"ix_outbox_{of}_waits", f"{of}_id", *IN_TURN)
            for of in ("person", "group")
        ),
        index_while(
            "state = 'ready' AND from_person IS NOT NULL",
            "ix_outbox_turn",
            "group_id",
            "from_person",
            "turn",
        ),
        index_while("state = 'sending'", "ix_outbox_sending", "leased_until"),
        index_while("state = 'parked'", "ix_outbox_group_parked", "group_id"),
        Index(None, "person_id", "state"),
        Index(None, "community_id", "kind", "row_id"),
    )
    community_id: int | None = Field(default=None, foreign_key="community.id")
    kind: str
    row_id: int
    person_id: int | None = Field(default=None, foreign_key="person.id")
    group_id: int | None = Field(default=None, foreign_key="chat_group.id")
    about: dict[str, Any] = json_column()
    words: str = sealed("outbox:{kind}:{row_id}:words")  # what somebody wrote to the reader
    way: str = sealed("outbox:{id}:way")  # to whoever was forgotten meanwhile
    lane: int
    from_person: int | None = Field(default=None, foreign_key="person.id")  # who brought it about
    turn: int = 0  # how many of theirs waited there before it: the first of each goes first
    is_urgent: bool = False  # may be said in quiet hours
    once: str | None = None  # two waiting rows with the same key are one
    state: OutboxState = word(OutboxState)
    promised_for: datetime = moment()  # when it is to be said, whatever keeps us from it
    due_at: datetime = moment()  # when it is tried next
    created_at: datetime = moment()
    attempts: int = 0
    uncertain: int = 0
    leased_until: datetime | None = moment(null=True)
    sent_at: datetime | None = moment(null=True)
    why: str = ""  # of the last failure, in our words: never a text, never an address


# what was said stands in one's own chat
OVER = (OutboxState.SENT, OutboxState.DROPPED)
personal.left_out(Told, "from_person", "a group's row; what they did is in their own")
personal.listed(Told, "person_id", "waiting", at=71, only=lambda: col(Told.state).not_in(OVER))

# or on its way, or perhaps said
SAID = (OutboxState.SENDING, OutboxState.SENT, OutboxState.UNCERTAIN)


def tell(
    session: Session,
    kind: Kind,
    row_id: int,
    *,
    community: int | None,
    person: int | None = None,
    group: int | None = None,
    at: datetime | None = None,
    is_urgent: bool | None = None,
    from_person: int | None = None,
    once: str | None = None,
    words: str = "",
    **about: Any,
) -> bool:
    """Promise to tell somebody, now or `at`, as urgently as its kind is, unless this is another
    case; `words` of somebody travel sealed. False when the same promise (`once`) waits already.
    `from_person`: whose deed a group hears of, so that many of one hold up nobody else."""
    now = clock.now()
    hurries = kind.is_urgent if is_urgent is None else is_urgent
    written = _PROMISE.changed(
        session,
        community_id=community,
        kind=kind.name,
        row_id=row_id,
        person_id=person,
        group_id=group,
        about=about,
        words=columns.sealed_for(Told, "words", words, kind=kind.name, row_id=row_id),
        lane=int(kind.lane_for(hurries)),
        from_person=from_person,
        to_group=group,
        sender=from_person,
        is_urgent=hurries,
        once=once,
        promised_for=at or now,
        due_at=at or now,
        created_at=now,
    )
    return written == 1


_FIXED = {"id", "turn", "way", "state", "attempts", "uncertain", "leased_until", "sent_at", "why"}
_READY: Any = literal_column("'ready'")  # as it is: a partial index serves no parameter
_TURN = select(func.coalesce(func.max(col(Told.turn)) + 1, 0)).where(
    col(Told.group_id) == bindparam("to_group", type_=Integer),
    col(Told.from_person) == bindparam("sender", type_=Integer),
    col(Told.state) == _READY,
)
_PROMISE = Prepared(
    lambda sql: (
        sql.insert(Told)
        .values(state=OutboxState.READY, turn=_TURN.scalar_subquery(), **bound(Told, but=_FIXED))
        .on_conflict_do_nothing()
    )
)


def begin(session: Session, told: Told) -> None:
    """Lease a row: from now until the lease ends only one delivery says it."""
    told.state = OutboxState.SENDING
    told.attempts += 1
    told.leased_until = clock.now() + LEASE
    session.add(told)


def let_rest(session: Session, told: Told, until: datetime) -> None:
    """A row that was locked by `due` waits because it is meant to, as at night: it is promised for
    then, and nobody is late with it."""
    told.promised_for = told.due_at = until
    session.add(told)


def postpone_all(session: Session, told: Told, at: datetime) -> None:
    """All that waits for this recipient waits until they may be spoken to again: one statement,
    however many rows a burst has left for one group. Rows that another replica looks at are left
    to it: waiting for them while it waits for our pace would be a deadlock."""
    theirs = select(Told.id).filter_by(person_id=told.person_id, group_id=told.group_id)
    early = theirs.where(col(Told.state) == OutboxState.READY, col(Told.due_at) < at)
    which = update(Told).where(col(Told.id).in_(early.with_for_update(skip_locked=True)))
    changed(session, which.values(due_at=at))


def not_before(session: Session, once: str, at: datetime) -> None:
    """A promise that was made while its like was being said waits its time as well."""
    _NOT_BEFORE.changed(session, key=once, at=at)


_NOT_BEFORE = Prepared(
    lambda _: (
        update(Told)
        .where(col(Told.once) == bindparam("key"), col(Told.state) == _READY)
        .where(col(Told.due_at) < bindparam("at"))
        .values(due_at=bindparam("at"))
    )
)


def set_aside(session: Session, told: Told, state: OutboxState, why: str) -> None:
    """A row that was locked by `due` is parked or dropped unsaid."""
    told.state, told.why = state, why
    session.add(told)


def drop_all(session: Session, group_id: int, why: str) -> None:
    """Nothing that waits for this group will be said there."""
    theirs = update(Told).filter_by(group_id=group_id, state=OutboxState.READY)
    changed(session, theirs.values(state=OutboxState.DROPPED, why=why))


def later(session: Session, told_id: int, at: datetime, why: str) -> None:
    """Not now; having to wait is no failed attempt."""
    _settle(session, told_id, OutboxState.READY, due_at=at, attempts=Told.attempts - 1, why=why)


def is_nowhere(session: Session, told: Told) -> None:
    """The message that this was to change is not there any more: it becomes a new one."""
    row = session.get_one(Told, told.id)
    row.about = {name: value for name, value in row.about.items() if name != "message"}
    session.add(row)


def half_said(session: Session, told: Told, message: str) -> None:
    """It stands, without what is private: that is put by an edit into this `message`, in its
    turn."""
    now: dict[str, Any] = {"attempts": 0, "due_at": told.due_at, "why": ""}
    _settle(session, told.key, OutboxState.READY, about=told.about | {"message": message}, **now)


def sent(session: Session, told: Told) -> None:
    """It was said."""
    kinds.was_said(session, told.kind, told.row_id)  # first: who holds those rows comes here after
    _SENT.changed(session, told_id=told.key, now=clock.now())
    forget(session, Told, told.key)


_SENT = Prepared(
    lambda _: (
        update(Told)
        .where(col(Told.id) == bindparam("told_id"), col(Told.state) == OutboxState.SENDING)
        .values(state=OutboxState.SENT, leased_until=None, sent_at=bindparam("now"), why="")
    )
)


def dropped(session: Session, told_id: int, why: str) -> None:
    """It was not true any more."""
    _settle(session, told_id, OutboxState.DROPPED, why=why)


def dead(session: Session, told_id: int, why: str) -> None:
    """It will never be said; a worker sees it."""
    _settle(session, told_id, OutboxState.DEAD, why=why)


def park(session: Session, told_id: int, why: str) -> None:
    """The person can't be written to: keep it until they open our chat."""
    _settle(session, told_id, OutboxState.PARKED, why=why)


def failed(session: Session, told: Told, why: str) -> None:
    """It was not said: again later with growing pauses. To a person it is given up after ATTEMPTS;
    what a group is to read waits for as long as it is true."""
    if told.person_id is not None and told.attempts >= ATTEMPTS:
        dead(session, told.key, why)
        kinds.was_not_reached(session, told.kind, told.row_id)
        return
    _settle(session, told.key, OutboxState.READY, due_at=_after_pause(told.attempts), why=why)


def lost(session: Session, told: Told, why: str) -> None:
    """Nobody knows whether it was said: counted, and said again after growing pauses; whoever has
    perhaps read it ATTEMPTS times is left in peace."""
    copies = told.uncertain + 1
    counted: dict[str, Any] = {"uncertain": Told.uncertain + 1, "why": why}
    if copies < ATTEMPTS:
        _settle(session, told.key, OutboxState.READY, due_at=_after_pause(copies), **counted)
    else:
        _settle(session, told.key, OutboxState.UNCERTAIN, **counted)
        kinds.was_not_reached(session, told.kind, told.row_id)


def _after_pause(attempts: int) -> datetime:
    return clock.now() + timedelta(seconds=PAUSES[min(attempts, len(PAUSES)) - 1])


def next_recovery(session: Session) -> datetime | None:
    """When `recover` has something to do, if all that is being said died now."""
    row = _NEXT_RECOVERY.row(session)
    return row[0] if row else None


_SENDING: Any = literal_column("'sending'")
_NEXT_RECOVERY = Prepared(
    lambda _: select(func.min(col(Told.leased_until))).where(col(Told.state) == _SENDING)
)


def recover(session: Session) -> int:
    """Rows whose delivery died in the middle of the call; how many there were."""
    stuck = select(Told).where(
        col(Told.state) == OutboxState.SENDING, col(Told.leased_until) < clock.now()
    )
    rows = list(session.exec(stuck.with_for_update(skip_locked=True)))
    for told in rows:
        lost(session, told, "the process died while sending")
    return len(rows)


def _settle(
    session: Session,
    told_id: int,
    state: OutboxState,
    *,
    was: OutboxState = OutboxState.SENDING,
    **values: Any,
) -> None:
    """Leave `was`; a row that somebody else settled meanwhile is left alone, and one that would be
    ready again though its twin is already gives way to it."""
    which = update(Told).filter_by(id=told_id, state=was)
    to = which.values(state=state, leased_until=None, **values)
    if state is not OutboxState.READY:
        changed(session, to)
        return
    try:
        with session.begin_nested():
            changed(session, to)
    except IntegrityError:
        gone = {"state": OutboxState.DROPPED, "why": "a newer one waits"}
        changed(session, which.values(leased_until=None, **values | gone))


def wake(session: Session, person_id: int) -> int:
    """A person can be written to again: what was parked goes out, the newest of each `once`.
    Lost tempo, not lost promises."""
    return _unpark(session, person_id=person_id)


def wake_group(session: Session, group_id: int) -> int:
    """A group may take something again: what was parked goes out, and what was refused is tried
    now."""
    refused = update(Told).filter_by(group_id=group_id, state=OutboxState.READY)
    changed(session, refused.where(col(Told.attempts) > 0).values(due_at=clock.now()))
    return _unpark(session, group_id=group_id)


def probe_group(session: Session, group_id: int) -> None:
    """Something stirs in a group that took nothing: the first that was refused is tried now. One
    alone: where it does not get in, nothing else would."""
    refused = select(Told.id).filter_by(group_id=group_id, state=OutboxState.READY)
    first = refused.where(col(Told.attempts) > 0).order_by(
        *(col(getattr(Told, c)) for c in IN_TURN)
    )
    which = update(Told).where(col(Told.id).in_(first.limit(1).with_for_update(skip_locked=True)))
    changed(session, which.values(due_at=clock.now()))


def _unpark(session: Session, **whose: int) -> int:
    parked = select(Told.id).filter_by(**whose, state=OutboxState.PARKED)
    ids = list(session.exec(parked.order_by(col(Told.id).desc())))
    at = clock.now()  # one moment for all: they keep their order
    now = {"promised_for": at, "due_at": at, "attempts": 0}
    for told_id in ids:
        _settle(session, told_id or 0, OutboxState.READY, was=OutboxState.PARKED, **now)
    return len(ids)


def hasten(session: Session, once: str, *, urgent: Kind | None = None) -> bool:
    """A promise that waits is due now; as urgent as this kind is, in the lane of that, and at night
    too. False for none."""
    waits = update(Told).filter_by(once=once, state=OutboxState.READY)
    values: dict[str, Any] = {"due_at": clock.now()}
    if urgent is not None:
        values |= {"is_urgent": True, "lane": int(urgent.lane_for(True))}
    return changed(session, waits.values(values)) > 0


def sweep(session: Session) -> int:
    """Forget what was said or dropped long ago; what was given up stays longer."""
    over = col(Told.state).in_(OVER)
    return changed(session, delete(Told).where(over, col(Told.due_at) < clock.now() - KEPT))


def sweep_dead(session: Session) -> int:
    """Forget what was given up when nobody asked about it for long."""
    gone = col(Told.state).in_((OutboxState.DEAD, OutboxState.UNCERTAIN))
    return changed(session, delete(Told).where(gone, col(Told.due_at) < clock.now() - DEAD_KEPT))
