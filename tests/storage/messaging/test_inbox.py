"""Every event once; failed ones kept; forms survive; each daily job once."""

from datetime import date, timedelta

import pytest
from sqlmodel import Session

from storage.community import roles
from storage.engine import clock
from storage.engine.database import Database
from storage.messaging import conversations, dead_letters, inbox, job_runs, outbox
from storage.messaging.conversations import Conversation
from storage.messaging.inbox import EventState, InboxEvent
from storage.messaging.job_runs import JobRun
from tests.harness.make import Make, at_once

pytestmark = pytest.mark.both


def test_an_event_counts_once(make: Make, replica: Database) -> None:
    """The same update arriving ten times at two replicas has one effect."""

    def hear(database: Database) -> bool:
        return database.transact_now(lambda session: inbox.first_time(session, "telegram", "7"))

    answers = at_once([lambda one=one: hear(one) for one in (make.database, replica) * 5])
    assert sorted(map(bool, answers)) == [False] * 9 + [True]


def test_channels_do_not_share_numbers(make: Make) -> None:
    """The number 7 of one channel is not the number 7 of another."""
    assert make.do(inbox.first_time, "telegram", "7")
    assert make.do(inbox.first_time, "wecom", "7")


def test_an_event_whose_handler_failed_comes_again(make: Make) -> None:
    """What was rolled back was never heard: the redelivery is the first time."""

    def fail(session: Session) -> None:
        inbox.first_time(session, "telegram", "7")
        raise LookupError

    with pytest.raises(LookupError):
        make.database.transact_now(fail)
    assert make.do(inbox.first_time, "telegram", "7")


def test_a_failed_event_is_tried_twice_more(make: Make) -> None:
    """A failed event waits 5 s, then a minute, then stays as a dead letter, sealed."""
    assert make.do(inbox.keep, "telegram", "7", "我的地址是3号楼", "AB12", "KeyError")
    assert not make.do(inbox.keep, "telegram", "7", "…", "CD34", "KeyError")
    for pause in inbox.PAUSES:
        assert make.do(inbox.waiting) is None
        clock.travel(pause)
        event = make.do(inbox.waiting)
        assert inbox.content(event) == "我的地址是3号楼"
        assert "3号楼" not in event.content
        make.do(inbox.failed, event, "LookupError")
    clock.travel(timedelta(days=30))
    assert make.do(inbox.waiting) is None
    [dead] = make.do(dead_letters.dead)
    assert (dead.attempts, dead.code, dead.state) == (3, "AB12", EventState.DEAD)
    assert dead.why == "LookupError"
    assert make.do(dead_letters.count_dead) == 1
    assert make.do(inbox.sweep) == 0


def test_dead_letters_go_in_the_end(make: Make) -> None:
    """Ninety days are kept for somebody to look, and not a day more; so with what was given up."""
    make.do(dead_letters.bury, "telegram", "7", "{?", "AB12", "unreadable")
    make.do(outbox.tell, roles.GIVEN, 1, community=make.home, person=make.wang.id)
    [told] = make.told()
    make.do(lambda s: outbox.begin(s, s.get_one(outbox.Told, told.id)))
    make.do(outbox.dead, told.id, "refused")
    clock.travel(dead_letters.KEPT - timedelta(minutes=1))
    assert (make.do(dead_letters.sweep), make.do(outbox.sweep_dead)) == (0, 0)
    clock.travel(timedelta(minutes=2))
    assert (make.do(dead_letters.sweep), make.do(outbox.sweep_dead)) == (1, 1)


def test_letters_are_shown_where_they_belong(make: Make) -> None:
    """A letter of somebody's is shown in their community only, one of nobody knows whom in all."""
    for number, home in (("1", make.home), ("2", make.elsewhere), ("3", None)):
        make.do(inbox.keep, "telegram", number, "…", f"CODE{number}", "KeyError", community=home)
        for pause in inbox.PAUSES:
            clock.travel(pause)
            make.do(lambda s: inbox.failed(s, inbox.waiting(s), "KeyError"))
    assert [each.code for each in make.do(dead_letters.dead, make.home)] == ["CODE3", "CODE1"]
    assert [each.code for each in make.do(dead_letters.dead, make.elsewhere)] == ["CODE3", "CODE2"]


def test_a_letter_more_leaves_the_others_as_they_are(make: Make) -> None:
    """What can't be read is kept beside what was kept before; whoever is forgotten takes their own
    words along, and nobody else's."""
    make.do(inbox.keep, "telegram", "6", "…", "LI", "KeyError", person=make.li.id)
    make.do(dead_letters.bury, "telegram", "7", "{?", "FIRST", "unreadable")
    make.do(inbox.keep, "telegram", "8", "…", "WANG", "KeyError", person=make.wang.id)
    make.do(dead_letters.bury, "telegram", "9", "[?", "LAST", "unreadable")
    kept = {each.event_id: (each.code, each.state) for each in make.rows(InboxEvent)}
    waits, dead = EventState.WAITING, EventState.DEAD
    assert kept == {
        "6": ("LI", waits),
        "7": ("FIRST", dead),
        "8": ("WANG", waits),
        "9": ("LAST", dead),
    }
    make.do(inbox.forget, make.wang.id)
    left = {each.event_id for each in make.rows(InboxEvent) if each.content}
    assert left == {"6", "7", "9"}


