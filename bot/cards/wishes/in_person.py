"""What a worker has in hand, outside the group: in the queue, to that worker, to the owner."""

from sqlmodel import Session

from bot.cards.wishes import parties
from bot.cards.wishes.wishes import heading, reviewer
from bot.messages import Action, Button, Message
from bot.register.confirm_first import ASK, sure_or_keep
from bot.register.notifications import Telling, notification
from bot.texts import Words, dates
from storage.community import communities, people
from storage.engine import clock
from storage.wishes import followups, in_person
from storage.wishes.wishes import Wish, WishState


def in_hand(
    session: Session,
    wish: Wish,
    words: Words,
    key: str = "queue-cared",
    *,
    in_group: bool = False,
) -> Message:
    """Who sees to it, since when, for whom; and the ways on."""
    show = Button(words("review-show"), Action("wish.show", wish.key, str(wish.revision)))
    close = Button(words("close-wish"), Action("wish.close", wish.key, ASK))
    last = () if in_group else ((close,),)
    shown = {
        "worker": people.get(session, wish.reviewed_by).name if wish.reviewed_by else "",
        "name": parties.owner(session, wish, words, in_group=in_group),
        "day": since(session, wish, words),
    }
    lead = words(key, title=wish.title, **shown)
    return Message(title=heading(wish, words), lead=lead, rows=((helped(wish, words), show), *last))


def since(session: Session, wish: Wish, words: Words) -> str:
    """The day from which it has waited where it is."""
    zone = communities.known(session, wish.community_id).zone
    return dates.said(clock.local(wish.waits_since or wish.changed_at, zone).date(), words)


def helped(wish: Wish, words: Words) -> Button:
    return Button(words("caring-helped"), Action("wish.helped", wish.key, ASK))


def ask_first(wish: Wish, words: Words) -> Message:
    """The resident reads that it is done: asked once before."""
    labels = (words("caring-helped-sure"), words("caring-helped-keep"))
    row = sure_or_keep(Action("wish.helped", wish.key), *labels)
    lead = words("caring-helped-question", title=wish.title)
    return Message(title=heading(wish, words), lead=lead, rows=(row,))


def _read(telling: Telling) -> Wish:
    return telling.session.get_one(Wish, telling.told.row_id)


@notification(followups.IN_HANDS)
def wish_in_your_hands(telling: Telling) -> Message | None:
    """To whoever sees to it, every week: it has lain for a while."""
    return _to_taker(telling, "told-wish-in-your-hands")


@notification(in_person.NOT_HELPED)
def wish_not_helped(telling: Telling) -> Message | None:
    """To whoever sees to it: the resident says that it is not done."""
    return _to_taker(telling, "told-wish-not-helped")


def _to_taker(telling: Telling, key: str) -> Message | None:
    wish = _read(telling)
    if wish.state is not WishState.CARED_FOR:
        return None
    is_theirs = telling.told.person_id == wish.reviewed_by
    in_group = telling.told.group_id is not None
    key = key if is_theirs else "queue-cared"
    return in_hand(telling.session, wish, telling.words, key, in_group=in_group)


@notification(in_person.OFF_HANDS)
def wish_off_hands(telling: Telling) -> Message | None:
    """To whoever saw to it: there is nothing left to see to, and why."""
    wish, words = _read(telling), telling.words
    owner = people.get(telling.session, wish.owner_id)
    if wish.state is WishState.HELPED:
        lead = words("told-wish-helped-instead", title=wish.title, name=reviewer(telling, wish))
    elif wish.state is not WishState.WITHDRAWN:
        return None
    elif owner.forgotten_at is not None:
        lead = words("told-wish-off-hands-forgotten")
    else:
        lead = words("told-wish-off-hands", title=wish.title, name=people.masked(owner.name))
    return Message(title=heading(wish, words), lead=lead)


@notification(in_person.HELPED)
def wish_helped(telling: Telling) -> Message | None:
    """To the owner: it is done, or is it?"""
    wish, words = _read(telling), telling.words
    if wish.state is not WishState.HELPED:
        return None
    lead = words("told-wish-helped", title=wish.title, name=reviewer(telling, wish))
    return Message(title=heading(wish, words), lead=lead, rows=((not_yet(wish, words),),))


def not_yet(wish: Wish, words: Words) -> Button:
    return Button(words("own-not-helped"), Action("wish.not-helped", wish.key))
