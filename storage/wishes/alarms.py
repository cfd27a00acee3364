"""Alarms: somebody wrote words of danger; the first worker to say so sees to it, and it stands in
the queue until they have been reached. Where no worker can be reached, the operator hears it."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any, NamedTuple

from sqlalchemy import Index, text, update
from sqlmodel import Field, Session, col, select

from storage.community import (
    groups,
    history,
    memberships,
    people,
    permissions,
    posted_cards,
    workers,
)
from storage.community.groups import Purpose
from storage.community.memberships import STAFF
from storage.community.permissions import act
from storage.community.screening import Heard
from storage.danger.families import PRESSING, Family
from storage.engine import clock, columns, personal
from storage.engine.columns import (
    HOW,
    Json,
    Row,
    changed,
    insert,
    moment,
    readable,
    sealed,
    unique_while,
)
from storage.engine.errors import Refused
from storage.messaging import kinds, outbox, promises
from storage.messaging.kinds import Kind
from storage.wishes.wishes import STORY_LIMIT, Wish

KEPT = timedelta(days=90)

act("alarm.take", STAFF)


class Alarm(Row, table=True):
    """Words of danger that a person wrote, so many `times` before somebody took it. `family`: what
    they tell of, one beside another; not `is_sure`: perhaps, so a worker looks, by day
    where no minute counts;
    `is_nothing`: a worker read them and says that it is none. `reached_by`: who said that it is
    over. `wish_id`: what they were about; `calls`: how often workers were called again since it was
    heard or taken; `unheard_at`: since when no worker could be reached; `bell_at`: when the
    operator's bell is to ring for it."""

    __table_args__ = (
        unique_while(
            "taken_by IS NULL AND reached_at IS NULL", "community_id", "person_id", on="alarm"
        ),
        Index(None, "community_id", "person_id"),
        Index(
            "ix_alarm_bell_at",
            "bell_at",
            sqlite_where=text("bell_at IS NOT NULL"),
            postgresql_where=text("bell_at IS NOT NULL"),
        ),
    )
    community_id: int = Field(foreign_key="community.id")
    person_id: int = Field(foreign_key="person.id")
    wish_id: int | None = Field(default=None, foreign_key="wish.id")
    family: str = readable("a few words of ours, none of theirs", default="")
    is_sure: bool = True
    is_nothing: bool = False
    heard_at: datetime = moment()
    taken_by: int | None = Field(default=None, foreign_key="person.id")
    taken_at: datetime | None = moment(null=True)
    reached_at: datetime | None = moment(null=True)
    reached_by: int | None = Field(default=None, foreign_key="person.id")
    calls: int = 0
    times: int = 1
    unheard_at: datetime | None = moment(null=True)
    bell_at: datetime | None = moment(null=True)
    words: str = sealed("alarm:{id}:words")
    traces: list[str] = Field(default_factory=list, sa_type=Json)  # messages with private details

    @property
    def families(self) -> list[Family]:
        """What they tell of, the first that was heard first."""
        return [Family(each) for each in self.family.split()]


personal.listed(Alarm, "person_id", "alarms", at=80)
personal.left_out(Alarm, "taken_by", "another's row; the deed is in the history")
personal.left_out(Alarm, "reached_by", "another's row; the deed is in the history")


def _not_read(session: Session, alarm_id: int) -> None:
    not_read(session, alarm_id)


HEARD = kinds.declare("alarm.heard", Alarm, kinds.Lane.ANSWER, is_urgent=True, unreached=_not_read)
STILL_WAITS = kinds.declare("alarm.again", Alarm, is_urgent=True, unreached=_not_read)
UNHEARD = kinds.declare("alarm.unheard", Alarm, kinds.Lane.ANSWER, is_urgent=True)
TAKEN = kinds.declare("alarm.taken", Alarm, kinds.Lane.ANSWER)
REACHED = kinds.declare("alarm.reached", Alarm, is_urgent=True)
SEEN_TO = kinds.declare("alarm.seen-to", Alarm, is_urgent=True)
CARD = posted_cards.declare("alarm", Alarm, Purpose.WORKERS, first=HEARD)


class AlreadySeenTo(Refused):
    """Another worker said first that they see to it."""


class AlreadyOver(Refused):
    """A worker has reached them already, or it was nothing."""


