"""How a claim looks: to the claimer, to the resident, to the workers."""

from dataclasses import replace
from typing import Any

from sqlmodel import Session

from bot.cards.community.names import named
from bot.cards.wishes import private_facts
from bot.cards.wishes.parties import button, for_whom, meeting, wisher
from bot.cards.wishes.wishes import called, heading, of_several
from bot.forms.answers import amount
from bot.messages import Action, Button, Message
from bot.register.confirm_first import ASK, KEEP
from bot.register.notifications import KEPT, Kept, Telling, notification, unwatched
from bot.texts import Words, dates, hours
from bot.texts.hours import Hour
from storage.community import people
from storage.engine import columns
from storage.messaging import outbox
from storage.messaging.outbox import Told
from storage.wishes import (
    arranging,
    claims,
    confirmations,
    deliveries,
    disclosure,
    handovers,
    quantities,
    releases,
    wishes,
)
from storage.wishes.claims import Claim, ClaimState
from storage.wishes.relay import Side
from storage.wishes.wishes import Wish

OPEN_FACTS = 2  # of the details: what to bring and by when; whatever follows is private


def details(session: Session, claim: Claim, words: Words) -> Message:
    """To the live claimer: what is needed to deliver, as far as the resident consented."""
    wish = session.get_one(Wish, claim.wish_id)
    if claim.state not in claims.LIVE:
        ended = words(_how_it_ended(claim, wish))
        return Message(title=title(wish, words), lead=ended, takes_photos_back=True)
    held = claims.details(session, claim)
    kept = ("beneficiary", "proxy", "place", "phone")
    shared = private_facts.told(held, kept, wish.category, words)
    if held.place:
        shared.insert(
            0, (words("private-owner"), named(session, wish.owner_id, words, in_group=False))
        )
    facts = [_need(claim, wish, words), _when(session, claim, words), *shared]
    photos = (wish.photo,) if wish.photo and disclosure.shows_photo(session, claim) else ()
    return Message(
        title=title(wish, words),
        lead=wish.public_note,
        facts=tuple(facts),
        quote=held.story,
        note=words("claim-only-you") if shared else _who_calls(session, claim, words),
        photos=photos,
        takes_photos_back=not photos,
        rows=ways_on(claim, wish, words),
    )


def _who_calls(session: Session, claim: Claim, words: Words) -> str:
    """The worker who brings both together, once one does."""
    by = arranging.taker(session, claim)
    return (
        words("claim-worker-calls", worker=people.get(session, by).name)
        if by
        else words("claim-ask-worker")
    )


def _how_it_ended(claim: Claim, wish: Wish) -> str:
    if claim.reason in claims.BY_WORKER:
        return "claim-is-taken-back"
    is_lit = wish.state is wishes.WishState.CONFIRMED
    if claim.state is ClaimState.CONFIRMED and not is_lit:
        return "claim-is-confirmed-in-part"
    return f"claim-is-{claim.state}".replace("_", "-")


def agreed(claim: Claim, words: Words) -> str:
    """The agreed day, and the hour that was said with it."""
    return hours.when(claim.agreed_on, Hour.of(claim.agreed_hour), words)


def agreed_soon(session: Session, claim: Claim, wish: Wish, words: Words) -> str:
    """The same by its name where it is near (明天, 周六): for what is read at once."""
    day = dates.soon(claim.agreed_on, wishes.today_of(session, wish), words)
    return hours.beside(day, Hour.of(claim.agreed_hour), words)


def part(claim: Claim, wish: Wish, words: Words) -> str:
    """How much of a wish of several pieces this is about; "" where there is only one."""
    if wish.wanted == 1:
        return ""
    return words("part-of", many=amount(claim.in_question, wish.unit))


def held(session: Session, claim: Claim, words: Words) -> Message:
    """In a list: nothing private, which opens with a tap."""
    wish = session.get_one(Wish, claim.wish_id)
    when = _when(session, claim, words)
    if claim.state is ClaimState.DELIVERED:
        when = (words("card-state"), words("claim-waits"))
    return Message(
        title=title(wish, words),
        lead=wish.title,
        facts=(
            *((_need(claim, wish, words),) if wish.wanted > 1 else ()),
            when,
            *of_several(session, wish, words),
            *_asked_about(session, claim, words),
        ),
        rows=((opens(claim.key, words),), *ways_on(claim, wish, words)),
    )


def _when(session: Session, claim: Claim, words: Words) -> tuple[str, str]:
    """The hour that both agreed to, or else the last day."""
    [(name, at), *_] = [
        *meeting(session, claim, words),
        (words("claim-agreed"), agreed(claim, words)),
    ]
    return name, at


