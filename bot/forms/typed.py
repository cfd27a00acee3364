"""What is typed in private is first held against what waits for whoever typed it: the buttons that
it may mean are offered, and nothing is done by itself."""

from dataclasses import replace

from bot.flows.forms.mean import raw_of
from bot.forms import dialogue
from bot.messages import Button, Heard, Reply
from bot.register import typed
from bot.register.event import Event
from bot.register.typed import Meant
from storage.community import screening
from storage.messaging import conversations

FLOW = "words.mean"


def offered(event: Event, *, is_asked: bool = False) -> Reply | None:
    """The buttons that the words may mean, below them a way on for whoever meant none; None where
    they are about nothing that waits. While another question is open (`is_asked`), any words may be
    for that one: only those that mean a button count."""
    incoming, said = event.incoming, screening.clean(event.incoming.text)
    if incoming.heard is not Heard.TEXT or incoming.is_forwarded or len(said) > typed.STORY:
        return None
    meant = typed.meant(event.session, event.person_id, said, incoming.replies_to, event.words)
    if is_asked and not incoming.replies_to:
        meant = [each for each in meant if each.act.name]
    if not meant:
        return None
    takers = " ".join(raw_of(each) for each in meant if each.act.takes_words) or "-"
    answers = {"words": f"={said}", "offered": f"={takers}"}
    (question,) = dialogue.begin(event, FLOW, answers=answers).messages
    *takes, other = question.buttons
    taking = {button.action.arg: button for button in takes if button.action}
    rows = tuple((taking.get(f"as={raw_of(each)}", _button(event, each)),) for each in meant)
    return Reply(messages=(replace(question, rows=(*rows, (other,))),))


def _button(event: Event, meant: Meant) -> Button:
    return Button(typed.label(meant, event.words), meant.act.action)


def offered_to_reply(event: Event) -> Reply | None:
    """The same while a question is open: only for a reply to a message about something that waits,
    for anything else is an answer to the question."""
    about = (event.session, event.person_id, event.incoming.replies_to, event.words)
    return offered(event) if typed.of_reply(*about) else None


def put_by(event: Event) -> None:
    """What was offered for earlier words is over with the next ones."""
    for talk in conversations.of_person(event.session, event.person_id):
        if talk.flow == FLOW:
            dialogue.put_away_quietly(event, talk)
