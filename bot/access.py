"""Who may say and press what: the register of commands, buttons, forms and events.

Every button names its *door*: the storage function that finds the row for this person or raises
NotFound. There is no way to register a button without one.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any, TypeVar

from sqlmodel import Session

from bot.conversation import Run
from bot.messages import Action, Button, Channel, Heard, Incoming, Message, Reply
from bot.texts import Words
from storage import groups, people, screening
from storage.errors import NotAllowed, NotFound, Refused
from storage.groups import Group
from storage.people import STAFF, Account, Known, Person, Role

T = TypeVar("T")
SAYS = "do"  # opens the payload of a link that says a command
PLAIN = re.compile(r"[A-Za-z0-9-]{1,9}( [A-Za-z0-9-]{1,9}){0,2}")  # 9: 2030-0042


@dataclass(slots=True)
class Event:
    """One thing heard, with who said it and where, inside its transaction."""

    session: Session
    incoming: Incoming
    channel: Channel
    words: Words
    known: Known | None = None  # None: an event that nobody in particular caused
    chat: groups.Known | None = None  # the group it happened in
    home: int | None = None  # the community, where it was named or follows from the group
    args: str = ""
    action: Action = field(default=Action("", 0))
    row: Any = None  # what the pressed button is about, as its door found it
    subject: int = 0  # the row a filled-in form is about
    is_unasked: bool = False  # the form that this would have answered was just put away
    runs: dict[int, Run] = field(default_factory=dict)  # of open forms, by number (bot/forms/runs.py)

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
        found = people.account(self.session, self.incoming.channel, sender.id)
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

    def link(self, payload: str) -> str:
        """A link into our private chat."""
        return self.channel.link(payload)


class WhichHome(Refused):
    """The person belongs to several communities and must say which one they mean."""

    def __init__(self, homes: list[int]) -> None:
        super().__init__()
        self.homes = homes


class NoHome(Refused):
    """The person belongs to no community yet."""


class Anonymous(Refused):
    """An admin speaks as the group: nobody knows who it is, and what they may do."""


class OldButton(Refused):
    """The button is of an older version, stands where it does not work, or was made up."""


def understood(kind: Callable[[str], T], text: str) -> T:
    """What a button says in its argument. Raises OldButton for what this version does not know."""
    try:
        return kind(text)
    except (ValueError, KeyError):
        raise OldButton() from None


def number(text: str) -> int:
    """A page or a row in a button's argument. Raises OldButton."""
    if not re.fullmatch("[0-9]{1,9}", text):
        raise OldButton()
    return int(text)


Who = Callable[[Event], None]
Door = Callable[[Session, int, int], Any]


def home(event: Event, roles: frozenset[Role] | None = None) -> int:
    """The community this event is about, where the person holds one of `roles` (None: any).
    Raises NoHome, NotAllowed, WhichHome."""
    fitting = homes(event, roles)
    if len(fitting) > 1:
        raise WhichHome(fitting)
    return fitting[0]


def homes(event: Event, roles: frozenset[Role] | None = None) -> list[int]:
    """Every community that this event may be about, at least one. Raises NoHome, NotAllowed."""
    theirs = [event.home] if event.home else people.homes(event.session, event.person_id)
    if not theirs:
        raise NoHome()
    fitting = [each for each in theirs if _holds(event, each, roles)]
    if not fitting:
        raise NotAllowed()
    return fitting


def _holds(event: Event, community_id: int, roles: frozenset[Role] | None) -> bool:
    held = people.roles(event.session, event.person_id, community_id)
    return bool(held if roles is None else held & roles)


# Who a command is for ---------------------------------------------------------------------------


def anyone(event: Event) -> None:
    """Everybody, also before they belong anywhere."""


def member(event: Event) -> None:
    """Who belongs to a community. Raises NoHome."""
    if not people.homes(event.session, event.person_id):
        raise NoHome()


def staff(event: Event) -> None:
    """Workers and admins of some community; which one is checked by `home`. Raises NotAllowed."""
    if not is_staff_somewhere(event.session, event.person_id):
        raise NotAllowed()


def is_staff_somewhere(session: Session, person_id: int) -> bool:
    homes = people.homes(session, person_id)
    return any(people.roles(session, person_id, each) & STAFF for each in homes)


