"""The people's side over HTTP, for the page and for other processes on this machine."""

import asyncio
import json
from collections.abc import AsyncIterator, Awaitable, Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

from starlette.applications import Starlette
from starlette.datastructures import UploadFile
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import FileResponse, JSONResponse, Response, StreamingResponse
from starlette.routing import Mount, Route

from bot.practice import api, view
from bot.practice.doors import Bounded, Guarded, LocalOnly
from bot.practice.errors import ApiError
from bot.practice.people import Room
from bot.practice.samples import sample
from bot.practice.world import Chat, Json, Message, User

PAGE = Path(__file__).with_name("page")
KEEP_ALIVE_SECONDS = 15
TAP_SECONDS = 15
SAMPLES = range(1, 10)
Handler = Callable[[Room, Request], Awaitable[Any]]


def practice_app(room: Room) -> Starlette:
    """The whole room, to be mounted at "/": the Bot API, the people's side, the page."""
    # before every route, also of the bot's
    doors = [Middleware(Guarded), Middleware(LocalOnly), Middleware(Bounded)]
    return Starlette(routes=[*api.routes(room), Mount("/", _people_app(room))], middleware=doors)


def _people_app(room: Room) -> Starlette:
    asked = {"/practice/state": _state, "/practice/file/{id}": _file}
    told = {
        "say": _say,
        "photo": _photo,
        "location": _location,
        "contact": _contact,
        "sticker": _sticker,
        "voice": _voice,
        "tap": _tap,
        "start": _start,
        "block": _block,
        "read": _read,
        "clock": _clock,
    }
    routes = [Route(path, _answering(room, handler)) for path, handler in asked.items()]
    routes += [
        Route(f"/practice/{name}", _answering(room, handler), methods=["POST"])
        for name, handler in told.items()
    ]
    routes += [Route("/practice/events", _answering(room, _events)), Route("/", _index)]
    return Starlette(routes=[*routes, Route("/practice/static/{name}", _static)])


def _answering(room: Room, handler: Handler) -> Callable[[Request], Awaitable[Response]]:
    """A route that turns mistakes into 4xx with one line."""

    async def answer(request: Request) -> Response:
        if not room.is_open:
            return JSONResponse({"error": "not open yet"}, 503)
        try:
            body = await handler(room, request)
        except KeyError as lacking:
            return JSONResponse({"error": f"{lacking.args[0]} is missing"}, 400)
        except (ValueError, ApiError) as no:
            return JSONResponse({"error": " ".join(str(no).split())}, 400)
        return body if isinstance(body, Response) else JSONResponse(body)

    return answer


async def _index(request: Request) -> Response:
    return FileResponse(PAGE / "index.html")


async def _static(request: Request) -> Response:
    """A file of the page: one of those that lie there, no path."""
    name = request.path_params["name"]
    if name not in {one.name for one in PAGE.iterdir()}:
        return JSONResponse({"error": "there is no such file"}, 404)
    return FileResponse(PAGE / name)


def _user(room: Room, number: object) -> User:
    user = room.world.users.get(int(str(number or 0)))
    if user is None or user.is_bot:
        raise ValueError(f"there is nobody with the number {number}")
    return user


def _chat(room: Room, me: User, wanted: object) -> Chat:
    """One of my chats."""
    for one in view.chats(room, me):
        if str(view.address(one)) == str(wanted):
            return one
    raise ValueError(f"you are not in the chat {wanted}")


async def _body(request: Request) -> Json:
    body = await request.json()
    if not isinstance(body, dict):
        raise ValueError("a JSON object is wanted")
    return body


async def _told(room: Room, request: Request) -> tuple[Json, User, Chat]:
    """The body of a POST, who it is and where."""
    body = await _body(request)
    me = _user(room, body.get("me"))
    return body, me, _chat(room, me, body.get("chat", "bot"))


def _message(chat: Chat, number: object, me: User) -> Message:
    message = chat.messages.get(int(str(number)))
    if message is None or not message.seen_by(me):
        raise ValueError(f"there is no message {number}")
    return message


async def _state(room: Room, request: Request) -> Json:
    people = [user for user in room.world.users.values() if user is not room.bot]
    wanted = request.query_params.get("me") or (people[0].id if people else 0)
    return view.state(room, _user(room, wanted))


async def _events(room: Room, request: Request) -> Response:
    me = _user(room, request.query_params.get("me"))
    headers = {"Cache-Control": "no-store"}
    return StreamingResponse(_stream(room, me), media_type="text/event-stream", headers=headers)


