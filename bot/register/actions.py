"""Buttons as data: what a press means, signed so that nobody can make one up.

`noun.act.id.arg.mac`, the id to the base 36, ASCII, ≤ 64 bytes; of the last three only the argument
may have dots. The signature keeps strangers from forging presses; it gives no right: every press is
checked again against the role, community and state of now.
"""

import re
from base64 import urlsafe_b64decode, urlsafe_b64encode

from bot.messages import Action
from storage.engine import vault

NAME = re.compile(r"[a-z]+\.[a-z]+(-[a-z]+)*")  # noun.act: of buttons, promises, forms, settings
LONGEST = 17  # characters of a button's name: with all else at its longest they are 64
LIMIT = 64
HIGHEST = 2**31 - 1  # a higher number of a row would be none that PostgreSQL can look up
ARGUMENT = re.compile(r"[A-Za-z0-9=_:,.-]{0,26}")
_SHAPE = re.compile(
    rf"([a-z]+\.[a-z-]+)\.([0-9a-z]{{1,6}})\.({ARGUMENT.pattern})\.([A-Za-z0-9_-]{{12}})"
)
_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"


def sign(action: Action) -> str:
    """The data a button carries."""
    assert ARGUMENT.fullmatch(action.arg), action
    body = f"{action.verb}.{short(action.id)}.{action.arg}"
    data = f"{body}.{_mac(body)}"
    assert len(data) <= LIMIT, data
    return data


def payload(name: str, rest: object = "") -> str:
    """What a link of this name carries (`bot.register.links`)."""
    written = name.replace(".", "-", 1)
    return f"{written}_{rest}" if rest != "" else written


def read(data: str) -> Action | None:
    """What a press means; None for anything we did not sign."""
    shape = _SHAPE.fullmatch(data)
    if shape is None:
        return None
    verb, row_id, arg, mac = shape.groups()
    body = f"{verb}.{row_id}.{arg}"
    if not vault.current().signed_ok(body.encode(), "action", _unpack(mac)):
        return None
    number = int(row_id, 36)
    return Action(verb, number, arg) if number <= HIGHEST else None


def short(number: int) -> str:
    """A row's number in few characters: 2147483647 is zik0zj."""
    digits = ""
    while number:
        number, last = divmod(number, len(_DIGITS))
        digits = _DIGITS[last] + digits
    return digits or "0"


def _mac(body: str) -> str:
    return urlsafe_b64encode(vault.current().sign(body.encode(), "action")).decode()


def _unpack(mac: str) -> bytes:
    return urlsafe_b64decode(mac)
