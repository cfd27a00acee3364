"""「我要领」: as many as there are, one of a household, and a line behind it."""

from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import update
from sqlmodel import Session, col

from storage.community import accounts, captains, moves, residency
from storage.community.addresses import Address
from storage.community.memberships import Role
from storage.engine import clock, columns
from storage.engine.database import Database
from storage.engine.errors import NotFound, Refused
from storage.messaging.outbox import Told
from storage.notices import changes, handouts, hours, places, sign_ups, submission
from storage.notices.facts import Hours, NewHandout, Pickup
from storage.notices.notices import Audience, NewNotice, Notice, NoticeKind, NoticeState, Whom
from storage.notices.places import SignedBy, SignUp, SignUpState
from storage.notices.sign_ups import (
    ComesOneself,
    HouseholdHas,
    MoreThanEach,
    NotAmongThem,
    OnlySoMany,
    SignUpClosed,
)
from storage.records import invariants
from tests.harness.make import Make, Somebody, at_once

SATURDAY = date(2030, 3, 9)
RICE = NewHandout(day=SATURDAY, place="活动室", portions=3, unit="袋", most=2)
TEXT = "周六发米，请来领。"


@pytest.fixture(autouse=True)
def that_week() -> None:
    """On the Tuesday before."""
    clock.begin_at(clock.at(date(2030, 3, 5), 10, "Asia/Shanghai"))


def rice(make: Make, new: NewHandout = RICE, audience: Audience | None = None) -> Notice:
    """A notice that rice is handed out."""
    form = NewNotice(make.home, TEXT, NoticeKind.HANDOUT, audience or Audience(), handout=new)
    assert make.wang
    return make.act(make.chen, submission.write, form)


def takes(make: Make, who: Somebody, said: Notice, many: int = 1) -> SignUp:
    return make.act(who, sign_ups.take, said.key, many)


def lives(make: Make, who: Somebody, door: str = "2单元501", building: str = "3号楼") -> None:
    make.act(make.chen, moves.note, make.home, who.id, Address(building, door, is_whole=True))


def figures(make: Make, said: Notice) -> tuple[int, int, int]:
    """Taken, offered, left."""
    found = make.do(handouts.of, said)
    assert found is not None
    return found.taken, found.offered, handouts.left(found)


def state(make: Make, place: SignUp) -> SignUpState:
    return make.again(place).state


def told(make: Make, kind: str) -> list[int]:
    return sorted(each.person_id or 0 for each in make.rows(Told, kind=kind))


def all_is_well(make: Make) -> bool:
    return make.database.read_now(invariants.breaches) == []


# -- who has it ------------------------------------------------------------------------------------


@pytest.mark.both
def test_two_tap_for_the_last_one(make: Make, replica: Database) -> None:
    """One has it, the other is first in line; never both."""
    said, other = rice(make, NewHandout(portions=1)), Make(replica)
    done = at_once(
        [lambda: takes(make, make.wang, said), lambda: other.act(make.li, sign_ups.take, said.key)]
    )
    assert {each.state for each in done if isinstance(each, SignUp)} == {
        SignUpState.TAKEN,
        SignUpState.WAITING,
    }
    assert figures(make, said) == (1, 0, 0)
    assert all_is_well(make)


@pytest.mark.both
def test_two_of_a_household_at_once(make: Make, replica: Database) -> None:
    """One row for the door: whoever comes second hears who it was."""
    said, other = rice(make), Make(replica)
    lives(make, make.wang)
    lives(make, make.li)
    done = at_once(
        [lambda: takes(make, make.wang, said), lambda: other.act(make.li, sign_ups.take, said.key)]
    )
    [no] = [each for each in done if isinstance(each, HouseholdHas)]
    assert no.shown["name"] in ("王**", "李**", "王*", "李*")
    assert len(make.rows(SignUp)) == 1
    assert figures(make, said) == (1, 0, 2)


@pytest.mark.both
def test_taken_back_while_somebody_signs_up(make: Make, replica: Database) -> None:
    """Whoever was faster: nobody is left with something that is not given."""
    said, other = rice(make), Make(replica)
    at_once(
        [
            lambda: make.act(make.wang, sign_ups.take, said.key),
            lambda: other.act(make.chen, changes.withdraw, said.key),
        ]
    )
    assert make.again(said).state is NoticeState.WITHDRAWN
    assert {each.state for each in make.rows(SignUp)} <= {SignUpState.OVER}
    assert all_is_well(make)


def test_the_same_tap_twice_is_once_and_another_number_is_that_many(make: Make) -> None:
    said = rice(make)
    first = takes(make, make.wang, said)
    assert takes(make, make.wang, said).key == first.key
    assert told(make, "handout.signed") == [make.wang.id]
    assert figures(make, said) == (1, 0, 2)
    takes(make, make.wang, said, 2)
    assert figures(make, said) == (2, 0, 1)
    takes(make, make.li, said)
    takes(make, make.wang, said, 1)
    with pytest.raises(MoreThanEach):
        takes(make, make.wang, said, 3)
    assert figures(make, said) == (2, 0, 1)


