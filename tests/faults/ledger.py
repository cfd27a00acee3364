"""What must be true when a bad day is over: nothing is missing, nothing was done twice."""

import re
from collections import Counter, deque
from typing import Any

from bot.practice import Chat, Message, Room, User
from storage.engine import clock
from storage.messaging import inbox, outbox
from storage.messaging.outbox import Told
from storage.records.invariants import breaches
from tests.faults.replica import MARK
from tests.harness.make import Make

_MARKED = re.compile(MARK.format(r"(\d+)"))
OVER = {outbox.OutboxState.SENT, outbox.OutboxState.DROPPED}


class Ledger:
    """Whatever is said in a room from now on, by the mark of the promise that it keeps
    (tests.faults.replica)."""

    def __init__(self, room: Room) -> None:
        self._room, self._post, self._since = room, room.post, clock.now()
        self._messages: Counter[int] = Counter()
        room.post = self._posted  # type: ignore[method-assign]
        room.calls = deque()  # every one of them

    def balances(self, make: Make) -> None:
        """Every update was noted once and is done with, every promise is kept, whatever was said
        more than once was counted before, and the invariants hold."""
        self._every_update_is_noted(make)
        self.every_promise_is_kept(make)
        assert make.do(breaches) == []

    def _every_update_is_noted(self, make: Make) -> None:
        """All that the channel was told is well (a unique key says that it is so once); but for a
        tap that came too late, which is answered from a read and changes nothing."""
        events = make.rows(inbox.InboxEvent)
        assert {each.state for each in events} <= {inbox.EventState.DONE}
        noted = {int(each.event_id) for each in events}
        assert not self._room.updates.waiting
        missing = [each for key, each in self._room.updates.all.items() if key not in noted]
        assert {each.kind for each in missing} <= {"callback_query"}, missing

    def every_promise_is_kept(self, make: Make) -> None:
        """Each was said, and as a message of its own again only as often as it was in doubt."""
        asked = Counter(key for _, params in self._room.calls for key in _promises(params))
        for told in make.rows(Told):
            if told.sent_at is not None and told.sent_at < self._since:
                continue
            key = told.key
            assert told.state in OVER, told
            assert self._messages[key] <= 1 + told.uncertain, (told, self._messages[key])
            assert asked[key] or told.state is outbox.OutboxState.DROPPED, told

    def _posted(self, chat: Chat, sender: User, content: dict[str, Any], **about: Any) -> Message:
        self._messages.update(_promises(content))
        return self._post(chat, sender, content, **about)


def _promises(said: dict[str, Any]) -> list[int]:
    """Whose marks it bears: none when it answers somebody at once."""
    return [int(each) for each in _MARKED.findall(str(said))]
