"""Deadlines: more time, a worker's answer to it, taking a claim back."""

from datetime import date

from bot.cards.wishes.claims import agreed
from bot.forms import dialogue
from bot.forms.said_day import SaidDay
from bot.handlers.wishes.wishes import shown_in_full
from bot.messages import Action, Message, Reply, Toast
from bot.register.buttons import OldButton, button, understood
from bot.register.confirm_first import confirm_first, sure_or_keep
from bot.register.event import Event, said
from bot.register.forms import form
from bot.texts import hours
from storage.community import people
from storage.engine.errors import Stale
from storage.wishes import claims, deadlines, releases
from storage.wishes.claims import Claim, ClaimState
from storage.wishes.deadlines import Whose
from storage.wishes.wishes import Wish


@button("claim.more-time", door=claims.for_holder)
def more_time(event: Event, claim: Claim) -> Reply:
    if claim.state is not ClaimState.CLAIMED:
        raise claims.NotHeld()
    reply = dialogue.begin(event, "claim.more-time", claim.key, claim.community_id)
    return Reply(reply.messages, Toast(""))


@form("claim.more-time")
def asked(event: Event, until: SaidDay) -> Reply:
    """Agreed at once, or for the owner or a worker to say."""
    about = (event.session, event.person_id, event.subject)
    whose = deadlines.extend(*about, until.day, until.hour.raw)
    day = hours.when(until.day, until.hour, event.words)
    return said(Message(lead=event.words(ASKED[whose], day=day)))


ASKED = {
    Whose.NOBODY: "claim-more-time-done",
    Whose.OWNER: "claim-more-time-asked-owner",
    Whose.WORKER: "claim-more-time-asked",
}


@button("claim.later", door=deadlines.answered_by, group=True)
def answer(event: Event, claim: Claim) -> Reply:
    """A worker, or the owner, says whether it may be later; only for the day that they read."""
    yes, _, day = event.action.arg.partition("=")
    if claim.wanted_on is not None and claim.wanted_on != understood(date.fromisoformat, day):
        raise Stale()
    if yes not in ("yes", "no"):
        raise OldButton()
    done = deadlines.allow(event.session, event.person_id, claim.key, yes=yes == "yes")
    key = "claim-time-allowed" if yes == "yes" else "claim-time-refused"
    if event.session.get_one(Wish, claim.wish_id).owner_id == event.person_id:
        key = "later-allowed" if yes == "yes" else "later-refused"
    lead = event.words(key, name=event.person.name, day=agreed(done, event.words))
    return Reply(edit=Message(lead=lead), toast=Toast(""))


def _really(event: Event, claim: Claim) -> Message:
    if claim.state is not ClaimState.CLAIMED:
        raise Stale()
    words, wish = event.words, event.session.get_one(Wish, claim.wish_id)
    name = people.get(event.session, claim.person_id).name
    labels = (words("claim-take-back-sure"), words("own-keep"))
    row = sure_or_keep(Action("claim.take-back", claim.key), *labels)
    lead = words("claim-take-back-question", title=wish.title, name=name)
    return Message(lead=lead, rows=(row,))


def _not_taken(event: Event, claim: Claim) -> Reply:
    return shown_in_full(event, event.session.get_one(Wish, claim.wish_id))


@button("claim.take-back", door=claims.for_staff)
@confirm_first(_really, _not_taken)
def take_back(event: Event, claim: Claim) -> Reply:
    """A worker frees a claim."""
    releases.take_back(event.session, event.person_id, claim.key)
    title = event.session.get_one(Wish, claim.wish_id).title
    return Reply(edit=Message(lead=event.words("claim-taken-back", title=title)), toast=Toast(""))
