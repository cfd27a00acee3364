"""Who shared a wish hears once, when what they pasted is not so any more, and then why."""

from datetime import timedelta

import pytest
from sqlmodel import Session

from storage.community import shares
from storage.community.shares import Share
from storage.engine import clock
from storage.engine.errors import NotFound
from storage.records import personal_data
from storage.wishes import claiming, claims, followups, releases, review, wishes
from storage.wishes import shares as wish_shares
from storage.wishes.shares import NothingToPassOn
from storage.wishes.wishes import Urgency, Wish
from tests.harness.make import Make, Somebody

pytestmark = pytest.mark.both


def share(make: Make, who: Somebody, wish: Wish) -> None:
    make.act(who, lambda s, by: wish_shares.share(s, by, wishes.for_reader(s, by, wish.key)))


def waiting(make: Make, who: Somebody) -> int:
    return make.kinds(who).count("share.outdated")


def why(make: Make) -> set[str]:
    """Why the word that is promised is true, as it would be said now."""
    found = make.rows(Share)
    return {make.do(lambda s, each=each: shares.why_outdated(s, each)) for each in found}


def test_taken_a_little_and_then_all_of_it(make: Make) -> None:
    """Some of it taken is nothing to hear of; all of it is, once for each who shared it, however
    often they did."""
    wish = make.open_wish(quantity=3, unit="袋")
    for who in (make.chen, make.li, make.li):
        share(make, who, wish)
    make.act(make.zhang, claiming.claim, wish.key, 2)
    assert (waiting(make, make.li), why(make)) == (0, {""})
    make.act(make.sun, claiming.claim, wish.key, 1)
    assert (waiting(make, make.li), waiting(make, make.chen)) == (1, 1)
    assert why(make) == {wish_shares.TAKEN}


def test_what_came_back_needs_no_word(make: Make) -> None:
    """Given back before it was said: it is right again, and nothing is said; taken anew it is."""
    wish = make.claimed_wish()
    claim = make.claim_on(wish)
    with pytest.raises(NothingToPassOn):
        share(make, make.chen, wish)
    make.act(make.li, releases.release, claim.key, claims.ReleaseReason.NO_TIME)
    share(make, make.chen, wish)
    make.act(make.zhang, claiming.claim, wish.key)
    make.act(make.zhang, releases.release, make.claim_on(wish).key, claims.ReleaseReason.NO_TIME)
    assert why(make) == {""}


def test_withdrawn_lapsed_or_another_wish(make: Make) -> None:
    """Taken back, past its last day, or other words: each is a reason; after it was heard there is
    no second word, until somebody shares it again."""
    titles, week = ("一袋米", "一盏灯", "一双鞋"), Urgency.WEEK
    gone, late, other = (make.open_wish(title=each, urgency=week) for each in titles)
    for wish in (gone, late, other):
        share(make, make.chen, wish)
    make.act(make.wang, releases.call_off, gone.key)
    assert (waiting(make, make.chen), why(make)) == (1, {"", shares.OVER})

    make.do(_reword, other.key)
    assert (waiting(make, make.chen), why(make)) == (2, {"", shares.OVER, shares.CHANGED})
    make.do(shares.OUTDATED.said, _of(make, other).key)
    make.do(_reword, other.key)
    assert waiting(make, make.chen) == 2
    share(make, make.chen, other)
    assert _of(make, other).told_at is None

    today = clock.today("Asia/Shanghai")
    assert late.until is not None
    clock.travel(timedelta(days=(late.until - today).days + 1))
    day = clock.today("Asia/Shanghai")
    make.do(followups.day_over, make.home, day, day - timedelta(days=1))
    assert why(make) == {shares.OVER}
    clock.travel(timedelta(days=91))
    assert make.do(shares.sweep) == 3


def _reword(session: Session, wish_id: int) -> None:
    wish = session.get_one(Wish, wish_id)
    wish.title += "，大一号"
    session.add(wish)
    session.flush()
    wishes.show(session, wish)


def _of(make: Make, wish: Wish) -> Share:
    (found,) = make.rows(Share, row_id=wish.key)
    return found


def test_who_may_and_who_is_forgotten(make: Make) -> None:
    """A neighbour shares what the group reads; a stranger finds nothing, nor does anybody what no
    group has read; with whoever is forgotten goes what they shared."""
    wish, unread = make.open_wish(), make.wish()
    share(make, make.li, wish)
    with pytest.raises(NotFound):
        share(make, make.li, unread)
    with pytest.raises(NotFound):
        make.do(wish_shares.for_visitor, make.li.id, unread.key)
    with pytest.raises(NotFound):
        make.do(wish_shares.for_visitor, make.foreign_worker.id, wish.key)
    make.act(make.chen, review.for_staff, wish.key)
    make.do(personal_data.forget, make.li.id)
    assert make.rows(Share) == []


def test_whoever_comes_late_by_the_address(make: Make) -> None:
    """What was in the group and is over says so; before that it is shown."""
    wish = make.open_wish()
    assert make.do(wish_shares.for_visitor, make.li.id, wish.key).key == wish.key
    make.act(make.wang, releases.call_off, wish.key)
    with pytest.raises(claims.NotOpen):
        make.do(wish_shares.for_visitor, make.li.id, wish.key)
