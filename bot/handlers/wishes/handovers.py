"""Handovers: asking a named neighbour or those who wait, and their answer."""

from bot.flows.wishes.hand_over import LIST, To
from bot.forms import dialogue
from bot.handlers.wishes.claims import yours
from bot.messages import Message, Reply, Toast
from bot.register.buttons import OldButton, button
from bot.register.event import Event, said
from bot.register.forms import form
from bot.texts import dates
from storage.community import communities, people
from storage.wishes import claims, handovers, out_of_reach
from storage.wishes.claims import Claim, ClaimState
from storage.wishes.handovers import Handover
from storage.wishes.wishes import Wish


@button("claim.hand-over", door=handovers.movable_by)
def hand_over(event: Event, claim: Claim) -> Reply:
    if claim.state is not ClaimState.CLAIMED:
        raise claims.NotHeld()
    reply = dialogue.begin(event, "claim.hand-over", claim.key, claim.community_id)
    return Reply(reply.messages, Toast(""))


@form("claim.hand-over")
def asked(event: Event, filled: To) -> Reply:
    about = (event.session, event.person_id, filled.claim_id)
    if filled.person_id == LIST:
        of_list = handovers.ask_list(*about, filled.quantity)
        return _asked(event, of_list, "claim-hand-over-list", "claim-hand-over-list-for-worker")
    handover = handovers.ask(*about, filled.person_id, filled.quantity)
    return _asked(event, handover, "claim-hand-over-done", "claim-hand-over-done-for-worker")


def _asked(event: Event, handover: Handover, to_holder: str, to_worker: str) -> Reply:
    claim = event.session.get_one(Claim, handover.claim_id)
    zone = communities.known(event.session, handover.community_id).zone
    wish = event.session.get_one(Wish, claim.wish_id)
    shown = {
        "passed": out_of_reach.passed_over(event.session, wish, handover.place_id)
        if handover.place_id
        else 0,
        "name": people.get(event.session, handover.person_id).name,
        "holder": people.get(event.session, claim.person_id).name,
        "until": dates.soon_at(handovers.answer_by(event.session, handover), zone, event.words),
    }
    is_mine = claim.person_id == event.person_id
    return said(Message(lead=event.words(to_holder if is_mine else to_worker, **shown)))


@button("handover.answer", door=handovers.for_holder)
def answer(event: Event, handover: Handover) -> Reply:
    """They go on with it, or not this time."""
    if event.action.arg == "accept":
        claim = handovers.accept(event.session, event.person_id, handover.key)
        lead = yours(event, event.words("handover-accepted"), claim.wish_id)
        return Reply(edit=Message(lead=lead), toast=Toast(""))
    if event.action.arg == "decline":
        handovers.decline(event.session, event.person_id, handover.key)
        key = "handover-declined" if handover.place_id is None else "waiting-declined"
        return Reply(edit=Message(lead=event.words(key)), toast=Toast(""))
    raise OldButton()
