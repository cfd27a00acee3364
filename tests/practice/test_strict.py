"""Every call is held against the signatures, and refused in Telegram's words."""

import inspect
import json
from pathlib import Path
from typing import Any

import httpx
import pytest
import telegram
from telegram import Bot, KeyboardButton, ReplyKeyboardMarkup
from telegram.error import BadRequest, InvalidToken, TelegramError

from bot.practice import Chat, Room, User, strict
from bot.practice.calls import PLAYED
from bot.practice.core import Server

from .conftest import make_bot

SPEC = Path(__file__).parents[1] / "samples" / "botapi.json"


async def test_the_library_finds_its_bot(bot: Bot, room: Room) -> None:
    """`Bot.initialize()` is content with getMe."""
    assert bot.username == room.bot.username
    assert (await bot.get_me()).can_read_all_group_messages is False


async def test_a_wrong_token_is_nobody(room: Room, base: str) -> None:
    """A wrong token is answered 401 Unauthorized."""
    stranger = make_bot(room, base, "7000000001:wrong")
    with pytest.raises(InvalidToken):
        await stranger.initialize()
    await stranger.shutdown()


async def test_a_wrong_token_opens_no_file(page: httpx.AsyncClient) -> None:
    """Files are as closed to a wrong token as methods are."""
    assert (await page.get("/file/bot1:x/photos/file_0.png")).status_code == 401


async def test_an_unknown_method_is_not_found(page: httpx.AsyncClient, room: Room) -> None:
    """A method that the library does not know is answered 404 Not Found."""
    answer = await page.post(f"/bot{room.token}/sendMesage", json={"chat_id": 1, "text": "x"})
    assert answer.status_code == 404
    assert answer.json() == {"ok": False, "error_code": 404, "description": "Not Found"}


async def test_a_method_that_is_not_played_says_so(bot: Bot, wang: User) -> None:
    """What Telegram has and the room has not is told apart from a mistake."""
    with pytest.raises(TelegramError, match="does not play sendDice"):
        await bot.send_dice(wang.id)


async def test_names_of_methods_ignore_case(page: httpx.AsyncClient, room: Room) -> None:
    """Telegram takes getme for getMe, by GET as by POST."""
    assert (await page.get(f"/bot{room.token}/getme")).json()["result"]["is_bot"] is True


async def test_an_unknown_parameter_is_refused(bot: Bot, wang: User) -> None:
    """A parameter that no signature has is a mistake, not a wish."""
    with pytest.raises(BadRequest, match=r'(?i)unknown parameter "colour"'):
        await bot.send_message(wang.id, "hello", api_kwargs={"colour": "red"})


async def test_whoever_is_not_strict_passes_over_it(
    page: httpx.AsyncClient, room: Room, wang: User
) -> None:
    """As Telegram does: of a call, of what is in it, and of a button; what is wrong stays wrong."""
    room.is_strict = False
    button = {"text": "Go", "callback_data": "go", "shade": 7}
    rich = {"chat_id": wang.id, "text": "x", "colour": "red", "link_preview_options": {"a": 1}}
    rich["reply_markup"] = {"inline_keyboard": [[button]], "glow": True}
    answer = await page.post(f"/bot{room.token}/sendMessage", json=rich)
    assert answer.status_code == 200
    assert room.chat(wang)[-1].buttons == [{"text": "Go", "callback_data": "go"}]
    wrong = {"chat_id": wang.id, "text": "x", "reply_markup": {"inline_keyboard": [[{"a": 1}]]}}
    answer = await page.post(f"/bot{room.token}/sendMessage", json=wrong)
    assert answer.status_code == 400


def test_the_room_is_as_telegram_is() -> None:
    """Outside of our own tests nobody is strict: python -m bot demo is for every bot."""
    assert "is_strict = False" in inspect.getsource(Server)


async def test_a_reply_keyboard_of_buttons(bot: Bot, wang: User) -> None:
    """Objects, and bare texts beside them."""
    markup = ReplyKeyboardMarkup([[KeyboardButton("my number", request_contact=True), "no"]])
    said = await bot.send_message(wang.id, "x", reply_markup=markup)
    assert said.text == "x"
    given: Any = {"keyboard": [[{"text": "a"}], ["b"]]}
    assert await bot.send_message(wang.id, "y", api_kwargs={"reply_markup": given})


async def test_a_button_that_does_nothing(page: httpx.AsyncClient, room: Room, wang: User) -> None:
    """Bot API 10.3 knows disabled buttons, and so does the room."""
    button = {"text": "over", "disabled": {"text": "It is over"}}
    given = {"chat_id": wang.id, "text": "x", "reply_markup": {"inline_keyboard": [[button]]}}
    answer = await page.post(f"/bot{room.token}/sendMessage", json=given)
    assert answer.status_code == 200


