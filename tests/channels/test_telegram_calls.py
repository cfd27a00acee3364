"""What is said over the wire, and what its failures mean."""

import logging
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import httpx
import pytest
from telegram.error import BadRequest, NetworkError

from bot.channels.telegram.channel import Telegram
from bot.channels.telegram.errors import Elsewhere, NoRights, safe, translate
from bot.channels.telegram.setup import (
    About,
    Audience,
    delete_webhook,
    publish_about,
    publish_menu,
    set_webhook,
)
from bot.messages import (
    Action,
    Address,
    Button,
    ChannelError,
    Gone,
    Lost,
    MenuEntry,
    Message,
    Moved,
    NotSent,
    NotThere,
    Rejected,
    Shut,
    Slow,
    Tap,
    Toast,
    Unreachable,
)
from tests.channels.test_telegram_double import TOKEN, Server, connected, ok, refused

HOME = Address("10")
HI = Message("Hi", rows=((Button("Take it", Action("wish.claim", 7)),),))
PHOTO = Message("Hi", photos=("f",))
TAP = Tap("q", "wish.claim.7..mac", "5")


async def test_the_id_of_a_message_tells_what_can_be_edited() -> None:
    """A text has a plain id, words under a photo one with p; both come back to the right edit."""
    server = Server()
    telegram = await connected(server)
    text, caption = await telegram.send(HOME, HI), await telegram.send(HOME, PHOTO)
    assert (text, caption) == ("101", "p102")
    assert await telegram.edit(HOME, text, HI) == text
    assert await telegram.edit(HOME, caption, HI) == caption
    assert server.names[2:] == ["editMessageText", "editMessageCaption"]
    assert [given["message_id"] for given in server.called(*server.names[2:])] == [101, 102]


async def test_a_text_gets_its_picture() -> None:
    """From then on its words are the picture's; one that Telegram will not take stays away; and
    what has one already, though we never heard so, is edited as it is."""
    server = Server()
    telegram = await connected(server)
    text, seen = await telegram.send(HOME, HI), replace(HI, photos=("known",))
    assert await telegram.edit(HOME, text, seen) == f"p{text}"
    server.will("editMessageMedia", refused(400, "Bad Request: wrong file identifier"))
    assert await telegram.edit(HOME, text, seen) == text
    words = "Bad Request: there is no text in the message to edit"
    server.will("editMessageText", refused(400, words))
    assert await telegram.edit(HOME, text, HI) == f"p{text}"
    assert server.names[1:] == [
        *("editMessageMedia", "editMessageMedia", "editMessageText"),
        *("editMessageText", "editMessageCaption"),
    ]


async def test_a_recording_is_heard_with_its_words_under_it() -> None:
    """They can be changed as those under a picture; too many for that follow in a message."""
    server = Server()
    telegram = await connected(server)
    heard = replace(HI, voice="v")
    said = await telegram.send(HOME, heard)
    assert server.names == ["sendVoice"]
    assert server.called("sendVoice")[0]["voice"] == "v"
    await telegram.edit(HOME, said, HI)
    await telegram.send(HOME, replace(heard, lead="x" * 2000))
    assert server.names[1:] == ["editMessageCaption", "sendVoice", "sendMessage"]


async def test_the_id_of_an_album_is_that_of_its_text() -> None:
    """Photos go first; what can be edited afterwards is the text with the buttons."""
    server = Server()
    message = Message("Hi", rows=HI.rows, photos=("a", "b"))
    assert await (await connected(server)).send(HOME, message) == "103"
    assert server.names == ["sendMediaGroup", "sendMessage"]
    (text,) = server.called("sendMessage")
    assert text["reply_markup"]["inline_keyboard"][0][0]["callback_data"] == "wish.claim.7..mac"


