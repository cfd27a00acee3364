"""A wish that is shared where no bot may enter: which may be, who may look at it who comes from
there, and when what they pasted is out of date."""

import hashlib

from sqlmodel import Session

from storage.community import memberships, permissions, shares
from storage.community.shares import OVER, AsShared
from storage.engine.errors import NotFound, Refused, refuse
from storage.wishes import claims, wishes
from storage.wishes.wishes import Wish, WishState

NOUN = wishes.CARD.noun
TAKEN = "taken"  # somebody has all of it


class NothingToPassOn(Refused):
    """Nobody can take it on any more: there is nothing to share."""


# -- doors ---------------------------------------------------------------------------------------


def for_visitor(session: Session, person_id: int, wish_id: int) -> Wish:
    """A wish for a neighbour who followed a link to it, perhaps from a sheet of paper. Raises
    NotFound for strangers and what no group ever read; NotOpen, TooLate for what is over."""
    wish = session.get(Wish, wish_id)
    if wish is None:
        raise NotFound()
    memberships.member_here(session, wish.community_id, person_id)
    is_theirs = wish.owner_id == person_id
    if is_theirs or permissions.may(session, person_id, "wish.read", wish.community_id):
        return wish
    if wish.published_at is None:
        raise NotFound()
    if wish.state not in wishes.PUBLIC:
        raise claims.TooLate() if wish.state is WishState.EXPIRED else claims.NotOpen()
    return wish


# -- rules and verbs -----------------------------------------------------------------------------


def why_not_share(session: Session, wish: Wish) -> Refused | None:
    """Why nobody needs to hear of it any more."""
    return NothingToPassOn() if _over(session, wish) else None


def share(session: Session, person_id: int, wish: Wish) -> None:
    """Somebody has its words to paste; they hear when these are out of date. Raises
    NothingToPassOn."""
    refuse(why_not_share(session, wish))
    shares.share(session, person_id, wish.community_id, NOUN, wish.key)


@shares.shared(NOUN)
def shown(session: Session, wish_id: int) -> AsShared:
    """Some of it being taken is no other wish; another day, title or amount is."""
    wish = session.get(Wish, wish_id)
    if wish is None:
        return AsShared(0, "", OVER)
    asked = (wish.title, wish.public_note, wish.until, wish.unit, wish.asked)
    digest = hashlib.sha256(repr(asked).encode()).hexdigest()[:16]
    return AsShared(wish.revision, digest, _over(session, wish), wish.title)


def _over(session: Session, wish: Wish) -> str:
    if wish.state is WishState.OPEN:
        return OVER if wishes.is_past(session, wish) else ""
    return TAKEN if wish.state in wishes.PUBLIC else OVER
