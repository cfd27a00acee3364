"""The Bot API over HTTP: `/bot<token>/<method>` and `/file/bot<token>/<path>`."""

import asyncio
import json
import logging
from typing import Any

from starlette.datastructures import FormData, UploadFile
from starlette.requests import ClientDisconnect, Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route
from starlette.types import Receive, Scope, Send

from bot.practice.calls import execute
from bot.practice.core import Server
from bot.practice.errors import ApiError, bad
from bot.practice.faults import Cut
from bot.practice.strict import Upload

log = logging.getLogger(__name__)
Given = tuple[dict[str, Any], dict[str, Upload]]


class Methods:
    """One call. Plain ASGI, because a fault may have to cut the connection."""

    def __init__(self, server: Server) -> None:
        self._server = server

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        request = Request(scope, receive)
        try:
            answer = await self._answer(request)
        except Cut:
            return await _hang_up(receive, send)
        if answer:
            await answer(scope, receive, send)
        return None

    async def _answer(self, request: Request) -> Response | None:
        """The answer, or None if the caller has gone."""
        try:
            _check_token(self._server, request)
            params, uploads = await _given(request)
            method = request.path_params["method"]
            call = execute(self._server, method, params, uploads)
            result = await (_unless_gone(request, call) if method.lower() == "getupdates" else call)
        except ApiError as no:
            return JSONResponse(no.to_json(), no.code)
        except Cut:
            raise
        except ClientDisconnect:
            return None  # in the middle of the question: whoever asked is stopping
        except Exception:
            log.exception("the practice room broke")
            return JSONResponse(ApiError(500, "Internal Server Error").to_json(), 500)
        return None if result is None else JSONResponse({"ok": True, "result": result})


async def _unless_gone(request: Request, call: Any) -> Any:
    """A long poll ends when nobody is there any more to hear its answer."""
    work = asyncio.ensure_future(call)
    gone = asyncio.ensure_future(_gone(request))
    try:
        await asyncio.wait((work, gone), return_when=asyncio.FIRST_COMPLETED)
        return work.result() if work.done() else None
    finally:
        work.cancel()
        gone.cancel()


async def _gone(request: Request) -> None:
    while (await request.receive())["type"] != "http.disconnect":
        pass


def _check_token(server: Server, request: Request) -> None:
    if request.path_params["token"] != server.token:
        raise ApiError(401, "Unauthorized")


async def _given(request: Request) -> Given:
    """Parameters from the query, a form, a multipart form or JSON."""
    params: dict[str, Any] = dict(request.query_params)
    kind = request.headers.get("content-type", "").partition(";")[0].strip()
    if kind == "application/json":
        return params | await _from_json(request), {}
    if kind in ("application/x-www-form-urlencoded", "multipart/form-data"):
        async with request.form() as form:
            fields, uploads = await _from_form(form)
            return params | fields, uploads
    return params, {}


async def _from_json(request: Request) -> dict[str, Any]:
    try:
        body = json.loads(await request.body() or b"{}")
    except ValueError:
        raise bad("can't parse JSON object") from None
    if not isinstance(body, dict):
        raise bad("object expected")
    return {name: value for name, value in body.items() if value is not None}


async def _from_form(form: FormData) -> Given:
    fields: dict[str, Any] = {}
    uploads = {}
    for name, value in form.multi_items():
        if isinstance(value, UploadFile):
            mime = value.content_type or "application/octet-stream"
            uploads[name] = Upload(value.filename or name, await value.read(), mime)
        else:
            fields[name] = value
    return fields, uploads


async def _hang_up(receive: Receive, send: Send) -> None:
    """End the connection without an answer."""
    transport = getattr(getattr(receive, "__self__", None), "transport", None)
    if transport is not None:
        return transport.abort()  # type: ignore[no-any-return]
    # Another server than uvicorn: begin an answer and never end it.
    start: dict[str, Any] = {"type": "http.response.start", "status": 200}
    return await send(start | {"headers": [(b"content-length", b"1")]})


class Files:
    """What getFile gave a path for."""

    def __init__(self, server: Server) -> None:
        self._server = server

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        await self._answer(Request(scope, receive))(scope, receive, send)

    def _answer(self, request: Request) -> Response:
        try:
            _check_token(self._server, request)
        except ApiError as no:
            return JSONResponse(no.to_json(), no.code)
        files = self._server.world.files.values()
        for file in files:
            if file.path == request.path_params["path"]:
                return Response(file.content, media_type="application/octet-stream")
        return JSONResponse(ApiError(404, "Not Found").to_json(), 404)


def routes(server: Server) -> list[Route]:
    """The Bot API's routes, for GET and POST."""
    return [
        Route("/bot{token}/{method}", Methods(server)),
        Route("/file/bot{token}/{path:path}", Files(server)),
    ]
