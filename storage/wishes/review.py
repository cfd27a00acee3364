"""Review: a worker looks at every wish before the group does."""

from collections.abc import Callable
from datetime import date, timedelta

from sqlmodel import Session

from storage.community import (
    communities,
    groups,
    history,
    memberships,
    people,
    permissions,
    posted_cards,
    screening,
)
from storage.community.memberships import STAFF
from storage.community.permissions import act
from storage.engine import clock, columns
from storage.engine.columns import insert
from storage.engine.errors import NotFound, Refused, Stale, refuse
from storage.messaging import kinds, outbox
from storage.messaging.kinds import Kind
from storage.wishes import due_days, flags, pictures, publication, wishes
from storage.wishes.wishes import (
    Private,
    Wish,
    WishState,
    WishStep,
)

act("wish.review", STAFF)
A_MOMENT = timedelta(minutes=2)  # in which the card comes into the group
RETURNED = kinds.declare("wish.returned", Wish)
REFUSED = kinds.declare("wish.refused", Wish)
CARED_FOR = kinds.declare("wish.cared-for", Wish)


class AlreadyReviewed(Refused):
    """Another worker decided about this wish first."""


class NotForTheGroup(Refused):
    """Danger, or money asked for: a worker sees to it, the group does not read it."""


class OwnToReview(Refused):
    """Somebody else looks at what a worker wishes for themselves, while there is another worker."""


# -- doors and rules -----------------------------------------------------------------------------


def for_staff(session: Session, person_id: int, wish_id: int) -> Wish:
    """A wish for a worker of its community. Raises NotFound, also for residents."""
    wish = wishes.for_reader(session, person_id, wish_id)
    if not permissions.may(session, person_id, "wish.review", wish.community_id):
        raise NotFound()
    return wish


def why_not_review(session: Session, wish: Wish) -> Refused | None:
    """Why no worker decides about this wish now."""
    return None if wish.state is WishState.REVIEW else _reviewed(session, wish)()


def to_decide(session: Session, person_id: int, wish_id: int, seen: int | None) -> Wish:
    """A wish that may be decided about, or reworded, as it was `seen`.
    Raises NotFound, AlreadyReviewed, Stale."""
    wish = for_staff(session, person_id, wish_id)
    refuse(why_not_review(session, wish))
    if seen not in (None, wish.revision):
        raise Stale()
    return wish


def why_not_approve(session: Session, wish: Wish) -> Refused | None:
    """Why this wish may not go to the group as it stands."""
    if screening.WORKER_ONLY & set(wish.flags):
        return NotForTheGroup()
    return why_not_review(session, wish)


def why_not_alone(session: Session, person_id: int, wish: Wish) -> Refused | None:
    """Why this worker does not let it into the group: it is their own, and not what they wrote down
    for somebody without a phone."""
    is_alone = set(memberships.staff(session, wish.community_id)) <= {person_id}
    return OwnToReview() if is_own(person_id, wish) and not is_alone else None


def is_own(person_id: int, wish: Wish) -> bool:
    """Whether this person wishes it for themselves."""
    return wish.owner_id == person_id and wish.recorded_by is None


def last_day(session: Session, wish: Wish) -> date | None:
    """Which last day it has if a worker lets it into the group now: at night the group reads it in
    the morning, and what was wanted by midnight is wanted on that day."""
    known = communities.known(session, wish.community_id)
    morning = communities.waking(session, wish.community_id, clock.now())
    return wishes.day_ahead(session, wish, clock.local(morning, known.zone).date())


# -- the resident hands in -----------------------------------------------------------------------


# -- the worker decides --------------------------------------------------------------------------


def approve(session: Session, person_id: int, wish_id: int, *, is_popular: bool = False) -> Wish:
    """A worker lets a wish into the group; one that many will want opens at an announced minute.
    Raises NotFound, AlreadyReviewed, NotForTheGroup, OwnToReview."""
    wish = for_staff(session, person_id, wish_id)
    refuse(why_not_approve(session, wish) or why_not_alone(session, person_id, wish))
    _decide(session, person_id, wish, WishState.OPEN)
    wish.published_at = clock.now()
    pictures.seen_in_review(session, wish)
    ahead = last_day(session, wish)
    due_days.explain(session, wish, ahead)
    wish.until = ahead
    wish.opens_at = publication.moment(session, wish, is_popular=is_popular)
    session.flush()
    wishes.show(session, wish)
    publication.announce(session, wish)
    if is_popular and wish.opens_at is not None:
        history.write(session, wish.community_id, "wish", wish_id, "announced", person_id)
    if is_own(person_id, wish):
        history.write(session, wish.community_id, "wish", wish_id, "looked-at-alone", person_id)
    _tell_approved(session, wish)
    return wish


def _tell_approved(session: Session, wish: Wish) -> None:
    """The owner hears it when the card stands in a group (`wishes.CARD`); after a moment in any
    case, and at once where there is no group."""
    home = wish.community_id
    rooms = groups.ids(session, home, groups.Purpose.WISHES)
    outbox.tell(
        session,
        wishes.APPROVED,
        wish.key,
        community=home,
        person=wish.owner_id,
        at=clock.now() + A_MOMENT if rooms else None,
        once=wishes.approved_once(wish.key),
    )


