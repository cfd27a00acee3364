"""A wish is claimed by one, held as long as it lives, given back or called off."""

from datetime import timedelta
from functools import partial

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from storage.community import consents, memberships
from storage.community.groups import Purpose
from storage.engine import clock
from storage.engine.database import Database
from storage.engine.errors import NotFound, Stale
from storage.records import worklist
from storage.wishes import claiming, claims, confirmations, deliveries, listing, releases, wishes
from storage.wishes import worklist as parts
from storage.wishes.claims import (
    AlreadyClaimed,
    AlreadyDone,
    AlreadyYours,
    Claim,
    ClaimState,
    HoldingTooMany,
    NotHeld,
    NotOpen,
    OwnWish,
    ReleaseReason,
)
from storage.wishes.releases import NotWithdrawable
from storage.wishes.wishes import Private, Sharing, Wish
from tests.harness import queue
from tests.harness.make import Make, at_once

pytestmark = pytest.mark.both


def test_one_tap_takes_a_wish(make: Make) -> None:
    """A neighbour claims: the wish is theirs, they get the details, owner and group hear."""
    group = make.group()
    wish = make.open_wish(quantity=3)
    claim = make.act(make.li, claiming.claim, wish.key)
    wish = make.again(wish)
    assert (wish.state, wish.claimed, claim.quantity) == (wishes.WishState.CLAIMED, 3, 3)
    assert make.kinds(make.li) == ["claim.details"]
    assert make.kinds(make.wang) == ["wish.approved", "claim.made"]
    assert make.kinds(group_id=group.id) == ["wish.card"]


def test_of_a_hundred_who_tap_at_once_one_wins(make: Make) -> None:
    """A hundred neighbours tap in the same moment: one holds the wish, 99 hear who does."""
    wish = make.open_wish()
    crowd = [make.person(f"邻居{n}", is_open=False) for n in range(100)]
    answers = at_once([lambda who=who: make.act(who, claiming.claim, wish.key) for who in crowd])
    [won] = [each for each in answers if isinstance(each, Claim)]
    lost = [each for each in answers if isinstance(each, AlreadyClaimed)]
    assert len(lost) == 99
    assert {str(no.shown) for no in lost} == {str({"name": "邻**"})}
    assert [claim.id for claim in make.rows(Claim)] == [won.id]
    assert make.again(wish).claimed == 1
    assert make.kinds().count("claim.made") == make.kinds().count("claim.details") == 1


def test_two_replicas_have_one_winner(make: Make, replica: Database) -> None:
    """Tappers at two replicas are one crowd."""
    wish, crowd = make.open_wish(), [make.person(f"邻居{n}") for n in range(10)]

    def tap(n: int) -> Claim:
        one = (make.database, replica)[n % 2]
        return one.transact_now(lambda session: claiming.claim(session, crowd[n].id, wish.key))

    answers = at_once([lambda n=n: tap(n) for n in range(10)])
    assert sum(isinstance(each, Claim) for each in answers) == 1
    assert sum(isinstance(each, AlreadyClaimed) for each in answers) == 9


def test_a_double_tap_is_one_claim(make: Make) -> None:
    """The same neighbour tapping five times at once holds the wish once, and hears so."""
    wish, li = make.open_wish(), make.li
    answers = at_once([lambda: make.act(li, claiming.claim, wish.key)] * 5)
    assert sum(isinstance(each, Claim) for each in answers) == 1
    assert sum(isinstance(each, AlreadyYours) for each in answers) == 4


def test_nobody_claims_their_own_wish(make: Make) -> None:
    """The owner's tap on their own card changes nothing."""
    wish = make.open_wish()
    with pytest.raises(OwnWish):
        make.act(make.wang, claiming.claim, wish.key)


