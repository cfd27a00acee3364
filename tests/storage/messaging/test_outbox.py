"""What must be told is told: in order, once if it can be helped, and counted if not."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from sqlalchemy import event
from sqlmodel import Session

from storage.community.people import Person
from storage.engine import clock
from storage.engine.database import Database
from storage.messaging import backlog, dispatch, outbox, promises
from storage.messaging.kinds import Kind, Lane
from storage.messaging.outbox import ATTEMPTS, LEASE, PAUSES, OutboxState, Told
from tests.harness.make import Make, at_once
from tests.harness.notes import NOTE, note_of

pytestmark = pytest.mark.both

Tell = Callable[..., bool]
KINDS = frozenset({NOTE.name})
SOON = timedelta(seconds=1)


@pytest.fixture
def tell(make: Make) -> Tell:
    """Promise something to 王阿姨."""

    def promise(row: int = 1, lane: Lane | None = None, **how: object) -> bool:
        how = {"community": make.home, "person": make.wang.id} | how
        return make.do(outbox.tell, note_of(lane), row, **how)

    return promise


def begin(make: Make, limit: int = 10) -> list[Told]:
    """Lease what is due, as delivery does."""

    def work(session: Session) -> list[Told]:
        taken = dispatch.due(session, KINDS, limit)
        for told in taken:
            outbox.begin(session, told)
        return taken

    return make.database.transact_now(work)


def test_answers_go_before_broadcasts(make: Make, tell: Tell) -> None:
    """An answer overtakes the notices, cards and broadcasts that waited before it."""
    crowd = [make.person() for _ in range(4)]
    for who, lane in zip(crowd, reversed(Lane), strict=True):
        tell(person=who.id, lane=lane)
    assert [told.lane for told in begin(make)] == [0, 1, 2, 3]


def test_one_person_hears_one_thing_after_the_other(make: Make, tell: Tell) -> None:
    """What one person is told keeps its order: the second waits until the first was said."""
    for row in (1, 2):
        tell(row)
    [first] = begin(make)
    assert first.row_id == 1
    assert begin(make) == []
    make.do(outbox.sent, first)
    assert [told.row_id for told in begin(make)] == [2]


def test_what_has_its_time_waits_for_it(make: Make, tell: Tell) -> None:
    """A reminder for tomorrow is not said today."""
    tell(at=clock.now() + timedelta(days=1))
    assert begin(make) == []
    clock.travel(timedelta(days=1))
    assert len(begin(make)) == 1


def test_the_same_promise_waits_once(make: Make, tell: Tell) -> None:
    """Many changes of a card are one waiting edit; once it is being said, the next change waits
    anew."""
    assert [tell(once="card:1"), tell(once="card:1"), tell(once="card:2")] == [True, False, True]
    [told] = begin(make)
    assert tell(once="card:1")
    assert len(make.told(once="card:1")) == 2
    assert make.again(told).state is OutboxState.SENDING


def test_kinds_of_a_newer_version_stay(make: Make, tell: Tell) -> None:
    """What this version can't say is left for one that can."""
    make.do(outbox.tell, Kind("lamp.lit", Person), 1, community=make.home, person=make.wang.id)
    assert begin(make) == []
    assert [told.state for told in make.told()] == [OutboxState.READY]


def test_a_failure_is_tried_again_with_growing_pauses(make: Make, tell: Tell) -> None:
    """Not said: again after 2 s, 5 s, 15 s … an hour, and after twelve tries a worker sees it."""
    tell()
    pauses = [*PAUSES, *[PAUSES[-1]] * ATTEMPTS]
    for number in range(ATTEMPTS):
        [told] = begin(make)
        make.do(outbox.failed, told, "down")
        if number < ATTEMPTS - 1:
            clock.travel(timedelta(seconds=pauses[number]) - SOON)
            assert begin(make) == []
            clock.travel(2 * SOON)
    [told] = make.told()
    assert (told.state, told.why) == (OutboxState.DEAD, "down")
    assert make.do(backlog.count, OutboxState.DEAD) == 1


