"""What a bot may say, how long, with which marks, files and buttons."""

from collections.abc import Awaitable, Callable
from typing import Any

import pytest
from telegram import (
    Bot,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InputMediaDocument,
    InputMediaPhoto,
    LinkPreviewOptions,
    MessageEntity,
    ReplyParameters,
)
from telegram.error import BadRequest, Forbidden

from bot.practice import Chat, Room, User
from bot.practice.samples import sample


def refused(words: str) -> Any:
    """The library writes Telegram's words in its own case."""
    return pytest.raises(BadRequest, match=f"(?i){words}")


def button(**does: Any) -> InlineKeyboardMarkup:
    return InlineKeyboardMarkup([[InlineKeyboardButton("Go", **does)]])


async def test_a_text_may_be_4096_long(bot: Bot, wang: User) -> None:
    """4096 UTF-16 units pass and one more does not; an emoji counts as two."""
    assert await bot.send_message(wang.id, "x" * 4096)
    with refused("message is too long"):
        await bot.send_message(wang.id, "x" * 4097)
    assert await bot.send_message(wang.id, "😀" * 2048)
    with refused("message is too long"):
        await bot.send_message(wang.id, "😀" * 2048 + "x")


async def test_a_text_is_measured_after_its_marks_are_read(bot: Bot, wang: User) -> None:
    """Tags and character names do not count, what they stand for does."""
    text = "<b>" + "&lt;" * 4096 + "</b>"
    said = await bot.send_message(wang.id, text, parse_mode="HTML")
    assert said.text == "<" * 4096
    assert said.entities == (MessageEntity("bold", 0, 4096),)


async def test_a_caption_may_be_1024_long(bot: Bot, wang: User) -> None:
    """1024 pass, 1025 do not."""
    assert await bot.send_photo(wang.id, sample(1), caption="x" * 1024)
    with refused("message caption is too long"):
        await bot.send_photo(wang.id, sample(1), caption="x" * 1025)


async def test_an_empty_text_is_refused(bot: Bot, wang: User) -> None:
    """Blanks and tags alone are no message."""
    assert await bot.send_message(wang.id, " <b>x</b> ", parse_mode="HTML")
    with refused("message text is empty"):
        await bot.send_message(wang.id, " <b> </b> ", parse_mode="HTML")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("<wish>x</wish>", 'unsupported start tag "wish" at byte offset 0'),
        ("a < b", "unsupported start tag"),
        ("<b>x", 'can\'t find end tag corresponding to start tag "b"'),
        ("x</b>", "unexpected end tag at byte offset 1"),
        ("<b><i>x</b></i>", 'expected "</i>", found "</b>"'),
        ("<b", "unclosed start tag"),
        ("\u613f<x>", "at byte offset 3"),
        ("<span>x</span>", 'must have class "tg-spoiler"'),
    ],
)
async def test_wrong_html_is_refused(bot: Bot, wang: User, text: str, words: str) -> None:
    """Entities that can't be parsed are named with their place in bytes."""
    with refused(f"can't parse entities: .*{words}"):
        await bot.send_message(wang.id, text, parse_mode="HTML")
    assert await bot.send_message(wang.id, text)  # as plain text it is nothing special


async def test_html_becomes_entities(bot: Bot, wang: User) -> None:
    """Entities are counted in UTF-16 units, nested and linked."""
    text = '😀 <b>a<i>b</i></b> <a href="https://x.org/?a=1&amp;b=2">l</a> <code>/x</code> /go'
    said = await bot.send_message(wang.id, text, parse_mode="HTML")
    kinds = [(e.type, said.parse_entity(e)) for e in said.entities]
    assert kinds == [
        ("bold", "ab"),
        ("italic", "b"),
        ("text_link", "l"),
        ("code", "/x"),
        ("bot_command", "/go"),
    ]
    assert said.entities[2].url == "https://x.org/?a=1&b=2"


async def test_entities_may_be_given_instead(bot: Bot, wang: User) -> None:
    """Explicit entities move along when Telegram drops the blanks in front."""
    said = await bot.send_message(wang.id, "  bold", entities=[MessageEntity("bold", 2, 4)])
    assert (said.text, said.entities[0].offset) == ("bold", 0)


async def test_an_unknown_parse_mode_is_refused(bot: Bot, wang: User) -> None:
    """Only HTML is played, and anything unknown is a mistake."""
    with refused("unsupported parse_mode"):
        await bot.send_message(wang.id, "x", parse_mode="BBCode")


