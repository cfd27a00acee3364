"""Cards: views of rows that stand in group chats and are kept looking like the row."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any, NamedTuple

from sqlalchemy import UniqueConstraint, and_, bindparam, update
from sqlalchemy.orm import aliased
from sqlmodel import Field, Session, col, select

from storage.community import groups
from storage.engine import clock
from storage.engine.columns import Row, changed, moment
from storage.engine.prepared import Prepared, bound
from storage.messaging import outbox
from storage.messaging.kinds import KINDS, Lane

AGAIN = "announcement"  # the noun of the line with which a wish is said once more
SAID_BESIDE = {"wish": (AGAIN,)}  # what stands of a row beside its card, and follows it
BETWEEN_EDITS = timedelta(seconds=3)  # a burst of taps ends in one edit, with the last state


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


def nouns(noun: str) -> tuple[str, ...]:
    """Every noun under which a row with a card of this noun may stand in a group, the card's own
    first, the line with which it was said once more last."""
    return (noun, *SAID_BESIDE.get(noun, ()))


def refresh(session: Session, community_id: int, noun: str, row_id: int) -> None:
    """Promise every group of this community a card that shows the row as it is then; where it was
    said once more, that line follows."""
    *_, again = nouns(noun)
    key = {"community_id": community_id, "noun": noun, "row_id": row_id, "again": again}
    for group_id, shown_at, message_id, again_at, again_in in _IN_GROUPS.rows(session, **key):
        _promise(session, community_id, group_id, noun, row_id, shown_at, bool(message_id))
        if again_in:
            _promise(session, community_id, group_id, again, row_id, again_at, stands=True)


def show_all(
    session: Session, community_id: int, group_id: int, noun: str, row_ids: Iterable[int]
) -> None:
    """Promise one group a card for each of these rows."""
    for row_id in row_ids:
        promise(session, community_id, group_id, noun, row_id)


def promise(session: Session, community_id: int, group_id: int, noun: str, row_id: int) -> None:
    """One waiting promise per card, however often the row changes before it is kept. An edit makes
    no sound and may be made at night; a new card waits for the morning."""
    card = shown(session, community_id, group_id, noun, row_id)
    at, stands = (card.shown_at, bool(card.message_id)) if card else (None, False)
    _promise(session, community_id, group_id, noun, row_id, at, stands)


def _promise(
    session: Session,
    community_id: int,
    group_id: int,
    noun: str,
    row_id: int,
    shown_at: datetime | None,
    stands: bool,
) -> None:
    now = clock.now()
    outbox.tell(
        session,
        KINDS[f"{noun}.card"],
        row_id,
        community=community_id,
        group=group_id,
        at=max(now, shown_at + BETWEEN_EDITS) if shown_at else now,
        is_urgent=stands,
        once=_once(noun, row_id, group_id),
    )


def _once(noun: str, row_id: int, group_id: int) -> str:
    return f"{noun}.card:{row_id}:{group_id}"


_IN_GROUPS = Prepared(lambda _: _in_groups())


def _in_groups() -> Any:
    """Each group where a community's wishes are read, with this row's card there, if one stands,
    and the line with which it was said again."""
    group, home = col(groups.Group.id), col(groups.Group.community_id)
    again = aliased(Card)

    def here(card: type[Card], noun: str) -> Any:
        is_row = and_(col(card.noun) == bindparam(noun), col(card.row_id) == bindparam("row_id"))
        return and_(col(card.community_id) == home, col(card.group_id) == group, is_row)

    shown = [getattr(card, name) for card in (Card, again) for name in ("shown_at", "message_id")]
    return (
        select(group, *shown)
        .outerjoin(Card, here(Card, "noun"))
        .outerjoin(again, here(again, "again"))
        .where(
            home == bindparam("community_id"),
            col(groups.Group.purpose) == groups.Purpose.WISHES,
            col(groups.Group.is_present).is_(True),
        )
        .order_by(group)
    )


class Shown(NamedTuple):
    """A card as it stands."""

    message_id: str
    revision: int
    shown_at: datetime


PLACE = ("community_id", "group_id", "noun", "row_id")


def shown(
    session: Session, community_id: int, group_id: int, noun: str, row_id: int
) -> Shown | None:
    """The card as it stands, if it was ever shown."""
    place = zip(PLACE, (community_id, group_id, noun, row_id), strict=True)
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
    noun: str,
    row_id: int,
    message_id: str,
    revision: int,
) -> None:
    """The card now stands in this message and shows this revision ("" as message: it is gone)."""
    now = clock.now()
    values = (community_id, group_id, noun, row_id, message_id, revision, now)
    _NOTE.changed(session, **dict(zip((*PLACE, *LOOK), values, strict=True)))
    outbox.not_before(session, _once(noun, row_id, group_id), now + BETWEEN_EDITS)


LOOK = Shown._fields


def _note(sql: Any) -> Any:
    new = sql.insert(Card).values(bound(Card))
    look = {name: getattr(new.excluded, name) for name in LOOK}
    return new.on_conflict_do_update(index_elements=list(PLACE), set_=look)


_NOTE = Prepared(_note)


def follow(session: Session, community_id: int, noun: str, row_id: int) -> None:
    """What stands of this row in any group is to look like it again; where nothing stands, nothing
    is said."""
    rooms = select(groups.Group.id).filter_by(community_id=community_id)  # as the index leads
    here = select(Card).filter_by(community_id=community_id, row_id=row_id)
    stands = (col(Card.group_id).in_(rooms), col(Card.message_id) != "")
    for card in session.exec(here.where(col(Card.noun).in_(nouns(noun)), *stands)):
        promise(session, community_id, card.group_id, card.noun, row_id)


def follow_first(session: Session, community_id: int, noun: str, row_id: int) -> int:
    """The same, before all else that is told there: somebody is named who asked to be forgotten.
    How many groups read it."""
    follow(session, community_id, noun, row_id)
    kinds = [f"{each}.card" for each in nouns(noun)]
    about = {"community_id": community_id, "row_id": row_id, "state": outbox.OutboxState.READY}
    waits = update(outbox.Told).filter_by(**about).where(col(outbox.Told.kind).in_(kinds))
    return changed(session, waits.values(lane=int(Lane.ANSWER)))


def moved(session: Session, channel: str, old: str, new: str) -> None:
    """A group has a new address, where messages are numbered anew: at its next change each card
    is said anew."""
    group_id = groups.moved(session, channel, old, new)
    if group_id is not None:
        changed(session, update(Card).filter_by(group_id=group_id).values(message_id=""))
