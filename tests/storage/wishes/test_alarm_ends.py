"""How alarms end, one beside another of the same neighbour."""

from datetime import timedelta

import pytest

from storage.community import history, memberships
from storage.community.memberships import Role
from storage.engine import clock
from storage.engine.errors import NotFound
from storage.wishes import alarm_calls, alarm_contact, alarm_ends, alarm_lessons, alarms
from storage.wishes.alarms import Alarm, AlreadyOver, AlreadySeenTo
from tests.harness.make import Make, Somebody


def taken(make: Make, by: Somebody) -> Alarm:
    make.act(make.wang, alarms.ring, None, "我不想活了")
    return make.act(by, alarms.take, make.rows(Alarm)[-1].key)


@pytest.mark.both
def test_no_danger_ends_that_alarm_alone(make: Make) -> None:
    """小刘 found no danger in what she took; what 小陈 took of the same neighbour waits on, and
    he alone can say that of it."""
    liu = make.person("小刘", Role.WORKER)
    his, hers = taken(make, make.chen), taken(make, liu)
    with pytest.raises(AlreadySeenTo):
        make.act(liu, alarm_lessons.nothing, his.key)
    make.act(liu, alarm_lessons.nothing, hers.key)
    assert make.again(hers).is_nothing
    assert make.again(hers).reached_by == liu.id
    still = make.again(his)
    assert (still.reached_at, still.is_nothing) == (None, False)


@pytest.mark.both
def test_reached_ends_what_was_written_up_to_it(make: Make) -> None:
    """What she wrote before is over with it, by whoever said so; what she wrote later is not."""
    liu = make.person("小刘", Role.WORKER)
    first, second, third = taken(make, make.chen), taken(make, liu), taken(make, make.chen)
    make.act(liu, alarm_ends.reached, second.key)
    assert [make.again(each).reached_by for each in (first, second, third)] == [
        liu.id,
        liu.id,
        None,
    ]


def test_each_who_took_one_is_asked(make: Make) -> None:
    """Two workers took one each: an hour later both are asked whether it went well."""
    liu = make.person("小刘", Role.WORKER)
    taken(make, make.chen), taken(make, liu)
    clock.travel(timedelta(hours=1))
    make.do(alarm_calls.call_again)
    assert [make.kinds(who).count("alarm.reached") for who in (make.chen, liu)] == [1, 1]


@pytest.mark.both
def test_nobody_takes_what_is_forgotten(make: Make) -> None:
    """She asked to be forgotten: an older copy of the card leads to nothing, she hears of nobody
    and the history of no deed; who took it before reads her words no more."""
    _ = make.chen
    make.act(make.wang, alarms.ring, None, "我不想活了")
    [alarm] = make.rows(Alarm)
    make.do(alarm_ends.forget, make.wang.id)
    with pytest.raises(AlreadyOver):
        make.act(make.chen, alarms.take, alarm.key)
    assert "alarm.taken" not in make.kinds(make.wang)
    told = make.do(history.of, make.home, "alarm", alarm.key)
    assert [line.what for line in told] == ["heard"]


def test_what_is_over_is_read_no_more(make: Make) -> None:
    """Once she was reached nobody opens her words and address again."""
    alarm = taken(make, make.chen)
    make.act(make.chen, alarm_ends.reached, alarm.key)
    with pytest.raises(NotFound):
        make.act(make.chen, alarm_contact.send, alarm.key)


# -- what the worker read ------------------------------------------------------------------------


def read_by(make: Make, who: Somebody, message: str) -> Alarm:
    alarm = taken(make, who)
    make.do(alarm_contact.traced, alarm.key, who.id, message)
    return alarm


def emptied(make: Make, who: Somebody) -> list[str]:
    return [told.about["message"] for told in make.told(who, kind="alarm.hidden")]


@pytest.mark.both
def test_it_goes_with_the_post(make: Make) -> None:
    """小刘 is a worker no more: what she read of a neighbour goes, and what comes too late too."""
    liu = make.person("小刘", Role.WORKER)
    _, alarm = read_by(make, make.chen, "7"), read_by(make, liu, "8")
    make.do(memberships.revoke, make.home, liu.id, Role.WORKER, make.chen.id)
    make.do(alarm_contact.traced, alarm.key, liu.id, "9")
    assert (emptied(make, liu), emptied(make, make.chen)) == (["8", "9"], [])


@pytest.mark.both
def test_it_goes_with_what_is_swept(make: Make) -> None:
    """Nobody ever said that she was reached: after ninety days the message is emptied as well."""
    read_by(make, make.chen, "7")
    clock.travel(alarms.KEPT + timedelta(minutes=1))
    assert make.do(alarm_ends.sweep) == 1
    assert emptied(make, make.chen) == ["7"]


def test_a_worker_who_is_forgotten(make: Make) -> None:
    """What 小刘 read goes from her chat when she asks to be forgotten."""
    liu = make.person("小刘", Role.WORKER)
    read_by(make, liu, "8")
    make.do(alarm_ends.end, liu.id)
    assert emptied(make, liu) == ["8"]
