"""The methods with which a bot says something, and changes or takes back what it said."""

import contextlib
from typing import Any

from bot.practice import rules
from bot.practice.core import Server
from bot.practice.errors import ApiError, bad, forbidden
from bot.practice.media import picture, plain_file, recording
from bot.practice.strict import Call
from bot.practice.world import Chat, Json, Message, User
from storage.engine import clock

DELETABLE_SECONDS = 48 * 3600


def find_chat(server: Server, call: Call) -> Chat:
    """The chat that a call names by number or @name. Raises ApiError "chat not found"."""
    wanted, world = call["chat_id"], server.world
    if isinstance(wanted, str):
        named = [u for u in world.users.values() if wanted.lower() == f"@{u.username}".lower()]
        wanted = named[0].id if named else 0
    if (user := world.users.get(wanted)) and user is not server.bot:
        return world.private(user)
    if wanted in world.chats:
        return world.chats[wanted]
    raise bad("chat not found")


def hearing_chat(server: Server, call: Call) -> Chat:
    """That chat, if the bot may speak there."""
    chat = find_chat(server, call)
    rules.can_hear(chat, server.bot)
    return chat


def _send(server: Server, call: Call, *contents: Json, album: str | None = None) -> list[Message]:
    """Say it, if nothing stands against it."""
    chat = hearing_chat(server, call)
    markup = rules.keyboard(call.get("reply_markup"), server.bot)
    about: Json = {"reply_to": _replied(chat, call), "thread": _thread(chat, call)}
    about |= {"markup": markup, "album": album, "receiver": _receiver(server, chat, call)}
    server.limits.spend(call.method, chat.id, len(contents))
    return [server.post(chat, server.bot, content, **about) for content in contents]


def _replied(chat: Chat, call: Call) -> Message | None:
    wanted = call.get("reply_parameters") or {}
    found = chat.messages.get(wanted.get("message_id", 0))
    if found or not wanted or wanted.get("allow_sending_without_reply"):
        return found
    raise bad("message to be replied not found")


def _thread(chat: Chat, call: Call) -> int | None:
    thread: int | None = call.get("message_thread_id")
    if thread and thread not in chat.topics:
        raise bad("message thread not found")
    return thread


def _receiver(server: Server, chat: Chat, call: Call) -> User | None:
    """The one member who is to see it, given in either of the two ways of Bot API 10.2."""
    given = call.get("ephemeral_message_parameters") or call.params
    if not (wanted := given.get("receiver_user_id")):
        return None
    user = server.world.users.get(wanted)
    if chat.is_private:
        raise bad("ephemeral messages can be sent only in groups")
    if user is None or not chat.has(user):
        raise bad("user not found")
    return user


def send_message(server: Server, call: Call) -> Json:
    content = rules.text(call.params)
    return _send(server, call, content)[0].to_json()


def send_photo(server: Server, call: Call) -> Json:
    content = rules.caption(call.params)
    content |= {"photo": picture(server, call["photo"], call.uploads)}
    return _send(server, call, content)[0].to_json()


def send_document(server: Server, call: Call) -> Json:
    content = rules.caption(call.params)
    content |= {"document": plain_file(server, call["document"], call.uploads)}
    return _send(server, call, content)[0].to_json()


def send_voice(server: Server, call: Call) -> Json:
    content = rules.caption(call.params)
    content |= {"voice": recording(server, call["voice"], call.uploads)}
    return _send(server, call, content)[0].to_json()


def send_location(server: Server, call: Call) -> Json:
    if not (abs(call["latitude"]) <= 90 and abs(call["longitude"]) <= 180):
        raise bad("location is invalid")
    content = {"location": {name: call[name] for name in ("latitude", "longitude")}}
    return _send(server, call, content)[0].to_json()


def send_media_group(server: Server, call: Call) -> list[Json]:
    media = call["media"]
    if not 2 <= len(media) <= 10:
        raise bad("wrong number of messages in an album: 2-10 are allowed")
    if len({one["type"] for one in media}) > 1:
        raise bad("documents can't be mixed with other media types")
    contents = [_album_part(server, call, one) for one in media]
    album = str(13_000_000_000_000_000 + len(server.calls))
    return [one.to_json() for one in _send(server, call, *contents, album=album)]


def _album_part(server: Server, call: Call, one: Json) -> Json:
    content = rules.caption(one)
    if one["type"] == "photo":
        return content | {"photo": picture(server, one["media"], call.uploads)}
    if one["type"] == "document":
        return content | {"document": plain_file(server, one["media"], call.uploads)}
    raise ApiError(501, f"Not Implemented: albums of {one['type']} are not played here")


