"""How deadlines are said: the agreed day, more time, what ended by itself."""

from dataclasses import replace

from sqlmodel import Session

from bot.cards.community.names import named, told_of
from bot.cards.wishes import parties
from bot.cards.wishes.claims import (
    agreed,
    agreed_soon,
    claimer,
    for_workers,
    opens,
    part,
    read,
    title,
    ways_on,
)
from bot.cards.wishes.wishes import called
from bot.messages import Action, Button, Message
from bot.register.notifications import KEPT, Kept, Telling, in_place, notification, unwatched
from bot.texts import Words, dates, hours
from bot.texts.hours import Hour
from storage.messaging import outbox
from storage.messaging.outbox import Told
from storage.wishes import deadlines, due_days, releases, wishes
from storage.wishes.claims import Claim, ClaimState
from storage.wishes.wishes import Wish, WishState


def _reminded(session: Session, told: Told, message_id: str, revision: int) -> None:
    if message_id:
        deadlines.reminded_in(session, told.row_id, message_id)
    else:  # deleted by its reader: said anew, as a message of its own
        outbox.is_nowhere(session, told)


KEPT[deadlines.REMIND.name] = KEPT[deadlines.DUE.name] = Kept(in_place, _reminded)
KEPT[deadlines.REMINDED_ANEW.name] = Kept(in_place, unwatched, is_said_anew=False)


@notification(deadlines.REMIND)
def claim_remind(telling: Telling) -> Message | None:
    """The day before."""
    return reminded(telling, "told-claim-remind")


def reminded(telling: Telling, key: str) -> Message | None:
    """Of the agreed day: what it is, and the ways on. Where to, opens with a tap: nobody is sent
    the whole card again and again."""
    claim, wish = read(telling)
    if claim.state is not ClaimState.CLAIMED:
        return None
    words, today = telling.words, wishes.today_of(telling.session, wish)
    near = dates.near(claim.agreed_on, today, words)
    day = hours.beside(near, Hour.of(claim.agreed_hour), words)
    rows = ((opens(claim.key, words),), *ways_on(claim, wish, words))
    meet = tuple(parties.meeting(telling.session, claim, words))
    return Message(title=title(wish, words), lead=words(key, day=day), facts=meet, rows=rows)


@notification(deadlines.REMINDED_ANEW)
def claim_reminded_anew(telling: Telling) -> Message:
    """In place of a reminder, once there is another."""
    _, wish = read(telling)
    return Message(title=title(wish, telling.words), lead=telling.words("claim-reminded-anew"))


@notification(deadlines.DUE)
def claim_due(telling: Telling) -> Message | None:
    """On the day itself."""
    return reminded(telling, "told-claim-due")


@notification(due_days.EXTENDED)
def claim_extended(telling: Telling) -> Message | None:
    """To the resident: it comes, later."""
    claim, wish = read(telling)
    if claim.state is not ClaimState.CLAIMED:
        return None
    words = telling.words
    day = agreed_soon(telling.session, claim, wish, words)
    shown = {"name": claimer(telling, claim), "title": wish.title, "part": part(claim, wish, words)}
    lead = words("told-claim-extended", **shown, day=day)
    return Message(title=title(wish, words), lead=lead)


@notification(deadlines.LET_GO)
def claim_let_go(telling: Telling) -> Message | None:
    _, wish = read(telling)
    lead = telling.words("told-claim-let-go", title=wish.title)
    return Message(title=title(wish, telling.words), lead=lead)


@notification(releases.TAKEN_BACK)
def claim_taken_back(telling: Telling) -> Message | None:
    _, wish = read(telling)
    lead = telling.words("told-claim-taken-back", title=wish.title)
    return Message(title=title(wish, telling.words), lead=lead)


@notification(deadlines.SILENT)
def claim_silent(telling: Telling) -> Message | None:
    """To the workers: nobody spoke, and it is free again."""
    claim, wish = read(telling)
    if wish.state not in (WishState.OPEN, WishState.CLAIMED):
        return None
    return _free_again(telling, claim, wish, "told-claim-silent")


@notification(releases.ON_LAST_DAY)
def claim_on_last_day(telling: Telling) -> Message | None:
    """To the workers: it is free again, and today is its last day."""
    claim, wish = read(telling)
    if wish.state is not WishState.OPEN or wishes.is_past(telling.session, wish):
        return None
    return _free_again(telling, claim, wish, "told-claim-on-last-day")


