"""What failed for good and waits for a person to look: something that was not heard, something that
was not said. A worker has it tried again, or says that it is done with."""

from sqlalchemy import update
from sqlmodel import Session, col

from storage.community import permissions
from storage.community.memberships import STAFF
from storage.community.permissions import act
from storage.engine import clock
from storage.engine.columns import changed
from storage.engine.errors import NotFound, Stale
from storage.messaging import inbox
from storage.messaging.inbox import EventState, InboxEvent
from storage.messaging.outbox import OutboxState, Told

act("trouble.read", STAFF)
GIVEN_UP = (OutboxState.DEAD, OutboxState.UNCERTAIN)
SEEN_TO = "a worker has seen to it"


def letter_for_staff(session: Session, person_id: int, letter_id: int) -> InboxEvent:
    """Something that was not heard, for a worker of whoever said it; what came from nobody knows
    where, for any. Raises NotFound."""
    letter = session.get(InboxEvent, letter_id)
    if letter is None:
        raise NotFound()
    if letter.community_id is None and letter.state is EventState.DEAD:
        if not permissions.may_somewhere(session, person_id, "trouble.read"):
            raise NotFound()
        return letter
    return permissions.found(session, person_id, "trouble.read", InboxEvent, letter_id)


def told_for_staff(session: Session, person_id: int, told_id: int) -> Told:
    """Something that was not said, for a worker of its community. Raises NotFound."""
    return permissions.found(session, person_id, "trouble.read", Told, told_id)


def hear_again(session: Session, letter: InboxEvent) -> None:
    """It is tried once more, now. Raises Stale where somebody else was faster."""
    dead = update(InboxEvent).filter_by(id=letter.id, state=EventState.DEAD)
    once_more = {"state": EventState.WAITING, "due_at": clock.now()}
    if not changed(session, dead.values(once_more)):
        raise Stale()


def letter_done(session: Session, letter: InboxEvent) -> None:
    """Nobody has to look at it any more; what was said in it goes."""
    if letter.state is not EventState.DEAD:
        raise Stale()
    inbox.done(session, letter.id or 0)


def say_again(session: Session, told: Told) -> None:
    """It is tried once more, now. Raises Stale."""
    now = clock.now()
    ready = {"state": OutboxState.READY, "due_at": now, "attempts": 0, "uncertain": 0, "once": None}
    _settle(session, told, **ready)


def told_done(session: Session, told: Told) -> None:
    """Somebody told them otherwise, or it is of no use any more. Raises Stale."""
    _settle(session, told, state=OutboxState.DROPPED, why=SEEN_TO)


def _settle(session: Session, told: Told, **values: object) -> None:
    given_up = update(Told).filter_by(id=told.id).where(col(Told.state).in_(GIVEN_UP))
    if not changed(session, given_up.values(**values)):
        raise Stale()
