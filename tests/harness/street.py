"""A street to tell stories on: the whole house behind the wire, and people who talk and tap.

await street.wang.says("/wish")
await street.wang.hears("想请邻居帮什么忙")
toast = await street.li.taps("我来认领", on=street.group)
await street.forward(days=1)
"""

import asyncio
import contextlib
import socket
from collections.abc import AsyncIterator, Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any, TypeVar

from sqlmodel import Session, col, select
from starlette.types import ASGIApp, Receive, Scope, Send

from bot.app import App
from bot.operations.settings import Mode, load
from bot.practice import Answer, Chat, Limits, Message, Room, User, hosting, serving
from bot.practice.neighbourhood import cast
from bot.texts import words
from storage.community import communities, memberships
from storage.community.memberships import Role
from storage.engine import clock
from storage.messaging import dispatch
from storage.messaging.outbox import OutboxState, Told
from tests.harness import hours, seeing, stuck
from tests.harness.founded import Founded, Published
from tests.harness.hours import ZONE

Found = TypeVar("Found")

SECRET = "a-secret-that-only-the-tests-of-this-house-know"
FIRST_DAY = date(2030, 3, 5)  # a Tuesday, on which nobody has to be careful about the year's end
PATIENCE = 15.0  # seconds a test waits for what never comes; a busy machine stands still for some
MOMENT = timedelta(seconds=0.1)
BREATH = timedelta(minutes=1)  # what waits no longer than this waits for the pace alone
zh = words("zh")


class Neighbour:
    """One of the people, phone in hand."""

    def __init__(self, street: "Street", user: User, key: str) -> None:
        self.street, self.user, self.key = street, user, key
        self._before: dict[int, seeing.Look] = {}
        self._mark()

    # -- acting -----------------------------------------------------------------------------------

    async def says(self, text: str, to: Chat | None = None, **how: Any) -> Message:
        """Write into the private chat with the bot, or into a group."""
        self._mark()
        return await self.street.room.say(self.user, self._where(to), text, **how)

    async def taps(self, label: str, on: Chat | Message | None = None) -> Answer:
        """Tap the newest button of this label that can be seen there; what pops up."""
        message = await self._sees_button(label, on)
        data = seeing.button(message, label)
        assert data is not None, self.street.transcript(f"{self.name} sees no button {label!r}")
        self._mark()
        return await self.street.room.tap(self.user, message, data, PATIENCE)

    async def taps_data(self, message: Message, data: str) -> Answer:
        """Tap a button that an older look of a message had, or that somebody made up."""
        self._mark()
        return await self.street.room.tap(self.user, message, data, PATIENCE, stale=True)

    async def opens(self, link: str = "") -> Message:
        """Follow a link of ours into the private chat (an address or just its payload)."""
        self._mark()
        return await self.street.room.open_link(self.user, link.rpartition("start=")[2])

    async def sends_photo(self, count: int = 1, caption: str = "") -> list[Message]:
        """Send pictures; more than one come as an album."""
        self._mark()
        return await self.street.room.send_photo(self.user, self.chat, count, caption)

    async def sends_sticker(self) -> Message:
        self._mark()
        return await self.street.room.send_sticker(self.user, self.chat)

    async def sends_voice(self) -> Message:
        self._mark()
        return await self.street.room.send_voice(self.user, self.chat)

    async def sends_document(self, mime: str = "text/plain", name: str = "list.txt") -> Message:
        self._mark()
        return await self.street.room.send_document(self.user, self.chat, name, mime=mime)

    async def sends_location(self) -> Message:
        self._mark()
        return await self.street.room.send_location(self.user, self.chat)

    async def shares_contact(self, own: bool = True) -> Message:
        """Share one's own number, or somebody else's."""
        self._mark()
        return await self.street.room.send_contact(self.user, self.chat, own)

    async def forwards(self, text: str) -> Message:
        return await self.says(text, forwarded=True)

    async def edits(self, message: Message, text: str) -> Message:
        self._mark()
        return await self.street.room.edit_text(self.user, message, text)

    async def blocks_bot(self) -> None:
        await self.street.room.block(self.user)

    async def unblocks_bot(self) -> None:
        self._mark()
        await self.street.room.unblock(self.user)

    # -- perceiving -------------------------------------------------------------------------------

    async def hears(self, *fragments: str) -> Message:
        """A message, new or changed since they last did something, with all these words in it."""
        wanted = f"{self.name} to hear {fragments}"
        return await self.street.until(lambda: self._heard(fragments), wanted)

    async def hears_nothing_of(self, *fragments: str) -> None:
        """When all is quiet, none of these words is new in the private chat."""
        await self.street.quiet()
        for each in fragments:
            assert not self._heard((each,)), self.street.transcript(f"{self.name} heard {each!r}")

    async def everything_new(self) -> str:
        """All that came or changed since they last did something, once all is quiet."""
        await self.street.quiet()
        return "\n\n".join(seeing.shown(each) for each in self._new())

    @property
    def name(self) -> str:
        return self.user.name

    @property
    def chat(self) -> Chat:
        return self.street.room.private(self.user)

    @property
    def messages(self) -> list[Message]:
        """What the bot has said to them in private, oldest first."""
        return [each for each in self.street.room.chat(self.user) if each.sender.is_bot]

    @property
    def last(self) -> Message:
        """The bot's last message to them."""
        return self.messages[-1]

    def buttons(self, message: Message | None = None) -> list[str]:
        """The labels under a message (the last one)."""
        return [each["text"] for each in (message or self.last).buttons]

    # -- inside -----------------------------------------------------------------------------------

    def _where(self, to: Chat | None) -> Chat:
        return to or self.chat

    def _mark(self) -> None:
        self._before = {each.id: seeing.look(each) for each in self.messages}

    def _new(self) -> list[Message]:
        return [each for each in self.messages if self._before.get(each.id) != seeing.look(each)]

    def _heard(self, fragments: tuple[str, ...]) -> Message | None:
        fitting = (m for m in reversed(self._new()) if all(f in m.text for f in fragments))
        return next(fitting, None)

    async def _sees_button(self, label: str, on: Chat | Message | None) -> Message:
        def look() -> Message | None:
            if isinstance(on, Message):
                return on if seeing.button(on, label) else None
            seen = self.street.room.chat(self._where(on), seen_by=self.user)
            return seeing.with_button(seen, label)

        return await self.street.until(look, f"{self.name} to see the button {label!r}")


