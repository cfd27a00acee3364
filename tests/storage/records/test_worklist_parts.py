"""What waits for a worker: each thing in one part, all counted, page by page."""

from datetime import timedelta

import pytest

from storage.community import walks
from storage.community.walks import Walk
from storage.engine import clock
from storage.engine.worklist import Part, in_order
from storage.records import personal_data, worklist
from storage.records.worklist import Step
from storage.wishes import (
    claiming,
    confirmations,
    deliveries,
    followups,
    releases,
    review,
    submission,
)
from storage.wishes import worklist as parts
from storage.wishes.claims import Matter, ReleaseReason
from storage.wishes.wishes import Urgency, WishState
from tests.harness.make import Make

pytestmark = pytest.mark.both


def counts(make: Make) -> dict[Part, int]:
    return {part: made for part in in_order() if (made := make.do(worklist.count, make.home, part))}


def test_a_wish_goes_from_part_to_part(make: Make) -> None:
    """Waiting, taken on, overdue, delivered, disputed, confirmed: never in two parts at once, and
    in none when nobody has to do anything."""
    wish = make.wish()
    assert counts(make) == {parts.REVIEW: 1}
    make.act(make.chen, review.approve, wish.key)
    claim = make.act(make.li, claiming.claim, wish.key)
    assert counts(make) == {}
    clock.travel(timedelta(days=30))
    assert counts(make) == {parts.LATE: 1}
    make.act(make.li, deliveries.deliver, deliveries.NewDelivery(claim.key))
    assert counts(make) == {parts.UNCONFIRMED: 1}
    make.act(make.wang, confirmations.dispute, claim.key, Matter.PROBLEM)
    assert counts(make) == {parts.MATTER: 1}
    make.act(make.wang, confirmations.confirm, claim.key)
    assert counts(make) == {}


def test_nothing_is_skipped_and_nothing_comes_twice(make: Make) -> None:
    """The oldest first; wherever a worker stands, what others decide meanwhile moves nothing. Gone
    where they stand: the next one. Behind the last begins what was left before."""
    made = [make.wish(title=f"第{n}个心愿") for n in range(4)]
    walk = make.do(walks.of, make.home, make.chen.id)

    def goes(step: Step) -> int:
        make.do(lambda session: worklist.move(session, session.get_one(Walk, walk.key), step))
        return make.again(walk).row_id

    assert [goes(Step.NEXT), goes(Step.NEXT)] == [made[0].id, made[1].id]
    for gone in made[:2]:
        make.act(make.chen, review.approve, gone.key)
    assert [goes(Step.HERE), goes(Step.NEXT)] == [made[2].id, made[3].id]
    assert [goes(Step.NEXT), goes(Step.BEFORE)] == [made[2].id, made[2].id]
    assert [each.row_id for each in make.do(worklist.matters, make.home)] == [
        made[2].id,
        made[3].id,
    ]


def test_what_was_given_back_waits_for_nobody(make: Make) -> None:
    """A released claim is not overdue."""
    claim = make.claim_on(make.claimed_wish())
    clock.travel(timedelta(days=30))
    make.act(make.li, releases.release, claim.key, ReleaseReason.NO_TIME)
    assert counts(make) == {}


def test_nobody_came(make: Make) -> None:
    """A wish that was put away because nobody came stands on the workers' list for two weeks."""
    make.open_wish()
    for _ in range(100):
        clock.travel(timedelta(days=1))
        make.do(followups.run, make.home, clock.today("Asia/Shanghai"))
        make.hear()
        if counts(make):
            break
    assert counts(make) == {parts.UNHELPED: 1}
    clock.travel(timedelta(days=13))
    assert counts(make) == {parts.UNHELPED: 1}
    clock.travel(timedelta(days=2))
    assert counts(make) == {}


def test_nobody_came_and_nobody_is_left(make: Make) -> None:
    """Whoever wished it was forgotten since: there is nothing to read, and nobody to help."""
    kept, gone = (make.open_wish(by, urgency=Urgency.TODAY) for by in (make.wang, make.zhang))
    for _ in range(2):
        clock.travel(timedelta(days=1))
        make.do(followups.run, make.home, clock.today("Asia/Shanghai"))
        make.hear()
    assert {make.again(each).state for each in (kept, gone)} == {WishState.EXPIRED}
    make.act(make.zhang, personal_data.forget)
    assert counts(make) == {parts.UNHELPED: 1}
    assert [each.row_id for each in make.do(worklist.matters, make.home)] == [kept.key]


def test_asked_and_not_answered(make: Make) -> None:
    """What a worker asked stays on the list until its owner has answered."""
    wish = make.wish()
    make.act(make.chen, review.send_back, wish.key, "几号楼方便？")
    assert counts(make) == {parts.ANSWER: 1}
    make.act(make.wang, submission.answer, wish.key, "三号楼")
    assert counts(make) == {parts.REVIEW: 1}
