"""What a bot is given once: its menu, its description, where its updates go."""

from collections.abc import Callable, Iterable, Mapping, Sequence
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
from bot.messages import MenuEntry
from bot.speaking.menus import Offer

COMMAND_TEXT_LIMIT = 256
DESCRIPTION_LIMIT = 512
SHORT_LIMIT = 120

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


async def publish(telegram: Telegram, offers: Iterable[Offer]) -> None:
    """The menus for private chats and groups, and who we are; the first language is for all."""
    for first, offer in enumerate(offers):
        tag = offer.language if first else ""
        menus = {
            Audience("private", language=tag): offer.private,
            Audience("groups", language=tag): offer.group,
        }
        await publish_menu(telegram, menus)
        await publish_about(telegram, {tag: About(offer.long, offer.short)})


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
