"""Buttons: every one names its *door*, the storage function that finds the row for this person or
raises NotFound. There is no way to register a button without one."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from sqlmodel import Session

from bot.messages import Reply
from bot.register.event import Event, T
from storage.community import memberships, permissions
from storage.engine.errors import NotFound, Refused


class OldButton(Refused):
    """The button is of an older version, stands where it does not work, or was made up."""


def understood(kind: Callable[[str], T], text: str) -> T:
    """What a button says in its argument. Raises OldButton for what this version does not know."""
    try:
        return kind(text)
    except (ValueError, KeyError):
        raise OldButton() from None


def number(text: str) -> int:
    """A page or a row in a button's argument. Raises OldButton."""
    if not re.fullmatch("[0-9]{1,9}", text):
        raise OldButton()
    return int(text)


def row_number(text: str) -> int:
    """A row in a button's argument, to the base 36 as in its data. Raises OldButton."""
    if not re.fullmatch("[0-9a-z]{1,6}", text):
        raise OldButton()
    return int(text, 36)


Door = Callable[[Session, int, int], Any]


Pressed = Callable[[Event, Any], Reply | None]


@dataclass(frozen=True, slots=True)
class Press:
    verb: str
    door: Door
    run: Pressed
    in_group: bool  # else its answer is for one pair of eyes


BUTTONS: dict[str, Press] = {}


def button(verb: str, door: Door, *, group: bool = False) -> Callable[[Pressed], Pressed]:
    """Register a button, the door to its row, and whether it works in groups too."""

    def register(run: Pressed) -> Pressed:
        assert verb not in BUTTONS, verb
        BUTTONS[verb] = Press(verb, door, run, group)
        return run

    return register


def nothing(session: Session, person_id: int, row_id: int) -> int:
    """The door for buttons that are about the presser alone (pages, languages, menus)."""
    return row_id


def community(session: Session, person_id: int, community_id: int) -> int:
    """The door to one's own community. Raises NotFound."""
    if not memberships.held(session, person_id, community_id):
        raise NotFound()
    return community_id


@dataclass(frozen=True, slots=True)
class CommunityFor:
    """The door to a community for those who may do `act` there."""

    act: str

    def __call__(self, session: Session, person_id: int, community_id: int) -> int:
        """The community's number. Raises NotFound."""
        if not permissions.may(session, person_id, self.act, community_id):
            raise NotFound()
        return community_id
