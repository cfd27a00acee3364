"""Forms that are over: what became of each, for whoever presses one of its buttons afterwards."""

from datetime import datetime, timedelta
from enum import StrEnum

from sqlalchemy import delete
from sqlmodel import Field, Session, col, select

from storage.engine import clock, personal
from storage.engine.columns import Row, changed, moment, readable, word

KEPT = timedelta(days=30)  # nobody scrolls further back for a button


class Became(StrEnum):
    """How a form ended."""

    DONE = "done"
    CANCELLED = "cancelled"
    PUT_AWAY = "put_away"  # it could not go on, or something else was said instead
    EXPIRED = "expired"


class EndedForm(Row, table=True):
    """One of them. `talk` was its number, `subject` the row that it was about, or made; 0 for
    none."""

    __tablename__ = "ended_form"
    talk: int = Field(unique=True)
    person_id: int = Field(foreign_key="person.id", index=True)
    flow: str
    became: Became = word(Became)
    subject: int = 0
    place: str = readable("the channel's number of the message that had its buttons", default="")
    ended_at: datetime = moment()


personal.left_out(EndedForm, "person_id", "what came of it is listed; of the rest nothing is kept")


def note(
    session: Session, talk: int, person_id: int, flow: str, became: Became, subject: int, place: str
) -> None:
    """Remember how this form ended."""
    ended = EndedForm(
        talk=talk,
        person_id=person_id,
        flow=flow,
        became=became,
        subject=subject,
        place=place,
        ended_at=clock.now(),
    )
    session.add(ended)
    session.flush()


def of(session: Session, person_id: int, talk: int) -> EndedForm | None:
    """One's own, as long as it is remembered."""
    return session.exec(select(EndedForm).filter_by(talk=talk, person_id=person_id)).first()


def stood(session: Session, talk: int, place: str) -> bool:
    """Whether the last buttons of a form that is over stood there."""
    found = select(EndedForm.id).filter_by(talk=talk, place=place)
    return session.exec(found).first() is not None


def sweep(session: Session) -> int:
    """Forget those of long ago; how many."""
    old = delete(EndedForm).where(col(EndedForm.ended_at) < clock.now() - KEPT)
    return changed(session, old)


@personal.forgetting(personal.Stage.WIPE)
def forget(session: Session, person_id: int) -> None:
    """Drop those of a person."""
    changed(session, delete(EndedForm).filter_by(person_id=person_id))
