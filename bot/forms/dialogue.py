"""Open conversations in the inbox: asking, hearing, changing an answer, calling it off."""

from dataclasses import replace

from bot.forms import questions, subjects
from bot.forms.answers import (
    DONE,
    SKIPPED,
    Confirm,
    Many,
    MoreToCome,
    Photos,
    Pick,
    Wrong,
    refusal,
    wanted,
)
from bot.forms.engine import ALBUM, BESIDE, About, Ask, Finished, Question, run
from bot.messages import Heard, Message, Reply, Toast
from bot.register.event import Event
from bot.register.forms import FLOWS, FORMS, is_optional, said_as
from bot.register.version_skew import leave_to_newer
from storage.community import memberships, screening
from storage.engine.errors import NotFound, Refused
from storage.messaging import conversations
from storage.messaging.conversations import Conversation
from storage.records import schema
from storage.wishes.wishes import STORY_LIMIT

SENTENCE = 4  # letters: less is a greeting


def begin(
    event: Event,
    flow: str,
    subject: int = 0,
    community: int | None = None,
    answers: dict[str, str] | None = None,
) -> Reply:
    """Open a form, or go on with the one that is open about the same thing."""
    about = (event.session, event.person_id, flow, subject, community, answers)
    talk = conversations.open_one(*about)
    if _why_over(event, talk):  # it was opened before something else happened
        conversations.close(event.session, talk)
        talk = conversations.open_one(*about)
    return _go_on(event, talk, conversations.answers(talk))


def begin_privately(
    event: Event, flow: str, subject: int, community: int, answers: dict[str, str] | None = None
) -> Reply:
    """What needs typing is typed in private, also when the button stands in a group."""
    reply = begin(event, flow, subject, community, answers)
    if event.is_private:
        return Reply(reply.messages, Toast(""))
    if event.is_reachable:
        return Reply(private=reply.messages, toast=Toast(event.words("sent-privately")))
    return Reply(toast=Toast(event.words("open-chat-first"), link=event.link("continue")))


def put_away(event: Event) -> tuple[Message, ...]:
    """Close the forms that can't go on, because this version does not know them any more or what
    they are about is gone or decided: a friendly line for each reason. What was to answer one of
    them answers no other (`event.is_unasked`)."""
    held = conversations.of_person(event.session, event.person_id)
    over = {talk.key: _named(event, talk, why) for talk in held if (why := _why_over(event, talk))}
    event.is_unasked = bool(held) and held[0].key in over
    for talk in held:
        if talk.key in over:
            conversations.close(event.session, talk)
    return tuple(Message(lead=line) for line in dict.fromkeys(over.values()))


def sweep(event: Event) -> None:
    """Close, without a word, the forms that what was just done has made pointless."""
    for talk in conversations.of_person(event.session, event.person_id):
        if _why_over(event, talk):
            conversations.close(event.session, talk)


def sweep_about(event: Event) -> None:
    """The same for the forms about the row that was tapped in a group, which rarely has any: they
    are not loaded for nothing."""
    session, person_id, row_id = event.session, event.person_id, event.action.id
    flows = subjects.flows_about(event.row)
    if flows and conversations.are_about(session, person_id, flows, row_id):
        for talk in conversations.of_person(session, person_id):
            if talk.flow in flows and talk.subject == row_id and _why_over(event, talk):
                conversations.close(session, talk)


def _named(event: Event, talk: Conversation, why: str) -> str:
    """The reason with the wish it is about, for whoever does not think of it now."""
    about = subjects.wish(event.session, talk)
    if about is None or why == event.words("talk-put-away"):
        return why
    key = "talk-closed-about" if is_optional(talk.flow) else "talk-over-about"
    return event.words(key, title=about.title, code=about.code, why=why)


def _why_over(event: Event, talk: Conversation) -> str:
    """Why a form can't go on, in words; "" when it can."""
    if talk.flow not in FLOWS:
        return "" if schema.is_behind(event.session) else event.words("talk-put-away")
    try:
        _run(event, talk, conversations.answers(talk))
    except NotFound:
        return event.words("talk-put-away")
    except Refused as no:
        return refusal(event.words, no)
    return ""


def hear(event: Event, talk: Conversation) -> Reply:
    """A message while a question is open is its answer, or hears what is wanted."""
    if talk.flow not in FLOWS:
        leave_to_newer(event.session)
    given = conversations.answers(talk)
    question, ask = _run(event, talk, given)
    if isinstance(question, Finished):  # the last answer came, but the verb refused before
        return _go_on(event, talk, given)
    if (late := _late_picture(event, talk, ask, given)) is not None:
        return late
    if edited := _edit_typed(event, talk, question, given):
        return edited
    so_far = given.get(question.key, "")
    try:
        raw = _label_typed(event, talk, question) or question.kind.hear(
            event.incoming, so_far, event.words
        )
    except Wrong as wrong:
        found_by = question.kind.found_by if isinstance(question.kind, Pick) else ""
        if found_by and event.incoming.text.strip():
            return hear(event, _asked_again(event, talk, given, found_by))
        if talk.flow == SAID:
            return idle(event, talk)
        _album_is_answered(event, talk, given)
        return Reply(messages=(questions.wanted_instead(talk, question, wrong, event.words),))
    album = event.incoming.album
    if so_far and album and given.get(ALBUM) == album and raw != so_far:
        _keep(event, talk, given | {question.key: raw}, question.key)
        return Reply()  # the first picture of the album was answered already
    return _go_on(event, talk, given | {question.key: raw} | ({ALBUM: album} if album else {}))


