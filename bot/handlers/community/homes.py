"""Homes: a neighbour says where they live, a worker notes it, and who acts for whom."""

from bot.cards.community import households as card
from bot.flows.community.homes import NewHome, Proxy
from bot.forms import dialogue
from bot.messages import Message, Reply, Toast
from bot.register.buttons import CommunityFor, button, community, number, understood
from bot.register.commands import WhoMay, command, member
from bot.register.confirm_first import confirm_first
from bot.register.event import Event, home, said
from bot.register.forms import form
from storage.community import acting, households, memberships, moves, neighbours, screening
from storage.community.households import ADDRESS_LIMIT, Household
from storage.community.memberships import Grant
from storage.community.neighbours import NewNeighbour
from storage.records import personal_data

DECIDED = {
    "yes": (acting.allow, "home-decided-yes"),
    "no": (acting.disallow, "home-decided-no"),
}


@command("home", who=member, often=40)
def where_i_live(event: Event) -> Reply:
    """Where one lives; behind the command, or asked for, where nobody knows it."""
    here, line = home(event), screening.clean(event.args)
    known = households.of_person(event.session, event.person_id, here)
    if known is not None and not line:
        return said(card.own(event.session, known, event.person_id, event.words))
    if screening.phones(line):
        asked = dialogue.begin(event, "home.say", community=here)
        return said(Message(lead=event.words("home-no-number")), *asked.messages)
    given = {"where": f"={line}"} if 0 < len(line) <= ADDRESS_LIMIT else {}
    if given:
        dialogue.put_aside(event, "home.say", given)
    return dialogue.begin(event, "home.say", community=here, answers=given)


@button("home.say", door=community)
def say_anew(event: Event, community_id: int) -> Reply:
    return dialogue.begin_privately(event, "home.say", 0, community_id)


@form("home.say")
def said_home(event: Event, new: NewHome) -> Reply:
    """Shown as it stands now."""
    moves.say(event.session, event.person_id, new.community_id, new.address)
    return said(_own(event, new.community_id))


def _own(event: Event, community_id: int) -> Message:
    found = households.of_person(event.session, event.person_id, community_id)
    if found is None:
        return Message(lead=event.words("home-dropped"))
    return card.own(event.session, found, event.person_id, event.words)


def _question(event: Event, community_id: int) -> Message:
    found = households.of_person(event.session, event.person_id, community_id)
    if found is None:
        return Message(lead=event.words("home-dropped"))
    return card.before_dropping(found, event.words)


def _kept(event: Event, community_id: int) -> Reply:
    return Reply(edit=_own(event, community_id), toast=Toast(""))


@button("home.drop", door=community)
@confirm_first(_question, _kept)
def drop(event: Event, community_id: int) -> Reply:
    """Nobody keeps where they live."""
    moves.leave(event.session, event.person_id, community_id, event.person_id)
    return Reply(edit=_own(event, community_id), toast=Toast(event.words("noted")))


@button("home.allow", door=acting.for_actor)
def decide(event: Event, found: Household) -> Reply:
    """Whether somebody belongs to a home, by one who acts for it or by a worker."""
    person, _, answer = event.action.arg.partition("=")
    verb, said_so = understood(DECIDED.__getitem__, answer)
    person_id = memberships.member_here(event.session, found.community_id, number(person))
    verb(event.session, event.person_id, found.key, person_id)
    if verb is acting.disallow and person_id == event.person_id:
        said_so = "home-declined"
    return Reply(edit=Message(lead=event.words(said_so)), toast=Toast(event.words("noted")))


@button("home.proxy", door=acting.for_actor)
def ask_for_proxy(event: Event, found: Household) -> Reply:
    return dialogue.begin_privately(event, "home.proxy", found.key, found.community_id)


@form("home.proxy")
def proxy_named(event: Event, new: Proxy) -> Reply:
    acting.allow(event.session, event.person_id, new.household_id, new.person_id)
    return said(Message(lead=event.words("home-decided-yes")))


# -- by a worker ---------------------------------------------------------------------------------


@button("home.look", door=CommunityFor("household.note"))
def look(event: Event, community_id: int) -> Reply:
    """What is noted of a neighbour."""
    person_id = _neighbour(event, community_id)
    neighbours.looked_up(event.session, event.person_id, community_id, person_id)
    shown = card.noted(event.session, community_id, person_id, event.words)
    return Reply(messages=(shown,), toast=Toast(""))


@button("home.note", door=CommunityFor("household.note"))
def note(event: Event, community_id: int) -> Reply:
    person_id = _neighbour(event, community_id)
    return dialogue.begin_privately(event, "home.note", person_id, community_id)


@form("home.note")
def noted(event: Event, new: NewHome) -> Reply:
    """What was left out stays as it was."""
    if new.address.text:
        moves.note(event.session, event.person_id, new.community_id, event.subject, new.address)
    if new.phone:
        who = new.community_id, event.subject
        neighbours.note_telephone(event.session, event.person_id, *who, new.phone)
    return said(card.noted(event.session, new.community_id, event.subject, event.words))


@command("nophone", who=WhoMay("neighbour.note"), often=7)
def without_phone(event: Event) -> Reply:
    """A neighbour without an account is noted."""
    return dialogue.begin(event, "neighbour.note", community=home(event, "neighbour.note"))


@form("neighbour.note")
def neighbour_noted(event: Event, new: NewNeighbour) -> Reply:
    person = neighbours.note(event.session, event.person_id, new)
    return said(card.noted(event.session, new.community_id, person.key, event.words))


def _before_forgetting(event: Event, grant: Grant) -> Message:
    return card.before_forgetting(event.session, grant, event.words)


def _stays(event: Event, grant: Grant) -> Reply:
    shown = card.noted(event.session, grant.community_id, grant.person_id, event.words)
    return Reply(edit=shown, toast=Toast(""))


@button("neighbour.forget", door=neighbours.for_staff)
@confirm_first(_before_forgetting, _stays)
def forget(event: Event, grant: Grant) -> Reply:
    """A neighbour without an account, at their word."""
    personal_data.forget_noted(event.session, event.person_id, grant.key)
    shown = Message(lead=event.words("neighbour-forgotten"))
    return Reply(edit=shown, toast=Toast(event.words("noted")))


def _neighbour(event: Event, community_id: int) -> int:
    return memberships.member_here(event.session, community_id, number(event.action.arg))
