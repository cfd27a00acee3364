"""Sharing: a wish's owner looks at what others see, and gives or takes back a part."""

from bot.cards.wishes import disclosure as card
from bot.messages import Reply, Toast
from bot.register.buttons import OldButton, button, understood
from bot.register.event import Event
from storage.community.consents import ConsentKind
from storage.wishes import disclosure, wishes
from storage.wishes.wishes import Wish

ACTS = {"give": disclosure.give, "take": disclosure.take_back}


@button("wish.disclose", door=wishes.for_owner)
def share(event: Event, wish: Wish) -> Reply:
    """Nothing in the argument: only a look. Else `give:part` or `take:part`."""
    if not event.action.arg:
        return Reply(edit=card.card(event.session, wish, event.words), toast=Toast(""))
    act, _, part = event.action.arg.partition(":")
    kind = understood(ConsentKind, part)
    if kind not in disclosure.PARTS:
        raise OldButton()
    understood(ACTS.__getitem__, act)(event.session, event.person_id, wish.key, kind)
    shown = card.card(event.session, wish, event.words)
    return Reply(edit=shown, toast=Toast(event.words("noted")))
