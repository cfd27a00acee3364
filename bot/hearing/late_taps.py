"""Who comes too late is answered from a read: of a crowd that taps one button, few need a write.

A button that turned somebody away is remembered for a while. The next tap on it is handled as any
other, but on a snapshot in which nothing can be written: a refusal is the same true one; whoever
is not refused comes to the first write, which the snapshot refuses, and is heard in the usual way.
Nothing is noted of it: a tap that is delivered again is looked at again. By webhook its answer
travels with the acknowledgement, so that nobody has heard it then; by polling somebody who read
"too late" may, after a crash in that moment, be told that it is theirs after all.
"""

import asyncio
from collections import OrderedDict
from collections.abc import Callable

from sqlmodel import Session

from bot.messages import Incoming, Reply
from storage.engine.database import Database

REMEMBERED = 512  # buttons

Refusal = Callable[[Session, Incoming], Reply | None]
_Asked = tuple[Incoming, "asyncio.Future[Reply | None]"]


class Late:
    """`refusal` handles a tap: the answer to one that is refused; whatever else it does fails."""

    def __init__(self, database: Database, refusal: Refusal) -> None:
        self._database, self._refusal = database, refusal
        self._turned_away: OrderedDict[str, None] = OrderedDict()
        self._asked: dict[str, list[_Asked]] = {}  # by button
        self._looking: asyncio.Task[None] | None = None

    def turned_away(self, incoming: Incoming) -> None:
        """This tap was refused: the next one on the same button probably is."""
        assert incoming.tap is not None
        self._turned_away[incoming.tap.data] = None
        self._turned_away.move_to_end(incoming.tap.data)
        if len(self._turned_away) > REMEMBERED:
            self._turned_away.popitem(last=False)

    async def refused(self, incoming: Incoming) -> Reply | None:
        """The refusal that this event gets; None if it has to be heard in the usual way."""
        tap, place = incoming.tap, incoming.place
        if tap is None or place is None or place.is_private or tap.data not in self._turned_away:
            return None
        answer: asyncio.Future[Reply | None] = asyncio.get_running_loop().create_future()
        self._asked.setdefault(tap.data, []).append((incoming, answer))
        if self._looking is None:
            self._looking = asyncio.create_task(self._look_at_all())
        return await answer

    async def _look_at_all(self) -> None:
        """All who tap a button while others are looked at share its next snapshot."""
        try:
            while self._asked:
                button = next(iter(self._asked))
                await self._look_at(self._asked.pop(button))
        finally:
            self._looking = None
            for group in self._asked.values():  # we were broken off: hear them in the usual way
                _settle(group, [None] * len(group))
            self._asked.clear()

    async def _look_at(self, group: list[_Asked]) -> None:
        replies: list[Reply | None] = [None] * len(group)
        try:
            replies = await self._replies([incoming for incoming, _ in group])
        finally:
            _settle(group, replies)

    async def _replies(self, group: list[Incoming]) -> list[Reply | None]:
        try:
            return await self._database.read(
                lambda session: [self._refusal(session, incoming) for incoming in group]
            )
        except Exception:  # noqa: BLE001 — somebody is not refused, or cannot be read: hear them all
            return [None] * len(group)


def _settle(group: list[_Asked], replies: list[Reply | None]) -> None:
    for (_, answer), reply in zip(group, replies, strict=True):
        if not answer.done():
            answer.set_result(reply)
