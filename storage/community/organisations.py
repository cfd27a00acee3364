"""Organisations that stand behind a claim: a party branch, a shop, a social organisation."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import UniqueConstraint
from sqlmodel import Field, Session, select

from storage.engine import clock
from storage.engine.columns import Row, changed, insert, moment
from storage.engine.errors import Refused


class OrganisationKind(StrEnum):
    PARTY_BRANCH = "party_branch"
    BUSINESS = "business"
    SOCIAL_ORGANISATION = "social_organisation"


class Organisation(Row, table=True):
    """A party branch, a shop, a social organisation that may stand behind a claim."""

    __table_args__ = (UniqueConstraint("community_id", "name"),)
    community_id: int = Field(foreign_key="community.id")
    name: str
    kind: str  # party_branch | business | social_organisation
    created_at: datetime = moment()


class KindMissing(Refused):
    """A new organisation needs its kind."""


class OtherKind(Refused):
    """An organisation of this name is known as another kind."""


def named(
    session: Session, community_id: int, name: str, kind: OrganisationKind | None
) -> Organisation:
    """A community's organisation by name, made when it is new. Raises KindMissing, OtherKind."""
    if kind is not None:
        values = {"community_id": community_id, "name": name, "kind": kind}
        made = insert(session, Organisation).values(**values, created_at=clock.now())
        changed(session, made.on_conflict_do_nothing())
    key = {"community_id": community_id, "name": name}
    found = session.exec(select(Organisation).filter_by(**key)).first()
    if found is None:
        raise KindMissing(name=name)
    if kind not in (None, found.kind):
        raise OtherKind(name=name, kind=found.kind)
    return found
