"""Puts the parts together: database, channel, inbox, delivery, clockwork, web; start and stop."""

import asyncio
import contextlib
from collections.abc import AsyncIterator, Callable, Coroutine
from datetime import timedelta
from functools import partial

from fastapi import FastAPI
from sqlmodel import Session
from starlette.types import ASGIApp, Receive, Scope, Send

from bot import register, texts
from bot.channels.telegram.channel import Telegram
from bot.channels.telegram.listening import Listening
from bot.channels.telegram.polling import poll
from bot.channels.telegram.reply import finish, respond
from bot.channels.telegram.setup import publish
from bot.channels.telegram.webhook import webhook_route
from bot.hearing.inbox import Inbox
from bot.messages import ChannelError, Incoming, Rejected, Reply, Slow
from bot.operations import log, metrics
from bot.operations.bell import Bells
from bot.operations.health import health_routes
from bot.operations.settings import Mode, Settings
from bot.pictures import fonts
from bot.register import actions
from bot.speaking import menus
from bot.speaking.delivery import Delivery
from scheduler.clockwork import Clockwork
from storage.engine import forgotten, vault
from storage.engine.database import Database
from storage.engine.troubles import Troubles
from storage.messaging import backlog, dead_letters, outbox
from storage.messaging.kinds import Lane
from storage.records import backup, forgotten_again, schema, write_probe
from storage.wishes import alarm_calls

logger = log.get(__name__)
register.load()

MEND_EVERY = 1.0  # seconds between looks for kept events whose time has come
WATCH_EVERY = 10.0  # seconds between looks whether the clockwork goes and writes succeed
WRITE_PATIENCE = 20.0  # seconds; a backup may hold the file for some
LONGEST_PAUSE = 60.0  # seconds between tries to reach the channel at the start
END = {"meeting", "profile"}  # the parts that are ever done with


class Stopped(Exception):
    """The clockwork has not ticked for a long time."""


