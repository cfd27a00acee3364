"""Every incoming event: once only, who, which handler or flow, one transaction."""

from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlmodel import Session

from bot.forms import dialogue, responses, runs
from bot.hearing import danger, kept_events, queue, refusals, sender, stray_cards, unsaid
from bot.hearing.kept_events import Tried
from bot.hearing.late_taps import Late
from bot.hearing.stray_cards import Stray
from bot.messages import (
    Channel,
    ChannelError,
    Heard,
    Incoming,
    Message,
    Presence,
    Reply,
)
from bot.operations import log, metrics
from bot.register import actions, pasted
from bot.register.buttons import BUTTONS, OldButton, Press, community
from bot.register.commands import COMMANDS, Anonymous, go_private
from bot.register.event import Event
from bot.register.events import EVENTS
from bot.register.version_skew import Behind, leave_to_newer
from bot.speaking import presence
from storage.community import accounts, groups
from storage.engine.database import Database
from storage.engine.errors import NotFound, Refused
from storage.kit import traces
from storage.messaging import conversations, dead_letters, inbox
from storage.records import schema

logger = log.get(__name__)

FOR_TALKS = {Heard.TEXT, Heard.PHOTO, Heard.LOCATION, Heard.CONTACT, Heard.OTHER}
SAID_TO_US = FOR_TALKS | {Heard.COMMAND, Heard.TAP, Heard.VOICE}

SayLate = Callable[[Incoming, Reply], Awaitable[None]]


class Inbox:
    """What a channel hands its events to."""

    def __init__(
        self, database: Database, channel: Channel, woken: Callable[[], None] = lambda: None
    ) -> None:
        self._database, self._channel, self._woken = database, channel, woken
        self._late = Late(database, self._refused_in)
        self._strays = stray_cards.Seen()

    async def hear(self, incoming: Incoming) -> Reply | None:
        """Do what the event asks, commit, and give what to say back at once. A handler's failure
        is kept for another try and answered with one honest line; only a database that takes
        nothing raises."""
        if incoming.heard is Heard.LEFT:
            incoming = await self._looked(incoming)
        if (late := await self._late.refused(incoming)) is not None:
            metrics.update_handled(incoming.heard, "refused")
            return late
        if incoming.heard in FOR_TALKS:
            danger.listen(incoming)
        try:
            reply = await self._database.transact(lambda session: self._first(session, incoming))
        except Undone as undone:
            metrics.update_handled(incoming.heard, "refused")
            self._late.turned_away(incoming)
            stray = undone.stray
            await self._database.transact(lambda session: _note(session, incoming, stray))
            self._strays.seen(stray)
            return undone.reply
        except Behind:
            return await self._leave(incoming)
        except Exception as error:  # noqa: BLE001 — whatever a handler raises, the event is kept
            return await self._keep(incoming, error)
        metrics.update_handled(incoming.heard, "repeat" if reply is None else "done")
        self._woken()
        return reply

    async def _looked(self, incoming: Incoming) -> Incoming:
        """Of those who left, the ones whom no other group of the community has."""
        place = incoming.place
        assert place is not None, "they left a group"

        def beside(session: Session) -> list[str]:
            home = groups.known(session, incoming.channel, place.id, place.title).community_id
            return groups.beside(session, incoming.channel, home or 0, place.id)

        rooms = await self._database.transact(beside)
        looks = [
            (each, await presence.seen(self._channel, rooms, each.id)) for each in incoming.others
        ]
        gone = tuple(each for each, look in looks if look is not Presence.IN)
        return replace(incoming, others=gone)

    def _first(self, session: Session, incoming: Incoming) -> Reply | None:
        if not inbox.first_time(session, incoming.channel, incoming.event_id):
            return None
        return answer(session, incoming, self._channel)

    def _refused_in(self, session: Session, incoming: Incoming) -> Reply | None:
        """On a snapshot: the answer to a tap that is refused. Whoever has to be written down first
        is heard in the usual way, before a write could spoil the snapshot for all others."""
        try:
            answer(session, incoming, self._channel)
        except Undone as undone:
            return None if self._strays.is_new(undone.stray) else undone.reply
        except sender.Unwritten:
            return None
        return None

    async def _keep(self, incoming: Incoming, error: Exception) -> Reply:
        code = log.trouble_code()
        logger.error("a handler failed", code=code, heard=incoming.heard, exc_info=error)
        metrics.update_handled(incoming.heard, "failed")
        why = type(error).__name__
        await self._database.transact(lambda s: kept_events.put_by(s, incoming, code, why))
        return kept_events.told(incoming, "sorry", code=code)

    async def _leave(self, incoming: Incoming) -> Reply:
        """A newer version that runs beside us does it."""
        code = log.trouble_code()
        logger.info("left to the newer version", code=code, heard=incoming.heard)
        metrics.update_handled(incoming.heard, "left")
        await self._database.transact(lambda s: kept_events.put_by(s, incoming, code, inbox.LEFT))
        return kept_events.told(incoming, "being-renewed")

    async def settle(
        self, incoming: Incoming, said: Message, message_id: str, error: ChannelError | None
    ) -> Message | None:
        """How it went with what was said at once; what was not is left to delivery. A question that
        was answered meanwhile has no buttons."""
        how = (incoming, said, message_id, error)
        look = await self._database.transact(lambda session: unsaid.settled(session, *how))
        self._woken()
        return look

    async def keep_unreadable(self, raw: bytes, why: str) -> None:
        """Keep what no reader understands as a dead letter, once."""
        code, text = log.trouble_code(), raw.decode("utf-8", "replace")
        why = "".join(each for each in why if each.isprintable())  # it may quote what we can't read
        event_id = kept_events.number_of(text)
        logger.warning("an update could not be read and is kept", code=code, why=why)
        metrics.update_handled("unreadable", "dead")
        await self._database.transact(
            lambda session: dead_letters.bury(
                session, self._channel.name, event_id, text, code, why
            )
        )

    async def mend(self, say: SayLate) -> bool:
        """Try one kept event again; False when none is due."""
        tried = await self._database.transact(self._retry)
        if tried is None:
            return False
        if tried.error is not None:
            logger.error("a kept update failed again", code=tried.code, exc_info=tried.error)
        elif tried.reply is not None and tried.incoming is not None:
            self._woken()
            await say(tried.incoming, kept_events.afterwards(tried.reply))
        return True

    def _retry(self, session: Session) -> Tried | None:
        if not inbox.any_waits(session):
            return None
        event = inbox.waiting(session, is_behind=schema.is_behind(session))
        if event is None or event.id is None:
            return None
        incoming = None
        try:
            incoming = kept_events.from_text(inbox.content(event))
            with session.begin_nested():
                reply = self._answer_late(session, incoming, event.received_at)
        except Undone as undone:
            reply = undone.reply
        except Exception as error:  # noqa: BLE001 — counted, and tried again or left as dead
            inbox.failed(session, event, type(error).__name__)
            return Tried(None, None, error, event.code)
        inbox.done(session, event.id)
        return Tried(incoming, reply, None, "")

    def _answer_late(self, session: Session, incoming: Incoming, since: datetime) -> Reply:
        if not _is_out_of_place(session, incoming, since):
            return answer(session, incoming, self._channel)
        event = sender.of(session, incoming, self._channel)
        assert event is not None, "somebody said it"
        again = (Message(lead=event.words("say-again")),)
        return Reply(messages=danger.answered(event) or again)


