"""Groups change hands, addresses and minds; what waits for them follows, or is not said."""

from datetime import timedelta

import pytest
from sqlmodel import Session, select

from storage.community import groups, posted_cards
from storage.community.groups import Group, Purpose
from storage.community.posted_cards import Card
from storage.engine import clock
from storage.messaging import outbox
from storage.messaging.outbox import OutboxState, Told
from storage.wishes import wishes
from tests.harness.make import CHANNEL, Make
from tests.harness.notes import NOTE

pytestmark = pytest.mark.both


def _bind(make: Make, group: Group, purpose: Purpose) -> None:
    def work(session: Session) -> None:
        here = session.get_one(Group, group.id)
        groups.bind(session, make.chen.id, here, make.home, purpose, "")

    make.do(work)


def _said(session: Session, number: int) -> None:
    outbox.sent(session, _begun(session, number))


def _refused(session: Session, number: int) -> None:
    told = _begun(session, number)
    outbox.later(session, told.key, clock.now() + timedelta(hours=1), "not found")
    session.refresh(told)
    told.attempts = 1
    session.add(told)


def _begun(session: Session, number: int) -> Told:
    told = session.exec(select(Told).filter_by(kind=NOTE.name, row_id=number)).one()
    outbox.begin(session, told)
    return told


@pytest.mark.parametrize("purpose", [Purpose.WISHES, Purpose.NOTICES])
def test_a_group_that_is_given_away(make: Make, purpose: Purpose) -> None:
    """What waited for the group as it was is not said there; bound again as it was, it is. What
    was said there already, or waits for another group, has nothing to do with it."""
    group, other = make.group(), make.group()
    for number, here in enumerate((group, group, other), 1):
        make.do(outbox.tell, NOTE, number, community=make.home, group=here.id)
    make.do(_said, 2)
    _bind(make, group, purpose)
    told, said, elsewhere = (make.told(kind=NOTE.name, row_id=number)[0] for number in (1, 2, 3))
    assert (said.state, elsewhere.state) == (OutboxState.SENT, OutboxState.READY)
    changed = purpose is not Purpose.WISHES
    assert told.state is (OutboxState.DROPPED if changed else OutboxState.READY)
    assert told.why == (groups.GIVEN_AWAY if changed else "")


def test_messages_are_numbered_anew_after_a_move(make: Make) -> None:
    """The cards of a group that moved are said anew, its number 7 is another message now; hearing
    of the move twice forgets nothing that was said since."""
    group, other = make.group(), make.group()
    note = (make.home, group.id, wishes.CARD, 1)
    make.do(posted_cards.note, *note, "7", 1)
    make.do(posted_cards.note, make.home, other.id, wishes.CARD, 1, "5", 1)
    make.do(posted_cards.moved, CHANNEL, group.external_id, "-100888")
    assert _numbers(make, group, other) == ["", "5"]
    make.do(posted_cards.note, *note, "8", 2)
    make.do(posted_cards.moved, CHANNEL, group.external_id, "-100888")
    assert _numbers(make, group, other) == ["8", "5"]


def _numbers(make: Make, *of: Group) -> list[str]:
    return [make.rows(Card, group_id=each.id)[0].message_id for each in of]


def test_a_group_that_takes_something_again(make: Make) -> None:
    """What it refused is tried now; what waits for its day, or was refused by another group, waits
    on."""
    group, other = make.group(), make.group()
    later = clock.now() + timedelta(days=1)
    for number, here in enumerate((group, other), 1):
        make.do(outbox.tell, NOTE, number, community=make.home, group=here.id)
        make.do(_refused, number)
    make.do(outbox.tell, NOTE, 3, community=make.home, group=group.id, at=later)
    make.do(outbox.wake_group, group.id)
    due = [make.told(kind=NOTE.name, row_id=number)[0].due_at for number in (1, 2, 3)]
    assert due[0] <= clock.now() < due[1]
    assert due[2] == later


def test_a_new_card_waits_for_the_morning(make: Make) -> None:
    """Only the silent edit of a card that stands may be made at night."""
    group = make.group()
    place = (make.home, group.id, wishes.CARD)
    make.do(posted_cards.note, *place, 2, "7", 1)
    make.do(posted_cards.note, *place, 3, "", 1)
    for row_id in (1, 2, 3):
        make.do(posted_cards.promise, *place, row_id)
    urgent = {told.row_id: told.is_urgent for told in make.told(kind="wish.card")}
    assert urgent == {1: False, 2: True, 3: False}
    assert all(told.due_at >= clock.now() for told in make.told(kind="wish.card") if told.is_urgent)


@pytest.mark.parametrize("is_here", [True, False])
def test_who_is_heard_is_there(make: Make, is_here: bool) -> None:
    """Something happens in a group that we thought we had left: we are in it."""
    group = make.group()
    make.do(lambda session: groups.left(session, session.get_one(Group, group.id)))
    known = make.do(groups.known, CHANNEL, group.external_id, "", is_here=is_here)
    assert known == (group.id, make.home, is_here, False)
    assert make.again(group).is_present is is_here
