"""Where somebody lives, who acts for a home, which building a captain looks after."""

import re
from dataclasses import dataclass
from typing import NamedTuple

from bot.forms.answers import Confirm, Phone, Pick, Text, Wrong
from bot.forms.engine import Ask
from bot.register.forms import flow
from bot.texts import addresses
from storage.community import communities, memberships, people, screening
from storage.community.addresses import Address
from storage.community.households import ADDRESS_LIMIT, Household
from storage.community.neighbours import NewNeighbour
from storage.community.people import Person

NAME_LIMIT = 40


class NewHome(NamedTuple):
    """Where somebody says that they live; a worker notes a number beside it."""

    community_id: int
    address: Address
    phone: str = ""


@dataclass(frozen=True, slots=True)
class Where(Text):
    """An address; a telephone number is no part of it, and captains would read it."""

    def read(self, raw: str) -> str:
        text = Text.read(self, raw)
        if screening.phones(text):
            raise Wrong("home-no-number")
        return text


class Proxy(NamedTuple):
    """Who is to act for a home."""

    household_id: int
    person_id: int


class Looked(NamedTuple):
    """Which buildings a captain is to look after."""

    community_id: int
    person_id: int
    buildings: list[str]


@flow("home.say")
def say_home(ask: Ask) -> NewHome:
    """A neighbour says it in one line, and sees how it was understood."""
    address = _where(ask)
    shown = {"address": address.text, "whole": int(address.is_whole)}
    ask("sure", Confirm(edits=True, only=True), **shown)
    return NewHome(ask.about.community_id or 0, address)


@flow("home.note", about=Person)
def note_home(ask: Ask) -> NewHome:
    """A worker notes where a neighbour lives, and how to call them; either may be left as it is."""
    name = ask.read(lambda session: people.get(session, ask.about.subject).name)
    address, phone = _noted(ask, name, "home-left")
    return NewHome(ask.about.community_id or 0, address, phone)


@flow("neighbour.note")
def note_neighbour(ask: Ask) -> NewNeighbour:
    """A worker notes somebody who has no account with us."""
    name = ask("name", Text(NAME_LIMIT))
    address, phone = _noted(ask, name, "home-not-noted")
    return NewNeighbour(ask.about.community_id or 0, name, address, phone)


@flow("home.proxy", about=Household)
def name_proxy(ask: Ask) -> Proxy:
    """Who acts for a home: a neighbour by their whole name, for nobody leafs through them."""
    home, name = ask.about.community_id or 0, ask("name", Text(NAME_LIMIT))
    found, _ = ask.read(lambda session: memberships.found(session, home, name, 0, 50))
    fitting = [each for each in found if each[1] == name]
    offered = Pick(fitting[:8], found_by="name")
    return Proxy(ask.about.subject, ask("which", offered, found=len(fitting), name=name))


@flow("captain.building", about=Person)
def give_building(ask: Ask) -> Looked:
    """Which buildings; several in one line are several."""
    name = ask.read(lambda session: people.get(session, ask.about.subject).name)
    said = ask("which", Text(ADDRESS_LIMIT), name=name)
    read = [addresses.read(each, _names(ask)).building for each in re.split("[,，、;；\\s]+", said)]
    buildings = list(dict.fromkeys(each for each in read if each))
    return Looked(ask.about.community_id or 0, ask.about.subject, buildings)


def _noted(ask: Ask, name: str, empty: str) -> tuple[Address, str]:
    """Where somebody lives and how to call them, either of which may be left out."""
    address = _where(ask, is_optional=True, name=name)
    phone = ask("phone", Phone(), name=name)
    left = ask.words(empty)
    shown = {"address": address.text or left, "phone": phone or left}
    whole = int(address.is_whole or not address.text)
    ask("sure", Confirm(edits=True, only=True), name=name, whole=whole, **shown)
    return address, phone


def _where(ask: Ask, *, is_optional: bool = False, **shown: str) -> Address:
    said = ask("where", Where(ADDRESS_LIMIT, optional=is_optional), **shown)
    return addresses.read(said, _names(ask))


def _names(ask: Ask) -> tuple[str, ...]:
    """What the neighbourhood itself is called."""
    home = ask.about.community_id
    return (ask.read(lambda session: communities.get(session, home).name),) if home else ()