def test_fewer_are_left_than_wanted(make: Make) -> None:
    """One bag is left and two are wanted: that is said, and nothing happens."""
    said = rice(make)
    takes(make, make.wang, said, 2)
    with pytest.raises(OnlySoMany) as no:
        takes(make, make.li, said, 2)
    assert no.value.shown["left"] == 1
    assert figures(make, said) == (2, 0, 1)


def test_who_may_not(make: Make) -> None:
    """Next door; a notice for others; after its last day; a notice without portions."""
    said = rice(make)
    with pytest.raises(NotFound):
        takes(make, make.foreign_worker, said)
    others = rice(make, audience=Audience(Whom.PEOPLE, people=(make.li.id,)))
    with pytest.raises(NotAmongThem):
        takes(make, make.wang, others)
    takes(make, make.li, others)
    bare = rice(make, NewHandout(day=SATURDAY))
    with pytest.raises(SignUpClosed):
        takes(make, make.wang, bare)
    late = rice(make, NewHandout(portions=5, closes_on=date(2030, 3, 6)))
    takes(make, make.wang, late)
    clock.travel(timedelta(days=2))
    with pytest.raises(SignUpClosed):
        takes(make, make.li, late)


def test_five_thousand_characters_are_no_place(make: Make) -> None:
    """What is kept of a proxy is a name, however long it comes."""
    said = rice(make)
    place = takes(make, make.wang, said)
    make.act(make.wang, sign_ups.name_proxy, place.key, "长" * 5000, "女" * 5000)
    [line] = make.do(places.of_notice, said)
    assert columns.opened(line, "proxy") == "长" * sign_ups.NAME_LIMIT


# -- the line --------------------------------------------------------------------------------------


def full(make: Make) -> tuple[Notice, list[SignUp]]:
    """王阿姨 has the only one; 李明 and 孙医生 wait."""
    said = rice(make, NewHandout(day=SATURDAY, portions=1))
    return said, [takes(make, who, said) for who in (make.wang, make.li, make.sun)]


def test_what_is_given_back_goes_down_the_line(make: Make) -> None:
    """李明 is asked, says no; 孙医生 is asked and has it."""
    said, (first, second, third) = full(make)
    assert [make.do(places.position, each) for each in (second, third)] == [1, 2]
    make.act(make.wang, sign_ups.leave, first.key)
    assert figures(make, said) == (0, 1, 0)
    assert told(make, "handout.offered") == [make.li.id]
    make.act(make.li, sign_ups.decline, second.key)
    make.act(make.sun, sign_ups.accept, third.key)
    assert (state(make, second), state(make, third)) == (SignUpState.DECLINED, SignUpState.TAKEN)
    assert figures(make, said) == (1, 0, 0)
    with pytest.raises(places.TurnOver):
        make.act(make.li, sign_ups.accept, second.key)
    assert all_is_well(make)


@pytest.mark.both
def test_yes_in_the_moment_in_which_it_lapses(make: Make, replica: Database) -> None:
    """Twelve hours by day after it was read; whoever wins, it is one person's."""
    said, (first, second, _) = full(make)
    make.act(make.wang, sign_ups.leave, first.key)
    make.hear()
    until = make.again(second).until
    assert until is not None
    assert timedelta(hours=11) < until - clock.now() <= timedelta(hours=12)
    clock.begin_at(until)
    other = Make(replica)
    at_once(
        [
            lambda: make.act(make.li, sign_ups.accept, second.key),
            lambda: other.do(places.lapse),
        ]
    )
    assert sum(figures(make, said)) == 1
    assert state(make, second) in (SignUpState.TAKEN, SignUpState.LAPSED)
    assert all_is_well(make)


def test_on_the_day_an_hour_is_all(make: Make) -> None:
    _, (first, second, third) = full(make)
    clock.begin_at(clock.at(SATURDAY, 9, "Asia/Shanghai"))
    make.act(make.wang, sign_ups.leave, first.key)
    make.hear()
    until = make.again(second).until
    assert until is not None
    assert timedelta(0) < until - clock.now() <= timedelta(hours=1)
    clock.travel(timedelta(hours=1))
    assert make.do(places.lapse) == 1
    assert (state(make, second), state(make, third)) == (SignUpState.LAPSED, SignUpState.OFFERED)


def test_whoever_cannot_be_asked_keeps_their_place(make: Make) -> None:
    """李明 closed our chat: the next is asked, and he waits on; what nobody wants is his when he
    comes by."""
    said, (first, second, third) = full(make)
    make.do(accounts.blocked, "telegram", make.li.address)
    make.act(make.wang, sign_ups.leave, first.key)
    assert (state(make, second), state(make, third)) == (SignUpState.WAITING, SignUpState.OFFERED)
    make.act(make.sun, sign_ups.decline, third.key)
    assert takes(make, make.li, said).state is SignUpState.TAKEN
    assert figures(make, said) == (1, 0, 0)


def test_who_moves_away_gives_back(make: Make) -> None:
    said, (first, second, _) = full(make)
    make.do(residency.left, make.home, make.wang.id)
    assert (state(make, first), state(make, second)) == (SignUpState.LEFT, SignUpState.OFFERED)
    assert figures(make, said) == (0, 1, 0)
    assert all_is_well(make)


