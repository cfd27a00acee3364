"""A worker brings both sides of a claim together."""

from dataclasses import replace

from bot.cards.wishes import arranging as card
from bot.messages import Message, Reply, Toast
from bot.register.buttons import OldButton, button
from bot.register.event import Event
from bot.register.worklist import moves_to
from storage.wishes import arranging, worklist
from storage.wishes.claims import Claim


@button("claim.arrange", door=arranging.for_staff, group=True)
def arrange(event: Event, claim: Claim) -> Reply:
    """Taken, looked up, done, or for another worker."""
    what, about = event.action.arg, (event.session, event.person_id, claim.key)
    if what == card.TAKE:
        now = arranging.take(*about)
        moves_to(event, worklist.ARRANGING, claim.key)
        return replace(_contacts(event, now), edit=_taken(event, now))
    if what == card.OPEN:
        return _contacts(event, claim)
    if what not in (card.DONE, card.DROP):
        raise OldButton()
    now = arranging.done(*about) if what == card.DONE else arranging.put_down(*about)
    in_group = not event.is_private
    shown = card.card(event.session, now, event.words, in_group=in_group)
    return Reply(edit=shown, toast=Toast(event.words("noted")))


def _taken(event: Event, claim: Claim) -> Message | None:
    """In private what was tapped has the tools; the group's card follows by itself."""
    if not event.is_private:
        return None
    return card.in_hand(event.session, claim, event.person_id, event.words)


def _contacts(event: Event, claim: Claim) -> Reply:
    """In private alone; the workers' group sees who took it."""
    if not event.is_private and not event.is_reachable:
        return Reply(toast=Toast(event.words("open-chat-first"), link=event.link("form.continue")))
    arranging.open_for(event.session, event.person_id, claim.key)
    return Reply(toast=Toast("" if event.is_private else event.words("sent-privately")))