async def test_a_message_said_in_part_is_lost_not_safe_to_repeat() -> None:
    """Once the photos are out, trying again would say them twice."""
    server = Server()
    server.will("sendMessage", refused(429, "Too Many Requests", retry_after=5))
    with pytest.raises(Lost):
        await (await connected(server)).send(HOME, Message("Hi", photos=("a", "b")))


async def test_a_deleted_topic_gives_way_to_the_main_one() -> None:
    """A card is not lost because somebody closed its topic."""
    server = Server()
    server.will("sendMessage", refused(400, "Bad Request: message thread not found"))
    assert await (await connected(server)).send(Address("-100200", "33"), HI) == "101"
    assert [given.get("message_thread_id") for given in server.called("sendMessage")] == [33, None]


ERRORS = [
    (refused(429, "Too Many Requests: retry after 7", retry_after=7), Slow),
    (refused(429, "Too Many Requests"), Slow),
    (refused(403, "Forbidden: bot was blocked by the user"), Unreachable),
    (refused(403, "Forbidden: bot can't initiate conversation with a user"), Unreachable),
    (refused(400, "Bad Request: chat not found"), NotThere),
    (refused(400, "Bad Request: user is deactivated"), Unreachable),
    (refused(400, "Bad Request: not enough rights to send text messages to the chat"), NoRights),
    (refused(400, "Bad Request: group chat was upgraded", migrate_to_chat_id=-1009), Moved),
    (refused(400, "Bad Request: message to edit not found"), Gone),
    (refused(400, "Bad Request: message can't be edited"), Gone),
    (refused(400, "Bad Request: wrong file identifier specified"), Rejected),
    (refused(413, "Request Entity Too Large"), Rejected),
    (refused(401, "Unauthorized"), Shut),
    (refused(404, "Not Found"), Shut),
    (refused(409, "Conflict: terminated by other getUpdates request"), Elsewhere),
    (refused(500, "Internal Server Error"), Lost),
    (httpx.Response(502, text="<html>Bad Gateway</html>"), Lost),
    (httpx.Response(200, text="<html>captive portal</html>"), Lost),
    (httpx.Response(200, json=[]), Lost),
    (httpx.Response(200, json={"ok": True}), Lost),
    (ok({"message_id": "no message"}), Lost),
    (httpx.ConnectError("refused"), NotSent),
    (httpx.ConnectTimeout("slow"), NotSent),
    (httpx.PoolTimeout("busy"), NotSent),
    (httpx.ReadTimeout("slow"), Lost),
    (httpx.WriteTimeout("slow"), Lost),
    (httpx.ReadError("reset"), Lost),
    (httpx.RemoteProtocolError("Server disconnected"), Lost),
    (RuntimeError("anything else"), Lost),
]


def _name(value: Any) -> str:
    """The same in every process."""
    return getattr(value, "__name__", None) or repr(value)


@pytest.mark.parametrize(("answer", "meaning"), ERRORS, ids=_name)
async def test_every_failure_has_one_meaning(answer: Any, meaning: type[ChannelError]) -> None:
    """What may be tried again, what may have happened, and what never will, are told apart."""
    server = Server()
    server.will("sendMessage", answer)
    with pytest.raises(ChannelError) as failure:
        await (await connected(server)).send(HOME, HI)
    assert type(failure.value) is meaning


async def test_a_flood_names_its_wait_and_the_chat() -> None:
    """A 429 slows down the chat that was spoken to; one about no chat the whole bot."""
    server = Server()
    telegram = await connected(server)
    flood = refused(429, "Too Many Requests", retry_after=7)
    server.will("sendMessage", flood)
    server.will("answerCallbackQuery", flood)
    with pytest.raises(Slow) as chat:
        await telegram.send(Address("-100200"), HI)
    with pytest.raises(Slow) as bot:
        await telegram.answer(TAP, Toast("x"))
    assert (chat.value.seconds, chat.value.scope) == (7, "-100200")
    assert (bot.value.seconds, bot.value.scope) == (7, "")


