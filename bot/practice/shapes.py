"""What a type hint of python-telegram-bot means on the wire. Read from its code, nothing copied."""

import inspect
import io
import pathlib
import types
import typing
from collections import abc
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from typing import Any, Literal

import telegram
import telegram._bot
import telegram._utils.types as hints
from telegram._utils.defaultvalue import DefaultValue

SCALARS: dict[Any, str] = {
    int: "Integer",
    str: "String",
    bool: "Boolean",
    float: "Float",
    datetime: "Integer",
    timedelta: "Integer",
}
# The library takes a PhotoSize where the wire has a file id, a tuple where it has a BotCommand, any
# object where it has callback data: what stands at the left leaves out what stands at the right.
CONVENIENCES = (
    ("File", ("Object",)),
    ("Array", ("Any",)),
    ("String", ("Object", "Any")),
    ("Object", ("Array",)),
)
BOTH = (telegram.KeyboardButton,)  # of which the wire takes the bare text, too
# What Bot API 10.3 adds to what the library knows.
NEWER: dict[Any, tuple[str, ...]] = {telegram.InlineKeyboardButton: ("disabled",)}
# What a call may hold instead of a file's name; none of them is written as such on the wire.
FILES = (io.IOBase, bytes, pathlib.Path, typing.IO, telegram.InputFile)
OURS = {"self", "api_kwargs"} | {f"{k}_timeout" for k in ("read", "write", "connect", "pool")}


@dataclass(frozen=True, slots=True)
class Kind:
    """One thing a value may be: a scalar, a File, an Object of `of`, an Array of `items`."""

    name: str
    of: Any = None
    items: "tuple[Kind, ...]" = ()


@dataclass(frozen=True, slots=True)
class Field:
    kinds: tuple[Kind, ...]
    required: bool

    def can_be(self, name: str) -> bool:
        return any(kind.name == name for kind in self.kinds)


ANYTHING = Field((Kind("Any"),), required=False)


@cache
def names() -> dict[str, Any]:
    """Everything a hint may refer to by name, in PTB's own namespaces."""
    spaces = (hints, telegram._bot, telegram)
    return {key: value for space in spaces for key, value in vars(space).items()}


def kinds(hint: Any) -> tuple[Kind, ...]:
    """What a value with this hint may be, conveniences of the library left aside."""
    found = list(dict.fromkeys(_kinds(hint)))
    for wire, conveniences in CONVENIENCES:
        if any(kind.name == wire for kind in found):
            found = [kind for kind in found if kind.name not in conveniences or kind.of in BOTH]
    return tuple(found)


def _kinds(hint: Any) -> "abc.Iterator[Kind]":
    if hint is None or hint is type(None):
        return
    if hint in SCALARS:
        yield Kind(SCALARS[hint])
    elif isinstance(hint, type) and not typing.get_origin(hint):
        yield from _class(hint)
    else:
        yield from _generic(hint)


def _class(hint: type) -> "abc.Iterator[Kind]":
    if issubclass(hint, FILES):
        yield Kind("File")
    elif issubclass(hint, telegram.TelegramObject):
        yield Kind("Object", hint)
    else:
        yield Kind("Any")


def _generic(hint: Any) -> "abc.Iterator[Kind]":
    origin, inner = typing.get_origin(hint), typing.get_args(hint)
    if origin in (typing.Union, types.UnionType):
        for one in inner:
            yield from _kinds(one)
    elif origin is Literal:
        for one in inner:
            yield from _kinds(type(one))
    elif origin is typing.IO:
        yield Kind("File")
    elif origin in (abc.Sequence, abc.Collection, list, tuple):
        yield Kind("Array", items=kinds(inner[0]))
    elif origin is not DefaultValue:
        yield Kind("Any")


@cache
def fields(thing: Any) -> dict[str, Field]:
    """The fields of a Bot method or of an object's constructor, by their names on the wire.

    The library keeps what Telegram knows before the `*` and its own conveniences after it.
    """
    signature = inspect.signature(thing)
    types_of = typing.get_type_hints(thing, globalns=names() | vars(inspect.getmodule(thing)))
    known = [p for p in signature.parameters.values() if p.name not in OURS]
    spelled = [p for p in known if p.kind is p.POSITIONAL_OR_KEYWORD]
    needed = _needed(spelled, [p for p in known if p.kind is p.KEYWORD_ONLY], types_of)
    return {
        p.name: Field(kinds(types_of[p.name]), p.default is p.empty or p.name in needed)
        for p in spelled
    }


def _needed(
    spelled: list[inspect.Parameter], convenience: list[inspect.Parameter], types_of: dict[str, Any]
) -> set[str]:
    """Fields that are optional only because a whole Location or Contact may be given for them."""
    whole = [kind.of for p in convenience for kind in kinds(types_of[p.name]) if kind.of]
    wanted = {name for one in whole for name in _parts(one)}
    return {p.name for p in spelled} & wanted


def _parts(whole: Any) -> set[str]:
    parts = fields(whole.__init__)
    inner = [kind.of for field in parts.values() if field.required for kind in field.kinds]
    mine = {name for name, field in parts.items() if field.required}
    return mine.union(*(_parts(one) for one in inner if one))


@cache
def shapes(cls: Any) -> tuple[dict[str, Field], ...]:
    """What an object given for `cls` may look like: its own fields, or those of a subclass."""
    below = [one for child in cls.__subclasses__() for one in shapes(child)]
    newer = dict.fromkeys(NEWER.get(cls, ()), ANYTHING)
    return (*below, fields(cls.__init__) | _fixed(cls) | newer)


def _fixed(cls: Any) -> dict[str, Field]:
    """Fields that the library fills itself: `type`, `force_reply` …"""
    slots = {slot for one in cls.__mro__ for slot in getattr(one, "__slots__", ())}
    free = {slot for slot in slots if not slot.startswith("_") and slot != "api_kwargs"}
    return dict.fromkeys(free - set(fields(cls.__init__)), ANYTHING)
