"""Asking Telegram for updates, where no webhook can reach us.

Not through python-telegram-bot's Updater: it reads a batch as a whole, so that one update newer
than the library loses the batch and is asked for again for ever; and it confirms an update once
that is in a queue in memory, not once it is committed.
"""

import asyncio
import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from random import SystemRandom
from typing import Any, NamedTuple

from bot.channels.telegram.channel import Telegram
from bot.channels.telegram.errors import Elsewhere
from bot.channels.telegram.reply import Pause, Replies, chat_of, ignored, respond
from bot.channels.telegram.updates import UnreadableError
from bot.channels.telegram.webhook import Hear, KeepUnreadable
from bot.messages import ChannelError, Heard, Incoming, Lost, Settle, Shut, Slow
from storage.engine.troubles import Troubles

LONG_POLL = 30  # seconds
FIRST_PAUSE, LONGEST_PAUSE = 1.0, 60.0  # seconds
CONFLICT_PAUSE = 30.0  # seconds, for what only the operator can end
DEAF_AFTER = 5  # tries without an answer: half a minute
DEAF = "polling"  # the part that can be wrong


async def poll(
    telegram: Telegram,
    hear: Hear,
    keep_unreadable: KeepUnreadable,
    *,
    at_once: int = 16,
    wait: int = LONG_POLL,
    pause: Pause = asyncio.sleep,
    troubles: Troubles | None = None,
    settle: Settle = ignored,
) -> None:
    """Hear updates until cancelled: those of one chat in order, up to `at_once` chats side by side.
    `troubles` knows whether we are deaf; `settle` hears how what keeps a promise went.

    An update is confirmed when it and all before it are committed; whatever was not comes again.
    """
    replies = Replies(telegram, pause=pause, settle=settle)
    poller = _Poller(telegram, hear, keep_unreadable, replies, wait, pause, troubles or Troubles())
    poller.gate = asyncio.Semaphore(at_once)
    try:
        await poller.run()
    finally:
        await replies.stop()


class _Update(NamedTuple):
    number: int
    raw: Any
    incoming: Incoming | None
    why: str = ""  # it is unreadable


@dataclass
class _Poller:
    telegram: Telegram
    hear: Hear
    keep_unreadable: KeepUnreadable
    replies: Replies
    wait: int
    pause: Pause
    troubles: Troubles
    gate: asyncio.Semaphore = field(default_factory=asyncio.Semaphore)
    offset: int = 0
    done: set[int] = field(default_factory=set)  # committed, not confirmed yet
    failures: int = 0

    async def run(self) -> None:
        while True:
            try:
                await self.round()
            except Slow as slow:
                await self.pause(slow.seconds)
            except Elsewhere:
                await self._stand_back(
                    "Telegram sends our updates elsewhere: is a second bot running, or a webhook?"
                )
            except Shut as shut:
                await self._stand_back(f"{shut}: is it still right? Nothing is heard until then.")
            except ChannelError as error:
                await self._back_off(f"{type(error).__name__}: {error}")

    async def round(self) -> None:
        """Ask once, hear all of the answer, move the offset over what is committed."""
        batch = await self.telegram.updates(self.offset, self.wait)
        for part in (DEAF, "network"):
            self.troubles.end(part)
        updates = [self._read(raw) for raw in batch if _number(raw) is not None]
        if batch and not updates:
            raise Lost("updates without a number")
        await asyncio.gather(*(self._hear_chain(chain) for chain in _chains(updates)))
        await self._confirm(updates)

    def _read(self, raw: Any) -> _Update:
        number = raw["update_id"]
        try:
            return _Update(number, raw, self.telegram.read(raw))
        except UnreadableError as problem:
            return _Update(number, raw, None, str(problem))

    async def _hear_chain(self, chain: list[_Update]) -> None:
        """One chat's updates; behind one that could not be taken the others wait."""
        for update in chain:
            if update.number not in self.done and not await self._take(update):
                return
            self.done.add(update.number)

    async def _take(self, update: _Update) -> bool:
        try:
            async with self.gate:
                await self._commit(update)
        except Exception as fault:  # noqa: BLE001 — whatever it is, the update comes again
            says = "an update was not taken; it will come again"
            self.troubles.begin("taking", says, fault, number=update.number)
            return False
        return True

    async def _commit(self, update: _Update) -> None:
        if update.incoming is None:
            raw = json.dumps(update.raw, ensure_ascii=True, default=str)
            await self.keep_unreadable(raw.encode(), update.why)
        elif update.incoming.heard is not Heard.NOTHING:
            self.replies.add(update.incoming, await self.hear(update.incoming))

    async def _confirm(self, updates: list[_Update]) -> None:
        missed = [update.number for update in updates if update.number not in self.done]
        numbers = [update.number + 1 for update in updates]
        self.offset = min(missed, default=max(numbers, default=self.offset))
        self.done = {number for number in self.done if number >= self.offset}
        if missed:
            await self._pause_longer()
        else:
            self.failures = 0
            self.troubles.end("taking")

    async def _stand_back(self, why: str) -> None:
        """The operator must act, and reads one line of it."""
        self.troubles.begin(DEAF, why)
        await self.pause(_jitter(CONFLICT_PAUSE))

    async def _back_off(self, why: str) -> None:
        """It comes back by itself; when it does not soon, we are deaf."""
        self.troubles.begin("network", "Telegram does not answer", level="warning", why=why)
        if self.failures >= DEAF_AFTER:
            self.troubles.begin(DEAF, "Telegram does not answer: nothing is heard", why=why)
        await self._pause_longer()

    async def _pause_longer(self) -> None:
        seconds = _jitter(min(LONGEST_PAUSE, FIRST_PAUSE * 2**self.failures))
        self.failures = min(self.failures + 1, 10)
        await self.pause(seconds)


def _number(raw: Any) -> int | None:
    number = raw.get("update_id") if isinstance(raw, dict) else None
    return number if isinstance(number, int) else None


def _chains(updates: Iterable[_Update]) -> list[list[_Update]]:
    """The updates by chat, each chat's in order; an unreadable one is a chain of its own."""
    chains: dict[str, list[_Update]] = {}
    for update in updates:
        key = chat_of(update.incoming) if update.incoming else f"unreadable {update.number}"
        chains.setdefault(key, []).append(update)
    return list(chains.values())


def _jitter(seconds: float) -> float:
    return seconds * SystemRandom().uniform(0.5, 1.0)


__all__ = ["poll", "respond"]
