"""The workers' queue without a wire: what was promised of it, as it would be said."""

from sqlmodel import Session, select

from bot.cards.records import worklist as card
from bot.messages import Message
from bot.register.notifications import NOTIFICATIONS, Telling
from bot.texts import words
from storage.community import walks
from storage.engine.worklist import Part
from storage.messaging import outbox
from storage.messaging.outbox import OutboxState, Told
from storage.records import worklist
from storage.records.worklist import Step


def said(session: Session) -> list[Message]:
    """Whatever is to be shown of it, said now."""
    waits = select(Told).filter_by(kind=walks.SHOWN.name, state=OutboxState.READY)
    shown = []
    for told in session.exec(waits).all():
        message = NOTIFICATIONS[told.kind](Telling(session, told, words("zh"), lambda _: ""))
        outbox.sent(session, told)
        shown += [message] if isinstance(message, Message) else []
    return shown


def all_of(session: Session, community_id: int, person_id: int) -> list[str]:
    """Every matter that a worker comes through, from the first to the last."""
    walk = walks.of(session, community_id, person_id)
    walks.go(session, walk, walks.START)
    seen: list[str] = []
    while True:
        worklist.move(session, walk, Step.NEXT)
        shown = card.walked(session, walk, words("zh")).plain().partition("\n")[2]
        if shown in seen:
            return seen
        seen.append(shown)


def rows(session: Session, community_id: int, part: Part) -> list[int]:
    """The rows that wait in a part, in their order."""
    return [row for at, row in worklist.matters(session, community_id) if at is part]
