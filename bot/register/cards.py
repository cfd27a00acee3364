"""Cards: how the rows of a noun are drawn in groups, and where what was drawn stands."""

from collections.abc import Callable
from dataclasses import replace

from sqlmodel import Session

from bot.messages import Menu, Message
from bot.register.notifications import (
    KEPT,
    Kept,
    Look,
    Say,
    Telling,
    in_place,
    notification,
    unwatched,
)
from storage.community import posted_cards
from storage.community.posted_cards import View
from storage.messaging.outbox import Told

Revision = Callable[[Session, int], int]


def always_new(session: Session, row_id: int) -> int:
    """Of rows that count no revisions."""
    return 0


LISTED = "list"  # what a button of the same act says where it stands in a list
TAPS: dict[str, View] = {}  # the buttons of cards, by their verbs


def card(
    view: View, revision: Revision = always_new, taps: tuple[str, ...] = ()
) -> Callable[[Say], Say]:
    """Register what draws a view, the revision of a row that it shows, and its own buttons
    (`taps`). What stands beside another card or begins with a promise of its own is only drawn
    where it stands; somebody who deleted it does not read it anew."""
    assert not TAPS.keys() & set(taps), taps
    TAPS.update(dict.fromkeys(taps, view))

    def register(draw: Say) -> Say:
        def say(telling: Telling) -> Message | Menu | None:
            return draw(telling) if view.first is None or stands(telling, view) else None

        notification(view.kind)(say)
        is_said_anew = view.first is None
        KEPT[view.kind.name] = Kept(_look(view, revision), _note(view), is_said_anew)
        if view.first is not None:
            KEPT[view.first.name] = Kept(_new, _note(view), is_said_anew)
        notification(view.copy)(lambda telling: _still(draw(telling), telling))
        KEPT[view.copy.name] = Kept(in_place, unwatched, is_said_anew=False)
        return draw

    return register


def stands(telling: Telling, view: View) -> bool:
    """Whether this row stands already where it is to be told."""
    return bool(_message(telling.session, telling.told, view))


def _message(session: Session, told: Told, view: View) -> str:
    if told.group_id is None or told.community_id is None:
        return ""
    found = posted_cards.shown(session, told.community_id, told.group_id, view, told.row_id)
    return found.message_id if found else ""


def _still(shown: Message | Menu | None, telling: Telling) -> Message | None:
    """A copy that is not kept: what is so now, and no button that somebody could miss."""
    if not isinstance(shown, Message):
        return None
    return replace(shown, rows=(), note=telling.words("card-copy"), photos=())


def _look(view: View, revision: Revision) -> Look:
    def look(session: Session, told: Told) -> tuple[str, int]:
        return _message(session, told, view), revision(session, told.row_id)

    return look


def _new(session: Session, told: Told) -> tuple[str, int]:
    return "", 0


def _note(view: View) -> Callable[[Session, Told, str, int], None]:
    def note(session: Session, told: Told, message_id: str, revision: int) -> None:
        """In private nothing is noted."""
        if told.group_id is not None and told.community_id is not None:
            place = (told.community_id, told.group_id, view, told.row_id)
            posted_cards.note(session, *place, message_id, revision)

    return note