async def test_an_administrator_has_the_newest_rights(bot: Bot, room: Room, group: Chat) -> None:
    """What a client of Bot API 10.3 asks of every administrator."""
    group.members[room.bot.id] = "administrator"
    me = await bot.get_chat_member(group.id, room.bot.id)
    assert me.api_kwargs["can_send_welcome_messages"] is True


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"text": "x"}, "chat_id is empty"),
        ({"chat_id": 1001}, "message text is empty"),
        ({"chat_id": 1001, "text": "x", "message_thread_id": "one"}, "must be of type Integer"),
        ({"chat_id": 1001, "text": "x", "protect_content": "perhaps"}, "must be of type Boolean"),
        ({"chat_id": 1001, "text": "x", "reply_markup": "{x"}, "can't parse reply markup JSON"),
        ({"chat_id": 1001, "text": "x", "reply_markup": "[1]"}, "object expected as reply markup"),
        (
            {"chat_id": 1001, "text": "x", "reply_markup": {"inline_keyboard": [[{"data": "x"}]]}},
            'Can\'t find field "text"',
        ),
        (
            {"chat_id": 1001, "text": "x", "reply_parameters": {"message": 1, "message_id": 1}},
            "unknown field message",
        ),
        ({"chat_id": 1001, "text": 5}, "must be of type String"),
        ({"chat_id": True, "text": "x"}, "must be of type Integer or String"),
    ],
)
async def test_wrong_fields_are_named(
    page: httpx.AsyncClient, room: Room, wang: User, given: dict[str, Any], words: str
) -> None:
    """A missing field or a wrong type is answered 400 by name; the right call passes."""
    right = {"chat_id": wang.id, "text": "x"}
    assert (await page.post(f"/bot{room.token}/sendMessage", json=right)).status_code == 200
    answer = await page.post(f"/bot{room.token}/sendMessage", json=given)
    assert answer.status_code == 400
    assert words in answer.json()["description"]
    assert answer.json()["description"].startswith("Bad Request: ")


@pytest.mark.parametrize("how", ["json", "data", "params"])
async def test_parameters_come_in_every_form(
    page: httpx.AsyncClient, room: Room, wang: User, how: str
) -> None:
    """JSON, form and query mean the same."""
    given: Any = {how: {"chat_id": wang.id, "text": "hello", "disable_notification": "true"}}
    answer = await page.post(f"/bot{room.token}/sendMessage", **given)
    assert answer.json()["result"]["text"] == "hello"


async def test_conveniences_of_the_library_are_no_fields(
    page: httpx.AsyncClient, room: Room
) -> None:
    """The library's own keywords (timeouts, reply_to_message_id …) are unknown on the wire."""
    send = strict.methods()["sendmessage"].fields
    ours = {"read_timeout", "api_kwargs", "reply_to_message_id", "disable_web_page_preview"}
    assert not ours & set(send)
    assert strict.methods()["sendlocation"].fields["latitude"].required


def test_everything_played_exists() -> None:
    """No method is played under a name that Telegram does not have."""
    assert {name.lower() for name in PLAYED} <= set(strict.methods())


def _snake(name: str) -> str:
    return "".join(f"_{c.lower()}" if c.isupper() else c for c in name)


def test_every_method_of_the_library_is_known() -> None:
    """Introspection misses none of the library's methods."""
    for name in PLAYED:
        if "Ephemeral" not in name:
            assert inspect.iscoroutinefunction(getattr(telegram.Bot, _snake(name)))


@pytest.fixture
def spec() -> dict[str, Any]:
    """What Telegram's own pages say of each method: the names and types of its fields."""
    found: dict[str, Any] = json.loads(SPEC.read_text("utf-8"))["methods"]
    return found


def _names(types: list[str]) -> set[str]:
    plain = {"Integer", "String", "Boolean", "Float", "InputFile"}
    kinds = {t if t in plain else "Array" if t.startswith("Array") else "Object" for t in types}
    return {"File" if kind == "InputFile" else kind for kind in kinds}


def _differences(name: str, told: dict[str, Any]) -> set[str]:
    """Where a known method and the specification do not agree."""
    known, theirs = strict.methods()[name.lower()].fields, told["fields"]
    found = {f"{name}.{field}" for field in set(known) ^ set(theirs)}
    for field in set(known) & set(theirs):
        mine, kinds = known[field], {kind.name for kind in known[field].kinds}
        same_kind = "File" in kinds or kinds == _names(theirs[field])
        if mine.required != (field in told["required"]) or not same_kind:
            found.add(f"{name}.{field}")
    return found


def test_what_is_played_agrees_with_the_specification(spec: dict[str, Any]) -> None:
    """Names, types and required fields of every played method are those of Bot API 10.2."""
    found = set().union(*(_differences(name, spec[name]) for name in PLAYED))
    ours = {one for one in found if one.endswith(".ephemeral_message_parameters")}
    # the newer name for two fields of 10.2; rich messages, which the library does not know yet
    assert found - ours == {"editMessageText.rich_message", "editMessageText.text"}


def test_nearly_everything_known_agrees_with_the_specification(spec: dict[str, Any]) -> None:
    """Of all methods, not only the played ones, a handful of fields differ, and we know which."""
    known = {method.name for method in strict.methods().values()}
    assert known <= set(spec)
    assert len(known) >= 170
    found = set().union(*(_differences(name, spec[name]) for name in known - set(PLAYED)))
    found = {one for one in found if not one.endswith(".ephemeral_message_parameters")}
    assert found == {"sendPoll.correct_option_id", "setMessageReaction.reaction"}
