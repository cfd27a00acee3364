"""A worker writes down the wish that somebody said aloud."""

from typing import NamedTuple

from bot.flows.wishes import post_wish
from bot.forms.engine import Ask
from bot.register.forms import flow
from storage.voice_messages import voice_messages
from storage.voice_messages.voice_messages import VoiceMessage
from storage.wishes.wishes import NewWish


class WrittenDown(NamedTuple):
    """What was heard in this voice message."""

    voice_id: int
    form: NewWish


@flow("voice.to-wish", words="wish.post", about=VoiceMessage, dates=post_wish.DATED)
def write_down(ask: Ask) -> WrittenDown:
    """As any wish: a sentence, then a look. Raises NotFound, VoiceOver."""
    who, _, voice_id = ask.about
    voice = ask.read(lambda session: voice_messages.to_see_to(session, who, voice_id))
    return WrittenDown(voice_id, post_wish.written_down(ask, voice.community_id))