async def test_a_moved_group_tells_its_new_address() -> None:
    """Whoever spoke to the old address learns the new one."""
    server = Server()
    server.will("sendMessage", refused(400, "Bad Request: x", migrate_to_chat_id=-1009))
    with pytest.raises(Moved) as moved:
        await (await connected(server)).send(HOME, HI)
    assert moved.value.chat == "-1009"


async def test_what_is_so_already_or_too_late_is_fine() -> None:
    """An edit that changes nothing, a late answer and a second deletion are no failures."""
    server = Server()
    server.will("editMessageText", refused(400, "Bad Request: message is not modified: x"))
    server.will("answerCallbackQuery", refused(400, "Bad Request: query is too old and x"))
    server.will("deleteMessage", refused(400, "Bad Request: message to delete not found"))
    telegram = await connected(server)
    await telegram.edit(HOME, "5", HI)
    await telegram.answer(TAP, Toast("x"))
    await telegram.delete(HOME, "p5")
    assert server.names == ["editMessageText", "answerCallbackQuery", "deleteMessage"]


async def test_a_link_opens_our_private_chat() -> None:
    """A payload outside Telegram's alphabet or length is a mistake of ours and raises."""
    telegram = await connected(Server())
    assert telegram.link("wish_42-a") == "https://t.me/LightBot?start=wish_42-a"
    for payload in ("", "a b", "愿", "x" * 65, "x\n"):
        with pytest.raises(ValueError, match="1 to 64"):
            telegram.link(payload)


@pytest.mark.parametrize(
    ("answer", "meaning"),
    [(refused(401, "Unauthorized"), Rejected), (httpx.ConnectError("down"), NotSent)],
)
async def test_a_failed_start_says_why(answer: Any, meaning: type[ChannelError]) -> None:
    """A wrong token and a dead network are different troubles."""
    server = Server()
    server.will("getMe", answer)
    with pytest.raises(meaning):
        await connected(server)


# --- nothing leaks


@pytest.fixture
def everything_logged(caplog: pytest.LogCaptureFixture) -> Iterator[pytest.LogCaptureFixture]:
    """All loggers at DEBUG, as somebody hunting a mistake may set them."""
    names = ("", "httpx", "httpcore", "telegram", "telegram.Bot", "telegram.request.HTTPXRequest")
    before = {name: logging.getLogger(name).level for name in names}
    Telegram(TOKEN, lambda _: "x")  # hushes first, so that we can undo it
    for name in names:
        logging.getLogger(name).setLevel(logging.DEBUG)
    yield caplog
    for name, level in before.items():
        logging.getLogger(name).setLevel(level)


@pytest.mark.parametrize("answer", [ok, *[answer for answer, _ in ERRORS]], ids=_name)
async def test_the_token_is_in_no_log_and_no_error(
    answer: Any, everything_logged: pytest.LogCaptureFixture
) -> None:
    """Even with every logger at DEBUG, neither lines nor exceptions carry the token."""
    server = Server()
    telegram = await connected(server)
    for name in ("", "httpx", "httpcore", "telegram", "telegram.Bot"):
        logging.getLogger(name).setLevel(logging.DEBUG)
    server.will("getChat", answer)
    shown = ""
    try:
        await telegram.call("get_chat", chat_id=10)
    except ChannelError as error:
        logging.getLogger("test").exception("failed")
        shown = f"{error!r} {error} {error.__context__} {error.__cause__}"
    assert "HTTP Request" in everything_logged.text or isinstance(answer, Exception)
    assert TOKEN not in everything_logged.text + shown


async def test_a_rejected_token_is_not_repeated_in_the_error(
    everything_logged: pytest.LogCaptureFixture,
) -> None:
    """The library quotes the token it was refused; we do not."""
    server = Server()
    server.will("getMe", refused(401, "Unauthorized"))
    with pytest.raises(Rejected) as failure:
        await connected(server)
    assert TOKEN not in f"{failure.value!r}{everything_logged.text}"


