"""A worker brings two together who can't find each other."""

from datetime import date, timedelta

import pytest

from storage.community import history, memberships
from storage.community.memberships import Role
from storage.engine import clock, columns
from storage.engine.database import Database
from storage.engine.errors import NotFound
from storage.wishes import (
    arranging,
    claims,
    deadlines,
    disclosure,
    followups,
    relay,
    releases,
    standing,
)
from storage.wishes.arranging import ArrangedByOther, WorkerKnows
from storage.wishes.claims import Arranging, Claim, ClaimState, NotHeld
from storage.wishes.relay import Saying, Side
from storage.wishes.wishes import Sharing
from tests.harness.make import Make, Somebody, at_once

ZONE = "Asia/Shanghai"


@pytest.fixture
def claim(make: Make) -> Claim:
    """李明 holds what 王阿姨 wishes, who would like a worker to make the contact."""
    return make.claim_on(make.claimed_wish(sharing=Sharing.NOTHING))


def test_one_worker_takes_it(make: Make, claim: Claim) -> None:
    """Both sides hear who; the other worker reads who has it; the number is for the first alone, on
    record."""
    with pytest.raises(NotFound):
        make.act(make.foreign_worker, arranging.take, claim.key)
    for _ in range(2):
        make.act(make.chen, arranging.take, claim.key)
    assert {told.person_id for told in make.told(kind="claim.arranger")} == {
        make.li.id,
        make.wang.id,
    }
    other = make.person("小刘", Role.WORKER)
    for verb in (arranging.take, arranging.open_for, arranging.done, arranging.put_down):
        with pytest.raises(ArrangedByOther):
            make.act(other, verb, claim.key)
    make.act(make.chen, arranging.open_for, claim.key)
    assert make.do(arranging.seen, claim).phone == "13812345678"


def test_what_a_worker_read_is_taken_back(make: Make, claim: Claim) -> None:
    """How to reach both, in whatever message it stands: once another worker has it, and once it is
    over; also where it came late. It comes once, however often it is asked for."""
    make.act(make.chen, arranging.take, claim.key)
    for _ in range(2):
        make.act(make.chen, arranging.open_for, claim.key)
    assert len(make.told(make.chen, kind="claim.contacts")) == 1
    make.do(standing.shown, claim.key, make.chen.id, "41")
    make.act(make.chen, arranging.put_down, claim.key)
    make.do(standing.shown, claim.key, make.chen.id, "42")
    other = make.person("小刘", Role.WORKER)
    make.act(other, arranging.take, claim.key)
    make.do(standing.shown, claim.key, other.id, "51")
    make.act(make.li, releases.release, claim.key, claims.ReleaseReason.NO_TIME)
    gone = make.told(kind="claim.contacts-over")
    assert [(told.person_id, told.about["message"]) for told in gone] == [
        (make.chen.id, "41"),
        (make.chen.id, "42"),
        (other.id, "51"),
    ]


def test_a_worker_carries_no_number(make: Make, claim: Claim) -> None:
    """王阿姨 shares nothing: what 小陈 writes to the claimer goes without her number and her door,
    and what he answers without his."""
    make.act(make.chen, arranging.take, claim.key)
    theirs = Saying("王阿姨13812345678，3号楼2单元501，六点去")
    mine = Saying("我的电话13912345678")
    rows = [
        make.act(make.chen, relay.say, claim.key, Side.CLAIMER, theirs),
        make.act(make.li, relay.say, claim.key, Side.WORKER, mine),
    ]
    said = [columns.opened(make.again(each), "words") for each in rows]
    assert said == ["王阿姨＊＊＊，＊＊＊，六点去", "我的电话＊＊＊"]


def test_done_or_for_another(make: Make, claim: Claim) -> None:
    """Left to another worker it waits again; done, it waits for nobody; when she shares less once
    more, it waits anew."""
    make.act(make.chen, arranging.take, claim.key)
    make.act(make.chen, arranging.put_down, claim.key)
    assert make.again(claim).arranging is Arranging.WANTED
    make.act(make.chen, arranging.take, claim.key)
    assert make.act(make.chen, arranging.done, claim.key).arranging is Arranging.DONE
    make.act(make.wang, disclosure.give, claim.wish_id, disclosure.PARTS[1])
    make.act(make.wang, disclosure.take_back, claim.wish_id, disclosure.PARTS[1])
    assert make.again(claim).arranging is Arranging.WANTED


def test_either_side_asks_for_a_worker(make: Make) -> None:
    """Where the other can't be reached; once, while it waits. Nobody else asks."""
    claim = make.claim_on(make.claimed_wish())
    make.act(make.li, arranging.ask, claim.key)
    assert make.again(claim).arranging is Arranging.WANTED
    with pytest.raises(WorkerKnows):
        make.act(make.wang, arranging.ask, claim.key)
    with pytest.raises(NotFound):
        make.act(make.sun, arranging.ask, claim.key)


