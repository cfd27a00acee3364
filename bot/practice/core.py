"""The heart of the room: what it holds, and how a change reaches the bot and those who watch."""

import asyncio
import contextlib
from collections import deque
from collections.abc import Awaitable, Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, TypeVar

from bot.practice import rules
from bot.practice.faults import Faults
from bot.practice.limits import Limits
from bot.practice.updates import Updates
from bot.practice.webhook import Webhook
from bot.practice.world import Chat, Json, Message, User, World, member_json
from storage.engine import clock

TOKEN = "7000000001:practice-room-no-secret"  # noqa: S105 — opens nothing but this room
Found = TypeVar("Found")


@dataclass(frozen=True, slots=True)
class Event:
    """What changed: message, edited, deleted, chat, clock, commands, typing, queries, updates."""

    kind: str
    chat: Chat | None = None
    message: Message | None = None


class Changes:
    """Wakes whoever waits for a change. Nothing here polls."""

    def __init__(self) -> None:
        self._sleepers: list[asyncio.Future[None]] = []
        self._listeners: set[asyncio.Queue[Event | None]] = set()
        self.closed = False

    def happen(self, event: Event | None) -> None:
        """Tell everybody; None is the end."""
        self.closed = self.closed or event is None
        for listener in self._listeners:
            listener.put_nowait(event)
        for sleeper in self._sleepers:
            if not sleeper.done():
                sleeper.set_result(None)
        self._sleepers.clear()

    def reopen(self) -> None:
        """Begin again after the end: the same room behind a new server."""
        self.closed = False

    async def next(self) -> None:
        """Wait for one change."""
        sleeper = asyncio.get_running_loop().create_future()
        self._sleepers.append(sleeper)
        await sleeper

    async def until(self, predicate: Callable[[], Found], seconds: float) -> Found:
        """What `predicate` returns as soon as it is true. Raises TimeoutError."""
        async with asyncio.timeout(seconds):
            while not (found := predicate()):
                await self.next()
        return found

    @contextlib.contextmanager
    def listen(self) -> "Iterator[asyncio.Queue[Event | None]]":
        """Every event from now on; None is the end."""
        listener: asyncio.Queue[Event | None] = asyncio.Queue()
        self._listeners.add(listener)
        if self.closed:
            listener.put_nowait(None)
        try:
            yield listener
        finally:
            self._listeners.discard(listener)


class Server:
    """One bot, its world, and all that stands between them. `is_strict`: what no signature has is
    refused by name, which Telegram passes over; our own tests want to know."""

    is_strict = False

    def __init__(
        self,
        *,
        name: str = "Wishlight",
        username: str = "wishlight_bot",
        token: str = TOKEN,
        zone: str = "Asia/Shanghai",
        privacy: bool = True,
        limits: Limits | None = None,
        hints: dict[str, list[str]] | None = None,
        on_travel: Callable[[timedelta], Awaitable[None]] | None = None,
    ) -> None:
        self.token, self.zone, self.privacy = token, zone, privacy
        self.hints, self.on_travel = hints, on_travel
        self.is_open = True  # the page waits until it is
        self.world = World()
        self.bot = self.world.add_user(
            name, id=int(token.partition(":")[0]), username=username, is_bot=True
        )
        self.changes = Changes()
        self.updates = Updates(self._to_tell)
        self.webhook = Webhook(self)
        self.limits = limits or Limits()
        self.faults = Faults()
        self.menus: dict[tuple[str, str], list[Json]] = {}
        self.profile: dict[tuple[str, Any], Any] = {}
        self.calls: deque[tuple[str, Json]] = deque(maxlen=10_000)  # what the bot asked for
        self.listener: asyncio.Future[str] | None = None  # the one getUpdates that waits

    async def execute(self, method: str, params: Json) -> Any:
        """A call that came in a webhook's answer."""
        raise NotImplementedError

    def _to_tell(self, queue: str) -> None:
        self.webhook.wake(queue)
        self.happen("updates")

    def happen(self, kind: str, chat: Chat | None = None, message: Message | None = None) -> None:
        """Let everybody know that something changed."""
        self.changes.happen(Event(kind, chat, message))

    def post(self, chat: Chat, sender: User, content: Json, **about: Any) -> Message:
        """Put a message into a chat, and tell the bot of it if it may hear it."""
        message = self.world.add_message(chat, sender, content, **about)
        chat.read[sender.id] = max(chat.read.get(sender.id, 0), message.id)
        self.tell(message, "message")
        self.happen("message", chat, message)
        return message

    def reads(self, user: User, chat: Chat, to: int) -> None:
        """They have read a chat up to a message; what was read stays read."""
        if to > chat.read.get(user.id, 0):
            chat.read[user.id] = to
            self.happen("chat", chat)

    def tell(self, message: Message, kind: str) -> None:
        """Tell the bot of a person's message, as far as privacy mode lets it hear."""
        if message.sender is not self.bot and rules.hears(message, self.bot, self.privacy):
            self.updates.add(kind, message.to_json(), f"chat:{message.chat.id}")

    def change_status(self, chat: Chat, user: User, status: str, by: User) -> None:
        """A member's new status, with the update that Telegram sends of it."""
        old, mine = chat.status(user), user is self.bot
        chat.members[user.id] = status
        kind = "my_chat_member" if mine else "chat_member"
        if mine or chat.status(self.bot) == "administrator":
            self.updates.add(kind, self.status_json(chat, user, old, status, by), f"chat:{chat.id}")
        self.happen("chat", chat)

    def status_json(self, chat: Chat, user: User, old: str, new: str, by: User) -> Json:
        """A ChatMemberUpdated."""
        body = {"chat": chat.to_json(), "from": by.to_json(), "date": int(clock.now().timestamp())}
        before, after = member_json(user, old), member_json(user, new)
        return body | {"old_chat_member": before, "new_chat_member": after}

    async def travel(self, by: timedelta) -> None:
        """Move the clock forward, by the hook if there is one."""
        if self.on_travel:
            await self.on_travel(by)
        else:
            clock.travel(by)
        self.happen("clock")

    async def until(self, predicate: Callable[[], Found], timeout: float = 5) -> Found:  # noqa: ASYNC109
        """Wait until `predicate` is true (looked at after every change); what it returned.

        Raises TimeoutError after `timeout` seconds.
        """
        return await self.changes.until(predicate, timeout)

    async def close(self) -> None:
        """End every stream and every delivery."""
        self.changes.happen(None)
        await self.webhook.stop()
