"""What one tap in a crowd asks of the database: a burst of them is the one load there is."""

from typing import Any

import pytest
from sqlalchemy import event

from bot.hearing.inbox import Inbox
from bot.messages import Action
from bot.register import actions
from storage.engine.prepared import Prepared
from tests.harness.make import Make
from tests.harness.wire import Speech, Wire

pytestmark = pytest.mark.both

MOST = 17  # statements, and each of them prepared


async def test_a_claim_is_cheap(make: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    """A tap that takes a wish on asks seventeen things of the database, none of them by the ORM:
    one more by mistake once cost a third of all that a crowd gets through. The last that came
    notes that whoever taps is in this group, so that nobody is told there and in private."""
    group, wish = make.group(), make.open_wish()
    inbox, speech = Inbox(make.database, Wire()), Speech()
    tap = speech.tap(make.li, actions.sign(Action("wish.claim", wish.key)), group.external_id)
    asked: list[str] = []
    run = Prepared._run

    def counted(self: Prepared, *given: Any) -> Any:
        compiled, cursor = run(self, *given)
        asked.append(compiled.sql)
        return compiled, cursor

    def composed(_connection: Any, _cursor: Any, sql: str, *_: Any) -> None:
        asked.append(f"composed: {sql}")

    monkeypatch.setattr(Prepared, "_run", counted)
    event.listen(make.database.engine, "before_cursor_execute", composed)
    reply = await inbox.hear(tap)
    event.remove(make.database.engine, "before_cursor_execute", composed)
    assert reply is not None
    assert "认领好了" in (reply.toast.text if reply.toast else "")
    by_the_orm = [sql for sql in asked if sql.startswith("composed: ") and "BEGIN" not in sql]
    assert by_the_orm == []
    assert len([sql for sql in asked if not sql.startswith("composed")]) <= MOST
