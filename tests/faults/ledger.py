"""What must be true when a bad day is over: nothing is missing, nothing was done twice."""

import re
from collections import Counter

from storage import inbox, outbox
from storage.outbox import Told
from storage.verify import breaches
from tests.faults.corner import Corner
from tests.faults.replica import MARK

_MARKED = re.compile(MARK.format(r"(\d+)"))
OVER = {outbox.State.SENT, outbox.State.DROPPED}


def balances(corner: Corner) -> None:
    """Every update was noted once and is done with, every promise is kept, whatever was said more
    than once was counted before, and the invariants hold."""
    _every_update_is_noted(corner)
    _every_promise_is_kept(corner)
    assert corner.make.do(breaches) == []


def _every_update_is_noted(corner: Corner) -> None:
    """All that the channel was told is well (its primary key says that it is so once)."""
    events = corner.make.rows(inbox.Event)
    assert {each.state for each in events} <= {inbox.State.DONE}
    noted = {int(each.event_id) for each in events}
    assert not corner.room.updates.waiting
    missing = set(corner.room.updates.all) - noted
    assert not missing, [corner.room.updates.all[each].body for each in missing]


def _every_promise_is_kept(corner: Corner) -> None:
    """Each was said once, and again only as often as it was in doubt."""
    said, sent = _said(corner)
    for told in corner.make.rows(Told):
        key = told.id or 0
        assert told.state in OVER, told
        assert sent[key] <= 1 + told.uncertain, (told, sent[key])
        assert said[key] or told.state is outbox.State.DROPPED, told


def _said(corner: Corner) -> tuple[Counter[int], Counter[int]]:
    """How often each promise was said at all, and how often as a message of its own."""
    calls = [(method, _promises(params)) for method, params in corner.room.calls]
    said = Counter(key for _, keys in calls for key in keys)
    sent = Counter(key for method, keys in calls if method.startswith("send") for key in keys)
    return said, sent


def _promises(params: dict[str, object]) -> list[int]:
    """Of which promises a call speaks: none when it answers somebody at once."""
    return [int(each) for each in _MARKED.findall(str(params))]
