"""How it looks when a worker brings both sides of a claim together."""

from dataclasses import replace

from sqlmodel import Session

from bot.cards.community.names import named
from bot.cards.wishes import parties, private_facts
from bot.cards.wishes.claims import agreed, for_wish, read
from bot.cards.wishes.followups import still_needed
from bot.messages import Action, Button, Message
from bot.register.notifications import KEPT, Kept, Telling, in_place, notification, unwatched
from bot.texts import Words, dates
from storage.community import communities, organisations, people
from storage.engine import clock
from storage.messaging import outbox
from storage.messaging.outbox import Told
from storage.wishes import arranging, claims, standing, wishes
from storage.wishes.claims import Arranging, Claim, ClaimState, ClaimStep
from storage.wishes.relay import Side
from storage.wishes.wishes import Wish

TAKE, OPEN, DONE, DROP = "take", "open", "done", "drop"


def card(session: Session, claim: Claim, words: Words, *, in_group: bool) -> Message:
    """To the workers: who waits for whom, and in whose hands it is."""
    wish = session.get_one(Wish, claim.wish_id)
    show = Button(words("review-show"), Action("wish.show", wish.key, str(wish.revision)))
    about = {
        "title": wish.title,
        "name": named(session, claim.person_id, words, in_group=in_group),
        "whom": parties.owner(session, wish, words, in_group=in_group),
    }
    by = arranging.taker(session, claim)
    if claim.arranging is Arranging.DONE and by is None:
        return for_wish(wish, words, words("arranging-found", **about), ((show,),))
    if claim.arranging is Arranging.WANTED or by is None:
        lead = _waits(session, claim, wish, about, words)
        shown = for_wish(wish, words, lead, ((_act(claim, TAKE, words),), (show,)))
        return replace(shown, note=_last_day(session, wish, words))
    worker = people.get(session, by).name
    if claim.arranging is Arranging.DONE:
        lead = words("arranging-done", worker=worker, **about)
        return for_wish(wish, words, lead, ((show,),))
    lead = words("arranging-taken", worker=worker, **about)
    return for_wish(wish, words, lead, ((_act(claim, OPEN, words),), _ends(claim, words)))


def _waits(session: Session, claim: Claim, wish: Wish, about: dict[str, str], words: Words) -> str:
    """Who waits for a worker, and since when, where that is some days ago."""
    today = wishes.today_of(session, wish)
    if claim.sought_at is None or not arranging.days_waited(session, claim, today):
        return words("told-claim-to-arrange", **about)
    zone = communities.known(session, claim.community_id).zone
    day = dates.said(clock.local(claim.sought_at, zone).date(), words)
    return words("arranging-waits", day=day, **about)


def _last_day(session: Session, wish: Wish, words: Words) -> str:
    """By its date: the card may still stand there when it is past."""
    if wish.until is None or wish.until > wishes.today_of(session, wish):
        return ""
    return words("arranging-last-day", day=dates.said(wish.until, words))


def in_hand(session: Session, claim: Claim, reader: int, words: Words) -> Message:
    """To a worker who walks through the queue: whoever has it in hand finds all tools there, the
    others read who has."""
    shown = card(session, claim, words, in_group=False)
    is_theirs = arranging.taker(session, claim) == reader
    return replace(shown, rows=(*_carry(claim, words), *shown.rows) if is_theirs else ())


def _carry(claim: Claim, words: Words) -> tuple[tuple[Button, ...], ...]:
    to_owner = parties.button(claim, Side.OWNER, words, "arranging-to-owner")
    to_claimer = parties.button(claim, Side.CLAIMER, words, "arranging-to-claimer")
    return (to_owner,), (to_claimer,)


def _act(claim: Claim, what: str, words: Words) -> Button:
    return Button(words(f"arranging-act-{what}"), Action("claim.arrange", claim.key, what))


def _ends(claim: Claim, words: Words) -> tuple[Button, ...]:
    return _act(claim, DONE, words), _act(claim, DROP, words)