def test_nobody_is_late_while_no_worker_comes(make: Make, claim: Claim) -> None:
    """Ten days without a worker: he keeps it, is neither reminded nor let go, the workers are
    called anew; once one comes the day is still ahead, and followed as any other."""
    first = clock.today(ZONE)
    live(make, first, range(1, 15))
    claim = make.again(claim)
    assert claim.state is ClaimState.CLAIMED
    assert not {"claim.remind", "claim.due", "claim.let-go"} & set(make.kinds(make.li))
    assert len(make.told(kind="claim.to-arrange")) == 1 + 14 // 3
    make.act(make.chen, arranging.take, claim.key)
    assert make.again(claim).agreed_on > first + timedelta(days=14)
    live(make, first, range(15, 22))
    assert {"claim.remind", "claim.due", "claim.let-go"} <= set(make.kinds(make.li))


def test_the_wishes_own_last_day_holds(make: Make) -> None:
    """She needs it until Saturday: his day is kept ahead until then and no longer; on Saturday the
    workers are called, once, and she is asked; he is not late. Still needed, both days move."""
    last = clock.today(ZONE) + timedelta(days=4)
    claim = make.claim_on(make.claimed_wish(sharing=Sharing.NOTHING, until=last))
    live(make, clock.today(ZONE), range(1, 4))
    called = len(make.told(kind="claim.to-arrange"))
    assert not make.told(kind="claim.last-day")
    live(make, last, range(8))
    claim = make.again(claim)
    assert (claim.agreed_on, claim.state) == (last, ClaimState.CLAIMED)
    assert not {"claim.remind", "claim.due", "claim.let-go"} & set(make.kinds(make.li))
    assert [told.person_id for told in make.told(kind="claim.last-day")] == [make.wang.id]
    assert len(make.told(kind="claim.to-arrange")) == called + 1 + len({6, 9})
    for _ in range(2):
        wish = make.act(make.wang, followups.still_needed, claim.wish_id)
    claim = make.again(claim)
    assert clock.today(ZONE) < claim.agreed_on <= wish.until
    moves = make.rows(history.Entry, what="kept-ahead", row_id=wish.id)
    assert moves[-1].details["day"] == claim.agreed_on.isoformat()


def test_late_for_a_worker_is_not_late(make: Make) -> None:
    """Nobody took it before its last day was over; once a worker has, his day is followed."""
    last = clock.today(ZONE) + timedelta(days=1)
    claim = make.claim_on(make.claimed_wish(sharing=Sharing.NOTHING, until=last))
    live(make, last, range(4))
    assert make.again(claim).state is ClaimState.CLAIMED
    make.act(make.chen, arranging.take, claim.key)
    live(make, last, range(4, 5))
    assert "claim.due" in make.kinds(make.li)


def live(make: Make, first: date, days: range) -> None:
    """Day after day from the `first`: what is due is done, and heard."""
    for day in days:
        clock.travel(clock.at(first + timedelta(days=day), 10, ZONE) - clock.now())
        make.do(deadlines.run, make.home, first + timedelta(days=day))
        make.hear()


def test_a_worker_who_leaves_lets_it_go(make: Make, claim: Claim) -> None:
    other = make.person("小刘", Role.WORKER)
    make.act(other, arranging.take, claim.key)
    make.do(memberships.revoke, make.home, other.id, Role.WORKER, make.chen.id)
    assert make.again(claim).arranging is Arranging.WANTED


def test_what_the_owner_shares_needs_no_worker(make: Make, claim: Claim) -> None:
    make.act(make.wang, disclosure.give, claim.wish_id, disclosure.PARTS[1])
    assert make.again(claim).arranging is Arranging.DONE


def test_what_ended_is_not_arranged(make: Make, claim: Claim) -> None:
    make.act(make.li, releases.release, claim.key, claims.ReleaseReason.NO_TIME)
    with pytest.raises(NotHeld):
        make.act(make.chen, arranging.take, claim.key)


@pytest.mark.both
def test_two_workers_at_once(make: Make, claim: Claim, replica: Database) -> None:
    """One of them has it, the other reads who."""
    other = make.person("小刘", Role.WORKER)

    def take(database: Database, who: Somebody) -> Claim:
        return database.transact_now(lambda session: arranging.take(session, who.id, claim.key))

    takes = [lambda: take(make.database, make.chen), lambda: take(replica, other)]
    _ = make.chen
    [lost] = [each for each in at_once(takes) if isinstance(each, Exception)]
    assert isinstance(lost, ArrangedByOther)
