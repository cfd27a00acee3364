"""Invitations: one link gives one role, so many times, until a day."""

import secrets
from datetime import datetime, timedelta

from sqlalchemy import UniqueConstraint, update
from sqlmodel import Field, Session, col, select

from storage.community import memberships, put_out, roles
from storage.community.memberships import STAFF, Role
from storage.community.permissions import act
from storage.community.put_out import NotANeighbour
from storage.engine import clock, personal, vault
from storage.engine.columns import Row, changed, insert, moment, word
from storage.engine.errors import Refused

act("invite.make", STAFF)


class Invite(Row, table=True):
    """Only the keyed hash of the link's token is kept: a copy of the database invites nobody."""

    community_id: int = Field(foreign_key="community.id")
    role: Role = word(Role)
    organisation_id: int | None = Field(default=None, foreign_key="organisation.id")
    token: str = Field(unique=True)
    uses_left: int
    expires_at: datetime = moment()
    made_by: int | None = Field(default=None, foreign_key="person.id")


personal.listed(Invite, "made_by", "invited", at=4)


class InviteUse(Row, table=True):
    __tablename__ = "invite_use"
    __table_args__ = (UniqueConstraint("invite_id", "person_id"),)
    invite_id: int = Field(foreign_key="invite.id")
    person_id: int = Field(foreign_key="person.id")
    used_at: datetime = moment()


personal.listed(InviteUse, "person_id", "links", at=3)


class InviteSpent(Refused):
    """The link is unknown, used up or too old: the same answer for all three."""


def make(
    session: Session,
    community_id: int,
    role: Role,
    *,
    uses: int = 1,
    days: int = 7,
    by: int | None = None,
    organisation_id: int | None = None,
) -> str:
    """A new link's token (URL-safe, 22 characters). It is shown once and not kept."""
    token = secrets.token_urlsafe(16)
    invite = Invite(
        community_id=community_id,
        role=role,
        organisation_id=organisation_id,
        token=vault.current().blind(token, "invite"),
        uses_left=uses,
        expires_at=clock.now() + timedelta(days=days),
        made_by=by,
    )
    session.add(invite)
    session.flush()
    return token


def use(session: Session, person_id: int, token: str) -> Invite:
    """Take the role that a link gives; opening the same link again changes nothing.
    Raises InviteSpent, also for whoever lost the role since; NotANeighbour."""
    hashes = vault.current().blinds(token, "invite")  # the link may be older than our secret
    invite = session.exec(select(Invite).where(col(Invite.token).in_(hashes))).first()
    if invite is None:
        raise InviteSpent()
    if put_out.is_out(session, person_id, invite.community_id):
        raise NotANeighbour()
    if _is_first_use(session, invite, person_id):
        live = update(Invite).where(col(Invite.uses_left) > 0, col(Invite.expires_at) > clock.now())
        one_less = live.filter_by(id=invite.id).values(uses_left=Invite.uses_left - 1)
        if not (changed(session, one_less) and _stands(session, invite)):
            raise InviteSpent()
        memberships.grant(
            session,
            invite.community_id,
            person_id,
            invite.role,
            invite.made_by,
            invite.organisation_id,
        )
    elif invite.role not in memberships.held(session, person_id, invite.community_id):
        raise InviteSpent()
    return invite


def _stands(session: Session, invite: Invite) -> bool:
    """Whether its maker could still give this role: whoever was a worker is none by an old link."""
    if invite.made_by is None:
        return True  # made on the operator's console
    return not roles.why_not_change(session, invite.made_by, invite.community_id, invite.role)


def _is_first_use(session: Session, invite: Invite, person_id: int) -> bool:
    values = {"invite_id": invite.id, "person_id": person_id, "used_at": clock.now()}
    return changed(session, insert(session, InviteUse).values(values).on_conflict_do_nothing()) == 1
