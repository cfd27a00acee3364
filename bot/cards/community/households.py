"""How homes look: to whoever lives there, to a worker, to a captain door by door."""

from datetime import datetime
from typing import NamedTuple

from sqlmodel import Session

from bot.cards.community.roles import pairs
from bot.messages import Action, Button, Message
from bot.register.confirm_first import ASK, sure_or_keep
from bot.register.copies import Reader, copied
from bot.register.notifications import Telling, notification
from bot.register.worklist import Looking, worklist_card
from bot.texts import Words
from storage.community import (
    captains,
    households,
    memberships,
    neighbours,
    people,
    worklist,
)
from storage.community.captains import CaptainBuilding
from storage.community.doors import Door, Dweller
from storage.community.households import Building, Household, HouseholdMember
from storage.community.memberships import Grant
from storage.community.neighbours import Telephone
from storage.engine import columns

PAGE = 12  # doors on a page
MOST = 60  # buildings on buttons


def building(label: str, words: Words) -> str:
    """What a building is called, also where nobody knows which it is."""
    return label or words("address-no-building")


def _names(session: Session, person_ids: list[int], words: Words) -> str:
    return words.listed(people.get(session, each).name for each in person_ids)


# -- to whoever lives there ----------------------------------------------------------------------


def own(session: Session, home: Household, person_id: int, words: Words) -> Message:
    """Where one lives, who sees it, who acts for it, and who waits to be one of them. Whoever does
    not act for it yet reads nobody's name."""
    community = home.community_id
    change = Button(words("home-change"), Action("home.say", community))
    drop = Button(words("home-drop"), Action("home.drop", community, ASK))
    lead = words("home-own", address=households.label(home))
    if person_id not in households.acting_for(session, home.key):
        note = words("home-not-yet")
        return Message(lead=lead, note=note, rows=((change, drop),))
    acting = _names(session, households.acting_for(session, home.key), words)
    proxy = Button(words("home-proxy"), Action("home.proxy", home.key))
    rows = ((change, drop), (proxy,), *_undecided(session, home, words))
    facts = ((words("home-acting"), acting),)
    return Message(lead=lead, facts=facts, note=words("home-seen-by"), rows=rows)


def _undecided(session: Session, home: Household, words: Words) -> tuple[tuple[Button, ...], ...]:
    """For each who says that they live here: whether they are of this home."""
    waiting = (
        households.member(session, home.key, each) for each in households.members(session, home.key)
    )
    return tuple(_decide(session, each, words) for each in waiting if each and _waits(each))


def _waits(row: HouseholdMember) -> bool:
    return row.until is None and row.lives_here and row.decided_at is None


def _decide(session: Session, row: HouseholdMember, words: Words) -> tuple[Button, Button]:
    name, who = people.get(session, row.person_id).name, Action("home.allow", row.household_id)
    yes = Button(words("home-allow", name=name), who._replace(arg=f"{row.person_id}=yes"))
    return yes, Button(words("home-deny"), who._replace(arg=f"{row.person_id}=no"))


def before_dropping(home: Household, words: Words) -> Message:
    """What would be gone."""
    labels = words("home-drop-sure"), words("home-drop-keep")
    row = sure_or_keep(Action("home.drop", home.community_id), *labels)
    return Message(lead=words("home-drop-question", address=households.label(home)), rows=(row,))


@notification(households.JOINED)
def joined(telling: Telling) -> Message | None:
    """To those who act for a home: somebody says that they live there too."""
    row = telling.session.get(HouseholdMember, telling.told.row_id)
    person_id = telling.told.person_id or 0
    if row is None or not _waits(row):
        return None
    if person_id not in households.acting_for(telling.session, row.household_id):
        return None
    return _asks(telling.session, row, telling.words, "told-household-joined")


