"""How the waiting list looks: an offer, a place, its end."""

from sqlmodel import Session

from bot import days
from bot.answers import amount
from bot.cards import Telling, notice
from bot.cards.claims import title
from bot.messages import Action, Button, Message
from bot.texts import Words
from storage import communities, waiting
from storage.waiting import Place, State
from storage.wishes import Wish


def _read(telling: Telling) -> tuple[Place, Wish]:
    place = telling.session.get_one(Place, telling.told.row_id)
    return place, telling.session.get_one(Wish, place.wish_id)


@notice("place-offered")
def place_offered(telling: Telling) -> Message | None:
    """It is your turn: one tap, until then."""
    place, wish = _read(telling)
    if place.state is not State.OFFERED or place.until is None:
        return None
    return offered(telling.session, place, wish, telling.words)


def offered(session: Session, place: Place, wish: Wish, words: Words) -> Message:
    """An offer with its two answers."""
    assert place.until is not None
    zone = communities.known(session, place.community_id).zone
    lead = words(
        "told-place-offered",
        title=wish.title,
        need=amount(place.quantity, wish.unit),
        until=days.moment(place.until, zone, words),
    )
    accept = Button(words("waiting-accept"), Action("place", place.key, "accept"))
    decline = Button(words("waiting-decline"), Action("place", place.key, "decline"))
    return Message(title=title(wish, words), lead=lead, rows=((accept, decline),))


@notice("place-lapsed")
def place_lapsed(telling: Telling) -> Message | None:
    _, wish = _read(telling)
    lead = telling.words("told-place-lapsed", title=wish.title)
    return Message(title=title(wish, telling.words), lead=lead)


@notice("place-over")
def place_over(telling: Telling) -> Message | None:
    _, wish = _read(telling)
    lead = telling.words("told-place-over", title=wish.title)
    return Message(title=title(wish, telling.words), lead=lead)


def held(session: Session, place: Place, words: Words) -> Message:
    """In one's own list: an offer to answer, or a place that can be left."""
    wish = session.get_one(Wish, place.wish_id)
    if place.state is State.OFFERED:
        return offered(session, place, wish, words)
    if place.state is not State.WAITING:
        return Message(title=title(wish, words), lead=words("refused-offer-over"))
    leave = Button(words("waiting-leave"), Action("place", place.key, "leave"))
    note = joined(session, place, words)
    return Message(title=words("waiting-title"), lead=wish.title, note=note, rows=((leave,),))


def joined(session: Session, place: Place, words: Words) -> str:
    """What somebody hears who joins: where they stand, and why."""
    rank = waiting.rank(session, place.community_id, place.person_id)
    if rank == 2:
        return words("wait-joined-last")
    if rank == 0:
        return words("wait-joined-let-down")
    wish = session.get_one(Wish, place.wish_id)
    before = [each.key for each in waiting.in_order(session, wish)].index(place.key)
    return words("wait-joined", before=before) if before else words("wait-joined-first")
