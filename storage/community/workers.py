"""Whether a community's workers can be reached now."""

from sqlmodel import Session

from storage.community import accounts, groups, memberships
from storage.community.groups import Purpose


def are_reached(session: Session, community_id: int) -> bool:
    """A group of theirs takes what is said there, or one of them can be written to."""
    if groups.taking(session, community_id, Purpose.WORKERS):
        return True
    return bool(accounts.open_among(session, memberships.staff(session, community_id)))
