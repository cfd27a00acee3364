"""Updates of every kind, old ones and some newer than our library, at the door of the house."""

import json
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from sqlmodel import Session, select

from bot.channels.telegram.updates import UnreadableError
from bot.channels.telegram.webhook import BODY_LIMIT, SECRET_HEADER
from bot.operations.settings import Mode
from bot.practice import Limits, Room, serving
from storage.engine import clock
from storage.messaging import inbox
from storage.messaging.inbox import EventState
from tests.harness.hours import ZONE
from tests.harness.operator import reading
from tests.harness.street import FIRST_DAY, Street
from tests.harness.tables import changed, dump

FILES = sorted((Path(__file__).parents[1] / "samples" / "updates").glob("*.json"))
# Whoever speaks to us becomes known, with their address; so does a group.
OF_ITSELF = frozenset({"job_run"})  # the house wakes up meanwhile
MAY_CHANGE = OF_ITSELF | {"inbox", "person", "account", "chat_group"}


class Door:
    """The webhook of a house in which nothing has happened yet."""

    def __init__(self, street: Street, client: httpx.AsyncClient) -> None:
        self.street, self.client = street, client
        self.url = street.app.settings.webhook_url
        secret = street.app.settings.webhook_secret.get_secret_value()
        self.headers = {SECRET_HEADER: secret, "Content-Type": "application/json"}

    async def post(self, body: bytes, **headers: str) -> int:
        given = self.headers | headers
        return (await self.client.post(self.url, content=body, headers=given)).status_code

    def can_read(self, body: bytes) -> bool:
        try:
            self.street.app.telegram.read(json.loads(body))
        except (UnreadableError, ValueError):
            return False
        return True

    async def letters(self) -> list[inbox.InboxEvent]:
        """What is kept because it went wrong."""
        fallen = select(inbox.InboxEvent).where(inbox.InboxEvent.state != EventState.DONE)
        return await self.street.look(lambda session: list(session.exec(fallen)))


@pytest.fixture
async def door(database_url: str, tmp_path: Path) -> AsyncIterator[Door]:
    clock.begin_at(clock.at(FIRST_DAY, 10, ZONE))
    room = Room(username="LightBot", token="7654321:door", limits=Limits(enforced=False))
    async with serving(room) as base:
        street = Street(room, base, database_url, tmp_path, Mode.WEBHOOK)
        async with street.lived_in(), httpx.AsyncClient(trust_env=False, timeout=20) as client:
            yield Door(street, client)


def _all(session: Session) -> Any:
    return dump(session, but=MAY_CHANGE)


async def test_every_update_is_taken(door: Door, tmp_path: Path) -> None:
    """200 for each, the first time and the second; nothing comes of them but acquaintances; what
    cannot be read is kept once as a dead letter; the operator reads no trace of an exception."""
    bodies = {file.stem: file.read_bytes() for file in FILES}
    before = await door.street.look(_all)
    with reading(tmp_path) as operator:
        for _ in range(2):
            codes = {name: await door.post(body) for name, body in bodies.items()}
            assert {name for name, code in codes.items() if code != 200} == set()
        await door.street.quiet()
        assert operator.incidents == []
    assert changed(before, await door.street.look(_all)) == {}
    unreadable = [name for name, body in bodies.items() if not door.can_read(body)]
    letters = await door.letters()
    assert len(unreadable) > 3
    assert [each.state for each in letters] == [EventState.DEAD] * len(unreadable)
    kept = {inbox.content(each) for each in letters}
    assert kept == {bodies[name].decode("utf-8", "replace") for name in unreadable}


JUNK = (b"", b"null", b"{", b"\xff\xfe", b"[" * 20_000, b'{"update_id": 7}', b'{"update_id": "x"}')


async def test_junk_with_the_right_secret(door: Door, tmp_path: Path) -> None:
    """Whatever it is, it is taken, so that it holds nothing else up; no handler ever sees it, and
    it is kept once at most."""
    before = await door.street.look(_all)
    with reading(tmp_path) as operator:
        for body in JUNK:
            known = len(await door.letters())
            assert [await door.post(body) for _ in range(2)] == [200, 200]
            assert len(await door.letters()) <= known + 1, body[:20]
        assert operator.incidents == []
    assert changed(before, await door.street.look(_all)) == {}


async def test_strangers_are_turned_away(door: Door) -> None:
    """Wrong secret, too much, wrong method, wrong address: refused without a trace in the house."""
    before = await door.street.look(dump, OF_ITSELF)
    good = json.dumps({"update_id": 1, "message": {}}).encode()
    assert await door.post(good, **{SECRET_HEADER: "wrong"}) == 403
    assert await door.post(good, **{SECRET_HEADER: ""}) == 403
    assert await door.post(b" " * (BODY_LIMIT + 1)) == 413
    assert await door.post(good, **{"Content-Type": "text/plain"}) == 415
    assert (await door.client.get(door.url, headers=door.headers)).status_code == 405
    base = door.street.app.settings.public_url
    for path in ("/telegram/guessed", "/telegram", "/docs", "/openapi.json", "/../etc/passwd", "/"):
        answer = await door.client.post(f"{base}{path}", content=good, headers=door.headers)
        assert answer.status_code == 404, path
    assert changed(before, await door.street.look(dump, OF_ITSELF)) == {}


async def test_just_as_much_as_is_allowed(door: Door) -> None:
    """A body of exactly one mebibyte is heard."""
    body = b'{"update_id": 1}'
    assert await door.post(body + b" " * (BODY_LIMIT - len(body))) == 200
