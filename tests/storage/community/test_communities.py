"""A community's numbers: set by its admin or the operator, within bounds, and remembered."""

import pytest
from sqlmodel import Session

from storage.community import history, settings
from storage.community.memberships import Role
from storage.community.settings import OutOfBounds
from storage.engine.database import Database
from storage.engine.errors import NotAllowed
from storage.engine.settings import NoSuchNumber
from storage.wishes.settings import WishSettings
from tests.harness.make import Make, at_once


def test_an_admin_sets_a_number(make: Make) -> None:
    """It is in force in the same breath, and the history says who set it, from what to what."""

    liu, home = make.person("刘姐", Role.ADMIN), make.home

    def work(session: Session) -> tuple[list[str], int]:
        assert settings.of(session, home, WishSettings).live_claims == 3
        news = settings.adjust(
            session, liu.id, home, {"wish.live-claims": 4, "wish.open-wishes": 5}
        )
        return news, settings.of(session, home, WishSettings).live_claims

    assert make.do(work) == (["wish.live-claims"], 4)
    (entry,) = [each for each in _told(make) if each.what == "adjusted"]
    assert entry.actor_id == liu.id
    assert entry.details == {"name": "wish.live-claims", "was": 3, "is": 4}


def test_a_worker_who_is_no_admin_sets_none(make: Make) -> None:
    """Nor does anybody from elsewhere."""
    for who in (make.chen, make.wang):
        with pytest.raises(NotAllowed):
            make.do(settings.adjust, who.id, make.home, {"wish.live-claims": 4})
    assert make.do(settings.of, make.home, WishSettings).live_claims == 3


@pytest.mark.parametrize(
    ("values", "refusal"),
    [
        ({"wish.live-claims": 0}, OutOfBounds),
        ({"wish.live-claims": 51}, OutOfBounds),
        ({"wish.live-claims": "4"}, OutOfBounds),
        ({"wish.claims": 4}, NoSuchNumber),
        ({"claims": 4}, NoSuchNumber),
        ({"street.claims": 4}, NoSuchNumber),
    ],
)
def test_what_no_community_may_have(
    make: Make, values: dict[str, object], refusal: type[Exception]
) -> None:
    """One wrong value, and nothing of what came with it is changed."""
    with pytest.raises(refusal):
        make.do(settings.adjust, None, make.home, {"wish.open-wishes": 9, **values})
    assert make.do(settings.of, make.home, WishSettings).open_wishes == 5
    assert not [each for each in _told(make) if each.what == "adjusted"]


@pytest.mark.both
def test_two_who_set_different_numbers_at_once(make: Make, replica: Database) -> None:
    """Neither takes back what the other set."""
    other, home = Make(replica), make.home
    at_once(
        [
            lambda: make.do(settings.adjust, None, home, {"wish.live-claims": 7}),
            lambda: other.do(settings.adjust, None, home, {"wish.open-wishes": 9}),
        ]
    )
    kept = make.do(settings.of, home, WishSettings)
    assert (kept.live_claims, kept.open_wishes) == (7, 9)


def _told(make: Make) -> list[history.Entry]:
    return make.do(history.of, make.home, "community", make.home)
