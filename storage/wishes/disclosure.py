"""Sharing: what a wish's owner lets others see, each part given or taken back by itself."""

from collections.abc import Iterator

from sqlmodel import Session, col, select

from storage.community import consents, history, posted_cards
from storage.community.consents import ConsentKind
from storage.engine.errors import NotFound, Refused, refuse
from storage.messaging import kinds
from storage.wishes import arranging, claims, pictures, quantities, standing, wishes
from storage.wishes.claims import Claim
from storage.wishes.looks import Look
from storage.wishes.wishes import Wish

PARTS = (ConsentKind.SHARE_PLACE, ConsentKind.SHARE_PHONE, ConsentKind.SHOW_PHOTO)
WITH_CLAIMER = frozenset({ConsentKind.SHARE_PLACE, ConsentKind.SHARE_PHONE})
HOLDS = {
    ConsentKind.SHARE_PLACE: ("story", "place", "beneficiary", "proxy", "photo"),
    ConsentKind.SHARE_PHONE: ("phone",),
    ConsentKind.SHOW_PHOTO: ("photo",),
}
ANEW = kinds.declare("claim.anew", Claim, kinds.Lane.ANSWER, is_urgent=True, for_neighbours=True)


class NothingToShare(Refused):
    """The wish is over: what its claimer read was taken back already."""


def parts(session: Session, wish: Wish) -> dict[ConsentKind, bool]:
    """The parts that this wish has, and whether each is shared now."""
    given = consents.given(session, wish.key)
    return {kind: kind in given for kind in PARTS if _has(wish, kind)}


def holds(wish: Wish, kind: ConsentKind) -> list[str]:
    """What of this part the wish has, by the names of its fields."""
    return [name for name in HOLDS.get(kind, ()) if getattr(wish, name)]


def _has(wish: Wish, kind: ConsentKind) -> bool:
    return bool(holds(wish, kind))


def shows_photo(session: Session, claim: Claim) -> bool:
    """Whether the claimer sees the wish's picture: it goes with the story, or all see it."""
    shared = {ConsentKind.SHARE_PLACE, ConsentKind.SHOW_PHOTO}
    is_shared = bool(shared & consents.given(session, claim.wish_id))
    return is_shared and claims.may_read(session, claim)


def why_not_change(wish: Wish, kind: ConsentKind) -> Refused | None:
    """Why this part can't be given or taken back now."""
    if not _has(wish, kind):
        return NotFound()
    return None if wish.state in wishes.LIVE else NothingToShare()


def give(session: Session, person_id: int, wish_id: int, kind: ConsentKind) -> Wish:
    """The owner lets others see this part; who holds the claim gets it, and the group a picture at
    which a worker has looked. Given twice is given once.
    Raises NotFound, NothingToShare."""
    wish, held = _alone(session, person_id, wish_id, kind)
    if not consents.give(session, wish.community_id, person_id, wish_id, kind):
        return wish
    _write(session, wish, person_id, f"gave-{kind}")
    if kind is ConsentKind.SHOW_PHOTO:
        pictures.ask(session, person_id, wish)
    if kind in WITH_CLAIMER:
        for claim in held:
            arranging.found(session, claim)
            standing.send_details(session, claim)
    _show(session, wish, kind)
    return wish


def take_back(session: Session, person_id: int, wish_id: int, kind: ConsentKind) -> Wish:
    """The owner takes this part back: it goes from every message that shows it. When nothing is
    left by which the claimer could find them, workers make the contact.
    Raises NotFound, NothingToShare."""
    wish, held = _alone(session, person_id, wish_id, kind)
    if not consents.withdraw(session, wish_id, kind):
        return wish
    _write(session, wish, person_id, f"took-back-{kind}")
    if wish.photo_look is Look.ASKED and kind is ConsentKind.SHOW_PHOTO:
        wish.photo_look = Look.NONE
    if kind in WITH_CLAIMER:
        for claim in held:
            _lessen(session, claim)
            if any(message_id.startswith("p") for message_id in claim.traces):
                standing.send_details(session, claim)  # a message goes whole with its picture
    _show(session, wish, kind)
    return wish


def _write(session: Session, wish: Wish, person_id: int, what: str) -> None:
    history.write(session, wish.community_id, "wish", wish.key, what.replace("_", "-"), person_id)


def _alone(
    session: Session, person_id: int, wish_id: int, kind: ConsentKind
) -> tuple[Wish, list[Claim]]:
    """The wish and its live claims, all locked: the wish first, the order in which all lock them.
    Whoever claims or reads details at this moment comes before or after us."""
    wishes.for_owner(session, person_id, wish_id)
    wish = quantities.lock(session, wish_id)
    refuse(why_not_change(wish, kind))
    return wish, list(_held(session, wish_id))


def _held(session: Session, wish_id: int) -> Iterator[Claim]:
    live = select(Claim).filter_by(wish_id=wish_id).where(col(Claim.state).in_(claims.LIVE))
    yield from session.exec(live.with_for_update().execution_options(populate_existing=True))


def renew(session: Session, claim: Claim) -> None:
    """Every message in which the claimer reads private details is made anew."""
    for message_id in claim.traces:
        if not message_id.startswith((claims.PROPOSAL, claims.REMINDER)):
            _anew(session, claim, message_id)


def _lessen(session: Session, claim: Claim) -> None:
    for message_id in claim.traces:
        if not message_id.startswith(claims.REMINDER):
            _anew(session, claim, message_id.removeprefix(claims.PROPOSAL))
    is_ours_to_find = bool(WITH_CLAIMER & consents.given(session, claim.wish_id))
    if claim.state is claims.ClaimState.CLAIMED and not is_ours_to_find:
        session.flush()
        arranging.want(session, claim.community_id, claim.key)
        session.refresh(claim)


def _anew(session: Session, claim: Claim, message_id: str) -> None:
    once = f"{ANEW.name}:{claim.key}:{message_id}"
    claims.tell(session, claim, ANEW, claim.person_id, message=message_id, once=once)


def revision(session: Session, wish_id: int) -> int:
    """Grows with every part that was taken back."""
    return consents.count_withdrawn(session, wish_id)


def said_with(session: Session, claim_id: int, message_id: str, seen: int) -> None:
    """The claimer reads details as they were at revision `seen`: what was taken back while the
    message was on its way is taken from it."""
    claim = session.get_one(Claim, claim_id)
    if message_id and claim.state in claims.LIVE and seen != revision(session, claim.wish_id):
        _anew(session, claim, message_id)


def _show(session: Session, wish: Wish, kind: ConsentKind) -> None:
    """A picture that comes or goes changes the cards."""
    if kind is ConsentKind.SHOW_PHOTO:
        wishes.show(session, wish)
        posted_cards.follow(session, wish.community_id, wishes.REVIEW, wish.key)
