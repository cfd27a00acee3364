"""Nothing that must stay hidden is ever logged, whoever logs it."""

import asyncio
import io
import json
import logging
import sys
from collections.abc import Iterator
from contextlib import suppress

import httpx
import pytest
import structlog
import uvicorn

from bot.operations import log, settings
from bot.operations.settings import Settings

CANARY = "canary-key-Zq7vT2mXw9LcR4nHd8BsYf3Ku6"
TOKEN = "987654321:" + "Tt-_" * 9
OTHER_TOKEN = "11223344:" + "Zz09" * 9
PASSWORD = 'p@ss "word"/ä'
PHONE, CARD = "13800138000", "11010519491231002X"

Request = dict[str, object]


@pytest.fixture(autouse=True)
def _untouched() -> Iterator[None]:
    """The log of the test run is as before."""
    root, hook = logging.root, sys.excepthook
    level = root.level
    yield
    root.handlers[:] = [one for one in root.handlers if not isinstance(one, log._Handler)]
    root.setLevel(level)
    sys.excepthook = hook
    for name in log.GUESTS:
        logging.getLogger(name).setLevel(logging.NOTSET)
    structlog.reset_defaults()


def ours(log_format: str = "console", **more: object) -> Settings:
    given: dict[str, object] = {
        "secret_key": CANARY,
        "telegram_token": TOKEN,
        "database_url": "postgresql://bot:p%40ss%20%22word%22%2F%C3%A4@host/name",
        "log_format": log_format,
    }
    return settings.load(env_file=None, **given | more)


@pytest.fixture(params=["console", "json"])
def out(request: pytest.FixtureRequest) -> io.StringIO:
    stream = io.StringIO()
    log.start(ours(request.param), stream)
    return stream


def assert_clean(text: str) -> None:
    """None of the hidden words stands in `text`, and something does."""
    forms = {
        form for word in (*ours().hidden(), PASSWORD, PHONE, CARD) for form in log._forms(word)
    }
    assert text
    assert not [form for form in forms if form in text]


async def answer_nothing(scope: Request, receive: object, send: object) -> None:
    """The smallest web application."""
    assert callable(send)
    if scope["type"] == "http":
        await send({"type": "http.response.start", "status": 200, "headers": []})
        await send({"type": "http.response.body", "body": b""})


async def ask(url: str) -> None:
    transport = httpx.MockTransport(lambda _request: httpx.Response(200))
    async with httpx.AsyncClient(transport=transport) as client:
        await client.get(url)


async def test_httpx_keeps_its_addresses_to_itself(out: io.StringIO) -> None:
    """httpx logs every address at INFO, and Telegram's hold the token: it is not heard at all."""
    await ask(f"https://api.telegram.org/bot{TOKEN}/getMe")
    assert out.getvalue() == ""


async def test_even_a_talkative_httpx_shows_no_token(out: io.StringIO) -> None:
    """Somebody who turns httpx up to INFO reads addresses without tokens."""
    logging.getLogger("httpx").setLevel(logging.INFO)
    await ask(f"https://api.telegram.org/bot{TOKEN}/getMe?key={CANARY}")
    assert "getMe" in out.getvalue()
    assert log.SECRET in out.getvalue()
    assert_clean(out.getvalue())


def test_a_trace_shows_no_secret(out: io.StringIO) -> None:
    """An exception whose text, cause and notes hold secrets is logged without them."""
    try:
        try:
            raise ValueError(f"cannot connect: {PASSWORD!r} {TOKEN}")
        except ValueError as cause:
            raise RuntimeError(f"key {CANARY}, phone {PHONE}, card {CARD}") from cause
    except RuntimeError as fault:
        fault.add_note(f"while calling https://x/bot{OTHER_TOKEN}/sendMessage")
        log.get("bot.tests").exception("trouble", code="ABC234", url=f"https://u:{PASSWORD}@h/")
        logging.getLogger("elsewhere").exception("trouble %s", CANARY)
    said = out.getvalue()
    assert said.count("RuntimeError: key") == 2
    assert "ABC234" in said
    assert OTHER_TOKEN not in said
    assert_clean(said)


async def test_the_access_log_shows_neither_path_nor_token(out: io.StringIO) -> None:
    """uvicorn's lines come through the same log; the webhook's path is a secret too."""
    config = uvicorn.Config(answer_nothing, port=0, log_config=None, ws="none", lifespan="off")
    server = uvicorn.Server(config)
    running = asyncio.create_task(server.serve())
    while not server.started:  # noqa: ASYNC110  # uvicorn has no event for it
        await asyncio.sleep(0.01)
    port = server.servers[0].sockets[0].getsockname()[1]
    async with httpx.AsyncClient(base_url=f"http://127.0.0.1:{port}") as client:
        await client.get(f"{ours().webhook_path}?token={TOKEN}&phone={PHONE}&key={CANARY}")
    server.should_exit = True
    with suppress(asyncio.CancelledError):
        await running
    assert "uvicorn.access" in out.getvalue()
    assert "[secret]?token=[secret]" in out.getvalue()
    assert_clean(out.getvalue())


