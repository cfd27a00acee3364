"""Is all well, and if not, what to do. Shows no secret and changes nothing."""

import asyncio
import contextlib
import shutil
import tempfile
from collections.abc import Callable, Iterator
from datetime import datetime
from email.utils import parsedate_to_datetime
from enum import StrEnum
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import urlsplit

import httpx
from sqlalchemy import make_url, text
from sqlalchemy.exc import DBAPIError
from sqlmodel import Session

from bot.channels.telegram.channel import Telegram
from bot.channels.telegram.visit import visiting
from bot.messages import ChannelError, Shut
from bot.operations.settings import ENV_FILE, BadSetting, Mode, Settings
from storage.community import communities, groups, memberships
from storage.engine import clock, vault
from storage.engine.database import BUSY_MS, Database
from storage.messaging import backlog, dead_letters, outbox
from storage.records import schema, sealed_samples

PATIENCE = 5.0  # seconds for each thing that goes over the network
DISK_WRONG, DISK_LOW = 100, 1000  # megabytes free
OLDEST_POSTGRES = 13
LATE = 300.0  # seconds a message may wait before somebody should look
MANY = 100  # updates that wait at the channel
CLOCK_OFF = 60.0  # seconds
CODES = 5  # of dead letters, the newest
SAMPLE = 20  # rows of each sealed field, at either end

PRAGMAS = {
    "journal_mode": "wal",
    "synchronous": 2,  # FULL
    "foreign_keys": 1,
    "busy_timeout": BUSY_MS,
    "secure_delete": 1,
}


class State(StrEnum):
    OK = "ok"
    WARNING = "warning"
    WRONG = "wrong"


class Finding(NamedTuple):
    """What was looked at and how it is; the words are found by key."""

    check: str
    state: State
    key: str
    shown: dict[str, Any]


def ok(check: str, key: str, **shown: Any) -> Finding:
    """All is well."""
    return Finding(check, State.OK, key, shown)


def warning(check: str, key: str, **shown: Any) -> Finding:
    """It works, and somebody should look."""
    return Finding(check, State.WARNING, key, shown)


def wrong(check: str, key: str, **shown: Any) -> Finding:
    """It does not work."""
    return Finding(check, State.WRONG, key, shown)


def unreadable(bad: BadSetting) -> Finding:
    """The settings can't even be read, so nothing else can be looked at."""
    return wrong("settings", "doctor-settings-wrong", why=str(bad))


def examine(found: Settings) -> list[Finding]:
    """Everything, in the order in which it is to be mended."""
    return [
        *_settings(found),
        *_folder(found),
        *_database(found),
        *(asyncio.run(_channel(found)) if found.telegram_token else ()),
    ]


# -- this machine --------------------------------------------------------------------------------


def _settings(found: Settings) -> Iterator[Finding]:
    try:
        found.complete()
    except BadSetting as bad:
        yield unreadable(bad)
        return
    yield ok("settings", "doctor-settings-fine", mode=found.mode)
    with contextlib.suppress(FileNotFoundError):
        if ENV_FILE.stat().st_mode & 0o077:
            yield warning("secrets", "doctor-secrets-open", file=str(ENV_FILE.resolve()))


def _folder(found: Settings) -> Iterator[Finding]:
    folder = found.data_dir
    if not folder.is_dir():
        yield warning("folder", "doctor-folder-absent", folder=str(folder))
        return
    try:
        with tempfile.TemporaryFile(dir=folder):
            yield ok("folder", "doctor-folder-fine", folder=str(folder))
    except OSError as fault:
        yield wrong("folder", "doctor-folder-shut", folder=str(folder), why=fault.strerror or "")
    yield _space(folder)


def _space(folder: Path) -> Finding:
    free = shutil.disk_usage(folder).free // 1_000_000
    if free < DISK_WRONG:
        return wrong("space", "doctor-space-none", free=free)
    if free < DISK_LOW:
        return warning("space", "doctor-space-low", free=free)
    return ok("space", "doctor-space-fine", free=free)


# -- the database --------------------------------------------------------------------------------


