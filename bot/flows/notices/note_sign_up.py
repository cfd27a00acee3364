"""Signing up a neighbour who has no telephone, and naming who comes in somebody's place."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

from sqlmodel import Session

from bot.forms.answers import Many, Pick, Text, Wrong
from bot.forms.engine import Ask
from bot.register.forms import flow
from storage.engine.errors import refuse
from storage.notices import handouts, sign_up_lists, sign_ups
from storage.notices.handouts import Handout
from storage.notices.notices import Notice
from storage.notices.places import SignUp
from storage.notices.sign_ups import NAME_LIMIT

Found = list[tuple[int, str, str]]


@dataclass(frozen=True, slots=True)
class Neighbour(Text):
    """Somebody by their name; `find` gives those who are called so."""

    find: Callable[[str], Found] = lambda name: []

    def read(self, raw: str) -> str:
        name = Text.read(self, raw)
        if not self.find(name):
            raise Wrong("handout-note-unknown", name=name)
        return name


class Noted(NamedTuple):
    person_id: int
    many: int


@flow("handout.note", about=Notice)
def note_sign_up(ask: Ask) -> Noted:
    """For whom, and how many. Raises NotFound, SignUpClosed."""
    who, _, notice_id = ask.about

    def look(session: Session) -> tuple[Notice, Handout]:
        notice = sign_ups.for_noter(session, who, notice_id)
        handout = handouts.of(session, notice)
        if handout is None or handouts.is_closed(session, handout):
            raise sign_ups.SignUpClosed()
        return notice, handout

    def find(name: str) -> Found:
        return ask.read(lambda session: sign_up_lists.called(session, who, notice, name))

    notice, handout = ask.read(look)
    found = find(ask("who", Neighbour(NAME_LIMIT, find=find)))
    offered = [(each, f"{name} {building}".strip()) for each, name, building in found]
    person = offered[0][0] if len(offered) == 1 else ask("which", Pick(offered, found_by="who"))
    most = handout.most
    many = ask("many", Many(most, handout.unit), most=most) if most > 1 else 1
    return Noted(person, many)


class Proxy(NamedTuple):
    name: str
    relation: str


@flow("signup.proxy", about=SignUp)
def name_proxy(ask: Ask) -> Proxy:
    """Raises NotFound, ComesOneself, TurnOver."""
    who, _, sign_up_id = ask.about

    def look(session: Session) -> None:
        place = sign_ups.for_holder(session, who, sign_up_id)
        refuse(sign_ups.why_not_proxy(session, place))

    ask.read(look)
    name = ask("who", Text(NAME_LIMIT))
    return Proxy(name, ask("relation", Text(NAME_LIMIT, optional=True), name=name))
