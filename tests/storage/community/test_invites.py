"""Links that outlive a key, and do not outlive a role."""

from functools import partial

import pytest

from storage.community import accounts, invites, memberships, residency, roles
from storage.community.history import Entry
from storage.community.invites import InviteSpent
from storage.community.memberships import Role
from storage.engine import vault
from storage.engine.errors import NotFound
from storage.engine.vault import Vault
from storage.records import personal_data
from tests.conftest import SECRET
from tests.harness.make import CHANNEL, Make, at_once


def test_a_link_outlives_a_key_rotation(make: Make) -> None:
    token = make.do(invites.make, make.home, Role.VOLUNTEER)
    vault.use(Vault("another-secret-that-only-the-tests-know", (SECRET,)))
    assert make.do(invites.use, make.wang.id, token).role is Role.VOLUNTEER


def test_an_old_link_says_nothing_of_a_lost_role(make: Make) -> None:
    """Opened again it changes nothing; after the role was taken back it is spent."""
    token = make.do(invites.make, make.home, Role.WORKER)
    make.do(invites.use, make.wang.id, token)
    assert make.do(invites.use, make.wang.id, token).role is Role.WORKER
    make.do(memberships.revoke, make.home, make.wang.id, Role.WORKER, make.chen.id)
    with pytest.raises(InviteSpent):
        make.do(invites.use, make.wang.id, token)


@pytest.mark.both
def test_a_link_is_spent_with_the_role_that_came_by_it(make: Make) -> None:
    """Whoever lost the role comes back under no other number, also after asking to be forgotten;
    nor does anybody else by that link. Given back, the link works again."""
    token = make.do(invites.make, make.home, Role.WORKER, uses=5)
    make.do(invites.use, make.sun.id, token)
    make.do(memberships.revoke, make.home, make.sun.id, Role.WORKER, make.chen.id)
    make.do(personal_data.forget, make.sun.id)
    again = make.person("孙医生", None)
    with pytest.raises(InviteSpent):
        make.do(invites.use, again.id, token)
    assert not make.do(memberships.held, again.id, make.home)
    assert not make.do(invites.usable, make.home)


@pytest.mark.both
def test_a_link_for_many_outlives_one_of_them(make: Make) -> None:
    """One of twenty is a volunteer no more: that use alone is spent, also when they ask to be
    forgotten and come back; the others still come by it."""
    token = make.do(invites.make, make.home, Role.VOLUNTEER, uses=20)
    make.do(invites.use, make.sun.id, token)
    make.do(memberships.revoke, make.home, make.sun.id, Role.VOLUNTEER, make.chen.id)
    make.do(personal_data.forget, make.sun.id)
    again = make.do(
        lambda session: accounts.met(session, CHANNEL, make.sun.address, "孙").person_id
    )
    assert again != make.sun.id
    with pytest.raises(InviteSpent):
        make.do(invites.use, again, token)
    assert make.do(invites.use, make.person("老吴", None).id, token).role is Role.VOLUNTEER
    assert len(make.do(invites.usable, make.home)) == 1


def test_a_link_for_neighbours_lives_on(make: Make) -> None:
    """One of twenty moved away: the other nineteen still come in by the link."""
    token = make.do(invites.make, make.home, Role.RESIDENT, uses=20)
    make.do(invites.use, make.person("老钱", None).id, token)
    gone = make.person("老周", None)
    make.do(invites.use, gone.id, token)
    make.do(residency.left, make.home, gone.id)
    assert make.do(invites.use, make.person("老吴", None).id, token).role is Role.RESIDENT


@pytest.mark.both
def test_withdrawn_while_it_is_opened(make: Make) -> None:
    """In the same moment: either they are in and it is over, or they are not."""
    admin = make.person("小陈", Role.ADMIN)
    token = make.do(invites.make, make.home, Role.WORKER, uses=5)
    (row,) = make.do(invites.usable, make.home)
    comers = [make.person("新人", None) for _ in range(3)]
    works = [partial(make.do, invites.use, each.id, token) for each in comers]
    at_once([partial(make.do, invites.withdraw, admin.id, row.key), *works])
    assert make.again(row).uses_left == 0
    with pytest.raises(InviteSpent):
        make.do(invites.use, make.person("迟到的", None).id, token)
    make.do(invites.withdraw, admin.id, row.key)  # twice is once
    assert [line.what for line in make.rows(Entry, noun="invite")] == ["withdrawn"]


def test_who_takes_links_back(make: Make) -> None:
    """Those in charge, and whoever made it as long as they are a worker."""
    make.do(invites.make, make.home, Role.WORKER)
    (row,) = make.do(invites.usable, make.home)
    for who in (make.chen, make.wang, make.person("别处", Role.ADMIN, at=make.elsewhere)):
        with pytest.raises(NotFound):
            make.do(invites.withdraw, who.id, row.key)
    assert make.again(row).uses_left == 1
    make.do(invites.make, make.home, Role.VOLUNTEER, by=make.chen.id)
    [own] = make.do(invites.usable, make.home, make.chen.id)
    make.do(invites.withdraw, make.chen.id, own.key)
    assert make.again(own).uses_left == 0
    make.do(memberships.revoke, make.home, make.chen.id, Role.WORKER, None)
    with pytest.raises(NotFound):
        make.do(invites.withdraw, make.chen.id, own.key)


def test_those_in_charge_hear_of_who_is_new(make: Make) -> None:
    """By a link or by an admin's tap: every other admin hears of it once, of a volunteer nobody."""
    first, second = (make.person(name, Role.ADMIN) for name in ("小陈", "刘姐"))
    token = make.do(invites.make, make.home, Role.WORKER, by=first.id, uses=2)
    make.do(invites.use, make.sun.id, token)
    make.do(invites.use, make.sun.id, token)
    assert make.kinds(first, kind="role.appointed") == ["role.appointed"]
    assert make.kinds(second, kind="role.appointed") == ["role.appointed"]
    make.do(roles.give, first.id, make.home, make.li.id, Role.ADMIN)
    make.do(roles.give, first.id, make.home, make.wang.id, Role.VOLUNTEER)
    assert len(make.told(first, kind="role.appointed")) == 1
    assert len(make.told(second, kind="role.appointed")) == 2
    assert make.kinds(make.li, kind="role.appointed") == []
