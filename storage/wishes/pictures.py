"""Pictures for the group: whoever they belong to agrees, and a worker looks at them first."""

from sqlalchemy import update
from sqlmodel import Session, col, select

from storage.community import consents, groups, history, permissions
from storage.community.consents import ConsentKind
from storage.community.groups import Purpose
from storage.engine import transitions
from storage.engine.columns import changed
from storage.engine.errors import Stale
from storage.messaging import kinds, outbox
from storage.wishes import claims, wishes
from storage.wishes.claims import Claim, ClaimState
from storage.wishes.looks import Look
from storage.wishes.wishes import Wish, WishState

TO_LOOK = kinds.declare("wish.photo-asked", Wish)  # to the workers
LOOKED = kinds.declare("wish.photo-looked", Wish)  # to the owner, as are those of a claim
BROUGHT_TO_LOOK = kinds.declare("claim.photos-asked", Claim)
BROUGHT_LOOKED = kinds.declare("claim.photos-looked", Claim)
BROUGHT = kinds.declare("claim.photos", Claim, kinds.Lane.CARD)  # to the groups

# what waits for a worker's look
WISHES = select(Wish).where(col(Wish.photo_look) == Look.ASKED, col(Wish.state).in_(wishes.PUBLIC))
CLAIMS = select(Claim).where(
    col(Claim.photos_look) == Look.ASKED, col(Claim.state) == ClaimState.CONFIRMED
)


def is_public(session: Session, wish: Wish) -> bool:
    """Whether the group may see the picture: its owner agrees, and a worker has looked at it."""
    return wish.photo_look is Look.PASSED and is_agreed(session, wish)


def is_agreed(session: Session, wish: Wish) -> bool:
    """Whether the owner lets the group see it, once a worker has looked."""
    return bool(wish.photo) and consents.stands(session, wish.key, ConsentKind.SHOW_PHOTO)


# -- of a wish -----------------------------------------------------------------------------------


def seen_in_review(session: Session, wish: Wish) -> None:
    """A worker lets a wish pass with all that its card showed."""
    wish.photo_look = Look.PASSED if is_agreed(session, wish) else Look.NONE


def ask(session: Session, person_id: int, wish: Wish) -> None:
    """Its owner lets the group see it: a worker looks, if none has. The caller holds the wish."""
    if wish.state is WishState.REVIEW:
        wish.revision += 1  # who decides about what they saw without it sees it first
    if wish.published_at is None or wish.photo_look is Look.PASSED:
        return
    wish.photo_look = _first_look(session, person_id, wish.community_id)
    session.add(wish)
    session.flush()
    if wish.photo_look is Look.ASKED:
        groups.tell_workers(session, wish.community_id, TO_LOOK, wish.key, by=person_id)


def decide(session: Session, person_id: int, wish_id: int, look: Look) -> Wish:
    """A worker has looked: it goes to the group, or it does not belong there; its owner hears
    either. Raises NotFound; Stale, where nobody waits for it any more."""
    wish = permissions.found(session, person_id, "wish.review", Wish, wish_id)
    asked = col(Wish.photo_look) == Look.ASKED
    transitions.change(session, wish, Stale, asked, photo_look=look)
    if look is Look.KEPT:
        consents.withdraw(session, wish.key, ConsentKind.SHOW_PHOTO)
    home = wish.community_id
    _note(session, home, wish.key, person_id, look)
    outbox.tell(session, LOOKED, wish.key, community=home, person=wish.owner_id)
    wishes.show(session, wish)
    return wish


# -- of what was brought -------------------------------------------------------------------------


def offer(session: Session, person_id: int, claim: Claim) -> None:
    """Claimer and resident agree that the group sees what was brought: a worker looks first. Twice
    is once."""
    look = _first_look(session, person_id, claim.community_id)
    first = update(Claim).filter_by(id=claim.id, photos_look=Look.NONE)
    if not changed(session, first.values(photos_look=look)):
        return
    session.refresh(claim)
    if look is Look.PASSED:
        _show(session, claim)
    else:
        home = claim.community_id
        groups.tell_workers(session, home, BROUGHT_TO_LOOK, claim.key, by=person_id)


def decide_brought(session: Session, person_id: int, claim_id: int, look: Look) -> Claim:
    """The same as `decide`. Raises NotFound, Stale."""
    claim = claims.for_staff(session, person_id, claim_id)
    asked = col(Claim.photos_look) == Look.ASKED
    transitions.change(session, claim, Stale, asked, photos_look=look)
    home, wish_id = claim.community_id, claim.wish_id
    _note(session, home, wish_id, person_id, look)
    owner = session.get_one(Wish, wish_id).owner_id
    claims.tell(session, claim, BROUGHT_LOOKED, owner)
    if look is Look.PASSED:
        _show(session, claim)
    return claim


def _show(session: Session, claim: Claim) -> None:
    groups.tell_all(session, claim.community_id, Purpose.WISHES, BROUGHT, claim.key)


def _note(session: Session, home: int, wish_id: int, by: int, look: Look) -> None:
    is_fit = look is Look.PASSED
    history.write(session, home, "wish", wish_id, "photo-passed" if is_fit else "photo-kept", by)


def _first_look(session: Session, person_id: int, community_id: int) -> Look:
    """A worker who asks for a neighbour without a phone has looked."""
    is_worker = permissions.may(session, person_id, "wish.review", community_id)
    return Look.PASSED if is_worker else Look.ASKED
