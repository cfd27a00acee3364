"""How carried words look: to whoever they are for, to who said them, to a worker who looks."""

from dataclasses import replace

from sqlmodel import Session

from bot.cards.community.names import named
from bot.cards.wishes import sharers
from bot.cards.wishes.claims import for_wish, title
from bot.cards.wishes.parties import button, meeting, owner
from bot.forms.answers import refusal
from bot.messages import Action, Button, Message
from bot.register.cards import card as posted
from bot.register.notifications import KEPT, Kept, Telling, in_place, notification, unwatched
from bot.texts import Words, appointments
from storage.community import communities, consents, people
from storage.community.consents import ConsentKind
from storage.engine import columns
from storage.engine.errors import Refused
from storage.messaging.outbox import Told
from storage.wishes import arranging, claims, meetings, relay, relay_review
from storage.wishes.claims import Claim, ClaimState
from storage.wishes.relay import Meeting, Relayed, Report, Side
from storage.wishes.wishes import Wish


def read(session: Session, row: Relayed) -> tuple[Claim, Wish]:
    claim = session.get_one(Claim, row.claim_id)
    return claim, session.get_one(Wish, claim.wish_id)


def speaker(session: Session, row: Relayed, words: Words) -> str:
    """Who says it, as the reader may know them: a worker by name, a claimer masked, the owner as
    far as they let the claimer know."""
    if row.from_side is Side.WORKER:
        return words("relay-worker", name=people.get(session, row.from_id).name)
    _, wish = read(session, row)
    if row.from_side is Side.CLAIMER and row.to_side is Side.OWNER:
        return sharers.names(session, wish, words)[row.from_id]
    if row.from_side is Side.OWNER:
        is_known = row.to_side is Side.WORKER or consents.stands(
            session, wish.key, ConsentKind.SHARE_PLACE
        )
        return owner(session, wish, words) if is_known else words("relay-side-owner")
    return named(session, row.from_id, words, in_group=False)


def shown(session: Session, row: Relayed, words: Words) -> Message:
    """To whoever it is for, with what they may answer."""
    _, wish = read(session, row)
    about = {"name": speaker(session, row, words), "title": wish.title}
    reply = Button(words("relay-reply"), Action("relay.reply", row.key))
    report = Button(words("relay-report"), Action("relay.report", row.key))
    if row.meet_at is None:
        lead = words("told-relay-said", **about)
        return Message(
            title=title(wish, words),
            lead=lead,
            quote=columns.opened(row, "words"),
            photos=(row.photo,) if row.photo else (),
            rows=((reply,),) if row.to_side is Side.WORKER else ((reply,), (report,)),
        )
    zone = communities.known(session, row.community_id).zone
    at = appointments.said(row.meet_at, zone, words)
    side = "owner" if row.to_side is Side.OWNER else "claimer"
    yes = Button(words(f"relay-agree-{side}"), Action("relay.agree", row.key))
    other = Button(words("relay-other-hour"), Action("relay.reply", row.key))
    key, whom = f"told-relay-hour-{side}", columns.opened(wish, "beneficiary")
    if whom and row.to_side is Side.OWNER:
        key = "told-relay-hour-for"
    lead = words(key, **about, at=at, whom=whom)
    return for_wish(wish, words, lead, ((yes, other), (report,)))


def agreed(session: Session, claim: Claim, words: Words) -> Message:
    """Both are coming."""
    wish = session.get_one(Wish, claim.wish_id)
    [(_, at)] = meeting(session, claim, words)
    return for_wish(wish, words, words("told-relay-agreed", title=wish.title, at=at))


def ended(session: Session, claim: Claim, words: Words) -> Message:
    """In place of how a worker brings two together, once there is nothing to bring: without the
    ways to either of them."""
    wish = session.get_one(Wish, claim.wish_id)
    return for_wish(wish, words, words("arranging-over", title=wish.title))


def no_way(claim: Claim, no: Refused, words: Words) -> Message:
    """The other side can't be written to: a worker may bring them together."""
    return Message(lead=refusal(words, no), rows=_call_worker(claim, words))


def _call_worker(claim: Claim, words: Words) -> tuple[tuple[Button, ...], ...]:
    if arranging.why_not_ask(claim) is not None:
        return ()
    return ((Button(words("arranging-ask"), Action("claim.call-worker", claim.key)),),)


def _stands_in(session: Session, told: Told, message_id: str, revision: int) -> None:
    if message_id:
        relay.stands_in(session, told.row_id, message_id)


KEPT[relay.SAID.name] = Kept(in_place, _stands_in, is_said_anew=False)
KEPT[relay.OVER.name] = Kept(in_place, unwatched, is_said_anew=False)


def _row(telling: Telling) -> Relayed:
    return telling.session.get_one(Relayed, telling.told.row_id)


