"""A claim is given back: the answer to the tap and the emptying by delivery meet in one message."""

from sqlmodel import Session, select

from bot.hearing.inbox import answer
from bot.messages import Action, Message
from bot.register import actions
from bot.register.notifications import NOTIFICATIONS, Telling
from bot.texts import words
from storage.messaging.outbox import Told
from storage.wishes import claims
from tests.harness.make import Make
from tests.harness.wire import Speech, Wire


def test_whichever_comes_last(make: Make, speech: Speech, wire: Wire) -> None:
    """Both say the same, to the letter, so that it does not matter which arrives last."""
    claim = make.claim_on(make.claimed_wish())
    make.do(claims.traced, claim.key, "7")
    tap = speech.tap(make.li, actions.sign(Action("claim.release", claim.key, "no_time")))

    def work(session: Session) -> tuple[Message | None, object]:
        reply = answer(session, tap, wire)
        told = session.exec(select(Told).filter_by(kind="claim.hidden", row_id=claim.key)).one()
        return reply.edit, NOTIFICATIONS[told.kind](Telling(session, told, words("zh"), wire.link))

    answered, emptied = make.do(work)
    assert answered == emptied
    assert isinstance(answered, Message)
    assert answered.lead == words("zh")("claim-is-released")
