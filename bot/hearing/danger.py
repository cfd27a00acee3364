"""Words of danger: the numbers that help at once, wherever they were typed; a worker is called."""

from bot.forms import dialogue
from bot.messages import Message
from bot.register.commands import is_staff_somewhere
from bot.register.event import Event
from bot.texts import Words
from storage.community import screening
from storage.messaging import conversations
from storage.wishes import alarms
from storage.wishes.wishes import Wish


def answered(event: Event) -> tuple[Message, ...]:
    """The whole answer to such words: whatever form was open ends, nobody in danger is asked what
    kind of wish it is. Workers write about danger; they are not in it."""
    text = event.incoming.text
    if not screening.is_danger(screening.screen(words=text)):
        return ()
    if is_staff_somewhere(event.session, event.person_id):
        return ()
    called = alarms.ring(event.session, event.person_id, _about(event), text)
    was_open = dialogue.is_asking(event)
    conversations.forget(event.session, event.person_id)
    notes = [event.words(f"danger-{called}")] if called else []
    notes += [event.words("danger-form-over")] if was_open else []
    return (numbers(event.words, text, "\n".join(notes)),)


def _about(event: Event) -> int | None:
    """The wish that the open form is about; None before there is one."""
    talk = conversations.current(event.session, event.person_id)
    about = dialogue.called_by(event.session, talk) if talk else None
    return about.row.key if about and isinstance(about.row, Wish) else None


def numbers(words: Words, text: str = "", note: str = "") -> Message:
    """Whom to ring, the number for what `text` says first."""
    lines = [words(f"danger-call-{each}") for each in screening.helps(text)]
    return Message(title=words("danger-title"), lead="\n".join(lines), note=note)