def test_three_at_once_are_enough(make: Make) -> None:
    """Whoever taps on six cards in one moment holds three; with one delivered, there is room."""
    open_ones = [make.open_wish(by=make.person()) for _ in range(6)]
    li = make.li
    answers = at_once(
        [lambda wish=wish: make.act(li, claiming.claim, wish.key) for wish in open_ones]
    )
    held = [each for each in answers if isinstance(each, Claim)]
    refused = [each for each in answers if isinstance(each, HoldingTooMany)]
    assert (len(held), len(refused)) == (3, 3)
    assert refused[0].shown == {"limit": 3}
    make.act(li, deliveries.deliver, deliveries.NewDelivery(held[0].key))
    [left] = [wish for wish in open_ones if make.again(wish).state is wishes.WishState.OPEN][:1]
    make.act(li, claiming.claim, left.key)


@pytest.mark.parametrize(
    ("reach", "no"),
    [
        ("claimed_wish", AlreadyClaimed),
        ("delivered_wish", AlreadyClaimed),
        ("confirmed_wish", AlreadyDone),
    ],
)
def test_the_true_reason(make: Make, reach: str, no: type[Exception]) -> None:
    """Whoever comes too late hears why: taken, or already fulfilled."""
    wish = getattr(make, reach)()
    with pytest.raises(no):
        make.act(make.zhang, claiming.claim, wish.key)


def test_a_wish_taken_back_can_t_be_claimed(make: Make) -> None:
    """Whoever taps on the old card of a wish that its owner took back hears that it is gone."""
    wish = make.open_wish()
    make.act(make.wang, releases.call_off, wish.key)
    for who in (make.li, make.chen):
        with pytest.raises(NotOpen):
            make.act(who, claiming.claim, wish.key)


def test_two_live_claims_on_one_wish_cannot_be(make: Make) -> None:
    """Even by hand, the database takes no second live claim on a wish."""
    make.claimed_wish()
    names = "community_id, wish_id, person_id, quantity, state, agreed_on, claimed_at, "
    names += "confirmed_how, reason, note, photos, shows_photos, matter"
    copy = text(f"INSERT INTO claim ({names}) SELECT {names} FROM claim")
    with pytest.raises(IntegrityError):
        make.database.transact_now(lambda session: session.execute(copy))


def test_a_claim_is_its_holder_s(make: Make) -> None:
    """Nobody else gives back, delivers or opens what somebody holds."""
    claim = make.claim_on(make.claimed_wish())
    with pytest.raises(NotFound):
        make.act(make.zhang, releases.release, claim.key, ReleaseReason.NO_TIME)
    with pytest.raises(NotFound):
        make.act(make.zhang, deliveries.deliver, deliveries.NewDelivery(claim.key))
    with pytest.raises(NotFound):
        make.act(make.zhang, claims.for_holder, claim.key)


def test_given_back_is_open_again(make: Make) -> None:
    """This time it can't be done: the wish is open, its owner hears, and somebody else may come."""
    wish = make.claimed_wish()
    claim = make.claim_on(wish)
    make.act(make.li, releases.release, claim.key, ReleaseReason.NO_TIME)
    wish = make.again(wish)
    assert (wish.state, wish.claimed) == (wishes.WishState.OPEN, 0)
    assert make.kinds(make.wang)[-1] == "claim.released"
    with pytest.raises(NotHeld):
        make.act(make.li, releases.release, claim.key, ReleaseReason.NO_TIME)
    make.act(make.zhang, claiming.claim, wish.key)
    assert [each.state for each in make.rows(Claim)] == [ClaimState.RELEASED, ClaimState.CLAIMED]


def test_giving_back_and_delivering_at_once(make: Make) -> None:
    """A claimer who taps 已送达 and 这次不行 in one moment does one of them."""
    wish = make.claimed_wish()
    claim, li = make.claim_on(wish), make.li
    answers = at_once(
        [
            lambda: make.act(li, deliveries.deliver, deliveries.NewDelivery(claim.key)),
            lambda: make.act(li, releases.release, claim.key, ReleaseReason.OTHER),
        ]
    )
    assert sum(isinstance(each, NotHeld) for each in answers) == 1
    assert sum(isinstance(each, Claim) for each in answers) == 1