def _database(found: Settings) -> Iterator[Finding]:
    shown = found.database_shown
    if found.is_sqlite and not Path(make_url(found.database_url).database or "").exists():
        yield wrong("database", "doctor-database-absent", database=shown)
        return
    try:
        with contextlib.closing(Database(_impatient(found))) as database:
            yield database.read_now(lambda session: _answers(session, shown))
            yield from database.read_now(_sqlite if found.is_sqlite else _postgres)
            yield from _rows(found, database)
    except DBAPIError as fault:
        why = str(fault.orig).strip().partition("\n")[0]
        yield wrong("database", "doctor-database-away", database=shown, why=why)
    except ModuleNotFoundError:
        return  # the settings' finding says so already


def _impatient(found: Settings) -> str:
    """The address, with an end to waiting for a server that does not answer."""
    address = make_url(found.database_url)
    if not found.is_sqlite and "connect_timeout" not in address.query:
        address = address.update_query_dict({"connect_timeout": str(int(PATIENCE))})
    return address.render_as_string(hide_password=False)


def _answers(session: Session, shown: str) -> Finding:
    session.execute(text("SELECT 1"))
    return ok("database", "doctor-database-fine", database=shown)


def _sqlite(session: Session) -> list[Finding]:
    stray = [
        f"{name}={value}"
        for name, wanted in PRAGMAS.items()
        if (value := session.execute(text(f"PRAGMA {name}")).scalar()) != wanted
    ]
    if stray:
        return [wrong("pragmas", "doctor-pragmas-stray", stray=", ".join(stray))]
    return [ok("pragmas", "doctor-pragmas-fine")]


def _postgres(session: Session) -> list[Finding]:
    def shows(name: str) -> str:
        return str(session.execute(text(f"SHOW {name}")).scalar())

    version = int(shows("server_version_num")) // 10_000
    encoding, isolation = shows("server_encoding"), shows("transaction_isolation")
    if encoding != "UTF8":
        return [wrong("pragmas", "doctor-postgres-encoding", encoding=encoding)]
    if isolation != "read committed":
        return [wrong("pragmas", "doctor-postgres-isolation", isolation=isolation)]
    if version < OLDEST_POSTGRES:
        return [warning("pragmas", "doctor-postgres-old", version=version, oldest=OLDEST_POSTGRES)]
    if "off" in (shows("fsync"), shows("synchronous_commit")):
        return [warning("pragmas", "doctor-postgres-hasty")]
    return [ok("pragmas", "doctor-postgres-fine", version=version)]


def _tables(url: str) -> Finding:
    shown = {"stands": schema.current(url) or "-", "wanted": schema.head()}
    if schema.is_current(url):
        return ok("migrations", "doctor-migrations-fine", **shown)
    if schema.fits(url):
        return warning("migrations", "doctor-migrations-ahead", **shown)
    return wrong("migrations", "doctor-migrations-missing", **shown)


def _rows(found: Settings, database: Database) -> Iterator[Finding]:
    tables = _tables(_impatient(found))
    yield tables
    if tables.state == "wrong":
        return
    if found.secret_key:
        keys = found.vault()
        yield database.read_now(lambda session: _sealed(session, keys))
    for look in (_messages, _dead, _groups, _workers):
        yield database.read_now(look)


def _sealed(session: Session, keys: vault.Vault) -> Finding:
    opened = shut = broken = 0
    for sealed, place in sealed_samples.samples(session, SAMPLE):
        try:
            keys.open(sealed, place)
            opened += 1
        except vault.UnknownKey:
            shut += 1
        except vault.CannotOpen:
            broken += 1
    if shut and not opened:
        return wrong("secret_key", "doctor-key-foreign", shut=shut)
    if shut:
        return wrong("secret_key", "doctor-key-other", shut=shut, opened=opened)
    if broken:
        return wrong("secret_key", "doctor-key-broken", broken=broken, opened=opened)
    return ok("secret_key", "doctor-key-fine", opened=opened)


def _messages(session: Session) -> Finding:
    lanes = backlog.depth(session).values()
    waiting = sum(count for count, _ in lanes)
    oldest = max((age for _, age in lanes), default=0.0)
    if oldest > LATE:
        return warning("messages", "doctor-messages-late", waiting=waiting, age=int(oldest))
    return ok("messages", "doctor-messages-fine", waiting=waiting, age=int(oldest))


