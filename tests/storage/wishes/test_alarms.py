"""Alarms: who hears, who sees to it, and for how long it is kept."""

from datetime import timedelta

import pytest
from sqlmodel import Session

from storage.community import history, memberships
from storage.community.groups import Purpose
from storage.community.history import Entry
from storage.community.memberships import Role
from storage.danger.families import Family
from storage.engine import clock
from storage.engine.database import Database
from storage.engine.errors import NotFound
from storage.records import worklist
from storage.wishes import alarm_calls, alarm_contact, alarm_ends, alarms
from storage.wishes import worklist as parts
from storage.wishes.alarms import Alarm, AlreadySeenTo, Called
from tests.harness.danger import perhaps
from tests.harness.make import Make, Somebody, at_once


def rings(make: Make, wish: int | None = None) -> Alarm:
    assert make.act(make.wang, alarms.ring, wish)
    return make.rows(Alarm)[-1]


@pytest.mark.both
def test_the_first_worker_has_it(make: Make, replica: Database) -> None:
    """Two workers at two replicas, two messages of the same neighbour: one of them has it, the
    other hears who."""
    workers = [make.chen, make.person("小刘", Role.WORKER)]
    for _ in range(5):
        mine = [rings(make), rings(make)]
        assert mine[0].id == mine[1].id

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
    assert make.kinds(make.wang) == ["alarm.taken"]


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
    """Without a worker nobody can be called; a stranger belongs to nobody."""
    assert make.act(make.wang, alarms.ring) is Called.UNHEARD
    stranger = make.person("路人", None)
    assert make.act(stranger, alarms.ring) is None


@pytest.mark.both
def test_alarms_are_not_kept_for_ever(make: Make) -> None:
    """After ninety days nothing says any more who was in danger."""
    _ = make.chen
    rings(make)
    clock.travel(alarms.KEPT - timedelta(minutes=1))
    assert make.do(alarm_ends.sweep) == 0
    clock.travel(timedelta(minutes=2))
    assert make.do(alarm_ends.sweep) == 1


# -- nobody comes --------------------------------------------------------------------------------


def calls(make: Make, who: Somebody, kind: str = "alarm.again") -> int:
    """How often somebody was called in person, looked at twice as a clock does."""
    for _ in range(2):
        make.do(alarm_calls.call_again)
    return make.kinds(who).count(kind)


def after(make: Make, minutes: int) -> None:
    """Time passes, and the clock knew before what it would bring."""
    clock.travel(timedelta(minutes=minutes))


@pytest.mark.both
def test_nobody_takes_it(make: Make) -> None:
    """Every worker hears it in person after ten minutes and after an hour, at night too, once for
    a neighbour however much she wrote; then it stands in the queue until somebody takes it."""
    workers, _ = (make.chen, make.person("小刘", Role.WORKER)), make.group(Purpose.WORKERS)
    heard = rings(make).heard_at
    after(make, 5)
    rings(make)
    for minutes, called in ((4, 0), (2, 1), (48, 1), (2, 2), (600, 2)):
        after(make, minutes)
        assert [calls(make, who) for who in workers] == [called, called]
    assert all(told.is_urgent for told in make.told(kind="alarm.again"))
    assert make.do(worklist.count, make.home, parts.DANGER) == 1
    assert heard + alarm_calls.CALLS[0] < clock.now()


@pytest.mark.both
def test_the_clock_knows_when(make: Make) -> None:
    """Ten minutes after it was heard, an hour after, and then nothing more."""
    _ = make.chen
    assert make.do(alarm_calls.next_call) is None
    heard = rings(make).heard_at
    for waits in alarm_calls.CALLS:
        assert make.do(alarm_calls.next_call) == heard + waits
        clock.travel(heard + waits - clock.now())
        assert make.do(alarm_calls.call_again) == 1
    assert make.do(alarm_calls.next_call) is None


def test_after_a_long_sleep_they_are_called_once(make: Make) -> None:
    """Nothing ran for a day: one call, not two."""
    _ = make.chen
    rings(make)
    after(make, 1440)
    assert calls(make, make.chen) == 1


