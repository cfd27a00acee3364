"""Several communities served by two replicas behind the proxy, and a crowd that taps every card."""

import asyncio
import contextlib
import time
from collections.abc import AsyncIterator, Sequence
from datetime import datetime, timedelta
from functools import partial
from itertools import count
from pathlib import Path
from typing import NamedTuple

from sqlmodel import Session, col, select, update

from bot.operations.settings import Mode
from bot.practice import Chat, Message, Room, User, serving
from bot.practice.world import Query
from storage.community import groups
from storage.community.groups import Purpose
from storage.community.memberships import Role
from storage.engine import clock
from storage.engine.database import Database
from storage.messaging.outbox import LEASE, OutboxState, Told
from storage.wishes import review, submission
from storage.wishes.wishes import Wish
from tests.faults.corner import MINE, PATIENCE, where_it_is_noon
from tests.faults.process import Process
from tests.faults.proxy import Proxy
from tests.faults.ways import IS_LONG
from tests.harness.make import CHANNEL, Make, Somebody

COMMUNITIES, CROWD = (6, 24) if IS_LONG else (3, 12)
WISHES = 4  # in each: so many cards at once are what a group's pace allows
THINKING = 0.5  # seconds before somebody taps again what they have tapped already
ON_ITS_WAY = (OutboxState.READY, OutboxState.SENDING)


class Tap(NamedTuple):
    """One tap of somebody in the crowd, and the number under which the bot is told of it."""

    who: Somebody
    query: Query
    update: int


class Asked(NamedTuple):
    """A wish, who asked, and the card as it was when nobody had tapped it."""

    wish: Wish
    owner: Somebody
    group: Chat
    card: Message
    button: str


