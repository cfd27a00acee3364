"""The people's side over HTTP: through one person's eyes, for this machine only."""

import asyncio
import json
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta
from typing import Any

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup

from bot.practice import Chat, Room, User, serving
from bot.practice.markup import detect, parse, to_html
from bot.practice.samples import sample
from bot.practice.web import PAGE

Json = dict[str, Any]


async def state(page: httpx.AsyncClient, me: User) -> Json:
    body: Json = (await page.get("/practice/state", params={"me": me.id})).json()
    return body


async def chat_of(page: httpx.AsyncClient, me: User, address: object) -> Json:
    chats = (await state(page, me))["chats"]
    found: Json = next(one for one in chats if one["id"] == address)
    return found


async def test_the_state_holds_what_the_page_needs(
    page: httpx.AsyncClient, room: Room, group: Chat, wang: User, chen: User
) -> None:
    """The bot, the cast, the time, my chats, their menus and three hints in two languages."""
    body = await state(page, wang)
    assert body["bot"] == {"id": room.bot.id, "name": "Wishlight", "username": "wishlight_bot"}
    assert [one["name"] for one in body["cast"]] == ["Wang", "Chen"]
    assert set(body["cast"][0]) == {"id", "name", "role", "about", "avatar", "color", "english"}
    assert (body["me"], body["zone"]) == (wang.id, "Asia/Shanghai")
    assert body["now"].endswith("+08:00")
    assert [(one["id"], one["kind"]) for one in body["chats"]] == [
        (group.id, "group"),
        ("bot", "private"),
    ]
    assert set(body["commands"]) == {str(group.id), "bot"}
    assert {language: len(lines) for language, lines in body["hints"].items()} == {"zh": 3, "en": 3}


async def test_a_message_has_the_agreed_fields(
    page: httpx.AsyncClient, room: Room, bot: Bot, wang: User
) -> None:
    """The page's contract, to the letter."""
    asked = await room.say(wang, "bot", "hello")
    markup = InlineKeyboardMarkup(
        [
            [
                InlineKeyboardButton("Go", callback_data="go"),
                InlineKeyboardButton("U", url="https://x.org"),
            ]
        ]
    )
    await bot.send_photo(wang.id, sample(1), caption="a <b>", reply_markup=markup)
    first, second = (await chat_of(page, wang, "bot"))["messages"]
    assert set(first) == {
        *("id", "chat", "from", "date", "html", "photos", "location", "contact", "kind"),
        *("buttons", "reply_to", "edited", "album", "thread", "has_words"),
    }
    assert set(first["from"]) == {"id", "name", "is_bot", "avatar", "color"}
    assert (first["id"], first["kind"], first["chat"]) == (asked.id, "text", "bot")
    assert (second["kind"], second["html"]) == ("photo", "a &lt;b&gt;")
    assert second["buttons"] == [
        [
            {"text": "Go", "data": "go", "url": None},
            {"text": "U", "data": None, "url": "https://x.org"},
        ]
    ]
    picture = await page.get(second["photos"][0])
    assert (picture.content, picture.headers["content-type"]) == (sample(1), "image/png")


async def test_nobody_sees_another_ones_chat(
    page: httpx.AsyncClient, room: Room, group: Chat, wang: User, chen: User
) -> None:
    """The private chat with the bot is each person's own; foreign groups are not shown."""
    await room.say(wang, "bot", "mine")
    other = room.add_group("Elsewhere", [chen])
    assert (await chat_of(page, chen, "bot"))["messages"] == []
    assert len((await chat_of(page, wang, "bot"))["messages"]) == 1
    said = {"me": wang.id, "chat": other.id, "text": "hello"}
    answer = await page.post("/practice/say", json=said)
    assert (answer.status_code, list(answer.json())) == (400, ["error"])


