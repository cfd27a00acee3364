"""What is typed in private is first held against what waits for whoever typed it: the buttons that
it may mean are offered, and nothing is done by itself."""

from collections.abc import Callable
from dataclasses import replace

from bot.flows.forms.mean import raw_of
from bot.forms import dialogue
from bot.messages import Button, Heard, Reply
from bot.register import typed
from bot.register.event import Event
from bot.register.typed import Meant
from storage.community import screening
from storage.messaging import conversations
from storage.messaging.conversations import Conversation

FLOW = "words.mean"


Counts = Callable[[Meant], bool]


def is_any(each: Meant) -> bool:
    """Whether just any words may mean it."""
    return not each.act.name


def is_named(each: Meant) -> bool:
    """Of an open question that words are no answer to, what they mean besides."""
    return not is_any(each)


def beside(talk: Conversation) -> Counts:
    """What counts under the last look of this form: no word to a neighbour, which a line that adds
    to the form may look like; nothing about the very row of the form."""

    def counts(each: Meant) -> bool:
        is_own = talk.subject != 0 and each.act.action.id == talk.subject
        return not is_own if is_any(each) else not typed.is_faint(each)

    return counts


def offered(event: Event, counts: Counts = lambda _: True) -> Reply | None:
    """The buttons that the words may mean, of those that `count`; below them a way on for whoever
    meant none. None where they are about nothing that waits."""
    incoming, said = event.incoming, screening.clean(event.incoming.text)
    if incoming.heard is not Heard.TEXT or incoming.is_forwarded or len(said) > typed.STORY:
        return None
    meant = typed.meant(event.session, event.person_id, said, incoming.replies_to, event.words)
    if meant and not incoming.replies_to:
        meant = list(filter(counts, meant)) if counts(meant[0]) else []
    if not meant:
        return None
    takers = " ".join(raw_of(each) for each in meant if each.act.takes_words) or "-"
    answers = {"words": f"={said}", "offered": f"={takers}"}
    (question,) = dialogue.begin(event, FLOW, answers=answers).messages
    *takes, other = question.buttons
    taking = {button.action.arg: button for button in takes if button.action}
    rows = tuple((taking.get(f"as={raw_of(each)}", _button(event, each)),) for each in meant)
    return Reply(messages=(replace(question, rows=(*rows, (other,))),))


def is_answer(event: Event) -> bool:
    """Whether the words themselves mean a button of something that waits, and nothing else was
    asked for: that it is a reply, that a worker wants to hear any words, or that they may be for a
    neighbour, is not enough."""
    said = screening.clean(event.incoming.text)
    talk = conversations.current(event.session, event.person_id)
    is_asked = dialogue.is_asking(event) and talk is not None and talk.flow != FLOW
    if is_asked or event.incoming.is_forwarded:
        return False
    meant = typed.meant(event.session, event.person_id, said, (), event.words)
    return bool(meant) and is_named(meant[0]) and not typed.is_faint(meant[0])


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
