"""Two communities on one bot: nothing of the one is counted, listed or told in the other."""

from datetime import timedelta

import pytest
from sqlmodel import Session

from storage.community import communities, groups, memberships, numbering
from storage.community.consents import ConsentKind
from storage.community.groups import Purpose
from storage.community.memberships import Role
from storage.engine import clock
from storage.engine.errors import NotAllowed
from storage.engine.worklist import in_order
from storage.records import export, worklist
from storage.wishes import (
    alarms,
    arranging,
    change_review,
    claiming,
    claims,
    confirmations,
    deadlines,
    deliveries,
    disclosure,
    listing,
    quantities,
    relay,
    relay_review,
    releases,
    review,
    submission,
    wishes,
)
from storage.wishes import worklist as parts
from storage.wishes.claims import Claim, HoldingTooMany, Matter
from storage.wishes.deliveries import NewDelivery
from storage.wishes.submission import TooManyOpen
from storage.wishes.wishes import Sharing, Wish
from tests.harness.make import Make, Somebody, at_once
from tests.house.access import declared

pytestmark = pytest.mark.both


@pytest.fixture
def both(make: Make) -> Somebody:
    """何叔 has a flat in either place."""
    who = make.person("何叔")
    make.do(memberships.grant, make.elsewhere, who.id, Role.RESIDENT)
    return who


def theirs(make: Make, by: Somebody | None = None, **form: object) -> Wish:
    """A wish next door that stands in the group there."""
    owner = by or make.person(at=make.elsewhere)
    made = make.act(owner, submission.submit, make.form(community_id=make.elsewhere, **form))
    return make.act(make.foreign_worker, review.approve, made.key)


def limited(make: Make, home: int) -> None:
    def change(session: Session) -> None:
        communities.get(session, home).settings = {"wish.open-wishes": 1}

    make.do(change)


# -- limits --------------------------------------------------------------------------------------


def test_open_wishes_are_counted_here_only(make: Make, both: Somebody) -> None:
    """Five wishes wait here; next door 何叔 may still say five, and no sixth in either place."""
    for home in (make.home, make.elsewhere):
        for number in range(5):
            make.wish(by=both, community_id=home, title=f"第{number}件")
    for home in (make.home, make.elsewhere):
        with pytest.raises(TooManyOpen):
            make.wish(by=both, community_id=home)


def test_each_place_has_its_own_limit(make: Make, both: Somebody) -> None:
    """One open wish is allowed here and five there: each place says its own number."""
    limited(make, make.home)
    make.wish(by=both)
    make.wish(by=both, community_id=make.elsewhere)
    make.wish(by=both, community_id=make.elsewhere)
    with pytest.raises(TooManyOpen) as no:
        make.wish(by=both)
    assert no.value.shown == {"limit": 1}


def test_claims_are_counted_here_only(make: Make, both: Somebody) -> None:
    """Three in hand here are no reason against three next door; the fourth is refused in both."""
    ours = [make.open_wish(by=make.person()) for _ in range(4)]
    next_door = [theirs(make) for _ in range(4)]
    for wishes_there in (ours, next_door):
        for wish in wishes_there[:3]:
            make.act(both, claiming.claim, wish.key)
        with pytest.raises(HoldingTooMany):
            make.act(both, claiming.claim, wishes_there[3].key)
    for home in (make.home, make.elsewhere):
        assert make.do(claims.count_live, home, both.id) == 3


def test_both_limits_hold_in_one_moment(make: Make, both: Somebody) -> None:
    """Ten taps at once in two places: three hold here, three there."""
    every = [make.open_wish(by=make.person()) for _ in range(5)] + [theirs(make) for _ in range(5)]
    taps = [lambda key=wish.key: make.act(both, claiming.claim, key) for wish in every]
    answers = at_once(taps)
    held = [each.community_id for each in answers if isinstance(each, Claim)]
    assert (held.count(make.home), held.count(make.elsewhere)) == (3, 3)


def test_a_worker_there_is_a_neighbour_here(make: Make) -> None:
    """小周 posts for many next door; here 小周 is a resident and has a resident's limit."""
    xiao = make.foreign_worker
    make.do(memberships.grant, make.home, xiao.id, Role.RESIDENT)
    limited(make, make.home)
    for _ in range(7):
        make.wish(by=xiao, community_id=make.elsewhere)
    make.wish(by=xiao)
    with pytest.raises(TooManyOpen):
        make.wish(by=xiao)


# -- what workers and groups see -----------------------------------------------------------------