class Called(StrEnum):
    """Whom somebody in danger may count on: a worker can be reached, or none can."""

    WORKER = "worker"
    UNHEARD = "unheard"


def for_staff(session: Session, person_id: int, alarm_id: int) -> Alarm:
    """An alarm for a worker of its community. Raises NotFound."""
    return permissions.found(session, person_id, "alarm.take", Alarm, alarm_id)


def ring(
    session: Session,
    person_id: int,
    wish_id: int | None = None,
    words: str = "",
    family: Family | None = None,
) -> Called | None:
    """Somebody wrote words of danger in private: the workers of every community of theirs hear it
    now, at night too; what they write before anybody took it is added to it. Whoever lives nowhere
    any more is heard where they lived last: the workers there can decide. `wish_id`: their own wish
    that the words are about. Whether a worker can be reached; None for a stranger."""
    return _hear(session, person_id, _Said(wish_id, words, family, is_sure=True))


def wonder(
    session: Session, person_id: int, wish_id: int | None, words: str, found: Heard
) -> Called | None:
    """Words that may be of danger: a worker looks, at once where minutes count, else when it is
    day. What is grave is sure where others were said before it that nobody took. Whether a worker
    can be reached; None for a stranger."""
    said = _Said(wish_id, words, found.family, is_sure=False, is_grave=found.is_grave)
    return _hear(session, person_id, said)


def _hear(session: Session, person_id: int, said: "_Said") -> Called | None:
    last = memberships.last_home(session, person_id)
    homes = memberships.homes(session, person_id) or ([last] if last else [])
    for home in homes:
        _ring_in(session, home, person_id, said)
    return _best([called(session, home) for home in homes])


def is_pressing(alarm: Alarm) -> bool:
    """Whether nobody waits for the morning: danger for sure, or perhaps where minutes count."""
    return alarm.is_sure or not PRESSING.isdisjoint(alarm.families)


class _Said(NamedTuple):
    wish_id: int | None
    words: str
    family: Family | None
    is_sure: bool
    is_grave: bool = True


def called(session: Session, community_id: int) -> Called:
    """Whether a worker of a community can be reached: a group of theirs takes what is said there,
    or one of them can be written to."""
    return Called.WORKER if workers.are_reached(session, community_id) else Called.UNHEARD


def _best(answers: list[Called]) -> Called | None:
    return Called.WORKER if Called.WORKER in answers else next(iter(answers), None)


def _ring_in(session: Session, home: int, person_id: int, said: _Said) -> None:
    """What is heard of this neighbour first calls; what was perhaps danger and is followed by what
    is grave is sure, and calls again."""
    alarm, is_new = _open_one(session, home, person_id)
    if not is_new and not alarm.is_sure and said.is_grave:
        said = said._replace(is_sure=True)
    is_worse = not is_new and _is_worse(alarm, said)
    _write_down(session, alarm, said, is_new=is_new)
    if is_new:
        history.write(session, home, "alarm", alarm.key, "heard", person_id)
        _call(session, alarm)
    else:
        _show(session, home, [alarm.key])
    if is_worse:
        posted_cards.hasten(session, home, CARD, alarm.key)
        if alarm.is_sure or not groups.taking(session, home, Purpose.WORKERS):
            call_again(session, alarm)
    if said.is_sure and called(session, home) is Called.UNHEARD:
        _ring_bell(session, alarm, is_worse=is_worse)


def _is_worse(alarm: Alarm, said: _Said) -> bool:
    """It is sure now, or of another kind as well, or minutes count: to be looked at at once."""
    is_another = bool(said.family) and said.family not in alarm.families
    is_pressed = said.family in PRESSING and not is_pressing(alarm)
    return is_pressed or (said.is_sure and (is_another or not alarm.is_sure))


def _write_down(session: Session, alarm: Alarm, said: _Said, *, is_new: bool) -> None:
    """What was said is added; what it tells of is what was perhaps heard first, or all that is
    sure."""
    wish = session.get(Wish, said.wish_id) if said.wish_id else None
    home, whose = alarm.community_id, alarm.person_id
    if wish and (wish.community_id, wish.owner_id) == (home, whose):
        alarm.wish_id = wish.id
    if is_new or (said.is_sure and not alarm.is_sure):
        alarm.family, alarm.is_sure, alarm.heard_at = said.family or "", said.is_sure, clock.now()
    elif _is_worse(alarm, said):
        alarm.family = f"{alarm.family} {said.family}".strip()
    if said.words:
        message = " ".join(said.words.splitlines())  # each is a line
        so_far = "\n".join(filter(None, (columns.opened(alarm, "words"), message)))
        columns.seal(alarm, "words", so_far[-STORY_LIMIT:])
    session.add(alarm)
    session.flush()


