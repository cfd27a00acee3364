"""Open conversations: begun, gone on with, shown again, closed. What is heard: responses.py."""

from dataclasses import replace
from datetime import timedelta

from sqlmodel import Session

from bot.forms import ends as ends_with
from bot.forms import places, questions, runs
from bot.forms.answers import Confirm, refusal
from bot.forms.engine import Ask, Finished
from bot.messages import Message, Reply, Toast
from bot.register import called
from bot.register.called import Called, table_of
from bot.register.event import Event
from bot.register.forms import FLOWS, FORMS, about, begins_at, flows_about, is_optional, made
from storage.engine.errors import NotFound, Refused
from storage.messaging import conversations
from storage.messaging.conversations import Conversation
from storage.messaging.ended_forms import Became
from storage.records import schema

CLOCKS = timedelta(minutes=1)  # by which a channel's may differ from ours


# -- beginning and going on ----------------------------------------------------------------------


def begin(
    event: Event,
    flow: str,
    subject: int = 0,
    community: int | None = None,
    answers: dict[str, str] | None = None,
) -> Reply:
    """Open a form, or go on with the one that is open about the same thing."""
    wanted = (event.session, event.person_id, flow, subject, community, answers)
    talk = conversations.open_one(*wanted)
    if _why_over(event, talk):  # it was opened before something else happened
        put_away_quietly(event, talk)
        talk = conversations.open_one(*wanted)
    return go_on(event, talk, conversations.answers(talk))


def begin_privately(
    event: Event, flow: str, subject: int, community: int, answers: dict[str, str] | None = None
) -> Reply:
    """What needs typing is typed in private, also when the button stands in a group."""
    reply = begin(event, flow, subject, community, answers)
    if event.is_private:
        return Reply(reply.messages, Toast(""))
    if event.is_reachable:
        return Reply(private=reply.messages, toast=Toast(event.words("sent-privately")))
    return Reply(toast=Toast(event.words("open-chat-first"), link=event.link("form.continue")))


def go_on(event: Event, talk: Conversation, given: dict[str, str]) -> Reply:
    """Keep these answers; the next question, or what comes of the form when it is full."""
    found, ask = runs.of(event, talk, given)
    if isinstance(found, Finished):
        return _act(event, talk, ask, found)
    conversations.write(event.session, talk, given, found.key)
    return places.asked(event, talk, ask, found)


def _act(event: Event, talk: Conversation, ask: Ask, found: Finished) -> Reply:
    """The form is full: one verb acts on it, in the transaction that forgets the conversation."""
    conversations.write(event.session, talk, ask.counted, "")
    event.subject = talk.subject
    event.filled = talk.key
    try:
        with runs.renewed(event), event.session.begin_nested():
            reply = FORMS[talk.flow](event, found.form)
    except Refused as no:
        event.filled = 0
        return _refused(event, talk, ask, no)
    look = questions.closed(talk, ask, event.words)
    ended = places.over(event, talk, Became.DONE, look, event.subject)
    has_asked = any(each.asks for each in reply.messages)  # the reply is the next question
    ends = (ends_with.promised(event, talk.community_id, each) for each in reply.messages)
    return replace(
        reply,
        messages=reply.messages if has_asked else (*ends, *again(event)),
        edit=reply.edit or ended.edit,
    )


def _refused(event: Event, talk: Conversation, ask: Ask, no: Refused) -> Reply:
    """What was typed is kept where it can be mended: the last look is shown again, or the last
    question where another answer may do. A form that has neither, or is about what is gone, has
    nothing to mend and closes."""
    said = Message(lead=refusal(event.words, no))
    last = ask.asked[-1] if ask.asked else ""
    can_be_mended = no.may_be_mended or isinstance(ask.kinds.get(last), Confirm)
    left = {key: raw for key, raw in ask.counted.items() if key != last}
    if can_be_mended and not isinstance(no, NotFound) and not _stops(event, talk, left):
        once_more = go_on(event, talk, left)
        return replace(once_more, messages=(said, *once_more.messages))
    ended = put_away_quietly(event, talk)
    return replace(ended, messages=(said,))


def _stops(event: Event, talk: Conversation, given: dict[str, str]) -> bool:
    """Whether the form has nothing to ask any more: what it is about has gone meanwhile."""
    try:
        runs.of(event, talk, given)
    except Refused:
        return True
    return False


# -- closing -------------------------------------------------------------------------------------


def put_away(event: Event) -> tuple[Message, ...]:
    """Close the forms that can't go on, because this version does not know them any more or what
    they are about is gone or decided: a friendly line for each reason. What was to answer one of
    them answers no other (`event.is_unasked`)."""
    held = conversations.of_person(event.session, event.person_id)
    over = {talk.key: _named(event, talk, why) for talk in held if (why := _why_over(event, talk))}
    event.is_unasked = bool(held) and held[0].key in over
    for talk in held:
        if talk.key in over:
            put_away_quietly(event, talk)
    return tuple(Message(lead=line) for line in dict.fromkeys(over.values()))


