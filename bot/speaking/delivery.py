"""Due outbox rows → words → channel: paced, retried, given up. What is said is checked again to
be true at the moment it is said."""

import asyncio
import contextlib
from collections.abc import Callable, Mapping
from datetime import datetime

from sqlmodel import Session

from bot.messages import (
    Address,
    Busy,
    Channel,
    ChannelError,
    Gone,
    Lost,
    Menu,
    Message,
    Moved,
    NotSent,
    NotThere,
    Rejected,
    Shut,
    Slow,
    Unreachable,
)
from bot.operations import log, metrics
from bot.register.notifications import KEPT, NOTIFICATIONS, Telling
from bot.speaking import outcomes, presence, rate
from bot.speaking.jobs import Job, Words
from bot.texts import words
from storage.community import accounts, communities, groups, people
from storage.engine import clock
from storage.engine.database import Database
from storage.engine.troubles import Troubles
from storage.messaging import dispatch, kinds, outbox, pauses, rate_limits
from storage.messaging.kinds import KINDS, Lane
from storage.messaging.outbox import OutboxState, Told

logger = log.get(__name__)

AT_ONCE = 16
PATIENCE = 7  # seconds for what is being said when we stop: a host gives ten for everything
LULL = 0.05  # seconds between looks that find something: a burst of taps is not a look each
SHUT_OUT = 60  # seconds between tries while the channel does not know our token
IDLE = 0.5  # seconds between looks when nobody wakes us: another replica may have written

Settle = Callable[[Session, int, str], None]


