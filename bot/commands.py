"""What the operator and the social worker can ask of the program."""

import asyncio

from typing import Annotated, Any, NoReturn

import typer
import uvicorn

from bot import log, settings
from bot.settings import BadSetting, Settings
from storage import communities, invites, schema, vault
from storage.database import Database
from storage.errors import NotFound
from storage.people import Role

app = typer.Typer(
    name="wishlight",
    help="Wishlight · 点亮: a chat bot with which a neighbourhood runs mutual help.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
community_app = typer.Typer(help="The communities this bot serves.", no_args_is_help=True)
app.add_typer(community_app, name="community")


def fail(line: str) -> NoReturn:
    """One clear line, and a non-zero end."""
    typer.echo(line, err=True)
    raise typer.Exit(1)


def configured() -> Settings:
    """The settings, or one line that says what to mend."""
    try:
        return settings.load()
    except BadSetting as bad:
        fail(str(bad))


def opened(found: Settings) -> Database:
    """The database, migrated, with the vault in place."""
    vault.use(found.vault())
    schema.upgrade(found.database_url)
    return Database(found.database_url)


@app.command()
def run() -> None:
    """Run the bot until it is stopped."""
    found = configured()
    try:
        found.ready_to_run()
    except BadSetting as bad:
        fail(str(bad))
    log.start(found)
    from bot.app import App

    replica = App(found)
    uvicorn.run(
        replica.web,
        host=found.host,
        port=found.port,
        log_config=None,
        access_log=False,
        timeout_graceful_shutdown=8,
    )


@app.command()
def demo(
    port: Annotated[int, typer.Option(help="Where the practice page is served.")] = 8420,
) -> None:
    """Play a whole neighbourhood in the browser; nothing leaves this machine, nothing is kept."""
    from bot import demo as practice

    def say(address: str) -> None:
        typer.echo(f"The neighbourhood is at {address}/ — Ctrl+C ends it.")

    typer.echo("A neighbourhood is moving in …")
    log.start(settings.load(env_file=None, log_level="WARNING"))
    asyncio.run(practice.serve("127.0.0.1", port, say))


@app.command()
def migrate() -> None:
    """Bring the database up to this version."""
    found = configured()
    schema.upgrade(found.database_url)
    typer.echo("The database is up to date.")


@app.command()
def invite(
    role: Annotated[Role, typer.Option(help="What the link makes of whoever opens it.")],
    community: Annotated[str, typer.Option(help="Its name; not needed when there is one.")] = "",
    uses: Annotated[int, typer.Option(min=1, max=500, help="How many people may use it.")] = 1,
    days: Annotated[int, typer.Option(min=1, max=90, help="How long it can be used.")] = 7,
) -> None:
    """Print a link that gives a role: send it to the person, who opens it in Telegram."""
    found = configured()
    database = opened(found)

    def make(session: Any) -> str:
        which = _community(session, community)
        return invites.make(session, which, role, uses=uses, days=days)

    try:
        token = database.transact_now(make)
    except NotFound:
        fail("There is no such community: `wishlight community list` shows them.")
    finally:
        database.close()
    typer.echo(asyncio.run(_link(found, f"i_{token}")))


def _community(session: Any, name: str) -> int:
    every = communities.every(session)
    fitting = [each for each in every if name in ("", each.name)]
    if len(fitting) != 1:
        raise NotFound()
    return fitting[0].id or 0


async def _link(found: Settings, payload: str) -> str:
    from bot import actions
    from bot.channels.telegram import Telegram

    token = found.telegram_token.get_secret_value()
    telegram = Telegram(token, actions.sign, found.telegram_api_base)
    await telegram.start()
    try:
        return telegram.link(payload)
    finally:
        await telegram.stop()


@community_app.command("add")
def add_community(
    name: Annotated[str, typer.Argument(help="What the neighbours call it.")],
    zone: Annotated[str, typer.Option(help="Its time zone; the setting's unless given.")] = "",
) -> None:
    """Found a community."""
    found = configured()
    database = opened(found)
    database.transact_now(lambda s: communities.add(s, name, zone or found.timezone))
    database.close()
    typer.echo(f"{name}: now `wishlight invite --role admin --community {name}`.")


@community_app.command("list")
def list_communities() -> None:
    """All communities and their clocks."""
    database = opened(configured())
    for each in database.transact_now(communities.every):
        typer.echo(f"{each.name}\t{each.zone}")
    database.close()
