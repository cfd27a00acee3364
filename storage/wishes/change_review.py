"""Second thoughts: the owner of a wish in the group wants it otherwise.

Private words and the last day change at once, or with a yes of whoever holds it (`changes`). Fewer
pieces are fewer at once, as long as all that is promised stays. Another title, and more pieces, are
looked at by a worker first: they ask something else of the neighbours, who read only what somebody
has looked at. Until then the card keeps the former words. A worker let those into the group, and
whoever claims meanwhile is asked about the new ones like any holder; a wish that vanished for the
time of a look would lose its place, and those who wait for it.
"""

from typing import Any

from sqlmodel import Session, col, select

from storage.community import groups, history, permissions, screening
from storage.community.memberships import STAFF
from storage.community.permissions import act
from storage.engine import transitions
from storage.engine.errors import Refused, refuse
from storage.messaging import kinds
from storage.wishes import (
    change_requests,
    changes,
    due_days,
    quantities,
    review,
    waiting_list,
    wishes,
)
from storage.wishes import flags as wish_flags
from storage.wishes.change_requests import ChangeRequest, ChangeState
from storage.wishes.changes import ChangeOver, NothingNew
from storage.wishes.review import NotForTheGroup, why_not_alone
from storage.wishes.wishes import Wish

LOOKED_AT = ("title", "wanted")
TO_REVIEW = kinds.declare("change.to-review", ChangeRequest)
WISH_KEPT = kinds.declare("wish.kept", Wish)

act("change.review", STAFF)


class NotThatMany(Refused):
    """Fewer pieces than are promised, or more than a wish may have."""

    may_be_mended = True


# -- doors and rules -----------------------------------------------------------------------------


def for_staff(session: Session, person_id: int, change_id: int) -> ChangeRequest:
    """What an owner wants otherwise, for a worker of its community. Raises NotFound."""
    return permissions.found(session, person_id, "change.review", ChangeRequest, change_id)


def fewest(wish: Wish) -> int:
    """The fewest pieces that a wish may want: what is promised, and something still to bring."""
    promised = wish.claimed + wish.offered
    return promised if promised > wish.delivered else promised + 1


def flags(session: Session, wish: Wish, change: ChangeRequest) -> dict[str, list[str]]:
    """What a worker should look at in the new words; see `review.flags_in`."""
    return wish_flags.flags_in(session, wish, title=change_requests.opened(change).get("title", ""))


def why_not_approve(session: Session, wish: Wish, change: ChangeRequest) -> Refused | None:
    """Why these words may not go to the group."""
    if change.state is not ChangeState.REVIEW or changes.why_not_change(wish):
        return ChangeOver()
    found = flags(session, wish, change)
    return NotForTheGroup() if screening.WORKER_ONLY & set(found) else None


# -- verbs ---------------------------------------------------------------------------------------


def hand_in(
    session: Session, person_id: int, wish_id: int, fields: dict[str, str]
) -> ChangeRequest:
    """Want a wish otherwise: `fields` as `changes.propose` takes them, or `wanted` in pieces. What
    comes back waits for a worker, or for whoever holds it, or is done (its state).
    Raises NotFound, PastChanging, NothingNew, DayPassed, NotThatMany, BetterInPerson."""
    wishes.for_owner(session, person_id, wish_id)
    wish = quantities.lock(session, wish_id)
    refuse(changes.why_not_change(wish))
    if "wanted" in fields and not fewest(wish) <= int(fields["wanted"]) <= wishes.PIECES_LIMIT:
        raise NotThatMany(least=fewest(wish), most=wishes.PIECES_LIMIT)
    asked = _asked_about(session, wish)
    looked_at = _to_workers(session, person_id, wish, fields, asked)
    if int(fields.get("wanted", wish.wanted)) < wish.wanted:
        _recount(session, person_id, wish, int(fields["wanted"]))
        looked_at = looked_at or _done(session, person_id, wish)
    rest = {name: text for name, text in fields.items() if name not in LOOKED_AT}
    if "title" in asked and fields.get("title") == wish.title:  # as it was, after all
        rest |= {name: changes.now(wish, name) for name in changes.PUBLIC}
    if rest:
        return changes.propose(session, person_id, wish_id, rest)
    if looked_at is None:
        raise NothingNew()
    return looked_at


