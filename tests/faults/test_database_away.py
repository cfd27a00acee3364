"""The database is somebody else's for a moment, or falls over: nothing that people did is lost."""

import asyncio
import subprocess
import sys
from pathlib import Path

import psycopg
import pytest
from sqlalchemy import create_engine, make_url, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import NullPool
from sqlmodel import Session, select

from bot.operations.settings import Mode
from bot.practice import Message
from storage.messaging import inbox
from tests.faults.looking import claims_made, said_in
from tests.harness.acts import published
from tests.harness.operator import reading
from tests.harness.street import Street

CLAIM = "我来认领"
HOLD = """
import sqlite3, sys, time
own = sqlite3.connect(sys.argv[1], isolation_level=None)
own.execute("BEGIN IMMEDIATE")
print("locked", flush=True)
time.sleep(2)
own.execute("ROLLBACK")
"""


@pytest.mark.parametrize("engine", ["sqlite"])  # PostgreSQL locks rows, not itself
@pytest.mark.parametrize("mode", list(Mode))
async def test_another_program_holds_the_file(street: Street, tmp_path: Path) -> None:
    """A backup holds the write lock for two seconds: taps and words of that time are answered when
    it is over, in order and once, and nobody is told that something went wrong."""
    await published(street)
    path = make_url(street.app.settings.database_url).database or ""
    with reading(tmp_path) as operator:
        holder = await asyncio.create_subprocess_exec(
            *(sys.executable, "-c", HOLD, path), stdout=subprocess.PIPE
        )
        assert holder.stdout is not None
        await holder.stdout.readline()
        card = _card(street)
        tap = street.room.tap_now(street.li.user, card, CLAIM)
        await street.room.say(street.wang.user, street.wang.chat, "/mywishes")
        answer = await street.room.answer(tap, timeout=10)
        await holder.wait()
        assert "认领好了" in answer.text
        await street.quiet()
        assert operator.incidents == []
    assert len(await claims_made(street)) == 1
    assert len(said_in(street, street.li.chat, "501")) == 1


def _card(street: Street) -> Message:
    return next(m for m in reversed(street.room.chat(street.group)) if m.buttons)


@pytest.mark.parametrize("engine", ["postgres"])  # SQLite has no server that could fall over
async def test_the_server_restarts(street: Street, tmp_path: Path) -> None:
    """Every connection breaks at once. A tap of that moment is kept or told again: one claim, its
    details once; and the next tap finds the database well."""
    await published(street)
    await published(street)
    with reading(tmp_path):
        url = make_url(street.app.settings.database_url)
        admin = create_engine(url.set(database="postgres"), poolclass=NullPool)
        end = text("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = :name")
        with admin.connect() as connection:
            connection.execute(end, {"name": url.database})
        admin.dispose()
        card = _card(street)
        street.room.tap_now(street.li.user, card, CLAIM)
        await street.room.until(lambda: not street.room.updates.waiting)
        await _well_again(street)
        await street.forward(minutes=2)
        await _mended(street)
        assert len(await claims_made(street)) == 1
        await street.forward(minutes=1)
        assert len(said_in(street, street.li.chat, "501")) == 1


async def _mended(street: Street) -> None:
    """What was kept is tried again, by the app or by us, until nothing waits any more."""

    async def say(*_: object) -> None:
        """The answer to the tap comes too late to be seen."""

    while await street.look(_waits):
        await street.app.inbox.mend(say)


def _waits(session: Session) -> bool:
    waiting = select(inbox.InboxEvent.id).filter_by(state=inbox.EventState.WAITING)
    return session.exec(waiting).first() is not None


async def _well_again(street: Street) -> None:
    """The broken connections are used up, by the app or by us."""
    while True:
        try:
            await street.do(_waits)
            return await street.quiet()
        except (DBAPIError, psycopg.Error):
            continue
