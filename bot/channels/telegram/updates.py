"""A Telegram update as an Incoming: tables of fields, first come first served."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import Any

from telegram import (
    CallbackQuery,
    Chat,
    ChatMember,
    ChatMemberRestricted,
    ChatMemberUpdated,
    MaybeInaccessibleMessage,
    Message,
    Update,
    User,
)

from bot.channels.telegram import entities
from bot.channels.telegram.calls import FILE
from bot.channels.telegram.html import clean
from bot.messages import Heard, Incoming, Place, Sender, Tap

# As Telegram's clients mark a command; what follows need not be a space: people here type none.
_COMMAND = re.compile(
    r"/([A-Za-z0-9_]{1,32})(?:@([A-Za-z0-9_]{1,32}))?(?![A-Za-z0-9_@/<>])(.*)", re.S
)

_Reader = Callable[[Incoming, Message, Sender], Incoming]


class UnreadableError(ValueError):
    """The library cannot read this update; it is kept as it came."""


def read_raw(raw: object, me: Sender, now: datetime) -> Incoming:
    """`raw` JSON as an event; `now` dates the kinds that carry no time. Raises UnreadableError."""
    if not isinstance(raw, dict):
        raise UnreadableError("not an object")
    for slim in (_slim, _named):
        try:
            return read(Update.de_json(slim(raw), None), me, now)
        except Exception as error:  # noqa: BLE001 - a library older than the update fails anyhow
            problem = UnreadableError(f"{type(error).__name__}: {error}"[:200])
    raise problem


_TOPIC = ("is_topic_message", "message_thread_id")
_TAPPED = ("message_id", "date", "chat", "photo", "document", "voice", *_TOPIC)


def _slim(raw: dict[str, Any]) -> dict[str, Any]:
    """A tap comes with the whole card it is on. Nothing of its words and buttons is read, and to
    make objects of them all is the larger part of a tap's reading."""
    query = raw.get("callback_query")
    if not isinstance(query, dict) or not isinstance(message := query.get("message"), dict):
        return raw
    kept = {name: message[name] for name in _TAPPED if name in message}
    return {**raw, "callback_query": {**query, "message": kept}}


def _named(raw: Any) -> Any:
    """The same, where an account without a first name has an empty one: the library wants one."""
    if isinstance(raw, list):
        return [_named(each) for each in raw]
    if not isinstance(raw, dict):
        return raw
    mended = {name: _named(each) for name, each in raw.items()}
    if "is_bot" in mended and mended.get("first_name") is None:
        mended["first_name"] = ""
    return mended


def read(update: Update, me: Sender, now: datetime) -> Incoming:
    """`update` as an event heard by `me`; `now` dates the kinds that carry no time."""
    for field, reader in _UPDATES:
        if (content := getattr(update, field)) is not None:
            return reader(_nothing(update, now), content, me)
    return _nothing(update, now)


def message_id(message: Message) -> str:
    """Our id of a message: "p…" for one whose words are the caption of a picture or a voice."""
    has_picture = message.photo or message.document or message.voice
    return f"p{message.message_id}" if has_picture else str(message.message_id)


def _nothing(update: Update, now: datetime) -> Incoming:
    return Incoming("telegram", str(update.update_id), Heard.NOTHING, None, None, now)


# --- who and where


def _person(user: User | None) -> Sender | None:
    if user is None:
        return None
    name, username = clean(user.full_name or ""), clean(user.username or "")
    return Sender(str(user.id), name, username, user.language_code or "", user.is_bot)


def _author(message: Message) -> Sender | None:
    """Nobody for anonymous admins, channels and what a linked channel forwards by itself.

    What was written through an inline bot counts as the bot's words, not the person's.
    """
    if message.sender_chat is not None:
        return None
    person = _person(message.from_user)
    return person._replace(is_bot=True) if person and message.via_bot else person


def _place(chat: Chat, thread: str = "") -> Place:
    return Place(str(chat.id), chat.type == Chat.PRIVATE, clean(chat.title or ""), thread)


def _thread(message: Message) -> str:
    """Replies have thread numbers too, but only a topic's can be written to; "general" has none."""
    return str(message.message_thread_id or "") if message.is_topic_message else ""


# --- messages


def _base(base: Incoming, message: Message) -> Incoming:
    return replace(
        base,
        sender=_author(message),
        place=_place(message.chat, _thread(message)),
        at=message.date,  # of an edit, too: when it was first said
        message_id=str(message.message_id),
        album=message.media_group_id or "",
        replies_to=_answered(message.reply_to_message),
        is_forwarded=_is_forwarded(message),
        is_anonymous=_is_anonymous(message),
    )


def _answered(message: Message | None) -> tuple[str, ...]:
    """The data of the buttons under what was replied to: a bot's own message comes with them."""
    keyboard = message.reply_markup.inline_keyboard if message and message.reply_markup else ()
    data = (button.callback_data for row in keyboard for button in row)
    return tuple(clean(each) for each in data if isinstance(each, str))


