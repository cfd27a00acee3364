"""Which Bot API calls say a Message: to be made by us or put into a webhook's answer."""

from collections.abc import Iterator
from itertools import groupby
from typing import Any, NamedTuple

from telegram import InputMediaDocument, InputMediaPhoto, LinkPreviewOptions, TelegramObject

from bot.channels.telegram.html import Sign, cut, html, keyboard, seen, units
from bot.messages import Abilities, Address, File, Gone, Message, Rejected, Tap, Toast

CAN = Abilities()
TOAST_LIMIT = 200
Photo = str | bytes  # one that Telegram knows, by its id, or a file of ours
FILE = "file:"  # before the id of a picture that came as a file: it can only go on as one
_QUIET_LINKS = LinkPreviewOptions(is_disabled=True)


class Call(NamedTuple):
    """A method of telegram.Bot and what to call it with."""

    method: str
    arguments: dict[str, Any]

    @property
    def chat(self) -> str:
        return str(self.arguments.get("chat_id", ""))


def as_json(call: Call) -> dict[str, Any]:
    """`call` as the JSON that Telegram takes in answer to a webhook."""
    first, *rest = call.method.split("_")
    method = first + "".join(part.title() for part in rest)
    return {"method": method, **{key: _plain(value) for key, value in call.arguments.items()}}


def _plain(value: Any) -> Any:
    return value.to_dict() if isinstance(value, TelegramObject) else value


def is_plain(call: Call) -> bool:
    """Whether `call` fits into a webhook's answer, which carries no file and no album."""
    return not any(isinstance(value, bytes | list) for value in call.arguments.values())


def said(to: Address, message: Message, sign: Sign) -> list[Call]:
    """The calls that say `message`; the last carries text and buttons. Raises Rejected."""
    text, buttons = seen(message), keyboard(message, sign)
    photos: tuple[Photo, ...] = message.photos
    photos += (message.picture,) if message.picture else ()
    if message.file is not None:
        return _with_file(to, message, message.file, sign)
    if message.voice:
        return _spoken(to, message, sign)
    if not text and not photos:
        raise Rejected("a message without a word")
    if len(photos) == 1 and units(text) <= CAN.caption_limit:
        caption = _given(caption=html(message, CAN.caption_limit), reply_markup=buttons)
        return [_photo(to, photos[0], **_marked(caption))]
    calls = list(_photos(to, photos))
    return [*calls, _text(to, message, sign)] if text else calls


def _with_file(to: Address, message: Message, file: File, sign: Sign) -> list[Call]:
    """A file with the words under it; those that are too long for that below it."""
    fits = units(seen(message)) <= CAN.caption_limit
    buttons = keyboard(message, sign)
    under = _given(caption=html(message, CAN.caption_limit), reply_markup=buttons) if fits else {}
    named = {"document": file.content, "filename": file.name, **_marked(under)}
    sent = Call("send_document", {**_target(to), **named})
    return [sent] if fits else [sent, _text(to, message, sign)]


def _spoken(to: Address, message: Message, sign: Sign) -> list[Call]:
    """A recording with its words under it, where they fit there."""
    heard: dict[str, Any] = {**_target(to), "voice": message.voice}
    if units(seen(message)) > CAN.caption_limit:
        return [Call("send_voice", heard), _text(to, message, sign)]
    buttons = keyboard(message, sign)
    words = _given(caption=html(message, CAN.caption_limit), reply_markup=buttons)
    return [Call("send_voice", {**heard, **_marked(words)})]


def _text(to: Address, message: Message, sign: Sign) -> Call:
    words = _marked(
        {
            "text": html(message, CAN.text_limit),
            "link_preview_options": _QUIET_LINKS,
            **_given(reply_markup=keyboard(message, sign)),
        }
    )
    return Call("send_message", {**_target(to), **words})


def _photos(to: Address, photos: tuple[Photo, ...]) -> Iterator[Call]:
    """As many albums as it takes; Telegram knows none of a single photo, or of photos and files."""
    for _, some in groupby(sorted(photos, key=_is_file), key=_is_file):
        alike = tuple(some)
        for start in range(0, len(alike), CAN.photos_at_once):
            album = alike[start : start + CAN.photos_at_once]
            yield _photo(to, album[0]) if len(album) == 1 else _album(to, album)


def _is_file(photo: Photo) -> bool:
    return isinstance(photo, str) and photo.startswith(FILE)


def _photo(to: Address, photo: Photo, **words: Any) -> Call:
    if isinstance(photo, bytes):
        named = {"photo": photo, "filename": "picture.png"}
        return Call("send_photo", {**_target(to), **named, **words})
    what = "document" if _is_file(photo) else "photo"
    return Call(f"send_{what}", {**_target(to), what: photo.removeprefix(FILE), **words})


def _album(to: Address, photos: tuple[Photo, ...]) -> Call:
    return Call("send_media_group", {**_target(to), "media": [_media(each) for each in photos]})


def _media(photo: Photo, **words: Any) -> InputMediaPhoto | InputMediaDocument:
    if isinstance(photo, str) and photo.startswith(FILE):
        return InputMediaDocument(photo.removeprefix(FILE), **words)
    return InputMediaPhoto(photo, **words)


def edited(to: Address, message_id: str, message: Message, sign: Sign) -> Call:
    """The call that makes an old message look like `message`; a text gets its one picture, where
    the words fit under it. Raises Gone for a foreign id."""
    target = {"chat_id": number(to.chat), "message_id": _old(message_id)}
    buttons = _given(reply_markup=keyboard(message, sign))
    if message_id.startswith("p"):
        words = _marked({"caption": html(message, CAN.caption_limit)})
        return Call("edit_message_caption", {**target, **words, **buttons})
    if len(message.photos) == 1 and units(seen(message)) <= CAN.caption_limit:
        words = _marked({"caption": html(message, CAN.caption_limit)})
        picture = _media(message.photos[0], **words)
        return Call("edit_message_media", {**target, "media": picture, **buttons})
    words = _marked({"text": html(message, CAN.text_limit), "link_preview_options": _QUIET_LINKS})
    return Call("edit_message_text", {**target, **words, **buttons})


def deleted(to: Address, message_id: str) -> Call:
    target = {"chat_id": number(to.chat), "message_id": _old(message_id)}
    return Call("delete_message", target)


def answered(tap: Tap, toast: Toast) -> Call:
    shown = _given(text=cut(toast.text, TOAST_LIMIT), show_alert=toast.is_alert, url=toast.link)
    return Call("answer_callback_query", {"callback_query_id": tap.id, **shown})


def _target(to: Address) -> dict[str, Any]:
    thread = int(to.thread) if to.thread.isdecimal() else None
    return {"chat_id": number(to.chat), **_given(message_thread_id=thread)}


def number(chat: str) -> int | str:
    """Telegram's addresses are numbers; public channels also have an @name."""
    return int(chat) if chat.removeprefix("-").isdecimal() else chat


def _old(message_id: str) -> int:
    digits = message_id.removeprefix("p")
    if not digits.isdecimal():
        raise Gone("no such message")
    return int(digits)


def _given(**values: Any) -> dict[str, Any]:
    return {key: value for key, value in values.items() if value}


def _marked(words: dict[str, Any]) -> dict[str, Any]:
    return {**words, "parse_mode": "HTML"}
