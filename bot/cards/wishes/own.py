"""How a wish looks to its owner: how far it is, what a worker asked, what they can do now."""

from dataclasses import replace

from sqlmodel import Session

from bot.cards.wishes import parties, sharers, shares
from bot.cards.wishes.wishes import (
    need,
    reviewer,
    said_state,
    small_print,
    typed,
)
from bot.forms.answers import amount
from bot.messages import Action, Button, Message
from bot.register.confirm_first import ASK
from bot.register.notifications import Telling, notification
from bot.texts import Words
from storage.community import posted_cards
from storage.engine import columns
from storage.wishes import (
    change_requests,
    changes,
    claims,
    disclosure,
    followups,
    releases,
    review,
    wishes,
)
from storage.wishes.relay import Side
from storage.wishes.wishes import Wish, WishState


def own(session: Session, wish: Wish, words: Words, page: int = 0) -> Message:
    """To its owner: the state, what a worker asked, and what they can do now; where many bring it,
    a page of them."""
    return Message(
        title=wish.title,
        lead=wish.public_note,
        note=small_print(wish, words),
        quote=columns.opened(wish, "question"),
        facts=(
            *parties.for_whom(session, wish, words, in_group=False),
            *need(wish, words),
            (words("card-state"), said_state(session, wish, words)),
            *_meetings(session, wish, words),
            *_wanted_otherwise(session, wish, words),
        ),
        rows=_own_buttons(session, wish, words, page),
    )


def _wanted_otherwise(session: Session, wish: Wish, words: Words) -> list[tuple[str, str]]:
    """Whose answer a change waits for."""
    whose = [
        each for each in change_requests.OPEN if change_requests.open_on(session, wish.key, each)
    ]
    return [(words("own-change"), words(f"change-is-{each}")) for each in whose]


def _meetings(session: Session, wish: Wish, words: Words) -> list[tuple[str, str]]:
    """The hours that were agreed to; with whom, where several bring it."""
    live, names = claims.live_on(session, wish), sharers.names(session, wish, words)
    found = []
    for each in live:
        who = f"{names[each.person_id]} " if len(live) > 1 else ""
        found += [(name, f"{who}{at}") for name, at in parties.meeting(session, each, words)]
    return found[: sharers.AT_ONCE]


def _own_buttons(
    session: Session, wish: Wish, words: Words, page: int
) -> tuple[tuple[Button, ...], ...]:
    rows = _of_sharers(session, wish, words, page)
    if wish.state is WishState.RETURNED:
        rows.insert(0, (Button(words("own-answer"), Action("wish.answer", wish.key)),))
    if wish.state is WishState.HELPED:
        rows.append((Button(words("own-not-helped"), Action("wish.not-helped", wish.key)),))
    if wish.state in wishes.LIVE and disclosure.parts(session, wish):
        rows.append((Button(words("own-sharing"), Action("wish.disclose", wish.key)),))
    if wish.state in wishes.EDITABLE:
        rows.append((Button(words("own-revise"), Action("wish.revise", wish.key)),))
    if changes.why_not_change(wish) is None:
        rows.append((Button(words("own-change"), Action("wish.change", wish.key)),))
    is_over = wish.state is WishState.EXPIRED or wishes.is_past(session, wish)
    if is_over and followups.may_wait_on(session, wish):
        rows.append((Button(words("own-still-needed"), Action("wish.needed", wish.key)),))
    rows += shares.button(session, wish, words)
    if wish.state in releases.WITHDRAWABLE:
        rows.append((Button(words("own-withdraw"), Action("wish.withdraw", wish.key, ASK)),))
    return tuple(rows)


def _of_sharers(session: Session, wish: Wish, words: Words, page: int) -> list[tuple[Button, ...]]:
    """Has it come, and a word to whoever brings it; by name, where several do."""
    names = sharers.names(session, wish, words)
    shown, turns = sharers.page(session, wish, page, Action("wish.own", wish.key), words)
    is_shared = len(shown) > 1 or bool(turns)
    rows: list[tuple[Button, ...]] = []
    for each in shown:
        name = f"{names[each.person_id]} {amount(each.quantity, wish.unit)}" if is_shared else ""
        rows += [has_it_come(each, words, name), (_say_to(each, name, words),)]
    return [*rows, *turns]


