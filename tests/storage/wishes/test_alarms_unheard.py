"""Alarms that no worker can hear, and those of which somebody writes many."""

from datetime import timedelta

import pytest
from sqlmodel import Session

from storage.community import accounts, groups, posted_cards
from storage.community.groups import Purpose
from storage.community.memberships import Role
from storage.engine import clock, columns
from storage.engine.database import Database
from storage.messaging import outbox
from storage.messaging.outbox import OutboxState
from storage.wishes import alarm_calls, alarms
from storage.wishes.alarms import Alarm, Called
from tests.harness.make import CHANNEL, Make, Somebody, at_once

PARKED = OutboxState.PARKED


def shuts(make: Make, *people: Somebody) -> None:
    """They have blocked the bot."""
    for each in people:
        make.do(accounts.blocked, CHANNEL, each.address)


def rings(make: Make, who: Somebody | None = None, words: str = "我不想活了") -> Called | None:
    return make.act(who or make.wang, alarms.ring, None, words)


def bells(make: Make) -> int:
    return len(make.do(alarm_calls.bells))


@pytest.mark.both
def test_all_workers_are_out_of_reach(make: Make) -> None:
    """It is true that nobody can be reached; the bell is to ring, and the promise to each worker
    waits for the chat to open."""
    shuts(make, make.chen)
    assert rings(make) is Called.UNHEARD
    assert make.kinds(make.chen) == ["person.menu", "alarm.heard"]
    assert bells(make) == 1
    assert bells(make) == 0
    clock.travel(alarm_calls.BELL_AGAIN)
    [bell] = make.do(alarm_calls.bells)
    make.do(alarm_calls.rung, bell.alarm_id)
    clock.travel(alarm_calls.BELL_AGAIN)
    assert bells(make) == 0
    assert (bell.community, make.wang.name in str(bell)) == ("幸福里", False)


def test_one_who_can_be_reached_is_enough(make: Make) -> None:
    """The other worker has the chat open: no bell."""
    shuts(make, make.chen)
    make.person("小刘", Role.WORKER)
    assert rings(make) is Called.WORKER
    assert bells(make) == 0


def test_a_group_that_takes_messages_is_enough(make: Make) -> None:
    """Every worker has blocked us, and the workers' group reads it."""
    make.group(Purpose.WORKERS)
    shuts(make, make.chen)
    assert rings(make) is Called.WORKER
    assert make.kinds(make.chen) == ["person.menu"]


@pytest.mark.parametrize("fault", ["trouble", "away"])
def test_a_group_that_takes_none_is_not(make: Make, fault: str) -> None:
    """The group refuses what is said, or we are out of it: each worker is told in person; with
    their chats shut nobody can be reached."""
    group = make.group(Purpose.WORKERS)
    if fault == "trouble":
        make.do(groups.troubled, group.key, "TOPIC_CLOSED")
    else:
        make.do(lambda session: groups.present(session, session.merge(group), False))
    assert rings(make) is Called.WORKER
    assert make.kinds(make.chen).count("alarm.heard") == 1
    shuts(make, make.chen)
    assert rings(make, make.li) is Called.UNHEARD


@pytest.mark.both
def test_it_turns_out_that_nobody_reads_it(make: Make) -> None:
    """The group was thought well: when it is not, each worker is called in person, and when none
    of them can be, she reads that, once."""
    group = make.group(Purpose.WORKERS)
    rings(make)
    alarm = make.rows(Alarm)[-1]
    make.do(groups.troubled, group.key, "TOPIC_CLOSED")
    for _ in range(2):
        make.do(alarms.not_read, alarm.key)
    assert make.kinds(make.chen).count("alarm.heard") == 1
    assert make.kinds(make.wang) == []
    shuts(make, make.chen)
    for _ in range(2):
        make.do(alarms.not_read, alarm.key)
    assert make.kinds(make.chen).count("alarm.heard") == 1
    assert make.kinds(make.wang) == ["alarm.unheard"]
    assert bells(make) == 1


def test_the_bell_rings_again_with_every_call(make: Make) -> None:
    """After ten minutes and after an hour nobody can be reached still."""
    shuts(make, make.chen)
    rings(make)
    for waits in (timedelta(), *alarm_calls.CALLS):
        clock.travel(waits)
        make.do(alarm_calls.call_again)
        [bell] = make.do(alarm_calls.bells)
        make.do(alarm_calls.rung, bell.alarm_id)
    assert make.kinds(make.wang) == []  # she read it when she wrote


def test_taken_the_bell_is_still(make: Make) -> None:
    shuts(make, make.chen)
    rings(make)
    make.act(make.chen, alarms.take, make.rows(Alarm)[-1].key)
    assert not make.do(alarm_calls.has_bell)


