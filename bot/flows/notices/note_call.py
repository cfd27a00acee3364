"""After a call about a notice: what was said, or who passes it on."""

from typing import NamedTuple

from bot.forms.answers import Text
from bot.forms.engine import Ask
from bot.register.forms import flow
from storage.notices.acknowledgements import NOTE_LIMIT
from storage.notices.copies import Copy

NAME_LIMIT = 40


class Noted(NamedTuple):
    copy_id: int
    words: str


@flow("ring.words", about=Copy)
def what_was_said(ask: Ask) -> Noted:
    """In the words of whoever was called."""
    return Noted(ask.about.subject, ask("said", Text(NOTE_LIMIT)))


@flow("ring.proxy", about=Copy)
def who_passes_it_on(ask: Ask) -> Noted:
    """By name."""
    return Noted(ask.about.subject, ask("who", Text(NAME_LIMIT)))