def test_an_event_that_works_at_last_leaves_nothing(make: Make) -> None:
    """Once it worked, the kept content is gone, and redelivery is a repeat."""
    make.do(inbox.keep, "telegram", "7", "…", "AB12", "KeyError")
    clock.travel(inbox.PAUSES[0])
    make.do(inbox.done, make.do(inbox.waiting).id)
    [event] = make.rows(InboxEvent)
    assert (event.state, event.content) == (EventState.DONE, "")
    assert not make.do(inbox.first_time, "telegram", "7")


def test_the_unreadable_is_kept_and_not_tried(make: Make) -> None:
    """An update that nobody can read is a dead letter at once, kept once."""
    assert make.do(dead_letters.bury, "telegram", "7", "{?", "AB12", "unreadable")
    assert not make.do(dead_letters.bury, "telegram", "7", "{?", "AB12", "unreadable")
    clock.travel(timedelta(hours=1))
    assert make.do(inbox.waiting) is None
    assert make.do(dead_letters.count_dead) == 1


def test_events_are_forgotten_when_no_channel_repeats_them(make: Make) -> None:
    """After three days nobody delivers an event again, and it goes."""
    make.do(inbox.first_time, "telegram", "7")
    clock.travel(inbox.KEPT - timedelta(minutes=1))
    assert make.do(inbox.sweep) == 0
    clock.travel(timedelta(minutes=2))
    assert make.do(inbox.sweep) == 1


# -- conversations -------------------------------------------------------------------------------


def test_an_unfinished_form_is_found_again(make: Make) -> None:
    """A form left half filled in is there the next time, answers and all, and sealed."""
    wang = make.wang.id
    talk = make.do(conversations.open_one, wang, "wish.post", 0, make.home, {"what": "拖鞋"})
    again = make.do(conversations.open_one, wang, "wish.post")
    assert again.id == talk.id
    assert conversations.answers(again) == {"what": "拖鞋"}
    assert "拖鞋" not in again.answers


def test_the_form_touched_last_is_the_open_one(make: Make) -> None:
    """Of two open forms the one that was answered last goes on."""
    wang = make.wang.id
    first = make.do(conversations.open_one, wang, "wish.post")
    clock.travel(timedelta(minutes=1))
    second = make.do(conversations.open_one, wang, "thank", 7)
    assert make.do(conversations.current, wang).id == second.id
    clock.travel(timedelta(minutes=1))
    make.do(conversations.write, first, {"what": "x"}, "kind")
    assert make.do(conversations.current, wang).id == first.id
    make.do(lambda s: conversations.close(s, s.get_one(Conversation, first.id)))
    assert make.do(conversations.current, wang).id == second.id


def test_forms_are_one_s_own(make: Make) -> None:
    """Nobody finds another's form by its number."""
    talk = make.do(conversations.open_one, make.wang.id, "wish.post")
    assert make.do(conversations.of, make.wang.id, talk.key) is not None
    assert make.do(conversations.of, make.li.id, talk.key) is None


def test_an_old_form_s_buttons_fit_no_new_form(make: Make) -> None:
    """A form called off and begun anew has another number: old buttons cannot answer it."""
    wang = make.wang.id
    talk = make.do(conversations.open_one, wang, "wish.post")
    make.do(lambda s: conversations.close(s, s.get_one(Conversation, talk.id)))
    assert make.do(conversations.open_one, wang, "wish.post").id != talk.id


def test_forms_untouched_for_two_days_are_stale(make: Make) -> None:
    """Until then they are not."""
    make.do(conversations.open_one, make.wang.id, "wish.post")
    clock.travel(conversations.KEPT - timedelta(minutes=1))
    assert make.do(conversations.stale) == []
    clock.travel(timedelta(minutes=2))
    assert len(make.do(conversations.stale)) == 1


# -- jobs ----------------------------------------------------------------------------------------


def test_a_job_is_taken_once_a_day(make: Make, replica: Database) -> None:
    """Two replicas that reach for a community's job at once: one gets it; tomorrow anew."""
    home, today = make.home, date(2026, 5, 1)

    def take(database: Database) -> bool:
        return database.transact_now(lambda s: job_runs.first_today(s, home, "wish.digest", today))

    answers = at_once([lambda one=one: take(one) for one in (make.database, replica) * 5])
    assert sorted(map(bool, answers)) == [False] * 9 + [True]
    assert make.do(job_runs.first_today, home, "wish.remind", today)
    assert make.do(job_runs.first_today, home, "wish.digest", today + timedelta(days=1))
    assert make.do(job_runs.first_today, make.elsewhere, "wish.digest", today)


def test_a_job_whose_work_failed_is_not_taken(make: Make) -> None:
    """Taking a run and doing it are one transaction: what failed may be done again."""
    home, today = make.home, date(2026, 5, 1)

    def fail(session: Session) -> None:
        assert job_runs.first_today(session, home, "wish.digest", today)
        raise LookupError

    with pytest.raises(LookupError):
        make.database.transact_now(fail)
    assert make.rows(JobRun) == []
    assert make.do(job_runs.first_today, home, "wish.digest", today)