def _open_one(session: Session, home: int, person_id: int) -> tuple[Alarm, bool]:
    """What nobody took yet of this neighbour, held; whether it is new."""
    whose = {"community_id": home, "person_id": person_id}
    values = {**whose, "heard_at": clock.now(), "times": 0, "calls": 0, "words": "", "traces": []}
    values |= {"family": "", "is_sure": True, "is_nothing": False}
    is_new = changed(session, insert(session, Alarm).values(values).on_conflict_do_nothing()) == 1
    waits = select(Alarm).filter_by(**whose, taken_by=None, reached_at=None)
    held = waits.with_for_update().execution_options(populate_existing=True)
    alarm = session.exec(held).first()
    if alarm is None:  # a worker took it in this moment
        return _open_one(session, home, person_id)
    alarm.times += 1
    return alarm, is_new


def _call(session: Session, alarm: Alarm) -> None:
    """Every workers' group is told; where none takes it, each worker in person. Whoever sees to
    this neighbour already is told in person first."""
    home, whose = alarm.community_id, alarm.person_id
    if taker := beside(session, alarm):
        _tell(session, HEARD, alarm, taker, is_urgent=is_pressing(alarm))
    posted_cards.begin(session, home, CARD, alarm.key, whose, is_urgent=is_pressing(alarm))
    if not groups.taking(session, alarm.community_id, Purpose.WORKERS):
        _call_in_person(session, alarm)


def _call_in_person(session: Session, alarm: Alarm) -> None:
    """Each worker to whom it was not promised yet; it waits for whoever can't be written to."""
    before = promises.people(session, alarm.community_id, alarm.key, HEARD)
    for worker in _team(session, alarm):
        if worker not in before:
            _tell(session, HEARD, alarm, worker, is_urgent=is_pressing(alarm))


def beside(session: Session, alarm: Alarm) -> int | None:
    """The worker who sees already to something else that this neighbour wrote."""
    whose = {"community_id": alarm.community_id, "person_id": alarm.person_id, "reached_at": None}
    others = select(Alarm.taken_by).filter_by(**whose).where(col(Alarm.taken_by).is_not(None))
    other = others.where(col(Alarm.id) != alarm.key).order_by(col(Alarm.id).desc())
    taker = session.exec(other).first()
    is_here = taker and memberships.is_staff(session, taker, alarm.community_id)
    return taker if is_here else None


def _team(session: Session, alarm: Alarm) -> list[int]:
    """Every worker, first whoever sees to this neighbour already."""
    first = beside(session, alarm)
    return sorted(memberships.staff(session, alarm.community_id), key=lambda each: each != first)


def call_again(session: Session, alarm: Alarm) -> None:
    """Each worker in person, whoever sees to this neighbour already first; whoever can't be written
    to has it waiting for them already."""
    home, parked = alarm.community_id, (outbox.OutboxState.PARKED,)
    waits = promises.people(session, home, alarm.key, HEARD, STILL_WAITS, states=parked)
    is_read = bool(groups.taking(session, home, Purpose.WORKERS))
    for worker in _team(session, alarm):
        if worker not in waits:
            tell_worker(session, alarm, worker, knew=is_read)


def tell_worker(
    session: Session, alarm: Alarm, worker: int, *, knew: bool = False, **about: Any
) -> None:
    """One worker, in person: what is new to them, or that it still waits."""
    knew = knew or worker in promises.people(session, alarm.community_id, alarm.key, HEARD)
    kind = STILL_WAITS if knew else HEARD
    _tell(session, kind, alarm, worker, is_urgent=is_pressing(alarm), **about)


def _tell(session: Session, kind: Kind, alarm: Alarm, worker: int, **about: Any) -> None:
    about |= {"community": alarm.community_id, "person": worker}
    outbox.tell(session, kind, alarm.key, **about)


