"""Organisations that stand behind a claim: a party branch, a shop, a social organisation."""

from enum import StrEnum

from sqlmodel import Session, select

from storage import clock
from storage.errors import Refused
from storage.people import Organisation
from storage.tables import changed, insert


class Kind(StrEnum):
    PARTY_BRANCH = "party_branch"
    BUSINESS = "business"
    SOCIAL_ORGANISATION = "social_organisation"


class KindMissing(Refused):
    """A new organisation needs its kind."""


class OtherKind(Refused):
    """An organisation of this name is known as another kind."""


def named(session: Session, community_id: int, name: str, kind: Kind | None) -> Organisation:
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
