"""Notifications: how each kind of promise in the outbox is said, and which message it changes."""

from collections.abc import Callable
from dataclasses import dataclass

from sqlmodel import Session

from bot.messages import Menu, Message
from bot.texts import Words
from storage.messaging.kinds import Kind
from storage.messaging.outbox import Told


@dataclass(frozen=True, slots=True)
class Telling:
    """A promise that is being kept: the row, the reader's words, and links into our chat; whether
    what is said can be taken back from it."""

    session: Session
    told: Told
    words: Words
    link: Callable[[str], str]
    takes_back: bool = True


Say = Callable[[Telling], Message | Menu | None]


Look = Callable[[Session, Told], tuple[str, int]]


Note = Callable[[Session, Told, str, int], None]


First = Callable[[Telling, Message], Message]


@dataclass(frozen=True, slots=True)
class Kept:
    """A kind whose message is found again. `look`: the message to change ("" for a new one) and
    the revision it is to show; `note`: where it stands now ("": it was deleted). One that
    `is_said_anew` is sent again when somebody deleted it. `first`: what a new message says before
    its number is known, in place of what it is to say; what is private is put by an edit after
    that, so that no second copy of it is ever made."""

    look: Look
    note: Note
    is_said_anew: bool = True
    first: First | None = None


KEPT: dict[str, Kept] = {}


def in_place(session: Session, told: Told) -> tuple[str, int]:
    """`look` of what takes the place of a message that its promise names, if any."""
    return str(told.about.get("message", "")), 0


def unwatched(session: Session, told: Told, message_id: str, revision: int) -> None:
    """`note` of what changes no more: emptied, still, or deleted by its reader."""


NOTIFICATIONS: dict[str, Say] = {}


def notification(kind: Kind) -> Callable[[Say], Say]:
    """Register how a kind of promise is said; None says that it is not true any more."""

    def register(say: Say) -> Say:
        assert kind.name not in NOTIFICATIONS, kind.name
        NOTIFICATIONS[kind.name] = say
        return say

    return register
