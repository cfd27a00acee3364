"""Cards: views of rows that stand in group chats and are kept looking like the row."""

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from typing import Any, NamedTuple

from sqlalchemy import UniqueConstraint, and_, bindparam, update
from sqlalchemy.orm import aliased
from sqlmodel import Field, Session, SQLModel, col, select

from storage.community import groups
from storage.community.groups import Purpose
from storage.engine import clock
from storage.engine.columns import Row, changed, moment
from storage.engine.prepared import Prepared
from storage.messaging import broadcasts, kinds, outbox
from storage.messaging.kinds import Kind, Lane

BETWEEN_EDITS = timedelta(seconds=3)  # a burst of taps ends in one edit, with the last state


@dataclass(frozen=True, slots=True)
class View:
    """How the rows of a noun stand in groups. One that begins with a promise of another kind
    (`first`) stands where that was said; any other stands in every group of its purpose."""

    noun: str
    purpose: Purpose
    kind: Kind  # the promise that has it look like its row
    copy: Kind  # the promise that a copy of it, which is not kept, is made true and still
    first: Kind | None = None
    beside: str = ""  # the noun of the card beside which this line stands, and which it follows
    first_shown: Callable[[Session, int], None] | None = None  # a row came into a first group


VIEWS: dict[str, View] = {}


def declare(
    noun: str,
    row: type[SQLModel],
    purpose: Purpose,
    *,
    first: Kind | None = None,
    beside: View | None = None,
    first_shown: Callable[[Session, int], None] | None = None,
    lane: Lane = Lane.CARD,
) -> View:
    """A view, once; a card draws it (`bot.register.cards`)."""
    assert noun not in VIEWS, noun
    kind = kinds.declare(f"{noun}.card", row, lane)
    copy = kinds.declare(f"{noun}.copy", row, Lane.CARD, is_urgent=True)
    VIEWS[noun] = View(noun, purpose, kind, copy, first, beside.noun if beside else "", first_shown)
    return VIEWS[noun]


Rows = Callable[[Session, int], Iterable[int]]
_STANDING: dict[str, Rows] = {}


def standing(view: View) -> Callable[[Rows], Rows]:
    """Register which rows of a community a group sees that is new to this purpose."""

    def register(rows: Rows) -> Rows:
        assert view.noun not in _STANDING, view.noun
        _STANDING[view.noun] = rows
        return rows

    return register


_CHOSEN: dict[str, Rows] = {}


def chosen(view: View) -> Callable[[Rows], Rows]:
    """Register which rows are for a very group, by its number: those of a view that stand in groups
    of their own choice."""

    def register(rows: Rows) -> Rows:
        assert view.noun not in _CHOSEN, view.noun
        _CHOSEN[view.noun] = rows
        return rows

    return register


class Card(Row, table=True):
    """One row's card in one group: the message that shows it, and the revision it shows."""

    __table_args__ = (UniqueConstraint("community_id", "group_id", "noun", "row_id"),)
    community_id: int = Field(foreign_key="community.id")
    group_id: int = Field(foreign_key="chat_group.id")
    noun: str
    row_id: int
    message_id: str = ""
    revision: int = 0
    shown_at: datetime = moment()
    has_picture: bool | None = None  # whether the channel took it; None: there was none to show


def views(view: View) -> tuple[View, ...]:
    """Everything as which a row of this view may stand in a group, the card itself first."""
    return (view, *(each for each in VIEWS.values() if each.beside == view.noun))


def refresh(session: Session, community_id: int, view: View, row_id: int) -> None:
    """Promise every group of the view's purpose a card that shows the row as it is then; where a
    line stands beside it, that line follows."""
    card, *lines = views(view)
    in_groups = _in_groups(view.purpose, (card.noun, *(line.noun for line in lines)))
    for group_id, *looks in in_groups.rows(session, community_id=community_id, row_id=row_id):
        (at, message_id), *others = zip(looks[::2], looks[1::2], strict=True)
        session.info[KEPT, group_id, view.noun, row_id] = looks[1::2]
        _promise(session, community_id, group_id, view, row_id, at, bool(message_id))
        for line, (shown_at, stands) in zip(lines, others, strict=True):
            if stands:
                _promise(session, community_id, group_id, line, row_id, shown_at, stands=True)


def show_all(session: Session, community_id: int, group_id: int, purpose: Purpose) -> None:
    """Promise a group that is new to its purpose a card for each row that stands in such groups."""
    own = list(_chosen_for(session, group_id))
    for view, row_id in (*_seen_in(session, community_id, purpose), *own):
        _promise_new(session, community_id, group_id, view, row_id)


def returned(session: Session, group_id: int) -> None:
    """Something can be said in a group again: what waits for it goes out, and every row that has
    no card there gets one."""
    outbox.wake_group(session, group_id)
    for view, row_id in list(_unseen_in(session, group_id)):
        home = session.get_one(groups.Group, group_id).community_id
        _promise_new(session, home or 0, group_id, view, row_id)


