"""What a worker's yes makes of a wish: once, with a day that is still to come."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlmodel import col, delete

from storage.community import history, posted_cards
from storage.community.groups import Purpose
from storage.community.memberships import Role
from storage.engine import clock
from storage.engine.database import Database
from storage.messaging.outbox import Told
from storage.records import worklist
from storage.wishes import claiming, claims, listing, releases, review, submission, wishes
from storage.wishes import worklist as parts
from storage.wishes.claims import Claim
from storage.wishes.review import AlreadyReviewed
from storage.wishes.wishes import Urgency, Wish, WishState
from tests.harness import hours
from tests.harness.hours import ZONE
from tests.harness.make import Make, Somebody, at_once

# -- at once ---------------------------------------------------------------------------------------


@pytest.mark.both
def test_ten_workers_approve_at_once(make: Make, replica: Database) -> None:
    """Ten workers, at two replicas, tap 「发到群里」 in one moment: the wish is published once, its
    owner is told once, and nine read who was first."""
    group, wish = make.group(), make.wish()
    crew = [make.person(f"社工{number}", Role.WORKER) for number in range(10)]

    def approve(number: int) -> Wish:
        one, who = (make.database, replica)[number % 2], crew[number]
        return one.transact_now(lambda session: review.approve(session, who.id, wish.key))

    answers = at_once([lambda number=number: approve(number) for number in range(10)])
    [won] = [number for number, each in enumerate(answers) if isinstance(each, Wish)]
    lost = [each for each in answers if isinstance(each, AlreadyReviewed)]
    assert len(lost) == 9
    assert {str(no.shown["name"]) for no in lost} == {crew[won].name}
    assert make.again(wish).reviewed_by == crew[won].id
    assert make.kinds(make.wang) == ["wish.approved"]
    assert make.kinds(group_id=group.id) == ["wish.card"]
    lines = make.do(history.of, make.home, "wish", wish.key)
    assert [line.what for line in lines].count("open") == 1


@pytest.mark.both
def test_approving_and_taking_back_at_once(make: Make) -> None:
    """A worker approves while the owner takes the wish back: the owner's word holds, whoever was
    faster, and nobody can claim it."""
    wang, chen, li = make.wang, make.chen, make.li
    for _ in range(5):
        wish = make.wish()
        at_once(
            [
                lambda key=wish.key: make.act(chen, review.approve, key),
                lambda key=wish.key: make.act(wang, releases.call_off, key),
            ]
        )
        assert make.again(wish).state is WishState.WITHDRAWN
        assert make.again(wish).closed_at is not None
        with pytest.raises((claims.NotOpen, claims.NotFound)):
            make.act(li, claiming.claim, wish.key)


@pytest.mark.both
def test_asking_and_taking_back_at_once(make: Make) -> None:
    """A question and a withdrawal in one moment leave no wish that waits for an answer."""
    wang, chen = make.wang, make.chen
    for _ in range(5):
        wish = make.wish()
        at_once(
            [
                lambda key=wish.key: make.act(chen, review.send_back, key, "几楼？"),
                lambda key=wish.key: make.act(wang, releases.call_off, key),
            ]
        )
        assert make.again(wish).state is WishState.WITHDRAWN


# -- its last day ----------------------------------------------------------------------------------


@pytest.fixture
def daytime() -> None:
    """What is let in at night is read in the morning: its days are counted from there."""
    hours.until(10)


@pytest.mark.usefixtures("daytime")
@pytest.mark.parametrize(
    ("form", "days"),
    [
        ({"urgency": Urgency.TODAY}, 0),
        ({"urgency": Urgency.DAYS}, 3),
        ({"urgency": Urgency.WEEK}, 7),
    ],
)
def test_a_day_passed_in_review_is_counted_anew(
    make: Make, form: dict[str, Urgency], days: int
) -> None:
    """Ten days lay between wish and look: its days are counted from the look, and the claimer
    promises none that has passed."""
    wish, chen = make.wish(**form), make.chen
    clock.travel(timedelta(days=10))
    make.act(chen, review.approve, wish.key)
    today = clock.today(ZONE)
    assert make.again(wish).until == today + timedelta(days=days)
    claim = make.act(make.li, claiming.claim, wish.key)
    assert claim.agreed_on == today + timedelta(days=days)


@pytest.mark.usefixtures("daytime")
def test_a_named_day_that_passed_becomes_a_week(make: Make) -> None:
    """A day that somebody named and that passed in review is a week from the look."""
    first = clock.today(ZONE)
    wish, chen = make.wish(urgency=Urgency.ANYTIME, until=first + timedelta(days=1)), make.chen
    clock.travel(timedelta(days=3))
    make.act(chen, review.approve, wish.key)
    assert make.again(wish).until == clock.today(ZONE) + timedelta(days=7)


@pytest.mark.usefixtures("daytime")
@pytest.mark.parametrize("ahead", [0, 1, 5])
def test_a_day_to_come_is_kept(make: Make, ahead: int) -> None:
    """A look before the day, or on it, changes nothing of what was said; and a wish without a day
    gets none."""
    until = clock.today(ZONE) + timedelta(days=5)
    wish, chen = make.wish(until=until), make.chen
    without = make.wish(by=make.person(), place="9号楼")
    clock.travel(timedelta(days=5 - ahead))
    make.act(chen, review.approve, wish.key)
    make.act(chen, review.approve, without.key)
    assert make.again(wish).until == until
    assert make.again(without).until is None


@pytest.mark.parametrize("waits", [0, 1, 3, 30])
@pytest.mark.parametrize("urgency", list(Urgency))
def test_nobody_promises_a_day_that_has_passed(make: Make, waits: int, urgency: Urgency) -> None:
    """However long a wish stands in the group: whoever takes it on agrees to a day from today on,
    and past its last day nobody does."""
    wish = make.open_wish(urgency=urgency)
    clock.travel(timedelta(days=waits))
    if wish.until is not None and wish.until < clock.today(ZONE):
        with pytest.raises(claims.LastDayOver):
            make.act(make.li, claiming.claim, wish.key)
        return
    claim = make.act(make.li, claiming.claim, wish.key)
    assert claim.agreed_on >= clock.today(ZONE)
    assert make.do(worklist.count, make.home, parts.LATE) == 0


def test_midnight_on_the_community_s_own_clock(make: Make) -> None:
    """A wish for today, looked at after midnight there, is for the new day; the machine's midnight
    does not matter."""
    home = make.community("远方", "Pacific/Kiritimati")
    clock.begin_at(datetime(2030, 3, 5, 1, 30, tzinfo=UTC))  # 15:30 there
    owner, worker = make.person(at=home), make.person(role=Role.WORKER, at=home)
    wish = make.act(owner, submission.submit, make.form(community_id=home, urgency=Urgency.TODAY))
    clock.travel(timedelta(days=1))
    make.act(worker, review.approve, wish.key)
    assert make.again(wish).until == clock.today("Pacific/Kiritimati")


# -- what the card in the workers' group is promised -----------------------------------------------


def test_nothing_stands_nothing_follows(make: Make) -> None:
    """A wish whose card never came into the workers' group promises no change of it."""
    room = make.group(Purpose.WORKERS)
    make.open_wish()
    assert make.kinds(group_id=room.id) == ["wish.to-review"]


