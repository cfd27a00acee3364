"""We never speak faster than the channel allows, however many replicas speak."""

from bisect import bisect_right
from datetime import datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from storage.engine import clock
from storage.engine.database import Database
from storage.messaging import rate_limits
from storage.messaging.rate_limits import Scope
from tests.harness.make import Make, at_once

pytestmark = pytest.mark.both

BOT = Scope("bot", 0.05, 3)
CHAT = Scope("chat:1", 1.0, 2)
GROUP = Scope("group:1", 3.0, 4)


def most_in(moments: list[datetime], window: float) -> int:
    """The most that fall into any window of so many seconds."""
    moments = sorted(moments)
    length = timedelta(seconds=window)
    return max(bisect_right(moments, at + length) - number for number, at in enumerate(moments))


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(pauses=st.lists(st.integers(0, 4000), min_size=1, max_size=40), asked=st.integers(1, 4))
def test_no_window_ever_holds_too_many(make: Make, pauses: list[int], asked: int) -> None:
    """However requests fall in time, no window of T seconds holds more than burst + T / interval
    messages of any scope, and whoever was sent away may speak at the moment they were given."""
    scope = Scope(f"chat:{clock.now().isoformat()}", 1.0, 2)
    said: list[datetime] = []
    now = clock.now()
    for pause in pauses:
        now += timedelta(milliseconds=pause)
        for _ in range(asked):
            clock.begin_at(now)  # a machine that is busy must not pass for time that goes by
            again = make.do(rate_limits.reserve, (scope,))
            if again is None:
                said.append(now)
    for window in (0.5, 1.0, 3.0, 10.0):
        assert most_in(said, window) <= scope.burst + window / scope.interval + 1e-6


def test_the_moment_given_is_the_right_one(make: Make) -> None:
    """Whoever has to wait is told until when; then they may speak, not before."""
    assert make.do(rate_limits.reserve, (CHAT,)) is None
    assert make.do(rate_limits.reserve, (CHAT,)) is None
    again = make.do(rate_limits.reserve, (CHAT,))
    assert again is not None
    clock.travel(again - clock.now() - timedelta(milliseconds=50))
    assert make.do(rate_limits.reserve, (CHAT,)) is not None
    clock.travel(again - clock.now())
    assert make.do(rate_limits.reserve, (CHAT,)) is None


def test_all_limits_or_none(make: Make) -> None:
    """A message that its group holds back takes no place from the bot's other chats."""
    for _ in range(GROUP.burst):
        assert make.do(rate_limits.reserve, (BOT, GROUP)) is None
        clock.travel(timedelta(seconds=0.1))
    for _ in range(20):
        assert make.do(rate_limits.reserve, (BOT, GROUP)) is not None
    assert make.do(rate_limits.reserve, (BOT, CHAT)) is None


def test_two_replicas_share_one_pace(make: Make, replica: Database) -> None:
    """Forty requests at once at two replicas let through what one would, and nobody deadlocks,
    in whatever order the limits are named."""
    slow_bot, slow_chat = Scope("bot", 60.0, 5), Scope("chat:1", 60.0, 7)
    orders = [(slow_bot, slow_chat), (slow_chat, slow_bot)]

    def ask(number: int) -> datetime | None:
        one = (make.database, replica)[number % 2]
        return one.transact_now(
            lambda session: rate_limits.reserve(session, orders[number // 2 % 2])
        )

    answers = at_once([lambda number=number: ask(number) for number in range(40)])
    assert sum(answer is None for answer in answers) == 5
    assert not any(isinstance(answer, Exception) for answer in answers)


@pytest.mark.parametrize("seconds", [3, 35])
def test_what_the_channel_says_holds(make: Make, seconds: int) -> None:
    """Told to wait, nothing leaves for this chat before that; other chats go on."""
    until = clock.now() + timedelta(seconds=seconds)
    make.do(rate_limits.hold, GROUP, until)
    again = make.do(rate_limits.reserve, (BOT, GROUP))
    assert again is not None
    assert abs(again - until) < timedelta(milliseconds=1)
    assert make.do(rate_limits.reserve, (BOT, CHAT)) is None
    clock.travel(until - clock.now())
    assert make.do(rate_limits.reserve, (BOT, GROUP)) is None


def test_a_shorter_wait_undoes_no_longer_one(make: Make) -> None:
    """Two answers to wait: the longer one holds."""
    until = clock.now() + timedelta(seconds=30)
    make.do(rate_limits.hold, CHAT, until)
    make.do(rate_limits.hold, CHAT, clock.now() + timedelta(seconds=5))
    again = make.do(rate_limits.reserve, (CHAT,))
    assert again is not None
    assert abs(again - until) < timedelta(milliseconds=1)


def test_a_clock_that_was_ahead_mutes_nobody(make: Make) -> None:
    """What a clock that has been put back since wrote about the pace means nothing, and nobody
    waits longer than a quarter of an hour at once."""
    begun = clock.now()
    clock.travel(timedelta(days=3))
    for _ in range(2):
        assert make.do(rate_limits.reserve, (CHAT,)) is None
    make.do(rate_limits.hold, GROUP, clock.now() + timedelta(days=1))
    assert make.do(rate_limits.free_at, (GROUP,)) <= clock.now() + rate_limits.LONGEST
    clock.begin_at(begun)
    assert make.do(rate_limits.free_at, (GROUP,)) <= clock.now()
    for scope in (CHAT, GROUP):
        assert make.do(rate_limits.reserve, (scope,)) is None
    assert make.do(rate_limits.reserve, (CHAT,)) is None
    assert make.do(rate_limits.reserve, (CHAT,)) is not None  # and the pace holds from now on
    make.do(rate_limits.hold, GROUP, clock.now() + timedelta(seconds=30))
    assert make.do(rate_limits.reserve, (GROUP,)) is not None
