"""Words between the two sides of a claim: to whom they go, what is taken out, when they go."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from storage.community import accounts, memberships, residency
from storage.community.communities import Community
from storage.community.memberships import Grant
from storage.community.put_out import Why
from storage.engine import clock, columns
from storage.engine.database import Database
from storage.engine.errors import NotFound
from storage.records import invariants, personal_data, retention
from storage.wishes import (
    claims,
    confirmations,
    deliveries,
    handovers,
    meetings,
    relay,
    relay_review,
    releases,
)
from storage.wishes.claims import Claim, NotHeld
from storage.wishes.deliveries import NewDelivery
from storage.wishes.relay import Meeting, Relayed, Report, Saying, Side
from tests.harness.hours import ZONE
from tests.harness.make import CHANNEL, Make, Somebody, at_once

OWNER, CLAIMER = Side.OWNER, Side.CLAIMER


@pytest.fixture(autouse=True)
def morning() -> None:
    """Before all hours that are asked for here."""
    clock.begin_at(clock.at(clock.today(ZONE), 10, ZONE))


@pytest.fixture
def claim(make: Make) -> Claim:
    """王阿姨's wish, which 李明 holds."""
    return make.claim_on(make.claimed_wish())


def says(make: Make, who: Somebody, claim: Claim, to: Side, words: str = "您几点在家") -> Relayed:
    return make.act(who, relay.say, claim.key, to, Saying(words))


def asks(make: Make, who: Somebody, claim: Claim, to: Side, hour: int = 18) -> Relayed:
    at = clock.at(clock.today(ZONE), hour, ZONE)
    return make.act(who, meetings.propose, claim.key, to, at)


def read(make: Make, row: Relayed) -> str:
    return columns.opened(make.again(row), "words")


def test_words_go_to_the_other_side(make: Make, claim: Claim) -> None:
    """Sealed, without the numbers that slipped in, by a promise that waits for the morning."""
    row = says(make, make.li, claim, OWNER, "我是13912345678，加我微信abc12345")
    kept = make.rows(Relayed)[0].words
    assert "139" not in kept
    assert "139" not in read(make, row)
    assert "abc12345" not in read(make, row)
    [told] = make.told(make.wang, kind="relay.said")
    assert (told.is_urgent, told.row_id) == (False, row.key)
    says(make, make.wang, claim, CLAIMER)
    assert make.kinds(make.li, kind="relay.said") == ["relay.said"]


@pytest.mark.parametrize("who", ["sun", "chen", "foreign_worker", "li"])
def test_who_has_no_part_in_it_says_nothing(make: Make, claim: Claim, who: str) -> None:
    """Neither a neighbour, nor a worker, nor somebody of another community; nor oneself to oneself;
    and nobody answers what was said to another."""
    with pytest.raises(NotFound):
        says(make, getattr(make, who), claim, CLAIMER)
    row = says(make, make.li, claim, OWNER)
    for verb in (meetings.agree, relay_review.report):
        with pytest.raises(NotFound):
            make.act(getattr(make, who), verb, row.key)


@pytest.mark.parametrize("words", ["先转我两百块钱定金吧", "我不想活了"])
def test_what_only_a_worker_should_hear(make: Make, claim: Claim, words: str) -> None:
    with pytest.raises(relay.BetterToAWorker):
        says(make, make.li, claim, OWNER, words)
    assert make.rows(Relayed) == []


def test_twenty_a_day(make: Make, claim: Claim) -> None:
    """One side's day is full; the other's is not, nor the next day."""
    for _ in range(20):
        says(make, make.li, claim, OWNER)
    with pytest.raises(relay.SaidEnough):
        says(make, make.li, claim, OWNER)
    says(make, make.wang, claim, CLAIMER)
    clock.travel(timedelta(days=1))
    says(make, make.li, claim, OWNER)


def test_whoever_blocked_us_is_not_promised(make: Make, claim: Claim) -> None:
    """Known before, it is said at once; found out on the way, whoever said it hears it, once."""
    row = says(make, make.li, claim, OWNER)
    make.do(accounts.blocked, CHANNEL, make.wang.address)
    with pytest.raises(relay.NoWayThere):
        says(make, make.li, claim, OWNER)
    assert relay.SAID.unreached is not None
    for _ in range(2):
        make.do(relay.SAID.unreached, row.key)
    assert make.kinds(make.li, kind="relay.waits") == ["relay.waits"]


# -- it goes with the claim ----------------------------------------------------------------------


