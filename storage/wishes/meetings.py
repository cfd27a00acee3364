"""An hour at which claimer and owner meet: one side proposes it, the other says yes.

The first hour that is accepted holds; what else was proposed falls with it, so that both are never
told of two.
"""

from datetime import datetime, timedelta

from sqlalchemy import update
from sqlmodel import Session, col

from storage.community import communities, history
from storage.engine import clock
from storage.engine.columns import changed
from storage.engine.errors import Refused, refuse
from storage.messaging import kinds, outbox
from storage.wishes import claims, disclosure, due_days, quantities, relay
from storage.wishes.claims import Claim, ClaimState
from storage.wishes.relay import Meeting, Relayed, Saying, Side

HOURS = (10, 15, 18, 19)  # on the wall, offered on a button
NOTICE = timedelta(minutes=30)  # nobody is asked for an hour that is nearer
BEFORE = timedelta(hours=1)  # both are reminded so long before
OFFERED = 6
AGREED = kinds.declare("relay.agreed", Relayed)
SOON = kinds.declare("claim.meet-soon", Claim)


class HourOver(Refused):
    """The hour has passed, or is too near."""


class HourSettled(Refused):
    """Another hour was proposed or agreed to, or this one was before."""


class HourDeclined(Refused):
    """Whoever was asked has said that they would rather have another hour."""


def offered(session: Session, community_id: int) -> list[datetime]:
    """Hours that one may propose with a tap, the nearest first; local."""
    zone = communities.known(session, community_id).zone
    today = clock.today(zone)
    days = [today + timedelta(days=ahead) for ahead in range(3)]
    hours = [clock.local(clock.at(day, hour, zone), zone) for day in days for hour in HOURS]
    return [hour for hour in hours if hour >= clock.now() + NOTICE][:OFFERED]


def may_meet(claim: Claim, sender: Side, to: Side) -> bool:
    """Whether an hour may be proposed: between those who meet, while something is to be brought."""
    return claim.state is ClaimState.CLAIMED and Side.WORKER not in (sender, to)


def propose(session: Session, person_id: int, claim_id: int, to: Side, hour: datetime) -> Relayed:
    """Ask the other side whether an hour suits; whatever this side proposed before holds no more.
    Raises HourOver, and what `relay.say` raises."""
    if hour < clock.now():
        raise HourOver()
    claim = relay.party(session, person_id, claim_id)
    if not may_meet(claim, relay.side_of(session, claim, person_id), to):
        raise claims.NotHeld(state=claim.state)
    row = relay.say(session, person_id, claim_id, to, Saying(meet_at=hour))
    _drop(session, row, from_id=person_id)
    return row


def agree(session: Session, person_id: int, relayed_id: int) -> Claim:
    """The hour suits: it stands for both, who are reminded; a day past the agreed one is the agreed
    one from then on. Raises NotFound, NotHeld, HourDeclined, HourSettled,
    HourOver."""
    row = relay.for_reader(session, person_id, relayed_id)
    wish = quantities.lock(session, session.get_one(Claim, row.claim_id).wish_id)
    claim = session.get_one(Claim, row.claim_id, populate_existing=True)
    session.refresh(row)
    refuse(_why_not_agree(claim, row))
    assert row.meet_at is not None
    row.meeting = Meeting.AGREED
    session.add(row)
    session.flush()
    _drop(session, row)
    day = clock.local(row.meet_at, communities.known(session, row.community_id).zone).date()
    if day > claim.agreed_on:
        due_days.agree(session, claim, wish, day, wish.owner_id)
    else:
        disclosure.renew(session, claim)
    claim.meet_at = row.meet_at
    session.add(claim)
    history.write(session, row.community_id, "wish", wish.key, "agreed-hour", person_id)
    outbox.tell(session, AGREED, row.key, community=row.community_id, person=row.from_id)
    _remind(session, claim, row.meet_at, row.from_id, row.to_id)
    return claim


def decline(session: Session, person_id: int, relayed_id: int) -> None:
    """Another hour, or other words, were the answer: this hour can't be agreed to any more. What is
    settled stays. Raises NotFound."""
    row = relay.for_reader(session, person_id, relayed_id)
    this = update(Relayed).filter_by(id=row.key, meeting=Meeting.ASKED)
    changed(session, this.values(meeting=Meeting.DECLINED))


def _why_not_agree(claim: Claim, row: Relayed) -> Refused | None:
    if claim.state is not ClaimState.CLAIMED:
        return claims.NotHeld(state=claim.state)
    if row.meeting is Meeting.DECLINED:
        return HourDeclined()
    if row.meeting is not Meeting.ASKED or row.meet_at is None:
        return HourSettled()
    return HourOver() if row.meet_at < clock.now() else None


def _drop(session: Session, row: Relayed, **whose: int) -> None:
    """What else was proposed about the claim, by one side or both."""
    others = update(Relayed).filter_by(claim_id=row.claim_id, meeting=Meeting.ASKED, **whose)
    changed(session, others.where(col(Relayed.id) != row.key).values(meeting=Meeting.DROPPED))


def _remind(session: Session, claim: Claim, hour: datetime, *people: int) -> None:
    if hour - BEFORE > clock.now():
        about = {"hour": hour.isoformat()}
        for person in people:
            claims.tell(session, claim, SOON, person, at=hour - BEFORE, **about)
