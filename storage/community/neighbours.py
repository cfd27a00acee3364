"""Neighbours whom a worker notes: who has no account with us, and a telephone for whoever has one.
They are called, knocked at and acted for, and are never written to."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import UniqueConstraint, delete, exists
from sqlmodel import Field, Session, col, select

from storage.community import (
    communities,
    history,
    households,
    memberships,
    moves,
    people,
    permissions,
    residency,
    screening,
)
from storage.community.accounts import Account
from storage.community.addresses import Address
from storage.community.memberships import STAFF, Grant, Role
from storage.community.people import Person
from storage.community.permissions import act
from storage.engine import clock, columns, personal, retention, vault
from storage.engine.columns import Row, changed, moment, sealed
from storage.engine.errors import NotFound
from storage.engine.personal import Stage

act("neighbour.note", STAFF)
PHONE_LIMIT = 30
NOWHERE = Address()  # nobody knows where they live


class Telephone(Row, table=True):
    """By which number somebody is called, as a worker noted it: for workers alone."""

    __table_args__ = (UniqueConstraint("community_id", "person_id"),)
    community_id: int = Field(foreign_key="community.id")
    person_id: int = Field(foreign_key="person.id", index=True)
    number: str = sealed("telephone:{id}:number")
    noted_by: int = Field(foreign_key="person.id")
    noted_at: datetime = moment()


personal.listed(Telephone, "person_id", "telephones", at=8)
personal.left_out(Telephone, "noted_by", "another's row; the deed is in the history")
retention.otherwise(Telephone, "number", "the row goes when they are no neighbour any more")


@dataclass(frozen=True, slots=True)
class NewNeighbour:
    """What a worker notes of somebody."""

    community_id: int
    name: str
    address: Address = NOWHERE
    phone: str = ""


# -- doors ---------------------------------------------------------------------------------------


def for_staff(session: Session, person_id: int, grant_id: int) -> Grant:
    """What makes somebody without an account a neighbour, for the workers there. Raises
    NotFound."""
    grant = permissions.found(session, person_id, "neighbour.note", Grant, grant_id)
    if grant.revoked_at is not None or has_account(session, grant.person_id):
        raise NotFound()
    return grant


# -- verbs ---------------------------------------------------------------------------------------


def note(session: Session, by: int, new: NewNeighbour) -> Person:
    """A worker notes a neighbour who has no account with us. Of one name at one address there is
    one person, however often and by whom they are noted. Raises NotFound, NotAllowed."""
    home, name = new.community_id, screening.clean_name(new.name)
    permissions.check(session, by, "neighbour.note", home)
    communities.alone(session, home)
    found = _same(session, home, name, new.address) or _add(session, home, name, by)
    if new.address.text:
        moves.note(session, by, home, found.key, new.address)
    if new.phone:
        note_telephone(session, by, home, found.key, new.phone)
    return found


def note_telephone(
    session: Session, by: int, community_id: int, person_id: int, number: str
) -> None:
    """A worker notes by which number somebody is called; "" takes it away. Raises NotFound,
    NotAllowed."""
    permissions.check(session, by, "neighbour.note", community_id)
    memberships.member_here(session, community_id, person_id)
    communities.alone(session, community_id)
    row = _telephone(session, person_id, community_id)
    if row is None:
        row = Telephone(
            community_id=community_id, person_id=person_id, noted_by=by, noted_at=clock.now()
        )
        session.add(row)
        session.flush()
    row.noted_by, row.noted_at = by, clock.now()
    columns.seal(row, "number", number[:PHONE_LIMIT])
    session.add(row)
    session.flush()


def looked_up(session: Session, by: int, community_id: int, person_id: int) -> None:
    """A worker reads where somebody lives and by which number they are called: it is recorded.
    Raises NotFound, NotAllowed."""
    permissions.check(session, by, "neighbour.note", community_id)
    history.write(session, community_id, "person", person_id, "looked-up", by)


def _same(session: Session, community_id: int, name: str, address: Address) -> Person | None:
    """Whoever is called so at this address."""
    blind = vault.current().blind
    for person_id in households.at(session, community_id, address):
        person = people.get(session, person_id)
        if blind(person.name, "same") == blind(name, "same"):
            return person
    return None


def _add(session: Session, community_id: int, name: str, by: int) -> Person:
    person = Person(name=name, created_at=clock.now())
    session.add(person)
    session.flush()
    memberships.grant(session, community_id, person.key, Role.RESIDENT, by)
    history.write(session, community_id, "person", person.key, "noted", by)
    return person


# -- look-ups ------------------------------------------------------------------------------------


def has_account(session: Session, person_id: int) -> bool:
    """Whether somebody ever spoke to us by themselves."""
    return session.exec(select(Account.id).filter_by(person_id=person_id)).first() is not None


def telephone(session: Session, person_id: int, community_id: int) -> str:
    """By which number somebody is called, "" where nobody noted one. The caller has checked who
    asks: workers alone."""
    row = _telephone(session, person_id, community_id)
    return columns.opened(row, "number") if row else ""


def _telephone(session: Session, person_id: int, community_id: int) -> Telephone | None:
    theirs = select(Telephone).filter_by(community_id=community_id, person_id=person_id)
    return session.exec(theirs).first()


def without_account(session: Session, community_id: int) -> Any:
    """The ids of the neighbours here who have no account with us, as a SELECT."""
    theirs = exists().where(col(Account.person_id) == col(Grant.person_id))
    here = select(Grant.person_id).filter_by(community_id=community_id, role=Role.RESIDENT)
    return here.where(col(Grant.revoked_at).is_(None), ~theirs)


# -- what ends it --------------------------------------------------------------------------------


@residency.ending
def _gone(session: Session, community_id: int, person_id: int, by: int) -> None:
    """Nobody calls them any more."""
    changed(session, delete(Telephone).filter_by(community_id=community_id, person_id=person_id))


@personal.forgetting(Stage.WIPE)
def forget(session: Session, person_id: int) -> None:
    """Their number is nowhere any more."""
    changed(session, delete(Telephone).filter_by(person_id=person_id))
