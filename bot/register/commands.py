"""Commands: what is said with a slash, by whom it may be said, and where."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from sqlmodel import Session

from bot.messages import Button, Message, Reply
from bot.register import links
from bot.register.event import Event, NoHome, said
from storage.community import memberships, permissions, screening
from storage.community.memberships import STAFF
from storage.engine.errors import NotAllowed, NotFound, Refused

PLAIN = re.compile(r"[A-Za-z0-9-]{1,9}( [A-Za-z0-9-]{1,9}){0,2}")  # 9: 2030-0042


class Anonymous(Refused):
    """An admin speaks as the group: nobody knows who it is, and what they may do."""


Who = Callable[[Event], None]


def anyone(event: Event) -> None:
    """Everybody, also before they belong anywhere."""


def member(event: Event) -> None:
    """Who belongs to a community. Raises NoHome."""
    if not memberships.homes(event.session, event.person_id):
        raise NoHome()


@dataclass(frozen=True, slots=True)
class WhoMay:
    """Who may do `act` in some community; in which one is checked by `home`."""

    act: str

    def __call__(self, event: Event) -> None:
        """Raises NotAllowed."""
        if not permissions.may_somewhere(event.session, event.person_id, self.act):
            raise NotAllowed()


def is_staff_somewhere(session: Session, person_id: int) -> bool:
    return not STAFF.isdisjoint(memberships.anywhere(session, person_id))


Answering = Callable[[Event], Reply | None]


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
    often: int = 50  # where it stands in the list: what people do most, first


COMMANDS: dict[str, Command] = {}


def command(
    name: str,
    who: Who,
    *,
    private: bool = True,
    group: bool = False,
    listed: bool = True,
    link: bool = False,
    often: int = 50,
) -> Callable[[Answering], Answering]:
    """Register a command, for whom, where it may be said, whether a link may say it, and where in
    the list of all it stands, the lowest first."""

    def register(run: Answering) -> Answering:
        assert name not in COMMANDS, name
        COMMANDS[name] = Command(name, who, run, private, group, listed, link, often)
        return run

    return register


def go_private(event: Event) -> Reply:
    """What is not for a group's eyes goes on in private, one tap away."""
    link = Button(event.words("group-go-private"), link=event.link(*_payload(event)))
    return said(Message(lead=event.words("only-in-private"), rows=((link,),)))


def _payload(event: Event) -> tuple[str, str]:
    """The command with its arguments, where it only shows something and they are plain."""
    name, args = event.incoming.command.lower(), event.incoming.text
    if name not in COMMANDS or not COMMANDS[name].is_shown_by_link:
        return "form.continue", ""
    is_plain = PLAIN.fullmatch(args) and screening.tucked(args) == args  # the group reads the link
    return SAID, f"{name}_{args.replace(' ', '_')}" if is_plain else name


SAID = "command.say"


@links.link(SAID)
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
