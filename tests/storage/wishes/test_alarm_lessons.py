"""What a worker says was no danger: it is over, and learnt from only where that was agreed."""

from datetime import timedelta

import pytest

from storage.community import settings
from storage.danger.families import PRESSING, Family
from storage.engine import clock
from storage.engine.errors import NotFound
from storage.messaging import outbox
from storage.records import export, worklist
from storage.records.export import ReasonMissing
from storage.wishes import alarm_ends, alarm_lessons, alarms
from storage.wishes import worklist as parts
from storage.wishes.alarm_lessons import AlarmLesson, Lesson
from storage.wishes.alarms import Alarm
from tests.harness.danger import perhaps
from tests.harness.make import Make

WORDS = "气得我想从楼上跳下去买菜"


def taken(make: Make) -> Alarm:
    make.act(make.wang, alarms.ring, None, WORDS, Family.SUICIDE)
    alarm = make.rows(Alarm)[-1]
    return make.act(make.chen, alarms.take, alarm.key)


def agrees(make: Make) -> None:
    make.do(settings.adjust, None, make.home, {"danger.keep-words": 1})


def test_no_community_is_asked_for_it_unasked(make: Make) -> None:
    """Without an agreement not a word is kept; the alarm is over all the same."""
    alarm = taken(make)
    make.act(make.chen, alarm_lessons.nothing, alarm.key)
    assert make.rows(AlarmLesson) == []
    assert make.again(alarm).is_nothing
    assert make.do(worklist.count, make.home, parts.DANGER) == 0


@pytest.mark.both
def test_what_is_kept_is_sealed(make: Make) -> None:
    """With it the words are kept as nobody reads them, once, however often it is tapped."""
    agrees(make)
    alarm = taken(make)
    make.act(make.chen, alarm_lessons.nothing, alarm.key)
    make.act(make.chen, alarm_lessons.nothing, alarm.key)
    [kept] = make.rows(AlarmLesson)
    assert WORDS not in kept.words
    assert make.do(alarm_lessons.of, make.home) == [Lesson(WORDS, Family.SUICIDE, "harmless")]


def test_each_message_is_one_lesson(make: Make) -> None:
    """What came in two messages, one of them of two lines, is learnt from as two, each of its own
    family."""
    agrees(make)
    make.act(make.wang, alarms.wonder, None, "有人跟着我\n一直跟到楼下", perhaps(Family.CRIME))
    make.act(make.wang, alarms.ring, None, WORDS, Family.SUICIDE)
    alarm = make.act(make.chen, alarms.take, make.rows(Alarm)[-1].key)
    make.act(make.chen, alarm_lessons.nothing, alarm.key)
    assert make.do(alarm_lessons.of, make.home) == [
        Lesson("有人跟着我 一直跟到楼下", Family.CRIME, "harmless"),
        Lesson(WORDS, Family.SUICIDE, "harmless"),
    ]


@pytest.mark.parametrize("is_reached", [True, False])
def test_nothing_is_learnt_from_an_hour_of_danger(make: Make, is_reached: bool) -> None:
    """Beside what was danger for sure, open still or seen to, a word that was none is no lesson."""
    agrees(make)
    danger, none = taken(make), taken(make)
    clock.travel(timedelta(minutes=1))
    if is_reached:
        make.act(make.chen, alarm_ends.reached, danger.key)
    make.act(make.chen, alarm_lessons.nothing, none.key)
    assert make.again(none).is_nothing
    assert make.rows(AlarmLesson) == []


def test_only_a_worker_of_the_place_says_so(make: Make) -> None:
    """Who wrote the words does not end it, and no neighbour does."""
    alarm = taken(make)
    for who in (make.wang, make.li):
        with pytest.raises(NotFound):
            make.act(who, alarm_lessons.nothing, alarm.key)
    assert make.again(alarm).reached_at is None


def test_it_goes_with_whoever_is_forgotten(make: Make) -> None:
    """Nothing of theirs stays to learn from; another's does."""
    make.lesson("又打喷嚏")
    make.do(alarm_lessons.forget, make.zhao.id)
    assert make.rows(AlarmLesson) == []


def test_it_goes_after_a_year(make: Make) -> None:
    """What was learnt from long ago is not kept."""
    make.lesson("又打喷嚏")
    clock.travel(alarm_lessons.KEPT + timedelta(hours=1))
    assert make.do(alarm_lessons.sweep) == 1
    assert make.rows(AlarmLesson) == []


def test_it_is_handed_out_for_a_reason_only(make: Make) -> None:
    """Whoever trains a model says why they read it."""
    make.lesson("又打喷嚏")
    with pytest.raises(ReasonMissing):
        make.do(export.lessons, make.home, " ")
    [lesson] = make.do(export.lessons, make.home, "训练")
    assert lesson.text == "又打喷嚏"


@pytest.mark.both
def test_perhaps_wakes_nobody_and_sure_does(make: Make) -> None:
    """What may be danger waits for the morning; when it is sure, the same card is due at once."""
    accounts_of = make.chen
    make.act(make.wang, alarms.wonder, None, "我怕他", perhaps(Family.VIOLENCE))
    [told] = make.rows(outbox.Told, kind=alarms.HEARD.name)
    assert not told.is_urgent
    assert told.lane > 0
    make.act(make.wang, alarms.ring, None, "不想活了", Family.SUICIDE)
    again = make.rows(outbox.Told, kind=alarms.STILL_WAITS.name)
    assert [each.person_id for each in again if each.is_urgent] == [accounts_of.id]
    [alarm] = make.rows(Alarm)
    assert alarm.is_sure
    assert alarm.times == 2


@pytest.mark.both
@pytest.mark.parametrize("family", sorted(PRESSING))
def test_perhaps_wakes_where_minutes_count(make: Make, family: Family) -> None:
    """What may be danger of life does not wait for the morning; said again, it is sure."""
    chen = make.chen
    make.act(make.wang, alarms.wonder, None, "难受", perhaps(family))
    [told] = make.rows(outbox.Told, kind=alarms.HEARD.name)
    assert (told.person_id, told.is_urgent) == (chen.id, True)
    assert not make.rows(Alarm)[0].is_sure
    make.act(make.wang, alarms.wonder, None, "难受", perhaps(family))
    [alarm] = make.rows(Alarm)
    assert (alarm.is_sure, alarm.times) == (True, 2)