def sweep(event: Event) -> None:
    """Close, without a word, the forms that what was just done has made pointless."""
    for talk in conversations.of_person(event.session, event.person_id):
        if _why_over(event, talk):
            put_away_quietly(event, talk)


def put_away_quietly(event: Event, talk: Conversation) -> Reply:
    """Close it without a word, but where its buttons stood: what nobody began was not put away."""
    key = "talk-goes-on" if is_optional(talk.flow) else "talk-became-put-away"
    look = Message(lead=event.words(key))
    return places.over(event, talk, Became.PUT_AWAY, look)


def put_all_away(event: Event) -> None:
    """Close every form of theirs without a word: nothing is asked of them now."""
    for talk in conversations.of_person(event.session, event.person_id):
        put_away_quietly(event, talk)


def put_aside(event: Event, flow: str, said: dict[str, str]) -> None:
    """Close the open form of this name, about no row yet, that was given other answers: something
    else is said instead."""
    for talk in conversations.of_person(event.session, event.person_id):
        is_it = talk.flow == flow and not talk.subject
        if is_it and not said.items() <= conversations.answers(talk).items():
            put_away_quietly(event, talk)


def sweep_about(event: Event) -> None:
    """The same for the forms about the row that was tapped in a group, which rarely has any: they
    are not loaded for nothing."""
    session, person_id, row_id = event.session, event.person_id, event.action.id
    flows = flows_about(table_of(event.row))
    if flows and conversations.are_about(session, person_id, flows, row_id):
        for talk in conversations.of_person(session, person_id):
            if talk.flow in flows and talk.subject == row_id and _why_over(event, talk):
                put_away_quietly(event, talk)


def cancel(event: Event, talk: Conversation) -> Reply:
    """Call a form off: nothing was done, and what was typed is gone."""
    own = f"{talk.flow.replace('.', '-')}-cancelled"
    line = Message(lead=event.words(own if event.words.has(own) else "talk-cancelled"))
    is_typed = not places.tapped(event)  # then the answer is a message, and is said there alone
    look = Message(lead=event.words("talk-stopped")) if is_typed else line
    ended = places.over(event, talk, Became.CANCELLED, look)
    said = (line,) if is_typed else ()
    return replace(ended, messages=(*said, *again(event)))


def _why_over(event: Event, talk: Conversation) -> str:
    """Why a form can't go on, in words; "" when it can."""
    if talk.flow not in FLOWS:
        return "" if schema.is_behind(event.session) else event.words("talk-put-away")
    try:
        runs.of(event, talk)
    except NotFound:
        return event.words("talk-put-away")
    except Refused as no:
        return refusal(event.words, no)
    return ""


def _named(event: Event, talk: Conversation, why: str) -> str:
    """The reason with what it is about, for whoever does not think of it now."""
    named = called_by(event.session, talk)
    if named is None or why == event.words("talk-put-away"):
        return why
    key = "talk-closed-about" if is_optional(talk.flow) else "talk-over-about"
    return event.words(key, title=named.title, code=named.code, why=why)


# -- showing again -------------------------------------------------------------------------------


def called_by(session: Session, talk: Conversation) -> Called | None:
    """What the row is called that this form is about; None before there is one. Whoever opened the
    form has read it."""
    return called.name_of(session, about(talk.flow), talk.subject)


def is_asking(event: Event) -> bool:
    """Whether a question is open."""
    talk = conversations.current(event.session, event.person_id) if event.known else None
    return talk is not None and not begins_at(talk.flow)


def was_answer(event: Event) -> bool:
    """Whether a question is open that something comes of, and what was edited was said since its
    form is: of what was said long before nobody thinks that it answers anything."""
    talk = conversations.current(event.session, event.person_id) if event.known else None
    is_since = talk is not None and event.incoming.at >= talk.opened_at - CLOCKS
    return talk is not None and is_since and (is_asking(event) or made(talk.flow) is not None)


def again(event: Event) -> tuple[Message, ...]:
    """The question that is still open, shown once more. A form whose subject has just ended needs
    no word: what ended it was answered. One that may be left unanswered needs none either."""
    talk = conversations.current(event.session, event.person_id)
    if talk is None or talk.flow not in FLOWS or is_optional(talk.flow):
        return ()
    if _why_over(event, talk):
        put_away_quietly(event, talk)
        return again(event)
    found, ask = runs.of(event, talk)
    if isinstance(found, Finished):
        return ()
    conversations.remind(event.session, talk)
    return places.asked_anew(event, talk, ask, found, _still_open(event, talk))


def remind(event: Event) -> tuple[Message, ...]:
    """The open question after a command or a tap beside it, unless it was shown so lately."""
    talk = conversations.current(event.session, event.person_id)
    return again(event) if talk and conversations.may_remind(talk) else ()


def _still_open(event: Event, talk: Conversation) -> str:
    named = called_by(event.session, talk)
    if named is None:
        return event.words("talk-still-open")
    return event.words("talk-still-open-about", title=named.title, code=named.code)
