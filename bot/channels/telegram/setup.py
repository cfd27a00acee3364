"""What a bot is given once: its menu, its description, where its updates go."""

import asyncio
from collections.abc import Awaitable, Callable, Iterable, Mapping, Sequence
from functools import partial
from typing import NamedTuple

from telegram import (
    BotCommandScope,
    BotCommandScopeAllChatAdministrators,
    BotCommandScopeAllGroupChats,
    BotCommandScopeAllPrivateChats,
    BotCommandScopeChat,
    BotCommandScopeChatAdministrators,
    BotCommandScopeDefault,
)

from bot.channels.telegram.channel import HEARD, Telegram
from bot.channels.telegram.html import cut
from bot.channels.telegram.reply import Pause
from bot.messages import ChannelError, MenuEntry, Rejected, Slow
from bot.speaking.menus import Offer
from storage.engine.troubles import Troubles

COMMAND_TEXT_LIMIT = 256
DESCRIPTION_LIMIT = 512
SHORT_LIMIT = 120
FIRST_PAUSE, LONGEST_PAUSE = 5.0, 3600.0  # seconds between tries
PROFILE = "profile"

Step = Callable[[], Awaitable[None]]

_SCOPES: dict[str, Callable[[str], BotCommandScope]] = {
    "default": lambda _: BotCommandScopeDefault(),
    "private": lambda _: BotCommandScopeAllPrivateChats(),
    "groups": lambda _: BotCommandScopeAllGroupChats(),
    "group_admins": lambda _: BotCommandScopeAllChatAdministrators(),
    "chat": lambda chat: BotCommandScopeChat(chat),
    "chat_admins": lambda chat: BotCommandScopeChatAdministrators(chat),
}


class Audience(NamedTuple):
    """Who sees a menu: `where` is default, private, groups, group_admins, chat or chat_admins (the
    last two with `chat`); `language` is ISO 639-1, "" for all without one of their own."""

    where: str
    chat: str = ""
    language: str = ""


class About(NamedTuple):
    """`description` stands in an empty chat (512 characters), `short` in the profile (120)."""

    description: str
    short: str


async def publish(
    telegram: Telegram, offers: Iterable[Offer], troubles: Troubles, pause: Pause = asyncio.sleep
) -> None:
    """The menus for private chats and groups, and who we are; the first language is for all. What
    Telegram refuses is tried again, with growing pauses and after those that it asks for: nobody
    who wants to be heard waits for it."""
    left, wait = _steps(telegram, offers), FIRST_PAUSE
    while True:
        left, asked = await _done_of(left, troubles)
        if not left:
            troubles.end(PROFILE)
            return
        await pause(max(asked, wait))
        wait = min(wait * 4, LONGEST_PAUSE)


def _steps(telegram: Telegram, offers: Iterable[Offer]) -> list[Step]:
    steps: list[Step] = []
    for first, offer in enumerate(offers):
        tag = offer.language if first else ""
        private, groups = Audience("private", language=tag), Audience("groups", language=tag)
        steps += [
            partial(publish_menu, telegram, {private: offer.private}),
            partial(publish_menu, telegram, {groups: offer.group}),
            partial(publish_about, telegram, {tag: About(offer.long, offer.short)}),
        ]
    return steps


async def _done_of(steps: list[Step], troubles: Troubles) -> tuple[list[Step], float]:
    """Those that are left, and how long Telegram asks us to wait. One that is refused does not hold
    up the others; a network that is away holds up all."""
    refused: list[Step] = []
    for at, step in enumerate(steps):
        try:
            await step()
        except ChannelError as problem:
            says = "our menus or our description are not up to date"
            troubles.begin(PROFILE, says, level="warning", why=str(problem)[:200])
            if not isinstance(problem, Rejected):
                asked = problem.seconds if isinstance(problem, Slow) else 0.0
                return [*refused, *steps[at:]], asked
            refused.append(step)
    return refused, 0.0


async def publish_menu(telegram: Telegram, menus: Mapping[Audience, Sequence[MenuEntry]]) -> None:
    """Show each audience its commands; an empty menu falls back to the next wider audience."""
    for audience, entries in menus.items():
        await _publish(telegram, audience, entries)


async def _publish(telegram: Telegram, audience: Audience, entries: Sequence[MenuEntry]) -> None:
    whose = {
        "scope": _SCOPES[audience.where](audience.chat),
        "language_code": audience.language or None,
    }
    if not entries:
        await telegram.call("delete_my_commands", audience.chat, **whose)
        return
    commands = [(entry.command, cut(entry.description, COMMAND_TEXT_LIMIT)) for entry in entries]
    await telegram.call("set_my_commands", audience.chat, commands=commands, **whose)


async def publish_about(telegram: Telegram, texts: Mapping[str, About]) -> None:
    """Describe the bot, by language ("" for all others)."""
    for language, about in texts.items():
        await telegram.call(
            "set_my_description",
            description=cut(about.description, DESCRIPTION_LIMIT),
            language_code=language or None,
        )
        await telegram.call(
            "set_my_short_description",
            short_description=cut(about.short, SHORT_LIMIT),
            language_code=language or None,
        )


async def set_webhook(telegram: Telegram, url: str, secret: str) -> None:
    """Have updates posted to `url` with `secret` in a header; those that wait are kept."""
    await telegram.call("set_webhook", url=url, secret_token=secret, allowed_updates=HEARD)


async def delete_webhook(telegram: Telegram) -> None:
    """Stop the posting, so that polling can begin; those that wait are kept."""
    await telegram.call("delete_webhook")
