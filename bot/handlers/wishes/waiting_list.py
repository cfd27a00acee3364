"""The waiting list: joining from a card, answering an offer, leaving."""

from collections.abc import Callable

from sqlmodel import Session

from bot.cards.wishes import waiting_list as card
from bot.handlers.wishes.claims import yours
from bot.messages import Message, Reply, Toast
from bot.register.buttons import OldButton, button
from bot.register.event import Event, said
from bot.register.links import link
from storage.wishes import claiming, waiting_list
from storage.wishes.claiming import Reach
from storage.wishes.waiting_list import Place, PlaceState

Answer = Callable[[Session, int, int], object]

ANSWERS: dict[str, tuple[Answer, str]] = {
    "accept": (waiting_list.accept, "waiting-accepted"),
    "decline": (waiting_list.decline, "waiting-declined"),
    "leave": (waiting_list.leave, "waiting-left"),
}


@button("wish.wait", door=claiming.within_reach, group=True)
def join(event: Event, wish: Reach) -> Reply:
    """One tap on the card of a wish that others hold."""
    place = waiting_list.join(event.session, event.person_id, wish.id)
    where = card.joined(event.session, place, event.words)
    if event.is_reachable:
        return Reply(toast=Toast(where, is_alert=True))
    return Reply(toast=Toast(where, is_alert=True, link=event.link("place.show", place.key)))


@link("place.show", door=waiting_list.for_holder)
def follow(event: Event, place: Place) -> Reply:
    """Where they stand: who tapped in the group before we could write."""
    return said(card.held(event.session, place, event.words))


@button("place.answer", door=waiting_list.for_holder)
def answer(event: Event, place: Place) -> Reply:
    """They take it, not this time, or wait no longer."""
    if event.action.arg not in ANSWERS:
        raise OldButton()
    verb, key = ANSWERS[event.action.arg]
    verb(event.session, event.person_id, place.key)
    lead = event.words(key)
    if place.state is PlaceState.ACCEPTED:
        lead = yours(event, lead, place.wish_id)
    return Reply(edit=Message(lead=lead), toast=Toast(""))
