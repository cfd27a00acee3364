"""Hand-outs: 「我要领」, giving it back, one's turn in line, signing up a neighbour, the list."""

from collections.abc import Callable

from sqlmodel import Session

from bot.cards.notices import notices as notice_card
from bot.cards.notices import sign_ups as card
from bot.flows.notices import named_days
from bot.flows.notices.handout_hours import OtherHours
from bot.flows.notices.note_sign_up import Noted, Proxy
from bot.forms import dialogue
from bot.messages import Action, Message, Reply, Toast
from bot.register.buttons import OldButton, button, number
from bot.register.confirm_first import confirm_first, sure_or_keep
from bot.register.event import Event, said
from bot.register.forms import form
from storage.notices import acknowledgements, hours, notices, sign_ups
from storage.notices.notices import Notice
from storage.notices.places import SignUp

Answer = Callable[[Session, int, int], SignUp]
ANSWERS: dict[str, tuple[Answer, str]] = {
    "accept": (sign_ups.accept, "handout-accepted"),
    "decline": (sign_ups.decline, "handout-declined"),
}


@button("handout.take", door=notices.for_reader, group=True)
def take(event: Event, notice: Notice) -> Reply:
    """One tap: so many are theirs, or they wait in line."""
    many = number(event.action.arg)
    before = sign_ups.had(event.session, event.person_id, notice)
    about = (event.person_id, notice.key, many)
    place = sign_ups.take(event.session, *about, is_shown=event.is_private)
    answer = card.answer(event.session, place, event.words, before, is_heard=event.is_reachable)
    if event.is_private:
        is_seen = acknowledgements.is_seen(event.session, notice, event.person_id)
        shown = notice_card.private(
            event.session, notice, event.words, is_seen=is_seen, reader=event.person_id
        )
        return Reply(edit=shown, toast=Toast(answer))
    acknowledgements.show_count(event.session, notice, event.chat.id if event.chat else 0)
    link = "" if event.is_reachable else event.link("notice.show", notice.key)
    return Reply(toast=Toast(answer, is_alert=True, link=link))


@button("signup.answer", door=sign_ups.for_holder)
def answer(event: Event, place: SignUp) -> Reply:
    """What was offered: yes, or not this time."""
    if event.action.arg not in ANSWERS:
        raise OldButton()
    verb, key = ANSWERS[event.action.arg]
    verb(event.session, event.person_id, place.key)
    return Reply(edit=Message(lead=event.words(key)), toast=Toast(""))


def _own(event: Event, place: SignUp) -> Message:
    notice = event.session.get_one(Notice, place.notice_id)
    return card.own(event.session, place, notice, event.words, event.person_id)


def _really(event: Event, place: SignUp) -> Message:
    words = event.words
    labels = words("handout-leave-sure"), words("handout-leave-keep")
    rows = (sure_or_keep(Action("signup.leave", place.key), *labels),)
    return Message(lead=words("handout-leave-question"), rows=rows)


def _kept(event: Event, place: SignUp) -> Reply:
    return Reply(edit=_own(event, place), toast=Toast(""))


@button("signup.show", door=sign_ups.for_holder)
def show(event: Event, place: SignUp) -> Reply:
    """One of the list, whole."""
    return Reply(messages=(_own(event, place),), toast=Toast(""))


@button("signup.leave", door=sign_ups.for_holder)
@confirm_first(_really, _kept)
def leave(event: Event, place: SignUp) -> Reply:
    """Given back, or no longer in line."""
    sign_ups.leave(event.session, event.person_id, place.key)
    return Reply(edit=Message(lead=event.words("handout-left-it")), toast=Toast(""))


@button("signup.proxy", door=sign_ups.for_holder)
def proxy(event: Event, place: SignUp) -> Reply:
    """Somebody else comes for it: who."""
    reply = dialogue.begin(event, "signup.proxy", place.key, place.community_id)
    return Reply(reply.messages, Toast(""))


@form("signup.proxy")
def named(event: Event, new: Proxy) -> Reply:
    sign_ups.name_proxy(event.session, event.person_id, event.subject, new.name, new.relation)
    return said(Message(lead=event.words("signup-proxy-done", name=new.name)))


# -- for a neighbour, and for those who hand out ---------------------------------------------------


@button("handout.note", door=sign_ups.for_noter)
def note(event: Event, notice: Notice) -> Reply:
    """A neighbour without a telephone: who, and how many."""
    reply = dialogue.begin(event, "handout.note", notice.key, notice.community_id)
    return Reply(reply.messages, Toast(""))


@form("handout.note")
def noted(event: Event, new: Noted) -> Reply:
    by, notice_id = event.person_id, event.subject
    place = sign_ups.note(event.session, by, notice_id, new.person_id, new.many)
    return said(_own(event, place))


@button("handout.people", door=notices.for_staff)
def people(event: Event, notice: Notice) -> Reply:
    """Who signed up, by building, and who waits."""
    page = number(event.action.arg)
    shown = card.listed(event.session, notice, page, event.words)
    return Reply(edit=shown, toast=Toast(""))


@button("handout.hours", door=notices.for_staff)
def other_hours(event: Event, notice: Notice) -> Reply:
    """Other hours, typed; whoever signed up hears them."""
    reply = dialogue.begin(event, "handout.hours", notice.key, notice.community_id)
    return Reply(reply.messages, Toast(""))


@form("handout.hours")
def said_anew(event: Event, new: OtherHours) -> Reply:
    about = (event.person_id, event.subject, new.hours, new.version)
    hours.say(event.session, *about, matters=new.matters)
    done = Message(lead=event.words("handout-hours-done"))
    notice = event.session.get_one(Notice, event.subject)
    named = named_days.changing(notice.text, event.words)
    return said(done, *([card.still_says(notice, named, event.words)] if named else ()))
