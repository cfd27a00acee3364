"""The neighbourhood as its first morning finds it: founded by the verbs for the first story of a
process, and set down for the others as it stood then. So are the bot's menus."""

from typing import Any

from sqlalchemy import Table, text
from sqlmodel import Session

from bot.app import App
from bot.practice import Room
from bot.practice.neighbourhood import Neighbourhood
from bot.settings import Settings
from scheduler import daily
from storage import schema

Rows = list[tuple[Table, list[dict[str, Any]]]]


class Founded(Neighbourhood):
    """One whose first day costs a few statements; every one has the same people at the same time
    of the same day."""

    first: tuple[int, dict[str, int], Rows] | None = None

    def found_now(self, session: Session) -> None:
        if Founded.first is None:
            super().found_now(session)
            self._wake_up(session)
            Founded.first = (self.community, dict(self.ids), _rows(session))
            return
        self.community, ids, rows = Founded.first
        self.ids = dict(ids)
        _put(session, rows)

    def _wake_up(self, session: Session) -> None:
        """What the clock brings about this morning is done: there is nothing for it yet."""
        for due in daily.due(session):
            daily.run(session, due)


def _rows(session: Session) -> Rows:
    tables = schema.metadata.sorted_tables
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

    shown: tuple[dict[Any, Any], dict[Any, Any]] | None = None

    def __init__(self, room: Room, settings: Settings) -> None:
        super().__init__(settings)
        self._room = room

    async def _publish(self) -> None:
        if Published.shown is None:
            await super()._publish()
            Published.shown = self._room.menus, self._room.profile
        menus, profile = Published.shown
        self._room.menus, self._room.profile = dict(menus), dict(profile)
