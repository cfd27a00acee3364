"""Wishes: small, concrete, one household's need. Tables, rules and the verbs that change them."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Any, NamedTuple, Protocol

from sqlalchemy import Index
from sqlmodel import Field, Session, col

from storage.community import (
    communities,
    memberships,
    numbering,
    permissions,
    posted_cards,
    shares,
)
from storage.community.groups import Purpose
from storage.community.memberships import STAFF
from storage.community.numbering import Numbered
from storage.community.permissions import act
from storage.engine import clock, columns, personal, transitions
from storage.engine.columns import blind, json_column, moment, readable, sealed, word
from storage.engine.errors import NotFound, Refused
from storage.engine.settings import bounds
from storage.messaging import kinds, outbox, promises
from storage.wishes import settings
from storage.wishes.looks import Look

act("wish.read", STAFF)  # any, whatever its state
act("wish.record", STAFF)  # for somebody without a phone, and for many

TITLE_LIMIT = 60
PLACE_LIMIT = 60
PIECES_LIMIT = 99
PUBLIC_NOTE_LIMIT = 120
STORY_LIMIT = 1000


class Category(StrEnum):
    GOODS = "goods"
    SERVICE = "service"
    COMPANY = "company"
    REPAIR = "repair"
    ADVICE = "advice"
    OTHER = "other"


class Urgency(StrEnum):
    ANYTIME = "anytime"
    WEEK = "week"
    DAYS = "days"
    TODAY = "today"


URGENCY_DAYS = {Urgency.TODAY: 0, Urgency.DAYS: 3, Urgency.WEEK: 7}


class ForWhom(StrEnum):
    SELF = "self"
    HOUSEHOLD = "household"
    NEIGHBOUR = "neighbour"  # with their consent
    OFFLINE = "offline"  # recorded by a worker for somebody without a phone


class Sharing(StrEnum):
    """What the live claimer may see."""

    ALL = "all"  # story, place and telephone
    PLACE = "place"  # story and place
    NOTHING = "nothing"  # a worker makes the contact


class WishState(StrEnum):
    REVIEW = "review"
    RETURNED = "returned"  # a worker asked something
    OPEN = "open"
    CLAIMED = "claimed"
    DELIVERED = "delivered"
    CONFIRMED = "confirmed"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"
    CARED_FOR = "cared_for"  # not for the group: a worker sees to it in person
    HELPED = "helped"  # and says that it is done
    CLOSED = "closed"  # by a worker, with a reason
    EXPIRED = "expired"  # nobody came, and its owner said nothing more


PUBLIC = frozenset({WishState.OPEN, WishState.CLAIMED, WishState.DELIVERED, WishState.CONFIRMED})
LIVE = frozenset(
    {WishState.REVIEW, WishState.RETURNED, WishState.OPEN, WishState.CLAIMED, WishState.DELIVERED}
)
UNFINISHED = LIVE | {WishState.CARED_FOR}  # somebody has something to do
EDITABLE = frozenset({WishState.REVIEW, WishState.RETURNED})


class WishStep(StrEnum):
    """How far a wish that waits has been followed."""

    NEW = ""
    ANNOUNCED = "announced"  # open: once more in the groups
    ASKED = "asked"  # open: 还需要吗？ Else whoever waits, or is waited for, has heard of it again
    LAST_DAY = "last_day"  # the same, before its own last day


ASKED = frozenset({WishStep.ASKED, WishStep.LAST_DAY})


class CloseReason(StrEnum):
    """Why a worker closes a wish: a short list."""

    DONE = "done"  # it came another way
    NOT_NEEDED = "not_needed"
    REPEAT = "repeat"
    NOT_POSSIBLE = "not_possible"


class Wish(Numbered, table=True):
    """`owner_id` speaks for it, `recorded_by` is the worker who wrote it down for somebody else."""

    __table_args__ = (
        numbering.once(),
        Index(None, "community_id", "state", "published_at"),
        Index(None, "owner_id", "state"),
        Index(None, "community_id", "household"),
    )
    owner_id: int = Field(foreign_key="person.id")
    recorded_by: int | None = Field(default=None, foreign_key="person.id")
    for_whom: ForWhom = word(ForWhom)
    title: str = readable("the group reads it")
    public_note: str = readable("under the title, by the worker who looked at it", default="")
    category: Category = word(Category)
    urgency: Urgency = word(Urgency)
    until: date | None = None
    asked: int = 1  # pieces, at first or, where it became more, at most
    wanted: int = 1  # what is left of them: less, when some are not waited for any more
    claimed: int = 0
    offered: int = 0  # to somebody on the waiting list, who has not answered yet
    delivered: int = 0
    confirmed: int = 0
    unit: str = readable("the group reads it", default="")
    story: str = sealed("wish:{id}:story")
    place: str = sealed("wish:{id}:place")
    phone: str = sealed("wish:{id}:phone")
    beneficiary: str = sealed("wish:{id}:beneficiary")
    proxy: str = sealed("wish:{id}:proxy")
    aside: str = sealed("wish:{id}:aside")  # what worker and owner asked and answered
    question: str = sealed("wish:{id}:question")  # a worker's, until the owner has answered
    household: str = blind("place", "household")  # who lives together, without saying where
    photo: str = readable("the channel's number of a picture", default="")
    photo_look: Look = word(Look, default=Look.NONE)
    state: WishState = word(WishState)
    revision: int = 1
    flags: dict[str, list[str]] = json_column()
    reviewed_by: int | None = Field(default=None, foreign_key="person.id")
    created_at: datetime = moment()
    changed_at: datetime = moment()
    published_at: datetime | None = moment(null=True)
    opens_at: datetime | None = moment(null=True)  # for everybody at once, where announced
    waits_since: datetime | None = moment(
        null=True
    )  # in this state; open, counted anew when still needed
    step: WishStep = word(WishStep, default=WishStep.NEW)
    heard_at: datetime | None = moment(null=True)  # when its owner read what that step asked
    reason: str = readable("one of a short list", default="")
    closed_at: datetime | None = moment(null=True)


personal.listed(Wish, "owner_id", "wishes", at=10)
personal.left_out(Wish, "recorded_by", "always the owner, whose wishes are listed")
personal.left_out(Wish, "reviewed_by", "another's row; the deed is in the history")


TO_REVIEW = kinds.declare("wish.to-review", Wish)
APPROVED = kinds.declare("wish.approved", Wish)
IN_GROUP = kinds.declare("wish.in-group", Wish)


def _came_into_a_group(session: Session, wish_id: int) -> None:
    """Its owner hears it now, and so does one who was told that it would come; the workers' word
    that it will come is true no more."""
    wish = session.get(Wish, wish_id)
    if wish is None:
        return
    home, owner = wish.community_id, wish.owner_id
    posted_cards.follow(session, home, REVIEW, wish_id)
    if outbox.hasten(session, approved_once(wish_id)):
        return
    if promises.last(session, home, APPROVED, wish_id, outbox.SAID) is not None:
        outbox.tell(session, IN_GROUP, wish_id, community=home, person=owner)


def approved_once(wish_id: int) -> str:
    """One waiting word to the owner that a worker let it pass."""
    return f"{APPROVED.name}:{wish_id}"


CARD = posted_cards.declare("wish", Wish, Purpose.WISHES, first_shown=_came_into_a_group)
REVIEW = posted_cards.declare("review", Wish, Purpose.WORKERS, first=TO_REVIEW)


@dataclass(frozen=True, slots=True)
class NewWish:
    """The filled-in form."""

    community_id: int
    title: str
    category: Category
    quantity: int
    unit: str
    for_whom: ForWhom
    urgency: Urgency
    until: date | None = None
    story: str = ""
    place: str = ""
    phone: str = ""
    beneficiary: str = ""
    proxy: str = ""
    photo: str = ""
    shows_photo: bool = False
    sharing: Sharing = Sharing.NOTHING


class Private(NamedTuple):
    """The opened private fields; "" for what is not there or not for this reader."""

    story: str = ""
    place: str = ""
    phone: str = ""
    beneficiary: str = ""
    proxy: str = ""


class NotEditable(Refused):
    """The wish is past the point where its owner may change it."""


class DayPassed(Refused):
    """The wish's last day lies in the past."""


