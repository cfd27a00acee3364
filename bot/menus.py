"""What the channel shows about us: commands by place and language, a description."""

from collections.abc import Callable

from bot.access import COMMANDS, Command, anyone, member, staff
from bot.channels.telegram import Telegram
from bot.channels.telegram_setup import About, Audience, publish_about, publish_menu
from bot.messages import Address, MenuEntry
from bot.texts import LANGUAGES, Words, words

FOR_ALL = (anyone, member)
Fits = Callable[[Command], bool]


async def publish(telegram: Telegram) -> None:
    """The menus for private chats and groups, and who we are, in every language."""
    await publish_menu(telegram, {audience: entries for audience, entries in _menus()})
    await publish_about(telegram, {_tag(each): _about(words(each)) for each in LANGUAGES})


async def publish_for_staff(telegram: Telegram, to: Address, language: str) -> None:
    """A worker's own private chat shows what workers can do as well."""
    entries = _entries(words(language), lambda each: each.in_private, is_staff=True)
    await publish_menu(telegram, {Audience("chat", to.chat): entries})


def _menus() -> list[tuple[Audience, list[MenuEntry]]]:
    found = []
    for language in LANGUAGES:
        say, tag = words(language), _tag(language)
        private = _entries(say, lambda each: each.in_private)
        group = _entries(say, lambda each: each.in_group)
        found.append((Audience("private", language=tag), private))
        found.append((Audience("groups", language=tag), group))
    return found


def _tag(language: str) -> str:
    return "" if language == LANGUAGES[0] else language


def _entries(say: Words, fits: Fits, is_staff: bool = False) -> list[MenuEntry]:
    return [
        MenuEntry(each.name, say(f"command-{each.name}"))
        for each in COMMANDS.values()
        if each.is_listed
        and fits(each)
        and (each.who in FOR_ALL or (is_staff and each.who is staff))
    ]


def _about(say: Words) -> About:
    return About(say("about-long"), say("about-short"))
