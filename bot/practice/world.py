"""Everything the practice room knows: people, chats, messages, files, taps. Plain data."""

import inspect
import itertools
import secrets
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

import telegram

from bot.practice.markup import Entity
from storage.engine import clock

Json = dict[str, Any]
RIGHTS = [
    name
    for name, parameter in inspect.signature(telegram.ChatMemberAdministrator).parameters.items()
    if name.startswith("can_")
    and (parameter.default is parameter.empty or name == "can_pin_messages")
]
RIGHTS.append("can_send_welcome_messages")  # of Bot API 10.3, which the library does not know yet
PRESENT = ("creator", "administrator", "member")


@dataclass(eq=False)
class User:
    """A person or a bot. `role`, `about`, `avatar`, `color` are only for the page."""

    id: int
    name: str
    username: str | None = None
    language: str = ""
    is_bot: bool = False
    has_started: bool = False  # opened the bot's private chat
    has_blocked: bool = False
    phone: str = ""
    role: str = ""
    about: str = ""
    english: dict[str, str] = field(default_factory=dict)  # role and about, said in English
    avatar: str = ""
    color: str = ""

    def to_json(self) -> Json:
        body: Json = {"id": self.id, "is_bot": self.is_bot, "first_name": self.name}
        body |= {"username": self.username} if self.username else {}
        return body | ({"language_code": self.language} if self.language else {})


@dataclass(eq=False)
class Chat:
    """A private chat (its id is the person's), a group or a supergroup (-100…)."""

    id: int
    kind: str
    title: str = ""
    user: User | None = None
    members: dict[int, str] = field(default_factory=dict)
    topics: dict[int, str] = field(default_factory=dict)
    messages: "dict[int, Message]" = field(default_factory=dict)
    pinned: list[int] = field(default_factory=list)
    read: dict[int, int] = field(default_factory=dict)  # person → the last message seen
    moved_to: "Chat | None" = None
    last: int = 0  # the number of a supergroup's last message; never given twice

    @property
    def is_private(self) -> bool:
        return self.kind == "private"

    def status(self, user: User) -> str:
        return self.members.get(user.id, "left")

    def has(self, user: User) -> bool:
        return self.status(user) in PRESENT

    def to_json(self) -> Json:
        if self.user:
            body: Json = {"id": self.id, "type": "private", "first_name": self.user.name}
            return body | ({"username": self.user.username} if self.user.username else {})
        body = {"id": self.id, "type": self.kind, "title": self.title}
        return body | ({"is_forum": True} if self.topics else {})


@dataclass(eq=False)
class Message:
    """A message. `content` holds its text, photo, location … as the Bot API spells them."""

    id: int
    chat: Chat
    sender: User
    date: datetime
    content: Json
    reply_to: "Message | None" = None
    thread: int | None = None
    markup: Json | None = None
    album: str | None = None
    edited: datetime | None = None
    receiver: User | None = None  # the only member who sees it (Bot API 10.2)
    extra: Json = field(default_factory=dict)  # forward_origin and the like

    @property
    def text(self) -> str:
        """The text or the caption."""
        return str(self.content.get("text") or self.content.get("caption") or "")

    @property
    def entities(self) -> list[Entity]:
        return list(self.content.get("entities") or self.content.get("caption_entities") or ())

    @property
    def buttons(self) -> list[Json]:
        """Every inline button, row by row."""
        return [one for row in (self.markup or {}).get("inline_keyboard", ()) for one in row]

    @property
    def number(self) -> Json:
        """A message for one member's eyes has a number of its own kind."""
        if self.receiver is None:
            return {"message_id": self.id}
        seen_by = self.receiver.to_json()
        return {"message_id": 0, "ephemeral_message_id": self.id, "receiver_user": seen_by}

    def seen_by(self, user: User) -> bool:
        return self.receiver is None or user in (self.receiver, self.sender)

    def to_json(self, with_reply: bool = True) -> Json:
        body = self.number | {"from": self.sender.to_json(), "chat": self.chat.to_json()}
        body |= {"date": int(self.date.timestamp())} | self.extra | self.content
        if self.reply_to and with_reply:
            body["reply_to_message"] = self.reply_to.to_json(with_reply=False)
        if self.thread:
            body |= {"message_thread_id": self.thread, "is_topic_message": True}
        if self.album:
            body["media_group_id"] = self.album
        if "inline_keyboard" in (self.markup or {}):
            body["reply_markup"] = self.markup
        return body | ({"edit_date": int(self.edited.timestamp())} if self.edited else {})


