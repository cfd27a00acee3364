"""What a wish's owner shares, each part by itself, whoever holds the claim meanwhile."""

from collections.abc import Callable

import pytest

from storage.community import consents, history
from storage.community.consents import Consent, ConsentKind
from storage.community.groups import Purpose
from storage.engine.database import Database
from storage.engine.errors import NotFound
from storage.messaging import outbox
from storage.messaging.outbox import Told
from storage.wishes import (
    change_review,
    claiming,
    claims,
    deliveries,
    disclosure,
    handovers,
    releases,
    waiting_list,
)
from storage.wishes.claims import Claim
from storage.wishes.deliveries import NewDelivery
from storage.wishes.disclosure import NothingToShare
from storage.wishes.wishes import Sharing, Wish
from tests.harness.make import Make, at_once

PLACE, PHONE, PHOTO = ConsentKind.SHARE_PLACE, ConsentKind.SHARE_PHONE, ConsentKind.SHOW_PHOTO


def given(make: Make, wish: Wish) -> frozenset[ConsentKind]:
    return make.do(consents.given, wish.key) & frozenset(disclosure.PARTS)


def read(make: Make, wish: Wish) -> None:
    """The claimer has read the details, in message 41."""
    make.do(claims.traced, make.claim_on(wish).key, "41")


def say(make: Make, kind: str) -> int:
    """Everything of this kind that waits is said; how many there were."""
    waiting = make.told(kind=kind)
    for told in waiting:
        make.do(lambda s, one=told: outbox.begin(s, s.get_one(Told, one.id)))
        make.do(outbox.sent, told)
    return len(waiting)


def test_a_part_is_taken_back_and_given_anew(make: Make) -> None:
    """Each time is a row of its own, and a line in the history; twice is once."""
    wish = make.open_wish()
    for verb in (disclosure.take_back, disclosure.take_back, disclosure.give, disclosure.give):
        make.act(make.wang, verb, wish.key, PHONE)
    assert given(make, wish) == {PLACE, PHONE}
    rows = make.rows(Consent, wish_id=wish.key, kind=PHONE)
    assert [row.withdrawn_at is None for row in sorted(rows, key=lambda row: row.key)] == [
        False,
        True,
    ]
    lines = [line.what for line in make.do(history.of, make.home, "wish", wish.key)]
    assert lines[-2:] == ["took-back-share-phone", "gave-share-phone"]


def test_less_is_shown_where_it_was_read(make: Make) -> None:
    """The telephone goes from the message that the claimer has; the rest stays. Nobody else is
    troubled, for the address is still there."""
    wish = make.claimed_wish()
    read(make, wish)
    make.act(make.wang, disclosure.take_back, wish.key, PHONE)
    [told] = make.told(kind="claim.anew")
    assert (told.person_id, told.about["message"], told.is_urgent) == (make.li.id, "41", True)
    assert make.told(kind="claim.to-arrange") == []
    claim = make.claim_on(wish)
    assert claim.traces == ["41"]
    shown = make.do(lambda session: claims.details(session, claim))
    assert (shown.phone, shown.place) == ("", "3号楼2单元501")


def test_workers_arrange_when_nothing_is_left(make: Make) -> None:
    """Address and telephone are both gone: a worker makes the contact."""
    group = make.group(Purpose.WORKERS)
    wish = make.claimed_wish()
    for part in (PLACE, PHONE):
        make.act(make.wang, disclosure.take_back, wish.key, part)
    [told] = make.told(kind="claim.to-arrange")
    assert told.group_id == group.id


def test_more_is_sent_to_who_holds_it(make: Make) -> None:
    """王阿姨 gives her address after somebody claimed: the details are sent once more."""
    wish = make.claimed_wish(sharing=Sharing.NOTHING)
    before = say(make, "claim-details")
    make.act(make.wang, disclosure.give, wish.key, PLACE)
    assert len(make.told(kind="claim.details")) == before + 1


def _hands_on(make: Make, claim: Claim) -> None:
    asked = make.act(make.li, handovers.ask, claim.key, make.sun.id, 1)
    make.act(make.sun, handovers.accept, asked.key)


def _brings_a_part(make: Make, claim: Claim) -> None:
    make.act(make.li, deliveries.deliver, NewDelivery(claim.key, quantity=1))


def _takes_more(make: Make, claim: Claim) -> None:
    make.act(make.li, claiming.more, claim.key, 3)


@pytest.mark.parametrize("turn", [_hands_on, _brings_a_part, _takes_more])
def test_how_many_are_still_to_bring(make: Make, turn: Callable[[Make, Claim], None]) -> None:
    """Where 李明 read where to bring his two of three, he reads how many they are now."""
    wish = make.open_wish(quantity=3)
    claim = make.act(make.li, claiming.claim, wish.key, 2)
    read(make, wish)
    turn(make, claim)
    assert "41" in [told.about["message"] for told in make.told(make.li, kind="claim.anew")]


