"""Confirming by phone: a worker asked, says how much came, and may take a mistake back."""

from bot.cards.wishes import confirmations as card
from bot.flows.wishes.confirm_by_phone import Came
from bot.forms import dialogue
from bot.messages import Message, Reply, Toast
from bot.register.buttons import button, number
from bot.register.event import Event, said
from bot.register.forms import form
from storage.engine.errors import Refused, Stale, refuse
from storage.wishes import claims, confirmations
from storage.wishes.claims import Claim


def ask_first(event: Event, claim: Claim) -> Reply:
    """One tap settles nothing. Raises AlreadyConfirmed, OwnDelivery, Stale."""
    refuse(_why_not(event, claim))
    asked = card.question(event.session, claim, event.words, in_group=not event.is_private)
    return Reply((asked,), Toast(""))


def _why_not(event: Event, claim: Claim) -> Refused | None:
    """A worker looks at the newest card, not at their own wishes."""
    no = confirmations.why_not_confirm(claim, event.person_id)
    return Stale() if isinstance(no, claims.NotHeld) else no


@button("claim.phoned", door=claims.awaited_by, group=True)
def phoned(event: Event, claim: Claim) -> Reply:
    """So many pieces came; or another number, or nobody has called yet."""
    arg = event.action.arg
    if arg == card.CALLED_NOT:
        return Reply(edit=Message(lead=event.words("phone-call-first")), toast=Toast(""))
    if arg == card.OTHER:
        refuse(_why_not(event, claim))
        return dialogue.begin_privately(
            event, "claim.confirm-by-phone", claim.key, claim.community_id
        )
    done = confirmations.confirm(event.session, event.person_id, claim.key, number(arg))
    shown = card.noted(event.session, done, event.words)
    return Reply(edit=shown, toast=Toast(event.words("noted")))


@form("claim.confirm-by-phone")
def came(event: Event, filled: Came) -> Reply:
    done = confirmations.confirm(event.session, event.person_id, *filled)
    return said(card.noted(event.session, done, event.words))


@button("claim.unconfirm", door=claims.for_staff, group=True)
def unconfirm(event: Event, claim: Claim) -> Reply:
    """Noted by mistake."""
    confirmations.unconfirm(event.session, event.person_id, claim.key)
    lead = event.words("unconfirm-done", name=event.person.name)
    return Reply(edit=Message(lead=lead), toast=Toast(event.words("noted")))
