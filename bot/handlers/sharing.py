"""Sharing: a wish's owner looks at what others see, and gives or takes back a part."""

from bot.access import Event, OldButton, button, understood
from bot.cards import sharing as card
from bot.messages import Reply, Toast
from storage import sharing, wishes
from storage.consents import Kind
from storage.wishes import Wish

ACTS = {"give": sharing.give, "take": sharing.take_back}


@button("sharing", door=wishes.owned_by)
def share(event: Event, wish: Wish) -> Reply:
    """Nothing in the argument: only a look. Else `give:part` or `take:part`."""
    if not event.action.arg:
        return Reply(edit=card.card(event.session, wish, event.words), toast=Toast(""))
    act, _, part = event.action.arg.partition(":")
    kind = understood(Kind, part)
    if kind not in sharing.PARTS:
        raise OldButton()
    understood(ACTS.__getitem__, act)(event.session, event.person_id, wish.key, kind)
    shown = card.card(event.session, wish, event.words)
    return Reply(edit=shown, toast=Toast(event.words("noted")))
