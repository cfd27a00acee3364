"""Posting: what a resident filled in becomes a wish that a worker will look at."""

from sqlalchemy import func
from sqlmodel import Session, col, select

from storage.community import (
    communities,
    consents,
    groups,
    history,
    memberships,
    numbering,
    permissions,
    screening,
)
from storage.engine import clock, columns
from storage.engine.errors import NotFound, Refused, refuse
from storage.wishes import alarm_contact, flags, settings, submission, wishes
from storage.wishes.looks import Look
from storage.wishes.wishes import (
    EDITABLE,
    LIVE,
    DayPassed,
    ForWhom,
    NewWish,
    NotEditable,
    Sharing,
    Urgency,
    Wish,
    WishState,
    WishStep,
)


class TooManyOpen(Refused):
    """The person has as many open wishes as this community allows."""


def why_not_post(session: Session, person_id: int, community_id: int) -> Refused | None:
    """Why this person may not post here now."""
    if not memberships.held(session, person_id, community_id):
        return NotFound()
    if permissions.may(session, person_id, "wish.record", community_id):
        return None  # they post for many neighbours
    limit = settings.of(session, community_id).open_wishes
    live = select(func.count()).select_from(Wish).where(col(Wish.state).in_(LIVE))
    count = session.exec(live.filter_by(owner_id=person_id, community_id=community_id)).one()
    return TooManyOpen(limit=limit) if count >= limit else None


def write(session: Session, person_id: int, form: NewWish) -> Wish:
    """Note a new wish, not yet seen by anybody. Raises NotFound, TooManyOpen, DayPassed."""
    refuse(why_not_post(session, person_id, form.community_id))
    wish = _noted(session, person_id, form)
    history.write(session, wish.community_id, "wish", wish.key, "posted", person_id)
    return wish


def write_down(session: Session, worker: int, owner_id: int, form: NewWish) -> Wish:
    """A worker writes down what a neighbour told them: it is the neighbour's own wish. Raises
    NotFound, NotAllowed, DayPassed."""
    home = form.community_id
    permissions.check(session, worker, "wish.record", home)
    memberships.member_here(session, home, owner_id)
    wish = _noted(session, owner_id, form)
    history.write(session, home, "wish", wish.key, "written-down", worker, behalf=owner_id)
    _begin(session, wish)
    return wish


def _noted(session: Session, person_id: int, form: NewWish) -> Wish:
    now = clock.now()
    year, number = numbering.take(session, form.community_id, "wish")
    wish = Wish(
        community_id=form.community_id,
        year=year,
        number=number,
        owner_id=person_id,
        for_whom=form.for_whom,
        title=form.title,
        category=form.category,
        urgency=form.urgency,
        state=WishState.REVIEW,
        created_at=now,
        changed_at=now,
    )
    session.add(wish)
    session.flush()
    _fill(session, wish, form)
    return wish


def rewrite(session: Session, person_id: int, wish_id: int, form: NewWish) -> Wish:
    """The owner mends a wish that is not public yet. Raises NotFound, NotEditable, DayPassed."""
    wish = wishes.for_owner(session, person_id, wish_id)
    wishes.move(session, wish, EDITABLE, WishState.REVIEW, NotEditable)
    consents.withdraw(session, wish_id)
    _fill(session, wish, form)
    history.write(session, wish.community_id, "wish", wish_id, "revised", person_id)
    return wish


# -- inside --------------------------------------------------------------------------------------


def _fill(session: Session, wish: Wish, form: NewWish) -> None:
    today = clock.today(communities.known(session, wish.community_id).zone)
    wish.until = wishes.last_day(form.urgency, form.until, today)
    if wish.until is not None and wish.until < today:
        raise DayPassed()
    wish.title, wish.category, wish.urgency = form.title, form.category, form.urgency
    wish.asked = wish.wanted = form.quantity
    wish.unit, wish.for_whom = form.unit, form.for_whom
    wish.photo, wish.photo_look = form.photo, Look.NONE
    wish.recorded_by = wish.owner_id if form.for_whom is ForWhom.OFFLINE else None
    for name in wishes.Private._fields:
        columns.seal(wish, name, getattr(form, name))
    _agree(session, wish, form)


def _agree(session: Session, wish: Wish, form: NewWish) -> None:
    kinds = {consents.ConsentKind.PUBLISH}
    if form.for_whom in (ForWhom.NEIGHBOUR, ForWhom.OFFLINE):
        kinds.add(consents.ConsentKind.SPOKEN_FOR)
    if form.sharing is not Sharing.NOTHING:
        kinds.add(consents.ConsentKind.SHARE_PLACE)
    if form.sharing is Sharing.ALL:
        kinds.add(consents.ConsentKind.SHARE_PHONE)
    if form.photo and form.shows_photo:
        kinds.add(consents.ConsentKind.SHOW_PHOTO)
    for kind in sorted(kinds):
        consents.give(session, wish.community_id, wish.owner_id, wish.key, kind)


def submit(session: Session, person_id: int, form: NewWish) -> Wish:
    """A resident asks the neighbours for something small; workers are told.
    Raises NotFound, TooManyOpen, DayPassed."""
    wish = submission.write(session, person_id, form)
    _begin(session, wish)
    return wish


def resubmit(session: Session, person_id: int, wish_id: int, form: NewWish) -> Wish:
    """The owner mended a wish that is not public yet; it is looked at again.
    Raises NotFound, NotEditable, DayPassed."""
    wish = submission.rewrite(session, person_id, wish_id, form)
    _begin(session, wish)
    return wish


def answer(session: Session, person_id: int, wish_id: int, words: str) -> Wish:
    """The owner answers a worker's question, for workers only; the wish is looked at again.
    Raises NotFound, NotEditable."""
    wish = wishes.for_owner(session, person_id, wish_id)
    wishes.move(session, wish, {WishState.RETURNED}, WishState.REVIEW, wishes.NotEditable)
    wishes.note_aside(wish, words)
    history.write(session, wish.community_id, "wish", wish_id, "answered", person_id)
    _begin(session, wish)
    return wish


def answer_by_phone(session: Session, worker: int, wish_id: int, words: str) -> Wish:
    """A worker asked on the phone, and writes down what the owner said, in the owner's stead; it
    can be decided about at once. Raises NotFound, NotEditable."""
    wish = wishes.for_reader(session, worker, wish_id)
    if not permissions.may(session, worker, "wish.review", wish.community_id):
        raise NotFound()
    wishes.move(session, wish, {WishState.RETURNED}, WishState.REVIEW, wishes.NotEditable)
    wishes.note_aside(wish, words)
    home, owner = wish.community_id, wish.owner_id
    history.write(session, home, "wish", wish_id, "answered-by-phone", worker, behalf=owner)
    _look_again(session, wish)
    return wish


def _look_again(session: Session, wish: Wish) -> None:
    wish.waits_since, wish.step, wish.question = clock.now(), WishStep.NEW, ""
    flags.flag(session, wish)


def _begin(session: Session, wish: Wish) -> None:
    _look_again(session, wish)
    if screening.Flag.danger in wish.flags:
        alarm_contact.belongs_to(session, wish)
    _ask_workers(session, wish)


def _ask_workers(session: Session, wish: Wish) -> None:
    is_urgent = screening.Flag.danger in wish.flags or wish.urgency is Urgency.TODAY
    home = wish.community_id
    owner = wish.owner_id
    groups.tell_workers(session, home, wishes.TO_REVIEW, wish.key, by=owner, is_urgent=is_urgent)
