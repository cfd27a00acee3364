"""What is mine: what waits for my answer first, then my wishes, and what I have taken on."""

from collections.abc import Iterator

from bot.access import Event, command, member, said
from bot.cards import changes as change_card
from bot.cards import claims as claim_card
from bot.cards import deadlines as deadline_card
from bot.cards import handovers as handover_card
from bot.cards import waiting as waiting_card
from bot.cards import wishes as wish_card
from bot.messages import Message, Reply
from storage import changes, claims, deadlines, handovers, waiting, wishlist
from storage.waiting import State
from storage.wishes import State as WishState

NEWEST = 5  # of one's own wishes


@command("mywishes", who=member, group=False, link=True)
def mine(event: Event) -> Reply:
    """Everything of mine that is not over, each with what can be done now."""
    found = [*_asked(event), *_own(event), *_held(event)]
    return said(*(found or [Message(lead=event.words("mine-none"))]))


def _asked(event: Event) -> Iterator[Message]:
    """What somebody wants to hear from me."""
    session, words, me = event.session, event.words, event.person_id
    for wish in wishlist.asked_of(session, me):
        yield wish_card.own(session, wish, words)
    for place in waiting.of_person(session, me):
        if place.state is State.OFFERED:
            yield waiting_card.held(session, place, words)
    for handover in handovers.of_person(session, me):
        yield handover_card.asked(session, handover, words)
    for change in changes.asked_of(session, me):
        yield change_card.proposed(session, change, words)
    for claim in deadlines.asked_of(session, me):
        yield deadline_card.asks_later(session, claim, words)


def _own(event: Event) -> Iterator[Message]:
    for wish in wishlist.of_owner(event.session, event.person_id, NEWEST):
        if wish.state is not WishState.RETURNED:
            yield wish_card.own(event.session, wish, event.words)


def _held(event: Event) -> Iterator[Message]:
    """What I promised, and what I wait for."""
    session, words, me = event.session, event.words, event.person_id
    for claim in claims.of_person(session, me):
        yield claim_card.held(session, claim, words)
    for place in waiting.of_person(session, me):
        if place.state is State.WAITING:
            yield waiting_card.held(session, place, words)
