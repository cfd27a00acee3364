"""Whether it is still we who hear. Another bot with our token takes the webhook away, or puts one
where we poll, and nobody tells us: so somebody looks."""

import asyncio
from datetime import datetime
from typing import Any
from urllib.parse import urlsplit

from bot.channels.telegram.channel import HEARD, Telegram
from bot.channels.telegram.reply import Pause
from bot.channels.telegram.setup import delete_webhook, set_webhook
from bot.messages import ChannelError, Rejected, Slow
from bot.operations import metrics
from storage.engine.troubles import Troubles

LOOK_EVERY = 120.0  # seconds
LOOK_AGAIN = 10.0  # seconds, while something is wrong
TAKEN = "webhook"  # the parts that can be wrong
UNHEARD = "posting"
UNSEEN = "looking"


class Listening:
    """Has our updates come to us, and looks whether they do. Without a `url` we poll."""

    def __init__(
        self,
        telegram: Telegram,
        troubles: Troubles,
        url: str = "",
        secret: str = "",
        pause: Pause = asyncio.sleep,
    ) -> None:
        self._telegram, self._troubles = telegram, troubles
        self._url, self._secret, self._pause = url, secret, pause
        self._asked = 0.0  # seconds that Telegram told us to wait

    async def begin(self) -> None:
        """Have them come to us; what fails for now is tried again by `run`. Raises Rejected where
        Telegram will never do it."""
        try:
            await self._take()
        except Rejected:
            raise
        except ChannelError as problem:
            self._fails(problem)

    async def run(self) -> None:
        """Look every few minutes until cancelled."""
        while True:
            is_wrong = TAKEN in self._troubles or UNSEEN in self._troubles
            await self._pause(max(self._asked, LOOK_AGAIN if is_wrong else LOOK_EVERY))
            try:
                await self.look()
            except ChannelError as problem:
                self._fails(problem)

    async def look(self) -> None:
        """See where our updates go, and have them come to us again. It counts as well when a look
        has found them coming, not when we asked for it. Raises ChannelError."""
        self._asked = 0.0
        info = await self._telegram.call("get_webhook_info")
        self._troubles.end(UNSEEN)
        metrics.updates_wait(info.pending_update_count)
        if not self._is_ours(info):
            says = "our updates went elsewhere and are taken back: does a second bot run?"
            self._troubles.begin(TAKEN, says, host=urlsplit(info.url or "").netloc)
            await self._take()
            return
        self._troubles.end(TAKEN)
        if self._url:
            await self._see_whether_they_come(info)

    def _is_ours(self, info: Any) -> bool:
        if (info.url or "") != self._url:
            return False
        return not self._url or set(info.allowed_updates or ()) == set(HEARD)

    async def _see_whether_they_come(self, info: Any) -> None:
        """They are sent to us and do not arrive: the proxy, the certificate, another secret."""
        failed: datetime | None = info.last_error_date
        heard = metrics.heard_at()
        if failed is None or not info.pending_update_count or failed.timestamp() < heard:
            self._troubles.end(UNHEARD)
            return
        is_news = UNHEARD not in self._troubles
        why = str(info.last_error_message or "")[:200]
        self._troubles.begin(UNHEARD, "Telegram can't bring us our updates", why=why)
        if is_news:  # another secret can't be seen, so ours is told again
            await self._take()

    async def _take(self) -> None:
        if self._url:
            await set_webhook(self._telegram, self._url, self._secret)
        else:
            await delete_webhook(self._telegram)

    def _fails(self, problem: ChannelError) -> None:
        """A network that is away is no second bot; but nobody knows then where they go."""
        self._asked = problem.seconds if isinstance(problem, Slow) else 0.0
        says = "nobody can see where our updates go"
        self._troubles.begin(UNSEEN, says, level="warning", why=type(problem).__name__)
