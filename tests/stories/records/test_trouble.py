"""When something of ours breaks: one honest line, and nothing is lost out of sight."""

import asyncio
import re
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from bot.messages import Incoming, Reply
from bot.operations import doctor
from bot.register.commands import COMMANDS, Command, anyone
from bot.register.event import Event
from storage.community.memberships import Role
from storage.engine import clock
from storage.messaging import dead_letters
from tests.harness.operator import Operator, reading
from tests.harness.street import PATIENCE, Street, zh


@pytest.fixture
def operator(tmp_path: Path) -> Iterator[Operator]:
    """Whoever reads our log."""
    with reading(tmp_path) as one:
        yield one


@pytest.fixture
def boom(monkeypatch: pytest.MonkeyPatch, operator: Operator) -> None:
    """/boom, which has a bug that nobody foresaw."""

    def run(event: Event) -> Reply:
        raise ZeroDivisionError

    command = Command("boom", anyone, run, in_private=True, in_group=True, is_listed=False)
    monkeypatch.setitem(COMMANDS, "boom", command)


def code_in(text: str) -> str:
    found = re.search(r"[A-Z0-9]{6}", text)
    assert found, text
    return found[0]


async def fails_for_good(street: Street) -> str:
    """王阿姨 says something that breaks us; the code that she reads."""
    await street.wang.says("/boom 我的门牌是Q-501-Q")
    code = code_in((await street.wang.hears("出了点小毛病", "告诉社工")).text)
    async with asyncio.timeout(PATIENCE):
        while not await street.look(dead_letters.dead):
            await street.forward(seconds=30)
            await street.app.inbox.mend(_says_nothing)
    return code


async def _says_nothing(incoming: Incoming, reply: Reply) -> None:
    raise AssertionError(f"what failed again has nothing to say: {reply}")


@pytest.mark.usefixtures("boom")
async def test_the_code_that_she_reads_is_the_one_workers_see(
    street: Street, operator: Operator
) -> None:
    """王阿姨 hears one line with a code. After the last try 小陈 finds it with /trouble, under the
    same code and her name, without her words; `wishlight doctor` names it as well, and so does
    every line of the log."""
    code = await fails_for_good(street)
    assert sum("出了点小毛病" in each.text for each in street.wang.messages) == 1
    await street.chen.says("/trouble")
    shown = await street.chen.hears(f"#{code}", "王阿姨")
    assert "Q-501-Q" not in shown.text
    assert {line["code"] for line in operator.incidents} == {code}
    assert "Q-501-Q" not in operator.stream.getvalue()
    finding = await street.look(doctor._dead)
    assert finding.state is doctor.State.WARNING
    assert code in zh(finding.key, **finding.shown)
    [letter] = await street.look(dead_letters.dead)
    assert (letter.person_id, letter.community_id) == (
        street.id_of(street.wang),
        street.homes.community,
    )


@pytest.mark.usefixtures("boom")
async def test_trouble_stays_in_its_community(street: Street) -> None:
    """刘姐, who works in another community too, reads there nothing of what happened here."""
    code = await fails_for_good(street)
    other = await street.found_another("桂花苑", liu=Role.WORKER)
    assert [each.code for each in await street.look(dead_letters.dead, street.homes.community)] == [
        code
    ]
    assert await street.look(dead_letters.dead, other) == []


@pytest.mark.usefixtures("boom")
async def test_who_asks_for_a_copy_reads_of_it_and_who_goes_takes_it_along(street: Street) -> None:
    """/mydata names the code; after /forgetme nothing of it is left."""
    code = await fails_for_good(street)
    await street.wang.says("/mydata")
    await street.wang.hears(f"编号 {code}")
    await street.wang.says("/forgetme")
    await street.wang.taps("都删掉")
    await street.wang.hears("都删掉了")
    assert await street.look(dead_letters.dead) == []


@pytest.mark.usefixtures("boom")
async def test_after_ninety_days_it_is_gone(street: Street) -> None:
    """A dead letter that nobody asked about is not kept for ever."""
    await fails_for_good(street)
    for days, left in ((89, 1), (2, 0)):
        clock.travel(timedelta(days=days))
        await street.forward(hours=1)
        assert len(await street.look(dead_letters.dead)) == left
