"""The servers under load, each a process of its own: `python -m tests.bench.servers NAME …`."""

import sys

import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route

from bot.operations.settings import load

SECRET = "the-key-of-a-street-that-is-only-measured"
TOKEN = "42:" + "b" * 35
PATH = "/telegram/bench"


def ours(database_url: str, api_base: str, port: int) -> None:
    """The product as `wishlight run` starts it, in webhook mode."""
    from bot.app import App
    from bot.operations import log

    settings = load(
        env_file=None,
        telegram_token=TOKEN,
        telegram_api_base=api_base,
        secret_key=SECRET,
        database_url=database_url,
        mode="webhook",
        public_url=f"http://127.0.0.1:{port}",
        port=port,
        log_level="WARNING",
    )
    log.start(settings)
    serve(App(settings).web, port)


def bare(port: int) -> None:
    """The same endpoint doing nothing but de_json and 200."""
    import json

    from telegram import Update

    async def receive(request: Request) -> JSONResponse:
        update = Update.de_json(json.loads(await request.body()), None)
        assert update.callback_query
        return JSONResponse({"method": "answerCallbackQuery", "callback_query_id": "1"})

    serve(Starlette(routes=[Route(PATH, receive, methods=["POST"])]), port)


def usual(database_url: str, port: int) -> None:
    from tests.bench.usual import web

    serve(web(database_url, PATH), port)


def serve(app: object, port: int) -> None:
    uvicorn.run(
        app,  # type: ignore[arg-type]
        host="127.0.0.1",
        port=port,
        log_config=None,
        access_log=False,
        proxy_headers=False,
    )


if __name__ == "__main__":
    name, *given = sys.argv[1:]
    numbers = [int(each) if each.isdecimal() else each for each in given]
    {"ours": ours, "bare": bare, "usual": usual}[name](*numbers)  # type: ignore[operator]