def _unseen_in(session: Session, group_id: int) -> Iterator[tuple[View, int]]:
    """The rows that groups of this purpose see, and that have no card in this one."""
    group = session.get_one(groups.Group, group_id)
    if group.community_id is None:
        return
    own = _chosen_for(session, group_id)
    for view, row_id in (*_seen_in(session, group.community_id, group.purpose), *own):
        card = shown(session, group.community_id, group_id, view, row_id)
        if card is None or not card.message_id:
            yield view, row_id


def _chosen_for(session: Session, group_id: int) -> Iterator[tuple[View, int]]:
    """The rows that are for this very group."""
    for noun, rows in _CHOSEN.items():
        yield from ((VIEWS[noun], row_id) for row_id in rows(session, group_id))


def waiting(session: Session, group_id: int) -> list[tuple[str, int]]:
    """What a group is to read and has not: kinds and numbers of rows, in their order."""
    told = select(outbox.Told.kind, outbox.Told.row_id).filter_by(group_id=group_id)
    waits = col(outbox.Told.state).in_((outbox.OutboxState.PARKED, outbox.OutboxState.READY))
    found = list(session.exec(told.where(waits).order_by(col(outbox.Told.id)).limit(100)))
    unseen = [((view.first or view.kind).name, at) for view, at in _unseen_in(session, group_id)]
    return list(dict.fromkeys([*found, *unseen]))


def begin(
    session: Session,
    community_id: int,
    view: View,
    row_id: int,
    by: int,
    *,
    is_urgent: bool | None = None,
) -> None:
    """Promise a new row to every group of the view's purpose, in the way in which it begins; `by`:
    who made it. As urgent as its kind is, unless this one is another case."""
    for group_id in groups.ids(session, community_id, view.purpose):
        _promise_new(session, community_id, group_id, view, row_id, by, is_urgent)


def hasten(session: Session, community_id: int, view: View, row_id: int) -> None:
    """What was to be read in the morning is to be read now."""
    for group_id in groups.ids(session, community_id, view.purpose):
        outbox.hasten(session, _first_once(view, row_id, group_id), urgent=view.first)


def _first_once(view: View, row_id: int, group_id: int) -> str:
    return f"{view.first.name if view.first else ''}:{row_id}:{group_id}"


def _promise_new(
    session: Session,
    community_id: int,
    group_id: int,
    view: View,
    row_id: int,
    by: int | None = None,
    is_urgent: bool | None = None,
) -> None:
    card = shown(session, community_id, group_id, view, row_id)
    if view.first is None or (card and card.message_id):
        promise(session, community_id, group_id, view, row_id)
        return
    outbox.tell(
        session,
        view.first,
        row_id,
        community=community_id,
        group=group_id,
        from_person=by,
        is_urgent=is_urgent,
        once=_first_once(view, row_id, group_id),  # one that was parked is woken, not doubled
    )


def _seen_in(session: Session, community_id: int, purpose: str) -> Iterator[tuple[View, int]]:
    """The rows of a community that groups of this purpose see."""
    for noun, rows in _STANDING.items():
        if VIEWS[noun].purpose == purpose:
            yield from ((VIEWS[noun], row_id) for row_id in rows(session, community_id))


def promise(session: Session, community_id: int, group_id: int, view: View, row_id: int) -> None:
    """One waiting promise per card, however often the row changes before it is kept. An edit makes
    no sound and may be made at night; a new card waits for the morning."""
    card = shown(session, community_id, group_id, view, row_id)
    at, stands = (card.shown_at, bool(card.message_id)) if card else (None, False)
    _promise(session, community_id, group_id, view, row_id, at, stands)


def promise_many(
    session: Session,
    community_id: int,
    group_ids: Collection[int],
    view: View,
    row_id: int,
    *,
    is_urgent: bool,
) -> None:
    """Promise a new card to many groups in which none stands yet."""
    rooms = select(groups.Group.id).where(col(groups.Group.id).in_(group_ids))
    how: dict[str, Any] = {"community": community_id, "once": _once(view, row_id, "")}
    broadcasts.tell_many(
        session, view.kind, row_id, rooms, to="group_id", is_urgent=is_urgent, **how
    )


def _promise(
    session: Session,
    community_id: int,
    group_id: int,
    view: View,
    row_id: int,
    shown_at: datetime | None,
    stands: bool,
) -> None:
    now = clock.now()
    outbox.tell(
        session,
        view.kind,
        row_id,
        community=community_id,
        group=group_id,
        at=max(now, shown_at + BETWEEN_EDITS) if shown_at else now,
        is_urgent=stands,
        once=_once(view, row_id, group_id),
    )


def _once(view: View, row_id: int, group_id: int | str) -> str:
    return f"{view.kind.name}:{row_id}:{group_id}"