def _releases(make: Make, claim: Claim) -> None:
    make.act(make.li, releases.release, claim.key, claims.ReleaseReason.NO_TIME)


def _lights(make: Make, claim: Claim) -> None:
    make.act(make.li, deliveries.deliver, NewDelivery(claim.key))
    assert read(make, make.rows(Relayed)[0])  # brought, and still to be talked about
    make.act(make.wang, confirmations.confirm, claim.key)


def _hands_over(make: Make, claim: Claim) -> None:
    asked = make.act(make.li, handovers.ask, claim.key, make.sun.id)
    make.act(make.sun, handovers.accept, asked.key)


def _calls_off(make: Make, claim: Claim) -> None:
    make.act(make.wang, releases.call_off, claim.wish_id)


def _is_put_out(make: Make, claim: Claim) -> None:
    grant = make.rows(Grant, person_id=make.li.id)[0]
    make.act(make.chen, residency.put_out_of, grant.key, Why.MOVED)


def _is_forgotten(make: Make, claim: Claim) -> None:
    make.do(personal_data.forget, make.wang.id)


@pytest.mark.parametrize(
    "end", [_releases, _lights, _hands_over, _calls_off, _is_put_out, _is_forgotten]
)
def test_the_words_go_with_the_claim(
    make: Make, claim: Claim, end: Callable[[Make, Claim], None]
) -> None:
    """From our rows, and from the chat in which they were read, however it ends; what was proposed
    falls, and nothing more is carried."""
    row = says(make, make.li, claim, OWNER)
    make.do(relay.stands_in, row.key, "77")
    asks(make, make.wang, claim, CLAIMER)
    end(make, claim)
    assert {(each.words, each.meeting) for each in make.rows(Relayed)} <= {
        ("", Meeting.NONE),
        ("", Meeting.DROPPED),
    }
    assert [told.about["message"] for told in make.told(kind="relay.over")] == ["77"]
    assert make.database.read_now(invariants.breaches) == []
    with pytest.raises((NotHeld, NotFound)):
        says(make, make.wang, claim, CLAIMER)


def test_what_arrives_after_the_end_is_taken_back(make: Make, claim: Claim) -> None:
    row = says(make, make.li, claim, OWNER)
    _releases(make, claim)
    make.do(relay.stands_in, row.key, "78")
    assert [told.about["message"] for told in make.told(kind="relay.over")] == ["78"]


# -- an hour -------------------------------------------------------------------------------------


def test_an_hour_is_agreed_to(make: Make, claim: Claim) -> None:
    """It stands on the claim; who proposed it hears it, both are reminded an hour before."""
    row = asks(make, make.li, claim, OWNER)
    done = make.act(make.wang, meetings.agree, row.key)
    assert done.meet_at == row.meet_at
    assert make.kinds(make.li, kind="relay.agreed") == ["relay.agreed"]
    soon = make.told(kind="claim.meet-soon")
    assert {told.person_id for told in soon} == {make.li.id, make.wang.id}
    assert row.meet_at is not None
    assert {told.due_at for told in soon} == {row.meet_at - timedelta(hours=1)}
    with pytest.raises(meetings.HourSettled):
        make.act(make.wang, meetings.agree, row.key)


def test_a_later_day_is_the_agreed_one(make: Make) -> None:
    """Both said yes to tomorrow: the claim is not late today."""
    claim = make.claim_on(make.claimed_wish(until=clock.today(ZONE)))
    at = clock.at(clock.today(ZONE) + timedelta(days=1), 10, ZONE)
    row = make.act(make.li, meetings.propose, claim.key, OWNER, at)
    done = make.act(make.wang, meetings.agree, row.key)
    assert done.agreed_on == clock.today(ZONE) + timedelta(days=1)


def test_another_hour_takes_the_place_of_ones_own(make: Make, claim: Claim) -> None:
    first, second = asks(make, make.li, claim, OWNER, 15), asks(make, make.li, claim, OWNER, 19)
    with pytest.raises(meetings.HourSettled):
        make.act(make.wang, meetings.agree, first.key)
    assert make.act(make.wang, meetings.agree, second.key).meet_at == second.meet_at


def test_who_wants_another_hour_is_not_held_to_this_one(make: Make, claim: Claim) -> None:
    """王阿姨 answered with words: her old 「在」 settles nothing.
    She may still propose that hour."""
    row = asks(make, make.li, claim, OWNER)
    make.act(make.wang, meetings.decline, row.key)
    with pytest.raises(meetings.HourDeclined):
        make.act(make.wang, meetings.agree, row.key)
    assert make.again(claim).meet_at is None
    again = asks(make, make.wang, claim, CLAIMER)
    make.act(make.wang, meetings.decline, row.key)
    make.act(make.li, meetings.agree, again.key)
    with pytest.raises(NotFound):
        make.act(make.li, meetings.decline, row.key)


