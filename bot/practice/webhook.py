"""Pushes updates to the bot's address: one queue after the other, all queues at once."""

import asyncio
import contextlib
import json
import ssl
from typing import TYPE_CHECKING, Any

import httpx

from bot.practice.errors import ApiError
from bot.practice.faults import Cut
from storage.engine import clock

if TYPE_CHECKING:
    from bot.practice.core import Server
    from bot.practice.updates import Update

PAUSES = (0.1, 0.2, 0.5, 1, 2, 5, 10, 30, 60)
HEADER = "X-Telegram-Bot-Api-Secret-Token"


class Webhook:
    """Where updates are pushed to: again and again, with longer pauses, until a 200 comes."""

    def __init__(self, server: "Server") -> None:
        self._server = server
        self.url = ""
        self.secret = ""
        self.most = 40
        self.last_error: tuple[int, str] | None = None
        self.pauses: tuple[float, ...] = PAUSES
        self.trusts: ssl.SSLContext | bool = True  # a context for a certificate of one's own
        self._busy: dict[str, asyncio.Task[None]] = {}
        self._gate = asyncio.Semaphore(self.most)
        self._client: httpx.AsyncClient | None = None

    def set(self, url: str, secret: str = "", most: int = 40) -> None:
        """Push to `url` from now on, with `secret` in the header, `most` at a time."""
        self.url, self.secret, self.most = url, secret, most
        self._gate, self.last_error = asyncio.Semaphore(most), None

    def wake(self, queue: str) -> None:
        """There is something to tell in this queue."""
        if self.url and queue not in self._busy:
            self._client = self._client or self._connected()
            self._busy[queue] = asyncio.create_task(self._run(queue))

    def _connected(self) -> httpx.AsyncClient:
        return httpx.AsyncClient(timeout=60, trust_env=False, verify=self.trusts)

    async def stop(self) -> None:
        """Stop pushing; what waits goes on waiting."""
        tasks = set(self._busy.values()) - {asyncio.current_task()}  # a call in a webhook's answer
        self._busy = {}
        client, self._client = self._client, None  # whoever begins meanwhile has one of their own
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        if client:
            await client.aclose()

    async def _run(self, queue: str) -> None:
        """Tell the updates of one queue, each until it is confirmed."""
        failures, me, updates = 0, asyncio.current_task(), self._server.updates
        while self._busy.get(queue) is me and (update := updates.head(queue)):
            async with self._gate:
                updates.telling(update)
                done = await self._push(update)
            if done:
                self._confirm(update)
                failures = 0
            else:
                await asyncio.sleep(self.pauses[min(failures, len(self.pauses) - 1)])
                failures += 1
        if self._busy.get(queue) is me:
            del self._busy[queue]

    async def _push(self, update: "Update") -> bool:
        """One attempt; whether the bot answered 200."""
        assert self._client
        headers = {HEADER: self.secret} if self.secret else {}
        try:
            answer = await self._client.post(
                self._address(), json=update.to_json(), headers=headers
            )
        except Exception as error:  # noqa: BLE001 — a bot that dies just now breaks more than HTTP
            return self._failed(f"Connection failed: {type(error).__name__}")
        if answer.status_code != 200:
            reason = f"Wrong response from the webhook: {answer.status_code}"
            return self._failed(f"{reason} {answer.reason_phrase}")
        await self._answered(answer.content)
        return True

    def _address(self) -> str:
        return self.url

    def _confirm(self, update: "Update") -> None:
        self._server.updates.confirm(update)
        self._server.happen("updates")

    def _failed(self, reason: str) -> bool:
        self.last_error = (int(clock.now().timestamp()), reason)
        self._server.happen("updates")
        return False

    async def _answered(self, body: bytes) -> None:
        """The answer may hold a call of its own; nobody learns how it went."""
        try:
            call = json.loads(body or b"null")
        except ValueError:
            return
        if isinstance(call, dict) and isinstance(method := call.pop("method", None), str):
            with contextlib.suppress(ApiError, Cut):
                await self._server.execute(method, call)

    def info(self, waiting: int) -> dict[str, Any]:
        """A WebhookInfo."""
        body = {"url": self.url, "has_custom_certificate": False, "pending_update_count": waiting}
        if self.url:
            body |= {"max_connections": self.most, "ip_address": "127.0.0.1"}
        if self.last_error:
            date, words = self.last_error
            body |= {"last_error_date": date, "last_error_message": words}
        return body
