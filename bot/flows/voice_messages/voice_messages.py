"""What comes with a voice message, and what a worker answers."""

from typing import NamedTuple

from sqlmodel import Session

from bot.forms.answers import Pick, Text
from bot.forms.engine import Ask
from bot.register.forms import flow
from storage.community import communities, memberships
from storage.voice_messages import voice_messages
from storage.voice_messages.voice_messages import VoiceMessage

NUMBER = 400  # letters of a channel's number of a recording


class Spoken(NamedTuple):
    """A recording, for the workers of a community."""

    community_id: int
    recording: str
    seconds: int


def as_answer(recording: str, seconds: int) -> dict[str, str]:
    """The raw answers that a voice message gives."""
    return {"recording": f"={seconds} {recording}"}


@flow("voice.say")
def say(ask: Ask) -> Spoken:
    """For which community it is, where there are several; nothing else is asked of whoever cannot
    type."""
    said = ask("recording", Text(NUMBER))
    seconds, _, recording = said.partition(" ")
    homes = ask.read(lambda session: _homes(session, ask.about.person_id))
    community = homes[0][0] if len(homes) == 1 else ask("where", Pick(homes))
    return Spoken(community, recording, int(seconds) if seconds.isdecimal() else 0)


def _homes(session: Session, person_id: int) -> list[tuple[int, str]]:
    homes = memberships.homes(session, person_id)
    return [(each, communities.get(session, each).name) for each in homes]


class Answered(NamedTuple):
    """A worker's words to whoever spoke."""

    voice_id: int
    words: str


@flow("voice.answer", about=VoiceMessage)
def answer(ask: Ask) -> Answered:
    """One answer. Raises NotFound, VoiceOver."""
    who, _, voice_id = ask.about
    ask.read(lambda session: voice_messages.to_see_to(session, who, voice_id))
    return Answered(voice_id, ask("words", Text(voice_messages.ANSWER_LIMIT)))
