"""People, their accounts and roles; invitations; groups; numbers."""

from datetime import timedelta

import pytest
from sqlmodel import Session

from storage.community import (
    accounts,
    groups,
    invites,
    memberships,
    numbering,
    organisations,
    permissions,
)
from storage.community.accounts import Account
from storage.community.groups import Group, Purpose
from storage.community.invites import InviteSpent, InviteUse
from storage.community.memberships import Grant, Role
from storage.community.organisations import OrganisationKind
from storage.community.people import Person
from storage.engine import clock
from storage.engine.database import Database
from storage.engine.errors import NotAllowed, NotFound
from tests.harness.make import CHANNEL, Make, at_once

pytestmark = pytest.mark.both


def test_the_first_contact_makes_a_person(make: Make) -> None:
    """Whoever speaks for the first time becomes a person; the second time it is the same one."""
    first = make.do(accounts.met, CHANNEL, "7", "王阿姨", "wang")
    again = make.do(accounts.met, CHANNEL, "7", "王秀英", "xiuying")
    assert first.person_id == again.person_id
    assert make.rows(Account)[0].username == "xiuying"


def test_two_first_messages_at_once_make_one_person(make: Make, replica: Database) -> None:
    """Two messages of a newcomer, arriving together at two replicas, make one person."""

    def hear(database: Database) -> int:
        return database.transact_now(lambda s: accounts.met(s, CHANNEL, "7", "王阿姨").person_id)

    both = [lambda one=one: hear(one) for one in (make.database, replica)]
    assert len(set(at_once(both * 4))) == 1
    assert len(make.rows(Person)) == len(make.rows(Account)) == 1


def test_whoever_holds_a_role_is_a_resident_too(make: Make) -> None:
    """A party member is a resident as well; a stranger is nothing."""
    assert make.do(memberships.held, make.li.id, make.home) == {Role.RESIDENT, Role.PARTY_MEMBER}
    stranger = make.person(role=None)
    assert make.do(memberships.held, stranger.id, make.home) == frozenset()
    assert make.do(memberships.held, make.li.id, make.elsewhere) == frozenset()


def test_a_role_is_given_once_and_taken_back(make: Make) -> None:
    """A role given twice is one grant; taken back it is gone, and may be given anew."""
    assert not make.do(memberships.grant, make.home, make.sun.id, Role.VOLUNTEER)
    assert make.do(memberships.revoke, make.home, make.sun.id, Role.VOLUNTEER, make.chen.id)
    assert not make.do(memberships.revoke, make.home, make.sun.id, Role.VOLUNTEER, make.chen.id)
    assert make.do(memberships.held, make.sun.id, make.home) == {Role.RESIDENT}
    assert make.do(memberships.grant, make.home, make.sun.id, Role.VOLUNTEER)
    assert len(make.rows(Grant, person_id=make.sun.id, role=Role.VOLUNTEER)) == 2


def test_staff_is_staff_only_at_home(make: Make) -> None:
    """A worker of another community is a stranger here; a resident may not."""
    make.do(permissions.check, make.chen.id, "group.bind", make.home)
    with pytest.raises(NotFound):
        make.do(permissions.check, make.foreign_worker.id, "group.bind", make.home)
    with pytest.raises(NotAllowed):
        make.do(permissions.check, make.wang.id, "group.bind", make.home)
    assert make.do(memberships.staff, make.home) == [make.chen.id]


def test_whoever_blocked_us_can_t_be_written_to(make: Make) -> None:
    """A person who blocked the bot has no address until they open the chat again."""
    assert make.do(accounts.address, make.wang.id)
    assert make.do(accounts.address, make.li.id)
    make.do(accounts.blocked, CHANNEL, make.wang.address)
    assert make.do(accounts.address, make.wang.id) is None
    assert make.do(accounts.address, make.li.id)

    def come_back(session: Session) -> None:
        accounts.opened(session, accounts.met(session, CHANNEL, make.wang.address, "王阿姨"))

    make.database.transact_now(come_back)
    assert make.do(accounts.address, make.wang.id)


def test_whoever_stands_behind_one_stands_behind_nobody_else(make: Make) -> None:
    """张老板 is known as the shop's man later: his role has the shop behind it, 老周's has none."""
    other = make.person("老周", Role.BUSINESS)
    kind = OrganisationKind.BUSINESS
    shop = make.do(organisations.named, make.home, "街角小店", kind).key
    assert make.do(memberships.grant, make.home, make.zhang.id, Role.BUSINESS, None, shop)
    held = [make.rows(Grant, person_id=each.id, role=Role.BUSINESS) for each in (make.zhang, other)]
    assert [[each.organisation_id for each in grants] for grants in held] == [[shop], [None]]


# -- invitations ---------------------------------------------------------------------------------


def test_a_link_gives_its_role(make: Make) -> None:
    """Whoever opens an invitation holds its role; opening it again is no second use."""
    token = make.do(invites.make, make.home, Role.DONOR)
    guest = make.person("赵先生", role=None)
    for _ in range(2):
        make.do(invites.use, guest.id, token)
    assert make.do(memberships.held, guest.id, make.home) == {Role.RESIDENT, Role.DONOR}
    assert len(make.rows(InviteUse)) == 1


def test_a_used_up_link_gives_nothing(make: Make) -> None:
    """A link for two is spent after two, for the third as for an unknown one."""
    token = make.do(invites.make, make.home, Role.VOLUNTEER, uses=2)
    for _ in range(2):
        make.do(invites.use, make.person(role=None).id, token)
    late = make.person(role=None)
    for spent in (token, "no-such-token"):
        with pytest.raises(InviteSpent):
            make.do(invites.use, late.id, spent)
    assert make.do(memberships.held, late.id, make.home) == frozenset()


