"""Follow-ups: still needed, and a worker who closes a wish with a reason."""

from bot.cards.wishes import own as own_card
from bot.handlers.wishes.wishes import shown_in_full
from bot.messages import Action, Button, Message, Reply, Toast
from bot.register.buttons import button
from bot.register.confirm_first import KEEP, confirm_first
from bot.register.event import Event
from storage.wishes import followups, releases, review, wishes
from storage.wishes.wishes import CloseReason, Wish, WishState


@button("wish.needed", door=wishes.for_owner)
def still_needed(event: Event, wish: Wish) -> Reply:
    followups.still_needed(event.session, event.person_id, wish.key)
    now = event.session.get_one(Wish, wish.key)
    shown = own_card.own(event.session, now, event.words)
    is_held = now.state is WishState.CLAIMED
    said = event.words("own-waits-for-worker") if is_held else event.words("own-waits-on")
    return Reply(edit=shown, toast=Toast(said))


def _why(event: Event, wish: Wish) -> Message:
    """The short list of reasons."""
    words = event.words
    buttons = [
        Button(words(f"close-{each}".replace("_", "-")), Action("wish.close", wish.key, each.value))
        for each in CloseReason
    ]
    rows = tuple(tuple(buttons[at : at + 2]) for at in range(0, len(buttons), 2))
    keep = (Button(words("own-keep"), Action("wish.close", wish.key, KEEP)),)
    return Message(lead=words("close-question"), rows=(*rows, keep))


@button("wish.close", door=review.for_staff)
@confirm_first(_why, shown_in_full, CloseReason)
def close(event: Event, wish: Wish) -> Reply:
    reason = CloseReason(event.action.arg)
    releases.close(event.session, event.person_id, wish.key, reason)
    return Reply(edit=Message(lead=event.words("close-said", code=wish.code)), toast=Toast(""))
