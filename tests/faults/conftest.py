"""The street of the stories, and a corner of it whose bot can be killed."""

from collections.abc import AsyncIterator
from pathlib import Path
from typing import NamedTuple

import pytest
from sqlmodel import Session

from bot.channels.telegram.channel import Telegram
from bot.hearing.inbox import Inbox
from bot.operations.settings import Mode
from bot.practice import Chat
from bot.register import actions
from bot.speaking.delivery import Delivery
from storage.community import groups
from storage.community.groups import Purpose
from storage.engine.database import Database
from tests.faults.corner import Corner, opened
from tests.harness.make import CHANNEL
from tests.harness.street import Street
from tests.stories.conftest import mode, street

__all__ = ["basic", "corner", "mode", "second", "street"]


@pytest.fixture
async def corner(database: Database, tmp_path: Path, mode: Mode) -> AsyncIterator[Corner]:
    """A corner on a database of its own, served by a process of its own."""
    async with opened(database, tmp_path, mode) as made:
        await made.serve()
        yield made


class Replica(NamedTuple):
    """What another replica hears and speaks with."""

    inbox: Inbox
    delivery: Delivery


@pytest.fixture
async def second(street: Street) -> AsyncIterator[Replica]:
    """Another replica: the same database, the same bot."""
    settings = street.app.settings
    database = Database(settings.database_url)
    token = settings.telegram_token.get_secret_value()
    telegram = Telegram(token, actions.sign, settings.telegram_api_base)
    await telegram.start()
    yield Replica(Inbox(database, telegram), Delivery(database, {telegram.name: telegram}))
    await telegram.stop()
    database.close()


@pytest.fixture
async def basic(street: Street) -> Chat:
    """A basic group of old, bound for wishes; the supergroup is not there any more."""
    everybody = [street.chen.user, street.wang.user, street.li.user, street.tang.user]
    group = street.room.add_group("老楼群", everybody, kind="group")
    await street.room.remove_bot(street.group, street.chen.user)
    await street.room.add_bot(group, street.chen.user)
    await street.quiet()
    await street.do(_bind, street, group)
    return group


def _bind(session: Session, street: Street, chat: Chat) -> None:
    group = groups.met(session, CHANNEL, str(chat.id), chat.title)
    home = street.homes.community
    groups.bind(session, street.id_of(street.chen), group, home, Purpose.WISHES, "")
