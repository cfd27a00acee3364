"""Voice messages: kept for whoever cannot type, listened to by a worker, answered."""

from bot.cards.voice_messages import voice_messages as card
from bot.flows.voice_messages.voice_messages import Answered, Spoken, as_answer
from bot.forms import dialogue
from bot.messages import Heard, Message, Reply, Toast
from bot.register.buttons import button
from bot.register.commands import member
from bot.register.confirm_first import confirm_first
from bot.register.event import Event, said
from bot.register.events import heard
from bot.register.forms import form
from bot.texts import dates
from storage.community import communities, workers
from storage.engine import clock
from storage.voice_messages import voice_messages
from storage.voice_messages.voice_messages import VoiceMessage


@heard(Heard.VOICE)
def spoken(event: Event) -> Reply | None:
    """In private only: what neighbours say to each other in a group is theirs."""
    if not event.is_private or event.known is None or not event.incoming.media:
        return None
    member(event)
    incoming = event.incoming
    answers = as_answer(incoming.media[0], incoming.seconds)
    return dialogue.begin(event, "voice.say", answers=answers)


@form("voice.say")
def kept(event: Event, filled: Spoken) -> Reply:
    home, recording, seconds = filled
    told = (event.incoming.channel, recording, seconds)
    voice_messages.keep(event.session, event.person_id, home, *told)
    return said(Message(lead=_who_listens(event, home), note=event.words("voice-urgent")))


def _who_listens(event: Event, home: int) -> str:
    """No more than is so: by day, in the morning, or as soon as a worker can be reached."""
    if not workers.are_reached(event.session, home):
        return event.words("voice-kept-unheard")
    now = clock.now()
    waking = communities.waking(event.session, home, now)
    if waking == now:
        return event.words("voice-kept")
    zone = communities.known(event.session, home).zone
    return event.words("voice-kept-later", at=dates.moment(waking, zone, event.words))


@button("voice.play", door=voice_messages.for_staff, group=True)
def play(event: Event, row: VoiceMessage) -> Reply:
    """Into the worker's own chat, wherever they ask for it."""
    if not event.is_private and not event.is_reachable:
        link = event.link("command.say", "queue")
        return Reply(toast=Toast(event.words("open-chat-first"), link=link))
    recording = voice_messages.listen(event.session, event.person_id, row.key)
    if not event.channel.can.voices or row.channel != event.channel.name:
        return Reply(toast=Toast(event.words("voice-elsewhere"), is_alert=True))
    shown = (card.played(event.session, row, recording, event.words),)
    if event.is_private:
        return Reply(shown, Toast(""))
    return Reply(private=shown, toast=Toast(event.words("sent-privately")))


@button("voice.answer", door=voice_messages.to_see_to)
def answer(event: Event, row: VoiceMessage) -> Reply:
    reply = dialogue.begin(event, "voice.answer", row.key, row.community_id)
    return Reply(reply.messages, Toast(""))


@form("voice.answer")
def answered(event: Event, filled: Answered) -> Reply:
    voice_messages.answer(event.session, event.person_id, *filled)
    return said(Message(lead=event.words("voice-answer-done")))


@button("voice.to-wish", door=voice_messages.to_see_to)
def to_wish(event: Event, row: VoiceMessage) -> Reply:
    """The worker writes down what was said, as the wish of whoever said it."""
    reply = dialogue.begin(event, "voice.to-wish", row.key, row.community_id)
    return Reply(reply.messages, Toast(""))


def _really(event: Event, row: VoiceMessage) -> Message:
    return card.close_first(row, event.words)


def _kept(event: Event, row: VoiceMessage) -> Reply:
    return Reply(edit=card.to_hear(event.session, row, event.words), toast=Toast(""))


@button("voice.close", door=voice_messages.to_see_to)
@confirm_first(_really, _kept)
def close(event: Event, row: VoiceMessage) -> Reply:
    voice_messages.close(event.session, event.person_id, row.key)
    lead = event.words("voice-close-done")
    return Reply(edit=Message(lead=lead), toast=Toast(event.words("noted")))
