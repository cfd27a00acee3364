"""A bot that is asked to stop says to the end what it has begun: nothing is left uncertain."""

import asyncio

import pytest

from bot.operations.settings import Mode
from bot.practice import Room
from bot.register.notifications import NOTIFICATIONS
from storage.community import accounts
from storage.messaging import outbox
from storage.messaging.kinds import KINDS
from storage.messaging.outbox import OutboxState, Told
from tests.bot.test_deaf import Begin, begin
from tests.harness.make import Make
from tests.harness.notes import NOTE
from tests.harness.saying import note

__all__ = ["begin"]


async def test_what_was_begun_is_said(
    begin: Begin, room: Room, make: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Telegram takes half a second over a message; the stop waits for its answer, and the row is
    settled."""
    monkeypatch.setitem(NOTIFICATIONS, NOTE.name, note)
    monkeypatch.setitem(KINDS, NOTE.name, NOTE)
    app = begin(Mode.POLLING)
    wang = room.add_user("王阿姨", has_started=True)
    account = make.do(accounts.met, "telegram", str(wang.id), "王阿姨")
    make.do(accounts.opened, account)
    await app.start()
    room.faults.slow(0.5, "sendMessage")
    make.do(outbox.tell, NOTE, 1, community=None, person=account.person_id, is_urgent=True)
    app.delivery.wake()
    async with asyncio.timeout(5):
        while "sendMessage" not in room.faults.met:  # noqa: ASYNC110 — no change tells of it
            await asyncio.sleep(0.01)
    assert len(room.chat(wang)) == 0
    app.ends()  # as the server asks, and a moment later that all be closed
    await asyncio.sleep(0.05)
    await app.stop()
    (told,) = make.rows(Told, kind=NOTE.name)
    assert (told.state, told.uncertain) == (OutboxState.SENT, 0)
    assert [each.text for each in room.chat(wang) if each.sender.is_bot] == ["note 1 zh"]