@pytest.mark.both
def test_the_group_returns(make: Make) -> None:
    """We were out of the group when she wrote; back in it, it reads what nobody took, once, at
    night too."""
    group = make.group(Purpose.WORKERS)
    make.do(lambda session: groups.present(session, session.merge(group), False))
    rings(make)
    make.do(groups.known, CHANNEL, group.external_id, "", is_here=True)
    for _ in range(2):
        make.do(posted_cards.returned, group.key)
    [told] = make.told(group_id=group.id, kind="alarm.heard")
    assert told.is_urgent
    alarm = make.rows(Alarm)[-1]
    make.act(make.chen, alarms.take, alarm.key)
    assert make.do(alarms.untaken_in, make.home) == []


def test_who_comes_back_reads_one_call(make: Make) -> None:
    """Called three times behind a shut door: the worker who opens it reads it once."""
    shuts(make, make.chen)
    rings(make)
    for waits in alarm_calls.CALLS:
        _park(make)
        clock.travel(waits)
        make.do(alarm_calls.call_again)
    _park(make)
    make.do(outbox.wake, make.chen.id)
    assert make.kinds(make.chen, state=OutboxState.READY) == ["person.menu", "alarm.heard"]


def _park(make: Make) -> None:
    """What delivery does with a promise to somebody whose chat is shut."""
    for told in make.told(make.chen, state=OutboxState.READY):
        make.do(
            lambda session, told=told: outbox.set_aside(session, session.merge(told), PARKED, "")
        )


# -- one open alarm a person -----------------------------------------------------------------------


def test_she_writes_eighty_times(make: Make) -> None:
    """One alarm, one promise to the group, all her words in it, the newest kept."""
    group = make.group(Purpose.WORKERS)
    for number in range(80):
        rings(make, words=f"我不想活了 {number}")
    [alarm] = make.rows(Alarm)
    assert alarm.times == 80
    words = columns.opened(alarm, "words")
    assert len(words) <= 2000
    assert words.endswith("我不想活了 79")
    assert "我不想活了 78" in words
    assert len(make.told(group_id=group.id, kind="alarm.heard")) == 1
    rings(make, make.li)
    assert len(make.told(group_id=group.id, kind="alarm.heard")) == 2


@pytest.mark.both
def test_two_messages_at_once(make: Make, replica: Database) -> None:
    """At two replicas, in the same moment: one alarm with the words of both."""
    make.group(Purpose.WORKERS)
    who = make.wang.id
    for round_ in range(5):

        def ring(database: Database, words: str) -> None:
            database.transact_now(lambda session: alarms.ring(session, who, None, words))

        at_once(
            [
                lambda: ring(make.database, "第一句"),
                lambda: ring(replica, "第二句"),
            ]
        )
        alarm = make.rows(Alarm)[-1]
        assert len(make.rows(Alarm)) == round_ + 1
        assert sorted(columns.opened(alarm, "words").split("\n")) == ["第一句", "第二句"]
        make.act(make.chen, alarms.take, alarm.key)


@pytest.mark.both
def test_who_is_new_hears_of_it_at_once(make: Make) -> None:
    """小刘 becomes a worker while an alarm is open: she is told in person, also where the group
    reads it; of one that somebody has taken she hears nothing."""
    make.group(Purpose.WORKERS)
    rings(make)
    rings(make, make.li)
    taken = max(make.rows(Alarm), key=lambda alarm: alarm.key)
    make.act(make.chen, alarms.take, taken.key)
    new = make.person("小刘", Role.WORKER)
    heard = make.told(new, kind="alarm.heard")
    assert [told.row_id for told in heard] == [min(each.key for each in make.rows(Alarm))]
    assert heard[0].is_urgent
    assert make.person("小唐", Role.VOLUNTEER)
    assert [told.person_id for told in make.told(kind="alarm.heard") if told.person_id] == [new.id]


@pytest.mark.both
def test_who_is_back_hears_of_it_at_once(make: Make) -> None:
    """小陈 had blocked the bot; the group was told. He opens the chat again: he is told in person;
    and not twice where it waited for him."""
    make.group(Purpose.WORKERS)
    shuts(make, make.chen)
    rings(make)
    assert make.told(make.chen, kind="alarm.heard") == []
    for _ in range(2):
        make.do(back, make.chen)
    assert len(make.told(make.chen, kind="alarm.heard")) == 1
    shuts(make, make.wang)
    make.do(back, make.wang)
    assert make.told(make.wang, kind="alarm.heard") == []


def back(session: Session, who: Somebody) -> None:
    """Their chat is open again."""
    account = accounts.account(session, CHANNEL, who.address)
    assert account is not None
    accounts.opened(session, account)
