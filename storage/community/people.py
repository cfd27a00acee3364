"""People: who somebody is, whatever their accounts and roles."""

from datetime import datetime

from sqlmodel import Session

from storage.community import history, screening
from storage.engine import clock, personal
from storage.engine.columns import Row, moment
from storage.engine.errors import NotFound


class Person(Row, table=True):
    name: str
    language: str = ""  # "" until chosen: the community's
    is_quiet: bool = False  # wants only what they asked for
    created_at: datetime = moment()
    forgotten_at: datetime | None = moment(null=True)


personal.listed(Person, "id", "you", at=0)


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


def masked(name: str) -> str:
    """王秀英 → 王**, for everybody who need not know; 小唐 and 李老师 stay as they are called."""
    return name if screening.hides_itself(name) else f"{name[:1] or '*'}**"


@personal.forgetting(personal.Stage.CUT)
def forget(session: Session, person_id: int) -> None:
    """They have no name any more."""
    person = get(session, person_id)
    person.name, person.forgotten_at = "", clock.now()
    session.add(person)
    history.write(session, None, "person", person_id, "forgotten", person_id)
