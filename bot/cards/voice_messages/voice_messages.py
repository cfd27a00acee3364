"""How a voice message is told of: to the workers, who listen in private, and to whoever spoke."""

from sqlmodel import Session

from bot.cards.community.names import named
from bot.messages import Action, Button, Message
from bot.register.cards import card as posted
from bot.register.confirm_first import ASK, sure_or_keep
from bot.register.notifications import Telling, notification
from bot.register.worklist import Looking, worklist_card
from bot.texts import Words, dates
from storage.community import communities, people
from storage.engine import columns
from storage.voice_messages import voice_messages, worklist
from storage.voice_messages.voice_messages import VoiceMessage, VoiceState


def to_hear(session: Session, row: VoiceMessage, words: Words) -> Message:
    """To one worker: who said something, when; the ways on."""
    return Message(lead=_said(session, row, words), rows=((_play(row, words),), *_ways(row, words)))


def _said(session: Session, row: VoiceMessage, words: Words) -> str:
    name = named(session, row.from_id, words, in_group=False)
    zone = communities.known(session, row.community_id).zone
    at = dates.moment(row.said_at, zone, words)
    return words("voice-said", name=name, at=at, seconds=row.seconds)


def _play(row: VoiceMessage, words: Words) -> Button:
    return Button(words("voice-play"), Action("voice.play", row.key))


def _ways(row: VoiceMessage, words: Words) -> tuple[tuple[Button, ...], ...]:
    """What a worker may do with it."""
    wish = Button(words("voice-to-wish"), Action("voice.to-wish", row.key))
    answer = Button(words("voice-answer"), Action("voice.answer", row.key))
    close = Button(words("voice-close"), Action("voice.close", row.key, ASK))
    return ((wish,), (answer, close))


def played(session: Session, row: VoiceMessage, recording: str, words: Words) -> Message:
    """The recording itself, for one worker's ears."""
    return Message(lead=_said(session, row, words), voice=recording, rows=_ways(row, words))


def close_first(row: VoiceMessage, words: Words) -> Message:
    labels = words("voice-close-sure"), words("voice-close-keep")
    buttons = sure_or_keep(Action("voice.close", row.key), *labels)
    return Message(lead=words("voice-close-question"), rows=(buttons,))


@worklist_card(worklist.HEAR)
def waiting(to: Looking, row: VoiceMessage) -> Message:
    return to_hear(to.session, row, to.words)


@notification(voice_messages.TO_HEAR)
def voice_to_hear(telling: Telling) -> Message | None:
    """To the workers; a group reads no name."""
    row = _row(telling)
    if row.state is not VoiceState.WAITING:
        return None
    if telling.told.group_id is None:
        return to_hear(telling.session, row, telling.words)
    return _in_group(row, telling.words)


def _in_group(row: VoiceMessage, words: Words) -> Message:
    lead = words("told-voice-to-hear", seconds=row.seconds)
    return Message(lead=lead, rows=((_play(row, words),),))


@posted(voice_messages.CARD, taps=("voice.play",))
def voice_card(telling: Telling) -> Message:
    """In place of it: who has seen to it."""
    row, words = _row(telling), telling.words
    if row.state is VoiceState.WAITING:
        return _in_group(row, words)
    if row.seen_to_by is None:
        return Message(lead=words("voice-gone"))
    name = people.get(telling.session, row.seen_to_by).name
    return Message(lead=words(f"voice-is-{row.state}", name=name))


@notification(voice_messages.ANSWERED)
def voice_answered(telling: Telling) -> Message | None:
    """To whoever spoke: what a worker answers, or that it was heard."""
    row, words = _row(telling), telling.words
    if row.seen_to_by is None or not row.recording:
        return None
    name = people.get(telling.session, row.seen_to_by).name
    if row.state is VoiceState.CLOSED:
        return Message(lead=words("told-voice-closed", name=name))
    lead = words("told-voice-answered", name=name)
    return Message(lead=lead, quote=columns.opened(row, "answer"))


def _row(telling: Telling) -> VoiceMessage:
    return telling.session.get_one(VoiceMessage, telling.told.row_id)
