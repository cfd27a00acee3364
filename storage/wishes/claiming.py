"""Taking a wish on: the rule, the one statement that decides, the new row, and who hears of it."""

from datetime import date, datetime, timedelta
from typing import Any, NamedTuple

from sqlalchemy import Text, bindparam, literal
from sqlmodel import Session, col, select

from storage.community import (
    communities,
    consents,
    history,
    memberships,
    organisations,
    people,
    permissions,
    posted_cards,
    shares,
)
from storage.engine import clock
from storage.engine.errors import NotFound, Refused, Stale, refuse
from storage.engine.prepared import Prepared
from storage.messaging import kinds, outbox
from storage.messaging.kinds import Kind
from storage.wishes import (
    arranging,
    change_requests,
    claims,
    disclosure,
    pieces,
    quantities,
    settings,
    wishes,
)
from storage.wishes.claims import LIVE, STANDING, Claim, ClaimState
from storage.wishes.wishes import Wish

A_MOMENT = timedelta(seconds=30)  # to say how many
MADE = kinds.declare("claim.made", Claim)


class Reach(NamedTuple):
    """A wish, as far as a tap on its claim button needs to know."""

    id: int
    community_id: int
    owner_id: int
    state: wishes.WishState
    wanted: int
    claimed: int
    offered: int
    until: date | None
    published_at: datetime | None
    opens_at: datetime | None

    @property
    def key(self) -> int:
        return self.id


def within_reach(session: Session, person_id: int, wish_id: int) -> Reach:
    """What `wishes.for_reader` lets this person see, for a claim. Raises NotFound."""
    row = _REACH.row(session, id=wish_id)
    wish = Reach(*row) if row else None
    if wish is None:
        raise NotFound()
    home = wish.community_id
    was_public = wish.state in wishes.PUBLIC or wish.published_at is not None
    is_theirs = was_public or wish.owner_id == person_id
    may_see = is_theirs or permissions.may(session, person_id, "wish.read", home)
    if not (may_see and memberships.held(session, person_id, home)):
        raise NotFound()
    return wish


_REACH = Prepared(
    lambda _: select(*(col(getattr(Wish, name)) for name in Reach._fields)).where(
        col(Wish.id) == bindparam("id")
    )
)


def why_not_claim(
    session: Session, person_id: int, wish: Reach | Wish, quantity: int = 1
) -> Refused | None:
    """Why this person may not claim so much of this wish now: the true reason, the most telling
    first."""
    if wish.state is not wishes.WishState.OPEN:
        return _why_closed(session, person_id, wish)
    if wish.owner_id == person_id:
        return claims.OwnWish()
    if (late := claims.why_too_late(session, wish)) is not None:
        return late
    if quantities.opens_later(wish.opens_at):
        zone = communities.known(session, wish.community_id).zone
        return claims.NotYetOpen(at=clock.local(wish.opens_at or clock.now(), zone))
    if wish.wanted > 1 and claims.held_on(session, wish.key, person_id) is not None:
        return claims.AlreadyYours()
    limit = settings.of(session, wish.community_id).live_claims
    if claims.count_live(session, wish.community_id, person_id) >= limit:
        return claims.HoldingTooMany(limit=limit)
    left = quantities.left(wish)
    return None if 1 <= quantity <= left else claims.NotSoMany(left=left)


def _why_closed(session: Session, person_id: int, wish: Reach | Wish) -> Refused:
    standing = _STANDING.rows(session, wish=wish.key)
    if any(holder == person_id and state in LIVE for holder, state, *_ in standing):
        return claims.AlreadyYours()
    if wish.state is wishes.WishState.CONFIRMED:
        return claims.AlreadyDone()
    if wish.state is wishes.WishState.EXPIRED:
        return claims.TooLate()
    if wish.state not in wishes.PUBLIC:
        return claims.NotOpen()
    if not standing:
        return claims.BeingOffered()
    *_, name, behind = standing[0]
    return claims.AlreadyClaimed(name=behind or people.masked(name))


_BEHIND = col(organisations.Organisation.name)
_OF_CLAIM = col(organisations.Organisation.id) == col(Claim.organisation_id)
_WORDS = [literal(each.value, Text) for each in sorted(STANDING)]

# Who stands for a wish, for which organisation, and how it goes with each, newest first.
_STANDING = Prepared(
    lambda _: (
        select(col(Claim.person_id), col(Claim.state), col(people.Person.name), _BEHIND)
        .join(people.Person, col(people.Person.id) == col(Claim.person_id))
        .outerjoin(organisations.Organisation, _OF_CLAIM)
        .where(col(Claim.wish_id) == bindparam("wish"), col(Claim.state).in_(_WORDS))
        .order_by(col(Claim.id).desc())
    )
)


# -- verbs ---------------------------------------------------------------------------------------


def claim(session: Session, person_id: int, wish_id: int, quantity: int | None = None) -> Claim:
    """`take` by the wish's number, and the claim's row."""
    wish = within_reach(session, person_id, wish_id)
    return session.get_one(Claim, take(session, person_id, wish, quantity).id)


class Taken(NamedTuple):
    """A new claim: its number, and whether its holder reads where to bring it."""

    id: int
    shares_place: bool


