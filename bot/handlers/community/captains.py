"""Captains: which building is whose, and its doors one after the other."""

from bot.cards.community import households as card
from bot.flows.community.homes import Looked
from bot.forms import dialogue
from bot.messages import Message, Reply, Toast
from bot.register.buttons import CommunityFor, button, number
from bot.register.commands import WhoMay, command
from bot.register.event import Event, home, said
from bot.register.forms import form
from bot.texts import addresses
from storage.community import captains, doors, households, memberships
from storage.community.addresses import is_called
from storage.community.captains import CaptainBuilding
from storage.community.households import ADDRESS_LIMIT, AddressMissing, Household


@command("building", who=WhoMay("building.visit"), often=8)
def building(event: Event) -> Reply:
    """Who lives in one's building, door by door; /building 3号楼 where there are several."""
    here = home(event, "building.visit")
    labels = captains.visitable(event.session, event.person_id, here)
    if event.args:
        wanted = addresses.read(event.args[:ADDRESS_LIMIT]).building
        labels = [each for each in labels if is_called(each, wanted)]
    if len(labels) == 1:
        return said(_page(event, here, labels[0], 0))
    return said(card.buildings(event.session, here, labels, event.words))


@button("building.show", door=captains.for_visitor)
def show(event: Event, found: Household) -> Reply:
    """Another page, or another building."""
    label, page = households.building_of(found), number(event.action.arg)
    return Reply(edit=_page(event, found.community_id, label, page), toast=Toast(""))


def _page(event: Event, community_id: int, label: str, page: int) -> Message:
    found = doors.visit(event.session, event.person_id, community_id, label)
    is_staff = memberships.is_staff(event.session, event.person_id, community_id)
    visit = card.Visit(community_id, label, found, is_staff)
    return card.page(event.session, visit, page, event.words)


@button("captain.give", door=CommunityFor("building.give"))
def give(event: Event, community_id: int) -> Reply:
    person_id = memberships.member_here(event.session, community_id, number(event.action.arg))
    return dialogue.begin_privately(event, "captain.building", person_id, community_id)


@form("captain.building")
def given(event: Event, new: Looked) -> Reply:
    """Each building that could be read."""
    if not new.buildings:
        raise AddressMissing()
    for each in new.buildings:
        captains.give(event.session, event.person_id, new.community_id, new.person_id, each)
    return said(card.noted(event.session, new.community_id, new.person_id, event.words))


@button("captain.take", door=captains.for_staff)
def take(event: Event, row: CaptainBuilding) -> Reply:
    captains.take(event.session, event.person_id, row.key)
    shown = _noted(event, row)
    return Reply(edit=shown, toast=Toast(event.words("noted")))


def _noted(event: Event, row: CaptainBuilding) -> Message:
    return card.noted(event.session, row.community_id, row.person_id, event.words)