def test_an_old_link_gives_nothing(make: Make) -> None:
    """A link is good until its day, and not a moment longer."""
    token = make.do(invites.make, make.home, Role.WORKER, uses=9, days=3)
    clock.travel(timedelta(days=3) - timedelta(minutes=1))
    make.do(invites.use, make.person(role=None).id, token)
    clock.travel(timedelta(minutes=1))
    with pytest.raises(InviteSpent):
        make.do(invites.use, make.person(role=None).id, token)


def test_the_last_use_goes_to_one(make: Make) -> None:
    """Ten people open a link for one at the same moment: one gets in."""
    token = make.do(invites.make, make.home, Role.WORKER, uses=1)
    guests = [make.person(role=None) for _ in range(10)]
    answers = at_once([lambda who=who: make.act(who, invites.use, token) for who in guests])
    assert sum(not isinstance(answer, Exception) for answer in answers) == 1
    assert all(isinstance(each, invites.Invite | InviteSpent) for each in answers)
    assert len(make.rows(Grant, role=Role.WORKER)) == 1


def test_the_same_link_twice_at_once_is_one_use(make: Make, replica: Database) -> None:
    """A double tap on an invitation for two leaves one place for somebody else."""
    token = make.do(invites.make, make.home, Role.DONOR, uses=2)
    guest = make.person(role=None)
    tap = [
        lambda one=one: one.transact_now(lambda s: bool(invites.use(s, guest.id, token)))
        for one in (make.database, replica)
    ]
    assert at_once(tap * 3) == [True] * 6
    make.do(invites.use, make.person(role=None).id, token)


def test_the_database_invites_nobody(make: Make) -> None:
    """A copy of the database holds no link that works."""
    token = make.do(invites.make, make.home, Role.ADMIN)
    assert token not in make.rows(invites.Invite)[0].token


# -- groups --------------------------------------------------------------------------------------


def test_a_worker_binds_a_group(make: Make) -> None:
    """A bound group is found by what it is for, as long as we are in it."""
    group = make.group(Purpose.NOTICES)
    assert [each.id for each in make.do(groups.of, make.home, Purpose.NOTICES)] == [group.id]
    assert make.do(groups.of, make.home, Purpose.WISHES) == []
    assert make.do(groups.of, make.elsewhere, Purpose.NOTICES) == []
    make.do(lambda s: groups.present(s, s.get_one(Group, group.id), False))
    assert make.do(groups.of, make.home, Purpose.NOTICES) == []


@pytest.mark.parametrize(("who", "no"), [("wang", NotAllowed), ("foreign_worker", NotFound)])
def test_nobody_else_binds_a_group(make: Make, who: str, no: type[Exception]) -> None:
    """A resident may not bind a group, and a worker from elsewhere is a stranger."""
    one, home = getattr(make, who), make.home

    def bind(session: Session) -> None:
        group = groups.met(session, CHANNEL, "-7", "群")
        groups.bind(session, one.id, group, home, Purpose.WISHES, "")

    with pytest.raises(no):
        make.database.transact_now(bind)


def test_a_held_group_is_not_taken_away(make: Make) -> None:
    """Another community's worker cannot bind a group that is ours."""
    group, thief, elsewhere = make.group(), make.foreign_worker, make.elsewhere

    def steal(session: Session) -> None:
        ours = session.get_one(Group, group.id)
        groups.bind(session, thief.id, ours, elsewhere, Purpose.WISHES, "")

    with pytest.raises(NotFound):
        make.database.transact_now(steal)
    assert make.again(group).community_id == make.home


def test_a_group_that_moved_is_the_same_group(make: Make) -> None:
    """A group upgraded to a supergroup keeps its purpose; hearing it twice changes nothing, and a
    message from the new address that came first does no harm."""
    group = make.group()
    make.do(groups.met, CHANNEL, "-100500", "邻里群")
    for _ in range(2):
        make.do(groups.moved, CHANNEL, group.external_id, "-100500")
    [only] = make.rows(Group)
    assert (only.id, only.external_id, only.purpose) == (group.id, "-100500", Purpose.WISHES)


def test_a_group_never_moves_onto_another_community_s(make: Make) -> None:
    """A move to an address that a community holds already is left alone."""
    ours = make.group()
    theirs = make.group(by=make.foreign_worker)
    make.do(groups.moved, CHANNEL, ours.external_id, theirs.external_id)
    assert make.again(ours).external_id == ours.external_id


# -- numbers -------------------------------------------------------------------------------------


def test_numbers_have_no_gap_and_no_double(make: Make, replica: Database) -> None:
    """A hundred wishes at once, at two replicas, some of which fail: the codes of the others run
    from 1 without a gap."""
    home = make.home

    def take(database: Database, fails: bool) -> int:
        def work(session: Session) -> int:
            number = numbering.next_number(session, home, "wish", 2026)
            if fails:
                raise LookupError
            return number

        return database.transact_now(work)

    works = [
        lambda one=one, n=n: take(one, n % 5 == 0)
        for n in range(25)
        for one in (make.database, replica)
    ]
    answers = at_once(works)
    given = sorted(each for each in answers if isinstance(each, int))
    assert given == list(range(1, 41))


def test_each_community_and_year_counts_from_one(make: Make) -> None:
    """The first wish of a year, and of a community, has the number 1."""
    for home, year in ((make.home, 2026), (make.home, 2027), (make.elsewhere, 2026)):
        assert make.do(numbering.next_number, home, "wish", year) == 1
