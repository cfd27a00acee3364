"""The channel against the practice room, which is as strict as Telegram."""

import asyncio
import contextlib
from collections.abc import AsyncIterator, Callable
from dataclasses import replace
from typing import NamedTuple

import httpx
import pytest
from starlette.applications import Starlette

from bot.channels.telegram.channel import Telegram
from bot.channels.telegram.polling import poll
from bot.channels.telegram.reply import ride
from bot.channels.telegram.setup import About, Audience, publish_about, publish_menu
from bot.channels.telegram.wire import Wire
from bot.messages import (
    Action,
    Address,
    Button,
    Gone,
    Heard,
    Incoming,
    MenuEntry,
    Message,
    Moved,
    Place,
    Rejected,
    Reply,
    Tap,
    Toast,
    Unreachable,
)
from bot.practice.api import routes
from bot.practice.limits import Limits
from bot.practice.people import Room
from bot.practice.samples import sample
from bot.practice.world import Chat, User
from storage.engine import clock
from tests.channels.test_telegram_double import sign

CARD = Message(
    title="Wish <2026-0042>",
    lead="A lamp & a ladder 👩\u200d🔧",
    facts=(("Kind", "repair"), ("Until", "Sunday")),
    quote="It's <b>dark</b> here",
    note="claimed by nobody",
    rows=(
        (
            Button("I'll do it", Action("wish.claim", 42, "3")),
            Button("More", link="https://t.me/x"),
        ),
    ),
)


class Street(NamedTuple):
    room: Room
    wang: User
    group: Chat
    telegram: Telegram

    @property
    def square(self) -> Address:
        return Address(str(self.group.id))

    @property
    def home(self) -> Address:
        return Address(str(self.wang.id))


@pytest.fixture
async def street() -> AsyncIterator[Street]:
    room = Room(limits=Limits(enforced=False))
    wang = room.add_user("Wang", "wang", has_started=True)
    group = room.add_group("Lotus Garden", [wang], topics=["Wishes"])
    await room.add_bot(group, wang)
    app = Starlette(routes=routes(room))
    wire = Wire(4, httpx.ASGITransport(app))
    telegram = Telegram(room.token, sign, "http://practice", request=wire)
    await telegram.start()
    yield Street(room, wang, group, telegram)
    await telegram.stop()
    await room.close()


async def test_a_card_reads_as_it_was_meant(street: Street) -> None:
    """Every word is shown, none is interpreted, the buttons carry signed data or a link."""
    await street.telegram.send(street.square, CARD)
    shown = street.room.chat(street.group)[-1]
    assert shown.text == CARD.plain()
    assert [one.get("callback_data") for one in shown.buttons] == ["wish.claim.42.3.mac", None]


@pytest.mark.parametrize("filling", ["x", "&", "<b>", "😀", "\u202eא", "👩\u200d", "e\u0301"])
async def test_the_longest_text_is_taken_whatever_it_is_made_of(
    street: Street, filling: str
) -> None:
    """Telegram never refuses a message as too long or as bad HTML."""
    message = Message("long", quote=filling * 5000, rows=CARD.rows)
    number = await street.telegram.send(street.home, message)
    await street.telegram.edit(street.home, number, Message("edited", lead=filling * 5000))
    assert street.room.chat(street.wang)[-1].text.endswith("…")


async def test_a_card_is_edited_and_editing_to_the_same_is_fine(street: Street) -> None:
    """The last look is shown; saying it again is no failure."""
    number = await street.telegram.send(street.square, CARD)
    for _ in range(2):
        await street.telegram.edit(street.square, number, Message("done"))
    shown = street.room.chat(street.group)[-1]
    assert (shown.text, shown.buttons) == ("done", [])
    await street.telegram.delete(street.square, number)
    await street.telegram.delete(street.square, number)
    with pytest.raises(Gone):
        await street.telegram.edit(street.square, number, CARD)