class Town:
    """The communities, their phones, two replicas and the proxy."""

    def __init__(self, room: Room, base: str, database: Database, folder: Path) -> None:
        self.room, self.make, self.database = room, Make(database), database
        self.proxy = Proxy(folder / "proxy")
        room.webhook.trusts = self.proxy.trusts
        url = database.url.render_as_string(hide_password=False)
        about = (room, base, url, folder / "data", Mode.WEBHOOK, self.proxy.base)
        self.replicas = (Process(*about), Process(*about))
        self.make.home = self.make.community(zone=where_it_is_noon())
        self.crowd = [self.make.person(f"邻居{number}") for number in range(CROWD)]
        self.users = {each.id: self._phone(each) for each in self.crowd}
        self.asked: list[Asked] = []
        self.taps: list[Tap] = []
        self.is_enough = False

    def _phone(self, who: Somebody) -> User:
        return self.room.add_user(who.name, id=int(who.address), has_started=True)

    async def open(self) -> None:
        """Every replica runs, and every card stands in its group."""
        await self.proxy.start(tuple(each.port for each in self.replicas))
        waiting = [each for number in range(COMMUNITIES) for each in await self._settle(number)]
        await asyncio.gather(*(each.start() for each in self.replicas))
        for wish, owner, group in waiting:
            card = await self._card(group, wish)
            self.asked.append(Asked(wish, owner, group, card, _data(card)))
        await self.quiet()

    async def close(self) -> None:
        """Nothing of it stays."""
        for each in self.replicas:
            await each.close()
        await self.proxy.stop()

    async def _settle(self, number: int) -> list[tuple[Wish, Somebody, Chat]]:
        """One more community, with its group and its open wishes."""
        home = self.make.community(f"社区{number}", zone=where_it_is_noon())
        chen = self.make.person("小陈", Role.WORKER, at=home)
        members = [self._phone(chen), *self.users.values()]
        group = self.room.add_group(f"邻里群{number}", members)
        await self.room.add_bot(group, members[0])
        self.make.do(_bind, chen, group, home)
        return [(*self._wish(home, chen), group) for _ in range(WISHES)]

    def _wish(self, home: int, chen: Somebody) -> tuple[Wish, Somebody]:
        owner = self.make.person("王阿姨", at=home)
        self.users[owner.id] = self._phone(owner)
        form = self.make.form(community_id=home, place=f"{owner.address}室")
        wish = self.make.act(owner, submission.submit, form)
        return self.make.act(chen, review.approve, wish.key), owner

    async def _card(self, group: Chat, wish: Wish) -> Message:
        return await self.room.until(
            lambda: next(iter(self.seen(group, wish.code)), None),  # type: ignore[arg-type, return-value]
            PATIENCE,
        )

    # -- the crowd -------------------------------------------------------------------------------

    async def taps_on(self, cards: Sequence[Asked]) -> None:
        """Everybody taps one card after the other, all of them and again, until it is enough."""
        self.is_enough = False
        await asyncio.gather(*(self._goes_round(each, cards) for each in self.crowd))

    async def _goes_round(self, who: Somebody, cards: Sequence[Asked]) -> None:
        for turn in count():
            if self.is_enough and turn >= len(cards):
                return
            tap = self._tap(who, cards[turn % len(cards)])
            await self.room.until(partial(self.is_taken, tap), PATIENCE)
            if turn >= len(cards):
                await asyncio.sleep(THINKING)

    def _tap(self, who: Somebody, asked: Asked) -> Tap:
        query = self.room.tap_now(self.users[who.id], asked.card, asked.button, stale=True)
        self.taps.append(Tap(who, query, next(reversed(self.room.updates.all))))
        return self.taps[-1]

    def is_taken(self, tap: Tap) -> bool:
        """A replica has confirmed it."""
        return tap.update not in self.room.updates.waiting

    async def taps_made(self, many: int) -> None:
        """So many taps have been made and confirmed."""
        waiting = self.room.updates.waiting
        await self.room.until(lambda: len(self.taps) - len(waiting) >= many, PATIENCE)

    # -- looking ---------------------------------------------------------------------------------

    def seen(self, chat: Chat | User, *fragments: str) -> list[Message]:
        """All messages of the bot in a chat that have all these words."""
        return [
            each
            for each in self.room.chat(chat)
            if each.sender.is_bot and all(one in each.text for one in fragments)
        ]

    def on_its_way(self) -> list[Told]:
        """What is promised for now and not said yet."""

        def look(session: Session) -> list[Told]:
            now = col(Told.due_at) <= clock.now() + timedelta(minutes=5)
            return list(session.exec(select(Told).where(col(Told.state).in_(ON_ITS_WAY), now)))

        return self.database.read_now(look)

    async def quiet(self) -> None:
        """Everything was heard, and everything was said."""
        await self.room.until(lambda: not self.room.updates.waiting, PATIENCE)
        ends = time.monotonic() + PATIENCE
        while left := self.on_its_way():
            assert time.monotonic() < ends, [(row.kind, row.state, row.why) for row in left]
            await asyncio.sleep(0.05)  # other processes' doing: nothing here tells of it

    def a_minute_passes(self, since: datetime) -> int:
        """For what was leased before `since`, whose leases end; how many there are."""
        past = clock.now() - timedelta(seconds=1)
        held = (
            update(Told)
            .where(col(Told.state) == OutboxState.SENDING, col(Told.leased_until) < since + LEASE)
            .values(leased_until=past)
        )
        return self.make.do(lambda session: session.execute(held).rowcount)  # type: ignore[no-any-return]


def _bind(session: Session, chen: Somebody, chat: Chat, home: int) -> None:
    group = groups.met(session, CHANNEL, str(chat.id), chat.title)
    groups.bind(session, chen.id, group, home, Purpose.WISHES, "")


def _data(card: Message) -> str:
    """What the first button says to the bot."""
    button = card.buttons[0]
    assert button["text"] == MINE
    return str(button["callback_data"])


@contextlib.asynccontextmanager
async def opened(database: Database, folder: Path) -> AsyncIterator[Town]:
    """A town that is served."""
    room = Room()
    room.webhook.pauses = (0.1,)
    async with serving(room) as base:
        town = Town(room, base, database, folder)
        try:
            await town.open()
            yield town
        finally:
            town.is_enough = True
            await town.close()
