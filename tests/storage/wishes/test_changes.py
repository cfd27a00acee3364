"""The owner of a claimed wish wants something else; who holds it says yes or lets go."""

from datetime import timedelta

import pytest

from storage.community import consents, history
from storage.community.consents import ConsentKind
from storage.engine import clock, columns
from storage.engine.errors import NotFound
from storage.records import invariants
from storage.wishes import (
    change_requests,
    change_review,
    changes,
    claiming,
    claims,
    confirmations,
    deliveries,
    handovers,
    releases,
    waiting_list,
    wishes,
)
from storage.wishes.change_requests import ChangeRequest, ChangeState
from storage.wishes.changes import BetterInPerson, ChangeOver, NothingNew, PastChanging
from storage.wishes.deliveries import NewDelivery
from storage.wishes.wishes import DayPassed, Wish
from tests.harness.make import Make

PLACE, STORY = "9号楼301", "要大一号的"


def proposes(make: Make, wish: Wish, **fields: str) -> ChangeRequest:
    return make.act(make.wang, changes.propose, wish.key, fields)


def private(make: Make, wish: Wish) -> wishes.Private:
    return wishes.private(make.again(wish))


def all_is_well(make: Make) -> bool:
    return make.database.read_now(invariants.breaches) == []


def test_with_a_yes_it_is_changed(make: Make) -> None:
    """李明 agrees: the new place holds, he reads it, the words of the proposal are gone."""
    wish = make.claimed_wish()
    make.do(claims.traced, make.claim_on(wish).key, "41")
    change = proposes(make, wish, place=PLACE)
    assert private(make, wish).place != PLACE
    assert PLACE not in change.proposed
    assert make.act(make.li, changes.agree, change.key)
    assert private(make, wish).place == PLACE
    assert make.again(wish).household in columns.blinds(make.again(wish), "household")
    assert make.again(change).proposed == ""
    assert make.kinds(make.wang)[-1] == "change.agreed"
    assert "claim.anew" in make.kinds(make.li)
    with pytest.raises(ChangeOver):
        make.act(make.li, changes.agree, change.key)


def test_one_agrees_and_one_lets_go(make: Make) -> None:
    """Of two holders one agrees, the other lets go: that is the last answer, and it never counts
    against them."""
    wish = make.open_wish(quantity=2)
    for who in (make.li, make.sun):
        make.act(who, claiming.claim, wish.key, 1)
    change = proposes(make, wish, place=PLACE)
    assert not make.act(make.li, changes.agree, change.key)
    assert private(make, wish).place != PLACE
    gone = make.act(make.sun, releases.give_up, change.key)
    assert gone.reason == claims.ReleaseReason.CHANGED
    assert private(make, wish).place == PLACE
    assert make.do(waiting_list.dropouts, make.home, make.sun.id) == 0
    assert all_is_well(make)


@pytest.mark.both
def test_a_second_proposal_takes_the_first_along(make: Make) -> None:
    """First the place, then the story: both are asked about as one, and the first yes to the place
    alone is asked again."""
    wish = make.open_wish(quantity=2)
    for who in (make.li, make.sun):
        make.act(who, claiming.claim, wish.key, 1)
    first = proposes(make, wish, place=PLACE)
    make.act(make.li, changes.agree, first.key)
    second = proposes(make, wish, story=STORY)
    assert make.do(lambda s: change_requests.opened(s.get_one(ChangeRequest, second.id))) == {
        "place": PLACE,
        "story": STORY,
    }
    with pytest.raises(ChangeOver):
        make.act(make.sun, changes.agree, first.key)
    assert not make.act(make.sun, changes.agree, second.key)
    assert make.act(make.li, changes.agree, second.key)
    assert (private(make, wish).place, private(make, wish).story) == (PLACE, STORY)


def test_as_it_was_after_all(make: Make) -> None:
    """The owner takes the change back: nobody is asked any more, nothing was changed."""
    wish = make.claimed_wish()
    before = private(make, wish)
    proposes(make, wish, place=PLACE)
    with pytest.raises(NothingNew):
        proposes(make, wish, place=PLACE)
    proposes(make, wish, place=before.place)
    assert make.do(change_requests.open_on, wish.key) is None
    assert private(make, wish) == before
    assert all_is_well(make)


def test_what_nobody_reads_is_simply_changed(make: Make) -> None:
    """The telephone is not shared: nobody is asked about it, and nobody hears it."""
    wish = make.claimed_wish(sharing=wishes.Sharing.PLACE)
    change = proposes(make, wish, phone="13900000000")
    assert make.again(change).state is ChangeState.AGREED
    assert private(make, wish).phone == "13900000000"
    assert "change.proposed" not in make.kinds(make.li)
    assert make.do(claims.details, make.claim_on(wish)).phone == ""


def test_what_nobody_holds_is_simply_changed(make: Make) -> None:
    """Nobody has it yet: place and day are new at once, and the card shows the day."""
    wish = make.open_wish()
    day = clock.today("Asia/Shanghai") + timedelta(days=3)
    change = proposes(make, wish, place=PLACE, until=day.isoformat())
    assert (make.again(change).state, make.again(change).proposed) == (ChangeState.AGREED, "")
    assert private(make, wish).place == PLACE
    assert make.again(wish).until == day
    assert make.again(wish).revision > wish.revision
    assert make.do(lambda s: history.of(s, make.home, "wish", wish.key))[-1].what == "revised"


