"""What is said and tapped while a question is open: an answer, a change of one, or none."""

from dataclasses import replace

from bot.forms import dialogue, questions, runs
from bot.forms.answers import (
    DONE,
    SKIPPED,
    Confirm,
    Many,
    MoreToCome,
    Photos,
    Pick,
    Wrong,
    wanted,
)
from bot.forms.engine import ALBUM, Ask, Finished, Question
from bot.messages import Heard, Message, Reply, Toast
from bot.register.event import Event
from bot.register.forms import FLOWS, hears, is_of_words, said_as
from bot.register.version_skew import leave_to_newer
from storage.community import memberships, screening
from storage.messaging import conversations
from storage.messaging.conversations import Conversation

SENTENCE = 4  # letters: less is a greeting


# -- said ----------------------------------------------------------------------------------------


def beside(event: Event, gentle: tuple[Message, ...]) -> Reply:
    """What is said to a message, below `gentle`: to whoever may be in danger and was asked nothing
    that alone, for they are not to make a wish of it."""
    if gentle and not dialogue.is_asking(event):
        return Reply(messages=gentle)
    talk = conversations.current(event.session, event.person_id)
    reply = hear(event, talk) if talk else idle(event)
    return replace(reply, messages=(*gentle, *reply.messages))


def hear(event: Event, talk: Conversation) -> Reply:
    """A message while a question is open is its answer, or hears what is wanted."""
    if talk.flow not in FLOWS:
        leave_to_newer(event.session)
    found, ask = runs.of(event, talk)
    if isinstance(found, Finished):  # the last answer came, but the verb refused before
        return dialogue.go_on(event, talk, ask.answers)
    return (
        _late_picture(event, talk, ask)
        or _edit_typed(event, talk, found, ask)
        or _answered(event, talk, found, ask)
    )


def _answered(event: Event, talk: Conversation, question: Question, ask: Ask) -> Reply:
    so_far, album = ask.answers.get(question.key, ""), event.incoming.album
    try:
        raw = _label_typed(event, talk, question) or question.kind.hear(
            event.incoming, so_far, event.words
        )
    except Wrong as wrong:
        return _not_understood(event, talk, question, wrong)
    given = ask.answers | {question.key: raw} | ({ALBUM: album} if album else {})
    if so_far and raw != so_far and album and ask.answers.get(ALBUM) == album:
        conversations.write(event.session, talk, given, question.key)
        return Reply()  # the first picture of the album was answered already
    return dialogue.go_on(event, talk, given)


def _not_understood(event: Event, talk: Conversation, question: Question, wrong: Wrong) -> Reply:
    """It may be another answer to the question before, or something else that was only said."""
    found_by = question.kind.found_by if isinstance(question.kind, Pick | Confirm) else ""
    if found_by and event.incoming.text.strip():
        _forget_answer(event, talk, found_by)
        return hear(event, talk)
    if is_of_words(talk.flow):
        return idle(event, talk)
    _album_is_answered(event, talk)
    return Reply(messages=(questions.wanted_instead(talk, question, wrong, event.words),))


def _forget_answer(event: Event, talk: Conversation, key: str) -> None:
    """That question is open once more."""
    given = conversations.answers(talk)
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


def _edit_typed(event: Event, talk: Conversation, question: Question, ask: Ask) -> Reply | None:
    """Who types what stands under 改一改 has pressed it."""
    if not isinstance(question.kind, Confirm) or not question.kind.edits:
        return None
    said, choice = _typed(event), questions.to_change(talk, ask.answered, event.words)
    if said == _closed_up(event.words("talk-edit")):
        return Reply(messages=(choice,))
    for button in choice.buttons:
        if said == _closed_up(button.label) and button.action:
            key = button.action.arg.removeprefix("_edit=")
            return dialogue.go_on(event, talk, _without(ask, key))
    return None


def _label_typed(event: Event, talk: Conversation, question: Question) -> str:
    """Who types or dictates what stands on a button has pressed it."""
    said = _typed(event)
    for option in question.kind.options(event.words, said_as(talk.flow), question.key):
        if said and said == _closed_up(option.label):
            return option.raw
    return ""


def _typed(event: Event) -> str:
    return _closed_up(event.incoming.text)


def _closed_up(text: str) -> str:
    """Without spaces, which nobody types as they stand on a button."""
    return "".join(text.split())


def idle(event: Event, talk: Conversation | None = None) -> Reply:
    """Nothing was asked, or perhaps about what was said before (`talk`): how to begin; what reads
    like a sentence can be made something of with a tap, and is kept until then like any answer."""
    said = screening.clean(event.incoming.text)
    is_typed = event.incoming.heard is Heard.TEXT and not event.incoming.is_forwarded
    flow = hears(len(said)) if sum(map(str.isalpha, said)) >= SENTENCE else ""
    if not (is_typed and flow and memberships.homes(event.session, event.person_id)):
        return Reply(messages=(Message(lead=event.words("idle-hint")),))
    answers = {"words": f"={said}"}
    if talk is None:
        return dialogue.begin(event, flow, answers=answers)
    return dialogue.go_on(event, talk, answers)


# -- tapped --------------------------------------------------------------------------------------


def pressed(event: Event, talk: Conversation) -> Reply:
    """A button under a question: an answer, a change of an earlier one, or calling it off."""
    key, _, value = event.action.arg.partition("=")
    if key == "_cancel":
        return dialogue.cancel(event, talk)
    if talk.flow not in FLOWS:
        leave_to_newer(event.session)
    _, ask = runs.of(event, talk)
    match key:
        case "_edits":
            # touched: nothing else is asked after this list
            conversations.write(event.session, talk, ask.answers, talk.asked)
            return Reply(messages=(questions.to_change(talk, ask.answered, event.words),))
        case "_edit":
            return dialogue.go_on(event, talk, _without(ask, value))
        case "_show":
            return dialogue.go_on(event, talk, ask.answers)
        case "_back":
            return dialogue.go_on(event, talk, _without(ask, *ask.answered[-1:]))
    return _chosen(event, talk, ask, key, value)


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
    return Reply(dialogue.go_on(event, talk, ask.answers).messages, Toast(why))


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
    if not words.has(f"{flow}-{key}-label"):
        return Toast(words("talk-changed-plain", value=label))
    return Toast(words("talk-changed", name=words(f"{flow}-{key}-label"), value=label))
