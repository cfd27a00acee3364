"""What a bot said can be changed, taken back and pinned, within limits."""

from datetime import timedelta

import pytest
from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup, InputMediaPhoto
from telegram.error import BadRequest

from bot.practice import Chat, Room, User
from bot.practice.samples import sample
from storage.engine import clock

from .test_saying import refused

MARKUP = InlineKeyboardMarkup([[InlineKeyboardButton("Go", callback_data="go")]])


async def test_an_edit_changes_something(bot: Bot, room: Room, wang: User) -> None:
    """The same text with the same buttons is "not modified"; other buttons are a change."""
    said = await bot.send_message(wang.id, "x", reply_markup=MARKUP)
    with refused("message is not modified: specified new message content and reply markup are ex"):
        await bot.edit_message_text("x", wang.id, said.message_id, reply_markup=MARKUP)
    edited = await bot.edit_message_text("y", wang.id, said.message_id, reply_markup=MARKUP)
    assert not isinstance(edited, bool)
    assert (edited.text, bool(edited.edit_date)) == ("y", True)
    assert await bot.edit_message_reply_markup(wang.id, said.message_id)
    assert room.chat(wang)[0].buttons == []


async def test_an_edit_without_buttons_takes_them_away(bot: Bot, room: Room, wang: User) -> None:
    """Telegram keeps no old keyboard when an edit has none."""
    said = await bot.send_message(wang.id, "x", reply_markup=MARKUP)
    assert room.chat(wang)[0].buttons
    await bot.edit_message_text("y", wang.id, said.message_id)
    assert not room.chat(wang)[0].buttons


async def test_only_what_is_there_and_mine_is_edited(bot: Bot, room: Room, wang: User) -> None:
    """A message that is gone, or somebody else's, cannot be edited."""
    theirs = await room.say(wang, "bot", "hello")
    mine = await bot.send_message(wang.id, "x")
    assert await bot.edit_message_text("y", wang.id, mine.message_id)
    with refused("message can't be edited"):
        await bot.edit_message_text("y", wang.id, theirs.id)
    await room.delete(room.chat(wang)[1])
    with refused("message to edit not found"):
        await bot.edit_message_text("z", wang.id, mine.message_id)


async def test_text_and_caption_are_two_things(bot: Bot, wang: User) -> None:
    """A photo has no text to edit and a text no caption."""
    photo = await bot.send_photo(wang.id, sample(1), caption="x")
    text = await bot.send_message(wang.id, "x")
    edited = await bot.edit_message_caption(wang.id, photo.message_id, caption="y")
    assert not isinstance(edited, bool)
    assert (edited.caption, edited.photo) == ("y", photo.photo)
    with refused("no text in the message to edit"):
        await bot.edit_message_text("y", wang.id, photo.message_id)
    with refused("no caption in the message to edit"):
        await bot.edit_message_caption(wang.id, text.message_id, caption="y")
    with refused("message caption is too long"):
        await bot.edit_message_caption(wang.id, photo.message_id, caption="y" * 1025)


async def test_a_text_gets_a_picture(bot: Bot, room: Room, wang: User) -> None:
    """Its words stand under it from then on; the same once more changes nothing."""
    known = (await bot.send_photo(wang.id, sample(1))).photo[-1].file_id
    text = await bot.send_message(wang.id, "x")
    media = InputMediaPhoto(known, caption="y")
    edited = await bot.edit_message_media(media, wang.id, text.message_id)
    assert not isinstance(edited, bool)
    assert (edited.text, edited.caption, edited.photo[-1].file_id) == (None, "y", known)
    with refused("message is not modified"):
        await bot.edit_message_media(media, wang.id, text.message_id)
    with refused("no text in the message to edit"):
        await bot.edit_message_text("z", wang.id, text.message_id)


async def test_a_message_is_deleted_once(bot: Bot, room: Room, wang: User) -> None:
    """Deleting it again finds nothing."""
    said = await bot.send_message(wang.id, "x")
    assert await bot.delete_message(wang.id, said.message_id)
    assert room.chat(wang) == []
    with refused("message to delete not found"):
        await bot.delete_message(wang.id, said.message_id)


async def test_what_may_be_deleted_in_a_group(
    bot: Bot, room: Room, group: Chat, wang: User, chen: User
) -> None:
    """Its own messages for 48 hours; other people's, and older ones, only as administrator."""
    theirs = await room.say(wang, group, "hello")
    mine = [await bot.send_message(group.id, text) for text in "ab"]
    assert await bot.delete_message(group.id, mine[0].message_id)
    with refused("message can't be deleted"):
        await bot.delete_message(group.id, theirs.id)
    clock.travel(timedelta(hours=49))
    with refused("message can't be deleted"):
        await bot.delete_message(group.id, mine[1].message_id)
    await room.promote_bot(group, chen)
    assert await bot.delete_message(group.id, mine[1].message_id)
    assert await bot.delete_message(group.id, theirs.id)


async def test_only_an_administrator_pins(bot: Bot, room: Room, group: Chat, chen: User) -> None:
    """Pinning needs the right; it leaves a service message, and getChat shows what is pinned."""
    said = await bot.send_message(group.id, "x")
    with pytest.raises(BadRequest, match=r"(?i)not enough rights"):
        await bot.pin_chat_message(group.id, said.message_id)
    await room.promote_bot(group, chen)
    assert await bot.pin_chat_message(group.id, said.message_id)
    assert "pinned_message" in room.chat(group)[-1].content
    pinned = (await bot.get_chat(group.id)).pinned_message
    assert pinned
    assert pinned.message_id == said.message_id
    assert await bot.unpin_chat_message(group.id, said.message_id)
    with refused("message to unpin not found"):
        await bot.unpin_chat_message(group.id, said.message_id)
