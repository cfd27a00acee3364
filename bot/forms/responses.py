"""What is said and tapped while a question is open: an answer, a change of one, or none."""

import re
from dataclasses import replace

from bot.cards.community import way_in
from bot.forms import (
    added,
    dialogue,
    near,
    pictures,
    places,
    questions,
    runs,
    sentences,
    typed,
)
from bot.forms.answers import (
    DONE,
    SKIPPED,
    Choice,
    Confirm,
    Many,
    MoreToCome,
    Photos,
    Pick,
    Wrong,
    wanted,
)
from bot.forms.engine import ADDED, ALBUM, LED, WANTED, Ask, Finished, Question
from bot.forms.last_look import LastLook
from bot.messages import Action, Heard, Message, Reply, Toast
from bot.register import beside as beside_them
from bot.register.event import Event
from bot.register.forms import FLOWS, begins_at, begun_with, said_as
from bot.register.version_skew import leave_to_newer
from storage.community import memberships, screening
from storage.messaging import conversations
from storage.messaging.conversations import Conversation

LONG = 1000  # characters: no form takes more at once

# -- said ----------------------------------------------------------------------------------------


def beside(event: Event, gentle: tuple[Message, ...], *, is_grave: bool = False) -> Reply:
    """What is said to a message, below `gentle`. To whoever may be in danger and was asked nothing
    that alone, where their words answer nothing and say no wish, or minutes count (`is_grave`):
    they are not to make one of them."""
    typed.put_by(event)
    talk = conversations.current(event.session, event.person_id)
    if gentle and not dialogue.is_asking(event):
        reply = typed.offered(event)
        if reply is None and not is_grave:
            reply = _begun(event, talk, is_meant=True)
        reply = reply or Reply()
    else:
        reply = hear(event, talk) if talk else typed.offered(event) or idle(event)
    return replace(reply, messages=(*gentle, *reply.messages))


def otherwise(event: Event) -> Reply:
    """Words that are about nothing that waits: for the question that is open, or for none."""
    talk = conversations.current(event.session, event.person_id)
    if talk is None or talk.flow not in FLOWS:
        return idle(event)
    found, ask = runs.of(event, talk)
    if isinstance(found, Finished):
        return idle(event)
    return _added(event, talk, found, ask) or _answered(event, talk, found, ask)


def hear(event: Event, talk: Conversation) -> Reply:
    """A message while a question is open is its answer, or hears what is wanted."""
    if talk.flow not in FLOWS:
        leave_to_newer(event.session)
    found, ask = runs.of(event, talk)
    if isinstance(found, Finished):  # the last answer came, but the verb refused before
        return dialogue.go_on(event, talk, ask.answers)
    if offered := typed.offered_to_reply(event):
        return offered
    return (
        _late_picture(event, talk, ask)
        or _button_typed(event, talk, found, ask)
        or _said_beside(event, talk, found)
        or _added(event, talk, found, ask)
        or _answered(event, talk, found, ask)
    )


def _answered(event: Event, talk: Conversation, question: Question, ask: Ask) -> Reply:
    so_far, album = ask.answers.get(question.key, ""), event.incoming.album
    beside = pictures.answers(event, talk.flow, question.key)
    heard = replace(event.incoming, heard=Heard.TEXT) if beside else event.incoming
    try:
        raw = question.kind.hear(heard, so_far, event.words)
    except Wrong as wrong:
        return _not_understood(event, talk, question, ask, wrong)
    more = sentences.answers(event, talk.flow, question.key, raw, talk.community_id) | beside
    given = _without(ask, ADDED) | ({ALBUM: album} if album else {}) | more
    if so_far and raw != so_far and album and ask.answers.get(ALBUM) == album:
        conversations.write(event.session, talk, given, question.key)
        return Reply()  # the first picture of the album was answered already
    return dialogue.go_on(event, talk, given)


