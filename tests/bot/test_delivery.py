"""What becomes of a promise: said, said later, perhaps said twice and counted, or given up."""

import itertools
from datetime import timedelta

import pytest
from sqlmodel import Session

from bot.messages import (
    Gone,
    Lost,
    Message,
    Moved,
    NotSent,
    Shut,
    Slow,
    Unreachable,
)
from bot.register.notifications import NOTIFICATIONS, Telling
from storage.community import accounts, groups, people
from storage.community.accounts import Account
from storage.community.people import Person
from storage.engine import clock
from storage.messaging import outbox
from storage.messaging.kinds import Kind, Lane
from storage.messaging.outbox import OutboxState
from storage.wishes import claiming, releases
from storage.wishes.claims import ReleaseReason
from tests.harness.make import CHANNEL, Make
from tests.harness.notes import NOTE
from tests.harness.operator import Operator
from tests.harness.saying import Saying, note
from tests.harness.wire import Wire

# -- good days -----------------------------------------------------------------------------------


@pytest.mark.both
async def test_what_is_promised_is_said(saying: Saying, make: Make, wire: Wire) -> None:
    """Once, to whom it was promised, and the row says so."""
    saying.promises(make.li)
    await saying.goes_on(minutes=5)
    assert wire.heard_by(make.li) == ["note 1 zh"]
    assert saying.row().state is OutboxState.SENT
    assert (saying.row().attempts, saying.row().uncertain) == (1, 0)


async def test_everybody_is_spoken_to_in_their_language(
    saying: Saying, make: Make, wire: Wire
) -> None:
    """One's own, else the community's."""
    make.do(_sets, make.li.id, "language", "en")
    saying.promises(make.li)
    saying.promises(make.wang)
    await saying.settles()
    assert wire.heard_by(make.li) == ["note 1 en"]
    assert wire.heard_by(make.wang) == ["note 1 zh"]


async def test_what_is_not_true_any_more_is_not_said(
    saying: Saying, make: Make, wire: Wire
) -> None:
    """The claim was given back before its details went out."""
    wish = make.claimed_wish()
    make.act(make.li, releases.release, make.claim_on(wish).key, ReleaseReason.MISTAKE)
    await saying.goes_on(minutes=5)
    assert not [each for each in wire.heard_by(make.li) if "501" in each]
    (told,) = make.told(make.li, kind="claim.details")
    assert told.state is OutboxState.DROPPED


async def test_a_kind_of_a_newer_version_waits_for_it(
    saying: Saying, make: Make, wire: Wire
) -> None:
    """A promise that this version has no words for is neither dropped nor in anybody's way."""
    make.do(outbox.tell, Kind("lamp.lit", Person), 1, community=make.home, person=make.li.id)
    saying.promises(make.li, 2)
    await saying.goes_on(days=1)
    assert wire.heard_by(make.li) == ["note 2 zh"]
    assert make.told(kind="lamp.lit")[0].state is OutboxState.READY


@pytest.mark.both
async def test_one_recipient_hears_things_in_order(saying: Saying, make: Make, wire: Wire) -> None:
    """Ten promises to one person come in the order in which they were made, at most one a second
    after a short burst; somebody else's does not wait behind them."""
    for number in range(10):
        saying.promises(make.li, number)
    saying.promises(make.wang, 99)
    await saying.settles()
    assert wire.heard_by(make.wang) == ["note 99 zh"]
    await saying.goes_on(minutes=1)
    assert wire.heard_by(make.li) == [f"note {number} zh" for number in range(10)]


@pytest.mark.both
async def test_what_is_urgent_goes_first(saying: Saying, make: Make, wire: Wire) -> None:
    """Answers before notices before broadcasts, whichever was promised first."""
    for number, lane in enumerate((Lane.BROADCAST, Lane.NOTICE, Lane.ANSWER)):
        saying.promises(make.li, number, lane=lane)
    await saying.goes_on(minutes=1)
    assert wire.heard_by(make.li) == ["note 2 zh", "note 1 zh", "note 0 zh"]


@pytest.mark.both
async def test_a_burst_in_one_group_holds_nobody_else_up(
    saying: Saying, make: Make, wire: Wire
) -> None:
    """Two hundred cards wait for one group; the single one of another group is said at once."""
    crowded, calm = make.group(), make.group()
    for number in range(200):
        saying.promises(None, number, group=crowded.id, lane=Lane.CARD)
    saying.promises(None, 999, group=calm.id, lane=Lane.CARD)
    await saying.goes_on(seconds=1)
    assert (calm.external_id, Message(lead="note 999 zh")) in wire.said


# -- a wish's card -------------------------------------------------------------------------------


