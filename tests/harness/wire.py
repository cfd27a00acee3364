"""A channel that goes nowhere: it remembers what was said and fails as it is told."""

from collections import deque
from datetime import datetime, timedelta

from bot.messages import (
    Abilities,
    Address,
    ChannelError,
    Heard,
    Incoming,
    Menu,
    Message,
    Place,
    Presence,
    Reply,
    Sender,
    Tap,
    Toast,
)
from storage.engine import clock
from tests.harness.make import CHANNEL, Somebody


class Wire:
    """A Channel. Problems meet the next calls in turn; None is a good day."""

    name = CHANNEL

    def __init__(self, can: Abilities | None = None) -> None:
        self.can = can or Abilities()
        self.said: list[tuple[str, Message]] = []
        self.edits: list[tuple[str, Message]] = []
        self.menus: list[tuple[str, Menu]] = []
        self.edited_at: list[datetime] = []
        self._problems: dict[str, deque[Exception | None]] = {
            call: deque() for call in ("send", "edit", "menu")
        }
        self.tried = 0
        self.presences: dict[tuple[str, str], Presence] = {}
        self.looked: list[tuple[str, str]] = []

    async def send(self, to: Address, message: Message) -> str:
        self._meet("send")
        self.said.append((to.chat, message))
        return str(len(self.said))

    async def edit(self, to: Address, message_id: str, message: Message) -> str:
        self._meet("edit")
        self.edits.append((to.chat, message))
        self.edited_at.append(clock.now())
        return message_id

    def has_picture(self, message_id: str) -> bool:
        return bool(self.said[int(message_id) - 1][1].photos)

    async def menu(self, to: Address, menu: Menu) -> None:
        if self._problems["menu"] and (problem := self._problems["menu"].popleft()) is not None:
            raise problem
        self.menus.append((to.chat, menu))

    async def presence(self, group: Address, person: str) -> Presence:
        self.looked.append((group.chat, person))
        return self.presences.get((group.chat, person), Presence.UNKNOWN)

    async def answer(self, tap: Tap, toast: Toast) -> None:
        raise AssertionError("delivery answers no taps")

    def link(self, payload: str) -> str:
        return f"https://t.me/wishlight_bot?start={payload}"

    def will(self, *problems: ChannelError | None, on: str = "send") -> None:
        """Meet these, call by call."""
        self._problems[on].extend(problems)

    def will_be_fine(self) -> None:
        """Whatever was wrong has been mended."""
        for waiting in self._problems.values():
            waiting.clear()

    def _meet(self, call: str) -> None:
        self.tried += 1
        waiting = self._problems[call]
        if waiting and (problem := waiting.popleft()) is not None:
            raise problem

    def shown_in(self, chat: str) -> list[Message]:
        """How the messages of a chat were edited, in turn."""
        return [message for where, message in self.edits if where == chat]

    def heard_by(self, who: Somebody) -> list[str]:
        """What somebody was told, in plain words."""
        return [message.plain() for chat, message in self.said if chat == who.address]


class Speech:
    """Events as this channel would bring them."""

    def __init__(self) -> None:
        self._number = 0

    def text(self, who: Somebody, words: str) -> Incoming:
        return self._event(who, Heard.TEXT, text=words)

    def command(
        self, who: Somebody, command: str, rest: str = "", group: str = "", title: str = ""
    ) -> Incoming:
        place = Place(group, is_private=False, title=title) if group else None
        return self._event(who, Heard.COMMAND, place, command=command, text=rest)

    def photo(self, who: Somebody, media: str, album: str = "", words: str = "") -> Incoming:
        return self._event(who, Heard.PHOTO, media=(media,), album=album, text=words)

    def tap(self, who: Somebody, data: str, group: str = "") -> Incoming:
        place = Place(group, is_private=False) if group else None
        return self._event(who, Heard.TAP, place, tap=Tap(f"q{self._number}", data, "7"))

    def _event(
        self, who: Somebody, heard: Heard, place: Place | None = None, **about: object
    ) -> Incoming:
        self._number += 1
        return Incoming(
            CHANNEL,
            str(self._number),
            heard,
            Sender(who.address, who.name),
            place or Place(who.address, is_private=True),
            clock.now() + timedelta(),
            **about,  # type: ignore[arg-type]
        )


def shown(reply: Reply | None) -> str:
    """Everything that a reply lets somebody read, button labels included."""
    reply = reply or Reply()
    said = [*reply.messages, *reply.private, *([reply.edit] if reply.edit else [])]
    labels = [button.label for message in said for button in message.buttons]
    toast = [reply.toast.text] if reply.toast else []
    return "\n".join([*toast, *(message.plain() for message in said), *labels])