def not_read(session: Session, alarm_id: int) -> None:
    """A group or a worker that was to hear it does not: each worker is told in person, and where
    none of them can be reached either, whoever wrote the words reads that."""
    alarm = session.get(Alarm, alarm_id, with_for_update=True, populate_existing=True)
    if alarm is None or alarm.taken_by is not None or alarm.reached_at is not None:
        return
    if groups.taking(session, alarm.community_id, Purpose.WORKERS):
        return
    _call_in_person(session, alarm)
    if alarm.is_sure and called(session, alarm.community_id) is Called.UNHEARD:
        say_unheard(session, alarm)


def say_unheard(session: Session, alarm: Alarm) -> None:
    """Whoever wrote the words reads, once, that nobody can be reached now; the bell rings."""
    if alarm.unheard_at is None:
        home, whose = alarm.community_id, alarm.person_id
        outbox.tell(session, UNHEARD, alarm.key, community=home, person=whose)
        _ring_bell(session, alarm)


def _ring_bell(session: Session, alarm: Alarm, *, is_worse: bool = False) -> None:
    """The operator is to hear of it, once until workers are called again or it is worse."""
    if alarm.unheard_at is None or is_worse:
        alarm.unheard_at, alarm.bell_at = alarm.unheard_at or clock.now(), clock.now()
        session.add(alarm)


def take(session: Session, person_id: int, alarm_id: int) -> Alarm:
    """A worker sees to it now; what else this neighbour wrote meanwhile is theirs as well. The
    neighbour hears who it is. Raises NotFound, AlreadySeenTo; AlreadyOver, also where whoever wrote
    it asked to be forgotten."""
    alarm = for_staff(session, person_id, alarm_id)
    home, whose = alarm.community_id, alarm.person_id
    open_ones = update(Alarm).filter_by(community_id=home, person_id=whose, taken_by=None)
    open_ones = open_ones.where(col(Alarm.reached_at).is_(None))
    by = {"taken_by": person_id, "taken_at": clock.now(), "calls": 0}
    won = moved(session, open_ones.values(**by))
    session.refresh(alarm)
    if alarm_id not in won and alarm.taken_by is None:
        raise AlreadyOver()
    if alarm_id not in won:
        raise AlreadySeenTo(name=people.get(session, alarm.taken_by or 0).name)
    history.write(session, home, "alarm", alarm_id, "taken", person_id, behalf=whose)
    outbox.tell(session, TAKEN, alarm_id, community=home, person=whose)
    _tell_others(session, alarm)
    return alarm


# -- inside, and what becomes of it ----------------------------------------------------------------


def moved(session: Session, statement: Any) -> list[int]:
    """The alarms that this UPDATE touched: one statement decides who was first."""
    found = session.execute(statement.returning(col(Alarm.id)), execution_options=HOW)
    return list(found.scalars())


def _tell_others(session: Session, alarm: Alarm) -> None:
    """What stands in the workers' groups says who sees to it; without a group each is told."""
    home = alarm.community_id
    show_all(session, home, alarm.person_id)
    if groups.ids(session, home, groups.Purpose.WORKERS):
        return
    for one in memberships.staff(session, home):
        if one != alarm.taken_by:
            outbox.tell(session, SEEN_TO, alarm.key, community=home, person=one)


def of(session: Session, person_id: int) -> list[Alarm]:
    """Every alarm about a person, oldest first."""
    theirs = select(Alarm).filter_by(person_id=person_id).order_by(col(Alarm.id))
    return list(session.exec(theirs))


def show_all(session: Session, home: int, person_id: int) -> None:
    theirs = select(Alarm.id).filter_by(community_id=home, person_id=person_id)
    _show(session, home, [each or 0 for each in session.exec(theirs)])


def _show(session: Session, home: int, alarm_ids: Iterable[int]) -> None:
    for alarm_id in alarm_ids:
        posted_cards.follow(session, home, CARD, alarm_id)


@posted_cards.standing(CARD)
def untaken_in(session: Session, community_id: int) -> list[int]:
    """What nobody took: a workers' group that is new, or ours again, reads it."""
    waits = select(Alarm.id).filter_by(community_id=community_id, taken_by=None, reached_at=None)
    return [each or 0 for each in session.exec(waits.order_by(col(Alarm.id)))]
