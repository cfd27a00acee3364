"""Follow-ups: what nobody answered is asked once more, then it is a worker's, or ends kindly.

Brought and not confirmed: asked again after `ask_again_days`, a worker's after `to_worker_days`.
Open and not claimed: announced once more after `announce_days`, 还需要吗？ after
`still_needed_days` and the day before its own last day, let go after `expire_days`, or the day
after that last day.

Handed in and not looked at: its owner hears after `still_looking_days` that it is not forgotten.
Asked by a worker: asked once more after `ask_again_days`. In a worker's own hands: the worker is
reminded every `to_worker_days`. All the others once.
"""

from datetime import date, datetime, timedelta
from functools import partial

from sqlmodel import Session, col, select

from storage.community import communities, groups, history
from storage.engine import clock
from storage.engine.errors import Refused, refuse
from storage.kit.ladder import Rung, climb
from storage.messaging import kinds, outbox, promises
from storage.wishes import (
    announcements,
    arranging,
    claims,
    disclosure,
    due_days,
    in_person,
    quantities,
    releases,
    review,
    settings,
    submission,
    wishes,
)
from storage.wishes.claims import Claim, tell
from storage.wishes.settings import WishSettings
from storage.wishes.wishes import ASKED, Wish, WishState, WishStep

DAY = timedelta(days=1)
UNANSWERED = kinds.declare("claim.unanswered", Claim)
ASK_AGAIN = kinds.declare("claim.ask-again", Claim)
OPENED_AGAIN = kinds.declare("wish.opened-again", Wish)
STILL_LOOKING = kinds.declare("wish.still-looking", Wish)


def _heard(session: Session, wish_id: int) -> None:
    """Its owner has read the question: from now on they have time to answer."""
    wish = quantities.lock(session, wish_id)
    if wish.step in ASKED:
        wish.heard_at = wish.heard_at or clock.now()
        session.add(wish)


def _unreached(session: Session, wish_id: int) -> None:
    """Its owner can't be written to: a worker is asked to call, once for each question. From when
    a worker reads that, the question counts as read."""
    wish = session.get_one(Wish, wish_id)
    if wish.state is WishState.OPEN and wish.step in ASKED:
        home, kind = wish.community_id, UNREACHED.name
        told = select(outbox.Told.about).filter_by(community_id=home, kind=kind, row_id=wish_id)
        since = col(outbox.Told.created_at) >= wish.waits_since
        if all(about["step"] != wish.step for about in session.exec(told.where(since))):
            groups.tell_workers(session, home, UNREACHED, wish_id, step=str(wish.step))


UNREACHED = kinds.declare("wish.unreached", Wish, said=_heard)
LAST_DAY = kinds.declare("wish.last-day", Wish, said=_heard, unreached=_unreached)
STILL_NEEDED = kinds.declare("wish.still-needed", Wish, said=_heard, unreached=_unreached)
IN_HANDS = kinds.declare("wish.in-your-hands", Wish)


class NotWaiting(Refused):
    """The wish does not wait any more: nothing to go on with."""


# -- every day -----------------------------------------------------------------------------------


def run(session: Session, community_id: int, today: date) -> None:
    """Everything in a community that waits for an answer, as far as it is due."""
    quantities.lock_all(session, community_id)
    with_workers(session, community_id)
    in_hands(session, community_id, today)
    confirmations(session, community_id)
    open_wishes(session, community_id, today)


def with_workers(session: Session, community_id: int) -> None:
    """Wishes that are not in the group, and wait there for somebody's word."""
    numbers, now = settings.of(session, community_id), clock.now()
    for state, days_long, kind in (
        (WishState.REVIEW, numbers.still_looking_days, STILL_LOOKING),
        (WishState.RETURNED, numbers.ask_again_days, review.RETURNED),
    ):
        here = (col(Wish.community_id) == community_id) & (col(Wish.state) == state)
        long_ago = col(Wish.waits_since) <= now - timedelta(days=days_long)
        ask = Rung(WishStep.ASKED, long_ago, partial(releases.tell_owner, kind=kind))
        climb(session, Wish, here, WishStep.NEW, ask)