def test_a_second_copy_is_counted_before_it_leaves(make: Make, tell: Tell) -> None:
    """Killed in mid-call, nobody knows whether it was said: that is counted, and it is said
    again."""
    tell()
    begin(make)
    assert make.do(outbox.recover) == 0
    clock.travel(LEASE + SOON)
    assert make.do(outbox.recover) == 1
    [told] = make.told()
    assert (told.state, told.uncertain, told.leased_until) == (OutboxState.READY, 1, None)


def test_two_replicas_recover_once(make: Make, tell: Tell, replica: Database) -> None:
    """Replicas that find the same dead delivery count it once."""
    tell()
    begin(make)
    clock.travel(LEASE + SOON)
    both = [lambda one=one: one.transact_now(outbox.recover) for one in (make.database, replica)]
    at_once(both * 3)
    assert [told.uncertain for told in make.told()] == [1]


def test_two_replicas_never_say_the_same(make: Make, tell: Tell, replica: Database) -> None:
    """Of forty messages each is taken by one of the replicas that ask at once."""
    for who in [make.person(is_open=False) for _ in range(40)]:
        tell(person=who.id)

    def take(database: Database) -> list[int | None]:
        def work(session: Session) -> list[int | None]:
            taken = dispatch.due(session, KINDS, 10)
            for told in taken:
                outbox.begin(session, told)
            return [told.id for told in taken]

        return database.transact_now(work)

    answers = at_once([lambda one=one: take(one) for one in (make.database, replica) * 4])
    taken = [each for answer in answers if isinstance(answer, list) for each in answer]
    assert len(taken) == len(set(taken))
    assert len(taken) >= 20


def test_who_is_late_settles_nothing(make: Make, tell: Tell) -> None:
    """A delivery that was thought dead and comes back does not undo what was settled meanwhile."""
    tell()
    [told] = begin(make)
    clock.travel(LEASE + SOON)
    make.do(outbox.recover)
    make.do(outbox.failed, told, "late")
    settled = make.again(told)
    assert (settled.state, settled.uncertain) == (OutboxState.READY, 1)
    assert settled.why != "late"


def test_the_older_twin_is_dropped(make: Make, tell: Tell) -> None:
    """A card edit that failed gives way to the newer one that waits already."""
    tell(once="card:1")
    [told] = begin(make)
    tell(once="card:1")
    make.do(outbox.failed, told, "429")
    states = {each.id: each.state for each in make.told(once="card:1")}
    assert states.pop(told.id) is OutboxState.DROPPED
    assert list(states.values()) == [OutboxState.READY]


def test_a_lost_twin_is_dropped_too(make: Make, tell: Tell) -> None:
    """The same when nobody knows whether the older one was said."""
    tell(once="card:1")
    [told] = begin(make)
    tell(once="card:1")
    make.do(outbox.lost, told, "timeout")
    assert (make.again(told).state, make.again(told).uncertain) == (OutboxState.DROPPED, 1)


def test_parked_words_wait_for_the_door_to_open(make: Make, tell: Tell) -> None:
    """What can't be said to a closed chat waits, and goes out when the person opens it."""
    tell()
    [told] = begin(make)
    make.do(outbox.park, told.id, "blocked")
    clock.travel(timedelta(days=9))
    assert begin(make) == []
    assert make.do(outbox.wake, make.li.id) == 0
    assert make.do(outbox.wake, make.wang.id) == 1
    [again] = begin(make)
    assert (again.id, again.attempts) == (told.id, 1)