@pytest.mark.parametrize(
    ("data", "passes"), [("x" * 64, True), ("x" * 65, False), ("\u613f" * 22, False)]
)
async def test_callback_data_has_64_bytes(bot: Bot, wang: User, data: str, passes: bool) -> None:
    """1 to 64 bytes, not characters."""
    if passes:
        assert await bot.send_message(wang.id, "x", reply_markup=button(callback_data=data))
        return
    with refused("BUTTON_DATA_INVALID"):
        await bot.send_message(wang.id, "x", reply_markup=button(callback_data=data))


@pytest.mark.parametrize(
    ("does", "words"),
    [
        ({"url": "no address"}, "wrong http url"),
        ({"url": "https://t.me/wishlight_bot?start=a.b"}, "start payload"),
        ({"url": "https://t.me/wishlight_bot?start=" + "x" * 65}, "start payload"),
        ({"url": "https://x.org", "callback_data": "x"}, "exactly one optional field"),
        ({}, "exactly one optional field"),
    ],
)
async def test_a_button_does_one_possible_thing(
    bot: Bot, wang: User, does: dict[str, Any], words: str
) -> None:
    """A button has either data or a good address; a start payload has Telegram's alphabet."""
    good = button(url="https://t.me/wishlight_bot?start=" + "a-Z_9" * 12)
    assert await bot.send_message(wang.id, "x", reply_markup=good)
    with refused(words):
        await bot.send_message(wang.id, "x", reply_markup=button(**does))


async def test_a_photo_is_kept_and_sent_again_by_its_id(bot: Bot, wang: User) -> None:
    """An upload comes back byte for byte, and its file_id sends it once more."""
    first = await bot.send_photo(wang.id, sample(1), caption="<b>c</b>", parse_mode="HTML")
    assert (first.caption, first.caption_entities[0].type) == ("c", "bold")
    file = await bot.get_file(first.photo[-1].file_id)
    assert bytes(await file.download_as_bytearray()) == sample(1)
    again = await bot.send_photo(wang.id, first.photo[0].file_id)
    assert again.photo == first.photo
    assert first.photo[-1].width == 240


async def test_what_is_no_photo_is_refused(bot: Bot, wang: User) -> None:
    """Neither words nor foreign ids nor documents nor the internet make a photo."""
    document = await bot.send_document(wang.id, b"list", filename="list.txt")
    assert document.document
    assert document.document.file_name == "list.txt"
    for wrong, words in (
        (b"these are words", "IMAGE_PROCESS_FAILED"),
        ("AgACnothing", "wrong file identifier"),
        ("https://x.org/a.png", "failed to get HTTP URL content"),
        (document.document.file_id, "can't use file of type Document as Photo"),
    ):
        with refused(words):
            await bot.send_photo(wang.id, wrong)


async def test_an_album_has_two_to_ten_parts(bot: Bot, room: Room, wang: User) -> None:
    """Its parts share a media_group_id, one message each, and are of one kind."""
    parts = [InputMediaPhoto(sample(n), caption=f"{n}") for n in (1, 2)]
    sent = await bot.send_media_group(wang.id, parts)
    assert {one.media_group_id for one in sent} == {sent[0].media_group_id}
    assert [one.caption for one in sent] == ["1", "2"]
    assert len(room.chat(wang)) == 2
    with refused("wrong number of messages in an album"):
        await bot.send_media_group(wang.id, parts[:1])
    with refused("can't be mixed"):
        await bot.send_media_group(wang.id, [parts[0], InputMediaDocument(b"x", filename="x")])


async def test_a_place_is_on_earth(bot: Bot, wang: User) -> None:
    """A location has a latitude that exists."""
    said = await bot.send_location(wang.id, 31.2, 121.4)
    assert said.location
    assert said.location.latitude == 31.2
    with refused("location is invalid"):
        await bot.send_location(wang.id, 131.2, 121.4)


async def test_a_reply_needs_what_it_replies_to(bot: Bot, room: Room, wang: User) -> None:
    """A reply to a message that is gone is refused, unless that was allowed for."""
    asked = await room.say(wang, "bot", "hello")
    said = await bot.send_message(wang.id, "x", reply_parameters=ReplyParameters(asked.id))
    assert said.reply_to_message
    assert said.reply_to_message.message_id == asked.id
    with refused("message to be replied not found"):
        await bot.send_message(wang.id, "x", reply_parameters=ReplyParameters(asked.id + 50))
    lenient = ReplyParameters(asked.id + 50, allow_sending_without_reply=True)
    assert await bot.send_message(
        wang.id, "x", reply_parameters=lenient, link_preview_options=LinkPreviewOptions(True)
    )