def _dead(session: Session) -> Finding:
    unread, unsaid = (
        dead_letters.count_dead(session),
        backlog.count(session, outbox.OutboxState.DEAD),
    )
    if unread or unsaid:
        codes = (
            ", ".join(each.code for each in dead_letters.dead(session)[:CODES] if each.code) or "-"
        )
        shown = {"unread": unread, "unsaid": unsaid, "codes": codes}
        return warning("dead_letters", "doctor-dead-some", **shown)
    return ok("dead_letters", "doctor-dead-none")


def _groups(session: Session) -> Finding:
    def without(home: int) -> bool:
        return not groups.of(session, home, groups.Purpose.WISHES)

    return _everywhere(session, without, "groups", "doctor-groups-fine", "doctor-groups-missing")


def _workers(session: Session) -> Finding:
    def without(home: int) -> bool:
        return not memberships.staff(session, home)

    return _everywhere(session, without, "workers", "doctor-workers-fine", "doctor-workers-missing")


def _everywhere(
    session: Session, lacks: Callable[[int], bool], check: str, fine: str, missing: str
) -> Finding:
    every = communities.every(session)
    if not every:
        return warning(check, "doctor-no-community")
    names = [each.name for each in every if lacks(each.key)]
    if names:
        return warning(check, missing, names=", ".join(names[:5]), count=len(names))
    return ok(check, fine, count=len(every))


# -- the channel ---------------------------------------------------------------------------------


async def _channel(found: Settings) -> list[Finding]:
    host = urlsplit(found.telegram_api_base).netloc
    async with visiting(found) as telegram:
        try:
            async with asyncio.timeout(PATIENCE):
                me = await telegram.call("get_me")
        except Shut:
            return [wrong("token", "doctor-token-unknown")]
        except (ChannelError, TimeoutError) as fault:
            why = type(fault).__name__
            return [wrong("token", "doctor-token-away", host=host, why=why)]
        findings = [ok("token", "doctor-token-fine", name=f"@{me.username}")]
        if me.can_join_groups is False:
            findings.append(warning("token", "doctor-token-groups", name=f"@{me.username}"))
        return [*findings, await _webhook(found, telegram), await _clock(found)]


async def _webhook(found: Settings, telegram: Telegram) -> Finding:
    try:
        async with asyncio.timeout(PATIENCE):
            info = await telegram.call("get_webhook_info")
    except (ChannelError, TimeoutError) as fault:
        return warning("webhook", "doctor-webhook-unseen", why=type(fault).__name__)
    if found.mode is Mode.POLLING:
        return _polls(info)
    if not info.url:
        return warning("webhook", "doctor-webhook-absent")
    if info.url != found.webhook_url:
        return wrong("webhook", "doctor-webhook-elsewhere", host=urlsplit(info.url).netloc)
    return _posts(info)


def _polls(info: Any) -> Finding:
    if info.url:
        host = urlsplit(info.url).netloc
        return warning("webhook", "doctor-polling-webhook", host=host)
    if info.pending_update_count > MANY:
        return warning("webhook", "doctor-webhook-many", pending=info.pending_update_count)
    return ok("webhook", "doctor-polling-fine", pending=info.pending_update_count)


def _posts(info: Any) -> Finding:
    pending, host = info.pending_update_count, urlsplit(info.url).netloc
    failed: datetime | None = info.last_error_date
    if failed is not None and pending:
        at, why = f"{failed:%Y-%m-%d %H:%M}", info.last_error_message
        return warning("webhook", "doctor-webhook-fails", at=at, why=why or "", pending=pending)
    if pending > MANY:
        return warning("webhook", "doctor-webhook-many", pending=pending)
    return ok("webhook", "doctor-webhook-fine", host=host, pending=pending)


async def _clock(found: Settings) -> Finding:
    """Against the server's: no token is in this address."""
    try:
        async with httpx.AsyncClient(timeout=PATIENCE) as client:
            answer = await client.head(found.telegram_api_base)
        theirs = parsedate_to_datetime(answer.headers["date"])
    except (httpx.HTTPError, KeyError, ValueError):
        return ok("clock", "doctor-clock-unseen")
    off = abs((clock.shown() - theirs).total_seconds())
    if off > CLOCK_OFF:
        return warning("clock", "doctor-clock-off", off=int(off))
    return ok("clock", "doctor-clock-fine")
