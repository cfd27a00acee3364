"""What a bot is told of: privacy mode, groups, and every kind of thing people send."""

from typing import Any

import pytest
from telegram import Bot, Message, MessageOriginHiddenUser, Update
from telegram.error import ChatMigrated

from bot.practice import Chat, Room, User
from bot.practice.samples import sample

from .test_saying import refused


async def heard(bot: Bot) -> list[Update]:
    """Everything new, confirmed."""
    updates = list(await bot.get_updates())
    if updates:
        await bot.get_updates(offset=updates[-1].update_id + 1)
    return updates


async def texts(bot: Bot) -> list[str]:
    return [str(one.message.text) for one in await heard(bot) if one.message]


async def test_privacy_mode_hides_ordinary_talk(
    bot: Bot, room: Room, group: Chat, wang: User
) -> None:
    """In a group the bot hears commands, its name and replies to it, and nothing else."""
    mine = await bot.send_message(group.id, "A wish")
    for text in (
        "hello everybody",
        "/wish",
        "/wish@wishlight_bot ginger",
        "/wish@another_bot",
        "thanks @wishlight_bot",
        "thanks @another_bot",
        "see a/b",
    ):
        await room.say(wang, group, text)
    await room.say(wang, group, "this one", reply_to=group.messages[mine.message_id])
    await room.send_sticker(wang, group)
    assert await texts(bot) == [
        "/wish",
        "/wish@wishlight_bot ginger",
        "thanks @wishlight_bot",
        "this one",
    ]


async def test_an_administrator_hears_everything(
    bot: Bot, room: Room, group: Chat, wang: User, chen: User
) -> None:
    """Once promoted, the bot hears ordinary talk too."""
    await room.say(wang, group, "before")
    await room.promote_bot(group, chen)
    await room.say(wang, group, "after")
    assert await texts(bot) == ["after"]


async def test_a_bot_without_privacy_hears_everything(
    bot: Bot, room: Room, group: Chat, wang: User
) -> None:
    """So does a bot whose privacy mode was switched off."""
    room.privacy = False
    await room.say(wang, group, "hello everybody")
    assert await texts(bot) == ["hello everybody"]
    assert (await bot.get_me()).can_read_all_group_messages


async def test_where_the_bot_is_not_it_hears_nothing(
    bot: Bot, room: Room, chen: User, group: Chat, wang: User
) -> None:
    """Nothing of a group it was removed from, but that it was."""
    await room.remove_bot(group, chen)
    await room.say(wang, group, "/wish")
    (update,) = await heard(bot)
    assert update.my_chat_member
    assert update.my_chat_member.new_chat_member.status == "kicked"


async def test_coming_and_going_of_the_bot(bot: Bot, room: Room, chen: User) -> None:
    """Added, promoted, demoted: my_chat_member says from what to what, and by whom."""
    group = room.add_group("Neighbours", [chen])
    await room.add_bot(group, chen, payload="bind")
    await room.promote_bot(group, chen)
    await room.promote_bot(group, chen, "member")
    updates = await heard(bot)
    changes = [one.my_chat_member for one in updates if one.my_chat_member]
    assert [(c.old_chat_member.status, c.new_chat_member.status) for c in changes] == [
        ("left", "member"),
        ("member", "administrator"),
        ("administrator", "member"),
    ]
    assert changes[0].from_user.id == chen.id
    messages = [one.message for one in updates if one.message]
    assert messages[0].new_chat_members[0].id == bot.id
    assert messages[1].text == "/start@wishlight_bot bind"


async def test_a_basic_group_says_goodbye(bot: Bot, room: Room, basic: Chat, chen: User) -> None:
    """From a basic group the bot also sees itself leave."""
    await room.remove_bot(basic, chen)
    first, second = await heard(bot)
    assert first.message
    assert first.message.left_chat_member
    assert first.message.left_chat_member.id == bot.id
    assert second.my_chat_member


async def test_people_come_go_and_rename(
    bot: Bot, room: Room, group: Chat, wang: User, chen: User
) -> None:
    """Service messages are heard in privacy mode; getChat and the counts follow."""
    zhao = room.add_user("Zhao")
    await room.join(group, zhao)
    await room.leave(group, wang, by=chen)
    await room.rename(group, "New name", chen)
    joined, left, renamed = [one.message for one in await heard(bot) if one.message]
    assert joined.new_chat_members[0].id == zhao.id
    assert left.left_chat_member
    assert left.left_chat_member.id == wang.id
    assert renamed.new_chat_title == "New name"
    assert (await bot.get_chat(group.id)).title == "New name"
    assert await bot.get_chat_member_count(group.id) == 3
    assert (await bot.get_chat_member(group.id, wang.id)).status == "kicked"
    with pytest.raises(ValueError, match="not in"):
        await room.say(wang, group, "hello?")


