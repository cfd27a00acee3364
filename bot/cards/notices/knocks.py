"""A captain's list: at which doors somebody has not said 「收到」."""

from sqlmodel import Session

from bot.cards.notices.notices import short
from bot.cards.notices.pages import last_page, turns
from bot.messages import Action, Button, Message
from bot.register.notifications import KEPT, Kept, Telling, notification
from bot.texts import Words
from storage.notices import knocks
from storage.notices.knocks import PAGE, AskedDoor, KnockList
from storage.notices.notices import Notice


@notification(knocks.LIST)
def asked(telling: Telling) -> Message | None:
    """To a captain; what stands already goes on being true."""
    one = telling.session.get(KnockList, telling.told.row_id)
    if one is None or not (one.message_id or knocks.waiting(telling.session, one)):
        return None
    return listed(telling.session, one, telling.words)


KEPT[knocks.LIST.name] = Kept(knocks.message, knocks.note, is_said_anew=False)


def listed(session: Session, one: KnockList, words: Words) -> Message:
    """A page of the doors, a button for each; emptied where there is nothing to do."""
    found = knocks.waiting(session, one)
    if not found:
        return Message(lead=words("knock-over"))
    last = last_page(len(found), PAGE)
    at = min(one.page, last)
    rows = tuple((_button(each, words),) for each in found[at * PAGE : (at + 1) * PAGE])
    ways = turns("knock.page", one.key, at, last, words)
    notice = session.get_one(Notice, one.notice_id)
    return Message(
        title=words("knock-title", count=len(found)),
        lead=words("knock-lead", title=short(notice.text)),
        rows=tuple(filter(None, (*rows, ways))),
    )


def _button(each: AskedDoor, words: Words) -> Button:
    key = "knock-door-away" if each.is_away else "knock-door"
    label = words(key, address=each.address, names=words.listed(each.names))
    return Button(label, Action("knock.look", each.copy_id))


def at_door(each: AskedDoor, notice: Notice, one: KnockList, words: Words) -> Message:
    """One door: what is to be said there, and what became of it."""
    did = Button(words("knock-done-button"), Action("knock.done", each.copy_id))
    away = Button(words("knock-away-button"), Action("knock.away", each.copy_id))
    back = Button(words("knock-back-button"), Action("knock.page", one.key, str(one.page)))
    return Message(
        title=each.address,
        lead=words.listed(each.names),
        quote=notice.text,
        note=words("knock-was-away") if each.is_away else "",
        rows=((did, away), (back,)),
    )
