"""Makers: states are reached by the verbs that people use, not painted."""

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cached_property, partial
from threading import Barrier
from typing import Any, TypeVar

from sqlalchemy import inspect
from sqlmodel import Session, col, select

from storage.community import accounts, communities, groups, memberships, screening, settings
from storage.community.groups import Group, Purpose
from storage.community.memberships import Role
from storage.danger.families import Family
from storage.engine import clock
from storage.engine.database import Database
from storage.messaging import dispatch, outbox
from storage.messaging.outbox import OutboxState, Told
from storage.wishes import (
    alarm_lessons,
    alarms,
    claiming,
    confirmations,
    deliveries,
    review,
    submission,
)
from storage.wishes.alarms import Alarm
from storage.wishes.claims import Claim
from storage.wishes.wishes import Category, ForWhom, NewWish, Sharing, Urgency, Wish

T = TypeVar("T")
CHANNEL = "telegram"


@dataclass(frozen=True)
class Somebody:
    """One of the cast, as the database knows them."""

    id: int
    name: str
    address: str  # on the channel


class Make:
    """A neighbourhood to test in; whoever is not needed is never made."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self._seen = 0

    # -- doing things -----------------------------------------------------------------------------

    def do(self, verb: Callable[..., T], *args: Any, **kwargs: Any) -> T:
        """One verb in a transaction of its own."""
        return self.database.transact_now(lambda session: verb(session, *args, **kwargs))

    def act(self, who: Somebody, verb: Callable[..., T], *args: Any, **kwargs: Any) -> T:
        """`who` does it, one thing at a time, as each event of theirs from the channel does."""

        def work(session: Session) -> T:
            accounts.known(session, CHANNEL, who.address)  # which locks them, as on arrival
            return verb(session, who.id, *args, **kwargs)

        return self.database.transact_now(work)

    # -- who and where ----------------------------------------------------------------------------

    @cached_property
    def home(self) -> int:
        return self.community()

    @cached_property
    def elsewhere(self) -> int:
        """Another community, which nothing of ours may reach."""
        return self.community("桂花苑")

    def community(self, name: str = "幸福里", zone: str = "Asia/Shanghai") -> int:
        return self.do(communities.add, name, zone).key

    def person(
        self,
        name: str = "邻居",
        role: Role | None = Role.RESIDENT,
        *,
        at: int | None = None,
        is_open: bool = True,
    ) -> Somebody:
        """Somebody who spoke to us and holds `role` (None: a stranger to every community)."""
        self._seen += 1
        address = str(5_000_000 + self._seen)
        home = self.home if at is None else at
        return self.do(partial(_meet, name, address, home, role, is_open))

    @cached_property
    def wang(self) -> Somebody:
        return self.person("王阿姨")

    @cached_property
    def chen(self) -> Somebody:
        return self.person("小陈", Role.WORKER)

    @cached_property
    def li(self) -> Somebody:
        return self.person("李明", Role.PARTY_MEMBER)

    @cached_property
    def zhang(self) -> Somebody:
        return self.person("张老板", Role.BUSINESS)

    @cached_property
    def zhao(self) -> Somebody:
        return self.person("赵先生", Role.DONOR)

    @cached_property
    def sun(self) -> Somebody:
        return self.person("孙医生", Role.VOLUNTEER)

    @cached_property
    def foreign_worker(self) -> Somebody:
        return self.person("小周", Role.WORKER, at=self.elsewhere)

    def group(self, purpose: Purpose = Purpose.WISHES, *, by: Somebody | None = None) -> Group:
        """A group bound by a worker of its community."""
        self._seen += 1
        worker, address = by or self.chen, str(-1_000_000 - self._seen)

        def work(session: Session) -> Group:
            group = groups.met(session, CHANNEL, address, "邻里群")
            here = memberships.homes(session, worker.id)[0]
            return groups.bind(session, worker.id, group, here, purpose, "")

        return self.database.transact_now(work)

    # -- wishes on their way ----------------------------------------------------------------------

    def form(self, **changed: Any) -> NewWish:
        """A filled-in form that needs no second look."""
        filled: dict[str, Any] = {
            "community_id": self.home,
            "title": "一双防滑拖鞋",
            "category": Category.GOODS,
            "quantity": 1,
            "unit": "双",
            "for_whom": ForWhom.SELF,
            "urgency": Urgency.ANYTIME,
            "story": "浴室地滑，想要一双防滑的",
            "place": "3号楼2单元501",
            "phone": "13812345678",
            "sharing": Sharing.ALL,
        }
        return NewWish(**(filled | changed))

    def wish(self, by: Somebody | None = None, **form: Any) -> Wish:
        """Handed in, waiting for a worker."""
        return self.act(by or self.wang, submission.submit, self.form(**form))

    def open_wish(self, by: Somebody | None = None, **form: Any) -> Wish:
        return self.act(self.chen, review.approve, self.wish(by, **form).key)

    def claimed_wish(self, by: Somebody | None = None, **form: Any) -> Wish:
        wish = self.open_wish(**form)
        self.act(by or self.li, claiming.claim, wish.key)
        return self.again(wish)

    def delivered_wish(self, by: Somebody | None = None, **form: Any) -> Wish:
        wish, claimer = self.claimed_wish(by, **form), by or self.li
        self.act(claimer, deliveries.deliver, deliveries.NewDelivery(self.claim_on(wish).key))
        return self.again(wish)

    def confirmed_wish(self, by: Somebody | None = None, **form: Any) -> Wish:
        wish = self.delivered_wish(by, **form)
        self.act(self.wang, confirmations.confirm, self.claim_on(wish).key)
        return self.again(wish)

    def lesson(self, words: str) -> None:
        """Words for which an alarm rang, and of which a worker said that they are no danger; the
        community agreed to keep them."""
        self.do(settings.adjust, None, self.home, {"danger.keep-words": 1})
        _ = self.chen
        self.act(self.zhao, alarms.ring, None, words, Family.VIOLENCE)
        alarm = self.rows(Alarm, person_id=self.zhao.id)[-1]
        self.act(self.chen, alarms.take, alarm.key)
        self.act(self.chen, alarm_lessons.nothing, alarm.key)

    def hear(self) -> None:
        """All that is to be said by now is said and read."""

        def say(session: Session) -> None:
            which = col(Told.state) == OutboxState.READY, col(Told.due_at) <= clock.now()
            for told in session.exec(select(Told).where(*which).order_by(col(Told.id))):
                outbox.begin(session, told)
                session.flush()
                outbox.sent(session, told)

        self.do(say)

    # -- looking ----------------------------------------------------------------------------------

    def again(self, row: T) -> T:
        """The row as it is now."""
        key: int = row.id  # type: ignore[attr-defined]
        return self.database.read_now(lambda session: session.get_one(type(row), key))

    def claim_on(self, wish: Wish) -> Claim:
        """The newest claim on a wish, live or not."""
        which = select(Claim).filter_by(wish_id=wish.id).order_by(Claim.id.desc())  # type: ignore[union-attr]
        return self.database.read_now(lambda session: session.exec(which).first() or _no_claim())

    def told(self, person: Somebody | None = None, **which: Any) -> list[Told]:
        """Everything that was promised to be told, in order."""
        if person is not None:
            which["person_id"] = person.id
        found = select(Told).filter_by(**which).order_by(Told.id)  # type: ignore[arg-type]
        return self.database.read_now(lambda session: list(session.exec(found)))

    def kinds(self, person: Somebody | None = None, **which: Any) -> list[str]:
        return [told.kind for told in self.told(person, **which)]

    def waiting(self) -> list[Told]:
        """What may be said now."""
        every = frozenset(told.kind for told in self.told())
        return self.do(dispatch.due, every, 1000)

    def rows(self, table: type[T], **which: Any) -> list[T]:
        """In the order of their numbers, whatever order they lie in."""
        found = select(table).filter_by(**which).order_by(*inspect(table).primary_key)
        return self.database.read_now(lambda session: list(session.exec(found)))


def at_once(works: Sequence[Callable[[], T]]) -> list[T | Exception]:
    """Everybody in the same moment, each on a thread of their own; what each of them got."""
    ready = Barrier(len(works))

    def go(work: Callable[[], T]) -> T | Exception:
        ready.wait(30)
        try:
            return work()
        except Exception as error:  # noqa: BLE001 — what they got is the answer
            return error

    with ThreadPoolExecutor(len(works)) as threads:
        return list(threads.map(go, works))


def _meet(
    name: str, address: str, home: int, role: Role | None, is_open: bool, session: Session
) -> Somebody:
    account = accounts.met(session, CHANNEL, address, screening.clean_name(name))  # as on arrival
    if is_open:
        accounts.opened(session, account)
    if role is not None:
        memberships.grant(session, home, account.person_id, role)
    return Somebody(account.person_id, name, address)


def _no_claim() -> Claim:
    raise AssertionError("nobody ever claimed it")
