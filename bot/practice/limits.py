"""How fast a bot may speak, as Telegram's FAQ tells it, and a record of how fast it spoke."""

import math
import time
from collections import Counter, deque
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import NamedTuple

from bot.practice.errors import flood

# https://core.telegram.org/bots/faq#my-bot-is-hitting-limits-how-do-i-avoid-this


class Rate(NamedTuple):
    """At most `most` events within `seconds`."""

    most: int
    seconds: float


BOT = Rate(30, 1)
CHAT = Rate(5, 5)  # one a second in the long run; a short burst is tolerated
GROUP = Rate(20, 60)
EDITS = Rate(20, 60)


class Refusal(NamedTuple):
    method: str
    scope: str
    retry_after: int


@dataclass
class Limits:
    """Sliding windows per scope: "bot", "chat:<id>", "group:<id>", "edits:<id>".

    `highest` is the most events ever seen within a scope's window, refused ones included;
    `refused` lists every 429. Where it is not `enforced`, it only counts.
    """

    enforced: bool = True
    clock: Callable[[], float] = time.monotonic
    highest: Counter[str] = field(default_factory=Counter)
    refused: list[Refusal] = field(default_factory=list)
    _seen: dict[str, deque[float]] = field(default_factory=dict)

    def spend(self, method: str, chat: int, count: int = 1) -> None:
        """Count `count` messages or one edit. Raises ApiError 429 where that is too fast."""
        now, scopes = self.clock(), list(self._scopes(method, chat))
        waits = [(self._wait(scope, rate, count, now), scope) for scope, rate in scopes]
        seconds, slowest = max(waits)
        if seconds > 0 and self.enforced:
            retry_after = max(1, math.ceil(seconds))
            self.refused.append(Refusal(method, slowest, retry_after))
            raise flood(retry_after)
        for scope, _ in scopes:
            self._seen[scope].extend([now] * count)

    def _scopes(self, method: str, chat: int) -> list[tuple[str, Rate]]:
        if method.startswith("edit"):
            return [("bot", BOT)] + ([(f"edits:{chat}", EDITS)] if chat < 0 else [])
        group = [(f"group:{chat}", GROUP)] if chat < 0 else []
        return [("bot", BOT), (f"chat:{chat}", CHAT), *group]

    def _wait(self, scope: str, rate: Rate, count: int, now: float) -> float:
        """Seconds until `count` more events fit; 0 if they do now."""
        seen = self._seen.setdefault(scope, deque())
        while seen and seen[0] <= now - rate.seconds:
            seen.popleft()
        self.highest[scope] = max(self.highest[scope], len(seen) + count)
        over = len(seen) + count - max(rate.most, count)
        return seen[over - 1] + rate.seconds - now if over > 0 else 0.0