async def test_many_changes_few_edits(saying: Saying, make: Make, wire: Wire) -> None:
    """Twenty changes within ten seconds: at most one edit every three seconds, and in the end the
    card shows the last of them."""
    group = make.group().external_id
    wish = make.open_wish()
    await saying.settles()
    began = clock.now()
    for turn in range(20):
        if turn % 2 == 0:
            make.act(make.li, claiming.claim, wish.key)
        else:
            make.act(make.li, releases.release, make.claim_on(wish).key, ReleaseReason.MISTAKE)
        await saying.goes_on(seconds=0.5)
    make.act(make.li, claiming.claim, wish.key)
    await saying.goes_on(seconds=10)
    moments = [
        at for (chat, _), at in zip(wire.edits, wire.edited_at, strict=True) if chat == group
    ]
    assert 2 <= len(moments) <= (clock.now() - began).total_seconds() / 3
    gaps = [later - earlier for earlier, later in itertools.pairwise(moments)]
    assert min(gaps) >= timedelta(seconds=3)
    assert [each.label for each in wire.shown_in(group)[-1].buttons] == ["排队等一等"]
    assert "李**" in wire.shown_in(group)[-1].plain()


async def test_a_deleted_card_is_said_anew(saying: Saying, make: Make, wire: Wire) -> None:
    """Somebody deleted it in the group: the next change brings a new card, and edits follow it."""
    group = make.group()
    wish = make.open_wish()
    await saying.settles()
    make.act(make.li, claiming.claim, wish.key)
    await saying.settles()  # his details
    wire.will(Gone("message to edit not found"), on="edit")
    await saying.goes_on(minutes=1)
    cards = [message for chat, message in wire.said if chat == group.external_id]
    assert len(cards) == 2
    assert "李**" in cards[1].plain()
    make.act(make.li, releases.release, make.claim_on(wish).key, ReleaseReason.MISTAKE)
    await saying.goes_on(minutes=1)
    assert [each.buttons != () for each in wire.shown_in(group.external_id)] == [True]


# -- bad days ------------------------------------------------------------------------------------


async def test_told_to_wait(saying: Saying, make: Make, wire: Wire) -> None:
    """429: nothing more goes to that chat before the time is over; others are not held up; no
    attempt is counted against the promise, and nothing is lost."""
    saying.promises(make.li)
    wire.will(Slow(30, make.li.address))
    await saying.goes_on(seconds=1)
    saying.promises(make.li, 2)
    saying.promises(make.wang, 3)
    await saying.goes_on(seconds=28)
    assert wire.heard_by(make.li) == []
    assert wire.heard_by(make.wang) == ["note 3 zh"]
    await saying.goes_on(seconds=5)
    assert wire.heard_by(make.li) == ["note 1 zh", "note 2 zh"]
    assert saying.row().uncertain == 0


async def test_the_whole_bot_is_told_to_wait(saying: Saying, make: Make, wire: Wire) -> None:
    saying.promises(make.li)
    wire.will(Slow(30))
    await saying.settles()
    saying.promises(make.wang, 2)
    await saying.goes_on(seconds=28)
    assert wire.said == []
    await saying.goes_on(seconds=5)
    assert sorted(message.lead for _, message in wire.said) == ["note 1 zh", "note 2 zh"]


async def test_waiting_is_no_failed_attempt(saying: Saying, make: Make, wire: Wire) -> None:
    """However often it had to wait, a promise is not given up sooner for it."""
    saying.promises(make.li)
    wire.will(*[Slow(5, make.li.address)] * 20, NotSent("no route"))
    await saying.goes_on(hours=1)
    assert wire.heard_by(make.li) == ["note 1 zh"]


async def test_a_closed_chat(saying: Saying, make: Make, wire: Wire) -> None:
    """403: the promise is kept until they write to us again, and nothing knocks meanwhile."""
    saying.promises(make.li)
    wire.will(Unreachable("bot was blocked by the user"))
    await saying.settles()
    assert saying.row().state is OutboxState.PARKED
    saying.promises(make.li, 2)
    await saying.goes_on(days=1)
    assert wire.tried == 1
    make.do(_writes_again, make.li.address)
    await saying.goes_on(minutes=1)
    assert wire.heard_by(make.li) == ["note 1 zh", "note 2 zh"]


def _sets(session: Session, person_id: int, name: str, value: object) -> None:
    setattr(people.get(session, person_id), name, value)


def _writes_again(session: Session, address: str) -> None:
    account = accounts.met(session, CHANNEL, address, "李明")
    accounts.opened(session, session.get(Account, account.id))
    outbox.wake(session, account.person_id)


async def test_a_group_that_moved(saying: Saying, make: Make, wire: Wire) -> None:
    """What was promised to the old address is said at the new one."""
    group = make.group()
    saying.promises(None, group=group.id)
    wire.will(Moved("-100777"))
    await saying.goes_on(minutes=1)
    assert wire.said == [("-100777", Message(lead="note 1 zh"))]
    assert make.again(group).external_id == "-100777"
    assert saying.row().uncertain == 0


async def test_a_group_of_another_community(saying: Saying, make: Make, wire: Wire) -> None:
    """It was given away a moment ago: what one community was promised is not said to the other."""
    group = make.group()
    make.do(outbox.tell, NOTE, 1, community=make.elsewhere, group=group.id)
    await saying.goes_on(days=1)
    assert wire.said == []
    assert (saying.row().state, saying.row().why) == (OutboxState.DROPPED, groups.GIVEN_AWAY)


