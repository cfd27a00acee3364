"""What Telegram's refusals mean to us."""

import re
from collections.abc import Callable

import httpx
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Conflict,
    EndPointNotFound,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
)

from bot.messages import (
    ChannelError,
    Gone,
    Lost,
    Moved,
    NotSent,
    NotThere,
    Rejected,
    Shut,
    Slow,
    Unreachable,
)


class Same(Rejected):
    """The message looks so already."""


class HasPicture(Gone):
    """What we took for a text is a picture with words under it."""


class TooLate(Rejected):
    """The tap is too old to be answered."""


class NoTopic(Rejected):
    """The topic of the group was closed or deleted."""


class NoRights(NotSent):
    """We are in the group and may not speak there: its owner can change that."""


class Elsewhere(NotSent):
    """Another process listens with our token, or a webhook is set."""


# The words of the official server's descriptions, lower case; the first that is contained decides.
_BAD_REQUESTS: tuple[tuple[str, type[ChannelError]], ...] = (
    ("message is not modified", Same),
    ("query is too old", TooLate),
    ("query_id_invalid", TooLate),
    ("message to edit not found", Gone),
    ("message can't be edited", Gone),
    ("no text in the message to edit", HasPicture),
    ("no caption in the message to edit", Gone),
    ("message_id_invalid", Gone),
    ("message to delete not found", Gone),
    ("message can't be deleted", Gone),
    ("message thread not found", NoTopic),
    ("topic_closed", NoTopic),
    ("topic_deleted", NoTopic),
    ("chat not found", NotThere),
    ("user not found", Unreachable),
    ("user is deactivated", Unreachable),
    ("bot can't initiate", Unreachable),
    ("peer_id_invalid", NotThere),
    ("user_id_invalid", Unreachable),
    ("chat_write_forbidden", NoRights),
    ("not enough rights to send", NoRights),
    ("have no rights to send", NoRights),
    ("group chat was deactivated", Unreachable),
)

# With one of these beneath it, a request never left us.
_UNSENT = (
    httpx.ConnectError,
    httpx.ConnectTimeout,
    httpx.PoolTimeout,
    httpx.ProxyError,
    httpx.UnsupportedProtocol,
)

_TOKEN = re.compile(r"\d+:[A-Za-z0-9_-]{20,}")
_QUOTED = ". Parsing the server response"  # python-telegram-bot goes on with the whole answer
_DEFAULT_WAIT = 3.0  # seconds, for a 429 that names none


def safe(text: str, token: str = "") -> str:
    """`text` without any bot token or quoted answer in it, short enough for a log line."""
    text = text.partition(_QUOTED)[0]
    text = text.replace(token, "<token>") if token else text
    return _TOKEN.sub("<token>", text)[:200]


def translate(error: TelegramError, chat: str = "", token: str = "") -> ChannelError:
    """`error` as ours. `chat` is the address that was spoken to, "" for a call about no chat.

    A 429 does not tell its scope. We take the chat: our own pace (storage) keeps below the bot-wide
    30/s, so what we run into are the limits of one chat (1/s, 20/min in a group); and if it was the
    bot after all, each further chat gets a 429 of its own, while the other way round one busy group
    would silence the whole neighbourhood.
    """
    for kind, meaning in _KINDS:
        if isinstance(error, kind):
            return meaning(error, chat, safe(error.message, token))
    return Lost(safe(error.message, token))


def _slow(error: TelegramError, chat: str, text: str) -> ChannelError:
    wait = error.retry_after if isinstance(error, RetryAfter) else _DEFAULT_WAIT
    return Slow(wait if isinstance(wait, int | float) else wait.total_seconds(), chat)


def _moved(error: TelegramError, chat: str, text: str) -> ChannelError:
    return Moved(str(error.new_chat_id)) if isinstance(error, ChatMigrated) else Lost(text)


def _bad_request(error: TelegramError, chat: str, text: str) -> ChannelError:
    words = error.message.lower()
    for part, meaning in _BAD_REQUESTS:
        if part in words:
            return meaning(text)
    return Rejected(text)


def _network(error: TelegramError, chat: str, text: str) -> ChannelError:
    """Anything that a proxy, a socket or a status other than Telegram's usual ones brought."""
    if isinstance(error.__cause__, _UNSENT):
        return NotSent(text)
    if error.message.startswith("Too Many Requests"):
        return _slow(error, chat, text)
    if error.message.startswith("Request Entity Too Large"):
        return Rejected(text)
    return Lost(text)


def _always(meaning: type[ChannelError], words: str = "") -> "_Meaning":
    return lambda _error, _chat, text: meaning(words or text)


_Meaning = Callable[[TelegramError, str, str], ChannelError]

# Order counts: BadRequest is a NetworkError too.
_KINDS: tuple[tuple[type[TelegramError], _Meaning], ...] = (
    (RetryAfter, _slow),
    (Forbidden, _always(Unreachable)),
    (ChatMigrated, _moved),
    (BadRequest, _bad_request),
    (InvalidToken, _always(Shut, "Telegram does not know this token")),
    (EndPointNotFound, _always(Shut, "Telegram does not know this token or method")),
    (Conflict, _always(Elsewhere)),
    (NetworkError, _network),
)
