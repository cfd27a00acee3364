"""Who was put out of a community: a worker said that somebody is no neighbour there any more. It
holds until a worker undoes it, also for whoever asked to be forgotten and comes back."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import Index
from sqlmodel import Field, Session, col, select

from storage.community.accounts import Account
from storage.engine import personal, vault
from storage.engine.columns import Row, moment, unique_while, word
from storage.engine.errors import Refused
from storage.engine.prepared import Prepared


class Why(StrEnum):
    """What a worker taps as the reason."""

    MOVED = "moved"
    CONDUCT = "conduct"
    STRANGER = "stranger"


class PutOut(Row, table=True):
    """Somebody who is no neighbour here. `token`: the keyed hash of their account, by which they
    are known when they come back as somebody new."""

    __tablename__ = "put_out"
    __table_args__ = (
        unique_while("undone_at IS NULL", "community_id", "person_id", on="put_out"),
        Index(None, "person_id"),
        Index(None, "token"),
    )
    community_id: int = Field(foreign_key="community.id")
    person_id: int = Field(foreign_key="person.id")
    token: str = ""
    why: Why = word(Why)
    put_out_by: int = Field(foreign_key="person.id")
    at: datetime = moment()
    undone_at: datetime | None = moment(null=True)
    undone_by: int | None = Field(default=None, foreign_key="person.id")


personal.listed(PutOut, "person_id", "removed", at=5)
personal.left_out(PutOut, "put_out_by", "another's row; the deed is in the history")
personal.left_out(PutOut, "undone_by", "another's row; the deed is in the history")


class NotANeighbour(Refused):
    """A worker said that this person is no neighbour here any more."""


def is_out(session: Session, person_id: int, community_id: int) -> bool:
    """Whether this person was put out of a community, under whatever number we knew them."""
    return community_id in _out_of(session, person_id)


def is_out_anywhere(session: Session, person_id: int) -> bool:
    """The same of any community."""
    return bool(_out_of(session, person_id))


def _out_of(session: Session, person_id: int) -> set[int]:
    if _ANYBODY.row(session) is None:
        return set()  # as nearly everywhere: a refused tap need not pay for the hashes
    still = select(PutOut.community_id).where(col(PutOut.undone_at).is_(None))
    known_as = col(PutOut.token).in_(tokens_of(session, person_id))
    return set(session.exec(still.where((col(PutOut.person_id) == person_id) | known_as)))


_ANYBODY = Prepared(
    lambda _: select(col(PutOut.id)).where(col(PutOut.undone_at).is_(None)).limit(1)
)


def token_of(session: Session, person_id: int) -> str:
    """By what they are known when they come back."""
    return next(iter(tokens_of(session, person_id)), "")


def tokens_of(session: Session, person_id: int) -> list[str]:
    """The same under every key that is still known, the newest first."""
    mine = select(Account.channel, Account.external_id).filter_by(person_id=person_id)
    found = session.exec(mine.order_by(col(Account.id))).all()
    named = [f"{channel}:{external}" for channel, external in found]
    return [each for name in named for each in vault.current().blinds(name, "put-out")]


def last(session: Session, community_id: int, person_id: int) -> PutOut | None:
    """The row that holds now."""
    holds = select(PutOut).filter_by(community_id=community_id, person_id=person_id)
    return session.exec(holds.where(col(PutOut.undone_at).is_(None))).first()


def here(session: Session, community_id: int, limit: int) -> list[PutOut]:
    """Who was put out of a community, the last first."""
    holds = select(PutOut).filter_by(community_id=community_id, undone_at=None)
    return list(session.exec(holds.order_by(col(PutOut.id).desc()).limit(limit)))
