"""Groups: binding one to a community, and following its life."""

from sqlmodel import Session

from bot.cards.community import group_life
from bot.messages import Action, Button, Heard, Message, Reply, Toast
from bot.register import group_menu
from bot.register.buttons import CommunityFor, button, understood
from bot.register.commands import WhoMay, command
from bot.register.event import Event, home, said
from bot.register.events import heard
from storage.community import (
    accounts,
    communities,
    group_members,
    groups,
    memberships,
    permissions,
    posted_cards,
    residency,
    welcomes,
)
from storage.community.groups import Group, Purpose
from storage.engine.errors import NotFound, Refused


class OnlyInGroups(Refused):
    """The command belongs into a group."""


@command("bind", who=WhoMay("group.bind"), private=True, group=True)
def bind(event: Event) -> Reply:
    """What is this group for? Asked of a worker, answered with a tap."""
    if event.group is None:
        raise OnlyInGroups(command="bind")
    rows = tuple(_purposes(event, each) for each in _bindable(event.session, event.person_id))
    return said(Message(lead=event.words("bind-question"), rows=rows))


def _bindable(session: Session, person_id: int) -> list[int]:
    homes = memberships.homes(session, person_id)
    return [each for each in homes if permissions.may(session, person_id, "group.bind", each)]


def _purposes(event: Event, community_id: int) -> tuple[Button, ...]:
    name = communities.get(event.session, community_id).name
    return tuple(
        Button(
            event.words(f"bind-{purpose}", community=name),
            Action("group.bind", community_id, purpose.value),
        )
        for purpose in Purpose
    )


@command("menu", who=WhoMay("group.bind"), private=True, group=True)
def menu(event: Event) -> Reply:
    """What the group can do, each a tap away in private: a worker puts it there."""
    if event.group is None:
        raise OnlyInGroups(command="menu")
    home(event, "group.bind")
    return said(group_life.menu(event.channel.link, event.words))


group_menu.entry("help", 90)


@button("group.bind", door=CommunityFor("group.bind"), group=True)
def bound(event: Event, community_id: int) -> Reply:
    if event.group is None:
        raise NotFound()
    place, purpose = event.incoming.place, understood(Purpose, event.action.arg)
    thread = place.thread if place else ""
    groups.bind(event.session, event.person_id, event.group, community_id, purpose, thread)
    posted_cards.show_all(event.session, community_id, event.group.key, purpose)
    name = communities.get(event.session, community_id).name
    lead = event.words(f"bound-{purpose}", community=name)
    return Reply(edit=Message(lead=lead), toast=Toast(event.words("noted")))


@button("group.retry", door=groups.for_staff, group=True)
def retry(event: Event, group: Group) -> Reply:
    """A worker has mended something: what waits is said now, if it gets in."""
    posted_cards.returned(event.session, group.key)
    return Reply(toast=Toast(event.words("queue-group-tried")))


@heard(Heard.BOT_JOINED)
def joined(event: Event) -> Reply | None:
    group = _known(event)
    groups.present(event.session, group, True)
    if group.community_id:
        return None
    return said(Message(title=event.words("start-title"), lead=event.words("group-hello")))


@heard(Heard.BOT_LEFT)
def left(event: Event) -> None:
    """Nothing more is said there; the workers hear of it."""
    groups.left(event.session, _known(event))


@heard(Heard.JOINED)
def came(event: Event) -> None:
    """Whoever we know is in this group from now on."""
    home = event.chat.community_id if event.chat else None
    for each in event.incoming.others if home else ():
        known = accounts.known(event.session, event.incoming.channel, each.id)
        if known is not None:
            here = (home or 0, event.chat.id if event.chat else 0)
            group_members.seen(event.session, *here, known.person_id)
    if home and not all(each.is_bot for each in event.incoming.others):
        welcomes.came(event.session, home, event.chat.id if event.chat else 0)


@heard(Heard.LEFT)
def gone(event: Event) -> None:
    """Whoever is in no group of the community any more is no neighbour there."""
    home = event.chat.community_id if event.chat else None
    for each in event.incoming.others if home else ():
        known = accounts.known(event.session, event.incoming.channel, each.id)
        if known is not None:
            group_members.gone(event.session, event.chat.id if event.chat else 0, known.person_id)
            residency.left(event.session, home or 0, known.person_id)


@heard(Heard.BOT_PROMOTED)
def promoted(event: Event) -> None:
    groups.present(event.session, _known(event), True)


@heard(Heard.RENAMED)
def renamed(event: Event) -> None:
    title = event.incoming.place.title if event.incoming.place else ""
    groups.renamed(event.session, _known(event), title)


@heard(Heard.MIGRATED)
def moved(event: Event) -> None:
    posted_cards.moved(
        event.session, event.incoming.channel, _known(event).external_id, event.incoming.text
    )


def _known(event: Event) -> Group:
    if event.group is None:
        raise NotFound()
    return event.group
