"""What workers do to a wish where it stands in their queue: mend it, answer in its owner's stead,
take up what nobody came for."""

from bot.cards.wishes import review as review_card
from bot.flows.wishes.ask_owner import Said
from bot.flows.wishes.mend_amount import Mended
from bot.forms import dialogue
from bot.forms.engine import SEEN
from bot.messages import Message, Reply, Toast
from bot.register.buttons import button
from bot.register.event import Event, said
from bot.register.forms import form
from bot.register.worklist import goes_on_with
from storage.engine.errors import Stale, refuse
from storage.wishes import followups, in_person, mending, review, submission, worklist
from storage.wishes.wishes import NotEditable, Wish, WishState


@button("wish.mend-amount", door=review.for_staff, group=True)
def mend_amount(event: Event, wish: Wish) -> Reply:
    refuse(review.why_not_review(event.session, wish))
    seen = {SEEN: str(wish.revision)}
    return dialogue.begin_privately(event, "wish.mend-amount", wish.key, wish.community_id, seen)


@form("wish.mend-amount")
def mended(event: Event, filled: Mended) -> Reply:
    wish = mending.amount(event.session, event.person_id, *filled)
    return _to_review(event, wish, "review-amount-mended")


@button("wish.move-number", door=review.for_staff, group=True)
def move_number(event: Event, wish: Wish) -> Reply:
    """The number goes where its owner says who may see it."""
    refuse(review.why_not_review(event.session, wish))
    if event.action.arg != str(wish.revision):
        raise Stale()
    done = mending.move_number(event.session, event.person_id, wish.key)
    shown = review_card.to_review(event.session, done, event.words)
    return Reply(edit=shown, toast=Toast(event.words("review-number-moved")))


@button("wish.phone-answer", door=review.for_staff, group=True)
def phone_answer(event: Event, wish: Wish) -> Reply:
    if wish.state is not WishState.RETURNED:
        raise NotEditable()
    return dialogue.begin_privately(event, "wish.phone-answer", wish.key, wish.community_id)


@form("wish.phone-answer")
def phoned(event: Event, filled: Said) -> Reply:
    """The wish can be let into the group at once."""
    wish = submission.answer_by_phone(event.session, event.person_id, filled.wish_id, filled.words)
    return _to_review(event, wish, "review-phone-answered")


def _to_review(event: Event, wish: Wish, key: str) -> Reply:
    """Where it came from the queue it is shown there."""
    if goes_on_with(event, worklist.REVIEW, wish.key):
        return said(Message(lead=event.words(key, title=wish.title)))
    return said(review_card.to_review(event.session, wish, event.words))


@button("wish.open-again", door=review.for_staff, group=True)
def open_again(event: Event, wish: Wish) -> Reply:
    """What nobody came for stands in the group once more."""
    done = followups.open_again(event.session, event.person_id, wish.key)
    return _done(event, done, "review-opened-again")


@button("wish.take-up", door=review.for_staff, group=True)
def take_up(event: Event, wish: Wish) -> Reply:
    """A worker sees to it in person."""
    done = in_person.take_up(event.session, event.person_id, wish.key)
    return _done(event, done, "review-taken-up")


def _done(event: Event, wish: Wish, key: str) -> Reply:
    shown = {"name": event.person.name, "title": wish.title, "code": wish.code}
    return Reply(edit=Message(lead=event.words(key, **shown)), toast=Toast(event.words("noted")))
