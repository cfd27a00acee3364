"""A tap is told once, answered once, and grows old."""

from datetime import timedelta
from typing import Any

import pytest
from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup, Update

from bot.practice import Chat, Message, Room, User
from storage.engine import clock

from .test_saying import refused

MARKUP = InlineKeyboardMarkup(
    [
        [
            InlineKeyboardButton("Claim", callback_data="claim.1"),
            InlineKeyboardButton("Site", url="https://x.org"),
        ]
    ]
)


@pytest.fixture
async def card(bot: Bot, room: Room, group: Chat) -> Message:
    """A message in the group with a button."""
    said = await bot.send_message(group.id, "A wish", reply_markup=MARKUP)
    return group.messages[said.message_id]


async def only_update(bot: Bot) -> Update:
    (update,) = await bot.get_updates()
    return update


async def test_a_tap_reaches_the_bot_and_its_answer_the_person(
    bot: Bot, room: Room, card: Message, wang: User
) -> None:
    """The person sees the text of the answer, and the bot sees who tapped what where."""
    query = room.tap_now(wang, card, "Claim")
    told = (await only_update(bot)).callback_query
    assert told
    assert (told.from_user.id, told.data) == (wang.id, "claim.1")
    assert told.message
    assert told.message.message_id == card.id
    assert await bot.answer_callback_query(told.id, "Yours!", show_alert=True)
    answer = await room.answer(query)
    assert (answer.text, answer.alert, answer.url, answer.timeout) == ("Yours!", True, None, False)


async def test_a_button_is_found_by_its_data_too(room: Room, card: Message, wang: User) -> None:
    """By text or data; what is not there cannot be tapped, except on an old look of the message."""
    assert room.tap_now(wang, card, "claim.1").data == "claim.1"
    with pytest.raises(ValueError, match="there is no button"):
        room.tap_now(wang, card, "claim.0")
    assert room.tap_now(wang, card, "claim.0", stale=True).data == "claim.0"


async def test_only_who_sees_a_message_taps_it(room: Room, card: Message) -> None:
    """Somebody outside the group has no button to press."""
    with pytest.raises(ValueError, match="does not see"):
        room.tap_now(room.add_user("Outside"), card, "Claim")


async def test_an_unanswered_tap_times_out(room: Room, card: Message, wang: User) -> None:
    """Nobody waits for ever."""
    assert (await room.tap(wang, card, "Claim", timeout=0.01)).timeout


async def test_an_answer_has_200_characters(
    bot: Bot, room: Room, card: Message, wang: User
) -> None:
    """200 pass, 201 do not."""
    query = room.tap_now(wang, card, "Claim")
    with refused("MESSAGE_TOO_LONG"):
        await bot.answer_callback_query(query.id, "x" * 201)
    assert await bot.answer_callback_query(query.id, "x" * 200)


async def test_a_tap_is_answered_once(bot: Bot, room: Room, card: Message, wang: User) -> None:
    """A second answer, and one to no tap at all, are too old."""
    query = room.tap_now(wang, card, "Claim")
    assert await bot.answer_callback_query(query.id)
    for number in (query.id, "77"):
        with refused("query is too old and response timeout expired or query ID is invalid"):
            await bot.answer_callback_query(number)


async def test_a_tap_grows_old(bot: Bot, room: Room, card: Message, wang: User) -> None:
    """After 150 seconds a tap can no longer be answered."""
    early, late = (room.tap_now(wang, card, "Claim") for _ in range(2))
    clock.travel(timedelta(seconds=149))
    assert await bot.answer_callback_query(early.id)
    clock.travel(timedelta(seconds=2))
    with refused("query is too old"):
        await bot.answer_callback_query(late.id)


@pytest.mark.parametrize(
    ("url", "passes"),
    [
        ("https://t.me/wishlight_bot?start=w_42-a", True),
        ("https://t.me/Wishlight_Bot?start=w", True),
        ("tg://resolve?domain=wishlight_bot&start=w", True),
        ("https://t.me/another_bot?start=w", False),
        ("https://t.me/wishlight_bot", False),
        ("https://t.me/wishlight_bot?start=" + "w" * 65, False),
        ("https://t.me/wishlight_bot?start=w.42", False),
        ("https://example.org/", False),
    ],
)
async def test_an_answer_leads_only_to_this_bot(
    bot: Bot, room: Room, card: Message, wang: User, url: str, passes: bool
) -> None:
    """The address in an answer is this bot's own, with a good payload."""
    query = room.tap_now(wang, card, "Claim")
    if passes:
        assert await bot.answer_callback_query(query.id, url=url)
        assert (await room.answer(query)).url == url
        return
    with refused("URL_INVALID"):
        await bot.answer_callback_query(query.id, url=url)


async def test_a_tap_on_what_is_gone(bot: Bot, room: Room, card: Message, wang: User) -> None:
    """A message that was deleted meanwhile is told as inaccessible: date 0."""
    await room.delete(card)
    room.tap_now(wang, card, "Claim")
    told = (await only_update(bot)).callback_query
    assert told
    assert told.message
    assert not told.message.is_accessible


async def test_a_deep_link_presses_start(bot: Bot, room: Room) -> None:
    """The payload comes as the argument of /start, marked as a command."""
    new: Any = room.add_user("New")
    await room.open_link(new, "w_42")
    told = (await only_update(bot)).message
    assert told
    assert told.text == "/start w_42"
    assert told.parse_entities() == {told.entities[0]: "/start"}
    assert await bot.send_message(new.id, "welcome")
    for wrong in ("a.b", "x" * 65, "\u613f"):
        with pytest.raises(ValueError, match="Telegram drops the payload"):
            await room.open_link(new, wrong)
