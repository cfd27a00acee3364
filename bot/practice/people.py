"""The people's side: what a person can do in their messenger, as Python calls."""

import itertools
from datetime import datetime
from typing import Any

from bot.practice import rules
from bot.practice.calls import execute
from bot.practice.core import Server
from bot.practice.groups import Groups
from bot.practice.markup import detect, units
from bot.practice.media import add_document, add_photo, add_voice
from bot.practice.samples import sample
from bot.practice.sending import remove
from bot.practice.world import Answer, Chat, Json, Message, Query, User
from storage.engine import clock

Where = Chat | User | int | str


class Room(Groups, Server):
    """The practice room: one bot, its people, its chats. See `Server` for the settings."""

    _albums = itertools.count(13_500_000_000_000_001)

    async def execute(self, method: str, params: Json) -> Any:
        """A call of the bot's, as if it came by HTTP. Raises ApiError."""
        return await execute(self, method, params)

    def add_user(
        self, name: str, username: str | None = None, language: str = "zh", **about: Any
    ) -> User:
        """Somebody with a phone. `about`: phone, role, about, avatar, color, id, has_started."""
        return self.world.add_user(name, username=username, language=language, **about)

    def private(self, user: User) -> Chat:
        """The chat between this person and the bot."""
        return self.world.private(user)

    def chat(self, chat: Where, seen_by: User | None = None) -> list[Message]:
        """The messages of a chat, oldest first; of a person: of the private chat with the bot."""
        messages = self._chat(chat, seen_by).messages.values()
        return [one for one in messages if seen_by is None or one.seen_by(seen_by)]

    def _chat(self, chat: Where, user: User | None = None) -> Chat:
        if isinstance(chat, Chat):
            return chat
        if chat in ("bot", self.bot, self.bot.id):
            assert user, "whose private chat?"
            return self.private(user)
        if isinstance(chat, User):
            return self.private(chat)
        number = int(chat)
        user = self.world.users.get(number)
        return self.private(user) if user else self.world.chats[number]

    def _enter(self, user: User, chat: Where) -> Chat:
        """The chat, if this person may write there now. Raises ValueError."""
        where = self._chat(chat, user)
        if where.moved_to:
            where = where.moved_to
        if where.is_private:
            if where.user is not user or user.has_blocked:
                raise ValueError(f"{user.name} can't write to this private chat")
            user.has_started = True
        elif not where.has(user):
            raise ValueError(f"{user.name} is not in {where.title}")
        return where

    async def say(
        self,
        user: User,
        chat: Where,
        text: str,
        reply_to: Message | None = None,
        thread: int | None = None,
        forwarded: bool = False,
        anonymous: bool = False,
    ) -> Message:
        """Write a text; the last message, for the apps cut one longer than 4096 into several.
        `anonymous`: an administrator who speaks in the group's name."""
        where, who = self._enter(user, chat), user
        extra = _origin(user) if forwarded else {}
        if anonymous:
            who, extra = _as_the_group(where, user), extra | {"sender_chat": where.to_json()}
        about = {"reply_to": reply_to, "thread": thread, "extra": extra}
        sent = [self.post(where, who, _text(part), **about) for part in _parts(text)]
        return sent[-1]

    async def post_as_channel(self, group: Chat, text: str, title: str = "News") -> Message:
        """What a channel writes in a group, or its linked one forwards there by itself."""
        channel = {"id": -1_001_999_999_999, "type": "channel", "title": title}
        return self.post(group, _CHANNELS, _text(text), extra={"sender_chat": channel})

    async def open_link(self, user: User, payload: str = "") -> Message:
        """Follow t.me/<bot>?start=<payload>, press start. Raises ValueError for a bad payload."""
        if payload and not rules.PAYLOAD.fullmatch(payload):
            raise ValueError(f"Telegram drops the payload {payload!r}")
        if user.has_blocked:
            await self.unblock(user)
        return await self.say(user, self.bot, f"/start {payload}".strip())

    async def send_photo(
        self,
        user: User,
        chat: Where,
        n: int = 1,
        caption: str = "",
        pictures: tuple[bytes, ...] = (),
    ) -> list[Message]:
        """Send `pictures`, or `n` drawn ones; more than one make an album, an update each."""
        where = self._enter(user, chat)
        pictures = pictures or tuple(sample(number) for number in range(1, n + 1))
        album = str(next(self._albums)) if len(pictures) > 1 else None
        contents = [{"photo": add_photo(self, one)} for one in pictures]
        contents[0] |= _caption(caption)
        return [self.post(where, user, one, album=album) for one in contents]

    async def send_location(
        self, user: User, chat: Where, latitude: float = 31.23, longitude: float = 121.47
    ) -> Message:
        """Send a place on earth."""
        if not (abs(latitude) <= 90 and abs(longitude) <= 180):
            raise ValueError("there is no such place")
        place = {"latitude": latitude, "longitude": longitude}
        return self.post(self._enter(user, chat), user, {"location": place})

    async def send_contact(self, user: User, chat: Where, own: bool = True) -> Message:
        """Send one's own number, or somebody else's (then Telegram does not say whose it is)."""
        contact: Json = {
            "phone_number": user.phone or f"+86199{user.id:08}",
            "first_name": user.name,
        }
        contact |= {"user_id": user.id} if own else {}
        return self.post(self._enter(user, chat), user, {"contact": contact})

    async def send_sticker(self, user: User, chat: Where, emoji: str = "🌸") -> Message:
        """Send a sticker."""
        file = self.world.add_file(b"sticker", "stickers", "image/webp", (512, 512))
        looks = {"type": "regular", "width": 512, "height": 512, "emoji": emoji}
        sticker = file.to_json() | looks | {"is_animated": False, "is_video": False}
        return self.post(self._enter(user, chat), user, {"sticker": sticker})

    async def send_voice(self, user: User, chat: Where, seconds: int = 3) -> Message:
        """Send a voice message."""
        voice = add_voice(self, b"voice", seconds)
        return self.post(self._enter(user, chat), user, {"voice": voice})

    async def send_document(
        self,
        user: User,
        chat: Where,
        name: str = "list.txt",
        content: bytes = b"text",
        mime: str = "text/plain",
    ) -> Message:
        """Send a file."""
        document = add_document(self, name, content, mime)
        return self.post(self._enter(user, chat), user, {"document": document})

    async def edit_text(self, user: User, message: Message, text: str) -> Message:
        """Edit one's own message."""
        if message.sender is not user:
            raise ValueError("only one's own messages can be edited")
        message.content, message.edited = _text(text), clock.now()
        self.tell(message, "edited_message")
        self.happen("edited", message.chat, message)
        return message

    async def delete(self, message: Message) -> None:
        """Take a message away; Telegram tells the bot nothing of it."""
        remove(self, message)

    async def tap(
        self,
        user: User,
        message: Message,
        button: str,
        timeout: float = 5,  # noqa: ASYNC109 — the tapper's patience
        stale: bool = False,
    ) -> Answer:
        """Tap a button and wait for the answer; `Answer.timeout` if there is none in time."""
        return await self.answer(self.tap_now(user, message, button, stale), timeout)

    def tap_now(self, user: User, message: Message, button: str, stale: bool = False) -> Query:
        """Tap the button with this text or data, without waiting. Raises ValueError if not there.

        `stale`: `button` is data that an older look of the message had.
        """
        if not (message.chat.user is user or message.chat.has(user)) or not message.seen_by(user):
            raise ValueError(f"{user.name} does not see this message")
        found = [b for b in message.buttons if button in (b["text"], b.get("callback_data"))]
        if not found and not stale:
            shown = [b["text"] for b in message.buttons]
            raise ValueError(f"there is no button {button!r}, but {shown}")
        data = found[0].get("callback_data", "") if found else button
        query = self.world.add_query(user, message, data)
        self.updates.add("callback_query", _query_json(query), f"tap:{user.id}")
        return query

    async def answer(self, query: Query, timeout: float = 5) -> Answer:  # noqa: ASYNC109
        """Wait for the answer to a tap."""
        try:
            return await self.until(lambda: query.answer, timeout) or Answer()
        except TimeoutError:
            return Answer(timeout=True)

    async def block(self, user: User) -> None:
        """Block the bot."""
        await self._blocked(user, True)

    async def unblock(self, user: User) -> None:
        """Let the bot write again."""
        await self._blocked(user, False)

    async def _blocked(self, user: User, blocked: bool) -> None:
        if user.has_blocked == blocked:
            return
        user.has_blocked = blocked
        old, new = ("member", "kicked") if blocked else ("kicked", "member")
        chat = self.private(user)
        body = self.status_json(chat, self.bot, old, new, user)
        self.updates.add("my_chat_member", body, f"chat:{chat.id}")
        self.happen("chat", chat)

    def redeliver(self, update_id: int, times: int) -> None:
        """Tell the bot one update `times` more times, whatever it confirms."""
        self.updates.again(update_id, times)


