"""Invitations: one link gives one role, so many times, until a day."""

import secrets
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import UniqueConstraint, exists, func, update
from sqlmodel import Field, Session, col, select

from storage.community import history, memberships, permissions, put_out, roles
from storage.community.memberships import STAFF, Grant, Role
from storage.community.permissions import ADMINS, act
from storage.community.put_out import NotANeighbour
from storage.engine import clock, personal, vault
from storage.engine.columns import Row, changed, insert, moment, word
from storage.engine.errors import NotFound, Refused

act("invite.make", STAFF)
act("invite.withdraw", ADMINS)  # anybody's; one's own, whoever made it


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
    token: str = ""  # the keyed hash of their account, by which they are known as somebody new


personal.listed(InviteUse, "person_id", "links", at=3)


class InviteSpent(Refused):
    """The link is unknown, used up or too old: the same answer for all three."""


def for_maker(session: Session, person_id: int, invite_id: int) -> Invite:
    """A link, for the worker who made it and for those in charge. Raises NotFound."""
    invite = permissions.found(session, person_id, "invite.make", Invite, invite_id)
    is_theirs = invite.made_by == person_id
    if not is_theirs and not sees_all(session, person_id, invite.community_id):
        raise NotFound()
    return invite


def sees_all(session: Session, person_id: int, community_id: int) -> bool:
    """Whether somebody looks after the links of others too."""
    return permissions.may(session, person_id, "invite.withdraw", community_id)


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
    """Take the role that a link gives; opening the same link again changes nothing. Those
    in charge hear of a new worker. Raises InviteSpent, also for whoever lost the role since;
    NotANeighbour."""
    hashes = vault.current().blinds(token, "invite")  # the link may be older than our secret
    invite = session.exec(select(Invite).where(col(Invite.token).in_(hashes))).first()
    if invite is None:
        raise InviteSpent()
    if put_out.is_out(session, person_id, invite.community_id):
        raise NotANeighbour()
    if _came_before(session, invite, person_id):
        raise InviteSpent()
    if _is_first_use(session, invite, person_id):
        one_less = update(Invite).filter_by(id=invite.id).where(*_live(but=person_id))
        taken = changed(session, one_less.values(uses_left=Invite.uses_left - 1))
        if not (taken and _stands(session, invite)):
            raise InviteSpent()
        _take(session, invite, person_id)
    elif invite.role not in memberships.held(session, person_id, invite.community_id):
        raise InviteSpent()
    return invite


def _take(session: Session, invite: Invite, person_id: int) -> None:
    home, role, behind = invite.community_id, invite.role, invite.organisation_id
    if memberships.grant(session, home, person_id, role, invite.made_by, behind):
        roles.announce(session, home, person_id, role, by=None)


def withdraw(session: Session, by: int, invite_id: int) -> Invite:
    """Nobody comes by this link any more; who came by it stays. Twice is once. Raises NotFound."""
    invite = for_maker(session, by, invite_id)
    unused = update(Invite).filter_by(id=invite_id).where(col(Invite.uses_left) > 0)
    if changed(session, unused.values(uses_left=0)):
        history.write(session, invite.community_id, "invite", invite_id, "withdrawn", by)
    session.refresh(invite)
    return invite


# -- look-ups ------------------------------------------------------------------------------------


def usable(session: Session, community_id: int, by: int | None = None) -> list[Invite]:
    """The links by which somebody may still come, all or those made `by` a worker; those into the
    team first, then the newest."""
    live = select(Invite).filter_by(community_id=community_id).where(*_live())
    live = live if by is None else live.filter_by(made_by=by)
    found = [each for each in session.exec(live) if _stands(session, each)]
    return sorted(found, key=lambda each: (each.role not in STAFF, -each.key))


def is_usable(session: Session, invite: Invite) -> bool:
    """Whether somebody may still come by it."""
    live = select(Invite.id).filter_by(id=invite.id).where(*_live())
    return session.exec(live).first() is not None and _stands(session, invite)


def times_used(session: Session, invite: Invite) -> int:
    """How many have opened it."""
    return session.exec(
        select(func.count()).select_from(InviteUse).filter_by(invite_id=invite.id)
    ).one()


# -- inside --------------------------------------------------------------------------------------


def _live(but: int = 0) -> tuple[Any, ...]:
    """What holds for a link that may be used. One into the team is spent with the role that came by
    it: whoever lost that would come back under another number. `but`: who is using it."""
    holds = exists().where(
        col(Grant.person_id) == col(InviteUse.person_id),
        col(Grant.community_id) == col(Invite.community_id),
        col(Grant.role) == col(Invite.role),
        col(Grant.revoked_at).is_(None),
    )
    of_others = (col(InviteUse.invite_id) == col(Invite.id), col(InviteUse.person_id) != but)
    was_lost = exists().where(*of_others, ~holds) & col(Invite.role).in_(STAFF)
    return col(Invite.uses_left) > 0, col(Invite.expires_at) > clock.now(), ~was_lost


def _stands(session: Session, invite: Invite) -> bool:
    """Whether its maker could still give this role: whoever was a worker is none by an old link."""
    if invite.made_by is None:
        return True  # made on the operator's console
    return not roles.why_not_change(session, invite.made_by, invite.community_id, invite.role)


def _came_before(session: Session, invite: Invite, person_id: int) -> bool:
    """Whether they came by this link when they were known as somebody else. A neighbour may."""
    if invite.role is Role.RESIDENT:
        return False
    used = select(InviteUse.id).filter_by(invite_id=invite.id)
    is_theirs = col(InviteUse.token).in_(put_out.tokens_of(session, person_id))
    known = used.where(is_theirs, col(InviteUse.person_id) != person_id)
    return session.exec(known).first() is not None


def _is_first_use(session: Session, invite: Invite, person_id: int) -> bool:
    values = {
        "invite_id": invite.id,
        "person_id": person_id,
        "used_at": clock.now(),
        "token": put_out.token_of(session, person_id),
    }
    return changed(session, insert(session, InviteUse).values(values).on_conflict_do_nothing()) == 1
