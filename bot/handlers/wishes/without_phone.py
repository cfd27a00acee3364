"""A worker forgets a neighbour without a phone, at their word."""

from bot.cards.wishes import without_phone as card
from bot.handlers.wishes.wishes import shown_in_full
from bot.messages import Message, Reply, Toast
from bot.register.buttons import button
from bot.register.confirm_first import confirm_first
from bot.register.event import Event
from storage.wishes import without_phone
from storage.wishes.wishes import Wish
from storage.wishes.without_phone import ForgetReason


def _question(event: Event, wish: Wish) -> Message:
    return card.question(event.session, wish, event.words)


@button("wish.forget", door=without_phone.for_staff)
@confirm_first(_question, shown_in_full, ForgetReason)
def forget(event: Event, wish: Wish) -> Reply:
    """The reason is what was tapped."""
    why = ForgetReason(event.action.arg)
    gone = without_phone.forget(event.session, event.person_id, wish.key, why)
    return Reply(edit=card.done(len(gone), event.words), toast=Toast(event.words("noted")))
