"""The same event again and again: Telegram repeats what it is not sure of."""

import asyncio

import httpx
import pytest

from bot.channels.telegram.webhook import SECRET_HEADER
from bot.operations.settings import Mode
from storage.community import history
from storage.wishes.wishes import Wish
from tests.faults.conftest import Replica
from tests.faults.looking import claims_made, rows, said_in
from tests.faults.ways import each_way
from tests.harness.acts import fills_in, published
from tests.harness.street import Street

pytestmark = pytest.mark.both

TIMES = 10
CLAIM = "我来认领"


def _last_update(street: Street) -> int:
    return max(street.room.updates.all)


class Postman:
    """Telegram's side of the webhook."""

    def __init__(self, street: Street, client: httpx.AsyncClient) -> None:
        self._street, self._client = street, client
        secret = street.app.settings.webhook_secret.get_secret_value()
        self._headers = {SECRET_HEADER: secret, "Content-Type": "application/json"}

    async def brings(self, update: int) -> int:
        """One update, once more."""
        body = self._street.room.updates.all[update].to_json()
        url = self._street.app.settings.webhook_url
        return (await self._client.post(url, json=body, headers=self._headers)).status_code


@pytest.mark.parametrize("mode", [Mode.WEBHOOK])
@pytest.mark.parametrize("is_at_once", [True, False], ids=["at once", "in turn"])
async def test_a_tap_ten_times(street: Street, is_at_once: bool) -> None:
    """One claim, one line in its history, one message; 200 for every copy."""
    wish = await published(street)
    await street.li.taps(CLAIM, on=street.group)
    update = _last_update(street)
    async with httpx.AsyncClient(trust_env=False, timeout=20) as client:
        postman = Postman(street, client)
        if is_at_once:
            codes = await asyncio.gather(*(postman.brings(update) for _ in range(TIMES)))
        else:
            codes = [await postman.brings(update) for _ in range(TIMES)]
    assert codes == [200] * TIMES
    await street.quiet()
    assert len(await claims_made(street)) == 1
    lines = await street.look(history.of, wish.community_id, "wish", wish.key)
    assert [line.what for line in lines].count("claimed") == 1
    assert len(said_in(street, street.li.chat, "501")) == 1


@pytest.mark.parametrize("mode", [Mode.WEBHOOK])
async def test_ten_copies_before_the_first_is_done(street: Street) -> None:
    """The copies race with the first: still one claim."""
    await published(street)
    card = await street.group_shows("2030-0001")
    street.room.webhook.url = ""  # we bring it ourselves
    street.room.tap_now(street.li.user, card, CLAIM)
    update = _last_update(street)
    async with httpx.AsyncClient(trust_env=False, timeout=20) as client:
        postman = Postman(street, client)
        codes = await asyncio.gather(*(postman.brings(update) for _ in range(TIMES)))
    street.room.updates.drop()
    assert codes == [200] * TIMES
    await street.quiet()
    assert len(await claims_made(street)) == 1
    assert len(said_in(street, street.li.chat, "501")) == 1


@pytest.mark.parametrize("engine", ["postgres"])  # one process at a time on SQLite
@pytest.mark.parametrize("mode", [Mode.WEBHOOK])
async def test_ten_copies_over_two_replicas(street: Street, second: Replica) -> None:
    """Each replica is told five times, all at once: one of them answers, and there is one claim."""
    await published(street)
    card = await street.group_shows("2030-0001")
    street.room.webhook.url = ""  # we bring it ourselves
    street.room.tap_now(street.li.user, card, CLAIM)
    told = street.app.telegram.read(street.room.updates.all[_last_update(street)].to_json())
    hears = [street.app.inbox.hear, second.inbox.hear] * (TIMES // 2)
    replies = await asyncio.gather(*(hear(told) for hear in hears))
    street.room.updates.drop()
    assert sum(reply is not None for reply in replies) == 1
    await street.quiet()
    assert len(await claims_made(street)) == 1
    assert len(said_in(street, street.li.chat, "501")) == 1


@each_way
async def test_the_last_answer_of_a_form_ten_times(street: Street) -> None:
    """The tap that hands a wish in is told again: it stays one wish."""
    await fills_in(street.wang)
    await street.wang.taps("就这样，交给社工")
    street.room.redeliver(_last_update(street), TIMES)
    await street.quiet()
    assert street.room.updates.told[_last_update(street)] == TIMES + 1
    assert len(await rows(street, Wish)) == 1
    assert len(said_in(street, street.wang.chat, "心愿收到了")) == 1
    assert len(said_in(street, street.office, "2030-0001")) == 1


async def test_words_ten_times(street: Street) -> None:
    """A sentence that is told again is no second answer: the form stands where it stood."""
    await street.wang.says("/wish")
    await street.wang.hears("想请邻居帮什么忙")
    await street.wang.says("一双防滑拖鞋")
    await street.wang.hears("您再看一眼")
    before = len(street.wang.messages)
    street.room.redeliver(_last_update(street), TIMES)
    await street.quiet()
    assert len(street.wang.messages) == before
