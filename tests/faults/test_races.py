"""Two people, or a hundred, act on one row in the same moment, in two processes."""

from functools import partial
from threading import Thread

import pytest
from sqlalchemy import text
from sqlmodel import Session

from bot.flows.wishes.claim_amount import Total
from bot.hearing.inbox import answer
from bot.messages import Action, Reply
from bot.register import actions
from bot.register.event import Event
from bot.register.forms import FORMS
from storage.engine.database import Database
from storage.engine.errors import Stale
from storage.messaging.conversations import Conversation
from storage.records import invariants
from storage.wishes import claiming, claims, deadlines, review, submission, wishes
from storage.wishes.claims import AlreadyClaimed, Claim, NotSoMany
from storage.wishes.wishes import WishState
from tests.harness.make import Make, at_once
from tests.harness.wire import Speech, Wire, shown

pytestmark = pytest.mark.both


@pytest.mark.parametrize("engine", ["postgres"])  # SQLite lets one write at a time
@pytest.mark.parametrize("verb", [review.approve, review.care_for])
def test_a_worker_decides_about_what_they_read(make: Make, replica: Database, verb: object) -> None:
    """The owner changes the words between the worker's look and the worker's tap: the tap does not
    let words into the group that nobody has looked at."""
    wish, wang, chen = make.wish(), make.wang.id, make.chen.id
    changed = make.form(title="另外一句话")

    def rewrites() -> None:
        replica.transact_now(lambda session: submission.resubmit(session, wang, wish.key, changed))

    def decides(session: Session) -> None:
        read = review.for_staff(session, chen, wish.key)
        assert read.title == wish.title
        other = Thread(target=rewrites)
        other.start()
        other.join()
        verb(session, chen, wish.key)  # type: ignore[operator]

    with pytest.raises(Stale):
        make.database.transact_now(decides)
    now = make.again(wish)
    assert (now.state, now.title) == (WishState.REVIEW, "另外一句话")
    assert wishes.PUBLIC.isdisjoint({now.state})


def test_a_hundred_tap_on_seven_pieces(make: Make, replica: Database) -> None:
    """A hundred at two replicas want one, two or three of seven: together they have exactly seven,
    and everybody else hears why not."""
    wish = make.open_wish(quantity=7)
    crowd = [make.person(f"邻居{n}", is_open=False).id for n in range(100)]

    def take(n: int) -> Claim:
        one, many = (make.database, replica)[n % 2], n % 3 + 1
        return one.transact_now(lambda session: claiming.claim(session, crowd[n], wish.key, many))

    got = at_once([partial(take, n) for n in range(100)])
    won = [each for each in got if isinstance(each, Claim)]
    assert sum(claim.quantity for claim in won) == 7
    assert len(won) + sum(isinstance(each, NotSoMany | AlreadyClaimed) for each in got) == 100
    assert make.again(wish).claimed == 7
    assert make.kinds().count("claim.made") == len(won)
    assert make.database.read_now(invariants.breaches) == []


@pytest.mark.parametrize("engine", ["postgres"])  # SQLite lets one write at a time
def test_fewer_are_left_than_a_moment_ago(
    make: Make, replica: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    """孙医生 takes two of four between 李明's answer and its effect: he reads that one is left, is
    asked again, and has it with the next tap."""
    wish, sun, take = make.open_wish(quantity=4, unit="袋"), make.sun.id, FORMS["claim.amount"]
    wire, speech = Wire(), Speech()

    def taps(action: Action) -> str:
        incoming = speech.tap(make.li, actions.sign(action))
        return make.database.transact_now(lambda session: shown(answer(session, incoming, wire)))

    def meanwhile(event: Event, filled: Total) -> Reply:
        monkeypatch.setitem(FORMS, "claim.amount", take)
        taps_too = partial(claiming.claim, person_id=sun, wish_id=wish.key, quantity=2)
        other = Thread(target=replica.transact_now, args=(taps_too,))
        other.start()
        other.join()
        return take(event, filled)

    taps(Action("wish.claim", wish.key))
    talk = make.rows(Conversation)[0].key
    monkeypatch.setitem(FORMS, "claim.amount", meanwhile)
    said = taps(Action("form.answer", talk, "many=4"))
    assert "只剩1份" in said
    assert "1袋" in said
    taps(Action("form.answer", talk, "many=2"))
    held = make.do(claims.held_on, wish.key, make.li.id)
    assert held is not None
    assert held.quantity == 2
    assert make.rows(Conversation) == []


@pytest.mark.parametrize("engine", ["postgres"])  # SQLite lets one write at a time
def test_a_reminder_waits_for_a_claim_that_is_being_noted(make: Make, replica: Database) -> None:
    """Where the message with the address stands is noted in the moment of the daily reminder: 李明
    is reminded all the same, on that day."""
    claim = make.claim_on(make.claimed_wish())
    reminders = partial(deadlines.run, community_id=make.home, today=claim.agreed_on)
    other = Thread(target=replica.transact_now, args=(reminders,))

    def notes(session: Session) -> None:
        claims.traced(session, claim.key, "41")
        session.flush()
        other.start()
        while other.is_alive() and not _somebody_waits(session):
            pass

    make.database.transact_now(notes)
    other.join()
    assert make.kinds(make.li)[1:] == ["claim.due"]
    assert make.again(claim).traces == ["41"]


def _somebody_waits(session: Session) -> bool:
    session.execute(text("SELECT pg_stat_clear_snapshot()"))  # what was seen before is kept else
    waiting = text(
        "SELECT count(*) FROM pg_stat_activity "
        "WHERE datname = current_database() AND wait_event_type = 'Lock'"
    )
    return bool(session.execute(waiting).scalar_one())
