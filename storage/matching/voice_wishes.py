"""A wish that somebody said aloud: a worker listened and wrote it down. It is the wish of whoever
said it."""

from sqlmodel import Session

from storage.messaging import kinds, outbox
from storage.voice_messages import voice_messages
from storage.wishes import submission
from storage.wishes.wishes import NewWish, Wish

WRITTEN = kinds.declare("voice.written", Wish)  # to whoever said it


def write_down(session: Session, worker: int, voice_id: int, form: NewWish) -> Wish:
    """The voice message becomes this wish, which whoever said it hears. Raises NotFound, VoiceOver,
    DayPassed."""
    voice = voice_messages.written_down(session, worker, voice_id)
    wish = submission.write_down(session, worker, voice.from_id, form)
    home, owner = voice.community_id, voice.from_id
    outbox.tell(session, WRITTEN, wish.key, community=home, person=owner, by=worker)
    return wish
