"""What the residents say is not right, in the workers' groups: until somebody has settled it."""

from sqlmodel import Session

from bot.cards.community.names import told_of
from bot.cards.wishes import arranging, parties
from bot.cards.wishes.claims import for_wish, for_workers, part, read
from bot.messages import Action, Button, Message
from bot.register.cards import card as posted
from bot.register.notifications import Telling, notification
from bot.texts import Words
from storage.community import people
from storage.wishes import claims, confirmations, releases
from storage.wishes.claims import Claim, ClaimState
from storage.wishes.wishes import Wish


def card(session: Session, claim: Claim, words: Words) -> Message:
    """What is not right; later what became of it, and who saw to that."""
    wish = session.get_one(Wish, claim.wish_id)
    if claim.matter and claim.state is ClaimState.CLAIMED:
        return for_workers(session, claim, wish, words, f"told-matter-{claim.matter}")
    return _over(wish, words, _settled(session, claim, wish, words))


def _over(wish: Wish, words: Words, lead: str) -> Message:
    """Nothing is left to see to; all there is to read is a tap away."""
    show = Button(words("review-show"), Action("wish.show", wish.key, str(wish.revision)))
    return for_wish(wish, words, lead, ((show,),))


def _settled(session: Session, claim: Claim, wish: Wish, words: Words) -> str:
    came = _came(session, claim, wish)
    about = {"title": wish.title, "part": part(came or claim, wish, words)}
    whom = parties.wisher(session, wish, words, in_group=True)
    if came is not None and came.confirmed_how == "phone":
        by = people.get(session, came.confirmed_by).name if came.confirmed_by else ""
        return words("matter-came-by-phone", name=by, **about)
    if came is not None:
        return words("matter-came", whom=whom, **about)
    if claim.state is ClaimState.DELIVERED:
        return words("matter-brought-again", whom=whom, **about)
    key = "matter-goes-on" if claim.state is ClaimState.CLAIMED else "matter-over"
    return words(key, title=wish.title)


def _came(session: Session, claim: Claim, wish: Wish) -> Claim | None:
    """What came at last: this claim, or the part of it that the matter was about."""
    if claim.state is not ClaimState.CLAIMED:
        return claim if claim.state is ClaimState.CONFIRMED else None
    theirs = [each for each in claims.of_wish(session, wish) if each.person_id == claim.person_id]
    return next((each for each in theirs if each.state is ClaimState.CONFIRMED), None)


@notification(claims.IN_QUESTION)
def claim_matter(telling: Telling) -> Message | None:
    """To the workers: somebody answered that something is not right."""
    claim, _ = read(telling)
    if claim.state is not ClaimState.CLAIMED or not claim.matter:
        return None
    return card(telling.session, claim, telling.words)


@posted(claims.MATTER, taps=("claim.confirm",))
def matter_card(telling: Telling) -> Message | None:
    """In place of it: what became of it."""
    return card(telling.session, read(telling)[0], telling.words)


@posted(claims.ARRANGED, taps=("claim.arrange",))
def arranged_card(telling: Telling) -> Message | None:
    """In place of the word that both sides wait for a call: what became of it."""
    claim, wish = read(telling)
    words = telling.words
    if claim.state is ClaimState.CLAIMED:
        in_group = telling.told.group_id is not None
        return arranging.card(telling.session, claim, words, in_group=in_group)
    if claim.state is ClaimState.DELIVERED:
        about = {"title": wish.title, "part": part(claim, wish, words)}
        about["whom"] = parties.wisher(telling.session, wish, words, in_group=True)
        return _over(wish, words, words("arranged-brought", **about))
    return _over(wish, words, _settled(telling.session, claim, wish, words))


@notification(releases.NO_CONTACT)
def claim_no_contact(telling: Telling) -> Message | None:
    """To the workers: a neighbour could not reach the wisher; the number is one tap away."""
    claim, wish = read(telling)
    if people.get(telling.session, wish.owner_id).forgotten_at is not None:
        return None  # nobody is to be called any more
    words = telling.words
    shown = {
        "name": told_of(telling, claim.person_id),
        "whom": told_of(telling, wish.owner_id),
    }
    show = Button(words("review-show"), Action("wish.show", wish.key, str(wish.revision)))
    lead = words("told-claim-no-contact", title=wish.title, **shown)
    return for_wish(wish, words, lead, ((show,),))


@notification(confirmations.EXPLAINED)
def claim_explained(telling: Telling) -> Message | None:
    """To the workers: what is wrong can be read where nobody else reads it."""
    claim, wish = read(telling)
    words = telling.words
    if claim.state is not ClaimState.CLAIMED or not claim.matter:
        return None
    show = Button(words("review-show"), Action("wish.show", wish.key, str(wish.revision)))
    return for_wish(wish, words, words("told-claim-explained", title=wish.title), ((show,),))
