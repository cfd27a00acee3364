"""Words that were meant for something that waits, or for nothing of it."""

from dataclasses import replace

from bot.flows.forms.mean import Mean
from bot.forms import dialogue, responses, runs
from bot.forms.answers import Wrong
from bot.forms.engine import Finished
from bot.messages import Heard, Reply
from bot.register.buttons import BUTTONS
from bot.register.event import Event
from bot.register.forms import form
from storage.messaging import conversations


@form("words.mean")
def meant(event: Event, filled: Mean) -> Reply:
    """As if they had pressed that button and said the words then; or as a sentence of no form."""
    event.incoming = replace(event.incoming, heard=Heard.TEXT, text=filled.words, tap=None)
    if filled.meant is None:
        return responses.idle(event)
    event.action = filled.meant.act.action
    press = BUTTONS[event.action.verb]
    row = press.door(event.session, event.person_id, event.action.id)
    asked = press.run(event, row) or Reply()
    return _answered(event) or asked


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
