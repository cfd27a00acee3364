"""Nobody loses anything over a word that was never said: every grace counts from the first that
was."""

from datetime import date, timedelta

import pytest

from storage.community import accounts
from storage.engine import clock
from storage.messaging import kinds, outbox
from storage.messaging.outbox import OutboxState
from storage.wishes import deadlines, followups, handovers, releases, waiting_list
from storage.wishes.claims import ClaimState, ReleaseReason
from storage.wishes.handovers import HandoverState
from storage.wishes.waiting_list import PlaceState
from storage.wishes.wishes import Wish, WishState
from tests.harness.make import CHANNEL, Make, Somebody

pytestmark = pytest.mark.both

ZONE = "Asia/Shanghai"
DOWN = timedelta(hours=26)


def look(make: Make) -> None:
    """The daily look, and what is over."""
    deadlines_run = (deadlines.run, followups.run)
    for run in deadlines_run:
        make.do(run, make.home, clock.today(ZONE))
    make.do(waiting_list.lapse)
    make.do(handovers.lapse)


def freed(make: Make) -> Wish:
    """李明 gave it back; 张老板 and 孙医生 wait."""
    wish = make.claimed_wish()
    for who in (make.zhang, make.sun):
        make.act(who, waiting_list.join, wish.key)
    make.act(make.li, releases.release, make.claim_on(wish).key, ReleaseReason.NO_TIME)
    return wish


def states(make: Make) -> list[PlaceState]:
    return [each.state for each in make.rows(waiting_list.Place)]


def shut(make: Make, who: Somebody) -> None:
    make.do(accounts.blocked, CHANNEL, who.address)


def test_an_offer_that_we_could_not_say(make: Make) -> None:
    """We are away for 26 hours: 张老板 has his twelve when he has read it."""
    freed(make)
    clock.travel(DOWN)
    look(make)
    assert states(make) == [PlaceState.OFFERED, PlaceState.WAITING]
    make.hear()
    clock.travel(timedelta(hours=11))
    look(make)
    assert states(make)[0] is PlaceState.OFFERED
    clock.travel(timedelta(hours=20))
    look(make)
    assert states(make)[0] is PlaceState.LAPSED


def test_an_offer_to_whom_nothing_can_be_said(make: Make) -> None:
    """张老板's chat is shut: 孙医生 is asked instead, and 张老板 keeps his place."""
    freed(make)
    told = make.told(make.zhang, kind="place.offered")[0]
    shut(make, make.zhang)
    make.do(kinds.was_not_reached, told.kind, told.row_id)
    assert states(make) == [PlaceState.WAITING, PlaceState.OFFERED]


def test_nobody_is_asked_whose_chat_is_shut(make: Make) -> None:
    """Known beforehand: the next of the list is asked at once."""
    make.zhang, make.sun  # noqa: B018 — they are known before
    shut(make, make.zhang)
    freed(make)
    assert states(make) == [PlaceState.WAITING, PlaceState.OFFERED]


def test_an_offer_that_was_given_up(make: Make) -> None:
    """The channel would not take it twelve times: the next is asked."""
    freed(make)
    told = make.told(make.zhang, kind="place.offered")[0]
    for _ in range(outbox.ATTEMPTS):
        make.do(lambda session: outbox.begin(session, session.get_one(outbox.Told, told.key)))
        make.do(lambda session: outbox.failed(session, session.get_one(outbox.Told, told.key), "x"))
    assert make.again(told).state is OutboxState.DEAD
    assert states(make) == [PlaceState.LAPSED, PlaceState.OFFERED]


def test_a_neighbour_who_was_not_asked_in_time(make: Make) -> None:
    """A handover waits for as long as 孙医生 has not read it; where she can't, 李明 hears so."""
    held = make.claim_on(make.claimed_wish())
    asked = make.act(make.li, handovers.ask, held.key, make.sun.id)
    clock.travel(DOWN)
    look(make)
    assert make.again(asked).state is HandoverState.ASKED
    make.do(kinds.was_not_reached, "handover.asked", asked.key)
    assert make.again(asked).state is HandoverState.LAPSED
    assert make.kinds(make.li)[-1] == "handover.declined"


@pytest.mark.parametrize("is_shut", [True, False])
def test_a_claim_is_not_let_go_over_a_reminder_that_was_never_said(
    make: Make, is_shut: bool
) -> None:
    """We were away on the day, or 李明's chat was shut for a week: when he has read that the day
    has come he has two days."""
    claim = make.claim_on(make.claimed_wish())
    clock.begin_at(clock.at(claim.agreed_on, 10, ZONE))
    look(make)
    clock.travel(timedelta(days=7) if is_shut else timedelta(days=3))
    look(make)
    assert make.again(claim).state is ClaimState.CLAIMED
    make.hear()
    for days, state in ((2, ClaimState.CLAIMED), (1, ClaimState.RELEASED)):
        clock.travel(timedelta(days=days))
        look(make)
        assert make.again(claim).state is state


def test_a_reminder_said_before_the_day_moved_counts_for_that_day_only(make: Make) -> None:
    """With another day the grace begins anew."""
    claim = make.claim_on(make.claimed_wish())
    clock.begin_at(clock.at(claim.agreed_on, 10, ZONE))
    look(make)
    make.hear()
    moved = make.act(make.li, deadlines.extend, claim.key, claim.agreed_on + timedelta(days=3))
    assert moved is deadlines.Whose.NOBODY
    assert make.again(claim).heard_at is None


def test_what_was_brought_and_nobody_read_about(make: Make) -> None:
    """王阿姨 is asked again three days after she has read that it was brought; a worker after
    seven days in any case."""
    make.delivered_wish()
    clock.travel(timedelta(days=4))
    look(make)
    assert "claim.ask-again" not in make.kinds(make.wang)
    make.hear()
    clock.travel(timedelta(days=3, hours=1))
    look(make)
    assert "claim.unanswered" in make.kinds(make.chen)


def test_a_wish_is_not_put_away_before_its_owner_could_answer(make: Make) -> None:
    """Nobody could ask 王阿姨 for a month: she is asked, and has the time that all have."""
    wish = make.open_wish()
    make.hear()
    for days, state in (
        (40, WishState.OPEN),
        (20, WishState.OPEN),
        (15, WishState.OPEN),
        (1, WishState.EXPIRED),
    ):
        clock.travel(timedelta(days=days))
        look(make)
        if days == 20:
            make.hear()
        assert make.again(wish).state is state, days


def test_at_night_no_hour_of_an_offer_passes(make: Make) -> None:
    """Said at eight, though it became free at eleven in the evening: until eight in the evening."""
    clock.begin_at(clock.at(date(2030, 3, 5), 23, ZONE))
    freed(make)
    clock.begin_at(clock.at(date(2030, 3, 6), 8, ZONE))
    look(make)
    make.hear()
    [first, _] = make.rows(waiting_list.Place)
    assert first.until is not None
    hours = first.until - clock.at(date(2030, 3, 6), 20, ZONE)
    assert timedelta() <= hours < timedelta(minutes=1)