def test_parked_promises_of_one_key_wake_too(make: Make, tell: Tell) -> None:
    """A parked promise that must wait only once wakes like the others, and meets no twin."""
    for _ in range(2):
        tell(once="board")
        [told] = begin(make)
        make.do(outbox.park, told.id, "blocked")
    make.do(outbox.wake, make.wang.id)
    states = sorted(each.state for each in make.told(once="board"))
    assert states == [OutboxState.DROPPED, OutboxState.READY]


def test_whether_a_promise_is_on_its_way(make: Make, tell: Tell) -> None:
    """A promise is on its way from the moment it is made until it was said."""
    assert not make.do(promises.is_waiting, make.wang.id, NOTE, 1)
    tell()
    assert make.do(promises.is_waiting, make.wang.id, NOTE, 1)
    [told] = begin(make)
    assert make.do(promises.is_waiting, make.wang.id, NOTE, 1)
    make.do(outbox.sent, told)
    assert not make.do(promises.is_waiting, make.wang.id, NOTE, 1)
    assert not make.do(promises.is_waiting, make.li.id, NOTE, 1)


def test_a_recipient_s_whole_queue_waits(make: Make, tell: Tell) -> None:
    """When a chat must wait, all that waits for it does, in order; other chats go on."""
    tell(1)
    tell(2)
    tell(3, person=make.li.id)
    [first, *_] = make.told()
    until = clock.now() + timedelta(minutes=1)
    make.do(lambda s: outbox.postpone_all(s, s.get_one(Told, first.id), until))
    assert [told.row_id for told in begin(make)] == [3]
    clock.travel(timedelta(minutes=2))
    assert [told.row_id for told in begin(make)] == [1]


def test_having_to_wait_is_no_failure(make: Make, tell: Tell) -> None:
    """A message that the channel's limits hold back a hundred times is not given up."""
    tell()
    for _ in range(3 * ATTEMPTS):
        [told] = begin(make)
        make.do(outbox.later, told.id, clock.now(), "429")
    assert [(told.state, told.attempts) for told in make.told()] == [(OutboxState.READY, 0)]


def test_how_much_waits_and_for_how_long(make: Make, tell: Tell) -> None:
    """The operator sees per lane how many are due and how old the oldest is."""
    tell(lane=Lane.CARD)
    clock.travel(timedelta(minutes=5))
    tell(lane=Lane.CARD)
    tell(lane=Lane.ANSWER, at=clock.now() + timedelta(hours=1))
    depth = make.do(backlog.depth)
    assert set(depth) == {Lane.CARD}
    count, age = depth[Lane.CARD]
    assert count == 2
    assert 300 <= age < 310


def test_a_promise_is_as_true_as_its_reason(make: Make) -> None:
    """A transaction that fails takes its promises back with it."""

    def fail(session: Session) -> None:
        outbox.tell(session, NOTE, 1, community=None)
        raise LookupError

    with pytest.raises(LookupError):
        make.database.transact_now(fail)
    assert make.told() == []


@pytest.mark.parametrize("engine", ["postgres"], indirect=True)
def test_a_long_queue_is_read_from_its_head(make: Make, database: Database, tell: Tell) -> None:
    """In a burst PostgreSQL's statistics are those of a quiet hour. All the same it does not sort
    everything that waits, nor walks through the queue again for each row."""
    group = make.group().id
    for number in range(400):
        tell(number, **({"person": None, "group": group} if number % 2 else {}))
    asked: list[tuple[str, object]] = []

    def note(_conn: object, _cursor: object, statement: str, given: object, *_: object) -> None:
        asked.append((statement, given))

    def plan(session: Session) -> str:
        dispatch.due(session, KINDS, 2)
        statement, given = asked[-1]
        found = session.connection().exec_driver_sql(f"EXPLAIN {statement}", given)  # type: ignore[arg-type]
        return "\n".join(row[0] for row in found)

    event.listen(database.engine, "before_cursor_execute", note)
    said = make.do(plan)
    assert "Sort" not in said
    assert "using ix_outbox_due" in said
    assert "using ix_outbox_group_waits" in said
