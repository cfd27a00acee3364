"""In a worker's own hands: done, or not done after all."""

from bot.cards.wishes import in_person as card
from bot.cards.wishes import own as own_card
from bot.messages import Message, Reply, Toast
from bot.register.buttons import button
from bot.register.confirm_first import confirm_first
from bot.register.event import Event
from storage.engine.errors import refuse
from storage.wishes import in_person, review, wishes
from storage.wishes.wishes import Wish


def _really(event: Event, wish: Wish) -> Message:
    refuse(in_person.why_not_helped(wish))
    return card.ask_first(wish, event.words)


def _not_yet(event: Event, wish: Wish) -> Reply:
    refuse(in_person.why_not_helped(wish))
    in_group = not event.is_private
    shown = card.in_hand(event.session, wish, event.words, in_group=in_group)
    return Reply(edit=shown, toast=Toast(""))


@button("wish.helped", door=review.for_staff, group=True)
@confirm_first(_really, _not_yet)
def helped(event: Event, wish: Wish) -> Reply:
    """A worker has helped."""
    words = event.words
    in_person.helped(event.session, event.person_id, wish.key)
    lead = words("caring-helped-noted", title=wish.title, name=event.person.name)
    return Reply(edit=Message(lead=lead), toast=Toast(words("noted")))


@button("wish.not-helped", door=wishes.for_owner)
def not_helped(event: Event, wish: Wish) -> Reply:
    """The owner says that it is not done."""
    done = in_person.not_yet(event.session, event.person_id, wish.key)
    shown = own_card.own(event.session, done, event.words)
    return Reply(edit=shown, toast=Toast(event.words("own-not-helped-noted")))