def approve(
    session: Session, person_id: int, change_id: int, *, bare: bool = False
) -> ChangeRequest:
    """A worker lets the new words into the group; `bare` takes the note under the title away.
    Whoever holds the wish is asked about a new title. Raises NotFound, ChangeOver,
    NotForTheGroup, OwnToReview."""
    change = for_staff(session, person_id, change_id)
    wish = quantities.lock(session, change.wish_id)
    session.refresh(change)
    alone = why_not_alone(session, person_id, wish)
    refuse(why_not_approve(session, wish, change) or alone)
    new = change_requests.opened(change)
    _decide(session, change, ChangeState.AGREED)
    home = wish.community_id
    history.write(session, home, "wish", wish.key, "change-approved", person_id)
    many = max(int(new.pop("wanted", wish.wanted)), fewest(wish))
    if many > wish.wanted:
        _recount(session, change.person_id, wish, many)
    if new and bare:
        new["note"] = ""
    if new and new["title"] != wish.title:
        done = changes.propose(session, wish.owner_id, wish.key, new)
        if done.state is ChangeState.ASKED:
            return change  # they hear when whoever holds it has answered
    change_requests.tell(session, home, change.key, change_requests.AGREED, wish.owner_id)
    return change


def turn_down(session: Session, person_id: int, change_id: int, words: str) -> ChangeRequest:
    """It stays as it was; the owner reads why. Raises NotFound, ChangeOver."""
    change = for_staff(session, person_id, change_id)
    wish = quantities.lock(session, change.wish_id)
    _decide(session, change, ChangeState.TURNED_DOWN)
    home = wish.community_id
    history.write(session, home, "wish", wish.key, "change-turned-down", person_id)
    review.tell_owner(session, wish, WISH_KEPT, words)
    return change


# -- look-ups ------------------------------------------------------------------------------------


def waiting_ones() -> Any:
    """Those that wait for a worker, to be selected."""
    about = select(ChangeRequest).join(Wish, col(Wish.id) == col(ChangeRequest.wish_id))
    return about.where(
        col(ChangeRequest.state) == ChangeState.REVIEW, col(Wish.state).in_(changes.CHANGEABLE)
    )


# -- inside --------------------------------------------------------------------------------------


def _asked_about(session: Session, wish: Wish) -> dict[str, str]:
    """What whoever holds the wish is being asked about: a worker has looked at that."""
    change = change_requests.open_on(session, wish.key)
    return change_requests.opened(change) if change else {}


def _asks_more(wish: Wish, asked: dict[str, str], name: str, text: str) -> bool:
    """Whether the neighbours would read words that nobody looked at, or are to bring more."""
    if name == "wanted":
        return int(text) > wish.wanted
    return name == "title" and text not in (wish.title, asked.get("title"))


def _to_workers(
    session: Session, person_id: int, wish: Wish, fields: dict[str, str], asked: dict[str, str]
) -> ChangeRequest | None:
    """What a worker has to look at, together with what waits for a look already; None where that
    is what it was."""
    earlier = change_requests.open_on(session, wish.key, ChangeState.REVIEW)
    before = change_requests.opened(earlier) if earlier else {}
    new = {name: text for name, text in before.items() if name not in fields}
    new |= {n: text for n, text in fields.items() if _asks_more(wish, asked, n, text)}
    if new == before:
        return None
    change_requests.drop(session, wish.key, ChangeState.REVIEW)
    if not new:
        return _done(session, person_id, wish)
    home = wish.community_id
    change = change_requests.write(session, home, wish.key, person_id, ChangeState.REVIEW, new)
    history.write(session, home, "wish", wish.key, "proposed", person_id)
    groups.tell_workers(session, home, TO_REVIEW, change.key, by=person_id)
    return change


def _done(session: Session, person_id: int, wish: Wish) -> ChangeRequest:
    """Nothing waits: the row of a change that is done."""
    change = change_requests.write(
        session, wish.community_id, wish.key, person_id, ChangeState.AGREED, {}
    )
    change.proposed = ""
    return change


def _recount(session: Session, by: int, wish: Wish, wanted: int) -> None:
    """So many pieces are wanted from now on; those who wait are asked about more."""
    if not quantities.count(session, wish.key, cut=wish.wanted - wanted):
        raise NotThatMany(least=fewest(wish), most=wishes.PIECES_LIMIT)
    about = {"wanted": wanted}
    history.write(session, wish.community_id, "wish", wish.key, "recounted", by, **about)
    wish = quantities.lock(session, wish.key)
    wish.asked = max(wish.asked, wanted)
    session.add(wish)
    if wish.state is wishes.WishState.OPEN:  # its last day may have passed while somebody held it
        due_days.put_off(session, wish, wishes.day_ahead(session, wish), by)
    waiting_list.offer(session, wish.key)
    wish = quantities.lock(session, wish.key)
    wishes.show(session, wish)


def _decide(session: Session, change: ChangeRequest, state: ChangeState) -> None:
    transitions.move(session, change, {ChangeState.REVIEW}, state, ChangeOver, proposed="")
