"""A street corner for bad days: the bot is a process of its own, so that it can be killed."""

import asyncio
import contextlib
import itertools
import time
from collections.abc import AsyncIterator, Callable, Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any, TypeVar
from urllib.parse import urlsplit

from sqlalchemy import func, text, update
from sqlmodel import Session, col, select

from bot.operations.settings import Mode
from bot.practice import Chat, Limits, Message, Room, User, serving
from bot.practice.faults import Cut, Fault, Faults
from bot.practice.webhook import Webhook
from bot.practice.world import Query
from storage.community import groups, settings
from storage.community.groups import Purpose
from storage.community.memberships import Role
from storage.engine import clock
from storage.engine.database import Database
from storage.messaging import inbox
from storage.messaging.outbox import OutboxState, Told
from storage.wishes.claims import Claim
from storage.wishes.wishes import Wish
from tests.faults.ledger import Ledger
from tests.faults.process import Process
from tests.harness.make import CHANNEL, Make, Somebody

Found = TypeVar("Found")
PATIENCE = 15.0  # seconds a test waits for what never comes
LOOK = 0.01  # seconds between two looks into another process
SOON = timedelta(minutes=1)  # what is due later is not waited for
MINE = "我来认领"


class Hanging(Faults):
    """Faults, and a call that hangs until the test lets go of it."""

    def __init__(self) -> None:
        super().__init__()
        self.hangs, self._let_go, self._has_effect = asyncio.Event(), asyncio.Event(), True

    def hang(self, method: str, chat: int) -> None:
        """The next call of `method` there hangs."""
        self.ordered.append(Fault(method, chat, 1))

    def let_go(self, *, effect: bool) -> None:
        """What hangs has its effect after all, or never had one."""
        self._has_effect = effect
        self._let_go.set()

    async def _strike(self, fault: Fault) -> Cut | None:
        if fault.refusal or fault.cut or fault.seconds:
            return await super()._strike(fault)
        self.hangs.set()
        await self._let_go.wait()
        if not self._has_effect:
            raise Cut(after=False)
        return None


class Spread(Webhook):
    """What a proxy before the replicas does: each update goes to the next of them."""

    def __init__(self, room: Room, replicas: list[Process]) -> None:
        super().__init__(room)
        self._turn = itertools.cycle([each.port for each in replicas])

    def _address(self) -> str:
        return f"http://127.0.0.1:{next(self._turn)}{urlsplit(self.url).path}"