class TooLongOver(Refused):
    """The wish ended so long ago that nobody knows any more where it is to be brought."""


# -- doors ---------------------------------------------------------------------------------------


def for_reader(session: Session, person_id: int, wish_id: int) -> Wish:
    """A wish this person may look at: public in their community, their own, or any to its workers.
    Raises NotFound for absent and not theirs alike."""
    wish = session.get(Wish, wish_id)
    if wish is None:
        raise NotFound()
    memberships.member_here(session, wish.community_id, person_id)
    is_theirs = wish.state in PUBLIC or wish.owner_id == person_id
    if not (is_theirs or permissions.may(session, person_id, "wish.read", wish.community_id)):
        raise NotFound()
    return wish


def for_owner(session: Session, person_id: int, wish_id: int) -> Wish:
    """One's own wish. Raises NotFound."""
    wish = for_reader(session, person_id, wish_id)
    if wish.owner_id != person_id:
        raise NotFound()
    return wish


def to_revise(session: Session, person_id: int, wish_id: int) -> Wish:
    """One's own wish, while it may be changed. Raises NotFound, NotEditable."""
    wish = for_owner(session, person_id, wish_id)
    if wish.state not in EDITABLE:
        raise NotEditable()
    return wish


# -- rules ---------------------------------------------------------------------------------------


