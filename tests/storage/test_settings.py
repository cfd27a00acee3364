"""Settings as admins change them: from what they saw, never over what somebody set meanwhile."""

import pytest

from storage import communities, settings
from storage.communities import OutOfBounds
from storage.database import Database
from storage.errors import NotAllowed, Refused
from storage.people import Role
from storage.settings import SetMeanwhile
from tests.make import Make, at_once


def test_from_what_they_saw(make: Make) -> None:
    """Whoever saw what is in force sets it; a second tap changes nothing; who saw an older value
    is told the newer one."""
    liu, home = make.person("刘姐", Role.ADMIN), make.home
    assert make.do(settings.change, liu.id, home, "live_claims", 3, 4)
    assert not make.do(settings.change, liu.id, home, "live_claims", 3, 4)
    with pytest.raises(SetMeanwhile) as told:
        make.do(settings.change, liu.id, home, "live_claims", 3, 5)
    assert told.value.shown["value"] == 4
    last = make.do(settings.last, home, "live_claims")
    assert last is not None
    assert (last.actor_id, last.details["was"], last.details["is"]) == (liu.id, 3, 4)
    assert make.do(settings.last, home, "open_wishes") is None


def test_who_and_what(make: Make) -> None:
    """A worker who is no admin, an admin of elsewhere, a value out of bounds: nothing changes."""
    liu, home = make.person("刘姐", Role.ADMIN), make.home
    for who in (make.chen.id, make.foreign_worker.id):
        with pytest.raises(NotAllowed):
            make.do(settings.change, who, home, "live_claims", 3, 4)
    with pytest.raises(OutOfBounds):
        make.do(settings.change, liu.id, home, "live_claims", 3, 51)
    assert make.do(settings.now, home, "live_claims") == 3


def test_two_at_once(make: Make, replica: Database) -> None:
    """Both saw 3: one wins, the other reads the winner's value, and it stands."""
    other, home = Make(replica), make.home
    liu, chen = make.person("刘姐", Role.ADMIN), make.person("陈主任", Role.ADMIN)
    done = at_once(
        [
            lambda: make.do(settings.change, liu.id, home, "live_claims", 3, 7),
            lambda: other.do(settings.change, chen.id, home, "live_claims", 3, 9),
        ]
    )
    (lost,) = [each for each in done if isinstance(each, Refused)]
    assert [each for each in done if not isinstance(each, Refused)] == [True]
    now = make.do(communities.numbers, home).live_claims
    assert now in (7, 9)
    assert lost.shown["value"] == now
