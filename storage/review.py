"""Review: a worker looks at every wish before the group does."""

from collections.abc import Callable

from sqlalchemy import UniqueConstraint, bindparam
from sqlmodel import Field, Session, SQLModel, col, select

from storage import (
    alarms,
    clock,
    days,
    groups,
    history,
    opening,
    outbox,
    people,
    posting,
    screening,
    vault,
    wishes,
)
from storage.errors import NotFound, Refused, Stale, refuse
from storage.prepared import Prepared
from storage.tables import insert
from storage.wishes import UNFINISHED, ForWhom, NewWish, Private, State, Step, Urgency, Wish


class Distinct(SQLModel, table=True):
    """Two wishes that a worker looked at and found different."""

    __tablename__ = "wish_distinct"
    __table_args__ = (UniqueConstraint("community_id", "wish_id", "other_id"),)
    id: int | None = Field(default=None, primary_key=True)
    community_id: int = Field(foreign_key="community.id")
    wish_id: int = Field(foreign_key="wish.id")
    other_id: int = Field(foreign_key="wish.id")
    said_by: int = Field(foreign_key="person.id")


class AlreadyReviewed(Refused):
    """Another worker decided about this wish first."""


class NotForTheGroup(Refused):
    """Danger, or money asked for: a worker sees to it, the group does not read it."""


# -- doors and rules -----------------------------------------------------------------------------


def to_moderate(session: Session, person_id: int, wish_id: int) -> Wish:
    """A wish for a worker of its community. Raises NotFound, also for residents."""
    wish = wishes.seen_by(session, person_id, wish_id)
    if not people.is_staff(session, person_id, wish.community_id):
        raise NotFound()
    return wish


def why_not_review(session: Session, wish: Wish) -> Refused | None:
    """Why no worker decides about this wish now."""
    return None if wish.state is State.REVIEW else _reviewed(session, wish)()


def to_decide(session: Session, person_id: int, wish_id: int, seen: int | None) -> Wish:
    """A wish that may be decided about, or reworded, as it was `seen`.
    Raises NotFound, AlreadyReviewed, Stale."""
    wish = to_moderate(session, person_id, wish_id)
    refuse(why_not_review(session, wish))
    if seen not in (None, wish.revision):
        raise Stale()
    return wish


def why_not_approve(session: Session, wish: Wish) -> Refused | None:
    """Why this wish may not go to the group as it stands."""
    if screening.WORKER_ONLY & set(wish.flags):
        return NotForTheGroup()
    return why_not_review(session, wish)


# -- the resident hands in -----------------------------------------------------------------------


def submit(session: Session, person_id: int, form: NewWish) -> Wish:
    """A resident asks the neighbours for something small; workers are told.
    Raises NotFound, TooManyOpen, DayPassed."""
    wish = posting.write(session, person_id, form)
    _begin(session, wish)
    return wish


def resubmit(session: Session, person_id: int, wish_id: int, form: NewWish) -> Wish:
    """The owner mended a wish that is not public yet; it is looked at again.
    Raises NotFound, NotEditable, DayPassed."""
    wish = posting.rewrite(session, person_id, wish_id, form)
    _begin(session, wish)
    return wish


def answer(session: Session, person_id: int, wish_id: int, words: str) -> Wish:
    """The owner answers a worker's question, for workers only; the wish is looked at again.
    Raises NotFound, NotEditable."""
    wish = wishes.owned_by(session, person_id, wish_id)
    wishes.move(session, wish, {State.RETURNED}, State.REVIEW, wishes.NotEditable)
    wishes.note_aside(wish, words)
    history.write(session, wish.community_id, "wish", wish_id, "answered", person_id)
    _begin(session, wish)
    return wish


# -- the worker decides --------------------------------------------------------------------------


def approve(session: Session, person_id: int, wish_id: int, *, is_popular: bool = False) -> Wish:
    """A worker lets a wish into the group; one that many will want opens at an announced minute.
    Raises NotFound, AlreadyReviewed, NotForTheGroup."""
    wish = to_moderate(session, person_id, wish_id)
    refuse(why_not_approve(session, wish))
    _decide(session, person_id, wish, State.OPEN)
    wish.published_at = clock.now()
    ahead = wishes.day_ahead(session, wish)
    days.explain(session, wish, ahead)
    wish.until = ahead
    wish.opens_at = opening.moment(session, wish, is_popular=is_popular)
    session.flush()
    wishes.show(session, wish)
    opening.announce(session, wish)
    if is_popular and wish.opens_at is not None:
        history.write(session, wish.community_id, "wish", wish_id, "announced", person_id)
    tell_owner(session, wish, "wish-approved")
    return wish


