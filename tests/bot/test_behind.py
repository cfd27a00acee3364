"""A newer version has begun to run beside this one: what only it knows is left to it."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from sqlmodel import text

from bot.hearing.inbox import Inbox
from bot.messages import Action, Incoming, Message, Reply, Toast
from bot.register import actions, buttons
from bot.register.buttons import BUTTONS, Press
from bot.register.commands import COMMANDS, Command, anyone
from bot.register.event import Event, said
from bot.texts import words
from storage.community import history
from storage.engine import clock
from storage.engine.database import Database
from storage.messaging import conversations, dead_letters, inbox
from storage.messaging.conversations import Conversation
from storage.messaging.inbox import EventState
from storage.records import schema
from storage.wishes import alarms
from tests.harness.make import Make
from tests.harness.operator import Operator
from tests.harness.wire import Speech, Wire, shown

LATER = words("zh")("being-renewed")
NEXT = f"{int(schema.head()) + 1:04}"  # the revision of the version after this one
OLD = words("zh")("refused-old-button")
UNKNOWN = words("zh")("unknown-command")


class Replica:
    """One that runs, of this version; `learns` makes it one of the next."""

    def __init__(self, make: Make, wire: Wire, patch: pytest.MonkeyPatch) -> None:
        self.make, self.inbox, self._patch = make, Inbox(make.database, wire), patch
        self.late: list[Reply] = []
        self.done: list[str] = []

    def is_behind(self, revision: str = NEXT) -> None:
        """The next version has migrated the database."""
        stands = text("UPDATE alembic_version SET version_num = :it").bindparams(it=revision)
        self.make.do(lambda session: session.execute(stands) and None)

    def learns(self) -> None:
        """A lamp: a button and a command, and a revision."""
        known = [*schema.revisions(), NEXT]
        self._patch.setattr(schema, "revisions", lambda: known)
        press = Press("lamp.light", buttons.community, self._lights, in_group=True)
        self._patch.setitem(BUTTONS, "lamp.light", press)
        command = Command("lamp", anyone, self._says, True, True, False)
        self._patch.setitem(COMMANDS, "lamp", command)

    def _lights(self, event: Event, _: Any) -> Reply:
        history.write(event.session, self.make.home, "lamp", 1, "lit", event.person_id)
        self.done.append("tap")
        return Reply(toast=Toast("the lamp is lit"))

    def _says(self, event: Event) -> Reply:
        self.done.append("command")
        return said(Message(lead="the lamp is lit"))

    async def mends(self) -> bool:
        clock.travel(timedelta(seconds=5))
        return await self.inbox.mend(self._say)

    async def _say(self, _: Incoming, reply: Reply) -> None:
        self.late.append(reply)

    def kept(self) -> inbox.InboxEvent:
        return self.make.rows(inbox.InboxEvent)[-1]


@pytest.fixture
def replica(database: Database, wire: Wire, monkeypatch: pytest.MonkeyPatch) -> Replica:
    return Replica(Make(database), wire, monkeypatch)


Says = Callable[[Replica, Speech], Incoming]


def _taps(replica: Replica, speech: Speech) -> Incoming:
    return speech.tap(replica.make.wang, actions.sign(Action("lamp.light", replica.make.home)))


def _taps_in_group(replica: Replica, speech: Speech) -> Incoming:
    button = actions.sign(Action("lamp.light", replica.make.home))
    return speech.tap(replica.make.wang, button, replica.make.group().external_id)


def _commands(replica: Replica, speech: Speech) -> Incoming:
    return speech.command(replica.make.wang, "lamp")


@pytest.mark.parametrize(
    ("says", "before"), [(_taps, OLD), (_taps_in_group, OLD), (_commands, UNKNOWN)]
)
async def test_what_only_the_newer_version_knows(
    replica: Replica, speech: Speech, operator: Operator, says: Says, before: str
) -> None:
    """Among equals it is unknown. Beside a newer version it is kept, and whoever did it hears that
    it will be done; this version leaves it alone, the newer one does it once and says so."""
    assert shown(await replica.inbox.hear(says(replica, speech))) == before
    replica.is_behind()
    event = says(replica, speech)
    assert shown(await replica.inbox.hear(event)) == LATER
    assert not await replica.mends()  # this version does not look at it
    assert (replica.kept().state, replica.kept().attempts) == (EventState.WAITING, 1)
    replica.learns()
    assert await replica.mends()
    assert [shown(each) for each in replica.late] == ["the lamp is lit"]
    assert await replica.inbox.hear(event) is None
    assert len(replica.done) == 1
    assert replica.kept().state is EventState.DONE
    assert operator.incidents == []


async def test_a_word_that_only_the_newer_version_knows(replica: Replica, speech: Speech) -> None:
    """A known button with a new reason in it is not called old."""
    claim = replica.make.claim_on(replica.make.claimed_wish())
    button = actions.sign(Action("claim.release", claim.key, "the-moon"))
    assert shown(await replica.inbox.hear(speech.tap(replica.make.li, button))) == OLD
    replica.is_behind()
    assert shown(await replica.inbox.hear(speech.tap(replica.make.li, button))) == LATER


async def test_a_button_that_somebody_made_up(replica: Replica, speech: Speech) -> None:
    """It is nobody's, of whatever version."""
    replica.is_behind()
    tap = speech.tap(replica.make.wang, "lamp.1..AAAAAAAAAAAA")
    assert shown(await replica.inbox.hear(tap)) == OLD


async def test_a_form_of_the_newer_version_is_not_put_away(
    replica: Replica, speech: Speech
) -> None:
    """Whoever fills one in and is heard by this version loses nothing of it."""
    wang, home = replica.make.wang, replica.make.home
    replica.is_behind()
    replica.make.do(conversations.open_one, wang.id, "lamp", 0, home, {"where": "the gate"})
    assert shown(await replica.inbox.hear(speech.text(wang, "at the gate"))) == LATER
    assert len(replica.make.rows(Conversation, flow="lamp")) == 1


async def test_no_newer_version_comes(replica: Replica, speech: Speech) -> None:
    """After an hour of waiting the upgrade was taken back: a worker finds it among the rest."""
    replica.is_behind()
    await replica.inbox.hear(_commands(replica, speech))
    assert not await replica.mends()
    clock.travel(timedelta(hours=2))
    while await replica.mends():
        clock.travel(timedelta(minutes=1))
    assert replica.kept().state is EventState.DEAD
    found = replica.make.do(lambda session: dead_letters.count_dead(session))
    assert found == 1


async def test_a_form_of_the_newer_version_holds_nobody_up(
    replica: Replica, speech: Speech
) -> None:
    """王阿姨 is filling in something that only the newer version knows when it is taken back: her
    other commands work, what would answer that form is left, and words of danger are heard,
    and end it."""
    wang, home = replica.make.wang, replica.make.home
    _ = replica.make.chen
    replica.is_behind()
    replica.make.do(conversations.open_one, wang.id, "lamp", 0, home, {"where": "the gate"})
    assert LATER not in shown(await replica.inbox.hear(speech.command(wang, "help")))
    assert LATER in shown(await replica.inbox.hear(speech.text(wang, "在门口")))
    said = shown(await replica.inbox.hear(speech.text(wang, "我不想活了")))
    assert words("zh")("danger-title") in said
    assert len(replica.make.rows(alarms.Alarm)) == 1
    assert replica.make.rows(Conversation) == []
