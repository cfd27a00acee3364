"""Records: the worklist, statistics, what somebody is known by."""

from sqlmodel import Session, select

from storage.community.people import Person
from storage.engine import clock
from storage.messaging import inbox, outbox
from storage.messaging.kinds import Kind
from storage.records.worklist import Step
from tests.harness.make import Make
from tests.house.access.declared import (
    ANYBODY,
    STAFF,
    Life,
    buttons,
    commands,
    lives,
    says,
    says_of_row,
)

buttons(STAFF, "worklist.walk statistics.month")
buttons(ANYBODY, "person.forget")
commands(STAFF, "queue stats")
commands(ANYBODY, "mydata forgetme")
says("worklist.walk", *(str(step) for step in Step))
says("person.forget", "keep")
says_of_row("statistics.month", lambda life, _: [f"{clock.now():%Y-%m}"])


@lives
def goes_unheard(make: Make, life: Life) -> None:
    """Something could not be told, something not heard, for /trouble."""
    life.rows["message"] = [make.do(_gives_up, life)]
    life.rows["letter"] = [make.do(_is_deaf, life)]


def _gives_up(session: Session, life: Life) -> outbox.Told:
    outbox.tell(session, Kind(life.name, Person), 1, community=life.home, person=life.owner.id)
    told = session.exec(select(outbox.Told).filter_by(kind=life.name)).one()
    outbox.set_aside(session, told, outbox.OutboxState.DEAD, life.name)
    return told


def _is_deaf(session: Session, life: Life) -> inbox.InboxEvent:
    who = {"person": life.owner.id, "community": life.home}
    inbox.keep(session, "somewhere", life.name, life.name, "ABC234", "ZeroDivisionError", **who)
    letter = session.exec(select(inbox.InboxEvent).filter_by(event_id=life.name)).one()
    letter.state = inbox.EventState.DEAD
    return letter