# The register -----------------------------------------------------------------------------------

Answering = Callable[[Event], Reply | None]
Pressed = Callable[[Event, Any], Reply | None]
Finished = Callable[[Event, Any], Reply]


@dataclass(frozen=True, slots=True)
class Command:
    name: str
    who: Who
    run: Answering
    in_private: bool
    in_group: bool
    is_listed: bool  # in the menu
    is_shown_by_link: bool = (
        False  # it only shows something: whoever follows a link changes nothing
    )


@dataclass(frozen=True, slots=True)
class Press:
    verb: str
    door: Door
    run: Pressed
    in_group: bool  # else its answer is for one pair of eyes


COMMANDS: dict[str, Command] = {}
PRESSES: dict[str, Press] = {}
FORMS: dict[str, Finished] = {}
EVENTS: dict[Heard, Answering] = {}


def command(
    name: str,
    who: Who,
    *,
    private: bool = True,
    group: bool = False,
    listed: bool = True,
    link: bool = False,
) -> Callable[[Answering], Answering]:
    """Register a command, for whom, where it may be said, and whether a link may say it."""

    def register(run: Answering) -> Answering:
        assert name not in COMMANDS, name
        COMMANDS[name] = Command(name, who, run, private, group, listed, link)
        return run

    return register


def button(verb: str, door: Door, *, group: bool = False) -> Callable[[Pressed], Pressed]:
    """Register a button, the door to its row, and whether it works in groups too."""

    def register(run: Pressed) -> Pressed:
        assert verb not in PRESSES, verb
        PRESSES[verb] = Press(verb, door, run, group)
        return run

    return register


def form(flow: str) -> Callable[[Finished], Finished]:
    """Register what acts on a flow's filled-in form."""

    def register(run: Finished) -> Finished:
        assert flow not in FORMS, flow
        FORMS[flow] = run
        return run

    return register


def heard(*kinds: Heard) -> Callable[[Answering], Answering]:
    """Register what answers an event that is no text, command or tap."""

    def register(run: Answering) -> Answering:
        for kind in kinds:
            assert kind not in EVENTS, kind
            EVENTS[kind] = run
        return run

    return register


def nothing(session: Session, person_id: int, row_id: int) -> int:
    """The door for buttons that are about the presser alone (pages, languages, menus)."""
    return row_id


def community(session: Session, person_id: int, community_id: int) -> int:
    """The door to one's own community. Raises NotFound."""
    if not people.roles(session, person_id, community_id):
        raise NotFound()
    return community_id


def staffed(session: Session, person_id: int, community_id: int) -> int:
    """The door to a community for its workers. Raises NotFound."""
    if not people.is_staff(session, person_id, community_id):
        raise NotFound()
    return community_id


def administered(session: Session, person_id: int, community_id: int) -> int:
    """The door to a community for its admins. Raises NotFound."""
    if Role.ADMIN not in people.roles(session, person_id, community_id):
        raise NotFound()
    return community_id


def go_private(event: Event) -> Reply:
    """What is not for a group's eyes goes on in private, one tap away."""
    link = Button(event.words("group-go-private"), link=event.link(_payload(event)))
    return said(Message(lead=event.words("only-in-private"), rows=((link,),)))


def _payload(event: Event) -> str:
    """The command with its arguments, where it only shows something and they are plain."""
    name, args = event.incoming.command.lower(), event.incoming.text
    if name not in COMMANDS or not COMMANDS[name].is_shown_by_link:
        return "continue"
    is_plain = PLAIN.fullmatch(args) and screening.tucked(args) == args  # the group reads the link
    return f"{SAYS}_{name}_{args.replace(' ', '_')}" if is_plain else f"{SAYS}_{name}"


def linked(event: Event, rest: str) -> Reply:
    """What the link to a command says: the command, as if typed here. Raises NotFound."""
    name, _, args = rest.partition("_")
    meant = COMMANDS.get(name)
    if meant is None or not meant.is_shown_by_link:
        raise NotFound()
    event.args = args.replace("_", " ")
    event.incoming = replace(event.incoming, command=name, text=event.args)
    meant.who(event)
    return meant.run(event) or Reply()


def said(*messages: Message) -> Reply:
    """A reply of messages only."""
    return Reply(messages=messages)