@dataclass(eq=False)
class File:
    """A stored file. `unique` stays the same for the same content."""

    id: str
    unique: str
    content: bytes
    path: str
    mime: str
    width: int = 0
    height: int = 0
    name: str = ""
    sizes: list[Json] = field(default_factory=list)  # all sizes of the photo that it is one of
    seconds: int = 0  # of a recording

    def to_json(self) -> Json:
        return {"file_id": self.id, "file_unique_id": self.unique, "file_size": len(self.content)}


@dataclass(frozen=True, slots=True)
class Answer:
    """What a tapper sees. `timeout`: the bot never answered."""

    text: str = ""
    alert: bool = False
    url: str | None = None
    timeout: bool = False


@dataclass(eq=False)
class Query:
    """A tap that waits for its answer."""

    id: str
    user: User
    message: Message
    data: str
    asked: datetime
    answer: Answer | None = None


class World:
    """All of it, and the numbers it is known by."""

    def __init__(self) -> None:
        self.users: dict[int, User] = {}
        self.chats: dict[int, Chat] = {}
        self.files: dict[str, File] = {}
        self.queries: dict[str, Query] = {}
        self._people = itertools.count(1001)
        self._groups = itertools.count(5001)
        self._numbers = itertools.count(
            1
        )  # private chats and basic groups share one row of numbers
        self._queries = itertools.count(4_900_000_000_000_001)

    def add_user(self, name: str, **about: Any) -> User:
        user = User(about.pop("id", None) or next(self._people), name, **about)
        self.users[user.id] = user
        return user

    def add_group(self, title: str, kind: str) -> Chat:
        number = next(self._groups)
        chat = Chat(-number if kind == "group" else -1_002_000_000_000 - number, kind, title)
        self.chats[chat.id] = chat
        return chat

    def private(self, user: User) -> Chat:
        """The chat between this person and the bot."""
        return self.chats.setdefault(user.id, Chat(user.id, "private", user=user))

    def add_message(self, chat: Chat, sender: User, content: Json, **about: Any) -> Message:
        """Put a message at the end of a chat."""
        message = Message(0, chat, sender, clock.now(), content, **about)
        message.id = self._number(message)
        chat.messages[message.id] = message
        return message

    def _number(self, message: Message) -> int:
        if message.chat.kind == "supergroup":
            message.chat.last += 1
            return message.chat.last
        return next(self._numbers)

    def add_file(self, content: bytes, folder: str, mime: str, size: tuple[int, int]) -> File:
        unique = f"AQAD{secrets.token_urlsafe(9)}"
        ending = {"image/png": "png", "image/jpeg": "jpg", "image/svg+xml": "svg"}.get(mime, "bin")
        path = f"{folder}/file_{len(self.files)}.{ending}"
        file_id = f"AgACAg{secrets.token_urlsafe(30)}"
        self.files[file_id] = File(file_id, unique, content, path, mime, *size)
        return self.files[file_id]

    def add_query(self, user: User, message: Message, data: str) -> Query:
        query = Query(str(next(self._queries)), user, message, data, clock.now())
        self.queries[query.id] = query
        return query


def member_json(user: User, status: str) -> Json:
    """A ChatMember as the Bot API gives it."""
    body: Json = {"user": user.to_json(), "status": status}
    if status == "creator":
        return body | {"is_anonymous": False}
    if status == "administrator":
        rights = dict.fromkeys(RIGHTS, True) | {"can_be_edited": False}
        return body | rights | {"is_anonymous": False}
    return body | ({"until_date": 0} if status == "kicked" else {})
