"""Roles given and taken back by workers: idempotent, recorded, and never the last admin's."""

from functools import partial

import pytest

from storage.community import history, memberships, roles
from storage.community.memberships import Role
from storage.community.roles import LastAdmin
from storage.engine.database import Database
from storage.engine.errors import NotAllowed, NotFound
from tests.harness.make import Make, Somebody, at_once

pytestmark = pytest.mark.both


def lines(make: Make, who: Somebody) -> list[str]:
    return [each.what for each in make.do(history.of, make.home, "person", who.id) if each.actor_id]


def test_given_and_taken_once(make: Make) -> None:
    """What is wanted is what is: a repeat changes nothing, is told to nobody, and is no history."""
    who, by = make.wang, make.chen
    for verb, answers, kind in (
        (roles.give, [True, False], "role.given"),
        (roles.take, [True, False], "role.taken"),
    ):
        got = [make.act(by, verb, make.home, who.id, Role.VOLUNTEER) for _ in range(2)]
        assert got == answers
        assert make.kinds(who).count(kind) == 1
    assert lines(make, who) == ["granted", "revoked"]


@pytest.mark.parametrize("role", [Role.WORKER, Role.ADMIN])
def test_only_admins_make_and_unmake_workers(make: Make, role: Role) -> None:
    """小陈 is a worker: neither gives nor takes what only an admin does; nobody is made a resident
    by hand."""
    other = make.person("小刘", role)
    with pytest.raises(NotAllowed):
        make.act(make.chen, roles.give, make.home, make.wang.id, role)
    with pytest.raises(NotAllowed):
        make.act(make.chen, roles.take, make.home, other.id, role)
    boss = make.person("负责人", Role.ADMIN)
    assert make.act(boss, roles.give, make.home, make.wang.id, role)
    with pytest.raises(NotAllowed):
        make.act(boss, roles.take, make.home, make.wang.id, Role.RESIDENT)


def test_strangers_have_no_roles_here(make: Make) -> None:
    """Whoever does not belong here is not found, by whomever."""
    stranger = make.person("路人", None)
    for verb in (roles.give, roles.take):
        with pytest.raises(NotFound):
            make.act(make.chen, verb, make.home, stranger.id, Role.DONOR)
        with pytest.raises(NotAllowed):
            make.act(make.foreign_worker, verb, make.home, make.wang.id, Role.DONOR)


def test_the_last_admin_stays(make: Make) -> None:
    """With two, one may go; the last one not, and an admin elsewhere is no second one."""
    first, second = make.person("甲", Role.ADMIN), make.person("乙", Role.ADMIN)
    make.person("丙", Role.ADMIN, at=make.elsewhere)
    assert make.act(first, roles.take, make.home, second.id, Role.ADMIN)
    with pytest.raises(LastAdmin):
        make.act(first, roles.take, make.home, first.id, Role.ADMIN)
    assert Role.ADMIN in make.do(memberships.held, first.id, make.home)
    assert not make.act(first, roles.take, make.home, second.id, Role.ADMIN)


def test_two_admins_unmake_each_other_at_once(make: Make, replica: Database) -> None:
    """Both tap in the same moment: one of them stays."""

    def unmake(database: Database, by: Somebody, whom: Somebody) -> object:
        return database.transact_now(lambda s: roles.take(s, by.id, make.home, whom.id, Role.ADMIN))

    one = make.person("甲", Role.ADMIN)
    for _ in range(5):
        other = make.person("乙", Role.ADMIN)
        tap = partial(unmake, make.database, one, other), partial(unmake, replica, other, one)
        at_once(tap)
        [left] = make.do(_admins, make.home)
        one = one if left == one.id else other


def _admins(session: object, home: int) -> list[int]:
    found = memberships.staff(session, home)  # type: ignore[arg-type]
    return [each for each in found if Role.ADMIN in memberships.held(session, each, home)]  # type: ignore[arg-type]


# -- finding -------------------------------------------------------------------------------------


def test_anybody_is_found_by_name(make: Make) -> None:
    """By any part of the name, capitals aside, signs as they stand; newest first, page by page;
    nobody from elsewhere, nobody who left."""
    for name in ("王大爷", "小王", "Wang", "100%", "李_四"):
        make.person(name)
    make.person("王外人", at=make.elsewhere)
    gone = make.person("王搬走")
    make.do(memberships.revoke, make.home, gone.id, Role.RESIDENT, gone.id)

    def named(name: str, offset: int = 0, limit: int = 9) -> tuple[list[str], int]:
        found, total = make.do(memberships.found, make.home, name, offset, limit)
        return [called for _, called in found], total

    assert named("王") == (["小王", "王大爷"], 2)
    assert named("王", 1, 1) == (["王大爷"], 2)
    assert named("wang") == (["Wang"], 1)
    assert named("%") == (["100%"], 1)
    assert named("_") == (["李_四"], 1)
    assert named("张") == ([], 0)
    assert named("")[1] == 5
