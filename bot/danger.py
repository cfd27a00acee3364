"""Words of danger: the numbers that help at once, wherever they were typed; a worker is called."""

from bot.access import Event, is_staff_somewhere
from bot.messages import Message
from bot.texts import Words
from storage import review, screening


def answered(event: Event) -> tuple[Message, ...]:
    """What comes before every other answer. Workers write about danger; they are not in it."""
    if not screening.is_danger(screening.screen(words=event.incoming.text)):
        return ()
    if is_staff_somewhere(event.session, event.person_id):
        return ()
    is_called = review.alarm(event.session, event.person_id)
    return (numbers(event.words, is_called),)


def numbers(words: Words, is_called: bool = True) -> Message:
    """Whom to ring; and that somebody from here is on the way, where that is true."""
    note = words("danger-worker") if is_called else ""
    return Message(title=words("danger-title"), lead=words("danger-numbers"), note=note)
