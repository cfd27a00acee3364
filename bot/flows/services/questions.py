"""What somebody would like to know, and what a worker answers."""

from typing import NamedTuple

from bot.forms.answers import Text
from bot.forms.engine import Ask
from bot.register.forms import flow
from storage.engine import columns
from storage.services import questions
from storage.services.questions import AskedQuestion


@flow("question.ask")
def what(ask: Ask) -> str:
    """In their own words."""
    return ask("what", Text(questions.QUESTION_LIMIT))


class Answered(NamedTuple):
    """A worker's words to whoever asked."""

    question_id: int
    words: str


@flow("question.answer", about=AskedQuestion)
def answer(ask: Ask) -> Answered:
    """One answer, with the question in sight. Raises NotFound, QuestionOver."""
    who, _, question_id = ask.about
    row = ask.read(lambda session: questions.to_answer(session, who, question_id))
    asked = columns.opened(row, "said")
    return Answered(question_id, ask("words", Text(questions.ANSWER_LIMIT), asked=asked))