# -- for a neighbour -------------------------------------------------------------------------------


def test_for_a_neighbour_without_a_telephone(make: Make) -> None:
    """小陈 for anybody, a captain for her building, nobody else; it says who it was, and the one
    who did it hears what the neighbour can't."""
    said = rice(make)
    old, far = (make.person(name, is_open=False) for name in ("何奶奶", "远爷爷"))
    captain = make.person("楼长", Role.CAPTAIN)
    lives(make, old)
    lives(make, far, building="5号楼")
    make.act(make.chen, captains.give, make.home, captain.id, "3号楼")
    place = make.act(captain, sign_ups.note, said.key, old.id, 2)
    assert (place.way, place.noted_by, place.count) == (SignedBy.CAPTAIN, captain.id, 2)
    assert told(make, "handout.signed") == [captain.id]
    for who in (captain, make.li):
        with pytest.raises(NotFound):
            make.act(who, sign_ups.note, said.key, far.id)
    listed = make.act(make.chen, sign_ups.note, said.key, far.id, is_listed=True)
    assert listed.way is SignedBy.LIST
    make.act(captain, sign_ups.leave, place.key)
    with pytest.raises(NotFound):
        make.act(make.li, sign_ups.leave, listed.key)


def test_only_where_others_may_come(make: Make) -> None:
    said = rice(make)
    place = takes(make, make.wang, said)
    make.act(make.wang, sign_ups.name_proxy, place.key, "李明", "邻居")
    own = rice(make, NewHandout(portions=2, pickup=Pickup.OWN))
    with pytest.raises(ComesOneself):
        make.act(make.wang, sign_ups.name_proxy, takes(make, make.wang, own).key, "李明", "")


# -- it changes and ends ---------------------------------------------------------------------------


def test_other_hours_are_told_to_whoever_signed_up(make: Make) -> None:
    """Once, to them alone; whoever changes an older one is refused."""
    said = rice(make)
    takes(make, make.wang, said)
    new = Hours("周六", {"3号楼": "10点"})
    make.act(make.chen, hours.say, said.key, new, 1, matters=False)
    assert told(make, "handout.changed") == [make.wang.id]
    found = make.do(handouts.of, said)
    assert found is not None
    assert handouts.hours_of(found) == new
    with pytest.raises(changes.SaidMeanwhile):
        make.act(make.chen, hours.say, said.key, Hours("周日"), 1, matters=False)
    wrong = Hours("找 110101199003074514")
    with pytest.raises(submission.IdentityInside):
        make.act(make.chen, hours.say, said.key, wrong, 2, matters=False)


def test_taken_back_ends_all_and_over_ends_the_line(make: Make) -> None:
    gone, places_there = full(make)
    make.act(make.chen, changes.withdraw, gone.key)
    assert {state(make, each) for each in places_there} == {SignUpState.OVER}
    assert told(make, "handout.ended") == sorted((make.wang.id, make.li.id, make.sun.id))
    stays, (has, *line) = full(make)
    make.do(changes.over, make.home, date(2030, 4, 30))
    assert make.again(stays).state is NoticeState.OVER
    assert state(make, has) is SignUpState.TAKEN
    assert {state(make, each) for each in line} == {SignUpState.OVER}
    with pytest.raises(places.TurnOver):
        make.act(make.wang, sign_ups.leave, has.key)
    assert all_is_well(make)


# -- for any order ---------------------------------------------------------------------------------

ACTS = st.lists(
    st.tuples(
        st.sampled_from(("take", "take", "take", "leave", "accept", "decline", "lapse")),
        st.integers(0, 4),
        st.integers(1, 2),
    ),
    max_size=14,
)


@settings(
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(ACTS)
def test_figures_add_up_for_any_order(make: Make, acts: list[tuple[str, int, int]]) -> None:
    """Taken, offered and left are always all there are, and what the rows say."""
    said = rice(make)
    people = [make.wang, make.li, make.sun, make.zhao, make.zhang]
    for act, who, many in acts:
        _does(make, said, act, people[who], many)
        taken, offered, left = figures(make, said)
        assert taken + offered + left == RICE.portions
        rows = make.rows(SignUp, notice_id=said.key)
        held = [each.count for each in rows if each.state is SignUpState.TAKEN]
        asked = [each.count for each in rows if each.state is SignUpState.OFFERED]
        assert (sum(held), sum(asked)) == (taken, offered)
        assert min(taken, offered, left) >= 0


def _does(make: Make, said: Notice, act: str, who: Somebody, many: int) -> None:
    place = make.do(places.live, said, who.id, None)
    try:
        if act == "take":
            takes(make, who, said, many)
        elif act == "lapse":
            make.do(_late)
            make.do(places.lapse)
        elif place is not None:
            make.act(who, getattr(sign_ups, act), place.key)
    except Refused:
        pass


def _late(session: Session) -> None:
    """Whoever is being asked read it long ago."""
    asked = update(SignUp).where(col(SignUp.state) == SignUpState.OFFERED)
    session.execute(asked.values(until=clock.now() - timedelta(minutes=1)))
