"""Who can't be written to is not asked: the next is, and whoever asked hears so."""

import pytest

from storage.community import accounts
from storage.wishes import handovers, out_of_reach, releases, waiting_list
from storage.wishes.claims import ReleaseReason
from storage.wishes.handovers import NobodyReached, OutOfReach
from storage.wishes.waiting_list import Place, PlaceState
from storage.wishes.wishes import Wish
from tests.harness.make import CHANNEL, Make, Somebody


def shuts(make: Make, *people: Somebody) -> None:
    """They have blocked the bot."""
    for each in people:
        make.do(accounts.blocked, CHANNEL, each.address)


def waited_for(make: Make) -> tuple[Wish, list[Place]]:
    """李明 holds it; 张老板, 赵先生 and 孙医生 wait for it."""
    wish = make.claimed_wish()
    people = (make.zhang, make.zhao, make.sun)
    return wish, [make.act(each, waiting_list.join, wish.key) for each in people]


@pytest.mark.both
def test_what_is_free_is_offered_to_who_can_read_it(make: Make) -> None:
    """The first two have blocked the bot: the third is asked, and they wait on."""
    wish, places = waited_for(make)
    shuts(make, make.zhang, make.zhao)
    make.act(make.li, releases.release, make.claim_on(wish).key, ReleaseReason.OTHER)
    states = [make.again(place).state for place in places]
    assert states == [PlaceState.WAITING, PlaceState.WAITING, PlaceState.OFFERED]


@pytest.mark.both
def test_the_list_is_asked_from_the_first_who_can_read(make: Make) -> None:
    """Two can't be reached: the third is asked, and who asked hears how many were passed over."""
    wish, _ = waited_for(make)
    shuts(make, make.zhang, make.zhao)
    asked = make.act(make.li, handovers.ask_list, make.claim_on(wish).key)
    assert asked.person_id == make.sun.id
    assert make.do(out_of_reach.passed_over, wish, asked.place_id) == 2
    make.act(make.sun, handovers.decline, asked.key)
    [told] = make.told(make.li, kind="handover.nobody")
    assert told.about == {"passed": 2}


def test_nobody_of_the_list_can_read(make: Make) -> None:
    wish, _ = waited_for(make)
    shuts(make, make.zhang, make.zhao, make.sun)
    with pytest.raises(NobodyReached) as no:
        make.act(make.li, handovers.ask_list, make.claim_on(wish).key)
    assert no.value.shown == {"count": 3}


def test_who_is_named_must_be_in_reach(make: Make) -> None:
    """Nobody out of reach is proposed, or asked by name."""
    make.confirmed_wish(by=make.zhang)
    claim = make.claim_on(make.claimed_wish())
    assert make.do(handovers.helpers, claim) == [(make.zhang.id, "张老板")]
    shuts(make, make.zhang)
    assert make.do(handovers.helpers, claim) == []
    with pytest.raises(OutOfReach):
        make.act(make.li, handovers.ask, claim.key, make.zhang.id)