async def test_an_unreadable_answer_is_not_logged(
    everything_logged: pytest.LogCaptureFixture,
) -> None:
    """An answer may hold what people said; broken, it goes into no log and no error."""
    server = Server()
    telegram = await connected(server)
    logging.getLogger("telegram").setLevel(logging.INFO)
    for status in (200, 400, 502):
        server.will("sendMessage", httpx.Response(status, text='{"a secret wish": '))
        with pytest.raises(ChannelError) as failure:
            await telegram.send(HOME, HI)
        assert "a secret wish" not in f"{failure.value}{everything_logged.text}"


def test_any_token_is_taken_out_of_a_text() -> None:
    """Another bot's token is a secret as well, and a long text is shortened."""
    text = f"https://x/bot{TOKEN}/getMe 123456:AAAAAAAAAAAAAAAAAAAAAAAAAA {'x' * 500}"
    assert safe(text, TOKEN).startswith("https://x/bot<token>/getMe <token> x")
    assert len(safe(text)) == 200
    assert safe("the odd-one was refused", "odd-one") == "the <token> was refused"
    assert TOKEN not in str(translate(BadRequest(f"bad {TOKEN}"), "", TOKEN))
    assert isinstance(translate(NetworkError("x")), Lost)


# --- given once


async def test_menus_are_published_by_audience_and_language() -> None:
    """Each audience gets its commands; an empty menu is taken away."""
    server = Server()
    menu = [MenuEntry("wish", "x" * 300)]
    menus = {
        Audience("private"): menu,
        Audience("groups", language="en"): menu,
        Audience("chat", "-100200"): menu,
        Audience("chat_admins", "-100200"): [],
    }
    await publish_menu(await connected(server), menus)
    first, second, third = server.called("setMyCommands")
    assert first["scope"] == {"type": "all_private_chats"}
    assert len(first["commands"][0]["description"]) == 256
    assert (second["scope"]["type"], second["language_code"]) == ("all_group_chats", "en")
    assert third["scope"] == {"type": "chat", "chat_id": -100200}
    assert server.called("deleteMyCommands") == [
        {"scope": {"type": "chat_administrators", "chat_id": -100200}}
    ]


async def test_the_bot_is_described_in_each_language() -> None:
    """Both descriptions are cut to what Telegram takes."""
    server = Server()
    texts = {"": About("x" * 600, "y" * 200), "en": About("long", "short")}
    await publish_about(await connected(server), texts)
    longs, shorts = server.called("setMyDescription"), server.called("setMyShortDescription")
    assert [len(given["description"]) for given in longs] == [512, 4]
    assert [given.get("language_code") for given in shorts] == [None, "en"]
    assert len(shorts[0]["short_description"]) == 120


async def test_the_webhook_is_set_with_its_secret_and_taken_away() -> None:
    """Only the kinds that we hear are asked for."""
    server = Server()
    telegram = await connected(server)
    await set_webhook(telegram, "https://x.test/hook", "s3cret")
    await delete_webhook(telegram)
    (given,) = server.called("setWebhook")
    assert (given["url"], given["secret_token"]) == ("https://x.test/hook", "s3cret")
    assert "callback_query" in given["allowed_updates"]
    assert server.names == ["setWebhook", "deleteWebhook"]


async def test_what_came_as_a_file_goes_on_as_one() -> None:
    """Telegram takes the id of a file for no photo, and no album of both."""
    server = Server()
    telegram = await connected(server)
    await telegram.send(HOME, Message("Hi", photos=("file:a", "b", "file:c")))
    assert server.names == ["sendPhoto", "sendMediaGroup", "sendMessage"]
    (album,) = server.called("sendMediaGroup")
    assert [each["type"] for each in album["media"]] == ["document", "document"]
    await telegram.send(HOME, Message("Hi", photos=("file:a",)))
    assert server.called("sendDocument")[0]["document"] == "a"
