"""Delivery on a channel that goes nowhere, on a clock that the test moves."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from sqlalchemy import func
from sqlmodel import Session, col, select

from bot.messages import Message
from bot.register.notifications import NOTIFICATIONS, Telling
from bot.speaking.delivery import Delivery
from storage.engine import clock
from storage.engine.database import Database
from storage.messaging import outbox
from storage.messaging.kinds import Lane
from storage.messaging.outbox import OutboxState, Told
from tests.harness.make import Make, Somebody
from tests.harness.notes import NOTE, note_of
from tests.harness.wire import Wire

A_MOMENT = timedelta(seconds=0.25)


def note(telling: Telling) -> Message:
    return Message(lead=f"note {telling.told.row_id} {telling.words.language}")


class Saying:
    """What is promised, and what becomes of it."""

    def __init__(self, database: Database, wire: Wire, make: Make) -> None:
        assert NOTE.name in NOTIFICATIONS
        self.database, self.wire, self.make = database, wire, make
        self.delivery = Delivery(database, {wire.name: wire})

    def promises(
        self, who: Somebody | None, number: int = 1, lane: Lane | None = None, **how: Any
    ) -> None:
        """Promise somebody (or the group `how` names) a note."""
        how.setdefault("community", self.make.home)
        person = who.id if who else None
        self.make.do(outbox.tell, note_of(lane), number, person=person, **how)

    async def settles(self) -> None:
        """Say all that is due at this moment."""
        await self.delivery.settled()

    async def goes_on(self, look: Callable[[], None] = lambda: None, **by: float) -> None:
        """Time passes, from one due moment to the next; all that falls due is said."""
        end = clock.now() + timedelta(**by)
        await self.settles()
        while (due := await self.database.read(_next)) is not None and due <= end:
            clock.travel(max(due - clock.now(), A_MOMENT))
            await self.settles()
            look()
            if clock.now() > end:
                return
        clock.travel(max(end - clock.now(), timedelta()))

    def row(self, number: int = 1, kind: str = NOTE.name) -> Told:
        (told,) = self.make.rows(Told, kind=kind, row_id=number)
        return told

    def states(self) -> set[OutboxState]:
        return {told.state for told in self.make.told()}


def _next(session: Session) -> Any:
    waits = select(func.min(col(Told.due_at))).where(col(Told.state) == OutboxState.READY)
    return session.exec(waits.where(col(Told.kind).in_(NOTIFICATIONS))).one()
