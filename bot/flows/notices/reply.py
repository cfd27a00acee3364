"""Something about a notice, in private; and a worker's answer."""

from typing import NamedTuple

from sqlmodel import Session

from bot.forms.answers import Text
from bot.forms.engine import Ask
from bot.register.forms import flow
from storage.engine.errors import refuse
from storage.notices import replies
from storage.notices.notices import Notice
from storage.notices.replies import NoticeThread, ThreadSettled, ThreadState


class Answered(NamedTuple):
    thread_id: int
    words: str


@flow("notice.reply", about=Notice, optional=True)
def reply(ask: Ask) -> str:
    """A neighbour's words. Raises NotFound."""
    who, _, notice_id = ask.about
    ask.read(lambda session: replies.to_reply(session, who, notice_id))
    return ask("words", Text(replies.LIMIT))


@flow("notice.answer", about=NoticeThread)
def answer(ask: Ask) -> Answered:
    """A worker's words to one of them. Raises NotFound, ThreadSettled."""
    who, _, thread_id = ask.about

    def look(session: Session) -> str:
        thread = replies.for_staff(session, who, thread_id)
        refuse(None if thread.state is ThreadState.OPEN else ThreadSettled())
        theirs = [each.words for each in replies.lines(session, thread) if not each.is_answer]
        return theirs[-1] if theirs else ""

    said = ask.read(look)
    return Answered(thread_id, ask("words", Text(replies.LIMIT), said=said))
