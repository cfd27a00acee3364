"""A worker asks on the phone whether it came: how much, told to whom, put right by whom."""

from datetime import timedelta

import pytest
from sqlmodel import Session, select

from storage.community import history
from storage.engine import clock, columns
from storage.engine.errors import NotFound
from storage.kit import traces
from storage.messaging import outbox
from storage.records import worklist
from storage.wishes import confirmations, deliveries, standing, wishes
from storage.wishes import worklist as parts
from storage.wishes.claims import Claim, ClaimState, Matter, NotHeld, NotSoMany
from storage.wishes.confirmations import AlreadyConfirmed, NotTakenBack
from storage.wishes.deliveries import NewDelivery
from storage.wishes.wishes import Wish
from tests.harness.make import Make


def _held(make: Make, wish: Wish) -> Claim:
    return make.rows(Claim, wish_id=wish.key, state=ClaimState.CLAIMED)[0]


def _figures(make: Make, wish: Wish) -> tuple[int, int, int, str]:
    wish = make.again(wish)
    return wish.claimed, wish.delivered, wish.confirmed, str(wish.state)


def _in_part(make: Make) -> tuple[Wish, Claim]:
    """Five promised, three said to be brought."""
    wish = make.claimed_wish(quantity=5)
    form = NewDelivery(make.claim_on(wish).key, quantity=3)
    return wish, make.act(make.li, deliveries.deliver, form)


def test_the_question_goes_still(make: Make) -> None:
    """Every message that asks the resident whether it came, once a worker knows; also one that was
    on its way. The one in which they answer themselves becomes the answer."""
    claim = make.claim_on(make.delivered_wish())
    for message in ("41", "42"):
        make.do(standing.asked, claim.key, message)
    make.act(make.chen, confirmations.confirm, claim.key)
    make.do(standing.asked, claim.key, "43")

    def answers(session: Session) -> None:
        traces.pressed(session, "52")
        confirmations.confirm(session, make.wang.id, claim.key)

    still = make.told(make.wang, kind="claim.asked-over")
    assert [told.about["message"] for told in still] == ["41", "42", "43"]
    claim = make.claim_on(make.delivered_wish())
    for message in ("51", "52"):
        make.do(standing.asked, claim.key, message)
    make.do(answers)
    [told] = make.told(make.wang, kind="claim.asked-over", row_id=claim.key)
    assert told.about["message"] == "51"


def test_the_resident_hears_and_says_no(make: Make) -> None:
    """What a worker noted is told to the resident, whose 还没有 opens a matter, also much later;
    what they said themselves stays."""
    wish = make.delivered_wish()
    claim = make.act(make.chen, confirmations.confirm, make.claim_on(wish).key)
    assert make.kinds(make.wang)[-1] == "claim.noted"
    clock.travel(timedelta(days=3))
    make.act(make.wang, confirmations.dispute, claim.key, Matter.NOT_YET)
    assert _figures(make, wish) == (1, 0, 0, "claimed")
    assert make.do(worklist.count, make.home, parts.MATTER) == 1
    make.act(make.wang, confirmations.confirm, claim.key)
    with pytest.raises(AlreadyConfirmed):
        make.act(make.wang, confirmations.dispute, claim.key, Matter.NOT_YET)


def test_a_disputed_part_stays_a_part(make: Make) -> None:
    """Three of five were not there: the matter is about three, and on the phone three came; the
    old button leads there."""
    wish, part = _in_part(make)
    rest = make.act(make.wang, confirmations.dispute, part.key, Matter.NOT_YET)
    assert (rest.quantity, rest.in_question) == (5, 3)
    came = make.act(make.chen, confirmations.confirm, part.key)
    assert (came.quantity, came.state) == (3, ClaimState.CONFIRMED)
    assert _figures(make, wish) == (5, 3, 3, "claimed")
    left = _held(make, wish)
    assert (left.quantity, left.matter, left.in_question) == (2, Matter.NONE, 2)
    line = make.do(history.of, make.home, "wish", wish.key)[-1]
    assert (line.what, line.details["quantity"]) == ("phoned", 3)


