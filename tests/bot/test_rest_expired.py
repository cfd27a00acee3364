"""Nobody came for the rest of a wish: its owner reads what goes on, and what a worker sees to."""

import pytest
from sqlmodel import Session

from bot.cards import NOTICES, Telling
from bot.messages import Message
from bot.texts import words
from storage import deliveries, releases, taking
from storage.claims import Matter
from storage.deliveries import Delivery
from storage.outbox import Told
from storage.wishes import Wish
from tests.make import Make
from tests.wire import Wire


@pytest.mark.parametrize("is_disputed", [False, True])
def test_the_rest_is_let_go(make: Make, wire: Wire, is_disputed: bool) -> None:
    """「您等着就好」 is not said to somebody who said that it has not come."""
    wish = make.open_wish(quantity=3)
    make.act(make.li, taking.claim, wish.key, 1)
    claim = make.claim_on(wish)
    make.act(make.li, deliveries.deliver, Delivery(claim.key))
    if is_disputed:
        make.act(make.wang, deliveries.dispute, claim.key, Matter.NOT_YET)
    make.do(lambda session: releases.expire(session, session.get_one(Wish, wish.key)))
    [told] = make.told(make.wang, kind="wish-expired")

    def said(session: Session) -> str:
        telling = Telling(session, session.get_one(Told, told.id), words("zh"), wire.link)
        message = NOTICES["wish-expired"](telling)
        assert isinstance(message, Message)
        return message.plain()

    shown = make.do(said)
    assert ("您等着就好" in shown) is not is_disputed
    assert ("社工在跟进" in shown) is is_disputed