async def _stream(room: Room, me: User) -> AsyncIterator[str]:
    """Server-sent events until the room closes or the page goes."""
    with room.changes.listen() as listener:
        yield ": welcome\n\n"
        while True:
            try:
                happened = await asyncio.wait_for(listener.get(), KEEP_ALIVE_SECONDS)
            except TimeoutError:
                yield ": still here\n\n"
                continue
            if happened is None:
                return
            for told in view.events(room, happened, me):
                yield f"data: {json.dumps(told, ensure_ascii=False)}\n\n"


async def _say(room: Room, request: Request) -> Json:
    body, me, chat = await _told(room, request)
    reply_to = _message(chat, body["reply_to"], me) if body.get("reply_to") else None
    message = await room.say(me, chat, str(body["text"]), reply_to)
    return view.message_json(room, message, me)


async def _photo(room: Room, request: Request) -> list[Json]:
    """Samples by JSON, or files by a multipart form."""
    if request.headers.get("content-type", "").startswith("multipart/"):
        return await _uploaded(room, request)
    body, me, chat = await _told(room, request)
    wanted = body["samples"]
    if not isinstance(wanted, list) or not all(one in SAMPLES for one in wanted):
        raise ValueError("samples are numbers from 1 to 9")
    pictures = tuple(sample(number) for number in wanted)
    return await _sent(room, me, chat, pictures, str(body.get("caption") or ""))


async def _uploaded(room: Room, request: Request) -> list[Json]:
    async with request.form() as form:
        me = _user(room, form.get("me"))
        chat = _chat(room, me, form.get("chat"))
        files = [*form.getlist("files"), *form.getlist("files[]")]
        pictures = [await one.read() for one in files if isinstance(one, UploadFile)]
        return await _sent(room, me, chat, tuple(pictures), str(form.get("caption") or ""))


async def _sent(
    room: Room, me: User, chat: Chat, pictures: tuple[bytes, ...], caption: str
) -> list[Json]:
    if not 1 <= len(pictures) <= 10:
        raise ValueError("one to ten pictures at once")
    sent = await room.send_photo(me, chat, caption=caption, pictures=pictures)
    return [view.message_json(room, one, me) for one in sent]


async def _location(room: Room, request: Request) -> Json:
    body, me, chat = await _told(room, request)
    place = float(str(body["latitude"])), float(str(body["longitude"]))
    return view.message_json(room, await room.send_location(me, chat, *place), me)


async def _contact(room: Room, request: Request) -> Json:
    _, me, chat = await _told(room, request)
    return view.message_json(room, await room.send_contact(me, chat), me)


async def _sticker(room: Room, request: Request) -> Json:
    _, me, chat = await _told(room, request)
    return view.message_json(room, await room.send_sticker(me, chat), me)


async def _voice(room: Room, request: Request) -> Json:
    _, me, chat = await _told(room, request)
    return view.message_json(room, await room.send_voice(me, chat), me)


async def _tap(room: Room, request: Request) -> Json:
    body, me, chat = await _told(room, request)
    message = _message(chat, body["message"], me)
    answer = await room.tap(me, message, str(body["data"]), TAP_SECONDS, stale=True)
    if answer.timeout:
        return {"timeout": True}
    return {"text": answer.text, "alert": answer.alert, "url": answer.url}


async def _start(room: Room, request: Request) -> Json:
    body, me, _ = await _told(room, request)
    message = await room.open_link(me, str(body.get("payload") or ""))
    return view.message_json(room, message, me)


async def _block(room: Room, request: Request) -> Json:
    body, me, _ = await _told(room, request)
    await (room.block(me) if body["blocked"] else room.unblock(me))
    return {"blocked": me.has_blocked}


async def _read(room: Room, request: Request) -> Json:
    """Up to a message, or all; every page of theirs hears of it."""
    body, me, chat = await _told(room, request)
    newest = max([*chat.messages, 0])
    room.reads(me, chat, min(newest, int(str(body.get("to", newest)))))
    return {"unread": view.unread(chat, me)}


async def _clock(room: Room, request: Request) -> Json:
    body = await _body(request)
    await room.travel(timedelta(seconds=int(str(body["seconds"]))))
    return {"now": view.now(room)}


async def _file(room: Room, request: Request) -> Response:
    """A picture of the room; nothing else is ever shown as such."""
    file = room.world.files.get(request.path_params["id"])
    if file is None:
        return JSONResponse({"error": "there is no such file"}, 404)
    shown = file.mime if file.mime in ("image/png", "image/jpeg") else "application/octet-stream"
    return Response(file.content, media_type=shown)