def _not_understood(
    event: Event, talk: Conversation, question: Question, ask: Ask, wrong: Wrong
) -> Reply:
    """It may be another answer to the question before, or something else that was only said."""
    found_by = question.kind.found_by if isinstance(question.kind, Pick | Confirm) else ""
    if found_by and event.incoming.text.strip():
        _forget_answer(event, talk, found_by)
        return hear(event, talk)
    if _is_of_a_sentence(talk):
        return typed.offered(event) or idle(event, talk)
    if offered := typed.offered(event, typed.is_named):
        return _and_again(event, talk, question, ask, wrong, offered)
    _album_is_answered(event, talk)
    return _wanted(event, talk, ask, question, wrong)


def _and_again(
    event: Event, talk: Conversation, question: Question, ask: Ask, wrong: Wrong, offered: Reply
) -> Reply:
    """Below what was offered stands the question that is open, and what it wants."""
    else_this = event.words("talk-or-this", wanted=wanted(event.words, wrong))
    once_more = places.asked_anew(event, talk, ask, question, else_this)
    return replace(offered, messages=(*offered.messages, *once_more))


def _wanted(event: Event, talk: Conversation, ask: Ask, question: Question, wrong: Wrong) -> Reply:
    """What is wanted, with the live buttons; the question stays to be read."""
    said = questions.wanted_instead(talk, question, wrong, event.words)
    question_alone = replace(questions.asked(talk, question, event.words), rows=())
    return places.shown(event, talk, ask, said, question_alone)


def _is_of_a_sentence(talk: Conversation) -> bool:
    """Whether nothing but a sentence was said that no form asked for."""
    given = set(conversations.answers(talk))
    return sentences.is_alone(talk.flow, begins_at(talk.flow), given)


def _forget_answer(event: Event, talk: Conversation, key: str) -> None:
    """That question is open once more."""
    given = conversations.answers(talk) | {WANTED: key}
    given.pop(key, None)
    conversations.write(event.session, talk, given, key)


def _late_picture(event: Event, talk: Conversation, ask: Ask) -> Reply | None:
    """Of an album the first picture is answered: where one was wanted, the next hears that it was
    enough, and whatever else follows hears nothing."""
    album, took = event.incoming.album, ask.answers.get(ALBUM)
    if album and took == album + DONE:
        return Reply()
    wants_one = any(isinstance(kind, Photos) and kind.most == 1 for kind in ask.kinds.values())
    if not album or took != album or not wants_one:
        return None
    _album_is_answered(event, talk)
    return Reply(messages=(Message(lead=event.words("answer-photo-one")),))


def _album_is_answered(event: Event, talk: Conversation) -> None:
    if album := event.incoming.album:
        given = conversations.answers(talk) | {ALBUM: album + DONE}
        conversations.write(event.session, talk, given, talk.asked)


def _button_typed(event: Event, talk: Conversation, question: Question, ask: Ask) -> Reply | None:
    """Who types or dictates what stands on a button, or in a list that one of them opens, has
    pressed it; at the last look a part of it will do (「就这样」)."""
    said, words = _typed(event), event.words
    lists = (questions.to_change(talk, ask, words), questions.to_add(talk, ask, words))
    shown = (questions.asked(talk, question, words), *(lists if _has_lists(question) else ()))
    for button in (each for message in shown for each in message.buttons):
        parts = re.split(r"\W+", button.label) if _has_lists(question) else ()
        if said and button.action and (said == _closed_up(button.label) or said in parts):
            event.action = button.action
            return pressed(event, talk)
    if raw := near.meant(question, said_as(talk.flow), event.incoming.text, words):
        event.action = Action("form.answer", talk.key, f"{question.key}={raw}")
        return pressed(event, talk)
    return None


def _has_lists(question: Question) -> bool:
    return isinstance(question.kind, Confirm) and question.kind.edits


def _said_beside(event: Event, talk: Conversation, question: Question) -> Reply | None:
    """Under a last look, to which any line may be added, words that mean a button of something that
    waits, or may answer a worker."""
    return typed.offered(event, typed.beside(talk)) if isinstance(question.kind, LastLook) else None


