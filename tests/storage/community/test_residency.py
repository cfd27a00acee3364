"""Somebody is a neighbour no more: what ends with it, and what does not make them one again."""

from functools import partial

import pytest
from sqlmodel import Session

from storage.community import accounts, history, invites, memberships, put_out, residency
from storage.community.memberships import Role
from storage.community.put_out import NotANeighbour, PutOut, Why
from storage.community.residency import StaffStays
from storage.engine.database import Database
from storage.engine.errors import NotFound, Refused
from storage.records import personal_data
from storage.wishes import claiming, claims, handovers, waiting_list
from storage.wishes.claims import ClaimState, ReleaseReason
from tests.harness.make import CHANNEL, Make, Somebody, at_once


def puts_out(make: Make, who: Somebody, by: Somebody | None = None) -> PutOut | None:
    grant = make.do(memberships.residence, make.home, who.id)
    assert grant is not None
    return make.act(by or make.chen, residency.put_out_of, grant.key, Why.CONDUCT)


def held(make: Make, who: Somebody) -> frozenset[Role]:
    return make.do(memberships.held, who.id, make.home)


@pytest.mark.both
def test_what_ends_with_it(make: Make) -> None:
    """Every role, the claim and what was read of it, the place on a list, the question; the wish is
    open again, and the history says why in one word."""
    wish = make.claimed_wish()
    make.do(claims.traced, make.claim_on(wish).key, "77")
    other = make.claimed_wish(by=make.zhang)
    make.act(make.li, waiting_list.join, other.key)
    make.act(make.zhang, handovers.ask, make.claim_on(other).key, make.li.id)
    out = puts_out(make, make.li)
    assert out is not None
    assert held(make, make.li) == frozenset()
    assert make.claim_on(wish).state is ClaimState.RELEASED
    assert make.again(wish).claimed == 0
    assert make.claim_on(wish).traces == []
    assert "claim.hidden" in make.kinds(make.li)
    assert make.kinds(make.li)[-1] == "person.put-out"
    assert make.do(waiting_list.of_person, make.li.id) == []
    assert make.do(handovers.of_person, make.li.id) == []
    assert make.claim_on(wish).reason == ReleaseReason.PUT_OUT
    given_back = make.do(history.of, make.home, "wish", wish.key)[-1]
    assert (given_back.what, given_back.actor_id) == ("taken-back", make.chen.id)
    assert make.do(waiting_list.dropouts, make.home, make.li.id) == 0
    line = make.do(history.of, make.home, "person", make.li.id)[-1]
    assert (line.what, line.details) == ("put-out", {"why": "conduct"})


def test_what_was_brought_stays_brought(make: Make) -> None:
    """Nothing more is read of it."""
    wish = make.delivered_wish()
    claim = make.claim_on(wish)
    make.do(claims.traced, claim.key, "77")
    puts_out(make, make.li)
    assert make.claim_on(wish).state is ClaimState.DELIVERED
    assert make.claim_on(wish).traces == []
    assert not any(make.do(claims.details, make.claim_on(wish)))


def test_nothing_makes_them_one_again_but_a_worker(make: Make) -> None:
    """Not speaking in the group, not a link; a worker's tap does, once."""
    out = puts_out(make, make.sun)
    assert out is not None
    make.do(memberships.join, make.home, make.sun.id)
    assert held(make, make.sun) == frozenset()
    token = make.do(invites.make, make.home, Role.BUSINESS)
    with pytest.raises(NotANeighbour):
        make.act(make.sun, invites.use, token)
    for _ in range(2):
        make.act(make.chen, residency.welcome, out.key)
    assert held(make, make.sun) == {Role.RESIDENT}
    assert make.kinds(make.sun).count("person.welcomed") == 1
    make.act(make.sun, invites.use, token)


def test_who_was_forgotten_is_known_again(make: Make) -> None:
    """Put out, forgotten, back from the same account as somebody new: still no neighbour."""
    puts_out(make, make.sun)
    make.do(personal_data.forget, make.sun.id)
    again = make.do(partial(_back, make.sun.address))
    make.do(memberships.join, make.home, again)
    assert again != make.sun.id
    assert make.do(memberships.held, again, make.home) == frozenset()
    stranger = make.person("新来的", None)
    make.do(memberships.join, make.home, stranger.id)
    assert held(make, stranger) == {Role.RESIDENT}


def _back(address: str, session: Session) -> int:
    return accounts.met(session, CHANNEL, address, "孙医生").person_id


@pytest.mark.parametrize("who", ["wang", "li", "foreign_worker"])
def test_only_a_worker_of_the_place(make: Make, who: str) -> None:
    """For everybody else there is no such button."""
    grant = make.do(memberships.residence, make.home, make.sun.id)
    assert grant is not None
    with pytest.raises(NotFound):
        make.act(getattr(make, who), residency.put_out_of, grant.key, Why.MOVED)
    out = puts_out(make, make.sun)
    assert out is not None
    with pytest.raises(NotFound):
        make.act(getattr(make, who), residency.welcome, out.key)


def test_workers_stay(make: Make) -> None:
    with pytest.raises(StaffStays):
        puts_out(make, make.person("小刘", Role.WORKER))
    assert not make.do(residency.left, make.home, make.chen.id)


def test_only_here(make: Make) -> None:
    """In another community of theirs everything stays."""
    make.do(memberships.grant, make.elsewhere, make.li.id, Role.RESIDENT)
    puts_out(make, make.li)
    assert make.do(memberships.homes, make.li.id) == [make.elsewhere]
    assert not make.do(put_out.is_out, make.li.id, make.elsewhere)


@pytest.mark.both
def test_put_out_while_they_claim(make: Make, replica: Database) -> None:
    """In the same moment: whichever comes first, no claim of theirs lives."""
    for number in range(6):
        who = make.person(f"邻居{number}")
        wish = make.open_wish(by=make.person(f"王{number}"))
        grant = make.do(memberships.residence, make.home, who.id)
        assert grant is not None

        def claim(who: Somebody = who, wish_id: int = wish.key) -> None:
            def work(session: Session) -> None:
                accounts.known(session, CHANNEL, who.address)
                claiming.claim(session, who.id, wish_id)

            replica.transact_now(work)

        def out(grant_id: int = grant.key) -> None:
            make.act(make.chen, residency.put_out_of, grant_id, Why.CONDUCT)

        answers = at_once([claim, out])
        assert not [e for e in answers if isinstance(e, Exception) and not isinstance(e, Refused)]
        assert make.do(claims.count_live, make.home, who.id) == 0
        assert make.again(wish).claimed == 0


@pytest.mark.parametrize(
    ("is_by_group", "is_removed", "ends"),
    [
        (True, False, True),
        (True, True, True),
        (False, False, False),
        (False, True, True),
    ],
)
def test_no_group_has_them(make: Make, is_by_group: bool, is_removed: bool, ends: bool) -> None:
    """Who came by a link need not be in a group, unless they were removed from one."""
    who = make.person("小唐", None)
    if is_by_group:
        make.do(memberships.join, make.home, who.id)
    else:
        make.do(memberships.grant, make.home, who.id, Role.BUSINESS, make.chen.id)
    ended = make.do(residency.not_seen, make.home, who.id, is_removed=is_removed)
    assert ended is ends
    assert bool(held(make, who)) is not ends
    make.do(memberships.join, make.home, who.id)  # they speak in a group again
    assert held(make, who)