def _parts(text: str) -> list[str]:
    """A long text as the apps cut it."""
    parts, length = [""], 0
    for character in text:
        length += units(character)
        if length > rules.TEXT_MOST:
            parts, length = [*parts, ""], units(character)
        parts[-1] += character
    return parts


def _text(text: str) -> Json:
    if not text.strip():
        raise ValueError("an empty message can't be sent")
    entities = detect(text, [])
    return {"text": text} | ({"entities": entities} if entities else {})


def _caption(caption: str) -> Json:
    entities = detect(caption, [])
    body: Json = {"caption": caption} if caption else {}
    return body | ({"caption_entities": entities} if entities else {})


# Who stands as the sender of what somebody wrote in the name of a chat.
_ADMINS = User(1087968824, "Group", "GroupAnonymousBot", is_bot=True)
_CHANNELS = User(136817688, "Channel", "Channel_Bot", is_bot=True)


def _as_the_group(group: Chat, user: User) -> User:
    if group.status(user) not in ("creator", "administrator"):
        raise ValueError(f"{user.name} is no administrator of {group.title}")
    return _ADMINS


def _origin(user: User) -> Json:
    """Forwarded from somebody who hides their account."""
    hidden = {"type": "hidden_user", "sender_user_name": "?", "date": _now()}
    return {"forward_origin": hidden}


def _now() -> int:
    moment: datetime = clock.now()
    return int(moment.timestamp())


def _query_json(query: Query) -> Json:
    message = query.message
    body: Json = {"id": query.id, "from": query.user.to_json(), "data": query.data}
    body["chat_instance"] = str(abs(message.chat.id) * 7_919)
    if message.id in message.chat.messages:
        return body | {"message": message.to_json()}
    gone = {"chat": message.chat.to_json(), "message_id": message.id, "date": 0}
    return body | {"message": gone}