async def test_people_act_through_the_page(
    page: httpx.AsyncClient, room: Room, group: Chat, wang: User
) -> None:
    """Every verb of the page reaches the room."""
    here = {"me": wang.id, "chat": group.id}
    for verb, more in (
        ("say", {"text": "hello"}),
        ("photo", {"samples": [1, 2], "caption": "two"}),
        ("location", {"latitude": 30.1, "longitude": 120.2}),
        ("contact", {}),
        ("sticker", {}),
        ("voice", {}),
    ):
        answer = await page.post(f"/practice/{verb}", json=here | more)
        assert answer.status_code == 200, answer.text
    messages = (await chat_of(page, wang, group.id))["messages"]
    kinds = [one["kind"] for one in messages]
    assert kinds[1:] == ["text", "photo", "photo", "location", "contact", "sticker", "voice"]
    assert messages[2]["album"] == messages[3]["album"] != None  # noqa: E711
    assert set(messages[5]["contact"]) == {"name", "phone"}
    files = [("files", (f"{n}.png", sample(n), "image/png")) for n in (1, 2)]
    form = {"me": str(wang.id), "chat": "bot", "caption": "mine"}
    assert (await page.post("/practice/photo", data=form, files=files)).status_code == 200
    assert len(room.chat(wang)) == 2


async def test_a_person_starts_blocks_and_reads(
    page: httpx.AsyncClient, room: Room, bot: Bot, wang: User
) -> None:
    """start follows a deep link, block blocks, read clears the dot, as far as it was read."""
    assert (await page.post("/practice/start", json={"me": wang.id, "payload": "w_1"})).json()[
        "html"
    ] == "/start w_1"
    await bot.send_message(wang.id, "welcome")
    assert (await chat_of(page, wang, "bot"))["unread"] == 1
    await page.post("/practice/read", json={"me": wang.id, "chat": "bot"})
    assert (await chat_of(page, wang, "bot"))["unread"] == 0
    newer = await bot.send_message(wang.id, "and another")
    for to in (newer.message_id - 1, 1, "no number"):  # another page of hers stands further up
        await page.post("/practice/read", json={"me": wang.id, "chat": "bot", "to": to})
    assert (await chat_of(page, wang, "bot"))["read"] == newer.message_id - 1
    await page.post("/practice/block", json={"me": wang.id, "blocked": True})
    assert wang.has_blocked
    assert (await chat_of(page, wang, "bot"))["blocked"] is True


async def test_a_tap_through_the_page_waits_for_its_answer(
    page: httpx.AsyncClient, room: Room, bot: Bot, wang: User
) -> None:
    """text, alert, url come back as the bot gave them."""
    said = await bot.send_message(wang.id, "x")
    body = {"me": wang.id, "chat": "bot", "message": said.message_id, "data": "go"}
    tap = asyncio.create_task(page.post("/practice/tap", json=body))
    (query,) = await room.until(lambda: list(room.world.queries.values()))
    await bot.answer_callback_query(query.id, "Yours", show_alert=True)
    assert (await tap).json() == {"text": "Yours", "alert": True, "url": None}