def send_back(
    session: Session, person_id: int, wish_id: int, question: str, seen: int | None = None
) -> Wish:
    """A worker asks the owner something first. Raises NotFound, AlreadyReviewed."""
    wish = for_staff(session, person_id, wish_id)
    _decide(session, person_id, wish, WishState.RETURNED, seen)
    wishes.note_aside(wish, f"{people.get(session, person_id).name}：{question}")
    columns.seal(wish, "question", question)
    tell_owner(session, wish, RETURNED)
    return wish


def turn_down(
    session: Session, person_id: int, wish_id: int, reason: str, seen: int | None = None
) -> Wish:
    """A worker refuses a wish with a kind reason. Raises NotFound, AlreadyReviewed."""
    wish = for_staff(session, person_id, wish_id)
    _decide(session, person_id, wish, WishState.REFUSED, seen)
    wish.closed_at = clock.now()
    tell_owner(session, wish, REFUSED, reason)
    return wish


def care_for(session: Session, person_id: int, wish_id: int) -> Wish:
    """A worker sees to it in person, outside the group, and says when it is over (`caring`).
    Raises NotFound, AlreadyReviewed."""
    wish = for_staff(session, person_id, wish_id)
    _decide(session, person_id, wish, WishState.CARED_FOR)
    tell_of_worker(session, wish, CARED_FOR)
    return wish


def reword(
    session: Session,
    person_id: int,
    wish_id: int,
    title: str,
    note: str | None = None,
    seen: int | None = None,
) -> Wish:
    """A worker changes the public words before approving: the title, and the note under it (None:
    as it is). Raises NotFound, AlreadyReviewed, Stale."""
    wish = for_staff(session, person_id, wish_id)
    wishes.move(
        session, wish, {WishState.REVIEW}, WishState.REVIEW, _reviewed(session, wish), at=seen
    )
    wish.title = title
    wish.public_note = wish.public_note if note is None else note
    flags.flag(session, wish)
    history.write(session, wish.community_id, "wish", wish_id, "reworded", person_id)
    return wish


def set_apart(session: Session, person_id: int, wish_id: int) -> Wish:
    """A worker says this is no repeat of its look-alikes; remembered. Raises NotFound."""
    wish = for_staff(session, person_id, wish_id)
    seen, lost = wish.revision, _reviewed(session, wish)
    wishes.move(session, wish, {WishState.REVIEW}, WishState.REVIEW, lost, at=seen)
    for other in flags.look_alikes(session, wish):
        low, high = sorted((wish_id, other.key))
        pair = {"community_id": wish.community_id, "wish_id": low, "other_id": high}
        said = insert(session, flags.Distinct).values(**pair, said_by=person_id)
        session.execute(said.on_conflict_do_nothing())  # another worker may say so at once
    session.flush()
    flags.flag(session, wish)
    history.write(session, wish.community_id, "wish", wish_id, "set-apart", person_id)
    return wish


def read_private(session: Session, person_id: int, wish_id: int) -> Private:
    """All private fields for a worker; the opening is recorded. Raises NotFound."""
    wish = for_staff(session, person_id, wish_id)
    history.write(session, wish.community_id, "wish", wish_id, "opened", person_id)
    return wishes.private(wish)


# -- look-ups ------------------------------------------------------------------------------------


# -- inside --------------------------------------------------------------------------------------


def _decide(
    session: Session, person_id: int, wish: Wish, state: WishState, at: int | None = None
) -> None:
    # what was read is what is decided about: its owner may be changing it at this moment
    seen, lost = at or wish.revision, _reviewed(session, wish)
    anew = {"reviewed_by": person_id, "waits_since": clock.now(), "step": WishStep.NEW}
    wishes.move(session, wish, {WishState.REVIEW}, state, lost, at=seen, **anew)
    history.write(session, wish.community_id, "wish", wish.key, state, person_id)


def _reviewed(session: Session, wish: Wish) -> Callable[[], Refused]:
    """Made when the race is lost: by then the winner's name can be read."""

    def refusal() -> Refused:
        if wish.state is WishState.REVIEW:
            return Stale()
        by = people.get(session, wish.reviewed_by).name if wish.reviewed_by else ""
        return AlreadyReviewed(name=by, state=_how_far(session, wish))

    return refusal


def _how_far(session: Session, wish: Wish) -> str:
    """Its state; "passed" while no group reads what was let through."""
    home, is_open = wish.community_id, wish.state is WishState.OPEN
    is_there = not is_open or posted_cards.stands_anywhere(session, home, wishes.CARD, wish.key)
    return wish.state if is_there else "passed"


def tell_owner(session: Session, wish: Wish, kind: Kind, words: str = "") -> None:
    """Promise a wish's owner a message about it; what a worker typed travels sealed."""
    home, owner = wish.community_id, wish.owner_id
    outbox.tell(session, kind, wish.key, community=home, person=owner, words=words)


def tell_of_worker(session: Session, wish: Wish, kind: Kind) -> None:
    """Promise a wish's owner what the worker who sees to it does; a worker who wished it in
    somebody's stead knows."""
    if wish.owner_id != wish.reviewed_by:
        tell_owner(session, wish, kind)
