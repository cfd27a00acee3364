"""What waits for a worker about wishes, a card for each."""

from dataclasses import replace

from bot.cards.community.names import named
from bot.cards.wishes import (
    alarms,
    arranging,
    changes,
    claims,
    deadlines,
    in_person,
    parties,
    pictures,
    relay,
    review,
)
from bot.messages import Message
from bot.register.worklist import Looking, worklist_card
from storage.wishes import worklist
from storage.wishes.alarms import Alarm
from storage.wishes.change_requests import ChangeRequest
from storage.wishes.claims import Claim
from storage.wishes.relay import Relayed
from storage.wishes.wishes import Wish


@worklist_card(worklist.DANGER)
def danger(to: Looking, alarm: Alarm) -> Message:
    return alarms.waiting(to.session, alarm, to.reader, to.words, in_group=to.in_group)


@worklist_card(worklist.REVIEW)
def to_review(to: Looking, wish: Wish) -> Message:
    return review.to_review(to.session, wish, to.words)


@worklist_card(worklist.CHANGE)
def change(to: Looking, change: ChangeRequest) -> Message:
    return changes.to_review(to.session, change, to.words)


@worklist_card(worklist.PHOTO)
def photo(to: Looking, wish: Wish) -> Message:
    return pictures.to_look(to.session, wish, to.words, in_group=to.in_group)


@worklist_card(worklist.PHOTOS)
def photos(to: Looking, claim: Claim) -> Message:
    return pictures.brought_to_look(to.session, claim, to.words)


@worklist_card(worklist.LATE)
def late(to: Looking, claim: Claim) -> Message:
    return _claim(to, claim, "queue-late")


@worklist_card(worklist.ASKING)
def asking(to: Looking, claim: Claim) -> Message:
    return deadlines.more_time(to.session, claim, to.words, in_group=to.in_group)


@worklist_card(worklist.MATTER)
def matter(to: Looking, claim: Claim) -> Message:
    return _claim(to, claim, f"told-matter-{claim.matter}")


@worklist_card(worklist.UNCONFIRMED)
def unconfirmed(to: Looking, claim: Claim) -> Message:
    return _claim(to, claim, "queue-unconfirmed")


@worklist_card(worklist.ARRANGE)
def to_arrange(to: Looking, claim: Claim) -> Message:
    return arranging.card(to.session, claim, to.words, in_group=to.in_group)


@worklist_card(worklist.ARRANGING)
def arranged(to: Looking, claim: Claim) -> Message:
    return arranging.in_hand(to.session, claim, to.reader, to.words)


@worklist_card(worklist.RELAYED)
def relayed(to: Looking, row: Relayed) -> Message:
    return relay.to_judge(to.session, row, to.words)


@worklist_card(worklist.CARED)
def cared(to: Looking, wish: Wish) -> Message:
    return in_person.in_hand(to.session, wish, to.words)


@worklist_card(worklist.UNHELPED)
def unhelped(to: Looking, wish: Wish) -> Message:
    return review.waiting(to.session, wish, to.words, "queue-unhelped")


@worklist_card(worklist.ANSWER)
def answer(to: Looking, wish: Wish) -> Message:
    is_unanswered = worklist.is_unanswered(to.session, wish)
    key = "queue-unanswered" if is_unanswered else "queue-answer"
    return review.waiting(to.session, wish, to.words, key)


def _claim(to: Looking, claim: Claim, key: str) -> Message:
    wish = to.session.get_one(Wish, claim.wish_id)
    ways = review.claim_buttons(claim, to.words)
    who = named(to.session, claim.person_id, to.words, in_group=to.in_group)
    whom = parties.owner(to.session, wish, to.words, in_group=to.in_group)
    about = {"name": who, "whom": whom, "in_group": to.in_group}
    shown = claims.for_workers(to.session, claim, wish, to.words, key, **about)
    return replace(shown, rows=(*ways, (review.show(wish, to.words),)))
