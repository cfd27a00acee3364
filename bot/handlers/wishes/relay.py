"""Words that are carried to the other side of a claim, and answered."""

from bot.cards.wishes import relay as card
from bot.flows.wishes.relay import OTHER_HOUR, TO, Carried
from bot.forms import dialogue
from bot.messages import Message, Reply, Toast
from bot.register.buttons import OldButton, button, understood
from bot.register.event import Event, said
from bot.register.forms import form
from bot.texts import dates
from storage.community import communities
from storage.engine import clock
from storage.engine.errors import refuse
from storage.wishes import arranging, claims, meetings, relay, relay_review
from storage.wishes.claims import Claim
from storage.wishes.relay import Meeting, Relayed, Report, Side


@button("claim.relay", door=relay.party)
def begin(event: Event, claim: Claim) -> Reply:
    """What shall be said to that side?"""
    to = understood(Side, event.action.arg)
    sides = (relay.side_of(event.session, claim, event.person_id), to)
    if claim.state not in claims.LIVE and Side.WORKER in sides:
        return Reply(edit=card.ended(event.session, claim, event.words), toast=Toast(""))
    return _ask(event, claim, to, TO[to], claim.key)


@button("relay.reply", door=relay.for_reader)
def reply(event: Event, row: Relayed) -> Reply:
    """An answer, or another hour."""
    claim, to = relay.party(event.session, event.person_id, row.claim_id), row.from_side
    if row.meeting is Meeting.ASKED:
        return _ask(event, claim, to, OTHER_HOUR, row.key)
    return _ask(event, claim, to, TO[to], claim.key)


def _ask(event: Event, claim: Claim, to: Side, flow: str, subject: int) -> Reply:
    no = relay.why_not_say(event.session, event.person_id, claim, to)
    if isinstance(no, relay.NoWayThere) and arranging.why_not_ask(claim) is None:
        return Reply((card.no_way(claim, no, event.words),), Toast(""))
    refuse(no)
    reply = dialogue.begin(event, flow, subject, claim.community_id)
    return Reply(reply.messages, Toast(""))


@button("claim.call-worker", door=relay.party)
def call_worker(event: Event, claim: Claim) -> Reply:
    """Nobody answers on the other side: a worker shall bring them together."""
    arranging.ask(event.session, event.person_id, claim.key)
    return Reply(edit=Message(lead=event.words("arranging-asked")), toast=Toast(""))


def _carried(event: Event, filled: Carried) -> Reply:
    about, saying = (event.session, event.person_id, filled.claim_id, filled.to), filled.said
    if saying.meet_at is not None:
        row = meetings.propose(*about, saying.meet_at)
    else:
        row = relay.say(*about, saying)
    if filled.instead_of:
        meetings.decline(event.session, event.person_id, filled.instead_of)
    name, now = event.words(f"relay-side-{filled.to}"), clock.now()
    waking = communities.waking(event.session, row.community_id, now)
    if waking == now:
        return said(Message(lead=event.words("relay-say-done", name=name)))
    zone = communities.known(event.session, row.community_id).zone
    at = dates.soon_at(waking, zone, event.words)
    return said(Message(lead=event.words("relay-say-done-later", name=name, at=at)))


for _flow in (*TO.values(), OTHER_HOUR):
    form(_flow)(_carried)


@button("relay.agree", door=relay.for_reader)
def agree(event: Event, row: Relayed) -> Reply:
    """The hour suits."""
    claim = meetings.agree(event.session, event.person_id, row.key)
    return Reply(edit=card.agreed(event.session, claim, event.words), toast=Toast(""))


@button("relay.report", door=relay.for_reader)
def report(event: Event, row: Relayed) -> Reply:
    """A worker shall look; what was said stays where it is, for whoever wants to show it."""
    relay_review.report(event.session, event.person_id, row.key)
    return said(Message(lead=event.words("relay-report-done")))


@button("relay.show", door=relay_review.for_staff, group=True)
def show(event: Event, row: Relayed) -> Reply:
    """A worker reads the words, which no group does."""
    if not event.is_private and not event.is_reachable:
        return Reply(toast=Toast(event.words("open-chat-first"), link=event.link("form.continue")))
    _, words = relay_review.look(event.session, event.person_id, row.key)
    read = (card.opened(event.session, row, words, event.words),)
    if event.is_private:
        return Reply(read, Toast(""))
    return Reply(private=read, toast=Toast(event.words("sent-privately")))


@button("relay.judge", door=relay_review.for_staff, group=True)
def judge(event: Event, row: Relayed) -> Reply:
    """A worker lets words pass again, or stops them."""
    verdict = understood(Report, event.action.arg)
    if verdict not in (Report.FINE, Report.STOPPED):
        raise OldButton()
    relay_review.judge(event.session, event.person_id, row.key, verdict)
    lead = event.words(f"relay-judged-{verdict}", name=event.person.name)
    gone = Message(lead=lead, takes_photos_back=True)
    return Reply(edit=gone, toast=Toast(event.words("noted")))