def test_an_unhandled_exception_comes_through_the_log(out: io.StringIO) -> None:
    """A crash is logged like everything else, not printed past the log."""
    try:
        raise RuntimeError(f"crash with {CANARY}")
    except RuntimeError as fault:
        sys.excepthook(type(fault), fault, fault.__traceback__)
    assert "crash with [secret]" in out.getvalue()
    assert_clean(out.getvalue())


def test_a_broken_log_call_shows_no_arguments(out: io.StringIO) -> None:
    """A log line with the wrong number of arguments is named, without them."""
    record = logging.makeLogRecord({"name": "elsewhere", "msg": "two %s %s", "args": (CANARY,)})
    for handler in logging.root.handlers:
        if isinstance(handler, log._Handler):
            handler.handle(record)
    assert "elsewhere could not be written" in out.getvalue()
    assert_clean(out.getvalue())


@pytest.mark.parametrize(
    "text",
    [
        f"call {PHONE}",
        f"call {PHONE}.",
        "call 138 0013 8000",
        "call 138-0013-8000",
        "call +8613800138000",
        f"card {CARD}",
        f"card {CARD.lower()}",
        "card 110105194912310021",
        f"{PHONE},{PHONE}",
    ],
)
def test_personal_numbers_are_hidden(text: str) -> None:
    """A phone number or an identity card's number never stands in the log."""
    hide = log.hider(())
    assert log.NUMBER in hide(text)
    assert not [part for part in ("0013", "8000", "1231") if part in hide(text)]


@pytest.mark.parametrize(
    "text",
    ["wish 2026-0042", "chat -1001234567890", "1763760000000 ms", "0.12345678901 s", "port 8420"],
)
def test_other_numbers_stay(text: str) -> None:
    """Codes, chats, times and lengths can be read."""
    assert log.hider(())(text) == text


def test_a_database_password_is_hidden_in_any_address() -> None:
    """Even the address of a database that we do not know."""
    assert log.hider(())("postgresql://bot:secret@h/n") == "postgresql://bot:[secret]@h/n"


def test_json_stays_json() -> None:
    """A line is one JSON object even when a bare number in it had to be hidden."""
    stream = io.StringIO()
    log.start(ours("json"), stream)
    log.get("bot.tests").info(
        "seen", chat=int(PHONE), near=[int(PHONE), 1.5, None, True], took=0.25
    )
    line = json.loads(stream.getvalue())
    assert line["chat"] == log.NUMBER
    assert line["near"] == [log.NUMBER, 1.5, None, True]
    assert (line["took"], line["level"], line["logger"]) == (0.25, "info", "bot.tests")


@pytest.mark.parametrize("form", ["console", "json"])
def test_nobody_writes_a_line_of_ours(form: str) -> None:
    """Somebody's words with a new line, a return or a colour in them stay inside one line."""
    stream = io.StringIO()
    log.start(ours(form), stream)
    forged = "x\r\n2030-03-05 [info] all is well\x1b[2J\x85\u2028"
    logging.getLogger("a.library").warning("not understood: %s", forged)
    log.get("bot.tests").info("heard", what=forged, among=[forged])
    assert stream.getvalue().count("\n") == 2
    assert not {"\r", "\x1b"} & set(stream.getvalue())


def test_the_level_is_kept() -> None:
    """What is less than the level set is not logged, and chatty libraries never get louder."""
    stream = io.StringIO()
    log.start(ours(log_level="DEBUG"), stream)
    log.get("bot.tests").debug("ours")
    logging.getLogger("telegram.ext").debug("a whole private message")
    logging.getLogger("sqlalchemy.engine.Engine").info("private parameters")
    logging.getLogger("apscheduler.scheduler").warning("missed")
    assert "ours" in stream.getvalue()
    assert "missed" in stream.getvalue()
    assert "private" not in stream.getvalue()


def test_a_trouble_code_can_be_read_out() -> None:
    """Six characters, none of which looks like another, and rarely the same twice."""
    codes = [log.trouble_code() for _ in range(500)]
    assert {len(code) for code in codes} == {6}
    assert not set("".join(codes)) & set("01OILAEU")
    assert len(set(codes)) > 490
