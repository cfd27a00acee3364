"""What becomes of an event: once only, in one transaction, and never lost."""

import asyncio
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from sqlmodel import Session, select

from bot.forms import responses
from bot.hearing import danger
from bot.hearing.inbox import Inbox
from bot.messages import Action, Heard, Incoming, Message, Reply
from bot.register import actions
from bot.register.commands import COMMANDS, Command, anyone
from bot.register.event import Event, said
from storage.community import memberships, roles
from storage.community.people import Person
from storage.engine import clock
from storage.engine.database import Database
from storage.messaging import dead_letters, inbox, outbox
from storage.messaging.inbox import EventState
from storage.messaging.outbox import Told
from storage.wishes import claiming
from storage.wishes.claims import Claim
from tests.harness.make import Make, Somebody
from tests.harness.operator import Operator
from tests.harness.wire import Speech, Wire, shown

pytestmark = pytest.mark.both

SECRET_WORDS = "我的床在三楼靠窗"


class Broken:
    """A command that fails as often as it is told, after it has written something."""

    def __init__(self) -> None:
        self.failures, self.runs = 0, 0

    def __call__(self, event: Event) -> Reply:
        self.runs += 1
        event.person.is_quiet = True
        event.session.add(event.person)
        outbox.tell(event.session, roles.GIVEN, 1, community=None, person=event.person_id)
        event.session.flush()
        if self.failures:
            self.failures -= 1
            raise ZeroDivisionError("a bug that nobody foresaw")
        return said(Message(lead="it worked"))


@pytest.fixture
def broken(monkeypatch: pytest.MonkeyPatch) -> Iterator[Broken]:
    """/boom, which has a bug."""
    run = Broken()
    command = Command("boom", anyone, run, in_private=True, in_group=True, is_listed=False)
    monkeypatch.setitem(COMMANDS, "boom", command)
    return run


class House:
    """The inbox with its database, and what it says late."""

    def __init__(self, database: Database, wire: Wire) -> None:
        self.database = database
        self.inbox = Inbox(database, wire)
        self.late: list[tuple[Incoming, Reply]] = []

    async def hears(self, incoming: Incoming) -> Reply | None:
        return await self.inbox.hear(incoming)

    async def mends(self) -> bool:
        return await self.inbox.mend(self._say)

    async def _say(self, incoming: Incoming, reply: Reply) -> None:
        self.late.append((incoming, reply))

    async def event(self) -> inbox.InboxEvent:
        """The only event that is kept with content or a fate."""
        which = select(inbox.InboxEvent).where(inbox.InboxEvent.code != "")
        return await self.database.read(lambda session: session.exec(which).one())


@pytest.fixture
def house(database: Database, wire: Wire) -> House:
    return House(database, wire)


def _is_untouched(session: Session, who: Somebody) -> bool:
    person = session.get_one(Person, who.id)
    return not person.is_quiet and session.exec(select(Told)).first() is None


def _code(reply: Reply | None) -> str:
    found = re.search(r"[23456789BCDFGHJKMNPQRSTVWXZ]{6}", shown(reply))
    assert found is not None, shown(reply)
    return found[0]


# -- a handler that fails ------------------------------------------------------------------------


async def test_a_failure_is_told_honestly(
    house: House, make: Make, speech: Speech, broken: Broken, operator: Operator
) -> None:
    """What the handler had written is gone; the person reads one line with a code, under which the
    operator finds the trace, with nothing that anybody said; the event is kept, sealed."""
    broken.failures = 9
    wang = make.wang
    reply = await house.hears(speech.command(wang, "boom", SECRET_WORDS))
    assert reply is not None
    assert len(reply.messages) == 1
    (line,) = operator.incidents
    assert line["code"] == _code(reply)
    assert "ZeroDivisionError" in line["exception"]
    assert SECRET_WORDS not in operator.stream.getvalue()
    assert make.database.read_now(lambda session: _is_untouched(session, wang))
    event = await house.event()
    assert (event.state, event.code, event.why) == (
        EventState.WAITING,
        line["code"],
        "ZeroDivisionError",
    )
    assert event.content.startswith("v1.")
    assert SECRET_WORDS not in event.content


