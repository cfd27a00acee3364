"""Wishes and what is done about them: claims, handovers, turns, changes, alarms."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from storage.community.memberships import Role
from storage.engine import clock
from storage.wishes import (
    alarms,
    arranging,
    change_review,
    changes,
    claiming,
    claims,
    confirmations,
    deadlines,
    deliveries,
    handovers,
    in_person,
    listing,
    relay,
    relay_review,
    releases,
    review,
    shares,
    waiting_list,
    wishes,
    without_phone,
)
from storage.wishes.claims import Claim, Matter, ReleaseReason
from storage.wishes.deliveries import NewDelivery
from storage.wishes.wishes import CloseReason, ForWhom, Wish
from storage.wishes.without_phone import ForgetReason
from tests.harness.make import Make
from tests.house.access.declared import (
    ALL,
    STAFF,
    Life,
    buttons,
    commands,
    doors,
    lives,
    says,
    says_of_row,
    typed,
)

REVIEW = "wish.approve wish.care wish.set-apart wish.ask-owner wish.refuse wish.reword wish.show"
MENDED = "wish.move-number wish.mend-amount wish.phone-answer wish.open-again wish.take-up"
OWNER, CLAIMER = frozenset({"owner"}), frozenset({"claimer"})

buttons(STAFF, f"{MENDED} wish.under-way")
buttons(STAFF, f"{REVIEW} alarm.take alarm.reached alarm.nothing claim.later claim.take-back")
buttons(STAFF, "wish.close change.decide claim.unconfirm wish.helped wish.forget")
buttons(STAFF, "wish.show-photo claim.show-photos")
buttons(OWNER, "wish.withdraw wish.own wish.revise wish.answer wish.disclose claim.thank")
buttons(OWNER, "claim.photos wish.change wish.needed claim.explain wish.not-helped")
buttons(CLAIMER, "claim.more-time change.answer claim.more claim.details claim.deliver")
buttons(CLAIMER, "claim.release")
buttons(STAFF | CLAIMER, "claim.hand-over")
buttons(OWNER | CLAIMER, "claim.relay claim.call-worker")
buttons(OWNER, "relay.reply relay.report relay.agree")
buttons(STAFF, "relay.show relay.judge claim.arrange")
buttons(frozenset({"friend"}), "place.answer handover.answer")
buttons(STAFF | OWNER, "claim.confirm claim.dispute claim.phoned")
buttons(ALL, "wish.claim wish.wait wish.page wish.share wish.poster wish.slips")
buttons(STAFF, "wish.share-list")
commands(STAFF, "show", needs="1")
commands(STAFF, "share")
commands(ALL, "wish wishes mywishes")

doors("wish", wishes.for_owner, wishes.for_reader, claiming.within_reach, review.for_staff)
doors("wish", shares.for_visitor)
doors("recorded", without_phone.for_staff)
doors("claim", claims.for_holder, claims.awaited_by, claims.for_staff, deadlines.answered_by)
doors("claim", handovers.movable_by, deliveries.for_owner)
doors("claim", relay.party, arranging.for_staff)
doors("relayed", relay.for_reader, relay_review.for_staff)
doors("alarm", alarms.for_staff)
doors("handover", handovers.for_holder)
doors("place", waiting_list.for_holder)
doors("change", changes.proposed_to, change_review.for_staff)

says("wish.page", "0=all", "1=goods")
says("wish.under-way", *(str(by) for by in listing.By))
says("wish.own", "", "1")
says("wish.disclose", "", "give:share_phone", "take:share_place")
says("wish.withdraw", "ask", "keep", "sure")
says("wish.helped", "ask", "keep", "sure")
says("wish.forget", "ask", "keep", *(str(reason) for reason in ForgetReason))
says("wish.show-photo", "yes", "no")
says("claim.show-photos", "yes", "no")
says("wish.close", "ask", "keep", *(str(reason) for reason in CloseReason))
says("claim.release", "ask", "keep", *(str(reason) for reason in ReleaseReason))
says("claim.phoned", "no", "other", "1")
says("claim.dispute", *(str(matter) for matter in Matter if matter))
says("claim.later", "yes=2030-03-09", "no=2030-03-09")
says("claim.take-back", "ask", "keep", "sure")
says("claim.relay", *(str(side) for side in relay.Side))
says("claim.arrange", "take", "open", "done", "drop")
says("relay.judge", "", "fine", "stopped")
says("place.answer", "accept", "decline", "leave")
says("handover.answer", "accept", "decline")
says("change.answer", "accept", "give_up")
says("change.decide", "yes", "bare", "no")


def _revision(life: Life, row_id: int) -> list[str]:
    """Review's buttons carry the revision that they show."""
    return [str(wish.revision) for wish in life.rows["wish"] if wish.key == row_id] or ["1"]


