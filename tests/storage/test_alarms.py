"""Alarms: who hears, who sees to it, and for how long it is kept."""

from datetime import timedelta

import pytest
from sqlmodel import Session

from storage import alarms, clock, history
from storage.alarms import Alarm, AlreadySeenTo
from storage.database import Database
from storage.errors import NotFound
from storage.groups import Purpose
from storage.history import Entry
from storage.people import Role
from tests.make import Make, Somebody, at_once


def rings(make: Make, wish: int | None = None) -> Alarm:
    assert make.act(make.wang, alarms.ring, wish)
    return make.rows(Alarm)[-1]


def test_the_first_worker_has_it(make: Make, replica: Database) -> None:
    """Two workers at two replicas, two alarms of the same neighbour: one of them has both, the
    other hears who."""
    workers = [make.chen, make.person("小刘", Role.WORKER)]
    for _ in range(5):
        mine = [rings(make), rings(make)]

        def take(database: Database, who: Somebody, alarm: Alarm) -> str:
            def work(session: Session) -> str:
                alarms.take(session, who.id, alarm.key)
                return who.name

            return database.transact_now(work)

        answers = at_once(
            [
                lambda mine=mine: take(make.database, workers[0], mine[0]),
                lambda mine=mine: take(replica, workers[1], mine[1]),
            ]
        )
        [winner] = [each for each in answers if isinstance(each, str)]
        [no] = [each for each in answers if isinstance(each, AlreadySeenTo)]
        assert no.shown == {"name": winner}
        takers = {row.taken_by for row in make.rows(Alarm) if row.id in {m.id for m in mine}}
        assert takers == {who.id for who in workers if who.name == winner}


def test_it_is_history_without_words(make: Make) -> None:
    """Who called and who came stands there, and no word of it."""
    _ = make.chen
    alarm = rings(make)
    make.act(make.chen, alarms.take, alarm.key)
    told = make.do(history.of, make.home, "alarm", alarm.key)
    assert [(line.what, line.actor_id) for line in told] == [
        ("heard", make.wang.id),
        ("taken", make.chen.id),
    ]
    assert [line.details for line in make.rows(Entry, noun="alarm")] == [{}, {}]
    assert make.kinds(make.wang) == ["danger-taken"]


@pytest.mark.parametrize("who", ["wang", "li", "foreign_worker"])
def test_only_workers_of_this_community(make: Make, who: str) -> None:
    """For everybody else it is not there."""
    _ = make.chen
    alarm = rings(make)
    with pytest.raises(NotFound):
        make.act(getattr(make, who), alarms.take, alarm.key)


def test_it_leads_only_to_one_s_own_wish(make: Make) -> None:
    """Words in a form about somebody else's wish do not point at that wish."""
    make.group(Purpose.WORKERS)
    other = make.open_wish(by=make.sun)
    assert rings(make, other.key).wish_id is None
    own = make.wish()
    assert rings(make, own.key).wish_id == own.id


def test_nobody_to_tell_is_said_so(make: Make) -> None:
    """Without a worker nobody was called; a stranger belongs to nobody."""
    assert not make.act(make.wang, alarms.ring)
    stranger = make.person("路人", None)
    assert not make.act(stranger, alarms.ring)


def test_alarms_are_not_kept_for_ever(make: Make) -> None:
    """After ninety days nothing says any more who was in danger."""
    _ = make.chen
    rings(make)
    clock.travel(alarms.KEPT - timedelta(minutes=1))
    assert make.do(alarms.sweep) == 0
    clock.travel(timedelta(minutes=2))
    assert make.do(alarms.sweep) == 1
