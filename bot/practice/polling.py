"""The two ways in which updates reach a bot: it asks for them, or they are pushed to it."""

import asyncio
from urllib.parse import urlsplit

from bot.practice import rules
from bot.practice.core import Server
from bot.practice.errors import bad, conflict
from bot.practice.strict import Call
from bot.practice.world import Json

LOOPBACK = ("127.0.0.1", "localhost", "::1")
PORTS = (80, 88, 443, 8443)
LONGEST_SECONDS = 50


async def get_updates(server: Server, call: Call) -> list[Json]:
    """Long polling. A newer request ends an older one, and so does a webhook."""
    if server.webhook.url:
        words = "can't use getUpdates method while webhook is active"
        raise conflict(f"{words}; use deleteWebhook to delete the webhook first")
    _interrupt(server, "other getUpdates request; make sure that only one bot instance is running")
    if "allowed_updates" in call.params:
        server.updates.allowed = call["allowed_updates"]
    if offset := call.get("offset", 0):
        server.updates.confirm_below(offset)
        server.happen("updates")
    limit = min(max(call.get("limit", 100), 1), 100)
    return await _wait(server, limit, min(max(call.get("timeout", 0), 0), LONGEST_SECONDS))


def _interrupt(server: Server, by: str) -> None:
    """End the getUpdates that waits."""
    if server.listener and not server.listener.done():
        server.listener.set_result(by)


async def _wait(server: Server, limit: int, seconds: int) -> list[Json]:
    """The waiting updates, as soon as there are any."""
    mine = server.listener = asyncio.get_running_loop().create_future()
    server.happen("updates")

    def ready() -> bool:
        return (
            mine.done() or server.changes.closed or next(server.updates.alive(), None) is not None
        )

    try:
        await server.changes.until(ready, seconds) if seconds else None
    except TimeoutError:
        return []
    if mine.done():
        raise conflict(f"terminated by {mine.result()}")
    return [one.to_json() for one in server.updates.take(limit)]


async def set_webhook(server: Server, call: Call) -> bool:
    secret = call.get("secret_token") or ""
    _check_address(call["url"])
    if secret and not rules.SECRET.fullmatch(secret):
        raise bad("secret token contains unallowed characters")
    if not 1 <= (most := call.get("max_connections", 40)) <= 100:
        raise bad("max_connections must be between 1 and 100")
    if call["url"] != server.webhook.url or call.get("drop_pending_updates"):
        await _forget_webhook(server, call)  # else what is being told there goes on
    _interrupt(server, "setWebhook request")
    server.webhook.set(call["url"], secret, most)
    if "allowed_updates" in call.params:
        server.updates.allowed = call["allowed_updates"]
    for update in list(server.updates.alive()):
        server.webhook.wake(update.queue)
    server.happen("updates")
    return True


def _check_address(url: str) -> None:
    """https on Telegram's ports; on this machine, where nobody else listens, any address."""
    address = urlsplit(url)
    if address.hostname in LOOPBACK:
        return
    if address.scheme != "https" or not address.hostname:
        raise bad("bad webhook: An HTTPS URL must be provided for webhook")
    if (address.port or 443) not in PORTS:
        raise bad("bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443")
    raise bad("bad webhook: the practice room never leaves this machine")


async def _forget_webhook(server: Server, call: Call) -> None:
    await server.webhook.stop()
    server.webhook.set("")
    if call.get("drop_pending_updates"):
        server.updates.drop()


async def delete_webhook(server: Server, call: Call) -> bool:
    await _forget_webhook(server, call)
    return True


def get_webhook_info(server: Server, call: Call) -> Json:
    body = server.webhook.info(len(list(server.updates.alive())))
    allowed = server.updates.allowed
    return body | ({"allowed_updates": allowed} if allowed else {})