def send_back(
    session: Session, person_id: int, wish_id: int, question: str, seen: int | None = None
) -> Wish:
    """A worker asks the owner something first. Raises NotFound, AlreadyReviewed."""
    wish = to_moderate(session, person_id, wish_id)
    _decide(session, person_id, wish, State.RETURNED, seen)
    wishes.note_aside(wish, f"{people.get(session, person_id).name}：{question}")
    wishes.seal(wish, "question", question)
    tell_owner(session, wish, "wish-returned")
    return wish


def turn_down(
    session: Session, person_id: int, wish_id: int, reason: str, seen: int | None = None
) -> Wish:
    """A worker refuses a wish with a kind reason. Raises NotFound, AlreadyReviewed."""
    wish = to_moderate(session, person_id, wish_id)
    _decide(session, person_id, wish, State.REFUSED, seen)
    wish.closed_at = clock.now()
    tell_owner(session, wish, "wish-refused", reason)
    return wish


def care_for(session: Session, person_id: int, wish_id: int) -> Wish:
    """A worker sees to it in person, outside the group, and says when it is over (`caring`).
    Raises NotFound, AlreadyReviewed."""
    wish = to_moderate(session, person_id, wish_id)
    _decide(session, person_id, wish, State.CARED_FOR)
    tell_owner(session, wish, "wish-cared-for")
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
    wish = to_moderate(session, person_id, wish_id)
    wishes.move(session, wish, {State.REVIEW}, State.REVIEW, _reviewed(session, wish), at=seen)
    wish.title = title
    wish.public_note = wish.public_note if note is None else note
    _flag(session, wish)
    history.write(session, wish.community_id, "wish", wish_id, "reworded", person_id)
    return wish


def set_apart(session: Session, person_id: int, wish_id: int) -> Wish:
    """A worker says this is no repeat of its look-alikes; remembered. Raises NotFound."""
    wish = to_moderate(session, person_id, wish_id)
    seen, lost = wish.revision, _reviewed(session, wish)
    wishes.move(session, wish, {State.REVIEW}, State.REVIEW, lost, at=seen)
    for other in look_alikes(session, wish):
        low, high = sorted((wish_id, other.key))
        pair = {"community_id": wish.community_id, "wish_id": low, "other_id": high}
        said = insert(session, Distinct).values(**pair, said_by=person_id)
        session.execute(said.on_conflict_do_nothing())  # another worker may say so at once
    session.flush()
    _flag(session, wish)
    history.write(session, wish.community_id, "wish", wish_id, "set-apart", person_id)
    return wish


def read_private(session: Session, person_id: int, wish_id: int) -> Private:
    """All private fields for a worker; the opening is recorded. Raises NotFound."""
    wish = to_moderate(session, person_id, wish_id)
    history.write(session, wish.community_id, "wish", wish_id, "opened", person_id)
    return wishes.private(wish)


# -- look-ups ------------------------------------------------------------------------------------


def look_alikes(session: Session, wish: Wish) -> list[Wish]:
    """Unfinished wishes of the same household or owner that ask for much the same and were not set
    apart, oldest first."""
    near = col(Wish.household).in_(wishes.households(wish)) | (col(Wish.owner_id) == wish.owner_id)
    which = select(Wish).where(col(Wish.state).in_(UNFINISHED), col(Wish.id) != wish.id, near)
    found = session.exec(which.filter_by(community_id=wish.community_id).order_by(col(Wish.id)))
    alike = [o for o in found if _is_one_home(wish, o) and _looks_alike(wish, o)]
    apart = _apart(session, wish) if alike else set()
    return [other for other in alike if other.key not in apart]


