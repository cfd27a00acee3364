"""Once a week each group of neighbours hears what there is; the digest of the week before makes
way for it. On that day it stands for the daily list of wishes, too."""

from datetime import date, timedelta

from sqlmodel import Session

from storage.community import communities, groups, settings
from storage.community.communities import Community, CommunitySettings
from storage.community.groups import Group
from storage.engine import clock
from storage.messaging import job_runs, kinds, outbox

WEEK = kinds.declare("group.week", Community, kinds.Lane.BROADCAST, is_unasked=True)
FORMER = kinds.declare("group.week-former", Community, kinds.Lane.CARD, is_urgent=True)  # an edit
JOB = "group.week"
SPAN = timedelta(days=7)


def is_day(session: Session, community_id: int, today: date) -> bool:
    """Whether it is said on this day of the week; never where the community wants none."""
    return settings.of(session, community_id, CommunitySettings).week_day == today.isoweekday()


def promise(session: Session, community_id: int, today: date) -> None:
    """The week's digest to each group of neighbours, if this is its day, or we slept through it."""
    day = _last_day(session, community_id, today)
    if day is None or (day < today and _was_awake(session, community_id, day, today)):
        return
    for room in groups.of_neighbours(session, community_id):
        once = f"{WEEK.name}:{room}"
        outbox.tell(session, WEEK, community_id, community=community_id, group=room, once=once)


def _last_day(session: Session, community_id: int, today: date) -> date | None:
    days = (today - timedelta(days=ago) for ago in range(7))
    return next((day for day in days if is_day(session, community_id, day)), None)


def _was_awake(session: Session, community_id: int, day: date, today: date) -> bool:
    """Whether this was looked at on that day or since; a community that is new has missed none."""
    last = job_runs.last_before(session, community_id, JOB, today)
    zone = communities.known(session, community_id).zone
    return last is None or clock.local(last, zone).date() >= day


def said(session: Session, community_id: int, group_id: int, message_id: str) -> None:
    """The newest stands in this message; what stood before makes way."""
    group = session.get_one(Group, group_id)
    if group.week_message:
        former = group.week_message
        outbox.tell(
            session,
            FORMER,
            community_id,
            community=community_id,
            group=group_id,
            message=former,
        )
    group.week_message = message_id
    session.add(group)
