"""No picture comes into the group that no worker has looked at."""

from functools import partial

import pytest

from storage.community.consents import ConsentKind
from storage.community.groups import Purpose
from storage.engine.errors import NotFound, Stale
from storage.wishes import confirmations, deliveries, disclosure, pictures, review
from storage.wishes.claims import Claim
from storage.wishes.deliveries import NewDelivery
from storage.wishes.looks import Look
from storage.wishes.wishes import ForWhom, Wish
from tests.harness.make import Make, at_once

PHOTO = ConsentKind.SHOW_PHOTO


def is_public(make: Make, wish: Wish) -> bool:
    return make.do(pictures.is_public, make.again(wish))


def asked(make: Make) -> Wish:
    """She kept it from the group, and lets them see it now that the card is there."""
    wish = make.open_wish(photo="p")
    make.act(make.wang, disclosure.give, wish.key, PHOTO)
    return make.again(wish)


def brought(make: Make) -> Claim:
    claim = make.claim_on(make.claimed_wish())
    make.act(make.li, deliveries.deliver, NewDelivery(claim.key, ("p",), shows_photos=True))
    make.act(make.wang, confirmations.confirm, claim.key)
    make.act(make.wang, deliveries.share_photos, claim.key)
    return make.again(claim)


def test_what_a_worker_let_pass_with_the_wish(make: Make) -> None:
    """They saw it on the card. Taken back and given again it is the same picture."""
    wish = make.open_wish(photo="p", shows_photo=True)
    assert is_public(make, wish)
    make.act(make.wang, disclosure.take_back, wish.key, PHOTO)
    assert not is_public(make, wish)
    make.act(make.wang, disclosure.give, wish.key, PHOTO)
    assert is_public(make, wish)
    assert "wish.photo-asked" not in make.kinds()


def test_what_no_worker_saw(make: Make) -> None:
    """Let through later: a worker looks first, and the owner hears what became of it."""
    wish = asked(make)
    assert not is_public(make, wish)
    assert make.kinds(make.chen, kind="wish.photo-asked") == ["wish.photo-asked"]
    make.do(pictures.decide, make.chen.id, wish.key, Look.PASSED)
    assert is_public(make, wish)
    assert make.kinds(make.wang, kind="wish.photo-looked") == ["wish.photo-looked"]
    with pytest.raises(Stale):
        make.do(pictures.decide, make.chen.id, wish.key, Look.KEPT)
    assert is_public(make, wish)


def test_it_does_not_fit(make: Make) -> None:
    """A face in it: it stays with the claimer, and nobody is said to have agreed."""
    wish = asked(make)
    make.do(pictures.decide, make.chen.id, wish.key, Look.KEPT)
    assert not is_public(make, wish)
    assert make.do(disclosure.parts, make.again(wish))[PHOTO] is False
    make.act(make.wang, disclosure.give, wish.key, PHOTO)
    assert not is_public(make, wish)  # asked anew, not let through


@pytest.mark.both
def test_taken_back_while_a_worker_looks(make: Make) -> None:
    """In one moment, in any order: it is not in the group."""
    for _ in range(4):
        wish = asked(make)
        yes = partial(make.do, pictures.decide, make.chen.id, wish.key, Look.PASSED)
        back = partial(make.act, make.wang, disclosure.take_back, wish.key, PHOTO)
        at_once([yes, back])
        assert not is_public(make, wish)
        assert make.again(wish).photo_look is not Look.ASKED


def test_added_while_a_worker_reads_the_card(make: Make) -> None:
    """What the worker saw had no picture: their yes is about that, and they look again."""
    wish = make.wish(photo="p")
    seen = wish.revision
    make.act(make.wang, disclosure.give, wish.key, PHOTO)
    with pytest.raises(Stale):
        make.do(review.to_decide, make.chen.id, wish.key, seen)


def test_what_was_brought(make: Make) -> None:
    """Both sides agreed, and still a worker looks first; then the group sees it, once."""
    make.group()
    claim = brought(make)
    make.act(make.wang, deliveries.share_photos, claim.key)
    assert make.kinds(kind="claim.photos-asked") == ["claim.photos-asked"]
    assert "claim.photos" not in make.kinds()
    make.do(pictures.decide_brought, make.chen.id, claim.key, Look.PASSED)
    with pytest.raises(Stale):
        make.do(pictures.decide_brought, make.chen.id, claim.key, Look.PASSED)
    assert make.kinds(kind="claim.photos") == ["claim.photos"]


def test_what_was_brought_and_does_not_fit(make: Make) -> None:
    make.group()
    claim = brought(make)
    make.do(pictures.decide_brought, make.chen.id, claim.key, Look.KEPT)
    assert "claim.photos" not in make.kinds()
    assert make.kinds(make.wang, kind="claim.photos-looked") == ["claim.photos-looked"]


def test_a_worker_who_wrote_it_down_has_looked(make: Make) -> None:
    """小陈 asks for 周奶奶: nobody else is asked to look."""
    form = {"for_whom": ForWhom.OFFLINE, "beneficiary": "周奶奶", "photo": "p"}
    wish = make.wish(make.chen, **form)
    make.act(make.chen, review.approve, wish.key)
    make.act(make.chen, disclosure.give, wish.key, PHOTO)
    assert is_public(make, wish)
    assert "wish.photo-asked" not in make.kinds()


def test_only_workers_look(make: Make) -> None:
    """And only those of this community; in their group, where they have one."""
    office = make.group(Purpose.WORKERS)
    wish, claim = asked(make), brought(make)
    assert len(make.told(group_id=office.id, kind="wish.photo-asked")) == 1
    for who in (make.wang, make.li, make.foreign_worker):
        with pytest.raises(NotFound):
            make.do(pictures.decide, who.id, wish.key, Look.PASSED)
        with pytest.raises(NotFound):
            make.do(pictures.decide_brought, who.id, claim.key, Look.PASSED)
    assert not is_public(make, wish)
