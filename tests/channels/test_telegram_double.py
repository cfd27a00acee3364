"""A Telegram that answers as it is told, beneath the real httpx and python-telegram-bot."""

import asyncio
import json
from collections.abc import Callable
from typing import Any
from urllib.parse import parse_qsl

import httpx

from bot.channels.telegram.channel import Telegram
from bot.channels.telegram.wire import Wire
from bot.messages import Action

TOKEN = "7654321:CANARY-never-log-this-token-0123456"
BOT = {"id": 7654321, "is_bot": True, "first_name": "Wishlight", "username": "LightBot"}
PERSON = {"id": 10, "is_bot": False, "first_name": "Wang", "username": "wang"}
HOME = {"id": 10, "type": "private", "first_name": "Wang"}
GROUP = {"id": -100200, "type": "supergroup", "title": "Lotus Garden"}


def ok(result: Any = True) -> httpx.Response:
    return httpx.Response(200, json={"ok": True, "result": result})


def refused(code: int, description: str, **parameters: Any) -> httpx.Response:
    body: dict[str, Any] = {"ok": False, "error_code": code, "description": description}
    return httpx.Response(code, json=body | ({"parameters": parameters} if parameters else {}))


class Server:
    """Answers well unless `answers[method]` holds something else for the next calls."""

    def __init__(self) -> None:
        self.calls: list[tuple[str, dict[str, Any]]] = []
        self.answers: dict[str, list[Any]] = {}
        self.last_id = 100

    def will(self, method: str, *answers: Any) -> None:
        self.answers.setdefault(method, []).extend(answers)

    def called(self, *methods: str) -> list[dict[str, Any]]:
        return [given for name, given in self.calls if name in methods]

    @property
    def names(self) -> list[str]:
        return [name for name, _ in self.calls if name != "getMe"]

    async def __call__(self, request: httpx.Request) -> httpx.Response:
        name = request.url.path.rpartition("/")[2]
        given = {key: _value(value) for key, value in parse_qsl(request.content.decode())}
        self.calls.append((name, given))
        if self.answers.get(name):
            return await self._told(self.answers[name].pop(0), request)
        return ok(self._well(name, given))

    async def _told(self, answer: Any, request: httpx.Request) -> httpx.Response:
        if callable(answer):
            answer = answer()
        if asyncio.iscoroutine(answer):
            answer = await answer
        if isinstance(answer, Exception):
            raise answer
        assert isinstance(answer, httpx.Response)
        return answer

    def _well(self, name: str, given: dict[str, Any]) -> Any:
        if name == "getMe":
            return BOT
        if name == "sendMediaGroup":
            return [self._message("photo") for _ in given["media"]]
        if name.startswith(("send", "edit")):
            kinds = {"sendPhoto": "photo", "sendVoice": "voice"}
            return self._message(kinds.get(name, "text"))
        return True

    def _message(self, kind: str) -> dict[str, Any]:
        self.last_id += 1
        size = {"file_id": "f", "file_unique_id": "u", "width": 9, "height": 9}
        voice = {"file_id": "v", "file_unique_id": "u", "duration": 3}
        content = {"photo": [size], "voice": voice, "text": "said"}[kind]
        return {"message_id": self.last_id, "date": 1700000000, "chat": HOME, kind: content}


def _value(text: str) -> Any:
    try:
        return json.loads(text)
    except ValueError:
        return text


def sign(action: Action) -> str:
    return f"{action.verb}.{action.id}.{action.arg}.mac"


async def connected(server: Server, signing: Callable[[Action], str] = sign) -> Telegram:
    """A started Telegram whose calls all end at `server`."""
    wire = Wire(4, httpx.MockTransport(server))
    telegram = Telegram(TOKEN, signing, "https://telegram.test", request=wire)
    await telegram.start()
    return telegram


def message(text: str | None = None, **more: Any) -> dict[str, Any]:
    content = {"text": text} if text is not None else {}
    base = {"message_id": 5, "date": 1700000000, "from": PERSON, "chat": HOME}
    return base | content | more


def update(number: int, text: str = "hello", **more: Any) -> dict[str, Any]:
    return {"update_id": number, "message": message(text, **more)}


def tap(number: int, data: str = "claim.1.0.mac", **more: Any) -> dict[str, Any]:
    old = message("card", chat=GROUP, **{"from": BOT})
    query = {"id": f"q{number}", "from": PERSON, "message": old, "chat_instance": "1", "data": data}
    return {"update_id": number, "callback_query": query | more}


async def test_our_name_is_learned_from_telegram() -> None:
    """After the start the channel knows the bot's number, name and user name."""
    telegram = await connected(Server())
    assert telegram.me[:3] == ("7654321", "Wishlight", "LightBot")
    await telegram.stop()