def test_an_hour_that_passed(make: Make, claim: Claim) -> None:
    row = asks(make, make.li, claim, OWNER, 15)
    clock.travel(timedelta(hours=8))
    with pytest.raises(meetings.HourOver):
        make.act(make.wang, meetings.agree, row.key)
    with pytest.raises(meetings.HourOver):
        asks(make, make.li, claim, OWNER, 15)


@pytest.mark.both
def test_both_agree_to_the_others_hour(make: Make, claim: Claim, replica: Database) -> None:
    """In the same moment: one hour holds, and the other of them is told so."""
    mine, theirs = asks(make, make.li, claim, OWNER), asks(make, make.wang, claim, CLAIMER, 19)

    def li() -> Claim:
        return make.act(make.li, meetings.agree, theirs.key)

    def wang() -> Claim:
        return replica.transact_now(lambda s: meetings.agree(s, make.wang.id, mine.key))

    answers = at_once([li, wang])
    [lost] = [each for each in answers if isinstance(each, Exception)]
    assert isinstance(lost, meetings.HourSettled)
    [held] = make.rows(Relayed, meeting=Meeting.AGREED)
    assert make.again(claim).meet_at == held.meet_at


# -- a worker looks ------------------------------------------------------------------------------


def test_a_worker_looks_and_lets_it_go_on(make: Make, claim: Claim) -> None:
    """Until then neither side is carried to the other; twice is once; the look is on record."""
    row = says(make, make.li, claim, OWNER, "怎么还不开门")
    for _ in range(2):
        make.act(make.wang, relay_review.report, row.key)
    assert len(make.told(kind="relay.reported")) == 1
    for who, to in ((make.li, OWNER), (make.wang, CLAIMER)):
        with pytest.raises(relay.BeingLookedAt):
            says(make, who, claim, to)
    with pytest.raises(NotFound):
        make.act(make.foreign_worker, relay_review.look, row.key)
    assert make.act(make.chen, relay_review.look, row.key)[1] == "怎么还不开门"
    make.act(make.chen, relay_review.judge, row.key, Report.FINE)
    says(make, make.li, claim, OWNER)
    assert {told.person_id for told in make.told(kind="relay.judged")} == {make.li.id, make.wang.id}


def test_nobody_judges_their_own_words(make: Make, claim: Claim) -> None:
    """李明 has become a worker meanwhile: what he wrote another looks at."""
    row = says(make, make.li, claim, OWNER, "怎么还不开门")
    make.act(make.wang, relay_review.report, row.key)
    make.do(memberships.grant, claim.community_id, make.li.id, memberships.Role.WORKER)
    with pytest.raises(relay_review.OwnWords):
        make.act(make.li, relay_review.judge, row.key, Report.FINE)
    make.act(make.chen, relay_review.judge, row.key, Report.FINE)


def test_a_worker_stops_it(make: Make, claim: Claim) -> None:
    """For good; the words that were looked at outlive the claim until then, and no longer."""
    row = says(make, make.li, claim, OWNER, "怎么还不开门")
    make.act(make.wang, relay_review.report, row.key)
    _releases(make, claim)
    assert read(make, row)
    assert make.database.read_now(invariants.breaches) == []
    make.act(make.chen, relay_review.judge, row.key, Report.STOPPED)
    assert read(make, row) == ""


def test_nobody_looks_for_months(make: Make, claim: Claim) -> None:
    """Nor is it kept for ever."""
    row = says(make, make.li, claim, OWNER, "怎么还不开门")
    make.act(make.wang, relay_review.report, row.key)
    _releases(make, claim)
    clock.travel(timedelta(days=91))
    make.do(lambda session: retention.run(session, session.get_one(Community, make.home)))
    assert read(make, row) == ""


def test_what_was_stopped_stays_so(make: Make, claim: Claim) -> None:
    row = says(make, make.li, claim, OWNER, "怎么还不开门")
    make.act(make.wang, relay_review.report, row.key)
    make.act(make.chen, relay_review.judge, row.key, Report.STOPPED)
    with pytest.raises(relay.CarriedNoMore):
        says(make, make.wang, claim, CLAIMER)
