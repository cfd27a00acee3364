"""In a worker's own hands: done, or not done after all."""

from bot.cards.wishes import in_person as card
from bot.cards.wishes import wishes as wish_card
from bot.messages import Message, Reply, Toast
from bot.register.buttons import OldButton, button
from bot.register.event import Event
from storage.engine.errors import Stale
from storage.wishes import in_person, review, wishes
from storage.wishes.wishes import Wish, WishState


@button("wish.helped", door=review.to_moderate, group=True)
def helped(event: Event, wish: Wish) -> Reply:
    """A worker has helped: asked once, then done."""
    words = event.words
    if event.action.arg not in ("ask", "sure", "keep"):
        raise OldButton()
    if wish.state is not WishState.CARED_FOR:
        raise Stale()
    if event.action.arg == "ask":
        return Reply(edit=card.ask_first(wish, words), toast=Toast(""))
    if event.action.arg == "keep":
        return Reply(edit=card.in_hand(event.session, wish, words), toast=Toast(""))
    in_person.helped(event.session, event.person_id, wish.key)
    lead = words("caring-helped-noted", title=wish.title, name=event.person.name)
    return Reply(edit=Message(lead=lead), toast=Toast(words("noted")))


@button("wish.not-helped", door=wishes.owned_by)
def not_helped(event: Event, wish: Wish) -> Reply:
    """The owner says that it is not done."""
    done = in_person.not_yet(event.session, event.person_id, wish.key)
    shown = wish_card.own(event.session, done, event.words)
    return Reply(edit=shown, toast=Toast(event.words("own-not-helped-noted")))
