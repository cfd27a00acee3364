"""A short visit to Telegram: for commands that ask one thing and end."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from bot.channels.telegram.channel import Telegram
from bot.channels.telegram.wire import Wire
from bot.operations.settings import Settings
from bot.register import actions


@asynccontextmanager
async def visiting(found: Settings) -> AsyncIterator[Telegram]:
    """The channel with connections of its own: closed also when the token was wrong."""
    wire = Wire(connections=2)
    token = found.telegram_token.get_secret_value()
    try:
        yield Telegram(token, actions.sign, found.telegram_api_base, request=wire)
    finally:
        await wire.shutdown()
