"""Menus, names and descriptions: per scope and language."""

import pytest
from telegram import (
    Bot,
    BotCommandScopeAllChatAdministrators,
    BotCommandScopeAllGroupChats,
    BotCommandScopeAllPrivateChats,
    BotCommandScopeChat,
    BotCommandScopeChatMember,
    MenuButtonCommands,
)

from bot.practice import Chat, Room, User
from bot.practice.knowing import menu_for

from .test_saying import refused


def shown(room: Room, chat: Chat, user: User) -> list[str]:
    return [one["command"] for one in menu_for(room, chat, user)]


async def test_the_narrowest_menu_wins(
    bot: Bot, room: Room, group: Chat, wang: User, chen: User
) -> None:
    """A member's own menu, then the chat's, administrators', groups', the default."""
    await bot.set_my_commands([("default", "d")])
    assert shown(room, group, wang) == ["default"]
    assert shown(room, room.private(wang), wang) == ["default"]
    await bot.set_my_commands([("private", "d")], BotCommandScopeAllPrivateChats())
    await bot.set_my_commands([("group", "d")], BotCommandScopeAllGroupChats())
    assert shown(room, room.private(wang), wang) == ["private"]
    assert shown(room, group, wang) == ["group"]
    await bot.set_my_commands([("lead", "d")], BotCommandScopeAllChatAdministrators())
    assert (shown(room, group, chen), shown(room, group, wang)) == (["lead"], ["group"])
    await bot.set_my_commands([("here", "d")], BotCommandScopeChat(group.id))
    await bot.set_my_commands([("mine", "d")], BotCommandScopeChatMember(group.id, wang.id))
    assert (shown(room, group, chen), shown(room, group, wang)) == (["here"], ["mine"])
    assert await bot.delete_my_commands(BotCommandScopeChatMember(group.id, wang.id))
    assert shown(room, group, wang) == ["here"]
    assert (await bot.get_my_commands(BotCommandScopeChat(group.id)))[0].command == "here"


async def test_a_menu_has_a_language(bot: Bot, room: Room, wang: User) -> None:
    """A person's language comes before the menu for everybody."""
    other = room.add_user("Other", language="en")
    await bot.set_my_commands([("all", "d")])
    await bot.set_my_commands([("chinese", "d")], language_code="zh")
    assert shown(room, room.private(wang), wang) == ["chinese"]
    assert shown(room, room.private(other), other) == ["all"]
    with refused("invalid language code"):
        await bot.set_my_commands([("all", "d")], language_code="zh-hans")


@pytest.mark.parametrize(
    ("command", "description", "words"),
    [
        ("Wish", "d", "BOT_COMMAND_INVALID"),
        ("w" * 33, "d", "BOT_COMMAND_INVALID"),
        ("wish", " ", "BOT_COMMAND_DESCRIPTION_INVALID"),
        ("wish", "d" * 257, "BOT_COMMAND_DESCRIPTION_INVALID"),
    ],
)
async def test_a_command_has_its_alphabet(
    bot: Bot, command: str, description: str, words: str
) -> None:
    """1-32 of a-z 0-9 _ and a description of 1-256."""
    assert await bot.set_my_commands([("w" * 32, "d" * 256)])
    with refused(words):
        await bot.set_my_commands([(command, description)])


async def test_the_bot_describes_itself(bot: Bot, room: Room) -> None:
    """Name, description and short description are kept per language."""
    await bot.set_my_name("Lamp")
    await bot.set_my_description("all about it")
    await bot.set_my_short_description("short", language_code="en")
    assert (await bot.get_me()).first_name == "Lamp"
    assert (await bot.get_my_description("en")).description == "all about it"
    assert (await bot.get_my_short_description("en")).short_description == "short"
    assert (await bot.get_my_name()).name == "Lamp"
    with refused("too long"):
        await bot.set_my_short_description("x" * 121)
    assert await bot.set_chat_menu_button(menu_button=MenuButtonCommands())


async def test_the_calls_are_on_record(bot: Bot, room: Room, wang: User) -> None:
    """A test can see what the bot asked for, and how often."""
    await bot.send_message(wang.id, "x")
    assert room.calls[-1][0] == "sendMessage"
    assert room.calls[-1][1]["text"] == "x"
    assert await bot.log_out()
    assert await bot.close()
