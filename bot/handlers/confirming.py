"""Confirming by phone: a worker asked, says how much came, and may take a mistake back."""

from bot import talks
from bot.access import Event, button, form, number, said
from bot.cards import confirming as card
from bot.flows.came import Came
from bot.messages import Message, Reply, Toast
from storage import claims, deliveries
from storage.claims import Claim
from storage.errors import refuse


def ask_first(event: Event, claim: Claim) -> Reply:
    """One tap settles nothing. Raises AlreadyConfirmed, OwnDelivery, NotHeld."""
    refuse(deliveries.why_not_confirm(claim, event.person_id))
    asked = card.question(event.session, claim, event.words, in_group=not event.is_private)
    return Reply((asked,), Toast(""))


@button("phoned", door=claims.awaited_by, group=True)
def phoned(event: Event, claim: Claim) -> Reply:
    """So many pieces came; or another number, or nobody has called yet."""
    arg = event.action.arg
    if arg == card.CALLED_NOT:
        return Reply(edit=Message(lead=event.words("phone-call-first")), toast=Toast(""))
    if arg == card.OTHER:
        refuse(deliveries.why_not_confirm(claim, event.person_id))
        return talks.begin_privately(event, "came", claim.key, claim.community_id)
    done = deliveries.confirm(event.session, event.person_id, claim.key, number(arg))
    shown = card.noted(event.session, done, event.words)
    return Reply(edit=shown, toast=Toast(event.words("noted")))


@form("came")
def came(event: Event, filled: Came) -> Reply:
    done = deliveries.confirm(event.session, event.person_id, *filled)
    return said(card.noted(event.session, done, event.words))


@button("unconfirm", door=claims.moderated_by, group=True)
def unconfirm(event: Event, claim: Claim) -> Reply:
    """Noted by mistake."""
    deliveries.unconfirm(event.session, event.person_id, claim.key)
    lead = event.words("unconfirm-done", name=event.person.name)
    return Reply(edit=Message(lead=lead), toast=Toast(event.words("noted")))
