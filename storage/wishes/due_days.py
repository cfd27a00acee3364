"""Days: the one on which a claimer is expected, and the last one of a wish, where either moves."""

from datetime import date
from typing import Any

from sqlmodel import Session, col, select

from storage.community import history
from storage.messaging import kinds
from storage.wishes import claims, disclosure, wishes
from storage.wishes.claims import Claim, ClaimStep
from storage.wishes.wishes import Wish

EXTENDED = kinds.declare("claim.extended", Claim)
DAY_FITS = kinds.declare("claim.day-fits", Claim)


def is_past(wish: Wish, day: date | None) -> bool:
    """Whether the wish, as far as its owner said, makes no sense any more on this day."""
    return _is_after(day, wish.until)


def _is_after(day: date | None, last: date | None) -> bool:
    return day is not None and last is not None and day > last


def agree(
    session: Session, claim: Claim, wish: Wish, day: date, by: int | None, hour: str = ""
) -> None:
    """The claimer is expected on `day`, at the `hour` if one was said; the day is the wish's last
    where it is past that; the owner hears it from anybody else. The caller holds the wish."""
    claim.agreed_on, claim.wanted_on, claim.step = day, None, ClaimStep.NEW
    claim.meet_at = None  # it was for another day
    claim.agreed_hour, claim.wanted_hour, claim.heard_at = hour, "", None
    claim.extended += 1
    session.add(claim)
    disclosure.renew(session, claim)
    home = wish.community_id
    history.write(session, home, "wish", wish.key, "extended", by, **about(claim, day))
    if by != wish.owner_id:
        claims.tell(session, claim, EXTENDED, wish.owner_id)
    if is_past(wish, day):
        move_last(session, wish, day, by)


def move_last(session: Session, wish: Wish, day: date | None, by: int | None) -> None:
    """Another last day of a wish, None for none. Whoever asked the owner for a day that is not past
    it any more has that day, for nobody is left to be asked. The caller holds the wish."""
    before = wish.until
    if day == before:
        return
    wish.until, wish.revision = day, wish.revision + 1
    if wish.step is wishes.WishStep.LAST_DAY:  # of another last day its owner was not asked
        wish.step = wishes.WishStep.ASKED
    session.add(wish)
    session.flush()
    for claim in _asking(session, wish):
        assert claim.wanted_on is not None
        if _is_after(claim.wanted_on, before) and not is_past(wish, claim.wanted_on):
            agree(session, claim, wish, claim.wanted_on, by, claim.wanted_hour)
            claims.tell(session, claim, DAY_FITS, claim.person_id)
    wishes.show(session, wish)


def put_off(session: Session, wish: Wish, day: date | None, by: int | None) -> None:
    """A later last day that nobody named; the history explains it. The caller holds the wish."""
    explain(session, wish, day)
    move_last(session, wish, day, by)


def explain(session: Session, wish: Wish, day: date | None) -> None:
    """One line for a last day that will be another one, and that nobody named."""
    if day is not None and day != wish.until:
        home, until = wish.community_id, day.isoformat()
        history.write(session, home, "wish", wish.key, "put-off", None, day=until)


def _asking(session: Session, wish: Wish) -> list[Claim]:
    """Those who ask for a later day, which has not passed meanwhile."""
    promised = select(Claim).filter_by(wish_id=wish.id, state=claims.ClaimState.CLAIMED)
    ahead = promised.where(col(Claim.wanted_on) >= wishes.today_of(session, wish))
    return list(session.exec(ahead.order_by(col(Claim.id)).with_for_update()))


def about(claim: Claim, day: date) -> dict[str, Any]:
    """What the history keeps of a claim's day."""
    return {"claim": claim.key, "day": day.isoformat()}
