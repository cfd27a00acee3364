"""Settings as admins change them: from what they saw, never over what somebody set meanwhile."""

import contextlib
from itertools import product

import pytest
from sqlmodel import Session

from bot import register
from bot.register.settings import OCLOCK, UNITS
from storage.community import communities, settings
from storage.community.memberships import Role
from storage.community.settings import (
    NameTaken,
    NoSuchZone,
    NotAName,
    OutOfBounds,
    OutOfOrder,
    SetMeanwhile,
)
from storage.engine import settings as declared
from storage.engine.database import Database
from storage.engine.errors import NotAllowed, NotFound, Refused
from storage.engine.settings import Order
from storage.wishes.settings import WishSettings
from tests.harness.make import Make, at_once

register.load()


@pytest.mark.both
def test_from_what_they_saw(make: Make) -> None:
    """Whoever saw what is in force sets it; a second tap changes nothing; who saw an older value
    is told the newer one."""
    liu, home = make.person("刘姐", Role.ADMIN), make.home
    assert make.do(settings.change, liu.id, home, "wish.live-claims", 3, 4)
    assert not make.do(settings.change, liu.id, home, "wish.live-claims", 3, 4)
    with pytest.raises(SetMeanwhile) as told:
        make.do(settings.change, liu.id, home, "wish.live-claims", 3, 5)
    assert told.value.shown["value"] == 4
    last = make.do(settings.last, home, "wish.live-claims")
    assert last is not None
    assert (last.actor_id, last.details["was"], last.details["is"]) == (liu.id, 3, 4)
    assert make.do(settings.last, home, "wish.open-wishes") is None


def test_who_and_what(make: Make) -> None:
    """A worker who is no admin, an admin of elsewhere, a value out of bounds: nothing changes."""
    liu, home = make.person("刘姐", Role.ADMIN), make.home
    for who in (make.chen.id, make.foreign_worker.id):
        with pytest.raises(NotAllowed):
            make.do(settings.change, who, home, "wish.live-claims", 3, 4)
    with pytest.raises(OutOfBounds):
        make.do(settings.change, liu.id, home, "wish.live-claims", 3, 51)
    assert make.do(settings.now, home, "wish.live-claims") == 3


@pytest.mark.both
@pytest.mark.parametrize(
    ("name", "seen", "too_much", "enough"),
    [("wish.still-needed-days", 14, 30, 29), ("wish.to-worker-days", 7, 3, 4)],
)
def test_first_things_first(make: Make, name: str, seen: int, too_much: int, enough: int) -> None:
    """Asked, then put away; asked again, then a worker. What was set before there was this rule is
    in nobody's way but its own."""
    liu, home = make.person("刘姐", Role.ADMIN), make.home
    with pytest.raises(OutOfOrder):
        make.do(settings.change, liu.id, home, name, seen, too_much)
    assert make.do(settings.change, liu.id, home, name, seen, enough)
    make.do(painted, home, {"wish.expire-days": 3})
    assert make.do(settings.change, liu.id, home, "wish.live-claims", 3, 4)
    with pytest.raises(OutOfOrder):
        make.do(settings.change, liu.id, home, "wish.expire-days", 3, 4)


ORDERS = list(declared.orders())
HOURS = [name for name, unit in UNITS.items() if unit == OCLOCK]


def test_every_hour_is_beside_the_night() -> None:
    """Whatever has an hour of its own, of any subject, keeps out of the quiet hours."""
    night = {"community.quiet-from", "community.quiet-until"}
    for hour in set(HOURS) - night:
        beside = {each for order in ORDERS if hour in order for each in order[:2]} - {hour}
        assert night <= beside, hour


@pytest.mark.parametrize("order", ORDERS, ids=lambda order: f"{order.earlier}..{order.later}")
def test_what_contradicts_is_refused_from_both_sides(make: Make, order: Order) -> None:
    """Whichever of the two is changed: the last value that fits is taken, the next is refused, and
    what somebody is told that they may choose is just that."""
    liu, home = make.person("刘姐", Role.ADMIN), make.home
    for name, step in ((order.earlier, 1), (order.later, -1)):
        now = int(make.do(settings.now, home, name))
        least, most = make.do(settings.bounds, home, name)
        last = most if step == 1 else least
        by_itself = declared.bounds(name)
        if last != now:
            assert make.do(settings.change, liu.id, home, name, now, last)
        if by_itself[0] <= last + step <= by_itself[1]:
            assert make.do(settings.beside, home, name)
            with pytest.raises(OutOfOrder):
                make.do(settings.change, liu.id, home, name, last, last + step)
        make.do(settings.adjust, None, home, {name: now})


COUNTED = [name for name in declared.names() if not declared.pattern(name)]


@pytest.mark.parametrize("name", COUNTED)
def test_no_two_settings_contradict_each_other(make: Make, name: str) -> None:
    """All pairs: one at its least or most, then the other at its own; what was taken stands, and
    nothing that stands contradicts anything."""
    home = make.home
    for other in COUNTED:
        if other == name:
            continue
        before = {each: make.do(settings.now, home, each) for each in (name, other)}
        for one, two in product(declared.bounds(name), declared.bounds(other)):
            for each, value in ((name, one), (other, two)):
                with contextlib.suppress(OutOfOrder):
                    make.do(settings.adjust, None, home, {each: value})
            stands = declared.in_force(tuple(make.do(communities.get, home).settings.items()))
            broken = [o for o in ORDERS if not o.holds(stands[o.earlier], stands[o.later])]
            assert not broken
            make.do(settings.adjust, None, home, before)


