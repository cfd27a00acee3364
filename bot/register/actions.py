"""Buttons as data: what a press means, signed so that nobody can make one up.

`verb.id.arg.mac`, ASCII, ≤ 64 bytes. The signature keeps strangers from forging presses; it gives
no right: every press is checked again against the role, community and state of now.
"""

import re
from base64 import urlsafe_b64decode, urlsafe_b64encode

from bot.messages import Action
from storage.engine import vault

# No row's number is longer: a longer one would be none that PostgreSQL can look up.
_SHAPE = re.compile(r"([a-z-]{1,16})\.([0-9]{1,9})\.([A-Za-z0-9=_:,-]{0,24})\.([A-Za-z0-9_-]{12})")
LIMIT = 64


def sign(action: Action) -> str:
    """The data a button carries."""
    body = f"{action.verb}.{action.id}.{action.arg}"
    data = f"{body}.{_mac(body)}"
    assert len(data) <= LIMIT, data
    return data


def read(data: str) -> Action | None:
    """What a press means; None for anything we did not sign."""
    shape = _SHAPE.fullmatch(data)
    if shape is None:
        return None
    verb, row_id, arg, mac = shape.groups()
    body = f"{verb}.{row_id}.{arg}"
    if not vault.current().signed_ok(body.encode(), "action", _unpack(mac)):
        return None
    return Action(verb, int(row_id), arg)


def _mac(body: str) -> str:
    return urlsafe_b64encode(vault.current().sign(body.encode(), "action")).decode()


def _unpack(mac: str) -> bytes:
    return urlsafe_b64decode(mac)