def test_taking_back_ends_the_claim_kindly(make: Make) -> None:
    """The owner takes a claimed wish back: the claimer hears, and it never counts."""
    wish = make.claimed_wish()
    make.act(make.wang, releases.call_off, wish.key)
    claim = make.claim_on(wish)
    assert claim.state is ClaimState.ENDED
    assert make.kinds(make.li)[-1] == "claim.ended"
    assert make.do(claims.count_live, make.home, make.li.id) == 0
    assert make.again(wish).closed_at is not None
    assert make.do(consents.given, wish.key) == frozenset()


@pytest.mark.parametrize("reach", ["delivered_wish", "confirmed_wish"])
def test_what_was_brought_is_not_taken_back(make: Make, reach: str) -> None:
    """A wish that was delivered cannot be called off."""
    wish = getattr(make, reach)()
    with pytest.raises(NotWithdrawable):
        make.act(make.wang, releases.call_off, wish.key)
    with pytest.raises(NotFound):
        make.act(make.li, releases.call_off, wish.key)


def test_taking_and_taking_back_at_once(make: Make) -> None:
    """A tap and a withdrawal in one moment leave no claim alive on a wish that is gone."""
    wang, others = make.wang, [make.person(), make.person()]
    for _ in range(5):
        wish = make.open_wish()
        taps = [partial(make.act, who, claiming.claim, wish.key) for who in others]
        at_once([*taps, partial(make.act, wang, releases.call_off, wish.key)])
        assert make.again(wish).state is wishes.WishState.WITHDRAWN
        assert all(each.state is ClaimState.ENDED for each in make.rows(Claim, wish_id=wish.id))


def test_giving_back_and_taking_back_at_once(make: Make) -> None:
    """Claimer and owner let go in the same moment: the wish is withdrawn, the claim over."""
    for _ in range(5):
        wish = make.claimed_wish()
        claim, li, wang = make.claim_on(wish), make.li, make.wang
        answers = at_once(
            [
                partial(make.act, li, releases.release, claim.key, ReleaseReason.MISTAKE),
                partial(make.act, wang, releases.call_off, wish.key),
            ]
        )
        assert all(isinstance(each, Claim | Wish | NotHeld | NotFound | Stale) for each in answers)
        assert make.again(claim).state not in claims.LIVE
        assert make.again(wish).claimed == 0
        assert make.again(wish).state in {wishes.WishState.WITHDRAWN, wishes.WishState.OPEN}


# -- details -------------------------------------------------------------------------------------

ALL = Private("浴室地滑，想要一双防滑的", "3号楼2单元501", "13812345678")


@pytest.mark.parametrize(
    ("sharing", "seen"),
    [(Sharing.ALL, ALL), (Sharing.PLACE, ALL._replace(phone="")), (Sharing.NOTHING, Private())],
)
def test_the_claimer_reads_what_was_agreed(make: Make, sharing: Sharing, seen: Private) -> None:
    """The claimer sees the place and the telephone only as far as the resident agreed."""
    claim = make.claim_on(make.claimed_wish(sharing=sharing))
    assert make.do(claims.details, claim) == seen


def test_details_are_hidden_when_the_claim_ends(make: Make) -> None:
    """Given back, called off or confirmed: the details are hidden again."""
    given_back = make.claim_on(make.claimed_wish())
    make.act(make.li, releases.release, given_back.key, ReleaseReason.NO_TIME)
    called_off = make.claimed_wish()
    make.act(make.wang, releases.call_off, called_off.key)
    ended = [given_back, make.claim_on(called_off), make.claim_on(make.confirmed_wish())]
    for claim in ended:
        assert make.do(claims.details, make.again(claim)) == Private()


