"""The process ends in the middle of things: with -9, or asked to stop."""

import pytest
from sqlmodel import Session

from bot.operations.settings import Mode
from bot.texts import words
from storage.community.people import Person
from storage.messaging.outbox import OutboxState, Told
from storage.wishes import review
from storage.wishes.wishes import Wish
from tests.faults.corner import MINE, Corner
from tests.faults.ways import each_way

pytestmark = pytest.mark.both

zh = words("zh")


@each_way
async def test_killed_before_the_commit(corner: Corner) -> None:
    """A tap that had reached the bot but not the database is told again and is one claim."""
    wish, card = await corner.wish()
    with corner.locked():
        query, update = corner.taps(corner.li, card, MINE)
        await corner.until(lambda: corner.room.updates.told[update])
        await corner.process.kill()
    assert corner.claims() == []
    await corner.process.start()
    await corner.until(lambda: query.answer)
    await corner.sees(corner.private(corner.li), wish.code, "3号楼2单元501")
    await corner.until(lambda: not corner.room.updates.waiting)
    (claim,) = corner.claims()
    assert (claim.wish_id, claim.person_id) == (wish.id, corner.li.id)
    assert len(corner.seen(corner.private(corner.li), wish.code)) == 1
    assert corner.process.complaints() == []


@pytest.mark.parametrize("mode", [Mode.WEBHOOK])
@pytest.mark.parametrize(("engine", "was_said"), [("sqlite", True), ("postgres", False)])
async def test_killed_while_the_promise_is_kept(corner: Corner, was_said: bool) -> None:
    """After the claim, in the middle of telling what is needed: it is told again, and that the
    claimer may read it twice was counted. The tap that is delivered again does nothing."""
    wish, card = await corner.wish()
    li = corner.private(corner.li)
    corner.faults.hang("sendMessage", li.id)
    _, update = corner.taps(corner.li, card, MINE)
    await corner.faults.hangs.wait()
    await corner.process.kill()
    corner.faults.let_go(effect=was_said)
    assert corner.promise("claim.details").state is OutboxState.SENDING
    corner.a_minute_passes()
    corner.room.redeliver(update, 1)
    await corner.process.start()
    await corner.until(lambda: len(corner.seen(li, wish.code)) == 1 + was_said)
    await corner.until(lambda: corner.promise("claim.details").state is OutboxState.SENT)
    await corner.until(lambda: corner.room.updates.told[update] > 1)
    await corner.until(lambda: not corner.room.updates.waiting)
    assert corner.promise("claim.details").uncertain == 1
    assert len(corner.claims()) == 1
    await corner.until(lambda: [each["text"] for each in card.buttons] == [zh("card-wish-wait")])
    assert len(corner.seen(li, wish.code)) == 1 + was_said


async def test_killed_in_the_middle_of_a_question(corner: Corner) -> None:
    """The next tap goes on where the form was; nothing that was typed is lost."""
    wang = corner.private(corner.wang)
    await corner.says(corner.wang, "/wish")
    await corner.sees(wang, zh("wish-post-what"))
    await corner.says(corner.wang, "一双防滑拖鞋")
    asked = await corner.sees(wang, zh("wish-post-sure", rest="no"))
    await corner.process.kill()
    await corner.process.start()
    corner.taps(corner.wang, asked, zh("talk-led"))
    await corner.sees(wang, zh("wish-post-kind"))
    await corner.says(corner.wang, "物品")
    await corner.sees(wang, zh("wish-post-amount"))
    await corner.says(corner.wang, "两双")
    await corner.sees(wang, zh("wish-post-whom"))
    assert corner.process.complaints() == []


async def test_asked_to_stop(corner: Corner) -> None:
    """SIGTERM: what is being said ends, nothing new begins; nothing is left in doubt, and the next
    process says the rest, once."""
    await corner.wish()
    people = [corner.make.person(f"邻居{number}") for number in range(6)]
    phones = [corner._phone(each) for each in people]
    corner.room.faults.slow(0.7, "sendMessage", times=3)
    for each in people:
        wish = corner.make.wish(by=each)
        corner.make.act(corner.chen, _turn_down, wish.key)
    await corner.until(lambda: corner.room.faults.met)
    assert await corner.process.stop() in (0, -15)
    rows = corner.make.rows(Told)
    assert {row.state for row in rows} <= {OutboxState.READY, OutboxState.SENT, OutboxState.DROPPED}
    assert [row.uncertain for row in rows] == [0] * len(rows)
    await corner.process.start()
    for phone in phones:
        await corner.sees(phone, "不合适")
    assert [len(corner.seen(phone, "不合适")) for phone in phones] == [1] * len(phones)
    assert corner.process.complaints() == []
    assert len(corner.make.rows(Wish)) == 7
    assert len(corner.make.rows(Person)) == 9


def _turn_down(session: Session, person_id: int, wish_id: int) -> None:
    review.turn_down(session, person_id, wish_id, "这次不合适")
