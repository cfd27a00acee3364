"""What a process of the tests does: it is `wishlight run`, with orders for a bad day.

It is forked from a process that has served people once (tests.faults.warmed). Whatever the orders
change, they change in this process alone.
"""

import os
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from socket import socket
from typing import Any, NamedTuple

from bot import app
from bot.channels.telegram.channel import Telegram
from bot.commands import app as wishlight
from bot.messages import Address, Menu, Message
from bot.speaking.delivery import Delivery, Job, Words
from storage.community import posted_cards
from storage.engine import clock
from storage.messaging import inbox, outbox
from tests.faults import newer, points

MARK = "⟨{}⟩"
AT_ONCE = timedelta(milliseconds=50)
NO_PACE = 1_000_000  # messages, in any second or minute


class Orders(NamedTuple):
    """`ahead`: how far its clock is ahead of the machine's: as far as the test's own. `is_hasty`:
    no pace, hardly a pause between two tries. `is_marked`: each message carries the number of the
    promise that it keeps. `is_newer`: it is the next version (tests.faults.newer). `is_deaf`:
    asking for updates fails. `dies_at`: a point (tests.faults.points) at which the process ends,
    once it `is_armed` or hears SIGUSR1. `is_broken`: the first claim fails in its handler."""

    environment: dict[str, str]
    ahead: timedelta
    is_hasty: bool = False
    is_marked: bool = False
    is_newer: bool = False
    is_deaf: bool = False
    dies_at: str = ""
    is_armed: bool = False
    is_broken: bool = False


def run(orders: Orders, spoken: socket) -> None:
    """Be the bot from here on; its log goes to `spoken`."""
    os.environ.clear()
    os.environ.update(orders.environment)
    os.dup2(spoken.fileno(), 2)
    spoken.close()
    clock._ahead = orders.ahead
    _obey(orders)
    wishlight(["run"])


def _obey(orders: Orders) -> None:
    if orders.is_hasty:
        _haste()
    if orders.is_marked:
        Delivery._say = marked()  # type: ignore[method-assign]
        Telegram.send = _marked_at_once()  # type: ignore[method-assign]
    if orders.is_newer:
        newer.learn()
    if orders.is_deaf:
        app.poll = _polled
    if orders.is_broken:
        points.break_once()
    if orders.dies_at:
        points.place(orders.dies_at, is_armed=orders.is_armed)


def _haste() -> None:
    Telegram.can = replace(
        Telegram.can, per_second=NO_PACE, per_chat_second=NO_PACE, per_group_minute=NO_PACE
    )
    posted_cards.BETWEEN_EDITS = timedelta()
    inbox.PAUSES = (AT_ONCE, AT_ONCE)
    outbox.PAUSES = tuple(AT_ONCE.total_seconds() for _ in outbox.PAUSES)  # type: ignore[assignment]


async def _polled(*_: Any, **__: Any) -> None:
    raise LookupError("nobody has thought of this")


def marked() -> Callable[..., Any]:
    """What delivery says, with the number of the promise under it."""
    say: Callable[..., Any] = Delivery._say

    async def says(self: Delivery, job: Job, said: Words) -> str:
        told = _with_mark(said.message, MARK.format(job.told.id))
        return str(await say(self, job, said._replace(message=told)))

    return says


def _marked_at_once() -> Callable[..., Any]:
    """The same for what keeps a promise and is said at once, by whoever made it."""
    send: Callable[..., Any] = Telegram.send

    async def sends(self: Telegram, to: Address, message: Message) -> str:
        mark = f" {MARK.format(message.told)}" if message.told else ""
        return str(await send(self, to, replace(message, note=f"{message.note}{mark}")))

    return sends


def _with_mark(told: Message | Menu, mark: str) -> Message | Menu:
    if isinstance(told, Message):
        return replace(told, note=f"{told.note} {mark}")
    first, *others = told.entries
    return Menu((first._replace(description=f"{first.description} {mark}"), *others))
