"""Who may say and press what: the register of commands, buttons, forms and events.

Every button names its *door*: the storage function that finds the row for this person or raises
NotFound. There is no way to register a button without one.
"""

from dataclasses import dataclass, field
from typing import Any, TypeVar

from sqlmodel import Session

from bot.forms.engine import Run
from bot.messages import Action, Channel, Incoming, Message, Reply, Still
from bot.register.actions import payload
from bot.texts import Words
from storage.community import accounts, groups, memberships, people, permissions
from storage.community.accounts import Account, KnownPerson
from storage.community.groups import Group
from storage.community.people import Person
from storage.engine.errors import NotAllowed, Refused

T = TypeVar("T")


@dataclass(slots=True)
class Event:
    """One thing heard, with who said it and where, inside its transaction."""

    session: Session
    incoming: Incoming
    channel: Channel
    words: Words
    known: KnownPerson | None = None  # None: an event that nobody in particular caused
    chat: groups.KnownGroup | None = None  # the group it happened in
    home: int | None = None  # the community, where it was named or follows from the group
    args: str = ""
    action: Action = field(default=Action("", 0))
    row: Any = None  # what the pressed button is about, as its door found it
    subject: int = 0  # the row a filled-in form is about
    filled: int = 0  # the number of the form whose end this was
    is_unasked: bool = False  # the form that this would have answered was just put away
    stills: list[Still] = field(default_factory=list)  # older messages that change
    runs: dict[int, Run] = field(
        default_factory=dict
    )  # of open forms, by number (bot/forms/runs.py)

    @property
    def person_id(self) -> int:
        assert self.known is not None
        return self.known.person_id

    @property
    def person(self) -> Person:
        """Who spoke, to be changed."""
        return people.get(self.session, self.person_id)

    @property
    def account(self) -> Account:
        """Their account on this channel, to be changed."""
        sender = self.incoming.sender
        assert sender is not None
        found = accounts.account(self.session, self.incoming.channel, sender.id)
        assert found is not None
        return found

    @property
    def is_reachable(self) -> bool:
        """Their private chat can be written to."""
        return self.known is not None and self.known.is_open

    @property
    def group(self) -> Group | None:
        """The group it happened in, to be changed."""
        return self.session.get(Group, self.chat.id) if self.chat else None

    @property
    def is_private(self) -> bool:
        return self.incoming.place is None or self.incoming.place.is_private

    def link(self, name: str, rest: object = "") -> str:
        """A link into our private chat."""
        return self.channel.link(payload(name, rest))


class WhichHome(Refused):
    """The person belongs to several communities and must say which one they mean."""

    def __init__(self, homes: list[int]) -> None:
        super().__init__()
        self.homes = homes


class NoHome(Refused):
    """The person belongs to no community yet."""


def home(event: Event, act: str = "") -> int:
    """The community this event is about, where the person may do `act` ("": belongs).
    Raises NoHome, NotAllowed, WhichHome."""
    fitting = homes(event, act)
    if len(fitting) > 1:
        raise WhichHome(fitting)
    return fitting[0]


def homes(event: Event, act: str = "") -> list[int]:
    """Every community that this event may be about, at least one. Raises NoHome, NotAllowed."""
    theirs = [event.home] if event.home else memberships.homes(event.session, event.person_id)
    if not theirs:
        raise NoHome()
    fitting = [each for each in theirs if _fits(event, each, act)]
    if not fitting:
        raise NotAllowed()
    return fitting


def _fits(event: Event, community_id: int, act: str) -> bool:
    if act:
        return permissions.may(event.session, event.person_id, act, community_id)
    return bool(memberships.held(event.session, event.person_id, community_id))


# Who a command is for ---------------------------------------------------------------------------


# The register -----------------------------------------------------------------------------------


def said(*messages: Message) -> Reply:
    """A reply of messages only."""
    return Reply(messages=messages)
