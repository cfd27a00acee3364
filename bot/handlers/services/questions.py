"""Questions that the directory did not answer: to the workers, and back."""

from bot.cards.services import questions as card
from bot.flows.services.questions import Answered
from bot.flows.services.write_entry import as_answers
from bot.forms import dialogue
from bot.messages import Message, Reply, Toast
from bot.register.buttons import button, row_number
from bot.register.confirm_first import confirm_first
from bot.register.event import Event, said
from bot.register.forms import form
from storage.community import workers
from storage.engine import columns
from storage.services import entries, questions
from storage.services.entries import NewEntry, ServiceGroup
from storage.services.questions import AskedQuestion, QuestionState


@button("question.send", door=questions.for_asker)
def send(event: Event, row: AskedQuestion) -> Reply:
    """A person answers; no more is said than is so."""
    was = row.state
    questions.send(event.session, event.person_id, row.key)
    lead = event.words(_became(event, row, was))
    return Reply(messages=(Message(lead=lead),), toast=Toast(""))


def _became(event: Event, row: AskedQuestion, was: QuestionState) -> str:
    if was in (QuestionState.ANSWERED, QuestionState.CLOSED):
        return "question-over"
    if not workers.are_reached(event.session, row.community_id):
        return "question-kept"
    return "question-sent" if was is QuestionState.LOOKED_UP else "question-sent-before"


@button("question.show", door=questions.for_staff, group=True)
def show(event: Event, row: AskedQuestion) -> Reply:
    """In private always: no group reads what somebody needs."""
    questions.to_answer(event.session, event.person_id, row.key)
    read = (card.to_answer(event.session, row, event.words),)
    if event.is_private:
        return Reply(read, Toast(""))
    if event.is_reachable:
        return Reply(private=read, toast=Toast(event.words("sent-privately")))
    link = event.link("command.say", "queue")
    return Reply(toast=Toast(event.words("open-chat-first"), link=link))


@button("question.entry", door=questions.for_staff)
def answer_with(event: Event, row: AskedQuestion) -> Reply:
    """It is this entry, which they read whole."""
    entry_id = row_number(event.action.arg)
    done = questions.answer_with(event.session, event.person_id, row.key, entry_id)
    return Reply(edit=card.answered(event.session, done, event.words), toast=Toast(""))


@button("question.answer", door=questions.to_answer)
def answer(event: Event, row: AskedQuestion) -> Reply:
    return dialogue.begin_privately(event, "question.answer", row.key, row.community_id)


@form("question.answer")
def answered(event: Event, filled: Answered) -> Reply:
    done = questions.answer(event.session, event.person_id, *filled)
    return said(card.answered(event.session, done, event.words))


def _really(event: Event, row: AskedQuestion) -> Message:
    return card.close_first(row, event.words)


def _kept(event: Event, row: AskedQuestion) -> Reply:
    return Reply(edit=card.to_answer(event.session, row, event.words), toast=Toast(""))


@button("question.close", door=questions.to_answer)
@confirm_first(_really, _kept)
def close(event: Event, row: AskedQuestion) -> Reply:
    questions.close(event.session, event.person_id, row.key)
    lead = event.words("question-close-done")
    return Reply(edit=Message(lead=lead), toast=Toast(event.words("noted")))


# -- what was answered teaches one more ------------------------------------------------------------


@button("question.learn", door=questions.for_staff)
def learn(event: Event, row: AskedQuestion) -> Reply:
    entry_id = row_number(event.action.arg)
    entry = questions.learn(event.session, event.person_id, row.key, entry_id)
    lead = event.words("question-learnt", title=entry.title)
    return Reply(edit=Message(lead=lead), toast=Toast(event.words("noted")))


@button("question.to-entry", door=questions.for_staff)
def to_entry(event: Event, row: AskedQuestion) -> Reply:
    """The filled-in form of a new entry, ready to be looked at."""
    kept, answer = questions.as_kept(row), columns.opened(row, "answer")
    title, what = kept[: entries.TITLE_LIMIT], answer[: entries.WHAT_LIMIT]
    new = NewEntry(row.community_id, ServiceGroup.PAPERS, title, what, words=kept)
    reply = dialogue.begin(event, "service.write", 0, row.community_id, as_answers(new))
    return Reply(reply.messages, Toast(""))