def _added(event: Event, talk: Conversation, question: Question, ask: Ask) -> Reply | None:
    """A line under the last look, or what else it takes, adds to it, where it says something."""
    look = question.kind
    if not isinstance(look, LastLook) or not look.takes or event.incoming.is_forwarded:
        return None
    try:
        more = look.takes(event.incoming)
    except Wrong as wrong:
        return _wanted(event, talk, ask, question, wrong)
    more = more | pictures.alone(event, talk.flow)
    if not more:
        return None
    names = (questions.label(talk, ask, key, event.words) for key in more)
    called = event.words("listed-with").join(filter(None, names))
    return dialogue.go_on(event, talk, added.noted(ask, more, called))


def _typed(event: Event) -> str:
    return _closed_up(event.incoming.text)


def _closed_up(text: str) -> str:
    """Without spaces, which nobody types as they stand on a button."""
    return "".join(text.split())


def idle(event: Event, talk: Conversation | None = None) -> Reply:
    """Nothing was asked, or perhaps about what was said before (`talk`): what reads like a sentence
    of some form begins it; to anything else, how to begin. What is known about it stands above."""
    reply = _begun(event, talk) or Reply(messages=(Message(lead=_hint(event)),))
    is_typed = event.incoming.heard is Heard.TEXT and not event.incoming.is_forwarded
    known = beside_them.known(event, screening.clean(event.incoming.text)) if is_typed else ()
    return replace(reply, messages=(*known, *reply.messages))


def _begun(event: Event, talk: Conversation | None, *, is_meant: bool = False) -> Reply | None:
    """The form that begins with this sentence, in place of `talk`; None for none, and where it
    `is_meant` to be one, also for a form that first asks whether it is."""
    said = screening.clean(event.incoming.text)
    is_typed = event.incoming.heard in (Heard.TEXT, Heard.PHOTO) and not event.incoming.is_forwarded
    is_home = is_typed and bool(memberships.homes(event.session, event.person_id))
    found = begun_with(said, event.words) if is_home else None
    if found is None or (is_meant and not found.is_meant):
        return None
    answers = sentences.answers(event, found.flow, found.key, f"={said}")
    answers |= pictures.answers(event, found.flow, found.key)
    if talk is not None and talk.flow == found.flow:
        return dialogue.go_on(event, talk, answers)
    if talk is not None:
        dialogue.put_away_quietly(event, talk)
    return dialogue.begin(event, found.flow, answers=answers)


def _hint(event: Event) -> str:
    """How to begin, or that it is more than any form takes; a stranger reads how they come in."""
    if not memberships.homes(event.session, event.person_id):
        return way_in.told(event.session, event.words)
    is_typed = event.incoming.heard in (Heard.TEXT, Heard.PHOTO) and not event.incoming.is_forwarded
    is_long = is_typed and len(screening.clean(event.incoming.text)) > LONG
    return event.words("idle-too-long", limit=LONG) if is_long else event.words("idle-hint")


# -- tapped --------------------------------------------------------------------------------------


def pressed(event: Event, talk: Conversation) -> Reply:
    """A button under a question: an answer, a change of an earlier one, or calling it off."""
    key, _, value = event.action.arg.partition("=")
    if key == "_cancel":
        return dialogue.cancel(event, talk)
    if talk.flow not in FLOWS:
        leave_to_newer(event.session)
    found, ask = runs.of(event, talk)
    if key == added.TAKE_BACK:
        return dialogue.go_on(event, talk, added.taken_back(ask))
    ask.answers.pop(ADDED, None)  # what is done next is no more about that line
    match key:
        case "_edits":
            # touched: nothing else is asked after this list
            conversations.write(event.session, talk, ask.answers, talk.asked)
            return places.shown(event, talk, ask, questions.to_change(talk, ask, event.words))
        case "_adds":
            conversations.write(event.session, talk, ask.answers, talk.asked)
            return places.shown(event, talk, ask, questions.to_add(talk, ask, event.words))
        case "_edit":
            return dialogue.go_on(event, talk, _asked_for(ask, value))
        case "_led":
            return dialogue.go_on(event, talk, ask.answers | {LED: DONE})
        case "_show":
            return dialogue.go_on(event, talk, _without(ask, WANTED))
        case "_back":
            return dialogue.go_on(event, talk, _before(ask))
        case "_samples" if isinstance(found, Question):
            return _sampled(event, talk, ask, found)
    return _chosen(event, talk, ask, key, value)


