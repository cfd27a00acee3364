"""A voice message becomes a wish."""

from bot.flows.matching.voice_wish import WrittenDown
from bot.messages import Message, Reply
from bot.register.event import Event, said
from bot.register.forms import form
from storage.matching import voice_wishes


@form("voice.to-wish")
def written_down(event: Event, filled: WrittenDown) -> Reply:
    wish = voice_wishes.write_down(event.session, event.person_id, *filled)
    return said(Message(lead=event.words("voice-to-wish-done", code=wish.code, title=wish.title)))
