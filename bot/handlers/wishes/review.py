"""Review: what a worker does with a wish before the group sees it."""

from bot.cards.wishes import review as review_card
from bot.cards.wishes.review import POPULAR, SURE
from bot.flows.wishes.ask_owner import Said
from bot.flows.wishes.reword_wish import Reworded
from bot.forms import dialogue
from bot.forms.engine import SEEN
from bot.messages import Message, Reply, Toast
from bot.register.buttons import button
from bot.register.event import Event, said
from bot.register.forms import form
from bot.register.worklist import goes_on_with
from storage.engine.errors import Stale
from storage.wishes import review, submission, wishes, worklist
from storage.wishes.wishes import Wish


def _fresh(event: Event, wish: Wish) -> None:
    """The button shows the wish as it is. Raises AlreadyReviewed, Stale."""
    no = review.why_not_review(event.session, wish)
    if no is not None:
        raise no
    if event.action.arg.partition("=")[0] != str(wish.revision):
        raise Stale()


@button("wish.approve", door=review.for_staff, group=True)
def approve(event: Event, wish: Wish) -> Reply:
    """Where something private may stand in the title, publishing it asks a second time."""
    _fresh(event, wish)
    said_so = event.action.arg.partition("=")[2].split(",")
    is_popular = POPULAR in said_so
    if review_card.public_flags(wish) and SURE not in said_so:
        shown = review_card.really_publish(event.session, wish, event.words, is_popular)
        return Reply(edit=shown, toast=Toast(""))
    review.approve(event.session, event.person_id, wish.key, is_popular=is_popular)
    return _decided(event, wish, "review-approved")


@button("wish.care", door=review.for_staff, group=True)
def care(event: Event, wish: Wish) -> Reply:
    """A worker sees to it in person."""
    _fresh(event, wish)
    review.care_for(event.session, event.person_id, wish.key)
    return _decided(event, wish, "review-cared")


@button("wish.set-apart", door=review.for_staff, group=True)
def apart(event: Event, wish: Wish) -> Reply:
    """不是重复: remembered, and the card shows it."""
    _fresh(event, wish)
    review.set_apart(event.session, event.person_id, wish.key)
    shown = review_card.to_review(event.session, wish, event.words)
    return Reply(edit=shown, toast=Toast(event.words("review-apart-noted")))


@button("wish.ask-owner", door=review.for_staff, group=True)
def ask_owner(event: Event, wish: Wish) -> Reply:
    return _type(event, wish, "wish.ask-owner")


@button("wish.refuse", door=review.for_staff, group=True)
def refuse(event: Event, wish: Wish) -> Reply:
    return _type(event, wish, "wish.refuse")


@button("wish.reword", door=review.for_staff, group=True)
def reword(event: Event, wish: Wish) -> Reply:
    return _type(event, wish, "wish.reword")


def _type(event: Event, wish: Wish, flow: str) -> Reply:
    """What needs typing is typed in private, also when the button stands in a group."""
    _fresh(event, wish)
    seen = {SEEN: str(wish.revision)}
    return dialogue.begin_privately(event, flow, wish.key, wish.community_id, seen)


@form("wish.ask-owner")
def returned(event: Event, filled: Said) -> Reply:
    wish = review.send_back(event.session, event.person_id, *filled)
    return said(Message(lead=event.words("review-returned", code=wish.code)))


@form("wish.refuse")
def refused(event: Event, filled: Said) -> Reply:
    wish = review.turn_down(event.session, event.person_id, *filled)
    return said(Message(lead=event.words("review-refused", code=wish.code)))


@form("wish.reword")
def reworded(event: Event, filled: Reworded) -> Reply:
    wish = review.reword(event.session, event.person_id, *filled)
    if goes_on_with(event, worklist.REVIEW, wish.key):
        return said(Message(lead=event.words("review-reworded", title=wish.title)))
    return said(review_card.to_review(event.session, wish, event.words))


@button("wish.answer", door=wishes.for_owner)
def answer(event: Event, wish: Wish) -> Reply:
    """The owner answers a worker's question."""
    if wish.state is not wishes.WishState.RETURNED:
        raise wishes.NotEditable()
    reply = dialogue.begin(event, "wish.answer", wish.key, wish.community_id)
    return Reply(reply.messages, Toast(""))


@form("wish.answer")
def answered(event: Event, filled: Said) -> Reply:
    submission.answer(event.session, event.person_id, filled.wish_id, filled.words)
    return said(Message(lead=event.words("wish-answer-done")))


def _decided(event: Event, wish: Wish, key: str) -> Reply:
    lead = review_card.decided(event.session, wish, key, event.person.name, event.words)
    return Reply(edit=Message(lead=lead), toast=Toast(event.words("noted")))