async def test_a_failed_tap_stops_turning(
    house: House, make: Make, speech: Speech, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Who tapped reads the line on the screen until they close it."""
    wish = make.open_wish()
    monkeypatch.setattr(claiming, "take", _fails)
    reply = await house.hears(speech.tap(make.li, _signed("wish.claim", wish.key)))
    assert reply is not None
    assert reply.toast is not None
    assert reply.toast.is_alert
    assert _code(reply)


@pytest.mark.parametrize("bug", [KeyError("x"), ValueError("x"), TypeError("x"), RuntimeError("x")])
async def test_a_bug_behind_a_button_is_an_incident(
    house: House,
    make: Make,
    speech: Speech,
    operator: Operator,
    monkeypatch: pytest.MonkeyPatch,
    bug: Exception,
) -> None:
    """Whatever kind of bug it is: it is not mistaken for a button of an older version, nothing of
    what it had done stays, and it is tried again."""
    wish = make.open_wish()
    right = claiming.take

    def half(session: Session, person_id: int, wish: claiming.Reach) -> claiming.Taken:
        right(session, person_id, wish)
        raise bug

    monkeypatch.setattr(claiming, "take", half)
    reply = await house.hears(speech.tap(make.li, _signed("wish.claim", wish.key)))
    assert _code(reply) == operator.incidents[0]["code"]
    assert make.rows(Claim) == []
    monkeypatch.setattr(claiming, "take", right)
    clock.travel(timedelta(seconds=6))
    assert await house.mends()
    assert len(make.rows(Claim)) == 1


async def test_it_works_at_the_second_try(
    house: House, make: Make, speech: Speech, broken: Broken
) -> None:
    """The answer comes late, and once; then nothing of the event is kept but that it was."""
    broken.failures = 1
    await house.hears(speech.command(make.wang, "boom"))
    assert not await house.mends()
    clock.travel(timedelta(seconds=6))
    assert await house.mends()
    assert [shown(reply) for _, reply in house.late] == ["it worked"]
    event = await house.event()
    assert (event.state, event.content) == (EventState.DONE, "")
    assert len(make.told()) == 1
    clock.travel(timedelta(days=1))
    assert not await house.mends()
    assert len(house.late) == 1


async def test_three_failures_are_a_dead_letter(
    house: House, make: Make, speech: Speech, broken: Broken, operator: Operator
) -> None:
    """Twice more by us, after a longer pause each time; then it stays for a person to look at: its
    code stands where workers look, what was said stays sealed, and nobody tries any more."""
    broken.failures = 9
    await house.hears(speech.command(make.wang, "boom", SECRET_WORDS))
    pauses = []
    for _ in range(2):
        began = clock.now()
        while not await house.mends():
            clock.travel(timedelta(seconds=1))
        pauses.append(clock.now() - began)
    assert timedelta(seconds=4) < pauses[0] < pauses[1] < timedelta(minutes=2)
    assert broken.runs == 3
    clock.travel(timedelta(days=2))
    assert not await house.mends()
    event = await house.event()
    assert event.state is EventState.DEAD
    assert {line["code"] for line in operator.incidents} == {event.code}  # what she was told
    assert len(operator.incidents) == 3
    assert make.do(dead_letters.count_dead) == 1
    [trouble] = make.do(dead_letters.trouble, make.home)
    assert (trouble.id, trouble.person_id) == (event.id, make.wang.id)
    assert SECRET_WORDS not in event.content
    assert house.late == []
    shows = await house.hears(speech.command(make.chen, "trouble"))
    assert f"#{event.code}" in shown(shows)
    assert make.wang.name in shown(shows)
    assert "ZeroDivisionError" not in shown(shows)
    say = actions.sign(Action("letter.again", event.id or 0))
    assert "再试一次" in shown(await house.hears(speech.tap(make.chen, say)))
    broken.failures = 0
    assert await house.mends()
    assert (await house.event()).state is EventState.DONE
    assert "找不到" in shown(await house.hears(speech.tap(make.chen, say)))


async def test_a_kept_event_that_is_told_again_does_nothing(
    house: House, make: Make, speech: Speech, broken: Broken
) -> None:
    """The channel was told that all is well; should it say it again all the same, we have it."""
    broken.failures = 1
    event = speech.command(make.wang, "boom")
    await house.hears(event)
    assert await house.hears(event) is None
    assert broken.runs == 1
    clock.travel(timedelta(seconds=6))
    await house.mends()
    assert await house.hears(event) is None
    assert broken.runs == 2


async def test_everything_about_an_event_is_kept(
    house: House, make: Make, speech: Speech, broken: Broken
) -> None:
    """What is tried again is what was heard: who, where, when, every field."""
    broken.failures = 1
    event = speech.command(make.wang, "boom", "<b>&\u200d👨‍👩‍👧 \u202eRTL", "-1005", "群")
    await house.hears(event)
    clock.travel(timedelta(seconds=6))
    await house.mends()
    assert [kept for kept, _ in house.late] == [event]


async def test_two_replicas_mend_an_event_once(
    house: House, replica: Database, wire: Wire, make: Make, speech: Speech, broken: Broken
) -> None:
    broken.failures = 1
    await house.hears(speech.command(make.wang, "boom"))
    clock.travel(timedelta(seconds=6))
    other = House(replica, wire)
    did = await asyncio.gather(*(each.mends() for each in (house, other) for _ in range(3)))
    assert did.count(True) == 1
    assert len(house.late + other.late) == 1


async def test_words_of_danger_that_come_late(
    house: House, make: Make, speech: Speech, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A kept letter is not put into a form that was opened after it; one with words of danger is
    answered with the numbers that help, and a worker is called."""
    make.chen  # noqa: B018 — somebody to call
    for typed, answer in (("在家吗", "再说一次"), ("我不想活了", "12356")):
        with monkeypatch.context() as bug:
            bug.setattr(responses, "hear", _fails)
            bug.setattr(danger, "answered", _fails)
            await house.hears(speech.text(make.wang, typed))
        clock.travel(timedelta(seconds=6))
        await house.hears(speech.command(make.wang, "wish", "", ""))
        assert await house.mends()
        assert answer in shown(house.late[-1][1])
    assert make.kinds(make.chen).count("alarm.heard") == 1


# -- what is no failure --------------------------------------------------------------------------


async def test_a_refusal_is_no_incident(
    house: House, make: Make, speech: Speech, operator: Operator
) -> None:
    """Somebody else was faster: said kindly, and the operator sleeps on."""
    wish = make.claimed_wish()
    reply = await house.hears(speech.tap(make.zhang, _signed("wish.claim", wish.key)))
    assert "李**" in shown(reply)
    await house.hears(speech.command(make.wang, "queue"))
    await house.hears(speech.tap(make.wang, "no such data"))
    await house.hears(speech.command(make.wang, "start", "claim-details_999999"))
    assert operator.incidents == []
    assert make.do(dead_letters.count_dead) == 0


async def test_ten_at_once_are_one(house: House, make: Make, speech: Speech) -> None:
    """The same tap delivered ten times in the same moment is one claim and one answer."""
    wish = make.open_wish()
    tap = speech.tap(make.li, _signed("wish.claim", wish.key))
    replies = await asyncio.gather(*(house.hears(tap) for _ in range(10)))
    assert len([reply for reply in replies if reply is not None]) == 1
    assert len(make.rows(Claim)) == 1
    assert make.kinds(make.li) == ["claim.details"]


# -- what cannot be read -------------------------------------------------------------------------


@pytest.mark.parametrize("raw", [b"\xff\xfe{", b"[]", b'{"update_id": 5, "message": {}}', b"\0"])
async def test_what_cannot_be_read_is_buried_once(
    house: House, make: Make, operator: Operator, raw: bytes
) -> None:
    """A dead letter, sealed, with a warning and no trace; the same letter again is the same."""
    for _ in range(2):
        await house.inbox.keep_unreadable(raw, "KeyError: '\0\ud83d' stood in it")
    event = await house.event()
    assert event.state is EventState.DEAD
    assert inbox.content(event) == raw.decode("utf-8", "replace")
    assert operator.incidents == []
    assert [line["level"] for line in operator.lines] == ["warning"] * 2
    assert make.do(dead_letters.count_dead) == 1


# -- who comes and goes --------------------------------------------------------------------------


async def test_leaving_a_group_makes_nobody_a_neighbour(
    house: House, make: Make, speech: Speech
) -> None:
    """Whoever speaks or taps in a community's group belongs to it; whoever leaves does not."""
    group = make.group()
    stranger, passer_by = make.person("过客", None), make.person("路人", None)
    left = speech.command(passer_by, "x", group=group.external_id)
    await house.hears(_as_left(left))
    assert make.do(memberships.homes, passer_by.id) == []
    await house.hears(speech.command(stranger, "help", group=group.external_id))
    assert make.do(memberships.homes, stranger.id) == [make.home]


def _as_left(incoming: Incoming) -> Incoming:
    return replace(incoming, heard=Heard.LEFT, command="")


def _fails(*_: Any) -> None:
    raise ZeroDivisionError


def _signed(verb: str, row_id: int, arg: str = "") -> str:
    return actions.sign(Action(verb, row_id, arg))