def painted(session: Session, home: int, numbers: dict[str, int]) -> None:
    row = communities.get(session, home)
    row.settings = row.settings | numbers


@pytest.mark.both
def test_two_at_once(make: Make, replica: Database) -> None:
    """Both saw 3: one wins, the other reads the winner's value, and it stands."""
    other, home = Make(replica), make.home
    liu, chen = make.person("刘姐", Role.ADMIN), make.person("陈主任", Role.ADMIN)
    done = at_once(
        [
            lambda: make.do(settings.change, liu.id, home, "wish.live-claims", 3, 7),
            lambda: other.do(settings.change, chen.id, home, "wish.live-claims", 3, 9),
        ]
    )
    (lost,) = [each for each in done if isinstance(each, Refused)]
    assert [each for each in done if not isinstance(each, Refused)] == [True]
    now = make.do(settings.of, home, WishSettings).live_claims
    assert now in (7, 9)
    assert lost.shown["value"] == now


def test_its_own_words(make: Make) -> None:
    """The name and the clock are set like a number, and each change can be undone, by an admin of
    here, as long as nobody set it after that."""
    liu, home = make.person("刘姐", Role.ADMIN), make.home
    assert make.do(settings.change, liu.id, home, "community.name", "幸福里", "幸福里社区")
    assert make.do(
        settings.change, liu.id, home, "community.zone", "Asia/Shanghai", "Europe/Berlin"
    )
    assert make.do(communities.known, home).zone == "Europe/Berlin"
    line = make.do(settings.last, home, "community.name")
    assert line is not None
    for who in (make.chen, make.foreign_worker):
        with pytest.raises(NotFound):
            make.do(settings.changed_by, who.id, line.id)
    found = make.do(settings.changed_by, liu.id, line.id)
    assert make.do(settings.undo, liu.id, found)
    assert make.do(communities.get, home).name == "幸福里"
    assert not make.do(settings.undo, liu.id, found)
    make.do(settings.change, liu.id, home, "community.name", "幸福里", "幸福里一区")
    with pytest.raises(SetMeanwhile):
        make.do(settings.undo, liu.id, found)


def test_a_name_is_one_line(make: Make) -> None:
    """Blanks around it and line breaks in it are no part of a name, nor a way to take another's."""
    liu, home, _ = make.person("刘姐", Role.ADMIN), make.home, make.elsewhere
    assert make.do(settings.change, liu.id, home, "community.name", "幸福里", "  幸福里\n 东区 ")
    assert make.do(settings.now, home, "community.name") == "幸福里 东区"
    with pytest.raises(NameTaken):
        make.do(settings.change, liu.id, home, "community.name", "幸福里 东区", " 桂花苑 ")
    with pytest.raises(NotAName):
        make.do(settings.change, liu.id, home, "community.name", "幸福里 东区", "   甲   ")


def test_set_while_somebody_looked(make: Make) -> None:
    """It was renamed in the moment in which 刘姐's change waited: she reads the new name, although
    her transaction had read the older one before."""
    liu, home = make.person("刘姐", Role.ADMIN), make.home

    def work(session: Session) -> None:
        held = communities.get(session, home)  # as whoever answers a tap holds it
        made = "UPDATE community SET name = '和平里'"
        session.connection().exec_driver_sql(made)  # past what this session remembers
        assert held.name == "幸福里"
        settings.change(session, liu.id, home, "community.name", "幸福里", "安康里")

    with pytest.raises(SetMeanwhile) as told:
        make.do(work)
    assert told.value.shown["value"] == "和平里"


@pytest.mark.parametrize(
    ("name", "value", "no"),
    [
        ("community.name", "里", NotAName),
        ("community.name", "里" * 31, NotAName),
        ("community.name", "桂花苑", NameTaken),
        ("community.zone", "Asia/Peking", NoSuchZone),
        ("community.zone", "../../etc/passwd", NoSuchZone),
        ("community.zone", "", NoSuchZone),
        ("community.zone", "localtime", NoSuchZone),
        ("community.zone", "Factory", NoSuchZone),
        ("community.zone", "posixrules", NoSuchZone),
        ("community.zone", "right/Asia/Shanghai", NoSuchZone),
        ("community.zone", "posix/Asia/Shanghai", NoSuchZone),
    ],
)
def test_words_that_are_none(make: Make, name: str, value: str, no: type[Refused]) -> None:
    """A name that is too short, too long, or another community's; a clock that nobody has, or
    that goes by something else on the next machine, or with leap seconds."""
    liu, home, _ = make.person("刘姐", Role.ADMIN), make.home, make.elsewhere
    before = make.do(settings.now, home, name)
    with pytest.raises(no):
        make.do(settings.change, liu.id, home, name, before, value)
    assert make.do(settings.now, home, name) == before