async def test_topics_are_known(bot: Bot, room: Room, chen: User) -> None:
    """A message into a topic says so, and an unknown topic is refused."""
    forum = room.add_group("Forum", [chen], topics=["Wishes"])
    await room.add_bot(forum, chen)
    (topic,) = forum.topics
    said = await bot.send_message(forum.id, "x", message_thread_id=topic)
    assert (said.message_thread_id, said.is_topic_message, said.chat.is_forum) == (
        topic,
        True,
        True,
    )
    with refused("message thread not found"):
        await bot.send_message(forum.id, "x", message_thread_id=topic + 50)


async def test_who_cannot_hear(bot: Bot, room: Room, wang: User, group: Chat, chen: User) -> None:
    """Each of them hears as long as nothing has happened, and is refused for its own reason."""
    shy = room.add_user("Shy")
    with pytest.raises(Forbidden, match=r"(?i)bot can't initiate conversation with a user"):
        await bot.send_message(shy.id, "hello")
    await room.say(shy, "bot", "hello")
    assert await bot.send_message(shy.id, "hello")
    assert await bot.send_message(wang.id, "hello")
    await room.block(wang)
    with pytest.raises(Forbidden, match=r"(?i)bot was blocked by the user"):
        await bot.send_message(wang.id, "hello")
    await room.unblock(wang)
    assert await bot.send_message(f"@{wang.username}", "hello")
    assert await bot.send_message(group.id, "hello")
    await room.remove_bot(group, chen)
    with pytest.raises(Forbidden, match=r"(?i)bot was kicked from the supergroup chat"):
        await bot.send_message(group.id, "hello")
    with refused("chat not found"):
        await bot.send_message(-100999, "hello")


async def test_a_group_without_the_bot_hears_nothing(bot: Bot, room: Room, chen: User) -> None:
    """Where the bot never was, it is not a member; where it left, neither."""
    other = room.add_group("Elsewhere", [chen])
    with pytest.raises(Forbidden, match=r"(?i)bot is not a member of the supergroup chat"):
        await bot.send_message(other.id, "hello")
    await room.add_bot(other, chen)
    assert await bot.leave_chat(other.id)
    with pytest.raises(Forbidden, match=r"(?i)bot is not a member of the supergroup chat"):
        await bot.send_message(other.id, "hello")


Verb = Callable[[Bot, int], Awaitable[Any]]


@pytest.mark.parametrize(
    "verb",
    [
        lambda bot, chat: bot.send_message(chat, "x"),
        lambda bot, chat: bot.send_photo(chat, sample(1)),
        lambda bot, chat: bot.edit_message_text("y", chat, 1),
        lambda bot, chat: bot.send_chat_action(chat, "typing"),
    ],
)
async def test_nobody_is_bothered_after_blocking(
    bot: Bot, room: Room, wang: User, verb: Verb
) -> None:
    """A block holds for every kind of call."""
    first = await bot.send_message(wang.id, "x")
    assert first.message_id == 1
    assert await verb(bot, wang.id)
    await room.block(wang)
    with pytest.raises(Forbidden, match=r"(?i)blocked"):
        await verb(bot, wang.id)


async def test_a_message_for_one_member(
    bot: Bot, room: Room, group: Chat, wang: User, chen: User
) -> None:
    """Bot API 10.2: one member of a group alone may see a message; it has a number of its own."""
    kwargs = {"receiver_user_id": wang.id}
    said = await bot.send_message(group.id, "only you", api_kwargs=kwargs)
    number = said.api_kwargs["ephemeral_message_id"]
    assert said.message_id == 0
    assert [m.text for m in room.chat(group, seen_by=wang)][-1] == "only you"
    assert "only you" not in [m.text for m in room.chat(group, seen_by=chen)]
    with refused("message to edit not found"):
        await bot.edit_message_text("y", group.id, number)
    where = {"chat_id": group.id, "receiver_user_id": wang.id, "ephemeral_message_id": number}
    assert await bot.do_api_request("editEphemeralMessageText", where | {"text": "you!"})
    assert room.chat(group, seen_by=wang)[-1].text == "you!"
    assert await bot.do_api_request("deleteEphemeralMessage", where)
    assert "you!" not in [m.text for m in room.chat(group)]