class App:
    """One replica. `failed` is called when a part of it has ended that must not: whoever started it
    ends the process then, which systemd and compose start anew."""

    def __init__(self, settings: Settings, failed: Callable[[], None] = lambda: None) -> None:
        self.settings = settings
        self.troubles = Troubles(metrics.missing)
        vault.use(settings.vault())
        forgotten.keep_in(settings.data_dir)
        fonts.use(str(settings.font))
        self.database = Database(settings.database_url, seen=metrics.transaction_took)
        self.telegram = Telegram(
            settings.telegram_token.get_secret_value(), actions.sign, settings.telegram_api_base
        )
        self._listening = _listening(settings, self.telegram, self.troubles)
        channels = {self.telegram.name: self.telegram}
        self.delivery = Delivery(self.database, channels, self.troubles)
        self.inbox = Inbox(self.database, self.telegram, self.delivery.wake)
        self.clockwork = Clockwork(self.database, self.troubles)
        url = settings.alarm_url.get_secret_value()
        self.bells = Bells(self.database, self.troubles, url)
        self.web = _web(self)
        self.is_ready = False
        self.broken = ""  # the part that has ended though nobody asked it to
        self._failed = failed
        self._is_stopping = False
        self._tasks: list[asyncio.Task[None]] = []

    async def start(self) -> None:
        """Migrate, learn our name, begin to hear, say and remember."""
        await asyncio.to_thread(schema.upgrade, self.settings.database_url)
        if (file := self.database.file) is not None:
            await asyncio.to_thread(backup.sweep, file.parent)
        await asyncio.to_thread(texts.words, texts.DEFAULT)  # nobody's first tap waits for it
        if count := await asyncio.to_thread(forgotten_again.run, self.database):
            logger.warning("forgotten once more, after a restore", count=count)
        metrics.watch(self._backlog)
        has_met = await self._meet() is None
        self.clockwork.start()
        self._go("delivery", self.delivery.run())
        self._go("mending", self._mend())
        self._go("clockwork", self._watch())
        self._go("bells", self.bells.run())
        if has_met:
            self._begin()
        else:
            self._go("meeting", self._meet_later())

    def _begin(self) -> None:
        """The channel knows us: hear it, and say that we are ready."""
        if self.settings.mode is Mode.POLLING:
            self._go("polling", self._poll())
        self._go("listening", self._listening.run())
        self._go("profile", self._publish())
        self.is_ready = True
        logger.info("ready", bot=f"@{self.telegram.me.username}", mode=self.settings.mode)

    def ends(self) -> None:
        """Begin to say nothing new, while what was begun still has its time."""
        self.is_ready, self._is_stopping = False, True
        self.delivery.stop()

    async def stop(self) -> None:
        """Hear nothing more, let what is being said end, close. What the channel answers in time
        leaves nothing uncertain."""
        self.ends()
        for task in self._tasks[1:]:  # the first, delivery, ends by itself
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        await self.clockwork.stop()
        metrics.watch(None)
        await self.telegram.stop()
        await asyncio.to_thread(self.database.close)

    async def travel(self, by: timedelta) -> None:
        """The practice room skips forward: what was due on the way happens, in order."""
        await self.clockwork.travel(by, self.settled)
        self.delivery.wake()

    async def settled(self) -> None:
        """All that is due has been said: for the practice room and for tests."""
        await self.delivery.settled()

    def _go(self, part: str, work: Coroutine[None, None, None]) -> None:
        task = asyncio.create_task(work, name=part)
        task.add_done_callback(self._ended)
        self._tasks.append(task)

    def _ended(self, task: asyncio.Task[None]) -> None:
        """A part that ends though it never does, or by a fault, ends the bot."""
        if self._is_stopping or task.cancelled():
            return
        part, fault = task.get_name(), task.exception()
        if part in END and fault is None:
            return
        logger.critical("a part of the bot has ended; so does the bot", part=part, exc_info=fault)
        self.is_ready, self.broken = False, self.broken or part
        self._failed()

    async def _watch(self) -> None:
        while True:
            await self._write()
            await asyncio.sleep(WATCH_EVERY)
            if self.clockwork.stands_still:
                raise Stopped()

    async def _write(self) -> None:
        """Whether what people say can be kept: a full disk can still be read."""
        try:
            async with asyncio.timeout(WRITE_PATIENCE):
                await self.database.transact(write_probe.write)
        except Exception as fault:  # noqa: BLE001 — whatever it is, nothing can be kept
            self.troubles.begin("writing", "the database takes no writes", fault)
        else:
            self.troubles.end("writing")

    async def _meet(self) -> float | None:
        """Learn who we are, and have what people say come to us; None, or after how many seconds to
        try again. A wrong token stops the start; a network that is away comes back."""
        try:
            await self.telegram.start()
            await self._listening.begin()
        except Rejected:
            raise
        except ChannelError as error:
            says = "the channel can't be reached yet"
            self.troubles.begin("meeting", says, level="warning", why=type(error).__name__)
            return error.seconds if isinstance(error, Slow) else 0.0
        self.troubles.end("meeting")
        return None

    async def _meet_later(self) -> None:
        """Meanwhile the process lives, is not ready, and can be stopped."""
        pause = 1.0
        while (asked := await self._meet()) is not None:
            await asyncio.sleep(max(asked, pause))
            pause = min(pause * 2, LONGEST_PAUSE)
        self._begin()

    async def _publish(self) -> None:
        await publish(self.telegram, menus.offers(), self.troubles)

    async def dressed(self) -> None:
        """Menus and description are up to date: for tests, nobody else waits for it."""
        await asyncio.gather(*(each for each in self._tasks if each.get_name() == "profile"))

    async def _poll(self) -> None:
        hears = self.inbox
        await poll(
            self.telegram,
            hears.hear,
            hears.keep_unreadable,
            troubles=self.troubles,
            settle=hears.settle,
        )

    async def _mend(self) -> None:
        """Kept events are tried again by us: the channel was told that all is well."""

        async def say(incoming: Incoming, reply: Reply) -> None:
            await respond(self.telegram, incoming, reply, settle=self.inbox.settle)

        while True:
            try:
                is_any = await self.inbox.mend(say)
            except Exception as fault:  # noqa: BLE001 — whatever it is, we look again
                self.troubles.begin("mending", "kept events could not be read", fault)
                is_any = False
            else:
                self.troubles.end("mending")
            if not is_any:
                await asyncio.sleep(MEND_EVERY)

    def _backlog(self) -> metrics.Backlog:
        return self.database.read_now(_backlog)


def _listening(settings: Settings, telegram: Telegram, troubles: Troubles) -> Listening:
    if settings.mode is Mode.POLLING:
        return Listening(telegram, troubles)
    secret = settings.webhook_secret.get_secret_value()
    return Listening(telegram, troubles, settings.webhook_url, secret)


def _backlog(session: Session) -> metrics.Backlog:
    depth = backlog.depth(session)
    lanes = tuple(metrics.Queue(lane.name.lower(), *depth.get(lane, (0, 0.0))) for lane in Lane)
    dead = backlog.count(session, outbox.OutboxState.DEAD)
    unheard = alarm_calls.count_unheard(session)
    return metrics.Backlog(lanes, dead_letters.count_dead(session), dead, unheard)


def _web(app: App) -> ASGIApp:
    @contextlib.asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        await app.start()
        try:
            yield
        finally:
            await app.stop()

    web = FastAPI(title="Wishlight", lifespan=lifespan, docs_url=None, openapi_url=None)
    web.router.routes.extend(health_routes(app))
    return _with_webhook(app, web) if app.settings.mode is Mode.WEBHOOK else web


def _with_webhook(app: App, web: ASGIApp) -> ASGIApp:
    """In front of everything else: a tap passes no middleware that it does not need."""
    secret, hears = app.settings.webhook_secret.get_secret_value(), app.inbox
    path = app.settings.webhook_path
    after = partial(finish, settle=hears.settle)
    hook = webhook_route(app.telegram, path, secret, hears.hear, hears.keep_unreadable, after)

    async def door(scope: Scope, receive: Receive, send: Send) -> None:
        is_update = scope["type"] == "http" and scope["path"] == path
        await (hook.handle if is_update else web)(scope, receive, send)

    return door
