"""Commands that found a community and let the first people in."""

import asyncio
import re
import shlex
from typing import Annotated
from zoneinfo import ZoneInfo

import typer
from sqlmodel import Session

from bot.commands.console import Stopped, both, configured, meant, opened, reader
from bot.messages import ChannelError, Rejected
from bot.operations.settings import BadSetting, Settings
from bot.register.actions import payload
from bot.texts import LANGUAGES
from storage.community import communities, invites, organisations, settings
from storage.community.communities import Community
from storage.community.memberships import Role
from storage.engine import settings as declared
from storage.engine.database import Database, Work

ROLE = Annotated[Role, typer.Option(metavar="ROLE", help=both("cli-invite-role"))]
COMMUNITY = Annotated[str, typer.Option(help=both("cli-which"))]
USES = Annotated[int, typer.Option(min=1, max=500, help=both("cli-invite-uses"))]
DAYS = Annotated[int, typer.Option(min=1, max=90, help=both("cli-invite-days"))]
ORGANISATION = Annotated[str, typer.Option(help=both("cli-invite-organisation"))]
KIND = Annotated[
    organisations.OrganisationKind | None,
    typer.Option(metavar="KIND", help=both("cli-invite-kind")),
]
NAME = Annotated[str, typer.Argument(help=both("cli-community-name"))]
ZONE = Annotated[str, typer.Option(help=both("cli-community-zone"))]


NUMBER = Annotated[
    list[str] | None, typer.Option(metavar="NAME=VALUE", help=both("cli-community-number"))
]
LANGUAGE = Annotated[str, typer.Option(metavar="zh|en", help=both("cli-community-language"))]


def add_to(app: typer.Typer) -> None:
    """Put these commands into the programme."""
    app.command(help=both("cli-invite"))(invite)
    group = typer.Typer(help=both("cli-community"), no_args_is_help=True)
    group.command("add", help=both("cli-community-add"))(add_community)
    group.command("list", help=both("cli-community-list"))(list_communities)
    group.command("set", help=both("cli-community-set"))(set_community)
    app.add_typer(group, name="community")


def invite(
    role: ROLE,
    community: COMMUNITY = "",
    uses: USES = 1,
    days: DAYS = 7,
    organisation: ORGANISATION = "",
    kind: KIND = None,
) -> None:
    """Make a link that gives a role, and print it."""
    found = configured()
    found.vault()
    found.can_call()
    behind = " ".join(organisation.split())
    if kind and not behind:
        raise Stopped("cli-kind-of-what")

    def make(session: Session) -> str:
        home = meant(session, community).key
        org = organisations.named(session, home, behind, kind).id if behind else None
        return invites.make(session, home, role, uses=uses, days=days, organisation_id=org)

    with opened(found, migrates=True) as database:
        typer.echo(asyncio.run(_link(found, database, make)))


async def _link(found: Settings, database: Database, make: Work[str]) -> str:
    """The bot's name first: an invitation that cannot be sent to anybody is not made."""
    from bot.channels.telegram.visit import visiting

    try:
        async with visiting(found) as telegram:
            await telegram.start()
            return telegram.link(payload("invite.use", await database.transact(make)))
    except Rejected:
        raise BadSetting(
            "telegram_token", "is not one that Telegram knows: ask @BotFather"
        ) from None
    except ChannelError:
        raise Stopped("cli-channel-away", address=found.telegram_api_base) from None


def add_community(name: NAME, zone: ZONE = "") -> None:
    """Found a community."""
    found = configured()
    name = " ".join(name.split())
    if not name:
        raise Stopped("cli-community-nameless")
    chosen = _zone(zone) if zone else found.timezone

    def make(session: Session) -> None:
        if any(each.name == name for each in communities.every(session)):
            raise Stopped("cli-community-taken", name=name)
        communities.add(session, name, chosen)

    with opened(found, migrates=True) as database:
        database.transact_now(make)
    typer.echo(reader()("cli-community-added", name=name, quoted=shlex.quote(name)))


def list_communities() -> None:
    """All communities and their clocks."""
    with opened(configured(), migrates=True) as database:
        every = database.read_now(communities.every)
    if not every:
        raise Stopped("cli-no-community")
    for each in every:
        typer.echo(f"{each.name}\t{each.zone}\t{each.language}\t{_numbers(each)}")


def _numbers(home: Community) -> str:
    """As `set` takes them."""
    kept = declared.in_force(tuple(home.settings.items()))
    return " ".join(f"{name}={value}" for name, value in kept.items())


def set_community(
    name: NAME, number: NUMBER = None, language: LANGUAGE = "", zone: ZONE = ""
) -> None:
    """Change how a community works: its numbers, its language, its clock."""
    values: dict[str, str | int] = dict(_number(each) for each in number or [])
    if language and language not in LANGUAGES:
        raise Stopped("cli-language-unknown", language=language, languages=", ".join(LANGUAGES))
    values |= {"community.language": language} if language else {}
    values |= {"community.zone": _zone(zone)} if zone else {}
    if not values:
        raise Stopped("cli-community-set-what")

    def change(session: Session) -> Community:
        home = meant(session, name)
        settings.adjust(session, None, home.key, values)
        return home

    with opened(configured(), migrates=True) as database:
        home = database.transact_now(change)
    typer.echo(f"{home.name}\t{home.zone}\t{home.language}\t{_numbers(home)}")


def _number(given: str) -> tuple[str, str | int]:
    """wish.open-wishes=8. Raises Stopped and NoSuchNumber."""
    name, _, value = given.partition("=")
    name = name.strip().replace("_", "-")
    if declared.pattern(name):
        return name, re.sub(r"[\s-]", "", value)
    least, most = declared.bounds(name)
    if not re.fullmatch(r"\s*[0-9]{1,4}\s*", value):
        raise settings.OutOfBounds(name=name, value=value, least=least, most=most)
    return name, int(value)


def _zone(name: str) -> str:
    try:
        return ZoneInfo(name).key
    except (OSError, ValueError, LookupError):
        raise Stopped("cli-zone-unknown", zone=name) from None
