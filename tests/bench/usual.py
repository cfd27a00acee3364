"""The usual stack doing the same rows: FastAPI, python-telegram-bot, SQLModel's AsyncSession on
aiosqlite or asyncpg, one transaction a tap. Written as one would write it, not to be slow."""

from datetime import UTC, datetime, timedelta
from typing import Any

from fastapi import FastAPI, Header, HTTPException, Request
from sqlalchemy import event, make_url, update
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine
from sqlmodel import select
from sqlmodel.ext.asyncio.session import AsyncSession
from telegram import CallbackQuery, Update

from bot.operations.settings import load
from bot.register import actions
from storage.community.accounts import Account
from storage.community.groups import Group
from storage.community.history import Entry
from storage.community.memberships import Grant
from storage.community.people import Person
from storage.engine import vault
from storage.messaging import inbox
from storage.messaging.inbox import InboxEvent
from storage.messaging.kinds import Lane
from storage.messaging.outbox import OutboxState, Told
from storage.records import schema
from storage.wishes.claims import Claim, ClaimState
from storage.wishes.wishes import Wish, WishState
from tests.bench import servers

assert schema.metadata.tables  # all that a claim's row refers to


def web(database_url: str, path: str) -> FastAPI:
    """The app with its one route."""
    vault.use(load(env_file=None, secret_key=servers.SECRET).vault())
    engine = _engine(database_url)
    app = FastAPI()

    @app.post(path)
    async def receive(
        request: Request, x_telegram_bot_api_secret_token: str = Header("")
    ) -> dict[str, Any]:
        if x_telegram_bot_api_secret_token != servers.SECRET:
            raise HTTPException(403)
        update_ = Update.de_json(await request.json(), None)
        assert update_.callback_query
        async with AsyncSession(engine, expire_on_commit=False) as session:
            text = await _claim(session, update_.update_id, update_.callback_query)
            await session.commit()
        query_id = update_.callback_query.id
        return {"method": "answerCallbackQuery", "callback_query_id": query_id, "text": text}

    return app


def _engine(database_url: str) -> AsyncEngine:
    url = make_url(database_url)
    if url.get_backend_name() == "postgresql":
        return create_async_engine(url.set(drivername="postgresql+asyncpg"), pool_size=16)
    engine = create_async_engine(url.set(drivername="sqlite+aiosqlite"), pool_size=5)
    event.listen(engine.sync_engine, "connect", _prepare)
    event.listen(engine.sync_engine, "begin", lambda c: c.exec_driver_sql("BEGIN IMMEDIATE"))
    return engine


def _prepare(connection: Any, _record: object) -> None:
    connection.isolation_level = None
    cursor = connection.cursor()
    for pragma in ("journal_mode=wal", "synchronous=full", "foreign_keys=on", "busy_timeout=30000"):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


async def _claim(session: AsyncSession, update_id: int, query: CallbackQuery) -> str:
    now = datetime.now(UTC)
    session.add(
        InboxEvent(
            channel="telegram",
            event_id=str(update_id),
            received_at=now,
            state=inbox.EventState.DONE,
        )
    )
    await session.flush()
    key = {"channel": "telegram", "external_id": str(query.from_user.id)}
    account = (await session.exec(select(Account).filter_by(**key))).one()
    person = await session.get_one(Person, account.person_id)
    assert query.message
    where = {"channel": "telegram", "external_id": str(query.message.chat.id)}
    group = (await session.exec(select(Group).filter_by(**where))).one()
    action = actions.read(query.data or "")
    assert action
    wish = await session.get_one(Wish, action.id)
    held = select(Grant.role).filter_by(person_id=person.id, community_id=wish.community_id)
    if not (await session.exec(held.filter_by(revoked_at=None))).all():
        return "not found"
    live = select(Claim).filter_by(person_id=person.id, state=ClaimState.CLAIMED)
    if len((await session.exec(live)).all()) >= 3:
        return "too many"
    return await _take(session, wish, person, group, now)


async def _take(
    session: AsyncSession, wish: Wish, person: Person, group: Group, now: datetime
) -> str:
    which = update(Wish).filter_by(id=wish.id, state=WishState.OPEN)
    took = which.values(
        state=WishState.CLAIMED, claimed=wish.wanted, revision=Wish.revision + 1, changed_at=now
    )
    if (await session.execute(took)).rowcount == 0:
        return "late"
    claim = Claim(
        community_id=wish.community_id,
        wish_id=wish.id,
        person_id=person.id,
        quantity=1,
        state=ClaimState.CLAIMED,
        agreed_on=(now + timedelta(days=7)).date(),
        claimed_at=now,
    )
    session.add(claim)
    await session.flush()
    common = {
        "community_id": wish.community_id,
        "promised_for": now,
        "due_at": now,
        "created_at": now,
        "state": OutboxState.READY,
    }
    entry = {"noun": "wish", "row_id": wish.id, "what": "claimed", "actor_id": person.id}
    session.add(Entry(community_id=wish.community_id, at=now, **entry))
    for kind, to in (("claim.details", person.id), ("claim.made", wish.owner_id)):
        told = {"kind": kind, "row_id": claim.id, "person_id": to, "lane": int(Lane.NOTICE)}
        session.add(Told(**told, **common))
    card = {"kind": "wish.card", "row_id": wish.id, "group_id": group.id, "lane": int(Lane.CARD)}
    session.add(Told(**card, **common, once=f"wish.card:{wish.id}:{group.id}"))
    return "yours"
