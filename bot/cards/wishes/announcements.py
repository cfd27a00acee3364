"""A wish that is said once more in the groups, and what becomes of that line."""

from bot.cards.wishes.wishes import card, heading
from bot.messages import Message
from bot.register.cards import card as posted
from bot.register.notifications import Telling, notification
from storage.wishes import announcements
from storage.wishes.wishes import Wish, WishState, is_past, today_of


@notification(announcements.AGAIN)
def wish_again(telling: Telling) -> Message | None:
    """In the group, once: it still waits."""
    wish = telling.session.get_one(Wish, telling.told.row_id)
    return _line(telling, wish) if _waits(telling, wish) else None


@posted(announcements.ANNOUNCEMENT)
def again_card(telling: Telling) -> Message | None:
    """In place of it: what it waits for now, and no button that leads nowhere."""
    wish = telling.session.get_one(Wish, telling.told.row_id)
    return _line(telling, wish)


def _waits(telling: Telling, wish: Wish) -> bool:
    return wish.state is WishState.OPEN and not is_past(telling.session, wish)


def _line(telling: Telling, wish: Wish) -> Message:
    words, shown = telling.words, card(telling.session, wish, telling.words)
    is_open = _waits(telling, wish)
    is_last = wish.until is not None and wish.until == today_of(telling.session, wish)
    again = "told-wish-again-today" if is_last else "told-wish-again"
    return Message(
        title=heading(wish, words),
        lead=words(again, title=wish.title) if is_open else wish.title,
        facts=() if is_open else shown.facts[-1:],  # what it waits for now
        rows=shown.rows,
    )
