"""How it looks when a worker asks on the phone whether it came, and what others hear of that."""

from sqlmodel import Session

from bot.cards.community.names import named
from bot.cards.wishes import parties
from bot.cards.wishes.claims import for_wish, part, read
from bot.cards.wishes.own import disputes, has_it_come
from bot.forms.answers import amount
from bot.messages import Action, Button, Message
from bot.register.notifications import Telling, notification
from bot.texts import Words
from storage.community import people
from storage.wishes import confirmations
from storage.wishes.claims import Claim, ClaimState
from storage.wishes.wishes import Wish

CALLED_NOT, OTHER = "no", "other"  # what a worker says instead of how much came


def question(session: Session, claim: Claim, words: Words, *, in_group: bool) -> Message:
    """Before it is noted: which wish, whose part, how much."""
    wish = session.get_one(Wish, claim.wish_id)
    name = named(session, claim.person_id, words, in_group=in_group)
    whom = words("relay-side-owner")
    if wish.beneficiary:
        whom = parties.owner(session, wish, words, in_group=in_group)
    shown = {"title": wish.title, "part": part(claim, wish, words), "name": name, "whom": whom}
    key = "phone-ask"
    if claim.matter:
        key = "phone-ask-disputed"
    elif claim.state is ClaimState.CLAIMED:
        key = "phone-ask-unsaid"
    not_called = Button(words("phone-not-called"), Action("claim.phoned", claim.key, CALLED_NOT))
    rows = [(_came(claim, wish, words),), (not_called,)]
    if claim.quantity > 1:
        other = Button(words("phone-other-amount"), Action("claim.phoned", claim.key, OTHER))
        rows.insert(1, (other,))
    return for_wish(wish, words, words(key, **shown), tuple(rows))


def _came(claim: Claim, wish: Wish, words: Words) -> Button:
    many = claim.in_question
    said = Action("claim.phoned", claim.key, str(many))
    if wish.wanted == 1:
        return Button(words("phone-it-came"), said)
    return Button(words("phone-so-many-came", many=amount(many, wish.unit)), said)


def noted(session: Session, claim: Claim, words: Words) -> Message:
    """Who asked and what came; for a while it can be taken back."""
    wish = session.get_one(Wish, claim.wish_id)
    by = people.get(session, claim.confirmed_by).name if claim.confirmed_by else ""
    shown = {"name": by, "title": wish.title, "part": part(claim, wish, words)}
    back = Button(words("unconfirm-button"), Action("claim.unconfirm", claim.key))
    rows = ((back,),) if confirmations.may_unconfirm(claim) else ()
    return for_wish(wish, words, words("confirm-by-phone", **shown), rows)


@notification(confirmations.NOTED)
def claim_noted(telling: Telling) -> Message | None:
    """To the resident: what a worker noted for them, and that it can be put right."""
    claim, wish = read(telling)
    if claim.state is not ClaimState.CONFIRMED or claim.confirmed_by is None:
        return None
    words = telling.words
    by = people.get(telling.session, claim.confirmed_by).name
    shown = {"title": wish.title, "part": part(claim, wish, words)}
    lead = words("told-claim-noted", name=by, **shown)
    return for_wish(wish, words, lead, (disputes(claim, words),))


@notification(confirmations.UNNOTED)
def claim_unnoted(telling: Telling) -> Message | None:
    """To the resident: that was a mistake, and still theirs to say."""
    claim, wish = read(telling)
    if claim.state is ClaimState.CONFIRMED:
        return None
    words = telling.words
    rows = (has_it_come(claim, words),) if claim.state is ClaimState.DELIVERED else ()
    return for_wish(wish, words, words("told-claim-unnoted", title=wish.title), rows)


@notification(confirmations.UNCONFIRMED)
def claim_unconfirmed(telling: Telling) -> Message | None:
    """To the claimer, who had read that it came: not so."""
    claim, wish = read(telling)
    if claim.state is ClaimState.CONFIRMED:
        return None
    words = telling.words
    shown = {"title": wish.title, "part": part(claim, wish, words)}
    key = "told-claim-unconfirmed"
    if claim.state is ClaimState.DELIVERED:
        key = "told-claim-unconfirmed-waits"
    return for_wish(wish, words, words(key, **shown))