def test_a_consent_taken_back_hides_at_once(make: Make) -> None:
    """The resident takes the consent for the telephone back: the claimer reads it no more."""
    wish = make.claimed_wish()
    make.do(consents.withdraw, wish.key, consents.ConsentKind.SHARE_PHONE)
    assert make.do(claims.details, make.claim_on(wish)) == ALL._replace(phone="")


# -- another community ---------------------------------------------------------------------------


def test_another_community_finds_nothing(make: Make) -> None:
    """For the worker next door our wishes and claims are not there, whatever they press."""
    wish = make.delivered_wish()
    claim, stranger = make.claim_on(wish), make.foreign_worker
    doors = [
        (wishes.for_reader, wish.key),
        (wishes.for_owner, wish.key),
        (claiming.claim, wish.key),
        (releases.call_off, wish.key),
        (claims.for_holder, claim.key),
        (claims.awaited_by, claim.key),
        (confirmations.confirm, claim.key),
        (deliveries.for_owner, claim.key),
        (deliveries.share_photos, claim.key),
    ]
    for door, key in doors:
        with pytest.raises(NotFound):
            make.act(stranger, door, key)
    assert make.do(listing.open_ones, make.elsewhere, None, 0, 10) == ([], 0)
    assert not any(make.do(worklist.counts, make.elsewhere).values())
    assert make.do(worklist.count, make.home, parts.UNCONFIRMED) == 1


def test_who_left_finds_nothing_either(make: Make) -> None:
    """Whoever is no longer of this community can't press its buttons."""
    claim = make.claim_on(make.claimed_wish())
    for role in (memberships.Role.PARTY_MEMBER, memberships.Role.RESIDENT):
        make.do(memberships.revoke, make.home, make.li.id, role, make.chen.id)
    with pytest.raises(NotFound):
        make.act(make.li, releases.release, claim.key, ReleaseReason.NO_TIME)


# -- looking -------------------------------------------------------------------------------------


def test_what_is_overdue_is_found(make: Make) -> None:
    """A claim whose agreed day has passed is shown to the workers, one delivered is not."""
    late = make.claim_on(make.claimed_wish())
    make.delivered_wish()
    clock.travel(late.agreed_on - clock.today("Asia/Shanghai"))
    assert make.do(queue.rows, make.home, parts.LATE) == []
    clock.travel(timedelta(days=1))
    assert make.do(queue.rows, make.home, parts.LATE) == [late.id]


def test_open_wishes_come_in_pages(make: Make) -> None:
    """The urgent come first, then those who wait longest, page by page, by category if wanted."""
    made = [make.open_wish(by=make.person()) for _ in range(3)]
    make.claimed_wish(by=make.zhang)
    page, total = make.do(listing.open_ones, make.home, None, 2, 2)
    assert ([each.id for each in page], total) == ([made[2].id], 3)
    assert make.do(listing.open_ones, make.home, wishes.Category.ADVICE, 0, 5) == ([], 0)
    for urgency in (wishes.Urgency.DAYS, wishes.Urgency.TODAY):
        made.insert(0, make.open_wish(by=make.person(), urgency=urgency))
    page, _ = make.do(listing.open_ones, make.home, None, 0, 9)
    assert [each.id for each in page] == [each.id for each in made]
    assert len(make.rows(Wish)) == 6


@pytest.mark.parametrize(
    ("reason", "is_heard"), [(ReleaseReason.NO_CONTACT, True), (ReleaseReason.NO_TIME, False)]
)
def test_workers_hear_who_can_t_be_reached(
    make: Make, reason: ReleaseReason, is_heard: bool
) -> None:
    """联系不上: somebody should call; any other reason is the claimer's own."""
    office = make.group(Purpose.WORKERS)
    claim = make.claim_on(make.claimed_wish())
    make.act(make.li, releases.release, claim.key, reason)
    assert ("claim.no-contact" in make.kinds(group_id=office.id)) is (
        reason is ReleaseReason.NO_CONTACT
    )
