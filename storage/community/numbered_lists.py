"""Numbered lists that a worker pasted from a chat where no bot may be, and who was taken from them
for which row: the same list twice is once, a longer one adds who is new."""

from collections.abc import Callable, Iterable
from datetime import datetime, timedelta
from typing import Any, NamedTuple, TypeVar

from sqlalchemy import Index, delete
from sqlmodel import Field, Session, col, select

from storage.community import (
    households,
    moves,
    namesakes,
    neighbours,
    people,
    permissions,
    screening,
)
from storage.community.addresses import Address
from storage.community.memberships import STAFF
from storage.community.neighbours import NewNeighbour
from storage.community.permissions import act
from storage.engine import clock, columns, personal, retention, vault
from storage.engine.columns import Json, Row, blind, changed, moment, sealed
from storage.engine.errors import NotFound
from storage.engine.personal import Stage

act("list.take", STAFF)  # paste a list, and take people over from it

KEPT = timedelta(days=2)  # a pasted text, as an unfinished form
NOWHERE = Address()
Found = TypeVar("Found")


class NumberedList(Row, table=True):
    """A pasted list, for the worker who pasted it. `put_by`: its lines, by their place, that need
    not be asked about any more."""

    __tablename__ = "numbered_list"
    __table_args__ = (Index(None, "community_id", "person_id"),)
    community_id: int = Field(foreign_key="community.id")
    person_id: int = Field(foreign_key="person.id", index=True)
    text: str = sealed("numbered_list:{id}:text")
    put_by: list[int] = Field(default_factory=list, sa_type=Json)
    at: datetime = moment(index=True)


class ListedNeighbour(Row, table=True):
    """Somebody who was taken over from a list, for a row of some noun."""

    __tablename__ = "listed_neighbour"
    __table_args__ = (Index(None, "community_id", "noun", "row_id", "name_index"),)
    community_id: int = Field(foreign_key="community.id")
    noun: str
    row_id: int
    person_id: int = Field(foreign_key="person.id", index=True)
    name: str = sealed("listed_neighbour:{id}:name")
    name_index: str = blind("name", "listed:name")
    address: str = sealed("listed_neighbour:{id}:address")
    quantity: int
    noted_by: int = Field(foreign_key="person.id")
    at: datetime = moment()


retention.otherwise(NumberedList, "text", "goes with its row, after two days")
retention.ending(ListedNeighbour, lambda before: col(ListedNeighbour.at) < before)
personal.listed(NumberedList, "person_id", "pasted", at=18)
personal.listed(ListedNeighbour, "person_id", "listed", at=19)
personal.left_out(ListedNeighbour, "noted_by", "another's row; the deed is in the history")


class Listed(NamedTuple):
    """A line of a list: who, how many (at least 1), and where they live, as far as they said."""

    name: str
    quantity: int
    address: Address = NOWHERE
    phone: str = ""


# -- doors ---------------------------------------------------------------------------------------


def for_paster(session: Session, person_id: int, list_id: int) -> NumberedList:
    """A list that this worker pasted. Raises NotFound."""
    found = permissions.found(session, person_id, "list.take", NumberedList, list_id)
    if found.person_id != person_id:
        raise NotFound()
    return found


# -- verbs ---------------------------------------------------------------------------------------


def paste(session: Session, person_id: int, community_id: int, text: str) -> NumberedList:
    """Keep a list for two days; nobody is taken over from it by that. Raises NotFound,
    NotAllowed."""
    permissions.check(session, person_id, "list.take", community_id)
    row = NumberedList(community_id=community_id, person_id=person_id, at=clock.now())
    session.add(row)
    session.flush()
    return reword(session, row, text)


def reword(session: Session, row: NumberedList, text: str) -> NumberedList:
    """Other lines in place of those that could not be read."""
    columns.seal(row, "text", text)
    session.add(row)
    session.flush()
    return row


def put_line_by(session: Session, row: NumberedList, place: int) -> NumberedList:
    """A line need not be asked about any more."""
    row.put_by = sorted({*row.put_by, place})
    session.add(row)
    session.flush()
    return row


def text(row: NumberedList) -> str:
    """What was pasted. The caller has checked who asks."""
    return columns.opened(row, "text")


def drop(session: Session, row: NumberedList) -> None:
    """It is settled, or was none."""
    session.delete(row)
    session.flush()


def sweep(session: Session) -> int:
    """Lists that nobody looked after go; how many."""
    return changed(session, delete(NumberedList).where(col(NumberedList.at) < clock.now() - KEPT))


