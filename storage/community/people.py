"""People, their accounts on channels, and their roles in communities."""

from datetime import datetime

from sqlalchemy import func
from sqlmodel import Session, col, select

from storage.community.memberships import Grant, Role
from storage.engine.columns import Row, moment
from storage.engine.errors import NotFound


class Person(Row, table=True):
    name: str
    language: str = ""  # "" until chosen: the community's
    is_quiet: bool = False  # wants only what they asked for
    created_at: datetime = moment()
    forgotten_at: datetime | None = moment(null=True)


def get(session: Session, person_id: int) -> Person:
    """One person. Raises NotFound."""
    person = session.get(Person, person_id)
    if person is None:
        raise NotFound()
    return person


def rename(session: Session, person: Person, name: str) -> None:
    """Follow the name that somebody uses on their channel now."""
    if person.name != name and person.forgotten_at is None:
        person.name = name
        session.add(person)


def found(
    session: Session, community_id: int, name: str, offset: int, limit: int
) -> tuple[list[tuple[int, str]], int]:
    """A page of the people here with `name` in their name ("": everybody), those who joined last
    first, as id and name; and how many there are."""
    joined = select(Person.id, Person.name).join(Grant, col(Grant.person_id) == col(Person.id))
    here = joined.where(
        Grant.community_id == community_id,
        Grant.role == Role.RESIDENT,
        col(Grant.revoked_at).is_(None),
    )
    if name:
        here = here.where(func.lower(Person.name).contains(name.lower(), autoescape=True))
    total = session.exec(select(func.count()).select_from(here.subquery())).one()
    page = session.exec(here.order_by(col(Grant.id).desc()).offset(offset).limit(limit))
    return [(person_id or 0, called) for person_id, called in page], total


def masked(name: str) -> str:
    """王秀英 → 王**, for everybody who need not know."""
    return f"{name[:1] or '*'}**"
