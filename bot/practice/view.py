"""How the page sees the room: through one person's eyes, and never with anybody's own HTML."""

import json
from functools import cache
from pathlib import Path
from typing import Any

from bot.practice.core import Event
from bot.practice.knowing import menu_for
from bot.practice.markup import to_html
from bot.practice.people import Room
from bot.practice.world import PRESENT, Chat, Json, Message, User
from storage.engine import clock

SHOWN = 200
COLOURS = ("#c03d33", "#4fad2d", "#d09306", "#168acd", "#8544d6", "#cd4073", "#2996ad", "#ce671b")
KINDS = ("text", "photo", "location", "contact", "sticker", "voice", "document")


@cache
def words() -> dict[str, Any]:
    """The few words that the room itself says, by language."""
    path = Path(__file__).with_name("words.json")
    return dict(json.loads(path.read_text(encoding="utf-8")))


def _say(me: User, key: str, **shown: object) -> str:
    language = "en" if me.language.startswith("en") else "zh"
    return str(words()[language][key]).format(**shown)


def state(room: Room, me: User) -> Json:
    """Everything the page needs to start."""
    bot = room.bot
    return {
        "bot": {"id": bot.id, "name": bot.name, "username": bot.username},
        "cast": [person(user) for user in room.world.users.values() if user is not bot],
        "me": me.id,
        "now": now(room),
        "zone": room.zone,
        "chats": [chat(room, one, me) for one in chats(room, me)],
        "commands": commands(room, me),
        "hints": room.hints or {language: said["hints"] for language, said in words().items()},
    }


def now(room: Room) -> str:
    return clock.local(clock.now(), room.zone).isoformat(timespec="seconds")


def person(user: User) -> Json:
    known = {"id": user.id, "name": user.name, "role": user.role, "about": user.about}
    return known | face(user) | {"english": user.english}


def face(user: User) -> Json:
    color = user.color or COLOURS[user.id % len(COLOURS)]
    return {"avatar": user.avatar or ("🤖" if user.is_bot else user.name[:1]), "color": color}


def chats(room: Room, me: User) -> list[Chat]:
    """The chats that I am in: groups, then my private one."""
    groups = [one for one in room.world.chats.values() if not one.is_private and one.has(me)]
    return [one for one in groups if not one.moved_to] + [room.private(me)]


def address(one: Chat) -> int | str:
    """A person's private chat is called "bot" on their page."""
    return "bot" if one.is_private else one.id


def commands(room: Room, me: User) -> Json:
    """The menu of each of my chats."""
    return {str(address(one)): menu_for(room, one, me) for one in chats(room, me)}


def chat(room: Room, one: Chat, me: User) -> Json:
    """A chat with its last messages."""
    seen = [message for message in one.messages.values() if message.seen_by(me)][-SHOWN:]
    return chat_head(room, one, me) | {"messages": [message_json(room, m, me) for m in seen]}


def chat_head(room: Room, one: Chat, me: User) -> Json:
    """A chat without its messages."""
    title = room.bot.name if one.is_private else one.title
    kind = "private" if one.is_private else "group"
    head: Json = {"id": address(one), "title": title, "kind": kind}
    members = sum(status in PRESENT for status in one.members.values())
    head |= {"blocked": me.has_blocked} if one.is_private else {"members": members}
    return head | {"read": one.read.get(me.id, 0), "unread": unread(one, me)}


def unread(one: Chat, me: User) -> int:
    """How many messages of others came since I last looked."""
    last = one.read.get(me.id, 0)
    return sum(m.id > last and m.sender is not me and m.seen_by(me) for m in one.messages.values())


def message_json(room: Room, message: Message, me: User) -> Json:
    """A message as the page draws it."""
    content, sender = message.content, message.sender
    sizes = content.get("photo") or []
    author = {"id": sender.id, "name": sender.name, "is_bot": sender.is_bot} | face(sender)
    return {
        "id": message.id,
        "chat": address(message.chat),
        "from": author,
        "date": clock.local(message.date, room.zone).isoformat(timespec="seconds"),
        "html": html(message, me),
        "photos": [f"/practice/file/{sizes[-1]['file_id']}"] if sizes else [],
        "location": content.get("location"),
        "contact": _contact(content.get("contact")),
        "kind": kind(message),
        "has_words": bool(message.text),
        "buttons": _buttons(message),
        "reply_to": message.reply_to.id if message.reply_to else None,
        "edited": message.edited is not None,
        "album": message.album,
        "thread": message.thread,
    }


def kind(message: Message) -> str:
    return next((one for one in KINDS if one in message.content), "service")


def html(message: Message, me: User) -> str:
    """The text, or in words what there is instead."""
    if message.text or kind(message) in ("photo", "location", "contact"):
        return to_html(message.text, message.entities)
    return to_html(_said(message.content, me), [])


def _said(content: Json, me: User) -> str:
    for name, (key, shown) in _SAID.items():
        if name in content:
            return _say(me, key, **shown(content[name]))
    return _say(me, "other")


def _names(people: list[Json]) -> Json:
    return {"name": ", ".join(one["first_name"] for one in people)}


_SAID: dict[str, Any] = {
    "new_chat_members": ("joined", _names),
    "left_chat_member": ("left", lambda one: _names([one])),
    "new_chat_title": ("renamed", lambda title: {"title": title}),
    "migrate_from_chat_id": ("upgraded", lambda _: {}),
    "migrate_to_chat_id": ("upgraded", lambda _: {}),
    "pinned_message": ("pinned", lambda _: {}),
    "forum_topic_created": ("topic", lambda topic: {"title": topic["name"]}),
    "sticker": ("sticker", lambda sticker: {"emoji": sticker["emoji"]}),
    "voice": ("voice", lambda voice: {"seconds": voice["duration"]}),
    "document": ("document", lambda document: {"name": document["file_name"]}),
}


def _contact(contact: Json | None) -> Json | None:
    return contact and {"name": contact["first_name"], "phone": contact["phone_number"]}


def _buttons(message: Message) -> list[list[Json]]:
    rows = (message.markup or {}).get("inline_keyboard", ())
    return [[_button(one) for one in row] for row in rows]


def _button(one: Json) -> Json:
    return {"text": one["text"], "data": one.get("callback_data"), "url": one.get("url")}


def events(room: Room, happened: Event, me: User) -> list[Json]:
    """What the page is told of a change; nothing if it is not for these eyes."""
    if happened.kind == "clock":
        return [{"type": "clock", "now": now(room)}]
    if happened.kind == "commands":
        menus = commands(room, me).items()
        return [{"type": "commands", "chat": one, "commands": menu} for one, menu in menus]
    if happened.chat is None or not _mine(happened, me):
        return []
    told = _chat_event(room, happened.kind, happened.chat, happened.message, me)
    return [told] if told else []


def _mine(happened: Event, me: User) -> bool:
    one, message = happened.chat, happened.message
    assert one
    inside = one.user is me if one.is_private else one.has(me)
    return inside and (message is None or message.seen_by(me))


def _chat_event(room: Room, what: str, one: Chat, message: Message | None, me: User) -> Json | None:
    if what == "chat":
        return {"type": "chat", "chat": chat_head(room, one, me)}
    if what == "typing":
        return {"type": "typing", "chat": address(one), "from": person(room.bot)}
    if what == "deleted" and message:
        return {"type": "deleted", "chat": address(one), "id": message.id}
    if what in ("message", "edited") and message:
        return {"type": what, "message": message_json(room, message, me)}
    return None
