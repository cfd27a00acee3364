"""A worker looks at pictures before the group does."""

from bot.cards.wishes.pictures import NO, YES
from bot.messages import Message, Reply, Toast
from bot.register.buttons import button, understood
from bot.register.event import Event
from storage.wishes import claims, pictures, review
from storage.wishes.claims import Claim
from storage.wishes.looks import Look
from storage.wishes.wishes import Wish

ANSWERS = {YES: Look.PASSED, NO: Look.KEPT}


@button("wish.show-photo", door=review.for_staff, group=True)
def show_photo(event: Event, wish: Wish) -> Reply:
    """The picture of a wish that is in the group."""
    look = understood(ANSWERS.__getitem__, event.action.arg)
    pictures.decide(event.session, event.person_id, wish.key, look)
    return _said(event, look, wish.code)


@button("claim.show-photos", door=claims.for_staff, group=True)
def show_photos(event: Event, claim: Claim) -> Reply:
    """What somebody brought."""
    look = understood(ANSWERS.__getitem__, event.action.arg)
    pictures.decide_brought(event.session, event.person_id, claim.key, look)
    return _said(event, look, event.session.get_one(Wish, claim.wish_id).code)


def _said(event: Event, look: Look, code: str) -> Reply:
    """What does not belong into a group goes from the workers' too: with its message."""
    key = "photo-look-passed" if look is Look.PASSED else "photo-look-kept"
    lead = event.words(key, name=event.person.name, code=code)
    toast = Toast(event.words("noted"))
    if look is Look.PASSED:
        return Reply(edit=Message(lead=lead), toast=toast)
    gone = Message(lead=lead, takes_photos_back=True)
    return Reply(messages=(Message(lead=lead),), edit=gone, toast=toast)
