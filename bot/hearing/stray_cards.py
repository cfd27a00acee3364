"""A tap on a card that is not the one we keep: it was said twice, as the answer to the first was
lost, or the row moved on. That one is made true, and still."""

from collections import OrderedDict
from dataclasses import replace
from typing import NamedTuple

from sqlmodel import Session

from bot.messages import Message, Reply
from bot.register.cards import LISTED, TAPS
from bot.register.event import Event
from bot.register.notifications import NOTIFICATIONS, Telling
from storage.community import card_copies, memberships
from storage.community.groups import Purpose
from storage.community.posted_cards import View
from storage.engine.errors import NotFound, Refused
from storage.messaging.outbox import Told

REMEMBERED = 512


class Stray(NamedTuple):
    """A message that shows a row where another one is kept for it."""

    home: int
    group_id: int
    view: View
    row_id: int
    message_id: str


class Seen:
    """The last of them that were promised to be made still: until that is done, whoever taps one is
    answered as fast as on any other card."""

    def __init__(self) -> None:
        self._seen: OrderedDict[Stray, None] = OrderedDict()

    def seen(self, stray: Stray | None) -> None:
        if stray is not None:
            self._seen[stray] = None
        while len(self._seen) > REMEMBERED:
            self._seen.popitem(last=False)

    def is_new(self, stray: Stray | None) -> bool:
        return stray is not None and stray not in self._seen


def refused(event: Event, no: Refused) -> Stray | None:
    """What was tapped, where the answer to the tap may be that it is out of date."""
    return None if isinstance(no, NotFound) else _tapped(event)


def made_still(event: Event, reply: Reply, no: Refused) -> Reply:
    """What a worker reads in private to a tap that is refused: the copy that was tapped says what
    became of it, and can't be tapped any more."""
    view, home = TAPS.get(event.action.verb), getattr(event.row, "community_id", None)
    is_old = event.is_private and view is not None and not isinstance(no, NotFound)
    if not (is_old and home and memberships.is_staff(event.session, event.person_id, home)):
        return reply
    assert view is not None
    whose = {"row_id": event.action.id, "person_id": event.person_id, "community_id": home}
    told = Told(kind=view.copy.name, lane=int(view.copy.lane), **whose)
    shown = NOTIFICATIONS[view.copy.name](Telling(event.session, told, event.words, event.link))
    return replace(reply, edit=shown) if isinstance(shown, Message) else reply


def done(event: Event) -> None:
    """After a tap that did something. What workers tap says by itself what became of it, and what
    they listed for themselves goes on to work."""
    stray = _tapped(event)
    if stray is not None and stray.view.purpose is not Purpose.WORKERS:
        still(event.session, stray)


def still(session: Session, stray: Stray) -> None:
    """Promise that it looks like its row, without buttons."""
    card_copies.make_still(session, *stray)


def _tapped(event: Event) -> Stray | None:
    tap, view = event.incoming.tap, TAPS.get(event.action.verb)
    if tap is None or view is None or event.chat is None or not event.home:
        return None
    if not tap.message_id or event.action.arg == LISTED:
        return None
    stray = Stray(event.home, event.chat.id, view, event.action.id, tap.message_id)
    return stray if card_copies.is_stray(event.session, *stray) else None
