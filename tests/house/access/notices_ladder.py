"""Whoever has not said 「收到」 is gone after: at the door, on the telephone."""

from sqlmodel import Session, select

from storage.community.people import Person
from storage.notices import calls, knocks, notices, roster
from storage.notices.acknowledgements import SeenBy
from storage.notices.copies import Copy, Way
from storage.notices.knocks import KnockList
from storage.notices.notices import LadderStep, Notice
from tests.harness.make import Make
from tests.house.access.declared import (
    STAFF,
    Life,
    breaks,
    buttons,
    doors,
    family,
    lives,
    probed,
    says,
    told,
)
from tests.house.access.notices import to_edit

buttons(STAFF, "notice.roster notice.names notice.sheet")
buttons(STAFF, "ring.look ring.next ring.knows ring.nobody ring.proxy ring.words ring.slips")
buttons(frozenset({"captain"}), "knock.page")
buttons(STAFF | {"captain"}, "knock.look knock.done knock.away")
doors("knock_list", knocks.for_captain)
doors("notice_copy", knocks.for_visitor, calls.for_caller)
says("notice.names", "0")
says("notice.roster", "", "0")
says("knock.page", "0")
told("SeenMeanwhile", "NoSlips")

breaks(
    "somebody has seen a notice of another community",
    "UPDATE notice_seen SET community_id = community_id + 1",
)
breaks(
    "somebody is gone after for a notice that nobody has read, or that asks for nothing",
    "UPDATE notice SET step = 'phones', asked_at = NULL",
)
breaks(
    "a captain has a list of another community's notice",
    "UPDATE notice_knocks SET community_id = community_id + 1",
)
breaks(
    "somebody was knocked at or called, and nobody knows by whom",
    "UPDATE notice_seen SET way = 'door', noted_by = NULL",
)

family("roster-is-{}", *roster.Stand)
family("roster-way-{}", *SeenBy)
family("roster-column-{}", "building", "name", "stand", "way", "said", "by")


@lives
def are_gone_after(make: Make, life: Life) -> None:
    """The captain has a list, and the grandmother without an account stands on it."""
    out = life.rows["notice"][0]
    make.do(goes_after, out.key)
    life.rows["knock_list"] = make.rows(KnockList, community_id=life.home)
    hers = make.do(person_called, f"{life.name}的奶奶")
    life.rows["notice_copy"] = make.rows(Copy, notice_id=out.key, person_id=hers)


def goes_after(session: Session, notice_id: int) -> None:
    """Days later: the captain has a list, workers call."""
    notices.was_said(session, notice_id)
    notice = session.get_one(Notice, notice_id, populate_existing=True)
    notice.step = LadderStep.PHONES
    session.add(notice)
    session.flush()
    knocks.ask(session, notice)


def person_called(session: Session, name: str) -> int:
    return session.exec(select(Person.id).where(Person.name == name)).one() or 0


@probed("ring.words")
def to_note(session: Session, home: int, worker: int) -> int:
    """Somebody who is to be called."""
    notice_id = to_edit(session, home, worker)
    goes_after(session, notice_id)
    copy = Copy(community_id=home, notice_id=notice_id, person_id=worker, way=Way.PRIVATE)
    session.add(copy)
    session.flush()
    return copy.key


probed("ring.proxy")(to_note)
