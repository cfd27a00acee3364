"""Forty cards at once, into a room that refuses whoever speaks too fast."""

import asyncio
from datetime import timedelta

from sqlalchemy import func
from sqlmodel import Session, col, select

from bot.practice import Limits
from storage import clock, outbox, review
from storage.outbox import State, Told
from storage.wishes import Wish
from tests.faults.looking import rows, said_in
from tests.faults.ways import each_engine
from tests.stories.acts import form
from tests.stories.street import Street

CARDS = 40
A_MOMENT = timedelta(seconds=0.05)


def _handed_in(session: Session, street: Street) -> None:
    """A worker wrote down what forty neighbours asked for, and lets all of it into the group."""
    chen = street.id_of(street.chen)
    for number in range(CARDS):
        made = review.submit(session, chen, form(street, title=f"心愿之{number}"))
        review.approve(session, chen, made.key)


def _next(session: Session) -> object:
    return session.exec(
        select(func.min(col(Told.due_at))).where(col(Told.state) == State.READY)
    ).one()


@each_engine
async def test_forty_cards_keep_the_pace(street: Street) -> None:
    """No message is refused: at most 20 a minute in the group, 30 a second in all, one a second in
    a chat; and every card and every notice arrives, once, within five minutes."""
    street.room.limits = Limits(clock=lambda: clock.now().timestamp())
    began = clock.now()
    await street.do(_handed_in, street)
    while True:
        await street.app.settled()
        due = await street.look(_next)
        if due is None:
            break
        clock.travel(max(due - clock.now(), A_MOMENT))  # type: ignore[operator]
        await asyncio.sleep(0)
    took = clock.now() - began
    limits = street.room.limits
    assert limits.refused == []
    assert limits.highest[f"group:{street.group.id}"] <= 20
    assert limits.highest[f"group:{street.office.id}"] <= 20
    assert limits.highest[f"chat:{street.chen.user.id}"] <= 5
    assert limits.highest["bot"] <= 30
    made = await rows(street, Wish)
    cards = [len(said_in(street, street.group, wish.code, wish.title)) for wish in made]
    assert cards == [1] * CARDS
    assert len(said_in(street, street.chen.chat, "已经发到群里")) == CARDS
    assert timedelta(minutes=1.5) < took < timedelta(minutes=5)
    assert await street.look(outbox.count, State.READY) == 0