def _is_anonymous(message: Message) -> bool:
    """An admin who speaks in the group's own name; a channel there has another one."""
    as_whom = message.sender_chat
    is_group = message.chat.type in (Chat.GROUP, Chat.SUPERGROUP)
    return is_group and as_whom is not None and as_whom.id == message.chat.id


def _is_forwarded(message: Message) -> bool:
    old_style = message.api_kwargs.get("forward_date")  # before Bot API 7.0
    return bool(message.forward_origin or message.is_automatic_forward or old_style)


def _message(base: Incoming, message: Message, me: Sender) -> Incoming:
    base = _base(base, message)
    for field, reader in _MESSAGES:
        if getattr(message, field):
            return reader(base, message, me)
    return replace(base, heard=Heard.OTHER, text="unknown") if _is_newer(message) else base


# What every message may have beside its content; whatever else the library knows is news of a chat.
_BESIDE = frozenset(
    {
        *("api_kwargs", "author_signature", "business_connection_id", "caption"),
        *("caption_entities", "chat", "date", "direct_messages_topic", "edit_date", "effect_id"),
        *("entities", "external_reply", "forward_origin", "from_user", "guest_bot_caller_chat"),
        *("guest_bot_caller_user", "guest_query_id", "has_media_spoiler"),
        *("has_protected_content", "is_automatic_forward", "is_from_offline", "is_paid_post"),
        *("is_topic_message", "link_preview_options", "media_group_id", "message_id"),
        *("message_thread_id", "paid_star_count", "quote", "reply_markup"),
        *("reply_to_checklist_task_id", "reply_to_message", "reply_to_poll_option_id"),
        *("reply_to_story", "sender_boost_count", "sender_business_bot", "sender_chat"),
        *("sender_tag", "show_caption_above_media", "suggested_post_info", "via_bot"),
    }
)
_FIELDS = tuple(
    slot
    for kind in Message.__mro__
    for slot in getattr(kind, "__slots__", ())
    if not slot.startswith("_") and slot not in _BESIDE
)


def _is_newer(message: Message) -> bool:
    """Somebody waits in private for an answer to content for which the library has no name yet, as
    rich messages are."""
    is_ours = message.chat.type == Chat.PRIVATE and bool(message.api_kwargs)
    return is_ours and not any(getattr(message, field) for field in _FIELDS)


def _edited(base: Incoming, message: Message, me: Sender) -> Incoming:
    return replace(
        _base(base, message), heard=Heard.EDITED, text=_words(message), media=_best(message)
    )


def _words(message: Message) -> str:
    return clean(message.text or message.caption or "")


def _text(base: Incoming, message: Message, me: Sender) -> Incoming:
    text = _words(message)
    command = _COMMAND.match(text)
    if not command:
        return replace(base, heard=Heard.TEXT, text=text, spans=entities.spans(message, text))
    verb, bot, rest = command.groups()
    if bot and bot.lower() != me.username.lower():
        return base
    spans = entities.spans(message, text, len(text) - len(rest.lstrip()))
    name = verb.lower()
    return replace(base, heard=Heard.COMMAND, command=name, text=rest.strip(), spans=spans)


def _photo(base: Incoming, message: Message, me: Sender) -> Incoming:
    text, media = _words(message), _best(message)
    spans = entities.spans(message, text)
    return replace(base, heard=Heard.PHOTO, text=text, media=media, spans=spans)


def _best(message: Message) -> tuple[str, ...]:
    if not message.photo:
        return ()
    return (max(message.photo, key=lambda size: size.width * size.height).file_id,)


def _document(base: Incoming, message: Message, me: Sender) -> Incoming:
    """A picture that was sent as a file, in its full size, is a picture."""
    document = message.document
    if document is None:
        return base
    is_picture = (document.mime_type or "").startswith("image/")
    heard, text = (Heard.PHOTO, _words(message)) if is_picture else (Heard.OTHER, "document")
    media, name = (FILE + document.file_id,), clean(document.file_name or "")
    return replace(base, heard=heard, text=text, media=media, file_name=name)


def _voice(base: Incoming, message: Message, me: Sender) -> Incoming:
    voice = message.voice.to_dict() if message.voice else {}
    media, seconds = (voice.get("file_id", ""),), voice.get("duration", 0)
    return replace(base, heard=Heard.VOICE, media=media, seconds=seconds)


def _location(base: Incoming, message: Message, me: Sender) -> Incoming:
    """A venue's text is its name and address; that of a location which goes on moving is "live"."""
    venue = message.venue
    where = venue.location if venue else message.location
    if where is None:
        return base
    text = clean(f"{venue.title} {venue.address}") if venue else "live" * bool(where.live_period)
    return replace(
        base, heard=Heard.LOCATION, text=text, latitude=where.latitude, longitude=where.longitude
    )


def _contact(base: Incoming, message: Message, me: Sender) -> Incoming:
    contact = message.contact
    if contact is None:
        return base
    name = clean(f"{contact.first_name} {contact.last_name or ''}".strip())
    whose = str(contact.user_id or "")
    phone = clean(contact.phone_number)
    return replace(base, heard=Heard.CONTACT, text=name, phone=phone, contact_id=whose)


