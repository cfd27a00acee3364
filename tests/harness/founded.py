"""The neighbourhood on its first morning: lived through by the first story of a process, founded by
the verbs and heard and told by the bot; set down for the others as it stood then."""

from datetime import datetime, timedelta
from typing import Any, NamedTuple

from sqlalchemy import Table, text
from sqlmodel import Session

from bot.app import App
from bot.operations.settings import Settings
from bot.practice import Room
from bot.practice.neighbourhood import Neighbourhood
from scheduler import daily
from storage.engine import clock
from storage.records import schema

Rows = list[tuple[Table, list[dict[str, Any]]]]
OF_THE_MOMENT = "pace"  # how soon the channel takes more: as soon as it can


class Morning(NamedTuple):
    """What was there when all was quiet."""

    at: datetime
    community: int
    ids: dict[str, int]
    rows: Rows
    menus: dict[Any, Any]


class Founded(Neighbourhood):
    """One whose first day costs a few statements; every one has the same people at the same time
    of the same day."""

    first: Morning | None = None

    async def found(self) -> None:
        await super().found()
        if Founded.first is not None:
            self.room.updates.drop()  # that the bot was added is among the rows
            self.room.menus = dict(Founded.first.menus)
            clock.travel(max(Founded.first.at - clock.now(), timedelta()))  # it is all in the past

    def found_now(self, session: Session) -> None:
        if Founded.first is None:
            super().found_now(session)
            self._wake_up(session)
            return
        self.community, self.ids = Founded.first.community, dict(Founded.first.ids)
        _put(session, Founded.first.rows)

    def remember(self, session: Session) -> None:
        """All is heard and told: the others begin here."""
        menus = dict(self.room.menus)
        Founded.first = Morning(clock.now(), self.community, dict(self.ids), _rows(session), menus)

    def _wake_up(self, session: Session) -> None:
        """What the clock brings about this morning is done: there is nothing for it yet."""
        for due in daily.due(session):
            daily.run(session, due)


def _rows(session: Session) -> Rows:
    tables = [each for each in schema.metadata.sorted_tables if each.name != OF_THE_MOMENT]
    found = ((table, session.execute(table.select()).mappings().all()) for table in tables)
    return [(table, [dict(row) for row in rows]) for table, rows in found if rows]


def _put(session: Session, rows: Rows) -> None:
    """As they were, numbers too; PostgreSQL has to be told how far it has counted."""
    for table, each in rows:
        session.execute(table.insert(), each)
    if session.get_bind().dialect.name == "postgresql":
        counted = (table.name for table, _ in rows if "id" in table.c)
        for name in counted:
            last = f"setval(pg_get_serial_sequence('{name}', 'id'), max(id))"
            session.execute(text(f"SELECT {last} FROM {name}"))


class Published(App):
    """A replica whose menus and description stand in the room already, but for the first one."""

    profile: dict[Any, Any] | None = None

    def __init__(self, room: Room, settings: Settings) -> None:
        super().__init__(settings)
        self._room = room

    async def _publish(self) -> None:
        if Founded.first is None or Published.profile is None:
            await super()._publish()
            Published.profile = self._room.profile
        self._room.profile = dict(Published.profile)
