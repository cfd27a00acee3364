"""What a captain taps: a page of their list, a door, and what became of knocking there."""

from bot.cards.notices import knocks as card
from bot.messages import Message, Reply, Toast
from bot.register.buttons import button, number
from bot.register.event import Event
from storage.notices import knocks
from storage.notices.copies import Copy
from storage.notices.knocks import KnockList
from storage.notices.notices import Notice


@button("knock.page", door=knocks.for_captain)
def page(event: Event, one: KnockList) -> Reply:
    """Another page, or back to it from a door."""
    knocks.turn(event.session, one, number(event.action.arg))
    return _listed(event, one)


def _listed(event: Event, one: KnockList | None, toast: str = "") -> Reply:
    if one is None:  # a worker's tap: the list is the captain's
        return Reply(edit=Message(lead=event.words("knock-over")), toast=Toast(toast))
    return Reply(edit=card.listed(event.session, one, event.words), toast=Toast(toast))


@button("knock.look", door=knocks.for_visitor)
def look(event: Event, copy: Copy) -> Reply:
    """A door, where somebody there still is to be asked."""
    one, found = knocks.own(event.session, event.person_id, copy), knocks.door(event.session, copy)
    if one is None or found is None:
        return _listed(event, one, event.words("knock-seen-meanwhile"))
    notice = event.session.get_one(Notice, copy.notice_id)
    shown = card.at_door(found, notice, one, event.words)
    return Reply(edit=shown, toast=Toast(""))


@button("knock.done", door=knocks.for_visitor)
def done(event: Event, copy: Copy) -> Reply:
    """They know it there."""
    is_new = knocks.knocked(event.session, event.person_id, copy.key)
    return _after(event, copy, "knock-noted" if is_new else "knock-seen-meanwhile")


@button("knock.away", door=knocks.for_visitor)
def away(event: Event, copy: Copy) -> Reply:
    """Nobody was at home: it stays."""
    is_new = knocks.away(event.session, event.person_id, copy.key)
    return _after(event, copy, "knock-away-noted" if is_new else "knock-seen-meanwhile")


def _after(event: Event, copy: Copy, key: str) -> Reply:
    one = knocks.own(event.session, event.person_id, copy)
    return _listed(event, one, event.words(key))
