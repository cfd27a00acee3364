"""What is kept of what somebody asked, in the copy for them."""

from bot.messages import fact
from bot.register.copies import Reader, copied
from storage.engine import columns
from storage.services.questions import AskedQuestion


@copied("questions")
def _question(reader: Reader, row: AskedQuestion) -> list[str]:
    words = reader.words
    lines = [words("mine-question", day=reader.day(row.asked_at)), columns.opened(row, "said")]
    if answer := columns.opened(row, "answer"):
        lines.append(fact(words("mine-question-answer"), answer))
    return [line for line in lines if line]
