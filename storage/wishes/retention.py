"""When wishes, claims and alarms are over, and what goes of them some days later."""

from datetime import datetime
from typing import Any

from sqlalchemy import case, func
from sqlmodel import col

from storage.engine.retention import ending, otherwise
from storage.wishes.alarm_lessons import AlarmLesson
from storage.wishes.alarms import Alarm
from storage.wishes.claims import LIVE, Claim
from storage.wishes.looks import Look
from storage.wishes.relay import Relayed
from storage.wishes.wishes import Wish

# what no group ever read has no title either
_NO_TITLE = case((col(Wish.published_at).is_(None), ""), else_=col(Wish.title))


def _claim_over(before: datetime) -> Any:
    ended = func.coalesce(Claim.ended_at, Claim.confirmed_at, Claim.delivered_at, Claim.claimed_at)
    return col(Claim.state).not_in(LIVE) & (ended < before)


ending(
    Wish,
    lambda before: col(Wish.closed_at) < before,
    photo="",
    photo_look=Look.NONE,
    title=_NO_TITLE,
)
ending(Alarm, lambda before: col(Alarm.reached_at) < before)
otherwise(AlarmLesson, "words", "kept where the community agreed to it, for a year at most")
ending(Relayed, lambda before: col(Relayed.said_at) < before, photo="")  # most go with their claim
ending(Claim, _claim_over, photos=[], photos_look=Look.NONE)
