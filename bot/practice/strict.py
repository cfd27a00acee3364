"""Every call is held against python-telegram-bot's own signatures: methods, fields, types."""

import inspect
import json
import re
from dataclasses import dataclass
from functools import cache
from typing import Any

import telegram

from bot.practice.errors import ApiError, bad
from bot.practice.shapes import Field, Kind, fields, shapes

# Bot API 10.2 is newer than the library: messages that one member of a group sees alone.
SEEN_BY_ONE = {
    "receiver_user_id": Field((Kind("Integer"),), required=False),
    "callback_query_id": Field((Kind("String"),), required=False),
    "ephemeral_message_parameters": Field((Kind("Any"),), required=False),
}
CAN_BE_SEEN_BY_ONE = [
    *("sendMessage", "sendPhoto", "sendLivePhoto", "sendAudio", "sendDocument", "sendVideo"),
    *("sendAnimation", "sendVoice", "sendVideoNote", "sendLocation", "sendVenue", "sendContact"),
    "sendSticker",
]
EDITS_SEEN_BY_ONE = ("editMessageText", "editMessageCaption", "editMessageReplyMarkup")
MISSING = {
    "chat_id": "chat_id is empty",
    "text": "message text is empty",
    "message_id": "message identifier is not specified",
    "photo": "there is no photo in the request",
    "document": "there is no document in the request",
    "user_id": "invalid user_id specified",
}
TRUTH = {"true": True, "1": True, "yes": True, "false": False, "0": False, "no": False}


@dataclass(frozen=True, slots=True)
class Upload:
    """A file that came with the call."""

    name: str
    content: bytes
    mime: str = "application/octet-stream"


@dataclass(frozen=True, slots=True)
class Method:
    name: str
    fields: dict[str, Field]


@dataclass(frozen=True, slots=True)
class Call:
    """A call that has been checked: every parameter has its type."""

    method: str
    params: dict[str, Any]
    uploads: dict[str, Upload]

    def get(self, name: str, default: Any = None) -> Any:
        return self.params.get(name, default)

    def __getitem__(self, name: str) -> Any:
        return self.params[name]


def camel(name: str) -> str:
    first, *rest = name.split("_")
    return first + "".join(part.capitalize() for part in rest)


@cache
def methods() -> dict[str, Method]:
    """Every method that the library knows, by its name in lower case: Telegram ignores case."""
    known = {}
    for name, verb in inspect.getmembers(telegram.Bot, inspect.iscoroutinefunction):
        if "api_kwargs" in inspect.signature(verb).parameters and name[0] != "_":
            known[camel(name).lower()] = Method(camel(name), fields(verb))
    del known["doapirequest"]  # the door to methods that the library has no name for
    return known | {one.name.lower(): one for one in _newer(known)}


def _newer(known: dict[str, Method]) -> list[Method]:
    """What Bot API 10.2 adds for messages that only one member sees."""
    wider = [known[name.lower()] for name in CAN_BE_SEEN_BY_ONE]
    sends = [Method(one.name, one.fields | SEEN_BY_ONE) for one in wider]
    edits = [_seen_by_one(known[name.lower()]) for name in EDITS_SEEN_BY_ONE]
    gone = Method("deleteEphemeralMessage", {"chat_id": edits[0].fields["chat_id"]} | _address())
    return [*sends, *edits, gone]


def _address() -> dict[str, Field]:
    number = Field((Kind("Integer"),), required=True)
    return {"receiver_user_id": number, "ephemeral_message_id": number}


def _seen_by_one(edit: Method) -> Method:
    others = (
        "message_id",
        "inline_message_id",
        "business_connection_id",
        "show_caption_above_media",
    )
    kept = {name: field for name, field in edit.fields.items() if name not in others}
    kept["chat_id"] = Field(kept["chat_id"].kinds, required=True)
    return Method(edit.name.replace("Message", "EphemeralMessage"), kept | _address())


def find(method: str) -> Method:
    """The method of this name. Raises ApiError 404."""
    known = methods().get(method.lower())
    if known is None:
        raise ApiError(404, "Not Found")
    return known


def check(
    method: str, given: dict[str, Any], uploads: dict[str, Upload], *, is_strict: bool = True
) -> Call:
    """The call with every parameter in its type; what Telegram does not know it passes over, where
    nobody is strict. Raises ApiError in Telegram's words."""
    known = find(method)
    given = (
        given if is_strict else {name: each for name, each in given.items() if name in known.fields}
    )
    reading = _Reading(is_strict)
    params = {
        name: reading.param(known, name, value) for name, value in given.items() if value != ""
    }
    params |= {name: file for name, file in uploads.items() if name in known.fields}
    _complete(known, params)
    return Call(known.name, params, uploads)


