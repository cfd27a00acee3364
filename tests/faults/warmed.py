"""One morning in the process that all others are forked from, on a database that is thrown away.

Most of what a start and a first tap cost is paid once in a process: imports, mappers, statements to
compile, texts to parse. Whoever is forked from here has paid. Nothing else of that morning is left:
no thread, no open file, no clock, no vault, no figure.
"""

import asyncio
import gc
import os
import threading
from operator import le
from pathlib import Path
from tempfile import TemporaryDirectory

from sqlalchemy import Connection, text
from sqlmodel import create_engine

from bot.operations import log, metrics
from bot.operations.settings import Mode, load
from storage.engine import clock, vault
from storage.records import schema
from tests.faults.corner import MINE
from tests.harness import compiled
from tests.harness.acts import published
from tests.harness.street import opened

STAMP = "CREATE TABLE alembic_version AS SELECT :head AS version_num"


def warm() -> None:
    """Live through it. Raises AssertionError when something of it stays."""
    compiled.once()
    log.start(load(env_file=None, log_level="WARNING"))
    create_engine("postgresql+psycopg://")  # so much of the other one needs no server
    before = _held()
    with TemporaryDirectory() as folder:
        asyncio.run(_morning(Path(folder)))
    clock.come_back()
    vault.use(None)
    _forget_figures()
    gc.collect()
    assert all(map(le, _held(), before)), (before, _held())
    gc.freeze()


async def _morning(folder: Path) -> None:
    """A wish is asked for, seen, claimed, and said."""
    url = f"sqlite:///{folder / 'warm.db'}"
    with create_engine(url).begin() as connection:
        _tables(connection)
    async with opened(url, folder, Mode.WEBHOOK) as street:
        await published(street)
        await street.li.taps(MINE, on=street.group)
        await street.wang.hears("认领了您的")


def _tables(connection: Connection) -> None:
    """As the migrations leave them, without what migrating costs."""
    schema.metadata.create_all(connection)
    connection.execute(text(STAMP), {"head": schema.head()})


def _forget_figures() -> None:
    for counted in (metrics._updates, metrics._sends, metrics._slowed):
        counted.clear()
    metrics._transactions._metric_init()  # type: ignore[no-untyped-call]


def _held() -> tuple[int, int]:
    """How many threads, and how many files; the folder that is looked into is one."""
    return threading.active_count(), len(os.listdir("/proc/self/fd"))


warm()