async def test_only_an_administrator_hears_of_members(
    bot: Bot, room: Room, group: Chat, chen: User
) -> None:
    """chat_member comes to administrators that ask for it by name, and to nobody else."""
    await bot.get_updates(allowed_updates=["message", "chat_member", "my_chat_member"])
    await room.join(group, room.add_user("First"))
    await room.promote_bot(group, chen)
    await room.join(group, room.add_user("Second"))
    changes = [one.chat_member for one in await heard(bot) if one.chat_member]
    assert [c.new_chat_member.user.first_name for c in changes] == ["Second"]


async def test_who_leads(bot: Bot, room: Room, group: Chat, chen: User, wang: User) -> None:
    """The creator and the administrators, with rights that the library can read."""
    await room.promote(group, wang, chen)
    await room.promote_bot(group, chen)
    leading = await bot.get_chat_administrators(group.id)
    assert {one.user.id: one.status for one in leading} == {
        chen.id: "creator",
        wang.id: "administrator",
    }
    mine: Any = await bot.get_chat_member(group.id, bot.id)
    assert mine.can_delete_messages


async def test_a_group_is_upgraded(
    bot: Bot, room: Room, basic: Chat, chen: User, wang: User
) -> None:
    """The old address is dead and names the new one; two service messages tell of it."""
    said = await bot.send_message(basic.id, "A wish")
    new = await room.upgrade(basic, chen)
    to, since = [one.message for one in await heard(bot) if one.message]
    assert (to.migrate_to_chat_id, since.migrate_from_chat_id) == (new.id, basic.id)
    assert str(new.id).startswith("-100")
    with pytest.raises(ChatMigrated) as moved:
        await bot.send_message(basic.id, "x")
    assert moved.value.new_chat_id == new.id
    with pytest.raises(ChatMigrated):
        await bot.edit_message_text("x", basic.id, said.message_id)
    assert await bot.send_message(new.id, "x")
    assert (await room.say(wang, basic, "/wish")).chat is new


async def test_blocking_is_told(bot: Bot, room: Room, wang: User) -> None:
    """Blocked and unblocked, each once."""
    await room.block(wang)
    await room.block(wang)
    with pytest.raises(ValueError, match="can't write"):
        await room.say(wang, "bot", "hello")
    await room.unblock(wang)
    changes = [one.my_chat_member for one in await heard(bot) if one.my_chat_member]
    assert [c.new_chat_member.status for c in changes] == ["kicked", "member"]
    assert changes[0].chat.type == "private"


async def one_message(bot: Bot) -> Message:
    (update,) = await heard(bot)
    assert update.message
    return update.message


async def test_everything_people_send(bot: Bot, room: Room, wang: User) -> None:
    """Photo, place, contact, sticker, voice, file, forward: all readable by the library."""
    await room.send_photo(wang, "bot", caption="/note mine")
    photo = await one_message(bot)
    assert (photo.caption, photo.caption_entities[0].type) == ("/note mine", "bot_command")
    assert bytes(await (await photo.photo[-1].get_file()).download_as_bytearray()) == sample(1)
    await room.send_location(wang, "bot", 30, 120)
    assert (await one_message(bot)).location
    await room.send_contact(wang, "bot")
    own = (await one_message(bot)).contact
    assert own
    assert own.user_id == wang.id
    await room.send_contact(wang, "bot", own=False)
    other = (await one_message(bot)).contact
    assert other
    assert other.user_id is None
    await room.send_sticker(wang, "bot")
    assert (await one_message(bot)).sticker
    await room.send_voice(wang, "bot")
    assert (await one_message(bot)).voice
    await room.send_document(wang, "bot", "a.txt")
    assert (await one_message(bot)).document
    await room.say(wang, "bot", "hello", forwarded=True)
    assert isinstance((await one_message(bot)).forward_origin, MessageOriginHiddenUser)


async def test_an_album_is_several_updates(bot: Bot, room: Room, wang: User) -> None:
    """One update a picture, sharing media_group_id; the caption is on the first."""
    await room.send_photo(wang, "bot", n=3, caption="here")
    parts = [one.message for one in await heard(bot) if one.message]
    assert len({part.media_group_id for part in parts}) == 1
    assert [part.caption for part in parts] == ["here", None, None]


async def test_a_long_text_arrives_in_pieces(bot: Bot, room: Room, wang: User) -> None:
    """The apps cut 5,000 characters into two messages."""
    await room.say(wang, "bot", "\u5b57" * 5000)
    assert [len(text) for text in await texts(bot)] == [4096, 904]


async def test_an_edit_is_told_and_a_deletion_is_not(bot: Bot, room: Room, wang: User) -> None:
    """edited_message carries the new text; of deletions bots never hear."""
    message = await room.say(wang, "bot", "first")
    await heard(bot)
    await room.edit_text(wang, message, "second")
    (update,) = await heard(bot)
    assert update.edited_message
    assert (update.edited_message.text, bool(update.edited_message.edit_date)) == ("second", True)
    await room.delete(message)
    assert await heard(bot) == []


async def test_a_stranger_is_no_chat(bot: Bot, room: Room, wang: User) -> None:
    """getChat knows people who wrote, and nobody else."""
    assert (await bot.get_chat(wang.id)).first_name == "Wang"
    stranger = room.add_user("Stranger")
    with refused("chat not found"):
        await bot.get_chat(stranger.id)