def _complete(known: Method, params: dict[str, Any]) -> None:
    for name, field in known.fields.items():
        if field.required and name not in params:
            raise bad(MISSING.get(name, f'parameter "{name}" is required'))
        if isinstance(params.get(name), Upload) and not field.can_be("File"):
            raise bad(f'parameter "{name}" can\'t be a file')


def _misfit(kinds: tuple[Kind, ...], value: Any, words: str) -> ApiError:
    """Why `value` is nothing of what it could be, in Telegram's words."""
    objects = [shape for kind in kinds if kind.name == "Object" for shape in shapes(kind.of)]
    if objects and isinstance(value, dict):
        nearest = max(objects, key=lambda shape: len(set(shape) & set(value)))
        return bad(f"can't parse {words}: {_flaw(nearest, value)}")
    if objects:
        return bad(f"object expected as {words}")
    wanted = " or ".join(dict.fromkeys(kind.name for kind in kinds))
    return bad(f'Field "{words.replace(" ", "_")}" must be of type {wanted}')


def _flaw(shape: dict[str, Field], value: dict[str, Any]) -> str:
    lacking = [name for name, field in shape.items() if field.required and name not in value]
    if lacking:
        return f'Can\'t find field "{lacking[0]}"'
    return f"unknown field {', '.join(sorted(set(value) - set(shape)))}"


def _integer(value: Any) -> int:
    if isinstance(value, bool) or not re.fullmatch(r"-?\d{1,19}", str(value)):
        raise ValueError(value)
    return int(value)


def _float(value: Any) -> float:
    if isinstance(value, bool):
        raise ValueError(value)
    return float(value)


def _boolean(value: Any) -> bool:
    if str(value).lower() not in TRUTH:
        raise ValueError(value)
    return TRUTH[str(value).lower()]


def _string(value: Any) -> str:
    if not isinstance(value, str):
        raise ValueError(value)
    return value


READERS = {
    "Integer": _integer,
    "Float": _float,
    "Boolean": _boolean,
    "String": _string,
    "File": _string,  # a file id, an address or attach://…; uploads come beside the parameters
}


def _json(text: str, words: str) -> Any:
    try:
        return json.loads(text)
    except json.JSONDecodeError:
        raise bad(f"can't parse {words} JSON object") from None


@dataclass(frozen=True, slots=True)
class _Reading:
    """Values as the types that they are to have."""

    is_strict: bool

    def param(self, known: Method, name: str, value: Any) -> Any:
        field = known.fields.get(name)
        if field is None:
            raise bad(f'unknown parameter "{name}" of the method {known.name}')
        return self.typed(field.kinds, value, name.replace("_", " "))

    def typed(self, kinds: tuple[Kind, ...], value: Any, words: str) -> Any:
        """`value` as the first of `kinds` that it can be."""
        for kind in sorted(kinds, key=lambda kind: kind.name == "String"):
            try:
                return self._as(kind, value, words)
            except ValueError:
                continue
        raise _misfit(kinds, value, words)

    def _as(self, kind: Kind, value: Any, words: str) -> Any:
        if kind.name in ("Array", "Object"):
            return self._whole(kind, value, words)
        if kind.name == "Any":
            return _json(value, words) if isinstance(value, str) and value[:1] in "{[" else value
        return READERS[kind.name](value)

    def _whole(self, kind: Kind, value: Any, words: str) -> Any:
        value = _json(value, words) if isinstance(value, str) and value[:1] in "{[" else value
        if kind.name == "Array" and isinstance(value, list):
            return [self.typed(kind.items, one, words) for one in value]
        if kind.name == "Object" and isinstance(value, dict):
            return self._object(kind.of, value)
        raise ValueError(value)

    def _object(self, cls: Any, value: dict[str, Any]) -> dict[str, Any]:
        """`value` if it looks like a shape of `cls`; ValueError otherwise, for other kinds may
        fit. Of what nobody is strict about, the shape that knows most of it."""
        value = {name: one for name, one in value.items() if one is not None}
        fitting = [shape for shape in shapes(cls) if _needed(shape) <= set(value)]
        whole = [shape for shape in fitting if set(value) <= set(shape)]
        if not whole and (self.is_strict or not fitting):
            raise ValueError(value)
        shape = whole[0] if whole else max(fitting, key=lambda each: len(set(each) & set(value)))
        return {
            name: self.typed(shape[name].kinds, one, name)
            for name, one in value.items()
            if name in shape
        }


def _needed(shape: dict[str, Field]) -> set[str]:
    return {name for name, field in shape.items() if field.required}