def decide(make: Make, who: Somebody, wish: Wish, how: str) -> None:
    if how == "withdrawn":
        make.act(make.wang, releases.call_off, wish.key)
    elif how == "refused":
        make.act(who, review.turn_down, wish.key, "我去看您")
    elif how == "returned":
        make.act(who, review.send_back, wish.key, "几楼？")
    else:
        make.act(who, review.care_for, wish.key)


@pytest.mark.parametrize("how", ["withdrawn", "refused", "returned", "cared_for"])
def test_what_was_never_published_is_nothing_for_the_group(make: Make, how: str) -> None:
    """A wish that ends, or waits, before it was published is promised to no group of neighbours."""
    group, wish = make.group(), make.wish()
    decide(make, make.chen, wish, how)
    assert make.kinds(group_id=group.id) == []
    assert make.again(wish).published_at is None
    assert make.do(listing.open_ones, make.home, None, 0, 5) == ([], 0)
    assert make.rows(Claim) == []


def test_the_workers_word_follows_the_group(make: Make) -> None:
    """They read that it will come; as soon as it is there, their message is to say so."""
    room = make.group(Purpose.WORKERS)
    group, wish = make.group(), make.wish()
    make.do(posted_cards.note, make.home, room.key, wishes.REVIEW, wish.key, "41", 1)
    make.act(make.chen, review.approve, wish.key)
    make.do(lambda session: session.exec(delete(Told).where(col(Told.group_id) == room.key)))
    make.do(posted_cards.note, make.home, group.key, wishes.CARD, wish.key, "7", 1)
    assert make.kinds(group_id=room.key) == ["review.card"]
