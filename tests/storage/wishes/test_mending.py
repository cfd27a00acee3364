"""What a worker mends before the group reads it, and takes up when nobody came."""

import pytest

from storage.engine.errors import NotFound, Stale
from storage.wishes import (
    followups,
    in_person,
    mending,
    quantities,
    releases,
    review,
    submission,
    wishes,
)
from storage.wishes.followups import NotWaiting
from storage.wishes.wishes import CloseReason, ForWhom, NotEditable, Wish, WishState
from tests.harness.make import Make


def expired(make: Make) -> Wish:
    made = make.open_wish()
    make.do(lambda session: releases.expire(session, quantities.lock(session, made.key)))
    return make.again(made)


@pytest.mark.both
def test_a_number_goes_to_its_place(make: Make) -> None:
    """It was typed behind the address and into the title: now it stands where its owner says who
    may see it, and no flag is left of it. What was read before is not decided about any more."""
    wish = make.wish(title="想要台灯 13812345678", place="3号楼501 电话13912345678", phone="")
    assert make.do(lambda session: mending.is_misplaced(session.get_one(Wish, wish.key)))
    done = make.act(make.chen, mending.move_number, wish.key)
    private = wishes.private(make.again(done))
    assert (done.title, private.phone) == ("想要台灯", "13812345678, 13912345678")
    assert "139" not in private.place
    assert "3号楼501" in private.place
    assert "phone" not in make.again(done).flags
    with pytest.raises(Stale):
        make.act(make.chen, review.to_decide, wish.key, wish.revision)


def test_how_many_is_mended(make: Make) -> None:
    """A worker asked: three bags, not one. Not once the group reads it, and not by a neighbour."""
    wish = make.wish(title="大米")
    with pytest.raises(NotFound):
        make.act(make.li, mending.amount, wish.key, 3, "袋")
    done = make.act(make.chen, mending.amount, wish.key, 3, "袋")
    assert (done.asked, done.wanted, done.unit) == (3, 3, "袋")
    make.act(make.chen, review.approve, wish.key)
    with pytest.raises(review.AlreadyReviewed):
        make.act(make.chen, mending.amount, wish.key, 2, "袋")


def test_an_answer_by_phone(make: Make) -> None:
    """小陈 asked on the phone: it is looked at again with the answer, and can pass; once."""
    wish = make.wish()
    make.act(make.chen, review.send_back, wish.key, "几码的？")
    with pytest.raises(NotFound):
        make.act(make.li, submission.answer_by_phone, wish.key, "三十八码")
    make.act(make.chen, submission.answer_by_phone, wish.key, "三十八码")
    assert make.again(wish).state is WishState.REVIEW
    with pytest.raises(NotEditable):
        make.act(make.chen, submission.answer_by_phone, wish.key, "三十八码")
    assert make.act(make.chen, review.approve, wish.key).state is WishState.OPEN


def test_a_worker_who_wished_it_hears_nothing_of_herself(make: Make) -> None:
    """In somebody's stead: she takes it up, and knows."""
    made = make.open_wish(make.chen, for_whom=ForWhom.OFFLINE, beneficiary="周奶奶")
    make.do(lambda session: releases.expire(session, quantities.lock(session, made.key)))
    make.act(make.chen, in_person.take_up, made.key)
    make.act(make.chen, in_person.helped, made.key)
    assert not {"wish.cared-for", "wish.helped"} & set(make.kinds(make.chen))


@pytest.mark.both
def test_what_nobody_came_for(make: Make) -> None:
    """A worker puts it before the group again, sees to it, or closes it: the first of them counts,
    and its owner hears it."""
    again, mine, over = (expired(make) for _ in range(3))
    make.act(make.chen, followups.open_again, again.key)
    make.act(make.chen, in_person.take_up, mine.key)
    make.act(make.chen, releases.close, over.key, CloseReason.NOT_NEEDED)
    states = [make.again(each).state for each in (again, mine, over)]
    assert states == [WishState.OPEN, WishState.CARED_FOR, WishState.CLOSED]
    assert {"wish.opened-again", "wish.cared-for", "wish.closed"} <= set(make.kinds(make.wang))
    with pytest.raises(NotWaiting):
        make.act(make.chen, followups.open_again, mine.key)
    with pytest.raises(Stale):
        make.act(make.chen, in_person.take_up, again.key)
    with pytest.raises(NotFound):
        make.act(make.li, followups.open_again, over.key)
