"""What a machine asks us: does the process live, can it do its work, how does it."""

import asyncio
from typing import TYPE_CHECKING

from sqlalchemy import text
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from bot.operations import metrics

if TYPE_CHECKING:
    from bot.app import App

# Without these nothing is heard, or nothing that is heard can be kept. The others are said, and
# hinder nobody.
NEEDED = ("webhook", "polling", "writing")
PATIENCE = 5.0  # seconds for the database's answer


def health_routes(app: "App") -> list[Route]:
    """/healthz: the process lives. /readyz: it can do its work. /metrics: how it does."""

    async def healthz(_: Request) -> Response:
        return JSONResponse({"status": "ok"})

    async def readyz(_: Request) -> Response:
        lacks = await _lacks(app)
        answer = {"status": lacks or "ok", "missing": app.troubles.standing}
        return JSONResponse(answer, 503 if lacks else 200)

    async def figures(_: Request) -> Response:
        rendered = await asyncio.to_thread(metrics.render)
        return Response(rendered, media_type=metrics.CONTENT_TYPE)

    paths = {"/healthz": healthz, "/readyz": readyz, "/metrics": figures}
    return [Route(path, answer) for path, answer in paths.items()]


async def _lacks(app: "App") -> str:
    """Why it can't do its work; "" where it can."""
    try:
        async with asyncio.timeout(PATIENCE):
            await app.database.read(lambda session: session.execute(text("SELECT 1")).scalar())
    except Exception:  # noqa: BLE001 — whatever it is, we are not ready
        return "the database does not answer"
    if app.broken:
        return f"{app.broken} has ended"
    if not app.is_ready:
        return "starting"
    return "; ".join(says for part, says in app.troubles.standing.items() if part in NEEDED)
