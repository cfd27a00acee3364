"""The operator's bell: somebody is in danger and no worker can be reached. It stands in the log and
is posted where the settings say; never who it is, never what they wrote."""

import asyncio

import httpx

from bot.operations import log
from bot.texts import words
from storage.engine import clock
from storage.engine.database import Database
from storage.engine.troubles import Troubles
from storage.wishes import alarm_calls
from storage.wishes.alarm_calls import Bell

logger = log.get(__name__)

EVERY = 2.0  # seconds between looks
PATIENCE = 10.0  # seconds for whoever is called


class Bells:
    """Rings for every alarm that no worker hears, until the address that was given has taken it;
    without an address the log alone is the bell."""

    def __init__(
        self,
        database: Database,
        troubles: Troubles,
        url: str = "",
        transport: httpx.AsyncBaseTransport | None = None,
    ) -> None:
        self._database, self._troubles = database, troubles
        self._url, self._transport = url, transport

    async def run(self) -> None:
        """As long as the bot runs."""
        while True:
            await self.ring()
            await asyncio.sleep(EVERY)

    async def ring(self) -> None:
        """Once for whoever waits for it now."""
        try:
            if await self._database.read(alarm_calls.has_bell):
                for bell in await self._database.transact(alarm_calls.bells):
                    await self._ring(bell)
        except Exception as fault:  # noqa: BLE001 — whatever it is, we look again
            self._troubles.begin("bell", "the bell could not be rung", fault)
        else:
            self._troubles.end("bell")

    async def _ring(self, bell: Bell) -> None:
        where = {"community": bell.community, "alarm": bell.alarm_id}
        logger.error("somebody is in danger and no worker can be reached", **where)
        if self._url and not await self._is_taken(bell):
            return  # it rings again in a minute
        await self._database.transact(lambda session: alarm_calls.rung(session, bell.alarm_id))

    async def _is_taken(self, bell: Bell) -> bool:
        """Whether the address took it; the address itself is a secret."""
        try:
            async with httpx.AsyncClient(timeout=PATIENCE, transport=self._transport) as client:
                (await client.post(self._url, json=body(bell))).raise_for_status()
        except httpx.HTTPStatusError as no:
            why = f"it answers {no.response.status_code}"
        except httpx.HTTPError as no:
            why = type(no).__name__
        else:
            self._troubles.end("bell")
            return True
        self._troubles.begin("bell", "the address of the bell does not take it", why=why)
        return False


def body(bell: Bell) -> dict[str, str]:
    """Community, time, and that somebody needs help."""
    text = words(bell.language)("bell-text", community=bell.community)
    at = clock.local(bell.heard_at, bell.zone).isoformat(timespec="seconds")
    return {"community": bell.community, "at": at, "text": text}
