"""What somebody asked: to the workers, and what they answered to whoever asked."""

from dataclasses import replace

from sqlmodel import Session

from bot.cards.community.names import named
from bot.cards.services import services
from bot.messages import Action, Button, Message
from bot.register.actions import short
from bot.register.cards import card as posted
from bot.register.confirm_first import ASK, sure_or_keep
from bot.register.notifications import Telling, notification
from bot.register.worklist import Looking, worklist_card
from bot.texts import Words
from storage.community import people
from storage.engine import columns
from storage.services import questions, worklist
from storage.services.entries import ServiceEntry
from storage.services.questions import AskedQuestion, QuestionState


def send(row: AskedQuestion, words: Words) -> Button:
    """The way to a person."""
    return Button(words("question-send"), Action("question.send", row.key))


def nothing_found(row: AskedQuestion, words: Words) -> Message:
    """Whoever asks is never left alone with that."""
    look = Button(words("service-look"), Action("service.page", row.community_id, "0=all"))
    return Message(lead=words("service-found-none"), rows=((send(row, words),), (look,)))


# -- to the workers ------------------------------------------------------------------------------


def to_answer(session: Session, row: AskedQuestion, words: Words) -> Message:
    """Who asks what, the entries that it may be, and the ways on; for a worker's eyes alone."""
    ways = (
        Button(words("question-answer"), Action("question.answer", row.key)),
        Button(words("question-close"), Action("question.close", row.key, ASK)),
    )
    return Message(
        lead=_asks(session, row, words),
        quote=columns.opened(row, "said"),
        rows=(*_suggested(session, row, words), ways),
    )


def _asks(session: Session, row: AskedQuestion, words: Words) -> str:
    """Who asks, having read what the directory found, or found nothing in it."""
    name = named(session, row.asker_id, words, in_group=False)
    found = [each.title for each in questions.suggested(session, row)]
    if not found:
        return words("question-asks", name=name)
    return words("question-asks-more", name=name, title=found[0])


def _suggested(session: Session, row: AskedQuestion, words: Words) -> services.Rows:
    return tuple(
        (Button(words("question-is", title=each.title), _with(row, "question.entry", each)),)
        for each in questions.suggested(session, row)
    )


def _with(row: AskedQuestion, verb: str, entry: ServiceEntry) -> Action:
    return Action(verb, row.key, short(entry.key))


def close_first(row: AskedQuestion, words: Words) -> Message:
    labels = words("question-close-sure"), words("question-close-keep")
    buttons = sure_or_keep(Action("question.close", row.key), *labels)
    return Message(lead=words("question-close-question"), rows=(buttons,))


@worklist_card(worklist.ASKED)
def waiting(to: Looking, row: AskedQuestion) -> Message:
    return to_answer(to.session, row, to.words)


@notification(questions.ASKED)
def question_asked(telling: Telling) -> Message | None:
    """To the workers; no group reads what somebody needs."""
    row = _row(telling)
    if row.state is not QuestionState.WAITING:
        return None
    if telling.told.group_id is None:
        return to_answer(telling.session, row, telling.words)
    return _in_group(row, telling.words)


def _in_group(row: AskedQuestion, words: Words) -> Message:
    show = Button(words("question-show"), Action("question.show", row.key))
    return Message(lead=words("told-question-asked"), rows=((show,),))


@posted(questions.CARD, taps=("question.show",))
def question_card(telling: Telling) -> Message:
    """In place of it: who answered."""
    row, words = _row(telling), telling.words
    if row.state is QuestionState.WAITING:
        return _in_group(row, words)
    if row.answered_by is None:
        return Message(lead=words("question-gone"))
    name = people.get(telling.session, row.answered_by).name
    return Message(lead=words(f"question-{row.state}", name=name))


# -- answered ------------------------------------------------------------------------------------


def answered(session: Session, row: AskedQuestion, words: Words) -> Message:
    """To the worker: it is on its way; and what the directory may learn of it."""
    name = named(session, row.asker_id, words, in_group=False)
    lead, kept = words("question-answer-done", name=name), questions.as_kept(row)
    if not kept:
        return Message(lead=lead)
    if row.entry_id is None:
        make = Button(words("question-to-entry"), Action("question.to-entry", row.key))
        return Message(lead=lead, rows=(*_learns(session, row, words), (make,)))
    entry = session.get_one(ServiceEntry, row.entry_id)
    lead += "\n" + words("question-learn-lead", said=kept, title=entry.title)
    learn = Button(words("question-learn"), _with(row, "question.learn", entry))
    return Message(lead=lead, rows=((learn,),))


def _learns(session: Session, row: AskedQuestion, words: Words) -> services.Rows:
    """The likeliest entry, of which the question may be another word."""
    return tuple(
        (Button(words("question-learn-of", title=each.title), _with(row, "question.learn", each)),)
        for each in questions.suggested(session, row)[:1]
    )


@notification(questions.ANSWERED)
def question_answered(telling: Telling) -> Message | None:
    """To whoever asked; nothing, once it is not kept any more."""
    row, words = _row(telling), telling.words
    said = columns.opened(row, "said")
    if not said or row.answered_by is None:
        return None
    name = people.get(telling.session, row.answered_by).name
    if row.state is QuestionState.CLOSED:
        return Message(lead=words("told-question-closed", said=said, name=name))
    lead = words("told-question-answered", said=said, name=name)
    if row.entry_id is None:
        return Message(lead=lead, quote=columns.opened(row, "answer"))
    entry = telling.session.get_one(ServiceEntry, row.entry_id)
    return replace(services.read(telling.session, entry, words), above=lead)


def _row(telling: Telling) -> AskedQuestion:
    return telling.session.get_one(AskedQuestion, telling.told.row_id)
