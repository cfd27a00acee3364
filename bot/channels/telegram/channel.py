"""Telegram as a channel: python-telegram-bot at the wire, our words above it."""

import asyncio
import logging
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import Any

import telegram
from telegram import BotCommandScopeChat, ChatMember
from telegram.error import TelegramError
from telegram.request import BaseRequest

from bot.channels.telegram import calls, updates
from bot.channels.telegram.errors import HasPicture, NoTopic, Same, TooLate, translate
from bot.channels.telegram.html import Sign
from bot.channels.telegram.wire import CONNECT, Wire, hush
from bot.messages import (
    Address,
    ChannelError,
    Gone,
    Incoming,
    Lost,
    Menu,
    Message,
    NotSent,
    Presence,
    Rejected,
    Sender,
    Shut,
    Slow,
    Tap,
    Toast,
)
from storage.engine import clock

log = logging.getLogger(__name__)

OFFICIAL = "https://api.telegram.org"
HEARD = ["message", "edited_message", "callback_query", "my_chat_member", "chat_member"]

# Camel-cased it is getUpdates, and its answer stays raw: Bot.get_updates reads a batch as a whole,
# so that one update newer than the library would stop all others. (The one underscore too many
# keeps do_api_request from warning that the library has a method of this name.)
_GET_UPDATES = "get__updates"

_PAYLOAD = re.compile(r"[A-Za-z0-9_-]{1,64}")


class Telegram:
    """A Channel. `sign` turns an Action into at most 64 ASCII bytes of callback data."""

    name = "telegram"
    can = calls.CAN

    def __init__(
        self,
        token: str,
        sign: Sign,
        api_base: str = OFFICIAL,
        *,
        request: BaseRequest | None = None,
        now: Callable[[], datetime] = clock.now,
    ) -> None:
        hush(token)
        self.me = Sender("", "", is_bot=True)
        self.sign = sign
        self._token = token
        self._now = now
        base = api_base.rstrip("/")
        self._bot = telegram.Bot(
            token,
            base_url=f"{base}/bot",
            base_file_url=f"{base}/file/bot",
            request=request or Wire(connections=64),
            get_updates_request=request or Wire(connections=1),
        )

    async def start(self) -> None:
        """Learn our own name. Raises Rejected for a wrong token: who starts can still put it right;
        NotSent or Lost by the network."""
        try:
            await self.call("initialize")
        except Shut as problem:
            raise Rejected(str(problem)) from None
        user = self._bot.bot
        self.me = Sender(str(user.id), user.first_name, user.username or "", is_bot=True)

    async def stop(self) -> None:
        await self._bot.shutdown()

    async def send(self, to: Address, message: Message) -> str:
        """Say `message`. A topic that is gone is replaced by the group's main one."""
        try:
            return await self._send(to, message)
        except NoTopic:
            if not to.thread:
                raise
        return await self._send(Address(to.chat), message)

    async def _send(self, to: Address, message: Message) -> str:
        message = await _drawn(message)
        first, *rest = calls.said(to, message, self.sign)
        answer = await self.perform(first)
        for call in rest:
            answer = await self._perform_next(call)
        return _id_of(answer)

    async def _perform_next(self, call: calls.Call) -> Any:
        """A part was said already, so saying it all again is not safe any more."""
        try:
            return await self.perform(call)
        except (NotSent, Slow):
            problem = Lost("only the photos of the message were said")
        raise problem

    async def edit(self, to: Address, message_id: str, message: Message) -> str:
        """A text may get a picture, where Telegram takes that; it has one, too, where it got it and
        only the answer was lost."""
        if message.takes_photos_back and self.has_picture(message_id):
            await self._take_back(to, message_id)
        call = calls.edited(to, message_id, message, self.sign)
        gets_picture = call.method == "edit_message_media"
        try:
            await self.perform(call)
        except HasPicture:
            return await self.edit(to, f"p{message_id}", message)
        except Same:
            pass
        except Rejected:
            if not gets_picture:
                raise
            return await self.edit(to, message_id, message.without_photos())
        return f"p{message_id}" if gets_picture else message_id

    async def _take_back(self, to: Address, message_id: str) -> None:
        """A caption can be changed, its picture only deleted. Raises Gone when that is done; a bot
        may delete for 48 hours, after which only the words go."""
        try:
            await self.perform(calls.deleted(to, message_id))
        except Rejected:
            return
        raise Gone("the picture was taken back")

    async def delete(self, to: Address, message_id: str) -> None:
        """Take a message back; one that is gone already is fine."""
        try:
            await self.perform(calls.deleted(to, message_id))
        except Gone:
            return

    def has_picture(self, message_id: str) -> bool:
        return message_id.startswith("p")

    async def menu(self, to: Address, menu: Menu) -> None:
        """Offer these commands in one private chat."""
        await self.call(
            "set_my_commands",
            to.chat,
            commands=[(entry.command, entry.description) for entry in menu.entries],
            scope=BotCommandScopeChat(to.chat),
        )

    async def presence(self, group: Address, person: str) -> Presence:
        try:
            chat, user = calls.number(group.chat), int(person)
            found = await self.call("get_chat_member", group.chat, chat_id=chat, user_id=user)
        except (ChannelError, ValueError):
            return Presence.UNKNOWN
        if updates.is_in(found):
            return Presence.IN
        return Presence.REMOVED if found.status == ChatMember.BANNED else Presence.OUT

    async def answer(self, tap: Tap, toast: Toast) -> None:
        try:
            await self.perform(calls.answered(tap, toast))
        except TooLate:
            return

    def link(self, payload: str) -> str:
        if not _PAYLOAD.fullmatch(payload):
            raise ValueError("a link carries 1 to 64 of A-Z a-z 0-9 _ -")
        return f"https://t.me/{self.me.username}?start={payload}"

    async def updates(self, offset: int, wait: int) -> list[Any]:
        """Raw updates from `offset` on, waiting `wait` s for one; all before it are confirmed."""
        asked = {"offset": offset, "timeout": wait, "allowed_updates": HEARD}
        answer = await self.call(
            "do_api_request",
            endpoint=_GET_UPDATES,
            api_kwargs=asked,
            read_timeout=wait + 2 * CONNECT,
        )
        return answer if isinstance(answer, list) else []

    def read(self, raw: object) -> Incoming:
        """`raw` as an event. Raises UnreadableError."""
        return updates.read_raw(raw, self.me, self._now())

    async def perform(self, call: calls.Call) -> Any:
        return await self.call(call.method, call.chat, **call.arguments)

    async def call(self, method: str, /, chat: str = "", **arguments: Any) -> Any:
        """Any method of telegram.Bot; every failure is a ChannelError without secrets in it."""
        try:
            return await getattr(self._bot, method)(**arguments)
        except TelegramError as error:
            problem = translate(error, chat, self._token)
        except (TypeError, KeyError, ValueError, AttributeError) as error:
            # The library could not read what Telegram answered: it was said all the same.
            problem = Lost(f"{method}: answer not understood ({type(error).__name__})")
        raise problem  # out here it has no context, so no traceback shows a URL with the token


async def _drawn(message: Message) -> Message:
    """With its picture or file, made beside the loop; the words go without, where that fails."""
    if message.draws is None:
        return message
    try:
        return await asyncio.to_thread(message.drawn)
    except Exception:
        log.exception("could not be drawn")
        return replace(message, draws=None)


def _id_of(answer: telegram.Message | tuple[telegram.Message, ...]) -> str:
    message = answer[0] if isinstance(answer, tuple) else answer
    return updates.message_id(message)
