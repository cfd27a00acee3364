"""Leading a row on: one statement decides, and whoever comes second is told how it is now."""

from functools import partial

import pytest
from sqlalchemy import update
from sqlmodel import Session, col

from storage.engine import transitions
from storage.engine.columns import changed
from storage.engine.errors import Stale
from storage.wishes import claims
from storage.wishes.claims import Claim, ClaimState
from tests.harness.make import Make, at_once

pytestmark = pytest.mark.both


def lead(session: Session, claim_id: int, to: ClaimState, reason: str) -> str:
    claim = session.get_one(Claim, claim_id)
    no = partial(claims.NotHeld, state=claim.state)
    transitions.move(session, claim, {ClaimState.CLAIMED}, to, no, reason=reason)
    return claim.reason


def test_of_many_at_once_one_leads_the_row_on(make: Make) -> None:
    """Eight who end the same claim at the same moment: one does, the others are refused."""
    claim = make.claim_on(make.claimed_wish())
    works = [partial(make.do, lead, claim.key, ClaimState.ENDED, f"{n}") for n in range(8)]
    answers = at_once(works)
    won = [answer for answer in answers if isinstance(answer, str)]
    assert won == [make.again(claim).reason]
    assert sum(isinstance(answer, claims.NotHeld) for answer in answers) == 7


def test_the_loser_is_told_how_it_is_now(make: Make) -> None:
    """The refusal is made once the row was read again, and nothing of it was changed."""
    claim = make.claim_on(make.claimed_wish())

    def lose(session: Session) -> None:
        mine = session.get_one(Claim, claim.key)
        changed(session, update(Claim).filter_by(id=claim.key).values(reason="theirs"))
        is_free = col(Claim.reason) == ""
        transitions.change(session, mine, lambda: Stale(reason=mine.reason), is_free, reason="mine")

    with pytest.raises(Stale) as refused:
        make.do(lose)
    assert refused.value.shown == {"reason": "theirs"}
