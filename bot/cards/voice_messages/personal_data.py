"""What is kept of what somebody said aloud, in the copy for them."""

from bot.messages import fact
from bot.register.copies import Reader, copied
from storage.engine import columns
from storage.voice_messages.voice_messages import VoiceMessage


@copied("voices")
def _voice(reader: Reader, row: VoiceMessage) -> list[str]:
    words = reader.words
    lines = [words("mine-voice", day=reader.day(row.said_at), seconds=row.seconds)]
    if not row.recording:
        lines.append(words("mine-voice-gone"))
    if answer := columns.opened(row, "answer"):
        lines.append(fact(words("mine-voice-answer"), answer))
    return lines