class Delivery:
    """Says what the outbox promises, for as long as it runs."""

    def __init__(
        self,
        database: Database,
        channels: Mapping[str, Channel],
        troubles: Troubles | None = None,
    ) -> None:
        self._database, self._channels = database, channels
        self._troubles = troubles or Troubles()
        self._kinds = frozenset(NOTIFICATIONS)
        self._wake = asyncio.Event()
        self._stopping = False
        self._saying: set[asyncio.Task[None]] = set()
        self._taking = asyncio.Lock()  # whoever looks next sees what this look began
        self._bots = tuple(rate.whole_bot(channel) for channel in channels.values())
        self._hold_until = clock.now()
        self._is_shut_out = False

    def wake(self) -> None:
        """There may be something to say."""
        self._wake.set()

    async def run(self) -> None:
        """Until `stop`: take what is due, say it side by side, settle each on its own."""
        while not self._stopping:
            taken = await self._taken()
            await self._pause(taken)
        if self._saying:
            _, late = await asyncio.wait(self._saying, timeout=PATIENCE)
            for task in late:
                task.cancel()  # it keeps its lease, and counts as perhaps said when that is over

    async def _taken(self) -> int:
        try:
            taken = await self._take()
        except Exception as fault:  # noqa: BLE001 — whatever it is, we look again
            self._troubles.begin("outbox", "the outbox could not be read", fault)
            return 0
        self._troubles.end("outbox")
        return taken

    def stop(self) -> None:
        """Take nothing more; `run` ends when what is being said has been said, so that no row
        stays uncertain."""
        self._stopping = True
        self._wake.set()

    async def settled(self) -> None:
        """Everything that is due has been said: for the practice room and for tests."""
        while await self._take() or self._saying:
            if self._saying:
                await asyncio.wait(self._saying, return_when=asyncio.FIRST_COMPLETED)

    async def _pause(self, taken: int) -> None:
        """Until it is worth looking again. While the whole bot must wait, waking does not help;
        and the longer the pause the more may be said after it: one look for ten, not ten looks."""
        if self._hold_until > clock.now():
            await asyncio.sleep(IDLE)
        elif taken:
            await asyncio.sleep(LULL)
        else:
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self._wake.wait(), IDLE)
            self._wake.clear()

    async def _take(self) -> int:
        async with self._taking:
            return await self._take_some()

    async def _take_some(self) -> int:
        room = AT_ONCE - len(self._saying)
        if room <= 0:
            return 0  # whoever has been told wakes us
        looked = await self._database.transact(lambda session: self._lease(session, room))
        for job in filter(None, looked):
            task = asyncio.create_task(self._deliver(job))
            self._saying.add(task)
            task.add_done_callback(self._said)
        return len(looked)

    def _said(self, task: "asyncio.Task[None]") -> None:
        self._saying.discard(task)
        self._wake.set()

    # -- leasing ---------------------------------------------------------------------------------

    def _lease(self, session: Session, room: int) -> list[Job | None]:
        """Rows whose turn it is, None for one that was set aside. When the whole bot must wait,
        nobody's row is touched."""
        looked: list[Job | None] = []
        for told in dispatch.due(session, self._kinds, room):
            self._hold_until = rate_limits.free_at(session, self._bots)
            if self._hold_until > clock.now():
                break
            looked.append(self._job(session, told))
        return looked

    def _job(self, session: Session, told: Told) -> Job | None:
        if told.person_id is not None:
            job = self._to_person(session, told, told.person_id)
        else:
            job = self._to_group(session, told)
        if job is None or not _in_its_turn(session, job):
            return None
        outbox.begin(session, told)
        return job

    def _to_person(self, session: Session, told: Told, person_id: int) -> Job | None:
        account = accounts.last_way(told) or accounts.reached(session, person_id)
        if account is None or account.channel not in self._channels:
            outbox.set_aside(session, told, OutboxState.PARKED, "the chat is not open")
            kinds.was_not_reached(session, told.kind, told.row_id)
            return None
        person = people.get(session, person_id)
        if person.is_quiet and told.lane == Lane.BROADCAST:
            outbox.set_aside(session, told, OutboxState.DROPPED, "asked for quiet")
            return None
        if (until := _quiet_until(session, told)) is not None:
            outbox.let_rest(session, told, until)
            return None
        channel = self._channels[account.channel]
        language = person.language or _language(session, told)
        to = Address(account.external_id)
        return Job(told, channel, to, language, rate.one_chat(channel, to.chat), account)

    def _to_group(self, session: Session, told: Told) -> Job | None:
        group = session.get(groups.Group, told.group_id)
        if group is None or not group.is_present or group.channel not in self._channels:
            outbox.set_aside(session, told, OutboxState.PARKED, groups.ABSENT)
            kinds.was_not_reached(session, told.kind, told.row_id)
            return None
        if told.community_id not in (None, group.community_id):
            outbox.set_aside(session, told, OutboxState.DROPPED, groups.GIVEN_AWAY)
            return None
        if (until := _quiet_until(session, told)) is not None:
            outbox.let_rest(session, told, until)
            return None
        channel, to = self._channels[group.channel], Address(group.external_id, group.thread)
        scope = rate.one_group(channel, to.chat, is_edit=bool(_standing(session, told)[0]))
        language = _language(session, told)
        return Job(told, channel, to, language, scope, None, is_troubled=bool(group.trouble))

    # -- saying ----------------------------------------------------------------------------------

    async def _deliver(self, job: Job) -> None:
        """One row from its lease to its end. What cannot even be settled keeps its lease, and
        counts as perhaps said when that is over."""
        try:
            outcome = await self._told(job)
        except Exception:
            logger.exception("could not be settled", kind=job.told.kind, row=job.told.row_id)
            outcome = "failed"
        metrics.sent(job.channel.name, outcome)

    async def _told(self, job: Job) -> str:
        """Compose and say a row; how it went."""
        try:
            said = await self._database.read(lambda session: _compose(session, job))
        except Exception as error:
            logger.exception("could not be told", kind=job.told.kind, row=job.told.row_id)
            await self._failed(job, type(error).__name__)
            return "failed"
        if said is None or not await self._may_read(job):
            await self._settle(job, outbox.dropped, "not true any more")
            return "dropped"
        return await self._said_to(job, said)

    async def _may_read(self, job: Job) -> bool:
        kind = KINDS.get(job.told.kind)
        if kind is None:
            return True
        if kind.for_neighbours and not await presence.is_neighbour(self._database, job):
            return False
        return not await presence.has_it_in_a_group(self._database, job, kind)

    async def _said_to(self, job: Job, said: Words) -> str:
        """From here on a failure of ours may be a message that was said."""
        try:
            message_id = await self._say(job, said)
            await self._database.transact(
                lambda session: outcomes.noted(session, job, said, message_id)
            )
        except ChannelError as error:
            await self._after(job, error)
            return type(error).__name__.lower()  # bot.operations.metrics.sent names them
        except Exception as error:
            logger.exception("perhaps it was told", kind=job.told.kind, row=job.told.row_id)
            await self._lost(job, type(error).__name__)
            return "lost"
        self._is_shut_out = False
        return "sent"

    async def _say(self, job: Job, said: Words) -> str:
        if isinstance(said.message, Menu):
            return await self._offer(job, said.message)
        if said.replaces:
            return await job.channel.edit(job.to, said.replaces, said.message)
        return await self._send(job, said.message)

    async def _offer(self, job: Job, menu: Menu) -> str:
        """A decoration: it keeps nobody from being told anything."""
        try:
            await job.channel.menu(job.to, menu)
        except Slow as slow:
            problem = Busy(slow.seconds)
        else:
            return ""
        raise problem

    async def _send(self, job: Job, message: Message) -> str:
        """Without its pictures where the channel will not take them: words that are true then."""
        try:
            return await job.channel.send(job.to, message)
        except Rejected:
            if not message.photos:
                raise
            return await job.channel.send(job.to, message.without_photos())

    async def _after(self, job: Job, error: ChannelError) -> None:
        """What a failure means for the row."""
        name = type(error).__name__
        if isinstance(error, Slow):
            metrics.slowed(job.channel.name)
            await self._database.transact(lambda session: outcomes.hold(session, job, error))
        elif isinstance(error, NotThere) and job.account is None:
            await self._refused(job, str(error))
        elif isinstance(error, Unreachable):
            await self._database.transact(lambda session: outcomes.unreachable(session, job))
        elif isinstance(error, Moved):
            await self._database.transact(lambda session: outcomes.moved(session, job, error))
        elif isinstance(error, Gone):
            await self._database.transact(lambda session: outcomes.gone(session, job))
        elif isinstance(error, Shut):
            await self._shut_out(job, str(error))
        elif isinstance(error, Rejected):
            await self._refused(job, str(error))
        elif isinstance(error, Lost):
            await self._lost(job, name)
        else:
            assert isinstance(error, NotSent), error
            await self._refused(job, name, is_ours=False)

    async def _refused(self, job: Job, why: str, *, is_ours: bool = True) -> None:
        """Logged once for each promise, where it may be a fault of ours."""
        if is_ours and job.told.attempts == 1:
            logger.error("the channel will not take it", kind=job.told.kind, why=why)
        await self._database.transact(lambda session: outcomes.refused(session, job, why[:200]))

    async def _shut_out(self, job: Job, why: str) -> None:
        """Nobody is spoken to until the operator has acted, who reads one line of it; what is due
        waits, and no attempt counts."""
        if not self._is_shut_out:
            logger.error("the channel refuses us: is the token still right?", why=why)
        self._is_shut_out = True
        refused = Slow(SHUT_OUT)
        await self._database.transact(
            lambda session: outcomes.hold(session, job, refused, "shut out")
        )

    async def _failed(self, job: Job, why: str) -> None:
        await self._database.transact(lambda session: outbox.failed(session, job.told, why))

    async def _lost(self, job: Job, why: str) -> None:
        await self._database.transact(lambda session: outbox.lost(session, job.told, why))

    async def _settle(self, job: Job, how: Settle, why: str) -> None:
        await self._database.transact(lambda session: how(session, job.told.key, why))