async def test_photos_travel_with_their_words(street: Street) -> None:
    """One photo with a caption that can be edited; several as an album before the text."""
    (taken,) = await street.room.send_photo(street.wang, "bot")
    (photo,) = street.telegram.read({"update_id": 1, "message": taken.to_json()}).media
    number = await street.telegram.send(street.square, Message("one", photos=(photo,)))
    await street.telegram.edit(street.square, number, Message("one, edited"))
    assert street.room.chat(street.group)[-1].text == "one, edited"
    await street.telegram.send(street.square, Message("two", photos=(photo, photo)))
    *_, first, second, text = street.room.chat(street.group)
    assert first.album == second.album is not None
    assert text.text == "two"


async def test_a_topic_is_written_to_and_a_missing_one_given_up(street: Street) -> None:
    """What is said in a topic stands there; without it, in the group."""
    topic = next(iter(street.group.topics))
    await street.telegram.send(Address(street.square.chat, str(topic)), Message("here"))
    assert street.room.chat(street.group)[-1].thread == topic
    await street.telegram.send(Address(street.square.chat, "999999"), Message("anyway"))
    assert street.room.chat(street.group)[-1].text == "anyway"


async def test_who_cannot_be_reached_is_told_apart(street: Street) -> None:
    """Blocked, never opened, thrown out, unknown: Unreachable; a group that grew: Moved."""
    stranger = street.room.add_user("Li")
    await street.room.block(street.wang)
    await street.room.remove_bot(street.group, street.wang)
    for chat in (street.home.chat, str(stranger.id), street.square.chat, "987654321"):
        with pytest.raises(Unreachable):
            await street.telegram.send(Address(chat), CARD)
    small = street.room.add_group("small", [street.wang], kind="group")
    await street.room.add_bot(small, street.wang)
    new = await street.room.upgrade(small, street.wang)
    with pytest.raises(Moved) as moved:
        await street.telegram.send(Address(str(small.id)), CARD)
    assert moved.value.chat == str(new.id)


async def test_nonsense_is_rejected_for_good(street: Street) -> None:
    """A photo that Telegram never saw, a link that is none."""
    with pytest.raises(Rejected):
        await street.telegram.send(street.home, Message("x", photos=("no-such-file",)))
    link = Message("x", rows=((Button("go", link="no address"),),))
    with pytest.raises(Rejected):
        await street.telegram.send(street.home, link)


async def test_a_tap_answered_twice_or_never_asked_is_fine(street: Street) -> None:
    """A toast that comes too late hurts nobody."""
    await street.telegram.answer(Tap("12345", "x"), Toast("late"))


async def test_menus_and_descriptions_are_taken(street: Street) -> None:
    """What the set-up publishes, the server accepts."""
    menu = [MenuEntry("wish", "Make a wish")]
    chat = street.square.chat
    audiences = ("private", "groups", "group_admins", "default")
    menus = {Audience(where, language=of): menu for where in audiences for of in ("", "en")}
    await publish_menu(street.telegram, menus | {Audience("chat", chat): menu})
    await publish_menu(street.telegram, {Audience("chat_admins", chat): []})
    await publish_about(street.telegram, {"": About("what", "who"), "en": About("what", "who")})
    assert len(street.room.menus) >= 9


@contextlib.asynccontextmanager
async def polling(
    street: Street, hear: Callable[[Incoming], Reply | None]
) -> AsyncIterator[list[bytes]]:
    """A poller beside the test; what it kept as unreadable."""
    kept: list[bytes] = []

    async def hearing(incoming: Incoming) -> Reply | None:
        return hear(incoming)

    async def keep(raw: bytes, why: str) -> None:
        kept.append(raw)

    task = asyncio.create_task(poll(street.telegram, hearing, keep, wait=5))
    try:
        yield kept
    finally:
        task.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await task


