"""What Telegram refuses, in its words.

From https://core.telegram.org/bots/api and from what the real server answers in practice.
"""

import re
from typing import Any

from bot.practice.errors import ApiError, bad, forbidden
from bot.practice.markup import Entity, detect, parse, trim, units
from bot.practice.world import Chat, Json, Message, User

TEXT_MOST = 4096
CAPTION_MOST = 1024
DATA_MOST = 64  # bytes
ANSWER_MOST = 200
PHOTO_MOST = 10 * 1024 * 1024
SIDES_MOST, RATIO_MOST = 10_000, 20  # of a photo, in pixels; of its longer to its shorter side
PNG = b"\x89PNG\r\n\x1a\n"
FILE_MOST = 50 * 1024 * 1024
PAYLOAD = re.compile(r"[A-Za-z0-9_-]{1,64}")
SECRET = re.compile(r"[A-Za-z0-9_-]{1,256}")
COMMAND = re.compile(r"[a-z0-9_]{1,32}")
ADDRESS = re.compile(r"(https?://|tg://)[^\s]+")
NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly the same "
    "as a current content and reply markup of the message"
)


def can_hear(chat: Chat, bot: User) -> None:
    """The bot may speak in this chat. Raises ApiError 403, or 400 with the group's new address."""
    if chat.moved_to:
        words = "group chat was upgraded to a supergroup chat"
        raise bad(words, migrate_to_chat_id=chat.moved_to.id)
    if chat.user:
        return _person_can_hear(chat.user)
    if not chat.has(bot):
        done = "kicked from" if chat.status(bot) == "kicked" else "not a member of"
        raise forbidden(f"bot {'was' if 'kicked' in done else 'is'} {done} the {chat.kind} chat")
    return None


def _person_can_hear(user: User) -> None:
    if user.is_bot:
        raise forbidden("bot can't send messages to bots")
    if user.has_blocked:
        raise forbidden("bot was blocked by the user")
    if not user.has_started:
        raise forbidden("bot can't initiate conversation with a user")


def text(params: Json) -> Json:
    """The content of a text message."""
    shown, entities = formatted(params, "text", "entities")
    if not shown:
        raise bad("message text is empty")
    if units(shown) > TEXT_MOST:
        raise bad("message is too long")
    return {"text": shown} | ({"entities": entities} if entities else {})


def caption(params: Json) -> Json:
    """The caption's part of a message's content."""
    shown, entities = formatted(params, "caption", "caption_entities")
    if units(shown) > CAPTION_MOST:
        raise bad("message caption is too long")
    body: Json = {"caption": shown} if shown else {}
    return body | ({"caption_entities": entities} if entities else {})


def formatted(params: Json, name: str, entities: str) -> tuple[str, list[Entity]]:
    """Text and entities after parsing, blanks trimmed, commands and addresses found."""
    source, mode = params.get(name) or "", (params.get("parse_mode") or "").lower()
    if mode in ("markdown", "markdownv2"):
        raise ApiError(501, "Not Implemented: the practice room plays parse_mode HTML only")
    if mode not in ("", "html"):
        raise bad("unsupported parse_mode")
    shown, found = parse(source) if mode else trim(source, params.get(entities) or [])
    return shown, detect(shown, found)


def keyboard(markup: Json | None, bot: User) -> Json | None:
    """An inline keyboard whose buttons Telegram would take."""
    for row in (markup or {}).get("inline_keyboard", ()):
        for button in row:
            _button(button, bot)
    return markup


def _button(button: Json, bot: User) -> None:
    if not button["text"].strip():
        raise bad("can't parse inline keyboard button: Text buttons are unallowed")
    does = set(button) - {"text", "style", "icon_custom_emoji_id"}
    if len(does) != 1:
        raise bad("can't parse inline keyboard button: exactly one optional field must be used")
    data, url = button.get("callback_data"), button.get("url")
    if data is not None and not 1 <= len(data.encode()) <= DATA_MOST:
        raise bad("BUTTON_DATA_INVALID")
    if url is not None:
        _button_address(url, bot)


def _button_address(url: str, bot: User) -> None:
    if not ADDRESS.fullmatch(url):
        raise bad(f"inline keyboard button URL '{url}' is invalid: Wrong HTTP URL")
    if (payload := _payload_of(url, bot)) is not None and not PAYLOAD.fullmatch(payload):
        # Telegram takes the button and opens the bot without the payload: nobody would see why.
        raise bad(
            f"BUTTON_URL_INVALID: a start payload is 1-64 of A-Z a-z 0-9 _ -, not '{payload}'"
        )