def why_not_again(wish: Wish) -> Refused | None:
    """Why a wish that has ended can't go on: what it takes to come to them is deleted, as soon as
    any community may have set."""
    least = timedelta(days=bounds("community.keep-days")[0])
    is_long_over = wish.closed_at is not None and wish.closed_at < clock.now() - least
    return TooLongOver() if is_long_over and not (wish.place or wish.phone) else None


def last_day(urgency: Urgency, until: date | None, today: date) -> date | None:
    """The day after which a wish makes no sense: said, or by urgency."""
    if until is not None or urgency not in URGENCY_DAYS:
        return until
    return today + timedelta(days=URGENCY_DAYS[urgency])


def day_ahead(session: Session, wish: Wish, first: date | None = None) -> date | None:
    """Its last day; counted anew where it is before the `first` on which anybody can read of it,
    which is today unless said."""
    today = first or today_of(session, wish)
    if wish.until is None or wish.until >= today:
        return wish.until
    return day_anew(wish, today)


def day_anew(wish: Wish, today: date) -> date:
    """The last day of a wish that is said again today: by its urgency, else a week ahead."""
    return last_day(wish.urgency, None, today) or today + timedelta(days=URGENCY_DAYS[Urgency.WEEK])


class _Dated(Protocol):
    @property
    def community_id(self) -> int: ...

    @property
    def until(self) -> date | None: ...


def today_of(session: Session, wish: _Dated) -> date:
    """The local day where the wish is at home."""
    return clock.today(communities.known(session, wish.community_id).zone)


def is_past(session: Session, wish: _Dated) -> bool:
    """Whether its last day is over: nobody takes it on until its owner has said a later one."""
    return wish.until is not None and wish.until < today_of(session, wish)


def last_minute(session: Session, wish: _Dated) -> datetime | None:
    """The midnight at which its last day is over; None where it has none."""
    if wish.until is None:
        return None
    zone = communities.known(session, wish.community_id).zone
    return clock.at(wish.until + timedelta(days=1), 0, zone)


def answer_by(session: Session, wish: _Dated) -> datetime:
    """Until when somebody who is asked now may answer: not past its last minute."""
    until = settings.answer_by(session, wish.community_id)
    last = last_minute(session, wish)
    return min(until, last) if last is not None else until


# -- verbs ---------------------------------------------------------------------------------------


def move(
    session: Session,
    wish: Wish,
    froms: Collection[WishState],
    to: WishState,
    no: Callable[[], Refused],
    *,
    at: int | None = None,
    **values: Any,
) -> None:
    """Lead a wish from one of `froms` to `to`, only from revision `at` if one is given; see
    `transitions.move`."""
    as_seen = () if at is None else (col(Wish.revision) == at,)
    values |= {"revision": Wish.revision + 1, "changed_at": clock.now()}
    transitions.move(session, wish, froms, to, no, *as_seen, **values)
    if wish.published_at is None:
        posted_cards.follow(session, wish.community_id, REVIEW, wish.key)


def show(session: Session, wish: Wish) -> None:
    """Every group's card of this wish is to look like the wish, if it was ever public."""
    if wish.published_at is not None:
        show_anew(session, wish.community_id, wish.key)


def show_anew(session: Session, community_id: int, wish_id: int) -> None:
    """The same of a public wish by its number; and whoever has shared it hears what is not so any
    more."""
    posted_cards.refresh(session, community_id, CARD, wish_id)
    shares.follow(session, community_id, CARD.noun, wish_id)


# -- look-ups ------------------------------------------------------------------------------------


def private(wish: Wish) -> Private:
    """All private fields, opened. The caller has checked who asks and records a worker's look."""
    return Private(**{name: columns.opened(wish, name) for name in Private._fields})


# -- inside --------------------------------------------------------------------------------------


def note_aside(wish: Wish, words: str) -> None:
    """What worker and owner said to each other is neither the story nor for the claimer."""
    said = f"{columns.opened(wish, 'aside')}\n{words}".strip()
    columns.seal(wish, "aside", said)
