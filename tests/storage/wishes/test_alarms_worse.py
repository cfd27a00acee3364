"""Alarms that grow worse, of whoever has one already, and of whoever lives here no more."""

import pytest

from storage.community import groups, memberships, posted_cards, residency
from storage.community.groups import Purpose
from storage.community.memberships import Role
from storage.community.put_out import Why
from storage.danger.families import Family
from storage.messaging.kinds import Lane
from storage.wishes import alarms
from storage.wishes.alarms import Alarm, Called
from tests.harness.danger import perhaps
from tests.harness.make import Make, Somebody


def rings(make: Make, family: Family, who: Somebody | None = None) -> Called | None:
    return make.act(who or make.wang, alarms.ring, None, "救命", family)


@pytest.mark.both
def test_another_danger_calls_again_at_once(make: Make) -> None:
    """It smells of gas, says she, and again; then her neighbour falls down: the workers are called
    once more, in person, and both stand there."""
    make.group(Purpose.WORKERS)
    for family, called in ((Family.FIRE, 0), (Family.FIRE, 0), (Family.DOCTOR, 1)):
        _ = make.chen
        rings(make, family)
        assert make.kinds(make.chen).count("alarm.again") == called
    [alarm] = make.rows(Alarm)
    assert alarm.families == [Family.FIRE, Family.DOCTOR]
    make.act(make.wang, alarms.wonder, None, "活着真累", perhaps(Family.SUICIDE))
    assert make.again(alarm).families == [Family.FIRE, Family.DOCTOR]


@pytest.mark.both
def test_who_was_put_out_is_heard_all_the_same(make: Make) -> None:
    """王阿姨 lives nowhere any more by a worker's word: those who live where she lived last hear
    it, and what she reads is true."""
    _ = make.chen
    row = make.do(memberships.residence, make.home, make.wang.id)
    assert row
    make.act(make.chen, residency.put_out_of, row.key, Why.CONDUCT)
    assert rings(make, Family.SUICIDE) is Called.WORKER
    assert make.kinds(make.chen).count("alarm.heard") == 1
    make.act(make.chen, alarms.take, make.rows(Alarm)[-1].key)
    assert "alarm.taken" in make.kinds(make.wang)


@pytest.mark.both
def test_whoever_sees_to_her_already_hears_it_first(make: Make) -> None:
    """小刘 is in touch with her: what she writes now is told to 小刘 in person, though the group
    reads it as well, and before 小陈 when they are called again."""
    make.group(Purpose.WORKERS)
    _, liu = make.chen, make.person("小刘", Role.WORKER)
    rings(make, Family.FIRE)
    make.act(liu, alarms.take, make.rows(Alarm)[-1].key)
    rings(make, Family.FIRE)
    new = make.rows(Alarm)[-1]
    assert [told.person_id for told in make.told(kind="alarm.heard") if told.person_id] == [liu.id]
    make.do(lambda session: alarms.call_again(session, session.get_one(Alarm, new.key)))
    again = make.told(kind="alarm.again")
    assert [told.person_id for told in again] == [liu.id, make.chen.id]


@pytest.mark.both
def test_who_never_heard_of_it_hears_it_as_new(make: Make) -> None:
    """The group that was told takes nothing any more, and nobody told 小陈: 'nobody is in touch
    yet' would be about something he does not know."""
    group, _ = make.group(Purpose.WORKERS), make.chen
    rings(make, Family.FIRE)
    alarm = make.rows(Alarm)[-1]
    make.do(groups.troubled, group.key, "TOPIC_CLOSED")
    make.do(lambda session: alarms.call_again(session, session.get_one(Alarm, alarm.key)))
    assert make.kinds(make.chen) == ["person.menu", "alarm.heard"]


def test_what_is_sure_now_goes_before_the_cards(make: Make) -> None:
    """What could wait for the morning is urgent now, and waits behind nobody's card."""
    group = make.group(Purpose.WORKERS)
    _ = make.chen
    make.act(make.wang, alarms.wonder, None, "他们不给我饭吃", perhaps(Family.ELDER))
    [told] = make.told(group_id=group.id, kind="alarm.heard")
    assert told.lane != Lane.ANSWER
    alarm = make.rows(Alarm)[-1]
    make.do(posted_cards.hasten, make.home, alarms.CARD, alarm.key)
    [told] = make.told(group_id=group.id, kind="alarm.heard")
    assert (told.lane, told.is_urgent) == (Lane.ANSWER, True)


@pytest.mark.both
def test_a_faint_word_again_wakes_nobody(make: Make) -> None:
    """She wrote twice what worries a little: a worker reads both when it is day; what worries much
    makes it sure."""
    _ = make.chen
    for grave, is_sure in ((True, False), (False, False), (True, True)):
        make.act(make.wang, alarms.wonder, None, "他怪怪的", perhaps(Family.CRIME, is_grave=grave))
        assert make.rows(Alarm)[-1].is_sure is is_sure
    assert make.kinds(make.chen).count("alarm.again") == 1
    assert make.rows(Alarm)[-1].times == 3


def test_a_faint_word_where_minutes_count_does_not_wait(make: Make) -> None:
    """First something that can wait, then what cannot: no worker reads of it in the morning."""
    chen = make.chen
    make.act(make.wang, alarms.wonder, None, "他怪怪的", perhaps(Family.CRIME))
    make.act(make.wang, alarms.wonder, None, "难受", perhaps(Family.DOCTOR, is_grave=False))
    [alarm] = make.rows(Alarm)
    assert (alarm.is_sure, alarm.families) == (False, [Family.CRIME, Family.DOCTOR])
    assert [told.person_id for told in make.told(kind="alarm.again") if told.is_urgent] == [chen.id]
