"""When wishes are reminded of, read out, called for, and let go."""

from datetime import date, timedelta

from sqlmodel import Session

from scheduler.daily import daily
from scheduler.timed import timed
from scheduler.upkeep import hourly
from storage.community import groups, weekly
from storage.community.communities import Community
from storage.community.groups import Purpose
from storage.engine import clock
from storage.messaging import job_runs, kinds
from storage.wishes import (
    alarm_calls,
    alarm_ends,
    alarm_lessons,
    deadlines,
    followups,
    handovers,
    listing,
    waiting_list,
)

DIGEST = kinds.declare("wish.digest", Community, kinds.Lane.BROADCAST, is_unasked=True)


@daily("wish.remind", lambda numbers: numbers.reminder_hour)
def remind(session: Session, community: Community, today: date) -> None:
    """Agreed days that come near, come and pass, and what nobody answered: every claim and every
    wish here that waits, as far as it is due today."""
    deadlines.run(session, community.key, today)
    followups.run(session, community.key, today)


@daily("wish.day-over", lambda _: 0)
def day_over(session: Session, community: Community, today: date) -> None:
    """At midnight a button that leads nowhere any more goes; after an absence, all of them."""
    last = job_runs.last_before(session, community.key, "wish.day-over", today)
    yesterday = today - timedelta(days=1)
    since = clock.local(last, community.zone).date() if last else yesterday
    followups.day_over(session, community.key, today, min(since, yesterday))


@daily("wish.digest", lambda numbers: numbers.digest_hour)
def digest(session: Session, community: Community, today: date) -> None:
    """Promise each wishes group which wishes are open, if a wish that still is came since the last
    time. On the day of the week's digest that says it."""
    if weekly.is_day(session, community.key, today):
        return
    since = job_runs.last_before(session, community.key, "wish.digest", today)
    if listing.has_news(session, community.key, since):
        groups.tell_all(session, community.key, Purpose.WISHES, DIGEST, community.key)


timed("place.lapse", waiting_list.lapse, waiting_list.OFFERS.next_lapse, is_hasty=True)
timed("handover.lapse", handovers.lapse, handovers.QUESTIONS.next_lapse, is_hasty=True)
timed("alarm.call", alarm_calls.call_again, alarm_calls.next_call, is_hasty=True, is_harmless=True)
hourly("alarm.sweep", alarm_ends.sweep)
hourly("alarm.forget-lessons", alarm_lessons.sweep)