def _other(kind: str) -> _Reader:
    return lambda base, _message, _me: replace(base, heard=Heard.OTHER, text=kind)


def _joined(base: Incoming, message: Message, me: Sender) -> Incoming:
    return _members(base, Heard.JOINED, message.new_chat_members, me)


def _left(base: Incoming, message: Message, me: Sender) -> Incoming:
    return _members(base, Heard.LEFT, (message.left_chat_member,), me)


def _members(base: Incoming, heard: Heard, users: tuple[User | None, ...], me: Sender) -> Incoming:
    """Our own coming and going is told by my_chat_member."""
    people = (_person(user) for user in users)
    others = tuple(person for person in people if person and person.id != me.id)
    return replace(base, heard=heard, others=others) if others else base


def _renamed(base: Incoming, message: Message, me: Sender) -> Incoming:
    place = _place(message.chat)._replace(title=clean(message.new_chat_title or ""))
    return replace(base, heard=Heard.RENAMED, place=place)


def _migrated(base: Incoming, message: Message, me: Sender) -> Incoming:
    return replace(base, heard=Heard.MIGRATED, text=str(message.migrate_to_chat_id))


# An animation is also a document, a venue also a location: the more telling one comes first.
_MESSAGES: tuple[tuple[str, _Reader], ...] = (
    ("text", _text),
    ("photo", _photo),
    ("migrate_to_chat_id", _migrated),
    ("new_chat_title", _renamed),
    ("new_chat_members", _joined),
    ("left_chat_member", _left),
    ("venue", _location),
    ("location", _location),
    ("contact", _contact),
    ("voice", _voice),
    *(
        (kind, _other(kind))
        for kind in (
            *("animation", "audio", "checklist", "dice", "game", "giveaway"),
            *("giveaway_winners", "invoice", "live_photo", "paid_media", "poll", "sticker"),
            *("story", "video", "video_note"),
        )
    ),
    ("document", _document),
)


# --- taps


def _tap(base: Incoming, query: CallbackQuery, me: Sender) -> Incoming:
    base = replace(base, sender=_person(query.from_user), place=_tapped_place(query.message))
    if not query.data:
        return base
    old = _tapped_message(query.message)
    tap = Tap(clean(query.id), clean(query.data), old)
    return replace(base, heard=Heard.TAP, tap=tap, message_id=old)


def _tapped_message(message: MaybeInaccessibleMessage | None) -> str:
    """Nothing for one sent through inline mode, for a single member's eyes or long deleted."""
    if isinstance(message, Message) and message.is_accessible and message.message_id:
        return message_id(message)
    return ""


def _tapped_place(message: MaybeInaccessibleMessage | None) -> Place | None:
    if message is None:
        return None
    return _place(message.chat, _thread(message) if isinstance(message, Message) else "")


# --- members

_IN_PRIVATE = {(True, False): Heard.BLOCKED, (False, True): Heard.UNBLOCKED}
_IN_GROUPS = {
    (True, False): Heard.BOT_LEFT,
    (False, True): Heard.BOT_JOINED,
    (True, True): Heard.BOT_PROMOTED,
}
_OF_OTHERS = {(True, False): Heard.LEFT, (False, True): Heard.JOINED}


def is_in(member: ChatMember) -> bool:
    """Whether this is somebody who is in the group."""
    if isinstance(member, ChatMemberRestricted):
        return bool(member.is_member)
    return member.status not in (ChatMember.LEFT, ChatMember.BANNED)


def _change(change: ChatMemberUpdated) -> tuple[bool, bool]:
    return is_in(change.old_chat_member), is_in(change.new_chat_member)


def _member_base(base: Incoming, change: ChatMemberUpdated) -> Incoming:
    who, where = _person(change.from_user), _place(change.chat)
    return replace(base, sender=who, place=where, at=change.date)


def _our_membership(base: Incoming, change: ChatMemberUpdated, me: Sender) -> Incoming:
    base = _member_base(base, change)
    if change.chat.type == Chat.CHANNEL:
        return base
    table = _IN_PRIVATE if change.chat.type == Chat.PRIVATE else _IN_GROUPS
    heard = table.get(_change(change), Heard.NOTHING)
    return replace(base, heard=heard, text=str(change.new_chat_member.status))


def _membership(base: Incoming, change: ChatMemberUpdated, me: Sender) -> Incoming:
    base = _member_base(base, change)
    heard = _OF_OTHERS.get(_change(change))
    if heard is None or change.chat.type == Chat.CHANNEL:
        return base
    return _members(base, heard, (change.new_chat_member.user,), me)


_UPDATES: tuple[tuple[str, Callable[[Incoming, Any, Sender], Incoming]], ...] = (
    ("message", _message),
    ("callback_query", _tap),
    ("edited_message", _edited),
    ("my_chat_member", _our_membership),
    ("chat_member", _membership),
)