def take(session: Session, person_id: int, wish: Reach, quantity: int | None = None) -> Taken:
    """Take so many pieces of a wish on (None: all that are left). One statement decides among any
    number who tap at once, and everything here is prepared: a burst of taps is the one load that
    this has to bear. Raises NotFound, OwnWish, NotYetOpen, HoldingTooMany, NotSoMany, AlreadyYours,
    AlreadyClaimed, BeingOffered, AlreadyDone, TooLate, LastDayOver, NotOpen."""
    many = quantities.left(wish) if quantity is None else quantity
    refuse(why_not_claim(session, person_id, wish, many))
    if not quantities.count(session, wish.id, claimed=many, on=wishes.today_of(session, wish)):
        now = within_reach(session, person_id, wish.id)
        raise why_not_claim(session, person_id, now, many) or Stale()
    if wish.wanted > 1 and claims.held_on(session, wish.id, person_id) is not None:
        raise claims.AlreadyYours()  # what they brought became theirs to bring again just now
    return begin(session, person_id, wish, many)


def begin(
    session: Session, person_id: int, wish: Reach | Wish, quantity: int, kind: Kind | None = MADE
) -> Taken:
    """Somebody holds so many pieces, which were counted (so the wish is locked, and what its owner
    shares stands still): their claim's row, and everybody who has to hear; `kind` is what the owner
    hears. None: they came by a list, and the worker who has it tells both."""
    home, wish_id, new = wish.community_id, wish.key, _write(session, person_id, wish, quantity)
    about = {"claim": new, "quantity": quantity}
    history.write(session, home, "wish", wish_id, "claimed", person_id, **about)
    if kind is None:
        wishes.show_anew(session, home, wish_id)
        return Taken(new, shares_place=True)
    return _tell_both(session, person_id, wish, new, kind)


def _tell_both(session: Session, person_id: int, wish: Reach | Wish, new: int, kind: Kind) -> Taken:
    """Whoever holds it now, its owner, a worker where they can't find each other, the groups, and
    whoever has shared it."""
    home, wish_id = wish.community_id, wish.key
    outbox.tell(session, claims.DETAILS, new, community=home, person=person_id)
    _tell_owner(session, wish, new, kind)
    found = _GOES_WITH_IT.row(session, wish=wish_id, community=home)
    shared, proposed, pasted = found or (None, None, None)
    if proposed is not None:
        change_requests.tell(session, home, proposed, change_requests.PROPOSED, person_id)
    if shared is None:
        arranging.want(session, home, new, by=person_id)
    posted_cards.refresh(session, home, wishes.CARD, wish_id)
    if pasted is not None:  # else one question more for every tap
        shares.follow(session, home, wishes.CARD.noun, wish_id)
    return Taken(new, shared is not None)


def more(session: Session, person_id: int, claim_id: int, total: int) -> Claim:
    """Hold so many pieces altogether; what is held already is never given back by this.
    Raises NotFound, NotHeld, LastDayOver, RestTaken, NotSoMany."""
    claim = claims.for_holder(session, person_id, claim_id)
    wish = quantities.lock(session, claim.wish_id)
    session.refresh(claim)
    refuse(pieces.why_not_more(session, claim, wish))
    extra = total - claim.quantity
    if extra <= 0:
        return claim
    if not quantities.count(session, wish.key, claimed=extra, on=wishes.today_of(session, wish)):
        raise claims.NotSoMany(left=quantities.left(wish))
    grow(session, wish, claim, extra)
    return claim


def grow(session: Session, wish: Wish, claim: Claim, quantity: int) -> None:
    """So many pieces more, which were counted, for whoever holds this claim; its owner hears how
    many they are now."""
    pieces.add(session, claim, quantity)
    about = {"claim": claim.key, "quantity": quantity}
    home = claim.community_id
    history.write(session, home, "wish", wish.key, "claimed", claim.person_id, **about)
    disclosure.renew(session, claim)
    _tell_owner(session, wish, claim.key, MADE, has_grown=True)
    wishes.show_anew(session, home, wish.key)


# The consent to share the place, the proposal that whoever takes the wish on is asked as well, and
# whether somebody who shared it is to hear.
_GOES_WITH_IT = Prepared(
    lambda _: select(
        consents.standing(consents.ConsentKind.SHARE_PLACE).scalar_subquery(),
        change_requests.asked().scalar_subquery(),
        shares.untold(wishes.CARD.noun).scalar_subquery(),
    )
)


# -- inside --------------------------------------------------------------------------------------


def _tell_owner(
    session: Session, wish: Reach | Wish, claim_id: int, kind: Kind, **about: bool
) -> None:
    """Of several pieces the owner hears once how many, when the claimer has had a moment to say;
    that it `has_grown`, where they had heard before."""
    once: dict[str, Any] = {**about}
    if wish.wanted > 1:
        once |= {"once": f"{kind.name}:{claim_id}", "at": clock.now() + A_MOMENT}
    outbox.tell(session, kind, claim_id, community=wish.community_id, person=wish.owner_id, **once)


def _write(session: Session, person_id: int, wish: Reach | Wish, quantity: int) -> int:
    known = communities.known(session, wish.community_id)
    today = clock.today(known.zone)
    days_long = settings.of(session, wish.community_id).deliver_days
    day = wish.until or today + timedelta(days=days_long)
    row = _INSERT.row(
        session,
        community_id=wish.community_id,
        wish_id=wish.key,
        person_id=person_id,
        organisation_id=memberships.organisation_id(session, wish.community_id, person_id),
        quantity=quantity,
        agreed_on=max(today, day),
        claimed_at=clock.now(),
    )
    assert row is not None
    return int(row[0])


_GIVEN = ("community_id", "wish_id", "person_id", "organisation_id", "quantity", "agreed_on")
_INSERT = Prepared(
    lambda sql: (
        sql.insert(Claim)
        .values(
            state=ClaimState.CLAIMED,
            photos=[],
            traces=[],
            asked_in=[],
            shown_in=[],
            claimed_at=bindparam("claimed_at"),
            **{name: bindparam(name) for name in _GIVEN},
        )
        .returning(col(Claim.id))
    )
)