def _note(session: Session, incoming: Incoming, stray: Stray | None) -> None:
    if inbox.first_time(session, incoming.channel, incoming.event_id) and stray is not None:
        stray_cards.still(session, stray)


# -- one event, inside its transaction -----------------------------------------------------------


def answer(session: Session, incoming: Incoming, channel: Channel) -> Reply:
    """Find who and where, do what is asked; a refusal is an answer too. Raises Undone."""
    event = sender.of(session, incoming, channel)
    if event is None:
        return Reply()
    if incoming.heard is Heard.TAP and not event.is_private:
        return _tapped_in_group(event)
    is_said = event.is_private and event.known and incoming.heard in SAID_TO_US
    over = dialogue.put_away(event) if is_said else ()
    before, stills = _open_talk(event), len(event.stills)
    try:
        with session.begin_nested():
            reply = queue.go_on(event, _handle(event) or Reply())
    except Refused as no:
        del event.stills[stills:]  # nothing of it was done
        reply = queue.refused(event, refusals.said(event, no), no)
    if is_said:
        dialogue.sweep(event)
    reply = replace(reply, messages=(*over, *reply.messages))
    reply = _with_open_question(event, reply, before)
    return _sayable(event, replace(reply, stills=tuple(event.stills)))


def _sayable(event: Event, reply: Reply) -> Reply:
    """Where no message can be changed, what would take the place of a tapped one is said below."""
    if event.channel.can.edits or reply.edit is None:
        return reply
    return replace(reply, edit=None, messages=(reply.edit, *reply.messages))


def _is_out_of_place(session: Session, incoming: Incoming, since: datetime) -> bool:
    """An answer that was kept must not land in a question that was asked after it."""
    if incoming.sender is None or incoming.sender.is_bot or incoming.heard not in FOR_TALKS:
        return False
    if incoming.place is not None and not incoming.place.is_private:
        return False
    known = accounts.known(session, incoming.channel, incoming.sender.id)
    talk = conversations.current(session, known.person_id) if known else None
    return talk is not None and talk.touched_at > since