def test_a_consent_taken_back_meanwhile(make: Make) -> None:
    """The place was taken back while it was proposed: agreed to, it is still not shown."""
    wish = make.claimed_wish()
    change = proposes(make, wish, place=PLACE)
    make.do(consents.withdraw, wish.key, ConsentKind.SHARE_PLACE)
    make.act(make.li, changes.agree, change.key)
    assert make.do(claims.details, make.claim_on(wish)).place == ""


def test_the_new_day_is_the_agreed_one(make: Make) -> None:
    """A new last day is the day on which 李明 is expected; a day gone by is none."""
    wish = make.claimed_wish()
    day = clock.today("Asia/Shanghai") + timedelta(days=3)
    change = proposes(make, wish, until=day.isoformat())
    make.act(make.li, changes.agree, change.key)
    assert (make.again(wish).until, make.claim_on(wish).agreed_on) == (day, day)
    with pytest.raises(DayPassed):
        proposes(make, wish, until=(day - timedelta(days=9)).isoformat())


def test_who_comes_later_is_asked_too(make: Make) -> None:
    """Whoever takes a piece over, or another one, while something is proposed is asked as well."""
    wish = make.open_wish(quantity=2)
    make.act(make.li, claiming.claim, wish.key, 1)
    change = proposes(make, wish, place=PLACE)
    make.act(make.zhang, claiming.claim, wish.key, 1)
    asked = make.act(make.li, handovers.ask, make.rows(claims.Claim)[0].key, make.sun.id)
    make.act(make.sun, handovers.accept, asked.key)
    assert "change.proposed" in make.kinds(make.zhang)
    assert "change.proposed" in make.kinds(make.sun)
    make.act(make.zhang, changes.agree, change.key)
    assert make.act(make.sun, changes.agree, change.key)


def test_brought_before_the_answer(make: Make) -> None:
    """李明 brings it without an answer: nobody is left to be asked."""
    wish = make.claimed_wish()
    change = proposes(make, wish, place=PLACE)
    make.act(make.li, deliveries.deliver, NewDelivery(make.claim_on(wish).key))
    assert make.again(change).state is ChangeState.AGREED
    assert all_is_well(make)


@pytest.mark.parametrize("brings", [True, False])
def test_brought_as_it_stood(make: Make, *, brings: bool) -> None:
    """李明 promised slippers, is asked whether it may be rice, and slippers come, as he says or as
    王阿姨 does: the card goes on saying slippers, and she hears why. The new place holds."""
    wish = make.claimed_wish()
    change = proposes(make, wish, title="两袋大米", note="东北的", place=PLACE)
    claim = make.claim_on(wish)
    if brings:
        make.act(make.li, deliveries.deliver, NewDelivery(claim.key))
    else:
        make.act(make.wang, confirmations.confirm, claim.key)
    again = make.again(wish)
    assert (again.title, again.public_note) == (wish.title, wish.public_note)
    assert (make.again(change).state, make.again(change).proposed) == (ChangeState.AGREED, "")
    assert private(make, wish).place == PLACE
    assert make.kinds(make.wang).count("change.stays") == 1
    assert all_is_well(make)


def test_nothing_but_other_words(make: Make) -> None:
    """Only the title was asked about: the question ends, and nothing is called changed."""
    wish = make.claimed_wish(quantity=2)
    change = proposes(make, wish, title="两袋大米")
    make.act(make.li, deliveries.deliver, NewDelivery(make.claim_on(wish).key))
    assert (make.again(change).state, make.again(change).proposed) == (ChangeState.DROPPED, "")
    assert make.again(wish).title == wish.title
    assert "change.stays" in make.kinds(make.wang)
    assert "change.agreed" not in make.kinds(make.wang)


def test_given_back_before_the_answer(make: Make) -> None:
    """Nobody brought anything: with 李明 gone nobody is left to be asked, and it is changed."""
    wish = make.claimed_wish()
    proposes(make, wish, title="两袋大米")
    make.act(make.li, releases.release, make.claim_on(wish).key, claims.ReleaseReason.NO_TIME)
    assert make.again(wish).title == "两袋大米"


def test_called_off_before_the_answer(make: Make) -> None:
    """The wish goes, and the proposal with it, words and all."""
    wish = make.claimed_wish()
    change = proposes(make, wish, place=PLACE)
    make.act(make.wang, releases.call_off, wish.key)
    assert (make.again(change).state, make.again(change).proposed) == (ChangeState.DROPPED, "")
    with pytest.raises((NotFound, ChangeOver)):
        make.act(make.li, changes.agree, change.key)


def test_who_proposes_and_who_answers(make: Make) -> None:
    """Only the owner proposes, only for what is held; only who holds it answers."""
    wish = make.claimed_wish()
    with pytest.raises(NotFound):
        make.act(make.li, changes.propose, wish.key, {"place": PLACE})
    change = proposes(make, wish, place=PLACE)
    for who in (make.zhang, make.chen, make.foreign_worker):
        with pytest.raises(NotFound):
            make.act(who, changes.agree, change.key)
    with pytest.raises(PastChanging):
        proposes(make, make.delivered_wish(by=make.sun), place=PLACE)


@pytest.mark.parametrize(
    ("name", "text"),
    [("story", "请直接转账五百元到我的卡"), ("story", "我不想活了"), ("place", "我不想活了")],
)
def test_what_is_for_a_worker_reaches_no_claimer(make: Make, name: str, text: str) -> None:
    """Money, and words of danger, are told a worker in person: nobody is asked about them, also
    where nobody holds it and the next claimer would read them."""
    for wish in (make.claimed_wish(), make.open_wish()):
        with pytest.raises(BetterInPerson):
            make.act(make.wang, change_review.hand_in, wish.key, {name: text})
        assert text not in private(make, wish)
    assert "change.proposed" not in make.kinds(make.li)
