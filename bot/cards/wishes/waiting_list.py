"""How the waiting list looks: an offer, a place, its end."""

from sqlmodel import Session

from bot.cards.wishes.claims import title
from bot.forms.answers import amount
from bot.messages import Action, Button, Message
from bot.register.notifications import Telling, notification
from bot.texts import Words, dates
from storage.community import communities
from storage.wishes import claiming, quantities, waiting_list
from storage.wishes.waiting_list import Place, PlaceState
from storage.wishes.wishes import Wish


def _read(telling: Telling) -> tuple[Place, Wish]:
    place = telling.session.get_one(Place, telling.told.row_id)
    return place, telling.session.get_one(Wish, place.wish_id)


@notification(waiting_list.OFFERED)
def place_offered(telling: Telling) -> Message | None:
    """It is your turn: one tap, until then."""
    place, wish = _read(telling)
    if place.state is not PlaceState.OFFERED:
        return None
    return offered(telling.session, place, wish, telling.words)


def offered(session: Session, place: Place, wish: Wish, words: Words) -> Message:
    """An offer with its two answers."""
    zone = communities.known(session, place.community_id).zone
    lead = words(
        "told-place-offered",
        title=wish.title,
        need=amount(place.quantity, wish.unit),
        until=dates.soon_at(waiting_list.answer_by(session, place), zone, words),
    )
    accept = Button(words("waiting-accept"), Action("place.answer", place.key, "accept"))
    decline = Button(words("waiting-decline"), Action("place.answer", place.key, "decline"))
    return Message(title=title(wish, words), lead=lead, rows=((accept, decline),))


@notification(waiting_list.LAPSED)
def place_lapsed(telling: Telling) -> Message | None:
    _, wish = _read(telling)
    lead = telling.words("told-place-lapsed", title=wish.title)
    return Message(title=title(wish, telling.words), lead=lead)


@notification(waiting_list.OVER)
def place_over(telling: Telling) -> Message | None:
    _, wish = _read(telling)
    lead = telling.words("told-place-over", title=wish.title)
    return Message(title=title(wish, telling.words), lead=lead)


@notification(waiting_list.FREE)
def place_free(telling: Telling) -> Message | None:
    """On its last day: whoever taps first has it."""
    place, wish = _read(telling)
    if claiming.why_not_claim(telling.session, place.person_id, wish) is not None:
        return None
    words = telling.words
    lead = words("told-place-free", title=wish.title, need=amount(quantities.left(wish), wish.unit))
    rows = ((Button(words("card-wish-claim"), Action("wish.claim", wish.key)),),)
    return Message(title=title(wish, words), lead=lead, rows=rows)


def held(session: Session, place: Place, words: Words) -> Message:
    """In one's own list: an offer to answer, or a place that can be left."""
    wish = session.get_one(Wish, place.wish_id)
    if place.state is PlaceState.OFFERED:
        return offered(session, place, wish, words)
    if place.state is not PlaceState.WAITING:
        return Message(title=title(wish, words), lead=words("refused-offer-over"))
    leave = Button(words("waiting-leave"), Action("place.answer", place.key, "leave"))
    note = joined(session, place, words)
    return Message(title=words("waiting-title"), lead=wish.title, note=note, rows=((leave,),))


def joined(session: Session, place: Place, words: Words) -> str:
    """What somebody hears who joins: where they stand, and why."""
    rank = waiting_list.rank(session, place.community_id, place.person_id)
    if rank == 2:
        return words("wait-joined-last")
    if rank == 0:
        return words("wait-joined-let-down")
    wish = session.get_one(Wish, place.wish_id)
    before = [each.key for each in waiting_list.in_order(session, wish)].index(place.key)
    return words("wait-joined", before=before) if before else words("wait-joined-first")
