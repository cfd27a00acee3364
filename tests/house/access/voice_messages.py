"""Voice messages, and the wishes that are made of them."""

from sqlmodel import Session

from storage.engine import clock
from storage.voice_messages import voice_messages
from storage.voice_messages.voice_messages import VoiceMessage, VoiceState
from tests.harness.make import Make
from tests.house.access.declared import (
    STAFF,
    Life,
    breaks,
    buttons,
    doors,
    family,
    lives,
    probed,
    says,
    told,
)

buttons(STAFF, "voice.play voice.answer voice.to-wish voice.close")
doors("voice", voice_messages.for_staff, voice_messages.to_see_to)
says("voice.close", "ask", "keep", "sure")
family("voice-is-{}", *(each for each in VoiceState if each is not VoiceState.WAITING))
breaks(
    "a voice message that waits was seen to, or one that was answered was not",
    "UPDATE voice_message SET seen_to_by = NULL WHERE state = 'answered'",
)
told("VoiceOver")


@lives
def speaks(make: Make, life: Life) -> None:
    """One that waits, one that was answered, one about which there was nothing to do."""
    life.rows["voice"] = [_said(make, life) for _ in range(3)]
    _, answered, closed = life.rows["voice"]
    make.act(life.worker, voice_messages.answer, answered.key, f"给{life.name}的回话")
    make.act(life.worker, voice_messages.close, closed.key)


def _said(make: Make, life: Life) -> VoiceMessage:
    recording = f"a recording of {life.name}"
    return make.act(life.owner, voice_messages.keep, life.home, "telegram", recording, 12)


@probed("voice.answer")
@probed("voice.to-wish")
def a_voice(session: Session, home: int, worker: int) -> int:
    """Kept without its seal: nobody listens."""
    row = VoiceMessage(
        community_id=home,
        from_id=worker,
        channel="x",
        seconds=1,
        state=VoiceState.WAITING,
        said_at=clock.now(),
    )
    session.add(row)
    session.flush()
    return row.key