def _sampled(event: Event, talk: Conversation, ask: Ask, question: Question) -> Reply:
    """What others will read, and below it the last look once more."""
    conversations.write(event.session, talk, ask.answers, talk.asked)
    look = question.kind
    shown = look.samples() if isinstance(look, LastLook) and look.samples else ()
    return Reply(messages=(*shown, *places.asked_anew(event, talk, ask, question, "")))


def _asked_for(ask: Ask, key: str) -> dict[str, str]:
    """That question is open, whether it need be asked or not; who changes one at the last look is
    led no further."""
    led = (LED,) if isinstance(ask.last, LastLook) else ()
    kind = ask.kinds.get(key)
    after = kind.leads if isinstance(kind, Choice) else ()
    return _without(ask, key, *after, *led) | {WANTED: key}


def _before(ask: Ask) -> dict[str, str]:
    """One question back: what was only wanted is wanted no more, else the last answer goes."""
    wanted = ask.answers.get(WANTED)
    if wanted and wanted not in ask.answers:
        return _without(ask, WANTED)
    return _without(ask, *ask.answered[-1:]) | ({WANTED: ask.answered[-1]} if wanted else {})


def _without(ask: Ask, *keys: str) -> dict[str, str]:
    return {key: raw for key, raw in ask.answers.items() if key not in keys}


def _chosen(event: Event, talk: Conversation, ask: Ask, key: str, value: str) -> Reply:
    if key not in ask.kinds:
        # an answer before it does not fit any more: that one is asked again
        return _shown_now(event, talk, ask, event.words("talk-question-gone"))
    is_end = value == "_done" and key in ask.answers
    raw = ask.answers[key] + DONE if is_end else value
    try:
        if raw != SKIPPED:
            ask.kinds[key].read(raw)
    except MoreToCome:  # the end of pictures that were taken back meanwhile
        return Reply(toast=Toast(event.words("talk-question-gone")))
    except Wrong as wrong:  # offered before something else happened: what is offered now
        why = _less(event, talk, ask, key, raw) or wanted(event.words, wrong)
        return _shown_now(event, talk, ask, why)
    reply = dialogue.go_on(event, talk, ask.answers | {key: raw})
    return replace(reply, toast=reply.toast or _changed(event, talk, ask, key, raw))


def _shown_now(event: Event, talk: Conversation, ask: Ask, why: str) -> Reply:
    """The question that is open, and why the tap was no answer."""
    return replace(dialogue.go_on(event, talk, ask.answers), toast=Toast(why))


def _less(event: Event, talk: Conversation, ask: Ask, key: str, raw: str) -> str:
    """Said to a tap on more than there is now; "" to any other."""
    kind = ask.kinds[key]
    return kind.less(raw, event.words, said_as(talk.flow), key) if isinstance(kind, Many) else ""


def _changed(event: Event, talk: Conversation, ask: Ask, key: str, raw: str) -> Toast | None:
    """What a tap under an earlier question has changed; None when nothing has."""
    words, flow = event.words, said_as(talk.flow)
    options = ask.kinds[key].options(words, flow, key)
    label = next((option.label for option in options if option.raw == raw), "")
    if not label or ask.answers.get(key) in (None, raw):
        return None
    name = questions.label(talk, ask, key, words)
    if not name:
        return Toast(words("talk-changed-plain", value=label))
    return Toast(words("talk-changed", name=name, value=label))
