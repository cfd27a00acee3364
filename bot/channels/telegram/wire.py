"""HTTP to Telegram without a word too much: no token in a log, no private text in an error."""

import json
import logging
import os
import ssl
from contextlib import suppress
from datetime import UTC
from email.utils import parsedate_to_datetime
from functools import cache
from typing import Any

import httpx
from telegram.error import TelegramError
from telegram.request import HTTPXRequest

from storage.engine import clock

# python-telegram-bot's own switch (22.2): durations are timedeltas, and a 429 raises no warning.
os.environ.setdefault("PTB_TIMEDELTA", "1")

CONNECT = 5.0  # seconds
READ = 20.0  # a lost answer is worse than a slow one: it leaves us uncertain
_LOGGERS = {
    "httpx": logging.WARNING,  # its INFO lines are URLs with the token
    "httpcore": logging.WARNING,
    "httpcore.connection": logging.NOTSET,
    "httpcore.http11": logging.NOTSET,
    "httpcore.proxy": logging.NOTSET,
    "telegram": logging.INFO,  # its DEBUG lines are URLs and everything people say
    "telegram.Bot": logging.NOTSET,
    "telegram.request": logging.NOTSET,
    "telegram.request.BaseRequest": logging.NOTSET,
    "telegram.request.HTTPXRequest": logging.NOTSET,
}


class _Redact(logging.Filter):
    """The second lock, should somebody turn the levels down again."""

    def __init__(self) -> None:
        super().__init__()
        self.secrets: set[str] = set()

    def filter(self, record: logging.LogRecord) -> bool:
        said = record.getMessage()
        if any(secret in said for secret in self.secrets):
            record.msg, record.args = self._without(said), ()
        return True

    def _without(self, text: str) -> str:
        for secret in self.secrets:
            text = text.replace(secret, "<token>")
        return text


_redact = _Redact()


def hush(token: str) -> None:
    """Keep `token` out of what the libraries beneath us log."""
    _redact.secrets.add(token)
    for name, level in _LOGGERS.items():
        logger = logging.getLogger(name)
        logger.addFilter(_redact)
        if level:
            logger.setLevel(max(level, logger.level))


@cache
def _trusted() -> ssl.SSLContext:
    """The certificates of the world, read once: it takes longer than a hundred calls."""
    return httpx.create_ssl_context()


async def _note_the_time(answer: httpx.Response) -> None:
    """Every server tells its time; by it we notice that our own clock was set."""
    with suppress(KeyError, ValueError, TypeError):
        theirs = parsedate_to_datetime(answer.headers["date"])
        clock.told(theirs if theirs.tzinfo else theirs.replace(tzinfo=UTC))


class Wire(HTTPXRequest):
    """HTTPXRequest that does not log an answer which it cannot read."""

    def __init__(self, connections: int, transport: httpx.AsyncBaseTransport | None = None) -> None:
        super().__init__(
            connection_pool_size=connections,
            connect_timeout=CONNECT,
            read_timeout=READ,
            write_timeout=READ,
            pool_timeout=CONNECT,
            httpx_kwargs={
                "event_hooks": {"response": [_note_the_time]},
                **({"transport": transport} if transport else {"verify": _trusted()}),
            },
        )

    @staticmethod
    def parse_json_payload(payload: bytes) -> dict[str, Any]:
        try:
            parsed = json.loads(payload)
        except ValueError:
            parsed = None
        if not isinstance(parsed, dict):
            raise TelegramError("Invalid server response")
        return parsed