class Street:
    """The room, the house behind it, and everybody who lives here."""

    def __init__(self, room: Room, base: str, database_url: str, folder: Path, mode: Mode) -> None:
        self.room, self.base, self.mode = room, base, mode
        self._database_url, self._folder = database_url, folder
        self._port = _free_port()
        self.app = self._make_app()
        self.homes = Founded(room, self.app.database)
        self.homes.move_in()
        self.group, self.office = self.homes.groups["wishes"], self.homes.groups["workers"]
        self.neighbours = {
            key: Neighbour(self, user, key) for key, user in self.homes.users.items()
        }
        everybody = self.neighbours
        self.wang, self.he, self.zhou = everybody["wang"], everybody["he"], everybody["zhou"]
        self.chen, self.liu = everybody["chen"], everybody["liu"]
        self.li, self.zhang = everybody["li"], everybody["zhang"]
        self.zhao, self.sun, self.tang = everybody["zhao"], everybody["sun"], everybody["tang"]

    def _make_app(self) -> App:
        return Published(
            self.room,
            load(
                env_file=None,
                telegram_token=self.room.token,
                telegram_api_base=self.base,
                secret_key=SECRET,
                data_dir=self._folder,
                database_url=self._database_url,
                mode=self.mode,
                public_url=f"http://127.0.0.1:{self._port}",
                log_level="WARNING",
            ),
        )

    @contextlib.asynccontextmanager
    async def lived_in(self) -> AsyncIterator["Street"]:
        """The community is founded, the house open; it is closed in the end."""
        await self.homes.found()
        async with contextlib.AsyncExitStack() as stack:
            if self.mode is Mode.WEBHOOK:
                await stack.enter_async_context(hosting(self._web(), self._port))
            await self._open()
            stack.push_async_callback(self._close)
            await self.quiet()
            if Founded.first is None:
                await self.look(self.homes.remember)
            yield self

    def _web(self) -> ASGIApp:
        async def web(scope: Scope, receive: Receive, send: Send) -> None:
            await self.app.web(scope, receive, send)  # of the app that runs now

        return web

    async def _open(self) -> None:
        await self.app.start()
        await self.app.dressed()
        self.room.on_travel = self.app.travel

    async def _close(self) -> None:
        self.room.on_travel = None
        await self.app.stop()

    async def restart(self) -> None:
        """The process ends in good order, and another one begins on the same database."""
        await self._close()
        self.app = self._make_app()
        self.homes.database = self.app.database
        await self._open()

    # -- time -------------------------------------------------------------------------------------

    async def forward(self, **by: float) -> None:
        """Skip days, hours or minutes; what is due on the way happens, and is said."""
        await self.app.travel(timedelta(**by))
        await self.quiet()

    async def until_hour(self, hour: int) -> None:
        """Go on to the next `hour` o'clock on the wall."""
        await self.forward(seconds=(hours.upcoming(hour) - clock.now()).total_seconds())

    async def quiet(self) -> None:
        """All that people did is heard, committed, answered; all that is due is told. What waits
        only for the pace is told as well: the clock skips a few seconds."""
        try:
            async with asyncio.timeout(PATIENCE):
                while True:
                    await self._answered()
                    await self.app.settled()
                    if not await self._skip_a_breath():
                        return
        except TimeoutError:
            where, waits = stuck.shown(), await self.look(_waiting)
            raise AssertionError(
                f"it never gets quiet: {waits}\n{self.transcript('')}\n{where}"
            ) from None

    async def _answered(self) -> None:
        await self.room.until(lambda: not self.room.updates.waiting, PATIENCE)
        while replies := [each for each in asyncio.all_tasks() if self._is_reply(each)]:
            await asyncio.wait(replies)

    def _is_reply(self, task: "asyncio.Task[Any]") -> bool:
        """Whether it says something to whoever has just said something; behind a webhook's answer
        that goes on within the request. To look again and again instead keeps Python's lock from
        the very threads that are waited for."""
        says = {Mode.POLLING: "Replies._say", Mode.WEBHOOK: "RequestResponseCycle.run_asgi"}
        return getattr(task.get_coro(), "__qualname__", "") == says[self.mode]

    async def _skip_a_breath(self) -> bool:
        soonest = await self.app.database.read(dispatch.comes)
        if soonest is None or soonest > clock.now() + BREATH:
            return False
        clock.travel(max(soonest - clock.now(), MOMENT))
        self.app.delivery.wake()
        return True

    async def until(self, look: Callable[[], Found | None], wanted: str) -> Found:
        """What `look` finds as soon as it finds something; fails with all that was said."""
        await self.quiet()
        try:
            return await self.room.until(look, PATIENCE)  # type: ignore[return-value]
        except TimeoutError:
            raise AssertionError(self.transcript(f"waited in vain for {wanted}")) from None

    # -- looking ----------------------------------------------------------------------------------

    async def group_shows(self, *fragments: str, group: Chat | None = None) -> Message:
        """A message that stands in the group now, with all these words in it; the newest."""
        where = group or self.group

        def look() -> Message | None:
            shown = reversed(self.room.chat(where))
            return next((m for m in shown if all(f in m.text for f in fragments)), None)

        return await self.until(look, f"{where.title} to show {fragments}")

    async def office_shows(self, *fragments: str) -> Message:
        """The same for the workers' group."""
        return await self.group_shows(*fragments, group=self.office)

    def spoken(self, where: Chat) -> str:
        """Everything that can be read in a chat now, button data included."""
        return "\n".join(f"{seeing.shown(m)} {seeing.data(m)}" for m in self.room.chat(where))

    def transcript(self, why: str) -> str:
        """Who said what where, for a failing story."""
        lines = [why]
        for chat in self.room.world.chats.values():
            lines.append(f"\n——— {chat.title or (chat.user and chat.user.name)} ———")
            lines += [
                f"{m.sender.name}: {seeing.shown(m)}" for m in list(chat.messages.values())[-8:]
            ]
        return "\n".join(lines)

    async def do(self, verb: Callable[..., Found], *args: Any, **kwargs: Any) -> Found:
        """Something that happens without anybody saying it, in a transaction of its own."""
        return await self.app.database.transact(lambda session: verb(session, *args, **kwargs))

    async def look(self, verb: Callable[..., Found], *args: Any, **kwargs: Any) -> Found:
        """Look something up."""
        return await self.app.database.read(lambda session: verb(session, *args, **kwargs))

    def id_of(self, neighbour: Neighbour) -> int:
        """As the database knows them."""
        return self.homes.ids[neighbour.key]

    # -- a second community -----------------------------------------------------------------------

    async def found_another(self, name: str, **roles: Role) -> int:
        """Another community of the same bot; `roles`: who is what there (wang=Role.RESIDENT)."""

        def found(session: Session) -> int:
            home = communities.add(session, name).key
            for key, role in roles.items():
                memberships.grant(session, home, self.homes.ids[key], role)
            return home

        return await self.do(found)

    async def another_group(self, title: str, *members: Neighbour) -> Chat:
        """One more group with the bot in it, not bound to anything yet."""
        group = self.room.add_group(title, [each.user for each in members])
        await self.room.add_bot(group, members[0].user)
        await self.quiet()
        return group


def _waiting(session: Session) -> list[str]:
    """What is still to be said, for whoever wonders why it is not."""
    over = (OutboxState.SENT, OutboxState.DROPPED)
    rows = session.exec(select(Told).where(col(Told.state).not_in(over)))
    return [f"{told.kind} {told.state} {told.due_at - clock.now()} {told.why}" for told in rows]


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextlib.asynccontextmanager
async def opened(database_url: str, folder: Path, mode: Mode) -> AsyncIterator[Street]:
    """A street on this database, on a civil morning."""
    clock.begin_at(clock.at(FIRST_DAY, 10, ZONE))
    said = cast()
    room = Room(name=said["bot"], username=said["username"], limits=Limits(enforced=False))
    async with serving(room) as base:
        street = Street(room, base, database_url, folder, mode)
        async with street.lived_in():
            yield street