for each in (*REVIEW.split(), "wish.move-number"):
    says_of_row(each, _revision)


typed("start", lambda life: [f"command-say_show_{each.code}" for each in life.rows["wish"]])
typed("show", lambda life: [each.code for each in life.rows["wish"][:2]])
typed("show", lambda life: ["1", "9999", "2030-0001"])


@lives
def helps(make: Make, life: Life) -> None:
    """A wish and a claim in every state, and all that can happen between neighbours."""
    told: dict[str, Any] = {"title": f"{life.name}的愿望", "story": f"{life.name}的缘由"}
    life.rows["wish"] = list(_in_every_state(make, told))
    life.rows["claim"] = list(make.rows(Claim, community_id=life.home))
    form = {"community_id": life.home, "for_whom": ForWhom.OFFLINE, "beneficiary": "周奶奶"}
    life.rows["recorded"] = [make.wish(life.worker, **form | told)]
    make.act(life.owner, alarms.ring)
    taker = life.people["taker"] = make.person(f"{life.name}的另一位社工", Role.WORKER)
    make.act(make.person(f"{life.name}的老邻居"), alarms.ring)
    make.do(alarms.take, taker.id, max(row.key for row in make.rows(alarms.Alarm)))
    life.rows["alarm"] = list(make.rows(alarms.Alarm, community_id=life.home))
    _share(make, life)


def _share(make: Make, life: Life) -> None:
    """A claimed wish whose owner proposes something else, whose claimer asks a neighbour and more
    time, and for which another neighbour waits."""
    states = wishes.WishState
    wish = next(each for each in life.rows["wish"] if each.state is states.CLAIMED)
    friend = life.people["friend"] = make.person(f"{life.owner.name}的邻居")
    claim = make.claim_on(wish)
    new = {"story": f"{life.owner.name}的新缘由"}
    life.rows["change"] = [make.act(life.owner, changes.propose, wish.key, new)]
    other = next(each for each in life.rows["wish"] if each.state is states.OPEN)
    title = {"title": f"{life.owner.name}的另一个愿望"}
    life.rows["change"].append(make.act(life.owner, change_review.hand_in, other.key, title))
    life.rows["handover"] = [make.act(life.claimer, handovers.ask, claim.key, friend.id)]
    said = [
        relay.Saying(f"{life.name}的话"),
        relay.Saying(meet_at=clock.now() + timedelta(hours=6)),
    ]
    to_owner = (claim.key, relay.Side.OWNER)
    life.rows["relayed"] = [make.act(life.claimer, relay.say, *to_owner, each) for each in said]
    make.act(life.owner, relay_review.report, life.rows["relayed"][0].key)
    life.rows["place"] = [make.act(friend, waiting_list.join, wish.key)]


def _in_every_state(make: Make, told: dict[str, Any]) -> Iterator[Wish]:
    chen, wang = make.chen, make.wang
    shown = make.claimed_wish(**told)
    brought = NewDelivery(make.claim_on(shown).key, ("a photo",), shows_photos=True)
    make.act(make.li, deliveries.deliver, brought)
    make.act(wang, confirmations.confirm, brought.claim_id)
    yield make.again(shown)
    yield make.act(chen, review.turn_down, make.wish(**told).key, "说明")
    yield make.act(chen, review.care_for, make.wish(**told).key)
    cared = make.act(chen, review.care_for, make.wish(**told).key)
    yield make.act(chen, in_person.helped, cared.key)
    yield make.act(wang, releases.call_off, make.wish(**told).key)
    yield make.act(wang, releases.call_off, make.claimed_wish(**told).key)
    given_back = make.claimed_wish(**told)
    make.act(make.li, releases.release, make.claim_on(given_back).key, ReleaseReason.NO_TIME)
    yield make.again(given_back)
    yield make.delivered_wish(**told)
    yield make.claimed_wish(**told)
    yield make.act(chen, review.send_back, make.wish(**told).key, "问一句")
    yield make.wish(**told)