def test_queues_are_apart(make: Make) -> None:
    """What waits, is overdue, disputed, unconfirmed, unanswered or was not helped next door stands
    in next door's queue only, and only its workers are told."""
    worker, owner = make.foreign_worker, make.person(at=make.elsewhere)
    make.wish(by=owner, community_id=make.elsewhere)
    late, brought, disputed, asking = (
        make.act(make.person(at=make.elsewhere), claiming.claim, theirs(make, by=owner).key)
        for _ in range(4)
    )
    for days in (8, 9, 20):
        day = clock.today("Asia/Shanghai") + timedelta(days=days)
        make.do(deadlines.extend, asking.person_id, asking.key, day)
    declared.others_live(make, owner, worker, make.person(at=make.elsewhere))
    shut = make.group(Purpose.NOTICES, by=worker).key
    make.do(lambda session: groups.left(session, session.get_one(groups.Group, shut)))
    other = {"title": "另外一句话"}
    make.act(owner, change_review.hand_in, late.wish_id, other)
    clock.travel(timedelta(days=9))
    for claim in (brought, disputed):
        make.do(deliveries.deliver, claim.person_id, NewDelivery(claim.key))
    make.act(owner, confirmations.dispute, disputed.key, Matter.PROBLEM)
    make.act(owner, alarms.ring)
    asked = make.wish(by=make.person(at=make.elsewhere), community_id=make.elsewhere)
    make.act(worker, review.send_back, asked.key, "几号楼方便？")
    cared = make.wish(by=make.person(at=make.elsewhere), community_id=make.elsewhere)
    make.act(worker, review.care_for, cared.key)
    unhelped = theirs(make).key
    make.do(lambda session: releases.expire(session, quantities.lock(session, unhelped)))
    pictures_wait(make)
    words_wait(make)
    for part in in_order():
        assert make.do(worklist.count, make.elsewhere, part) >= 1, part  # others' lives add to it
        assert make.do(worklist.count, make.home, part) == 0, part
    assert make.do(worklist.matters, make.home) == []
    assert (parts.LATE, late.id) in make.do(worklist.matters, make.elsewhere)
    assert worker.id in make.do(memberships.staff, make.elsewhere)


def pictures_wait(make: Make) -> None:
    """Of a wish, and of what was brought: next door a worker is to look at them."""
    owner, claimer = (make.person(at=make.elsewhere) for _ in range(2))
    with_picture = theirs(make, by=owner, photo="p")
    make.act(owner, disclosure.give, with_picture.key, ConsentKind.SHOW_PHOTO)
    claim = make.act(claimer, claiming.claim, theirs(make, by=owner).key)
    make.act(claimer, deliveries.deliver, NewDelivery(claim.id, ("p",), shows_photos=True))
    make.act(owner, confirmations.confirm, claim.id)
    make.act(owner, deliveries.share_photos, claim.id)


def words_wait(make: Make) -> None:
    """Next door a worker is to bring two together, brings two others together, and is to look at
    what one of them said."""
    owner, claimer = (make.person(at=make.elsewhere) for _ in range(2))
    claim, taken = (
        make.act(claimer, claiming.claim, theirs(make, by=owner, sharing=Sharing.NOTHING).key)
        for _ in range(2)
    )
    make.act(make.foreign_worker, arranging.take, taken.key)
    said = make.act(claimer, relay.say, claim.key, relay.Side.OWNER, relay.Saying("几点来"))
    make.act(owner, relay_review.report, said.key)


def test_lists_and_news_are_apart(make: Make) -> None:
    """A wish next door is neither in our list nor our news."""
    since = clock.now() - timedelta(days=1)
    made = theirs(make)
    assert make.do(listing.open_ones, make.home, None, 0, 10) == ([], 0)
    assert make.do(listing.open_ones, make.elsewhere, None, 0, 10)[1] == 1
    assert not make.do(listing.has_news, make.home, since)
    assert make.do(listing.has_news, make.elsewhere, since)
    assert [each.wish["code"] for each in make.do(export.public, make.elsewhere)] == [made.code]
    assert make.do(export.public, make.home) == []


def test_reminders_are_apart(make: Make) -> None:
    """Reminding ours reminds nobody next door."""
    claimer = make.person(at=make.elsewhere)
    claim = make.act(claimer, claiming.claim, theirs(make).key)
    for home in (make.home, make.elsewhere):
        assert make.kinds(claimer).count("claim.remind") == 0
        make.do(deadlines.run, home, claim.agreed_on - timedelta(days=1))
    assert make.kinds(claimer).count("claim.remind") == 1


def test_codes_are_counted_apart(make: Make) -> None:
    """Each place begins with number one, and finds its own by it."""
    ours, other = make.open_wish(), theirs(make)
    assert ours.code == other.code
    assert make.do(numbering.called, Wish, make.home, 1).id == ours.id
    assert make.do(numbering.called, Wish, make.elsewhere, 1).id == other.id


def test_one_household_in_two_places_is_no_repeat(make: Make, both: Somebody) -> None:
    """The same words from the same address next door are not held against a wish here."""
    theirs(make, by=both)
    assert "look_alike" not in make.wish(by=both).flags


def test_cards_go_to_their_own_groups(make: Make) -> None:
    """Cards, questions to workers and changes reach the groups of the wish's own place."""
    ours = [make.group(purpose) for purpose in (Purpose.WISHES, Purpose.WORKERS)]
    there = [make.group(each, by=make.foreign_worker) for each in (Purpose.WISHES, Purpose.WORKERS)]
    wish = theirs(make)
    make.act(make.person(at=make.elsewhere), claiming.claim, wish.key)
    assert [make.kinds(group_id=each.id) for each in ours] == [[], []]
    assert [make.kinds(group_id=each.id) for each in there] == [["wish.card"], ["wish.to-review"]]
    assert {told.community_id for told in make.told() if told.group_id} == {make.elsewhere}


def test_a_role_there_opens_nothing_here(make: Make, both: Somebody) -> None:
    """何叔 becomes a worker next door: here he looks into nobody's wish, and binds no group."""
    make.do(memberships.grant, make.elsewhere, both.id, Role.WORKER)
    wish, group = make.wish(), make.group()
    with pytest.raises(wishes.NotFound):
        make.act(both, review.read_private, wish.key)

    def bind(session: Session) -> None:
        again = session.get_one(groups.Group, group.id)
        groups.bind(session, both.id, again, make.elsewhere, Purpose.WISHES, "")

    with pytest.raises(NotAllowed):
        make.do(bind)
    assert make.again(group).community_id == make.home
