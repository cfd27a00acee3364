"""Whoever a notice is for is reached exactly once, or stands on a list with a reason, in whatever
order people join, leave, block, open their chat, words change and processes die."""

from collections import Counter
from functools import partial

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlmodel import Session

from storage.community import accounts, memberships
from storage.community.memberships import Role
from storage.messaging import outbox
from storage.messaging.outbox import OutboxState, Told
from storage.notices import changes, copies, progress, rounds, submission
from storage.notices.copies import Copy
from storage.notices.notices import NewNotice, Notice
from tests.harness.make import CHANNEL, Make, Somebody

PEOPLE = 5
STEPS = ("join", "leave", "block", "open", "edit", "go on", "die", "say", "lose")
WHO = st.integers(0, PEOPLE - 1)


class Died(Exception):
    """The process was killed before it committed."""


class Played:
    """A community of a few people, some of whom are not there yet, and a notice on its way."""

    def __init__(self, make: Make, home: int) -> None:
        self.make, self.home = make, home
        self.writer = make.person("小陈", Role.WORKER, at=home)
        self.people = [make.person(f"邻居{n}", Role.RESIDENT, at=home) for n in range(PEOPLE)]
        self.heard: Counter[int] = Counter()  # new messages, by who reads them
        new = NewNotice(home, "周二停水")
        self.notice: Notice = make.act(self.writer, submission.write, new)

    def step(self, what: str, who: Somebody) -> None:
        make, home = self.make, self.home
        match what:
            case "join":
                make.do(memberships.grant, home, who.id, Role.RESIDENT)
            case "leave":
                make.do(memberships.revoke, home, who.id, Role.RESIDENT, self.writer.id)
            case "block":
                make.do(accounts.blocked, CHANNEL, who.address)
            case "open":
                make.do(partial(_opens, who=who))
            case "edit":
                version = make.again(self.notice).version
                words = f"改了{version}"
                edit = partial(changes.edit, matters=False)
                make.act(self.writer, edit, self.notice.key, words, version)
            case "go on":
                make.do(rounds.go_on)
            case "die":
                with pytest.raises(Died):
                    make.do(_dies)
            case "say" | "lose":
                self.say(is_lost=what == "lose")

    def say(self, *, is_lost: bool = False) -> bool:
        """The next that waits is said, as delivery does it; lost, it counts as perhaps said."""
        return self.make.do(partial(self._say, is_lost=is_lost))

    def _say(self, session: Session, *, is_lost: bool) -> bool:
        rows = self.make.rows(Told, kind="notice.told", row_id=self.notice.key)
        waits = [each for each in rows if each.state is OutboxState.READY]
        if not waits:
            return False
        told = session.get_one(Told, min(waits, key=lambda each: each.id or 0).key)
        assert told.person_id is not None
        if accounts.address(session, told.person_id) is None:
            outbox.set_aside(session, told, OutboxState.PARKED, "the chat is not open")
            return True
        message, version = copies.look(session, told)
        outbox.begin(session, told)
        session.flush()
        if is_lost:
            outbox.lost(session, told, "TimedOut")
            return True
        self.heard[told.person_id] += not message
        outbox.sent(session, told)
        copies.note(session, told, message or f"m{told.key}", version)
        return True


def _opens(session: Session, who: Somebody) -> None:
    account = accounts.account(session, CHANNEL, who.address)
    assert account is not None
    accounts.opened(session, account)
    outbox.wake(session, who.id)


def _dies(session: Session) -> None:
    rounds.go_on(session)
    raise Died


@settings(
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.lists(st.tuples(st.sampled_from(STEPS), WHO), max_size=14))
def test_everybody_is_reached_once_or_stands_on_a_list(
    make: Make, monkeypatch: pytest.MonkeyPatch, steps: list[tuple[str, int]]
) -> None:
    monkeypatch.setattr(rounds, "BATCH", 2)
    played = Played(make, make.community(f"社区{len(make.rows(Notice))}"))
    for what, who in steps:
        played.step(what, played.people[who])
    while make.do(rounds.go_on) or played.say():
        pass
    notice = make.again(played.notice)
    made = make.rows(Copy, notice_id=notice.key)
    assert len({each.person_id for each in made}) == len(made)
    stayed = {each.id for each in played.people} - {
        played.people[who].id for what, who in steps if what in ("leave", "join")
    }
    assert stayed <= {each.person_id for each in made}
    assert max(played.heard.values(), default=0) <= 1
    told = {each.person_id for each in made if each.message_id}
    assert told == {who for who, count in played.heard.items() if count}
    parked = make.rows(Told, kind="notice.told", row_id=notice.key, state=OutboxState.PARKED)
    assert {each.person_id for each in made} - told == {each.person_id for each in parked} - told
    now = [each.version for each in made if each.message_id and each.person_id in stayed]
    assert set(now) <= {notice.revision} or parked
    far = make.do(progress.of, notice)
    assert (far.people, far.waiting) == (len(made), 0)
