"""Words of danger: what helps at once, wherever they were typed, and a worker is called. Where they
are only perhaps of danger, one gentle line, with the numbers where minutes count, and a worker
looks; after others of that kind they are danger, if they worry enough by themselves. What is only
felt to be danger, and answers what waits for whoever wrote it, is that answer."""

from bot.cards.wishes import alarms as card
from bot.forms import dialogue, typed
from bot.messages import Incoming, Message
from bot.register.commands import is_staff_somewhere
from bot.register.event import Event
from storage.community import memberships, screening
from storage.community.screening import Heard
from storage.danger.families import PRESSING, Family
from storage.messaging import conversations
from storage.wishes import alarm_calls, alarm_settings, alarms
from storage.wishes.wishes import Wish


def listen(incoming: Incoming) -> None:
    """Hear what was written in private before the one writer is kept from others for it."""
    if incoming.text and (incoming.place is None or incoming.place.is_private):
        screening.heard(incoming.text)


def answered(event: Event) -> tuple[Message, ...]:
    """The whole answer to such words: whatever form was open ends, nobody in danger is asked what
    kind of wish it is. Workers write about danger; they are not in it."""
    text = event.incoming.text
    found = screening.heard(text)
    if found is None or is_staff_somewhere(event.session, event.person_id):
        return ()
    if not found.is_sure and not _is_grave_again(event, found):
        return ()
    called = alarms.ring(event.session, event.person_id, _about(event), text, found.family)
    was_open = dialogue.is_asking(event)
    dialogue.put_all_away(event)
    notes = [event.words(f"danger-{called}")] if called else []
    notes += [event.words("danger-form-over")] if was_open else []
    return (numbers(event, _home(event), found.family, "\n".join(notes)),)


def _is_grave_again(event: Event, found: Heard) -> bool:
    """Whether it is grave, and after other words of theirs that were perhaps of danger."""
    return found.is_grave and alarm_calls.is_wondering(event.session, event.person_id)


def mended(event: Event) -> tuple[Message, ...]:
    """The answer to a text that its writer changed: what is sure now. Perhaps of danger it was
    before as well, so that is not said a second time."""
    found = screening.heard(event.incoming.text)
    return answered(event) if found and found.is_sure else ()


def wondered(event: Event) -> tuple[Message, ...]:
    """Beside the usual answer, where the words are perhaps of danger: that a worker asks after
    them, where one can be reached, and the numbers where none can or where minutes count. A
    stranger, to whom nobody comes, reads the numbers alone."""
    text = event.incoming.text
    found = screening.heard(text)
    if found is None or found.is_sure or is_staff_somewhere(event.session, event.person_id):
        return ()
    if found.is_felt and typed.is_answer(event):
        return ()
    called = alarms.wonder(event.session, event.person_id, _about(event), text, found)
    lines = [event.words(f"danger-perhaps-{called}")] if called else []
    if found.family in PRESSING or called is alarms.Called.UNHEARD:
        known = alarm_settings.numbers(event.session, _home(event), found.family)
        lines += [event.words(f"danger-ring-{each}", number=number) for each, number in known]
    return (Message(lead="\n".join(lines)),) if lines else ()


def is_pressing(event: Event) -> bool:
    """Whether the words worry so much, where minutes count, that nothing but help is spoken of."""
    found = screening.heard(event.incoming.text)
    return found is not None and found.is_grave and found.family in PRESSING


def _home(event: Event) -> int | None:
    """Whose numbers they read: those of where they speak, or else of where they live
    or lived last."""
    session, person_id = event.session, event.person_id
    homes = memberships.homes(session, person_id)
    return event.home or next(iter(homes), None) or memberships.last_home(session, person_id)


def _about(event: Event) -> int | None:
    """The wish that the open form is about; None before there is one."""
    talk = conversations.current(event.session, event.person_id)
    about = dialogue.called_by(event.session, talk) if talk else None
    return about.row.key if about and isinstance(about.row, Wish) else None


def numbers(event: Event, community_id: int | None, family: Family, note: str = "") -> Message:
    """What to do first, and just the numbers that fit, as they are in this community."""
    steps = card.first_steps(event.session, community_id, event.words, family)
    return Message(title=event.words("danger-title"), lead="\n".join(steps), note=note)
