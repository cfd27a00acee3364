"""What can be heard and said on any channel. Nothing here knows which one it is."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import NamedTuple, Protocol

from storage.kit.spans import Spans


class Heard(StrEnum):
    """What kind of thing came in."""

    TEXT = "text"
    COMMAND = "command"
    TAP = "tap"
    PHOTO = "photo"
    LOCATION = "location"
    CONTACT = "contact"
    VOICE = "voice"  # a recording, in private or in a group
    OTHER = "other"  # sticker, video, document, dice, poll …: `Incoming.text` names it
    EDITED = "edited"  # somebody edited an old message
    BOT_JOINED = "bot_joined"  # we were added to a group
    BOT_LEFT = "bot_left"  # we were removed from a group
    BOT_PROMOTED = "bot_promoted"  # our rights in a group changed
    JOINED = "joined"  # somebody joined a group; `Incoming.others` names them
    LEFT = "left"
    RENAMED = "renamed"  # a group has a new title (`Incoming.place.title`)
    MIGRATED = "migrated"  # a group has a new address (`Incoming.text`)
    BLOCKED = "blocked"  # a person blocked us
    UNBLOCKED = "unblocked"
    NOTHING = "nothing"  # understood, and nothing for us in it


class Sender(NamedTuple):
    """Who an event comes from, as the channel knows them."""

    id: str
    name: str
    username: str = ""
    language: str = ""  # IETF tag as the channel gives it, "" when it does not
    is_bot: bool = False


class Place(NamedTuple):
    """Where an event happened. A private place has the person's own chat id."""

    id: str
    is_private: bool
    title: str = ""
    thread: str = ""  # a topic inside a group


class Tap(NamedTuple):
    """A pressed button: `id` to answer it by, `data` as we signed it, and client input."""

    id: str
    data: str
    message_id: str = ""  # "" when the channel no longer knows the message


@dataclass(frozen=True, slots=True)
class Incoming:
    """One event from a channel. `event_id`: unique per channel, the same on every redelivery."""

    channel: str
    event_id: str
    heard: Heard
    sender: Sender | None
    place: Place | None
    at: datetime
    text: str = ""  # text, caption, a command's arguments, the name of an OTHER kind, a new address
    command: str = ""
    tap: Tap | None = None
    media: tuple[str, ...] = ()  # the channel's ids of photos, best size each, or of a document
    album: str = ""  # photos sent together share it
    message_id: str = ""
    replies_to: tuple[str, ...] = ()  # the data of the buttons under the message that this answers
    is_forwarded: bool = False
    is_anonymous: bool = False  # an admin of the group speaks as the group; no `sender` then
    latitude: float | None = None
    longitude: float | None = None
    phone: str = ""  # of a shared contact
    contact_id: str = ""  # whose contact it is, when the channel says so
    seconds: int = 0  # of a recording
    others: tuple[Sender, ...] = ()
    spans: Spans = ()  # how parts of `text` look
    file_name: str = ""  # of a document


class Action(NamedTuple):
    """What a button does: `verb` on row `id`; `arg`: a revision or a short choice (no dots)."""

    verb: str
    id: int
    arg: str = ""


class Button(NamedTuple):
    """A label with either an action or a link."""

    label: str
    action: Action | None = None
    link: str = ""


class Asks(NamedTuple):
    """An open form, and which of its showings a message is: only the last has live buttons."""

    talk: int
    turn: int


def fact(name: str, value: str) -> str:
    """One line: a name and what it is, with the colon of the name's own writing."""
    colon = ": " if name[-1:].isascii() else "："
    return f"{name}{colon}{value}" if name else value


class File(NamedTuple):
    """Something to keep or to print, under the name it is saved by."""

    name: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Message:
    """What is said, without any channel in it. Texts are plain: a channel escapes as it must."""

    title: str = ""  # short: 26 characters fit everywhere, what is longer a channel may cut
    lead: str = ""
    facts: tuple[tuple[str, str], ...] = ()
    quote: str = ""  # somebody's own words
    note: str = ""  # small print
    rows: tuple[tuple[Button, ...], ...] = ()
    photos: tuple[str, ...] = ()
    voice: str = ""  # a recording, by the channel's id: alone, without pictures
    picture: bytes = b""  # one that we drew: a PNG, said with the message; an edit leaves it
    file: File | None = None  # one that we made, as a PDF
    draws: Callable[[], "bytes | File"] | None = None  # makes one of both; it may take a second
    takes_photos_back: bool = False  # in place of a message with a picture: the picture goes too
    told: int = 0  # the promise that saying this keeps
    asks: Asks | None = None  # the question of a form that it shows, with its live buttons
    above: str = ""  # small, over the title: what was just done, where in a list one is
    instead: "Message | None" = None  # what is so where the channel does not take the pictures
    spans: Spans = ()  # how parts of `lead` look, where a channel can show that

    def without_photos(self) -> "Message":
        """What is said where the channel does not take them."""
        return self.instead or replace(self, photos=())

    def drawn(self) -> "Message":
        """With what takes a while to make: never in a transaction, which others wait for."""
        made = self.draws() if self.draws else self.picture
        if isinstance(made, File):
            return replace(self, draws=None, file=made)
        return replace(self, draws=None, picture=made)

    @property
    def is_kept_whole(self) -> bool:
        """Whether an edit could not put it in place of another: it shows pictures, or is heard."""
        return bool(self.photos or self.voice)

    def plain(self) -> str:
        """The complete text without any markup."""
        facts = "\n".join(fact(name, value) for name, value in self.facts)
        parts = (self.above, self.title, self.lead, facts, self.quote, self.note)
        return "\n\n".join(part for part in parts if part)

    @property
    def buttons(self) -> tuple[Button, ...]:
        return tuple(button for row in self.rows for button in row)


