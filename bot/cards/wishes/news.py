"""What the owner of a wish hears of those who bring it, and they of each other: who, how many, and
when one lets go."""

from dataclasses import replace

from sqlmodel import Session

from bot.cards.wishes import parties, sharers
from bot.cards.wishes.claims import agreed_soon, claimer, for_wish, part, read
from bot.cards.wishes.confirmations import noted
from bot.cards.wishes.own import has_it_come
from bot.cards.wishes.wishes import of_several
from bot.forms.answers import amount
from bot.messages import Action, Button, Message
from bot.register.notifications import KEPT, Kept, Telling, in_place, notification, unwatched
from storage.engine import columns
from storage.messaging.outbox import Told
from storage.wishes import (
    claiming,
    claims,
    deliveries,
    followups,
    quantities,
    releases,
    standing,
)
from storage.wishes.claims import Claim, ClaimState
from storage.wishes.relay import Side
from storage.wishes.wishes import Wish, WishState


def _about(telling: Telling, claim: Claim, wish: Wish) -> dict[str, str]:
    words = telling.words
    return {
        "name": claimer(telling, claim),
        "title": wish.title,
        "part": part(claim, wish, words),
        "whom": columns.opened(wish, "beneficiary"),
    }


@notification(claiming.MADE)
def claim_made(telling: Telling) -> Message | None:
    """To the owner, or who acts for them."""
    claim, wish = read(telling)
    if claim.state not in claims.LIVE:
        return None
    words, about = telling.words, _about(telling, claim, wish)
    if telling.told.about.get("has_grown"):
        return _grown(telling, claim, wish, about)
    key = "told-claim-made-for" if about["whom"] else "told-claim-made"
    lead = words(key, **about, day=agreed_soon(telling.session, claim, wish, words))
    shown = for_wish(wish, words, lead, ((parties.button(claim, Side.CLAIMER, words),),))
    return replace(shown, facts=of_several(telling.session, wish, words))


def _grown(telling: Telling, claim: Claim, wish: Wish, about: dict[str, str]) -> Message:
    """They had heard of fewer pieces: how many it is altogether, for two figures read as a sum."""
    words, many = telling.words, amount(claim.quantity, wish.unit)
    lead = words("told-claim-grown", name=about["name"], title=wish.title, many=many)
    shown = for_wish(wish, words, lead, ((parties.button(claim, Side.CLAIMER, words),),))
    whom = parties.for_whom(telling.session, wish, words, in_group=False)
    return replace(shown, facts=(*whom, *of_several(telling.session, wish, words)))


@notification(deliveries.DELIVERED)
def claim_delivered(telling: Telling) -> Message | None:
    """To the resident, or who acts for them: has it come? One tap."""
    claim, wish = read(telling)
    if claim.state is not ClaimState.DELIVERED:
        return None
    words, about = telling.words, _about(telling, claim, wish)
    key = "told-claim-delivered-for" if about["whom"] else "told-claim-delivered"
    shown = for_wish(
        wish, words, words(key, **about, kind=wish.category), (has_it_come(claim, words),)
    )
    return replace(shown, quote=columns.opened(claim, "note"), photos=tuple(claim.photos))


def _asked_in(session: Session, told: Told, message_id: str, revision: int) -> None:
    standing.asked(session, told.row_id, message_id)


for _asks in (deliveries.DELIVERED, followups.ASK_AGAIN):
    KEPT[_asks.name] = Kept(in_place, _asked_in, is_said_anew=False)
KEPT[standing.ASKED_OVER.name] = Kept(in_place, unwatched, is_said_anew=False)


@notification(standing.ASKED_OVER)
def claim_asked_over(telling: Telling) -> Message | None:
    """In place of the question whether it came, once somebody has answered it elsewhere."""
    claim, wish = read(telling)
    if claim.state is ClaimState.DELIVERED:
        return None  # the answer was taken back
    if claim.confirmed_how == "phone":
        shown = replace(noted(telling.session, claim, telling.words), rows=())
    else:
        about = {"title": wish.title, "part": part(claim, wish, telling.words)}
        shown = for_wish(wish, telling.words, telling.words("claim-asked-over", **about))
    return replace(shown, quote=columns.opened(claim, "note"))


@notification(releases.RELEASED)
def claim_released(telling: Telling) -> Message | None:
    """To the owner: somebody can't after all; of several, who and how many, and what stands."""
    claim, wish = read(telling)
    words, about = telling.words, _about(telling, claim, wish)
    if wish.state not in (WishState.OPEN, WishState.CLAIMED):
        return None
    if wish.asked > 1:
        lead = words("told-claim-released-part", **about)
    elif wish.state is WishState.OPEN:
        lead = words("told-claim-released", title=wish.title)
    elif wish.offered:
        lead = words("told-claim-released-asking", title=wish.title)
    else:
        return None  # somebody else has it: that is news of its own
    whom = parties.for_whom(telling.session, wish, words, in_group=False)
    return replace(
        for_wish(wish, words, lead), facts=(*whom, *of_several(telling.session, wish, words))
    )


@notification(releases.ONE_LESS)
def claim_one_less(telling: Telling) -> Message | None:
    """To whoever shares it: one of them can't, and so many pieces are free."""
    claim, wish = read(telling)
    left = quantities.left(wish)
    is_free = wish.state is WishState.OPEN and left > 0
    if claim.state is not ClaimState.CLAIMED or not is_free:
        return None
    words = telling.words
    names = sharers.names(telling.session, wish, words)
    lead = words(
        "told-claim-one-less",
        name=names.get(telling.told.about["who"], words("card-somebody")),
        title=wish.title,
        left=amount(left, wish.unit),
        held=amount(claim.quantity, wish.unit),
    )
    more = Button(words("claim-more"), Action("claim.more", claim.key))
    return for_wish(wish, words, lead, ((more,),))
