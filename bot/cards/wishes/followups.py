"""How follow-ups are said: asked once more, still needed, let go kindly."""

from bot.cards.wishes.claims import claimer, for_workers, part, read, title
from bot.cards.wishes.own import has_it_come
from bot.cards.wishes.wishes import heading
from bot.forms.answers import amount
from bot.messages import Action, Button, Message
from bot.register.confirm_first import ASK
from bot.register.notifications import Telling, notification
from bot.texts import Words, dates
from storage.community import people
from storage.engine import columns
from storage.wishes import claims, followups, releases
from storage.wishes.wishes import ASKED, PUBLIC, Wish, WishState, WishStep, is_past, today_of


@notification(followups.ASK_AGAIN)
def claim_ask_again(telling: Telling) -> Message | None:
    """To the resident, once more: has it come?"""
    claim, wish = read(telling)
    if claim.state is not claims.ClaimState.DELIVERED:
        return None
    words = telling.words
    shown = {"name": claimer(telling, claim), "title": wish.title, "part": part(claim, wish, words)}
    shown["whom"] = columns.opened(wish, "beneficiary")
    key = "told-claim-ask-again-for" if shown["whom"] else "told-claim-ask-again"
    lead = words(key, **shown)
    return Message(title=title(wish, words), lead=lead, rows=(has_it_come(claim, words),))


@notification(followups.UNANSWERED)
def claim_unanswered(telling: Telling) -> Message | None:
    """To the workers: a week, and no answer."""
    claim, wish = read(telling)
    if claim.state is not claims.ClaimState.DELIVERED:
        return None
    return for_workers(telling.session, claim, wish, telling.words, "told-claim-unanswered")


def _wish(telling: Telling) -> Wish:
    return telling.session.get_one(Wish, telling.told.row_id)


@notification(followups.OPENED_AGAIN)
def wish_opened_again(telling: Telling) -> Message | None:
    """To the owner: a worker put it before the group once more."""
    wish = _wish(telling)
    if wish.state is not WishState.OPEN:
        return None
    lead = telling.words("told-wish-opened-again", title=wish.title)
    return Message(title=heading(wish, telling.words), lead=lead)


@notification(followups.STILL_NEEDED)
def wish_still_needed(telling: Telling) -> Message | None:
    return _needed(telling, _wish(telling), "told-wish-still-needed")


@notification(followups.LAST_DAY)
def wish_last_day(telling: Telling) -> Message | None:
    """The same before its own last day, as long as that is near."""
    wish = _wish(telling)
    if wish.step is not WishStep.LAST_DAY or wish.until is None:
        return None
    day = dates.near(wish.until, today_of(telling.session, wish), telling.words)
    is_over = is_past(telling.session, wish)
    key = "told-wish-last-day-over" if is_over else "told-wish-last-day"
    return _needed(telling, wish, key, day=day)


@notification(followups.UNREACHED)
def wish_unreached(telling: Telling) -> Message | None:
    """To the workers: its owner is to be asked, and can't be written to. Please call."""
    wish, words = _wish(telling), telling.words
    gone = people.get(telling.session, wish.owner_id).forgotten_at is not None
    if wish.state is not WishState.OPEN or wish.step not in ASKED or gone:
        return None
    day = dates.near(wish.until, today_of(telling.session, wish), words) if wish.until else ""
    key = "told-wish-unreached-day" if wish.step is WishStep.LAST_DAY else "told-wish-unreached"
    show = Button(words("review-show"), Action("wish.show", wish.key, str(wish.revision)))
    lead = words(key, title=wish.title, day=day)
    return Message(title=heading(wish, words), lead=lead, rows=((show,),))


def _needed(telling: Telling, wish: Wish, key: str, **shown: str) -> Message | None:
    words = telling.words
    if wish.state is not WishState.OPEN:
        return None
    lead = words(key, title=wish.title, **shown)
    return Message(title=heading(wish, words), lead=lead, rows=(still_needed(wish, words),))


def still_needed(wish: Wish, words: Words) -> tuple[Button, ...]:
    """The owner's two answers."""
    yes = Button(words("own-still-needed"), Action("wish.needed", wish.key))
    return yes, Button(words("own-not-needed"), Action("wish.withdraw", wish.key, ASK))


@notification(releases.EXPIRED)
def wish_expired(telling: Telling) -> Message | None:
    wish, words = _wish(telling), telling.words
    if wish.state in PUBLIC:  # of a large wish only what nobody took
        standing = claims.of_wish(telling.session, wish)
        shown = {"title": wish.title, "need": amount(wish.wanted, wish.unit)}
        matters = sum(bool(each.matter) for each in standing)
        lead = words("told-wish-rest-expired", **shown, matters=matters)
        return Message(title=heading(wish, words), lead=lead)
    if wish.state is not WishState.EXPIRED:
        return None
    yes = Button(words("own-still-needed"), Action("wish.needed", wish.key))
    lead = words("told-wish-expired", title=wish.title)
    return Message(title=heading(wish, words), lead=lead, rows=((yes,),))


@notification(releases.CLOSED)
def wish_closed(telling: Telling) -> Message | None:
    wish, words = _wish(telling), telling.words
    if wish.state is WishState.CLOSED:
        lead = words("told-wish-closed", title=wish.title, reason=wish.reason)
    else:  # a part was brought, and that part is the wish now
        lead = words("told-wish-closed-rest", title=wish.title)
    return Message(title=heading(wish, words), lead=lead)
