"""Who may come into the room, and with how much."""

from typing import Any
from urllib.parse import SplitResult, urlsplit

from starlette.datastructures import MutableHeaders
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from bot.practice import rules
from bot.practice.errors import ApiError

OURS = ("localhost", "127.0.0.1", "::1")
FORM_MOST = 10 * rules.PHOTO_MOST + (1 << 20)  # bytes: an album, and what is said with it
BODY_MOST = 2 << 20
TOO_LARGE = 413
POLICY = (
    "default-src 'self'; img-src 'self' data: blob:; object-src 'none'; base-uri 'none'; "
    "form-action 'self'; frame-ancestors 'none'"
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-cache",
}


class Guarded:
    """Tells the browser with every answer, refusals too, what it may do with it."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def told(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers.setdefault(name, value)
            await send(message)

        await self._app(scope, receive, told)


class LocalOnly:
    """Refuses whoever comes under another host's name or another port's: a foreign page must not
    drive the room, nor one that another programme of this machine serves."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http" and not _is_local(Request(scope)):
            refusal = JSONResponse({"error": "this page is for this machine only"}, 403)
            return await refusal(scope, receive, send)
        return await self._app(scope, receive, send)


def _is_local(request: Request) -> bool:
    origin = request.headers.get("origin")
    host = urlsplit(f"//{request.headers.get('host', '')}")
    return _is_ours(request, host) and (origin is None or _is_page_s(request, urlsplit(origin)))


def _is_page_s(request: Request, origin: SplitResult) -> bool:
    return origin.scheme == "http" and _is_ours(request, origin)


def _is_ours(request: Request, address: SplitResult) -> bool:
    served = request.scope.get("server") or ("", None)
    try:
        port = address.port or 80
    except ValueError:
        return False
    return address.hostname in OURS and port == (served[1] or 80)


class Bounded:
    """Stops reading what is larger than anything that is ever sent."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        is_http = scope["type"] == "http"
        await self._app(scope, _bounded(scope, receive) if is_http else receive, send)


def _bounded(scope: Scope, receive: Receive) -> Receive:
    kind = Request(scope).headers.get("content-type", "")
    left = FORM_MOST if kind.startswith("multipart/") else BODY_MOST

    class Counted:
        """uvicorn's own `receive` stays behind it: a fault that is played cuts its connection."""

        __self__: Any = getattr(receive, "__self__", None)

        async def __call__(self) -> Message:
            nonlocal left
            message = await receive()
            left -= len(message.get("body", b""))
            if left < 0:
                raise ApiError(TOO_LARGE, "Request Entity Too Large")
            return message

    return Counted()
