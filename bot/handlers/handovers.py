"""Handovers: asking a named neighbour, and their answer."""

from bot import talks
from bot.access import Event, OldButton, button, form, said
from bot.answers import clock_time
from bot.flows.hand_over import To
from bot.handlers.claims import yours
from bot.messages import Message, Reply, Toast
from storage import claims, communities, handovers, people
from storage.claims import Claim, State
from storage.handovers import Handover


@button("hand-over", door=handovers.movable_by)
def hand_over(event: Event, claim: Claim) -> Reply:
    if claim.state is not State.CLAIMED:
        raise claims.NotHeld()
    reply = talks.begin(event, "hand-over", claim.key, claim.community_id)
    return Reply(reply.messages, Toast(""))


@form("hand-over")
def asked(event: Event, filled: To) -> Reply:
    handover = handovers.ask(
        event.session, event.person_id, filled.claim_id, filled.person_id, filled.quantity
    )
    claim = event.session.get_one(Claim, filled.claim_id)
    is_mine = claim.person_id == event.person_id
    key = "hand-over-done" if is_mine else "hand-over-done-for-worker"
    holder = people.get(event.session, claim.person_id).name
    name = people.get(event.session, handover.person_id).name
    zone = communities.known(event.session, handover.community_id).zone
    until = clock_time(handover.until, zone)
    return said(Message(lead=event.words(key, name=name, until=until, holder=holder)))


@button("handover", door=handovers.asked_of)
def answer(event: Event, handover: Handover) -> Reply:
    """They go on with it, or not this time."""
    if event.action.arg == "accept":
        claim = handovers.accept(event.session, event.person_id, handover.key)
        lead = yours(event, event.words("handover-accepted"), claim.wish_id)
        return Reply(edit=Message(lead=lead), toast=Toast(""))
    if event.action.arg == "decline":
        handovers.decline(event.session, event.person_id, handover.key)
        return Reply(edit=Message(lead=event.words("handover-declined")), toast=Toast(""))
    raise OldButton()