class Corner:
    """王阿姨, 小陈 and 李明 with their phones, a group, and the processes that serve them."""

    def __init__(
        self, room: Room, base: str, database: Database, folder: Path, mode: Mode, replicas: int = 1
    ) -> None:
        self.room, self.make, self.database = room, Make(database), database
        self.ledger = Ledger(room)
        self.faults = room.faults = Hanging()
        home = self.make.home = self.make.community(zone=where_it_is_noon())
        self.make.do(settings.adjust, None, home, {"wish.live-claims": 50, "wish.open-wishes": 50})
        self.wang, self.chen, self.li = self.make.wang, self.make.chen, self.make.li
        self.users = {each.id: self._phone(each) for each in (self.wang, self.chen, self.li)}
        self.group = room.add_group("邻里群", self.users.values())
        url = database.url.render_as_string(hide_password=False)
        self.process = Process(room, base, url, folder, mode)
        others = range(1, replicas)
        public = f"http://127.0.0.1:{self.process.port}"
        self.replicas = [
            self.process,
            *(Process(room, base, url, folder, mode, public=public) for _ in others),
        ]
        if replicas > 1:
            room.webhook = Spread(room, self.replicas)

    def person(self, name: str, role: Role = Role.VOLUNTEER, **about: Any) -> Somebody:
        """One more neighbour, with a phone and in the group."""
        somebody = self.make.person(name, role, **about)
        phone = self.users[somebody.id] = self._phone(somebody)
        self.group.members[phone.id] = "member"
        return somebody

    def _phone(self, who: Somebody) -> User:
        return self.room.add_user(who.name, id=int(who.address), has_started=True)

    def open(self) -> None:
        """The bot is in the group, and the group is the community's."""
        self.group.members[self.room.bot.id] = "member"
        self.make.do(self._bind)

    async def serve(self, **orders: Any) -> None:
        """All the replicas run, as `orders` say (tests.faults.replica)."""
        await asyncio.gather(*(each.start(**orders) for each in self.replicas))

    async def close(self) -> None:
        """Nothing of the processes stays."""
        self.faults.let_go(effect=False)
        await asyncio.gather(*(each.close() for each in self.replicas))

    def _bind(self, session: Session) -> None:
        group = groups.met(session, CHANNEL, str(self.group.id), self.group.title)
        groups.bind(session, self.chen.id, group, self.make.home, Purpose.WISHES, "")

    # -- acting ----------------------------------------------------------------------------------

    async def wish(self) -> tuple[Wish, Message]:
        """An open wish, and its card in the group."""
        wish = self.make.open_wish()
        card = await self.sees(self.group, wish.code)
        return wish, card

    def taps(self, who: Somebody, card: Message, label: str) -> tuple[Query, int]:
        """Tap; the question to the bot, and the number of its update."""
        query = self.room.tap_now(self.users[who.id], card, label)
        return query, max(self.room.updates.all)

    async def says(self, who: Somebody, words: str) -> None:
        await self.room.say(self.users[who.id], self.room.bot, words)

    def a_minute_passes(self) -> None:
        """For a lease: the clock of a process that runs is out of our reach."""
        past = clock.now() - timedelta(seconds=1)
        late = update(Told).where(col(Told.state) == OutboxState.SENDING).values(leased_until=past)
        self.make.do(lambda session: session.execute(late) and None)

    @contextlib.contextmanager
    def locked(self) -> Iterator[None]:
        """Another program has the database to itself, so that no event can be noted."""
        with self.database.engine.connect() as connection, connection.begin():
            if not self.database.is_sqlite:  # SQLite is locked by beginning
                connection.execute(text("LOCK TABLE inbox IN ACCESS EXCLUSIVE MODE"))
            yield

    # -- looking ---------------------------------------------------------------------------------

    async def until(self, look: Callable[[], Found], patience: float = PATIENCE) -> Found:
        """What `look` finds as soon as it finds something, in whatever process it happens."""
        ends = time.monotonic() + patience
        while not (found := look()):
            assert time.monotonic() < ends, [each.log[-5:] for each in self.replicas]
            await asyncio.sleep(LOOK)
        return found

    async def quiet(self, patience: float = PATIENCE) -> None:
        """All that people did was heard, and all that was promised was told."""
        await self.until(lambda: not self.room.updates.waiting, patience)
        await self.until(lambda: not self.database.read_now(_owed), patience)

    async def sees(self, chat: Chat | User, *fragments: str) -> Message:
        """A message in a chat with all these words."""
        return await self.until(lambda: next(iter(self.seen(chat, *fragments)), None))  # type: ignore[return-value]

    def seen(self, chat: Chat | User, *fragments: str) -> list[Message]:
        """All messages of the bot in a chat that have all these words."""
        return [
            each
            for each in self.room.chat(chat)
            if each.sender.is_bot and all(one in each.text for one in fragments)
        ]

    def private(self, who: Somebody) -> User:
        return self.users[who.id]

    def claims(self) -> list[Claim]:
        return self.make.rows(Claim)

    def promise(self, kind: str) -> Told:
        """The only promise of this kind."""
        (told,) = self.make.rows(Told, kind=kind)
        return told


def where_it_is_noon() -> str:
    """Somewhere people are awake now, whenever the test begins."""
    ahead = 12 - clock.now().hour
    return f"Etc/GMT{-ahead:+d}"


def _owed(session: Session) -> int:
    """How much is still to be told, or to be tried again."""
    state, soon = col(Told.state), clock.now() + SOON
    is_due = (state == OutboxState.READY) & (col(Told.due_at) < soon)
    promises = select(func.count()).select_from(Told).where(is_due | (state == OutboxState.SENDING))
    events = (
        select(func.count()).select_from(inbox.InboxEvent).filter_by(state=inbox.EventState.WAITING)
    )
    return session.exec(promises).one() + session.exec(events).one()


@contextlib.asynccontextmanager
async def opened(
    database: Database,
    folder: Path,
    mode: Mode,
    *,
    replicas: int = 1,
    is_patient: bool = False,
) -> AsyncIterator[Corner]:
    """A corner that is not served yet. Where it `is_patient`, nobody is told to wait for having
    said too much."""
    room = Room(limits=Limits(enforced=not is_patient))
    async with serving(room) as base:
        corner = Corner(room, base, database, folder, mode, replicas)
        room.webhook.pauses = (0.1,)
        try:
            corner.open()
            yield corner
        finally:
            await corner.close()
