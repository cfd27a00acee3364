"""What a channel shows about us: commands by place and role, a description. No channel in it."""

from typing import NamedTuple

from bot.messages import MenuEntry
from bot.register.commands import COMMANDS, Command, WhoMay, anyone, member
from bot.texts import LANGUAGES, Words, words
from storage.community.memberships import Role
from storage.community.permissions import ACTS

FOR_ALL = (anyone, member)


class Offer(NamedTuple):
    """What one kind of place offers in one language."""

    language: str
    private: list[MenuEntry]
    group: list[MenuEntry]
    long: str  # who we are, in an empty chat
    short: str  # and in the profile


def offers() -> list[Offer]:
    """For everybody, in every language."""
    return [_offer(words(each)) for each in LANGUAGES]


def _offer(say: Words) -> Offer:
    group = [_entry(each, say) for each in COMMANDS.values() if each.in_group and _is_open(each)]
    return Offer(say.language, private(say), group, say("about-long"), say("about-short"))


def private(say: Words, roles: frozenset[Role] = frozenset()) -> list[MenuEntry]:
    """The commands of a private chat, of somebody with these roles or of anybody."""
    return [_entry(each, say) for each in COMMANDS.values() if _is_for(each, roles)]


def _is_for(command: Command, roles: frozenset[Role]) -> bool:
    if not (command.in_private and command.is_listed):
        return False
    who = command.who
    return who in FOR_ALL or (isinstance(who, WhoMay) and not roles.isdisjoint(ACTS[who.act]))


def _is_open(command: Command) -> bool:
    return command.is_listed and command.who in FOR_ALL


def _entry(command: Command, say: Words) -> MenuEntry:
    return MenuEntry(command.name, say(f"command-{command.name}"))
