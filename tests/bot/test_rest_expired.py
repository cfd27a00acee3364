"""Nobody came for the rest of a wish: its owner reads what goes on, and what a worker sees to."""

import pytest
from sqlmodel import Session

from bot.messages import Message
from bot.register.notifications import NOTIFICATIONS, Telling
from bot.texts import words
from storage.messaging.outbox import Told
from storage.wishes import claiming, confirmations, deliveries, releases
from storage.wishes.claims import Matter
from storage.wishes.deliveries import NewDelivery
from storage.wishes.wishes import Wish
from tests.harness.make import Make
from tests.harness.wire import Wire


@pytest.mark.parametrize("is_disputed", [False, True])
def test_the_rest_is_let_go(make: Make, wire: Wire, is_disputed: bool) -> None:
    """「您等着就好」 is not said to somebody who said that it has not come."""
    wish = make.open_wish(quantity=3)
    make.act(make.li, claiming.claim, wish.key, 1)
    claim = make.claim_on(wish)
    make.act(make.li, deliveries.deliver, NewDelivery(claim.key))
    if is_disputed:
        make.act(make.wang, confirmations.dispute, claim.key, Matter.NOT_YET)
    make.do(lambda session: releases.expire(session, session.get_one(Wish, wish.key)))
    [told] = make.told(make.wang, kind="wish.expired")

    def said(session: Session) -> str:
        telling = Telling(session, session.get_one(Told, told.id), words("zh"), wire.link)
        message = NOTIFICATIONS["wish.expired"](telling)
        assert isinstance(message, Message)
        return message.plain()

    shown = make.do(said)
    assert ("您等着就好" in shown) is not is_disputed
    assert ("社工在跟进" in shown) is is_disputed