def test_brought_again_in_part(make: Make) -> None:
    """Of three that were not there two are brought now: the matter is about one."""
    wish, part = _in_part(make)
    rest = make.act(make.wang, confirmations.dispute, part.key, Matter.PROBLEM)
    make.act(make.li, deliveries.deliver, NewDelivery(rest.key, quantity=2))
    left = _held(make, wish)
    assert (left.quantity, left.matter, left.in_question) == (3, Matter.PROBLEM, 1)


def test_fewer_came_than_was_said(make: Make) -> None:
    """Three said to be brought, two came: one is promised again, and a matter; never more came
    than were brought."""
    wish, part = _in_part(make)
    with pytest.raises(NotSoMany):
        make.act(make.chen, confirmations.confirm, part.key, 4)
    came = make.act(make.chen, confirmations.confirm, part.key, 2)
    assert came.quantity == 2
    assert _figures(make, wish) == (5, 2, 2, "claimed")
    left = _held(make, wish)
    assert (left.quantity, left.in_question, left.matter) == (3, 1, Matter.NOT_YET)


@pytest.mark.parametrize("was_brought", [True, False])
def test_noted_by_mistake(make: Make, was_brought: bool) -> None:
    """A worker takes it back: brought, or only promised, as it was; the figures follow, and only
    who had heard that it came hears that it did not."""
    wish = make.delivered_wish(quantity=2) if was_brought else make.claimed_wish(quantity=2)
    claim = make.act(make.chen, confirmations.confirm, make.claim_on(wish).key)
    assert make.again(wish).state is wishes.WishState.CONFIRMED
    with pytest.raises(NotFound):
        make.act(make.wang, confirmations.unconfirm, claim.key)
    make.act(make.chen, confirmations.unconfirm, claim.key)
    expected = (2, 2, 0, "delivered") if was_brought else (2, 0, 0, "claimed")
    assert _figures(make, wish) == expected
    assert make.again(wish).closed_at is None
    assert "claim.unconfirmed" not in make.kinds(make.li)
    with pytest.raises(NotTakenBack):
        make.act(make.chen, confirmations.unconfirm, claim.key)


def test_who_heard_of_it_hears_the_mistake(make: Make) -> None:
    """The claimer and the resident had read that it came."""
    claim = make.act(make.chen, confirmations.confirm, make.claim_on(make.delivered_wish()).key)
    make.do(_all_said)
    make.act(make.chen, confirmations.unconfirm, claim.key)
    assert make.kinds(make.li)[-1] == "claim.unconfirmed"
    assert make.kinds(make.wang)[-1] == "claim.unnoted"


def _all_said(session: Session) -> None:
    for told in session.exec(select(outbox.Told)):
        told.state = outbox.OutboxState.SENT
        session.add(told)


@pytest.mark.parametrize("why", ["a day", "thanks", "a tap"])
def test_what_stays_noted(make: Make, why: str) -> None:
    """After a day, after thanks, or where the resident said it, nothing is taken back."""
    by = make.wang if why == "a tap" else make.chen
    claim = make.act(by, confirmations.confirm, make.claim_on(make.delivered_wish()).key)
    if why == "thanks":
        make.act(make.wang, deliveries.thank, claim.key, "谢谢")
    if why == "a day":
        clock.travel(confirmations.MISTAKE + timedelta(minutes=1))
    with pytest.raises(NotTakenBack):
        make.act(make.chen, confirmations.unconfirm, claim.key)


def test_what_is_wrong_is_for_the_workers(make: Make) -> None:
    """The resident's line is kept sealed with what workers read, who hear that there is one;
    nobody else writes it, and not once it is settled."""
    wish = make.delivered_wish()
    claim = make.act(make.wang, confirmations.dispute, make.claim_on(wish).key, Matter.PROBLEM)
    for who in (make.chen, make.li):
        with pytest.raises(NotFound):
            make.act(who, confirmations.explain, claim.key, "小了一码")
    make.act(make.wang, confirmations.explain, claim.key, "小了一码")
    wish = make.again(wish)
    assert "小了" not in wish.aside
    assert columns.opened(wish, "aside") == "小了一码"
    assert "claim.explained" in make.kinds(make.chen)
    make.act(make.wang, confirmations.confirm, claim.key)
    with pytest.raises(NotHeld):
        make.act(make.wang, confirmations.explain, claim.key, "又小了")
