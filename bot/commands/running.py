"""Commands that start the bot, and the one that prepares its database."""

import asyncio
import contextlib
import socket
from typing import TYPE_CHECKING, Annotated

import typer

from bot.commands.console import Stopped, both, configured, migrated, opened, reader
from bot.commands.keeping import forget_again
from bot.operations import log, settings
from bot.operations.settings import Settings
from storage.records import sealed_samples

if TYPE_CHECKING:  # they take half a second, which no other command has to wait for
    import uvicorn

    from bot.app import App

Port = Annotated[int, typer.Option(min=1, max=65535, help=both("cli-demo-port"))]
Days = Annotated[int, typer.Option(min=1, max=6, help=both("cli-demo-days"))]


def add_to(app: typer.Typer) -> None:
    """Put these commands into the programme."""
    app.command(help=both("cli-run"))(run)
    app.command(help=both("cli-demo"))(demo)
    app.command(help=both("cli-migrate"))(migrate)


def run() -> None:
    """One replica, until it is stopped."""
    found = settings.load()
    found.ready_to_run()
    log.start(found)
    _know_the_key(found)
    from bot.app import App

    replica = App(found, failed=lambda: setattr(server, "should_exit", True))
    server = _server(replica, found)
    with contextlib.suppress(KeyboardInterrupt):  # uvicorn repeats the signal once all has stopped
        server.run()
    if replica.broken or not server.started:
        raise typer.Exit(3 if not server.started else 1)


def _know_the_key(found: Settings) -> None:
    """Nothing new is sealed beside what our secrets don't open. Raises Stopped."""
    with opened(found, migrates=True) as database:
        if database.read_now(lambda session: sealed_samples.is_shut(session, found.vault())):
            raise Stopped("cli-other-key")


def _server(replica: "App", found: Settings) -> "uvicorn.Server":
    import uvicorn

    from bot.operations.http import Patient
    from bot.speaking.delivery import PATIENCE

    class Server(uvicorn.Server):
        """What is being heard and what is being said have the same few seconds, side by side."""

        async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
            replica.ends()
            await super().shutdown(sockets)

    return Server(
        uvicorn.Config(
            replica.web,
            host=found.host,
            port=found.port,
            http=Patient,
            log_config=None,
            access_log=False,
            proxy_headers=False,  # nobody's address is looked at
            timeout_graceful_shutdown=PATIENCE,
        )
    )


def demo(port: Port = 8420, days: Days = 6) -> None:
    """The practice room, with a neighbourhood in it."""
    from bot import demo as practice

    say = reader()
    log.start(settings.load(env_file=None, log_level="WARNING"))
    typer.echo(say("cli-demo-begins"))

    def visible(address: str) -> None:
        typer.echo(say("cli-demo-open", address=f"{address}/"))

    def passed(day: int) -> None:
        typer.echo(say("cli-demo-day", day=day, days=days))

    asyncio.run(practice.serve("127.0.0.1", port, visible, passed, days))


def migrate() -> None:
    """Only the database."""
    found = configured()
    migrated(found)
    typer.echo(reader()("cli-migrated"))
    if count := forget_again(found):  # PostgreSQL's own programmes may have put a backup back
        typer.echo(reader()("cli-forgotten-again", count=count))