def opens(claim_id: int, words: Words) -> Button:
    """The way to what is private."""
    return Button(words("claim-open-details"), Action("claim.details", claim_id))


def _asked_about(session: Session, claim: Claim, words: Words) -> list[tuple[str, str]]:
    """Whose answer the claimer waits for."""
    facts = []
    if claim.wanted_on is not None:
        wanted = hours.when(claim.wanted_on, Hour.of(claim.wanted_hour), words)
        facts.append((words("claim-asks-for"), wanted))
    if handover := handovers.open_on(session, claim):
        by_name = named(session, handover.person_id, words, in_group=False)
        name = words("claim-asks-list") if handover.place_id else by_name
        facts.append((words("claim-asks-whom"), name))
    return facts


def _need(claim: Claim, wish: Wish, words: Words) -> tuple[str, str]:
    name = "card-needs" if wish.wanted == 1 else "claim-yours"
    return words(name), amount(claim.quantity, wish.unit)


def title(wish: Wish, words: Words) -> str:
    """一双拖鞋 · 2026-0042."""
    return heading(wish, words)


def ways_on(claim: Claim, wish: Wish, words: Words) -> tuple[tuple[Button, ...], ...]:
    """What whoever holds it can do now."""
    say = button(claim, Side.OWNER, words)
    if claim.state is not ClaimState.CLAIMED:
        return ((say,),) if claim.state in claims.LIVE else ()
    deliver = Button(
        words("claim-deliver", category=str(wish.category)), Action("claim.deliver", claim.key)
    )
    later = Button(words("claim-more-time-button"), Action("claim.more-time", claim.key))
    hand_over = Button(words("claim-hand-over"), Action("claim.hand-over", claim.key))
    release = Button(words("claim-release"), Action("claim.release", claim.key, ASK))
    more = Button(words("claim-more"), Action("claim.more", claim.key))
    has_more = wish.wanted > 1 and quantities.left(wish) > 0
    last = (say, more) if has_more else (say,)
    return ((deliver, later), (hand_over, release), last)


def reasons(claim: Claim, words: Words) -> Message:
    """The short list of why it can't be this time."""
    buttons = [
        Button(
            words(f"reason-{reason}".replace("_", "-")),
            Action("claim.release", claim.key, reason.value),
        )
        for reason in claims.SAID
    ]
    rows = tuple(tuple(buttons[at : at + 2]) for at in range(0, len(buttons), 2))
    back = (Button(words("claim-keep"), Action("claim.release", claim.key, KEEP)),)
    return Message(lead=words("claim-why-not"), rows=(*rows, back))


def read(telling: Telling) -> tuple[Claim, Wish]:
    """The claim that is told about, and its wish."""
    claim = telling.session.get_one(Claim, telling.told.row_id)
    return claim, telling.session.get_one(Wish, claim.wish_id)


def claimer(telling: Telling, claim: Claim) -> str:
    """Who holds it, masked."""
    return called(telling.session, claim, telling.words)


@notification(claims.DETAILS)
def claim_details(telling: Telling) -> Message | None:
    claim, _ = read(telling)
    if claim.state is not ClaimState.CLAIMED:
        return None
    shown, words = details(telling.session, claim, telling.words), telling.words
    is_ours_to_take_back = telling.takes_back or shown.note != words("claim-only-you")
    return shown if is_ours_to_take_back else replace(shown, note=words("claim-stays"))


def _look(session: Session, told: Told) -> tuple[str, int]:
    wish_id = session.get_one(Claim, told.row_id).wish_id
    return str(told.about.get("message", "")), disclosure.revision(session, wish_id)


def _trace(session: Session, told: Told, message_id: str, revision: int) -> None:
    if not message_id:  # deleted by its reader: said anew, as a message of its own
        outbox.is_nowhere(session, told)
    claims.traced(session, told.row_id, message_id, str(told.about.get("message", "")))
    disclosure.said_with(session, told.row_id, message_id, revision)


def _before(telling: Telling, shown: Message) -> Message:
    """What stands until the details are put into it; whoever finds nothing more taps for them."""
    if not (shown.facts[OPEN_FACTS:] or shown.quote or shown.photos):
        return shown
    note = telling.words("claim-opening")
    rows = ((opens(telling.told.row_id, telling.words),),)
    public = shown.facts[:OPEN_FACTS]
    return replace(shown, facts=public, quote="", photos=(), note=note, rows=rows)


