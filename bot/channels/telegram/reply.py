"""A Reply said at once: one call inside the webhook's answer, the others by ourselves."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Iterator
from dataclasses import replace
from functools import partial
from time import monotonic
from typing import Any

from bot.channels.telegram import calls
from bot.channels.telegram.channel import Telegram
from bot.messages import (
    Address,
    ChannelError,
    Gone,
    Incoming,
    Lost,
    Message,
    NotSent,
    Reply,
    Settle,
    Slow,
    Toast,
)

log = logging.getLogger(__name__)

Pause = Callable[[float], Awaitable[object]]
_Say = Callable[[], Awaitable[object]]
_Part = tuple[str, _Say, Message | None]  # the last: of what it matters to somebody how it went

PAUSES = (1.0, 2.0, 5.0, 10.0)  # seconds between tries
LEFT_TO_DELIVERY = 30.0  # seconds; what keeps a promise is said by whoever leased it, in time
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
    if len(said) != 1 or reply.edit or said[0][1].told:
        return None  # of what rides nobody learns whether it arrived
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


async def ignored(incoming: Incoming, said: Message, error: ChannelError | None) -> None:
    """Nobody has promised anything."""


async def respond(
    telegram: Telegram,
    incoming: Incoming,
    reply: Reply | None,
    *,
    pause: Pause = asyncio.sleep,
    settle: Settle = ignored,
) -> None:
    """Say all of `reply`, in order, and stop a tapped button's turning; failures are logged."""
    reply = reply or Reply()
    if incoming.tap and not reply.toast:
        reply = replace(reply, toast=_NO_TOAST)
    await finish(telegram, incoming, reply, pause=pause, settle=settle)


async def finish(
    telegram: Telegram,
    incoming: Incoming,
    reply: Reply,
    *,
    pause: Pause = asyncio.sleep,
    settle: Settle = ignored,
) -> None:
    """Say what `ride` left over, in order; failures are only logged, but for what keeps a promise,
    and for what a tap in private has done: `settle` hears of that."""
    for what, part, said in _parts(telegram, incoming, reply):
        error: ChannelError | None = Lost("stopped meanwhile")
        try:
            error = await (_keep(what, part) if said and said.told else _attempt(what, part, pause))
        finally:
            if said and (said.told or error):
                await _settled(settle, incoming, said, error)


def _parts(telegram: Telegram, incoming: Incoming, reply: Reply) -> Iterator[_Part]:
    tap, toast, edit = incoming.tap, reply.toast, reply.edit
    if tap and toast:
        yield "toast", partial(telegram.answer, tap, toast), None
    if tap and edit:
        is_private = incoming.place is not None and incoming.place.is_private
        yield "edit", partial(_edit, telegram, incoming, edit), edit if is_private else None
    for to, message in _said(incoming, reply):
        yield "message", partial(telegram.send, to, message), message if message.told else None


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


async def _attempt(what: str, part: _Say, pause: Pause) -> ChannelError | None:
    """What was perhaps said is said again too: a question or a toast twice does no harm. Why it was
    not said and may still be later; None for any other end."""
    for seconds in (*PAUSES, None):
        wait = await _failed(what, part, seconds)
        if not isinstance(wait, float):
            return wait
        await pause(wait)
    return None


async def _failed(what: str, part: _Say, seconds: float | None) -> float | ChannelError | None:
    """Say it; after how long to try again, or the failure that outlasted all tries. None: it was
    said, or never will be."""
    try:
        await part()
    except Slow as slow:
        if seconds is not None and slow.seconds <= LONGEST_WAIT:
            return float(slow.seconds)
        log.warning("reply not said: %s: %s", what, slow)
        return slow
    except ChannelError as error:
        passes = type(error) in (NotSent, Lost)
        if seconds is not None and passes:
            return seconds
        log.warning("reply not said: %s: %s: %s", what, type(error).__name__, error)
        return error if passes else None
    except Exception:
        log.exception("reply not said: %s", what)
    return None


async def _keep(what: str, part: _Say) -> ChannelError | None:
    """Once: whatever fails is said by delivery."""
    try:
        await part()
    except ChannelError as problem:
        return problem
    except Exception as fault:
        log.exception("perhaps it was said: %s", what)
        return Lost(type(fault).__name__)
    return None


async def _settled(
    settle: Settle, incoming: Incoming, said: Message, error: ChannelError | None
) -> None:
    what = "edit" if incoming.tap and not said.told else "message"
    try:
        await settle(incoming, said, error)
    except Exception:
        log.exception("could not be settled; its lease ends by itself: %s", what)


class Replies:
    """Replies on their way: side by side, but those to one chat in order."""

    def __init__(
        self, telegram: Telegram, *, pause: Pause = asyncio.sleep, settle: Settle = ignored
    ) -> None:
        self._telegram = telegram
        self._pause, self._settle = pause, settle
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
        since = monotonic()
        if before:
            await asyncio.wait({before})
        if reply is not None and monotonic() - since > LEFT_TO_DELIVERY:
            reply = replace(reply, messages=tuple(m for m in reply.messages if not m.told))
        how: dict[str, Any] = {"pause": self._pause, "settle": self._settle}
        await respond(self._telegram, incoming, reply, **how)

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