@notification(households.ALLOWED)
def allowed(telling: Telling) -> Message | None:
    """To whoever may act for a home from now on. A neighbour from elsewhere may say no, and reads
    whose home it is, not where."""
    row = telling.session.get(HouseholdMember, telling.told.row_id)
    if row is None or row.until is not None or not row.may_act:
        return None
    if row.lives_here:
        return Message(lead=telling.words("told-household-allowed"))
    who = households.members(telling.session, row.household_id)
    names = _names(telling.session, who, telling.words)
    no = Action("home.allow", row.household_id, f"{row.person_id}=no")
    lead = telling.words("told-household-proxy", names=names)
    return Message(lead=lead, rows=((Button(telling.words("home-decline"), no),),))


def _asks(session: Session, row: HouseholdMember, words: Words, key: str) -> Message:
    name = people.get(session, row.person_id).name
    home = session.get_one(Household, row.household_id)
    others = [each for each in households.members(session, home.key) if each != row.person_id]
    shown = {"address": households.label(home), "others": _names(session, others, words)}
    return Message(lead=words(key, name=name, **shown), rows=(_decide(session, row, words),))


@worklist_card(worklist.UNDECIDED)
def undecided(to: Looking, row: HouseholdMember) -> Message:
    """To a worker: nobody of that home has said yet whether they belong to it."""
    return _asks(to.session, row, to.words, "queue-household-joined")


# -- to a worker ---------------------------------------------------------------------------------


def noted(session: Session, community_id: int, person_id: int, words: Words) -> Message:
    """What is noted of a neighbour: where, by which number, who acts for them."""
    home = households.of_person(session, person_id, community_id)
    number = neighbours.telephone(session, person_id, community_id)
    nothing = words("home-not-noted")
    facts = [
        (words("home-address"), (households.label(home) if home else "") or nothing),
        (words("home-telephone"), number or nothing),
    ]
    note = Button(words("home-note"), Action("home.note", community_id, str(person_id)))
    rows: list[tuple[Button, ...]] = [(note,)]
    if home is not None:
        acting = _names(session, households.acting_for(session, home.key), words)
        facts.append((words("home-acting"), acting or nothing))
        rows.append((Button(words("home-proxy"), Action("home.proxy", home.key)),))
    rows += _captain(session, community_id, person_id, words)
    grant = memberships.residence(session, community_id, person_id)
    if grant is not None and not neighbours.has_account(session, person_id):
        rows.append(
            (Button(words("neighbour-forget"), Action("neighbour.forget", grant.key, ASK)),)
        )
    title = people.get(session, person_id).name
    return Message(title=title, facts=tuple(facts), rows=tuple(rows))


def before_forgetting(session: Session, grant: Grant, words: Words) -> Message:
    """What would be gone."""
    labels = words("neighbour-forget-sure"), words("neighbour-forget-keep")
    row = sure_or_keep(Action("neighbour.forget", grant.key), *labels)
    name = people.get(session, grant.person_id).name
    return Message(lead=words("neighbour-forget-question", name=name), rows=(row,))


def _captain(
    session: Session, community_id: int, person_id: int, words: Words
) -> list[tuple[Button, ...]]:
    """Of a captain: each building that they look after, and one more."""
    if memberships.Role.CAPTAIN not in memberships.held(session, person_id, community_id):
        return []
    theirs = captains.rows_of(session, person_id, community_id)
    rows = [
        (Button(words("captain-take", building=_called(each, words)), _take(each)),)
        for each in theirs
    ]
    give = Action("captain.give", community_id, str(person_id))
    return [*rows, (Button(words("captain-give"), give),)]


def _take(row: CaptainBuilding) -> Action:
    return Action("captain.take", row.key)


def _called(row: CaptainBuilding, words: Words) -> str:
    return building(columns.opened(row, "building"), words)


@notification(captains.GIVEN)
def captain_given(telling: Telling) -> Message | None:
    """To a captain: a building is theirs to look after, if it still is."""
    row = telling.session.get_one(CaptainBuilding, telling.told.row_id)
    person, home = telling.told.person_id or 0, row.community_id
    if row.key not in [each.key for each in captains.rows_of(telling.session, person, home)]:
        return None
    return Message(lead=telling.words("told-captain-given", building=_called(row, telling.words)))