SAID = "wish.from-words"  # what was said while nothing was asked


def idle(event: Event, talk: Conversation | None = None) -> Reply:
    """Nothing was asked, or perhaps about what was said before (`talk`): how to begin; what reads
    like a sentence can be made a wish with a tap, and is kept until then like any answer."""
    said = screening.clean(event.incoming.text)
    is_typed = event.incoming.heard is Heard.TEXT and not event.incoming.is_forwarded
    is_sentence = sum(map(str.isalpha, said)) >= SENTENCE and len(said) <= STORY_LIMIT
    if not (is_typed and is_sentence and memberships.homes(event.session, event.person_id)):
        return Reply(messages=(Message(lead=event.words("idle-hint")),))
    answers = {"words": f"={said}"}
    return _go_on(event, talk, answers) if talk else begin(event, SAID, answers=answers)


def _late_picture(
    event: Event, talk: Conversation, ask: Ask, given: dict[str, str]
) -> Reply | None:
    """Of an album the first picture is answered: where one was wanted, the next hears that it was
    enough, and whatever else follows hears nothing."""
    album, took = event.incoming.album, given.get(ALBUM)
    if album and took == album + DONE:
        return Reply()
    wants_one = any(isinstance(kind, Photos) and kind.most == 1 for kind in ask.kinds.values())
    if not album or took != album or not wants_one:
        return None
    _album_is_answered(event, talk, given)
    return Reply(messages=(Message(lead=event.words("answer-photo-one")),))


def _album_is_answered(event: Event, talk: Conversation, given: dict[str, str]) -> None:
    if album := event.incoming.album:
        _keep(event, talk, given | {ALBUM: album + DONE}, talk.asked)


def _asked_again(event: Event, talk: Conversation, given: dict[str, str], key: str) -> Conversation:
    """The form with that question open once more."""
    _keep(event, talk, {name: raw for name, raw in given.items() if name != key}, key)
    return talk


def _edit_typed(
    event: Event, talk: Conversation, question: Question, given: dict[str, str]
) -> Reply | None:
    """Who types what stands under 改一改 has pressed it."""
    if not isinstance(question.kind, Confirm) or not question.kind.edits:
        return None
    said = "".join(event.incoming.text.split())
    if said == "".join(event.words("talk-edit").split()):
        return Reply(messages=(_to_change(event, talk, given),))
    for button in _to_change(event, talk, given).buttons:
        if said == "".join(button.label.split()) and button.action:
            kept = {k: raw for k, raw in given.items() if button.action.arg != f"_edit={k}"}
            return _go_on(event, talk, kept)
    return None


def _label_typed(event: Event, talk: Conversation, question: Question) -> str:
    """Who types or dictates what stands on a button has pressed it."""
    said = "".join(event.incoming.text.split())
    for option in question.kind.options(event.words, said_as(talk.flow), question.key):
        if said and said == "".join(option.label.split()):
            return option.raw
    return ""


def is_asking(event: Event) -> bool:
    """Whether a question is open."""
    talk = conversations.current(event.session, event.person_id) if event.known else None
    return talk is not None and talk.flow != SAID


def again(event: Event) -> tuple[Message, ...]:
    """The question that is still open, shown once more. A form whose subject has just ended needs
    no word: what ended it was answered. One that may be left unanswered needs none either."""
    talk = conversations.current(event.session, event.person_id)
    if talk is None or talk.flow not in FLOWS or is_optional(talk.flow):
        return ()
    if _why_over(event, talk):
        conversations.close(event.session, talk)
        return again(event)
    found, _ = _run(event, talk, conversations.answers(talk))
    if isinstance(found, Finished):
        return ()
    conversations.remind(event.session, talk)
    return (questions.asked(talk, found, event.words, _still_open(event, talk)),)


def remind(event: Event) -> tuple[Message, ...]:
    """The open question after a command or a tap beside it, unless it was shown so lately."""
    talk = conversations.current(event.session, event.person_id)
    return again(event) if talk and conversations.may_remind(talk) else ()


def _still_open(event: Event, talk: Conversation) -> str:
    about = subjects.wish(event.session, talk)
    if about is None:
        return event.words("talk-still-open")
    return event.words("talk-still-open-about", title=about.title, code=about.code)


def pressed(event: Event, talk: Conversation) -> Reply:
    """A button under a question: an answer, a change of an earlier one, or calling it off."""
    what, _, value = event.action.arg.partition("=")
    if what == "_cancel":
        return cancel(event, talk)
    if talk.flow not in FLOWS:
        leave_to_newer(event.session)
    given = conversations.answers(talk)
    if what == "_edits":
        _keep(event, talk, given, talk.asked)  # touched: nothing else is asked after this list
        return Reply(messages=(_to_change(event, talk, given),))
    if what == "_edit":
        given.pop(value, None)
        return _go_on(event, talk, given)
    if what == "_show":
        return _go_on(event, talk, given)
    if what == "_back":
        return _go_on(event, talk, _without_last(event, talk, given))
    return _answered(event, talk, given, what, value)