async def test_an_unanswered_tap_times_out(
    page: httpx.AsyncClient, bot: Bot, wang: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The page is told so after its patience."""
    monkeypatch.setattr("bot.practice.web.TAP_SECONDS", 0.05)
    said = await bot.send_message(wang.id, "x")
    body = {"me": wang.id, "chat": "bot", "message": said.message_id, "data": "go"}
    assert (await page.post("/practice/tap", json=body)).json() == {"timeout": True}


async def test_the_clock_moves_by_the_hook(page: httpx.AsyncClient, room: Room, wang: User) -> None:
    """With a hook the hook travels; without one the clock does; never back."""
    before = (await state(page, wang))["now"]
    moved = (await page.post("/practice/clock", json={"seconds": 3600})).json()["now"]
    assert moved > before
    assert (await page.post("/practice/clock", json={"seconds": -5})).status_code == 400
    travelled: list[timedelta] = []

    async def hook(by: timedelta) -> None:
        travelled.append(by)

    room.on_travel = hook
    await page.post("/practice/clock", json={"seconds": 60})
    assert travelled == [timedelta(minutes=1)]


@asynccontextmanager
async def events(base: str, me: User) -> AsyncIterator[Any]:
    """The events told to one person: an iterator of JSON bodies."""
    async with (
        httpx.AsyncClient(base_url=base, trust_env=False, timeout=10) as client,
        client.stream("GET", "/practice/events", params={"me": me.id}) as stream,
    ):
        lines = stream.aiter_lines()
        assert await anext(lines) == ": welcome"

        async def bodies() -> AsyncIterator[Json]:
            async for line in lines:
                if line.startswith("data: "):
                    yield json.loads(line.removeprefix("data: "))

        yield bodies()


async def test_changes_are_streamed(
    base: str, room: Room, bot: Bot, group: Chat, wang: User, chen: User
) -> None:
    """message, edited, deleted, chat, commands, typing and clock, as far as they are mine."""
    async with events(base, wang) as told:
        await room.say(chen, "bot", "not for Wang")
        said = await bot.send_message(group.id, "A wish")
        await bot.edit_message_text("A wish, taken", group.id, said.message_id)
        await bot.delete_message(group.id, said.message_id)
        await room.rename(group, "New", chen)
        await bot.send_chat_action(wang.id, "typing")
        await bot.set_my_commands([("wish", "d")])
        await room.travel(timedelta(hours=1))
        seen: list[Json] = []
        while not seen or seen[-1]["type"] != "clock":
            seen.append(await anext(told))
    kinds = [one["type"] for one in seen]
    assert kinds == [
        *("message", "edited", "deleted", "chat", "message", "typing"),
        *("commands", "commands", "clock"),
    ]
    assert seen[0]["message"]["html"] == "A wish"
    assert seen[1]["message"]["edited"] is True
    assert seen[2] == {"type": "deleted", "chat": group.id, "id": said.message_id}
    assert (seen[3]["chat"]["title"], "messages" in seen[3]["chat"]) == ("New", False)
    assert seen[5]["chat"] == "bot"


async def test_an_open_page_does_not_hold_up_the_end(wang: User) -> None:
    """Stopping the server ends every stream; nobody waits for a timeout."""
    room = Room()
    me = room.add_user("Me")
    async with asyncio.timeout(5):
        async with serving(room) as base, events(base, me) as told:
            ending = asyncio.create_task(room.close())
            assert [one async for one in told] == []
            await ending


async def test_a_room_can_be_served_again() -> None:
    """The same room behind a new server: streams are open again."""
    room = Room()
    me = room.add_user("Me")
    async with serving(room):
        pass
    async with serving(room) as base, events(base, me) as told:
        await room.say(me, "bot", "hello")
        assert (await anext(told))["message"]["html"] == "hello"


async def test_a_stream_without_news_stays_alive(
    base: str, room: Room, wang: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A comment now and then keeps proxies from closing it."""
    monkeypatch.setattr("bot.practice.web.KEEP_ALIVE_SECONDS", 0.02)
    async with (
        httpx.AsyncClient(base_url=base, trust_env=False, timeout=10) as client,
        client.stream("GET", "/practice/events", params={"me": wang.id}) as stream,
    ):
        lines = [line async for line, _ in _first(stream.aiter_lines(), 4)]
    assert [line for line in lines if line] == [": welcome", ": still here"]


async def _first(lines: AsyncIterator[str], count: int) -> AsyncIterator[tuple[str, int]]:
    for number in range(count):
        yield await anext(lines), number


async def test_the_page_is_served_with_a_strict_policy(page: httpx.AsyncClient) -> None:
    """No script, style or address but our own; nothing outside the page's folder."""
    answer = await page.get("/")
    assert answer.content == (PAGE / "index.html").read_bytes()
    policy = answer.headers["content-security-policy"]
    assert policy == (
        "default-src 'self'; img-src 'self' data: blob:; object-src 'none'; base-uri 'none'; "
        "form-action 'self'; frame-ancestors 'none'"
    )
    script = await page.get("/practice/static/app.js")
    assert "javascript" in script.headers["content-type"]
    for outside in ("../view.py", "..%2Fview.py", "%2e%2e%2fview.py", "nothing.js"):
        assert (await page.get(f"/practice/static/{outside}")).status_code == 404


@pytest.mark.parametrize(
    ("verb", "body"),
    [
        ("say", {"me": 99, "chat": "bot", "text": "x"}),
        ("say", {"me": 1001, "chat": "bot"}),
        ("say", {"me": 1001, "chat": "bot", "text": "  "}),
        ("say", {"me": 1001, "chat": "bot", "text": "x", "reply_to": 77}),
        ("photo", {"me": 1001, "chat": "bot", "samples": []}),
        ("location", {"me": 1001, "chat": "bot", "latitude": "north"}),
        ("tap", {"me": 1001, "chat": "bot", "message": 77, "data": "x"}),
        ("start", {"me": 1001, "payload": "a.b"}),
        ("clock", {"seconds": "much"}),
        ("photo", {"me": 1001, "chat": "bot", "samples": [10]}),
        ("photo", {"me": 1001, "chat": "bot", "samples": 1}),
        ("location", {"me": 1001, "chat": "bot", "latitude": 91, "longitude": 0}),
        ("location", {"me": 1001, "chat": "bot", "latitude": "nan", "longitude": 0}),
        ("say", ["no", "object"]),
    ],
)
async def test_mistakes_are_answered_in_one_line(
    page: httpx.AsyncClient, wang: User, verb: str, body: Any
) -> None:
    """4xx with one line, never a trace."""
    answer = await page.post(f"/practice/{verb}", json=body)
    assert answer.status_code == 400
    assert "\n" not in answer.json()["error"]
    assert answer.json()["error"]


TAG = re.compile(r"</?(b|i|u|s|code|pre|blockquote|br)>|<a href=\"(https?|tg)://[^\"<>]*\">|</a>")


def is_safe(html: str) -> bool:
    """Nothing but our own tags, and those in pairs."""
    rest = TAG.sub("", html)
    opened = re.findall(r"<(\w+)", html.replace("<br>", ""))
    return not set("<>\"'") & set(rest) and len(opened) == html.count("</")


@given(st.text(), st.text(alphabet="<>&\"'/b a=hrefscript:j\u613f\U0001f600\n@"))
def test_nobodys_text_is_ever_html(text: str, wild: str) -> None:
    """Whatever a person types is shown, never interpreted."""
    for one in (text, wild, f"https://x.org/{wild}"):
        assert is_safe(to_html(one, detect(one, [])))


@given(
    st.text(alphabet="ab<&\u613f\U0001f600\n", max_size=12),
    st.lists(
        st.fixed_dictionaries(
            {
                "type": st.sampled_from(["bold", "italic", "pre", "text_link", "spoiler"]),
                "offset": st.integers(0, 12),
                "length": st.integers(1, 12),
                "url": st.sampled_from(["https://x.org/\"onclick='x'", "https://y.org"]),
            }
        ),
        max_size=4,
    ),
)
def test_no_entities_make_bad_html(text: str, entities: list[Json]) -> None:
    """Crossing, empty and overlong entities still give well-formed, safe HTML."""
    assert is_safe(to_html(text, entities))


def test_a_dangerous_link_is_no_link() -> None:
    """javascript: and data: addresses are plain text."""
    text, entities = parse('<a href="javascript:alert(1)">x</a> <b>y<i>z</i></b>')
    assert to_html(text, entities) == "x <b>y<i>z</i></b>"
    bad = [{"type": "text_link", "offset": 0, "length": 1, "url": "javascript:alert(1)"}]
    assert to_html("x", bad) == "x"


async def test_the_page_waits_until_the_room_is_open(
    page: httpx.AsyncClient, room: Room, wang: User
) -> None:
    """While the neighbourhood lives through its first week nobody sees its clock run."""
    room.is_open = False
    assert (await page.get("/practice/state")).status_code == 503
    room.is_open = True
    assert (await state(page, wang))["now"]