class Toast(NamedTuple):
    """The short answer to a tap (≤ 200 characters). `link` opens a private chat where it can."""

    text: str
    is_alert: bool = False
    link: str = ""


class Still(NamedTuple):
    """A message by its number, and what it becomes: its buttons are answered."""

    message_id: str
    look: Message


@dataclass(frozen=True, slots=True)
class Reply:
    """What is said back at once. Losing it is harmless, for any message shows it again; of what is
    not, a message has the promise that it keeps."""

    messages: tuple[Message, ...] = ()  # said where the event happened
    toast: Toast | None = None  # answers the tap
    edit: Message | None = None  # takes the place of the tapped message
    private: tuple[Message, ...] = ()  # said to the sender's private chat
    stills: tuple[Still, ...] = ()  # what older messages of that chat look like from now on


class Address(NamedTuple):
    """Where a channel sends to."""

    chat: str
    thread: str = ""


class MenuEntry(NamedTuple):
    command: str
    description: str


@dataclass(frozen=True, slots=True)
class Menu:
    """The commands that a private chat offers."""

    entries: tuple[MenuEntry, ...]


@dataclass(frozen=True, slots=True)
class Abilities:
    """What a channel can do, as data: nobody asks for its name."""

    text_limit: int = 4096
    caption_limit: int = 1024
    photos_at_once: int = 10
    per_second: int = 30
    per_chat_second: int = 1
    per_group_minute: int = 20
    edits: bool = True  # a message can be changed afterwards
    voices: bool = True  # a recording can be heard, and sent on by its id


class Presence(StrEnum):
    """Whether somebody is in a group, as far as a channel can tell."""

    IN = "in"
    OUT = "out"  # never was, or went
    REMOVED = "removed"
    UNKNOWN = "unknown"


class ChannelError(Exception):
    """A message could not be said."""


class Slow(ChannelError):
    """The channel asks to wait `seconds`; `scope` is the chat's address or "" for the whole bot."""

    def __init__(self, seconds: float, scope: str = "") -> None:
        super().__init__(f"wait {seconds} s for {scope or 'the bot'}")
        self.seconds, self.scope = seconds, scope


class Busy(Slow):
    """The same for this one kind of call: whoever it is about can be spoken to."""


class Unreachable(ChannelError):
    """The person blocked us or never opened a chat with us; the group removed us."""


class NotThere(Unreachable):
    """The channel knows no such chat, at least now."""


class Moved(ChannelError):
    """The group lives at a new address."""

    def __init__(self, chat: str) -> None:
        super().__init__(f"moved to {chat}")
        self.chat = chat


class Gone(ChannelError):
    """The message to edit is not there any more."""


class Rejected(ChannelError):
    """The channel will never take this message."""


class NotSent(ChannelError):
    """The channel was never reached: safe to try again."""


class Shut(NotSent):
    """The channel does not know our token: nothing goes out until the operator has mended that."""


class Lost(ChannelError):
    """The answer was lost: the message may have been said."""


Settle = Callable[[Incoming, Message, str, ChannelError | None], Awaitable[Message | None]]
"""How it went with what keeps a promise, and which change of a tapped message was not said; which
number a question has. What that is to look like already; None: it is right."""


class Channel(Protocol):
    """A wire. Every failure is a ChannelError."""

    name: str
    can: Abilities

    async def send(self, to: Address, message: Message) -> str:
        """Say `message`; the id by which it can be edited."""
        ...

    async def edit(self, to: Address, message_id: str, message: Message) -> str:
        """Make an old message look like `message`; looking so already is fine. The id by which it
        can be edited from now on."""
        ...

    def has_picture(self, message_id: str) -> bool:
        """Whether the message of this id shows a picture."""
        ...

    async def menu(self, to: Address, menu: Menu) -> None:
        """Offer these commands in a private chat; a channel without menus does nothing."""
        ...

    async def presence(self, group: Address, person: str) -> Presence:
        """Whether a group has this person; UNKNOWN where nobody can tell."""
        ...

    async def answer(self, tap: Tap, toast: Toast) -> None:
        """Answer a tap; an answer that comes too late is no failure."""
        ...

    def link(self, payload: str) -> str:
        """A link that opens our private chat with `payload` (A-Z a-z 0-9 _ -, ≤ 64)."""
        ...
