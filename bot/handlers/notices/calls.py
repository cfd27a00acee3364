"""The workers' telephone list: the next of them, what became of the call, a slip for the door."""

from bot.cards.community.shares import words_outside
from bot.cards.notices import calls as card
from bot.flows.notices.note_call import Noted
from bot.forms import dialogue
from bot.messages import Message, Reply, Toast
from bot.register.buttons import button
from bot.register.event import Event, said
from bot.register.forms import form
from storage.notices import calls, notices
from storage.notices.copies import Copy
from storage.notices.notices import Notice


@button("ring.look", door=calls.for_caller)
def look(event: Event, copy: Copy) -> Reply:
    """This one, with the number; who has answered meanwhile is passed over."""
    return _shown(event, _notice(event, copy), copy)


@button("ring.next", door=calls.for_caller)
def next_one(event: Event, copy: Copy) -> Reply:
    notice = _notice(event, copy)
    return _shown(event, notice, calls.after(event.session, notice, copy.key))


def _notice(event: Event, copy: Copy) -> Notice:
    return event.session.get_one(Notice, copy.notice_id)


def _shown(event: Event, notice: Notice, copy: Copy | None, toast: str = "") -> Reply:
    called = calls.look(event.session, event.person_id, copy) if copy else None
    if called is None:
        copy = calls.after(event.session, notice)
        called = calls.look(event.session, event.person_id, copy) if copy else None
    if called is None:
        return Reply(edit=Message(lead=event.words("ring-over")), toast=Toast(toast))
    return Reply(edit=card.person(called, notice, event.words), toast=Toast(toast))


@button("ring.knows", door=calls.for_caller)
def knows(event: Event, copy: Copy) -> Reply:
    """Called, and they know it now."""
    calls.reached(event.session, event.person_id, copy.key)
    return _after(event, copy, "ring-noted")


@button("ring.nobody", door=calls.for_caller)
def nobody(event: Event, copy: Copy) -> Reply:
    """Called, and nobody took it: later once more, or a slip."""
    notice = _notice(event, copy)
    following = calls.after(event.session, notice, copy.key)
    calls.no_answer(event.session, event.person_id, copy.key)
    return _shown(event, notice, following, event.words("ring-nobody-noted"))


def _after(event: Event, copy: Copy, key: str) -> Reply:
    notice = _notice(event, copy)
    following = calls.after(event.session, notice)
    return _shown(event, notice, following, event.words(key))


@button("ring.words", door=calls.for_caller)
def words(event: Event, copy: Copy) -> Reply:
    """What they said, typed."""
    return _asked(event, "ring.words", copy)


@button("ring.proxy", door=calls.for_caller)
def proxy(event: Event, copy: Copy) -> Reply:
    """Who passes it on, by name."""
    return _asked(event, "ring.proxy", copy)


def _asked(event: Event, flow: str, copy: Copy) -> Reply:
    reply = dialogue.begin(event, flow, copy.key, copy.community_id)
    return Reply(reply.messages, Toast(""))


@form("ring.words")
def said_so(event: Event, new: Noted) -> Reply:
    calls.reached(event.session, event.person_id, new.copy_id, new.words)
    return said(Message(lead=event.words("ring-noted")))


@form("ring.proxy")
def passed_on(event: Event, new: Noted) -> Reply:
    calls.passed_on(event.session, event.person_id, new.copy_id, new.words)
    return said(Message(lead=event.words("ring-proxy-noted", name=new.words)))


@button("ring.slips", door=notices.for_staff)
def slips(event: Event, notice: Notice) -> Reply:
    """Paper for the doors of whoever can't be called."""
    found = calls.slips(event.session, event.person_id, notice.key)
    outside = words_outside(event.session, notice.community_id)
    link = event.link("notice.show", notice.key)
    paper = card.slips(event.session, found, notice, link, outside, event.words)
    return Reply(messages=(paper,), toast=Toast(event.words("ring-slips-noted")))