# -- who was taken over --------------------------------------------------------------------------


def known(
    session: Session, community_id: int, noun: str, row_id: int, one: Listed
) -> ListedNeighbour | None:
    """Whoever was taken over for this row under this name, and at this address where both said
    one."""
    found = _named(session, community_id, noun, row_id, one)
    same = _same(found, one)
    if same or not found:
        return same
    unsaid = [each for each in found if not (each.address and one.address.text)]
    return unsaid[0] if len(unsaid) == 1 else None


def _named(
    session: Session, community_id: int, noun: str, row_id: int, one: Listed
) -> list[ListedNeighbour]:
    indexes = vault.current().blinds(one.name, "listed:name")
    here = select(ListedNeighbour).filter_by(community_id=community_id, noun=noun, row_id=row_id)
    named = here.where(col(ListedNeighbour.name_index).in_(indexes))
    return list(session.exec(named.order_by(col(ListedNeighbour.id))))


def _same(found: list[ListedNeighbour], one: Listed) -> ListedNeighbour | None:
    """Who stood there in the same words."""
    same = (each for each in found if columns.opened(each, "address") == one.address.text)
    return next(same, None)


def whom(session: Session, community_id: int, noun: str, row_id: int, one: Listed) -> list[int]:
    """Who may be meant: whoever was taken over for this row by the same words, else the neighbours
    who are called so. Empty: nobody whom we know; several: it has to be asked."""
    before = _same(_named(session, community_id, noun, row_id, one), one)
    if before is not None:
        return [before.person_id]
    return namesakes.of(session, community_id, screening.clean_name(one.name), one.address)


def take_over(
    session: Session, by: int, community_id: int, noun: str, row_id: int, one: Listed
) -> int | None:
    """The number of the neighbour who is meant, noted for this row; whom nobody knows becomes one
    without an account. None where it may be several. The caller holds the row, so that the same
    list twice is once. Raises NotFound, NotAllowed."""
    permissions.check(session, by, "list.take", community_id)
    meant = whom(session, community_id, noun, row_id, one)
    if len(meant) > 1:
        return None
    person_id = meant[0] if meant else _new(session, by, community_id, one)
    if meant:
        _add(session, by, community_id, person_id, one)
    row = {"community_id": community_id, "noun": noun, "row_id": row_id, "person_id": person_id}
    if session.exec(select(ListedNeighbour).filter_by(**row)).first() is None:
        _note(session, by, community_id, noun, row_id, person_id, one)
    return person_id


def _new(session: Session, by: int, community_id: int, one: Listed) -> int:
    new = NewNeighbour(community_id, one.name, one.address, one.phone)
    return neighbours.note(session, by, new).key


def _add(session: Session, by: int, community_id: int, person_id: int, one: Listed) -> None:
    """What nobody knew of them; where somebody with an account lives, they say themselves."""
    if one.phone and not neighbours.telephone(session, person_id, community_id):
        neighbours.note_telephone(session, by, community_id, person_id, one.phone)
    lives = households.of_person(session, person_id, community_id)
    if one.address.text and not lives and not neighbours.has_account(session, person_id):
        moves.note(session, by, community_id, person_id, one.address)


def _note(
    session: Session,
    by: int,
    community_id: int,
    noun: str,
    row_id: int,
    person_id: int,
    one: Listed,
) -> None:
    row = ListedNeighbour(
        community_id=community_id,
        noun=noun,
        row_id=row_id,
        person_id=person_id,
        quantity=one.quantity,
        noted_by=by,
        at=clock.now(),
    )
    session.add(row)
    session.flush()
    columns.seal(row, "name", screening.clean_name(one.name))
    columns.seal(row, "address", one.address.text)
    session.add(row)
    session.flush()


def tried(session: Session, work: Callable[[], Found]) -> Found:
    """What would come of it now: done, and taken back."""
    with session.begin_nested() as attempt:
        found = work()
        attempt.rollback()
    session.expire_all()
    return found


def called(session: Session, person_ids: Iterable[int]) -> set[str]:
    """The names of these people."""
    return {people.get(session, each).name for each in person_ids}


@personal.forgetting(Stage.WIPE)
def forget(session: Session, person_id: int) -> None:
    """Nobody keeps that they stood on a list, nor the lists that they pasted."""
    for table in (NumberedList, ListedNeighbour):
        which: Any = delete(table).filter_by(person_id=person_id)
        changed(session, which)