# -- when ----------------------------------------------------------------------------------------


def _in_its_turn(session: Session, job: Job) -> bool:
    """Whether the pace allows it now; else the row waits until it may."""
    at = rate_limits.reserve(session, (rate.whole_bot(job.channel), job.scope))
    if at is None:
        return True
    outbox.postpone_all(session, job.told, at)
    return False


def _quiet_until(session: Session, told: Told) -> datetime | None:
    """The end of the quiet hours, when it is night there and this can wait; of the hour in which a
    group hears nothing more that it has not asked for."""
    if told.is_urgent or told.community_id is None or told.lane == Lane.ANSWER:
        return None
    now = clock.now()
    waking = communities.waking(session, told.community_id, pauses.free_at(session, told, now))
    return waking if waking > now else None


def _language(session: Session, told: Told) -> str:
    if told.community_id is None:
        return ""
    return communities.known(session, told.community_id).language


# -- what ----------------------------------------------------------------------------------------


def _compose(session: Session, job: Job) -> Words | None:
    told = job.told
    can_edit = job.channel.can.edits
    telling = Telling(session, told, words(job.language), job.channel.link, can_edit)
    standing = _standing(session, told)  # first: the words may be newer than it, never older
    message = NOTIFICATIONS[told.kind](telling)
    if message is None:
        return None
    kept = KEPT.get(told.kind)
    if not can_edit:  # what stands stays: a card is said anew, all else settles itself
        is_new = kept is None or kept.is_said_anew or not standing[0]
        return Words(message, "", standing[1]) if is_new else None
    if kept is None or kept.first is None or standing[0] or isinstance(message, Menu):
        return Words(message, *standing)
    first = kept.first(telling, message)
    return Words(first, *standing, is_first=first != message)


def _standing(session: Session, told: Told) -> tuple[str, int]:
    """The message that this row changes, if one stands, and the revision it is to show."""
    kept = KEPT.get(told.kind)
    return kept.look(session, told) if kept else ("", 0)


# -- afterwards ----------------------------------------------------------------------------------
