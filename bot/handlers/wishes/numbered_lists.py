"""A list of neighbours who would bring something: they take on a wish of several pieces."""

from bot.cards.wishes import numbered_lists as card
from bot.forms.numbered_lists import Reading
from bot.register.event import Event
from bot.register.numbered_lists import Offer, use
from storage.community.numbered_lists import Listed
from storage.engine.errors import refuse
from storage.wishes import numbered_lists


def _offers(event: Event, community_id: int, reading: Reading) -> list[Offer]:
    """The open wishes of several pieces; the one whose number or title stands above the list, where
    there is one, alone."""
    found = numbered_lists.open_ones(event.session, community_id)
    meant = [each for each in found if each.code in reading.head or each.title in reading.head]
    return [Offer(each.key, card.offer(each, event.words)) for each in meant or found]


def _plan(event: Event, wish_id: int, entries: list[Listed]) -> str:
    wish = numbered_lists.for_staff(event.session, event.person_id, wish_id)
    refuse(numbered_lists.why_not(event.session, wish))
    found = numbered_lists.sort_out(event.session, wish, entries)
    return card.planned(wish, found, event.words)


def _take(event: Event, wish_id: int, entries: list[Listed]) -> str:
    found = numbered_lists.take_over(event.session, event.person_id, wish_id, entries)
    wish = numbered_lists.for_staff(event.session, event.person_id, wish_id)
    return card.taken(wish, found, event.words)


use("wish", _offers, _plan, _take)