async def test_a_neighbour_asks_taps_and_is_answered(street: Street) -> None:
    """Over polling: a command brings the card, a tap its toast and a new look."""
    heard: list[Heard] = []

    def hear(incoming: Incoming) -> Reply | None:
        heard.append(incoming.heard)
        if incoming.heard is Heard.COMMAND:
            return Reply((CARD,))
        if incoming.tap:
            return Reply(toast=Toast("It's yours", True), edit=Message("claimed"))
        return None

    async with polling(street, hear) as kept:
        await street.room.say(street.wang, street.group, "/wishes@wishlight_bot")
        await street.room.until(lambda: street.room.chat(street.group)[-1].buttons)
        card = street.room.chat(street.group)[-1]
        answer = await street.room.tap(street.wang, card, "I'll do it")
        await street.room.until(lambda: card.text == "claimed")
    assert (answer.text, answer.alert) == ("It's yours", True)
    assert (heard[0], heard[-2:]) == (Heard.BOT_JOINED, [Heard.COMMAND, Heard.TAP])
    assert kept == []


async def test_all_that_people_send_is_understood(street: Street) -> None:
    """Whatever a messenger can send comes through the wire as its own kind."""
    heard: list[str] = []

    def hear(incoming: Incoming) -> None:
        kind = incoming.heard
        heard.append(incoming.text if kind is Heard.OTHER else kind)

    room, wang, group = street.room, street.wang, street.group
    friend = room.add_user("Li")
    async with polling(street, hear) as kept:
        message = await room.say(wang, "bot", "hello")
        await room.edit_text(wang, message, "hello!")
        await room.send_photo(wang, "bot")
        await room.send_location(wang, "bot")
        await room.send_contact(wang, "bot")
        await room.send_sticker(wang, "bot")
        await room.send_voice(wang, "bot")
        await room.send_document(wang, "bot")
        await room.join(group, friend)
        await room.rename(group, "Lotus Pond", wang)
        await room.promote_bot(group, wang)
        await room.leave(group, friend)
        await room.remove_bot(group, wang)
        await room.block(wang)
        await room.until(lambda: "blocked" in heard and "bot_left" in heard)
    private = ["text", "edited", "photo", "location", "contact", "sticker", "voice", "document"]
    assert [one for one in heard if one in private] == private
    in_group = ["bot_joined", "joined", "renamed", "bot_promoted", "left", "bot_left"]
    assert [one for one in dict.fromkeys(heard) if one in in_group] == in_group
    assert kept == []


async def test_a_picture_of_ours_is_uploaded(street: Street) -> None:
    """With its words under it, or before them where they are too long; one that is no picture, or
    longer than Telegram takes, is refused."""
    png = sample(1)
    sent = await street.telegram.send(street.home, replace(CARD, picture=png))
    shown = street.room.chat(street.wang)[-1]
    assert sent.startswith("p")
    assert street.room.world.files[shown.content["photo"][-1]["file_id"]].content == png
    assert "A lamp" in shown.text
    assert shown.buttons
    await street.telegram.send(street.home, Message(lead="字" * 1100, picture=png))
    photo, text = street.room.chat(street.wang)[-2:]
    assert ("photo" in photo.content, photo.text, len(text.text)) == (True, "", 1100)
    wide = png[:16] + (9_000).to_bytes(4, "big") + png[20:]
    for wrong in (b"no picture", png[:-8], wide):
        with pytest.raises(Rejected):
            await street.telegram.send(street.home, Message(lead="x", picture=wrong))


async def test_a_picture_does_not_ride_in_a_webhook_s_answer(street: Street) -> None:
    """JSON carries no file: it is said by a call of its own."""
    heard = Incoming("telegram", "1", Heard.TEXT, None, Place("10", True), clock.now())
    said = Reply((Message(lead="x", picture=sample(1)),))
    assert ride(street.telegram, heard, said) == (None, said)
    assert ride(street.telegram, heard, Reply((Message(lead="x"),)))[0] is not None
