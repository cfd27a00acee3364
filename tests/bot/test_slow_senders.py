"""Whoever keeps a connection open without saying anything, or says too much, is let go."""

import asyncio
from collections.abc import AsyncIterator
from types import SimpleNamespace
from typing import Any

import pytest
import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from bot.commands import running
from bot.operations import http, settings
from bot.operations.http import Patient
from bot.practice.serving import _Guest, _nothing
from tests.conftest import SECRET

WHOLE = b"POST / HTTP/1.1\r\nHost: bot\r\nContent-Length: 2\r\n\r\nhi"
PATIENCE = 0.2


async def _echo(request: Request) -> Response:
    return PlainTextResponse(await request.body())


@pytest.fixture
async def port(monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[int]:
    """A server as `wishlight run` makes it, in a hurry."""
    monkeypatch.setattr(http, "HEAD_WITHIN", PATIENCE)
    monkeypatch.setattr(http, "BODY_WITHIN", PATIENCE)
    app = Starlette(routes=[Route("/", _echo, methods=["POST"])])
    config = uvicorn.Config(app, port=0, http=Patient, lifespan="off", log_config=None)
    config.load()
    server = _Guest(config, _nothing)
    task = asyncio.create_task(server.serve())
    await server.up.wait()
    yield server.servers[0].sockets[0].getsockname()[1]
    server.stop()
    await task


async def said_to(port: int, *parts: bytes, pause: float = 0.0) -> bytes:
    """What comes back until the server closes; each part a pause after the one before."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    try:
        for part in parts:
            writer.write(part)
            await asyncio.sleep(pause)
        async with asyncio.timeout(5):
            return await reader.read()
    except (ConnectionError, RuntimeError):  # it has closed already
        return b""
    finally:
        writer.close()


async def test_whoever_says_nothing(port: int) -> None:
    """A connection alone is worth a moment."""
    assert await said_to(port) == b""


async def test_headers_that_never_end(port: int) -> None:
    """A byte now and then does not keep it open."""
    dripping = [WHOLE[at : at + 1] for at in range(20)]
    assert await said_to(port, *dripping, pause=PATIENCE / 10) == b""


async def test_a_body_that_never_comes(port: int) -> None:
    """Neither does one that was announced."""
    assert await said_to(port, WHOLE[:-1]) == b""


async def test_headers_without_end(port: int) -> None:
    """However fast they come."""
    line = b"X-More: " + b"x" * 1000 + b"\r\n"
    assert await said_to(port, WHOLE[:-4] + line * 40) == b""


async def test_whoever_speaks_as_usual(port: int) -> None:
    """Several requests on one connection, with pauses between them, each in two parts: answered."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    for _ in range(3):
        writer.write(WHOLE[:30])
        await asyncio.sleep(PATIENCE / 4)
        writer.write(WHOLE[30:])
        answer = await reader.readuntil(b"hi")
        assert answer.startswith(b"HTTP/1.1 200")
        await asyncio.sleep(PATIENCE * 2)
    writer.close()


def test_the_bot_serves_so(tmp_path: Any) -> None:
    """`wishlight run` is as patient as that, and no more."""
    found = settings.load(env_file=None, secret_key=SECRET, data_dir=tmp_path)
    replica: Any = SimpleNamespace(web=None)
    assert running._server(replica, found).config.http is Patient
    assert http.HEAD_WITHIN <= 10 < http.BODY_WITHIN <= 30
