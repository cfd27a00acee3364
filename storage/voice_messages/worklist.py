"""What waits for a worker's ears."""

from sqlmodel import select

from storage.engine.worklist import part
from storage.voice_messages.voice_messages import VoiceMessage, VoiceState

HEAR = part(
    "voice.hear",
    9,
    VoiceMessage,
    lambda _: select(VoiceMessage).filter_by(state=VoiceState.WAITING),
)