@cache
def _in_groups(purpose: Purpose, nouns: tuple[str, ...]) -> Prepared:
    """Each group of a community for this purpose, with what stands there of a row under each of
    these nouns, if anything."""
    return Prepared(lambda _: _groups_with(purpose, nouns))


def _groups_with(purpose: Purpose, nouns: tuple[str, ...]) -> Any:
    group, home = col(groups.Group.id), col(groups.Group.community_id)
    cards = [aliased(Card) for _ in nouns]
    looks = [getattr(card, name) for card in cards for name in ("shown_at", "message_id")]
    found = select(group, *looks)
    for noun, card in zip(nouns, cards, strict=True):
        is_row = and_(col(card.noun) == noun, col(card.row_id) == bindparam("row_id"))
        here = and_(col(card.community_id) == home, col(card.group_id) == group)
        found = found.outerjoin(card, and_(here, is_row))
    return found.where(
        home == bindparam("community_id"),
        col(groups.Group.purpose) == purpose,
        col(groups.Group.is_present).is_(True),
    ).order_by(group)


class Shown(NamedTuple):
    """A card as it stands."""

    message_id: str
    revision: int
    shown_at: datetime


PLACE = ("community_id", "group_id", "noun", "row_id")


def shown(
    session: Session, community_id: int, group_id: int, view: View, row_id: int
) -> Shown | None:
    """The card as it stands, if it was ever shown."""
    place = zip(PLACE, (community_id, group_id, view.noun, row_id), strict=True)
    row = _SHOWN.row(session, **dict(place))
    return Shown(*row) if row else None


_SHOWN = Prepared(
    lambda _: select(col(Card.message_id), col(Card.revision), col(Card.shown_at)).where(
        *(getattr(Card, name) == bindparam(name) for name in PLACE)
    )
)


def note(
    session: Session,
    community_id: int,
    group_id: int,
    view: View,
    row_id: int,
    message_id: str,
    revision: int,
) -> None:
    """The card now stands in this message and shows this revision ("" as message: it is gone)."""
    if view.first_shown and message_id and not stands_anywhere(session, community_id, view, row_id):
        view.first_shown(session, row_id)
    now = clock.now()
    values = (community_id, group_id, view.noun, row_id, message_id, revision, now)
    _NOTE.changed(session, **dict(zip((*PLACE, *LOOK), values, strict=True)))
    outbox.not_before(session, _once(view, row_id, group_id), now + BETWEEN_EDITS)


def stands_anywhere(session: Session, community_id: int, view: View, row_id: int) -> bool:
    """Whether any group reads this row now."""
    return _ANYWHERE.row(session, community=community_id, noun=view.noun, row=row_id) is not None


_ANYWHERE = Prepared(
    lambda _: select(col(Card.id)).where(
        col(Card.community_id) == bindparam("community"),
        col(Card.noun) == bindparam("noun"),
        col(Card.row_id) == bindparam("row"),
        col(Card.message_id) != "",
    )
)


KEPT = "messages that are kept"  # of a row in a group, among what a session knows


LOOK = Shown._fields


def _note(sql: Any) -> Any:
    new = sql.insert(Card).values({name: bindparam(name) for name in (*PLACE, *LOOK)})
    look = {name: getattr(new.excluded, name) for name in LOOK}
    return new.on_conflict_do_update(index_elements=list(PLACE), set_=look)


_NOTE = Prepared(_note)


def follow(session: Session, community_id: int, view: View, row_id: int) -> None:
    """What stands of this row in any group is to look like it again; where nothing stands, nothing
    is said."""
    rooms = select(groups.Group.id).filter_by(community_id=community_id)  # as the index leads
    here = select(Card).filter_by(community_id=community_id, row_id=row_id)
    nouns = [each.noun for each in views(view)]
    stands = (col(Card.group_id).in_(rooms), col(Card.message_id) != "")
    for card in session.exec(here.where(col(Card.noun).in_(nouns), *stands)):
        promise(session, community_id, card.group_id, VIEWS[card.noun], row_id)


def follow_first(session: Session, community_id: int, view: View, row_id: int) -> int:
    """The same, before all else that is told there: somebody is named who asked to be forgotten.
    How many groups read it."""
    follow(session, community_id, view, row_id)
    names = [each.kind.name for each in views(view)]
    about = {"community_id": community_id, "row_id": row_id, "state": outbox.OutboxState.READY}
    waits = update(outbox.Told).filter_by(**about).where(col(outbox.Told.kind).in_(names))
    return changed(session, waits.values(lane=int(Lane.ANSWER)))


def moved(session: Session, channel: str, old: str, new: str) -> None:
    """A group has a new address, where messages are numbered anew: at its next change each card
    is said anew."""
    group_id = groups.moved(session, channel, old, new)
    if group_id is not None:
        changed(session, update(Card).filter_by(group_id=group_id).values(message_id=""))