def in_hands(session: Session, community_id: int, today: date) -> None:
    """Wishes that a worker sees to in person: however long they lie, they are not forgotten."""
    days_long = settings.of(session, community_id).to_worker_days
    zone = communities.known(session, community_id).zone
    here = select(Wish).filter_by(community_id=community_id, state=WishState.CARED_FOR)
    long_ago = col(Wish.waits_since) <= clock.now() - timedelta(days=days_long)
    for wish in session.exec(here.where(long_ago).order_by(col(Wish.id)).with_for_update()):
        said = promises.last(session, community_id, IN_HANDS, wish.key, outbox.OutboxState)
        # by the day: tomorrow's look may come a little earlier than today's
        if said is None or clock.local(said, zone).date() <= today - timedelta(days=days_long):
            in_person.tell_taker(session, wish, IN_HANDS)


def confirmations(session: Session, community_id: int) -> None:
    """What was brought and nobody said anything about."""
    numbers, now = settings.of(session, community_id), clock.now()
    brought = col(Claim.state) == claims.ClaimState.DELIVERED

    def since(days_long: int) -> datetime:
        return now - timedelta(days=days_long)

    # whoever has not read it is not asked again; a worker is, in any case
    heard = col(Claim.heard_at) <= since(numbers.ask_again_days)
    brought_on = col(Claim.delivered_at) <= since(numbers.to_worker_days)
    ask_again = Rung(claims.ClaimStep.ASKED_AGAIN, heard, _ask_again)
    to_worker = Rung(claims.ClaimStep.WITH_WORKER, brought_on, _to_worker)
    here = brought & (col(Claim.community_id) == community_id)
    climb(session, Claim, here, claims.ClaimStep.NEW, ask_again, to_worker)


def _ask_again(session: Session, claim: Claim) -> None:
    tell(session, claim, ASK_AGAIN, session.get_one(Wish, claim.wish_id).owner_id)


def _to_worker(session: Session, claim: Claim) -> None:
    groups.tell_workers(session, claim.community_id, UNANSWERED, claim.key)


def open_wishes(session: Session, community_id: int, today: date) -> None:
    """Open wishes that nobody takes: those of the longest wait first."""
    numbers, now = settings.of(session, community_id), clock.now()
    which = select(Wish).filter_by(community_id=community_id, state=WishState.OPEN)
    first = min(numbers.announce_days, numbers.still_needed_days, numbers.expire_days)
    oldest = which.where(
        (col(Wish.waits_since) <= now - timedelta(days=first)) | (col(Wish.until) <= today + DAY)
    )
    for wish in list(session.exec(oldest.order_by(col(Wish.waits_since)))):
        _follow(session, quantities.lock(session, wish.key), numbers, today)


def _follow(session: Session, wish: Wish, numbers: WishSettings, today: date) -> None:
    assert wish.waits_since is not None
    if wish.state is not WishState.OPEN:
        return  # claimed in this moment
    waited = clock.now() - wish.waits_since
    is_past = wishes.is_past(session, wish)
    is_over = waited >= timedelta(days=numbers.expire_days)
    if (is_over or is_past) and _had_time(session, wish, numbers, today):
        releases.expire(session, wish)
    elif wish.step is not WishStep.LAST_DAY and (is_past or _ends_soon(session, wish, today)):
        if wish.step is WishStep.NEW and waited + DAY >= timedelta(days=numbers.announce_days):
            announcements.announce(session, wish)  # tomorrow it would be late
        _ask(session, wish, WishStep.LAST_DAY, LAST_DAY)
        wishes.show(session, wish)  # past it nobody can tap any more
    elif waited >= timedelta(days=numbers.still_needed_days) and wish.step not in ASKED:
        _ask(session, wish, WishStep.ASKED, STILL_NEEDED)
    elif waited >= timedelta(days=numbers.announce_days) and wish.step is WishStep.NEW:
        wish.step = WishStep.ANNOUNCED
        announcements.announce(session, wish)
    session.add(wish)
    session.flush()


def _ask(session: Session, wish: Wish, step: WishStep, kind: kinds.Kind) -> None:
    wish.step, wish.heard_at = step, None
    releases.tell_owner(session, wish, kind)


