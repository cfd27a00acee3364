"""Posting: what a resident filled in becomes a wish that a worker will look at."""

from sqlmodel import Session

from storage import clock, communities, consents, history, wishes
from storage.errors import refuse
from storage.wishes import EDITABLE, DayPassed, ForWhom, NewWish, NotEditable, Sharing, State, Wish


def write(session: Session, person_id: int, form: NewWish) -> Wish:
    """Note a new wish, not yet seen by anybody. Raises NotFound, TooManyOpen, DayPassed."""
    refuse(wishes.why_not_post(session, person_id, form.community_id))
    now = clock.now()
    today = clock.today(communities.known(session, form.community_id).zone)
    wish = Wish(
        community_id=form.community_id,
        year=today.year,
        number=communities.next_number(session, form.community_id, "wish", today.year),
        owner_id=person_id,
        for_whom=form.for_whom,
        title=form.title,
        category=form.category,
        urgency=form.urgency,
        state=State.REVIEW,
        created_at=now,
        changed_at=now,
    )
    session.add(wish)
    session.flush()
    _fill(session, wish, form)
    history.write(session, wish.community_id, "wish", wish.key, "posted", person_id)
    return wish


def rewrite(session: Session, person_id: int, wish_id: int, form: NewWish) -> Wish:
    """The owner mends a wish that is not public yet. Raises NotFound, NotEditable, DayPassed."""
    wish = wishes.owned_by(session, person_id, wish_id)
    wishes.move(session, wish, EDITABLE, State.REVIEW, NotEditable)
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
    wish.photo = form.photo
    wish.recorded_by = wish.owner_id if form.for_whom is ForWhom.OFFLINE else None
    for name in ("story", "place", "phone", "beneficiary", "proxy"):
        wishes.seal(wish, name, getattr(form, name))
    wish.household = wishes.household_of(form.place)
    _agree(session, wish, form)


def _agree(session: Session, wish: Wish, form: NewWish) -> None:
    kinds = {consents.Kind.PUBLISH}
    if form.for_whom in (ForWhom.NEIGHBOUR, ForWhom.OFFLINE):
        kinds.add(consents.Kind.SPOKEN_FOR)
    if form.sharing is not Sharing.NOTHING:
        kinds.add(consents.Kind.SHARE_PLACE)
    if form.sharing is Sharing.ALL:
        kinds.add(consents.Kind.SHARE_PHONE)
    if form.photo and form.shows_photo:
        kinds.add(consents.Kind.SHOW_PHOTO)
    for kind in sorted(kinds):
        consents.give(session, wish.community_id, wish.owner_id, wish.key, kind)