def _say_to(claim: claims.Claim, who: str, words: Words) -> Button:
    """To have something carried to whoever holds it; `who`, where several do."""
    return parties.button(claim, Side.CLAIMER, words, "relay-button", who)


def has_it_come(claim: claims.Claim, words: Words, who: str = "") -> tuple[Button, ...]:
    """Whether it came, and what else may be said of it; `who` brought it, where several did."""
    said = words("claim-got-it-from", who=who) if who else words("claim-got-it")
    got_it = Button(said, Action("claim.confirm", claim.key))
    if claim.state is not claims.ClaimState.DELIVERED:
        return (got_it,)
    return (got_it, *disputes(claim, words))


def disputes(claim: claims.Claim, words: Words) -> tuple[Button, ...]:
    """What the resident may say instead of 收到了."""
    not_yet = Button(words("claim-not-yet-button"), Action("claim.dispute", claim.key, "not_yet"))
    problem = Button(words("claim-problem-button"), Action("claim.dispute", claim.key, "problem"))
    return (not_yet, problem)


def _own(telling: Telling, key: str, **shown: object) -> Message | None:
    wish = telling.session.get(Wish, telling.told.row_id)
    if wish is None:
        return None
    mine = own(telling.session, wish, telling.words)
    lead = telling.words(key, code=wish.code, title=wish.title, **shown)
    return Message(title=mine.title, lead=lead, rows=mine.rows)


@notification(wishes.APPROVED)
def wish_approved(telling: Telling) -> Message | None:
    """That it is in the group only where it is."""
    wish = telling.session.get(Wish, telling.told.row_id)
    if wish is None or wish.state not in wishes.PUBLIC:
        return None
    name = reviewer(telling, wish)
    key = "told-wish-approved" if _is_in_a_group(telling.session, wish) else "told-wish-passed"
    shown = _own(telling, key, name=name)
    return shown and replace(shown, quote=wish.public_note)


@notification(wishes.IN_GROUP)
def wish_in_group(telling: Telling) -> Message | None:
    """To whoever heard that it would come."""
    wish = telling.session.get(Wish, telling.told.row_id)
    is_there = wish and wish.state in wishes.PUBLIC and _is_in_a_group(telling.session, wish)
    return _own(telling, "told-wish-approved") if is_there else None


def _is_in_a_group(session: Session, wish: Wish) -> bool:
    return posted_cards.stands_anywhere(session, wish.community_id, wishes.CARD, wish.key)


@notification(review.RETURNED)
def wish_returned(telling: Telling) -> Message | None:
    wish = telling.session.get(Wish, telling.told.row_id)
    if wish is None or wish.state is not WishState.RETURNED:
        return None
    key = "told-wish-returned-again" if wish.step else "told-wish-returned"
    shown = _own(telling, key, name=reviewer(telling, wish))
    return shown and replace(shown, quote=columns.opened(wish, "question"))


@notification(followups.STILL_LOOKING)
def wish_still_looking(telling: Telling) -> Message | None:
    """To the owner, once: it is not forgotten."""
    wish = telling.session.get(Wish, telling.told.row_id)
    if wish is None or wish.state is not WishState.REVIEW:
        return None
    return _own(telling, "told-wish-still-looking")


@notification(review.REFUSED)
def wish_refused(telling: Telling) -> Message | None:
    wish = telling.session.get(Wish, telling.told.row_id)
    if wish is None:
        return None
    shown = _own(telling, "told-wish-refused", name=reviewer(telling, wish))
    return shown and Message(title=shown.title, lead=shown.lead, quote=typed(telling))


@notification(review.CARED_FOR)
def wish_cared_for(telling: Telling) -> Message | None:
    wish = telling.session.get(Wish, telling.told.row_id)
    if wish is None:
        return None
    key = "told-wish-cared-for" if wish.published_at is None else "told-wish-taken-up"
    return _own(telling, key, name=reviewer(telling, wish))