class Undone(Exception):
    """A tap in a group that was refused: all of it is undone but the event's number, which is noted
    afterwards, so that the same tap delivered again later does not act."""

    def __init__(self, reply: Reply, stray: Stray | None) -> None:
        super().__init__()
        self.reply, self.stray = reply, stray


def _tapped_in_group(event: Event) -> Reply:
    try:
        reply = _press(event) or Reply()
    except Refused as no:
        raise Undone(refusals.said(event, no), stray_cards.refused(event, no)) from None
    stray_cards.done(event)
    dialogue.sweep_about(event)
    return _sayable(event, replace(queue.go_on(event, reply), stills=tuple(event.stills)))


def _handle(event: Event) -> Reply | None:
    heard = event.incoming.heard
    if heard is Heard.COMMAND:
        return _command(event)
    if heard is Heard.TAP:
        return _press(event)
    if heard in EVENTS:
        return EVENTS[heard](event)
    if event.is_private and heard in FOR_TALKS:
        return _said(event)
    if event.is_private and event.known and heard is Heard.EDITED:
        return _edited(event)
    return None


def _edited(event: Event) -> Reply | None:
    """Only what cannot wait is heard of it."""
    hint = (Message(lead=event.words("edited-hint")),) if dialogue.was_answer(event) else ()
    said = danger.mended(event) or hint
    return Reply(messages=said) if said else None


def _command(event: Event) -> Reply | None:
    command = COMMANDS.get(event.incoming.command.lower())
    if command is None:
        return _unknown_command(event)
    if event.known is None:
        raise Anonymous(command=command.name)
    if event.is_private and not command.in_private:
        return Reply(messages=(Message(lead=event.words("only-in-group")),))
    if not event.is_private and not command.in_group:
        return go_private(event)
    event.args = event.incoming.text
    if (alarm := danger.answered(event)) and event.is_private:
        return Reply(messages=alarm)
    if alarm and event.is_reachable:
        return Reply(private=alarm)
    command.who(event)
    with runs.renewed(event):
        return command.run(event)


def _unknown_command(event: Event) -> Reply | None:
    """In a group it may be meant for another bot."""
    leave_to_newer(event.session)
    if not event.is_private:
        return None
    return Reply(messages=(Message(lead=event.words("unknown-command")),))


def _press(event: Event) -> Reply | None:
    tap = event.incoming.tap
    action = actions.read(tap.data) if tap else None
    if action is None:
        raise OldButton()
    event.action = action
    try:
        return _pressed(event)
    except OldButton:
        leave_to_newer(event.session)
        raise


def _pressed(event: Event) -> Reply | None:
    action = event.action
    press = BUTTONS.get(action.verb)
    unsaid.overtaken(event)
    if event.is_private and event.incoming.tap:
        traces.pressed(event.session, event.incoming.tap.message_id)
    if press is None or not (press.in_group or event.is_private):
        raise OldButton()
    event.row = press.door(event.session, event.person_id, action.id)
    _belongs_here(event, press, event.row)
    if action.verb == "form.answer":
        return press.run(event, event.row)
    with runs.renewed(event):
        return press.run(event, event.row)


def _belongs_here(event: Event, press: Press, row: Any) -> None:
    """In a community's group only that community's buttons work. Raises NotFound."""
    home = row if press.door is community else getattr(row, "community_id", None)
    if event.home and event.chat and home and home != event.home:
        raise NotFound()


def _said(event: Event) -> Reply:
    if alarm := danger.answered(event):
        return Reply(messages=alarm)
    if event.is_unasked:
        return Reply(messages=dialogue.again(event))
    if not dialogue.is_asking(event) and (known := pasted.read(event)):
        return known
    return responses.beside(event, danger.wondered(event), is_grave=danger.is_pressing(event))


def _open_talk(event: Event) -> tuple[int, datetime] | None:
    if event.known is None:
        return None
    talk = conversations.current(event.session, event.person_id)
    return (talk.key, talk.touched_at) if talk else None


def _with_open_question(event: Event, reply: Reply, before: tuple[int, datetime] | None) -> Reply:
    """After something else, the question that is still open is shown again, once, in private."""
    said_something = bool(reply.messages or reply.edit) or event.incoming.heard is Heard.COMMAND
    untouched = before is not None and before == _open_talk(event)
    is_else = event.incoming.heard in (Heard.COMMAND, Heard.TAP)
    if not (event.is_private and is_else and untouched and said_something):
        return reply
    return replace(reply, messages=(*reply.messages, *dialogue.remind(event)))