def _answered(
    event: Event, talk: Conversation, given: dict[str, str], key: str, value: str
) -> Reply:
    _, ask = _run(event, talk, given)
    kind = ask.kinds.get(key)
    if kind is None:
        # an answer before it does not fit any more: that one is asked again
        open_one = _go_on(event, talk, given).messages
        return Reply(open_one, Toast(event.words("talk-question-gone")))
    raw = given[key] + DONE if value == "_done" and key in given else value
    try:
        if raw != SKIPPED:
            kind.read(raw)
    except MoreToCome:  # the end of pictures that were taken back meanwhile
        return Reply(toast=Toast(event.words("talk-question-gone")))
    except Wrong as wrong:  # offered before something else happened: what is offered now
        open_one = _go_on(event, talk, given).messages
        less = (
            kind.less(raw, event.words, said_as(talk.flow), key) if isinstance(kind, Many) else ""
        )
        return Reply(open_one, Toast(less or wanted(event.words, wrong)))
    changed = _changed(event, talk, ask, key, raw)
    reply = _go_on(event, talk, given | {key: raw})
    return replace(reply, toast=reply.toast or changed)


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


def cancel(event: Event, talk: Conversation) -> Reply:
    """Call a form off: nothing was done, and what was typed is gone."""
    conversations.close(event.session, talk)
    own = f"{talk.flow.replace('.', '-')}-cancelled"
    words = event.words(own if event.words.has(own) else "talk-cancelled")
    return Reply(messages=(Message(lead=words), *again(event)))


# -- inside --------------------------------------------------------------------------------------


def _run(
    event: Event, talk: Conversation, given: dict[str, str]
) -> tuple[Finished | Question, Ask]:
    about = About(event.person_id, talk.community_id, talk.subject)
    ask = Ask(about, given, event.session, event.words)
    return run(FLOWS[talk.flow], ask), ask


def _go_on(event: Event, talk: Conversation, given: dict[str, str]) -> Reply:
    found, ask = _run(event, talk, given)
    if isinstance(found, Question):
        _keep(event, talk, given, found.key)
        return Reply(messages=(questions.asked(talk, found, event.words),))
    answers = {key: raw for key, raw in given.items() if key in ask.asked or key in BESIDE}
    return _act(event, talk, found, answers)


def _act(event: Event, talk: Conversation, found: Finished, given: dict[str, str]) -> Reply:
    """The form is full: one verb acts on it, in the transaction that forgets the conversation."""
    _keep(event, talk, given, "")
    event.subject = talk.subject
    newest = max(each.key for each in conversations.of_person(event.session, event.person_id))
    try:
        with event.session.begin_nested():
            reply = FORMS[talk.flow](event, found.form)
    except Refused as no:
        return _refused(event, talk, given, no)
    conversations.close(event.session, talk)
    follows = conversations.current(event.session, event.person_id)
    has_begun = follows is not None and follows.key > newest  # the reply is its first question
    return Reply(
        messages=reply.messages if has_begun else (*reply.messages, *again(event)),
        toast=reply.toast,
        edit=reply.edit,
        private=reply.private,
    )


def _refused(event: Event, talk: Conversation, given: dict[str, str], no: Refused) -> Reply:
    """What was typed is kept where it can be mended: the last look is shown again, or the last
    question where another answer may do. A form that has neither, or is about what is gone, has
    nothing to mend and closes."""
    said = Message(lead=refusal(event.words, no))
    _, ask = _run(event, talk, given)
    last = ask.asked[-1] if ask.asked else ""
    can_be_mended = no.may_be_mended or isinstance(ask.kinds.get(last), Confirm)
    left = {key: raw for key, raw in given.items() if key != last}
    if can_be_mended and not isinstance(no, NotFound) and not _stops(event, talk, left):
        return Reply(messages=(said, *_go_on(event, talk, left).messages))
    conversations.close(event.session, talk)
    return Reply(messages=(said,))


def _stops(event: Event, talk: Conversation, given: dict[str, str]) -> bool:
    """Whether the form has nothing to ask any more: what it is about has gone meanwhile."""
    try:
        _run(event, talk, given)
    except Refused:
        return True
    return False


def _keep(event: Event, talk: Conversation, given: dict[str, str], asked: str) -> None:
    conversations.write(event.session, talk, given, asked)


def _without_last(event: Event, talk: Conversation, given: dict[str, str]) -> dict[str, str]:
    _, ask = _run(event, talk, given)
    answered = [key for key in ask.asked if key in given]
    return {key: raw for key, raw in given.items() if key not in answered[-1:]}


def _to_change(event: Event, talk: Conversation, given: dict[str, str]) -> Message:
    _, ask = _run(event, talk, given)
    return questions.to_change(talk, [key for key in ask.asked if key in given], event.words)
