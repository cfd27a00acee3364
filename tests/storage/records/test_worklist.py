"""Whose turn it is in the outbox, and what becomes of a row whose twin came meanwhile."""

from functools import partial

import pytest
from sqlmodel import Session

from storage.engine import clock
from storage.messaging import dispatch, outbox
from storage.messaging.kinds import Lane
from storage.messaging.outbox import OutboxState, Told
from tests.harness.make import Make
from tests.harness.notes import NOTE, note_of

pytestmark = pytest.mark.both

KINDS = frozenset({NOTE.name})


def _due(make: Make, limit: int = 16) -> list[Told]:
    return make.do(dispatch.due, KINDS, limit)


def _begin(session: Session, told_id: int) -> None:
    outbox.begin(session, session.get_one(Told, told_id))


@pytest.mark.parametrize("is_busy", [True, False])
def test_a_long_queue_is_in_nobody_s_way(make: Make, is_busy: bool) -> None:
    """Eighty cards wait for one group, one is perhaps being said: another group's single card
    has its turn."""
    crowded, calm = make.group(), make.group()
    tell = partial(make.do, outbox.tell, note_of(Lane.CARD), community=make.home)
    for number in range(80):
        tell(number, group=crowded.id)
    tell(999, group=calm.id)
    if is_busy:
        make.do(_begin, _due(make)[0].id)
    assert [told.row_id for told in _due(make)] == ([999] if is_busy else [0, 999])


def test_a_twin_between_look_and_change(make: Make) -> None:
    """The database itself says that a newer one waits: the older gives way, and what else was
    done in the same transaction stays."""
    tell = partial(make.do, outbox.tell, NOTE, 1, community=make.home, person=make.wang.id)
    tell(once="card:1")
    (told,) = _due(make)
    make.do(_begin, told.id)
    tell(once="card:1")
    home, li = make.home, make.li

    def work(session: Session) -> None:
        outbox.tell(session, NOTE, 2, community=home, person=li.id)
        outbox.later(session, told.key, clock.now(), "429")

    make.do(work)
    assert (make.again(told).state, make.again(told).why) == (
        OutboxState.DROPPED,
        "a newer one waits",
    )
    assert make.kinds(li) == [NOTE.name]
