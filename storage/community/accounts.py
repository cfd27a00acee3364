"""Accounts: a person on a channel, and whether their private chat can be written to."""

import secrets
from collections.abc import Callable, Collection
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import UniqueConstraint, bindparam, delete, update
from sqlmodel import Field, Session, col, select

from storage.community.people import Person
from storage.engine import clock, columns, personal
from storage.engine.columns import Row, changed, moment
from storage.engine.database import ONLY_READS
from storage.engine.prepared import Prepared, bound
from storage.messaging import personal_data
from storage.messaging.outbox import Told


class Account(Row, table=True):
    """A person on a channel. `opened_at`: their private chat with us can be written to."""

    __table_args__ = (UniqueConstraint("channel", "external_id"),)
    channel: str
    external_id: str
    person_id: int = Field(foreign_key="person.id", index=True)
    username: str = ""
    opened_at: datetime | None = moment(null=True)
    blocked_at: datetime | None = moment(null=True)

    @property
    def is_open(self) -> bool:
        return self.opened_at is not None and self.blocked_at is None


personal.listed(Account, "person_id", "accounts", at=1)


def account(session: Session, channel: str, external_id: str) -> Account | None:
    """The account, locked until this transaction ends: one event of a person at a time."""
    which = {"channel": channel, "external_id": external_id}
    return session.execute(_ACCOUNT, which).scalars().first()


_CALLED = (
    col(Account.channel) == bindparam("channel"),
    col(Account.external_id) == bindparam("external_id"),
)


_ACCOUNT = select(Account).where(*_CALLED).with_for_update()


def met(session: Session, channel: str, external_id: str, name: str, username: str = "") -> Account:
    """The account of whoever just spoke; the first contact makes a person."""
    if known(session, channel, external_id) is None:
        _make(session, channel, external_id, name)
    found = account(session, channel, external_id)
    assert found is not None
    if found.username != username:
        found.username = username
    return found


class KnownPerson(NamedTuple):
    """Who spoke, as far as every event needs to know."""

    person_id: int
    name: str
    language: str
    username: str
    opened_at: datetime | None
    blocked_at: datetime | None

    @property
    def is_open(self) -> bool:
        """Their private chat with us can be written to."""
        return self.opened_at is not None and self.blocked_at is None


def known(session: Session, channel: str, external_id: str) -> KnownPerson | None:
    """Who that is, if they ever spoke; their account is locked, as `account` does, but on a
    snapshot, where nobody waits for anybody."""
    look = _SEEN if session.info.get(ONLY_READS) else _KNOWN
    row = look.row(session, channel=channel, external_id=external_id)
    return KnownPerson(*row) if row else None


_WHO: tuple[Any, ...] = (
    Account.person_id,
    Person.name,
    Person.language,
    Account.username,
    Account.opened_at,
    Account.blocked_at,
)


_SEEN = Prepared(lambda _: _who())


_KNOWN = Prepared(lambda _: _who().with_for_update(of=Account))


def _who() -> Any:
    return select(*_WHO).join(Person, col(Person.id) == col(Account.person_id)).where(*_CALLED)


def _make(session: Session, channel: str, external_id: str, name: str) -> None:
    made = _PERSON.row(session, name=name, created_at=clock.now())
    assert made is not None
    who = {"channel": channel, "external_id": external_id, "person_id": made[0]}
    if not _FIRST.changed(session, **who):  # a rival event made them meanwhile
        changed(session, delete(Person).filter_by(id=made[0]))


_UNASKED = ("id", "language", "is_quiet", "forgotten_at")


_PERSON = Prepared(
    lambda sql: sql.insert(Person).values(bound(Person, but=_UNASKED)).returning(col(Person.id))
)


_LATER = ("id", "username", "opened_at", "blocked_at")


_FIRST = Prepared(
    lambda sql: sql.insert(Account).values(bound(Account, but=_LATER)).on_conflict_do_nothing()
)


Come = Callable[[Session, int], None]  # whom we may write to now
_COMING: list[Come] = []


def coming(come: Come) -> Come:
    """Register what is told to whoever can be written to from now on, or again."""
    _COMING.append(come)
    return come


def opened(session: Session, account: Account) -> None:
    """Their private chat with us is open: we may write to it."""
    if not account.is_open:
        account.opened_at, account.blocked_at = clock.now(), None
        session.add(account)
        for come in _COMING:
            come(session, account.person_id)


def blocked(session: Session, channel: str, external_id: str) -> None:
    """They blocked us, or their chat can't be written to."""
    which = update(Account).filter_by(channel=channel, external_id=external_id)
    changed(session, which.values(blocked_at=clock.now()))


def hold(session: Session, person_id: int) -> None:
    """Nothing of what this person does comes between, until this transaction ends."""
    theirs = select(Account.id).filter_by(person_id=person_id).order_by(col(Account.id))
    session.exec(theirs.with_for_update()).all()


def open_among(session: Session, person_ids: Collection[int]) -> set[int]:
    """Those of these people who can be written to, on whatever channel."""
    found = select(Account.person_id).where(col(Account.person_id).in_(person_ids))
    is_open = (col(Account.opened_at).is_not(None), col(Account.blocked_at).is_(None))
    return set(session.exec(found.where(*is_open)))


def reached(session: Session, person_id: int) -> Account | None:
    """Their address; looked for twice, the second time behind whoever is opening the chat now."""
    return address(session, person_id) or address(session, person_id, is_last_look=True)


def address(session: Session, person_id: int, *, is_last_look: bool = False) -> Account | None:
    """The account to write to, if any can be. `is_last_look`: waits for whoever is opening one at
    this moment, so that what is parked afterwards is surely woken by the next who does."""
    found = select(Account).filter_by(person_id=person_id).order_by(col(Account.id))
    if is_last_look:
        found = found.with_for_update().execution_options(populate_existing=True)
    return next((each for each in session.exec(found) if each.is_open), None)


@personal.forgetting(personal.Stage.CUT)
def forget(session: Session, person_id: int) -> None:
    """The address goes, and what still waits to be told there; whoever speaks from it next is
    somebody new."""
    if last := address(session, person_id):
        personal_data.address(session, person_id, f"{last.channel}:{last.external_id}")
    personal_data.wipe(session, person_id)
    for each in session.exec(select(Account).filter_by(person_id=person_id)):
        each.external_id, each.username = f"forgotten:{secrets.token_hex(8)}", ""
        each.blocked_at = clock.now()
        session.add(each)


def last_way(told: Told) -> Account | None:
    """Where a promise goes that outlives its reader's account."""
    if not told.way or told.person_id is None:
        return None
    channel, _, chat = columns.opened(told, "way").partition(":")
    return Account(channel=channel, external_id=chat, person_id=told.person_id)
