"""Where Telegram posts its updates: check, read, hear (which commits), answer."""

import hmac
import json
import logging
from collections.abc import Awaitable, Callable
from time import monotonic
from typing import Any

from starlette.background import BackgroundTask
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.types import Receive, Scope, Send

from bot.channels.telegram import reply
from bot.channels.telegram.channel import Telegram
from bot.channels.telegram.updates import UnreadableError
from bot.messages import Heard, Incoming, Reply
from bot.operations import metrics

log = logging.getLogger(__name__)

Hear = Callable[[Incoming], Awaitable[Reply | None]]
KeepUnreadable = Callable[[bytes, str], Awaitable[object]]
After = Callable[[Telegram, Incoming, Reply], Awaitable[object]]

BODY_LIMIT = 1 << 20
TOLD_EVERY = 60.0  # seconds
SECRET_HEADER = "x-telegram-bot-api-secret-token"  # noqa: S105 - a name, not a secret


class _Strangers:
    """Whoever posts without our secret: a former address, another bot's webhook, or somebody who
    tries. Each is counted; the log tells of them once a minute."""

    def __init__(self) -> None:
        self._count, self._told = 0, -TOLD_EVERY

    def came(self) -> None:
        metrics.stranger()
        self._count += 1
        if monotonic() - self._told >= TOLD_EVERY:
            log.warning("posts without our webhook's secret were refused: %s", self._count)
            self._count, self._told = 0, monotonic()


class _TooLargeError(Exception):
    """The body is over BODY_LIMIT."""


_strangers = _Strangers()


def webhook_route(
    telegram: Telegram,
    path: str,
    secret: str,
    hear: Hear,
    keep_unreadable: KeepUnreadable,
    after: After = reply.finish,
) -> Route:
    """The route for `path`; put it into `app.router.routes`.

    `hear` commits, then comes the 200; if it raises, 500, and Telegram tries again. What is genuine
    but can never be read goes to `keep_unreadable` and is answered 200: anything else would hold
    back its whole chat for a day. `after` says, once the answer is out, what did not fit into it.
    """

    async def receive(request: Request) -> Response:
        refusal = _refusal(request, secret)
        if refusal:
            return Response(status_code=refusal)
        try:
            body = await _body(request)
        except _TooLargeError:
            return Response(status_code=413)
        except ClientDisconnect:
            return Response(status_code=400)
        try:
            return await _take(telegram, body, hear, keep_unreadable, after)
        except Exception:
            log.exception("a Telegram update was not taken; it will come again")
            return Response(status_code=500)

    return Route(path, _Plain(receive), methods=["POST"])


class _Plain:
    """`answer` as an application: it raises nothing, so it needs none of what a route puts around
    a function, and that takes as long as reading a tap."""

    def __init__(self, answer: Callable[[Request], Awaitable[Response]]) -> None:
        self._answer = answer

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        response = await self._answer(Request(scope, receive))
        await response(scope, receive, send)


def _refusal(request: Request, secret: str) -> int:
    """The status to turn `request` away with before a byte of its body is read, or 0."""
    headers = request.headers
    given = headers.get(SECRET_HEADER, "").encode("latin-1")
    if not secret or not hmac.compare_digest(given, secret.encode()):
        _strangers.came()
        return 403
    if headers.get("content-type", "").partition(";")[0].strip().lower() != "application/json":
        return 415
    length = headers.get("content-length", "0")
    return 0 if length.isdecimal() and int(length) <= BODY_LIMIT else 413


async def _body(request: Request) -> bytes:
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > BODY_LIMIT:
            raise _TooLargeError
    return bytes(body)


async def _take(
    telegram: Telegram, body: bytes, hear: Hear, keep_unreadable: KeepUnreadable, after: After
) -> Response:
    try:
        incoming = telegram.read(_parsed(body))
    except UnreadableError as problem:
        await keep_unreadable(body, str(problem))
        return Response()
    if incoming.heard is Heard.NOTHING:
        return Response()
    riding, rest = reply.ride(telegram, incoming, await hear(incoming))
    task = None if rest == Reply() else BackgroundTask(after, telegram, incoming, rest)
    return _answer(riding, task)


def _parsed(body: bytes) -> Any:
    try:
        return json.loads(body)
    except (ValueError, RecursionError) as error:
        raise UnreadableError(f"not JSON ({type(error).__name__})") from None


def _answer(riding: dict[str, Any] | None, task: BackgroundTask | None) -> Response:
    if riding is None:
        return Response(background=task)
    return Response(json.dumps(riding), media_type="application/json", background=task)
