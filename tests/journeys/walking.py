"""Going through the bot as people do: press or answer the first that fits what is shown now."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from itertools import product
from typing import NamedTuple

from bot.practice import Chat, Message
from tests.harness import seeing
from tests.harness.street import Neighbour, Street

MOST = 60  # actions; whoever needs more walks in a circle


class Tap(NamedTuple):
    """Press this button, where it can be seen."""

    label: str
    once: bool = False

    @property
    def words(self) -> str:
        return f"[{self.label}]"

    def fits(self, message: Message) -> bool:
        return any(self.label in each["text"] for each in message.buttons)

    async def go(self, who: Neighbour, message: Message) -> None:
        await who.taps(self.label, on=message)


class Say(NamedTuple):
    """Where these words are asked, write that."""

    asked: str
    answer: str
    once: bool = False

    @property
    def words(self) -> str:
        return self.answer

    def fits(self, message: Message) -> bool:
        return self.asked in message.text

    async def go(self, who: Neighbour, message: Message) -> None:
        await who.says(self.answer)


Way = Tap | Say


class Cost(NamedTuple):
    """What a journey asks of people: taps, words and commands; and messages that come to them."""

    actions: int
    messages: int

    def __add__(self, other: object) -> "Cost":
        assert isinstance(other, Cost)
        return Cost(self.actions + other.actions, self.messages + other.messages)


@dataclass
class Walk:
    """One journey: what hands do is counted, and what is new to read when it is over."""

    street: Street
    actions: int = 0
    steps: list[str] = field(default_factory=list)
    pressed: set[object] = field(default_factory=set)
    read: dict[int, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.read = {chat.id: max(chat.messages, default=0) for chat in self._chats()}

    async def says(self, who: Neighbour, text: str, to: Chat | None = None) -> None:
        self._counts(who, text)
        await who.says(text, to=to)
        await self.street.quiet()

    async def taps(self, who: Neighbour, label: str, on: Chat | Message | None = None) -> None:
        self._counts(who, f"[{label}]")
        await who.taps(label, on=on)
        await self.street.quiet()

    async def goes_on(self, who: Neighbour, until: str, *ways: Way) -> None:
        """Until these words are new to read: each time the first way that what is new offers."""
        left = list(ways)
        while not any(until in each.text for each in who._new()):
            way = await self._goes(who, who._new() or [who.last], left)
            if way.once:
                left.remove(way)

    async def clears(
        self, who: Neighbour, is_clear: Callable[[], Awaitable[bool]], *ways: Way
    ) -> None:
        """Until nothing is left, wherever it stands in the chat, the newest first."""
        while not await is_clear():
            await self._goes(who, who.messages, ways)

    def cost(self) -> Cost:
        """So far. A message in a group is read by many and counts once."""
        new = [
            each
            for chat in self._chats()
            for each in chat.messages.values()
            if each.sender.is_bot and each.id > self.read.get(chat.id, 0)
        ]
        return Cost(self.actions, len(new))

    def _counts(self, who: Neighbour, what: str) -> None:
        self.actions += 1
        self.steps.append(f"{who.name}: {what}")
        assert self.actions <= MOST, self.street.transcript("\n".join(self.steps))

    async def _goes(self, who: Neighbour, shown: list[Message], ways: Sequence[Way]) -> Way:
        """The first way that some message offers; what was pressed and did nothing offers none."""
        for way, message in product(ways, reversed(shown)):
            pressed = (way, message.id, seeing.look(message))
            if way.fits(message) and pressed not in self.pressed:
                self.pressed.add(pressed)
                self._counts(who, way.words)
                await way.go(who, message)
                await self.street.quiet()
                return way
        raise AssertionError(self.street.transcript(f"{who.name} knows no way on: {self.steps}"))

    def _chats(self) -> list[Chat]:
        return list(self.street.room.world.chats.values())