def _had_time(session: Session, wish: Wish, numbers: settings.WishSettings, today: date) -> bool:
    """Whether its owner read the question, and could answer: about its last day until the end of
    the day on which they read it, else as long as between the two days of the settings."""
    if wish.heard_at is None or wish.step not in ASKED:
        return False
    zone = communities.known(session, wish.community_id).zone
    long_ago = today - clock.local(wish.heard_at, zone).date()
    if wish.step is WishStep.LAST_DAY:
        return long_ago >= DAY
    return long_ago >= timedelta(days=numbers.expire_days - numbers.still_needed_days)


def _ends_soon(session: Session, wish: Wish, today: date) -> bool:
    """Whether tomorrow is its last day, or today where nobody could be asked yesterday. Nobody is
    asked on the day on which the wish began to wait."""
    if wish.until is None or wish.until > today + DAY or wish.waits_since is None:
        return False
    zone = communities.known(session, wish.community_id).zone
    return clock.local(wish.waits_since, zone).date() < today


def day_over(session: Session, community_id: int, today: date, since: date) -> None:
    """The last day of some wishes is over, since that date: their cards say so, and take no taps
    any more."""
    here = select(Wish.id).filter_by(community_id=community_id)
    public = here.where(col(Wish.state).in_((WishState.OPEN, WishState.CLAIMED)))
    over = public.where(col(Wish.until) >= since, col(Wish.until) < today)
    for wish_id in session.exec(over.order_by(col(Wish.id))):
        wishes.show_anew(session, community_id, wish_id or 0)


# -- answers -------------------------------------------------------------------------------------


def still_needed(session: Session, person_id: int, wish_id: int) -> Wish:
    """The owner still wishes it: its wait counts anew, and a last day that is near moves ahead,
    also where who holds it waits for a worker; one that expired is open again.
    Raises NotFound, NotWaiting, TooManyOpen, TooLongOver."""
    wishes.for_owner(session, person_id, wish_id)
    wish = quantities.lock(session, wish_id)
    if not may_wait_on(session, wish):
        raise NotWaiting()
    if wish.state is WishState.EXPIRED:
        refuse(submission.why_not_post(session, person_id, wish.community_id))
        _reopen(session, wish)
    _wait_anew(session, wish, person_id)
    history.write(session, wish.community_id, "wish", wish_id, "still-needed", person_id)
    wishes.show(session, wish)
    return wish


def may_wait_on(session: Session, wish: Wish) -> bool:
    """Whether its owner is to say that it is still needed."""
    if wish.state is WishState.CLAIMED:
        return arranging.is_asked_for(session, wish)
    return wish.state in (WishState.OPEN, WishState.EXPIRED)


def open_again(session: Session, worker: int, wish_id: int) -> Wish:
    """A worker knows that it is still needed, and puts what nobody came for before the group once
    more; its owner hears it. Raises NotFound, NotWaiting, TooLongOver."""
    review.for_staff(session, worker, wish_id)
    wish = quantities.lock(session, wish_id)
    _reopen(session, wish)
    _wait_anew(session, wish, worker)
    home, owner = wish.community_id, wish.owner_id
    history.write(session, home, "wish", wish_id, "opened-again", worker, behalf=owner)
    wishes.show(session, wish)
    outbox.tell(session, OPENED_AGAIN, wish_id, community=home, person=owner)
    return wish


def _wait_anew(session: Session, wish: Wish, by: int) -> None:
    wish.waits_since, wish.step = clock.now(), WishStep.NEW
    due_days.put_off(session, wish, _further(session, wish), by)
    session.add(wish)
    session.flush()
    for claim in arranging.still_needed(session, wish):
        disclosure.renew(session, claim)


def _further(session: Session, wish: Wish) -> date | None:
    """The last day of a wish that is still needed: a later one than that which is near or past."""
    today = wishes.today_of(session, wish)
    if wish.until is None or wish.until > today + DAY:
        return wish.until
    return max(wishes.day_anew(wish, today), wish.until + DAY)


def _reopen(session: Session, wish: Wish) -> None:
    refuse(wishes.why_not_again(wish))
    wishes.move(session, wish, {WishState.EXPIRED}, WishState.OPEN, NotWaiting, closed_at=None)
