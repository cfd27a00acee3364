"""What the end of a form says reaches whoever filled it in, whatever happens to the way."""

import pytest

from bot.operations.settings import Mode
from storage.messaging.outbox import OutboxState
from tests.faults.looking import promise, said_in
from tests.faults.ways import each_way
from tests.harness.acts import SEND, fills_in
from tests.harness.street import Street

pytestmark = pytest.mark.both
END = "心愿收到了"


@each_way
async def test_on_a_good_day_it_is_said_once(street: Street) -> None:
    """At once, before all else; the words are not kept after that."""
    await fills_in(street.wang)
    await street.wang.taps(SEND)
    await street.wang.hears(END, "2030-0001")
    await street.forward(hours=1)
    assert len(said_in(street, street.wang.chat, END)) == 1
    told = await promise(street, "person.answered")
    assert (told.state, told.attempts, told.uncertain) == (OutboxState.SENT, 1, 0)
    assert told.words == ""


BAD_DAYS = {"502": "bad_gateway", "cut before": "drop", "429": "flood"}


@each_way
@pytest.mark.parametrize("bad_day", BAD_DAYS.values(), ids=BAD_DAYS)
async def test_it_is_said_when_the_way_is_free_again(street: Street, bad_day: str) -> None:
    """Her wish is in, and she reads its number: a little later, once, and in our best words."""
    await fills_in(street.wang)
    getattr(street.room.faults, bad_day)("sendMessage", times=3, chat=street.wang.user.id)
    await street.wang.taps(SEND)
    await street.wang.hears(END, "2030-0001")
    await street.forward(hours=1)
    assert len(said_in(street, street.wang.chat, END)) == 1
    told = await promise(street, "person.answered")
    assert (told.state, told.words) == (OutboxState.SENT, "")


async def test_its_answer_is_lost(street: Street) -> None:
    """She reads it twice rather than never, and that was counted."""
    await fills_in(street.wang)
    street.room.faults.lose("sendMessage", chat=street.wang.user.id)
    await street.wang.taps(SEND)
    await street.quiet()
    assert len(said_in(street, street.wang.chat, END)) == 2
    assert (await promise(street, "person.answered")).uncertain == 1


@pytest.mark.parametrize("mode", [Mode.WEBHOOK])
async def test_the_process_dies_before_it_is_said(street: Street) -> None:
    """The wish is in, and nobody was left to say so: said when the lease is over, once, also where
    Telegram brings the same tap again."""
    await fills_in(street.wang)
    last = street.wang.last
    data = next(each["callback_data"] for each in last.buttons if each["text"] == SEND)
    street.room.webhook.url = ""  # we bring it ourselves, and say nothing
    street.room.tap_now(street.wang.user, last, data)
    raw = street.room.updates.all[max(street.room.updates.all)].to_json()
    street.room.updates.drop()
    for _ in range(2):
        await street.app.inbox.hear(street.app.telegram.read(raw))
    assert said_in(street, street.wang.chat, END) == []
    await street.forward(minutes=2)
    assert len(said_in(street, street.wang.chat, END, "2030-0001")) == 1
    assert (await promise(street, "person.answered")).state is OutboxState.SENT


async def test_what_it_offers_can_be_tapped_all_the_same(street: Street) -> None:
    """What comes later has the buttons that it was to have."""
    await fills_in(street.wang)
    await street.wang.taps(SEND)
    await street.quiet()
    await street.chen.taps("改给群里看的话", on=street.office)
    await street.quiet()
    await street.chen.says("一双拖鞋，防滑的")
    await street.quiet()
    street.room.faults.bad_gateway("sendMessage", times=2, chat=street.chen.user.id)
    await street.chen.taps("不用说明")
    await street.chen.hears("一双拖鞋，防滑的")
    await street.chen.taps("发到群里")
    await street.group_shows("一双拖鞋，防滑的")
