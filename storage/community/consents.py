"""What somebody allowed: versioned rows, withdrawable."""

from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import bindparam, func, update
from sqlmodel import Field, Session, col, select

from storage.engine import clock, personal
from storage.engine.columns import Row, changed, moment, unique_while, word
from storage.engine.prepared import Prepared, bound

VERSION = 1  # of the sentences people agree to; a new wording asks again


class ConsentKind(StrEnum):
    PUBLISH = "publish"  # the public part of a wish in the group
    SHARE_PLACE = "share_place"  # story and address with the live claimer
    SHARE_PHONE = "share_phone"  # telephone with the live claimer
    SPOKEN_FOR = "spoken_for"  # the neighbour somebody speaks for agreed
    SHOW_PHOTO = "show_photo"  # a wish's photo in the group, not only to the claimer
    SHOW_DELIVERY = "show_delivery"  # the claimer's pictures in the group


class Consent(Row, table=True):
    __table_args__ = (
        unique_while("withdrawn_at IS NULL", "community_id", "person_id", "wish_id", "kind"),
    )
    community_id: int = Field(foreign_key="community.id")
    person_id: int = Field(foreign_key="person.id", index=True)
    wish_id: int = Field(foreign_key="wish.id", index=True)
    kind: ConsentKind = word(ConsentKind)
    version: int = VERSION
    given_at: datetime = moment()
    withdrawn_at: datetime | None = moment(null=True)


personal.listed(Consent, "person_id", "consents", at=12)


def give(
    session: Session, community_id: int, person_id: int, wish_id: int, kind: ConsentKind
) -> bool:
    """Note a consent; False when it stands already: giving it twice is giving it once."""
    given = _GIVE.changed(
        session,
        community_id=community_id,
        person_id=person_id,
        wish_id=wish_id,
        kind=kind,
        version=VERSION,
        given_at=clock.now(),
    )
    return given == 1


_GIVE = Prepared(
    lambda sql: (
        sql.insert(Consent)
        .values(bound(Consent, but=("id", "withdrawn_at")))
        .on_conflict_do_nothing()
    )
)


def withdraw(session: Session, wish_id: int, kind: ConsentKind | None = None) -> int:
    """Take back one consent about a wish, or all of them; how many stood."""
    standing = update(Consent).filter_by(wish_id=wish_id, withdrawn_at=None)
    if kind is not None:
        standing = standing.filter_by(kind=kind)
    return changed(session, standing.values(withdrawn_at=clock.now()))


def count_withdrawn(session: Session, wish_id: int) -> int:
    """How many consents about a wish were taken back so far."""
    gone = select(func.count()).select_from(Consent).filter_by(wish_id=wish_id)
    return session.exec(gone.where(col(Consent.withdrawn_at).is_not(None))).one()


def stands(session: Session, wish_id: int, kind: ConsentKind) -> bool:
    """Whether this consent stands for a wish now."""
    return _STANDS.row(session, wish=wish_id, kind=kind) is not None


def standing(kind: Any) -> Any:
    """The consent of this kind that stands for `:wish`, as a statement."""
    return select(col(Consent.id)).where(
        col(Consent.wish_id) == bindparam("wish"),
        col(Consent.kind) == kind,
        col(Consent.withdrawn_at).is_(None),
    )


_STANDS = Prepared(lambda _: standing(bindparam("kind")))


def given(session: Session, wish_id: int) -> frozenset[ConsentKind]:
    """What stands for a wish now."""
    live = select(Consent).filter_by(wish_id=wish_id, withdrawn_at=None)
    return frozenset(each.kind for each in session.exec(live))


@personal.forgetting(personal.Stage.WIPE)
def forget(session: Session, person_id: int) -> None:
    """They agree to nothing any more."""
    standing = update(Consent).filter_by(person_id=person_id, withdrawn_at=None)
    changed(session, standing.values(withdrawn_at=clock.now()))
