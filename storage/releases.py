"""Releases: a claim ends before anything was brought, and nobody is blamed."""

from sqlmodel import Session

from storage import claims, clock, consents, history, wishes
from storage.claims import Claim, Reason
from storage.errors import Refused, Stale
from storage.wishes import Wish


class NotWithdrawable(Refused):
    """The wish is delivered or closed."""


WITHDRAWABLE = frozenset(
    {wishes.State.REVIEW, wishes.State.RETURNED, wishes.State.OPEN, wishes.State.CLAIMED}
)


def release(session: Session, person_id: int, claim_id: int, reason: Reason) -> Claim:
    """This time it can't be done: the wish is open again. Raises NotFound, NotHeld."""
    claim = claims.held_by(session, person_id, claim_id)
    wish = wishes.seen_by(session, person_id, claim.wish_id)
    claims.move(
        session,
        claim,
        {claims.State.CLAIMED},
        claims.State.RELEASED,
        ended_at=clock.now(),
        reason=reason,
    )
    wishes.move(session, wish, {wishes.State.CLAIMED}, wishes.State.OPEN, Stale, claimed=0)
    history.write(
        session, wish.community_id, "wish", wish.key, "released", person_id, reason=reason
    )
    claims.tell(session, claim, "claim-released", wish.owner_id)
    wishes.show(session, wish)
    return claim


def call_off(session: Session, person_id: int, wish_id: int) -> Wish:
    """The owner takes a wish back; who had claimed it hears kindly, and it never counts against
    them. Raises NotFound, NotHeld, NotWithdrawable."""
    wish = wishes.owned_by(session, person_id, wish_id)
    _end_claim(session, wish)  # claim before wish, the order in which all lock them
    wishes.move(
        session,
        wish,
        WITHDRAWABLE,
        wishes.State.WITHDRAWN,
        NotWithdrawable,
        claimed=0,
        closed_at=clock.now(),
    )
    _end_claim(session, wish)  # of whoever tapped in between
    consents.withdraw(session, wish_id)
    history.write(session, wish.community_id, "wish", wish_id, "withdrawn", person_id)
    wishes.show(session, wish)
    return wish


def _end_claim(session: Session, wish: Wish) -> None:
    claim = claims.live_on(session, wish)
    if claim is not None:
        claims.move(session, claim, claims.LIVE, claims.State.ENDED, ended_at=clock.now())
        claims.tell(session, claim, "claim-ended", claim.person_id)
