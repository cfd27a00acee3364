"""Where an open question stands: one message of a form has live buttons, the others are still.

After a tap the next question takes the place of the one that was answered; after words it is a new
message, and the old one keeps what was answered. Nothing hangs on it: a copy that nobody could
change is a button like any other, and what it says is checked when it is pressed.
"""

from dataclasses import replace

from bot.forms import questions
from bot.forms.engine import Ask, Question
from bot.messages import Asks, Heard, Message, Reply, Still
from bot.register.event import Event
from storage.messaging import conversations
from storage.messaging.conversations import Conversation
from storage.messaging.ended_forms import Became


def asked(event: Event, talk: Conversation, ask: Ask, question: Question) -> Reply:
    """The open question: in place of the one that was tapped, below what was answered, else new."""
    here = tapped(event)
    ticks = "\n".join(questions.ticks(talk, ask, event.words)) if here else ""
    above = f"{ticks}\n" if ticks else ""
    return shown(event, talk, ask, questions.asked(talk, question, event.words, above))


def asked_anew(
    event: Event, talk: Conversation, ask: Ask, question: Question, opening: str
) -> tuple[Message, ...]:
    """The same as a message of its own, whatever was tapped."""
    message = questions.asked(talk, question, event.words, opening)
    return (_moved(event, talk, message, "", answered(event, talk, ask)),)


def shown(
    event: Event, talk: Conversation, ask: Ask, message: Message, left: Message | None = None
) -> Reply:
    """`message` has the live buttons of the form from now on; `left` is what stays where they were
    (None: what was answered)."""
    here = tapped(event)
    message = _moved(event, talk, message, here, left or answered(event, talk, ask))
    return Reply(edit=message) if here else Reply(messages=(message,))


def _moved(event: Event, talk: Conversation, message: Message, to: str, left: Message) -> Message:
    before = talk.place
    turn = conversations.next_turn(event.session, talk, to)
    if before != to:
        still(event, before, left)
    return replace(message, asks=Asks(talk.key, turn))


def answered(event: Event, talk: Conversation, ask: Ask) -> Message:
    """What is left to read of a message: what was answered, a line each."""
    ticks = questions.ticks(talk, ask, event.words)
    return Message(lead="\n".join(ticks) or event.words("talk-goes-on"))


def over(
    event: Event,
    talk: Conversation,
    became: Became,
    look: Message,
    subject: int = 0,
) -> Reply:
    """The form is closed: where its buttons were stands `look`. `subject`: the row it made."""
    here = tapped(event)
    if talk.place != here:
        still(event, talk.place, look)
    if here:
        talk.place = here
    conversations.close(event.session, talk, became, subject)
    return Reply(edit=look) if here else Reply()


def still(event: Event, place: str, look: Message) -> None:
    """An older message of theirs has no buttons any more."""
    channel, _, message_id = place.partition(":")
    if message_id and channel == event.incoming.channel and event.channel.can.edits:
        event.stills.append(Still(message_id, look))


def tapped(event: Event) -> str:
    """The place of the message under whose question the tap was; "" for anything else."""
    tap = event.incoming.tap
    is_under = event.incoming.heard is Heard.TAP and event.action.verb == "form.answer"
    if not (tap and tap.message_id and is_under and event.is_private and event.channel.can.edits):
        return ""
    return f"{event.incoming.channel}:{tap.message_id}"