def test_who_holds_some_takes_what_is_offered(make: Make) -> None:
    """孙医生 waited, and the wish grew: she takes a piece from the card, then the one that she is
    offered. 王阿姨 hears how many, and both card and address are to show it."""
    wish, _ = make.claimed_wish(quantity=2), make.group()
    place = make.act(make.sun, waiting_list.join, wish.key)
    more = make.act(make.wang, change_review.hand_in, wish.key, {"wanted": "5"})
    make.act(make.chen, change_review.approve, more.key)
    claim = make.act(make.sun, claiming.claim, wish.key, 1)
    read(make, wish)
    kinds = ("claim.made", "wish.card", "claim.anew")
    before = [say(make, kind) for kind in kinds]
    make.act(make.sun, waiting_list.accept, place.key)
    assert make.again(claim).quantity == 2
    assert [len(make.kinds(kind=kind)) for kind in kinds] == [many + 1 for many in before]


def test_what_is_on_its_way_is_mended(make: Make) -> None:
    """The details were put into words before 王阿姨 took her telephone back, and arrive after: they
    are shown anew at once."""
    wish = make.claimed_wish()
    claim, seen = make.claim_on(wish), make.do(disclosure.revision, wish.key)
    make.act(make.wang, disclosure.take_back, wish.key, PHONE)
    make.do(disclosure.said_with, claim.key, "41", seen)
    assert [told.about["message"] for told in make.told(kind="claim.anew")] == ["41"]
    make.do(disclosure.said_with, claim.key, "42", make.do(disclosure.revision, wish.key))
    assert len(make.told(kind="claim.anew")) == 1


@pytest.mark.parametrize("who", ["li", "chen", "foreign_worker"])
def test_only_the_owner_decides(make: Make, who: str) -> None:
    """Neither the claimer nor a worker gives away what is 王阿姨's."""
    wish = make.claimed_wish()
    for verb in (disclosure.give, disclosure.take_back):
        with pytest.raises(NotFound):
            make.act(getattr(make, who), verb, wish.key, PHONE)
    assert given(make, wish) == {PLACE, PHONE}


def test_what_is_over_shares_nothing(make: Make) -> None:
    """After 收到了 there is nothing to give or to take back; nor what was never told."""
    wish = make.confirmed_wish()
    with pytest.raises(NothingToShare):
        make.act(make.wang, disclosure.take_back, wish.key, PHONE)
    bare = make.open_wish(phone="", place="", story="")
    for part in (PHONE, PLACE, PHOTO):
        with pytest.raises(NotFound):
            make.act(make.wang, disclosure.give, bare.key, part)


def test_the_picture_goes_from_the_cards(make: Make) -> None:
    """The group's card is to be shown anew without it."""
    make.group()
    wish = make.open_wish(photo="a photo", shows_photo=True)
    before = say(make, "wish-card")
    make.act(make.wang, disclosure.take_back, wish.key, PHOTO)
    assert PHOTO not in given(make, wish)
    assert len(make.told(kind="wish.card")) == before + 1


@pytest.mark.both
def test_a_claim_in_the_same_moment(make: Make, replica: Database) -> None:
    """李明 claims while 王阿姨 takes her address back: in whatever order, nobody is left without a
    way to the other: a worker is asked, or the details come without it and a worker is asked."""
    _ = make.chen
    for _ in range(5):
        wish = make.open_wish(sharing=Sharing.PLACE)

        def claim(wish: Wish = wish) -> object:
            return make.act(make.li, claiming.claim, wish.key)

        def take_back(wish: Wish = wish) -> object:
            verb = lambda session: disclosure.take_back(session, make.wang.id, wish.key, PLACE)  # noqa: E731
            return replica.transact_now(verb)

        answers = at_once([claim, take_back])
        assert not [each for each in answers if isinstance(each, Exception)]
        held = make.claim_on(wish)
        assert make.told(kind="claim.to-arrange", row_id=held.key)
        make.act(make.li, releases.release, held.key, claims.ReleaseReason.OTHER)


def test_a_picture_goes_with_the_story(make: Make) -> None:
    """她先都不给看: whoever claims it sees no picture either, until she gives the story or lets all
    see it; a message that had it is made anew without."""
    wish = make.claimed_wish(photo="p", sharing=Sharing.NOTHING)
    claim = make.claim_on(wish)
    assert not make.do(disclosure.shows_photo, claim)
    make.act(make.wang, disclosure.give, wish.key, PLACE)
    assert make.do(disclosure.shows_photo, claim)
    before = say(make, claims.DETAILS.name)
    make.do(claims.traced, claim.key, "p41")
    make.act(make.wang, disclosure.take_back, wish.key, PLACE)
    assert not make.do(disclosure.shows_photo, claim)
    assert say(make, disclosure.ANEW.name) == 1
    assert len(make.told(kind=claims.DETAILS.name)) == before + 1
