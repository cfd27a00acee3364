"""A Reply said at once: one call inside the webhook's answer, the others by ourselves."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Iterator
from dataclasses import replace
from functools import partial
from typing import Any

from bot.channels.telegram import calls
from bot.channels.telegram.channel import Telegram
from bot.messages import Address, ChannelError, Gone, Incoming, Message, NotSent, Reply, Slow, Toast

log = logging.getLogger(__name__)

Pause = Callable[[float], Awaitable[object]]
_Part = tuple[str, Callable[[], Awaitable[object]]]

TRIES = 3
PAUSE = 1.0  # seconds until a connection is tried again
LONGEST_WAIT = 60.0  # seconds; a direct reply that comes later than that answers nobody
_NO_TOAST = Toast("")


def ride(
    telegram: Telegram, incoming: Incoming, reply: Reply | None
) -> tuple[dict[str, Any] | None, Reply]:
    """The one call that goes inside the webhook's answer, as JSON, and what is left to say.

    A tap's answer, since its button turns until then; else the only message, if one call says it.
    """
    reply = reply or Reply()
    if incoming.tap:
        call = calls.answered(incoming.tap, reply.toast or _NO_TOAST)
        return calls.as_json(call), replace(reply, toast=None)
    alone = _only_call(telegram, incoming, reply)
    return (calls.as_json(alone), Reply()) if alone else (None, reply)


def _only_call(telegram: Telegram, incoming: Incoming, reply: Reply) -> calls.Call | None:
    said = [*_said(incoming, reply)]
    if len(said) != 1 or reply.edit:
        return None
    try:
        made = calls.said(*said[0], telegram.sign)
    except ChannelError:
        return None  # it fails again when we say it, and is logged there
    return made[0] if len(made) == 1 and calls.is_plain(made[0]) else None


def _said(incoming: Incoming, reply: Reply) -> Iterator[tuple[Address, Message]]:
    """Every message of `reply` with the place it is said in."""
    if incoming.place:
        here = Address(incoming.place.id, incoming.place.thread)
        yield from ((here, message) for message in reply.messages)
    if incoming.sender:
        home = Address(incoming.sender.id)
        yield from ((home, message) for message in reply.private)


async def respond(
    telegram: Telegram, incoming: Incoming, reply: Reply | None, *, pause: Pause = asyncio.sleep
) -> None:
    """Say all of `reply`, in order, and stop a tapped button's turning; failures are logged."""
    reply = reply or Reply()
    if incoming.tap and not reply.toast:
        reply = replace(reply, toast=_NO_TOAST)
    await finish(telegram, incoming, reply, pause=pause)


async def finish(
    telegram: Telegram, incoming: Incoming, reply: Reply, *, pause: Pause = asyncio.sleep
) -> None:
    """Say what `ride` left over, in order; failures are only logged."""
    for what, part in _parts(telegram, incoming, reply):
        await _attempt(what, part, pause)


def _parts(telegram: Telegram, incoming: Incoming, reply: Reply) -> Iterator[_Part]:
    tap, toast, edit = incoming.tap, reply.toast, reply.edit
    if tap and toast:
        yield "toast", partial(telegram.answer, tap, toast)
    if tap and edit:
        yield "edit", partial(_edit, telegram, incoming, edit)
    for to, message in _said(incoming, reply):
        yield "message", partial(telegram.send, to, message)


async def _edit(telegram: Telegram, incoming: Incoming, message: Message) -> None:
    """In private, a message that cannot be edited any more is said anew."""
    if not (incoming.place and incoming.tap):
        return
    to = Address(incoming.place.id, incoming.place.thread)
    try:
        await telegram.edit(to, incoming.tap.message_id, message)
    except Gone:
        if not incoming.place.is_private:
            raise
        await telegram.send(to, message)


async def _attempt(what: str, part: Callable[[], Awaitable[object]], pause: Pause) -> None:
    for tries_left in reversed(range(TRIES)):
        try:
            await part()
        except Slow as slow:
            if tries_left and slow.seconds <= LONGEST_WAIT:
                await pause(slow.seconds)
                continue
            log.warning("reply not said: %s: %s", what, slow)
        except NotSent as error:
            if tries_left and type(error) is NotSent:  # never connected: it can't be said twice
                await pause(PAUSE)
                continue
            log.warning("reply not said: %s: %s: %s", what, type(error).__name__, error)
        except ChannelError as error:
            log.warning("reply not said: %s: %s: %s", what, type(error).__name__, error)
        except Exception:
            log.exception("reply not said: %s", what)
        return


class Replies:
    """Replies on their way: side by side, but those to one chat in order."""

    def __init__(self, telegram: Telegram, *, pause: Pause = asyncio.sleep) -> None:
        self._telegram = telegram
        self._pause = pause
        self._last: dict[str, asyncio.Task[None]] = {}

    def add(self, incoming: Incoming, reply: Reply | None) -> None:
        """Say `reply` soon, after all earlier ones to the same chat."""
        if reply is None and incoming.tap is None:
            return
        chat = chat_of(incoming)
        task = asyncio.create_task(self._say(self._last.get(chat), incoming, reply))
        self._last[chat] = task
        task.add_done_callback(lambda done: self._forget(chat, done))

    async def _say(
        self, before: asyncio.Task[None] | None, incoming: Incoming, reply: Reply | None
    ) -> None:
        if before:
            await asyncio.wait({before})
        await respond(self._telegram, incoming, reply, pause=self._pause)

    def _forget(self, chat: str, task: asyncio.Task[None]) -> None:
        if self._last.get(chat) is task:
            del self._last[chat]

    async def stop(self, patience: float = 2.0) -> None:
        """Let what is being said end within `patience` seconds; drop the rest."""
        while self._last:
            _, late = await asyncio.wait(self._last.values(), timeout=patience)
            for task in late:
                task.cancel()


def chat_of(incoming: Incoming) -> str:
    """What keeps events in order: the chat they happened in, else the person, else each its own."""
    if incoming.place:
        return incoming.place.id
    return incoming.sender.id if incoming.sender else incoming.event_id
