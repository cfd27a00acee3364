"""What is mine: what waits for my answer first, then my wishes, and what I have taken on."""

from collections.abc import Iterator

from bot.cards.wishes import claims as claim_card
from bot.cards.wishes import deadlines as deadline_card
from bot.cards.wishes import handovers as handover_card
from bot.cards.wishes import own as own_card
from bot.cards.wishes import waiting_list as waiting_card
from bot.messages import Message, Reply
from bot.register.commands import command, member
from bot.register.event import Event, said
from storage.wishes import changes, claims, deadlines, handovers, listing, waiting_list
from storage.wishes.waiting_list import PlaceState
from storage.wishes.wishes import WishState

NEWEST = 5  # of one's own wishes


@command("mywishes", who=member, group=False, link=True, often=3)
def mine(event: Event) -> Reply:
    """Everything of mine that is not over, each with what can be done now."""
    found = [*_asked(event), *_own(event), *_held(event)]
    return said(*(found or [Message(lead=event.words("mine-none"))]))


def _asked(event: Event) -> Iterator[Message]:
    """What somebody wants to hear from me."""
    session, words, me = event.session, event.words, event.person_id
    for wish in listing.asked_of(session, me):
        yield own_card.own(session, wish, words)
    for place in waiting_list.of_person(session, me):
        if place.state is PlaceState.OFFERED:
            yield waiting_card.held(session, place, words)
    for handover in handovers.of_person(session, me):
        yield handover_card.asked(session, handover, words)
    for change in changes.asked_of(session, me):
        changes.say_again(session, me, change)
    for claim in deadlines.asked_of(session, me):
        yield deadline_card.asks_later(session, claim, words)


def _own(event: Event) -> Iterator[Message]:
    for wish in listing.of_owner(event.session, event.person_id, NEWEST):
        if wish.state is not WishState.RETURNED:
            yield own_card.own(event.session, wish, event.words)


def _held(event: Event) -> Iterator[Message]:
    """What I promised, and what I wait for."""
    session, words, me = event.session, event.words, event.person_id
    for claim in claims.of_person(session, me):
        yield claim_card.held(session, claim, words)
    for place in waiting_list.of_person(session, me):
        if place.state is PlaceState.WAITING:
            yield waiting_card.held(session, place, words)
