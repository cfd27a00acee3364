"""The bot is driven into each trouble, and the rule in deploy/ that is meant for it fires; when it
is well again, it does not. That people wait is in test_waiting_alarm.py."""

import re
from collections.abc import Iterator
from datetime import timedelta

import httpx
import pytest

from bot.app import _backlog
from bot.hearing.inbox import Inbox
from bot.messages import Rejected, Slow
from bot.operations import metrics
from bot.operations.settings import Mode
from bot.practice import Room
from storage.community import accounts
from storage.community.groups import Purpose
from storage.engine import clock
from storage.wishes import alarms
from tests.bot.test_deaf import Begin, begin
from tests.bot.test_metrics import figures
from tests.bot.test_writing import full_disk
from tests.harness import alerts
from tests.harness.make import CHANNEL, Make
from tests.harness.operator import Operator
from tests.harness.saying import Saying
from tests.harness.wire import Wire

__all__ = ["begin"]

LONG_AGO = timedelta(hours=25)


@pytest.fixture
def _watched(make: Make) -> Iterator[None]:
    metrics.watch(lambda: make.database.read_now(_backlog))
    yield
    metrics.watch(None)


def fires(name: str, before: alerts.Figures | None = None) -> set[str]:
    return alerts.fires(name, figures(), before)


async def test_a_running_bot_shows_them(begin: Begin, room: Room) -> None:
    """Every figure that a rule is about stands at /metrics."""
    app = begin(Mode.POLLING)
    await app.start()
    wire = httpx.ASGITransport(app.web)  # type: ignore[arg-type]
    async with httpx.AsyncClient(transport=wire, base_url="http://bot") as client:
        shown = (await client.get("/metrics")).text
    named = {name for rule in alerts.rules().values() for name in alerts.figures_of(rule)}
    assert len(named) > len(alerts.rules())
    assert named <= set(re.findall(r"^# TYPE (\w+) ", shown, re.M))


@pytest.mark.parametrize("engine", ["sqlite"])  # PostgreSQL's files are its server's
async def test_nothing_can_be_kept(begin: Begin, room: Room, operator: Operator) -> None:
    """The disk is full."""
    app = begin(Mode.POLLING)
    await app.start()
    await app._write()
    assert "writing" not in fires("WishlightNotWell")
    with full_disk():
        await app._write()
        assert "writing" in fires("WishlightNotWell")
    await app._write()
    assert "writing" not in fires("WishlightNotWell")


async def test_what_people_say_goes_elsewhere(begin: Begin, room: Room, operator: Operator) -> None:
    """Another bot took the webhook; a look later it is ours again."""
    app = begin(Mode.WEBHOOK)
    await app.start()
    await room.execute("deleteWebhook", {})
    await app._listening.look()
    assert "webhook" in fires("WishlightNotWell")
    await app._listening.look()
    assert "webhook" not in fires("WishlightNotWell")


async def test_what_people_say_piles_up(begin: Begin, room: Room, operator: Operator) -> None:
    """Nobody fetches it: the proxy is down."""
    app = begin(Mode.WEBHOOK)
    await app.start()
    await app._listening.look()
    assert fires("WishlightUpdatesWait") == set()
    wang = room.add_user("王阿姨")
    for number in range(101):
        await room.say(wang, room.private(wang), f"有人吗{number}")
    await app._listening.look()
    assert fires("WishlightUpdatesWait") == {""}
    room.updates.drop()
    await app._listening.look()
    assert fires("WishlightUpdatesWait") == set()


async def test_nobody_says_a_word(begin: Begin, room: Room) -> None:
    """A day and an hour after the last word; not in the night before, and not after the next."""
    app = begin(Mode.POLLING)
    await app.start()
    wang = room.add_user("王阿姨")

    async def is_heard() -> None:
        before = metrics.heard_at()
        await room.say(wang, room.private(wang), "有人吗")
        await room.until(lambda: metrics.heard_at() != before, 10)

    await is_heard()
    clock.travel(timedelta(hours=10))
    assert fires("WishlightSilent") == set()
    clock.travel(LONG_AGO - timedelta(hours=10))
    assert fires("WishlightSilent") == {""}
    await is_heard()
    assert fires("WishlightSilent") == set()


async def test_the_database_goes_away(begin: Begin, operator: Operator) -> None:
    app = begin(Mode.POLLING)
    await app.start()
    assert fires("WishlightDatabaseAway") == set()
    metrics.watch(lambda: app.database.read_now(lambda session: 1 / 0))  # type: ignore[arg-type,return-value]
    assert fires("WishlightDatabaseAway") == {""}


@pytest.mark.usefixtures("_watched")
async def test_a_message_is_given_up(
    saying: Saying, make: Make, wire: Wire, operator: Operator
) -> None:
    """The channel refuses it until nobody tries any more."""
    saying.promises(make.li)
    wire.will(*[Rejected("message is too long")] * 50)
    before = figures()
    assert fires("WishlightGaveUp", before) == set()
    await saying.goes_on(days=1)
    assert fires("WishlightGaveUp", before) == {"message"}
    assert fires("WishlightGaveUp", figures()) == set()  # a day later


@pytest.mark.usefixtures("_watched")
async def test_an_update_is_given_up(make: Make, wire: Wire) -> None:
    """Nobody can read it."""
    before = figures()
    await Inbox(make.database, wire, lambda: None).keep_unreadable(b"{", "not JSON")
    assert fires("WishlightGaveUp", before) == {"update"}


async def test_the_channel_asks_for_a_slower_pace(saying: Saying, make: Make, wire: Wire) -> None:
    """Each answer is a 429, for five minutes."""
    saying.promises(make.li)
    wire.will(*[Slow(2)] * 1000)
    before = figures()
    await saying.goes_on(minutes=5)
    assert alerts.fires("WishlightSlowedDown", figures(), before) == {wire.name}
    wire.will_be_fine()
    before = figures()
    await saying.goes_on(minutes=5)
    assert alerts.fires("WishlightSlowedDown", figures(), before) == set()


@pytest.mark.usefixtures("_watched")
def test_nobody_hears_a_cry(make: Make) -> None:
    """The only worker has blocked the bot: until she has come back and sees to it."""
    make.do(accounts.blocked, CHANNEL, make.chen.address)
    assert fires("WishlightInDanger") == set()
    for _ in range(2):
        make.act(make.wang, alarms.ring, None, "我不想活了")
    assert fires("WishlightInDanger") == {""}
    [alarm] = make.rows(alarms.Alarm)
    make.act(make.chen, alarms.take, alarm.key)
    assert fires("WishlightInDanger") == set()


@pytest.mark.usefixtures("_watched")
def test_a_cry_that_is_heard(make: Make) -> None:
    """The workers' group takes messages: nothing for the operator."""
    make.group(Purpose.WORKERS)
    make.act(make.wang, alarms.ring, None, "我不想活了")
    assert fires("WishlightInDanger") == set()