def _payload_of(url: str, bot: User) -> str | None:
    for form in (
        rf"https://t\.me/{bot.username}\?start=(.*)",
        rf"tg://resolve\?domain={bot.username}&start=(.*)",
    ):
        if match := re.fullmatch(form, url, re.IGNORECASE):
            return match[1]
    return None


def answer(params: Json, bot: User) -> None:
    """The answer to a tap: 200 characters, and no address but this bot's own."""
    if units(params.get("text") or "") > ANSWER_MOST:
        raise bad("MESSAGE_TOO_LONG")
    if url := params.get("url"):
        payload = _payload_of(url, bot)
        if payload is None or not PAYLOAD.fullmatch(payload):
            raise bad("URL_INVALID")


def commands(listed: list[Json]) -> None:
    """A menu of commands."""
    if len(listed) > 100:
        raise bad("BOT_COMMANDS_TOO_MUCH")
    for one in listed:
        if not COMMAND.fullmatch(one["command"].removeprefix("/")):
            raise bad("BOT_COMMAND_INVALID")
        if not 1 <= units(one["description"].strip()) <= 256:
            raise bad("BOT_COMMAND_DESCRIPTION_INVALID")


def photo(content: bytes) -> tuple[int, int]:
    """Width and height of a picture. Raises ApiError if it is none, or too big."""
    if len(content) > PHOTO_MOST:
        size = f"file of size {len(content)} bytes is too big for a photo"
        raise bad(f"{size}; the maximum size is {PHOTO_MOST} bytes")
    if content[:8] == PNG:
        return _sides(content)
    if content[:3] != b"\xff\xd8\xff" and content[:4] not in (b"GIF8", b"RIFF"):
        raise bad("IMAGE_PROCESS_FAILED")
    return 800, 600


def _sides(png: bytes) -> tuple[int, int]:
    """Of a whole PNG, within what Telegram takes for a photo
    (https://core.telegram.org/bots/api#sendphoto)."""
    width, height = int.from_bytes(png[16:20]), int.from_bytes(png[20:24])
    if png[12:16] != b"IHDR" or png[-8:-4] != b"IEND" or not width or not height:
        raise bad("IMAGE_PROCESS_FAILED")
    if width + height > SIDES_MOST or max(width, height) > RATIO_MOST * min(width, height):
        raise bad("PHOTO_INVALID_DIMENSIONS")
    return width, height


def hears(message: Message, bot: User, privacy: bool) -> bool:
    """Whether the bot is told of this message of a person (https://core.telegram.org/bots/features#privacy-mode)."""
    chat = message.chat
    if chat.is_private:
        return True
    if not chat.has(bot):
        return False
    open_ears = not privacy or chat.status(bot) == "administrator"
    return open_ears or not _is_ordinary(message) or _is_meant_for(message, bot)


def _is_ordinary(message: Message) -> bool:
    """Something a person said, not a service message."""
    said = ("text", "photo", "location", "contact", "sticker", "voice", "document", "dice", "video")
    return any(name in message.content for name in said)


def _is_meant_for(message: Message, bot: User) -> bool:
    if message.reply_to and message.reply_to.sender is bot:
        return True
    return any(_names(piece, bot) for piece in pieces(message, ("bot_command", "mention")))


def _names(piece: str, bot: User) -> bool:
    """A command for every bot or for this one, or this bot's name."""
    command, _, name = piece.partition("@")
    return (not name and command.startswith("/")) or name.lower() == str(bot.username).lower()


def pieces(message: Message, kinds: tuple[str, ...]) -> list[str]:
    """The pieces of a message's text that are entities of these kinds."""
    raw = message.text.encode("utf-16-le")
    return [
        raw[2 * one["offset"] : 2 * (one["offset"] + one["length"])].decode("utf-16-le")
        for one in message.entities
        if one["type"] in kinds
    ]


def changed(message: Message, content: Json, markup: Json | None) -> None:
    """An edit has to change something."""
    old: tuple[Any, Any] = (message.content, message.markup or None)
    if (content, markup or None) == old:
        raise bad(NOT_MODIFIED)