@notification(relay.SAID)
def relay_said(telling: Telling) -> Message | None:
    """Not when the claim ended on the way, or a worker was asked to look."""
    row = _row(telling)
    claim, _ = read(telling.session, row)
    is_over = claim.state not in claims.LIVE or row.report in (Report.ASKED, Report.STOPPED)
    return (
        None
        if is_over or row.meeting is Meeting.DROPPED
        else shown(telling.session, row, telling.words)
    )


HOW_OVER = {
    ClaimState.CONFIRMED: "relay-over-confirmed",
    ClaimState.RELEASED: "relay-over-released",
    ClaimState.HANDED_OVER: "relay-over-handed-over",
    ClaimState.ENDED: "relay-over-ended",
}


@notification(relay.OVER)
def relay_over(telling: Telling) -> Message:
    """In place of the words, once the claim has ended: the newest says how, once to each reader."""
    claim, wish = read(telling.session, _row(telling))
    key = HOW_OVER.get(claim.state) if claim.reason != claims.JOINED else None
    if key is None or not telling.told.about.get("is_newest", True):
        return Message(lead=telling.words("relay-over-before"), takes_photos_back=True)
    lead = telling.words(key, title=wish.title)
    return Message(title=title(wish, telling.words), lead=lead, takes_photos_back=True)


@notification(relay.WAITS)
def relay_waits(telling: Telling) -> Message | None:
    """To whoever said it: it could not be carried."""
    row = _row(telling)
    claim, wish = read(telling.session, row)
    if claim.state not in claims.LIVE:
        return None
    to = telling.words(f"relay-side-{row.to_side}")
    lead = telling.words("told-relay-waits", name=to, title=wish.title)
    return for_wish(wish, telling.words, lead, _call_worker(claim, telling.words))


@notification(relay_review.REPORTED)
def relay_reported(telling: Telling) -> Message | None:
    """To the workers: somebody asks for a look. The words are read in private."""
    row = _row(telling)
    return to_judge(telling.session, row, telling.words) if row.report is Report.ASKED else None


@posted(relay_review.ASKED, taps=("relay.show", "relay.judge"))
def relayed_card(telling: Telling) -> Message | None:
    """In place of it: what a worker said."""
    row = _row(telling)
    if row.report is Report.ASKED:
        return to_judge(telling.session, row, telling.words)
    return _judged(telling, row)


def _judged(telling: Telling, row: Relayed) -> Message | None:
    if row.report not in (Report.FINE, Report.STOPPED):
        return None
    _, wish = read(telling.session, row)
    lead = telling.words(f"told-relay-{row.report}", title=wish.title)
    return for_wish(wish, telling.words, lead)


def to_judge(session: Session, row: Relayed, words: Words) -> Message:
    """What a worker is asked to look at, without the words."""
    _, wish = read(session, row)
    lead = words(f"told-relay-reported-{row.from_side}", title=wish.title)
    show = Button(words("relay-show"), Action("relay.show", row.key))
    return for_wish(wish, words, lead, ((show,), *_judging(row, words)))


def opened(session: Session, row: Relayed, said: str, words: Words) -> Message:
    """The same with the words, in private."""
    asked = to_judge(session, row, words)
    is_open = row.report is Report.ASKED
    photos = (row.photo,) if row.photo else ()
    return replace(asked, quote=said, photos=photos, rows=_judging(row, words) if is_open else ())


def _judging(row: Relayed, words: Words) -> tuple[tuple[Button, ...], ...]:
    fine = Button(words("relay-fine"), Action("relay.judge", row.key, Report.FINE.value))
    stop = Button(words("relay-stop"), Action("relay.judge", row.key, Report.STOPPED.value))
    return ((fine, stop),)


@notification(relay_review.JUDGED)
def relay_judged(telling: Telling) -> Message | None:
    """To both: whether words are carried again."""
    row = _row(telling)
    claim, _ = read(telling.session, row)
    return _judged(telling, row) if claim.state in claims.LIVE else None


@notification(meetings.AGREED)
def relay_agreed(telling: Telling) -> Message | None:
    """To whoever proposed it."""
    row = _row(telling)
    claim, _ = read(telling.session, row)
    is_so = claim.state is ClaimState.CLAIMED and claim.meet_at == row.meet_at
    return agreed(telling.session, claim, telling.words) if is_so else None


@notification(meetings.SOON)
def claim_meet_soon(telling: Telling) -> Message | None:
    """To both, an hour before; not where they agreed to another hour since."""
    claim = telling.session.get_one(Claim, telling.told.row_id)
    is_so = claim.meet_at is not None and claim.meet_at.isoformat() == telling.told.about["hour"]
    if claim.state is not ClaimState.CLAIMED or not is_so:
        return None
    wish, words = telling.session.get_one(Wish, claim.wish_id), telling.words
    [(_, at)] = meeting(telling.session, claim, words)
    to = Side.OWNER if telling.told.person_id == claim.person_id else Side.CLAIMER
    lead = words("told-claim-meet-soon", title=wish.title, at=at)
    return for_wish(wish, words, lead, ((button(claim, to, words),),))
