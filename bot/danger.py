"""Words of danger: the numbers that help at once, wherever they were typed; a worker is called."""

from bot.access import Event, is_staff_somewhere
from bot.messages import Message
from bot.texts import Words
from storage import alarms, claims, conversations, screening

ABOUT_WISHES = {"revise-wish", "answer-worker", "change-wish"}
ABOUT_CLAIMS = {"deliver", "thank", "more-time", "hand-over", "claim-amount"}


def answered(event: Event) -> tuple[Message, ...]:
    """What comes below every other answer. Workers write about danger; they are not in it."""
    if not screening.is_danger(screening.screen(words=event.incoming.text)):
        return ()
    if is_staff_somewhere(event.session, event.person_id):
        return ()
    is_called = alarms.ring(event.session, event.person_id, _about(event))
    return (numbers(event.words, is_called),)


def _about(event: Event) -> int | None:
    """The wish that the open form is about; None before there is one."""
    talk = conversations.current(event.session, event.person_id)
    if talk is None or not talk.subject:
        return None
    if talk.flow in ABOUT_WISHES:
        return talk.subject
    claim = event.session.get(claims.Claim, talk.subject) if talk.flow in ABOUT_CLAIMS else None
    return claim.wish_id if claim else None


def numbers(words: Words, is_called: bool = True) -> Message:
    """Whom to ring; and that somebody from here is on the way, where that is true."""
    note = words("danger-worker") if is_called else ""
    return Message(title=words("danger-title"), lead=words("danger-numbers"), note=note)
