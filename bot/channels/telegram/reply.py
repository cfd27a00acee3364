"""A Reply said at once: one call inside the webhook's answer, the others by ourselves."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Iterator
from dataclasses import replace
from functools import partial
from time import monotonic
from typing import Any, NamedTuple

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


class _Part(NamedTuple):
    """One call, how it is made, and the message, where it matters to somebody how it went."""

    what: str
    say: Callable[[], Awaitable[object]]
    message: Message | None = None
    to: Address = Address("")


class _Went(NamedTuple):
    """The number of what was said; or why it was not, and may still be later."""

    message_id: str = ""
    error: ChannelError | None = None


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
    alone = said[0][1] if len(said) == 1 and not (reply.edit or reply.stills) else None
    if alone is None or alone.told or alone.asks or alone.draws:
        return None  # of what rides nobody learns whether it arrived, and where
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


async def ignored(
    incoming: Incoming, said: Message, message_id: str, error: ChannelError | None
) -> None:
    """Nobody has promised or asked anything."""


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
    and for what a tap in private has done: `settle` hears of that, and of where a question
    stands."""
    for part in _parts(telegram, incoming, reply):
        said = part.message
        look, went = None, _Went(error=Lost("stopped meanwhile"))
        try:
            went = await (_keep(part) if said and said.told else _attempt(part, pause))
        finally:
            if said and _matters(part, said, went, incoming):
                look = await _settled(settle, incoming, said, went)
        if look is not None:
            still = partial(_still, telegram, part.to, went.message_id, look)
            await _attempt(_Part("still", still), pause)


def _matters(part: _Part, said: Message, went: _Went, incoming: Incoming) -> bool:
    """Whether somebody has to know how it went: a question that is lost is shown by the next
    message, and where a tapped message stands is known."""
    is_known = part.what == EDIT and incoming.tap and incoming.tap.message_id == went.message_id
    is_placed = bool(said.asks and went.message_id and not is_known)
    return bool(said.told or is_placed or (went.error and part.what == EDIT))


EDIT = "edit"


def _parts(telegram: Telegram, incoming: Incoming, reply: Reply) -> Iterator[_Part]:
    tap, toast, edit = incoming.tap, reply.toast, reply.edit
    if tap and toast:
        yield _Part("toast", partial(telegram.answer, tap, toast))
    if tap and edit and incoming.place:
        here = Address(incoming.place.id, incoming.place.thread)
        say = partial(_edit, telegram, incoming, here, edit)
        yield _Part(EDIT, say, edit if incoming.place.is_private else None, here)
    for message_id, look in reply.stills if incoming.sender else ():
        home = Address(incoming.sender.id if incoming.sender else "")
        yield _Part("still", partial(_still, telegram, home, message_id, look))
    for to, message in _said(incoming, reply):
        yield _Part("message", partial(telegram.send, to, message), message, to)


async def _edit(telegram: Telegram, incoming: Incoming, to: Address, message: Message) -> str:
    """In private, a message that cannot be edited any more is said anew; its number."""
    assert incoming.tap is not None
    try:
        return await telegram.edit(to, incoming.tap.message_id, message)
    except Gone:
        if incoming.place is None or not incoming.place.is_private:
            raise
        return await telegram.send(to, message)


async def _still(telegram: Telegram, to: Address, message_id: str, look: Message) -> None:
    """One that is gone has no buttons either."""
    try:
        await telegram.edit(to, message_id, look)
    except Gone:
        return


async def _attempt(part: _Part, pause: Pause) -> _Went:
    """What was perhaps said is said again too: a question or a toast twice does no harm."""
    for seconds in (*PAUSES, None):
        went = await _tried(part, seconds)
        if isinstance(went, _Went):
            return went
        await pause(went)
    return _Went()


async def _tried(part: _Part, seconds: float | None) -> float | _Went:
    """Say it; after how long to try again, or how it ended: also by the failure that outlasted all
    tries."""
    what = part.what
    try:
        return _Went(str(await part.say() or ""))
    except Slow as slow:
        if seconds is not None and slow.seconds <= LONGEST_WAIT:
            return float(slow.seconds)
        log.warning("reply not said: %s: %s", what, slow)
        return _Went(error=slow)
    except ChannelError as error:
        passes = type(error) in (NotSent, Lost)
        if seconds is not None and passes:
            return seconds
        log.warning("reply not said: %s: %s: %s", what, type(error).__name__, error)
        return _Went(error=error if passes else None)
    except Exception:
        log.exception("reply not said: %s", what)
    return _Went()


async def _keep(part: _Part) -> _Went:
    """Once: whatever fails is said by delivery."""
    try:
        return _Went(str(await part.say() or ""))
    except ChannelError as problem:
        return _Went(error=problem)
    except Exception as fault:
        log.exception("perhaps it was said: %s", part.what)
        return _Went(error=Lost(type(fault).__name__))


async def _settled(
    settle: Settle, incoming: Incoming, said: Message, went: _Went
) -> Message | None:
    """What it is to look like already; None: it is right."""
    what = "edit" if incoming.tap and not said.told else "message"
    try:
        return await settle(incoming, said, went.message_id, went.error)
    except Exception:
        log.exception("could not be settled; its lease ends by itself: %s", what)
    return None


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
