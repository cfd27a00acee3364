"""Roles: neighbours found by name, a role given or taken back with a tap."""

from bot.cards.community import roles as card
from bot.messages import Message, Reply, Toast
from bot.register.buttons import CommunityFor, OldButton, button, number, understood
from bot.register.commands import WhoMay, command
from bot.register.confirm_first import confirm_first
from bot.register.event import Event, homes, said
from storage.community import communities, memberships, residency, roles
from storage.community.memberships import Grant, Role
from storage.community.put_out import PutOut, Why

NAME_LIMIT = 40  # nobody's name is longer


@command("neighbours", who=WhoMay("person.find"), link=True, often=6)
def neighbours(event: Event) -> Reply:
    """/neighbours, or /neighbours 王: each a tap away from their roles. Whoever works in several
    communities gets a list for each."""
    name = " ".join(event.args.split())[:NAME_LIMIT]
    here = homes(event, "person.find")
    lists = []
    for each in here:
        title = communities.get(event.session, each).name if len(here) > 1 else ""
        lists.append(card.listing(event.session, each, name, 0, event.words, title))
    return said(*lists)


@button("person.page", door=CommunityFor("person.find"))
def turn(event: Event, community_id: int) -> Reply:
    """Another page of the same list."""
    page, _, who = event.action.arg.partition("=")
    name = card.searched(event.session, community_id, who)
    shown = card.listing(event.session, community_id, name, number(page), event.words)
    return Reply(edit=shown, toast=Toast(""))


@button("role.list", door=CommunityFor("person.find"))
def look(event: Event, community_id: int) -> Reply:
    """One neighbour's roles, below the list, which stays."""
    person_id = memberships.member_here(event.session, community_id, number(event.action.arg))
    shown = card.held(event.session, community_id, person_id, event.person_id, event.words)
    return Reply(messages=(shown,), toast=Toast(""))


@button("person.out", door=CommunityFor("person.find"))
def out(event: Event, community_id: int) -> Reply:
    """Who is no neighbour any more; a tap asks somebody back."""
    return Reply(messages=(card.gone(event.session, community_id, event.words),), toast=Toast(""))


def _why(event: Event, grant: Grant) -> Message:
    return card.why(event.session, grant, event.words)


def _page_of(event: Event, grant: Grant) -> Reply:
    return _done(event, grant.community_id, grant.person_id)


@button("person.put-out", door=residency.for_staff)
@confirm_first(_why, _page_of, Why)
def put_out(event: Event, grant: Grant) -> Reply:
    """No neighbour any more; the reason is what was tapped."""
    why = Why(event.action.arg)
    residency.put_out_of(event.session, event.person_id, grant.key, why)
    shown = card.is_gone(event.session, grant, event.words)
    return Reply(edit=shown, toast=Toast(event.words("noted")))


@button("person.welcome", door=residency.out_for_staff)
def welcome(event: Event, gone: PutOut) -> Reply:
    """Somebody is asked back."""
    residency.welcome(event.session, event.person_id, gone.key)
    return _done(event, gone.community_id, gone.person_id)


@button("role.give", door=CommunityFor("role.give"))
def give(event: Event, community_id: int) -> Reply:
    person_id, role = _wanted(event)
    roles.give(event.session, event.person_id, community_id, person_id, role)
    return _done(event, community_id, person_id)


@button("role.take", door=CommunityFor("role.give"))
def take(event: Event, community_id: int) -> Reply:
    person_id, role = _wanted(event)
    roles.take(event.session, event.person_id, community_id, person_id, role)
    return _done(event, community_id, person_id)


def _wanted(event: Event) -> tuple[int, Role]:
    person, _, role = event.action.arg.partition("=")
    return number(person), _giveable(role)


def _giveable(text: str) -> Role:
    role = understood(Role, text)
    if role not in roles.GIVEABLE:
        raise OldButton()
    return role


def _done(event: Event, community_id: int, person_id: int) -> Reply:
    """The roles as they are now, whichever tap made them so."""
    shown = card.held(event.session, community_id, person_id, event.person_id, event.words)
    return Reply(edit=shown, toast=Toast(event.words("noted")))