def _free_again(telling: Telling, claim: Claim, wish: Wish, key: str) -> Message:
    words, session = telling.words, telling.session
    name, in_group = told_of(telling, claim.person_id), telling.told.group_id is not None
    shown = for_workers(session, claim, wish, words, key, in_group=in_group, name=name)
    show = Button(words("review-show"), Action("wish.show", wish.key, str(wish.revision)))
    return replace(shown, rows=((show,),))


@notification(deadlines.MORE_TIME)
def claim_more_time(telling: Telling) -> Message | None:
    """To the workers: may it be later? One tap."""
    claim, _ = read(telling)
    if claim.state is not ClaimState.CLAIMED or claim.wanted_on is None:
        return None
    in_group = telling.told.group_id is not None
    return more_time(telling.session, claim, telling.words, in_group=in_group)


def more_time(session: Session, claim: Claim, words: Words, *, in_group: bool) -> Message:
    """A claim whose claimer asks for a later day, with a worker's two answers."""
    wish = session.get_one(Wish, claim.wish_id)
    name = named(session, claim.person_id, words, in_group=in_group)
    lead = words("told-claim-more-time", name=name, **_wanted(claim, wish, words))
    note, allow = "", "claim-time-allow"
    if wish.until is not None and due_days.is_past(wish, claim.wanted_on):
        note = words("claim-time-of-owner", until=dates.said(wish.until, words))
        allow = "claim-time-allow-by-phone"
    whom = parties.for_whom(session, wish, words, in_group=in_group)
    rows = _yes_or_no(claim, allow, words)
    return Message(title(wish, words), lead=lead, facts=whom, note=note, rows=rows)


def _wanted(claim: Claim, wish: Wish, words: Words) -> dict[str, str]:
    assert claim.wanted_on is not None
    return {
        "title": wish.title,
        "part": part(claim, wish, words),
        "day": hours.when(claim.wanted_on, Hour.of(claim.wanted_hour), words),
        "agreed": agreed(claim, words),
    }


def _yes_or_no(claim: Claim, allow: str, words: Words) -> tuple[tuple[Button, ...], ...]:
    assert claim.wanted_on is not None
    day = claim.wanted_on.isoformat()
    yes = Button(words(allow), Action("claim.later", claim.key, f"yes={day}"))
    no = Button(words("claim-time-refuse"), Action("claim.later", claim.key, f"no={day}"))
    return ((yes,), (no,))


@notification(deadlines.ASKS_LATER)
def claim_asks_later(telling: Telling) -> Message | None:
    """To the owner: may it be later than they said it makes sense? One tap."""
    claim, wish = read(telling)
    if claim.state is not ClaimState.CLAIMED or not due_days.is_past(wish, claim.wanted_on):
        return None
    return asks_later(telling.session, claim, telling.words)


def asks_later(session: Session, claim: Claim, words: Words) -> Message:
    """A day past the wish's last, with the owner's two answers; the claimer is masked."""
    wish = session.get_one(Wish, claim.wish_id)
    shown = _wanted(claim, wish, words) | {"name": called(session, claim, words)}
    rows = _yes_or_no(claim, "claim-time-allow", words)
    whom = parties.for_whom(session, wish, words, in_group=False)
    lead = words("told-claim-asks-later", **shown)
    return Message(title(wish, words), lead=lead, facts=whom, rows=rows)


@notification(deadlines.LATER_GIVEN)
def claim_later_given(telling: Telling) -> Message | None:
    return _answered(telling, "told-claim-later-given")


@notification(deadlines.LATER_KEPT)
def claim_later_kept(telling: Telling) -> Message | None:
    return _answered(telling, "told-claim-later-kept")


@notification(deadlines.TIME_GIVEN)
def claim_time_given(telling: Telling) -> Message | None:
    return _answered(telling, "told-claim-time-given")


@notification(deadlines.TIME_KEPT)
def claim_time_kept(telling: Telling) -> Message | None:
    return _answered(telling, "told-claim-time-kept")


@notification(due_days.DAY_FITS)
def claim_day_fits(telling: Telling) -> Message | None:
    """The wish's own last day moved: what was asked for needs no answer any more."""
    return _answered(telling, "told-claim-day-fits")


def _answered(telling: Telling, key: str) -> Message | None:
    claim, wish = read(telling)
    if claim.state is not ClaimState.CLAIMED:
        return None
    words = telling.words
    day = agreed_soon(telling.session, claim, wish, words)
    return Message(title=title(wish, words), lead=words(key, title=wish.title, day=day))