@pytest.mark.both
async def test_a_group_that_moved_where_another_lives(
    saying: Saying, make: Make, wire: Wire
) -> None:
    """A worker bound the new group before we heard of the move: the old one is left, and nobody
    knocks there for ever."""
    old, new = make.group(), make.group()
    saying.promises(None, group=old.id)
    wire.will(*[Moved(new.external_id)] * 50)
    await saying.goes_on(days=1)
    assert wire.tried <= outbox.ATTEMPTS
    assert saying.row().state is OutboxState.PARKED
    assert make.again(new).is_present
    assert not make.again(old).is_present


async def test_a_token_that_is_taken_back(
    saying: Saying, make: Make, wire: Wire, operator: Operator
) -> None:
    """Somebody revoked the token: nobody can be told anything, and nothing is lost, however often
    it was tried. The operator reads one line; when it is mended all is said, in its order."""
    for number in (1, 2):
        saying.promises(make.li, number, is_urgent=True)
    saying.promises(make.wang, 3, is_urgent=True)
    wire.will(*[Shut("Telegram does not know this token")] * 60)
    for _ in range(15):
        await saying.settles()
        clock.travel(timedelta(minutes=1, seconds=1))
    assert wire.said == []
    assert outbox.ATTEMPTS < wire.tried <= 3 * 15
    assert [line["event"] for line in operator.incidents] == [
        "the channel refuses us: is the token still right?"
    ]
    wire.will_be_fine()
    await saying.goes_on(minutes=2)
    assert wire.heard_by(make.li) == ["note 1 zh", "note 2 zh"]
    assert wire.heard_by(make.wang) == ["note 3 zh"]
    assert saying.row().uncertain == 0


async def test_never_reached(saying: Saying, make: Make, wire: Wire) -> None:
    """The network was away: tried again after growing pauses, never in doubt; it ends."""
    saying.promises(make.li, is_urgent=True)
    wire.will(*[NotSent("no route")] * 3)
    await saying.goes_on(minutes=1)
    assert wire.heard_by(make.li) == ["note 1 zh"]
    assert saying.row().uncertain == 0
    saying.promises(make.li, 2, is_urgent=True)
    wire.will(*[NotSent("no route")] * 99)
    await saying.goes_on(days=2)
    assert saying.row(2).state is OutboxState.DEAD
    assert saying.row(2).attempts == outbox.ATTEMPTS


async def test_a_lost_answer(saying: Saying, make: Make, wire: Wire) -> None:
    """Perhaps it was said: that is counted, and it is said again."""
    saying.promises(make.li)
    wire.will(Lost("read timeout"))
    await saying.goes_on(minutes=1)
    assert saying.row().uncertain == 1
    assert saying.row().state is OutboxState.SENT
    assert len(wire.heard_by(make.li)) == 1


async def test_answers_that_are_always_lost(saying: Saying, make: Make, wire: Wire) -> None:
    """Somebody who perhaps reads every copy is not flooded: the pauses grow, and it ends."""
    saying.promises(make.li, is_urgent=True)
    wire.will(*[Lost("not understood")] * 999)
    await saying.goes_on(minutes=1)
    assert wire.tried <= 5
    await saying.goes_on(days=2)
    assert wire.tried == outbox.ATTEMPTS
    assert saying.row().state is OutboxState.UNCERTAIN
    assert saying.row().uncertain == wire.tried


async def test_a_card_that_cannot_be_drawn(
    saying: Saying, make: Make, wire: Wire, monkeypatch: pytest.MonkeyPatch, operator: Operator
) -> None:
    """A bug in one kind of message is the operator's; everybody else hears what they should."""

    def broken(telling: Telling) -> Message:
        if telling.told.row_id == 1:
            raise ZeroDivisionError
        return note(telling)

    monkeypatch.setitem(NOTIFICATIONS, NOTE.name, broken)
    saying.promises(make.li, 1)
    saying.promises(make.li, 2)
    saying.promises(make.wang, 3)
    await saying.goes_on(seconds=1)
    assert wire.heard_by(make.wang) == ["note 3 zh"]
    assert wire.heard_by(make.li) == ["note 2 zh"]
    assert saying.row().state is OutboxState.READY
    assert ["ZeroDivisionError" in line["exception"] for line in operator.incidents] == [True]
    assert wire.tried == 2


@pytest.mark.both
async def test_said_but_not_noted(
    saying: Saying, make: Make, wire: Wire, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The database goes away between the saying and the noting: the second copy was counted."""
    right, broken = outbox.sent, iter([True])

    def away(*given: object) -> None:
        if next(broken, False):
            raise OSError("the disk is gone")
        right(*given)  # type: ignore[arg-type]

    monkeypatch.setattr(outbox, "sent", away)
    saying.promises(make.li)
    await saying.goes_on(minutes=5)
    assert saying.row().state is OutboxState.SENT
    assert len(wire.heard_by(make.li)) == 1 + saying.row().uncertain == 2
