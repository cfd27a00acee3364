"""Entries of the service directory: what can be had in this neighbourhood, where, when, and what to
bring. Workers write them, and look each over once a quarter; everybody reads them."""

from dataclasses import dataclass, fields
from datetime import date, datetime, timedelta
from enum import StrEnum

from sqlalchemy import Index, func
from sqlmodel import Field, Session, col, select

from storage.community import communities, history, memberships, permissions
from storage.community.memberships import STAFF
from storage.community.permissions import act
from storage.engine import clock, personal, transitions
from storage.engine.columns import Row, moment, readable, word
from storage.engine.errors import NotFound, Refused, Stale
from storage.services import grams, settings

act("service.write", STAFF)

TITLE_LIMIT = 26
WHAT_LIMIT = 200
FIELD_LIMIT = 100
WORDS_LIMIT = 200
LETTERS = 40  # of one other word: as long as people ask
MANY = 40  # other words of an entry


class ServiceGroup(StrEnum):
    """What belongs together in the list."""

    PAPERS = "papers"
    CARE = "care"
    HEALTH = "health"
    HARDSHIP = "hardship"
    HOUSE = "house"
    TOGETHER = "together"


class EntryState(StrEnum):
    LIVE = "live"
    RETIRED = "retired"  # there is no such thing any more


class ServiceEntry(Row, table=True):
    """Something that can be had here. `check_by`: the day on which a worker is to look it over."""

    __tablename__ = "service_entry"
    __table_args__ = (Index(None, "community_id", "state", "kind"),)
    community_id: int = Field(foreign_key="community.id")
    kind: ServiceGroup = word(ServiceGroup)
    title: str = readable("everybody here reads it")
    what: str = readable("everybody here reads it")
    for_whom: str = readable("everybody here reads it", default="")
    place: str = readable("everybody here reads it", default="")
    hours: str = readable("everybody here reads it", default="")
    fee: str = readable("everybody here reads it", default="")
    bring: str = readable("everybody here reads it", default="")
    who: str = readable("whom one asks for there: everybody here reads it", default="")
    promise: str = readable("how long it takes: everybody here reads it", default="")
    words: str = readable("other words that people have for it, a line each", default="")
    learnt: str = readable(
        "as people asked for it, kept by a worker's tap, a line each", default=""
    )
    state: EntryState = word(EntryState, default=EntryState.LIVE)
    revision: int = 1
    checked_by: int | None = Field(default=None, foreign_key="person.id")
    checked_at: datetime = moment()
    check_by: date


personal.left_out(ServiceEntry, "checked_by", "the community's entry; the deed is in the history")


@dataclass(frozen=True, slots=True)
class NewEntry:
    """The filled-in form. `words`: other words that people have for it, a line each."""

    community_id: int
    kind: ServiceGroup
    title: str
    what: str
    for_whom: str = ""
    place: str = ""
    hours: str = ""
    fee: str = ""
    bring: str = ""
    who: str = ""
    promise: str = ""
    words: str = ""


WRITTEN = tuple(each.name for each in fields(NewEntry) if each.name != "community_id")


class EntryRetired(Refused):
    """There is no such service any more."""


# -- doors ---------------------------------------------------------------------------------------


def for_reader(session: Session, person_id: int, entry_id: int) -> ServiceEntry:
    """An entry of one's own community. Raises NotFound."""
    entry = session.get(ServiceEntry, entry_id)
    if entry is None:
        raise NotFound()
    memberships.member_here(session, entry.community_id, person_id)
    return entry


def for_staff(session: Session, person_id: int, entry_id: int) -> ServiceEntry:
    """An entry, for the workers there. Raises NotFound."""
    return permissions.found(session, person_id, "service.write", ServiceEntry, entry_id)


def to_change(session: Session, person_id: int, entry_id: int) -> ServiceEntry:
    """The same, while it is in the directory. Raises NotFound, EntryRetired."""
    entry = for_staff(session, person_id, entry_id)
    if entry.state is not EntryState.LIVE:
        raise EntryRetired()
    return entry


# -- verbs ---------------------------------------------------------------------------------------


def write(session: Session, person_id: int, form: NewEntry) -> ServiceEntry:
    """A worker adds an entry: it is found from now on. Raises NotFound, NotAllowed."""
    permissions.check(session, person_id, "service.write", form.community_id)
    now, check_by = clock.now(), _quarter_from_now(session, form.community_id)
    entry = ServiceEntry(
        community_id=form.community_id,
        **{name: getattr(form, name) for name in WRITTEN},
        checked_by=person_id,
        checked_at=now,
        check_by=check_by,
    )
    session.add(entry)
    session.flush()
    index(session, entry)
    history.write(session, entry.community_id, "service", entry.key, "written", person_id)
    return entry