def flags_in(
    session: Session, wish: Wish, told: str = "", place: str = "", **public: str
) -> dict[str, list[str]]:
    """What is found in words about a wish, in private (`told` and `place`) and in those for the
    group: flag → where."""
    flags: dict[str, list[str]] = {}
    for finding in screening.screen(**public, story=told, place=place):
        flags.setdefault(str(finding.flag), []).append(finding.where)
    called = [each for name in ("beneficiary", "proxy") if (each := wishes.opened(wish, name))]
    owner = people.get(session, wish.owner_id).name
    for where, text in public.items():
        if any(each in text for each in called) or screening.calls(text, owner):
            flags["name"] = list(dict.fromkeys([*flags.get("name", []), where]))
    return flags


# -- inside --------------------------------------------------------------------------------------


def _is_one_home(wish: Wish, other: Wish) -> bool:
    """Whoever speaks for several homes or people asks for each of them."""
    if wish.place and other.place:
        return other.household in wishes.households(wish)
    for_one = {(each.for_whom, wishes.opened(each, "beneficiary")) for each in (wish, other)}
    return ForWhom.OFFLINE not in dict(for_one) or len(for_one) == 1


def _looks_alike(wish: Wish, other: Wish) -> bool:
    return screening.alike(_words(wish), _words(other)) >= screening.LOOKS_ALIKE


def _apart(session: Session, wish: Wish) -> set[int]:
    """The numbers of the wishes that a worker found different from this one."""
    pairs = _APART.rows(session, community=wish.community_id, wish=wish.key)
    return {one + other - wish.key for one, other in pairs}


_APART = Prepared(
    lambda _: select(col(Distinct.wish_id), col(Distinct.other_id)).where(
        col(Distinct.community_id) == bindparam("community"),
        (col(Distinct.wish_id) == bindparam("wish"))
        | (col(Distinct.other_id) == bindparam("wish")),
    )
)


def _words(wish: Wish) -> str:
    return f"{wish.title} {wishes.opened(wish, 'story')}"


def _begin(session: Session, wish: Wish) -> None:
    wish.waits_since, wish.step, wish.question = clock.now(), Step.NEW, ""
    _flag(session, wish)
    if screening.Flag.danger in wish.flags:
        alarms.belongs_to(session, wish)
    _ask_workers(session, wish)


def _flag(session: Session, wish: Wish) -> None:
    """What a worker should look at. It decides nothing by itself."""
    told = "\n".join(wishes.opened(wish, name) for name in ("story", "aside"))
    place = wishes.opened(wish, "place")
    flags = flags_in(session, wish, told, place, title=wish.title, note=wish.public_note)
    if alike := look_alikes(session, wish):
        flags["look_alike"] = [other.code for other in alike]
    wish.flags = flags
    session.add(wish)
    session.flush()


def _ask_workers(session: Session, wish: Wish) -> None:
    is_urgent = screening.Flag.danger in wish.flags or wish.urgency is Urgency.TODAY
    home = wish.community_id
    groups.tell_workers(session, home, "wish-to-review", wish.key, is_urgent=is_urgent)


def _decide(
    session: Session, person_id: int, wish: Wish, state: State, at: int | None = None
) -> None:
    # what was read is what is decided about: its owner may be changing it at this moment
    seen, lost = at or wish.revision, _reviewed(session, wish)
    anew = {"reviewed_by": person_id, "waits_since": clock.now(), "step": Step.NEW}
    wishes.move(session, wish, {State.REVIEW}, state, lost, at=seen, **anew)
    history.write(session, wish.community_id, "wish", wish.key, state, person_id)


def _reviewed(session: Session, wish: Wish) -> Callable[[], Refused]:
    """Made when the race is lost: by then the winner's name can be read."""

    def refusal() -> Refused:
        if wish.state is State.REVIEW:
            return Stale()
        by = people.get(session, wish.reviewed_by).name if wish.reviewed_by else ""
        return AlreadyReviewed(name=by, state=wish.state)

    return refusal


def tell_owner(session: Session, wish: Wish, kind: str, words: str = "") -> None:
    """Promise a wish's owner a message about it; what a worker typed travels sealed."""
    sealed = vault.current().seal(words, f"wish:{wish.id}:{kind}") if words else ""
    outbox.tell(
        session, kind, wish.key, community=wish.community_id, person=wish.owner_id, sealed=sealed
    )
