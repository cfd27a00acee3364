"""What waits for a worker about wishes, claims and neighbours in danger."""

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import exists
from sqlmodel import Session, col, select

from storage.community.people import Person
from storage.engine import clock
from storage.engine.worklist import Since, call, part
from storage.wishes import (
    alarm_calls,
    arranging,
    change_review,
    pictures,
    relay_review,
    settings,
)
from storage.wishes.alarms import Alarm
from storage.wishes.change_requests import ChangeRequest
from storage.wishes.claims import LIVE, Claim, ClaimState, ClaimStep, Matter
from storage.wishes.relay import Relayed
from storage.wishes.wishes import Wish, WishState

UNHELPED_FOR = timedelta(days=14)  # a wish for which nobody came stays so long on the list

_IS_GONE = exists().where(
    col(Person.id) == col(Wish.owner_id), col(Person.forgotten_at).is_not(None)
)

# words of danger, and nobody has reached who wrote them
DANGER = part("alarm.reach", 0, Alarm, lambda _: alarm_calls.waiting_ones())
REVIEW = part("wish.review", 10, Wish, lambda _: select(Wish).filter_by(state=WishState.REVIEW))
# what the owner of a wish in the group wants it to say instead
CHANGE = part(
    "change.review",
    11,
    ChangeRequest,
    lambda _: change_review.waiting_ones(),
    counted=REVIEW.name,
)
# pictures that whoever they belong to lets the group see
PHOTO = part("wish.photo", 12, Wish, lambda _: pictures.WISHES, counted=REVIEW.name)
PHOTOS = part("claim.photos", 13, Claim, lambda _: pictures.CLAIMS, counted=REVIEW.name)
# claimed, and the agreed day has passed
LATE = part(
    "claim.late",
    20,
    Claim,
    lambda today: select(Claim).where(
        col(Claim.state) == ClaimState.CLAIMED,
        col(Claim.agreed_on) < today,
        col(Claim.matter) == Matter.NONE,
        col(Claim.wanted_on).is_(None),
    ),
)
# the claimer asks for a later day
ASKING = part(
    "claim.more-time",
    21,
    Claim,
    lambda _: select(Claim).where(
        col(Claim.state) == ClaimState.CLAIMED, col(Claim.wanted_on).is_not(None)
    ),
)
# the resident said that it has not come, or that something is wrong
MATTER = part(
    "claim.matter",
    22,
    Claim,
    lambda _: select(Claim).where(col(Claim.state).in_(LIVE), col(Claim.matter) != Matter.NONE),
)
# delivered, and nobody has said yet that it came
UNCONFIRMED = part(
    "claim.confirm",
    23,
    Claim,
    lambda _: select(Claim).where(
        col(Claim.state) == ClaimState.DELIVERED, col(Claim.matter) == Matter.NONE
    ),
    rests=True,
)
# both sides wait for a worker to bring them together, and one who does
ARRANGE = part("claim.arrange", 18, Claim, lambda _: arranging.WAITING)
ARRANGING = part("claim.arranging", 19, Claim, lambda _: arranging.IN_HAND, rests=True)
# words that somebody asks a worker to look at
RELAYED = part("relay.judge", 24, Relayed, lambda _: relay_review.WAITING)
# not for the group: a worker has it in hand
CARED = part(
    "wish.care",
    30,
    Wish,
    lambda _: select(Wish).filter_by(state=WishState.CARED_FOR),
    rests=True,
)
# nobody came in time: perhaps a worker knows another way
UNHELPED = part(
    "wish.unhelped",
    31,
    Wish,
    lambda _: select(Wish).where(
        col(Wish.state) == WishState.EXPIRED,
        col(Wish.closed_at) > clock.now() - UNHELPED_FOR,
        ~_IS_GONE,  # nobody is left to help
    ),
    rests=True,
)
# a worker asked, and the owner has not answered
ANSWER = part(
    "wish.answer",
    32,
    Wish,
    lambda _: select(Wish).filter_by(state=WishState.RETURNED),
    rests=True,
)


@call("unread", 0, REVIEW)
def for_a_day(session: Session, community_id: int, since: Since) -> Any:
    """To review for more than a day."""
    return col(Wish.waits_since) <= clock.now() - timedelta(days=1)


@call("silent", 10, ANSWER)
def asked_long_ago(session: Session, community_id: int, since: Since) -> Any:
    """Asked about, and no answer for `to_worker_days`: somebody should call."""
    return col(Wish.waits_since) <= _long_ago(session, community_id)


@call("silent", 10, UNCONFIRMED)
def brought_long_ago(session: Session, community_id: int, since: Since) -> Any:
    return col(Claim.step) == ClaimStep.WITH_WORKER


@call("lying", 20, CARED)
def lying(session: Session, community_id: int, since: Since) -> Any:
    """In a worker's hands for `to_worker_days`."""
    return col(Wish.waits_since) <= _long_ago(session, community_id)


@call("expired", 30, UNHELPED)
def expired(session: Session, community_id: int, since: Since) -> Any:
    """Nobody came, since the last such line."""
    return col(Wish.closed_at) > since if since else col(Wish.closed_at).is_not(None)


def is_unanswered(session: Session, wish: Wish) -> bool:
    """Whether its owner has left a worker's question unanswered for `to_worker_days`."""
    return wish.waits_since is not None and wish.waits_since <= _long_ago(
        session, wish.community_id
    )


def _long_ago(session: Session, community_id: int) -> datetime:
    days = settings.of(session, community_id).to_worker_days
    return clock.now() - timedelta(days=days)