def contacts(session: Session, claim: Claim, words: Words) -> Message:
    """To the worker who took it: both sides, and the way to each."""
    wish, private = session.get_one(Wish, claim.wish_id), arranging.seen(session, claim)
    facts = [(words("relay-side-owner"), parties.owner(session, wish, words))]
    facts += private_facts.told(private, ("phone", "place"), wish.category, words)
    facts.append((words("relay-side-claimer"), _claimer(session, claim, words)))
    rows = (*_carry(claim, words), _ends(claim, words))
    shown = for_wish(wish, words, wish.title, rows)
    return Message(
        title=shown.title,
        lead=shown.lead,
        facts=tuple(facts),
        note=words("arranging-note"),
        rows=shown.rows,
    )


def _claimer(session: Session, claim: Claim, words: Words) -> str:
    name = named(session, claim.person_id, words, in_group=False)
    behind = session.get(organisations.Organisation, claim.organisation_id or 0)
    return words("button-about", act=name, name=behind.name) if behind else name


@notification(standing.CONTACTS)
def claim_contacts(telling: Telling) -> Message | None:
    """To the worker who took it, as long as it is theirs."""
    claim, _ = read(telling)
    if not standing.may_reach(claim, telling.told.person_id):
        return None
    return contacts(telling.session, claim, telling.words)


@notification(standing.CONTACTS_OVER)
def claim_contacts_over(telling: Telling) -> Message:
    """In place of it, once it is over, or another worker's."""
    claim, wish = read(telling)
    key = "arranging-over" if claim.state not in claims.LIVE else "arranging-given-on"
    return for_wish(wish, telling.words, telling.words(key, title=wish.title))


def _shown(session: Session, told: Told, message_id: str, revision: int) -> None:
    if not message_id:  # deleted by its reader: said anew, as a message of its own
        outbox.is_nowhere(session, told)
    standing.shown(session, told.row_id, told.person_id or 0, message_id)


def _before(telling: Telling, shown: Message) -> Message:
    """What stands until the ways to both are put into it."""
    claim, _ = read(telling)
    rows = ((_act(claim, OPEN, telling.words),),)
    return replace(shown, facts=(), note=telling.words("claim-opening"), rows=rows)


KEPT[standing.CONTACTS.name] = Kept(in_place, _shown, first=_before)
KEPT[standing.CONTACTS_OVER.name] = Kept(in_place, unwatched, is_said_anew=False)


@notification(claims.TO_ARRANGE)
def claim_to_arrange(telling: Telling) -> Message | None:
    """To the workers: the resident wants them, not the claimer, to make the contact."""
    claim, _ = read(telling)
    if claim.state is not ClaimState.CLAIMED:
        return None
    in_group = telling.told.group_id is not None
    return card(telling.session, claim, telling.words, in_group=in_group)


@notification(arranging.LAST_DAY)
def claim_last_day(telling: Telling) -> Message | None:
    """To the owner: its last day has come, somebody holds it, and no worker has taken it yet."""
    claim, wish = read(telling)
    is_waiting = claim.state is ClaimState.CLAIMED and claim.arranging is Arranging.WANTED
    if not is_waiting or wish.until is None or claim.step is not ClaimStep.LAST_DAY:
        return None
    words = telling.words
    lead = words("told-claim-last-day", title=wish.title, day=dates.said(wish.until, words))
    return for_wish(wish, words, lead, (still_needed(wish, words),))


@notification(arranging.ARRANGER)
def claim_arranger(telling: Telling) -> Message | None:
    """To both sides: who brings them together, and the way to that worker."""
    claim, wish = read(telling)
    by, words = arranging.taker(telling.session, claim), telling.words
    if claim.state is not ClaimState.CLAIMED or by is None:
        return None
    shown = {
        "worker": people.get(telling.session, by).name,
        "title": wish.title,
        "day": agreed(claim, words),
    }
    lead = words("told-claim-arranger", **shown)
    return for_wish(wish, words, lead, ((parties.button(claim, Side.WORKER, words),),))
