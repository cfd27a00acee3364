"""Updates wait here until the bot has confirmed them, and are told again until then."""

import itertools
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from storage.engine import clock

TAP_LIFE = timedelta(seconds=150)
MESSAGE_LIFE = timedelta(hours=24)
# Told only to a bot that asks for them by name.
SHY = {"chat_member", "message_reaction", "message_reaction_count"}


@dataclass(eq=False)
class Update:
    """One event. Updates with the same `queue` are told one after the other."""

    id: int
    kind: str
    body: dict[str, Any]
    queue: str
    dies: datetime
    owed: int = 0  # how many times it is still to be told, confirmed or not

    def to_json(self) -> dict[str, Any]:
        return {"update_id": self.id, self.kind: self.body}


class Updates:
    """The bot's waiting updates, oldest first.

    `told` counts how often each update was handed to the bot, `all` remembers every one there was.
    """

    def __init__(self, on_new: Callable[[str], None] = lambda queue: None) -> None:
        self.waiting: dict[int, Update] = {}
        self.all: dict[int, Update] = {}
        self.told: Counter[int] = Counter()
        self.allowed: list[str] = []  # empty: everything but the shy ones
        self._ids = itertools.count(730_000_001)
        self._on_new = on_new

    def add(self, kind: str, body: dict[str, Any], queue: str) -> Update | None:
        """Keep an update for the bot; None if the bot does not want this kind."""
        if kind not in self.allowed and (self.allowed or kind in SHY):
            return None
        life = TAP_LIFE if kind == "callback_query" else MESSAGE_LIFE
        update = Update(next(self._ids), kind, body, queue, clock.now() + life)
        self.all[update.id] = self.waiting[update.id] = update
        self._on_new(queue)
        return update

    def again(self, update_id: int, times: int) -> None:
        """Tell an update `times` more times, however often the bot confirms it."""
        update = self.all[update_id]
        first = 1 if update_id in self.waiting and not self.told[update_id] else 0
        update.owed += times + first
        self.waiting = dict(sorted({**self.waiting, update_id: update}.items()))
        self._on_new(update.queue)

    def confirm(self, update: Update) -> None:
        """The bot has it."""
        if not update.owed:
            self.waiting.pop(update.id, None)

    def confirm_below(self, offset: int) -> None:
        """Forget everything before `offset`; a negative one keeps only the last few."""
        if offset < 0:
            offset = min([*self.waiting][offset:], default=0)
        for update in [one for one in self.waiting.values() if one.id < offset]:
            self.confirm(update)

    def telling(self, update: Update) -> None:
        """It is being handed to the bot."""
        self.told[update.id] += 1
        update.owed = max(0, update.owed - 1)

    def take(self, limit: int) -> list[Update]:
        """The oldest ones, for one getUpdates."""
        taken = list(self.alive())[:limit]
        for update in taken:
            self.telling(update)
        return taken

    def alive(self) -> Iterator[Update]:
        """Those that have not grown too old; the others are gone for good."""
        now = clock.now()
        for update in [one for one in self.waiting.values() if one.dies <= now]:
            del self.waiting[update.id]
        yield from list(self.waiting.values())

    def head(self, queue: str) -> Update | None:
        """The one update of a queue that may be told now."""
        mine = [one for one in self.waiting.values() if one.queue == queue]
        for update in mine:
            if update.dies > clock.now():
                return update
            del self.waiting[update.id]
        return None

    def drop(self) -> None:
        """Forget everything that waits (`drop_pending_updates`)."""
        self.waiting.clear()