def test_was_she_reached(make: Make) -> None:
    """Who took it is asked an hour later, once; with their yes it leaves the queue, once more is
    no harm, and what she writes afterwards rings anew."""
    alarm = rings(make) if make.chen else None
    assert alarm
    make.act(make.chen, alarms.take, alarm.key)
    for minutes, asked in ((50, 0), (11, 1), (600, 1)):
        after(make, minutes)
        assert calls(make, make.chen, "alarm.reached") == asked
    assert make.kinds(make.chen).count("alarm.again") == 0
    assert make.do(worklist.count, make.home, parts.DANGER) == 1
    for _ in range(2):
        make.act(make.chen, alarm_ends.reached, alarm.key)
    assert make.do(worklist.count, make.home, parts.DANGER) == 0
    lines = [line.what for line in make.do(history.of, make.home, "alarm", alarm.key)]
    assert lines == ["heard", "taken", "reached"]
    rings(make)
    assert make.do(worklist.count, make.home, parts.DANGER) == 1


def test_how_to_get_in_touch(make: Make) -> None:
    """Who took it reads her words, telephone and place, each opening recorded; no other worker
    does, and nothing in the table reads itself."""
    make.group(Purpose.WORKERS)
    make.wish()
    assert make.act(make.wang, alarms.ring, None, "我不想活了")
    alarm = make.rows(Alarm)[-1]
    assert alarm.words
    assert "不想活" not in alarm.words
    liu = make.person("小刘", Role.WORKER)
    make.act(make.chen, alarms.take, alarm.key)
    make.act(make.chen, alarm_contact.send, alarm.key)
    seen = make.do(alarm_contact.seen, make.again(alarm))
    assert (seen.words, bool(seen.phone), bool(seen.place)) == ("我不想活了", True, True)
    with pytest.raises(NotFound):
        make.act(liu, alarm_contact.send, alarm.key)
    lines = [line.what for line in make.do(history.of, make.home, "alarm", alarm.key)]
    assert lines == ["heard", "taken", "opened"]


def test_who_is_forgotten_is_called_about_no_more(make: Make) -> None:
    """Her words go, nobody is called, and the queue does not hold her."""
    _ = make.chen
    make.act(make.wang, alarms.ring, None, "我不想活了")
    make.do(alarm_ends.forget, make.wang.id)
    after(make, 120)
    assert calls(make, make.chen) == 0
    assert make.rows(Alarm)[-1].words == ""
    assert make.do(worklist.count, make.home, parts.DANGER) == 0


def test_an_alarm_leads_to_its_own_wish_alone(make: Make) -> None:
    """王阿姨 wrote it on the way to a wish: hers leads there. What 张老板 wrote leads to none, and
    what she wrote about another wish, or a week ago, stays where it was."""
    long_ago = rings(make)
    make.act(make.chen, alarms.take, long_ago.key)
    clock.travel(timedelta(days=7))
    other = make.wish()
    about = rings(make, other.key)
    make.act(make.chen, alarms.take, about.key)
    mine = rings(make)
    make.act(make.zhang, alarms.ring)
    his = make.rows(Alarm)[-1]
    wish = make.wish(place="9号楼", story="我不想活了")
    assert [make.again(each).wish_id for each in (long_ago, about, mine, his)] == [
        None,
        other.key,
        wish.key,
        None,
    ]


@pytest.mark.both
def test_who_saw_to_it_is_no_worker_any_more(make: Make) -> None:
    """小刘 had it and loses the role: it waits for another, and 小陈 is called again; taken anew it
    is over with all that was written."""
    liu = make.person("小刘", Role.WORKER)
    first = rings(make)
    make.act(liu, alarms.take, first.key)
    second = rings(make)
    make.act(liu, alarms.take, second.key)
    make.do(memberships.revoke, make.home, liu.id, Role.WORKER, make.chen.id)
    assert [make.again(each).taken_by for each in (first, second)] == [liu.id, None]
    clock.travel(timedelta(minutes=11))
    assert make.do(alarm_calls.call_again) == 1
    assert alarms.STILL_WAITS.name in make.kinds(make.chen) or "alarm.heard" in make.kinds(
        make.chen
    )
    make.act(make.chen, alarms.take, second.key)
    make.act(make.chen, alarm_ends.reached, second.key)
    assert all(each.reached_at for each in make.rows(Alarm))


def test_perhaps_is_called_again_too(make: Make) -> None:
    """Nobody looked at what is perhaps danger: workers hear of it once more, and whoever wrote it
    reads nothing of that."""
    _ = make.chen
    make.act(make.wang, alarms.wonder, None, "活着没意思", perhaps(Family.SUICIDE))
    clock.travel(timedelta(minutes=11))
    assert make.do(alarm_calls.call_again) == 1
    assert make.kinds(make.wang) == []
