"""People, their accounts on channels, and their roles in communities."""

from datetime import datetime
from enum import StrEnum
from typing import Any, NamedTuple

from sqlalchemy import Index, UniqueConstraint, bindparam, delete, func, or_, update
from sqlmodel import Field, Session, SQLModel, col, select

from storage import clock, history, outbox
from storage.database import ONLY_READS
from storage.errors import NotAllowed, NotFound, refuse
from storage.prepared import Prepared, bound
from storage.tables import changed, moment, unique_while, word


class Role(StrEnum):
    """What somebody is in one community. Everybody known there is at least a resident."""

    RESIDENT = "resident"
    VOLUNTEER = "volunteer"
    PARTY_MEMBER = "party_member"
    BUSINESS = "business"
    DONOR = "donor"
    WORKER = "worker"
    ADMIN = "admin"


STAFF = frozenset({Role.WORKER, Role.ADMIN})


class Person(SQLModel, table=True):
    id: int | None = Field(default=None, primary_key=True)
    name: str
    language: str = ""  # "" until chosen: the community's
    is_quiet: bool = False  # wants only what they asked for
    created_at: datetime = moment()
    forgotten_at: datetime | None = moment(null=True)


class Account(SQLModel, table=True):
    """A person on a channel. `opened_at`: their private chat with us can be written to."""

    __table_args__ = (UniqueConstraint("channel", "external_id"),)
    id: int | None = Field(default=None, primary_key=True)
    channel: str
    external_id: str
    person_id: int = Field(foreign_key="person.id", index=True)
    username: str = ""
    opened_at: datetime | None = moment(null=True)
    blocked_at: datetime | None = moment(null=True)

    @property
    def is_open(self) -> bool:
        return self.opened_at is not None and self.blocked_at is None


class Organisation(SQLModel, table=True):
    """A party branch, a shop, a social organisation that may stand behind a claim."""

    __table_args__ = (UniqueConstraint("community_id", "name"),)
    id: int | None = Field(default=None, primary_key=True)
    community_id: int = Field(foreign_key="community.id")
    name: str
    kind: str  # party_branch | business | social_organisation
    created_at: datetime = moment()


class Grant(SQLModel, table=True):
    """A role, given and perhaps taken back."""

    __tablename__ = "role_grant"
    __table_args__ = (
        unique_while("revoked_at IS NULL", "community_id", "person_id", "role"),
        Index(None, "person_id"),
    )
    id: int | None = Field(default=None, primary_key=True)
    community_id: int = Field(foreign_key="community.id")
    person_id: int = Field(foreign_key="person.id")
    role: Role = word(Role)
    organisation_id: int | None = Field(default=None, foreign_key="organisation.id")
    granted_by: int | None = Field(default=None, foreign_key="person.id")
    granted_at: datetime = moment()
    revoked_at: datetime | None = moment(null=True)


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


class Known(NamedTuple):
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


def known(session: Session, channel: str, external_id: str) -> Known | None:
    """Who that is, if they ever spoke; their account is locked, as `account` does, but on a
    snapshot, where nobody waits for anybody."""
    look = _SEEN if session.info.get(ONLY_READS) else _KNOWN
    row = look.row(session, channel=channel, external_id=external_id)
    return Known(*row) if row else None


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


def get(session: Session, person_id: int) -> Person:
    """One person. Raises NotFound."""
    person = session.get(Person, person_id)
    if person is None:
        raise NotFound()
    return person


def rename(session: Session, person: Person, name: str) -> None:
    """Follow the name that somebody uses on their channel now."""
    if person.name != name and person.forgotten_at is None:
        person.name = name
        session.add(person)


def opened(session: Session, account: Account) -> None:
    """Their private chat with us is open: we may write to it."""
    if not account.is_open:
        account.opened_at, account.blocked_at = clock.now(), None
        session.add(account)


def blocked(session: Session, channel: str, external_id: str) -> None:
    """They blocked us, or their chat can't be written to."""
    which = update(Account).filter_by(channel=channel, external_id=external_id)
    changed(session, which.values(blocked_at=clock.now()))


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


def roles(session: Session, person_id: int, community_id: int) -> frozenset[Role]:
    """What this person is in this community; empty for a stranger."""
    return frozenset(_held(session, person_id, community_id))


def _held(session: Session, person_id: int, community_id: int) -> dict[Role, int | None]:
    """The roles of this person here, each with the organisation behind it."""
    seen = session.info.setdefault(ROLES, {})
    if (person_id, community_id) not in seen:
        held = _ROLES.rows(session, person=person_id, community=community_id)
        seen[person_id, community_id] = dict(held)
    found: dict[Role, int | None] = seen[person_id, community_id]
    return found


ROLES = "roles"  # where a unit of work remembers what it looked up; gone with the first change


_HERE = col(Grant.community_id) == bindparam("community")
_THEIRS = col(Grant.person_id) == bindparam("person")
_ROLES = Prepared(lambda _: _live(Grant.role, Grant.organisation_id).where(_HERE, _THEIRS))
_HOMES = Prepared(lambda _: _live(Grant.community_id).where(_THEIRS))
_STAFF = Prepared(
    lambda _: _live(Grant.person_id).where(
        _HERE, or_(*(col(Grant.role) == each for each in sorted(STAFF)))
    )
)


def _live(*columns: Any) -> Any:
    return select(*columns).where(col(Grant.revoked_at).is_(None))