# -- door by door --------------------------------------------------------------------------------


def buildings(session: Session, community_id: int, labels: list[str], words: Words) -> Message:
    """The buildings that somebody may visit, each a tap away; of very many the first, and how to
    name another."""
    if not labels:
        return Message(lead=words("building-none"))
    known = {each.label: each for each in households.buildings(session, community_id)}
    lived_in = [known[each] for each in labels if each in known]
    found = [_to_building(session, community_id, each, words) for each in lived_in[:MOST]]
    empty = [building(each, words) for each in labels if each not in known]
    note = words("building-nobody", buildings=words.listed(empty)) if empty else ""
    lead = words("building-which", more=max(0, len(lived_in) - MOST))
    return Message(lead=lead, note=note, rows=pairs(found))


def _to_building(session: Session, community_id: int, one: Building, words: Words) -> Button:
    called = building(one.label, words)
    shown = words("building-button", building=called, homes=one.households)
    door = households.one_in(session, community_id, one.label)
    return Button(shown, Action("building.show", door, "0"))


class Visit(NamedTuple):
    """Who goes from door to door in which building."""

    community_id: int
    label: str
    found: list[Door]
    is_staff: bool  # who reads numbers, too


def page(session: Session, visit: Visit, number: int, words: Words) -> Message:
    """Twelve doors of a building."""
    last = max(0, (len(visit.found) - 1) // PAGE)
    number = min(number, last)
    shown = visit.found[number * PAGE : (number + 1) * PAGE]
    lines = [_door(session, visit, door, words) for door in shown]
    count = {
        "homes": len(visit.found),
        "people": sum(len(door.people) for door in visit.found),
    }
    return Message(
        above=words("building-count", **count),
        title=building(visit.label, words),
        lead="\n".join(lines) or words("building-empty"),
        note=words("building-note"),
        rows=(_turns(visit.found, number, last, words),) if last else (),
    )


def _door(session: Session, visit: Visit, door: Door, words: Words) -> str:
    people = words.listed(_dweller(session, visit, each, words) for each in door.people)
    return words("building-door", flat=door.flat or words("address-no-door"), people=people)


def _turns(found: list[Door], number: int, last: int, words: Words) -> tuple[Button, ...]:
    def to(key: str, page: int) -> Button:
        return Button(words(key), Action("building.show", found[0].household_id, str(page)))

    before = (to("list-before", number - 1),) if number else ()
    after = (to("list-after", number + 1),) if number < last else ()
    return (*before, *after)


def _dweller(session: Session, visit: Visit, who: Dweller, words: Words) -> str:
    if who.has_telephone and visit.is_staff:
        number = neighbours.telephone(session, who.person_id, visit.community_id)
        return words("building-called", name=who.name, number=number)
    if who.has_account:
        return who.name
    return words("building-by-call" if who.has_telephone else "building-by-door", name=who.name)


# -- in the copy for whoever it is about ---------------------------------------------------------


@copied("homes")
def _home(reader: Reader, member: HouseholdMember) -> list[str]:
    """An address that is over has gone with its days."""
    home = reader.session.get_one(Household, member.household_id)
    key = "mine-home" if member.lives_here else "mine-home-acting"
    shown = {"address": households.label(home) or "…", "day": reader.day(member.since)}
    return [reader.words(key, **shown) + _until(reader, member.until)]


@copied("telephones")
def _telephone(reader: Reader, row: Telephone) -> list[str]:
    shown = {"number": columns.opened(row, "number"), "day": reader.day(row.noted_at)}
    return [reader.words("mine-telephone", **shown)]


@copied("buildings")
def _building(reader: Reader, row: CaptainBuilding) -> list[str]:
    shown = {"building": _called(row, reader.words), "day": reader.day(row.since)}
    return [reader.words("mine-building", **shown) + _until(reader, row.until)]


def _until(reader: Reader, day: datetime | None) -> str:
    return reader.words("mine-home-over", day=reader.day(day)) if day else ""
