"""The runs of one event: a form is run once for the same answers, until something is done.

A run reads rows. Between two runs of an event they are others only where a command, a button or a
form has acted (`renewed`).
"""

from collections.abc import Iterator
from contextlib import contextmanager

from bot.forms.engine import About, Ask, Run, run
from bot.register.event import Event
from bot.register.forms import FLOWS
from storage.messaging import conversations
from storage.messaging.conversations import Conversation


def of(event: Event, talk: Conversation, given: dict[str, str] | None = None) -> Run:
    """What comes of a form with these answers (None: with those that are kept). Raises what its
    flow raises: NotFound, Refused."""
    given = conversations.answers(talk) if given is None else given
    last = event.runs.get(talk.key)
    if last is None or last.ask.answers != given:
        last = event.runs[talk.key] = _anew(event, talk, given)
    return last


def _anew(event: Event, talk: Conversation, given: dict[str, str]) -> Run:
    about = About(event.person_id, talk.community_id, talk.subject)
    ask = Ask(about, given.copy(), event.session, event.words)
    return Run(run(FLOWS[talk.flow], ask), ask)


@contextmanager
def renewed(event: Event) -> Iterator[None]:
    """Around what may change rows: in it and after it forms are run anew."""
    event.runs.clear()
    try:
        yield
    finally:
        event.runs.clear()