def homes(session: Session, person_id: int) -> list[int]:
    """The communities this person belongs to, oldest first."""
    return sorted({home for (home,) in _HOMES.rows(session, person=person_id)})


def staff(session: Session, community_id: int) -> list[int]:
    """The workers and admins of a community."""
    return sorted({person for (person,) in _STAFF.rows(session, community=community_id)})


def is_staff(session: Session, person_id: int, community_id: int) -> bool:
    return bool(roles(session, person_id, community_id) & STAFF)


def as_staff(session: Session, person_id: int, community_id: int) -> None:
    """Nothing, for a worker of this community. Raises NotFound for a stranger, NotAllowed else."""
    held = roles(session, person_id, community_id)
    if not held:
        raise NotFound()
    if not held & STAFF:
        raise NotAllowed()


class ForAdmins(NotAllowed):
    """A worker wants what only whoever is in charge of the community does."""


def why_not_admin(session: Session, person_id: int, community_id: int) -> NotAllowed | None:
    """Why this person may not do what an admin does; a worker reads who may."""
    held = roles(session, person_id, community_id)
    if Role.ADMIN in held:
        return None
    if not held & STAFF:
        return NotAllowed()
    admins = select(Grant).filter_by(community_id=community_id, role=Role.ADMIN, revoked_at=None)
    names = [get(session, each.person_id).name for each in session.exec(admins)]
    return ForAdmins(names="、".join(names), count=len(names))


def as_admin(session: Session, person_id: int, community_id: int) -> None:
    """Nothing, for an admin of this community. Raises NotAllowed, ForAdmins."""
    refuse(why_not_admin(session, person_id, community_id))


def member_here(session: Session, community_id: int, person_id: int) -> int:
    """The id of somebody who belongs to this community. Raises NotFound."""
    if not roles(session, person_id, community_id):
        raise NotFound()
    return person_id


def found(
    session: Session, community_id: int, name: str, offset: int, limit: int
) -> tuple[list[tuple[int, str]], int]:
    """A page of the people here with `name` in their name ("": everybody), those who joined last
    first, as id and name; and how many there are."""
    joined = select(Person.id, Person.name).join(Grant, col(Grant.person_id) == col(Person.id))
    here = joined.where(
        Grant.community_id == community_id,
        Grant.role == Role.RESIDENT,
        col(Grant.revoked_at).is_(None),
    )
    if name:
        here = here.where(func.lower(Person.name).contains(name.lower(), autoescape=True))
    total = session.exec(select(func.count()).select_from(here.subquery())).one()
    page = session.exec(here.order_by(col(Grant.id).desc()).offset(offset).limit(limit))
    return [(person_id or 0, called) for person_id, called in page], total


def grant(
    session: Session,
    community_id: int,
    person_id: int,
    role: Role,
    by: int | None = None,
    organisation_id: int | None = None,
) -> bool:
    """Give a role; False when it is held already. Whoever holds any is a resident too."""
    if role is not Role.RESIDENT:
        grant(session, community_id, person_id, Role.RESIDENT, by)
    values = {
        "community_id": community_id,
        "person_id": person_id,
        "role": role,
        "organisation_id": organisation_id,
        "granted_by": by,
        "granted_at": clock.now(),
    }
    session.info.pop(ROLES, None)
    if not _GRANT.changed(session, **values):
        return _stand_behind(session, values)
    history.write(session, community_id, "person", person_id, "granted", by, role=role)
    _menu_changed(session, community_id, person_id, role)
    return True


_GRANT = Prepared(
    lambda sql: (
        sql.insert(Grant).values(bound(Grant, but=("id", "revoked_at"))).on_conflict_do_nothing()
    )
)


def _stand_behind(session: Session, values: dict[str, Any]) -> bool:
    """The role is held already; an organisation that is new behind it still counts."""
    if values["organisation_id"] is None:
        return False
    key = {name: values[name] for name in ("community_id", "person_id", "role")}
    held = update(Grant).filter_by(**key, revoked_at=None, organisation_id=None)
    return changed(session, held.values(organisation_id=values["organisation_id"])) == 1


def revoke(
    session: Session, community_id: int, person_id: int, role: Role, by: int, *only: Any
) -> bool:
    """Take a role back, if all of `only` holds; False when it was not held."""
    held = update(Grant).filter_by(
        community_id=community_id, person_id=person_id, role=role, revoked_at=None
    )
    session.info.pop(ROLES, None)
    if not changed(session, held.where(*only).values(revoked_at=clock.now())):
        return False
    history.write(session, community_id, "person", person_id, "revoked", by, role=role)
    _menu_changed(session, community_id, person_id, role)
    return True


def _menu_changed(session: Session, community_id: int, person_id: int, role: Role) -> None:
    """What a worker's chat offers follows their roles."""
    if role in STAFF:
        once = f"menu:{person_id}"
        outbox.tell(
            session,
            "menu",
            person_id,
            community=community_id,
            person=person_id,
            once=once,
            is_urgent=True,
        )


def join(session: Session, community_id: int, person_id: int) -> None:
    """Whoever speaks or taps in a community's group is its resident."""
    if not roles(session, person_id, community_id):
        grant(session, community_id, person_id, Role.RESIDENT)


def organisation_id(session: Session, community_id: int, person_id: int) -> int | None:
    """The number of the organisation that stands behind this person here, if any."""
    behind = _held(session, person_id, community_id).values()
    return next((each for each in behind if each is not None), None)


def masked(name: str) -> str:
    """王秀英 → 王**, for everybody who need not know."""
    return f"{name[:1] or '*'}**"
