"""A wish that waited too long to be looked at."""

from datetime import timedelta

from storage.engine import clock
from storage.wishes import review
from tests.harness.make import Make
from tests.harness.talking import Talking

MOVES = "发到群里时重新往后算"


def test_its_day_has_passed(make: Make, talking: Talking) -> None:
    """A worker reads that the day which was named is over, and what comes of that; later
    the history tells it."""
    wish = make.wish(until=clock.today("Asia/Shanghai") + timedelta(days=2))
    assert MOVES not in talking.commands(make.chen, "queue")
    clock.travel(timedelta(days=4))
    assert MOVES in talking.commands(make.chen, "queue")
    make.act(make.chen, review.approve, wish.key)
    assert "最晚的日子往后挪到" in talking.commands(make.chen, "show", wish.code)
