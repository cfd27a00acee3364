"""What a community may set about its wishes."""

from datetime import datetime, timedelta

from pydantic import BaseModel, Field
from sqlmodel import Session

from storage.community import communities, settings
from storage.engine import clock
from storage.engine.settings import before, declare


class WishSettings(BaseModel):
    open_wishes: int = Field(5, ge=1, le=50)  # a person may have at once
    live_claims: int = Field(3, ge=1, le=50)  # a person may hold at once
    large_from: int = Field(10, ge=2, le=1000)  # pieces: opens to everybody at an announced minute
    large_lead: int = Field(60, ge=0, le=2880)  # minutes until then; 0 opens at once
    offer_hours: int = Field(12, ge=1, le=72)  # to answer an offer
    dropouts: int = Field(2, ge=1, le=20)  # given up so often, one goes last on waiting lists
    dropout_days: int = Field(60, ge=7, le=365)  # for how long that is remembered
    relays: int = Field(20, ge=1, le=100)  # words that one side may have carried in a day
    deliver_days: int = Field(7, ge=1, le=60)  # where the wish names no last day
    extensions: int = Field(2, ge=0, le=5)  # of a claim's day, before a worker is asked
    grace_days: int = Field(2, ge=0, le=14)  # past the agreed day, until a claim ends by itself
    still_looking_days: int = Field(2, ge=1, le=14)  # handed in and not looked at
    ask_again_days: int = Field(3, ge=1, le=30)  # brought and not confirmed, asked and not answered
    to_worker_days: int = Field(7, ge=1, le=60)
    announce_days: int = Field(3, ge=1, le=30)  # open and not claimed
    still_needed_days: int = Field(14, ge=2, le=90)
    expire_days: int = Field(30, ge=3, le=365)


# Its owner is asked before a wish is put away, and asked again before a worker is; whoever wants
# nothing said once more in the group may set that day as late as they like.
declare(
    "wish",
    WishSettings,
    order=(
        before("wish.still-needed-days", "wish.expire-days"),
        before("wish.ask-again-days", "wish.to-worker-days"),
        # a large wish opens before the group is told that it still waits
        before("wish.large-lead", "wish.announce-days", per=24 * 60),
    ),
)


def of(session: Session, community_id: int) -> WishSettings:
    """What holds in a community now."""
    return settings.of(session, community_id, WishSettings)


def answer_by(session: Session, community_id: int) -> datetime:
    """Until when somebody who is asked now may answer: the hours count from when they hear it."""
    hours = timedelta(hours=of(session, community_id).offer_hours)
    return communities.waking(session, community_id, clock.now()) + hours
