"""Words that were meant for something that waits, or for nothing of it."""

from dataclasses import replace

from bot.flows.forms.mean import Mean, raw_of
from bot.forms import dialogue, responses, runs
from bot.forms.answers import Wrong
from bot.forms.engine import Finished
from bot.messages import Heard, Reply
from bot.register import typed
from bot.register.buttons import BUTTONS
from bot.register.event import Event
from bot.register.forms import form
from bot.register.typed import Meant
from storage.messaging import conversations


@form("words.mean")
def meant(event: Event, filled: Mean) -> Reply:
    """As if they had pressed that button and said the words then; or as if nothing had
    waited."""
    event.incoming = replace(event.incoming, heard=Heard.TEXT, text=filled.words, tap=None)
    if filled.meant is None:
        return responses.otherwise(event)
    asked = _press(event, filled.meant)
    return _answered(event) or asked


def pressed_late(event: Event) -> Reply | None:
    """A button that was offered for earlier words, and for which something still waits, does what
    stands on it; the words of then are gone. None where nothing waits."""
    raw = event.action.arg.removeprefix("as=")
    waiting = typed.waiting(event.session, event.person_id, event.words)
    same = (each for each in waiting if each.act.takes_words and raw_of(each) == raw)
    found = next(same, None)
    return _press(event, found) if found else None


def _press(event: Event, meant: Meant) -> Reply:
    event.action = meant.act.action
    press = BUTTONS[event.action.verb]
    row = press.door(event.session, event.person_id, event.action.id)
    return press.run(event, row) or Reply()


def _answered(event: Event) -> Reply | None:
    """Where the question that was just asked takes the words."""
    talk = conversations.current(event.session, event.person_id)
    assert talk is not None, "the button has begun a form"
    question, ask = runs.of(event, talk)
    if isinstance(question, Finished):
        return None
    try:
        raw = question.kind.hear(event.incoming, "", event.words)
    except Wrong:
        return None
    return dialogue.go_on(event, talk, ask.answers | {question.key: raw})