KEPT[claims.DETAILS.name] = Kept(_look, _trace, first=_before)
KEPT[disclosure.ANEW.name] = Kept(_look, _trace, is_said_anew=False)
KEPT[claims.HIDDEN.name] = Kept(_look, unwatched, is_said_anew=False)


@notification(disclosure.ANEW)
def claim_anew(telling: Telling) -> Message:
    """In place of the private details, once the resident shares less."""
    claim, _ = read(telling)
    return details(telling.session, claim, telling.words)


@notification(claims.HIDDEN)
def claim_hidden(telling: Telling) -> Message | None:
    """In place of the private details, once the claim has ended."""
    claim, _ = read(telling)
    return details(telling.session, claim, telling.words)


@notification(confirmations.CONFIRMED)
def claim_confirmed(telling: Telling) -> Message | None:
    claim, wish = read(telling)
    if claim.state is not ClaimState.CONFIRMED:
        return None
    words = telling.words
    if wish.state is not wishes.WishState.CONFIRMED:
        many = amount(claim.quantity, wish.unit)
        lead = words("told-claim-confirmed-in-part", title=wish.title, many=many)
        return Message(title=title(wish, words), lead=lead)
    return Message(
        title=words("lit-title", title=wish.title, code=wish.code),
        lead=words("told-claim-confirmed"),
    )


@notification(confirmations.COUNTED)
def claim_counted(telling: Telling) -> Message | None:
    """Nobody is left who could say that it came."""
    claim, wish = read(telling)
    lead = telling.words("told-claim-counted", title=wish.title)
    return for_wish(wish, telling.words, lead) if claim.state is ClaimState.CONFIRMED else None


@notification(deliveries.THANKED)
def claim_thanked(telling: Telling) -> Message | None:
    _, wish = read(telling)
    words, said = telling.words, columns.opened(telling.told, "words")
    is_lit = wish.state is wishes.WishState.CONFIRMED
    heading = words("lit-title", title=wish.title, code=wish.code) if is_lit else title(wish, words)
    return Message(title=heading, lead=words("told-claim-thanked"), quote=said)


ENDED = {
    wishes.WishState.WITHDRAWN: "told-claim-ended",
    wishes.WishState.CLOSED: "told-claim-ended-closed",
}


@notification(releases.ENDED)
def claim_ended(telling: Telling) -> Message | None:
    _, wish = read(telling)
    key = ENDED.get(wish.state, "told-claim-ended-rest")
    lead = telling.words(key, title=wish.title, reason=wish.reason)
    return Message(title=title(wish, telling.words), lead=lead)


@notification(confirmations.NOT_YET)
def claim_not_yet(telling: Telling) -> Message | None:
    claim, wish = read(telling)
    if claim.state is not ClaimState.CLAIMED or not claim.matter:
        return None
    words = telling.words
    shown = {"title": wish.title, "part": part(claim, wish, words)}
    return for_wish(wish, words, words("told-claim-not-yet", **shown))


@notification(deliveries.UNREACHED)
def claim_unreached(telling: Telling) -> Message | None:
    """To the workers: delivered, and the resident can't be written to. Please call."""
    claim, wish = read(telling)
    if claim.state is not ClaimState.DELIVERED:
        return None
    return for_workers(telling.session, claim, wish, telling.words, "told-claim-unreached")


def for_workers(
    session: Session, claim: Claim, wish: Wish, words: Words, key: str, **shown: Any
) -> Message:
    """A claim that a worker should look after; the call comes first where something may have
    come. Private names are masked unless it is not `in_group`."""
    in_group = shown.pop("in_group", True)
    show = Button(words("review-show"), Action("wish.show", wish.key, str(wish.revision)))
    phone = Button(words("review-by-phone"), Action("claim.confirm", claim.key))
    may_have_come = claim.state is ClaimState.DELIVERED or bool(claim.matter)
    about = {"title": wish.title, "part": part(claim, wish, words)}
    about |= {"whom": wisher(session, wish, words, in_group=in_group)} | shown
    lead = words(key.replace("_", "-"), **about)
    rows = ((phone, show) if may_have_come else (show, phone),)
    whom = for_whom(session, wish, words, in_group=in_group)
    return replace(for_wish(wish, words, lead, rows), facts=whom)


def for_wish(
    wish: Wish, words: Words, lead: str, rows: tuple[tuple[Button, ...], ...] = ()
) -> Message:
    """Something about a wish, under its number."""
    return Message(title=title(wish, words), lead=lead, rows=rows)