def change(
    session: Session, person_id: int, entry_id: int, form: NewEntry, seen: int | None
) -> ServiceEntry:
    """A worker changes what they saw; that is a look at it, too. Raises NotFound, EntryRetired,
    Stale where somebody changed it meanwhile."""
    entry = to_change(session, person_id, entry_id)
    values = {name: getattr(form, name) for name in WRITTEN}
    is_seen = col(ServiceEntry.revision) == (entry.revision if seen is None else seen)
    _move(session, entry, person_id, is_seen, Stale, revision=entry.revision + 1, **values)
    index(session, entry)
    history.write(session, entry.community_id, "service", entry.key, "changed", person_id)
    return entry


def check(session: Session, person_id: int, entry_id: int) -> ServiceEntry:
    """A worker has looked it over: it is so still. Raises NotFound, EntryRetired."""
    entry = to_change(session, person_id, entry_id)
    _move(session, entry, person_id, col(ServiceEntry.id) == entry_id, EntryRetired)
    history.write(session, entry.community_id, "service", entry.key, "checked", person_id)
    return entry


def retire(session: Session, person_id: int, entry_id: int) -> ServiceEntry:
    """There is no such thing any more: nobody finds it. Raises NotFound, EntryRetired."""
    entry = to_change(session, person_id, entry_id)
    transitions.move(session, entry, {EntryState.LIVE}, EntryState.RETIRED, EntryRetired)
    grams.drop(session, entry.key)
    history.write(session, entry.community_id, "service", entry.key, "retired", person_id)
    return entry


def learn(session: Session, person_id: int, entry_id: int, said: str) -> ServiceEntry:
    """From now on these words find it, too. Twice is once. Raises NotFound, EntryRetired."""
    entry = to_change(session, person_id, entry_id)
    line = " ".join(said.split())[:LETTERS]
    lines = entry.learnt.splitlines()
    if not line or line in lines:
        return entry
    kept = "\n".join([*lines, line][-MANY:])
    is_same = col(ServiceEntry.learnt) == entry.learnt
    transitions.change(session, entry, Stale, is_same, learnt=kept)
    index(session, entry)
    history.write(session, entry.community_id, "service", entry.key, "learnt", person_id)
    return entry


# -- look-ups ------------------------------------------------------------------------------------


def page(
    session: Session, community_id: int, kind: ServiceGroup | None, offset: int, limit: int
) -> tuple[list[ServiceEntry], int]:
    """A page of what can be had here, in the order of the groups; and how many there are."""
    here = select(ServiceEntry).filter_by(community_id=community_id, state=EntryState.LIVE)
    if kind is not None:
        here = here.filter_by(kind=kind)
    found = sorted(
        session.exec(here), key=lambda each: (list(ServiceGroup).index(each.kind), each.key)
    )
    return found[offset : offset + limit], len(found)


def counts(session: Session, community_id: int) -> dict[ServiceGroup, int]:
    """How many there are of each group that has any, in their order."""
    here = select(ServiceEntry.kind, func.count()).group_by(col(ServiceEntry.kind))
    live = here.filter_by(community_id=community_id, state=EntryState.LIVE)
    found = dict(session.exec(live).all())
    return {kind: found[kind] for kind in ServiceGroup if kind in found}


def find(
    session: Session, community_id: int, said: str, limit: int = 3, least: float = grams.LEAST
) -> list[ServiceEntry]:
    """What somebody may mean by their words, the likeliest first; none where hardly a letter
    fits."""
    count = sum(counts(session, community_id).values())
    ids = grams.search(session, community_id, said, count, limit, least)
    return [session.get_one(ServiceEntry, entry_id) for entry_id in ids]


# -- inside --------------------------------------------------------------------------------------


def index(session: Session, entry: ServiceEntry) -> None:
    """It is found by what is written in it now."""
    lines = (entry.words.splitlines(), entry.learnt.splitlines())
    rest = (
        entry.for_whom,
        entry.place,
        entry.hours,
        entry.fee,
        entry.bring,
        entry.who,
        entry.promise,
    )
    weighed = [
        (grams.NAME, [entry.title, *lines[0]]),
        (grams.WHAT, [entry.what]),
        (grams.LEARNT, lines[1]),
        (grams.REST, rest),
    ]
    grams.write(session, entry.community_id, entry.key, weighed)


def _move(
    session: Session,
    entry: ServiceEntry,
    person_id: int,
    where: object,
    no: type[Refused],
    **values: object,
) -> None:
    checked = {
        "checked_by": person_id,
        "checked_at": clock.now(),
        "check_by": _quarter_from_now(session, entry.community_id),
    }
    is_live = col(ServiceEntry.state) == EntryState.LIVE
    transitions.change(session, entry, no, is_live, where, **checked, **values)


def _quarter_from_now(session: Session, community_id: int) -> date:
    today = clock.today(communities.known(session, community_id).zone)
    return today + timedelta(days=settings.of(session, community_id).check_days)