def edit_message_text(server: Server, call: Call) -> Any:
    message = _editable(server, call)
    if "text" not in message.content:
        raise bad("there is no text in the message to edit")
    return _edit(server, call, message, rules.text(call.params))


def edit_message_caption(server: Server, call: Call) -> Any:
    message = _editable(server, call)
    if not {"photo", "document", "voice"} & set(message.content):
        raise bad("there is no caption in the message to edit")
    kept = {k: v for k, v in message.content.items() if not k.startswith("caption")}
    return _edit(server, call, message, rules.caption(call.params) | kept)


def edit_message_media(server: Server, call: Call) -> Any:
    """Another picture, or the first one under a text."""
    message, media = _editable(server, call), call["media"]
    kinds = {"photo": picture, "document": plain_file}
    if (kind := media["type"]) not in kinds:
        raise ApiError(501, f"Not Implemented: edits to {kind} are not played here")
    shown = rules.caption(media)
    shown |= {kind: kinds[kind](server, media["media"], call.uploads)}
    return _edit(server, call, message, shown)


def edit_message_reply_markup(server: Server, call: Call) -> Any:
    message = _editable(server, call)
    return _edit(server, call, message, message.content)


def _editable(server: Server, call: Call) -> Message:
    if "chat_id" not in call.params or not {"message_id", "ephemeral_message_id"} & set(
        call.params
    ):
        raise bad("message identifier is not specified")
    chat = hearing_chat(server, call)
    if not (message := _named(server, chat, call)):
        raise bad("message to edit not found")
    if message.sender is not server.bot:
        raise bad("message can't be edited")
    return message


def _named(server: Server, chat: Chat, call: Call) -> Message | None:
    """The message that a call means; those for one member's eyes have numbers of their own."""
    number = call.get("message_id") or call.get("ephemeral_message_id") or 0
    viewer = server.world.users.get(call.get("receiver_user_id", 0))
    message = chat.messages.get(number)
    return message if message and message.receiver is viewer else None


def _edit(server: Server, call: Call, message: Message, content: Json) -> Any:
    """Telegram takes the keyboard away where the edit has none."""
    markup = rules.keyboard(call.get("reply_markup"), server.bot)
    rules.changed(message, content, markup)
    server.limits.spend(call.method, message.chat.id)
    message.content, message.markup, message.edited = content, markup, clock.now()
    server.happen("edited", message.chat, message)
    return True if message.receiver else message.to_json()


def delete_message(server: Server, call: Call) -> bool:
    chat = hearing_chat(server, call)
    if not (message := _named(server, chat, call)):
        raise bad("message to delete not found")
    mine = message.sender is server.bot or chat.is_private
    old = (clock.now() - message.date).total_seconds() > DELETABLE_SECONDS
    if chat.status(server.bot) != "administrator" and (not mine or old):
        raise bad("message can't be deleted")
    remove(server, message)
    return True


def remove(server: Server, message: Message) -> None:
    """Take a message out of its chat."""
    message.chat.messages.pop(message.id, None)
    with contextlib.suppress(ValueError):
        message.chat.pinned.remove(message.id)
    server.happen("deleted", message.chat, message)


def pin_chat_message(server: Server, call: Call) -> bool:
    chat = _pinning_chat(server, call)
    if not (message := chat.messages.get(call["message_id"])):
        raise bad("message to pin not found")
    if message.id not in chat.pinned:
        chat.pinned.append(message.id)
        server.post(chat, server.bot, {"pinned_message": message.to_json(with_reply=False)})
    return True


def unpin_chat_message(server: Server, call: Call) -> bool:
    chat = _pinning_chat(server, call)
    number = call.get("message_id") or (chat.pinned or [0])[-1]
    if number not in chat.pinned:
        raise bad("message to unpin not found")
    chat.pinned.remove(number)
    return True


def _pinning_chat(server: Server, call: Call) -> Chat:
    chat = hearing_chat(server, call)
    if not chat.is_private and chat.status(server.bot) != "administrator":
        raise bad("not enough rights to manage pinned messages in the chat")
    return chat


def send_chat_action(server: Server, call: Call) -> bool:
    chat = hearing_chat(server, call)
    actions = ("typing", "upload_photo", "upload_document", "find_location", "choose_sticker")
    others = ("record_voice", "upload_voice", "record_video", "upload_video")
    if call["action"] not in actions + others:
        raise bad("wrong parameter action in request")
    server.happen("typing", chat)
    return True


def leave_chat(server: Server, call: Call) -> bool:
    chat = find_chat(server, call)
    if chat.is_private or not chat.has(server.bot):
        raise forbidden(f"bot is not a member of the {chat.kind} chat")
    server.post(chat, server.bot, {"left_chat_member": server.bot.to_json()})
    server.change_status(chat, server.bot, "left", server.bot)
    return True
