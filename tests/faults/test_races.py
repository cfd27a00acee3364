"""Two people act on one row in the same moment, in two processes."""

from threading import Thread

import pytest
from sqlmodel import Session

from storage import review, wishes
from storage.database import Database
from storage.errors import Stale
from storage.wishes import State
from tests.make import Make


@pytest.mark.parametrize("engine", ["postgres"])  # SQLite lets one write at a time
@pytest.mark.parametrize("verb", [review.approve, review.care_for])
def test_a_worker_decides_about_what_they_read(make: Make, replica: Database, verb: object) -> None:
    """The owner changes the words between the worker's look and the worker's tap: the tap does not
    let words into the group that nobody has looked at."""
    wish, wang, chen = make.wish(), make.wang.id, make.chen.id
    changed = make.form(title="另外一句话")

    def rewrites() -> None:
        replica.transact_now(lambda session: review.resubmit(session, wang, wish.key, changed))

    def decides(session: Session) -> None:
        read = review.to_moderate(session, chen, wish.key)
        assert read.title == wish.title
        other = Thread(target=rewrites)
        other.start()
        other.join()
        verb(session, chen, wish.key)  # type: ignore[operator]

    with pytest.raises(Stale):
        make.database.transact_now(decides)
    now = make.again(wish)
    assert (now.state, now.title) == (State.REVIEW, "另外一句话")
    assert wishes.PUBLIC.isdisjoint({now.state})
