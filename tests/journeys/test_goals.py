"""No journey costs more than it may, nor more than it did."""

import pytest

from tests.harness.street import Street
from tests.journeys.__main__ import before
from tests.journeys.journeys import GOALS, PLAYS, ROLES, Play


@pytest.mark.parametrize("play", PLAYS, ids=lambda play: play.__name__)
async def test_nobody_does_more_than_they_have_to(street: Street, play: Play) -> None:
    """Every goal holds, and where there is none, nothing got longer."""
    for name, cost in (await play(street)).items():
        assert cost.actions <= GOALS.get(name, before()[name].actions), name


def test_each_journey_is_in_the_table() -> None:
    """With whose it is, and what it cost."""
    assert list(before()) == list(ROLES)
    assert GOALS.keys() <= ROLES.keys()
